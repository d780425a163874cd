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
