package rowindex

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// fold makes texts of few letters, so that many hold parts of one another.
func fold() *rapid.Generator[string] {
	return rapid.Map(rapid.StringOfN(rapid.SampledFrom([]rune("ab1 ñ")), 0, 6, -1), func(s string) string {
		return strings.Join(strings.Fields(s), " ")
	})
}

// A search finds what a look at each row finds, whether its text lies in the piece, beside
// it, or was gathered into it.
func TestSearchFindsWhatALookAtEachRowFinds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var texts texts
		var rows []rowText
		put := func(t *rapid.T, row int) {
			text := rowText{fold().Draw(t, "name"), fold().Draw(t, "customer"), fold().Draw(t, "contact"), fold().Draw(t, "reference"), int64(100 + row)}
			texts.put(int32(row), text)
			rows = append(rows[:row], append([]rowText{text}, rows[min(row+1, len(rows)):]...)...)
		}
		t.Repeat(map[string]func(*rapid.T){
			"add": func(t *rapid.T) { put(t, len(rows)) },
			"change": func(t *rapid.T) {
				if len(rows) > 0 {
					put(t, rapid.IntRange(0, len(rows)-1).Draw(t, "row"))
				}
			},
			"gather": func(t *rapid.T) {
				if len(rows) > 0 {
					texts.gather()
				}
			},
			"": func(t *rapid.T) {
				if len(rows) == 0 {
					return
				}
				checkSearch(t, &texts, rows)
			},
		})
	})
}

func checkSearch(t *rapid.T, texts *texts, rows []rowText) {
	t.Helper()
	words := append(strings.Fields(fold().Draw(t, "words")), rapid.SampledFrom([]string{"a", "ba", "10", "ñ"}).Draw(t, "word"))
	from := rapid.IntRange(0, len(rows)).Draw(t, "from")
	to := rapid.IntRange(from, len(rows)).Draw(t, "to")
	var want []int32
	for row := from; row < to; row++ {
		parts := []string{rows[row].name, rows[row].customer, rows[row].contact, rows[row].reference, strconv.FormatInt(rows[row].number, 10)}
		if !slices.ContainsFunc(words, func(word string) bool {
			return !slices.ContainsFunc(parts, func(part string) bool { return strings.Contains(part, word) })
		}) {
			want = append(want, int32(row))
		}
		for which, part := range parts[:4] {
			if got := string(texts.part(int32(row), which)); got != part {
				t.Fatalf("part %d of row %d: %q, want %q", which, row, got, part)
			}
		}
	}
	if got := texts.search(wordsOf(strings.Join(words, " ")), int32(from), int32(to)); !slices.Equal(got, want) {
		t.Fatalf("%q in rows %d to %d: %v, want %v", words, from, to, got, want)
	}
}

// Texts that change are gathered into the piece once there are many of them.
func TestTextsThatChangedAreGathered(t *testing.T) {
	var texts texts
	for row := range int32(10) {
		texts.put(row, rowText{name: "old", number: int64(row)})
	}
	texts.put(3, rowText{name: "new", number: 3})
	for row := int32(10); row < mostOwn+20; row++ {
		texts.put(row, rowText{name: "old", number: int64(row)})
	}
	if len(texts.own) > mostOwn {
		t.Errorf("%d texts lie beside the piece", len(texts.own))
	}
	if got := texts.search(wordsOf("new"), 0, mostOwn+20); !slices.Equal(got, []int32{3}) {
		t.Errorf("found %v, want [3]", got)
	}
	if got := len(texts.search(wordsOf("old"), 0, mostOwn+20)); got != mostOwn+19 {
		t.Errorf("found %d old ones", got)
	}
}

func TestRowAtIsTheRowThatHoldsAPlace(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		texts := texts{start: []uint32{0}}
		for _, length := range rapid.SliceOfN(rapid.Uint32Range(1, 4), 1, 50).Draw(t, "lengths") {
			texts.start = append(texts.start, texts.start[len(texts.start)-1]+length)
		}
		rows := len(texts.start) - 1
		row := rapid.IntRange(0, rows-1).Draw(t, "row")
		place := rapid.Uint32Range(texts.start[row], texts.start[rows]-1).Draw(t, "place")
		want := int32(row)
		for texts.start[want+1] <= place {
			want++
		}
		if got := texts.rowAt(int32(row), place); got != want {
			t.Fatalf("place %d from row %d: %d, want %d", place, row, got, want)
		}
	})
}
