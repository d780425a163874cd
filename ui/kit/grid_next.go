package kit

// gridNext is what the grid will show once it is whole: rows in groups come with their
// groups, never one before the other, and until then the old picture stays.
type gridNext[T any] struct {
	groups []GridGroup
	known  bool // the groups were said
	top    bool // the new picture is shown from its top
	pages  *gridPages[T]
}

// restart begins another question. What is under way comes too late.
func (g *Grid[T]) restart() {
	g.generation++
	awaited := g.options.Grouped != nil && g.options.Grouped()
	if !awaited && !g.lines.grouped() {
		g.next = nil
		g.pages.restart(g.generation)
		return
	}
	next := &gridNext[T]{known: !awaited, pages: newGridPages[T](g.generation)}
	switch {
	case g.next != nil:
		next.top, next.groups = g.next.top, g.next.groups
	case g.options.Grouped == nil:
		next.groups = g.lines.groups
	}
	if g.options.Grouped != nil {
		next.groups = nil
	}
	g.next = next
}

// SetGroups says in which groups the rows of the newest question come: that of the last
// Reload, Reset or SetSort. They show together with its rows, which wait for them if
// GridOptions.Grouped announced them. nil is for rows that are not grouped.
func (g *Grid[T]) SetGroups(groups []GridGroup) {
	if g.next == nil && g.pages.unanswered() {
		g.next = &gridNext[T]{pages: g.pages.handOver()}
	}
	if g.next != nil {
		g.next.groups, g.next.known = groups, true
	} else {
		g.lines = newGridLines(groups, g.count, g.collapsed)
		g.keepPlaces()
	}
	g.showRows(true)
}

// askForNext asks for the rows that will be in view, and shows all once they are there.
func (g *Grid[T]) askForNext() {
	next := g.next
	if !next.known {
		g.beLateSoon()
		return
	}
	lines := newGridLines(next.groups, g.count, g.collapsed)
	visible := lines.pages(g.linesIn(&lines, g.startOf(&lines)))
	g.askAll(next.pages, next.pages.missing(visible))
	switch {
	case g.next != next: // asked anew by whoever was told of an error
	case next.pages.complete(visible):
		g.adopt(next, lines)
		g.askForRows()
	case next.pages.waiting(visible):
		g.beLateSoon()
	default: // refused: the old rows are all there is
		g.settle()
	}
}

// adopt puts the new picture in place of the old one.
func (g *Grid[T]) adopt(next *gridNext[T], lines gridLines) {
	g.y = g.startOf(&lines)
	g.restore()
	g.next, g.pages, g.lines = nil, next.pages, lines
	for number, page := range g.pages.pages {
		g.followPlaces(number*gridPageSize, page.rows)
	}
	g.keepPlaces()
	g.changed = true
}

// startOf is how far a picture is scrolled when it comes on show.
func (g *Grid[T]) startOf(lines *gridLines) float64 {
	y := g.y
	switch {
	case g.restored != nil:
		y = float64(g.restored.line(lines)) * float64(RowHeight)
	case g.next != nil && g.next.top:
		y = 0
	}
	height := float64(lines.count())*float64(RowHeight) + g.covered()
	return max(0, min(y, height-float64(g.view.Height)))
}

// toTop scrolls to the first line of the newest question.
func (g *Grid[T]) toTop() {
	g.restored = nil
	if g.next != nil {
		g.next.top = true
	} else {
		g.y = 0
	}
}

// keepPlaces drops places that are there no longer, and leaves rows that do not show.
func (g *Grid[T]) keepPlaces() {
	g.keepPlace(&g.cursor)
	g.keepPlace(&g.anchor)
}

func (g *Grid[T]) keepPlace(p *gridPlace) {
	switch {
	case p.header:
		if p.index = g.lines.find(p.id); p.index < 0 {
			*p = noPlace
		}
	case p.index >= g.lines.rows:
		*p = noPlace
	case p.index >= 0:
		if line, shown := g.lines.ofRow(p.index); !shown {
			*p = g.placeAt(line)
		}
	}
}
