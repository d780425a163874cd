package kit

import (
	"math"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
)

const lineMessage float32 = 22 // height of the message below the rows

func (g *LineGrid[R]) buildParts() {
	g.surface, g.ring, g.frame, g.footer = newBox(0), newBox(0), newBox(0), newBox(0)
	g.rows = container.New(unmeasured{})
	g.body = container.NewClip(g.rows)
	g.header = newGridHeader(g.columns, Sort{}, g.now, g.fit)
	g.header.listen(gridHeaderEvents{
		sort: func(string) {}, fit: func(string) {}, menu: func(string, fyne.Position) {}, hover: func(*desktop.MouseEvent, string) {},
		changed: func() { g.arrange(g.Size()) }, resized: func() { g.arrange(g.Size()) }, scroll: g.Scrolled,
	})
	g.vertical = newGridBar(true, func(y float64) { g.scrollTo(g.x, y) })
	g.across = newGridBar(false, func(x float64) { g.scrollTo(x, g.y) })
	g.totals = newGridTotals(g.columns, g.fit)
	g.empty = NewText("", TextBase, ColorText2, false)
	g.empty.Alignment = fyne.TextAlignCenter
	g.message = NewText("", TextCaption, ColorLost, false)
}

// CreateRenderer is for Fyne.
func (g *LineGrid[R]) CreateRenderer() fyne.WidgetRenderer {
	least := func() fyne.Size { return fyne.NewSize(4*gridMinWidth, HeaderHeight+3*RowHeight) }
	paint := func() {
		paintBox(g.surface, ColorSurface, "")
		paintBox(g.footer, ColorSurface2, "")
		paintRing(g.ring, g.focused && g.count == 0)
		g.empty.Color = Paint(ColorText2)
	}
	return newDrawing(g, least, g.arrange, paint, g.surface, g.body, g.empty, g.header, g.totals, g.footer, g.message, g.across, g.vertical, g.ring)
}

// arrange places the parts in the size given.
func (g *LineGrid[R]) arrange(size fyne.Size) {
	foot := float32(0)
	if g.said() != "" {
		foot = lineMessage
	}
	sums := g.totalsHeight()
	g.view = fyne.NewSize(size.Width, max(0, size.Height-HeaderHeight-sums-foot))
	g.grow()
	place(g.surface, 0, 0, size.Width, size.Height)
	place(g.header, 0, 0, size.Width, HeaderHeight)
	place(g.body, 0, HeaderHeight, g.view.Width, g.view.Height)
	place(g.empty, Space2, HeaderHeight, g.view.Width-2*Space2, g.view.Height)
	place(g.totals, 0, size.Height-foot-sums, size.Width, sums)
	place(g.footer, 0, size.Height-foot, size.Width, foot)
	place(g.message, Space2, size.Height-foot, size.Width-2*Space2, foot)
	place(g.ring, FocusRing/2, FocusRing/2, size.Width-FocusRing, size.Height-FocusRing)
	place(g.vertical, size.Width-gridBarReach, HeaderHeight+gridBarMargin, gridBarReach, g.view.Height-2*gridBarMargin)
	place(g.across, gridBarMargin, size.Height-foot-sums-gridBarReach, size.Width-2*gridBarMargin-gridBarReach, gridBarReach)
	g.header.Refresh()
	g.totals.Refresh()
	g.draw(true)
}

// grow gives the growing column the room the others leave.
func (g *LineGrid[R]) grow() {
	for _, c := range g.columns.all {
		if spec := g.specs[c.ID]; spec.Grow {
			g.columns.resize(c, max(spec.Width, g.view.Width-(g.columns.width-c.Width)))
		}
	}
}

func (g *LineGrid[R]) height() float64 { return float64(g.count)*float64(RowHeight) + g.covered() }

// covered is the height that the horizontal scroll bar covers of the view.
func (g *LineGrid[R]) covered() float64 {
	if g.columns.width > g.view.Width {
		return float64(gridBarReach)
	}
	return 0
}

func (g *LineGrid[R]) scrollTo(x, y float64) {
	sideways := x != g.x
	g.x, g.y = x, y
	g.draw(sideways)
}

// reveal scrolls as little as it takes to show a cell whole.
func (g *LineGrid[R]) reveal(cell lineCell) {
	top := float64(cell.row) * float64(RowHeight)
	g.y = max(min(g.y, top), top+float64(RowHeight)+g.covered()-float64(g.view.Height))
	if c := g.columns.find(cell.column); c != nil {
		g.x = min(max(g.x, float64(c.left+c.Width-g.view.Width)), float64(c.left))
	}
}

// visibleRows are the first and the last row in view; last < first without any.
func (g *LineGrid[R]) visibleRows() (first, last int) {
	first = int(g.y / float64(RowHeight))
	last = int(math.Ceil((g.y+float64(g.view.Height))/float64(RowHeight))) - 1
	return first, min(last, g.count-1)
}

// draw shows the rows in view: all anew, or only those that came into it.
func (g *LineGrid[R]) draw(anew bool) {
	if g.view.Height <= 0 {
		return
	}
	g.y = math.Round(max(0, min(g.y, g.height()-float64(g.view.Height))))
	g.x = math.Round(max(0, min(g.x, float64(g.columns.width-g.view.Width))))
	if g.drawRows(anew) {
		g.columns.arrange()
		g.grow()
		g.header.Refresh()
		g.totals.Refresh()
		g.drawRows(true)
	}
	g.header.scroll(float32(g.x))
	g.totals.scroll(float32(g.x))
	g.showCells()
	g.vertical.set(g.height(), float64(g.view.Height), g.y)
	g.across.set(float64(g.columns.width), float64(g.view.Width), g.x)
	show(g.empty, g.count == 0)
	g.ring.Hidden = !g.focused || g.count > 0
	g.repaint()
}

func (g *LineGrid[R]) repaint() { canvas.Refresh(g.surface) }

// drawRows reports whether a column had to grow.
func (g *LineGrid[R]) drawRows(anew bool) (grown bool) {
	first, last := g.visibleRows()
	for i, row := range g.live {
		if i < first || i > last {
			row.box.Hide()
			g.spare = append(g.spare, row)
			delete(g.live, i)
		}
	}
	for i := first; i <= last; i++ {
		row, live := g.live[i]
		if !live {
			row = g.takeRow()
			g.live[i] = row
		}
		if anew || !live {
			row.resize(g.view.Width)
			grown = g.drawRow(row, i) || grown
		}
		row.box.Move(fyne.NewPos(0, g.rowTop(i)))
		row.strip.Move(fyne.NewPos(-float32(g.x), 0))
	}
	return grown
}

func (g *LineGrid[R]) takeRow() *gridRow {
	if n := len(g.spare); n > 0 {
		row := g.spare[n-1]
		g.spare = g.spare[:n-1]
		row.box.Show()
		return row
	}
	row := newGridRow()
	g.rows.Objects = slices.Insert(g.rows.Objects, 0, fyne.CanvasObject(row.box)) // the editor and the frame stay on top
	return row
}

// drawRow shows a row of the source and reports whether a column had to grow.
func (g *LineGrid[R]) drawRow(row *gridRow, index int) (grown bool) {
	record := g.source.Row(index)
	row.mark(false, index == g.hovered)
	first, end := g.columns.between(float32(g.x), float32(g.x)+g.view.Width)
	for i, c := range g.columns.shown[first:end] {
		cell := g.cellOf(c.ID, record)
		if lacking := cell.width() - g.columns.room(c); c.whole && lacking > 0 {
			c.Width, grown = c.Width+lacking, true
		}
		look := cellLook{align: c.align, whole: c.whole}
		row.cell(i).show(cell, c.left, g.columns.room(c), RowHeight-gridHairline, look, g.fit)
	}
	row.hideFrom(end - first)
	return grown
}

// cellOf is what a row shows in a column.
func (g *LineGrid[R]) cellOf(columnID string, record R) Cell {
	spec := g.specs[columnID]
	cell := Cell{Text: spec.Text(record), Colour: spec.Colour}
	if spec.Negative != nil && spec.Negative(record) {
		cell.Colour = ColorLost
	}
	return cell
}

func (g *LineGrid[R]) rowTop(index int) float32 {
	return float32(float64(index)*float64(RowHeight) - g.y)
}

// showCells shows where the cursor is, what is wrong, and the editor.
func (g *LineGrid[R]) showCells() {
	used := 0
	for i := range g.live {
		for _, c := range g.columns.shown {
			if _, failed := g.failures[lineCell{i, c.ID}]; failed {
				g.outline(g.markAt(used), lineCell{i, c.ID}, ColorLost, 1)
				used++
			}
		}
	}
	for _, mark := range g.marks[used:] {
		mark.Hide()
	}
	g.showFrame()
	g.placeEditor()
	g.message.Text, g.message.Color = shorten(g.said(), TextCaption, false, g.view.Width-2*Space2), Paint(ColorLost)
	g.message.Refresh()
}

// showFrame outlines the cell of the cursor. While it is edited the editor has an outline
// of its own; then the frame says that the text is no value, and carries the suggestions.
func (g *LineGrid[R]) showFrame() {
	c := g.columns.find(g.cursor.column)
	switch {
	case c == nil || g.cursor.row < 0 || !g.focused && !g.editing:
		g.frame.Hide()
		return
	case !g.editing:
		g.frame.CornerRadius = 0
		g.outline(g.frame, g.cursor, ColorAccent, FocusRing)
		return
	case g.failure == "":
		g.outline(g.frame, g.cursor, ColorAccent, 0)
	default:
		g.frame.CornerRadius = RadiusControl + 1
		g.outline(g.frame, g.cursor, ColorLost, FocusRing)
	}
	place(g.frame, c.left-float32(g.x)-1, g.rowTop(g.cursor.row)-2, c.Width+2, ControlHeight+2)
}

// markAt is one of the rectangles around cells with an error, made if need be.
func (g *LineGrid[R]) markAt(i int) *canvas.Rectangle {
	for len(g.marks) <= i {
		mark := newBox(0)
		g.marks = append(g.marks, mark)
		at := slices.Index(g.rows.Objects, fyne.CanvasObject(g.editor))
		g.rows.Objects = slices.Insert(g.rows.Objects, at, fyne.CanvasObject(mark))
	}
	return g.marks[i]
}

func (g *LineGrid[R]) outline(box *canvas.Rectangle, cell lineCell, colour fyne.ThemeColorName, width float32) {
	c := g.columns.find(cell.column)
	if c == nil {
		box.Hide()
		return
	}
	box.FillColor, box.StrokeColor, box.StrokeWidth, box.Hidden = faded(Paint(colour)), Paint(colour), width, false
	place(box, c.left-float32(g.x)+width/2, g.rowTop(cell.row)+width/2-1, c.Width-width, RowHeight+1-width)
	box.Refresh()
}

// showMessage makes room for the message of the cell the person is in, or takes it back.
func (g *LineGrid[R]) showMessage() {
	if (g.said() != "") != (g.footer.Size().Height > 0) {
		g.arrange(g.Size())
		return
	}
	g.showCells()
	g.repaint()
}
