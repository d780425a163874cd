package export

import (
	"context"
	"iter"
	"strings"

	"preventa/domain/report"
)

// Margins of the pages of a sheet, in millimetres.
const (
	sheetMargin = 12.0
	sheetBottom = 17.0 // the foot stands in it
)

// Faces and inks of a sheet.
var (
	sheetTitleFace = face{true, 14}
	sheetNoteFace  = face{false, 8}
	sheetNameFace  = face{true, 9}
	surface        = inkOf(0xF9FAFB)
	borderStrong   = inkOf(0xC6CBD4)
	rowLine        = inkOf(0xE9ECF0)
	quiet          = inkOf(0x626A78)
)

// paperSheet is a sheet being written on pages: a heading, a summary with a chart, then the
// columns, as wide as what stands in them needs, on the paper that is asked for or else on
// that of the region, across where the columns need it. Every page has the titles of the
// columns and says which one it is.
type paperSheet struct {
	report.Sheet
	pen     *pen
	paper   report.Paper
	across  bool
	table   *paperTable
	source  *lineSource
	y       float64 // where the next line goes
	pages   int
	group   int   // that is written, or comes next
	writing int   // the group that rows are written of; -1: none
	comes   []int // by page: the group that goes on or comes after it
	above   ink   // the line above the next row; nil: none

	explained []string // how the figures are computed
}

// newPaperSheet measures what stands in the columns of a sheet, and chooses its paper.
func newPaperSheet(ctx context.Context, s report.Sheet) (*paperSheet, error) {
	p := &paperSheet{Sheet: s, paper: s.Page.Paper, writing: -1}
	if p.paper == "" {
		p.paper = report.Paper(paperSize(s.Region.Code))
	}
	p.table = newPaperTable(&p.Sheet, s.Columns)
	p.source = &lineSource{}
	p.source.next, p.source.stop = iter.Pull2(p.Lines(ctx))
	if err := p.source.hold(p.table); err != nil {
		p.source.stop()
		return nil, err
	}
	for i := range s.Groups {
		p.table.measureSums(s.Groups[i].Cells)
	}
	p.table.measureSums(s.Totals)
	width, _ := pageSize(p.paper, false)
	switch s.Page.Orientation {
	case "":
		p.across = !p.table.isComfortable(width - 2*sheetMargin)
	default:
		p.across = s.Page.Orientation == report.Across
	}
	return p, nil
}

// write lays the sheet out with a pen.
func (p *paperSheet) write(ctx context.Context, pen *pen) error {
	defer p.source.stop()
	p.pen, p.table.pen = pen, pen
	p.table.lay(p.left(), p.right(), largestSheetText)
	p.explained = p.explanation()
	p.newPage()
	p.head()
	if err := p.summarize(); err != nil {
		return err
	}
	if err := p.lines(ctx); err != nil {
		return err
	}
	p.explain()
	p.feet()
	return nil
}

// about is what a PDF of the sheet says of itself.
func (p *paperSheet) about() about {
	return about{title: p.Title, author: p.Office, subject: strings.Join(p.Notes, " · "), language: p.Language, at: p.At}
}

// left, right and bottom are the edges of what is written.
func (p *paperSheet) left() float64   { return sheetMargin }
func (p *paperSheet) right() float64  { return p.pen.width - sheetMargin }
func (p *paperSheet) bottom() float64 { return p.pen.height - sheetBottom }

func (p *paperSheet) newPage() {
	p.pen.on.newPage()
	if p.pages > 0 {
		p.comes = append(p.comes, p.group)
	}
	p.pages++
	p.y = sheetMargin
}

// fits reports whether so much can be written below.
func (p *paperSheet) fits(height float64) bool {
	return p.y+height <= p.bottom()+rounding
}

// lineSource gives the lines of a sheet, the first of which were held to be measured.
type lineSource struct {
	next func() (report.SheetLine, error, bool)
	stop func()
	held []heldLine
	at   int
}

// heldLine is a line with its texts by column; those of a group's line have none.
type heldLine struct {
	report.SheetLine
	texts []cellText
}

// mostHeld is how many lines are measured: a list may have more than there is room for.
const mostHeld = 20_000

// hold reads as many lines as are measured.
func (l *lineSource) hold(t *paperTable) error {
	var texts []cellText
	for len(l.held) < mostHeld {
		line, err, more := l.next()
		if err != nil {
			return err
		}
		if !more {
			break
		}
		h := heldLine{SheetLine: line}
		if line.Row != nil {
			if cap(texts)-len(texts) < len(t.columns) {
				texts = make([]cellText, 0, 512*len(t.columns))
			}
			start := len(texts)
			texts = t.measureRow(texts, line.Row)
			h.texts = texts[start:len(texts):len(texts)]
		}
		l.held = append(l.held, h)
	}
	return nil
}

// line gives the next line; false where there is none.
func (l *lineSource) line(t *paperTable) (heldLine, bool, error) {
	if l.at < len(l.held) {
		l.at++
		return l.held[l.at-1], true, nil
	}
	line, err, more := l.next()
	if err != nil || !more {
		return heldLine{}, false, err
	}
	h := heldLine{SheetLine: line}
	if line.Row != nil {
		h.texts = t.texts(make([]cellText, 0, len(t.columns)), line.Row)
	}
	return h, true, nil
}
