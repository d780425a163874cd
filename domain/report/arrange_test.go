package report_test

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"preventa/domain"
	"preventa/domain/report"
)

// sale is a row of the tables of these tests.
type sale struct {
	name    string
	state   string      // "" is none
	day     domain.Date // 0 is none
	own     domain.Money
	dollars int64 // what it adds up by; none where there is no rate
	rated   bool
	won     int64
	closed  int64
}

var (
	stateOrder = []string{"New", "Talks", "Won"}
	saleStates = []string{"New", "Talks", "Won", "álamo", "Zeta", ""} // two of them have no place in the order
)

func sales() *rapid.Generator[sale] {
	return rapid.Custom(func(t *rapid.T) sale {
		s := sale{
			name: rapid.StringMatching(`[a-c]{1,2}`).Draw(t, "name"), state: rapid.SampledFrom(saleStates).Draw(t, "state"),
			dollars: rapid.Int64Range(-500, 5000).Draw(t, "dollars"), rated: rapid.IntRange(0, 9).Draw(t, "rated") > 0,
			closed: rapid.Int64Range(0, 9).Draw(t, "closed"),
		}
		s.won = rapid.Int64Range(0, s.closed).Draw(t, "won")
		s.own = domain.Money{Minor: s.dollars * 7, Currency: rapid.SampledFrom([]domain.Currency{"USD", "EUR", "CLP"}).Draw(t, "currency")}
		if rapid.Bool().Draw(t, "dated") {
			s.day = domain.NewDate(2026, 1, 1) + domain.Date(rapid.IntRange(0, 200).Draw(t, "day"))
		}
		return s
	})
}

// tableOf has a row for each sale.
func tableOf(sales []sale) report.Table {
	t := report.Table{ID: "sales", FormulaKey: "how", Columns: []report.Column{
		{ID: "name", TitleKey: "name", Type: report.Text},
		{ID: "state", TitleKey: "state", Type: report.Text, Order: stateOrder},
		{ID: "day", TitleKey: "day", Type: report.Date},
		{ID: "own", TitleKey: "own", Type: report.Money, Sum: "dollars"},
		report.Column{ID: "pesos", TitleKey: "pesos", Type: report.Money}.Summed(),
		report.Column{ID: "won", TitleKey: "won", Type: report.Count}.Summed(),
		report.Column{ID: "rate", TitleKey: "rate", Type: report.Rate, FormulaKey: "won ÷ closed"}.ShareOf([]string{"won"}, []string{"closed"}),
		report.Column{ID: "percent", TitleKey: "percent", Type: report.Percent}.ShareOf([]string{"won"}, []string{"closed"}),
		{ID: "closed", Type: report.Count, Hidden: true},
		{ID: "dollars", Type: report.Money, Hidden: true},
	}}
	for i, s := range sales {
		var state, day, dollars, rate any
		if s.state != "" {
			state = s.state
		}
		if s.day != 0 {
			day = s.day
		}
		if s.rated {
			dollars = domain.Money{Minor: s.dollars, Currency: "USD"}
		}
		if s.closed > 0 {
			rate = float64(s.won) / float64(s.closed)
		}
		t.Rows = append(t.Rows, []any{s.name, state, day, s.own, s.own, s.won, rate, nil, s.closed, dollars})
		t.Records = append(t.Records, report.Record{ID: domain.ID(fmt.Sprint(i))})
	}
	return t
}

func keyAlone(key string, _ domain.Args) string { return key }

func arranged(table report.Table, l report.Layout) report.Sheet {
	var s report.Sheet
	report.Arrange(&s, table, l, keyAlone)
	return s
}

// naiveSums are a group's sums worked out one sale after the other: own in dollars, pesos in
// their currency if there is but one, won, and the rates.
func naiveSums(sales []sale) map[string]any {
	sums := map[string]any{"name": nil, "state": nil, "day": nil, "own": nil, "pesos": nil, "won": nil, "rate": nil, "percent": nil}
	dollars, pesos, won, closed := int64(0), int64(0), int64(0), int64(0)
	currencies := map[domain.Currency]bool{}
	for _, s := range sales {
		won, closed, pesos = won+s.won, closed+s.closed, pesos+s.own.Minor
		currencies[s.own.Currency] = true
		if s.rated {
			dollars += s.dollars
			sums["own"] = domain.Money{Minor: dollars, Currency: "USD"}
		}
	}
	if len(sales) == 0 {
		return sums
	}
	if sums["won"] = won; len(currencies) == 1 {
		sums["pesos"] = domain.Money{Minor: pesos, Currency: sales[0].own.Currency}
	}
	if closed > 0 {
		sums["rate"], sums["percent"] = float64(won)/float64(closed), int64(math.Floor(float64(won)/float64(closed)*100+0.5))
	}
	return sums
}

// groupOf is what a sale is grouped by, as a text that sorts as its group does.
func groupOf(s sale, by string) (label, order string) {
	switch {
	case by == "state" && s.state != "":
		place := slices.Index(stateOrder, s.state)
		if place < 0 {
			place = 9
		}
		return s.state, fmt.Sprint(place) + domain.Fold(s.state)
	case by == "day" && s.day != 0:
		return "report.month_year", s.day.String()[:7]
	}
	return "report.none", "~"
}

// Whatever the rows, groups come in their order with those without a value last, each has the
// rows that belong to it, sorted, and its subtotals and the totals are what adding up one by one
// gives; rates are computed from those sums.
func TestArrange(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		list := rapid.SliceOfN(sales(), 0, 30).Draw(t, "sales")
		l := report.Layout{
			Group: rapid.SampledFrom([]string{"state", "day", "won", ""}).Draw(t, "group"), Subtotals: true,
			Sort: rapid.SampledFrom([]string{"name", "own", "day", ""}).Draw(t, "sort"), Descending: rapid.Bool().Draw(t, "descending"),
		}
		sheet := arranged(tableOf(list), l)
		if l.Group == "won" {
			l.Group = "" // figures are no groups
		}
		want := expectedOrder(list, l)
		var got []int
		for row, err := range sheet.Rows(context.Background()) {
			if err != nil {
				t.Fatal(err)
			}
			place := 0
			fmt.Sscan(string(row[0].Record.ID), &place)
			got = append(got, place)
		}
		if !slices.Equal(got, want) {
			t.Fatalf("%+v\nrows %v, want %v", l, got, want)
		}
		checkGroups(t, sheet, list, want, l.Group)
		checkCells(t, sheet, sheet.Totals, list, len(list) > 0)
	})
}

// expectedOrder are the places of the sales, sorted by insertion.
func expectedOrder(list []sale, l report.Layout) []int {
	less := func(a, b sale) int {
		if l.Group != "" {
			_, x := groupOf(a, l.Group)
			_, y := groupOf(b, l.Group)
			if x != y {
				return strings.Compare(x, y)
			}
		}
		sign := 1
		if l.Descending {
			sign = -1
		}
		last := func(noA, noB bool, c int) int {
			switch {
			case noA && noB:
				return 0
			case noA:
				return 1
			case noB:
				return -1
			}
			return sign * c
		}
		switch l.Sort {
		case "name":
			return sign * strings.Compare(a.name, b.name)
		case "own":
			return last(!a.rated, !b.rated, cmp.Compare(a.dollars, b.dollars))
		case "day":
			return last(a.day == 0, b.day == 0, cmp.Compare(a.day, b.day))
		}
		return 0
	}
	var places []int
	for i := range list {
		at := len(places)
		for at > 0 && less(list[i], list[places[at-1]]) < 0 {
			at--
		}
		places = slices.Insert(places, at, i)
	}
	return places
}

func checkGroups(t *rapid.T, sheet report.Sheet, list []sale, places []int, by string) {
	if by == "" {
		if sheet.Groups != nil {
			t.Fatalf("groups %v without a group", sheet.Groups)
		}
		return
	}
	var labels, orders []string
	members := map[string][]sale{}
	for _, place := range places {
		label, order := groupOf(list[place], by)
		if members[order] == nil {
			labels, orders = append(labels, label), append(orders, order)
		}
		members[order] = append(members[order], list[place])
	}
	if len(sheet.Groups) != len(labels) {
		t.Fatalf("%d groups, want %v", len(sheet.Groups), orders)
	}
	for i, g := range sheet.Groups {
		if g.Label != labels[i] || g.Count != len(members[orders[i]]) {
			t.Errorf("group %d is %q with %d, want %q with %d", i, g.Label, g.Count, labels[i], len(members[orders[i]]))
		}
		checkCells(t, sheet, g.Cells, members[orders[i]], false)
	}
}

// checkCells compares sums with those of a naive count. The first text of the totals says that
// they are.
func checkCells(t *rapid.T, sheet report.Sheet, cells report.SheetRow, list []sale, labelled bool) {
	if len(list) == 0 {
		if cells != nil {
			t.Errorf("totals %v of nothing", cells)
		}
		return
	}
	want := naiveSums(list)
	for i, c := range sheet.Columns {
		expected := want[c.ID]
		if labelled && expected == nil && c.Type == report.Text {
			expected, labelled = "report.total", false
		}
		if diff := gocmp.Diff(expected, cells[i].Value); diff != "" {
			t.Errorf("sum of %s over %d sales:\n%s", c.ID, len(list), diff)
		}
	}
}

// A table laid out for other programs has its rows in the order of the sheet, the columns that
// were asked for in theirs, and otherwise all that show.
func TestTheDataOfALayoutIsInTheOrderOfItsSheet(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		table := tableOf(rapid.SliceOfN(sales(), 0, 30).Draw(t, "sales"))
		l := report.Layout{Group: rapid.SampledFrom([]string{"state", "day", ""}).Draw(t, "group"), Sort: rapid.SampledFrom([]string{"own", ""}).Draw(t, "sort"),
			Columns: rapid.SampledFrom([][]string{nil, {"won", "name"}, {"state", "own"}}).Draw(t, "columns")}
		laid := table.LaidOut(l)
		ids := l.Columns
		if ids == nil {
			ids = []string{"name", "state", "day", "own", "pesos", "won", "rate", "percent"}
		}
		var got []string
		for _, c := range laid.Columns {
			got = append(got, c.ID)
		}
		if !slices.Equal(got, ids) {
			t.Fatalf("columns %v, want %v", got, ids)
		}
		at := 0
		for row, err := range arranged(table, report.Layout{Group: l.Group, Sort: l.Sort}).Rows(context.Background()) {
			if err != nil || *row[0].Record != laid.Records[at] {
				t.Fatalf("row %d is %v, want %v (%v)", at, laid.Records[at], row[0].Record, err)
			}
			place := 0
			fmt.Sscan(string(row[0].Record.ID), &place)
			for i, id := range ids {
				_, from := table.Column(id)
				if laid.Rows[at][i] != table.Rows[place][from] {
					t.Fatalf("row %d has %v under %s, want %v", at, laid.Rows[at][i], id, table.Rows[place][from])
				}
			}
			at++
		}
		if at != len(laid.Rows) {
			t.Errorf("%d rows, want %d", len(laid.Rows), at)
		}
	})
}

// The summary has a line for each group with the sums of the subtotals, and the chart a bar;
// the last of many stands for the rest.
func TestTheSummaryAndItsChart(t *testing.T) {
	var list []sale
	for i := range 14 {
		list = append(list, sale{name: fmt.Sprintf("%c", 'a'+i), dollars: int64(100 * (i + 1)), rated: true, own: domain.Money{Minor: 1, Currency: "EUR"}, won: 1, closed: 2})
	}
	sheet := arranged(tableOf(list), report.Layout{Group: "name", Summary: true})
	if n := len(sheet.Summary.Rows); n != 12 || sheet.Summary.Rows[2][2].Value != (domain.Money{Minor: 300, Currency: "USD"}) || sheet.Summary.Rows[2][1].Value != int64(1) {
		t.Errorf("%d lines, the third of them %v", n, sheet.Summary.Rows[2])
	}
	if last := sheet.Summary.Rows[11]; last[0].Value != "report.others" || last[1].Value != int64(3) || last[2].Value != (domain.Money{Minor: 1200 + 1300 + 1400, Currency: "USD"}) {
		t.Errorf("the last line is %v", last)
	}
	if totals := sheet.Summary.Totals; totals[1].Value != int64(14) || totals[2].Value != (domain.Money{Minor: 10_500, Currency: "USD"}) {
		t.Errorf("totals %v", totals)
	}
	bars := sheet.Chart.Bars
	if len(bars) != 12 || bars[0].Values[0] != 100 || bars[11].Label != "report.others" || bars[11].Values[0] != 1200+1300+1400 {
		t.Errorf("bars %v", bars)
	}
	if !slices.Equal(sheet.Formulas, []string{"how", "won ÷ closed"}) {
		t.Errorf("formulas %v", sheet.Formulas)
	}
}

// A column that shows to nobody can still be grouped by, where it has a name for people.
func TestAHiddenColumnWithATitleGroups(t *testing.T) {
	table := tableOf([]sale{{name: "a", state: "Won"}, {name: "b", state: "New"}})
	table.Columns[1].Hidden = true
	sheet := arranged(table, report.Layout{Group: "state"})
	if len(sheet.Groups) != 2 || sheet.Groups[0].Label != "New" || slices.ContainsFunc(sheet.Columns, func(c report.SheetColumn) bool { return c.ID == "state" }) {
		t.Errorf("groups %v under %v", sheet.Groups, sheet.Columns)
	}
	if sheet = arranged(table, report.Layout{Group: "closed"}); sheet.Groups != nil {
		t.Errorf("grouped by what has no name: %v", sheet.Groups)
	}
}
