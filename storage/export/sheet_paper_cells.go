package export

import (
	"preventa/domain"
	"preventa/domain/report"
)

// paperTable is columns on paper, and what is written in them.
type paperTable struct {
	sheet       *report.Sheet
	pen         *pen
	columns     []paperColumn
	needs       []need
	face        face
	left, right float64
	lines       int // of the titles
	dates       map[domain.Date]string
}

func newPaperTable(s *report.Sheet, columns []report.SheetColumn) *paperTable {
	t := &paperTable{sheet: s, columns: make([]paperColumn, len(columns)), needs: make([]need, len(columns)), dates: map[domain.Date]string{}}
	for i, c := range columns {
		t.columns[i].SheetColumn = c
		t.needs[i].isText = c.Type == report.Text
		t.needs[i].title(c.Title)
	}
	return t
}

// cellText is the text of a cell as it is printed, and how wide it is, in thousandths of the
// size.
type cellText struct {
	text string
	wide int
}

// text is what a cell says.
func (t *paperTable) text(cell *report.SheetCell, of report.Type) string {
	if cell.Text != "" {
		return cell.Text
	}
	date, is := cell.Value.(domain.Date)
	if !is {
		return shown(t.sheet, cell.Value, of)
	}
	text, known := t.dates[date]
	if !known {
		text = t.sheet.Region.Date(date)
		t.dates[date] = text
	}
	return text
}

// texts appends what the cells of a row say.
func (t *paperTable) texts(list []cellText, row report.SheetRow) []cellText {
	regular := widthsOf(false)
	for i := range t.columns {
		text := ""
		if i < len(row) {
			text = printedLine(t.text(&row[i], t.columns[i].Type))
		}
		list = append(list, cellText{text, regular.of(text)})
	}
	return list
}

// What stands beside the text of a cell takes, in thousandths of the size.
const (
	dotWide  = em
	noteGap  = 6 * em / 10
	notePart = em
)

// measureRow is texts that lets the columns be as wide as they need.
func (t *paperTable) measureRow(list []cellText, row report.SheetRow) []cellText {
	start := len(list)
	list = t.texts(list, row)
	for i, text := range list[start:] {
		wide := text.wide
		if i < len(row) {
			if row[i].Dot != nil {
				wide += dotWide
			}
			if row[i].Note != "" {
				wide += noteGap + widthsOf(false).of(printedLine(row[i].Note))
			}
		}
		t.needs[i].add(wide)
	}
	return list
}

// measureSums lets the columns be as wide as the figures of a line of sums need. Its words may
// stand in several columns.
func (t *paperTable) measureSums(row report.SheetRow) {
	for i := range min(len(row), len(t.columns)) {
		if !t.needs[i].isText {
			t.needs[i].add(widthsOf(true).of(printedLine(t.text(&row[i], t.columns[i].Type))))
		}
	}
}

// padding is the room at either side of a cell.
func (t *paperTable) padding() float64 { return t.face.wide(cellPadding) }

// rowHeight is that of a row, sumHeight that of a line of sums.
func (t *paperTable) rowHeight() float64 { return t.face.millimetres() * 1.66 }
func (t *paperTable) sumHeight() float64 { return t.face.millimetres() * 1.8 }

// titlesHeight is that of the titles.
func (t *paperTable) titlesHeight() float64 {
	return t.face.millimetres() * (0.7 + 1.2*float64(t.lines))
}

// titles writes the titles of the columns at a height, above a line, and under one too.
func (t *paperTable) titles(y float64, under bool) {
	bold := cellInk{face{true, t.face.size}, black}
	pitch := t.face.millimetres() * 1.2
	if under {
		t.pen.line(t.left, t.right, y, 0.25, black)
	}
	bottom := y + t.titlesHeight()
	for i := range t.columns {
		c := &t.columns[i]
		for line, title := range c.titles {
			middle := bottom - t.face.millimetres()*0.35 - pitch*(float64(len(c.titles)-line)-0.5)
			if c.IsText() {
				t.put(c.x+t.padding(), middle, false, bold, title)
			} else {
				t.put(c.x+c.width-t.padding(), middle, true, bold, title)
			}
		}
	}
	t.pen.line(t.left, t.right, bottom, 0.25, black)
}

// cellInk is how a cell is written.
type cellInk struct {
	face face
	ink  ink
}

// put writes a printable text around a height.
func (t *paperTable) put(x, middle float64, right bool, look cellInk, text string) {
	t.putWide(x, middle, right, look, text, look.face.wide(widthsOf(look.face.bold).of(text)))
}

func (t *paperTable) putWide(x, middle float64, right bool, look cellInk, text string, wide float64) {
	if text == "" {
		return
	}
	t.pen.on.text(report.PageText{X: x, Y: middle + look.face.millimetres()*halfCapitals, Right: right, Size: look.face.size,
		Bold: look.face.bold, Colour: look.ink, Text: text, Width: wide})
}

// row writes the cells of a row whose upper edge is y.
func (t *paperTable) row(y float64, row report.SheetRow, texts []cellText, look cellInk) {
	middle := y + t.rowHeight()/2
	for i := range min(len(row), len(t.columns)) {
		t.cell(&t.columns[i], t.columns[i].width, middle, &row[i], texts[i], look)
	}
}

// sums writes a line of sums: bold, on a ground, under a line. Its words go on over columns in
// which there is nothing.
func (t *paperTable) sums(y float64, row report.SheetRow, line ink) {
	t.pen.fill(t.left, y, t.right-t.left, t.sumHeight(), surface)
	t.pen.line(t.left, t.right, y, 0.25, line)
	look := cellInk{face{true, t.face.size}, black}
	middle := y + t.sumHeight()/2
	for i := range min(len(row), len(t.columns)) {
		c := &t.columns[i]
		text := printedLine(t.text(&row[i], c.Type))
		t.cell(c, c.width+t.emptyAfter(row, i), middle, &row[i], cellText{text, widthsOf(true).of(text)}, look)
	}
}

// emptyAfter is the room that a text in a row has besides its column's: that of the columns
// behind it in which there is nothing.
func (t *paperTable) emptyAfter(row report.SheetRow, at int) float64 {
	if _, isWord := row[at].Value.(string); !isWord || !t.columns[at].IsText() {
		return 0
	}
	return t.emptyFrom(row, at+1)
}

// cell writes a cell in so much width around a height: words from the left, cut where there is
// no more room, figures to the right; these and dates are made smaller rather than cut.
func (t *paperTable) cell(c *paperColumn, width, middle float64, cell *report.SheetCell, text cellText, look cellInk) {
	if text.text == "" && cell.Note == "" {
		return
	}
	padding := t.padding()
	x, room := c.x+padding, width-2*padding
	wide := look.face.wide(text.wide)
	_, isWord := cell.Value.(string)
	isWordOfFigures := isWord && !c.IsText() && cell.Note == "" && wide <= room // "avg. 56"
	if c.Type != report.Text && !isWord || isWordOfFigures {
		t.whole(x, room, middle, text.text, wide, look, !c.IsText())
		return
	}
	if cell.Dot != nil {
		size := t.face.millimetres()
		t.pen.on.dot(report.PageDot{X: x + size*0.3, Y: middle, Radius: size * 0.3, Colour: cell.Dot})
		x, room = x+size, room-size
	}
	shown := text.text
	if wide > room+rounding {
		shown = t.pen.cut(look.face, shown, room)
		wide = t.pen.measure(look.face, shown)
	}
	t.putWide(x, middle, false, look, shown, wide)
	if cell.Note == "" {
		return
	}
	after := wide + t.face.wide(noteGap)
	if after+t.face.wide(notePart) < room {
		t.put(x+after, middle, false, cellInk{t.face, quiet}, t.pen.cut(t.face, cell.Note, room-after))
	}
}

// rounding is what lengths that are the same may differ by.
const rounding = 1e-6

// whole writes a text that is never cut, at the left or the right of its column.
func (t *paperTable) whole(x, room, middle float64, text string, wide float64, look cellInk, right bool) {
	if wide > room+rounding && room > 0 {
		look.face.size *= room / wide
		wide = room
	}
	if right {
		x += room
	}
	t.putWide(x, middle, right, look, text, wide)
}
