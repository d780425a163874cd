package kit

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// drawnGroups are groups of random sizes, some of them collapsed.
func drawnGroups(t *rapid.T, most int) (groups []GridGroup, collapsed map[string]bool) {
	counts := rapid.SliceOfN(rapid.IntRange(0, most), 1, 40).Draw(t, "counts")
	collapsed = map[string]bool{}
	for i, n := range counts {
		id := fmt.Sprint("g", i)
		groups = append(groups, GridGroup{ID: id, Label: "Group " + id, Count: n})
		if rapid.Bool().Draw(t, "collapsed") {
			collapsed[id] = true
		}
	}
	return groups, collapsed
}

// expanded are all lines, one by one.
func expanded(groups []GridGroup, collapsed map[string]bool) []gridLine {
	var lines []gridLine
	row := 0
	for i, g := range groups {
		lines = append(lines, gridLine{group: i, row: -1})
		for range g.Count {
			if !collapsed[g.ID] {
				lines = append(lines, gridLine{group: i, row: row})
			}
			row++
		}
	}
	return lines
}

func TestGridLinesAreThoseOfTheExpansion(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		groups, collapsed := drawnGroups(t, 30)
		lines, want := newGridLines(groups, -1, collapsed), expanded(groups, collapsed)
		if lines.count() != len(want) {
			t.Fatalf("%d lines, want %d", lines.count(), len(want))
		}
		lineOf, header := map[int]int{}, 0
		for i, w := range want {
			if got := lines.at(i); got != w {
				t.Fatalf("line %d is %v, want %v", i, got, w)
			}
			lineOf[w.row] = i
		}
		row := 0
		for i, g := range groups {
			header = lines.tops[i]
			for range g.Count {
				line, shown := lines.ofRow(row)
				wantLine, wantShown := lineOf[row]
				if !wantShown {
					wantLine = header
				}
				if line != wantLine || shown != wantShown || lines.groupOf(row) != i {
					t.Fatalf("row %d is in line %d (%v) of group %d, want %d (%v) of %d", row, line, shown, lines.groupOf(row), wantLine, wantShown, i)
				}
				row++
			}
		}
		if lines.rows != row {
			t.Fatalf("%d rows, want %d", lines.rows, row)
		}
	})
}

func TestGridLinesSpansAreTheRowsBetweenLines(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		groups, collapsed := drawnGroups(t, 300)
		lines, all := newGridLines(groups, -1, collapsed), expanded(groups, collapsed)
		from := rapid.IntRange(0, len(all)-1).Draw(t, "from")
		to := rapid.IntRange(from, len(all)-1).Draw(t, "to")
		var want, got, wantPages []int
		for _, l := range all[from : to+1] {
			if page := l.row / gridPageSize; !l.isHeader() {
				want = append(want, l.row)
				if n := len(wantPages); n == 0 || wantPages[n-1] != page {
					wantPages = append(wantPages, page)
				}
			}
		}
		spans := lines.spans(from, to)
		for i, s := range spans {
			for row := s.first; row <= s.last; row++ {
				got = append(got, row)
			}
			if i > 0 && spans[i-1].last+1 == s.first {
				t.Fatalf("spans %v could be one", spans)
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("rows from line %d to %d (-want +got):\n%s", from, to, diff)
		}
		if diff := cmp.Diff(wantPages, lines.pages(from, to)); diff != "" {
			t.Fatalf("pages from line %d to %d (-want +got):\n%s", from, to, diff)
		}
	})
}

func TestGridLinesWithoutGroups(t *testing.T) {
	lines := newGridLines(nil, 5, nil)
	if lines.count() != 5 || lines.at(3) != (gridLine{group: -1, row: 3}) || lines.grouped() {
		t.Errorf("%d lines, the fourth is %v", lines.count(), lines.at(3))
	}
	if pages := newGridLines(nil, 0, nil); len(pages.pages(0, -1)) > 0 {
		t.Error("no rows have pages")
	}
}
