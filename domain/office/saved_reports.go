package office

import (
	"context"
	"slices"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/change"
)

// SavedSpec reads what a saved report asks for. Invalid for one of another form, and for one
// that asks for what only a later program knows.
func SavedSpec(r domain.SavedReport) (ReportSpec, error) {
	if r.Form != domain.SavedAsReport {
		return ReportSpec{}, unknownSaved(r)
	}
	spec, err := ReportSpecOf(r.Definition)
	if err != nil {
		return spec, unknownSaved(r)
	}
	return spec, nil
}

func unknownSaved(r domain.SavedReport) error {
	return domain.Fail(domain.Invalid, "error.saved_report.unknown", domain.Args{"Name": r.Name})
}

// SavedReports lists the person's own saved reports and the office's, in the order of offer.
// Those a later program wrote are among them. Forbidden.
func (s *Session) SavedReports(ctx context.Context) ([]domain.SavedReport, error) {
	if err := s.require(access.Reports, access.Read); err != nil {
		return nil, err
	}
	records, err := s.store.All(ctx, domain.KindSavedReport)
	if err != nil {
		return nil, err
	}
	var list []domain.SavedReport
	for _, r := range records {
		if saved := *r.(*domain.SavedReport); saved.Owner == "" || saved.Owner == s.Me().ID {
			list = append(list, saved)
		}
	}
	slices.SortStableFunc(list, func(a, b domain.SavedReport) int { return a.Position - b.Position })
	return list, nil
}

// SaveReport adds a saved report, which comes last, or edits one. Invalid for a new name that
// another on offer has, and for a new definition that is no report; NotFound, Forbidden,
// ReadOnly, Conflict.
func (s *Session) SaveReport(ctx context.Context, r domain.SavedReport) (domain.SavedReport, change.Set, error) {
	if err := s.mayOwn(r.Owner, access.Reports); err != nil {
		return r, change.Set{}, err
	}
	if err := r.Check(); err != nil {
		return r, change.Set{}, err
	}
	list, err := s.SavedReports(ctx)
	if err == nil {
		err = freeReportName(r, list)
	}
	if err != nil {
		return r, change.Set{}, err
	}
	if r.ID != "" {
		return s.editSavedReport(ctx, r)
	}
	if err := checkSaved(r); err != nil {
		return r, change.Set{}, err
	}
	r.ID = domain.NewID()
	if len(list) > 0 {
		r.Position = list[len(list)-1].Position
	}
	r.Position++
	set, err := s.apply(ctx, "saved_report.added", change.Adding(r))
	r.Version = 1
	return r, set, err
}

// checkSaved refuses to save what could not be read.
func checkSaved(r domain.SavedReport) error {
	if r.Form == domain.SavedAsStatistics {
		_, err := SavedStatistics(r)
		return err
	}
	_, err := SavedSpec(r)
	return err
}

// freeReportName refuses a name that another saved report on offer has. One may keep its own.
func freeReportName(r domain.SavedReport, list []domain.SavedReport) error {
	name := domain.Fold(r.Name)
	if slices.ContainsFunc(list, func(o domain.SavedReport) bool { return o.ID == r.ID && domain.Fold(o.Name) == name }) {
		return nil
	}
	var p domain.Problems
	if at := slices.IndexFunc(list, func(o domain.SavedReport) bool { return domain.Fold(o.Name) == name }); at >= 0 {
		p.Add("name", "error.name.taken", domain.Args{"Name": list[at].Name})
	}
	return p.Err()
}

// editSavedReport keeps what a later program wrote, unless it is written anew.
func (s *Session) editSavedReport(ctx context.Context, r domain.SavedReport) (domain.SavedReport, change.Set, error) {
	before, err := load[domain.SavedReport](ctx, s.store, r.ID)
	if err == nil {
		err = s.mayOwn(before.Owner, access.Reports)
	}
	if err == nil && (before.Definition != r.Definition || before.Form != r.Form) {
		err = checkSaved(r)
	}
	if err != nil {
		return r, change.Set{}, err
	}
	c, changed := change.Editing(before, r)
	if !changed {
		return before, change.Set{}, nil
	}
	if before.Version != r.Version {
		return r, change.Set{}, changedMeanwhile(domain.KindSavedReport, r.ID)
	}
	set, err := s.apply(ctx, "saved_report.changed", c)
	r.Version = c.Version
	return r, set, err
}

func changedMeanwhile(kind domain.Kind, id domain.ID) error {
	return domain.Fail(domain.Conflict, "error.changed_meanwhile", domain.Args{"Kind": string(kind), "Record": string(id)})
}

// RenameReport calls a saved report otherwise. As SaveReport.
func (s *Session) RenameReport(ctx context.Context, id domain.ID, name string) (change.Set, error) {
	r, err := load[domain.SavedReport](ctx, s.store, id)
	if err != nil {
		return change.Set{}, err
	}
	r.Name = name
	_, set, err := s.SaveReport(ctx, r)
	return set, err
}

// DeleteReports takes saved reports away. NotFound, Forbidden, ReadOnly, Conflict.
func (s *Session) DeleteReports(ctx context.Context, ids []domain.ID) (change.Set, error) {
	changes := make([]change.Change, len(ids))
	for i, id := range ids {
		r, err := load[domain.SavedReport](ctx, s.store, id)
		if err == nil {
			err = s.mayOwn(r.Owner, access.Reports)
		}
		if err != nil {
			return change.Set{}, err
		}
		changes[i] = change.Removing(r)
	}
	return s.apply(ctx, "saved_report.removed", changes...)
}

// OrderReports puts the saved reports on offer in the order of their ids; those the person may
// not write keep their place. Forbidden, NotFound.
func (s *Session) OrderReports(ctx context.Context, ids []domain.ID) (change.Set, error) {
	list, err := s.SavedReports(ctx)
	if err != nil {
		return change.Set{}, err
	}
	var changes []change.Change
	for i, id := range ids {
		if slices.Contains(ids[:i], id) {
			continue
		}
		at := slices.IndexFunc(list, func(r domain.SavedReport) bool { return r.ID == id })
		if at < 0 {
			return change.Set{}, domain.Fail(domain.NotFound, "error.record.not_found", domain.Args{"Kind": string(domain.KindSavedReport), "Record": string(id)})
		}
		after := list[at]
		after.Position = i + 1
		if c, changed := change.Editing(list[at], after); changed && s.mayOwn(after.Owner, access.Reports) == nil {
			changes = append(changes, c)
		}
	}
	if len(changes) == 0 {
		return change.Set{}, nil
	}
	return s.apply(ctx, "saved_reports.ordered", changes...)
}

// MayKeepReport reports whether the person may write what is owned by somebody: their own, or
// the office's where they may change reports.
func (s *Session) MayKeepReport(owner domain.ID) bool { return s.mayOwn(owner, access.Reports) == nil }

// mayOwn refuses what is another's, and what is the office's where the person may not change
// an element.
func (s *Session) mayOwn(owner domain.ID, e access.Element) error {
	if owner == "" {
		return s.require(e, access.Modify)
	}
	if owner != s.Me().ID {
		return domain.Fail(domain.Forbidden, "", nil)
	}
	if s.office.readOnly {
		return domain.Fail(domain.ReadOnly, "error.office.read_only", nil)
	}
	return s.require(e, access.Read)
}
