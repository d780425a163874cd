package export

import (
	"slices"

	"preventa/domain"
)

// tableColumn is a column of the lines' table.
type tableColumn struct {
	title  string
	cell   func(domain.Line) string
	most   float64 // a text wider than this is broken; 0 for a number, which never is
	isRest bool    // takes the room the others leave
	x      float64 // its left edge
	width  float64
}

func (c tableColumn) isNumber() bool { return c.most == 0 && !c.isRest }

// lineTable is the table of the lines, measured.
type lineTable struct {
	q       *quotationPaper
	columns []tableColumn
	face    face
	cells   [][]string // of each line, by column
}

// Measures of the table.
const (
	betweenColumns = 3.5
	rowPadding     = 1.5
	leastText      = 52.0 // room the description has, for the sake of which all is written smaller
	smallestText   = 5.5
)

// columnsOf are the columns that say something about the lines.
func (q *quotationPaper) columnsOf(lines []domain.Line) []tableColumn {
	columns := []tableColumn{
		{title: "paper.code", most: 28, cell: func(l domain.Line) string { return l.Code }},
		{title: "paper.description", isRest: true, cell: func(l domain.Line) string { return l.Description }},
		{title: "paper.quantity", cell: func(l domain.Line) string { return q.Region.Quantity(l.Quantity) }},
		{title: "paper.unit", most: 18, cell: func(l domain.Line) string { return l.Unit }},
		{title: "paper.price", cell: func(l domain.Line) string { return q.amount(l.Price) }},
		{title: "paper.discount", cell: func(l domain.Line) string { return q.share(l.Discount) }},
		{title: "paper.tax", cell: func(l domain.Line) string { return q.Region.Trimmed(int64(l.Tax), 2) }},
		{title: "paper.net", cell: func(l domain.Line) string { return q.amount(net(l)) }},
	}
	has := map[string]bool{
		"paper.code":     slices.ContainsFunc(lines, func(l domain.Line) bool { return l.Code != "" }),
		"paper.unit":     slices.ContainsFunc(lines, func(l domain.Line) bool { return l.Unit != "" }),
		"paper.discount": slices.ContainsFunc(lines, func(l domain.Line) bool { return l.Discount != 0 }),
		"paper.tax":      slices.ContainsFunc(lines, func(l domain.Line) bool { return l.Tax != 0 }),
	}
	columns = slices.DeleteFunc(columns, func(c tableColumn) bool {
		said, optional := has[c.title]
		return optional && !said
	})
	for i := range columns {
		columns[i].title = q.text(columns[i].title)
	}
	return columns
}

// share writes a discount without its sign; none is left empty.
func (q *quotationPaper) share(hundredths int) string {
	if hundredths == 0 {
		return ""
	}
	return q.Region.Trimmed(int64(hundredths), 2)
}

// net is a line's net amount. That it fits is known: the lines have been added up.
func net(l domain.Line) int64 {
	amount, _ := l.Net()
	return amount
}

func (q *quotationPaper) measured(lines []domain.Line) *lineTable {
	t := &lineTable{q: q, columns: q.columnsOf(lines), cells: make([][]string, len(lines))}
	for i, l := range lines {
		t.cells[i] = make([]string, len(t.columns))
		for j, c := range t.columns {
			t.cells[i][j] = c.cell(l)
		}
	}
	for t.face.size = textFace.size; !t.fit() && t.face.size > smallestText; {
		t.face.size -= 0.5
	}
	return t
}

// fit gives every column its width at the size of the face, and reports whether that
// leaves the description enough.
func (t *lineTable) fit() bool {
	p := t.q.pen
	rest := p.room() - betweenColumns*float64(len(t.columns)-1)
	scale := t.face.size / textFace.size
	for j := range t.columns {
		c := &t.columns[j]
		if c.isRest {
			continue
		}
		c.width = t.widest(j)
		if c.most > 0 {
			c.width = min(c.width, c.most*scale)
		}
		c.width = max(c.width, p.measure(t.titleFace(), c.title))
		rest -= c.width
	}
	x := p.left()
	for j := range t.columns {
		c := &t.columns[j]
		if c.isRest {
			c.width = rest
		}
		c.x = x
		x += c.width + betweenColumns
	}
	return rest >= leastText*scale
}

func (t *lineTable) widest(column int) float64 {
	wide := 0.0
	for _, row := range t.cells {
		wide = max(wide, t.q.pen.measure(t.face, row[column]))
	}
	return wide
}

func (t *lineTable) titleFace() face { return face{true, t.face.size - 1} }

// header is the row of titles.
func (t *lineTable) header() block {
	p, f := t.q.pen, t.titleFace()
	height := f.pitch() + 2
	return block{pieces: []piece{{height, func(y float64) {
		for _, c := range t.columns {
			t.write(c, y, f, grey, c.title)
		}
		p.line(p.left(), p.right(), y+height-0.4, 0.3, rule)
	}}}}
}

// write puts a text into a column, numbers to the right.
func (t *lineTable) write(c tableColumn, y float64, f face, i ink, text string) {
	if c.isNumber() {
		t.q.pen.textRight(c.x+c.width, y, f, i, text)
		return
	}
	t.q.pen.text(c.x, y, f, i, text)
}

// row is a line of the quotation, a piece for each line of its texts.
func (t *lineTable) row(index int, l domain.Line) block {
	p := t.q.pen
	mark, indent := t.mark(l)
	texts := make([][]string, len(t.columns))
	most := 1
	for j, c := range t.columns {
		texts[j] = []string{t.cells[index][j]}
		switch {
		case c.isRest:
			texts[j] = p.wrap(t.face, t.cells[index][j], c.width, indent)
		case !c.isNumber():
			texts[j] = p.wrap(t.face, t.cells[index][j], c.width, 0)
		}
		most = max(most, len(texts[j]))
	}
	b := block{isRow: true}
	for n := range most {
		b.pieces = append(b.pieces, t.textLine(texts, n, n == most-1, mark, indent))
	}
	return b
}

// mark is the word before the description of a line that takes money back, and the room
// it needs.
func (t *lineTable) mark(l domain.Line) (string, float64) {
	if net(l) >= 0 {
		return "", 0
	}
	word := t.q.text("paper.credit")
	return word, t.q.pen.measure(face{true, t.face.size}, word) + 2
}

// textLine is the n-th line of text of a row: padding above the first, a hairline below
// the last.
func (t *lineTable) textLine(texts [][]string, n int, isLast bool, mark string, indent float64) piece {
	p := t.q.pen
	above, height := 0.0, t.face.pitch()
	if n == 0 {
		above = rowPadding
		height += rowPadding
	}
	if isLast {
		height += rowPadding
	}
	return piece{height, func(y float64) {
		if isLast {
			p.line(p.left(), p.right(), y+height, 0.15, hairline)
		}
		for j, c := range t.columns {
			if n >= len(texts[j]) {
				continue
			}
			if c.isRest && n == 0 && mark != "" {
				p.text(c.x, y+above, face{true, t.face.size}, black, mark)
				c.x += indent
			}
			t.write(c, y+above, t.face, black, texts[j][n])
		}
	}}
}
