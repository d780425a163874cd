package officefile_test

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/storage/officefile/officetest"
)

func (w *twins) checkConditions(r *rand.Rand) {
	w.t.Helper()
	for _, f := range office.OpportunityFields {
		for _, operator := range f.Operators() {
			c := w.condition(r, f, operator)
			got := w.numbers(office.Query{Conditions: []office.Condition{c}})
			wanted := numbersOf(w.kept(func(v twin) bool { return w.meets(v, f, c) }))
			if !slices.Equal(got, wanted) {
				w.t.Fatalf("%+v: %v, want %v", c, got, wanted)
			}
		}
	}
}

func (w *twins) checkSearch(r *rand.Rand) {
	w.t.Helper()
	for range 20 {
		v := w.all[r.IntN(len(w.all))]
		words := []string{part(r, v.Name, office.Contains), part(r, v.names[office.ColumnCustomer], office.Contains), part(r, v.contact.Label(), office.Contains), strconv.Itoa(r.IntN(40))}
		text := strings.Join([]string{words[r.IntN(4)], words[r.IntN(4)]}, " ")
		got := w.numbers(office.Query{Text: text})
		wanted := numbersOf(w.kept(func(v twin) bool {
			all := fmt.Sprintln(v.Number, v.Name, v.names[office.ColumnCustomer], v.contact.Label(), v.Reference)
			return domain.ContainsWords(all, text)
		}))
		if !slices.Equal(got, wanted) {
			w.t.Fatalf("search %q: %v, want %v", text, got, wanted)
		}
	}
}

// less orders two twins by a column, and says which has no value.
func (w *twins) less(c office.Column) (none func(twin) bool, compare func(a, b twin) int) {
	byFold := func(of func(twin) string) (func(twin) bool, func(a, b twin) int) {
		return func(v twin) bool { return of(v) == "" }, func(a, b twin) int { return strings.Compare(domain.Fold(of(a)), domain.Fold(of(b))) }
	}
	byInt := func(of func(twin) int) (func(twin) bool, func(a, b twin) int) {
		return func(v twin) bool { return of(v) == 0 }, func(a, b twin) int { return cmp.Compare(of(a), of(b)) }
	}
	f, _ := office.OpportunityField(c)
	switch {
	case c == office.ColumnClass:
		return func(twin) bool { return false }, func(a, b twin) int {
			return cmp.Compare(slices.Index(domain.Classes, a.class), slices.Index(domain.Classes, b.class))
		}
	case c == office.ColumnTags:
		return byInt(func(v twin) int {
			first := 0
			for _, id := range v.Tags {
				if p := w.items[id].Position; first == 0 || p < first {
					first = p
				}
			}
			return first
		})
	case c == office.ColumnNext:
		return byInt(func(v twin) int { return v.nextAt })
	case f.Type == office.TextField:
		return byFold(func(v twin) string { return v.text(c) })
	case f.Type == office.WordField:
		return byFold(func(v twin) string { return v.word(c) })
	case c == office.ColumnState || c == office.ColumnOrigin || c == office.ColumnCompetitor || c == office.ColumnLossReason:
		return byInt(func(v twin) int { return v.places[c] })
	case f.Type == office.ChoiceField:
		return byFold(func(v twin) string { return v.names[c] })
	case f.Type == office.DayField:
		return byInt(func(v twin) int { return int(v.day(c)) })
	}
	return func(v twin) bool { _, is := v.number(c); return !is }, func(a, b twin) int {
		x, _ := a.number(c)
		y, _ := b.number(c)
		return cmp.Compare(x, y)
	}
}

func (w *twins) checkSorts() {
	w.t.Helper()
	for _, c := range office.Columns {
		none, compare := w.less(c)
		for _, up := range []bool{true, false} {
			wanted := w.kept(func(twin) bool { return true })
			slices.SortStableFunc(wanted, func(a, b twin) int {
				if none(a) || none(b) {
					return cmp.Compare(boolInt(none(a)), boolInt(none(b)))
				}
				if up {
					return compare(a, b)
				}
				return compare(b, a)
			})
			if got := w.numbers(office.Query{Sort: c, Ascending: up}); !slices.Equal(got, numbersOf(wanted)) {
				w.t.Fatalf("by %s, ascending %v: %v, want %v", c, up, got, numbersOf(wanted))
			}
		}
	}
}

func boolInt(is bool) int {
	if is {
		return 1
	}
	return 0
}

func (w *twins) checkGroups() {
	w.t.Helper()
	for _, by := range office.GroupColumns {
		groups := sure(w.s.Groups(w.t.Context(), office.Query{Group: by}))(w.t)
		inOrder := w.numbers(office.Query{Group: by})
		count := 0
		for _, g := range groups {
			key := func(v twin) string {
				switch {
				case by == office.ColumnExpected && v.ExpectedClose == 0, by != office.ColumnExpected && len(v.refs[by]) == 0:
					return ""
				case by == office.ColumnExpected:
					return v.ExpectedClose.String()[:7]
				}
				return string(v.refs[by][0])
			}
			members := w.kept(func(v twin) bool { return key(v) == g.Key })
			want := office.Group{Key: g.Key, Label: g.Label, Colour: g.Colour, Count: int64(len(members))}
			for _, v := range members {
				want.Amount += v.OfficeAmount
				if v.Unconverted {
					want.Unconverted++
				}
				if !v.class.IsClosed() {
					want.Weighted += v.Weighted()
				}
			}
			if g != want {
				w.t.Fatalf("group of %s: %+v, want %+v", by, g, want)
			}
			if got := inOrder[count : count+int(g.Count)]; !slices.Equal(got, numbersOf(members)) {
				w.t.Fatalf("rows of group %q of %s: %v, want %v", g.Label, by, got, numbersOf(members))
			}
			if got := w.numbers(office.Query{Conditions: []office.Condition{g.Condition(by)}}); !slices.Equal(got, numbersOf(members)) {
				w.t.Fatalf("condition of group %q of %s: %v, want %v", g.Label, by, got, numbersOf(members))
			}
			count += int(g.Count)
		}
		if count != len(w.all) {
			w.t.Fatalf("groups of %s: %d rows of %d", by, count, len(w.all))
		}
	}
}

func (w *twins) checkTotals() {
	w.t.Helper()
	var want office.Totals
	for _, v := range w.all {
		want.Count++
		*map[domain.Class]*int64{domain.Open: &want.Open, domain.OnHold: &want.OnHold, domain.Won: &want.Won, domain.Lost: &want.Lost}[v.class]++
		want.Amount += v.OfficeAmount
		if v.Unconverted {
			want.Unconverted++
		}
		if !v.class.IsClosed() {
			want.Weighted += v.Weighted()
			want.Days += int64(v.days)
		}
	}
	if got := sure(w.s.Totals(w.t.Context(), office.Query{}))(w.t); got != want {
		w.t.Fatalf("totals %+v, want %+v", got, want)
	}
}

// scatter gives opportunities values in every field.
func scatter(ctx context.Context, m *monkey) {
	id := m.one(domain.KindOpportunity)
	if id == "" {
		return
	}
	_, err := m.s.EditOpportunities(ctx, []domain.ID{id}, func(d *office.Draft) {
		for range 3 {
			switch m.IntN(10) {
			case 0:
				d.Reference = fmt.Sprintf("REF-%s-%d", m.name(), m.Int64())
			case 1:
				d.Notes = m.name() + "\n" + m.word()
			case 2:
				d.NewCompetitor, d.Competitor = m.word(), ""
			case 3:
				d.NewTags = []string{m.word(), m.word()}
			case 4:
				d.Opportunity = d.StateProbability(m.IntN(5) * 25)
			case 5:
				d.ExpectedClose = m.day() + domain.Date(m.IntN(500)) - 250
			case 6:
				d.OpenedOn = m.day() - 100
			case 7:
				d.Origin = m.item(domain.Origins)
			case 8:
				d.Salesperson = ""
			case 9:
				d.State, d.Reopening = m.state(), true
			}
		}
	})
	if err != nil {
		m.t.Fatal(err)
	}
}

// rename calls a customer or a contact otherwise.
func rename(ctx context.Context, m *monkey) {
	var err error
	if id := m.one(domain.KindContact); id != "" && m.IntN(2) == 0 {
		c := sure(m.s.Contact(ctx, id))(m.t)
		c.Name, c.Phone = m.name(), m.word()
		_, _, err = m.s.SaveContact(ctx, c, "")
	} else if id := m.one(domain.KindCustomer); id != "" {
		c := sure(m.s.Customer(ctx, id))(m.t)
		c.Name = m.name()
		_, _, err = m.s.SaveCustomer(ctx, office.CustomerDraft{Customer: c})
	}
	if err != nil && domain.CodeOf(err) != domain.Invalid {
		m.t.Fatal(err)
	}
}

// Whatever is done to an office, its list answers as a twin that looks at every record: the
// conditions of every field and operator, searches, orders, groups and totals. The list
// follows the journal as it goes, the twin reads everything anew.
func TestTheListAnswersAsATwinThatReadsEverything(t *testing.T) {
	names := slices.Sorted(maps.Keys(deeds))
	for seed := range uint64(4) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			f, s := officetest.New(t)
			m := &monkey{Rand: rand.New(rand.NewPCG(seed, 77)), t: t, ctx: t.Context(), s: s, did: map[string]int{}}
			r := rand.New(rand.NewPCG(seed, 5))
			for i := range 30 {
				officetest.Save(t, s, m.name(), func(d *office.Draft) {
					d.OpenedOn -= domain.Date(m.IntN(100))
					d.NewCustomer, d.Amount = m.word(), int64(i)*1000
				})
			}
			for range 5 {
				for range 25 {
					m.act(names)
					scatter(t.Context(), m)
					rename(t.Context(), m)
				}
				w := readTwins(t, f, s)
				if len(w.all) < 10 {
					continue
				}
				w.checkConditions(r)
				w.checkSearch(r)
				w.checkSorts()
				w.checkGroups()
				w.checkTotals()
			}
		})
	}
}
