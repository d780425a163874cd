package kit

// IndexOf is where a loaded row stands in the order on show, -1 for one that is not loaded.
func (g *Grid[T]) IndexOf(id string) int {
	for number, page := range g.pages.pages {
		for i, row := range page.rows {
			if g.options.RowID(row) == id {
				return number*gridPageSize + i
			}
		}
	}
	return -1
}

// MoveTo makes a row the current one and selects it, as the arrow keys do. Its group is
// expanded.
func (g *Grid[T]) MoveTo(index int) {
	if index < 0 || index >= g.lines.rows {
		return
	}
	if _, shown := g.lines.ofRow(index); !shown {
		g.collapse(g.lines.groups[g.lines.groupOf(index)].ID, false)
	}
	line, _ := g.lines.ofRow(index)
	g.goTo(line)
}
