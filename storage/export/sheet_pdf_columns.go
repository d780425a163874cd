package export

import (
	"strings"

	"preventa/domain/report"
)

// unitSize is a Fyne unit in millimetres when the text of the screen, 13 units, is written
// in 8 points.
var unitSize = face{size: largestSheetText}.millimetres() / 13

// How large the text of a sheet is, in points: as large as its columns allow.
const (
	largestSheetText  = 8.0
	smallestSheetText = 4.5
)

// paperColumn is a column on paper.
type paperColumn struct {
	report.SheetColumn
	x, width float64
}

// natural is how wide the columns are when nothing is made smaller.
func (p *paperSheet) natural() float64 {
	wide := 0.0
	for _, c := range p.Columns {
		wide += float64(c.Width) * unitSize
	}
	return wide
}

// paper is whether the pages lie across, and their size.
func (p *paperSheet) paper() (across bool, size string) {
	size = paperSize(p.Region.Code)
	upright := 210.0
	if size == "Letter" {
		upright = 215.9
	}
	return p.natural() > upright-2*sheetMargin, size
}

// measure shares the width of the page among the columns and finds the size of the text.
func (p *paperSheet) measure() {
	scale := (p.right() - p.left()) / max(p.natural(), 1)
	p.face = face{size: max(smallestSheetText, largestSheetText*min(1, scale))}
	x := p.left()
	for _, c := range p.Columns {
		width := float64(c.Width) * unitSize * scale
		p.columns = append(p.columns, paperColumn{SheetColumn: c, x: x, width: width})
		x += width
	}
}

// cellInk is how a cell is written.
type cellInk struct {
	face face
	ink  ink
}

// cell writes a cell of the line at y: words from the left, cut where there is no more
// room, figures to the right; these and dates are made smaller rather than cut.
func (p *paperSheet) cell(c paperColumn, cell report.SheetCell, look cellInk) {
	text := cell.Text
	if text == "" {
		text = shown(&p.Sheet, cell.Value, c.Type)
	}
	if text == "" && cell.Note == "" {
		return
	}
	padding := p.face.millimetres() * 0.45
	x, room := c.x+padding, c.width-2*padding
	_, isWord := cell.Value.(string)
	isWordOfFigures := isWord && !c.IsText() && cell.Note == "" && p.pen.measure(look.face, text) <= room // "avg. 56"
	if c.Type != report.Text && !isWord || isWordOfFigures {
		p.whole(x, room, text, look, !c.IsText())
		return
	}
	if cell.Dot != nil {
		size := p.face.millimetres()
		p.pen.dot(x+size*0.3, p.y+p.rowHeight()/2, size*0.3, cell.Dot)
		x, room = x+size, room-size
	}
	text = p.pen.cut(look.face, text, room)
	p.write(x, text, look)
	after := p.pen.measure(look.face, text) + p.face.millimetres()*0.6
	if cell.Note != "" && after+p.face.millimetres() < room {
		p.write(x+after, p.pen.cut(p.face, cell.Note, room-after), cellInk{p.face, quiet})
	}
}

// whole writes a text that is never cut, at the left or the right of its column.
func (p *paperSheet) whole(x, room float64, text string, look cellInk, right bool) {
	wide := p.pen.measure(look.face, text)
	if wide > room && room > 0 {
		look.face.size *= room / wide
		wide = room
	}
	if right {
		x += room - wide
	}
	p.write(x, text, look)
}

// write puts a text in the middle of the line's height.
func (p *paperSheet) write(x float64, text string, look cellInk) {
	p.pen.text(x, p.y+(p.rowHeight()-look.face.pitch())/2, look.face, look.ink, text)
}

// cut is a text as one line, ended by an ellipsis where it is wider than room.
func (p *pen) cut(f face, text string, room float64) string {
	text = strings.ReplaceAll(printable(text), "\n", " ")
	most := int(room * 1000 / f.millimetres())
	ellipsis := p.advance(f.bold, '…')
	used, end := 0, 0 // end of what stays before an ellipsis
	for i, r := range text {
		used += p.advance(f.bold, r)
		if used > most {
			return strings.TrimRight(text[:end], " ") + "…"
		}
		if used+ellipsis <= most {
			end = i + len(string(r))
		}
	}
	return text
}
