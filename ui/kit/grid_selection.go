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

// gridPlace is a row by its index and, once known, its record.
type gridPlace struct {
	index int
	id    string
}

var noPlace = gridPlace{index: -1}

// follow notes that a record stands at an index: the place moves with its record,
// and learns the record of its index if it had none.
func (p *gridPlace) follow(index int, id string) {
	switch {
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

// placeAt is the place of a row, with its record if it is loaded.
func (g *Grid[T]) placeAt(index int) gridPlace {
	place := gridPlace{index: index}
	if row, ok := g.pages.row(index); ok {
		place.id = g.options.RowID(row)
	}
	return place
}

// pick selects a row alone and makes it cursor and anchor.
func (g *Grid[T]) pick(index int) {
	g.cursor = g.placeAt(index)
	g.anchor = g.cursor
	g.selectRange(index, index, false)
}

// toggle adds a row to the selection or takes it out.
func (g *Grid[T]) toggle(index int) {
	g.cursor = g.placeAt(index)
	g.anchor = g.cursor
	if g.cursor.id == "" {
		return
	}
	g.selected.toggle(g.cursor.id)
	g.selectionChanged()
}

// extend selects from the anchor to a row, beside what is selected if keep is set.
func (g *Grid[T]) extend(index int, keep bool) {
	if g.anchor.index < 0 {
		g.anchor = g.placeAt(max(0, g.cursor.index))
	}
	g.cursor = g.placeAt(index)
	g.selectRange(min(g.anchor.index, index), max(g.anchor.index, index), keep)
}

// selectRange selects the rows from first to last; those not loaded are asked for
// and selected when they come, unless the selection changed meanwhile.
func (g *Grid[T]) selectRange(first, last int, keep bool) {
	if !keep {
		g.selected.clear()
	}
	missing := false
	for i := first; i <= last && !missing; i++ {
		row, ok := g.pages.row(i)
		missing = !ok
		if ok {
			g.selected.add(g.options.RowID(row))
		}
	}
	g.selectionChanged()
	if missing {
		g.selectLater(first, last)
	}
}

func (g *Grid[T]) selectLater(first, last int) {
	asked, generation := g.ranges, g.pages.generation
	g.options.Fetch(Query{Sort: g.sort}, first, last-first+1, func(rows []T, err error) {
		if asked != g.ranges || generation != g.pages.generation {
			return
		}
		if err != nil {
			if g.OnError != nil {
				g.OnError(err)
			}
			return
		}
		for _, row := range rows {
			g.selected.add(g.options.RowID(row))
		}
		g.followPlaces(first, rows)
		g.selectionChanged()
	})
}
