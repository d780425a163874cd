package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Tag is a small label on a soft background, such as "P" beside a prospect.
type Tag struct {
	widget.BaseWidget
	text      string
	ink, fill fyne.ThemeColorName
}

// NewTag makes a neutral tag.
func NewTag(text string) *Tag { return NewColouredTag(text, ColorHold, ColorHoldSoft) }

// NewColouredTag makes a tag in a pair of colours, such as ColorWon on ColorWonSoft.
func NewColouredTag(text string, ink, fill fyne.ThemeColorName) *Tag {
	t := &Tag{text: text, ink: ink, fill: fill}
	t.ExtendBaseWidget(t)
	return t
}

// SetText changes the text.
func (t *Tag) SetText(text string) {
	t.text = text
	t.Refresh()
}

// CreateRenderer is for Fyne.
func (t *Tag) CreateRenderer() fyne.WidgetRenderer {
	back, inside := newBox(4), newStrip(0)
	paint := func() {
		paintBox(back, t.fill, "")
		inside.set(part{text: t.text, size: TextCaption, colour: t.ink})
	}
	minSize := func() fyne.Size { return fyne.NewSize(inside.width()+12, TagHeight) }
	layout := func(size fyne.Size) {
		y := (size.Height - TagHeight) / 2
		place(back, 0, y, size.Width, TagHeight)
		inside.place(6, y, size.Width-12, TagHeight)
	}
	return newDrawing(t, minSize, layout, paint, back, inside.box)
}
