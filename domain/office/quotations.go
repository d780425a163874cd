package office

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/change"
)

// QuotationDraft is a quotation with its lines as a person edits it.
type QuotationDraft struct {
	domain.Quotation // ID "" for a new one; Version as it was read
	Lines            []domain.Line
}

// Quotations gives the page of a query of quotations that starts at row first. Forbidden.
func (s *Session) Quotations(ctx context.Context, q Query, first, count int) ([]QuotationRow, error) {
	if err := s.require(access.Quotations, access.Read); err != nil {
		return nil, err
	}
	q, err := s.complete(q)
	if err != nil {
		return nil, err
	}
	return s.store.QuotationRows(ctx, q, first, count)
}

// Quotation reads a quotation with its lines. NotFound, Forbidden.
func (s *Session) Quotation(ctx context.Context, id domain.ID) (QuotationDraft, error) {
	if err := s.require(access.Quotations, access.Read); err != nil {
		return QuotationDraft{}, err
	}
	q, err := load[domain.Quotation](ctx, s.store, id)
	if err != nil {
		return QuotationDraft{}, err
	}
	lines, err := related[domain.Line](ctx, s.store, "quotation", id)
	return QuotationDraft{q, lines}, err
}

// NewQuotation is what a new quotation starts with: for an opportunity ("" for none) its
// customer, contact, salesperson and currency; copied from another one ("" for none) its
// lines and terms too. Nothing is saved yet; the number is given with the first save.
// NotFound, Forbidden.
func (s *Session) NewQuotation(ctx context.Context, opportunity, copyOf domain.ID) (QuotationDraft, error) {
	if err := s.require(access.Quotations, access.Add); err != nil {
		return QuotationDraft{}, err
	}
	var d QuotationDraft
	if copyOf != "" {
		source, err := s.Quotation(ctx, copyOf)
		if err != nil {
			return d, err
		}
		d = copied(source)
	}
	office := s.office.Data()
	d.Status, d.Day = domain.Draft, s.office.Today()
	if office.ValidityDays == 0 {
		office.ValidityDays = domain.DefaultValidityDays
	}
	d.ValidUntil = d.Day.Add(office.ValidityDays)
	if copyOf == "" {
		d.Currency, d.Language = office.Currency, office.Language
		d.Delivery, d.Payment = office.DeliveryTerms, office.PaymentTerms
		if me := s.Me(); me.Salesperson {
			d.Salesperson = me.ID
		}
	}
	if opportunity != "" {
		return d, s.fromOpportunity(ctx, &d, opportunity, copyOf == "")
	}
	return d, nil
}

// copied is a quotation with its lines as the start of another one.
func copied(source QuotationDraft) QuotationDraft {
	d := source
	d.ID, d.Version, d.Number, d.Sequence, d.Revision, d.Supersedes = "", 0, "", 0, 0, ""
	d.SentOn, d.DecidedOn, d.RemovedAt = 0, 0, 0
	d.Lines = slices.Clone(source.Lines)
	for i := range d.Lines {
		d.Lines[i].ID, d.Lines[i].Version, d.Lines[i].Quotation = "", 0, ""
	}
	return d
}

// fromOpportunity takes over whom a quotation is for, and, for a fresh one, in what.
func (s *Session) fromOpportunity(ctx context.Context, d *QuotationDraft, id domain.ID, fresh bool) error {
	o, err := s.opportunity(ctx, id, access.Read)
	if err != nil {
		return err
	}
	d.Opportunity, d.Customer, d.Contact = o.ID, o.Customer, o.Contact
	if !fresh {
		return nil
	}
	d.Subject, d.Currency = o.Name, o.Currency
	if o.Salesperson != "" {
		d.Salesperson = o.Salesperson
	}
	if o.Customer != "" {
		customer, err := load[domain.Customer](ctx, s.store, o.Customer)
		if err != nil {
			return err
		}
		if customer.Language != "" {
			d.Language = customer.Language
		}
	}
	return nil
}

// SaveQuotation adds a quotation, which gets its number, or edits a draft, with all its
// lines in their order; blank ones are left out. In one set, which is empty when nothing
// had changed. It returns the quotation as it stands saved.
// Invalid names every field that breaks a rule, those of lines as "lines" with Row and
// Column in their args; Conflict for one that is no draft any more, changed meanwhile or
// lies in the recycle bin; NotFound, Forbidden.
func (s *Session) SaveQuotation(ctx context.Context, d QuotationDraft) (saved QuotationDraft, set change.Set, err error) {
	err = s.Atomically(ctx, func(s *Session) error {
		saved, set, err = s.saveQuotation(ctx, d)
		return err
	})
	return saved, set, err
}

func (s *Session) saveQuotation(ctx context.Context, d QuotationDraft) (QuotationDraft, change.Set, error) {
	before, err := s.editable(ctx, d)
	if err != nil {
		return d, change.Set{}, err
	}
	d.Status, d.RemovedAt = domain.Draft, 0
	w := draftWriter{wordWriter{session: s}, Draft{Opportunity: domain.Opportunity{Customer: d.Customer}}}
	if err := w.checkBlocked(ctx, before.Customer); err != nil {
		return d, change.Set{}, err
	}
	if err := mergeInvalid(errors.Join(w.problems.Err(), d.settle())); err != nil {
		return d, change.Set{}, err
	}
	if err := s.refuseBinnedRefs(ctx, before.Quotation, d.Quotation); err != nil {
		return d, change.Set{}, err
	}
	action := "quotation.saved"
	var changes []change.Change
	d.LineEdits = before.LineEdits
	if d.ID == "" {
		action = "quotation.added"
		if err := s.number(ctx, &d.Quotation); err != nil {
			return d, change.Set{}, err
		}
		d.ID, d.Version = domain.NewID(), 0
		changes = append(changes, change.Adding(d.Quotation))
	} else {
		d.Number, d.Sequence, d.Revision, d.Supersedes = before.Number, before.Sequence, before.Revision, before.Supersedes
		if len(lineChanges(d.ID, before.Lines, slices.Clone(d.Lines))) > 0 {
			d.LineEdits++
		}
		if c, changed := change.Editing(before.Quotation, d.Quotation); changed {
			changes = append(changes, c)
		}
	}
	changes = append(changes, lineChanges(d.ID, before.Lines, d.Lines)...)
	if len(changes) == 0 {
		return d, change.Set{}, nil
	}
	set, err := s.apply(ctx, action, changes...)
	return d.after(set), set, err
}

// after is the draft with the versions a set left.
func (d QuotationDraft) after(set change.Set) QuotationDraft {
	versions := make(map[domain.ID]int64, len(set.Changes))
	for _, c := range set.Changes {
		versions[c.Record] = c.Version
	}
	if version, changed := versions[d.ID]; changed {
		d.Version = version
	}
	for i := range d.Lines {
		if version, changed := versions[d.Lines[i].ID]; changed {
			d.Lines[i].Version = version
		}
	}
	return d
}

// editable reads the quotation a draft is of, and refuses one that is no draft any more.
func (s *Session) editable(ctx context.Context, d QuotationDraft) (QuotationDraft, error) {
	if d.ID == "" {
		return QuotationDraft{}, s.require(access.Quotations, access.Add)
	}
	if err := s.require(access.Quotations, access.Modify); err != nil {
		return QuotationDraft{}, err
	}
	before, err := s.Quotation(ctx, d.ID)
	if err != nil {
		return before, err
	}
	args := domain.Args{"Number": before.Label()}
	switch {
	case before.RemovedAt != 0:
		return before, refuseBinned(&before.Quotation)
	case before.Version != d.Version:
		return before, domain.Fail(domain.Conflict, "error.stale_quotation", args)
	case !before.Editable():
		return before, domain.Fail(domain.Conflict, "error.quotation.not_draft", args)
	}
	return before, nil
}

// settle leaves blank lines out, numbers the others, checks everything and adds it up.
func (d *QuotationDraft) settle() error {
	var p domain.Problems
	p = append(p, problemsOf(d.Quotation.Check())...)
	d.Lines = slices.DeleteFunc(slices.Clone(d.Lines), domain.Line.IsBlank)
	if len(d.Lines) > domain.MaxLines {
		p.Add("lines", "error.quotation.lines", domain.Args{"Most": domain.MaxLines})
	}
	for i := range d.Lines {
		d.Lines[i].Place = i + 1
		for _, problem := range problemsOf(d.Lines[i].Check()) {
			args := domain.Args{"Row": i, "Column": problem.Field}
			for name, value := range problem.Args {
				args[name] = value
			}
			p.Add("lines", problem.Key, args)
		}
	}
	if err := p.Err(); err != nil {
		return err
	}
	if !d.Sum(d.Lines) {
		return &domain.Error{Code: domain.Invalid, Fields: []domain.FieldError{{Field: "lines", Key: "error.quotation.too_big"}}}
	}
	return nil
}

// number gives a quotation the next free number of the office's pattern. Where the
// pattern names the year, every year begins at 1.
func (s *Session) number(ctx context.Context, q *domain.Quotation) error {
	pattern := s.office.Data().Pattern()
	counter := string(domain.KindQuotation)
	if strings.Contains(pattern, "{year}") || strings.Contains(pattern, "{yy}") {
		year, _, _ := q.Day.Civil()
		counter = fmt.Sprintf("%s %d", counter, year)
	}
	for {
		sequence, err := s.store.TakeNumber(ctx, counter)
		if err != nil {
			return err
		}
		q.Sequence, q.Number = sequence, domain.QuotationNumber(pattern, sequence, q.Day)
		taken, err := s.store.QuotationNumberTaken(ctx, q.Number)
		if err != nil || !taken {
			return err
		}
	}
}

// lineChanges makes a quotation's lines those of the list, and gives the new ones ids.
func lineChanges(quotation domain.ID, before, after []domain.Line) []change.Change {
	var changes []change.Change
	known := make(map[domain.ID]domain.Line, len(before))
	for _, line := range before {
		known[line.ID] = line
	}
	for i := range after {
		after[i].Quotation = quotation
		old, exists := known[after[i].ID]
		delete(known, after[i].ID)
		if !exists {
			after[i].ID, after[i].Version = domain.NewID(), 0
			changes = append(changes, change.Adding(after[i]))
			continue
		}
		after[i].Version = old.Version
		if c, changed := change.Editing(old, after[i]); changed {
			changes = append(changes, c)
		}
	}
	for _, line := range before {
		if _, gone := known[line.ID]; gone {
			changes = append(changes, change.Removing(line))
		}
	}
	return changes
}
