package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"preventa/domain"
)

// Words says a text in the person's language.
type Words func(key string, args domain.Args) string

// Arrange gives a sheet the rows of a table, laid out: sorted, grouped, with subtotals, totals,
// a summary and the bars of a chart. The sheet's region and currency are the caller's to have
// set. Columns that the table does not have are left out of a layout.
func Arrange(s *Sheet, t Table, l Layout, words Words) {
	a := arranging{sheet: s, table: t, layout: l, words: words}
	a.findGroup()
	a.choose()
	a.order()
	a.fill()
	a.group()
	a.total()
	a.summarize()
	a.explain()
}

// arranging is a table on its way into a sheet.
type arranging struct {
	sheet  *Sheet
	table  Table
	layout Layout
	words  Words
	shown  []int // places in the table of the columns that show
	by     int   // place of the column that rows are grouped by; -1: none
	rows   []int // places in the table of the rows, in their order
	groups []span
}

// span is a group of the ordered rows: those from first up to end.
type span struct{ first, end int }

// findGroup finds the column that rows are grouped by.
func (a *arranging) findGroup() {
	_, a.by = a.table.Column(a.layout.Group)
	if a.by >= 0 && !a.table.Columns[a.by].Groups() {
		a.by = -1
	}
}

// choose picks the columns: those of the layout, or all, but the one that is grouped by.
func (a *arranging) choose() {
	ids, named := a.layout.Columns, len(a.layout.Columns) > 0
	if !named {
		for _, c := range a.table.Columns {
			ids = append(ids, c.ID)
		}
	}
	for _, id := range ids {
		c, at := a.table.Column(id)
		if at >= 0 && at != a.by && c.shows(named) && !slices.Contains(a.shown, at) {
			a.shown = append(a.shown, at)
			column := c.Shown(func(key string) string { return a.words(key, nil) })
			a.sheet.Columns = append(a.sheet.Columns, column)
		}
	}
}

// order sorts the rows by the column asked for, and by group before that.
func (a *arranging) order() {
	a.rows = make([]int, len(a.table.Rows))
	for i := range a.rows {
		a.rows[i] = i
	}
	if c, at := a.table.Column(a.layout.Sort); at >= 0 {
		if _, sum := a.table.Column(c.Sum); sum >= 0 {
			at = sum // amounts of other currencies have their order by what they add up by
		}
		a.sort(at, a.layout.Descending, func(v any) any { return v })
	}
	if a.by >= 0 {
		a.sort(a.by, false, groupValue)
	}
}

// sort sorts the rows by a column, keeping what is equal as it was; what is empty comes last.
func (a *arranging) sort(at int, descending bool, of func(any) any) {
	ranks := map[string]int{}
	for i, value := range a.table.Columns[at].Order {
		ranks[value] = i + 1
	}
	keys := make([]sortKey, len(a.table.Rows))
	for i, row := range a.table.Rows {
		keys[i] = keyOf(of(row[at]), ranks)
	}
	slices.SortStableFunc(a.rows, func(x, y int) int { return keys[x].compare(keys[y], descending) })
}

// sortKey is what a value is sorted by.
type sortKey struct {
	empty  bool
	rank   int // of a value that has its place
	number float64
	text   string
}

const noRank = 1 << 30

func keyOf(value any, ranks map[string]int) sortKey {
	k := sortKey{rank: noRank}
	switch v := value.(type) {
	case nil:
		k.empty = true
	case string:
		k.empty, k.text = v == "", domain.Fold(v)
		if rank, has := ranks[v]; has {
			k.rank = rank
		}
	case int64:
		k.number = float64(v)
	case float64:
		k.number = v
	case domain.Money:
		k.number = float64(v.Minor)
	case domain.Date:
		k.number, k.empty = float64(v), v == 0
	case domain.Month:
		k.number = float64(v)
	case Moment:
		k.number = float64(v.Day)*24*60 + float64(v.Minute)
	case domain.Rate:
		k.number = float64(v.Value)
	}
	return k
}

func (k sortKey) compare(o sortKey, descending bool) int {
	if k.empty != o.empty {
		if k.empty {
			return 1
		}
		return -1
	}
	c := cmp.Or(cmp.Compare(k.rank, o.rank), cmp.Compare(k.number, o.number), strings.Compare(k.text, o.text))
	if descending {
		return -c
	}
	return c
}

// groupValue is what rows are grouped by where they have a value: dates by their month.
func groupValue(value any) any {
	switch v := value.(type) {
	case domain.Date:
		if v != 0 {
			return v.Month()
		}
		return nil
	case string:
		if v == "" {
			return nil
		}
	}
	return value
}

// fill gives the sheet the ordered rows.
func (a *arranging) fill() {
	rows := make([]SheetRow, len(a.rows))
	for i, place := range a.rows {
		rows[i] = make(SheetRow, len(a.shown))
		for to, from := range a.shown {
			rows[i][to] = a.cell(a.table.Rows[place], from)
		}
		if a.table.Records != nil && len(a.shown) > 0 && a.table.Records[place].ID != "" {
			rows[i][0].Record = &a.table.Records[place]
		}
	}
	a.sheet.Read, a.sheet.Count = Held(rows), len(rows)
}

// cell is what a row has in a column, in words where it has them. Figures of nothing named, as
// those of no origin, say so.
func (a *arranging) cell(row []any, at int) SheetCell {
	column, value := a.table.Columns[at], row[at]
	text := column.Word(value, func(key string) string { return a.words(key, nil) })
	switch {
	case column.Tell != nil:
		text = column.Tell(row, a.sheet.Region)
	case at == 0 && a.table.Records == nil && column.Type == Text && (value == nil || value == ""):
		text = a.words("report.none", nil)
	}
	return SheetCell{Value: value, Text: text}
}

// group cuts the rows into groups of the same value.
func (a *arranging) group() {
	if a.by < 0 {
		return
	}
	a.sheet.Groups, a.sheet.GroupedBy = []SheetGroup{}, a.groupColumn()
	value := func(i int) any { return groupValue(a.table.Rows[a.rows[i]][a.by]) }
	for first := 0; first < len(a.rows); {
		end := first + 1
		for end < len(a.rows) && value(end) == value(first) {
			end++
		}
		a.groups = append(a.groups, span{first, end})
		g := SheetGroup{Label: a.groupLabel(value(first)), Value: value(first), Count: end - first}
		if a.layout.Subtotals {
			g.Cells = a.sums(a.rows[first:end], a.shown)
		}
		a.sheet.Groups = append(a.sheet.Groups, g)
		first = end
	}
}

// groupColumn is the column that rows are grouped by: of dates, their months.
func (a *arranging) groupColumn() *SheetColumn {
	c := a.table.Columns[a.by].Shown(func(key string) string { return a.words(key, nil) })
	if c.Type == Date {
		c.Type = Month
	}
	return &c
}

// groupLabel is a group's value as people read it.
func (a *arranging) groupLabel(value any) string {
	column := a.table.Columns[a.by]
	switch v := value.(type) {
	case nil:
		return a.words("report.none", nil)
	case string:
		return cmp.Or(column.Word(v, func(key string) string { return a.words(key, nil) }), v)
	case domain.Month:
		return MonthWords(v, a.words)
	}
	return fmt.Sprint(value)
}

// total sums up all the rows.
func (a *arranging) total() {
	totals := a.sums(a.rows, a.shown)
	if len(a.rows) == 0 || !slices.ContainsFunc(totals, func(c SheetCell) bool { return c.Value != nil }) {
		return
	}
	for i := range totals {
		if totals[i].Value == nil && a.sheet.Columns[i].IsText() {
			totals[i].Value = a.words("report.total", nil)
			break
		}
	}
	a.sheet.Totals = totals
}

// sums are the totals of some rows under some columns, nil where a column has none.
func (a *arranging) sums(rows, columns []int) SheetRow {
	cells := make(SheetRow, len(columns))
	for to, at := range columns {
		cells[to].Value = a.sumOf(a.table.Columns[at], rows)
	}
	return cells
}

// sumOf is the total of some rows under a column: what adds up, added; a rate, computed anew.
func (a *arranging) sumOf(c Column, rows []int) any {
	switch {
	case c.Share != nil:
		part, some := a.added(c.Share.Part, rows)
		whole, _ := a.added(c.Share.Whole, rows)
		if !some || whole == 0 {
			return nil
		}
		return rateAs(c.Type, part/whole)
	case c.Sum != "":
		_, at := a.table.Column(c.Sum)
		return sumColumn(a.table.Rows, rows, at)
	}
	return nil
}

// rateAs is a rate in the type of a column.
func rateAs(t Type, rate float64) any {
	switch t {
	case Percent:
		return int64(roundHalfAway(rate * 100))
	case Share:
		return int64(roundHalfAway(rate * 100 * 100))
	}
	return rate
}

func roundHalfAway(v float64) float64 {
	if v < 0 {
		return -roundHalfAway(-v)
	}
	return float64(int64(v + 0.5))
}

// added is what some columns come to over some rows, and whether there was anything to add.
func (a *arranging) added(ids []string, rows []int) (sum float64, some bool) {
	for _, id := range ids {
		_, at := a.table.Column(id)
		switch v := sumColumn(a.table.Rows, rows, at).(type) {
		case int64:
			sum, some = sum+float64(v), true
		case float64:
			sum, some = sum+v, true
		case domain.Money:
			sum, some = sum+float64(v.Minor), true
		}
	}
	return sum, some
}

// sumColumn adds up a column; amounts of different currencies have no sum.
func sumColumn(table [][]any, rows []int, at int) any {
	if at < 0 {
		return nil
	}
	var sum any
	for _, row := range rows {
		switch v := table[row][at].(type) {
		case int64:
			had, _ := sum.(int64)
			sum = had + v
		case float64:
			had, _ := sum.(float64)
			sum = had + v
		case domain.Money:
			had, some := sum.(domain.Money)
			if some && had.Currency != v.Currency {
				return nil
			}
			sum = domain.Money{Minor: had.Minor + v.Minor, Currency: v.Currency}
		}
	}
	return sum
}

// explain lists how the figures on show are computed.
func (a *arranging) explain() {
	keys := []string{a.table.FormulaKey}
	for _, at := range a.shown {
		keys = append(keys, a.table.Columns[at].FormulaKey)
	}
	var told []string
	for _, key := range keys {
		if key != "" && !slices.Contains(told, key) {
			told = append(told, key)
			a.sheet.Formulas = append(a.sheet.Formulas, a.words(key, nil))
		}
	}
}

// MonthWords is a month as people read it.
func MonthWords(m domain.Month, words Words) string {
	year, month, _ := m.First().Civil()
	return words("report.month_year", domain.Args{"Month": words(fmt.Sprintf("month.%d", int(month)), nil), "Year": year})
}
