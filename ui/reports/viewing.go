package reports

import (
	"preventa/domain/report"
)

const (
	// unitsPerInch are as many as paper has at 100 %: as large as in the hand.
	unitsPerInch = 96
	// margin is the ground around a page.
	margin = 28
	// zoomStep is how much larger or smaller one step makes the page.
	zoomStep            = 1.2
	leastZoom, mostZoom = 0.25, 4
	// overshoot is how far the wheel goes on at the end of a page until the next one comes.
	overshoot = 40
)

// viewing is what is in view of the pages of a report: which page, how large, how far it is
// scrolled. Lengths are in units of the window, but on paper in millimetres.
type viewing struct {
	pages         []report.Page
	page          int
	zoom          float64 // 1 is as in the hand; 0: the page fits the width
	width, height float64 // of the room for the page
	x, y          float64 // scrolled by
	pull          float64 // of the wheel beyond the end of the page
	row           int     // the row of the page that is chosen; -1: none
}

func newViewing() *viewing { return &viewing{row: -1} }

// show takes up other pages. The place stays as far as there are as many.
func (v *viewing) show(pages []report.Page) {
	v.pages = pages
	v.page = max(0, min(v.page, len(pages)-1))
	v.row = -1
	v.settle()
}

// current is the page in view; its zero value while there is none.
func (v *viewing) current() report.Page {
	if v.page >= len(v.pages) {
		return report.Page{}
	}
	return v.pages[v.page]
}

// scale is how many units a millimetre of paper is.
func (v *viewing) scale() float64 {
	if v.zoom == 0 {
		return v.fitting()
	}
	return v.zoom * unitsPerInch / millimetresPerInch
}

// fitting is the scale at which the page is as wide as its room.
func (v *viewing) fitting() float64 {
	if p := v.current(); p.Width > 0 && v.width > 2*margin {
		return min(max((v.width-2*margin)/p.Width, leastZoom*unitsPerInch/millimetresPerInch), mostZoom*unitsPerInch/millimetresPerInch)
	}
	return unitsPerInch / millimetresPerInch
}

// percent is how large the page is, of a hundred.
func (v *viewing) percent() int { return int(v.scale()*millimetresPerInch/unitsPerInch*100 + 0.5) }

// zoomBy makes the page larger or smaller by steps; what is in the middle stays there.
func (v *viewing) zoomBy(steps int) {
	zoom := v.scale() * millimetresPerInch / unitsPerInch
	for ; steps > 0; steps-- {
		zoom *= zoomStep
	}
	for ; steps < 0; steps++ {
		zoom /= zoomStep
	}
	if zoom > 0.97 && zoom < 1.03 {
		zoom = 1
	}
	v.zoomTo(min(max(zoom, leastZoom), mostZoom))
}

// zoomTo makes the page as large as said; 0 fits it to the width.
func (v *viewing) zoomTo(zoom float64) {
	before := v.scale()
	x, y := (v.x+v.width/2-margin)/before, (v.y+v.height/2-margin)/before
	v.zoom = zoom
	after := v.scale()
	v.x, v.y = x*after+margin-v.width/2, y*after+margin-v.height/2
	v.settle()
}

// content is how wide and high the page is with the ground around it.
func (v *viewing) content() (width, height float64) {
	p, scale := v.current(), v.scale()
	return p.Width*scale + 2*margin, p.Height*scale + 2*margin
}

// settle keeps the page in its room.
func (v *viewing) settle() {
	width, height := v.content()
	v.x = min(max(v.x, 0), max(0, width-v.width))
	v.y = min(max(v.y, 0), max(0, height-v.height))
}

// corner is where the upper left corner of the paper stands in its room: a page that has room
// left is in the middle of the width.
func (v *viewing) corner() (x, y float64) {
	width, _ := v.content()
	return margin + max(0, (v.width-width)/2) - v.x, margin - v.y
}

// turn goes to a page, to its beginning.
func (v *viewing) turn(page int) {
	page = max(0, min(page, len(v.pages)-1))
	if page != v.page {
		v.page, v.row = page, -1
	}
	v.y, v.pull = 0, 0
	v.settle()
}

// roll follows the wheel: it scrolls, and at the end of a page goes on to the next one, or
// back to the end of the one before.
func (v *viewing) roll(dx, dy float64) {
	before := v.y
	v.x, v.y = v.x+dx, v.y+dy
	v.settle()
	if v.y != before || dy == 0 {
		v.pull = 0
		return
	}
	if v.pull*dy < 0 {
		v.pull = 0
	}
	switch v.pull += dy; {
	case v.pull >= overshoot && v.page < len(v.pages)-1:
		v.turn(v.page + 1)
	case v.pull <= -overshoot && v.page > 0:
		v.turn(v.page - 1)
		v.y = 1 << 30
		v.settle()
	}
}

// forward goes on by a view, or to the next page where there is no more of this one; back
// goes the other way.
func (v *viewing) forward() {
	if _, height := v.content(); v.y+v.height < height-1 {
		v.y += max(v.height-2*margin, margin)
		v.settle()
		return
	}
	if v.page < len(v.pages)-1 {
		v.turn(v.page + 1)
	}
}

func (v *viewing) back() {
	switch {
	case v.y > 1:
		v.y -= max(v.height-2*margin, margin)
		v.settle()
	case v.page > 0:
		v.turn(v.page - 1)
		v.y = 1 << 30
		v.settle()
	}
}

// rowAt is the row of the page at a place of the room; -1 for none.
func (v *viewing) rowAt(x, y float64) int {
	left, top := v.corner()
	scale := v.scale()
	across, down := (x-left)/scale, (y-top)/scale
	page := v.current()
	if across < 0 || across > page.Width {
		return -1
	}
	for i, row := range page.Rows {
		if down >= row.Y && down < row.Y+row.Height {
			return i
		}
	}
	return -1
}

// choose chooses a row and brings it into view.
func (v *viewing) choose(row int) {
	v.row = row
	if rows := v.current().Rows; row >= 0 && row < len(rows) {
		v.reveal(rows[row].Y, rows[row].Height)
	}
}

// step chooses the row below, or above, on this page or the next.
func (v *viewing) step(by int) {
	rows := v.current().Rows
	switch next := v.row + by; {
	case v.row < 0 && by < 0 && len(rows) > 0:
		v.choose(len(rows) - 1)
	case next >= 0 && next < len(rows):
		v.choose(next)
	case by > 0 && v.page < len(v.pages)-1 && len(v.pages[v.page+1].Rows) > 0:
		v.turn(v.page + 1)
		v.choose(0)
	case by < 0 && v.page > 0 && len(v.pages[v.page-1].Rows) > 0:
		v.turn(v.page - 1)
		v.choose(len(v.current().Rows) - 1)
	}
}

// chosen is the record of the row that is chosen; false for none.
func (v *viewing) chosen() (report.Record, bool) {
	if rows := v.current().Rows; v.row >= 0 && v.row < len(rows) {
		return rows[v.row].Record, true
	}
	return report.Record{}, false
}

// reveal scrolls as little as it takes to see a part of the page.
func (v *viewing) reveal(y, height float64) {
	scale := v.scale()
	top, end := margin+y*scale, margin+(y+height)*scale
	v.y = max(v.y, end+margin-v.height)
	v.y = min(v.y, top-margin)
	v.settle()
}

// goTo turns to a hit and brings it into view.
func (v *viewing) goTo(h hit) {
	if h.page != v.page {
		v.turn(h.page)
	}
	scale := v.scale()
	left, end := margin+h.x*scale, margin+(h.x+h.width)*scale
	v.x = max(v.x, end+margin-v.width)
	v.x = min(v.x, left-margin)
	v.reveal(h.y, h.height)
}
