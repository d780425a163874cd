package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Label is one line of text in a size and colour of the look. Where it is too narrow
// the text ends in an ellipsis.
type Label struct {
	widget.BaseWidget
	text   string
	size   float32
	colour fyne.ThemeColorName
	bold   bool
	align  fyne.TextAlign
	whole  bool
	small  float32 // the size of a text that does not fit otherwise; 0 is the same size
}

// NewLabel makes a label.
func NewLabel(text string, size float32, colour fyne.ThemeColorName, bold bool) *Label {
	l := &Label{text: text, size: size, colour: colour, bold: bold}
	l.ExtendBaseWidget(l)
	return l
}

// NewHeading is the title of a part of a card.
func NewHeading(text string) *Label { return NewLabel(text, TextBase, ColorText, true) }

// NewCaption is small secondary text.
func NewCaption(text string) *Label { return NewLabel(text, TextCaption, ColorText2, false) }

// AlignRight makes the text end at the right edge, as figures do.
func (l *Label) AlignRight() *Label {
	l.align = fyne.TextAlignTrailing
	return l
}

// Whole makes the label insist on the width of all its text.
func (l *Label) Whole() *Label {
	l.whole = true
	return l
}

// Shrinking makes the label write a text that is too wide for it in a smaller size.
func (l *Label) Shrinking(to float32) *Label {
	l.small = to
	return l
}

// Text is what the label shows.
func (l *Label) Text() string { return l.text }

// SetText shows another text.
func (l *Label) SetText(text string) {
	if l.text != text {
		l.text = text
		l.Refresh()
	}
}

// SetColour shows the text in another colour of the look.
func (l *Label) SetColour(colour fyne.ThemeColorName) {
	l.colour = colour
	l.Refresh()
}

func (l *Label) part() part {
	return part{text: l.text, size: l.size, bold: l.bold, colour: l.colour}
}

// CreateRenderer is for Fyne.
func (l *Label) CreateRenderer() fyne.WidgetRenderer {
	line := newStrip(0)
	paint := func() { line.set(l.part()) }
	height := func() float32 { return l.size + 7 }
	minSize := func() fyne.Size {
		if l.whole || l.align == fyne.TextAlignTrailing {
			return fyne.NewSize(newStrip(0, l.part()).width(), height())
		}
		return fyne.NewSize(min(newStrip(0, l.part()).width(), labelLeast), height())
	}
	layout := func(size fyne.Size) {
		line.set(l.part())
		if l.small > 0 && line.width() > size.Width {
			smaller := l.part()
			smaller.size = l.small
			line.set(smaller)
		}
		x := float32(0)
		if l.align == fyne.TextAlignTrailing {
			x = max(0, size.Width-line.width())
		}
		line.place(x, 0, size.Width-x, size.Height)
	}
	return newDrawing(l, minSize, layout, paint, line.box)
}

// labelLeast is the width a long label insists on; the rest may be cut.
const labelLeast float32 = 120

// NewWrapped is text over as many lines as its width needs.
func NewWrapped(text string, width float32) fyne.CanvasObject { return newParagraph(text, width) }

// NewLine is a hairline across.
func NewLine() fyne.CanvasObject { return FixedHeight(1, NewFill(ColorBorder)) }
