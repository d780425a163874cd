package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// paragraph is wrapped text of a fixed width.
type paragraph struct {
	widget.BaseWidget
	text  string
	width float32
}

func newParagraph(text string, width float32) *paragraph {
	p := &paragraph{text: text, width: width}
	p.ExtendBaseWidget(p)
	return p
}

const lineHeight float32 = 18

// CreateRenderer is for Fyne.
func (p *paragraph) CreateRenderer() fyne.WidgetRenderer {
	lines := wrap(p.text, TextBase, p.width)
	strips := make([]*strip, len(lines))
	objects := make([]fyne.CanvasObject, len(lines))
	for i, line := range lines {
		strips[i] = newStrip(0, part{text: line, colour: ColorText2})
		objects[i] = strips[i].box
	}
	paint := func() {
		for _, s := range strips {
			s.paint()
		}
	}
	minSize := func() fyne.Size { return fyne.NewSize(p.width, lineHeight*float32(len(lines))) }
	layout := func(fyne.Size) {
		for i, s := range strips {
			s.place(0, lineHeight*float32(i), p.width, lineHeight)
		}
	}
	return newDrawing(p, minSize, layout, paint, objects...)
}
