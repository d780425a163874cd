package opportunities

import (
	"fyne.io/fyne/v2"

	"preventa/domain"
	"preventa/ui/kit"
)

const (
	calendarBar  float32 = 3 // at the left of an activity
	calendarIcon float32 = 13
	calendarText float32 = 16 // a line of text
)

// entryLook is how an entry is drawn.
type entryLook struct {
	box        calendarBox
	bar        fyne.ThemeColorName // "": none
	ink        fyne.ThemeColorName
	when       fyne.ThemeColorName // the time of day, or the amount
	icon       string
	iconColour fyne.ThemeColorName
}

// plannedLooks are the fill, the bar and the time of what is planned.
var plannedLooks = map[domain.Urgency][3]fyne.ThemeColorName{
	domain.Overdue: {kit.ColorLostSoft, kit.ColorOverdueDot, kit.ColorOverdue},
	domain.Today:   {kit.ColorTodaySoft, kit.ColorTodayDot, kit.ColorToday},
	domain.Planned: {kit.ColorWonSoft, kit.ColorPlannedDot, kit.ColorPlanned},
}

// lookOf is how an entry looks as of today: what is planned in the colour of its urgency,
// what is done pale with a tick, what closes as a card with a flag in the colour of its
// state.
func lookOf(e calendarEntry, today domain.Date) entryLook {
	radius := kit.RadiusControl - 1
	if e.closing != nil {
		look := entryLook{box: calendarBox{fill: kit.ColorSurface, outline: kit.ColorBorderStrong, radius: radius},
			ink: kit.ColorText, when: kit.ColorText2, icon: "flag", iconColour: kit.Colour(e.closing.StateColour)}
		if e.closing.Expected < today {
			look.when, look.iconColour = kit.ColorOverdue, kit.ColorOverdueDot
		}
		return look
	}
	if e.activity.Done {
		return entryLook{box: calendarBox{fill: kit.ColorHoldSoft, radius: radius},
			ink: kit.ColorText3, when: kit.ColorText3, icon: "check", iconColour: kit.ColorText3}
	}
	colours := plannedLooks[e.activity.Urgency(today)]
	return entryLook{box: calendarBox{fill: colours[0], radius: radius}, bar: colours[1],
		ink: kit.ColorText, when: colours[2], icon: activityIcon(e.activity.Icon), iconColour: colours[2]}
}

// entryState is what else shows at an entry.
type entryState struct {
	chosen  bool
	hovered bool
	lifted  bool // it is being dragged away
}

// drawEntry draws an entry in an area, over one line or, where there is room, over more.
func (v *calendarView) drawEntry(pen *calendarPen, e calendarEntry, a calendarArea, s entryState) {
	look := lookOf(e, v.today)
	switch {
	case s.lifted:
		pen.rect(a, calendarBox{fill: kit.ColorHover, outline: kit.ColorBorderStrong, radius: look.box.radius})
		look.bar, look.ink, look.when, look.iconColour = "", kit.ColorText3, kit.ColorText3, kit.ColorText3
	case s.chosen:
		pen.rect(a, calendarBox{fill: kit.ColorAccentSoft, outline: kit.ColorAccent, stroke: kit.FocusRing, radius: look.box.radius})
	default:
		if s.hovered && look.box.outline == "" {
			look.box.outline = orNone(look.bar)
		} else if s.hovered {
			look.box.fill = kit.ColorHover
		}
		pen.rect(a, look.box)
	}
	left := kit.Space1
	if look.bar != "" && !s.chosen {
		pen.rect(calendarArea{a.x, a.y, calendarBar, a.height}, calendarBox{fill: look.bar, radius: calendarBar / 2})
		left += 2
	}
	inside := calendarArea{a.x + left, a.y, max(0, a.width-left-kit.Space1), a.height}
	if narrow := inside.width < leastText; narrow || inside.width > 4*calendarIcon {
		size := min(calendarIcon, inside.width)
		pen.icon(look.icon, calendarArea{inside.x, a.y + min(2, (a.height-calendarText)/2), size, calendarText}, size, look.iconColour)
		if narrow {
			return
		}
		inside.x, inside.width = inside.x+calendarIcon+kit.Space1, inside.width-calendarIcon-kit.Space1
	}
	if a.height < 2*calendarText+2 {
		v.drawLine(pen, e, inside, look)
		return
	}
	v.drawLines(pen, e, inside, look)
}

func orNone(colour fyne.ThemeColorName) fyne.ThemeColorName {
	if colour == "" {
		return kit.ColorNoneDot
	}
	return colour
}

// drawLine writes what an entry is in one line: the time and the subject, or the customer
// and the amount.
func (v *calendarView) drawLine(pen *calendarPen, e calendarEntry, a calendarArea, look entryLook) {
	if e.closing != nil {
		amount := v.words.amount(*e.closing)
		room := calendarInk{}.width(amount)
		if amount != "" && room < a.width*0.6 {
			pen.text(amount, calendarArea{a.x, a.y, a.width, a.height}, calendarInk{colour: look.when, align: fyne.TextAlignTrailing})
			a.width -= room + kit.Space1
		}
		v.drawTwo(pen, v.words.name(e), e.closing.Name, a, look)
		return
	}
	if when := v.words.clock(e.from()); e.isTimed() && a.width > 90 {
		pen.text(when, a, calendarInk{colour: look.when})
		used := calendarInk{}.width(when) + kit.Space1 + 1
		a.x, a.width = a.x+used, a.width-used
	}
	v.drawTwo(pen, e.activity.Subject, e.activity.Customer, a, look)
}

// drawTwo writes a text and, quieter, another behind it where there is room.
func (v *calendarView) drawTwo(pen *calendarPen, first, second string, a calendarArea, look entryLook) {
	pen.text(first, a, calendarInk{colour: look.ink})
	used := calendarInk{}.width(first) + kit.Space2
	if second != first && a.width-used > leastText {
		pen.text(second, calendarArea{a.x + used, a.y, a.width - used, a.height}, calendarInk{colour: lookBelow(look)})
	}
}

// leastText is the width below which a text is not begun.
const leastText float32 = 40

// drawLines writes the subject above the time and the customer.
func (v *calendarView) drawLines(pen *calendarPen, e calendarEntry, a calendarArea, look entryLook) {
	line := calendarArea{a.x, a.y + 2, a.width, calendarText}
	pen.text(v.words.name(e), line, calendarInk{colour: look.ink, bold: !e.isFixed()})
	line.y += calendarText - 1
	for _, text := range v.words.details(e) {
		if line.y+calendarText > a.y+a.height+1 {
			return
		}
		pen.text(text, line, calendarInk{colour: look.when})
		line.y += calendarText - 1
		look.when = lookBelow(look)
	}
}

// lookBelow is the colour of the lines below the time.
func lookBelow(look entryLook) fyne.ThemeColorName {
	if look.ink == kit.ColorText3 {
		return kit.ColorText3
	}
	return kit.ColorText2
}
