package office

import (
	"context"
	"encoding/json"
	"slices"

	"preventa/domain"
	"preventa/domain/control"
	"preventa/domain/report"
)

// StatisticsSpec is Sales Statistics as they are asked for: it is what is saved under a name.
type StatisticsSpec struct {
	Pivot  control.PivotSpec `json:"pivot"`
	Filter control.Filter    `json:"filter"` // its Period is told by Period
	Period Span              `json:"period"`
	Show   StatisticsShow    `json:"show,omitempty"` // "": ShowValue
}

// Encode is the text that the statistics are kept as.
func (sp StatisticsSpec) Encode() string {
	text, err := json.Marshal(sp)
	if err != nil {
		panic("office: statistics that are no JSON: " + err.Error()) // plain values only
	}
	return string(text)
}

// SavedStatistics reads what a saved report asks the statistics for. Invalid for one of
// another form, and for one that asks for what only a later program knows.
func SavedStatistics(r domain.SavedReport) (StatisticsSpec, error) {
	var sp StatisticsSpec
	if r.Form != domain.SavedAsStatistics || json.Unmarshal([]byte(r.Definition), &sp) != nil {
		return sp, unknownSaved(r)
	}
	if sp.Show == "" {
		sp.Show = ShowValue
	}
	columns := sp.Pivot.Columns == control.PivotNothing || slices.Contains(control.PivotFields, sp.Pivot.Columns)
	if !columns || !slices.Contains(control.PivotFields, sp.Pivot.Rows) || !slices.Contains(control.PivotMeasures, sp.Pivot.Measure) || !slices.Contains(StatisticsShows, sp.Show) {
		return sp, unknownSaved(r)
	}
	return sp, nil
}

// FilterOf is the filter of the statistics, its period as of today.
func (s *Session) FilterOf(sp StatisticsSpec) (control.Filter, error) {
	today := s.office.Today()
	if sp.Filter.AsOf != 0 {
		today = min(today, sp.Filter.AsOf)
	}
	period, err := s.days(sp.Period, today)
	sp.Filter.Period = period
	return sp.Filter, err
}

// savedStatisticsSheet makes saved statistics as people read them.
func (s *Session) savedStatisticsSheet(ctx context.Context, sp StatisticsSpec, words report.Words) (report.Sheet, error) {
	filter, err := s.FilterOf(sp)
	if err != nil {
		return report.Sheet{}, err
	}
	found, err := s.Statistics(ctx, filter, sp.Pivot)
	if err != nil {
		return report.Sheet{}, err
	}
	return s.StatisticsSheet(ctx, found, filter, sp.Show, words)
}
