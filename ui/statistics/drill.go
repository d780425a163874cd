package statistics

import (
	"context"
	"strings"

	"fyne.io/fyne/v2/lang"

	"preventa/domain/control"
	"preventa/domain/office"
	"preventa/ui/kit"
)

// drill shows the list of exactly the opportunities of a cell, or of a total, with a chip that
// says where they come from.
func (s *Screen) drill(t *table, row, column int) {
	filter, session := s.answer.filter, s.host.Session()
	down, across := t.keys(row, column)
	kit.Background(s.host.Runner(), func() ([]int64, error) {
		numbers, _, err := session.StatisticsMembers(context.Background(), filter, t.Spec, down, across)
		return numbers, err
	}, func(numbers []int64, err error) {
		switch {
		case err != nil:
			s.host.Failed(err)
		case len(numbers) == 0:
			s.host.Notify(kit.Toast{Icon: "info", Text: lang.X("control.none_behind", "There are no opportunities behind this figure.")})
		default:
			label := s.drillLabel(t, row, column, filter)
			s.host.ShowOpportunities(office.Query{Conditions: []office.Condition{office.Numbered(numbers, label)}})
		}
	})
}

// drillLabel says where the opportunities of a list come from: the measure, the cell, what it
// tells, and as of which day, as the list itself shows them as they are today.
func (s *Screen) drillLabel(t *table, row, column int, filter control.Filter) string {
	measure := kit.KeyText(office.MeasureKey(t.Spec.Measure))
	if value, known := t.words.Text(office.ShowValue, row, column); known {
		measure += " " + value
	}
	parts := []string{measure, t.words.Row(row)}
	if t.columns() > 0 && (row >= 0 || column >= 0) {
		parts = append(parts, t.words.Column(column))
	}
	if filter.AsOf != 0 {
		parts = append(parts, lang.X("control.as_of_day", "as of {{.Day}}; listed as they are today", map[string]any{"Day": s.host.Session().Office().Region().Date(filter.AsOf)}))
	}
	return strings.Join(parts, " · ")
}
