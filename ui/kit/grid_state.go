package kit

// gridStateSelected bounds the selected records a GridState names.
const gridStateSelected = 1_000

// GridState is where a person is in a grid, to be kept for the next time.
type GridState struct {
	Top       int      `json:"top"`              // index of the first row in view
	Header    bool     `json:"header,omitempty"` // above it, the header of its group is in view
	Left      float64  `json:"left,omitempty"`   // how far it is scrolled sideways, in Fyne units
	Record    string   `json:"record,omitempty"` // of the current row; empty: none is
	Index     int      `json:"index,omitempty"`  // of the current row
	Column    string   `json:"column,omitempty"` // of the current cell
	Sort      Sort     `json:"sort"`
	Collapsed []string `json:"collapsed,omitempty"` // ids of groups
	All       bool     `json:"all,omitempty"`       // all is selected but Selected
	Selected  []string `json:"selected,omitempty"`  // ids; more than a thousand are not kept
}

// State is where the person is now.
func (g *Grid[T]) State() GridState {
	s := GridState{Left: g.x, Column: g.column, Sort: g.sort, Collapsed: g.Collapsed()}
	if g.restored != nil {
		s.Top, s.Header, s.Left = g.restored.Top, g.restored.Header, g.restored.Left
	} else {
		s.Top, s.Header = g.topRow()
	}
	if !g.cursor.header && g.cursor.id != "" {
		s.Record, s.Index = g.cursor.id, g.cursor.index
	}
	if selection := g.Selection(); len(selection.IDs) <= gridStateSelected {
		s.All, s.Selected = selection.All, selection.IDs
	}
	return s
}

func (g *Grid[T]) topRow() (index int, header bool) {
	line := int(g.y / float64(RowHeight))
	if line >= g.lines.count() {
		return 0, false
	}
	at := g.lines.at(line)
	if at.isHeader() {
		return g.lines.firsts[at.group], true
	}
	return at.row, false
}

// line is the line at the top of the state among some.
func (s *GridState) line(lines *gridLines) int {
	if s.Top >= lines.rows {
		return max(0, lines.count()-1)
	}
	line, shown := lines.ofRow(s.Top)
	if s.Header && shown && lines.grouped() && lines.firsts[lines.groupOf(s.Top)] == s.Top {
		line--
	}
	return line
}

// SetState goes back to where the person was. It is meant for a grid before its first rows
// came: then they are shown at once as they were left.
func (g *Grid[T]) SetState(s GridState) {
	if s.Sort != g.sort {
		g.sort = s.Sort
		g.header.setSort(s.Sort)
		g.restart()
	}
	g.column, g.restored = s.Column, &s
	g.SetCollapsed(s.Collapsed)
	if s.Record != "" {
		g.cursor = gridPlace{index: s.Index, id: s.Record}
		g.anchor = g.cursor
	}
	g.selected.clear()
	if s.All {
		g.selected.selectAll()
	}
	for _, id := range s.Selected {
		g.selected.toggle(id)
	}
	g.selectionChanged()
}

// restore scrolls to where the state has it, once there is something to scroll.
func (g *Grid[T]) restore() {
	if g.restored == nil || g.lines.count() == 0 {
		return
	}
	g.y = g.startOf(&g.lines)
	g.x, g.restored = g.restored.Left, nil
}
