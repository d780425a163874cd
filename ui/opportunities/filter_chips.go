package opportunities

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/ui/kit"
)

// notClosed are the classes whose opportunities somebody still has to see to.
var notClosed = []domain.Class{domain.Open, domain.OnHold}

// quickFilters are the chips that narrow the list to a class of states, or to what asks
// for attention.
func quickFilters() []kit.QuickFilter {
	return []kit.QuickFilter{
		{Label: lang.X("view.all", "All")},
		{Label: lang.X("view.open", "Open"), Dot: kit.ColorOpenDot, Classes: []domain.Class{domain.Open}},
		{Label: lang.X("view.hold", "On hold"), Dot: kit.ColorHoldDot, Classes: []domain.Class{domain.OnHold}},
		{Label: lang.X("view.won", "Won"), Dot: kit.ColorWonDot, Classes: []domain.Class{domain.Won}},
		{Label: lang.X("view.lost", "Lost"), Dot: kit.ColorLostDot, Classes: []domain.Class{domain.Lost}},
		{Label: lang.X("view.overdue", "Overdue"), Dot: kit.ColorOverdueDot, Classes: notClosed, Condition: nextIs(domain.Overdue)},
		{Label: lang.X("view.no_next", "No next activity"), Dot: kit.ColorNoneDot, Classes: notClosed, Condition: nextIs(domain.None)},
		{Label: lang.X("view.incomplete", "Incomplete"), Classes: notClosed, Condition: office.Condition{Column: office.ColumnComplete, Values: []string{band(0, 99)}}},
	}
}

func nextIs(u domain.Urgency) office.Condition {
	return office.Condition{Column: office.ColumnNext, Values: []string{string(u)}}
}

// band is the condition's value for percentages from one to another.
func band(from, to int) string { return fmt.Sprintf("%d-%d", from, to) }

// bandOf is the band that a percentage falls in.
func bandOf(percent int) string {
	switch {
	case percent < 50:
		return band(0, 49)
	case percent < 80:
		return band(50, 79)
	case percent < 100:
		return band(80, 99)
	}
	return band(100, 100)
}

// countQuick counts the rows of each quick filter, in their order.
func (l *List) countQuick(ctx context.Context, q office.Query) ([]string, error) {
	t, err := l.host.Session().Totals(ctx, q)
	if err != nil {
		return nil, err
	}
	counts := []int64{t.Count, t.Open, t.OnHold, t.Won, t.Lost}
	for _, f := range quickFilters()[len(counts):] {
		narrowed := q
		narrowed.Classes = f.Classes
		narrowed.Conditions = append([]office.Condition{f.Condition}, q.Conditions...)
		n, err := l.host.Session().Count(ctx, domain.KindOpportunity, narrowed)
		if err != nil {
			return nil, err
		}
		counts = append(counts, int64(n))
	}
	texts := make([]string, len(counts))
	for i, n := range counts {
		texts[i] = l.region().Number(n, 0)
	}
	return texts, nil
}

// conditionText is what the chip of a condition says.
func (l *List) conditionText(c office.Condition) string {
	if c.Column == office.ColumnRate {
		return lang.X("opportunities.no_rate", "Without a rate")
	}
	var title string
	for _, column := range listColumns(l.region(), l.currency(), 0) {
		if column.ID == string(c.Column) {
			title = column.Title
		}
	}
	names := make([]string, len(c.Values))
	for i, value := range c.Values {
		names[i] = orDash(value)
		switch c.Column {
		case office.ColumnNext:
			names[i] = urgencyName(domain.Urgency(value))
		case office.ColumnComplete:
			title = lang.X("opportunity.completeness", "Completeness")
			names[i] = strings.Replace(strings.TrimSuffix(value, "-100"), "-", "–", 1) + " %"
		}
	}
	return title + ": " + strings.Join(names, ", ")
}
