package kit

import "slices"

// Selection is what is selected, by record id.
type Selection struct {
	All bool     // every row of the query but IDs
	IDs []string // the selected rows or, with All, the exceptions; sorted
}

// Contains reports whether a record is selected.
func (s Selection) Contains(id string) bool {
	_, listed := slices.BinarySearch(s.IDs, id)
	return listed != s.All
}

// Count is how many records are selected of a query's total.
func (s Selection) Count(total int) int {
	if s.All {
		return max(0, total-len(s.IDs))
	}
	return len(s.IDs)
}

// gridSelection is a Selection while it changes.
type gridSelection struct {
	all bool
	ids map[string]bool
}

func (s *gridSelection) contains(id string) bool { return s.ids[id] != s.all }

func (s *gridSelection) clear() { s.all, s.ids = false, nil }

func (s *gridSelection) selectAll() { s.all, s.ids = true, nil }

func (s *gridSelection) toggle(id string) {
	if s.ids == nil {
		s.ids = map[string]bool{}
	}
	if s.ids[id] {
		delete(s.ids, id)
	} else {
		s.ids[id] = true
	}
}

func (s *gridSelection) add(ids ...string) {
	for _, id := range ids {
		if !s.contains(id) {
			s.toggle(id)
		}
	}
}

func (s *gridSelection) snapshot() Selection {
	ids := make([]string, 0, len(s.ids))
	for id := range s.ids {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return Selection{All: s.all, IDs: ids}
}

// gridPlace is a row by its index and, once known, its record; or the header of a group,
// by the group's.
type gridPlace struct {
	index  int
	id     string
	header bool
}

var noPlace = gridPlace{index: -1}

// follow notes that a record stands at an index: the place moves with its record,
// and learns the record of its index if it had none.
func (p *gridPlace) follow(index int, id string) {
	switch {
	case p.header:
	case p.id == id:
		p.index = index
	case p.id == "" && p.index == index:
		p.id = id
	}
}

// Selection is what is selected now.
func (g *Grid[T]) Selection() Selection { return g.selected.snapshot() }

// Select selects records and nothing else.
func (g *Grid[T]) Select(ids ...string) {
	g.selected.clear()
	g.selected.add(ids...)
	g.selectionChanged()
}

// SelectAll selects every row of the query, loaded or not.
func (g *Grid[T]) SelectAll() {
	g.selected.selectAll()
	g.selectionChanged()
}

// ClearSelection selects nothing.
func (g *Grid[T]) ClearSelection() { g.Select() }

func (g *Grid[T]) selectionChanged() {
	g.ranges++
	g.showRows(true)
	if g.OnSelected != nil {
		g.OnSelected(g.Selection())
	}
}

// placeAt is the place of a line, with its record if it is loaded.
func (g *Grid[T]) placeAt(line int) gridPlace {
	at := g.lines.at(line)
	if at.isHeader() {
		return gridPlace{index: at.group, id: g.lines.groups[at.group].ID, header: true}
	}
	place := gridPlace{index: at.row}
	if row, ok := g.pages.row(at.row); ok {
		place.id = g.options.RowID(row)
	}
	return place
}

// lineOf is where a place stands, -1 for none.
func (g *Grid[T]) lineOf(p gridPlace) int {
	switch {
	case p.index < 0:
		return -1
	case p.header:
		return g.lines.tops[p.index]
	}
	line, _ := g.lines.ofRow(p.index)
	return line
}

// pick selects a line's row alone and makes it cursor and anchor.
func (g *Grid[T]) pick(line int) {
	g.cursor = g.placeAt(line)
	g.anchor = g.cursor
	g.selectLines(line, line, false)
}

// toggle adds a line's row to the selection or takes it out.
func (g *Grid[T]) toggle(line int) {
	g.cursor = g.placeAt(line)
	g.anchor = g.cursor
	if g.cursor.id == "" || g.cursor.header {
		g.showRows(true)
		return
	}
	g.selected.toggle(g.cursor.id)
	g.selectionChanged()
}

// extend selects from the anchor to a line, beside what is selected if keep is set.
func (g *Grid[T]) extend(line int, keep bool) {
	if g.anchor.index < 0 {
		g.anchor = g.placeAt(max(0, g.lineOf(g.cursor)))
	}
	from := g.lineOf(g.anchor)
	g.cursor = g.placeAt(line)
	g.selectLines(min(from, line), max(from, line), keep)
}

// selectLines selects the rows on show from a line to another; those not loaded are asked
// for and selected when they come, unless the selection changed meanwhile.
func (g *Grid[T]) selectLines(from, to int, keep bool) {
	if !keep {
		g.selected.clear()
	}
	spans := g.lines.spans(from, to)
	missing := false
	for _, s := range spans {
		for i := s.first; i <= s.last && !missing; i++ {
			row, ok := g.pages.row(i)
			missing = !ok
			if ok {
				g.selected.add(g.options.RowID(row))
			}
		}
	}
	g.selectionChanged()
	if missing && g.next == nil { // otherwise the rows would be those of another order
		g.selectLater(spans)
	}
}

func (g *Grid[T]) selectLater(spans []gridSpan) {
	asked, generation := g.ranges, g.generation
	first, last := spans[0].first, spans[len(spans)-1].last
	g.options.Fetch(Query{Sort: g.sort}, first, last-first+1, func(rows []T, err error) {
		if asked != g.ranges || generation != g.generation {
			return
		}
		if err != nil {
			if g.OnError != nil {
				g.OnError(err)
			}
			return
		}
		for _, s := range spans {
			for i := s.first; i <= min(s.last, first+len(rows)-1); i++ {
				g.selected.add(g.options.RowID(rows[i-first]))
			}
		}
		g.followPlaces(first, rows)
		g.selectionChanged()
	})
}
