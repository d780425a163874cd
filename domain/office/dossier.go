package office

import (
	"context"
	"slices"
	"time"

	"preventa/domain"
	"preventa/domain/access"
)

// Dossier is what hangs on an opportunity, as its form shows it: what was done and is
// planned, what was offered, and what is kept. A part that the person may not read is empty.
type Dossier struct {
	Activities  []ActivityRow // the latest day first
	Milestones  []Milestone   // the newest first
	Quotations  []QuotationRow
	Counting    domain.ID // the quotation whose total the amount may follow; "" for none
	Attachments []Kept    // in the order they came
}

// Milestone is something that happened to an opportunity besides its activities: a move
// from state to state, or a quotation that was sent.
type Milestone struct {
	At        time.Time
	Seq       int64 // of its set
	Person    string
	From, To  string    // the names of states, of a move
	Quotation domain.ID // that was sent
}

// Kept is an attachment with who kept it and when.
type Kept struct {
	domain.Attachment
	At time.Time
	By string
}

// Dossier gathers what hangs on an opportunity. NotFound, Forbidden.
func (s *Session) Dossier(ctx context.Context, id domain.ID) (Dossier, error) {
	d := Dossier{}
	if _, err := s.opportunity(ctx, id, access.Read); err != nil {
		return d, err
	}
	var err error
	of := Query{Conditions: []Condition{{Column: ColumnOpportunity, Values: []string{string(id)}}}}
	if s.May(access.Activities, access.Read) {
		if d.Activities, err = s.Activities(ctx, of, 0, mostOfOne); err != nil {
			return d, err
		}
	}
	if s.May(access.Quotations, access.Read) {
		if err := s.addQuotations(ctx, &d, id); err != nil {
			return d, err
		}
	}
	files, err := s.AttachmentsOf(ctx, domain.KindOpportunity, id)
	if err != nil {
		return d, err
	}
	for _, file := range files {
		d.Attachments = append(d.Attachments, Kept{Attachment: file})
	}
	if err := s.addMoves(ctx, &d, id); err != nil {
		return d, err
	}
	return d, s.addDeeds(ctx, &d)
}

func (s *Session) addQuotations(ctx context.Context, d *Dossier, id domain.ID) (err error) {
	if d.Quotations, err = s.QuotationsOf(ctx, id); err != nil {
		return err
	}
	counting, err := s.CountingQuotation(ctx, id)
	d.Counting = counting.ID
	return err
}

// addMoves notes the moves from state to state.
func (s *Session) addMoves(ctx context.Context, d *Dossier, id domain.ID) error {
	moves, err := s.store.StateMoves(ctx, []domain.ID{id})
	if err != nil {
		return err
	}
	names, err := s.namesIn(ctx, moves[id])
	if err != nil {
		return err
	}
	for _, e := range moves[id] {
		from, _ := e.Old.(string)
		to, _ := e.New.(string)
		d.Milestones = append(d.Milestones, Milestone{At: e.At, Seq: e.Seq, Person: e.Person, From: names[domain.ID(from)], To: names[domain.ID(to)]})
	}
	return nil
}

// addDeeds notes who sent each quotation that is sent, and who kept each file, and when.
func (s *Session) addDeeds(ctx context.Context, d *Dossier) error {
	var ids []domain.ID
	sent := map[domain.ID]bool{}
	for _, q := range d.Quotations {
		if !q.SentOn.IsZero() {
			ids, sent[q.ID] = append(ids, q.ID), true
		}
	}
	place := map[domain.ID]int{}
	for i, file := range d.Attachments {
		ids, place[file.ID] = append(ids, file.ID), i
	}
	entries, err := s.store.Entries(ctx, ids, 0)
	if err != nil {
		return err
	}
	for _, e := range entries { // newest first: the last sending counts, and the first word of a file
		switch i, isFile := place[e.Record]; {
		case isFile:
			d.Attachments[i].At, d.Attachments[i].By = e.At, e.Person
		case e.Field == "sent_on" && e.New != nil && sent[e.Record]:
			sent[e.Record] = false
			d.Milestones = append(d.Milestones, Milestone{At: e.At, Seq: e.Seq, Person: e.Person, Quotation: e.Record})
		}
	}
	slices.SortStableFunc(d.Milestones, func(a, b Milestone) int { return int(b.Seq - a.Seq) })
	return nil
}
