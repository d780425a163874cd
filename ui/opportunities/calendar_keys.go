package opportunities

import (
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/ui/kit"
)

// KeyDown follows the Shift key.
func (v *calendarView) KeyDown(key *fyne.KeyEvent) { v.shift = v.shift || isShift(key.Name) }

// KeyUp follows the Shift key.
func (v *calendarView) KeyUp(key *fyne.KeyEvent) { v.shift = v.shift && !isShift(key.Name) }

func isShift(key fyne.KeyName) bool {
	return key == desktop.KeyShiftLeft || key == desktop.KeyShiftRight
}

// AcceptsTab keeps the key as long as it leads to another entry of the day.
func (v *calendarView) AcceptsTab() bool {
	at := v.at() + v.tabStep()
	return at >= 0 && at < len(v.calendar.days[v.cursor])
}

func (v *calendarView) tabStep() int {
	if v.shift {
		return -1
	}
	return 1
}

// at is the place of the chosen entry among those of its day, -1 for none.
func (v *calendarView) at() int {
	for i, e := range v.calendar.days[v.cursor] {
		if e.key() == v.chosen {
			return i
		}
	}
	return -1
}

// TypedKey moves from day to day and from entry to entry, and does things with them.
func (v *calendarView) TypedKey(key *fyne.KeyEvent) {
	v.tip.Leave()
	if !v.walk(key.Name) && !v.act(key.Name) {
		if c := v.canvas(); c != nil && c.OnTypedKey() != nil {
			c.OnTypedKey()(key)
		}
	}
}

// walk follows the keys that move.
func (v *calendarView) walk(key fyne.KeyName) bool {
	c := v.calendar
	switch key {
	case fyne.KeyLeft:
		c.stepTo(v.cursor - 1)
	case fyne.KeyRight:
		c.stepTo(v.cursor + 1)
	case fyne.KeyUp:
		v.upDown(-1)
	case fyne.KeyDown:
		v.upDown(1)
	case fyne.KeyTab:
		v.chooseAt(v.at() + v.tabStep())
	case fyne.KeyPageUp:
		c.turn(-1)
	case fyne.KeyPageDown:
		c.turn(1)
	case fyne.KeyHome:
		c.show(c.span, c.today())
	default:
		return false
	}
	return true
}

// upDown goes to the week before or after in a month; elsewhere to the entry before or
// after, or else scrolls the hours.
func (v *calendarView) upDown(by int) {
	if v.grid.span == spanMonth {
		v.calendar.stepTo(v.cursor + domain.Date(7*by))
		return
	}
	if at := v.at() + by; at >= 0 && at < len(v.calendar.days[v.cursor]) {
		v.chooseAt(at)
		return
	}
	v.scrollTo(v.y + float64(by)*float64(hourHeight))
}

// chooseAt makes an entry of the day the chosen one, and shows it.
func (v *calendarView) chooseAt(at int) {
	entries := v.calendar.days[v.cursor]
	if at < 0 || at >= len(entries) {
		return
	}
	v.chosen = entries[at].key()
	v.reveal(entries[at])
	v.draw()
	v.calendar.events.Changed()
}

// reveal moves as little as it takes to show an entry.
func (v *calendarView) reveal(e calendarEntry) {
	if v.grid.span == spanMonth || !e.isTimed() {
		v.revealLine(e)
		return
	}
	slot := slotOf(e)
	top, end := float64(v.grid.minuteY(slot.from, 0)), float64(v.grid.minuteY(slot.to, 0))
	v.y = max(min(v.y, top-float64(kit.Space2)), end+float64(kit.Space2)-float64(v.grid.hours().height))
	v.y = min(v.y, max(0, top-float64(kit.Space2)))
}

// act follows the keys that do something.
func (v *calendarView) act(key fyne.KeyName) bool {
	e, c := v.calendar.chosen(), v.calendar
	switch {
	case key == fyne.KeyEscape:
		return v.giveUp() || v.leaveEntry()
	case key == fyne.KeyInsert:
		c.planAtCursor()
	case key == desktop.KeyMenu, key == fyne.KeyF10 && v.shift:
		v.menuAtCursor(e)
	case isEnterKey(key) && e.isNone():
		c.planAtCursor()
	case isEnterKey(key), key == fyne.KeyF2 && !e.isNone():
		c.open(e)
	case key == fyne.KeySpace && e.activity != nil && c.mayMove(e):
		c.complete(e)
	case key == fyne.KeyDelete && e.activity != nil && c.may(access.Delete):
		c.delete(e)
	default:
		return false
	}
	return true
}

func isEnterKey(key fyne.KeyName) bool { return key == fyne.KeyReturn || key == fyne.KeyEnter }

// leaveEntry goes back from an entry to its day.
func (v *calendarView) leaveEntry() bool {
	if v.calendar.chosen().isNone() {
		return false
	}
	v.setCursor(v.cursor)
	v.draw()
	v.calendar.events.Changed()
	return true
}

// menuAtCursor offers the menu of the chosen entry, or that of the day.
func (v *calendarView) menuAtCursor(e calendarEntry) {
	a := v.grid.cell(v.cursor)
	if found, ok := v.areaOf(v.chosen); ok {
		a = found
	}
	v.calendar.menu(e, calendarPlace{v.cursor, keepTime}, v.menuPosition(a))
}

// TypedRune follows the letters of what can be shown, in English and in the language in
// force.
func (v *calendarView) TypedRune(r rune) {
	c := v.calendar
	letter := func(english rune, key, text string) bool {
		return unicode.ToLower(r) == english || strings.HasPrefix(strings.ToLower(lang.X(key, text)), strings.ToLower(string(r)))
	}
	switch {
	case letter('m', "calendar.month", "Month"):
		c.show(spanMonth, v.cursor)
	case letter('w', "calendar.week", "Week"):
		c.show(spanWeek, v.cursor)
	case letter('d', "calendar.day", "Day"):
		c.show(spanDay, v.cursor)
	case letter('t', "calendar.today", "Today"):
		c.show(c.span, c.today())
	case letter('n', "my_day.new_activity", "New activity"):
		c.planAtCursor()
	}
}

// TypedShortcut moves the chosen entry with Ctrl and the arrows; other shortcuts go to
// the window.
func (v *calendarView) TypedShortcut(s fyne.Shortcut) {
	if custom, ok := s.(*desktop.CustomShortcut); ok && custom.Modifier == fyne.KeyModifierShortcutDefault && v.push(custom.KeyName) {
		return
	}
	if window, ok := v.canvas().(fyne.Shortcutable); ok {
		window.TypedShortcut(s)
	}
}

// push moves the chosen entry by a day or, upwards and downwards, by a week of the month
// or a quarter of an hour.
func (v *calendarView) push(key fyne.KeyName) bool {
	e := v.calendar.chosen()
	if !v.calendar.mayMove(e) {
		return false
	}
	to := calendarPlace{e.day(), keepTime}
	switch key {
	case fyne.KeyLeft:
		to.day--
	case fyne.KeyRight:
		to.day++
	case fyne.KeyUp:
		to = v.pushed(e, -1)
	case fyne.KeyDown:
		to = v.pushed(e, 1)
	default:
		return false
	}
	if to.moves(e) {
		v.calendar.move(e, to)
		v.calendar.goTo(e.key(), to.day)
	}
	return true
}

func (v *calendarView) pushed(e calendarEntry, by int) calendarPlace {
	switch {
	case v.grid.span == spanMonth:
		return calendarPlace{e.day() + domain.Date(7*by), keepTime}
	case e.isTimed():
		return calendarPlace{e.day(), beside(e.from(), by*quarterHour)}
	}
	return calendarPlace{e.day(), keepTime}
}
