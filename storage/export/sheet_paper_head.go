package export

import (
	"image"

	"preventa/domain"
	"preventa/domain/report"
)

// The room of a logo in the heading of a sheet, in millimetres.
const (
	sheetLogoWidth  = 42.0
	sheetLogoHeight = 11.0
)

// head writes above the first page what the sheet is called and narrowed to, at the left,
// and at the right whose it is, who made it and when.
func (p *paperSheet) head() {
	const gap = 8.0
	top, edge := p.y, p.right()
	if logo, has := fitLogo(p.Logo, sheetLogoWidth, sheetLogoHeight); has {
		logo.X, logo.Y = edge-logo.Width, p.y
		p.pen.on.picture(logo)
		edge -= logo.Width + 3
		top += logo.Height
	}
	made := p.made()
	half := (p.right() - p.left()) / 2
	office := p.pen.cut(sheetNameFace, p.Office, half-(p.right()-edge))
	taken := max(p.pen.measure(sheetNameFace, office), p.pen.measure(sheetNoteFace, made)) + p.right() - edge + gap
	p.pen.text(p.left(), p.y, sheetTitleFace, black, p.pen.cut(sheetTitleFace, p.Title, p.right()-p.left()-taken))
	p.pen.textRight(edge, p.y+sheetTitleFace.pitch()-sheetNameFace.pitch()-0.3, sheetNameFace, black, office)
	p.y += sheetTitleFace.pitch() + 0.5
	p.pen.textRight(edge, p.y, sheetNoteFace, grey, made)
	for _, note := range p.Notes {
		for _, line := range p.pen.wrap(sheetNoteFace, note, p.right()-p.left()-taken, 0) {
			p.pen.text(p.left(), p.y, sheetNoteFace, grey, line)
			p.y += sheetNoteFace.pitch()
		}
	}
	if made != "" && len(p.Notes) == 0 {
		p.y += sheetNoteFace.pitch()
	}
	p.y = max(p.y, top) + 3
}

// made says when a report was made, and who made it. A list says so in its notes.
func (p *paperSheet) made() string {
	if p.Page.Issued == nil {
		return ""
	}
	return p.Page.Issued(p.Region.DateTime(p.At), p.By)
}

// How a summary and a chart share the width, and how fine a chart is drawn.
const (
	summaryShare = 0.515
	summaryAlone = 0.62
	blockGap     = 0.034
	chartPitch   = 23.0 // of its bars, in units of which the text is 11.5
	chartHead    = 24.0
	chartText    = 11.5
)

// summarize writes the summary and the chart beside it.
func (p *paperSheet) summarize() error {
	room, top, page := p.right()-p.left(), p.y, p.pages
	hasChart := p.Chart != nil && p.Chart.Draw != nil && len(p.Chart.Bars) > 0
	left := p.left()
	if p.Summary != nil {
		wide := room * summaryAlone
		if hasChart {
			wide = room * summaryShare
		}
		p.summary(left, left+wide)
		left += wide + room*blockGap
	}
	bottom := p.y
	if hasChart {
		right := p.right()
		if p.Summary == nil {
			right = left + room*summaryAlone
		}
		end, err := p.chart(left, right, top, page)
		if err != nil {
			return err
		}
		if page == p.pages {
			bottom = max(bottom, end)
		}
	}
	if p.Summary != nil || hasChart {
		p.y = bottom + 3.5
	}
	return nil
}

// summary writes a line for each group, and goes on on another page where they are many.
func (p *paperSheet) summary(left, right float64) {
	t := newPaperTable(&p.Sheet, p.Summary.Columns)
	t.pen = p.pen
	if len(t.columns) > 0 {
		t.columns[0].Title = p.Summary.Title
		t.needs[0].title(p.Summary.Title)
	}
	for _, row := range p.Summary.Rows {
		t.measureRow(nil, row)
	}
	t.measureSums(p.Summary.Totals)
	t.lay(left, right, max(p.table.face.size, leastSummaryText))
	p.summaryTitles(t)
	for i, row := range p.Summary.Rows {
		height := t.rowHeight()
		if i == len(p.Summary.Rows)-1 {
			height += t.sumHeight()
		}
		if !p.fits(height) {
			p.newPage()
			p.summaryTitles(t)
		} else if i > 0 {
			p.pen.line(left, right, p.y, 0.15, rowLine)
		}
		t.row(p.y, row, t.texts(nil, row), cellInk{t.face, black})
		p.y += t.rowHeight()
	}
	if p.Summary.Totals != nil {
		t.sums(p.y, p.Summary.Totals, black)
		p.y += t.sumHeight()
	}
}

// leastSummaryText is how small a summary is written, where the columns below it are smaller.
const leastSummaryText = 7.5

func (p *paperSheet) summaryTitles(t *paperTable) {
	t.titles(p.y, false)
	p.y += t.titlesHeight()
}

// chart draws the chart beside the summary on the page that this began on, and tells where
// it ends.
func (p *paperSheet) chart(left, right, top float64, page int) (float64, error) {
	unit := face{size: max(p.table.face.size, leastSummaryText)}.millimetres() / chartText
	high := min((chartHead+chartPitch*float64(len(p.Chart.Bars)))*unit, p.bottom()-top)
	size := image.Pt(max(1, int((right-left)*p.pen.fine)), max(1, int(high*p.pen.fine)))
	drawn, err := p.Chart.Draw(size.X, size.Y, unit*p.pen.fine)
	if err != nil {
		return 0, domain.Wrap(domain.Internal, err, "chart of a sheet")
	}
	p.pen.on.turnTo(page)
	p.pen.on.picture(report.PagePicture{X: left, Y: top, Width: right - left, Height: high, Image: drawn})
	p.pen.on.turnTo(p.pages)
	return top + high, nil
}
