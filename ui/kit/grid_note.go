package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

// gridNote says under a cell what is wrong with it.
type gridNote struct {
	box  *fyne.Container
	back *canvas.Rectangle
	text *canvas.Text
}

func newGridNote() *gridNote {
	n := &gridNote{back: newBox(RadiusControl), text: NewText("", TextCaption, ColorLost, false)}
	n.box = container.New(unmeasured{}, n.back, n.text)
	n.box.Hide()
	return n
}

func (n *gridNote) paint() {
	paintBox(n.back, ColorLostSoft, ColorLost)
	n.text.Color = Paint(ColorLost)
	n.text.Refresh()
}

// show says a text under a cell, or above it where the view ends; no text says nothing.
func (n *gridNote) show(text string, x, y float32, view fyne.Size) {
	if text == "" {
		hideIf(n.box.Visible(), n.box)
		return
	}
	n.text.Text = shorten(text, TextCaption, false, view.Width-2*Space2)
	width := wholeWidth(n.text.Text, TextCaption, false) + 2*Space2
	top := y + ControlHeight + 2
	if top+TagHeight > view.Height {
		top = y - TagHeight - 2
	}
	place(n.box, max(0, min(x, view.Width-width)), top, width, TagHeight)
	place(n.back, 0, 0, width, TagHeight)
	place(n.text, Space2, 0, width-2*Space2, TagHeight)
	n.text.Refresh()
	if !n.box.Visible() {
		n.box.Show()
	}
}
