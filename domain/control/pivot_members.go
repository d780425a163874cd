package control

import "slices"

// PivotMembers gives the opportunities of a cell, or of a total for PivotTotal, by their numbers,
// ascending, with the cell: as many as its N, and of them its sum. False for a row or a column
// there is not.
func PivotMembers(l *Look, spec PivotSpec, row, column string) (numbers []int64, cell PivotCell, ok bool) {
	p := newPivoting(l, spec)
	down, thereDown := p.down.placeOf(row)
	across, thereAcross := p.across.placeOf(column)
	if !thereDown || !thereAcross {
		return nil, cell, false
	}
	var rows []int32
	for i := range p.adds {
		if p.down.holds(i, down) && p.across.holds(i, across) {
			cell.add(p, i)
			if i < p.now {
				rows = append(rows, p.rows[i])
			}
		}
	}
	return l.numbersOf(rows), cell, true
}

// everywhere is the place of a total.
const everywhere = -1

// placeOf is the place of a category by its key.
func (s *pivotSide) placeOf(key string) (place int32, there bool) {
	if key == PivotTotal {
		return everywhere, true
	}
	at := slices.IndexFunc(s.categories, func(c PivotCategory) bool { return c.Key == key })
	return int32(at), at >= 0
}

// holds reports that an opportunity stands at a place.
func (s *pivotSide) holds(i int, place int32) bool {
	return place == everywhere || slices.Contains(s.of(i), place)
}
