package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// MouseDown moves the cursor, unless the text being edited cannot be taken over.
func (g *LineGrid[R]) MouseDown(e *desktop.MouseEvent) {
	g.tip.Leave()
	if g.CommitEdit() != nil {
		return
	}
	g.focusOn(g)
	cell, ok := g.cellAt(e.Position)
	if !ok || e.Button != desktop.MouseButtonPrimary {
		return
	}
	now := g.now()
	g.click = gridClick{index: cell.row, at: now, open: cell == g.cursor && now.Sub(g.click.at) <= doubleClickTime()}
	if g.click.open {
		g.click.at = time.Time{} // a third click is a first one again
	}
	g.goTo(cell)
}

// MouseUp edits the cell of a double click.
func (g *LineGrid[R]) MouseUp(*desktop.MouseEvent) {
	if g.click.open {
		g.click.open = false
		g.Edit()
	}
}

// Tapped goes on editing what could not be taken over. It comes last of a click, in which
// Fyne takes the keyboard from all that is not under the pointer.
func (g *LineGrid[R]) Tapped(*fyne.PointEvent) {
	if g.editing {
		g.focusOn(g.editor)
	}
}

// TappedSecondary moves the cursor and offers the menu of its cell.
func (g *LineGrid[R]) TappedSecondary(e *fyne.PointEvent) {
	g.tip.Leave()
	if g.CommitEdit() != nil {
		g.focusOn(g.editor)
		return
	}
	cell, ok := g.cellAt(e.Position)
	if !ok {
		return
	}
	g.focusOn(g)
	g.goTo(cell)
	g.openMenu(e.AbsolutePosition)
}

// MouseIn is for Fyne.
func (g *LineGrid[R]) MouseIn(e *desktop.MouseEvent) { g.MouseMoved(e) }

// MouseMoved marks the row under the pointer.
func (g *LineGrid[R]) MouseMoved(e *desktop.MouseEvent) {
	cell, _ := g.cellAt(e.Position)
	g.hoverRow(cell.row)
	text := g.TooltipAt(e.Position)
	if text == g.tip.Text {
		g.tip.Move(e)
		return
	}
	g.tip.Leave()
	g.tip.Text = text
	g.tip.Enter(g, e)
}

// MouseOut is for Fyne.
func (g *LineGrid[R]) MouseOut() {
	g.hoverRow(-1)
	g.tip.Leave()
	g.tip.Text = ""
}

func (g *LineGrid[R]) hoverRow(index int) {
	if index == g.hovered {
		return
	}
	old := g.hovered
	g.hovered = index
	g.RefreshRow(old)
	g.RefreshRow(index)
}

// TooltipAt is what is wrong with the cell at a position, the whole of its text where
// that is cut off, or "".
func (g *LineGrid[R]) TooltipAt(pos fyne.Position) string {
	cell, ok := g.cellAt(pos)
	if !ok {
		return ""
	}
	if failure := g.failures[cell]; failure != "" {
		return failure
	}
	c := g.columns.find(cell.column)
	shown := g.cellOf(cell.column, g.source.Row(cell.row))
	if !c.whole && shown.width() > g.columns.room(c) {
		return shown.Text
	}
	return ""
}

// Scrolled is for Fyne: the wheel. Shift turns it sideways.
func (g *LineGrid[R]) Scrolled(e *fyne.ScrollEvent) {
	dx, dy := float64(e.Scrolled.DX), float64(e.Scrolled.DY)
	if g.shift {
		dx, dy = dx+dy, 0
	}
	g.tip.Leave()
	g.scrollTo(g.x-gridWheel*dx, g.y-gridWheel*dy)
	cell, _ := g.cellAt(e.Position)
	g.hoverRow(cell.row)
}
