package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

const (
	switchWidth  float32 = 28
	switchHeight float32 = 16
	switchKnob   float32 = 12
)

// Switch turns something on or off at once, with an optional label beside it.
type Switch struct {
	focusable
	label     string
	on        bool
	onChanged func(on bool)
}

// NewSwitch makes a switch that is off; label may be "".
func NewSwitch(label string, onChanged func(on bool)) *Switch {
	s := &Switch{label: label, onChanged: onChanged}
	s.onTapped = s.toggle
	s.extend(s)
	return s
}

// On reports whether the switch is on.
func (s *Switch) On() bool { return s.on }

// SetOn turns the switch without telling anybody.
func (s *Switch) SetOn(on bool) {
	s.on = on
	s.Refresh()
}

// FocusTarget is the switch.
func (s *Switch) FocusTarget() fyne.Focusable { return s }

func (s *Switch) toggle() {
	focus(s)
	s.SetOn(!s.on)
	if s.onChanged != nil {
		s.onChanged(s.on)
	}
}

// CreateRenderer draws the switch and its label.
func (s *Switch) CreateRenderer() fyne.WidgetRenderer {
	track, ring := newBox(switchHeight/2), newBox(switchHeight/2+FocusRing+1)
	knob := canvas.NewCircle(color.Transparent)
	label := NewText(s.label, TextBase, ColorText, false)
	paint := func() {
		paintBox(track, s.fill(), "")
		paintRing(ring, s.focused)
		knob.FillColor = Paint(ColorOnAccent)
		knob.Refresh()
		label.Color = Paint(s.ink())
		label.Refresh()
	}
	minSize := func() fyne.Size {
		if s.label == "" {
			return fyne.NewSize(switchWidth, switchHeight)
		}
		return fyne.NewSize(switchWidth+Space2+label.MinSize().Width, label.MinSize().Height)
	}
	layout := func(size fyne.Size) {
		y := (size.Height - switchHeight) / 2
		place(track, 0, y, switchWidth, switchHeight)
		outset := FocusRing + 1
		place(ring, -outset, y-outset, switchWidth+2*outset, switchHeight+2*outset)
		place(knob, s.knobX(), y+2, switchKnob, switchKnob)
		centreText(label, switchWidth+Space2, 0, size.Height)
	}
	return newDrawing(s, minSize, layout, paint, track, ring, knob, label)
}

func (s *Switch) knobX() float32 {
	if s.on {
		return switchWidth - switchKnob - 2
	}
	return 2
}

func (s *Switch) fill() fyne.ThemeColorName {
	switch {
	case s.Disabled():
		return ColorBorder
	case s.on:
		return ColorAccent
	}
	return ColorBorderStrong
}

func (s *Switch) ink() fyne.ThemeColorName {
	if s.Disabled() {
		return ColorDisabled
	}
	return ColorText
}
