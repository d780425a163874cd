package rowindex

import (
	"fmt"
	"slices"
	"testing"

	"preventa/domain"
	"preventa/domain/office"
)

func numbers(t *testing.T, x *Index, q office.Query) []int64 {
	t.Helper()
	q.Today = today
	page, err := x.Page(q, 0, 1000)
	if err != nil {
		t.Fatal(err)
	}
	return page
}

// Days far ahead are days as well: an activity planned for the year 3000 is planned.
func TestAnActivityOfAFarDayIsPlanned(t *testing.T) {
	x := New(0)
	state := domain.State{ID: domain.NewID(), Name: "New", Class: domain.Open, Position: 1}
	x.SetStates([]domain.State{state})
	for i, day := range []domain.Date{domain.NewDate(9999, 12, 31), today - 1, domain.NewDate(3000, 1, 1), today + 1} {
		x.Put(Entry{Number: int64(i + 1), State: state.ID, NextDay: day, NextMinute: 1440})
	}
	if got := numbers(t, x, office.Query{Sort: office.ColumnNext, Ascending: true}); !slices.Equal(got, []int64{2, 4, 3, 1}) {
		t.Errorf("by the next activity: %v", got)
	}
	overdue := office.Query{Conditions: []office.Condition{{Column: office.ColumnOverdue, Values: []string{"yes"}}}}
	if got := numbers(t, x, overdue); !slices.Equal(got, []int64{2}) {
		t.Errorf("overdue: %v, want [2]", got)
	}
	last := office.Query{Conditions: []office.Condition{{Column: office.ColumnNext, Values: []string{"9999-12-31"}}}}
	if got := numbers(t, x, last); !slices.Equal(got, []int64{1}) {
		t.Errorf("on the last day there is: %v, want [1]", got)
	}
}

// The days after which an opportunity rots are learnt from the won ones alone: twenty that
// were in the state for 10 days and were won, and as many for 100 days that were lost.
func TestRotLimitIsLearntFromTheWonOnes(t *testing.T) {
	x := New(0)
	open, won, lost := domain.State{ID: domain.NewID(), Class: domain.Open, Position: 1}, domain.State{ID: domain.NewID(), Class: domain.Won, Position: 2}, domain.State{ID: domain.NewID(), Class: domain.Lost, Position: 3}
	x.SetStates([]domain.State{open, won, lost})
	for i := range int64(20) {
		x.Put(Entry{Number: 2 * i, State: won.ID, Closed: today, Stays: []domain.Stay{{State: open.ID, Days: 10}}})
		x.Put(Entry{Number: 2*i + 1, State: lost.ID, Closed: today, Stays: []domain.Stay{{State: open.ID, Days: 100}}})
	}
	x.Put(Entry{Number: 100, State: open.ID, StateFrom: today - 11})
	if days, limit := x.Days(100, today); days != 11 || limit != 10 {
		t.Errorf("%d days of %d, want 11 of 10", days, limit)
	}
	x.Drop(0) // nineteen are too few to learn from
	if _, limit := x.Days(100, today); limit != 0 {
		t.Errorf("the limit of nineteen is %d", limit)
	}
}

// Whoever reads the office may meet an opportunity in a state added since the states were
// read. It counts, and is put right when the state is told.
func TestAnOpportunityInAStateNotYetTold(t *testing.T) {
	x := New(0)
	known, fresh := domain.State{ID: domain.NewID(), Name: "New", Class: domain.Open, Position: 1}, domain.State{ID: domain.NewID(), Name: "Newer", Class: domain.Won, Position: 2}
	x.SetStates([]domain.State{known})
	x.Put(Entry{Number: 1, State: known.ID})
	x.Put(Entry{Number: 2, State: fresh.ID})
	open := office.Query{Classes: []domain.Class{domain.Open}, Sort: office.ColumnState}
	if got := numbers(t, x, open); !slices.Equal(got, []int64{1}) {
		t.Errorf("open: %v, want [1]", got)
	}
	if totals, err := x.Totals(office.Query{Today: today}); err != nil || totals.Count != 2 {
		t.Errorf("%+v, %v", totals, err)
	}
	if _, limit := x.Days(2, today); limit != 0 {
		t.Errorf("limit %d", limit)
	}
	x.SetStates([]domain.State{known, fresh})
	if got := numbers(t, x, office.Query{Classes: []domain.Class{domain.Won}}); !slices.Equal(got, []int64{2}) {
		t.Errorf("won: %v, want [2]", got)
	}
}

func TestNumbersOutOfOrderAreForAnIndexMadeAnew(t *testing.T) {
	x := New(0)
	x.SetStates([]domain.State{{ID: domain.NewID(), Class: domain.Open, Position: 1}})
	for _, step := range []struct {
		number int64
		put    bool
	}{{5, true}, {9, true}, {7, false}, {5, true}, {10, true}} {
		if put := x.Put(Entry{Number: step.number}); put != step.put {
			t.Errorf("number %d: %v", step.number, put)
		}
	}
	x.Drop(9)
	x.Drop(11)
	if got := numbers(t, x, office.Query{Sort: office.ColumnNumber, Ascending: true}); !slices.Equal(got, []int64{5, 10}) {
		t.Errorf("left: %v", got)
	}
	if !x.Put(Entry{Number: 9}) {
		t.Error("what was dropped does not come back")
	}
}

// Bands of numbers are read whole or not at all.
func TestBandsOfNumbers(t *testing.T) {
	x := New(0)
	x.SetStates([]domain.State{{ID: domain.NewID(), Class: domain.Open, Position: 1}})
	for i := range int64(5) {
		x.Put(Entry{Number: i + 1, OfficeAmount: 10*i - 20})
	}
	for value, want := range map[string]string{"-20": "[1]", "-20--10": "[2 1]", "0-10": "[4 3]", "": "[3]",
		"0-10x": "refused", "1 - 2": "refused", "-": "refused", "0-": "refused", "1.5": "refused", "9223372036854775808": "refused"} {
		page, err := x.Page(office.Query{Conditions: []office.Condition{{Column: office.ColumnAmount, Values: []string{value}}}}, 0, 10)
		got := fmt.Sprint(page)
		if domain.Is(err, domain.Invalid) {
			got = "refused"
		}
		if got != want {
			t.Errorf("%q: %v, want %v", value, got, want)
		}
	}
}
