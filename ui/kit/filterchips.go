package kit

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
)

// FilterChips are the rows above a list: a chip for each view there is, with what the list
// is arranged by at the right, and below it, where there are any, a chip for each condition.
type FilterChips struct {
	views, conditions *chipRow
	chips             []*Chip // of both rows
	end               *fyne.Container
	columns           *Button
	second            fyne.CanvasObject
	bar               *fyne.Container
}

// NewFilterChips makes rows without chips; columns shows the columns to choose from.
func NewFilterChips(columns func()) *FilterChips {
	c := &FilterChips{views: newChipRow(), conditions: newChipRow(), end: container.New(Columns(Space1))}
	c.columns = NewButton(lang.X("command.columns", "Columns"), "columns-3", ButtonGhost, columns)
	c.SetEnd(true)
	c.second = FixedHeight(ChipHeight+Space2, container.NewStack(NewFill(ColorSurface),
		container.New(Inset(0, Space3, Space2, Space3), c.conditions.box)))
	c.second.Hide()
	first := Bar(FilterHeight, container.NewBorder(nil, nil, nil, c.end, c.views.box))
	c.bar = container.New(Rows(0), first, c.second)
	return c
}

// Bar is the rows as a strip of the window.
func (c *FilterChips) Bar() fyne.CanvasObject { return c.bar }

// ColumnsAt is where the menu of the columns opens.
func (c *FilterChips) ColumnsAt() fyne.Position { return Below(c.columns) }

// SetEnd puts objects at the right end, before the way to the columns where there is one.
func (c *FilterChips) SetEnd(columns bool, objects ...fyne.CanvasObject) {
	c.end.RemoveAll()
	for _, o := range objects {
		c.end.Add(Centred(o))
	}
	if columns {
		c.end.Add(Centred(c.columns))
	}
}

// SetTail puts an object behind the chips of the first row.
func (c *FilterChips) SetTail(o fyne.CanvasObject) { c.views.setTail(o) }

// Show puts other chips in the first row. The keyboard stays at the place it has in it.
func (c *FilterChips) Show(chips ...*Chip) {
	c.views.show(chips)
	c.chips = slices.Concat(c.views.chips, c.conditions.chips)
}

// ShowConditions puts other chips in the second row, which goes without any; the keyboard
// goes to the first row then, if it was there.
func (c *FilterChips) ShowConditions(chips ...*Chip) {
	focused := slices.ContainsFunc(c.conditions.chips, func(chip *Chip) bool { return chip.focused })
	c.conditions.show(chips)
	if focused && len(chips) == 0 {
		c.views.focus(len(c.views.chips))
	}
	c.chips = slices.Concat(c.views.chips, c.conditions.chips)
	if hidden := len(chips) == 0; hidden == c.second.Visible() {
		show(c.second, !hidden)
		c.bar.Refresh()
	}
}
