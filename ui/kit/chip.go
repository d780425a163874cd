package kit

import "fyne.io/fyne/v2"

// Chip is a pill that filters or chooses: a text, a bold count, a dot.
type Chip struct {
	focusable
	text, count string
	dot         fyne.ThemeColorName
	icon        string
	on, bare    bool
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
	return parts
}
