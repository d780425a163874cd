package kit

import (
	"fmt"
	"image/color"
	"math"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"preventa/domain"
)

const (
	percentWidth float32 = 64
	knobSize     float32 = 14
	trackHeight  float32 = 4
	trackTop     float32 = 13
	tickTop      float32 = 22
	tickHeight   float32 = 8
)

// PercentEntry is a whole percentage from 0 to 100: a slider and an entry beside
// it. A text that is no percentage stays as it was typed; the slider then shows the
// percentage from before the typing.
type PercentEntry struct {
	widget.DisableableWidget

	// OnChanged is called at every key and every move of the slider.
	OnChanged func()
	// OnCommitted is called when a person settled on another valid value.
	OnCommitted func()
	// OnInvalid hears why the text is no percentage.
	OnInvalid func(err error)
	// OnValid is called when the text is a percentage again after OnInvalid.
	OnValid func()

	format func(int) string
	slider *percentSlider
	entry  *checkedEntry
}

// NewPercentEntry makes an entry at 0 %. format writes a percentage; nil writes "45 %".
func NewPercentEntry(format func(percent int) string) *PercentEntry {
	if format == nil {
		format = func(percent int) string { return fmt.Sprintf("%d %%", percent) }
	}
	p := &PercentEntry{format: format, entry: &checkedEntry{}}
	p.slider = newPercentSlider(p.slid, p.slideEnded)
	p.entry.alignEnd = true
	p.entry.extendChecked(p.entry, p.normalise)
	p.entry.OnChanged = p.typed
	p.entry.OnCommitted = func() { notify(p.OnCommitted) }
	p.entry.OnValid = func() { notify(p.OnValid) }
	p.entry.OnInvalid = p.invalid
	p.ExtendBaseWidget(p)
	p.SetValue(0)
	return p
}

func (p *PercentEntry) invalid(err error) {
	if p.OnInvalid != nil {
		p.OnInvalid(err)
	}
}

func (p *PercentEntry) normalise(text string) (string, error) {
	percent, err := parsePercent(text)
	if err != nil {
		return "", err
	}
	return p.format(percent), nil
}

func parsePercent(text string) (int, error) {
	digits := strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(text), "%"))
	percent, err := strconv.Atoi(digits)
	if err != nil || percent < 0 || percent > 100 {
		return 0, domain.Fail(domain.Invalid, "error.percent.range", domain.Args{"Text": text})
	}
	return percent, nil
}

func (p *PercentEntry) typed(text string) {
	percent, err := parsePercent(text)
	if err != nil {
		// What was read on the way, such as the 15 of 150, was not meant.
		percent, _ = parsePercent(p.entry.committed)
	}
	p.slider.set(percent)
	notify(p.OnChanged)
}

func (p *PercentEntry) slid(percent int) {
	p.entry.SetText(p.format(percent))
	p.entry.judge(nil)
	notify(p.OnChanged)
}

func (p *PercentEntry) slideEnded() { p.entry.commit() }

// Text is the percentage as it stands in the entry.
func (p *PercentEntry) Text() string { return p.entry.Text }

// Value is the percentage in the entry; err says why the text is none.
func (p *PercentEntry) Value() (percent int, err error) { return parsePercent(p.entry.Text) }

// SetValue shows a percentage without calling OnChanged.
func (p *PercentEntry) SetValue(percent int) {
	p.slider.set(percent)
	p.entry.setCommitted(p.format(percent))
}

// SetTick marks a percentage under the slider, such as one the history suggests.
func (p *PercentEntry) SetTick(percent int) {
	p.slider.tick = percent
	p.slider.Refresh()
}

// ClearTick takes the mark away.
func (p *PercentEntry) ClearTick() { p.SetTick(noTick) }

// SetInvalid shows or removes the outline of an error.
func (p *PercentEntry) SetInvalid(invalid bool) { p.entry.SetInvalid(invalid) }

// inCell is for a grid, whose cell has room for the text alone.
func (p *PercentEntry) inCell(keys *cellKeys) {
	p.entry.inCell(keys)
	p.slider.Hide()
	p.Refresh()
}

// FocusTarget is the text.
func (p *PercentEntry) FocusTarget() fyne.Focusable { return p.entry }

// Disable locks slider and text.
func (p *PercentEntry) Disable() {
	p.DisableableWidget.Disable()
	p.slider.Disable()
	p.entry.Disable()
}

// Enable unlocks slider and text.
func (p *PercentEntry) Enable() {
	p.DisableableWidget.Enable()
	p.slider.Enable()
	p.entry.Enable()
}

// CreateRenderer lays the text beside the slider.
func (p *PercentEntry) CreateRenderer() fyne.WidgetRenderer {
	minSize := func() fyne.Size { return fyne.NewSize(100+Space3+percentWidth, ControlHeight) }
	layout := func(size fyne.Size) {
		if p.slider.Hidden {
			place(p.entry, 0, 0, size.Width, size.Height)
			return
		}
		place(p.slider, 0, 0, size.Width-Space3-percentWidth, size.Height)
		place(p.entry, size.Width-percentWidth, 0, percentWidth, size.Height)
	}
	return newDrawing(p, minSize, layout, func() {}, p.slider, p.entry)
}

const noTick = -1

// percentSlider is a track with a knob. The arrow keys move it by one, Page Up
// and Down by ten.
type percentSlider struct {
	widget.DisableableWidget
	percent int
	tick    int
	focused bool
	onMoved func(percent int)
	onEnded func()
}

var (
	_ fyne.Focusable     = (*percentSlider)(nil)
	_ fyne.Draggable     = (*percentSlider)(nil)
	_ fyne.Tappable      = (*percentSlider)(nil)
	_ desktop.Cursorable = (*percentSlider)(nil)
)

func newPercentSlider(onMoved func(int), onEnded func()) *percentSlider {
	s := &percentSlider{tick: noTick, onMoved: onMoved, onEnded: onEnded}
	s.ExtendBaseWidget(s)
	return s
}

func (s *percentSlider) set(percent int) {
	s.percent = percent
	s.Refresh()
}

func (s *percentSlider) move(percent int) {
	percent = min(max(percent, 0), 100)
	if s.Disabled() || percent == s.percent {
		return
	}
	s.set(percent)
	s.onMoved(percent)
}

func (s *percentSlider) moveToX(x float32) {
	if s.Size().Width > 0 {
		s.move(int(math.Round(float64(100 * x / s.Size().Width))))
	}
}

// Tapped moves the knob where the track was clicked.
func (s *percentSlider) Tapped(at *fyne.PointEvent) {
	if s.Disabled() {
		return
	}
	focus(s)
	s.moveToX(at.Position.X)
	s.onEnded()
}

// Dragged moves the knob with the pointer.
func (s *percentSlider) Dragged(e *fyne.DragEvent) { s.moveToX(e.Position.X) }

// DragEnd settles on the value.
func (s *percentSlider) DragEnd() {
	if !s.Disabled() {
		focus(s)
		s.onEnded()
	}
}

// Cursor is a hand over a slider that moves.
func (s *percentSlider) Cursor() desktop.Cursor {
	if s.Disabled() {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

// FocusGained shows the ring.
func (s *percentSlider) FocusGained() {
	s.focused = true
	s.Refresh()
}

// FocusLost settles on the value and takes the ring away.
func (s *percentSlider) FocusLost() {
	s.focused = false
	s.Refresh()
	s.onEnded()
}

// TypedRune means nothing to a slider.
func (s *percentSlider) TypedRune(rune) {}

// TypedKey moves the knob.
func (s *percentSlider) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyLeft, fyne.KeyDown:
		s.move(s.percent - 1)
	case fyne.KeyRight, fyne.KeyUp:
		s.move(s.percent + 1)
	case fyne.KeyPageDown:
		s.move(s.percent - 10)
	case fyne.KeyPageUp:
		s.move(s.percent + 10)
	case fyne.KeyHome:
		s.move(0)
	case fyne.KeyEnd:
		s.move(100)
	default:
		unhandledKey(key, s)
	}
}

// CreateRenderer draws track, fill, tick and knob.
func (s *percentSlider) CreateRenderer() fyne.WidgetRenderer {
	track, fill, tick := newBox(trackHeight/2), newBox(trackHeight/2), newBox(0)
	knob, ring := canvas.NewCircle(color.Transparent), canvas.NewCircle(color.Transparent)
	knob.StrokeWidth, ring.StrokeWidth = 2, FocusRing
	paint := func() {
		accent := ColorAccent
		if s.Disabled() {
			accent = ColorDisabled
		}
		paintBox(track, ColorBorderStrong, "")
		paintBox(fill, accent, "")
		paintBox(tick, ColorText2, "")
		knob.FillColor, knob.StrokeColor = Paint(ColorSurface), Paint(accent)
		ring.StrokeColor = Paint(ColorAccent)
		show(ring, s.focused)
		show(tick, s.tick != noTick)
	}
	layout := func(size fyne.Size) {
		x := size.Width * float32(s.percent) / 100
		place(track, 0, trackTop, size.Width, trackHeight)
		place(fill, 0, trackTop, x, trackHeight)
		place(tick, size.Width*float32(s.tick)/100-1, tickTop, 2, tickHeight)
		middle := trackTop + trackHeight/2
		place(knob, x-knobSize/2, middle-knobSize/2, knobSize, knobSize)
		reach := knobSize/2 + FocusRing + 1
		place(ring, x-reach, middle-reach, 2*reach, 2*reach)
	}
	minSize := func() fyne.Size { return fyne.NewSize(60, ControlHeight) }
	return newDrawing(s, minSize, layout, paint, track, fill, tick, ring, knob)
}
