package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// StatusCell is one piece of the status bar.
type StatusCell struct {
	Icon, Text, Tooltip string
	OnTapped            func() // nil is not clickable
}

const statusIcon float32 = 13

// StatusBar is the line at the bottom of the window: cells from the left and one
// at the right end. Where it is too narrow the last cell of the left is shortened.
type StatusBar struct {
	widget.BaseWidget
	cells []*statusCell
	right *statusCell
}

// NewStatusBar makes an empty bar.
func NewStatusBar() *StatusBar {
	s := &StatusBar{right: newStatusCell(StatusCell{}, false)}
	s.ExtendBaseWidget(s)
	return s
}

// SetCells shows cells from the left.
func (s *StatusBar) SetCells(cells ...StatusCell) {
	s.cells = make([]*statusCell, len(cells))
	for i, cell := range cells {
		s.cells[i] = newStatusCell(cell, i > 0)
	}
	s.Refresh()
}

// SetRight shows the cell at the right end.
func (s *StatusBar) SetRight(cell StatusCell) {
	s.right = newStatusCell(cell, false)
	s.Refresh()
}

// CreateRenderer is for Fyne.
func (s *StatusBar) CreateRenderer() fyne.WidgetRenderer {
	back, line := newBox(0), newBox(0)
	row := container.NewWithoutLayout()
	paint := func() {
		paintBox(back, ColorSurface, "")
		paintBox(line, ColorBorder, "")
		row.Objects = row.Objects[:0]
		for _, cell := range append(append([]*statusCell{}, s.cells...), s.right) {
			row.Objects = append(row.Objects, cell)
			cell.Refresh()
		}
		row.Refresh()
	}
	layout := func(size fyne.Size) {
		place(back, 0, 0, size.Width, size.Height)
		place(line, 0, 0, size.Width, 1)
		place(row, 0, 0, size.Width, size.Height)
		right := s.right.MinSize().Width
		place(s.right, size.Width-Space3-right, 1, right, size.Height-1)
		s.layoutCells(size.Width-2*Space3-right, size.Height)
	}
	return newDrawing(s, func() fyne.Size { return fyne.NewSize(200, StatusHeight) }, layout, paint, back, line, row)
}

func (s *StatusBar) layoutCells(end, height float32) {
	x := Space3
	for _, cell := range s.cells {
		width := max(0, min(cell.MinSize().Width, end-x))
		place(cell, x, 1, width, height-1)
		x += width
	}
}

// statusCell is one cell, with the line that parts it from the one before.
type statusCell struct {
	pressable
	cell   StatusCell
	parted bool
}

func newStatusCell(cell StatusCell, parted bool) *statusCell {
	c := &statusCell{cell: cell, parted: parted}
	c.onTapped = cell.OnTapped
	c.SetTooltip(cell.Tooltip)
	c.extend(c)
	return c
}

func (c *statusCell) lead() float32 {
	if c.parted {
		return 2*Space3 + 1
	}
	return 0
}

func (c *statusCell) parts() []part {
	ink := ColorText2
	if c.hovered && c.onTapped != nil {
		ink = ColorAccentText
	}
	var parts []part
	if c.cell.Icon != "" {
		parts = append(parts, part{icon: c.cell.Icon, size: statusIcon, colour: ColorText3})
	}
	return append(parts, part{text: c.cell.Text, size: TextCaption, colour: ink})
}

// CreateRenderer is for Fyne.
func (c *statusCell) CreateRenderer() fyne.WidgetRenderer {
	line, inside := newBox(0), newStrip(6)
	paint := func() {
		paintBox(line, ColorBorder, "")
		line.Hidden = !c.parted
		inside.set(c.parts()...)
	}
	minSize := func() fyne.Size { return fyne.NewSize(c.lead()+inside.width(), StatusHeight-1) }
	layout := func(size fyne.Size) {
		place(line, Space3, (size.Height-14)/2, 1, 14)
		inside.place(c.lead(), 0, size.Width-c.lead(), size.Height)
	}
	return newDrawing(c, minSize, layout, paint, line, inside.box)
}
