package rowindex

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"pgregory.net/rapid"

	"preventa/domain"
	"preventa/domain/office"
)

// crowd is an index of many rows with few different values, and what was put into it.
type crowd struct {
	index   *Index
	entries []Entry
	states  []domain.State
	people  []domain.Person
	folds   []string // of the people
}

var today = domain.NewDate(2026, 6, 15)

func newCrowd(rows int, seed uint64) crowd {
	r := rand.New(rand.NewPCG(seed, 1))
	c := crowd{index: New(rows)}
	for i, class := range []domain.Class{domain.Open, domain.Won, domain.OnHold, domain.Open} {
		c.states = append(c.states, domain.State{ID: domain.NewID(), Name: fmt.Sprint("State ", i), Class: class, Position: 4 - i})
	}
	for _, name := range []string{"Zoë", "ana", "Ana", "Bruno"} { // two of the same fold
		c.people, c.folds = append(c.people, domain.Person{ID: domain.NewID(), Name: name}), append(c.folds, domain.Fold(name))
	}
	c.index.SetStates(c.states)
	c.index.SetPersons(c.people)
	for i := range rows {
		e := c.entry(r, int64(2*i+1))
		c.entries = append(c.entries, e)
		c.index.Put(e)
	}
	return c
}

var names = []string{"maquina", "maquina a", "maquina b", "maquina ab", "maquina de abrir", "maquina de abrir b", "bomba", "a", ""}

// entry is one as it comes.
func (c crowd) entry(r *rand.Rand, number int64) Entry {
	e := Entry{Number: number, Name: names[r.IntN(len(names))], State: c.states[r.IntN(4)].ID, Currency: "USD",
		OfficeAmount: int64(r.IntN(5)-2) * domain.MaxAmount / 2, Unconverted: r.IntN(10) == 0, Removed: r.IntN(50) == 0}
	if r.IntN(4) > 0 {
		e.Salesperson = c.people[r.IntN(4)].ID
	}
	if r.IntN(4) > 0 {
		e.Expected = today + domain.Date(r.IntN(120)) - 60
	}
	if r.IntN(4) > 0 {
		e.NextDay, e.NextMinute = today+domain.Date(r.IntN(3)), r.IntN(3)
	}
	return e
}

// state is the place of an entry's state in the order of offer.
func (c crowd) state(e *Entry) int {
	for _, s := range c.states {
		if s.ID == e.State {
			return s.Position
		}
	}
	return 0
}

// person is the fold of an entry's salesperson.
func (c crowd) person(e *Entry) string {
	for i, p := range c.people {
		if p.ID == e.Salesperson {
			return c.folds[i]
		}
	}
	return ""
}

// less compares what two entries have in a column; without a value they come last.
func (c crowd) less(column office.Column, up bool) func(a, b *Entry) int {
	turn := func(by int) int {
		if !up {
			return -by
		}
		return by
	}
	last := func(a, b bool) (by int, decided bool) { // whether they have no value decides unless both have one
		switch {
		case a == b:
			return 0, a
		case a:
			return 1, true
		}
		return -1, true
	}
	return func(a, b *Entry) int {
		switch column {
		case office.ColumnName:
			if by, decided := last(a.Name == "", b.Name == ""); decided {
				return by
			}
			return turn(strings.Compare(a.Name, b.Name))
		case office.ColumnAmount:
			if by, decided := last(a.Unconverted, b.Unconverted); decided {
				return by
			}
			return turn(cmp.Compare(a.OfficeAmount, b.OfficeAmount))
		case office.ColumnExpected:
			if by, decided := last(a.Expected == 0, b.Expected == 0); decided {
				return by
			}
			return turn(cmp.Compare(a.Expected, b.Expected))
		case office.ColumnNext:
			if by, decided := last(a.NextDay == 0, b.NextDay == 0); decided {
				return by
			}
			return turn(cmp.Or(cmp.Compare(a.NextDay, b.NextDay), cmp.Compare(a.NextMinute, b.NextMinute)))
		case office.ColumnState:
			return turn(cmp.Compare(c.state(a), c.state(b)))
		case office.ColumnSalesperson:
			if by, decided := last(a.Salesperson == "", b.Salesperson == ""); decided {
				return by
			}
			return turn(strings.Compare(c.person(a), c.person(b)))
		}
		return turn(cmp.Compare(a.Number, b.Number))
	}
}

// grouped compares the groups of two entries, that of none last.
func (c crowd) grouped(by office.Column) func(a, b *Entry) int {
	place := func(e *Entry) int {
		switch {
		case by == office.ColumnState:
			return c.state(e)
		case by == office.ColumnExpected && e.Expected != 0:
			return int(e.Expected.Month())
		case by == office.ColumnExpected:
			return 1 << 30
		}
		return 0
	}
	return func(a, b *Entry) int { return cmp.Compare(place(a), place(b)) }
}

// class is that of an entry's state.
func (c crowd) class(e *Entry) domain.Class {
	for _, s := range c.states {
		if s.ID == e.State {
			return s.Class
		}
	}
	return ""
}

// sorted are the numbers of all rows in the order of a query.
func (c crowd) sorted(q office.Query) []int64 {
	var list []*Entry
	for i := range c.entries {
		kept := len(q.Classes) == 0 || slices.Contains(q.Classes, c.class(&c.entries[i]))
		if kept && !c.entries[i].Removed && strings.Contains(c.entries[i].Name, q.Text) {
			list = append(list, &c.entries[i])
		}
	}
	group, less := c.grouped(q.Group), c.less(q.Sort, q.Ascending)
	slices.SortFunc(list, func(a, b *Entry) int {
		if by := group(a, b); by != 0 {
			return by
		}
		return cmp.Or(less(a, b), cmp.Compare(b.Number, a.Number)) // equal ones come newest first
	})
	numbers := make([]int64, len(list))
	for i, e := range list {
		numbers[i] = e.Number
	}
	return numbers
}

// Pages of every order against a sort of all rows: near either end, far from both, across
// the borders between the ways they are found, and beyond the last row.
func TestPagesAreThoseOfASort(t *testing.T) {
	const rows = 60_000
	c := newCrowd(rows, 3)
	sorted := map[string][]int64{}
	rapid.Check(t, func(t *rapid.T) {
		q := office.Query{Today: today, Ascending: rapid.Bool().Draw(t, "ascending"),
			Sort: rapid.SampledFrom([]office.Column{"", office.ColumnName, office.ColumnAmount, office.ColumnExpected,
				office.ColumnNext, office.ColumnState, office.ColumnSalesperson}).Draw(t, "sort"),
			Group: rapid.SampledFrom([]office.Column{"", office.ColumnState, office.ColumnExpected}).Draw(t, "group")}
		asked := fmt.Sprint(q.Sort, q.Ascending, q.Group)
		if sorted[asked] == nil {
			sorted[asked] = c.sorted(q)
		}
		all := sorted[asked]
		n := len(all)
		first := rapid.OneOf(rapid.IntRange(0, 100), rapid.IntRange(0, rows+100), rapid.IntRange(alwaysArranged-150, alwaysArranged+50),
			rapid.IntRange(n-alwaysArranged-50, n-alwaysArranged+50), rapid.IntRange(n-150, n+1)).Draw(t, "first")
		count := rapid.IntRange(0, 200).Draw(t, "count")
		got, err := c.index.Page(q, first, count)
		if err != nil {
			t.Fatal(err)
		}
		if want := all[min(first, n):min(first+count, n)]; !slices.Equal(got, want) {
			t.Fatalf("%+v from %d: %v, want %v", q, first, got, want)
		}
	})
}

// What is kept follows what changes: rows put anew, added and dropped, people and states
// told anew, between questions of every kind, with orders kept or not.
func TestWhatIsKeptFollowsChanges(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		seed := rapid.Uint64().Draw(t, "seed")
		r := rand.New(rand.NewPCG(seed, 2))
		c := newCrowd(rapid.SampledFrom([]int{100, 100, 100, 5000, 21_000}).Draw(t, "rows"), seed)
		for range 20 {
			for range r.IntN(4) {
				c.change(r)
			}
			q := office.Query{Today: today, Ascending: r.IntN(2) == 0,
				Sort:  []office.Column{"", office.ColumnName, office.ColumnAmount, office.ColumnState, office.ColumnSalesperson}[r.IntN(5)],
				Group: []office.Column{"", "", office.ColumnState, office.ColumnExpected}[r.IntN(4)],
				Text:  []string{"", "", "maquina", "bomba"}[r.IntN(4)]}
			if r.IntN(2) == 0 {
				q.Classes = []domain.Class{[]domain.Class{domain.Open, domain.Won}[r.IntN(2)]}
			}
			if r.IntN(2) == 0 && c.index.Wants() {
				var asked atomic.Int32 // several workers ask
				most := r.Int32N(20)
				c.index.Arrange(func() bool { return asked.Add(1) > most })
			}
			all := c.sorted(q)
			n := len(all)
			first := []int{0, 0, n / 2, max(0, n-60), r.IntN(n + 1)}[r.IntN(5)]
			got, err := c.index.Page(q, first, 60)
			if err != nil {
				t.Fatal(err)
			}
			if want := all[first:min(first+60, n)]; !slices.Equal(got, want) {
				t.Fatalf("%+v from %d:\n%v, want\n%v", q, first, got, want)
			}
			if count, err := c.index.Count(q); err != nil || int(count) != n {
				t.Fatalf("%+v: %d, %v, want %d", q, count, err, n)
			}
		}
	})
}

// change changes something of a crowd.
func (c *crowd) change(r *rand.Rand) {
	at := r.IntN(len(c.entries))
	switch r.IntN(10) {
	case 0:
		e := c.entry(r, c.entries[len(c.entries)-1].Number+int64(r.IntN(3)+1))
		c.entries = append(c.entries, e)
		c.index.Put(e)
	case 1:
		c.entries[at].Removed = true
		c.index.Drop(c.entries[at].Number)
	case 2:
		who := r.IntN(len(c.people))
		c.people[who].Name = []string{"Zoë", "ana", "Bruno", "Carla"}[r.IntN(4)]
		c.folds[who] = domain.Fold(c.people[who].Name)
		c.index.SetPersons(c.people)
	case 3:
		c.states[r.IntN(4)].Class = []domain.Class{domain.Open, domain.Won, domain.Lost}[r.IntN(3)]
		c.index.SetStates(c.states)
	default:
		c.entries[at] = c.entry(r, c.entries[at].Number)
		c.index.Put(c.entries[at])
	}
}

// Whoever waits to change the index does not wait for an order that is being made: what is
// made of it is left, at whatever point, and made later.
func TestAnOrderInVainIsLeft(t *testing.T) {
	c := newCrowd(5*pieceRows, 9)
	q := office.Query{Today: today, Sort: office.ColumnName, Ascending: true}
	if _, err := c.index.Page(q, 0, 50); err != nil {
		t.Fatal(err)
	}
	left := 0
	for most := int32(0); c.index.Wants(); most++ {
		var asked atomic.Int32
		c.index.Arrange(func() bool { return asked.Add(1) > most })
		kept, err := c.index.arranged(q)
		if err != nil || (kept == nil) != c.index.Wants() {
			t.Fatalf("kept %v and wanted %v: %v", kept != nil, c.index.Wants(), err)
		}
		if kept == nil {
			left++
		}
		got, err := c.index.Page(q, 40, 60)
		if want := c.sorted(q)[40:100]; err != nil || !slices.Equal(got, want) {
			t.Fatalf("after %d steps: %v %v, want %v", most, got, err, want)
		}
	}
	if left < 10 { // five parts, their merging and the runs of names
		t.Errorf("it was left only %d times", left)
	}
}

// What is asked does not change what is asked next: the answers kept between changes are
// handed to nobody who would sort them.
func TestAskingChangesNothing(t *testing.T) {
	c := newCrowd(30_000, 8)
	q := office.Query{Today: today, Classes: []domain.Class{domain.Open}, Ascending: true}
	first, err := c.index.Page(q, 0, 30_000)
	if err != nil {
		t.Fatal(err)
	}
	for _, sort := range []office.Column{office.ColumnName, office.ColumnExpected, office.ColumnNumber} {
		for _, from := range []int{0, 7000, 14_000} {
			if _, err := c.index.Page(office.Query{Today: today, Classes: q.Classes, Sort: sort, Group: office.ColumnState}, from, 500); err != nil {
				t.Fatal(err)
			}
		}
	}
	if again, _ := c.index.Page(q, 0, 30_000); !slices.Equal(first, again) {
		t.Error("another order was given than before")
	}
}
