package opportunities

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"preventa/domain/office"
	"preventa/ui/kit"
)

// dragKind is what a drag does.
type dragKind int

const (
	dragNothing dragKind = iota
	dragMove             // an entry to another place
	dragEdge             // the end of an activity
	dragNew              // over hours in which nothing is yet
)

// calendarDrag is something being dragged.
type calendarDrag struct {
	kind   dragKind
	entry  calendarEntry
	begun  bool // until the button is let go, even when it was given up
	out    bool // the pointer is not over a place
	grip   fyne.Delta
	at     fyne.Position
	place  calendarPlace // where it would be dropped
	length int           // how long it would be
}

// lifts reports that an entry is the one dragged away.
func (d calendarDrag) lifts(e calendarEntry) bool {
	return d.kind == dragMove && e.key() == d.entry.key()
}

const dragScroll = 12 // how far the hours scroll as something is dragged to their end

// Dragged is for Fyne.
func (v *calendarView) Dragged(e *fyne.DragEvent) {
	if !v.drag.begun {
		v.tip.Leave()
		v.click.open, v.click.at = false, time.Time{} // no part of a double click
		v.drag = v.dragFrom(v.click.spot, v.click.pos)
		v.drag.begun = true
	}
	if v.drag.kind == dragNothing {
		return
	}
	v.drag.at = e.Position
	v.scrollAtEnds(e.Position)
	v.aim()
	v.draw()
}

// dragFrom is what a drag does that begins on something.
func (v *calendarView) dragFrom(spot calendarSpot, pos fyne.Position) calendarDrag {
	d := calendarDrag{entry: spot.entry, length: spot.entry.lengthOrNone()}
	switch {
	case spot.kind == spotEdge && v.calendar.mayMove(spot.entry):
		d.kind = dragEdge
	case spot.kind == spotEntry && v.calendar.mayMove(spot.entry):
		d.kind = dragMove
		d.grip = fyne.NewDelta(pos.X-spot.x, pos.Y-spot.y)
	case spot.kind == spotNothing && v.grid.hours().holds(pos) && v.calendar.mayPlan():
		d.kind = dragNew
		d.place = v.placeAt(pos, quarterAt)
	}
	return d
}

// lengthOrNone is how long an entry takes; nothing takes no time.
func (e calendarEntry) lengthOrNone() int {
	if e.isNone() {
		return 0
	}
	return e.length()
}

// scrollAtEnds follows the pointer beyond the hours in view.
func (v *calendarView) scrollAtEnds(pos fyne.Position) {
	hours := v.grid.hours()
	switch {
	case v.grid.span == spanMonth || v.drag.entry.closing != nil:
	case pos.Y > hours.y+hours.height-dragScroll:
		v.y += dragScroll
	case pos.Y >= hours.y && pos.Y < hours.y+dragScroll:
		v.y -= dragScroll
	}
}

// aim finds where what is dragged would be dropped.
func (v *calendarView) aim() {
	d := &v.drag
	d.out = !calendarArea{0, 0, v.Size().Width, v.Size().Height}.holds(d.at)
	switch d.kind {
	case dragMove:
		grip := d.grip.DY
		if !v.clipHolds(d.entry) {
			grip = 0
		}
		d.place = v.placeAt(d.at, func(float64) int {
			return toQuarter(v.grid.minuteAt(d.at.SubtractXY(0, grip), v.y))
		})
	case dragEdge:
		d.place = calendarPlace{d.entry.day(), d.entry.from()}
		d.length = lengthUntil(d.entry.from(), v.grid.minuteAt(d.at, v.y))
	case dragNew:
		d.length = lengthUntil(d.place.minute, v.grid.minuteAt(d.at, v.y))
	}
}

// clipHolds reports that an entry is drawn among the hours.
func (v *calendarView) clipHolds(e calendarEntry) bool {
	return v.grid.span != spanMonth && e.isTimed()
}

// DragEnd drops what was dragged.
func (v *calendarView) DragEnd() {
	d := v.drag
	v.drag = calendarDrag{}
	switch {
	case d.out:
	case d.kind == dragMove && d.place.moves(d.entry):
		v.calendar.move(d.entry, d.place)
	case d.kind == dragEdge && d.length != d.entry.length():
		v.calendar.lengthen(d.entry, d.length)
	case d.kind == dragNew:
		v.calendar.plan(d.place, d.length)
	}
	v.draw()
}

// giveUp leaves what is being dragged where it was; false when nothing is.
func (v *calendarView) giveUp() bool {
	if v.drag.kind == dragNothing {
		return false
	}
	v.drag = calendarDrag{begun: true}
	v.draw()
	return true
}

// drawDrag shows where what is dragged would be dropped.
func (v *calendarView) drawDrag() {
	v.over.begin()
	d := v.drag
	if d.kind != dragNothing && !d.out {
		if v.grid.span == spanMonth || d.entry.closing != nil || d.place.minute == noTime {
			v.drawDragDay(d)
		} else {
			v.drawDragTime(d)
		}
	}
	canvas.Refresh(v.surface)
}

// drawDragDay marks the day and carries the entry with the pointer.
func (v *calendarView) drawDragDay(d calendarDrag) {
	cell := v.grid.cell(d.place.day)
	if v.grid.span != spanMonth {
		cell.height = v.grid.band
	}
	v.over.rect(cell.inset(1), calendarBox{outline: kit.ColorAccent, stroke: kit.FocusRing, radius: kit.RadiusControl})
	width := min(v.grid.cell(d.place.day).width-2*kit.Space1, 220)
	a := calendarArea{d.at.X - min(d.grip.DX, width), d.at.Y - min(d.grip.DY, calendarLine), width, calendarLine}
	v.drawCarried(d.entry, a, false)
}

func (v *calendarView) drawCarried(e calendarEntry, a calendarArea, isNew bool) {
	v.drawEntry(v.over, e, a, entryState{chosen: isNew})
	v.over.rect(a, calendarBox{outline: kit.ColorAccent, radius: kit.RadiusControl - 1})
}

// drawDragTime shows the hours that what is dragged would take.
func (v *calendarView) drawDragTime(d calendarDrag) {
	e := d.entry
	if e.isNone() {
		e = calendarEntry{activity: &office.ActivityRow{Subject: newActivityText(), Icon: "plus"}}
	}
	shown := *e.activity
	shown.Day, shown.Minute = d.place.placed(e)
	if d.kind != dragMove {
		shown.Minutes = d.length
	}
	slot := slotOf(calendarEntry{activity: &shown})
	column, hours := v.grid.cell(d.place.day), v.grid.hours()
	top := max(hours.y, hours.y+v.grid.minuteY(slot.from, v.y)+1)
	end := min(hours.y+hours.height, hours.y+v.grid.minuteY(slot.to, v.y)-1)
	v.drawCarried(calendarEntry{activity: &shown}, calendarArea{column.x + 2, top, column.width - kit.Space2, max(calendarText, end-top)}, d.kind == dragNew)
}
