package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

func TestPopoverStandsWhereThereIsRoom(t *testing.T) {
	useLook(t)
	e := NewTextEntry()
	b := newFormBench(t, e)
	content := canvas.NewRectangle(Paint(ColorAccent))
	content.SetMinSize(fyne.NewSize(100, 200))
	cases := []struct {
		name   string
		anchor fyne.Position
		wanted fyne.Position
	}{
		{"beneath", fyne.NewPos(10, 50), fyne.NewPos(10, 50+ControlHeight+2)},
		{"above at the bottom", fyne.NewPos(10, 560), fyne.NewPos(10, 560-2-208)},
		{"moved in at the right", fyne.NewPos(280, 50), fyne.NewPos(300-108, 50+ControlHeight+2)},
	}
	for _, c := range cases {
		e.Move(c.anchor)
		p := openPopover(e, content, false, func() {})
		b.want(c.name, p.panel.Position(), c.wanted)
		p.close()
	}
}

func TestPopoverStretchesToItsAnchor(t *testing.T) {
	useLook(t)
	e := NewTextEntry()
	b := newFormBench(t, e)
	p := openPopover(e, canvas.NewRectangle(Paint(ColorAccent)), true, func() {})
	b.want("width", p.panel.Size().Width, e.Size().Width)
}

func TestPopoverClosesOnAClickOutsideOnly(t *testing.T) {
	useLook(t)
	e := NewTextEntry()
	b := newFormBench(t, e)
	closed := 0
	content := canvas.NewRectangle(Paint(ColorAccent))
	content.SetMinSize(fyne.NewSize(100, 100))
	p := openPopover(e, content, false, func() { closed++ })
	b.click(p.panel, 2, 2)
	b.want("closed by a click on its edge", closed, 0)
	b.click(p.panel, 150, 50)
	b.want("closed by a click beside it", closed, 1)
}
