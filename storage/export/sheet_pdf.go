package export

import (
	"context"
	"fmt"
	"image/color"
	"io"
	"strings"

	"codeberg.org/go-pdf/fpdf"

	"preventa/assets"
	"preventa/domain/report"
)

// Margins of the pages of a sheet, in millimetres.
const (
	sheetMargin = 12.0
	sheetBottom = 15.0 // the foot stands in it
)

// Faces and inks of a sheet.
var (
	sheetTitleFace = face{true, 14}
	sheetNoteFace  = face{false, 8}
	surface        = ink{0xF9, 0xFA, 0xFB}
	borderStrong   = ink{0xC6, 0xCB, 0xD4}
	quiet          = ink{0x62, 0x6A, 0x78}
)

// WritePDF writes a sheet to be printed: its title and notes, then the columns in the
// proportions they have on screen, on A4 or the Letter of the region, upright or, where
// they need it, across. Every page has the titles of the columns and says which one it is.
// The same sheet gives the same bytes.
func WritePDF(ctx context.Context, w io.Writer, s report.Sheet) error {
	p := &paperSheet{Sheet: s}
	p.pen = newSheetPen(p.paper())
	p.describe()
	p.measure()
	p.newPage()
	p.head()
	p.titles()
	if err := p.lines(ctx); err != nil {
		return err
	}
	p.feet()
	return p.pen.pdf.Output(w)
}

// lines writes the groups, the rows and the totals; these never apart from the last row.
func (p *paperSheet) lines(ctx context.Context) error {
	var last report.SheetRow // which waits for what follows it
	for line, err := range p.Lines(ctx) {
		if err != nil {
			return err
		}
		if last != nil {
			p.line(last, asRow)
		}
		if last = line.Row; line.Group != nil {
			p.group(line.Group)
		}
	}
	if last != nil && p.Totals != nil {
		p.room(2 * p.rowHeight())
	}
	if last != nil {
		p.line(last, asRow)
	}
	if p.Totals != nil {
		p.line(p.Totals, asTotals)
	}
	return nil
}

// paperSheet is a sheet being written on pages.
type paperSheet struct {
	report.Sheet
	pen     *pen
	columns []paperColumn
	face    face
	y       float64 // where the next line goes
}

// newSheetPen is a pen for pages of a size, across or upright.
func newSheetPen(across bool, size string) *pen {
	orientation := "P"
	if across {
		orientation = "L"
	}
	pdf := fpdf.New(orientation, "mm", size, "")
	pdf.SetCatalogSort(true)
	pdf.SetAutoPageBreak(false, 0)
	pdf.AddUTF8FontFromBytes(family, "", assets.FontRegular())
	pdf.AddUTF8FontFromBytes(family, "B", assets.FontSemiBold())
	p := &pen{pdf: pdf, advances: map[glyph]int{}}
	p.width, p.height = pdf.GetPageSize()
	return p
}

func (p *paperSheet) describe() {
	pdf := p.pen.pdf
	pdf.SetTitle(printable(p.Title), true)
	pdf.SetAuthor(printable(p.Office), true)
	pdf.SetSubject(printable(strings.Join(p.Notes, " · ")), true)
	pdf.SetCreator("Preventa", true)
	pdf.SetLang(string(p.Language))
	pdf.SetCreationDate(p.At)
	pdf.SetModificationDate(p.At)
}

// left, right and bottom are the edges of what is written.
func (p *paperSheet) left() float64   { return sheetMargin }
func (p *paperSheet) right() float64  { return p.pen.width - sheetMargin }
func (p *paperSheet) bottom() float64 { return p.pen.height - sheetBottom }

func (p *paperSheet) newPage() {
	p.pen.newPage()
	p.pen.fillBlack()
	p.y = sheetMargin
}

// head writes the title and the notes, above the columns of the first page.
func (p *paperSheet) head() {
	p.pen.text(p.left(), p.y, sheetTitleFace, black, p.pen.cut(sheetTitleFace, p.Title, p.right()-p.left()))
	p.y += sheetTitleFace.pitch() + 0.5
	for _, note := range p.Notes {
		for _, line := range p.pen.wrap(sheetNoteFace, note, p.right()-p.left(), 0) {
			p.pen.text(p.left(), p.y, sheetNoteFace, grey, line)
			p.y += sheetNoteFace.pitch()
		}
	}
	p.y += 3
}

// rowHeight is that of every line.
func (p *paperSheet) rowHeight() float64 { return p.face.pitch() * 1.4 }

// titles writes the titles of the columns.
func (p *paperSheet) titles() {
	height := p.rowHeight()
	p.fill(height)
	for _, c := range p.columns {
		p.cell(c, report.SheetCell{Text: c.Title}, cellInk{face{true, p.face.size}, grey})
	}
	p.y += height
	p.pen.line(p.left(), p.right(), p.y, 0.3, borderStrong)
}

// line writes a row or the totals, on a new page where this one is full.
func (p *paperSheet) line(row report.SheetRow, as xlsxPart) {
	p.room(p.rowHeight())
	look := cellInk{p.face, black}
	if as != asRow {
		look.face.bold = true
	}
	for i, c := range p.columns {
		if as == asTotals {
			c.width += p.emptyAfter(row, i)
		}
		p.cell(c, row[i], look)
	}
	if as == asTotals {
		p.pen.line(p.left(), p.right(), p.y, 0.4, borderStrong)
	}
	p.y += p.rowHeight()
	if as == asRow {
		p.pen.line(p.left(), p.right(), p.y, 0.15, hairline)
	}
}

// emptyAfter is the room that a text in a row has besides its column's: that of the columns
// behind it in which there is nothing.
func (p *paperSheet) emptyAfter(row report.SheetRow, at int) float64 {
	room := 0.0
	if _, isWord := row[at].Value.(string); !isWord || !p.columns[at].IsText() {
		return room
	}
	for i := at + 1; i < len(row) && row[i] == (report.SheetCell{}); i++ {
		room += p.columns[i].width
	}
	return room
}

// group writes the line of a group, never apart from its first row: its label and count as
// far as no subtotal stands in their way.
func (p *paperSheet) group(g *report.SheetGroup) {
	height := p.rowHeight()
	if g.Collapsed {
		p.room(height)
	} else {
		p.room(2 * height)
	}
	p.fill(height)
	look := cellInk{face{true, p.face.size}, black}
	free := p.right()
	for i, c := range p.columns {
		if i > 0 && i < len(g.Cells) && g.Cells[i] != (report.SheetCell{}) {
			p.cell(c, g.Cells[i], look)
			free = min(free, c.x)
		}
	}
	label := p.columns[0]
	label.Type, label.width = report.Text, free-label.x
	p.cell(label, report.SheetCell{Text: g.Label, Dot: g.Dot, Note: p.Region.Number(int64(g.Count), 0)}, look)
	p.y += height
	p.pen.line(p.left(), p.right(), p.y, 0.15, hairline)
}

// room makes sure that so much can be written below.
func (p *paperSheet) room(height float64) {
	if p.y+height > p.bottom() {
		p.newPage()
		p.titles()
	}
}

// fill paints the ground of a line.
func (p *paperSheet) fill(height float64) {
	p.pen.pdf.SetFillColor(surface[0], surface[1], surface[2])
	p.pen.pdf.Rect(p.left(), p.y, p.right()-p.left(), height, "F")
	p.pen.fillBlack()
}

// feet writes under every page whose list it is, when it was made, and which page it is of
// how many.
func (p *paperSheet) feet() {
	y, count := p.bottom()+3, p.pen.pdf.PageCount()
	made := p.Region.DateTime(p.At)
	for page := 1; page <= count; page++ {
		p.pen.pdf.SetPage(page)
		p.pen.face = face{} // a page knows nothing of the font of another
		number := fmt.Sprintf("%d / %d", page, count)
		wide := p.pen.measure(sheetNoteFace, made) / 2
		middle := (p.left() + p.right()) / 2
		p.pen.text(p.left(), y, sheetNoteFace, quiet, p.pen.cut(sheetNoteFace, p.Office, middle-wide-p.left()-4))
		p.pen.text(middle-wide, y, sheetNoteFace, quiet, made)
		p.pen.textRight(p.right(), y, sheetNoteFace, quiet, number)
	}
}

// dot draws the dot of a state.
func (p *pen) dot(x, y, radius float64, c color.Color) {
	r, g, b, _ := c.RGBA()
	p.pdf.SetFillColor(int(r>>8), int(g>>8), int(b>>8))
	p.pdf.Circle(x, y, radius, "F")
	p.fillBlack()
}

// fillBlack makes black the colour in force between texts, so that not every one of a
// million carries its own.
func (p *pen) fillBlack() { p.pdf.SetFillColor(black[0], black[1], black[2]) }
