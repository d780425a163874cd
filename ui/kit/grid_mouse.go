package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

const (
	gridWheel = 2 // how much faster than Fyne's own the wheel scrolls

	commandKeys = fyne.KeyModifierControl | fyne.KeyModifierSuper
)

// gridClick is the last click on a row.
type gridClick struct {
	index int
	at    time.Time
	open  bool // it is the second in a row: the row opens when the button is let go
}

// doubleClickTime is how soon a click must follow another to make a double click.
func doubleClickTime() time.Duration { return fyne.CurrentApp().Driver().DoubleTapDelay() }

// rowAt is the index of the row at a position, or -1.
func (g *Grid[T]) rowAt(pos fyne.Position) int {
	y := pos.Y - HeaderHeight
	if y < 0 || y >= g.view.Height {
		return -1
	}
	if index := int((g.y + float64(y)) / float64(RowHeight)); index < g.count {
		return index
	}
	return -1
}

// columnAt is the column at a position, or nil.
func (g *Grid[T]) columnAt(pos fyne.Position) *gridColumn {
	return g.columns.at(pos.X + float32(g.x))
}

// MouseDown selects at once: a click that waited for a second would feel slow.
func (g *Grid[T]) MouseDown(e *desktop.MouseEvent) {
	g.hideTip()
	g.takeFocus()
	if e.Button != desktop.MouseButtonPrimary {
		return
	}
	index := g.rowAt(e.Position)
	add := e.Modifier&commandKeys != 0
	switch {
	case index < 0:
		if !add && e.Modifier&fyne.KeyModifierShift == 0 {
			g.ClearSelection()
		}
	case e.Modifier&fyne.KeyModifierShift != 0:
		g.extend(index, add)
	case add:
		g.toggle(index)
	default:
		g.clickRow(index)
	}
}

func (g *Grid[T]) clickRow(index int) {
	now := g.options.Now()
	second := g.click.index == index && now.Sub(g.click.at) <= doubleClickTime()
	g.click = gridClick{index: index, at: now, open: second}
	if second {
		g.click.at = time.Time{} // a third click is a first one again
		return
	}
	g.pick(index)
}

// MouseUp opens the row of a double click. It waits for the button, so that the
// release does not reach what opens.
func (g *Grid[T]) MouseUp(e *desktop.MouseEvent) {
	if open := g.click.open; open && e.Button == desktop.MouseButtonPrimary {
		g.click.open = false
		g.openCurrent()
	}
}

// TappedSecondary selects the row unless it is selected, and offers its menu.
func (g *Grid[T]) TappedSecondary(e *fyne.PointEvent) {
	g.hideTip()
	index, column := g.rowAt(e.Position), g.columnAt(e.Position)
	if index < 0 {
		return
	}
	id := ""
	if column != nil {
		id = column.ID
	}
	g.openMenu(index, id, e.AbsolutePosition)
}

func (g *Grid[T]) openMenu(index int, columnID string, at fyne.Position) {
	row, ok := g.pages.row(index)
	if !ok {
		return
	}
	if !g.selected.contains(g.options.RowID(row)) {
		g.pick(index)
	} else {
		g.cursor = g.placeAt(index)
	}
	if g.OnCellMenu != nil {
		g.OnCellMenu(row, columnID, at)
	}
}

// MouseIn is for Fyne.
func (g *Grid[T]) MouseIn(e *desktop.MouseEvent) { g.MouseMoved(e) }

// MouseMoved marks the row under the pointer.
func (g *Grid[T]) MouseMoved(e *desktop.MouseEvent) {
	g.hoverRow(g.rowAt(e.Position))
	g.restAt(e.AbsolutePosition, g.TooltipAt(e.Position))
}

// MouseOut is for Fyne.
func (g *Grid[T]) MouseOut() {
	g.hoverRow(-1)
	g.hideTip()
}

func (g *Grid[T]) hoverRow(index int) {
	if index == g.hovered {
		return
	}
	old := g.hovered
	g.hovered = index
	g.redraw(old)
	g.redraw(index)
}

// Scrolled is for Fyne: the wheel. Shift turns it sideways.
func (g *Grid[T]) Scrolled(e *fyne.ScrollEvent) {
	dx, dy := float64(e.Scrolled.DX), float64(e.Scrolled.DY)
	if g.shift {
		dx, dy = dx+dy, 0
	}
	g.hideTip()
	g.scrollTo(g.x-gridWheel*dx, g.y-gridWheel*dy)
	g.hoverRow(g.rowAt(e.Position))
}

func (g *Grid[T]) takeFocus() {
	if c := g.canvas(); c != nil {
		c.Focus(g)
	}
}

func (g *Grid[T]) canvas() fyne.Canvas {
	return fyne.CurrentApp().Driver().CanvasForObject(g)
}
