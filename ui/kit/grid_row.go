package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

const (
	gridHairline     float32 = 1
	gridSelectionBar float32 = 3
)

// gridRow draws one row. Rows that scroll out of view are used again for others.
type gridRow struct {
	box   *fyne.Container
	fill  *canvas.Rectangle // of a selected or hovered row
	bar   *canvas.Rectangle // at the left edge of a selected row
	line  *canvas.Rectangle
	strip *fyne.Container // the cells; it alone moves sideways
	cells []*gridCell
}

func newGridRow() *gridRow {
	r := &gridRow{
		fill: newBox(0), bar: newBox(0), line: newBox(0),
		strip: container.New(unmeasured{}),
	}
	r.fill.Hide()
	r.bar.Hide()
	r.box = container.New(unmeasured{}, r.fill, r.strip, r.line, r.bar)
	return r
}

// resize fits the row to the width of the view.
func (r *gridRow) resize(width float32) {
	size := fyne.NewSize(width, RowHeight)
	r.box.Resize(size)
	r.strip.Resize(size)
	place(r.fill, 0, 0, width, RowHeight-gridHairline)
	place(r.line, 0, RowHeight-gridHairline, width, gridHairline)
	place(r.bar, 0, 0, gridSelectionBar, RowHeight)
}

// mark shows whether the row is selected, or under the pointer.
func (r *gridRow) mark(selected, hovered bool) {
	fill := fyne.ThemeColorName("")
	switch {
	case selected:
		fill = ColorAccentSoft
	case hovered:
		fill = ColorHover
	}
	fillBox(r.fill, fill)
	if selected {
		fillBox(r.bar, ColorAccent)
	} else {
		fillBox(r.bar, "")
	}
	fillBox(r.line, ColorBorder)
}

// markHeader shows the row as the header of a group.
func (r *gridRow) markHeader(hovered bool) {
	fill := ColorSurface2
	if hovered {
		fill = ColorHover
	}
	fillBox(r.fill, fill)
	fillBox(r.bar, "")
	fillBox(r.line, ColorBorder)
}

// fillBox paints a rectangle where it differs; no name hides it.
func fillBox(r *canvas.Rectangle, name fyne.ThemeColorName) {
	if name == "" {
		if !r.Hidden {
			r.Hide()
		}
		return
	}
	if colour := Paint(name); r.FillColor != colour || r.Hidden {
		r.FillColor, r.Hidden = colour, false
		r.Refresh()
	}
}

// cell is the i-th of the visible cells, made if need be.
func (r *gridRow) cell(i int) *gridCell {
	for len(r.cells) <= i {
		c := newGridCell()
		r.cells = append(r.cells, c)
		r.strip.Objects = append(r.strip.Objects, c.box)
	}
	r.cells[i].box.Hidden = false
	return r.cells[i]
}

// hideFrom hides the cells from the i-th on.
func (r *gridRow) hideFrom(i int) {
	for _, c := range r.cells[min(i, len(r.cells)):] {
		c.box.Hidden = true
	}
}
