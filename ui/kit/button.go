package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
)

// ButtonKind is how much a button stands out, and what it means.
type ButtonKind int

// The kinds of buttons. A panel has at most one primary button; what destroys is
// ButtonLost, never primary.
const (
	ButtonNormal  ButtonKind = iota // outlined
	ButtonPrimary                   // filled with the accent
	ButtonGhost                     // no outline
	ButtonWon                       // outlined, the good outcome
	ButtonLost                      // outlined, the bad outcome or destruction
)

const buttonPadding float32 = 13 // with the outline

// Button is a push button with an icon, a dot and a label, each optional.
type Button struct {
	focusable
	label, icon string
	kind        ButtonKind
	dot         fyne.ThemeColorName
	chosen      bool
}

// NewButton makes a button; icon is a Lucide name or "".
func NewButton(label, icon string, kind ButtonKind, onTapped func()) *Button {
	b := &Button{label: label, icon: icon, kind: kind}
	b.onTapped = onTapped
	b.extend(b)
	return b
}

// Label is the text on the button.
func (b *Button) Label() string { return b.label }

// Icon is the name of the button's icon, "" for none.
func (b *Button) Icon() string { return b.icon }

// Kind is how the button stands out.
func (b *Button) Kind() ButtonKind { return b.kind }

// SetLabel changes the text.
func (b *Button) SetLabel(label string) {
	b.label = label
	b.Refresh()
}

// SetIcon changes the icon; "" takes it away.
func (b *Button) SetIcon(icon string) {
	b.icon = icon
	b.Refresh()
}

// SetDot puts a dot of a colour before the label; "" takes it away.
func (b *Button) SetDot(colour fyne.ThemeColorName) {
	b.dot = colour
	b.Refresh()
}

// SetOnTapped changes what the button does.
func (b *Button) SetOnTapped(onTapped func()) { b.onTapped = onTapped }

// CreateRenderer is for Fyne.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	back, ring, inside := newBox(RadiusControl), newBox(RadiusControl), newStrip(6)
	paint := func() {
		fill, outline := b.box()
		paintBox(back, fill, outline)
		paintRing(ring, b.focused)
		inside.set(b.parts()...)
	}
	minSize := func() fyne.Size {
		return fyne.NewSize(inside.width()+2*b.padding(), ControlHeight)
	}
	layout := func(size fyne.Size) {
		place(back, 0, 0, size.Width, size.Height)
		b.placeRing(ring, size)
		free := size.Width - 2*b.padding()
		inside.place(b.padding()+max(0, (free-inside.width())/2), 0, free, size.Height)
	}
	return newDrawing(b, minSize, layout, paint, back, ring, inside.box)
}

func (b *Button) padding() float32 {
	switch {
	case b.label == "":
		return (ControlHeight - IconSize) / 2
	case b.kind == ButtonGhost:
		return Space2
	}
	return buttonPadding
}

// placeRing keeps a gap around a primary button, on whose fill the ring would not be seen.
func (b *Button) placeRing(ring *canvas.Rectangle, size fyne.Size) {
	out := float32(1)
	if b.kind == ButtonPrimary {
		out = 2 * FocusRing
	}
	ring.CornerRadius = RadiusControl + out
	place(ring, -out, -out, size.Width+2*out, size.Height+2*out)
}

func (b *Button) box() (fill, outline fyne.ThemeColorName) {
	fill, outline = ColorSurface, ColorBorderStrong
	switch {
	case b.kind == ButtonPrimary && b.Disabled():
		return ColorHover, ""
	case b.kind == ButtonPrimary && b.hovered:
		return ColorAccentHover, ""
	case b.kind == ButtonPrimary:
		return ColorAccent, ""
	case b.kind == ButtonGhost:
		fill, outline = "", ""
	case b.chosen:
		fill = b.softFill()
	}
	if b.hovered && !b.Disabled() {
		fill = ColorHover
	}
	if b.Disabled() && outline != "" {
		outline = ColorBorder
	}
	return fill, outline
}

func (b *Button) parts() []part {
	text, icon := b.inks()
	var parts []part
	if b.icon != "" {
		parts = append(parts, part{icon: b.icon, colour: icon})
	}
	if b.dot != "" {
		parts = append(parts, part{dot: b.dot})
	}
	if b.label != "" {
		bold := b.chosen || b.kind == ButtonPrimary || b.kind == ButtonWon || b.kind == ButtonLost
		parts = append(parts, part{text: b.label, bold: bold, colour: text})
	}
	return parts
}

func (b *Button) inks() (text, icon fyne.ThemeColorName) {
	switch {
	case b.Disabled():
		return ColorDisabled, ColorDisabled
	case b.kind == ButtonPrimary:
		return ColorOnAccent, ColorOnAccent
	case b.kind == ButtonWon:
		return ColorWon, ColorWon
	case b.kind == ButtonLost:
		return ColorLost, ColorLost
	case b.kind == ButtonGhost:
		return ColorText2, ColorText2
	}
	return ColorText, ColorText2
}

// NewIconButton makes a button of an icon alone, without outline; what it does is
// in its tooltip.
func NewIconButton(icon, tooltip string, onTapped func()) *Button {
	b := NewButton("", icon, ButtonGhost, onTapped)
	b.SetTooltip(tooltip)
	return b
}

// Link is a text in the accent colour that can be clicked.
type Link struct {
	focusable
	text string
	size float32
}

// NewLink makes a link in the size of body text.
func NewLink(text string, onTapped func()) *Link { return newLink(text, TextBase, onTapped) }

// NewCaptionLink makes a link in the size of captions.
func NewCaptionLink(text string, onTapped func()) *Link {
	return newLink(text, TextCaption, onTapped)
}

func newLink(text string, size float32, onTapped func()) *Link {
	l := &Link{text: text, size: size}
	l.onTapped = onTapped
	l.extend(l)
	return l
}

// SetText changes the text.
func (l *Link) SetText(text string) {
	l.text = text
	l.Refresh()
}

// Text is what the link says.
func (l *Link) Text() string { return l.text }

// Cursor is for Fyne: a hand, as over every link.
func (l *Link) Cursor() desktop.Cursor {
	if l.Disabled() {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

// CreateRenderer is for Fyne.
func (l *Link) CreateRenderer() fyne.WidgetRenderer {
	ring, line, inside := newBox(4), newBox(0), newStrip(0)
	paint := func() {
		colour := ColorAccentText
		if l.Disabled() {
			colour = ColorDisabled
		}
		inside.set(part{text: l.text, size: l.size, colour: colour})
		paintBox(line, colour, "")
		line.Hidden = !l.hovered || l.Disabled()
		paintRing(ring, l.focused)
	}
	minSize := func() fyne.Size { return fyne.NewSize(inside.width(), l.size+5) }
	layout := func(size fyne.Size) {
		inside.place(0, 0, size.Width, size.Height)
		place(line, 0, (size.Height+l.size)/2+1, min(size.Width, inside.width()), 1)
		place(ring, -3, -1, size.Width+6, size.Height+2)
	}
	return newDrawing(l, minSize, layout, paint, line, ring, inside.box)
}

// SetChosen shows the button as the choice in force: filled softly, in semi-bold.
func (b *Button) SetChosen() {
	b.chosen = true
	b.Refresh()
}

// softFill is the fill of a chosen button, by what its kind stands for.
func (b *Button) softFill() fyne.ThemeColorName {
	switch b.kind {
	case ButtonWon:
		return ColorWonSoft
	case ButtonLost:
		return ColorLostSoft
	}
	return ColorHoldSoft
}
