package kit

import "time"

// gridPatience is how long old rows look current while new ones are under way.
const gridPatience = 300 * time.Millisecond

// askForRows asks for the pages that the lines in view need and do not have.
func (g *Grid[T]) askForRows() {
	if g.next != nil {
		g.askForNext()
		return
	}
	visible := g.lines.pages(g.visibleLines())
	for _, n := range visible {
		g.pages.touch(n)
	}
	g.askAll(g.pages, g.pages.missing(withNeighbours(visible, g.lines.rows)))
	if g.pages.waiting(visible) {
		g.beLateSoon()
	} else {
		g.settle()
	}
}

// askAll asks for pages as long as not too many are under way.
func (g *Grid[T]) askAll(pages *gridPages[T], wanted []int) {
	g.asking = true
	for _, number := range wanted {
		if len(pages.asked) >= gridInFlight {
			break
		}
		g.ask(pages, number)
	}
	g.asking = false
}

func (g *Grid[T]) ask(pages *gridPages[T], number int) {
	generation := pages.generation
	pages.asked[number] = true
	g.options.Fetch(Query{Sort: g.sort}, number*gridPageSize, gridPageSize, func(rows []T, err error) {
		g.take(number, generation, rows, err)
	})
}

// take receives the answer to a question, and drops it if another was asked since.
func (g *Grid[T]) take(number, generation int, rows []T, err error) {
	pages := g.pages
	if g.next != nil && g.next.pages.generation == generation {
		pages = g.next.pages
	}
	if err != nil {
		if pages.fail(number, generation) && g.OnError != nil {
			g.OnError(err)
		}
	} else if !pages.put(number, generation, rows) {
		return
	} else if pages == g.pages {
		g.followPlaces(number*gridPageSize, rows)
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
		g.editing.follow(first+i, id)
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
