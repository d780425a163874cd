package kit

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
)

// FilterChips is the row above a list: a chip for each filter there is, and at the right
// the way to its columns.
type FilterChips struct {
	chips   []*Chip
	row     *fyne.Container
	bar     fyne.CanvasObject
	columns *Button
}

// NewFilterChips makes a row without chips; columns shows the columns to choose from.
func NewFilterChips(columns func()) *FilterChips {
	c := &FilterChips{row: container.New(Columns(6))}
	c.columns = NewButton(lang.X("command.columns", "Columns"), "columns-3", ButtonGhost, columns)
	c.bar = Bar(FilterHeight, container.NewBorder(nil, nil, c.row, c.columns))
	return c
}

// Bar is the row as a strip of the window.
func (c *FilterChips) Bar() fyne.CanvasObject { return c.bar }

// ColumnsAt is where the menu of the columns opens.
func (c *FilterChips) ColumnsAt() fyne.Position { return Below(c.columns) }

// Show puts other chips in the row. The keyboard stays at the place it has in it.
func (c *FilterChips) Show(chips ...*Chip) {
	at := slices.IndexFunc(c.chips, func(chip *Chip) bool { return chip.focused })
	c.chips = chips
	c.row.RemoveAll()
	for _, chip := range chips {
		c.row.Add(Centred(chip))
	}
	c.row.Refresh()
	if window := canvasOf(c.columns); at >= 0 && len(chips) > 0 && window != nil {
		window.Focus(chips[min(at, len(chips)-1)])
	}
}
