package importer_test

import (
	"slices"
	"testing"

	"preventa/domain"
	"preventa/storage/officefile"
)

// activitiesOf are the office's activities by subject.
func activitiesOf(t testing.TB, f *officefile.File) map[string]domain.Activity {
	t.Helper()
	all, err := f.Store.All(t.Context(), domain.KindActivity)
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]domain.Activity{}
	for _, r := range all {
		a := *r.(*domain.Activity)
		found[a.Subject] = a
	}
	return found
}

func TestAnActivitysRowFillsIt(t *testing.T) {
	f, s := newOffice(t, chileanOffice) // on 2026-10-15
	brought(t, s, domain.KindOpportunity, "name,customer,contact,reference", "Bottles,Uno,Ignacio,R-7", "Corks,Dos,,")
	result := brought(t, s, domain.KindActivity, "type,subject,notes,opportunity,customer,contact,day,time,minutes,people,done",
		"Llamada,First,Long,1,,ignacio,2026-10-01,9:30,15,Ana Rojas; Luis Paz,",
		"Cata,Second,,R-7,,,16-10-2026,3:15 PM,,,",
		"visita,Third,,,Tres,Eva,2026-10-15,,,,no",
		"Visita,Fourth,,#2,,,2026-10-01,23:59:59,,,no")
	same(t, "rows", []int{4, 0, 0, 0}, counts(result))
	same(t, "new", [][]string{{"Tres"}, {"Eva"}, {"Luis Paz"}, {"Cata"}}, [][]string{result.NewCustomers, result.NewContacts, result.NewSalespeople, result.NewTypes})
	opportunities, customers, contacts, names := byReference(t, f), customersOf(t, f), contactsOf(t, f), namesOf(t, s, domain.ActivityTypes)
	got := activitiesOf(t, f)
	first := got["First"]
	same(t, "first", domain.Activity{ID: first.ID, Version: 1, Type: first.Type, Subject: "First", Notes: "Long", Opportunity: opportunities["R-7"].ID,
		Contact: contacts["Ignacio"].ID, Day: domain.NewDate(2026, 10, 1), Minute: 9*60 + 30 + 1, Minutes: 15, People: first.People, Done: true}, first)
	people := []string{names[first.People[0]], names[first.People[1]]}
	slices.Sort(people)
	same(t, "people", []string{"Ana Rojas", "Luis Paz"}, people)
	second := got["Second"]
	same(t, "second", []any{opportunities["R-7"].ID, domain.NewDate(2026, 10, 16), 15*60 + 15 + 1, false, "Ana Rojas"},
		[]any{second.Opportunity, second.Day, second.Minute, second.Done, names[second.People[0]]})
	third := got["Third"]
	same(t, "third", []any{domain.ID(""), customers["Tres"].ID, contacts["Eva"].ID, 0, false}, []any{third.Opportunity, third.Customer, third.Contact, third.Minute, third.Done})
	same(t, "a prospect, its contact", []any{false, customers["Tres"].ID}, []any{customers["Tres"].Registered, contacts["Eva"].Customer})
	fourth := got["Fourth"]
	same(t, "fourth", []any{opportunities[""].ID, 24 * 60, false, third.Type}, []any{fourth.Opportunity, fourth.Minute, fourth.Done, fourth.Type})
}

// The same file again adds nothing, even when a planned day has passed meanwhile and the
// person has done it; a row that differs in anything is another activity.
func TestKnownActivitiesAreNotDoubled(t *testing.T) {
	f, s := newOffice(t, chileanOffice)
	lines := []string{"type,subject,customer,day,minutes", "Llamada,Ring,Uno,2026-10-20,", "Llamada,Ring,Uno,2026-10-20,", "Llamada,Ring,Uno,2026-10-21,"}
	same(t, "rows", []int{2, 0, 1, 0}, counts(brought(t, s, domain.KindActivity, lines...)))
	for _, a := range activitiesOf(t, f) {
		if _, _, err := s.CompleteActivity(t.Context(), a.ID); err != nil {
			t.Fatal(err)
		}
	}
	lines = []string{"type,subject,customer,day,minutes", "llamada,Ring,UNO,20-10-2026,", "Llamada,Ring,Uno,2026-10-20,5", "Llamada,Ring,Dos,2026-10-20,", "Llamada,Ring!,Uno,2026-10-20,"}
	same(t, "rows", []int{3, 0, 1, 0}, counts(brought(t, s, domain.KindActivity, lines...)))
}

func TestBadActivitiesAreLeftOut(t *testing.T) {
	_, s := newOffice(t, chileanOffice)
	brought(t, s, domain.KindOpportunity, "name,customer", "Bottles,Uno", "Gone,Uno")
	result := brought(t, s, domain.KindActivity, "type,subject,opportunity,customer,day,time,minutes,done",
		",x,1,,2026-10-01,,,", "Llamada,,1,,2026-10-01,,,", "Llamada,x,,,2026-10-01,,,", "Llamada,x,3,,2026-10-01,,,", "Llamada,x,1,,,,,",
		"Llamada,x,1,,2026-13-01,,,", "Llamada,x,1,,2026-10-01,24:00,,", "Llamada,x,1,,2026-10-01,noon,,", "Llamada,x,1,,2026-10-01,,long,", "Llamada,x,1,,2026-10-01,,99999,",
		"Llamada,x,1,,2026-10-01,,,later", "Llamada,x,1,Dos,2026-10-01,,,")
	same(t, "bad", []string{
		"2 type error.required", "3 subject error.required", "4 customer error.activity.about", "5 opportunity error.import.opportunity", "6 day error.required",
		"7 day error.date.not_a_date", "8 time error.time.not_a_time", "9 time error.time.not_a_time", "10 minutes error.activity.minutes", "11 minutes error.activity.minutes",
		"12 done error.import.yes_no",
	}, bad(result.Bad))
	same(t, "notes", []string{"13 customer error.import.opportunity_customer"}, bad(result.Notes))
	same(t, "rows", []int{1, 0, 0, 11}, counts(result))
	same(t, "customers of bad rows", 0, len(result.NewCustomers))
}
