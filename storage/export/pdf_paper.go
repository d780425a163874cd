package export

import (
	"bytes"
	"image/png"
	"io"
	"strconv"
	"time"

	"codeberg.org/go-pdf/fpdf"

	"preventa/assets"
	"preventa/domain"
	"preventa/domain/report"
)

const family = "inter"

// pdfPaper puts what a pen writes on the pages of a PDF.
type pdfPaper struct {
	pdf      *fpdf.Fpdf
	face     face
	written  ink // the colour of texts in force
	pictures int
}

// newPDF is a PDF of pages of a size.
func newPDF(p report.Paper, across bool) *pdfPaper {
	orientation := "P"
	if across {
		orientation = "L"
	}
	pdf := fpdf.New(orientation, "mm", string(p), "")
	pdf.SetCatalogSort(true)
	pdf.SetAutoPageBreak(false, 0)
	pdf.AddUTF8FontFromBytes(family, "", assets.FontRegular())
	pdf.AddUTF8FontFromBytes(family, "B", assets.FontSemiBold())
	return &pdfPaper{pdf: pdf}
}

// newPen is a pen for a PDF of pages of a size.
func newPen(p report.Paper, across bool) (*pen, *pdfPaper) {
	paper := newPDF(p, across)
	width, height := pageSize(p, across)
	return &pen{on: paper, width: width, height: height, fine: chartFine}, paper
}

// about is what a PDF says of itself. Its dates are those of what is written, so that
// nothing in it depends on when that happens.
type about struct {
	title, author, subject string
	language               domain.Language
	at                     time.Time
}

func (p *pdfPaper) describe(a about) {
	p.pdf.SetTitle(printable(a.title), true)
	p.pdf.SetAuthor(printable(a.author), true)
	p.pdf.SetSubject(printable(a.subject), true)
	p.pdf.SetCreator(program, true)
	p.pdf.SetLang(string(a.language))
	p.pdf.SetCreationDate(a.at)
	p.pdf.SetModificationDate(a.at)
}

// program is what the program is called on paper.
const program = "Preventa"

func (p *pdfPaper) output(w io.Writer) error { return p.pdf.Output(w) }

// newPage starts a page, on which black is in force between texts, so that not every one of
// a million carries its own colour.
func (p *pdfPaper) newPage() {
	p.pdf.AddPage()
	p.forget()
	p.pdf.SetFillColor(rgb(black))
}

func (p *pdfPaper) turnTo(page int) {
	p.pdf.SetPage(page)
	p.forget()
}

// forget is done between pages, of which one knows nothing of the font of another.
func (p *pdfPaper) forget() { p.face = face{} }

func (p *pdfPaper) box(b report.PageBox) {
	p.pdf.SetFillColor(rgb(b.Colour))
	p.pdf.Rect(b.X, b.Y, b.Width, b.Height, "F")
	p.pdf.SetFillColor(rgb(black))
}

func (p *pdfPaper) dot(d report.PageDot) {
	p.pdf.SetFillColor(rgb(d.Colour))
	p.pdf.Circle(d.X, d.Y, d.Radius, "F")
	p.pdf.SetFillColor(rgb(black))
}

func (p *pdfPaper) rule(r report.PageRule) {
	p.pdf.SetDrawColor(rgb(r.Colour))
	p.pdf.SetLineWidth(r.Thick)
	p.pdf.Line(r.X1, r.Y1, r.X2, r.Y2)
}

// frame draws the outline of a tag.
func (p *pdfPaper) frame(x, y, width, height float64, i ink) {
	p.pdf.SetDrawColor(rgb(i))
	p.pdf.SetLineWidth(0.25)
	p.pdf.RoundedRect(x, y, width, height, 0.9, "1234", "D")
}

func (p *pdfPaper) text(t report.PageText) {
	if f := (face{t.Bold, t.Size}); f != p.face {
		p.choose(f)
	}
	if t.Colour != p.written {
		p.pdf.SetTextColor(rgb(t.Colour))
		p.written = t.Colour
	}
	x := t.X
	if t.Right {
		x -= t.Width
	}
	p.pdf.Text(x, t.Y, t.Text)
}

func (p *pdfPaper) choose(f face) {
	style := ""
	if f.bold {
		style = "B"
	}
	p.pdf.SetFont(family, style, f.size)
	p.face = f
}

// row does nothing: paper opens no records.
func (p *pdfPaper) row(report.PageRow) {}

// picture puts a picture on the page. A failure is told by output. fpdf writes pictures in the order of their widths, and
// leaves equal ones to chance: those of one PDF must differ.
func (p *pdfPaper) picture(shown report.PagePicture) {
	var encoded bytes.Buffer
	if err := png.Encode(&encoded, shown.Image); err != nil {
		p.pdf.SetError(domain.Wrap(domain.Internal, err, "picture"))
		return
	}
	p.pictures++
	name, options := "picture"+strconv.Itoa(p.pictures), fpdf.ImageOptions{ImageType: "PNG"}
	p.pdf.RegisterImageOptionsReader(name, options, &encoded)
	p.pdf.ImageOptions(name, shown.X, shown.Y, shown.Width, shown.Height, false, options, 0, "")
}

// rgb are the parts of a colour, of 255.
func rgb(i ink) (red, green, blue int) {
	r, g, b, _ := i.RGBA()
	return int(r >> 8), int(g >> 8), int(b >> 8)
}
