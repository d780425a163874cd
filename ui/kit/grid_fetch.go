package kit

import "time"

// gridPatience is how long old rows look current while new ones are under way.
const gridPatience = 300 * time.Millisecond

// askForRows asks for the pages the visible rows need and do not have.
func (g *Grid[T]) askForRows() {
	first, last := g.visibleRows()
	if last < first {
		g.settle()
		return
	}
	for n := first / gridPageSize; n <= last/gridPageSize; n++ {
		g.pages.touch(n)
	}
	g.asking = true
	for _, number := range g.pages.wanted(first, last, g.count) {
		if len(g.pages.asked) >= gridInFlight {
			break
		}
		g.ask(number)
	}
	g.asking = false
	if g.pages.waiting(first, last) {
		g.beLateSoon()
	} else {
		g.settle()
	}
}

func (g *Grid[T]) ask(number int) {
	generation := g.pages.generation
	g.pages.asked[number] = true
	g.options.Fetch(Query{Sort: g.sort}, number*gridPageSize, gridPageSize, func(rows []T, err error) {
		g.take(number, generation, rows, err)
	})
}

// take receives the answer to a question, and drops it if another was asked since.
func (g *Grid[T]) take(number, generation int, rows []T, err error) {
	if err != nil {
		if g.pages.fail(number, generation) && g.OnError != nil {
			g.OnError(err)
		}
	} else if g.pages.put(number, generation, rows) {
		g.followPlaces(number*gridPageSize, rows)
	} else {
		return
	}
	if !g.asking {
		g.showRows(true)
	}
}

// followPlaces finds the cursor and the anchor again when their records moved.
func (g *Grid[T]) followPlaces(first int, rows []T) {
	for i, row := range rows {
		id := g.options.RowID(row)
		g.cursor.follow(first+i, id)
		g.anchor.follow(first+i, id)
	}
}

func (g *Grid[T]) beLateSoon() {
	if g.late || g.cancelLate != nil {
		return
	}
	g.cancelLate = g.options.Delay(gridPatience, func() {
		g.cancelLate = nil
		g.late = true
		g.showRows(true)
	})
}

// settle ends the wait for rows.
func (g *Grid[T]) settle() {
	if g.cancelLate != nil {
		g.cancelLate()
		g.cancelLate = nil
	}
	g.late = false
}
