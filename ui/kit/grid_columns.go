package kit

import (
	"slices"

	"fyne.io/fyne/v2"
)

const (
	gridMinWidth  float32 = 32
	gridBarRoom   float32 = 6 // beside the padding of the last column
	gridEdgeReach float32 = 4 // how near the pointer must be to a column's edge to take it
)

// ColumnState is how a person left a column; a list of them, in order, is a layout.
type ColumnState struct {
	ID     string
	Width  float32
	Hidden bool
}

// gridColumn is a column as shown.
type gridColumn struct {
	ColumnState
	title, short, tooltip string
	minWidth              float32
	align                 fyne.TextAlign
	whole                 bool
	sortable              bool
	fixed                 bool
	left                  float32 // where it begins, before scrolling
}

// gridColumns are the columns of a grid in their order.
type gridColumns struct {
	all      []*gridColumn
	shown    []*gridColumn
	declared []ColumnState
	width    float32 // of the shown ones
}

func declareColumns[T any](columns []Column[T]) *gridColumns {
	cs := &gridColumns{}
	for _, c := range columns {
		state := ColumnState{ID: c.ID, Width: c.Width, Hidden: c.Hidden && !c.Fixed}
		cs.declared = append(cs.declared, state)
		cs.all = append(cs.all, &gridColumn{
			ColumnState: state, title: c.Title, short: c.Short, tooltip: c.Tooltip,
			minWidth: leastWidth(c.MinWidth), align: c.Align,
			whole: c.Whole || c.Align == fyne.TextAlignTrailing, sortable: c.Sortable, fixed: c.Fixed,
		})
	}
	cs.arrange()
	return cs
}

func leastWidth(w float32) float32 {
	if w <= 0 {
		return gridMinWidth
	}
	return w
}

// arrange places the shown columns side by side.
func (cs *gridColumns) arrange() {
	cs.shown, cs.width = cs.shown[:0], 0
	for _, c := range cs.all {
		if c.Hidden {
			continue
		}
		c.left = cs.width
		cs.width += c.Width
		cs.shown = append(cs.shown, c)
	}
}

func (cs *gridColumns) find(id string) *gridColumn {
	for _, c := range cs.all {
		if c.ID == id {
			return c
		}
	}
	return nil
}

// at is the shown column under x, or nil.
func (cs *gridColumns) at(x float32) *gridColumn {
	for _, c := range cs.shown {
		if x >= c.left && x < c.left+c.Width {
			return c
		}
	}
	return nil
}

// room is the width a column has for its cells: the last one leaves the scroll bar its own.
func (cs *gridColumns) room(c *gridColumn) float32 {
	if n := len(cs.shown); n > 0 && cs.shown[n-1] == c {
		return c.Width - gridBarRoom
	}
	return c.Width
}

// edgeAt is the shown column whose right edge is near x, or nil.
func (cs *gridColumns) edgeAt(x float32) *gridColumn {
	for _, c := range slices.Backward(cs.shown) {
		if edge := c.left + c.Width; x > edge-gridEdgeReach && x < edge+gridEdgeReach {
			return c
		}
	}
	return nil
}

// slotAt is the place among the shown columns a column dropped at x takes: before
// the column whose middle lies beyond x.
func (cs *gridColumns) slotAt(x float32) int {
	for i, c := range cs.shown {
		if x < c.left+c.Width/2 {
			return i
		}
	}
	return len(cs.shown)
}

// slotEdge is where a slot begins.
func (cs *gridColumns) slotEdge(slot int) float32 {
	if slot < len(cs.shown) {
		return cs.shown[slot].left
	}
	return cs.width
}

// between are the shown columns that overlap from to to, as indices [first, end).
func (cs *gridColumns) between(from, to float32) (first, end int) {
	for first < len(cs.shown) && cs.shown[first].left+cs.shown[first].Width <= from {
		first++
	}
	for end = first; end < len(cs.shown) && cs.shown[end].left < to; end++ {
	}
	return first, end
}

func (cs *gridColumns) resize(c *gridColumn, width float32) {
	c.Width = max(c.minWidth, float32(int(width+0.5)))
	cs.arrange()
}

// move puts a column before the one shown in a slot; it reports whether that changed anything.
func (cs *gridColumns) move(c *gridColumn, slot int) bool {
	var before *gridColumn
	if slot < len(cs.shown) {
		before = cs.shown[slot]
	}
	if before == c {
		return false
	}
	old := slices.Clone(cs.all)
	cs.all = slices.DeleteFunc(cs.all, func(other *gridColumn) bool { return other == c })
	at := len(cs.all)
	if before != nil {
		at = slices.Index(cs.all, before)
	}
	cs.all = slices.Insert(cs.all, at, c)
	cs.arrange()
	return !slices.Equal(old, cs.all)
}

// hide shows or hides a column, but never a fixed or the last one.
func (cs *gridColumns) hide(c *gridColumn, hidden bool) {
	if hidden && (c.fixed || len(cs.shown) == 1) {
		return
	}
	c.Hidden = hidden
	cs.arrange()
}

// layout is how the columns are now.
func (cs *gridColumns) layout() []ColumnState {
	states := make([]ColumnState, len(cs.all))
	for i, c := range cs.all {
		states[i] = c.ColumnState
	}
	return states
}

// setLayout restores a layout. Columns it does not know of come last, as they were;
// columns that no longer exist are passed over.
func (cs *gridColumns) setLayout(states []ColumnState) {
	ordered := make([]*gridColumn, 0, len(cs.all))
	for _, s := range states {
		c := cs.find(s.ID)
		if c == nil || slices.Contains(ordered, c) {
			continue
		}
		c.Hidden = s.Hidden && !c.fixed
		c.Width = max(c.minWidth, s.Width)
		ordered = append(ordered, c)
	}
	for _, c := range cs.all {
		if !slices.Contains(ordered, c) {
			ordered = append(ordered, c)
		}
	}
	cs.all = ordered
	cs.arrange()
}
