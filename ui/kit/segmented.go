package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Segment is one choice of a Segmented: an icon, a label, or both.
type Segment struct {
	Icon, Label, Tooltip string
}

// Segmented is a row of choices of which one is in force, as List | Board | Calendar.
// Left and Right change it from the keyboard.
type Segmented struct {
	widget.BaseWidget
	OnChanged func(index int) // called when the person chooses another
	segments  []*segment
	selected  int
	focused   bool
	// onMenu is asked for the menu of the right mouse button, at a position of the group.
	onMenu func(at fyne.Position)
}

// NewSegmented makes a group with one choice in force.
func NewSegmented(selected int, onChanged func(index int), segments ...Segment) *Segmented {
	s := &Segmented{OnChanged: onChanged, selected: selected}
	for i, what := range segments {
		s.segments = append(s.segments, newSegment(s, i, what))
	}
	s.ExtendBaseWidget(s)
	return s
}

// Selected is the index of the choice in force.
func (s *Segmented) Selected() int { return s.selected }

// SetSelected puts another choice in force without calling OnChanged.
func (s *Segmented) SetSelected(index int) {
	s.selected = index
	s.Refresh()
}

func (s *Segmented) choose(index int) {
	if index < 0 || index >= len(s.segments) || index == s.selected {
		return
	}
	s.SetSelected(index)
	if s.OnChanged != nil {
		s.OnChanged(index)
	}
}

// FocusGained is for Fyne: the keyboard came.
func (s *Segmented) FocusGained() {
	s.focused = true
	s.Refresh()
}

// FocusLost is for Fyne: the keyboard left.
func (s *Segmented) FocusLost() {
	s.focused = false
	s.Refresh()
}

// TypedRune is for Fyne; letters mean nothing here.
func (s *Segmented) TypedRune(rune) {}

// TypedKey moves the choice with the arrows.
func (s *Segmented) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyLeft:
		s.choose(s.selected - 1)
	case fyne.KeyRight:
		s.choose(s.selected + 1)
	default:
		unhandledKey(e, s)
	}
}

// CreateRenderer is for Fyne.
func (s *Segmented) CreateRenderer() fyne.WidgetRenderer {
	outline, ring := newBox(RadiusControl), newBox(RadiusControl+1)
	row := container.New(Columns(0))
	for _, one := range s.segments {
		row.Add(one)
	}
	paint := func() {
		paintBox(outline, ColorSurface, ColorBorderStrong)
		paintRing(ring, s.focused)
		for _, one := range s.segments {
			one.Refresh()
		}
	}
	minSize := func() fyne.Size { return fyne.NewSize(row.MinSize().Width+2, ControlHeight) }
	layout := func(size fyne.Size) {
		y := (size.Height - ControlHeight) / 2
		width := min(size.Width, row.MinSize().Width+2)
		place(row, 1, y+1, width-2, ControlHeight-2)
		place(outline, 0, y, width, ControlHeight)
		place(ring, -1, y-1, width+2, ControlHeight+2)
	}
	return newDrawing(s, minSize, layout, paint, outline, row, ring)
}

type segment struct {
	pressable
	group *Segmented
	index int
	what  Segment
}

func newSegment(group *Segmented, index int, what Segment) *segment {
	s := &segment{group: group, index: index, what: what}
	s.onTapped = func() { group.choose(index) }
	s.SetTooltip(what.Tooltip)
	s.extend(s)
	return s
}

// TappedSecondary passes the right mouse button on to the group, over which the segment lies.
func (s *segment) TappedSecondary(e *fyne.PointEvent) {
	if s.group.onMenu != nil {
		s.hover.Leave()
		s.group.onMenu(s.Position().Add(e.Position))
	}
}

// CreateRenderer is for Fyne.
func (s *segment) CreateRenderer() fyne.WidgetRenderer {
	back, line, inside := newBox(0), newBox(0), newStrip(6)
	paint := func() {
		paintBox(back, s.fill(), "")
		paintBox(line, ColorBorder, "")
		line.Hidden = s.index == 0
		s.round(back)
		inside.set(s.parts()...)
	}
	minSize := func() fyne.Size { return fyne.NewSize(inside.width()+2*s.padding()+s.line(), ControlHeight-2) }
	layout := func(size fyne.Size) {
		place(back, 0, 0, size.Width, size.Height)
		place(line, 0, 0, 1, size.Height)
		inside.place(s.line()+s.padding(), 0, size.Width-2*s.padding()-s.line(), size.Height)
	}
	return newDrawing(s, minSize, layout, paint, back, line, inside.box)
}

func (s *segment) on() bool { return s.index == s.group.selected }

// line is the width of the line before the segment.
func (s *segment) line() float32 {
	if s.index == 0 {
		return 0
	}
	return 1
}

func (s *segment) padding() float32 {
	if s.what.Label == "" {
		return Space2
	}
	return 10
}

func (s *segment) fill() fyne.ThemeColorName {
	switch {
	case s.on():
		return ColorAccentSoft
	case s.hovered:
		return ColorHover
	}
	return ColorSurface
}

// round gives the first and the last segment the corners of the group.
func (s *segment) round(back *canvas.Rectangle) {
	roundEnds(back, s.index == 0, s.index == len(s.group.segments)-1)
}

func (s *segment) parts() []part {
	text, icon := ColorText, ColorText2
	if s.on() {
		text, icon = ColorAccentText, ColorAccentText
	}
	var parts []part
	if s.what.Icon != "" {
		parts = append(parts, part{icon: s.what.Icon, colour: icon})
	}
	if s.what.Label != "" {
		parts = append(parts, part{text: s.what.Label, bold: s.on(), colour: text})
	}
	return parts
}
