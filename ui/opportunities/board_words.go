package opportunities

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/domain/region"
	"preventa/ui/kit"
)

// byText is what columns stand for.
func byText(by office.Column) string {
	switch by {
	case office.ColumnSalesperson:
		return lang.X("opportunity.salesperson", "Salesperson")
	case office.ColumnOrigin:
		return lang.X("opportunity.origin", "Origin")
	case office.ColumnExpected:
		return lang.X("board.month", "Expected month")
	}
	return lang.X("opportunity.state", "State")
}

// columnText heads a column.
func columnText(by office.Column, g office.Group) string {
	switch {
	case g.Key != "" && by == office.ColumnExpected:
		return monthText(g.Key)
	case g.Key != "":
		return g.Label
	case by == office.ColumnSalesperson:
		return lang.X("board.no_salesperson", "No salesperson")
	case by == office.ColumnOrigin:
		return lang.X("board.no_origin", "No origin")
	}
	return lang.X("board.no_month", "No expected close")
}

// monthText writes a month as groups name it in words.
func monthText(key string) string {
	day := lastDayOf(key)
	if day.IsZero() {
		return key
	}
	year, month := day.Month().Split()
	return lang.X("calendar.title", "{{.Month}} {{.Year}}", map[string]any{
		"Month": lang.X("month."+strconv.Itoa(int(month)), month.String()), "Year": year})
}

// columnColour is the dot of a column: a state's or an origin's own; a month that is over
// is overdue.
func columnColour(by office.Column, g office.Group, today domain.Date) fyne.ThemeColorName {
	switch {
	case by != office.ColumnExpected || g.Key == "":
		return kit.Colour(g.Colour)
	case g.Key < today.Month().String():
		return kit.ColorOverdueDot
	}
	return kit.ColorOpenDot
}

func sortText(s boardSort) string {
	switch s.Column {
	case office.ColumnAmount:
		return lang.X("board.sort_amount", "Amount, largest first")
	case office.ColumnExpected:
		return lang.X("board.sort_expected", "Expected close, soonest first")
	case office.ColumnName:
		return lang.X("opportunity.name", "Name")
	case office.ColumnDays:
		return lang.X("board.sort_days", "Days in the state, longest first")
	}
	return lang.X("board.sort_list", "As in the list")
}

// figures writes amounts in office currency.
type figures struct {
	region   region.Region
	currency domain.Currency
}

func (b *board) figures() figures { return figures{b.region(), b.currency()} }

func (f figures) money(minor int64) domain.Money {
	return domain.Money{Minor: minor, Currency: f.currency}
}

func (f figures) short(minor int64) string { return f.region.Short(f.money(minor)) }
func (f figures) exact(minor int64) string { return f.region.Money(f.money(minor)) }

// sums are what heads a column: the amount and what it counts weighted.
func (f figures) sums(g office.Group) (sum, weighted string) {
	return "Σ " + f.short(g.Amount), f.short(g.Weighted)
}

func weightedWord() string { return lang.X("opportunity.weighted_lower", "weighted") }

// sumTip says a sum to the last unit, and what it leaves out.
func (f figures) sumTip(c boardColumn) string {
	text := "Σ " + f.exact(c.Amount) + " · " + countText(f.region, c.Count)
	if c.Unconverted > 0 {
		text += "\n" + unconvertedText(office.Totals{Unconverted: c.Unconverted})
	}
	return text
}

func (f figures) weightedTip(c boardColumn) string {
	return weightedWord() + " " + f.exact(c.Weighted) + "\n" + lang.X("formula.weighted", "Amount × probability ÷ 100, of those open and on hold")
}

// countText says how many opportunities.
func countText(r region.Region, n int64) string {
	return lang.XN("opportunities.count", "{{.Count}} opportunities", int(n), map[string]any{"Count": r.Number(n, 0)})
}

// Status says counts and sums of all columns.
func (b *board) Status() string {
	t, f := b.model.totals(), b.figures()
	return countText(f.region, t.Count) + " · Σ " + f.exact(t.Amount) + " · " + weightedWord() + " " + f.exact(t.Weighted)
}

// className is the name of a class of states.
func className(c domain.Class) string {
	if c == domain.Won {
		return lang.X("class.won", "Won")
	}
	return lang.X("class.lost", "Lost")
}

// initials are the first letters of a name's first and last word.
func initials(name string) string {
	words := strings.Fields(name)
	text := ""
	for i, word := range words {
		if i == 0 || i == len(words)-1 {
			first, _ := utf8.DecodeRuneInString(word)
			text += strings.ToUpper(string(first))
		}
	}
	return text
}

// rotText is how long a card is in its state, where that is too long.
func rotText(row office.Row) string {
	return lang.X("board.days", "{{.Days}} d", map[string]any{"Days": row.Days})
}

// weightedOf says how much a card counts, with its formula.
func (f figures) weightedOf(row office.Row) string {
	if row.Unconverted {
		return lang.X("opportunities.no_rate", "Without a rate")
	}
	return lang.X("board.weighted_of", "Weighted: {{.Weighted}} = {{.Amount}} × {{.Probability}}", map[string]any{
		"Weighted": f.exact(row.Weighted), "Amount": f.exact(row.OfficeAmount), "Probability": f.region.Percent(row.Probability)})
}

// probabilityText says what a drop makes of the probability.
func probabilityText(r region.Region, from, to int, own bool) string {
	if own {
		return lang.X("board.probability_stays", "Probability stays {{.Percent}}", map[string]any{"Percent": r.Percent(from)})
	}
	if from == to {
		return ""
	}
	return lang.X("board.probability", "Probability {{.From}} → {{.To}}", map[string]any{"From": r.Percent(from), "To": r.Percent(to)})
}

// toldText is what a drop is told by once it was done to so many. A card alone is named, last: a long name is cut.
func (b *board) toldText(d boardDrop) func(n int) string {
	alone := ""
	if len(d.rows) == 1 {
		alone = d.rows[0].Name
	}
	if d.target.column < 0 {
		return droppedText(alone, className(d.ask))
	}
	c := b.model.columns[d.target.column]
	if b.model.by == office.ColumnExpected {
		return expectedText(alone, b.region().Date(lastDayOf(c.Key)))
	}
	return droppedText(alone, columnText(b.model.by, c.Group))
}

// droppedText tells where so many are now.
func droppedText(alone, column string) func(n int) string {
	return func(n int) string {
		if alone != "" {
			return lang.X("board.moved_one", "Now in “{{.Column}}”: {{.Name}}", map[string]any{"Name": alone, "Column": column})
		}
		return movedToText(n, column)
	}
}

// expectedText tells when so many are now expected to close, never for "".
func expectedText(alone, day string) func(n int) string {
	return func(n int) string {
		switch {
		case alone != "" && day == "":
			return lang.X("board.cleared_one", "Now without an expected close: {{.Name}}", map[string]any{"Name": alone})
		case alone != "":
			return lang.X("calendar.closing_moved", "Expected close is now {{.Day}}: {{.Name}}", map[string]any{"Name": alone, "Day": day})
		case day == "":
			return lang.XN("board.month_cleared", "{{.Count}} now without an expected close", n, map[string]any{"Count": n})
		}
		return lang.XN("board.month_set", "Expected close of {{.Count}} is now {{.Date}}", n, map[string]any{"Count": n, "Date": day})
	}
}

// monthTold says which day a drop on a month stands for, nothing for none.
func (b *board) monthTold(month string) string {
	day := lastDayOf(month)
	if day.IsZero() {
		return ""
	}
	return lang.X("board.month_told", "Expected close {{.Date}}", map[string]any{"Date": b.region().Date(day)})
}

func movedToText(n int, column string) string {
	return lang.XN("board.moved", "{{.Count}} now in “{{.Column}}”", n, map[string]any{"Count": n, "Column": column})
}
