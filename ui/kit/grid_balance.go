package kit

import (
	"math"
	"slices"
)

// gridBalance shares the width of a grid among the columns whose text may be cut off, as
// long as nobody has said how wide they are to be.
type gridBalance struct {
	own    bool               // a person or a view said how the columns stand
	rows   int                // that were measured: the most that came at once
	wants  map[string]float32 // the width most of them need, and all within what was declared
	room   float32            // that was shared last
	among  []*gridColumn      // it was shared among
	sorted string             // the column with the arrow then
}

// wantOf is the part of the rows, in tenths, that show whole in the width a column wants:
// a few very long names do not take the room of all others.
const wantOf = 9

// balance shares the width anew where there is another width to share, and reports whether
// there was.
func (g *Grid[T]) balance() bool {
	if !g.options.Balanced || g.balanced.own {
		return false
	}
	if page := g.pages.first(); len(page) > g.balanced.rows {
		g.measure(page)
	}
	if g.balanced.rows == 0 && (!g.counted || g.count > 0) {
		return false // rows are to come
	}
	g.showSortedTitle()
	elastic, room := g.columns.elastic(g.view.Width)
	if room == g.balanced.room && g.sort.Column == g.balanced.sorted && slices.Equal(elastic, g.balanced.among) {
		return false
	}
	g.balanced.room, g.balanced.sorted, g.balanced.among = room, g.sort.Column, elastic
	g.share(elastic, room)
	return true
}

// showSortedTitle makes room for the arrow beside the title of a column of figures.
func (g *Grid[T]) showSortedTitle() {
	if c := g.columns.find(g.sort.Column); c != nil && c.whole {
		if least := g.header.leastTitleWidth(c); least > c.Width {
			c.Width = least
			g.columns.arrange()
		}
	}
}

// showBalance balances, and shows the parts that stand in columns so.
func (g *Grid[T]) showBalance() bool {
	if !g.balance() {
		return false
	}
	g.header.Refresh()
	g.totals.Refresh()
	return true
}

// measure notes the widths that rows have in the columns. Every figure of them has its room
// now rather than as it comes into view, when the columns beside it would have to give way.
func (g *Grid[T]) measure(rows []T) {
	g.balanced.rows, g.balanced.among = len(rows), nil
	g.balanced.wants = make(map[string]float32, len(g.columns.all))
	for _, c := range g.columns.all {
		widths := make([]float32, len(rows))
		for i, row := range rows {
			cell := g.cells[c.ID](row)
			widths[i] = cell.width()
			g.grow(c, cell)
		}
		slices.Sort(widths)
		widest := min(widths[len(widths)-1], g.columns.declaredWidth(c))
		g.balanced.wants[c.ID] = max(widths[(len(widths)-1)*wantOf/10], widest, g.header.titleWidth(c))
	}
	g.columns.arrange()
}

// elastic are the shown columns whose text may be cut off, and the room the others leave
// them of a width.
func (cs *gridColumns) elastic(width float32) (elastic []*gridColumn, room float32) {
	room = width
	for _, c := range cs.shown {
		if c.whole {
			room -= c.Width
		} else {
			elastic = append(elastic, c)
		}
	}
	return elastic, room
}

// share gives columns a room. Each has what it was declared with or less, where it wants
// less; what is left goes to those that lack little first, so that as many as can show
// whole. What nobody lacks widens all of them.
func (g *Grid[T]) share(elastic []*gridColumn, room float32) {
	lacks := make(map[*gridColumn]float32, len(elastic))
	for _, c := range elastic {
		want, measured := g.balanced.wants[c.ID]
		if !measured {
			want = g.columns.declaredWidth(c)
		}
		c.Width = max(min(want, g.columns.declaredWidth(c)), g.header.leastTitleWidth(c))
		lacks[c] = max(0, want-c.Width)
		room -= c.Width
	}
	elastic = slices.Clone(elastic)
	slices.SortStableFunc(elastic, func(a, b *gridColumn) int { return int(lacks[a] - lacks[b]) })
	for i, c := range elastic {
		given := min(lacks[c], room/float32(len(elastic)-i))
		c.Width += max(0, given)
		room -= max(0, given)
	}
	over := float32(0)
	for _, c := range elastic {
		width := c.Width + max(0, room)/float32(len(elastic)) + over
		c.Width = float32(math.Floor(float64(width))) // text is sharp on whole units
		over = width - c.Width
	}
	g.columns.arrange()
}

func (cs *gridColumns) declaredWidth(c *gridColumn) float32 {
	at := slices.IndexFunc(cs.declared, func(s ColumnState) bool { return s.ID == c.ID })
	return cs.declared[at].Width
}
