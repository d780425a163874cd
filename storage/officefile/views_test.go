package officefile_test

import (
	"fmt"
	"slices"
	"testing"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/storage/officefile/officetest"
)

func viewNames(t *testing.T, s *office.Session) []string {
	t.Helper()
	var names []string
	for _, v := range sure(s.Views(t.Context()))(t) {
		names = append(names, v.Name)
	}
	return names
}

func TestViewsAreSavedOrderedRenamedAndUndone(t *testing.T) {
	_, s := officetest.New(t)
	ctx := t.Context()
	definition := office.ViewDefinition{Text: "press", Sort: office.ColumnAmount, Group: office.ColumnState,
		Conditions: []office.Condition{{Column: office.ColumnOrigin, Operator: office.IsNot, Values: []string{"Web"}}},
		Columns:    []office.ViewColumn{{ID: "name", Width: 200}, {ID: "notes", Hidden: true}}, Mode: "board", BoardBy: office.ColumnOrigin}
	var ids []domain.ID
	for _, name := range []string{"Mine", "Big ones", "Tenders"} {
		v, _, err := s.SaveView(ctx, domain.View{Name: name, Owner: s.Me().ID, Definition: definition.Encode()})
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, v.ID)
	}
	read, err := office.DefinitionOf(sure(s.Views(ctx))(t)[0])
	want(t, "definition", fmt.Sprintf("%+v, %v", read, err), fmt.Sprintf("%+v, <nil>", definition))

	_, _, err = s.SaveView(ctx, domain.View{Name: " big  ONES ", Definition: definition.Encode()})
	want(t, "another of the same name", domain.CodeOf(err), domain.Invalid)
	ordered := sure(s.OrderViews(ctx, []domain.ID{ids[2], ids[0], ids[1]}))(t)
	want(t, "ordered", viewNames(t, s), []string{"Tenders", "Mine", "Big ones"})
	shared := sure(s.Views(ctx))(t)[2]
	shared.Name, shared.Owner = "Huge ones", ""
	if _, _, err := s.SaveView(ctx, shared); err != nil {
		t.Fatal(err)
	}
	shared.Name = "Large ones"
	_, _, err = s.SaveView(ctx, shared)
	want(t, "of an old version", domain.CodeOf(err), domain.Conflict)
	deleted := sure(s.DeleteView(ctx, ids[0]))(t)
	want(t, "deleted", viewNames(t, s), []string{"Tenders", "Huge ones"})
	sure(s.Undo(ctx, deleted.ID))(t)
	sure(s.Undo(ctx, ordered.ID))(t)
	want(t, "undone", viewNames(t, s), []string{"Mine", "Huge ones", "Tenders"})

	sure(s.SetStartView(ctx, string(ids[1])))(t)
	want(t, "start", s.Me().StartView, string(ids[1]))
	sure(s.SetStartView(ctx, office.ViewOverdue))(t)
	want(t, "start", s.Me().StartView, office.ViewOverdue)
	_, err = s.SetStartView(ctx, string(domain.NewID()))
	want(t, "no such view", domain.CodeOf(err), domain.NotFound)
}

func TestAViewOfOneselfIsNobodyElses(t *testing.T) {
	_, s := officetest.New(t)
	added := sure(s.AddPerson(t.Context(), domain.Person{Name: "Marta Núñez", SignsIn: true}))(t)
	other := sure(s.Office().SignIn(t.Context(), added.Records(domain.KindPerson)[0]))(t)
	v, _, err := other.SaveView(t.Context(), domain.View{Name: "Hers", Owner: other.Me().ID, Definition: "{}"})
	if err != nil {
		t.Fatal(err)
	}
	want(t, "on offer", viewNames(t, s), []string(nil))
	v.Name = "Taken"
	_, _, err = s.SaveView(t.Context(), v)
	want(t, "written by another", domain.CodeOf(err), domain.Forbidden)
	_, err = s.DeleteView(t.Context(), v.ID)
	want(t, "deleted by another", domain.CodeOf(err), domain.Forbidden)
	if _, _, err := s.SaveView(t.Context(), domain.View{Name: "Hers", Owner: s.Me().ID, Definition: "{}"}); err != nil {
		t.Errorf("a name that only another's own view has: %v", err)
	}
}

// Every standard view against the same question asked by hand.
func TestStandardViews(t *testing.T) {
	_, s := officetest.New(t)
	today := s.Office().Today()
	states := map[string]domain.State{}
	for _, state := range sure(s.States(t.Context()))(t) {
		states[state.Name] = state
	}
	save := func(name string, edit func(*office.Draft)) office.Draft {
		return officetest.Save(t, s, name, func(d *office.Draft) {
			d.ExpectedClose = (today.Month() + 2).First()
			d.Origin = sure(s.Items(t.Context(), domain.Origins))(t)[0].ID
			if edit != nil {
				edit(d)
			}
		})
	}
	plan := func(d office.Draft, day domain.Date) {
		if _, _, err := s.SaveActivity(t.Context(), office.ActivityDraft{Activity: domain.Activity{Type: sure(s.Items(t.Context(), domain.ActivityTypes))(t)[0].ID, Subject: "Call", Opportunity: d.ID, Day: day}}); err != nil {
			t.Fatal(err)
		}
	}
	plan(save("planned", nil), today+3)
	plan(save("late", nil), today-1)
	save("expected before", func(d *office.Draft) { d.ExpectedClose = today - 1 })
	plan(save("closing", func(d *office.Draft) { d.ExpectedClose = today.Month().Last() }), today)
	plan(save("another's", func(d *office.Draft) { d.Salesperson = "" }), today)
	plan(save("complete", func(d *office.Draft) {
		d.NewCustomer, d.Amount = "Viña", 5
		d.Card = domain.Contact{Name: "Elena", Phone: "1", Email: "a@b.cl"}
	}), today)
	plan(save("old", func(d *office.Draft) { d.OpenedOn = today - 400 }), today)
	save("won", func(d *office.Draft) { d.State = states["Won"].ID })
	save("won long ago", func(d *office.Draft) {
		d.State, d.OpenedOn, d.ClosedOn = states["Won"].ID, today-500, today-400
	})
	limited := sure(s.States(t.Context()))(t)
	limited[0].RotDays = 30
	sure(s.SaveStates(t.Context(), limited))(t)

	got := map[string][]string{}
	for _, view := range office.StandardViews() {
		for _, row := range sure(s.Opportunities(t.Context(), view.Query, 0, 100))(t) {
			got[view.Key] = append(got[view.Key], row.Name)
		}
		slices.Sort(got[view.Key])
	}
	closing := []string{"closing"}
	if (today - 1).Month() == today.Month() {
		closing = append(closing, "expected before")
	}
	want(t, "views", got, map[string][]string{
		office.ViewAll:            {"another's", "closing", "complete", "expected before", "late", "old", "planned", "won", "won long ago"},
		office.ViewMyOpen:         {"closing", "complete", "expected before", "late", "old", "planned"},
		office.ViewOverdue:        {"expected before", "late"},
		office.ViewClosingMonth:   closing,
		office.ViewNoNextActivity: {"expected before"},
		office.ViewRotting:        {"old"},
		office.ViewWonQuarter:     {"won"},
		office.ViewIncomplete:     {"another's", "closing", "expected before", "late", "old", "planned"},
	})
}

func TestTheBoardHasItsColumnsAndCalendarItsDays(t *testing.T) {
	_, s := officetest.New(t)
	today := s.Office().Today()
	next := today.Month() + 1
	for i := range 5 {
		officetest.Save(t, s, fmt.Sprintf("Deal %d", i), func(d *office.Draft) { d.Amount, d.ExpectedClose = int64(100*i), next.First() })
	}
	officetest.Save(t, s, "Some day", nil)
	columns := sure(s.Board(t.Context(), office.Query{Sort: office.ColumnAmount}, office.ColumnExpected, 2))(t)
	var keys []string
	for _, c := range columns {
		keys = append(keys, fmt.Sprint(c.Key, " ", c.Count, " ", c.Amount))
	}
	this := today.Month()
	want(t, "columns", keys, []string{this.String() + " 0 0", next.String() + " 5 1000", (this + 2).String() + " 0 0", (this + 3).String() + " 0 0",
		(this + 4).String() + " 0 0", (this + 5).String() + " 0 0", " 1 0"})
	want(t, "first cards", []string{columns[1].Cards[0].Name, columns[1].Cards[1].Name}, []string{"Deal 4", "Deal 3"})
	more := sure(s.BoardCards(t.Context(), office.Query{Sort: office.ColumnAmount}, columns[1], 2, 10))(t)
	want(t, "more cards", []string{more[0].Name, more[2].Name}, []string{"Deal 2", "Deal 0"})

	byState := sure(s.Board(t.Context(), office.Query{}, office.ColumnState, 10))(t)
	var names []string
	for _, c := range byState {
		names = append(names, fmt.Sprint(c.Label, " ", c.Count))
	}
	want(t, "states", names, []string{"New 6", "Contacted 0", "Proposal sent 0", "Negotiation 0", "On hold 0"})

	first := sure(s.Opportunities(t.Context(), office.Query{}, 5, 1))(t)[0]
	saved, _, err := s.SaveActivity(t.Context(), office.ActivityDraft{Activity: domain.Activity{Type: sure(s.Items(t.Context(), domain.ActivityTypes))(t)[0].ID, Subject: "Visit", Opportunity: first.ID, Day: next.First() + 2, Minute: 601}})
	if err != nil {
		t.Fatal(err)
	}
	sure(s.MoveActivity(t.Context(), saved.ID, next.First(), 0))(t)
	days := domain.Period{From: next.First(), To: next.First()}
	calendar := sure(s.Calendar(t.Context(), days, s.Me().ID))(t)
	want(t, "calendar", []int{len(calendar.Activities), len(calendar.Closings), calendar.Activities[0].Minute}, []int{1, 5, 0})
	empty := sure(s.Calendar(t.Context(), domain.Period{From: next.First() + 1, To: next.Last()}, ""))(t)
	want(t, "the days behind", []int{len(empty.Activities), len(empty.Closings)}, []int{0, 0})
}
