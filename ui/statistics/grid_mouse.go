package statistics

import (
	"sort"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"preventa/ui/kit"
)

const wheel = 2 // how much faster than Fyne's own the wheel scrolls

// click is the last click on a cell.
type click struct {
	row, column int
	at          time.Time
	open        bool // it is the second in a row: the cell opens when the button is let go
}

// tip is the tooltip on show, or about to be.
type tip struct {
	text   string
	at     fyne.Position // of the pointer, in the window
	cancel func()
}

// The positions of the titles and of the names.
const title = -1

// hit is what lies at a position of the grid: a cell, a title or a name.
func (g *grid) hit(at fyne.Position) (row, column int, is bool) {
	if g.shown == nil || g.shown.isEmpty() || at.X < 0 || at.Y < 0 {
		return 0, 0, false
	}
	v := g.view()
	right, bottom := v.x+v.width+g.totals, v.y+v.height+kit.HeaderHeight
	if at.X >= right || at.Y >= bottom {
		return 0, 0, false
	}
	row, column = len(g.shown.Rows), g.shown.columns()
	switch {
	case at.Y < v.y:
		row = title
	case at.Y < v.y+v.height:
		row = int((at.Y - v.y + g.y) / kit.RowHeight)
		if row >= len(g.shown.Rows) {
			return 0, 0, false
		}
	}
	switch x := at.X - v.x + g.x; {
	case at.X < v.x:
		column = title
	case at.X < v.x+v.width:
		column = max(0, sort.Search(len(g.left), func(i int) bool { return g.left[i] > x })-1)
	}
	return row, column, true
}

// cellAt is the cell at a position: of a title or a name the total it stands for.
func (g *grid) cellAt(at fyne.Position) (row, column int, is bool) {
	row, column, is = g.hit(at)
	if is && row == title {
		row = len(g.shown.Rows)
	}
	if is && column == title {
		column = g.shown.columns()
	}
	return row, column, is
}

// MouseDown goes to a cell at once: a click that waited for a second would feel slow.
func (g *grid) MouseDown(e *desktop.MouseEvent) {
	g.hideTip()
	g.canvas().Focus(g)
	row, column, is := g.cellAt(e.Position)
	if !is || e.Button != desktop.MouseButtonPrimary {
		return
	}
	now := kit.ClickClock()
	second := g.click.row == row && g.click.column == column && now.Sub(g.click.at) <= fyne.CurrentApp().Driver().DoubleTapDelay()
	g.click = click{row, column, now, second}
	if second {
		g.click.at = time.Time{} // a third click is a first one again
		return
	}
	g.goTo(row, column)
}

// MouseUp opens the cell of a double click. It waits for the button, so that the release does
// not reach what opens.
func (g *grid) MouseUp(e *desktop.MouseEvent) {
	if open := g.click.open; open && e.Button == desktop.MouseButtonPrimary {
		g.click.open = false
		g.open()
	}
}

// TappedSecondary goes to a cell and opens its menu.
func (g *grid) TappedSecondary(e *fyne.PointEvent) {
	g.hideTip()
	if row, column, is := g.cellAt(e.Position); is {
		g.goTo(row, column)
		g.openMenu(e.AbsolutePosition)
	}
}

// Scrolled is for Fyne: the wheel. Shift turns it sideways.
func (g *grid) Scrolled(e *fyne.ScrollEvent) {
	dx, dy := e.Scrolled.DX, e.Scrolled.DY
	if g.shift {
		dx, dy = dx+dy, 0
	}
	g.scrollTo(g.x-wheel*dx, g.y-wheel*dy)
}

// MouseIn is for Fyne.
func (g *grid) MouseIn(e *desktop.MouseEvent) { g.MouseMoved(e) }

// MouseMoved shows, once the pointer has rested a while, all there is to say of a cell.
func (g *grid) MouseMoved(e *desktop.MouseEvent) {
	text := g.tipAt(e.Position)
	g.tip.at = e.AbsolutePosition
	if text == g.tip.text {
		return
	}
	g.hideTip()
	if text != "" {
		g.tip.text = text
		g.tip.cancel = g.host.Delay()(kit.TooltipAfter, func() { kit.ShowTooltip(g.canvas(), text, g.tip.at) })
	}
}

// MouseOut is for Fyne.
func (g *grid) MouseOut() { g.hideTip() }

// tipAt is the tooltip of what lies at a position.
func (g *grid) tipAt(at fyne.Position) string {
	row, column, is := g.cellAt(at)
	if !is {
		return ""
	}
	down, across := placeOf(row, len(g.shown.Rows)), placeOf(column, g.shown.columns())
	return g.shown.words.Hint(down, across)
}

func (g *grid) hideTip() {
	if g.tip.text == "" {
		return
	}
	g.tip.cancel()
	g.tip = tip{at: g.tip.at}
	kit.HideTooltip(g.canvas())
}
