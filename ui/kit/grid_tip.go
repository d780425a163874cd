package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// gridTip is the tooltip shown or about to be.
type gridTip struct {
	text   string
	at     fyne.Position // of the pointer, in the window
	cancel func()
}

// TooltipAt is the tooltip of what lies at a position of the grid, or "".
func (g *Grid[T]) TooltipAt(pos fyne.Position) string {
	c := g.columnAt(pos)
	if c == nil {
		return ""
	}
	if pos.Y < HeaderHeight {
		return g.titleTip(c)
	}
	line := g.lineAt(pos)
	if line < 0 {
		return ""
	}
	at := g.lines.at(line)
	if at.isHeader() {
		return g.headerTip(at.group, c, pos.X)
	}
	row, ok := g.pages.row(at.row)
	if !ok || g.editing.is(g.options.RowID(row), c.ID) {
		return ""
	}
	return g.cellTip(c, g.cells[c.ID](row))
}

// cellTip is what a cell says of itself or, where it is cut off, the whole of its text.
func (g *Grid[T]) cellTip(c *gridColumn, cell Cell) string {
	if cell.Tooltip == "" && !c.whole && cell.width() > g.columns.room(c) {
		return cell.Text
	}
	return cell.Tooltip
}

func (g *Grid[T]) titleTip(c *gridColumn) string {
	if c.tooltip == "" && g.header.titleCut(c) {
		return c.title
	}
	return c.tooltip
}

// restOn follows the pointer over the header.
func (g *Grid[T]) restOn(e *desktop.MouseEvent, columnID string) {
	c := g.columns.find(columnID)
	if e == nil || c == nil {
		g.hideTip()
		return
	}
	g.restAt(e.AbsolutePosition, g.titleTip(c))
}

// restAt shows a tooltip once the pointer has rested a while.
func (g *Grid[T]) restAt(at fyne.Position, text string) {
	g.tip.at = at
	if text == g.tip.text {
		return
	}
	g.hideTip()
	if text == "" {
		return
	}
	g.tip.text = text
	g.tip.cancel = g.options.Delay(TooltipAfter, func() { ShowTooltip(g.canvas(), text, g.tip.at) })
}

func (g *Grid[T]) hideTip() {
	if g.tip.text == "" {
		return
	}
	g.tip.cancel()
	g.tip = gridTip{at: g.tip.at}
	HideTooltip(g.canvas())
}
