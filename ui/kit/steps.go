package kit

import (
	"math"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Step is one state on the way of a record.
type Step struct {
	Label  string
	Note   string // such as the days spent there; may be ""
	Done   bool   // already left behind
	Active bool   // where the record is
	Dot    fyne.ThemeColorName
}

// Steps shows the states a record goes through, in the header of its form; a
// click moves the record. In a narrow place the notes go and the labels are shortened;
// give it a weight, for its least width shows little.
type Steps struct {
	widget.BaseWidget
	OnTapped func(index int)
	steps    []Step
	row      *fyne.Container
}

// NewSteps makes the row.
func NewSteps(onTapped func(index int), steps ...Step) *Steps {
	s := &Steps{OnTapped: onTapped, row: container.New(&shrinking{})}
	s.ExtendBaseWidget(s)
	s.SetSteps(steps...)
	return s
}

// SetSteps shows other states.
func (s *Steps) SetSteps(steps ...Step) {
	s.steps = steps
	s.row.RemoveAll()
	for i := range steps {
		s.row.Add(newStep(s, i))
	}
	s.Refresh()
}

// CreateRenderer is for Fyne.
func (s *Steps) CreateRenderer() fyne.WidgetRenderer {
	outline := newBox(RadiusControl)
	paint := func() {
		paintBox(outline, ColorSurface, ColorBorderStrong)
		s.row.Refresh()
	}
	minSize := func() fyne.Size { return fyne.NewSize(s.row.MinSize().Width+2, ControlHeight) }
	layout := func(size fyne.Size) {
		y := (size.Height - ControlHeight) / 2
		width := min(size.Width, preferredWidth(s.row.Objects)+2)
		place(s.row, size.Width-width+1, y+1, width-2, ControlHeight-2)
		place(outline, size.Width-width, y, width, ControlHeight)
	}
	return newDrawing(s, minSize, layout, paint, outline, s.row)
}

const (
	stepPadding float32 = 10
	leastStep   float32 = 64 // room for an icon and a few letters
)

type step struct {
	focusable
	steps *Steps
	index int
}

func newStep(steps *Steps, index int) *step {
	s := &step{steps: steps, index: index}
	s.onTapped = func() {
		if steps.OnTapped != nil {
			steps.OnTapped(index)
		}
	}
	s.SetTooltip(steps.steps[index].Label)
	s.extend(s)
	return s
}

func (s *step) preferred() float32 {
	return newStrip(6, s.parts()...).width() + 2*stepPadding
}

// fitting leaves the note out where there is no room for it and the whole label.
func (s *step) fitting(width float32) []part {
	parts := s.parts()
	if s.steps.steps[s.index].Note != "" && newStrip(6, parts...).width() > width+0.5 {
		return parts[:len(parts)-1]
	}
	return parts
}

// CreateRenderer is for Fyne.
func (s *step) CreateRenderer() fyne.WidgetRenderer {
	back, line, ring, inside := newBox(0), newBox(0), newBox(RadiusControl), newStrip(6)
	paint := func() {
		paintBox(back, s.fill(), "")
		paintBox(line, ColorBorder, "")
		line.Hidden = s.index == 0
		roundEnds(back, s.index == 0, s.index == len(s.steps.steps)-1)
		paintRing(ring, s.focused)
		inside.set(s.parts()...)
	}
	minSize := func() fyne.Size { return fyne.NewSize(min(leastStep, s.preferred()), ControlHeight-2) }
	layout := func(size fyne.Size) {
		place(back, 0, 0, size.Width, size.Height)
		place(line, 0, 0, 1, size.Height)
		place(ring, 0, 0, size.Width, size.Height)
		inside.set(s.fitting(size.Width - 2*stepPadding)...)
		inside.place(stepPadding, 0, size.Width-2*stepPadding, size.Height)
	}
	return newDrawing(s, minSize, layout, paint, back, line, inside.box, ring)
}

func (s *step) fill() fyne.ThemeColorName {
	switch {
	case s.steps.steps[s.index].Active:
		return ColorAccentSoft
	case s.hovered:
		return ColorHover
	}
	return ColorSurface
}

func (s *step) parts() []part {
	what := s.steps.steps[s.index]
	label := part{text: what.Label, colour: ColorText3}
	note := part{text: what.Note, size: TextCaption, colour: ColorText3}
	var parts []part
	switch {
	case what.Active:
		parts = append(parts, part{dot: orColour(what.Dot, ColorAccent)})
		label.bold, label.colour, note.colour = true, ColorAccentText, ColorAccentText
	case what.Done:
		parts = append(parts, part{icon: "check", size: IconSmall})
		label.colour = ColorText2
	}
	parts = append(parts, label)
	if what.Note != "" {
		parts = append(parts, note)
	}
	return parts
}

// shrinking lays steps side by side at the width they like; where that is too
// much, the widest give first.
type shrinking struct{}

// Layout shares the width.
func (*shrinking) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	limit := widthLimit(objects, size.Width)
	x := float32(0)
	for _, o := range objects {
		width := min(o.(*step).preferred(), limit)
		place(o, x, 0, width, size.Height)
		x += width
	}
}

// MinSize is the sum of the least widths.
func (*shrinking) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(0, ControlHeight-2)
	for _, o := range objects {
		size.Width += o.MinSize().Width
	}
	return size
}

func preferredWidth(objects []fyne.CanvasObject) float32 {
	var total float32
	for _, o := range objects {
		total += o.(*step).preferred()
	}
	return total
}

// widthLimit is the width no step may exceed so that all fit: what the narrow
// ones leave is shared evenly among the rest.
func widthLimit(objects []fyne.CanvasObject, width float32) float32 {
	widths := make([]float32, len(objects))
	for i, o := range objects {
		widths[i] = o.(*step).preferred()
	}
	slices.Sort(widths)
	for i, w := range widths {
		share := width / float32(len(widths)-i)
		if w > share {
			return share
		}
		width -= w
	}
	return math.MaxFloat32
}
