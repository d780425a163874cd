package control

import "slices"

// pivoting is a pivot in the making. The opportunities of the period come first, then those of
// the earlier one.
type pivoting struct {
	look    *Look
	earlier *Look // nil: it is not compared
	spec    PivotSpec
	rows    []int32 // the opportunities of the period
	now     int     // how many they are
	adds    []int64 // what each opportunity adds to its cells
	down    pivotSide
	across  pivotSide
}

func newPivoting(l *Look, spec PivotSpec) *pivoting {
	p := &pivoting{look: l, spec: spec, rows: l.pivotRows(spec)}
	p.now = len(p.rows)
	p.adds = l.pivotAdds(spec.Measure, p.rows)
	p.down.axis, p.across.axis = newPivotAxis(l, spec.Rows), newPivotAxis(l, spec.Columns)
	p.down.values, p.across.values = p.down.axis.values(l, p.rows, 0), p.across.axis.values(l, p.rows, 0)
	if earlier, compared := l.EarlierClosed(); compared {
		p.compare(earlier)
	}
	p.down.arrange(p, spec.MostRows)
	p.across.arrange(p, spec.MostColumns)
	return p
}

// compare adds the opportunities of the earlier period, their dates moved into this one.
func (p *pivoting) compare(earlier *Look) {
	p.earlier = earlier
	rows := earlier.pivotRows(p.spec)
	p.adds = append(p.adds, earlier.pivotAdds(p.spec.Measure, rows)...)
	period, _, _ := p.look.earlier() // the whole of it
	later := p.look.Filter.Period.From.Month() - period.From.Month()
	for _, side := range []*pivotSide{&p.down, &p.across} {
		side.values = append(side.values, side.axis.values(earlier, rows, later)...)
	}
}

// pivotRows are the rows of the opportunities that a pivot tells of.
func (l *Look) pivotRows(spec PivotSpec) []int32 {
	switch closed := l.parted(); spec.Measure {
	case MeasureWonCount, MeasureWonAmount:
		return closed.won
	case MeasureWinRate:
		return slices.Concat(closed.won, closed.lost)
	case MeasureMeanCycle:
		return keeping(closed.won, func(row int32) bool { return l.openedOn[row] != 0 })
	case MeasureWeighted:
		return l.within(closed.open, spec.Basis())
	}
	return l.within(l.rows, spec.Basis())
}

// within are those of some rows of which a date lies within the period.
func (l *Look) within(rows []int32, basis PivotBasis) []int32 {
	days, period := l.datesOf(basis), l.Filter.Period
	kept := make([]int32, 0, len(rows))
	for _, row := range rows {
		if period.Contains(days[row]) {
			kept = append(kept, row)
		}
	}
	return kept
}

// pivotAdds are what rows add to the sum of a measure.
func (l *Look) pivotAdds(m PivotMeasure, rows []int32) []int64 {
	adds := make([]int64, len(rows))
	count := func(of []int32) {
		for i, row := range rows {
			adds[i] = int64(of[row])
		}
	}
	switch m {
	case MeasureAmount, MeasureWonAmount:
		for i, row := range rows {
			adds[i] = l.money[row]
		}
	case MeasureWeighted:
		for i, row := range rows {
			adds[i] = l.weighted(row)
		}
	case MeasureWinRate:
		ends := l.ends()
		for i, row := range rows {
			adds[i] = one(ends[l.state[row]] == endWon)
		}
	case MeasureMeanCycle:
		for i, row := range rows {
			adds[i] = int64(l.closedOn[row] - l.openedOn[row])
		}
	case MeasureQuotations:
		count(l.quotationCounts())
	case MeasureActivities:
		count(l.activityCounts())
	default:
		for i := range adds {
			adds[i] = 1
		}
	}
	return adds
}

// add adds an opportunity to a cell.
func (c *PivotCell) add(p *pivoting, i int) {
	if i < p.now {
		c.Sum += p.adds[i]
		c.N++
		return
	}
	c.EarlierSum += p.adds[i]
	c.EarlierN++
}

// result sums the cells and the totals up.
func (p *pivoting) result() *PivotResult {
	r := &PivotResult{Spec: p.spec, Period: p.look.Filter.Period, Rows: p.down.categories, Columns: p.across.categories,
		RowTotals: make([]PivotCell, len(p.down.categories)), ColumnTotals: make([]PivotCell, len(p.across.categories))}
	if p.earlier != nil {
		r.Compared, r.Earlier = true, p.earlier.Filter.Period
	}
	for i := range p.adds {
		r.Total.add(p, i)
		for _, row := range p.down.of(i) {
			r.RowTotals[row].add(p, i)
		}
		for _, column := range p.across.of(i) {
			r.ColumnTotals[column].add(p, i)
		}
	}
	if p.look.Filter.Currency == "" {
		for _, row := range p.rows {
			r.Unconverted += one(p.look.unconverted[row])
		}
	}
	p.fill(r)
	return r
}

// pivotEntry is an opportunity at one of its places in a row.
type pivotEntry struct {
	add     int64
	column  int32
	earlier bool
}

func (c *PivotCell) addEntry(e pivotEntry) {
	if e.earlier {
		c.EarlierSum += e.add
		c.EarlierN++
		return
	}
	c.Sum += e.add
	c.N++
}

// fill sums the cells up, row by row: so there need be room but for those there are.
func (p *pivoting) fill(r *PivotResult) {
	start, entries := p.byRow()
	cell := make([]int32, len(r.Columns)) // of the row: its place among the cells + 1
	var met []int32
	room := min(len(entries), len(r.Rows)*len(r.Columns))
	r.at, r.cells = make([]int32, 0, room), make([]PivotCell, 0, room)
	r.start = make([]int32, 1, len(r.Rows)+1)
	for row := range r.Rows {
		of := entries[start[row]:start[row+1]]
		met = met[:0]
		for _, e := range of {
			if cell[e.column] == 0 {
				cell[e.column] = 1
				met = append(met, e.column)
			}
		}
		slices.Sort(met)
		for _, column := range met {
			r.at, r.cells = append(r.at, column), append(r.cells, PivotCell{})
			cell[column] = int32(len(r.cells))
		}
		for _, e := range of {
			r.cells[cell[e.column]-1].addEntry(e)
		}
		for _, column := range met {
			cell[column] = 0
		}
		r.start = append(r.start, int32(len(r.cells)))
	}
}

// byRow lists the opportunities of each row of the pivot, at each of their places in it: those of
// row i are from start[i] to start[i+1].
func (p *pivoting) byRow() (start []int32, entries []pivotEntry) {
	start = make([]int32, len(p.down.categories)+1)
	for i := range p.adds {
		columns := int32(len(p.across.of(i)))
		for _, row := range p.down.of(i) {
			start[row+1] += columns
		}
	}
	for row := range p.down.categories {
		start[row+1] += start[row]
	}
	entries = make([]pivotEntry, start[len(p.down.categories)])
	next := slices.Clone(start)
	for i, add := range p.adds {
		columns := p.across.of(i)
		for _, row := range p.down.of(i) {
			for _, column := range columns {
				entries[next[row]] = pivotEntry{add, column, i >= p.now}
				next[row]++
			}
		}
	}
	return start, entries
}
