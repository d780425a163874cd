package export

import (
	"io"
	"slices"

	"preventa/domain/report"
)

// How the charts stand on a page, in millimetres as every length here.
const (
	chartGap     = 6.0
	chartRows    = 2          // on a page
	chartFine    = 300 / 25.4 // pixels a millimetre
	chartUnit    = 8.5        // of text, in points: a unit of the screen's 11.5 is so much on paper
	figureHeight = 17.0
	figureGap    = 3.0
)

// Faces of a printed dashboard.
var (
	dashboardFace = face{true, 15}
	chartFace     = face{true, 9.5}
	figureFace    = face{true, 13}
)

// WriteDashboard writes figures and charts on pages of A4, across: whose they are, what they
// are narrowed to and when, the key figures, then the charts, two by two, each with its
// title above and its formula beneath. Every page says which one it is. The same dashboard
// gives the same bytes.
func WriteDashboard(w io.Writer, d report.Dashboard) error {
	p := &paperDashboard{paperSheet: paperSheet{Sheet: report.Sheet{Title: d.Title, Notes: d.Notes, Office: d.Office,
		Region: d.Region, Language: d.Language, At: d.At}}, Dashboard: d}
	p.pen, p.pdf = newPen(report.A4, true)
	p.pdf.describe(p.paperSheet.about())
	p.newPage()
	p.top()
	p.figures()
	if err := p.charts(); err != nil {
		return err
	}
	p.feet()
	return p.pdf.output(w)
}

// paperDashboard is a dashboard being written on pages.
type paperDashboard struct {
	paperSheet
	report.Dashboard
	pdf   *pdfPaper
	drawn int // pictures so far
}

// top writes the office, the title and the notes; when it was made stands at the foot.
func (p *paperDashboard) top() {
	p.pen.text(p.left(), p.y, sheetNoteFace, grey, p.pen.cut(sheetNoteFace, p.paperSheet.Office, p.right()-p.left()))
	p.y += sheetNoteFace.pitch() + 0.5
	p.pen.text(p.left(), p.y, dashboardFace, black, p.pen.cut(dashboardFace, p.paperSheet.Title, p.right()-p.left()))
	p.y += dashboardFace.pitch() + 0.5
	for _, note := range p.paperSheet.Notes {
		for _, line := range p.pen.wrap(sheetNoteFace, note, p.right()-p.left(), 0) {
			p.pen.text(p.left(), p.y, sheetNoteFace, grey, line)
			p.y += sheetNoteFace.pitch()
		}
	}
	p.y += 2.5
}

// figures writes the key figures side by side, as many in a line as have room.
func (p *paperDashboard) figures() {
	const most = 5
	lines := (len(p.Figures) + most - 1) / most
	if lines == 0 {
		return
	}
	inLine := (len(p.Figures) + lines - 1) / lines
	wide := (p.right() - p.left() - float64(inLine-1)*figureGap) / float64(inLine)
	for line := range slices.Chunk(p.Figures, inLine) {
		for i, f := range line {
			p.figure(p.left()+float64(i)*(wide+figureGap), wide, f)
		}
		p.y += figureHeight + figureGap
	}
	p.y += 1
}

func (p *paperDashboard) figure(x, wide float64, f report.DashboardFigure) {
	const inset = 2.5
	p.pdf.frame(x, p.y, wide, figureHeight, hairline)
	y, room := p.y+1.6, wide-2*inset
	p.pen.text(x+inset, y, sheetNoteFace, grey, p.pen.cut(sheetNoteFace, f.Title, room))
	y += sheetNoteFace.pitch()
	p.pen.text(x+inset, y, figureFace, black, p.pen.cut(figureFace, f.Value, room))
	y += figureFace.pitch()
	p.pen.text(x+inset, y, sheetNoteFace, quiet, p.pen.cut(sheetNoteFace, f.Basis, room))
}

// charts writes the charts row by row, so many rows on each page.
func (p *paperDashboard) charts() error {
	rows := rowsOfCharts(p.Charts)
	for len(rows) > 0 {
		onPage := rows[:min(chartRows, len(rows))]
		rows = rows[len(onPage):]
		high := (p.bottom() - p.y - (chartRows-1)*chartGap) / chartRows
		for _, row := range onPage {
			wide := (p.right() - p.left() - chartGap) / 2
			if row[0].Wide {
				wide = p.right() - p.left()
			}
			for i, c := range row {
				if err := p.chart(p.left()+float64(i)*(wide+chartGap), wide, high, c); err != nil {
					return err
				}
			}
			p.y += high + chartGap
		}
		if len(rows) > 0 {
			p.newPage()
		}
	}
	return nil
}

// rowsOfCharts puts two charts side by side, but a wide one by itself.
func rowsOfCharts(charts []report.DashboardChart) [][]report.DashboardChart {
	var rows [][]report.DashboardChart
	for _, c := range charts {
		last := len(rows) - 1
		if last >= 0 && !c.Wide && !rows[last][0].Wide && len(rows[last]) == 1 {
			rows[last] = append(rows[last], c)
		} else {
			rows = append(rows, []report.DashboardChart{c})
		}
	}
	return rows
}

// chart writes one chart: its title, its picture, its formula as foot.
func (p *paperDashboard) chart(x, wide, high float64, c report.DashboardChart) error {
	p.pen.text(x, p.y, chartFace, black, p.pen.cut(chartFace, c.Title, wide))
	foot := p.pen.wrap(sheetNoteFace, c.Formula, wide, 0)
	foot = foot[:min(len(foot), 2)]
	top := p.y + chartFace.pitch() + 1
	room := high - chartFace.pitch() - 1 - float64(len(foot))*sheetNoteFace.pitch() - 1
	if err := p.picture(x, top, wide, room, c); err != nil {
		return err
	}
	for i, line := range foot {
		p.pen.text(x, top+room+1+float64(i)*sheetNoteFace.pitch(), sheetNoteFace, quiet, p.pen.cut(sheetNoteFace, line, wide))
	}
	return nil
}

func (p *paperDashboard) picture(x, y, wide, high float64, c report.DashboardChart) error {
	const unit = chartUnit / 11.5 * 25.4 / 72 * chartFine // pixels
	p.drawn++                                             // each is a pixel wider than the one before: no two of a PDF may be of one width
	drawn, err := c.Draw(max(1, int(wide*chartFine))+p.drawn, max(1, int(high*chartFine)), unit)
	if err != nil {
		return err
	}
	p.pdf.picture(report.PagePicture{X: x, Y: y, Width: wide, Height: high, Image: drawn})
	return nil
}
