package report

import (
	"cmp"
	"fmt"
	"slices"
	"unicode"
	"unicode/utf8"

	"preventa/domain"
)

// mostBars is how many lines a summary and how many bars a small chart has; the last stands
// for all others.
const mostBars = 12

// mostSums is how many sums a summary has beside the count.
const mostSums = 3

// summarize puts a line for each group above the rows, and a bar beside it: of rows that are
// not grouped, a bar for each.
func (a *arranging) summarize() {
	if !a.layout.Summary || len(a.rows) == 0 {
		return
	}
	sums := a.summed()
	if a.by >= 0 {
		a.sheet.Summary = a.summary(sums)
	}
	a.sheet.Chart = a.chart(sums)
}

// summed are the places of the columns that a summary adds up, the first ones.
func (a *arranging) summed() []int {
	var sums []int
	for _, at := range a.shown {
		if a.table.Columns[at].Sum != "" && len(sums) < mostSums {
			sums = append(sums, at)
		}
	}
	return sums
}

func (a *arranging) summary(sums []int) *SheetSummary {
	by := a.table.Columns[a.by]
	title := a.words(by.TitleKey, nil)
	s := &SheetSummary{Title: a.words("report.summary_by", domain.Args{"Column": lowerFirst(title)}), Columns: []SheetColumn{
		{ID: by.ID, Title: title, Type: Text, Width: WidthOf(Text)},
		{ID: "count", Title: a.words("report.rows", nil), Type: Count, Width: WidthOf(Number)},
	}}
	for _, at := range sums {
		s.Columns = append(s.Columns, a.table.Columns[at].Shown(func(key string) string { return a.words(key, nil) }))
	}
	for _, part := range a.parts(len(a.groups), a.groupPart) {
		row := SheetRow{{Value: part.label}, {Value: int64(len(part.rows))}}
		s.Rows = append(s.Rows, append(row, a.sums(part.rows, sums)...))
	}
	s.Totals = append(SheetRow{{Value: a.words("report.total", nil)}, {Value: int64(len(a.rows))}}, a.sums(a.rows, sums)...)
	return s
}

// chart draws the sums of groups, or of rows; where nothing adds up, how many there are in
// each group.
func (a *arranging) chart(sums []int) *SheetChart {
	c := &SheetChart{}
	drawn := sums[:min(len(sums), 2)]
	if len(drawn) == 2 && !a.isPartOf(drawn[1], drawn[0]) {
		drawn = drawn[:1]
	}
	for _, at := range drawn {
		c.Legend = append(c.Legend, a.words(a.table.Columns[at].TitleKey, nil))
	}
	switch {
	case a.by >= 0 && len(drawn) == 0:
		c.Legend = []string{a.words("report.rows", nil)}
		c.Bars = a.bars(len(a.groups), a.groupPart, nil)
	case a.by >= 0:
		c.Bars = a.bars(len(a.groups), a.groupPart, drawn)
	case len(drawn) > 0 && len(a.sheet.Columns) > 0 && len(a.rows) <= mostBars: // of more, all others would be most
		c.Bars = a.bars(len(a.rows), func(i int) summaryPart { return summaryPart{a.rowLabel(i), a.rows[i : i+1]} }, drawn)
	}
	if len(c.Bars) == 0 {
		return nil
	}
	c.Title = c.Legend[0]
	if len(c.Legend) > 1 {
		c.Title = a.words("report.chart_of_two", domain.Args{"First": c.Legend[0], "Second": lowerFirst(c.Legend[1])})
	}
	return c
}

// isPartOf reports that one of two amounts is a part of the other in every row, as what is
// weighted is of the amount, so that a bar can show both.
func (a *arranging) isPartOf(part, whole int) bool {
	_, part = a.table.Column(a.table.Columns[part].Sum)
	_, whole = a.table.Column(a.table.Columns[whole].Sum)
	for _, row := range a.table.Rows {
		if row[part] == nil {
			continue
		}
		p, isMoney := row[part].(domain.Money)
		w, alike := row[whole].(domain.Money)
		if !isMoney || !alike || p.Minor < 0 || p.Minor > w.Minor {
			return false
		}
	}
	return true
}

// lowerFirst writes a title as it stands within a sentence.
func lowerFirst(title string) string {
	first, size := utf8.DecodeRuneInString(title)
	return string(unicode.ToLower(first)) + title[size:]
}

// summaryPart is a line of a summary and a bar of a chart: some rows under a name.
type summaryPart struct {
	label string
	rows  []int
}

func (a *arranging) groupPart(i int) summaryPart {
	return summaryPart{a.sheet.Groups[i].Label, a.rows[a.groups[i].first:a.groups[i].end]}
}

// parts are so many parts, the last one standing for those that have no room.
func (a *arranging) parts(count int, of func(i int) summaryPart) []summaryPart {
	var parts []summaryPart
	for i := 0; i < count; i++ {
		part := of(i)
		if i == mostBars-1 && count > mostBars {
			part.label = a.words("report.others", domain.Args{"Count": count - i})
			part.rows = slices.Clone(part.rows)
			for i++; i < count; i++ {
				part.rows = append(part.rows, of(i).rows...)
			}
		}
		parts = append(parts, part)
	}
	return parts
}

// rowLabel is what a row is called: its first text.
func (a *arranging) rowLabel(i int) string {
	row := a.table.Rows[a.rows[i]]
	for _, at := range a.shown {
		if a.table.Columns[at].IsName() {
			text, _ := row[at].(string)
			return cmp.Or(a.cell(row, at).Text, text)
		}
	}
	switch first := row[a.shown[0]].(type) {
	case domain.Month:
		return MonthWords(first, a.words)
	case domain.Date:
		return a.sheet.Region.Date(first)
	case domain.Money:
		return a.sheet.Region.Short(first)
	case string:
		return cmp.Or(a.cell(row, a.shown[0]).Text, first)
	default:
		return fmt.Sprint(first)
	}
}

// countText writes what adds up and is no amount.
func (a *arranging) countText(t Type, v int64) string {
	if t == Minutes {
		return MinutesText(v)
	}
	return a.sheet.Region.Number(v, 0)
}

// MinutesText writes a duration as hours and minutes.
func MinutesText(minutes int64) string { return fmt.Sprintf("%d:%02d", minutes/60, minutes%60) }

// IsName reports a column of texts.
func (c Column) IsName() bool { return c.Type == Text && !c.Hidden }

// bars draws parts.
func (a *arranging) bars(count int, of func(i int) summaryPart, columns []int) []SheetBar {
	var bars []SheetBar
	for _, part := range a.parts(count, of) {
		bars = append(bars, a.bar(part.label, part.rows, columns))
	}
	return bars
}

func (a *arranging) bar(label string, rows, columns []int) SheetBar {
	if len(columns) == 0 {
		return SheetBar{Label: label, Values: []float64{float64(len(rows))}, Text: a.sheet.Region.Number(int64(len(rows)), 0)}
	}
	b := SheetBar{Label: label}
	for i, at := range columns {
		switch v := a.sumOf(a.table.Columns[at], rows).(type) {
		case domain.Money:
			b.Values = append(b.Values, float64(v.Minor))
			if i == 0 {
				b.Text = a.sheet.Region.Short(v)
			}
		case int64:
			b.Values = append(b.Values, float64(v))
			if i == 0 {
				b.Text = a.countText(a.table.Columns[at].Type, v)
			}
		default:
			b.Values = append(b.Values, 0)
		}
	}
	return b
}
