package report_test

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"preventa/domain/report"
)

// numbered are rows with their place as the only cell.
func numbered(n int) []report.SheetRow {
	rows := make([]report.SheetRow, n)
	for i := range rows {
		rows[i] = report.RowOf([]any{int64(i)})
	}
	return rows
}

// spoken are the lines of a sheet in words.
func spoken(t interface{ Fatal(...any) }, s report.Sheet) []string {
	lines := []string{}
	for line, err := range s.Lines(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		if line.Group != nil {
			lines = append(lines, line.Group.Label)
		} else {
			lines = append(lines, fmt.Sprint(line.Row[0].Value))
		}
	}
	return lines
}

// Groups of any size, collapsed or not, are laid out as a reader with all rows at hand
// lays them out, and no page is read for nothing.
func TestLinesOfGroups(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sizes := rapid.SliceOfN(rapid.OneOf(rapid.IntRange(0, 5), rapid.IntRange(900, 1100)), 1, 12).Draw(t, "sizes")
		want, at := []string{}, 0
		var groups []report.SheetGroup
		for i, size := range sizes {
			g := report.SheetGroup{Label: fmt.Sprintf("group %d", i), Count: size, Collapsed: rapid.Bool().Draw(t, "collapsed")}
			groups, want = append(groups, g), append(want, g.Label)
			for range size {
				if !g.Collapsed {
					want = append(want, fmt.Sprint(at))
				}
				at++
			}
		}
		read := report.Held(numbered(at))
		pages := 0
		s := report.Sheet{Groups: groups, Read: func(ctx context.Context, first, count int) ([]report.SheetRow, error) {
			pages++
			return read(ctx, first, count)
		}}
		if diff := cmp.Diff(want, spoken(t, s)); diff != "" {
			t.Fatalf("lines (-want +got):\n%s", diff)
		}
		if most := at/1000 + len(groups); pages > most {
			t.Fatalf("%d pages were read of %d rows in %d groups", pages, at, len(groups))
		}
	})
}

func TestRowsAreReadToTheEnd(t *testing.T) {
	for _, n := range []int{0, 1, 999, 1000, 1001, 2000} {
		s := report.Sheet{Read: report.Held(numbered(n))}
		if got := len(spoken(t, s)); got != n {
			t.Errorf("%d of %d rows", got, n)
		}
	}
}

func TestAListThatBecameShorterEndsItsGroup(t *testing.T) {
	s := report.Sheet{Groups: []report.SheetGroup{{Label: "a", Count: 3}, {Label: "b", Count: 3}}, Read: report.Held(numbered(4))}
	if diff := cmp.Diff([]string{"a", "0", "1", "2", "b", "3"}, spoken(t, s)); diff != "" {
		t.Error(diff)
	}
}

func TestAnErrorIsTheLastLine(t *testing.T) {
	broken := errors.New("broken")
	fail := func(context.Context, int, int) ([]report.SheetRow, error) { return nil, broken }
	for _, s := range []report.Sheet{{Read: fail}, {Read: fail, Groups: []report.SheetGroup{{Label: "a", Count: 1}}}} {
		var last error
		for _, err := range s.Lines(context.Background()) {
			last = err
		}
		if !errors.Is(last, broken) {
			t.Errorf("it ended with %v", last)
		}
	}
}

func TestOnlySomeColumns(t *testing.T) {
	s := report.Sheet{Columns: []report.SheetColumn{{ID: "a"}, {ID: "b"}, {ID: "c"}},
		Read: report.Held([]report.SheetRow{report.RowOf([]any{"1", "2", "3"}), report.RowOf([]any{"4", "5", "6"})})}
	s = s.Only([]string{"c", "none", "a"})
	rows, err := s.Read(t.Context(), 1, 5)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]report.SheetRow{report.RowOf([]any{"6", "4"})}, rows); diff != "" {
		t.Error(diff)
	}
	if len(s.Columns) != 2 || s.Columns[0].ID != "c" {
		t.Errorf("columns are %v", s.Columns)
	}
}

// Whatever a text is, it comes back, and as it is written no spreadsheet runs it.
func TestHarmlessTextsComeBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`'{0,3}[=+@\-\t\r\na'＝ ]{0,3}.{0,5}`).Draw(t, "text")
		written := report.Harmless(text)
		if back := report.Original(written); back != text {
			t.Fatalf("%q became %q and came back as %q", text, written, back)
		}
		for _, r := range "=+-@\t\r\n＝＋－＠" {
			if len(written) > 0 && []rune(written)[0] == r {
				t.Fatalf("%q is still run", written)
			}
		}
	})
}
