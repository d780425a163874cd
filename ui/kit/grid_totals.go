package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// gridTotals is the row at the foot, aligned with the columns. A total wider than
// its column runs on over empty neighbours; without room for all, its note goes first.
type gridTotals struct {
	widget.BaseWidget
	columns *gridColumns
	fit     *textFitter
	values  map[string]Cell

	back, above *canvas.Rectangle
	cells       []*gridCell
	strip       *fyne.Container
	clip        *container.Clip
}

func newGridTotals(columns *gridColumns, fit *textFitter) *gridTotals {
	t := &gridTotals{
		columns: columns, fit: fit,
		back: newBox(0), above: newBox(0), strip: container.New(unmeasured{}),
	}
	t.clip = container.NewClip(t.strip)
	t.Hidden = true
	t.ExtendBaseWidget(t)
	return t
}

func (t *gridTotals) set(values map[string]Cell) {
	t.values = values
	t.Hidden = values == nil
	t.Refresh()
}

func (t *gridTotals) scroll(x float32) { t.strip.Move(fyne.NewPos(-x, 0)) }

// value is the total of the i-th shown column; the first is the sign of a sum
// unless it has one.
func (t *gridTotals) value(i int) Cell {
	cell, ok := t.values[t.columns.shown[i].ID]
	if !ok && i == 0 {
		return Cell{Text: "Σ"}
	}
	return cell
}

// CreateRenderer is for Fyne.
func (t *gridTotals) CreateRenderer() fyne.WidgetRenderer {
	paint := func() {
		paintBox(t.back, ColorSurface2, "")
		paintBox(t.above, ColorBorderStrong, "")
	}
	return newDrawing(t, func() fyne.Size { return fyne.Size{Height: HeaderHeight} },
		t.layout, paint, t.back, t.above, t.clip)
}

func (t *gridTotals) layout(size fyne.Size) {
	place(t.back, 0, 0, size.Width, size.Height)
	place(t.above, 0, 0, size.Width, gridHairline)
	place(t.clip, 0, 0, size.Width, size.Height)
	for len(t.cells) < len(t.columns.shown) {
		c := newGridCell()
		t.cells = append(t.cells, c)
		t.strip.Objects = append(t.strip.Objects, c.box)
	}
	for i, c := range t.cells {
		c.box.Hidden = i >= len(t.columns.shown)
		if !c.box.Hidden {
			t.showCell(i)
		}
	}
}

func (t *gridTotals) showCell(i int) {
	column, cell := t.columns.shown[i], t.value(i)
	cell.Bold = true
	width := t.columns.room(column)
	if column.align != fyne.TextAlignTrailing {
		width = max(width, t.roomFrom(i)-column.left)
	}
	if cell.width() > width { // rather than the text itself
		cell.Note = ""
	}
	look := cellLook{align: column.align, whole: column.whole}
	t.cells[i].show(cell, column.left, width, HeaderHeight, look, t.fit)
}

// roomFrom is how far the total of a column can run: to where the next one begins.
func (t *gridTotals) roomFrom(i int) float32 {
	for j := i + 1; j < len(t.columns.shown); j++ {
		next := t.value(j)
		if next.Text == "" && next.Note == "" {
			continue
		}
		next.Bold = true
		column := t.columns.shown[j]
		if column.align == fyne.TextAlignTrailing {
			return column.left + t.columns.room(column) - next.width()
		}
		return column.left
	}
	return t.columns.width
}
