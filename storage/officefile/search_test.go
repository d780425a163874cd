package officefile_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/storage/officefile/officetest"
)

// pieces are what searches trip over: case, accents, letters that fold into two, the
// wildcards of LIKE and its escape, other scripts.
var pieces = []string{"vi", "ña", "VI", "NA", "É", "e\u0301", "ß", "ss", "%", "_", `\`, "'", `"`, "12", "1", "النخيل", "🍇", "ﬁ", "İ", "ı", " ", "\u00a0", "-"}

func somePieces(most int) *rapid.Generator[string] {
	return rapid.Map(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, most), func(list []string) string { return strings.Join(list, "") })
}

func TestSearchFindsWhatHoldsEveryWord(t *testing.T) {
	f, s := officetest.New(t)
	someNames := somePieces(5).Filter(func(text string) bool { return strings.TrimSpace(text) != "" })
	for i := range 120 {
		officetest.Save(t, s, someNames.Example(i), func(d *office.Draft) {
			d.NewCustomer = someNames.Example(1000 + i)
			if i%3 == 0 {
				d.Card = domain.Contact{Name: someNames.Example(2000 + i)}
			}
		})
	}
	rows, err := s.Opportunities(t.Context(), office.Query{}, 0, 1000)
	if err != nil || len(rows) != 120 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	if checkup, err := f.Check(t.Context()); err != nil || !checkup.Sound() {
		t.Fatalf("%+v, %v", checkup, err)
	}
	found := 0
	rapid.Check(t, func(rt *rapid.T) {
		text := somePieces(4).Draw(rt, "text")
		var want []int64
		for _, row := range rows {
			if holds(row, text) {
				want = append(want, row.Number)
			}
		}
		got, err := s.Opportunities(t.Context(), office.Query{Text: text}, 0, 1000)
		if err != nil {
			rt.Fatal(err)
		}
		var numbers []int64
		for _, row := range got {
			numbers = append(numbers, row.Number)
		}
		if !slices.Equal(numbers, want) {
			rt.Fatalf("%q finds %v, want %v", text, numbers, want)
		}
		totals, err := s.Totals(t.Context(), office.Query{Text: text})
		if err != nil || totals.Count != int64(len(want)) {
			rt.Fatalf("%q counts %d of %d, %v", text, totals.Count, len(want), err)
		}
		if len(want) > 0 && len(want) < len(rows) {
			found++
		}
	})
	if found == 0 {
		t.Error("no search told rows apart")
	}
}

// holds reports whether every word of a text is part of the row's number, name,
// customer or contact, for a reader who minds neither case nor accents.
func holds(row office.Row, text string) bool {
	for _, word := range strings.Fields(domain.Fold(text)) {
		if !slices.ContainsFunc([]string{fmt.Sprint(row.Number), row.Name, row.Customer, row.Contact}, func(field string) bool {
			return strings.Contains(domain.Fold(field), word)
		}) {
			return false
		}
	}
	return true
}

func TestSearchFollowsNames(t *testing.T) {
	_, s := officetest.New(t)
	d := officetest.Save(t, s, "Bottling line", func(d *office.Draft) {
		d.NewCustomer, d.Card = "Viña Los Aromos", domain.Contact{Name: "Ignacio Prats"}
	})
	finds := func(text string, want int) {
		t.Helper()
		if rows, err := s.Opportunities(t.Context(), office.Query{Text: text}, 0, 10); err != nil || len(rows) != want {
			t.Errorf("%q finds %d, want %d, %v", text, len(rows), want, err)
		}
	}
	finds("prats", 1)
	d.Card.Name = "Sofía Brandt"
	d, set := save(t, s, d)
	finds("prats", 0)
	finds("sofia aromos 1", 1)
	if _, err := s.Register(t.Context(), d.Customer); err != nil {
		t.Fatal(err)
	}
	finds("vina", 1)
	if _, err := s.Undo(t.Context(), set.ID); err != nil {
		t.Fatal(err)
	}
	finds("prats", 1)
	finds("sofia", 0)
	if _, err := s.DeleteOpportunities(t.Context(), []domain.ID{d.ID}); err != nil {
		t.Fatal(err)
	}
	finds("prats", 0)
}
