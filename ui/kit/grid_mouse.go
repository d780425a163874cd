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

// gridClick is the last click on a line.
type gridClick struct {
	index int
	at    time.Time
	open  bool // it is the second in a row: the row opens when the button is let go
}

// ClickClock tells the time of clicks, two of which soon after another make a double click.
// Tests, which cannot know how quick they are, set another.
var ClickClock = time.Now

// IsDoubleClick reports that a click comes soon enough after another to make a double click.
func IsDoubleClick(first, second time.Time) bool { return second.Sub(first) <= doubleClickTime() }

// doubleClickTime is how soon a click must follow another to make a double click.
func doubleClickTime() time.Duration { return fyne.CurrentApp().Driver().DoubleTapDelay() }

// lineAt is the line at a position, or -1.
func (g *Grid[T]) lineAt(pos fyne.Position) int {
	y := pos.Y - HeaderHeight
	if y < 0 || y >= g.view.Height {
		return -1
	}
	if line := int((g.y + float64(y)) / float64(RowHeight)); line < g.lines.count() {
		return line
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
	line := g.lineAt(e.Position)
	add, reach := e.Modifier&commandKeys != 0, e.Modifier&fyne.KeyModifierShift != 0
	g.reachColumn(line, e.Position)
	switch {
	case line < 0:
		if !add && !reach {
			g.ClearSelection()
		}
	case reach:
		g.extend(line, add)
	case add && !g.lines.at(line).isHeader():
		g.toggle(line)
	default:
		g.clickLine(line)
	}
}

// reachColumn makes the column of a row that was clicked the current one.
func (g *Grid[T]) reachColumn(line int, pos fyne.Position) {
	if c := g.columnAt(pos); c != nil && line >= 0 && !g.lines.at(line).isHeader() {
		g.column = c.ID
	}
}

func (g *Grid[T]) clickLine(line int) {
	now := g.options.Now()
	second := g.click.index == line && IsDoubleClick(g.click.at, now)
	g.click = gridClick{index: line, at: now, open: second}
	switch {
	case second:
		g.click.at = time.Time{} // a third click is a first one again
	case g.lines.at(line).isHeader():
		g.toggleGroup(line)
	default:
		g.pick(line)
	}
}

// toggleGroup collapses or expands the group of a header and goes to it. The selection
// stays: it may be of rows in other groups.
func (g *Grid[T]) toggleGroup(line int) {
	g.cursor = g.placeAt(line)
	g.anchor = g.cursor
	g.collapse(g.cursor.id, !g.collapsed[g.cursor.id])
}

// MouseUp opens the row of a double click. It waits for the button, so that the
// release does not reach what opens.
func (g *Grid[T]) MouseUp(e *desktop.MouseEvent) {
	if g.stuck() {
		return
	}
	if open := g.click.open; open && e.Button == desktop.MouseButtonPrimary {
		g.click.open = false
		g.openCurrent()
	}
}

// Tapped returns to a cell whose value could not be taken over: while the button is being
// released, Fyne takes the keyboard from whatever is not under the pointer.
func (g *Grid[T]) Tapped(*fyne.PointEvent) {
	if g.stuck() {
		g.returnToEditor()
	}
}

// stuck reports that the value of the cell in edit could not be taken over.
func (g *Grid[T]) stuck() bool { return g.editing != nil && !g.editing.committing }

// TappedSecondary selects the row unless it is selected, and offers its menu.
func (g *Grid[T]) TappedSecondary(e *fyne.PointEvent) {
	g.hideTip()
	line, column := g.lineAt(e.Position), g.columnAt(e.Position)
	if line < 0 {
		return
	}
	g.reachColumn(line, e.Position)
	id := ""
	if column != nil {
		id = column.ID
	}
	g.openMenu(line, id, e.AbsolutePosition)
}

func (g *Grid[T]) openMenu(line int, columnID string, at fyne.Position) {
	stands := g.lines.at(line)
	if stands.isHeader() {
		g.openGroupMenu(line, at)
		return
	}
	row, ok := g.pages.row(stands.row)
	if !ok {
		return
	}
	if !g.selected.contains(g.options.RowID(row)) {
		g.pick(line)
	} else {
		g.cursor = g.placeAt(line)
		g.showRows(true)
	}
	if g.OnCellMenu != nil {
		g.OnCellMenu(row, columnID, at)
	}
}

// MouseIn is for Fyne.
func (g *Grid[T]) MouseIn(e *desktop.MouseEvent) { g.MouseMoved(e) }

// MouseMoved marks the row under the pointer.
func (g *Grid[T]) MouseMoved(e *desktop.MouseEvent) {
	g.hoverLine(g.lineAt(e.Position))
	g.restAt(e.AbsolutePosition, g.TooltipAt(e.Position))
}

// MouseOut is for Fyne.
func (g *Grid[T]) MouseOut() {
	g.hoverLine(-1)
	g.hideTip()
}

func (g *Grid[T]) hoverLine(line int) {
	if line == g.hovered {
		return
	}
	old := g.hovered
	g.hovered = line
	g.redraw(old)
	g.redraw(line)
}

// Scrolled is for Fyne: the wheel. Shift turns it sideways.
func (g *Grid[T]) Scrolled(e *fyne.ScrollEvent) {
	dx, dy := float64(e.Scrolled.DX), float64(e.Scrolled.DY)
	if g.shift {
		dx, dy = dx+dy, 0
	}
	g.hideTip()
	g.scrollTo(g.x-gridWheel*dx, g.y-gridWheel*dy)
	g.hoverLine(g.lineAt(e.Position))
}

func (g *Grid[T]) takeFocus() {
	if c := g.canvas(); c != nil {
		c.Focus(g)
	}
}

func (g *Grid[T]) canvas() fyne.Canvas {
	return fyne.CurrentApp().Driver().CanvasForObject(g)
}
