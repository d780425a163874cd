package office

import (
	"context"

	"preventa/domain"
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
	return placedList[domain.SavedReport](ctx, s)
}

// SaveReport adds a saved report, which comes last, or edits one. Invalid for a new name that
// another on offer has, and for a new definition that is no report; NotFound, Forbidden,
// ReadOnly, Conflict.
func (s *Session) SaveReport(ctx context.Context, r domain.SavedReport) (domain.SavedReport, change.Set, error) {
	if err := s.mayOwn(r); err != nil {
		return r, change.Set{}, err
	}
	if err := r.Check(); err != nil {
		return r, change.Set{}, err
	}
	list, err := s.SavedReports(ctx)
	if err != nil {
		return r, change.Set{}, err
	}
	if name, taken := sameName(r, list); taken {
		return r, change.Set{}, nameTaken(name)
	}
	if r.ID != "" {
		return s.editSavedReport(ctx, r)
	}
	if err := checkSaved(r); err != nil {
		return r, change.Set{}, err
	}
	r.ID, r.Position = domain.NewID(), nextPlace(list)
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

// nameTaken refuses the name of something else on offer.
func nameTaken(name string) error {
	var p domain.Problems
	p.Add("name", "error.name.taken", domain.Args{"Name": name})
	return p.Err()
}

// editSavedReport keeps what a later program wrote, unless it is written anew.
func (s *Session) editSavedReport(ctx context.Context, r domain.SavedReport) (domain.SavedReport, change.Set, error) {
	before, err := loadOwned[domain.SavedReport](ctx, s, r.ID)
	if err == nil && (before.Definition != r.Definition || before.Form != r.Form) {
		err = checkSaved(r)
	}
	if err != nil {
		return r, change.Set{}, err
	}
	set, version, err := s.editOwned(ctx, before, r, "saved_report.changed")
	r.Version = version
	return r, set, err
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
	changes, err := removeOwned[domain.SavedReport](ctx, s, ids)
	if err != nil {
		return change.Set{}, err
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
	return orderOwned(ctx, s, list, ids, "saved_reports.ordered")
}

// MayKeepReport reports whether the person may write what is owned by somebody: their own, or
// the office's where they may change reports.
func (s *Session) MayKeepReport(owner domain.ID) bool {
	return s.mayOwn(domain.SavedReport{Owner: owner}) == nil
}
