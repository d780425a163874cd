package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

const (
	chipCross = "×"
	// chipCrossRoom is how far from its end a click on a chip meets the cross.
	chipCrossRoom float32 = 22
)

// Chip is a pill that filters or chooses: a text, a bold count, a dot.
type Chip struct {
	focusable
	// OnMenu is the menu of the right mouse button, of Shift+F10 and of the menu key, at a
	// position of the canvas; nil: there is none.
	OnMenu func(at fyne.Position)

	text, count string
	dot         fyne.ThemeColorName
	icon        string
	on, bare    bool
	altered     bool
	opens       bool // a menu
	shift       bool
	onRemoved   func()
}

// NewChip makes a chip; count may be "".
func NewChip(text, count string, onTapped func()) *Chip {
	c := &Chip{text: text, count: count}
	c.onTapped = onTapped
	c.extend(c)
	return c
}

// NewAddChip makes the chip at the end of a row that adds to it: an icon and a
// text in the accent colour, without outline.
func NewAddChip(text, icon string, onTapped func()) *Chip {
	c := NewChip(text, "", onTapped)
	c.icon, c.bare = icon, true
	return c
}

// NewConditionChip makes the chip of what a list is narrowed by. The cross at its end,
// Delete and Backspace take it away; a click elsewhere taps it, or takes it away too where
// onTapped is nil.
func NewConditionChip(text string, onTapped, onRemoved func()) *Chip {
	if onTapped == nil {
		onTapped = onRemoved
	}
	c := NewChip(text, chipCross, onTapped)
	c.onRemoved = onRemoved
	c.on = true
	return c
}

// SetOnTapped changes what a click does.
func (c *Chip) SetOnTapped(onTapped func()) { c.onTapped = onTapped }

// SetAltered marks the chip in force whose choice is no longer what is shown.
func (c *Chip) SetAltered(altered bool) {
	c.altered = altered
	c.Refresh()
}

// Altered reports that mark.
func (c *Chip) Altered() bool { return c.altered }

// Tapped is for Fyne: a click, on the cross or elsewhere.
func (c *Chip) Tapped(e *fyne.PointEvent) {
	if c.onRemoved != nil && e.Position.X >= c.Size().Width-chipCrossRoom {
		c.hover.Leave()
		c.onRemoved()
		return
	}
	c.press()
}

// TappedSecondary is for Fyne: a right click opens the menu.
func (c *Chip) TappedSecondary(e *fyne.PointEvent) {
	if c.OnMenu != nil {
		c.hover.Leave()
		c.OnMenu(fyne.CurrentApp().Driver().AbsolutePositionForObject(c).Add(e.Position))
	}
}

// FocusLost is for Fyne: the keyboard left.
func (c *Chip) FocusLost() {
	c.shift = false
	c.focusable.FocusLost()
}

// KeyDown follows the Shift key.
func (c *Chip) KeyDown(key *fyne.KeyEvent) { c.shift = c.shift || isShift(key) }

// KeyUp follows the Shift key.
func (c *Chip) KeyUp(key *fyne.KeyEvent) { c.shift = c.shift && !isShift(key) }

var _ desktop.Keyable = (*Chip)(nil)

// TypedKey presses, removes and opens the menu.
func (c *Chip) TypedKey(e *fyne.KeyEvent) {
	switch {
	case c.OnMenu != nil && opensMenu(e, c.shift):
		c.OnMenu(Below(c))
	case c.onRemoved != nil && (e.Name == fyne.KeyDelete || e.Name == fyne.KeyBackspace):
		c.onRemoved()
	default:
		c.focusable.TypedKey(e)
	}
}

// SetOn shows the chip as the one in force.
func (c *Chip) SetOn(on bool) {
	c.on = on
	c.Refresh()
}

// On reports whether the chip is the one in force.
func (c *Chip) On() bool { return c.on }

// Text is what the chip says, without the count.
func (c *Chip) Text() string { return c.text }

// Count is the figure shown after the text.
func (c *Chip) Count() string { return c.count }

// SetCount changes the figure; "" hides it.
func (c *Chip) SetCount(count string) {
	c.count = count
	c.Refresh()
}

// SetDot puts a dot of a colour before the text; "" takes it away.
func (c *Chip) SetDot(colour fyne.ThemeColorName) {
	c.dot = colour
	c.Refresh()
}

// CreateRenderer is for Fyne.
func (c *Chip) CreateRenderer() fyne.WidgetRenderer {
	back, ring, inside := newBox(ChipHeight/2), newBox(ChipHeight/2+1), newStrip(6)
	paint := func() {
		paintBox(back, c.fill(), c.outline())
		paintRing(ring, c.focused)
		inside.set(c.parts()...)
	}
	minSize := func() fyne.Size { return fyne.NewSize(inside.width()+2*c.padding(), ChipHeight) }
	layout := func(size fyne.Size) {
		y := (size.Height - ChipHeight) / 2
		place(back, 0, y, size.Width, ChipHeight)
		place(ring, -1, y-1, size.Width+2, ChipHeight+2)
		inside.place(c.padding(), y, size.Width-2*c.padding(), ChipHeight)
	}
	return newDrawing(c, minSize, layout, paint, back, ring, inside.box)
}

func (c *Chip) padding() float32 {
	if c.bare {
		return 7
	}
	return 11
}

func (c *Chip) fill() fyne.ThemeColorName {
	switch {
	case c.on:
		return ColorAccentSoft
	case c.hovered:
		return ColorHover
	case c.bare:
		return ""
	}
	return ColorSurface
}

func (c *Chip) outline() fyne.ThemeColorName {
	if c.on || c.bare {
		return ""
	}
	return ColorBorder
}

func (c *Chip) parts() []part {
	text, count := ColorText2, ColorText
	if c.on || c.bare {
		text, count = ColorAccentText, ColorAccentText
	}
	var parts []part
	if c.icon != "" {
		parts = append(parts, part{icon: c.icon, size: IconSmall, colour: text})
	}
	if c.dot != "" {
		parts = append(parts, part{dot: c.dot})
	}
	parts = append(parts, part{text: c.text, bold: c.on, colour: text})
	if c.count != "" {
		parts = append(parts, part{text: c.count, size: TextCaption, bold: true, colour: count})
	}
	if c.altered {
		parts = append(parts, part{text: "•", bold: true, colour: text})
	}
	if c.opens {
		parts = append(parts, part{icon: "chevron-down", size: IconSmall, colour: text})
	}
	return parts
}
