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
	if h.moved == 0 {
		h.row.dialog.raise(h.row)
	}
	h.moved += e.Dragged.DY
	d, at := h.row.dialog, h.row.at
	to := d.place(at, h.moved)
	for i, v := range d.views {
		switch {
		case i == at:
			last := float32(len(d.views)-1) * rowStep
			v.Move(fyne.NewPos(v.Position().X, max(0, min(float32(at)*rowStep+h.moved, last))))
		case at < i && i <= to:
			v.Move(fyne.NewPos(v.Position().X, float32(i-1)*rowStep))
		case to <= i && i < at:
			v.Move(fyne.NewPos(v.Position().X, float32(i+1)*rowStep))
		default:
			v.Move(fyne.NewPos(v.Position().X, float32(i)*rowStep))
		}
	}
}

// DragEnd puts the row where it was dropped.
func (h *dragHandle) DragEnd() {
	d, at := h.row.dialog, h.row.at
	to := d.place(at, h.moved)
	h.moved = 0
	d.move(at, to)
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

// raise draws a row over the others, until all are drawn anew.
func (d *catalogueDialog) raise(v *catalogueRowView) {
	others := slices.DeleteFunc(slices.Clone(d.rows.Objects), func(o fyne.CanvasObject) bool { return o == v })
	d.rows.Objects = append(others, v)
}

func roundHalf(x float32) float32 {
	if x < 0 {
		return float32(int(x - 0.5))
	}
	return float32(int(x + 0.5))
}
