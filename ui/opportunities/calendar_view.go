package opportunities

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"preventa/domain"
	"preventa/domain/region"
	"preventa/ui/kit"
)

const (
	calendarLine  float32 = 20 // height of an entry of one line
	calendarGap   float32 = 2  // between entries
	calendarWheel         = 2  // how much faster than Fyne's own the wheel scrolls
)

// calendarView draws the days of a calendar and hears mouse and keyboard on them. What it
// shows it asks of its calendar.
type calendarView struct {
	widget.BaseWidget
	calendar *calendar

	region region.Region
	today  domain.Date
	words  calendarWords

	chosen calendarKey
	cursor domain.Date // day the keyboard is on
	y      float64     // how far the hours are scrolled
	lines  calendarLines
	sought bool // the chosen entry comes into view once it is read

	spots   []calendarSpot
	grid    calendarGrid
	hovered calendarSpot
	click   calendarClick
	drag    calendarDrag
	focused bool
	shift   bool
	tip     kit.Hover
	ticking bool // the line of the present moment will move on
	gone    bool // nobody has seen it for a while

	surface *canvas.Rectangle
	back    *calendarPen // days, titles, what has no time
	hours   *calendarPen // what scrolls
	over    *calendarPen // what is being dragged
	clip    *container.Clip
	bar     kit.ScrollBar
	loading *canvas.Rectangle
	ring    *canvas.Rectangle
}

var (
	_ fyne.Focusable         = (*calendarView)(nil)
	_ fyne.Tabbable          = (*calendarView)(nil)
	_ fyne.Shortcutable      = (*calendarView)(nil)
	_ fyne.Tappable          = (*calendarView)(nil)
	_ fyne.SecondaryTappable = (*calendarView)(nil)
	_ fyne.Draggable         = (*calendarView)(nil)
	_ fyne.Scrollable        = (*calendarView)(nil)
	_ desktop.Mouseable      = (*calendarView)(nil)
	_ desktop.Hoverable      = (*calendarView)(nil)
	_ desktop.Keyable        = (*calendarView)(nil)
	_ desktop.Cursorable     = (*calendarView)(nil)
)

// spotKind is what lies at a place of the calendar besides a day.
type spotKind int

const (
	spotNothing spotKind = iota
	spotEntry
	spotEdge // the lower edge of an entry among the hours, by which its length changes
	spotMore // how many more entries there are
	spotDate // the number of a day
)

// calendarSpot is something drawn that the pointer can be on.
type calendarSpot struct {
	calendarArea
	kind    spotKind
	entry   calendarEntry
	day     domain.Date
	scrolls bool // it lies among the hours
}

func (s calendarSpot) is(other calendarSpot) bool {
	return s.kind == other.kind && s.day == other.day && s.entry.key() == other.entry.key()
}

func newCalendarView(c *calendar) *calendarView {
	v := &calendarView{calendar: c, y: startOfDay, lines: calendarLines{}, back: newCalendarPen(), hours: newCalendarPen(), over: newCalendarPen()}
	v.surface, v.loading, v.ring = kit.NewBox(0), kit.NewBox(0), kit.NewBox(0)
	v.loading.Hide()
	v.clip = container.NewClip(v.hours.box)
	v.bar = kit.NewScrollBar(true, v.scrollTo)
	v.ExtendBaseWidget(v)
	return v
}

// CreateRenderer is for Fyne.
func (v *calendarView) CreateRenderer() fyne.WidgetRenderer {
	v.gone = false
	least := func() fyne.Size { return fyne.NewSize(480, 240) }
	return &calendarRenderer{v, kit.NewDrawn(v, least, func(fyne.Size) { v.draw() }, func() {},
		v.surface, v.back.box, v.clip, v.bar, v.over.box, v.loading, v.ring)}
}

type calendarRenderer struct {
	view *calendarView
	fyne.WidgetRenderer
}

// Destroy is for Fyne: the view was not on the screen for a while.
func (r *calendarRenderer) Destroy() { r.view.gone = true }

// draw shows everything as it is now.
func (v *calendarView) draw() {
	size := v.Size()
	if size.IsZero() {
		return
	}
	v.region, v.today = v.calendar.region(), v.calendar.today()
	v.words = calendarWords{region: v.region, today: v.today}
	v.grid = newCalendarGrid(size, v.calendar.as, v.calendar.shown, v.region.SundayFirst)
	v.spots = v.spots[:0]
	v.back.begin()
	v.hours.begin()
	if v.grid.span == spanMonth {
		v.drawMonth()
	} else {
		v.drawHours()
	}
	v.frame(size)
	v.drawDrag()
}

// frame places what is around the days.
func (v *calendarView) frame(size fyne.Size) {
	kit.PaintBox(v.surface, kit.ColorSurface, "")
	v.surface.Resize(size)
	hours := v.grid.hours()
	kit.PlaceAt(v.clip, 0, hours.y, size.Width, hours.height)
	kit.PlaceAt(v.bar, size.Width-kit.ScrollBarReach, hours.y+kit.Space1, kit.ScrollBarReach, max(0, hours.height-2*kit.Space1))
	v.bar.Set(float64(hoursHeight), float64(hours.height), v.y)
	if v.grid.span == spanMonth {
		v.clip.Hide()
		v.bar.Hide()
	} else {
		v.clip.Show()
	}
	kit.PaintBox(v.loading, kit.ColorAccent, "")
	kit.PlaceAt(v.loading, kit.FocusRing, kit.FocusRing, max(0, size.Width-2*kit.FocusRing), 2) // clear of the focus ring
	kit.PaintBox(v.ring, "", kit.ColorAccent)
	v.ring.StrokeWidth = kit.FocusRing
	v.ring.Hidden = !v.focused
	v.ring.Move(fyne.NewPos(kit.FocusRing/2, kit.FocusRing/2))
	v.ring.Resize(size.SubtractWidthHeight(kit.FocusRing, kit.FocusRing))
	canvas.Refresh(v.surface)
}

// setLoading shows that the days are being read, which took a while already.
func (v *calendarView) setLoading(on bool) {
	v.loading.Hidden = !on
	v.loading.Refresh()
}

func (v *calendarView) note(s calendarSpot) { v.spots = append(v.spots, s) }

// entryAt draws an entry and notes where it is; origin is where the pen's area begins.
func (v *calendarView) entryAt(pen *calendarPen, e calendarEntry, a calendarArea, origin float32) {
	spot := calendarSpot{calendarArea: calendarArea{a.x, a.y + origin, a.width, a.height}, kind: spotEntry, entry: e, day: e.day(), scrolls: pen == v.hours}
	v.drawEntry(pen, e, a, entryState{
		chosen:  e.key() == v.chosen,
		hovered: v.hovered.entry.key() == e.key(),
		lifted:  v.drag.lifts(e),
	})
	v.note(spot)
	if spot.scrolls && v.calendar.mayMove(e) {
		edge := min(6, a.height/3)
		spot.kind, spot.calendarArea = spotEdge, calendarArea{a.x, spot.y + a.height - edge, a.width, edge}
		v.note(spot)
	}
}

// spotAt is what is drawn at a position.
func (v *calendarView) spotAt(pos fyne.Position) calendarSpot {
	hours := v.grid.hours()
	for i := len(v.spots) - 1; i >= 0; i-- {
		s := v.spots[i]
		if s.holds(pos) && (!s.scrolls || hours.holds(pos)) {
			return s
		}
	}
	return calendarSpot{}
}

// areaOf is where an entry is drawn.
func (v *calendarView) areaOf(key calendarKey) (calendarArea, bool) {
	for _, s := range v.spots {
		if s.kind == spotEntry && s.entry.key() == key {
			return s.calendarArea, true
		}
	}
	return calendarArea{}, false
}

// scrollTo shows the hours from another height on.
func (v *calendarView) scrollTo(y float64) {
	v.y = y
	v.draw()
	v.calendar.host.KeepSoon()
}

func (v *calendarView) canvas() fyne.Canvas { return fyne.CurrentApp().Driver().CanvasForObject(v) }
