package kit

import "fyne.io/fyne/v2"

// SideButton is an icon beside a control that does what the control's own menu does as
// well. Tab passes it by, so that typing goes on from field to field.
type SideButton struct {
	pressable
	icon, label string
}

// NewSideButton makes a side button; what it does is in its tooltip.
func NewSideButton(icon, tooltip string, onTapped func()) *SideButton {
	b := &SideButton{icon: icon}
	b.onTapped = onTapped
	b.SetTooltip(tooltip)
	b.extend(b)
	return b
}

// Icon is the name of the button's icon.
func (b *SideButton) Icon() string { return b.icon }

// SetLabel puts a text behind the icon; "" takes it away.
func (b *SideButton) SetLabel(label string) {
	b.label = label
	b.Refresh()
}

// CreateRenderer is for Fyne.
func (b *SideButton) CreateRenderer() fyne.WidgetRenderer {
	back, inside := newBox(RadiusControl), newStrip(6)
	paint := func() {
		fill := fyne.ThemeColorName("")
		if b.hovered {
			fill = ColorHover
		}
		paintBox(back, fill, "")
		inside.set(b.parts()...)
	}
	padding := (ControlHeight - IconSize) / 2
	minSize := func() fyne.Size { return fyne.NewSize(inside.width()+2*padding, ControlHeight) }
	layout := func(size fyne.Size) {
		place(back, 0, 0, size.Width, size.Height)
		inside.place(padding, 0, size.Width-2*padding, size.Height)
	}
	return newDrawing(b, minSize, layout, paint, back, inside.box)
}

func (b *SideButton) parts() []part {
	parts := []part{{icon: b.icon, colour: ColorText2}}
	if b.label != "" {
		parts = append(parts, part{text: b.label, colour: ColorText2})
	}
	return parts
}
