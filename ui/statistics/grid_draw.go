package statistics

import (
	"sort"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"preventa/ui/kit"
)

// span are the first row or column in view, and the one behind the last.
type span struct{ first, end int }

// inView are the rows and the columns that show.
func (g *grid) inView(v area) (rows, columns span) {
	rows.first = int(g.y / kit.RowHeight)
	rows.end = min(len(g.shown.Rows), int((g.y+v.height-1)/kit.RowHeight)+1)
	columns.first = max(0, sort.Search(len(g.left), func(i int) bool { return g.left[i] > g.x })-1)
	columns.end = min(g.shown.columns(), sort.Search(len(g.left), func(i int) bool { return g.left[i] >= g.x+v.width }))
	return rows, columns
}

// draw draws what is in view: the cells first, then what stays where it is over them.
func (g *grid) draw() {
	g.pen.begin()
	if g.shown != nil && !g.shown.isEmpty() {
		g.clamp()
		g.drawTable(g.view())
	}
	g.upright.Set(float64(g.height()), float64(g.view().height), float64(g.y))
	g.across.Set(float64(g.left[len(g.left)-1]), float64(g.view().width), float64(g.x))
	g.arrange(g.Size())
	g.pen.box.Refresh()
	canvas.Refresh(g)
}

func (g *grid) drawTable(v area) {
	rows, columns := g.inView(v)
	for row := rows.first; row < rows.end; row++ {
		for column := columns.first; column < columns.end; column++ {
			g.drawCell(row, column, kit.ColorText, false)
		}
	}
	for row := rows.first; row < rows.end; row++ {
		g.drawRow(row, v)
	}
	g.fill(area{0, 0, v.x + v.width + g.totals, kit.HeaderHeight}, kit.ColorSurface2)
	g.fill(area{0, v.y + v.height, v.x + v.width + g.totals, kit.HeaderHeight}, kit.ColorSurface2)
	for column := columns.first; column < columns.end; column++ {
		g.drawTitle(column, g.shown.words.Column(column))
		g.drawCell(len(g.shown.Rows), column, kit.ColorText, true)
	}
	g.drawCorners(v)
	g.drawLines(v)
	g.drawCurrent(v)
}

func (g *grid) fill(a area, colour fyne.ThemeColorName) { g.pen.fill(a, kit.Paint(colour)) }

// cell is where a cell is, in view or not, by its positions.
func (g *grid) cell(row, column int) area {
	v := g.view()
	a := area{x: v.x + v.width, y: v.y + v.height, width: g.totals, height: kit.HeaderHeight}
	if row < len(g.shown.Rows) {
		a.y, a.height = v.y+float32(row)*kit.RowHeight-g.y, kit.RowHeight
	}
	if column < g.shown.columns() {
		a.x, a.width = v.x+g.left[column]-g.x, g.left[column+1]-g.left[column]
	}
	return a
}

// drawCell draws a cell by its positions: shaded by what it counts, grey where it says little.
func (g *grid) drawCell(row, column int, colour fyne.ThemeColorName, bold bool) {
	t, a := g.shown, g.cell(row, column)
	down, across := placeOf(row, len(t.Rows)), placeOf(column, t.columns())
	if heat := t.heat(down, across); heat != 0 && g.heat && !g.waiting {
		g.pen.fill(area{a.x, a.y, a.width, a.height - 1}, shade(heat, t.compares()))
	}
	if g.waiting || t.Few(t.CellAt(down, across)) {
		colour = kit.ColorText3
	}
	g.pen.text(t.text(down, across), a, ink{colour: colour, size: kit.TextBase, bold: bold, align: fyne.TextAlignTrailing})
}

// drawRow draws the name and the total of a row, over the cells that run beneath them.
func (g *grid) drawRow(row int, v area) {
	a := g.cell(row, 0)
	name := area{0, a.y, v.x, kit.RowHeight}
	back, colour := kit.ColorSurface, kit.ColorText
	if row == g.row {
		back = kit.ColorAccentSoft
	}
	if g.waiting {
		colour = kit.ColorText3
	}
	g.fill(name, back)
	g.pen.text(g.shown.words.Row(row), name, ink{colour: colour, size: kit.TextBase})
	g.fill(area{v.x + v.width, a.y, g.totals, kit.RowHeight}, kit.ColorSurface)
	g.drawCell(row, g.shown.columns(), kit.ColorText, g.shown.columns() > 0)
	g.fill(area{0, a.y + kit.RowHeight - 1, v.x + v.width + g.totals, 1}, kit.ColorBorder)
}

// drawTitle draws the title of a column.
func (g *grid) drawTitle(column int, title string) {
	a := g.cell(0, column)
	a.y, a.height = 0, kit.HeaderHeight
	if column == g.column {
		g.fill(a, kit.ColorAccentSoft)
	}
	g.pen.text(title, a, ink{colour: kit.ColorText2, size: kit.TextCaption, bold: true, align: fyne.TextAlignTrailing})
}

// drawCorners draws what neither scrolls down nor across.
func (g *grid) drawCorners(v area) {
	rows := len(g.shown.Rows)
	for _, y := range []float32{0, v.y + v.height} {
		g.fill(area{0, y, v.x, kit.HeaderHeight}, kit.ColorSurface2)
		g.fill(area{v.x + v.width, y, g.totals, kit.HeaderHeight}, kit.ColorSurface2)
	}
	if g.row == rows {
		g.fill(area{0, v.y + v.height, v.x, kit.HeaderHeight}, kit.ColorAccentSoft)
	}
	g.pen.text(g.fieldTitle(), area{0, 0, v.x, kit.HeaderHeight}, ink{colour: kit.ColorText2, size: kit.TextCaption, bold: true})
	g.pen.text(g.shown.words.Row(-1), area{0, v.y + v.height, v.x, kit.HeaderHeight}, ink{colour: kit.ColorText, size: kit.TextBase, bold: true})
	g.drawTitle(g.shown.columns(), g.totalTitle())
	g.drawCell(rows, g.shown.columns(), kit.ColorText, true)
}

// drawLines part the titles, the names and the totals from the cells.
func (g *grid) drawLines(v area) {
	right, bottom := v.x+v.width, v.y+v.height
	width, height := right+g.totals, bottom+kit.HeaderHeight
	g.fill(area{0, kit.HeaderHeight - 1, width, 1}, kit.ColorBorder)
	g.fill(area{0, bottom - 1, width, 1}, kit.ColorBorderStrong)
	g.fill(area{0, height - 1, width, 1}, kit.ColorBorder)
	g.fill(area{v.x - 1, 0, 1, height}, kit.ColorBorder)
	g.fill(area{width - 1, 0, 1, height}, kit.ColorBorder)
	if g.shown.columns() > 0 {
		g.fill(area{right, 0, 1, height}, kit.ColorBorder)
	}
}

// drawCurrent frames what is in view of the current cell.
func (g *grid) drawCurrent(v area) {
	shows := area{v.x + v.width, v.y + v.height, g.totals, kit.HeaderHeight}
	if g.row < len(g.shown.Rows) {
		shows.y, shows.height = v.y, v.height
	}
	if g.column < g.shown.columns() {
		shows.x, shows.width = v.x, v.width
	}
	a := g.cell(g.row, g.column).within(shows)
	if a.width < 4 || a.height < 4 {
		return
	}
	stroke := float32(1)
	if g.focused {
		stroke = kit.FocusRing
	}
	g.pen.outline(a, kit.Paint(kit.ColorAccent), stroke)
}
