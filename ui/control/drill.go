package control

import (
	"context"
	"strconv"
	"strings"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/control"
	"preventa/domain/office"
	"preventa/ui/charts"
	"preventa/ui/kit"
)

// behind is what stands behind a figure of a chart.
type behind struct {
	numbers []int64
	amount  int64
	known   bool
}

// drill shows the list of exactly the opportunities behind a figure of a chart, with a chip
// that says where they come from.
func (s *Screen) drill(c Chart, d Described, category, series int) {
	part, ok := d.Part(category, series)
	if !ok {
		return
	}
	filter := s.Filter()
	kit.Background(s.host.Runner(), func() (b behind, err error) {
		err = s.host.Session().Look(context.Background(), filter, c.History, func(l *control.Look) {
			b.numbers, b.amount, b.known = l.Members(part)
		})
		return b, err
	}, func(b behind, err error) {
		switch {
		case err != nil:
			s.host.Failed(err)
		case !b.known || len(b.numbers) == 0:
			s.host.Notify(kit.Toast{Icon: "info", Text: lang.X("control.none_behind", "There are no opportunities behind this figure.")})
		default:
			label := s.drillLabel(c, d, category, series, b, filter)
			s.host.ShowOpportunities(office.Query{Conditions: []office.Condition{office.Numbered(b.numbers, label)}})
		}
	})
}

// drillLabel says where the opportunities of a list come from: the chart, the figure, how
// many they are and what they sum up to, and as of which day: the list itself shows them as
// they are today.
func (s *Screen) drillLabel(c Chart, d Described, category, series int, b behind, filter control.Filter) string {
	parts := []string{c.Title()}
	if category < len(d.Chart.Categories) {
		if label := categoryText(d.Chart.Categories[category]); label != "" {
			parts = append(parts, label)
		}
	}
	if len(d.Chart.Series) > 1 && series < len(d.Chart.Series) && d.Chart.Series[series].Name != "" {
		parts = append(parts, d.Chart.Series[series].Name)
	}
	currency := s.host.Session().CurrencyOf(filter)
	parts = append(parts, s.region().Number(int64(len(b.numbers)), 0), s.region().Short(domain.Money{Minor: b.amount, Currency: currency}))
	if filter.Currency != "" {
		parts = append(parts, lang.X("control.listed_in", "only {{.Currency}}; the list totals in office currency", map[string]any{"Currency": filter.Currency}))
	}
	if filter.AsOf != 0 {
		parts = append(parts, lang.X("control.as_of_day", "as of {{.Day}}; listed as they are today", map[string]any{"Day": s.region().Date(filter.AsOf)}))
	}
	return strings.Join(parts, " · ")
}

// categoryText is what a category is called by itself: a month, which beside others of its
// year is not told, with its year.
func categoryText(c charts.Category) string {
	month, is := domain.ParseMonth(c.Key)
	if !is || c.Key == "" {
		return c.Label
	}
	year, _ := month.Split()
	if strings.Contains(c.Label, strconv.Itoa(year%100)) {
		return c.Label
	}
	return c.Label + " " + strconv.Itoa(year)
}
