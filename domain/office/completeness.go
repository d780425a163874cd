package office

import (
	"context"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/report"
)

// Completeness is how complete the open opportunities of a salesperson are.
type Completeness struct {
	Salesperson string // "" for those of nobody
	Count       int64
	Percent     float64 // mean of whole percents
	Complete    int64   // those that miss nothing
	Missing     []int64 // by domain.CompletenessFields: how many lack the field
}

// CompletenessReport tells, per salesperson, how complete the opportunities are that are
// open or on hold: how many, the mean, how many miss nothing, and how many lack each
// field that counts. Forbidden.
func (s *Session) CompletenessReport(ctx context.Context) (report.Table, error) {
	if err := s.require(access.Opportunities, access.Read|access.ReadOthers); err != nil {
		return report.Table{}, err
	}
	weights := s.office.Weights()
	figures, err := s.store.Completeness(ctx, weights)
	if err != nil {
		return report.Table{}, err
	}
	t := report.Table{ID: "completeness", TitleKey: "report.completeness", FormulaKey: "formula.completeness", Columns: []report.Column{
		{ID: "salesperson", TitleKey: "opportunity.salesperson", Type: report.Text},
		{ID: "count", TitleKey: "report.open_count", Type: report.Count},
		{ID: "completeness", TitleKey: "opportunity.completeness", Type: report.Rate},
		{ID: "complete", TitleKey: "report.complete", Type: report.Count},
	}}
	for _, field := range domain.CompletenessFields {
		if weights[field] > 0 {
			t.Columns = append(t.Columns, report.Column{ID: "without_" + field, TitleKey: "completeness.without_" + field, Type: report.Count})
		}
	}
	for _, f := range figures {
		row := []any{orNothing(f.Salesperson), f.Count, f.Percent / 100, f.Complete}
		for i, field := range domain.CompletenessFields {
			if weights[field] > 0 {
				row = append(row, f.Missing[i])
			}
		}
		t.Rows = append(t.Rows, row)
	}
	return t, nil
}
