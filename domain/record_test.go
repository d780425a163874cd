package domain

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestFieldsAreThePlainValuesThatAreNotZero(t *testing.T) {
	o := Opportunity{
		ID: "x", Version: 3, Number: 7, Name: "Bottling line", Tags: []ID{"b", "a", "b"}, ProbabilityOwn: true, Currency: "CLP",
		Amount: 9_007_199_254_740_993, ExpectedClose: NewDate(2026, time.November, 27),
	}
	want := Fields{
		"number": int64(7), "name": "Bottling line", "tags": []string{"a", "b"}, "probability_own": true, "currency": "CLP",
		"amount": int64(9_007_199_254_740_993), "expected_close": "2026-11-27",
	}
	if diff := cmp.Diff(want, FieldsOf(o)); diff != "" {
		t.Error(diff)
	}
	if got := FieldsOf(Opportunity{Tags: []ID{}}); len(got) != 0 {
		t.Errorf("nothing has the fields %v", got)
	}
}

func TestFieldsMakeTheSameRecordAgain(t *testing.T) {
	text := rapid.StringN(0, 5, -1)
	rapid.Check(t, func(t *rapid.T) {
		o := Opportunity{
			Number: rapid.Int64().Draw(t, "number"), Name: text.Draw(t, "name"), Customer: ID(text.Draw(t, "customer")),
			Amount: rapid.Int64().Draw(t, "amount"), Unconverted: rapid.Bool().Draw(t, "unconverted"),
			Probability: rapid.IntRange(0, 100).Draw(t, "probability"),
			OpenedOn:    Date(rapid.IntRange(0, 3_000_000).Draw(t, "opened")), RemovedAt: rapid.Int64().Draw(t, "removed"),
		}
		for _, tag := range rapid.SliceOfDistinct(rapid.StringN(1, 3, -1), rapid.ID[string]).Draw(t, "tags") {
			o.Tags = append(o.Tags, ID(tag))
		}
		slices.Sort(o.Tags)
		again := Opportunity{Name: "of before", Tags: []ID{"old"}, ClosedOn: 5} // all of it goes
		SetFields(&again, FieldsOf(o))
		if diff := cmp.Diff(o, again); diff != "" {
			t.Fatal(diff)
		}
	})
}

func TestFieldsOfALaterProgramAreIgnored(t *testing.T) {
	var s State
	SetFields(&s, Fields{"name": "New", "mood": "good"})
	if (s != State{Name: "New"}) {
		t.Errorf("%+v", s)
	}
}

func TestFieldNames(t *testing.T) {
	if diff := cmp.Diff([]string{"opportunity", "contact", "role"}, FieldNames(&Participant{})); diff != "" {
		t.Error(diff)
	}
}

func TestEqualFoldsAreTheSameName(t *testing.T) {
	for _, c := range []struct{ a, b string }{
		{"Viña Los Aromos", "  vina   LOS\taromos "}, {"Straße", "STRASSE"}, {"Łódź", "lodz"}, {"Œuvre Æ", "oeuvre ae"},
		{"Cafe\u0301", "café"}, {"ﬁn", "FIN"}, {"İstanbul", "istanbul"}, {"１２", "12"}, {"Þór", "thor"},
	} {
		if Fold(c.a) != Fold(c.b) {
			t.Errorf("%q and %q fold into %q and %q", c.a, c.b, Fold(c.a), Fold(c.b))
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.String().Draw(t, "text")
		if once := Fold(text); Fold(once) != once {
			t.Fatalf("%q folds into %q and that into %q", text, once, Fold(once))
		}
	})
}

func TestReferences(t *testing.T) {
	want := []Ref{{"type", KindItem, false}, {"opportunity", KindOpportunity, false}, {"customer", KindCustomer, false},
		{"contact", KindContact, false}, {"people", KindPerson, true}}
	if diff := cmp.Diff(want, Refs(Activity{})); diff != "" {
		t.Error(diff)
	}
	for _, c := range []struct {
		kind  Kind
		field string
		want  Kind
	}{{KindActivity, "people", KindPerson}, {KindOpportunity, "loss_reason", KindItem}, {KindQuotation, "supersedes", KindQuotation},
		{KindOpportunity, "name", ""}, {KindOpportunity, "mood", ""}, {"mood", "name", ""}} {
		if got := RefKind(c.kind, c.field); got != c.want {
			t.Errorf("%s.%s refers to %q, want %q", c.kind, c.field, got, c.want)
		}
	}
}

func TestRedirectingAndReleasing(t *testing.T) {
	before := Activity{Type: "call", Customer: "call", People: []ID{"ana", "ben", "cleo"}}
	copied := Clone(&before).(*Activity)
	if !Redirect(copied, KindPerson, "ben", "ana") || Redirect(copied, KindPerson, "dora", "ana") || !Redirect(copied, KindItem, "call", "visit") {
		t.Error("who is referred to, and who is not, was told wrong")
	}
	slices.Sort(copied.People)
	if diff := cmp.Diff(Activity{Type: "visit", Customer: "call", People: []ID{"ana", "cleo"}}, *copied); diff != "" {
		t.Error(diff)
	}
	Release(copied, KindPerson, "cleo")
	Release(copied, KindItem, "visit")
	Release(copied, KindCustomer, "visit")
	if diff := cmp.Diff(Activity{Customer: "call", People: []ID{"ana"}}, *copied); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(Activity{Type: "call", Customer: "call", People: []ID{"ana", "ben", "cleo"}}, before); diff != "" {
		t.Errorf("what was copied changed:\n%s", diff)
	}
}

func TestEveryKindHasAnEmptyRecord(t *testing.T) {
	for _, kind := range []Kind{KindOffice, KindPerson, KindState, KindItem, KindCustomer, KindContact, KindOpportunity, KindParticipant,
		KindActivity, KindProduct, KindQuotation, KindLine, KindAttachment, KindRate, KindView, KindTarget, KindSavedReport, KindSchedule} {
		if r, known := Empty(kind); !known || r.Kind() != kind || len(FieldsOf(r)) > 0 {
			t.Errorf("%s: %+v, %v", kind, r, known)
		}
	}
}
