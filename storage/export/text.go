package export

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"strings"
	"unicode"

	"golang.org/x/text/width"

	"preventa/domain/report"
)

const (
	textGap     = "  " // between columns
	mostOfAText = 60   // places of a line that a cell takes; longer ones are cut
)

// WriteText writes a sheet as a table for terminals: its title and notes, columns as wide as
// what is in them, groups with their subtotals, totals, and how the figures are computed. A
// long text is cut; what a terminal would obey is left out. The rows are read twice, and
// never held.
func WriteText(ctx context.Context, w io.Writer, s report.Sheet) error {
	t := &textTable{Sheet: s, out: bufio.NewWriter(w), widths: make([]int, len(s.Columns))}
	if err := t.measure(ctx); err != nil {
		return err
	}
	t.head()
	if err := t.lines(ctx); err != nil {
		return err
	}
	t.foot()
	return t.out.Flush()
}

// textTable is a sheet being written as text.
type textTable struct {
	report.Sheet
	out    *bufio.Writer
	widths []int // of the columns, in places of a terminal
}

// measure makes the columns as wide as what is in them.
func (t *textTable) measure(ctx context.Context) error {
	t.widen(t.titles())
	for line, err := range t.Lines(ctx) {
		switch {
		case err != nil:
			return err
		case line.Group == nil:
			t.widen(line.Row)
		case line.Group.Cells != nil:
			t.widen(line.Group.Cells)
		}
	}
	if t.Totals != nil {
		t.widen(t.Totals)
	}
	return nil
}

func (t *textTable) widen(row report.SheetRow) {
	for i := range t.Columns {
		t.widths[i] = max(t.widths[i], places(t.text(row, i)))
	}
}

func (t *textTable) titles() report.SheetRow {
	row := make(report.SheetRow, len(t.Columns))
	for i, c := range t.Columns {
		row[i].Value = c.Title
	}
	return row
}

// text is a cell as people read it, in one line and no longer than a column can be.
func (t *textTable) text(row report.SheetRow, at int) string {
	text := row[at].Text
	if text == "" {
		text = shown(&t.Sheet, row[at].Value, t.Columns[at].Type)
	}
	return cutText(oneLine(text), mostOfAText)
}

func (t *textTable) head() {
	for _, line := range append([]string{t.Title}, t.Notes...) {
		if line = oneLine(line); line != "" {
			t.say(line)
		}
	}
	t.say("")
	t.row(t.titles())
	t.rule()
}

func (t *textTable) lines(ctx context.Context) error {
	for line, err := range t.Lines(ctx) {
		switch {
		case err != nil:
			return err
		case line.Group == nil:
			t.row(line.Row)
		default:
			t.group(line.Group)
		}
	}
	return nil
}

// group writes the name of a group and, where it has them, its subtotals beneath.
func (t *textTable) group(g *report.SheetGroup) {
	t.say(fmt.Sprintf("%s (%s)", oneLine(g.Label), t.Region.Number(int64(g.Count), 0)))
	for i := range g.Cells {
		if t.text(g.Cells, i) != "" {
			t.row(g.Cells)
			return
		}
	}
}

func (t *textTable) foot() {
	if t.Totals != nil {
		t.rule()
		t.row(t.Totals)
	}
	if len(t.Formulas) > 0 {
		t.say("")
	}
	for _, formula := range t.Formulas {
		t.say(oneLine(formula))
	}
}

// row writes cells under each other: words from the left, figures from the right.
func (t *textTable) row(row report.SheetRow) {
	var line strings.Builder
	for i, c := range t.Columns {
		text := t.text(row, i)
		blank := strings.Repeat(" ", t.widths[i]-places(text))
		if c.IsText() {
			line.WriteString(text + blank)
		} else {
			line.WriteString(blank + text)
		}
		line.WriteString(textGap)
	}
	t.say(strings.TrimRight(line.String(), " "))
}

func (t *textTable) rule() {
	rules := make([]string, len(t.widths))
	for i, places := range t.widths {
		rules[i] = strings.Repeat("-", places)
	}
	t.say(strings.TrimRight(strings.Join(rules, textGap), " "))
}

// say writes a line; the writer keeps a failure, and Flush tells it.
func (t *textTable) say(line string) { _, _ = t.out.WriteString(line + "\n") }

// oneLine is a text without what a terminal would obey: ends of lines are spaces, and
// control characters and those that turn the direction of writing are left out.
func oneLine(text string) string {
	text = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Bidi_Control, r), r == unicode.ReplacementChar:
			return -1
		}
		return r
	}, text)
	return strings.TrimSpace(text)
}

// places is how many places of a terminal a text takes.
func places(text string) int {
	sum := 0
	for _, r := range text {
		sum += placesOf(r)
	}
	return sum
}

func placesOf(r rune) int {
	switch {
	case r < ' ' || unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	case r < 0x1100:
		return 1
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}

// cutText is a text of so many places at most, with "…" where something is left out.
func cutText(text string, most int) string {
	if places(text) <= most {
		return text
	}
	sum := 0
	for at, r := range text {
		if sum += placesOf(r); sum > most-1 {
			return strings.TrimRight(text[:at], " ") + "…"
		}
	}
	return text
}
