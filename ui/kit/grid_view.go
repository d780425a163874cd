package kit

import (
	"math"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

const gridLoadingBar float32 = 2

func (g *Grid[T]) buildParts() {
	g.surface = newBox(0)
	g.rows = container.New(unmeasured{})
	g.body = container.NewClip(g.rows)
	g.body.ExtendBaseWidget(g.body) // so that the keyboard finds an editor in it before it is drawn
	g.header = newGridHeader(g.columns, g.sort, g.options.Now, g.fit)
	g.header.listen(gridHeaderEvents{
		sort: g.toggleSort, changed: g.columnsChanged, fit: g.FitColumn, resized: g.columnDragged,
		menu: g.headerMenu, hover: g.restOn, scroll: g.Scrolled, pressed: g.titlePressed,
	})
	g.totals = newGridTotals(g.columns, g.fit)
	g.loading = newBox(0)
	g.loading.Hide()
	g.frame, g.cell, g.ring = newBox(0), newBox(0), newBox(0)
	g.frame.Hide()
	g.cell.Hide()
	g.note = newGridNote()
	g.empty = container.NewCenter()
	g.empty.Hide()
	g.vertical = newGridBar(true, func(y float64) { g.scrollTo(g.x, y) })
	g.across = newGridBar(false, func(x float64) { g.scrollTo(x, g.y) })
	g.rows.Objects = []fyne.CanvasObject{g.frame, g.cell, g.note.box}
}

// CreateRenderer is for Fyne.
func (g *Grid[T]) CreateRenderer() fyne.WidgetRenderer {
	least := func() fyne.Size { return fyne.NewSize(4*gridMinWidth, HeaderHeight+3*RowHeight) }
	layout := func(size fyne.Size) {
		g.surface.Resize(size)
		g.arrange(size)
	}
	paint := func() {
		paintBox(g.surface, ColorSurface, "")
		g.paintParts()
	}
	return newDrawing(g, least, layout, paint, g.surface, g.body, g.empty, g.header, g.totals,
		g.across, g.vertical, g.loading, g.ring)
}

func (g *Grid[T]) paintParts() {
	paintBox(g.loading, ColorAccent, "")
	paintRing(g.ring, g.focused)
	g.frame.StrokeColor, g.frame.StrokeWidth = Paint(ColorAccent), 1
	g.frame.Refresh()
	paintRing(g.cell, !g.cell.Hidden)
	g.note.paint()
	if g.message != nil {
		setText(g.message, g.message.Text, ColorText2, false)
	}
}

// arrange places the parts in the size given.
func (g *Grid[T]) arrange(size fyne.Size) {
	foot := float32(0)
	if g.totals.Visible() {
		foot = HeaderHeight
	}
	g.view = fyne.NewSize(size.Width, max(0, size.Height-HeaderHeight-foot))
	place(g.header, 0, 0, size.Width, HeaderHeight)
	place(g.body, 0, HeaderHeight, g.view.Width, g.view.Height)
	place(g.empty, 0, HeaderHeight, g.view.Width, g.view.Height)
	place(g.totals, 0, size.Height-foot, size.Width, HeaderHeight)
	place(g.loading, 0, HeaderHeight, size.Width, gridLoadingBar) // clear of the focus ring
	place(g.ring, FocusRing/2, FocusRing/2, size.Width-FocusRing, size.Height-FocusRing)
	place(g.vertical, size.Width-gridBarReach, HeaderHeight+gridBarMargin, gridBarReach, g.view.Height-2*gridBarMargin)
	place(g.across, gridBarMargin, size.Height-foot-gridBarReach, size.Width-2*gridBarMargin-gridBarReach, gridBarReach)
	g.showRows(true)
}

// visibleLines are the first and the last line in view; last < first without any.
func (g *Grid[T]) visibleLines() (first, last int) { return g.linesIn(&g.lines, g.y) }

// linesIn are the first and the last of some lines in a view scrolled to y.
func (g *Grid[T]) linesIn(lines *gridLines, y float64) (first, last int) {
	first = int(y / float64(RowHeight))
	last = int(math.Ceil((y+float64(g.view.Height))/float64(RowHeight))) - 1
	return first, min(last, lines.count()-1)
}

// height is the height of all lines and of what the scroll bar covers below them.
func (g *Grid[T]) height() float64 {
	return float64(g.lines.count())*float64(RowHeight) + g.covered()
}

// covered is the height that the horizontal scroll bar covers of the view.
func (g *Grid[T]) covered() float64 {
	if g.columns.width > g.view.Width {
		return float64(gridBarReach)
	}
	return 0
}

// clampScroll keeps the scroll within the rows and on whole units, where text is sharp.
func (g *Grid[T]) clampScroll() {
	g.y = math.Round(max(0, min(g.y, g.height()-float64(g.view.Height))))
	g.x = math.Round(max(0, min(g.x, float64(g.columns.width-g.view.Width))))
}

// scrollTo shows the rows from another place on.
func (g *Grid[T]) scrollTo(x, y float64) {
	fromX, fromY := g.x, g.y
	g.x, g.y, g.restored = x, y, nil
	g.showRows(x != fromX)
	if g.OnScroll != nil && (g.x != fromX || g.y != fromY) {
		g.OnScroll()
	}
}

// reveal scrolls as little as it takes to show a line whole.
func (g *Grid[T]) reveal(line int) {
	top := float64(line) * float64(RowHeight)
	y := min(g.y, top)
	y = max(y, top+float64(RowHeight)+g.covered()-float64(g.view.Height))
	g.scrollTo(g.x, y)
}

// showRows draws the visible rows; all of them when anew is set, otherwise only
// those that came into view.
func (g *Grid[T]) showRows(anew bool) {
	if g.view.Height <= 0 {
		return
	}
	if g.next == nil {
		g.restore()
	}
	g.clampScroll()
	g.askForRows()
	anew, g.changed = g.showBalance() || anew || g.changed, false
	if grown := g.drawRows(anew); grown {
		g.showBalance()
		g.clampScroll()
		g.drawRows(true)
	}
	g.header.scroll(float32(g.x))
	g.totals.scroll(float32(g.x))
	g.showState()
	g.showFrame()
	g.showEditor()
	g.vertical.set(g.height(), float64(g.view.Height), g.y)
	g.across.set(float64(g.columns.width), float64(g.view.Width), g.x)
	g.repaint()
}

// repaint has the canvas draw again. What was never visible has no canvas of its own
// to tell yet, so the surface, which always is, speaks for all.
func (g *Grid[T]) repaint() { canvas.Refresh(g.surface) }

func (g *Grid[T]) showState() {
	fill := fyne.ThemeColorName("")
	if g.late {
		fill = ColorAccent
	}
	fillBox(g.loading, fill)
	g.empty.Hidden = !g.counted || g.count > 0 || g.lines.count() > 0 || len(g.empty.Objects) == 0
}

// showFrame outlines the cursor line where its selection does not show it, and the cell.
func (g *Grid[T]) showFrame() {
	line := g.lineOf(g.cursor)
	selected := !g.cursor.header && g.selected.contains(g.cursor.id)
	g.frame.Hidden = !g.focused || line < 0 || line >= g.lines.count() || selected
	place(g.frame, 0, g.rowTop(line), g.view.Width, RowHeight)
	g.showCell(line)
}

// rowTop is where a line begins in the body. The difference is taken before it
// becomes a float32, which could not tell the rows far down apart.
func (g *Grid[T]) rowTop(line int) float32 {
	return float32(float64(line)*float64(RowHeight) - g.y)
}

// drawRows reports whether a column had to grow.
func (g *Grid[T]) drawRows(anew bool) (grown bool) {
	first, last := g.visibleLines()
	g.recycle(first, last)
	for i := first; i <= last; i++ {
		row, live := g.live[i]
		if !live {
			row = g.takeRow()
			g.live[i] = row
		}
		if anew || !live {
			row.resize(g.view.Width)
			grown = g.drawLine(row, i) || grown
		}
		row.box.Move(fyne.NewPos(0, g.rowTop(i)))
		row.strip.Move(fyne.NewPos(-float32(g.x), 0))
	}
	if grown {
		g.columns.arrange()
		g.header.Refresh()
		g.totals.Refresh()
	}
	return grown
}

// recycle puts the rows that left the view aside.
func (g *Grid[T]) recycle(first, last int) {
	for i, row := range g.live {
		if i < first || i > last {
			row.box.Hide()
			g.spare = append(g.spare, row)
			delete(g.live, i)
		}
	}
}

func (g *Grid[T]) takeRow() *gridRow {
	if n := len(g.spare); n > 0 {
		row := g.spare[n-1]
		g.spare = g.spare[:n-1]
		row.box.Show()
		return row
	}
	row := newGridRow()
	// The frames of the cursor and the editor stay on top.
	g.rows.Objects = slices.Insert(g.rows.Objects, 0, fyne.CanvasObject(row.box))
	return row
}

// drawLine shows what stands in a line.
func (g *Grid[T]) drawLine(row *gridRow, line int) (grown bool) {
	at := g.lines.at(line)
	if at.isHeader() {
		return g.drawHeader(row, at.group, line)
	}
	return g.drawRow(row, at.row, line)
}

// drawRow shows a record in a line, empty while it is not loaded.
func (g *Grid[T]) drawRow(row *gridRow, index, line int) (grown bool) {
	record, ok := g.pages.row(index)
	row.mark(ok && g.selected.contains(g.options.RowID(record)), line == g.hovered)
	if !ok {
		row.hideFrom(0)
		return false
	}
	var faded fyne.ThemeColorName
	if g.late && (g.next != nil || !g.pages.fresh(index)) {
		faded = ColorText3
	}
	first, end := g.columns.between(float32(g.x), float32(g.x)+g.view.Width)
	for i, c := range g.columns.shown[first:end] {
		cell := g.cells[c.ID](record)
		grown = g.grow(c, cell) || grown
		look := cellLook{align: c.align, whole: c.whole, colour: faded}
		row.cell(i).show(cell, c.left, g.columns.room(c), RowHeight-gridHairline, look, g.fit)
	}
	row.hideFrom(end - first)
	return grown
}

// redraw draws one line anew if it is in view.
func (g *Grid[T]) redraw(line int) {
	if row, live := g.live[line]; live {
		g.drawLine(row, line)
		g.repaint()
	}
}
