package kit

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
)

const chipGap float32 = 6

// chipRow lays chips side by side. Those there is no room for are in the menu of a chip
// behind them; the one in force always shows.
type chipRow struct {
	chips  []*Chip
	hidden []*Chip // in the last layout
	more   *Chip
	tail   fyne.CanvasObject // behind all chips; nil: nothing
	box    *fyne.Container
}

func newChipRow() *chipRow {
	r := &chipRow{}
	r.more = NewChip(lang.X("chips.more", "More"), "", r.showHidden)
	r.more.opens = true
	r.more.Hidden = true
	r.box = container.New(r, r.more)
	return r
}

func (r *chipRow) setTail(o fyne.CanvasObject) {
	r.tail = o
	r.fill()
}

// show puts other chips in the row. The keyboard stays at the place it has in it.
func (r *chipRow) show(chips []*Chip) {
	at := slices.IndexFunc(r.chips, func(c *Chip) bool { return c.focused })
	r.chips = chips
	r.fill()
	if at >= 0 {
		r.focus(at)
	}
}

// focus gives the keyboard to the chip at a place, or to the last.
func (r *chipRow) focus(at int) {
	if window := canvasOf(r.box); window != nil && len(r.chips) > 0 {
		window.Focus(r.chips[min(at, len(r.chips)-1)])
	}
}

func (r *chipRow) fill() {
	r.box.RemoveAll()
	for _, chip := range r.chips {
		r.box.Add(chip)
	}
	r.box.Add(r.more)
	if r.tail != nil {
		r.box.Add(r.tail)
	}
	r.box.Refresh()
}

// showHidden is the menu of the chips there is no room for.
func (r *chipRow) showHidden() {
	items := make([]MenuItem, len(r.hidden))
	for i, chip := range r.hidden {
		items[i] = MenuItem{Dot: chip.dot, Label: chip.text, Shortcut: chip.count, Run: chip.press}
	}
	ShowContextMenu(canvasOf(r.more), Below(r.more), items...)
}

// MinSize lets all chips but those it takes to find the others be hidden.
func (r *chipRow) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(r.more.MinSize().Width+r.tailWidth(), ChipHeight)
}

// tailWidth is that of what follows the chips, with the gap before it.
func (r *chipRow) tailWidth() float32 {
	if r.tail == nil {
		return 0
	}
	return r.tail.MinSize().Width + chipGap
}

// Layout places the chips that fit, then the way to the others, then the tail.
func (r *chipRow) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	shown := r.fitting(size.Width - r.tailWidth())
	r.hidden = nil
	x := float32(0)
	put := func(o fyne.CanvasObject) {
		width := min(o.MinSize().Width, size.Width)
		place(o, x, (size.Height-o.MinSize().Height)/2, width, o.MinSize().Height)
		x += width + chipGap
	}
	for _, chip := range r.chips {
		if chip.Hidden = !slices.Contains(shown, chip); chip.Hidden {
			r.hidden = append(r.hidden, chip)
			continue
		}
		put(chip)
	}
	if r.more.Hidden = len(r.hidden) == 0; !r.more.Hidden {
		put(r.more)
	}
	if r.tail != nil {
		put(r.tail)
	}
}

// fitting are the chips there is room for in a width, in their order.
func (r *chipRow) fitting(width float32) []*Chip {
	if n := r.countIn(width); n == len(r.chips) {
		return r.chips
	}
	width -= r.more.MinSize().Width + chipGap
	n := r.countIn(width)
	on := slices.IndexFunc(r.chips, (*Chip).On)
	if on < n {
		return r.chips[:n]
	}
	inForce := r.chips[on]
	n = r.countIn(width - inForce.MinSize().Width - chipGap)
	return append(slices.Clone(r.chips[:n]), inForce)
}

// countIn is how many chips, from the first on, fit in a width.
func (r *chipRow) countIn(width float32) int {
	x := float32(0)
	for i, chip := range r.chips {
		if x += chip.MinSize().Width; x > width+0.5 {
			return i
		}
		x += chipGap
	}
	return len(r.chips)
}
