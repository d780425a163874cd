package control

import (
	"maps"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"preventa/domain"
	"preventa/domain/change"
)

// chronicle is an office whose opportunities did this and that, with everything written down in
// the plainest way: what each was after each deed.
type chronicle struct {
	facts    *Facts // that followed
	anew     *Facts // that were read anew from the records and the journal
	versions []version
	last     domain.Date
}

// version is what an opportunity was from a deed on.
type version struct {
	day  domain.Date
	o    domain.Opportunity
	gone bool
}

var officeStates = []domain.State{
	{ID: "new", Name: "New", Class: domain.Open, Position: 1},
	{ID: "proposal", Name: "Proposal", Class: domain.Open, Position: 3},
	{ID: "waiting", Name: "On hold", Class: domain.OnHold, Position: 4},
	{ID: "visited", Name: "Visited", Class: domain.Open, Position: 2, Retired: true},
	{ID: "won", Name: "Won", Class: domain.Won, Position: 5},
	{ID: "lost", Name: "Lost", Class: domain.Lost, Position: 6},
}

func stateOf(id domain.ID) domain.State {
	return officeStates[slices.IndexFunc(officeStates, func(s domain.State) bool { return s.ID == id })]
}

// someChronicle draws an office and what happened in it.
func someChronicle(t *rapid.T) *chronicle {
	w := &chronicle{facts: NewFacts(officeStates, 0), last: day("2026-01-01")}
	w.facts.BeginHistory(0)
	records := map[domain.ID]domain.Opportunity{}
	var journal []change.Change
	var days []domain.Date
	for range rapid.IntRange(0, 40).Draw(t, "deeds") {
		w.last += domain.Date(rapid.SampledFrom([]int{0, 0, 1, 3, 20, 45}).Draw(t, "later"))
		before, after, gone := someDeed(t, records, int64(len(w.versions)+1), w.last)
		c, changed := changing(before, after, gone)
		if !changed {
			continue
		}
		w.facts.Apply(change.Set{Changes: []change.Change{c}}, w.last)
		journal, days = append(journal, journaled(t, c)), append(days, w.last)
		w.versions = append(w.versions, version{w.last, after, gone})
		records[after.ID] = after
		if gone {
			delete(records, after.ID)
		}
	}
	w.readAnew(slices.Collect(maps.Values(records)), journal, days)
	return w
}

// put adds an opportunity on the last day.
func (w *chronicle) put(o domain.Opportunity) {
	w.facts.Apply(change.Set{Changes: []change.Change{change.Adding(o)}}, w.last)
	w.versions = append(w.versions, version{day: w.last, o: o})
}

func (w *chronicle) readAnew(records []domain.Opportunity, journal []change.Change, days []domain.Date) {
	w.anew = NewFacts(officeStates, len(records))
	for _, o := range records {
		w.anew.Put(o)
	}
	w.anew.BeginHistory(len(journal))
	for i, c := range journal {
		w.anew.Recall(c, days[i])
	}
}

// journaled is a change as the journal holds it.
func journaled(t *rapid.T, c change.Change) change.Change {
	j := change.Change{Kind: c.Kind, Record: c.Record, Op: c.Op}
	if err := j.DecodeFields(c.EncodeFields()); err != nil {
		t.Fatal(err)
	}
	return j
}

func changing(before, after domain.Opportunity, gone bool) (change.Change, bool) {
	switch {
	case gone:
		return change.Removing(before), true
	case before.ID == "":
		return change.Adding(after), true
	}
	return change.Editing(before, after)
}

// someDeed draws what is done to an opportunity, a new one where before has no id.
func someDeed(t *rapid.T, records map[domain.ID]domain.Opportunity, number int64, today domain.Date) (before, after domain.Opportunity, gone bool) {
	ids := slices.Sorted(maps.Keys(records))
	if len(ids) == 0 || len(ids) < 8 && rapid.IntRange(0, 3).Draw(t, "new") == 0 {
		after = domain.Opportunity{ID: domain.NewID(), Number: number, Currency: "CLP",
			OpenedOn: today - domain.Date(rapid.SampledFrom([]int{0, 0, 0, 10}).Draw(t, "opened"))}
		return before, someEdit(t, after, today), false
	}
	before = records[rapid.SampledFrom(ids).Draw(t, "which")]
	switch what := rapid.IntRange(0, 9).Draw(t, "what"); {
	case what == 0:
		return before, before.Remove(1), false
	case what == 1:
		return before, before.Restore(), false
	case what == 2 && before.RemovedAt == 0:
		return before, before, rapid.Bool().Draw(t, "gone")
	}
	after = before
	for range rapid.IntRange(1, 3).Draw(t, "edits") {
		after = someEdit(t, after, today)
	}
	return before, after, false
}

// someEdit draws an edit that the office's rules allow.
func someEdit(t *rapid.T, o domain.Opportunity, today domain.Date) domain.Opportunity {
	if o.State == "" {
		o.State, o.Salesperson = "new", rapid.SampledFrom([]domain.ID{"", "ana", "ivan"}).Draw(t, "salesperson")
	}
	switch rapid.IntRange(0, 6).Draw(t, "edit") {
	case 0:
		o.Salesperson = rapid.SampledFrom([]domain.ID{"", "ana", "ivan"}).Draw(t, "salesperson")
	case 1:
		o.Origin = rapid.SampledFrom([]domain.ID{"", "web", "fair"}).Draw(t, "origin")
	case 2:
		o.Tags = rapid.SliceOfNDistinct(rapid.SampledFrom([]domain.ID{"hot", "cold"}), 0, 2, rapid.ID).Draw(t, "tags")
	case 3:
		o.Amount = rapid.Int64Range(-100, 1000).Draw(t, "amount")
		o.Currency = rapid.SampledFrom([]domain.Currency{"CLP", "EUR"}).Draw(t, "currency")
		o.OfficeAmount, o.Unconverted = o.Amount*3, o.Currency == "EUR" && o.Amount%2 == 0
	case 4:
		o.ExpectedClose = today + domain.Date(rapid.IntRange(-30, 120).Draw(t, "expected"))
	case 5:
		o = o.StateProbability(rapid.IntRange(0, 100).Draw(t, "probability"))
	default:
		s := rapid.SampledFrom(officeStates).Draw(t, "state")
		s.Probability = 10 * s.Position
		o = o.Enter(s, max(o.OpenedOn, today-domain.Date(rapid.SampledFrom([]int{0, 0, 40}).Draw(t, "late"))))
	}
	return o
}

// on is what each opportunity was on an evening; those that were not there are left out.
func (w *chronicle) on(evening domain.Date) map[domain.ID]domain.Opportunity {
	records := map[domain.ID]domain.Opportunity{}
	for _, v := range w.versions {
		if v.day <= evening {
			records[v.o.ID] = v.o
			if v.gone || v.o.RemovedAt != 0 {
				delete(records, v.o.ID)
			}
		}
	}
	return records
}

// born says whether an opportunity had been entered by an evening.
func (w *chronicle) born(id domain.ID, evening domain.Date) bool {
	return slices.ContainsFunc(w.versions, func(v version) bool { return v.o.ID == id && v.day <= evening })
}

// of are the versions of an opportunity by an evening.
func (w *chronicle) of(id domain.ID, evening domain.Date) []version {
	var list []version
	for _, v := range w.versions {
		if v.o.ID == id && v.day <= evening {
			list = append(list, v)
		}
	}
	return list
}

// meets says whether an opportunity meets a filter but its period.
func meets(filter Filter, o domain.Opportunity) bool {
	who := o.Salesperson
	if stateOf(o.State).Class.IsClosed() {
		who = o.CreditedTo
	}
	any := func(ids []domain.ID, id domain.ID) bool { return len(ids) == 0 || slices.Contains(ids, id) }
	tagged := len(filter.Tags) == 0 || len(o.Tags) == 0 && slices.Contains(filter.Tags, "")
	for _, tag := range o.Tags {
		tagged = tagged || slices.Contains(filter.Tags, tag)
	}
	return any(filter.Salespeople, who) && any(filter.Origins, o.Origin) && any(filter.States, o.State) && any(filter.Customers, o.Customer) &&
		tagged && (filter.Currency == "" || filter.Currency == o.Currency)
}

// worth is an opportunity's amount under a filter.
func worth(filter Filter, o domain.Opportunity) int64 {
	if filter.Currency != "" {
		return o.Amount
	}
	return o.OfficeAmount
}

// someLook draws a look at an office: what it is narrowed to, and as of when.
func someLook(t *rapid.T, w *chronicle) *Look {
	ids := func(what string, from ...domain.ID) []domain.ID {
		if rapid.IntRange(0, 3).Draw(t, "any "+what) > 0 {
			return nil
		}
		return rapid.SliceOfNDistinct(rapid.SampledFrom(from), 1, 2, rapid.ID).Draw(t, what)
	}
	date := func(what string) domain.Date {
		return day("2025-12-20") + domain.Date(rapid.IntRange(0, 500).Draw(t, what))
	}
	filter := Filter{
		Salespeople: ids("salespeople", "", "ana", "ivan"), Origins: ids("origins", "", "web", "fair"), Tags: ids("tags", "", "hot", "cold"),
		States: ids("states", "new", "proposal", "waiting", "won", "lost"), Customers: ids("customers", "", "acme"),
		Currency: rapid.SampledFrom([]domain.Currency{"", "", "", "EUR", "CLP", "USD"}).Draw(t, "currency"),
	}
	if rapid.Bool().Draw(t, "from") {
		filter.Period.From = date("from")
	}
	if rapid.Bool().Draw(t, "to") {
		filter.Period.To = max(filter.Period.From, date("to"))
	}
	if rapid.Bool().Draw(t, "as of") {
		filter.AsOf = date("as of")
	}
	f := w.facts
	if rapid.Bool().Draw(t, "anew") {
		f = w.anew
	}
	return NewLook(f, filter, w.last+domain.Date(rapid.IntRange(0, 40).Draw(t, "today")))
}

// sameMembers checks that what lies behind a part is as many, worth as much.
func sameMembers(t *rapid.T, l *Look, p Part, count, amount int64) {
	t.Helper()
	numbers, sum, ok := l.Members(p)
	if !ok || int64(len(numbers)) != count || sum != amount {
		t.Fatalf("%+v shows %d worth %d, behind it are %d worth %d (%v)", p, count, amount, len(numbers), sum, ok)
	}
}

func TestAPastDayIsAsItWasWrittenDown(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := someChronicle(t)
		l := someLook(t, w)
		want := map[int64]int64{}
		for _, o := range w.on(l.Today) {
			if meets(l.Filter, o) {
				want[o.Number] += worth(l.Filter, o)
			}
		}
		got := map[int64]int64{}
		for _, row := range l.rows {
			got[int64(l.number[row])] += l.money[row]
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatal(diff)
		}
	})
}
