package control

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"preventa/domain"
	"preventa/domain/change"
)

// diary is an office whose activities did this and that, with what each was after each deed.
type diary struct {
	facts, anew   *Facts
	opportunities map[domain.ID]domain.Opportunity
	pages         []page
	last          domain.Date
}

type page struct {
	day  domain.Date
	a    domain.Activity
	gone bool
}

func someDiary(t *rapid.T) *diary {
	d := &diary{opportunities: map[domain.ID]domain.Opportunity{}, last: day("2026-01-01")}
	d.facts, d.anew = NewFacts(officeStates, 0), NewFacts(officeStates, 0)
	about := []domain.ID{"", ""}
	for i := range 4 {
		o := domain.Opportunity{ID: domain.NewID(), Number: int64(i), State: "new", Origin: rapid.SampledFrom([]domain.ID{"", "web"}).Draw(t, "origin"),
			Customer: rapid.SampledFrom([]domain.ID{"", "acme"}).Draw(t, "of"), Salesperson: "marta", RemovedAt: int64(i / 3)}
		d.opportunities[o.ID] = o
		about = append(about, o.ID)
		d.facts.Put(o)
		d.anew.Put(o)
	}
	d.facts.BeginHistory(0)
	d.facts.BeginActivities(0, 0)
	records := map[domain.ID]domain.Activity{}
	var journal []change.Change
	var days []domain.Date
	for range rapid.IntRange(0, 25).Draw(t, "deeds") {
		d.last += domain.Date(rapid.IntRange(0, 20).Draw(t, "later"))
		before, gone := domain.Activity{}, false
		ids := slices.Sorted(maps.Keys(records))
		if len(ids) > 0 && rapid.IntRange(0, 2).Draw(t, "old") > 0 {
			before = records[rapid.SampledFrom(ids).Draw(t, "which")]
			gone = before.RemovedAt == 0 && rapid.IntRange(0, 5).Draw(t, "gone") == 0
		}
		after := domain.Activity{ID: cmp.Or(before.ID, domain.NewID()), Subject: "x",
			Type: rapid.SampledFrom([]domain.ID{"call", "visit"}).Draw(t, "type"), Opportunity: rapid.SampledFrom(about).Draw(t, "about"),
			Customer: rapid.SampledFrom([]domain.ID{"acme", "other"}).Draw(t, "customer"), Day: d.last - domain.Date(rapid.IntRange(-5, 30).Draw(t, "day")),
			People: rapid.SliceOfNDistinct(rapid.SampledFrom([]domain.ID{"ana", "ivan"}), 0, 2, rapid.ID).Draw(t, "people"),
			Done:   rapid.Bool().Draw(t, "done"), Minutes: rapid.IntRange(0, 90).Draw(t, "minutes"), RemovedAt: int64(rapid.IntRange(0, 5).Draw(t, "bin") / 5)}
		c, changed := change.Editing(before, after)
		switch {
		case before.ID == "":
			after.RemovedAt = 0
			c, changed = change.Adding(after), true
		case gone:
			after = before
			c, changed = change.Removing(before), true
		}
		if !changed {
			continue
		}
		if rapid.Bool().Draw(t, "asked before") {
			ActivityByPerson(NewLook(d.facts, Filter{}, d.last))
		}
		d.facts.Apply(change.Set{Changes: []change.Change{c}}, d.last)
		journal, days = append(journal, journaled(t, c)), append(days, d.last)
		d.pages = append(d.pages, page{d.last, after, gone})
		records[after.ID] = after
		if gone {
			delete(records, after.ID)
		}
	}
	d.anew.BeginHistory(0)
	d.anew.BeginActivities(0, 0)
	for _, a := range records {
		people := a.People
		a.People = nil
		d.anew.PutActivity(a)
		d.anew.SetActivityPeople(a.ID, people)
	}
	for i, c := range journal {
		d.anew.RecallActivity(c, days[i])
	}
	for _, f := range []*Facts{d.facts, d.anew} {
		for id, name := range map[domain.ID]string{"ana": "Ana", "ivan": "Iván", "call": "Call", "visit": "Visit"} {
			f.SetName(id, name)
		}
	}
	return d
}

func TestActivitiesAreCountedAsTheyWereWrittenDown(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := someDiary(t)
		filter := someFilter(t)
		filter.Origins = rapid.SampledFrom([][]domain.ID{nil, nil, {"web"}}).Draw(t, "origins")
		filter.Customers = rapid.SampledFrom([][]domain.ID{nil, nil, {"acme"}}).Draw(t, "customers")
		if rapid.Bool().Draw(t, "as of") {
			filter.AsOf = day("2025-12-20") + domain.Date(rapid.IntRange(0, 300).Draw(t, "as of"))
		}
		l := NewLook(rapid.SampledFrom([]*Facts{d.facts, d.anew}).Draw(t, "facts"), filter, d.last+1)
		then := map[domain.ID]domain.Activity{}
		for _, p := range d.pages {
			if p.day <= l.Today {
				then[p.a.ID] = p.a
				if p.gone || p.a.RemovedAt != 0 {
					delete(then, p.a.ID)
				}
			}
		}
		want := map[string][2]int64{}
		for _, a := range then {
			o, about := d.opportunities[a.Opportunity]
			customer := a.Customer
			if about {
				customer = o.Customer
			}
			if !a.Done || !filter.Period.Contains(a.Day) || about && o.RemovedAt != 0 ||
				len(filter.Origins) > 0 && (!about || o.Origin != "web") || len(filter.Customers) > 0 && customer != "acme" {
				continue
			}
			people := a.People
			if len(people) == 0 {
				people = []domain.ID{""}
			}
			for _, person := range people {
				if len(filter.Salespeople) == 0 || slices.Contains(filter.Salespeople, person) {
					key := fmt.Sprint(person, " ", a.Type)
					want[key] = [2]int64{want[key][0] + 1, want[key][1] + int64(a.Minutes)}
				}
			}
		}
		got := map[string][2]int64{}
		ofPerson, persons := map[domain.ID]int64{}, []domain.ID(nil)
		for _, a := range ActivityByPerson(l) {
			got[fmt.Sprint(a.Person.ID, " ", a.Type.ID)] = [2]int64{a.Count, a.Minutes}
			if ofPerson[a.Person.ID] == 0 {
				persons = append(persons, a.Person.ID)
			}
			ofPerson[a.Person.ID] += a.Count
		}
		if diff := gocmp.Diff(want, got); diff != "" {
			t.Fatalf("%+v\n%s", filter, diff)
		}
		if !slices.IsSortedFunc(persons, func(a, b domain.ID) int { return cmp.Compare(ofPerson[b], ofPerson[a]) }) {
			t.Fatalf("%v did %v", persons, ofPerson)
		}
	})
}

func TestManyChangedActivitiesAreCountedOnce(t *testing.T) {
	const many = 2*mostMoved + 10
	f := NewFacts(officeStates, 0)
	f.BeginActivities(0, 0)
	call := func(i int) domain.Activity {
		return domain.Activity{ID: domain.ID(fmt.Sprintf("%032x", i+1)), Type: "call", Day: day("2026-01-01") + domain.Date(i%90), Done: true, Minutes: 1}
	}
	for i := range many {
		f.PutActivity(call(i))
	}
	l := NewLook(f, Filter{Period: domain.Period{From: day("2026-01-01"), To: day("2026-01-01")}}, day("2026-12-31"))
	ofDay := func() int64 {
		list := ActivityByPerson(l)
		if len(list) != 1 || list[0].Count != list[0].Minutes {
			t.Fatalf("%+v", list)
		}
		return list[0].Count
	}
	want := int64((many + 89) / 90)
	if got := ofDay(); got != want {
		t.Errorf("%d on the first day, want %d", got, want)
	}
	for i := range many {
		moved := call(i)
		moved.Day = day("2026-01-01")
		f.PutActivity(moved)
		if i == mostMoved-1 {
			ofDay()
		}
	}
	if got := ofDay(); got != many {
		t.Errorf("%d on the first day, want all %d", got, many)
	}
}

func TestWhatTheBinIsEmptiedOfIsForgotten(t *testing.T) {
	w := newLived()
	w.facts.BeginActivities(0, 0)
	o := w.add("2026-10-01", domain.Opportunity{OfficeAmount: 700})
	call := domain.Activity{ID: domain.NewID(), Type: "call", Opportunity: o.ID, Day: day("2026-10-01"), Done: true}
	w.facts.Apply(change.Set{Changes: []change.Change{change.Adding(call)}}, day("2026-10-01"))
	o = w.edit("2026-10-02", o, func(o *domain.Opportunity) { *o = o.Remove(1) })
	binned := call
	binned.RemovedAt = 1
	c, _ := change.Editing(call, binned)
	w.facts.Apply(change.Set{Changes: []change.Change{c}}, day("2026-10-02"))
	on := Filter{AsOf: day("2026-10-01")}
	if l := NewLook(w.facts, on, day("2026-10-31")); l.Count() != 1 || len(ActivityByPerson(l)) != 1 {
		t.Fatalf("from the bin: %d, %v", l.Count(), ActivityByPerson(l))
	}
	w.facts.Apply(change.Set{Action: "bin.emptied", Changes: []change.Change{change.Removing(o), change.Removing(binned)}}, day("2026-10-03"))
	l := NewLook(w.facts, on, day("2026-10-31"))
	if l.Count() != 0 || len(ActivityByPerson(l)) != 0 {
		t.Errorf("emptied out of the bin: %d, %v", l.Count(), ActivityByPerson(l))
	}
	for _, s := range Bridge(NewLook(w.facts, october, day("2026-10-31"))) {
		if s.Count != 0 {
			t.Errorf("%s: %+v", s.Step.ID(), s)
		}
	}
}

func TestTargetsStandAsTheyWereSetThen(t *testing.T) {
	f := NewFacts(states, 0)
	f.BeginHistory(0)
	month := domain.NewMonth(2026, 10)
	first := domain.Target{ID: domain.NewID(), Salesperson: "ana", Month: month, Amount: 100}
	second := first
	second.Amount, second.Salesperson = 250, "ivan"
	edit, _ := change.Editing(first, second)
	for i, c := range []change.Change{change.Adding(first), edit, change.Removing(second)} {
		f.Apply(change.Set{Changes: []change.Change{c}}, day("2026-10-01")+domain.Date(10*i))
	}
	for on, want := range map[string]int64{"2026-09-30": 0, "2026-10-01": 100, "2026-10-10": 100, "2026-10-11": 250, "2026-10-20": 250, "2026-10-21": 0} {
		got, there := NewLook(f, Filter{AsOf: day(on)}, day("2026-12-31")).TargetOf(month)
		if got.Amount != want || there != (want > 0) {
			t.Errorf("%s: %+v, want %d", on, got, want)
		}
	}
}
