package kit

import (
	"cmp"
	"image/color"
	"maps"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
)

const gridLabelLeast float32 = 120 // what the label of a group has at least before its subtotals

// GridGroup is a run of rows under a header line.
type GridGroup struct {
	ID    string // tells it from the others, and keeps it collapsed
	Label string
	Dot   color.Color     // before the label; nil: none
	Count int             // of its rows
	Says  string          // the count as the office writes it; empty: its digits
	Cells map[string]Cell // subtotals by column id
}

// collapse keeps the rows of a group from showing, or shows them again.
func (g *Grid[T]) collapse(id string, collapsed bool) {
	if g.collapsed[id] == collapsed {
		return
	}
	if collapsed {
		g.collapsed[id] = true
	} else {
		delete(g.collapsed, id)
	}
	g.foldAnew()
}

// CollapseAll leaves the headers of the groups alone.
func (g *Grid[T]) CollapseAll() {
	for _, group := range g.lines.groups {
		g.collapsed[group.ID] = true
	}
	g.foldAnew()
}

// ExpandAll shows the rows of every group.
func (g *Grid[T]) ExpandAll() {
	clear(g.collapsed)
	g.foldAnew()
}

// foldAnew shows the lines as they are collapsed now, and tells.
func (g *Grid[T]) foldAnew() {
	g.fold()
	if g.OnCollapse != nil {
		g.OnCollapse(g.Collapsed())
	}
}

// fold places the lines anew; the line in view at the top stays there.
func (g *Grid[T]) fold() {
	if g.lines.grouped() {
		g.keepTop(func() { g.lines.fold(g.collapsed) })
	}
	g.keepPlaces()
	g.showRows(true)
}

func (g *Grid[T]) keepTop(change func()) {
	line := int(g.y / float64(RowHeight))
	if line >= g.lines.count() {
		change()
		return
	}
	top, beyond := g.lines.at(line), g.y-float64(line)*float64(RowHeight)
	change()
	if top.isHeader() {
		line = g.lines.tops[top.group]
	} else {
		line, _ = g.lines.ofRow(top.row)
	}
	g.y = float64(line)*float64(RowHeight) + beyond
}

// Grouped reports whether the rows on show are in groups.
func (g *Grid[T]) Grouped() bool { return g.lines.grouped() }

// Collapsed are the ids of the collapsed groups, sorted, of groups no longer there too.
func (g *Grid[T]) Collapsed() []string { return slices.Sorted(maps.Keys(g.collapsed)) }

// SetCollapsed collapses these groups and no others, without telling OnCollapse.
func (g *Grid[T]) SetCollapsed(ids []string) {
	clear(g.collapsed)
	for _, id := range ids {
		g.collapsed[id] = true
	}
	g.fold()
}

// CurrentGroup is the group whose header the keyboard is at.
func (g *Grid[T]) CurrentGroup() (id string, ok bool) { return g.cursor.id, g.cursor.header }

// GroupItems are the items of a menu for a group.
func (g *Grid[T]) GroupItems(id string) []MenuItem {
	item := MenuItem{Icon: "chevron-right", Label: lang.X("grid.collapse", "Collapse"), Shortcut: "←", Run: func() { g.collapse(id, true) }}
	if g.collapsed[id] {
		item = MenuItem{Icon: "chevron-down", Label: lang.X("grid.expand", "Expand"), Shortcut: "→", Run: func() { g.collapse(id, false) }}
	}
	return []MenuItem{
		item, MenuSeparator(),
		{Label: lang.X("command.collapse_all", "Collapse all groups"), Run: g.CollapseAll},
		{Label: lang.X("command.expand_all", "Expand all groups"), Run: g.ExpandAll},
	}
}

func (g *Grid[T]) openGroupMenu(line int, at fyne.Position) {
	g.cursor = g.placeAt(line)
	g.anchor = g.cursor
	g.showRows(true)
	if g.OnGroupMenu != nil {
		g.OnGroupMenu(g.cursor.id, at)
		return
	}
	ShowContextMenu(g.canvas(), at, g.GroupItems(g.cursor.id)...)
}

// headerCells are what the header of a group shows before its subtotals: the chevron, and
// the label with the count.
func (g *Grid[T]) headerCells(group *GridGroup) (chevron, label Cell) {
	chevron = Cell{Icon: "chevron-down", Colour: ColorText2}
	if g.collapsed[group.ID] {
		chevron.Icon = "chevron-right"
	}
	return chevron, Cell{Text: group.Label, Dot: group.Dot, Bold: true, Tag: cmp.Or(group.Says, strconv.Itoa(group.Count))}
}

// subtotals are the shown columns with a subtotal, and where the first of them begins. The
// label stays in view, so that what would stand beneath it is left out.
func (g *Grid[T]) subtotals(group *GridGroup) (columns []*gridColumn, from float32) {
	left, from := float32(g.x), max(g.columns.width, g.view.Width+float32(g.x))
	for _, c := range g.columns.shown {
		cell, ok := group.Cells[c.ID]
		cell.Bold = true
		begins := c.left
		if c.align == fyne.TextAlignTrailing {
			begins += max(0, g.columns.room(c)-cell.width())
		}
		if !ok || begins < left+gridLabelLeast || c.left > left+g.view.Width {
			continue
		}
		from = min(from, begins)
		columns = append(columns, c)
	}
	return columns, from
}

// drawHeader shows a group in a row, and reports whether a column had to grow.
func (g *Grid[T]) drawHeader(row *gridRow, index, line int) (grown bool) {
	group := &g.lines.groups[index]
	row.markHeader(line == g.hovered)
	columns, from := g.subtotals(group)
	chevron, label := g.headerCells(group)
	left, height := float32(g.x), RowHeight-gridHairline
	text := left + IconSmall + gridGap
	row.cell(0).show(chevron, left, IconSmall+2*Space2, height, cellLook{}, g.fit)
	row.cell(1).show(label, text, from-text, height, cellLook{}, g.fit)
	for i, c := range columns {
		cell := group.Cells[c.ID]
		cell.Bold = true
		grown = g.grow(c, cell) || grown
		row.cell(i+2).show(cell, c.left, g.columns.room(c), height, cellLook{align: c.align, whole: c.whole}, g.fit)
	}
	row.hideFrom(len(columns) + 2)
	return grown
}

// grow widens a column that is never cut off to what a cell needs.
func (g *Grid[T]) grow(c *gridColumn, cell Cell) bool {
	lacking := cell.width() - g.columns.room(c)
	if !c.whole || lacking <= 0 {
		return false
	}
	c.Width += lacking
	return true
}

// headerTip is the tooltip of the header of a group at a position.
func (g *Grid[T]) headerTip(index int, c *gridColumn, x float32) string {
	group := &g.lines.groups[index]
	columns, from := g.subtotals(group)
	if slices.Contains(columns, c) {
		if tip := g.cellTip(c, group.Cells[c.ID]); tip != "" {
			return tip
		}
	}
	room := from - float32(g.x)
	if _, label := g.headerCells(group); x < room && label.width() > room-IconSmall-gridGap {
		return group.Label
	}
	return ""
}
