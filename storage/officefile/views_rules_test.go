package officefile_test

import (
	"slices"
	"testing"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/storage/officefile/officetest"
)

// another is a session of somebody else of the office.
func another(t *testing.T, s *office.Session, p domain.Person) *office.Session {
	t.Helper()
	added := sure(s.AddPerson(t.Context(), p))(t)
	return sure(s.Office().SignIn(t.Context(), added.Records(domain.KindPerson)[0]))(t)
}

func keep(t *testing.T, s *office.Session, v domain.View) domain.View {
	t.Helper()
	saved, _, err := s.SaveView(t.Context(), v)
	if err != nil {
		t.Fatal(err)
	}
	return saved
}

func asking(conditions ...office.Condition) string {
	return office.ViewDefinition{Conditions: conditions}.Encode()
}

// A view that somebody shares may have the name of one's own. One's own can still be saved.
func TestAViewKeepsTheNameThatAnotherGotSince(t *testing.T) {
	_, s := officetest.New(t)
	other := another(t, s, domain.Person{Name: "Marta Núñez", SignsIn: true})
	mine := keep(t, s, domain.View{Name: "Tenders", Owner: s.Me().ID, Definition: "{}"})
	keep(t, other, domain.View{Name: "tenders", Definition: "{}"})
	mine.Definition = office.ViewDefinition{Text: "press"}.Encode()
	mine = keep(t, s, mine)
	mine.Name = "Big tenders"
	mine = keep(t, s, mine)
	mine.Name = "TENDERS"
	_, _, err := s.SaveView(t.Context(), mine)
	want(t, "taken up again", domain.CodeOf(err), domain.Invalid)
}

// What cannot be asked is not kept, and one from a later program is told from the others.
func TestAViewThatCannotBeAskedIsNotSaved(t *testing.T) {
	f, s := officetest.New(t)
	for name, definition := range map[string]string{
		"no JSON":             "",
		"another column":      asking(office.Condition{Column: "colour", Values: []string{"red"}}),
		"another operator":    asking(office.Condition{Column: office.ColumnName, Operator: "sounds_like", Values: []string{"a"}}),
		"an operator amiss":   asking(office.Condition{Column: office.ColumnAmount, Operator: office.Contains, Values: []string{"5"}}),
		"no day":              asking(office.Condition{Column: office.ColumnExpected, Values: []string{"soon"}}),
		"no such period":      asking(office.Condition{Column: office.ColumnExpected, Operator: office.During, Values: []string{"some day"}}),
		"between one":         asking(office.Condition{Column: office.ColumnAmount, Operator: office.Between, Values: []string{"5"}}),
		"another sort":        office.ViewDefinition{Sort: "colour"}.Encode(),
		"a sort of none":      office.ViewDefinition{Sort: office.ColumnNotes}.Encode(),
		"another group":       office.ViewDefinition{Group: office.ColumnAmount}.Encode(),
		"another class":       office.ViewDefinition{Classes: []domain.Class{"maybe"}}.Encode(),
		"too many days ahead": asking(office.Condition{Column: office.ColumnExpected, Operator: office.NextDays, Values: []string{"1000000"}}),
	} {
		if _, _, err := s.SaveView(t.Context(), domain.View{Name: "View", Owner: s.Me().ID, Definition: definition}); !domain.Is(err, domain.Invalid) {
			t.Errorf("%s: %v", name, err)
		}
	}
	later := domain.View{ID: domain.NewID(), Name: "Later", Definition: asking(office.Condition{Column: "colour"})}
	if _, err := office.DefinitionOf(later); !domain.Is(err, domain.Invalid) {
		t.Errorf("of a later program: %v", err)
	}
	for _, standard := range office.StandardViews() {
		q := standard.Query
		d := office.ViewDefinition{Conditions: q.Conditions, Classes: q.Classes, Sort: q.Sort, Group: q.Group}
		if _, err := office.DefinitionOf(domain.View{Definition: d.Encode()}); err != nil {
			t.Errorf("%s: %v", standard.Key, err)
		}
	}
	if checkup, err := f.Check(t.Context()); err != nil || !checkup.Sound() {
		t.Errorf("%+v, %v", checkup, err)
	}
}

func TestTheStartViewIsOneOnOffer(t *testing.T) {
	_, s := officetest.New(t)
	other := another(t, s, domain.Person{Name: "Marta Núñez", SignsIn: true})
	hers := keep(t, other, domain.View{Name: "Hers", Owner: other.Me().ID, Definition: "{}"})
	_, err := s.SetStartView(t.Context(), string(hers.ID))
	want(t, "another's", domain.CodeOf(err), domain.NotFound)
	sure(other.SetStartView(t.Context(), string(hers.ID)))(t)
	want(t, "one's own", other.Me().StartView, string(hers.ID))
}

func TestViewsAreOrderedOnceEach(t *testing.T) {
	_, s := officetest.New(t)
	var ids []domain.ID
	for _, name := range []string{"One", "Two", "Three"} {
		ids = append(ids, keep(t, s, domain.View{Name: name, Owner: s.Me().ID, Definition: "{}"}).ID)
	}
	sure(s.OrderViews(t.Context(), []domain.ID{ids[2], ids[0], ids[2], ids[1]}))(t)
	want(t, "in the order of the first time", viewNames(t, s), []string{"Three", "One", "Two"})
}

// A view that asks for a record asks for the one it was merged into, whosever view it is;
// undoing the merge takes that back as well.
func TestViewsFollowMerges(t *testing.T) {
	_, s := officetest.New(t)
	ctx := t.Context()
	other := another(t, s, domain.Person{Name: "Marta Núñez", SignsIn: true})
	stays, goes := addCustomer(t, s, "Viña Sur"), addCustomer(t, s, "Vina Sur SA")
	officetest.Save(t, s, "Press", func(d *office.Draft) { d.Customer = goes.ID })
	keep(t, s, domain.View{Name: "Sur", Owner: s.Me().ID, Definition: asking(office.Condition{Column: office.ColumnCustomer, Values: []string{string(goes.ID)}})})
	origins := sure(s.Items(ctx, domain.Origins))(t)
	keep(t, other, domain.View{Name: "Hers", Owner: other.Me().ID, Definition: asking(office.Condition{Column: office.ColumnOrigin, Operator: office.IsNot, Values: []string{string(origins[0].ID), string(origins[1].ID)}})})

	values := func(s *office.Session) []string {
		d, err := office.DefinitionOf(sure(s.Views(ctx))(t)[0])
		if err != nil {
			t.Fatal(err)
		}
		return d.Conditions[0].Values
	}
	merged := sure(s.MergeCustomers(ctx, stays, goes.ID))(t)
	want(t, "of the customer that stays", values(s), []string{string(stays.ID)})
	d, _ := office.DefinitionOf(sure(s.Views(ctx))(t)[0])
	want(t, "its opportunities", listed(t, s, d.Query()), "1 [Press]")

	left := slices.DeleteFunc(slices.Clone(origins), func(i domain.Item) bool { return i.ID == origins[1].ID })
	sure(s.SaveItems(ctx, domain.Origins, left, office.Merge{From: origins[1].ID, Into: origins[0].ID}))(t)
	want(t, "of the word that stays", values(other), []string{string(origins[0].ID), string(origins[0].ID)})

	sure(s.Undo(ctx, merged.ID))(t)
	want(t, "undone", values(s), []string{string(goes.ID)})
}
