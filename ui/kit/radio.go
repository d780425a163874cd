package kit

import "fyne.io/fyne/v2"

const radioSize float32 = 16

// Radio is one of several choices of which one is in force: a ring that is filled for that
// one, and a text.
type Radio struct {
	focusable
	text string
	on   bool
}

// NewRadio makes a choice that is not in force; the caller puts it in force when it is
// pressed, and takes the others out.
func NewRadio(text string, onTapped func()) *Radio {
	r := &Radio{text: text}
	r.onTapped = onTapped
	r.extend(r)
	return r
}

// Text is what the choice says.
func (r *Radio) Text() string { return r.text }

// On reports that the choice is the one in force.
func (r *Radio) On() bool { return r.on }

// SetOn shows the choice as the one in force, or as another.
func (r *Radio) SetOn(on bool) {
	r.on = on
	r.Refresh()
}

// TypedKey goes to the radio before or after with an arrow, and is otherwise that of every
// button, but that Enter on the choice in force is the dialog's: it is chosen already.
func (r *Radio) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyUp, fyne.KeyLeft:
		r.leave(fyne.Canvas.FocusPrevious, fyne.Canvas.FocusNext)
	case fyne.KeyDown, fyne.KeyRight:
		r.leave(fyne.Canvas.FocusNext, fyne.Canvas.FocusPrevious)
	case fyne.KeyReturn, fyne.KeyEnter:
		if r.on && DialogKey(r, e) {
			return
		}
		r.press()
	default:
		r.focusable.TypedKey(e)
	}
}

// leave gives the keyboard to the neighbour, if that is a radio too.
func (r *Radio) leave(to, back func(fyne.Canvas)) {
	c := canvasOf(r)
	to(c)
	if _, isRadio := c.Focused().(*Radio); !isRadio {
		back(c)
	}
}

// CreateRenderer is for Fyne.
func (r *Radio) CreateRenderer() fyne.WidgetRenderer {
	back, ring, dot, outline := newBox(RadiusControl), newBox(radioSize/2), newBox(DotSize/2), newBox(RadiusControl)
	text := newStrip(0)
	paint := func() {
		fill, edge, ink := fyne.ThemeColorName(""), ColorBorderStrong, ColorText
		if r.hovered && !r.Disabled() {
			fill = ColorHover
		}
		if r.on {
			edge = ColorAccent
		}
		if r.Disabled() {
			ink = ColorDisabled
		}
		paintBox(back, fill, "")
		paintBox(ring, ColorSurface, edge)
		paintBox(dot, ColorAccent, "")
		dot.Hidden = !r.on
		paintRing(outline, r.focused)
		text.set(part{text: r.text, colour: ink})
	}
	minSize := func() fyne.Size {
		return fyne.NewSize(min(radioSize+3*Space2+newStrip(0, part{text: r.text}).width(), labelLeast), RowHeight)
	}
	layout := func(size fyne.Size) {
		place(back, 0, 0, size.Width, size.Height)
		place(outline, -1, -1, size.Width+2, size.Height+2)
		top := (size.Height - radioSize) / 2
		place(ring, Space2, top, radioSize, radioSize)
		inner := (radioSize - DotSize) / 2
		place(dot, Space2+inner, top+inner, DotSize, DotSize)
		x := Space2 + radioSize + Space2
		room := size.Width - x - Space2
		r.hover.Text = ""
		if newStrip(0, part{text: r.text}).width() > room {
			r.hover.Text = r.text // cut off
		}
		text.place(x, 0, room, size.Height)
	}
	return newDrawing(r, minSize, layout, paint, back, outline, ring, dot, text.box)
}
