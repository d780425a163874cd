package export

import (
	"context"

	"preventa/domain/report"
)

// screenFine is how fine pictures are drawn for a screen, in pixels a millimetre.
const screenFine = 200 / 25.4

// Pages are the pages of a sheet as WritePDF prints them, one at least, for a screen to show.
func Pages(ctx context.Context, s report.Sheet) ([]report.Page, error) {
	p, err := newPaperSheet(ctx, s)
	if err != nil {
		return nil, err
	}
	r := &recorder{}
	r.width, r.height = pageSize(p.paper, p.across)
	if err := p.write(ctx, &pen{on: r, width: r.width, height: r.height, fine: screenFine}); err != nil {
		return nil, err
	}
	return r.pages, nil
}

// recorder keeps what a pen writes.
type recorder struct {
	width, height float64
	pages         []report.Page
	page          *report.Page // that is written on
}

// newPage starts a page, which is likely to become as full as the one before.
func (r *recorder) newPage() {
	p := report.Page{Width: r.width, Height: r.height}
	if r.page != nil {
		p.Texts = make([]report.PageText, 0, cap(r.page.Texts))
		p.Rules = make([]report.PageRule, 0, cap(r.page.Rules))
		p.Rows = make([]report.PageRow, 0, cap(r.page.Rows))
	}
	r.pages = append(r.pages, p)
	r.turnTo(len(r.pages))
}

func (r *recorder) turnTo(page int) { r.page = &r.pages[page-1] }

func (r *recorder) box(b report.PageBox)         { r.page.Boxes = append(r.page.Boxes, b) }
func (r *recorder) picture(p report.PagePicture) { r.page.Pictures = append(r.page.Pictures, p) }
func (r *recorder) rule(l report.PageRule)       { r.page.Rules = append(r.page.Rules, l) }
func (r *recorder) dot(d report.PageDot)         { r.page.Dots = append(r.page.Dots, d) }
func (r *recorder) text(t report.PageText)       { r.page.Texts = append(r.page.Texts, t) }
func (r *recorder) row(l report.PageRow)         { r.page.Rows = append(r.page.Rows, l) }
