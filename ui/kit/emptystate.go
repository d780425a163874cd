package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// EmptyState stands where a list or a chart has nothing to show: one sentence
// saying why, and one link or button that changes it.
type EmptyState struct {
	widget.BaseWidget
	text   string
	action fyne.CanvasObject // nil where nothing can be done
}

// NewEmptyState makes one; action may be nil.
func NewEmptyState(text string, action fyne.CanvasObject) *EmptyState {
	e := &EmptyState{text: text, action: action}
	e.ExtendBaseWidget(e)
	return e
}

// CreateRenderer is for Fyne.
func (e *EmptyState) CreateRenderer() fyne.WidgetRenderer {
	inside := newStrip(0)
	paint := func() { inside.set(part{text: e.text, colour: ColorText3}) }
	objects := []fyne.CanvasObject{inside.box}
	if e.action != nil {
		objects = append(objects, e.action)
	}
	minSize := func() fyne.Size {
		return fyne.NewSize(160, lineHeight).AddWidthHeight(2*Space4, 2*Space4+e.actionHeight())
	}
	layout := func(size fyne.Size) {
		y := float32(int((size.Height - lineHeight - e.actionHeight()) / 2))
		width := min(inside.width(), size.Width-2*Space4)
		inside.place((size.Width-width)/2, y, width, lineHeight)
		if e.action != nil {
			least := e.action.MinSize()
			place(e.action, (size.Width-least.Width)/2, y+lineHeight+Space3, least.Width, least.Height)
		}
	}
	return newDrawing(e, minSize, layout, paint, objects...)
}

func (e *EmptyState) actionHeight() float32 {
	if e.action == nil {
		return 0
	}
	return Space3 + e.action.MinSize().Height
}
