package opportunities

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/ui/kit"
)

const calendarWhose float32 = 160 // the width of whose calendar it is

// calendarHead is the title with the way to other days, and the choices in the row of chips.
type calendarHead struct {
	calendar *calendar
	bar      fyne.CanvasObject
	corner   fyne.CanvasObject

	title *kit.Label
	hint  *kit.Label
	clear *kit.Link // shows all, where a query leaves nothing
	spans *kit.Segmented
	whose *kit.Select
	more  *kit.Button
}

func newCalendarHead(c *calendar) *calendarHead {
	h := &calendarHead{calendar: c}
	h.title = kit.NewLabel("", kit.TextTitle, kit.ColorText, true).Whole()
	h.hint = kit.NewLabel("", kit.TextCaption, kit.ColorText3, false).Whole()
	h.clear = kit.NewLink(lang.X("list.clear_filters", "Clear filters"), func() { c.events.Clear() })
	h.clear.Hide()
	earlier := kit.NewIconButton("chevron-left", hinted(lang.X("calendar.earlier", "Earlier"), fyne.KeyPageUp), func() { c.turn(-1) })
	later := kit.NewIconButton("chevron-right", hinted(lang.X("calendar.later", "Later"), fyne.KeyPageDown), func() { c.turn(1) })
	today := kit.NewButton(lang.X("calendar.today", "Today"), "", kit.ButtonNormal, func() { c.show(c.span, c.today()) })
	today.SetTooltip(hinted(lang.X("calendar.today", "Today"), fyne.KeyT))
	add := kit.NewButton(newActivityText(), "plus", kit.ButtonNormal, func() { c.planAtCursor() })
	add.SetTooltip(hinted(newActivityText(), fyne.KeyN))
	if !c.mayPlan() {
		add.Disable()
	}
	way := container.New(kit.Columns(kit.Space1), kit.Centred(today), kit.Centred(earlier), kit.Centred(later),
		kit.FixedWidth(kit.Space1, kit.NewCaption("")), kit.Centred(h.title), kit.FixedWidth(kit.Space2, kit.NewCaption("")), kit.Centred(h.hint), kit.Centred(h.clear))
	h.bar = kit.Bar(kit.FilterHeight, container.NewBorder(nil, nil, nil, kit.Centred(add), way))
	h.makeCorner()
	return h
}

func hinted(title string, key fyne.KeyName) string {
	return title + " (" + kit.ShortcutText(kit.Plain(key)) + ")"
}

func newActivityText() string { return lang.X("my_day.new_activity", "New activity") }

func (h *calendarHead) makeCorner() {
	c := h.calendar
	h.spans = kit.NewSegmented(int(c.span), func(index int) { c.show(calendarSpan(index), c.view.cursor) },
		kit.Segment{Label: lang.X("calendar.month", "Month"), Tooltip: hinted(lang.X("calendar.month", "Month"), fyne.KeyM)},
		kit.Segment{Label: lang.X("calendar.week", "Week"), Tooltip: hinted(lang.X("calendar.week", "Week"), fyne.KeyW)},
		kit.Segment{Label: lang.X("calendar.day", "Day"), Tooltip: hinted(lang.X("calendar.day", "Day"), fyne.KeyD)})
	h.whose = kit.NewSelect(nil)
	h.whose.OnChanged = func(o kit.Option) {
		if o.ID == everybody {
			o.ID = ""
		}
		c.setWhose(domain.ID(o.ID))
		c.Focus()
	}
	h.more = kit.NewIconButton("ellipsis", lang.X("calendar.export", "Export to another calendar…"), nil)
	h.more.SetOnTapped(func() {
		kit.ShowContextMenu(c.host.Window().Canvas(), kit.Below(h.more), c.exportItem())
	})
	h.corner = container.New(kit.Columns(kit.Space2), kit.Centred(kit.FixedWidth(calendarWhose, h.whose)), kit.Centred(h.spans), kit.Centred(h.more))
	h.showPeople(c.whose)
}

// show says which days are on show.
func (h *calendarHead) show() {
	c := h.calendar
	h.title.SetText(c.words().title(c.span, c.day))
	h.spans.SetSelected(int(c.span))
	h.title.Refresh()
	h.bar.Refresh()
}

// showPeople offers whose calendar can be shown.
func (h *calendarHead) showPeople(whose domain.ID) {
	me := h.calendar.host.Session().Me().ID
	options := []kit.Option{{ID: string(me), Text: lang.X("calendar.mine", "My calendar")}, {ID: everybody, Text: lang.X("calendar.everybody", "Everybody")}}
	for _, p := range h.calendar.people {
		if p.ID != me {
			options = append(options, kit.Option{ID: string(p.ID), Text: p.Name})
		}
	}
	h.whose.SetOptions(options)
	if whose == "" {
		h.whose.SetSelectedID(everybody)
		return
	}
	h.whose.SetSelectedID(string(whose))
}

// showHint says what to do where there is nothing.
func (h *calendarHead) showHint() {
	text := ""
	none, narrows := len(h.calendar.days) == 0, h.calendar.query.narrows()
	switch {
	case none && narrows:
		text = lang.X("calendar.none_match", "Nothing on these days matches.")
	case none && h.calendar.mayPlan():
		text = lang.X("calendar.hint", "Nothing here yet: double-click a day to plan an activity.")
	}
	h.hint.SetText(text)
	h.clear.Hidden = !none || !narrows
	h.bar.Refresh()
}

func cutText() string {
	return lang.X("calendar.cut", "There is more than can be shown: choose one person.")
}
