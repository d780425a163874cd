package office

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"preventa/ui/kit"
)

// dragHandle is the grip that moves a row.
type dragHandle struct {
	widget.BaseWidget
	row   *catalogueRowView
	moved float32
}

var _ fyne.Draggable = (*dragHandle)(nil)

func newDragHandle(v *catalogueRowView) *dragHandle {
	h := &dragHandle{row: v}
	h.ExtendBaseWidget(h)
	return h
}

// Cursor is for Fyne.
func (h *dragHandle) Cursor() desktop.Cursor { return desktop.VResizeCursor }

// Dragged moves the row under the pointer, within the list; the others make room where it
// would be dropped.
func (h *dragHandle) Dragged(e *fyne.DragEvent) {
	h.moved += e.Dragged.DY
	h.row.dialog.drag(h.row, h.moved)
}

// DragEnd puts the row where it was dropped.
func (h *dragHandle) DragEnd() {
	d, to := h.row.dialog, h.row.dialog.place(h.row.at, h.moved)
	h.moved, d.dragged = 0, nil
	d.move(h.row.at, to)
}

// CreateRenderer is for Fyne.
func (h *dragHandle) CreateRenderer() fyne.WidgetRenderer {
	icon := widget.NewIcon(kit.IconIn("grip-vertical", kit.ColorText3))
	return widget.NewSimpleRenderer(kit.Centred(kit.Fixed(kit.IconSize, kit.IconSize, icon)))
}

// rowStep is how far one row lies below another: its height and the line beneath.
const rowStep = catalogueRowHeight + 1

// place is where a row lands that is moved from one by so much.
func (d *catalogueDialog) place(from int, moved float32) int {
	return max(0, min(from+int(roundHalf(moved/rowStep)), len(d.views)-1))
}

// drag shows a row so far from its place, over the others.
func (d *catalogueDialog) drag(v *catalogueRowView, moved float32) {
	if d.dragged != v {
		others := slices.DeleteFunc(slices.Clone(d.rows.Objects), func(o fyne.CanvasObject) bool { return o == v })
		d.rows.Objects = append(others, v)
	}
	d.dragged, d.moved = v, moved
	d.rows.Refresh()
}

// top is where a row stands while the list is as it is, or while one is dragged.
func (d *catalogueDialog) top(at int) float32 {
	if d.dragged == nil {
		return float32(at) * rowStep
	}
	from := d.dragged.at
	to := d.place(from, d.moved)
	switch {
	case at == from:
		return max(0, min(float32(at)*rowStep+d.moved, float32(len(d.views)-1)*rowStep))
	case from < at && at <= to:
		at--
	case to <= at && at < from:
		at++
	}
	return float32(at) * rowStep
}

// rowsLayout puts the rows where the dialog says.
type rowsLayout struct{ dialog *catalogueDialog }

// Layout is for Fyne.
func (l rowsLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		if v, ok := o.(*catalogueRowView); ok {
			v.Move(fyne.NewPos(0, l.dialog.top(v.at)))
			v.Resize(fyne.NewSize(size.Width, rowStep))
		}
	}
}

// MinSize is for Fyne.
func (l rowsLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	width := float32(0)
	for _, o := range objects {
		width = max(width, o.MinSize().Width)
	}
	return fyne.NewSize(width, float32(len(objects))*rowStep)
}

func roundHalf(x float32) float32 {
	if x < 0 {
		return float32(int(x - 0.5))
	}
	return float32(int(x + 0.5))
}
