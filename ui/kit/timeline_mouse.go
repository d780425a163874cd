package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// timelineSpot is what lies under the pointer.
type timelineSpot struct {
	entry       int // index in all entries, -1 for none
	box, link   bool
	title, note bool
	detail      bool
}

// spotAt finds what lies at a position of the timeline.
func (t *Timeline) spotAt(pos fyne.Position) timelineSpot {
	spot := timelineSpot{entry: -1}
	y := t.y + float64(pos.Y)
	at := t.itemAt(y - float64(Space1))
	if at >= len(t.items) || t.items[at].entry < 0 || y < t.items[at].top-float64(Space1) {
		return spot
	}
	item := t.items[at]
	spot.entry = item.entry
	within := float32(y - item.top)
	mark := t.view.Width - timelineMargin - timelineBox - Space1
	spot.box = t.entries[item.entry].Mark == TimelineBox && pos.X >= mark && within < timelineCircle+Space1
	row, _ := t.live[at].(*timelineRow)
	if row == nil || spot.box {
		return spot
	}
	detail := timelineIndent + lineHeight
	hasDetail := row.detail.Visible() || row.link.Visible()
	spot.title = within < detail
	spot.detail = !spot.title && hasDetail && within < detail+captionLine
	spot.link = spot.detail && row.link.Visible() && pos.X >= row.linkLeft && pos.X < row.linkRight
	spot.note = !spot.title && !spot.detail
	return spot
}

// TooltipAt is the whole of a text that is cut off at a position, or "".
func (t *Timeline) TooltipAt(pos fyne.Position) string {
	spot := t.spotAt(pos)
	if spot.entry < 0 {
		return ""
	}
	e, right := t.entries[spot.entry], t.textRight()
	switch {
	case spot.title && wholeWidth(e.Title, TextBase, e.Bold) > e.titleRoom(right):
		return e.Title
	case spot.detail && wholeWidth(e.Detail, TextCaption, false) > e.detailRoom(right):
		return e.Detail
	case spot.note && e.Note != "":
		if _, cut := t.runes.noteLines(e.Note, t.noteWidth()); cut {
			return e.Note
		}
	}
	return ""
}

// MouseDown chooses the entry under the pointer.
func (t *Timeline) MouseDown(e *desktop.MouseEvent) {
	t.tip.Leave()
	if c := canvasOf(t); c != nil {
		c.Focus(t)
	}
	if spot := t.spotAt(e.Position); spot.entry >= 0 {
		t.choose(spot.entry)
	}
}

// MouseUp is for Fyne.
func (t *Timeline) MouseUp(*desktop.MouseEvent) {}

// Tapped ticks the box, follows the link or opens the entry under the pointer.
func (t *Timeline) Tapped(e *fyne.PointEvent) {
	spot := t.spotAt(e.Position)
	if spot.entry < 0 {
		return
	}
	entry := t.entries[spot.entry]
	switch {
	case spot.box:
		tell(t.OnDone, entry.ID)
	case spot.link:
		tell(t.OnLink, entry.ID)
	default:
		tell(t.OnOpen, entry.ID)
	}
}

// tell calls a callback that may be unset.
func tell(callback func(id string), id string) {
	if callback != nil {
		callback(id)
	}
}

// TappedSecondary chooses the entry under the pointer and offers its menu.
func (t *Timeline) TappedSecondary(e *fyne.PointEvent) {
	t.tip.Leave()
	spot := t.spotAt(e.Position)
	if spot.entry < 0 {
		return
	}
	t.choose(spot.entry)
	if t.OnMenu != nil {
		t.OnMenu(t.entries[spot.entry].ID, e.AbsolutePosition)
	}
}

// MouseIn is for Fyne.
func (t *Timeline) MouseIn(e *desktop.MouseEvent) { t.MouseMoved(e) }

// MouseMoved marks what lies under the pointer.
func (t *Timeline) MouseMoved(e *desktop.MouseEvent) {
	t.hover(t.spotAt(e.Position))
	text := t.TooltipAt(e.Position)
	if text == t.tip.Text {
		t.tip.Move(e)
		return
	}
	t.tip.Leave()
	t.tip.Text = text
	t.tip.Enter(t, e)
}

// MouseOut is for Fyne.
func (t *Timeline) MouseOut() {
	t.hover(timelineSpot{entry: -1})
	t.tip.Leave()
	t.tip.Text = ""
}

func (t *Timeline) hover(spot timelineSpot) {
	if spot.entry == t.hovered && spot.link == t.onLink && spot.box == t.onBox {
		return
	}
	t.hovered, t.onLink, t.onBox = spot.entry, spot.link, spot.box
	t.remark()
}

// remark shows anew which entries are chosen and under the pointer.
func (t *Timeline) remark() {
	for i, drawn := range t.live {
		if row, ok := drawn.(*timelineRow); ok {
			row.mark(t, t.items[i].entry)
		}
	}
	t.surface.Refresh()
}

// Cursor is a hand over what can be clicked.
func (t *Timeline) Cursor() desktop.Cursor {
	if t.hovered >= 0 && (t.onBox || t.onLink || t.OnOpen != nil) {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// Scrolled is for Fyne: the wheel.
func (t *Timeline) Scrolled(e *fyne.ScrollEvent) {
	t.tip.Leave()
	t.scrollTo(t.y - gridWheel*float64(e.Scrolled.DY))
	t.hover(t.spotAt(e.Position))
}
