package control

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"preventa/domain"
	"preventa/domain/change"
)

// ledger is an office with what a pivot can tell apart, as one would find it in its records.
type ledger struct {
	twin
	customers  map[domain.ID]domain.Customer
	quotations map[domain.ID]int64 // by opportunity
	activities map[domain.ID]int64
}

// someLedger is an office of a few of everything, so that cells hold several opportunities.
func someLedger(t *rapid.T) (*Facts, ledger) {
	w := ledger{twin{list: someOpportunities().Draw(t, "opportunities")}, map[domain.ID]domain.Customer{}, map[domain.ID]int64{}, map[domain.ID]int64{}}
	one := func(what string, most int) domain.ID {
		if n := rapid.IntRange(0, most).Draw(t, what); n > 0 {
			return domain.ID(fmt.Sprint(what, " ", n))
		}
		return ""
	}
	for i := range w.list {
		o := &w.list[i]
		o.Number, o.Amount = int64(i+1), rapid.Int64Range(0, 900).Draw(t, "own")
		o.OfficeAmount = rapid.SampledFrom([]int64{-20, 0, 7, 40, 55, 300, 2000, domain.MaxAmount}).Draw(t, "worth")
		o.Currency = rapid.SampledFrom([]domain.Currency{"EUR", "USD"}).Draw(t, "currency")
		o.Customer, o.Origin, o.Competitor, o.LossReason = one("customer", 6), one("origin", 3), one("rival", 3), one("reason", 3)
		o.Tags = slices.Compact(slices.Sorted(slices.Values(rapid.SliceOfN(rapid.SampledFrom([]domain.ID{"tag 1", "tag 2", "tag 3", "tag 4"}), 0, 3).Draw(t, "tags"))))
	}
	f := NewFacts(states, 0)
	for _, o := range w.list {
		f.Put(o)
	}
	for n := range 7 {
		id := domain.ID(fmt.Sprint("customer ", n))
		c := domain.Customer{ID: id, Name: fmt.Sprint("Customer ", n%4), Sector: one("sector", 2), Country: rapid.SampledFrom([]string{"", "CL", "ES"}).Draw(t, "country")}
		f.SetCustomer(id, c.Name, c.Sector, c.Country)
		w.customers[id] = c
	}
	w.follow(t, f)
	w.filter = officeFilter(t)
	w.filter.Compare = rapid.SampledFrom([]Comparison{NotCompared, WithPrevious, WithYearAgo}).Draw(t, "compare")
	return f, w
}

// follow writes down quotations and activities of the opportunities, some of them elsewhere or
// thrown away later.
func (w ledger) follow(t *rapid.T, f *Facts) {
	f.BeginHistory(0)
	f.BeginActivities(0, 0)
	f.BeginQuotations(0)
	for _, o := range w.list {
		for range rapid.IntRange(0, 2).Draw(t, "quotations") {
			q := domain.Quotation{ID: domain.NewID(), Opportunity: o.ID}
			apply(f, change.Adding(q))
			if rapid.IntRange(0, 3).Draw(t, "away") == 0 {
				gone := q
				gone.RemovedAt = 1
				edit, _ := change.Editing(q, gone)
				apply(f, edit)
				continue
			}
			to := rapid.SampledFrom(w.list).Draw(t, "to")
			moved := q
			moved.Opportunity = to.ID
			if edit, changed := change.Editing(q, moved); changed {
				apply(f, edit)
			}
			w.quotations[to.ID]++
		}
		if a := (domain.Activity{ID: domain.NewID(), Opportunity: o.ID, Day: day("2026-02-01"), Done: rapid.Bool().Draw(t, "done")}); len(o.Tags) != 1 {
			apply(f, change.Adding(a))
			if a.Done {
				w.activities[o.ID]++
			}
		}
	}
}

// within tells whether a day lies in a period.
func within(p domain.Period, d domain.Date) bool {
	return d != 0 && d >= p.From && (p.To == 0 || d <= p.To)
}

// basis is the day by which an opportunity belongs to the period.
func (w ledger) basis(spec PivotSpec, o domain.Opportunity) domain.Date {
	switch spec.Measure {
	case MeasureWonCount, MeasureWonAmount, MeasureWinRate, MeasureMeanCycle:
		return o.ClosedOn
	}
	for _, field := range []PivotField{spec.Rows, spec.Columns} {
		switch {
		case strings.HasPrefix(string(field), "expected_"):
			return o.ExpectedClose
		case strings.HasPrefix(string(field), "closed_"):
			return o.ClosedOn
		}
	}
	return o.OpenedOn
}

// worth is what an opportunity adds to a cell, false where it is no case of the measure.
func (w ledger) worth(m PivotMeasure, o domain.Opportunity) (int64, bool) {
	ended := w.won(o) || w.lost(o)
	switch m {
	case MeasureAmount:
		return w.amount(o), true
	case MeasureWeighted:
		return domain.Percent(w.amount(o), o.Probability), !ended
	case MeasureWonCount:
		return 1, w.won(o)
	case MeasureWonAmount:
		return w.amount(o), w.won(o)
	case MeasureWinRate:
		if w.won(o) {
			return 1, true
		}
		return 0, w.lost(o)
	case MeasureMeanCycle:
		return int64(o.ClosedOn - o.OpenedOn), w.won(o) && o.OpenedOn != 0
	case MeasureQuotations:
		return w.quotations[o.ID], true
	case MeasureActivities:
		return w.activities[o.ID], true
	}
	return 1, true
}

// keys are what a field says of an opportunity, as if its dates were so many months later.
func (w ledger) keys(l *Look, field PivotField, o domain.Opportunity, later int) []string {
	if of, step, _ := strings.Cut(string(field), "_"); step == "month" || step == "quarter" || step == "year" {
		d := map[string]domain.Date{"opened": o.OpenedOn, "expected": o.ExpectedClose, "closed": o.ClosedOn}[of]
		if d == 0 {
			return []string{""}
		}
		year, month, _ := d.Month().First().Time().AddDate(0, later, 0).Date()
		return []string{map[string]string{"month": fmt.Sprintf("%d-%02d", year, month), "quarter": fmt.Sprintf("%d-Q%d", year, 1+(month-1)/3), "year": fmt.Sprint(year)}[step]}
	}
	switch field {
	case PivotSalesperson:
		if w.won(o) || w.lost(o) {
			return []string{string(o.CreditedTo)}
		}
		return []string{string(o.Salesperson)}
	case PivotCustomer:
		return []string{string(o.Customer)}
	case PivotSector:
		return []string{string(w.customers[o.Customer].Sector)}
	case PivotCountry:
		return []string{w.customers[o.Customer].Country}
	case PivotOrigin:
		return []string{string(o.Origin)}
	case PivotCompetitor:
		return []string{string(o.Competitor)}
	case PivotLossReason:
		return []string{string(o.LossReason)}
	case PivotState:
		return []string{string(o.State)}
	case PivotClass:
		return []string{string(states[slices.IndexFunc(states, func(s domain.State) bool { return s.ID == o.State })].Class)}
	case PivotTag:
		if len(o.Tags) == 0 {
			return []string{""}
		}
		var tags []string
		for _, tag := range o.Tags {
			tags = append(tags, string(tag))
		}
		return tags
	case PivotAmountBand:
		if o.Unconverted && w.filter.Currency == "" {
			return []string{"unconverted"}
		}
		for _, b := range AmountBands(l) {
			if !b.Unconverted && w.amount(o) >= b.From && (w.amount(o) < b.To || b.To == math.MaxInt64) {
				return []string{b.Key()}
			}
		}
	}
	return []string{""}
}

// pivot is the table as one would draw it up by hand: by "row|column", totals as "total".
func (w ledger) pivot(l *Look, spec PivotSpec) (cells map[string]PivotCell, members map[string][]int64) {
	cells, members = map[string]PivotCell{}, map[string][]int64{}
	earlier, _, compared := l.earlier()
	later := 0
	if compared {
		later = int(w.filter.Period.From.Month() - earlier.From.Month())
		if closed, _ := l.EarlierClosed(); closed != nil {
			earlier = closed.Filter.Period
		}
	}
	for _, o := range w.kept() {
		add, counts := w.worth(spec.Measure, o)
		if !counts {
			continue
		}
		day := w.basis(spec, o)
		for _, time := range []struct{ in, was bool }{{in: within(w.filter.Period, day)}, {in: compared && within(earlier, day), was: true}} {
			if !time.in {
				continue
			}
			moved := 0
			if time.was {
				moved = later
			}
			for _, row := range append(w.keys(l, spec.Rows, o, moved), PivotTotal) {
				for _, column := range append(w.keys(l, spec.Columns, o, moved), PivotTotal) {
					c := cells[row+"|"+column]
					if time.was {
						c.EarlierSum, c.EarlierN = c.EarlierSum+add, c.EarlierN+1
					} else {
						c.Sum, c.N = c.Sum+add, c.N+1
						members[row+"|"+column] = append(members[row+"|"+column], o.Number)
					}
					cells[row+"|"+column] = c
				}
			}
		}
	}
	return cells, members
}

// written is a pivot in the same form.
func written(r *PivotResult) map[string]PivotCell {
	cells := map[string]PivotCell{}
	put := func(row, column string, c PivotCell) {
		if c != (PivotCell{}) {
			cells[row+"|"+column] = c
		}
	}
	for i, row := range r.Rows {
		for j, column := range r.Columns {
			put(row.Key, column.Key, r.Cell(i, j))
		}
		put(row.Key, PivotTotal, r.RowTotals[i])
	}
	for j, column := range r.Columns {
		put(PivotTotal, column.Key, r.ColumnTotals[j])
	}
	put(PivotTotal, PivotTotal, r.Total)
	return cells
}

func TestAPivotIsThatOfTheRecordsWhateverTheFields(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f, w := someLedger(t)
		l := look(f, w.filter)
		columns := append([]PivotField{PivotNothing}, PivotFields...)
		for _, rows := range PivotFields {
			spec := PivotSpec{Rows: rows, Columns: rapid.SampledFrom(columns).Draw(t, "columns"), Measure: rapid.SampledFrom(PivotMeasures).Draw(t, "measure")}
			w.check(t, l, spec)
		}
	})
}

func TestEveryPairOfFieldsAndEveryMeasure(t *testing.T) {
	f, w := rapidExample(someLedgerOfMany)
	l := look(f, w.filter)
	for _, rows := range PivotFields {
		for _, columns := range PivotFields {
			for _, measure := range PivotMeasures {
				w.check(t, l, PivotSpec{Rows: rows, Columns: columns, Measure: measure})
			}
		}
	}
}

// someLedgerOfMany is an office of more than a few, over a year.
func someLedgerOfMany(t *rapid.T) (*Facts, ledger) {
	for {
		f, w := someLedger(t)
		if len(w.list) > 20 {
			w.filter = Filter{Period: domain.Period{From: day("2026-01-01"), To: day("2026-12-31")}, Compare: WithPrevious}
			return f, w
		}
	}
}

func rapidExample(make func(*rapid.T) (*Facts, ledger)) (*Facts, ledger) {
	type both struct {
		facts  *Facts
		ledger ledger
	}
	made := rapid.Custom(func(t *rapid.T) both {
		f, w := make(t)
		return both{f, w}
	}).Example(20261015)
	return made.facts, made.ledger
}

// failing is what tests of both kinds fail by.
type failing interface {
	Fatalf(format string, args ...any)
}

// check compares a pivot with the one by hand, and what lies behind each of its cells.
func (w ledger) check(t failing, l *Look, spec PivotSpec) {
	want, behind := w.pivot(l, spec)
	if diff := cmp.Diff(want, written(Pivot(l, spec))); diff != "" {
		t.Fatalf("%+v under %+v:\n%s", spec, w.filter, diff)
	}
	checked := 0
	for key, cell := range want {
		if checked++; checked > 4 {
			return
		}
		row, column, _ := strings.Cut(key, "|")
		numbers, got, there := PivotMembers(l, spec, row, column)
		if diff := cmp.Diff(behind[key], numbers, equalEmpty); diff != "" || !there || got != cell {
			t.Fatalf("%+v behind %s: %+v, %t\n%s", spec, key, got, there, diff)
		}
	}
}

var equalEmpty = cmp.Transformer("empty", func(list []int64) []int64 { return append([]int64{}, list...) })

func TestTheOthersAreTheRest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f, w := someLedger(t)
		l := look(f, w.filter)
		names := []PivotField{PivotCustomer, PivotTag, PivotOrigin, PivotSalesperson, PivotLossReason}
		spec := PivotSpec{Rows: rapid.SampledFrom(names).Draw(t, "rows"), Columns: rapid.SampledFrom(names).Draw(t, "columns"),
			Measure: rapid.SampledFrom(PivotMeasures).Draw(t, "measure")}
		whole := Pivot(l, spec)
		spec.MostRows, spec.MostColumns = 2, 1
		few := Pivot(l, spec)
		if few.Total != whole.Total {
			t.Fatalf("total %+v, of all %+v", few.Total, whole.Total)
		}
		for i, row := range few.Rows {
			if row.Key != OthersKey && (row.Key != whole.Rows[i].Key || few.RowTotals[i] != whole.RowTotals[i]) {
				t.Fatalf("row %d is %+v", i, row)
			}
			if row.Key == OthersKey && row.Others != len(whole.Rows)-2 {
				t.Fatalf("%d others of %d", row.Others, len(whole.Rows))
			}
			for j, column := range few.Columns {
				numbers, cell, _ := PivotMembers(l, spec, row.Key, column.Key)
				if cell != few.Cell(i, j) || int64(len(numbers)) != cell.N || len(slices.Compact(numbers)) != len(numbers) {
					t.Fatalf("%s, %s: %+v, behind it %+v: %v", row.Key, column.Key, few.Cell(i, j), cell, numbers)
				}
			}
		}
	})
}

// dealt is an opportunity of a small office.
func dealt(number int64, state, who domain.ID, opened, expected, closed string, amount int64, tags ...domain.ID) domain.Opportunity {
	return domain.Opportunity{ID: domain.NewID(), Number: number, State: state, Salesperson: who, CreditedTo: who, OpenedOn: day(opened),
		ExpectedClose: day(expected), ClosedOn: day(closed), OfficeAmount: amount, Probability: 50, Tags: tags}
}

// smallOffice is eight opportunities of two people over two years.
func smallOffice() *Facts {
	f := factsOf(
		dealt(1, "won", "ana", "2026-01-10", "2026-02-01", "2026-02-09", 1000, "big", "new"),
		dealt(2, "lost", "ana", "2026-01-20", "2026-02-20", "2026-02-28", 400, "new"),
		dealt(3, "won", "ana", "2026-02-01", "2026-04-30", "2026-04-02", 600),
		dealt(4, "won", "marta", "2025-12-30", "2026-02-01", "2026-02-03", 5000, "big"),
		dealt(5, "new", "marta", "2026-03-01", "2026-05-15", "", 301, "big"),
		dealt(6, "waiting", "ana", "2026-03-05", "2027-01-05", "", 100),
		dealt(7, "won", "ana", "2025-01-01", "2025-02-01", "2025-02-02", 90),
		dealt(8, "lost", "marta", "2025-03-01", "2025-04-01", "2025-04-02", 80),
	)
	f.SetName("big", "Big")
	f.SetName("new", "New customer")
	return f
}

// lines write a pivot out: a line for each cell and total.
func lines(r *PivotResult) (list []string) {
	text := func(c PivotCell) string {
		value, known := r.Value(c)
		if !known {
			return "–"
		}
		return fmt.Sprintf("%.4g of %d", value, c.N)
	}
	for i, row := range r.Rows {
		r.EachOf(i, func(column int, c PivotCell) {
			list = append(list, fmt.Sprintf("%s, %s: %s", row.Text, r.Columns[column].Text, text(c)))
		})
	}
	for i, row := range r.Rows {
		list = append(list, fmt.Sprintf("%s: %s", row.Text, text(r.RowTotals[i])))
	}
	for i, column := range r.Columns {
		list = append(list, fmt.Sprintf("in %s: %s", column.Text, text(r.ColumnTotals[i])))
	}
	return append(list, "all: "+text(r.Total))
}

func TestPivotsByHand(t *testing.T) {
	for _, c := range []struct {
		name string
		spec PivotSpec
		want []string
	}{
		{"rates are those of the cases, not of the cells", PivotSpec{Rows: PivotSalesperson, Columns: PivotClosedQuarter, Measure: MeasureWinRate}, []string{
			"Ana Rojas, 2026-Q1: 0.5 of 2", "Ana Rojas, 2026-Q2: 1 of 1", "Marta Núñez, 2026-Q1: 1 of 1",
			"Ana Rojas: 0.6667 of 3", "Marta Núñez: 1 of 1", "in 2026-Q1: 0.6667 of 3", "in 2026-Q2: 1 of 1", "all: 0.75 of 4"}},
		{"months between are there; a cycle is the mean of the won", PivotSpec{Rows: PivotSalesperson, Columns: PivotClosedMonth, Measure: MeasureMeanCycle}, []string{
			"Ana Rojas, 2026-02: 30 of 1", "Ana Rojas, 2026-04: 60 of 1", "Marta Núñez, 2026-02: 35 of 1",
			"Ana Rojas: 45 of 2", "Marta Núñez: 35 of 1", "in 2026-02: 32.5 of 2", "in 2026-03: –", "in 2026-04: 60 of 1", "all: 41.67 of 3"}},
		{"amounts go by opening", PivotSpec{Rows: PivotSalesperson, Columns: PivotOpenedYear, Measure: MeasureAmount}, []string{
			"Ana Rojas, 2026: 2100 of 4", "Marta Núñez, 2026: 301 of 1", "Ana Rojas: 2100 of 4", "Marta Núñez: 301 of 1", "in 2026: 2401 of 5", "all: 2401 of 5"}},
		{"or by the date that is told apart", PivotSpec{Rows: PivotClass, Columns: PivotExpectedYear, Measure: MeasureWeighted}, []string{
			"open, 2026: 151 of 1", "open: 151 of 1", "in 2026: 151 of 1", "all: 151 of 1"}},
		{"what has two tags is in the total once", PivotSpec{Rows: PivotTag, Measure: MeasureWonAmount}, []string{
			"Big, : 6000 of 2", "New customer, : 1000 of 1", ", : 600 of 1", "Big: 6000 of 2", "New customer: 1000 of 1", ": 600 of 1", "in : 6600 of 3", "all: 6600 of 3"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, lines(Pivot(look(smallOffice(), year), c.spec))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestAPivotIsComparedWithTheYearBefore(t *testing.T) {
	filter := year
	filter.Compare = WithYearAgo
	r := Pivot(look(smallOffice(), filter), PivotSpec{Rows: PivotSalesperson, Columns: PivotClosedMonth, Measure: MeasureWonAmount})
	difference := func(c PivotCell) float64 {
		d, known := r.Difference(c)
		if !known {
			t.Errorf("%+v is not compared", c)
		}
		return d
	}
	at := slices.IndexFunc(r.Rows, func(c PivotCategory) bool { return c.Key == "ana" })
	if r.Columns[0].Key != "2026-02" || difference(r.Cell(at, 0)) != 1000-90 || difference(r.RowTotals[at]) != 1600-90 || difference(r.Total) != 6600-90 {
		t.Errorf("%+v", r)
	}
	if share, known := r.Share(r.RowTotals[at], r.Total); !known || share != 1600.0/6600 {
		t.Errorf("share %v", share)
	}
	if _, known := Pivot(look(smallOffice(), year), PivotSpec{Rows: PivotSalesperson, Measure: MeasureWonAmount}).Difference(r.Total); known {
		t.Error("compared with nothing")
	}
}

func TestFactsRecallQuotations(t *testing.T) {
	o := dealt(1, "new", "ana", "2026-01-01", "", "", 10)
	f := factsOf(o)
	f.BeginHistory(0)
	f.BeginQuotations(0)
	q := domain.Quotation{ID: domain.NewID(), Opportunity: o.ID}
	gone := q
	gone.RemovedAt = 5
	away, _ := change.Editing(q, gone)
	f.PutQuotation(gone)
	f.RecallQuotation(change.Adding(q), day("2026-02-01"))
	f.RecallQuotation(away, day("2026-03-01"))
	for _, c := range []struct {
		on   string
		want int64
	}{{"2026-01-31", 0}, {"2026-02-01", 1}, {"2026-02-28", 1}, {"2026-03-01", 0}, {"2026-10-15", 0}} {
		l := look(f, Filter{AsOf: day(c.on)})
		if got := int64(l.quotationCounts()[0]); got != c.want {
			t.Errorf("on %s: %d", c.on, got)
		}
	}
	back, _ := change.Editing(gone, q)
	f.Apply(change.Set{Changes: []change.Change{back}}, day("2026-04-01"))
	if got := look(f, Filter{}).quotationCounts()[0]; got != 1 {
		t.Errorf("taken back: %d", got)
	}
	f.Apply(change.Set{Changes: []change.Change{away}}, day("2026-05-01"))
	f.Apply(change.Set{Action: binEmptied, Changes: []change.Change{change.Removing(gone)}}, day("2026-06-01"))
	if got := look(f, Filter{AsOf: day("2026-04-15")}).quotationCounts()[0]; got != 0 {
		t.Errorf("what the bin was emptied of is still told of: %d", got)
	}
}
