package office

import (
	"context"
	"slices"
	"time"

	"preventa/domain"
	"preventa/domain/access"
)

// mostHistory is how many changes the history of a record goes back.
const mostHistory = 20_000

// History lists every change of a record and of what hangs on it, the newest first: of an
// opportunity its main contact's card, who takes part, its activities, quotations and
// files; of a customer its contacts and files; of a quotation its lines.
// Names tells what the records are called that entries mention. NotFound, Forbidden.
func (s *Session) History(ctx context.Context, kind domain.Kind, id domain.ID) (entries []Entry, names map[domain.ID]string, err error) {
	if err := s.require(elementOf[kind], access.Read); err != nil {
		return nil, nil, err
	}
	ids, err := s.hangingOn(ctx, kind, id)
	if err != nil {
		return nil, nil, err
	}
	if entries, err = s.store.Entries(ctx, ids, mostHistory); err != nil {
		return nil, nil, err
	}
	entries = slices.DeleteFunc(entries, isBookkeeping)
	names, err = s.namesIn(ctx, entries)
	return entries, names, err
}

// isBookkeeping reports a change that the program made for itself.
func isBookkeeping(e Entry) bool { return e.Field == "line_edits" }

// hanging are the kinds of record that hang on one of a kind, by the field that says so.
var hanging = map[domain.Kind][]domain.Ref{
	domain.KindOpportunity: {{Field: "opportunity", Kind: domain.KindParticipant}, {Field: "opportunity", Kind: domain.KindActivity},
		{Field: "opportunity", Kind: domain.KindQuotation}, {Field: "opportunity", Kind: domain.KindAttachment}},
	domain.KindCustomer:  {{Field: "customer", Kind: domain.KindContact}, {Field: "customer", Kind: domain.KindAttachment}},
	domain.KindQuotation: {{Field: "quotation", Kind: domain.KindLine}},
}

func (s *Session) hangingOn(ctx context.Context, kind domain.Kind, id domain.ID) ([]domain.ID, error) {
	ids := []domain.ID{id}
	if kind == domain.KindOpportunity {
		o, err := s.opportunity(ctx, id, access.Read)
		if err != nil {
			return nil, err
		}
		if o.Contact != "" {
			ids = append(ids, o.Contact)
		}
	}
	for _, h := range hanging[kind] {
		records, err := s.store.Related(ctx, h.Kind, h.Field, id)
		if err != nil {
			return nil, err
		}
		for _, r := range records {
			hangs, _ := r.Key()
			ids = append(ids, hangs)
		}
	}
	return ids, nil
}

// Changes lists the changes of the newest sets of the journal before a seq (0: all),
// newest first, with the names of what they mention. Forbidden.
func (s *Session) Changes(ctx context.Context, before int64, sets int) ([]Entry, map[domain.ID]string, error) {
	if err := s.require(access.Opportunities, access.Read|access.ReadOthers); err != nil {
		return nil, nil, err
	}
	entries, err := s.store.AllEntries(ctx, before, sets)
	if err != nil {
		return nil, nil, err
	}
	entries = slices.DeleteFunc(entries, isBookkeeping)
	names, err := s.namesIn(ctx, entries)
	return entries, names, err
}

// namesIn tells what the records are called that entries are of or refer to.
func (s *Session) namesIn(ctx context.Context, entries []Entry) (map[domain.ID]string, error) {
	byKind := map[domain.Kind]map[domain.ID]bool{}
	note := func(kind domain.Kind, id domain.ID) {
		if byKind[kind] == nil {
			byKind[kind] = map[domain.ID]bool{}
		}
		byKind[kind][id] = true
	}
	for _, e := range entries {
		note(e.Kind, e.Record)
		kind := domain.RefKind(e.Kind, e.Field)
		if kind == "" {
			continue
		}
		for _, value := range []any{e.Old, e.New} {
			for _, id := range idsIn(value) {
				note(kind, id)
			}
		}
	}
	names := map[domain.ID]string{}
	for kind, ids := range byKind {
		var list []domain.ID
		for id := range ids {
			list = append(list, id)
		}
		found, err := s.store.Names(ctx, kind, list)
		if err != nil {
			return nil, err
		}
		for id, name := range found {
			names[id] = name
		}
	}
	return names, nil
}

// idsIn are the ids a plain value of a reference holds.
func idsIn(value any) []domain.ID {
	switch v := value.(type) {
	case string:
		return []domain.ID{domain.ID(v)}
	case []string:
		ids := make([]domain.ID, len(v))
		for i, id := range v {
			ids[i] = domain.ID(id)
		}
		return ids
	}
	return nil
}

// Stay is how long an opportunity was in a state, re-entries added up.
type Stay struct {
	State domain.ID
	Days  int // whole days, the day it came not counted
	Now   bool
}

// Stays tells how long an opportunity was in each state it was in, in the order it first
// came there: from the day it was opened, or the journal's first word of it, and until now
// for one that is not closed. NotFound, Forbidden.
func (s *Session) Stays(ctx context.Context, id domain.ID) ([]Stay, error) {
	o, err := s.opportunity(ctx, id, access.Read)
	if err != nil {
		return nil, err
	}
	moves, err := s.store.StateMoves(ctx, []domain.ID{id})
	if err != nil {
		return nil, err
	}
	state, err := s.state(ctx, o.State)
	if err != nil {
		return nil, err
	}
	end := s.office.Today()
	if state.Class.IsClosed() {
		end = o.ClosedOn
	}
	return stays(o, moves[id], end, s.office.clock().Location()), nil
}

// stays adds up the intervals between moves, which are given newest first.
func stays(o domain.Opportunity, moved []Entry, end domain.Date, where *time.Location) []Stay {
	moves := make([]domain.StateMove, len(moved))
	for i, e := range moved {
		from, _ := e.Old.(string)
		to, _ := e.New.(string)
		moves[len(moved)-1-i] = domain.StateMove{From: domain.ID(from), To: domain.ID(to), On: domain.DateOf(e.At.In(where))}
	}
	var list []Stay
	for _, stay := range domain.Stays(o.OpenedOn, o.State, moves, end) {
		list = append(list, Stay{stay.State, stay.Days, stay.State == o.State})
	}
	return list
}

// UndoHistory lists the newest sets of the journal, newest first. Forbidden.
func (s *Session) UndoHistory(ctx context.Context, most int) ([]SetRow, error) {
	if err := s.require(access.Opportunities, access.Read|access.ReadOthers); err != nil {
		return nil, err
	}
	return s.store.Sets(ctx, 0, most)
}

// MostUndo is how many sets the undo history lists.
const MostUndo = 200
