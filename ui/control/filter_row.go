package control

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/ui/kit"
)

// filterRow is the filters of all the figures side by side. Those there is no room for are
// behind a button that tells how many of them are in force.
type filterRow struct {
	screen *Screen
	period *rowField
	fields []*rowField // the first ones first to have room
	day    *rowField   // the figures are as of it
	date   *kit.DateField
	more   *kit.Button
	clear  *kit.Button
	under  *fyne.Container // what is narrowed otherwise than one is used to
	box    *fyne.Container
	bar    fyne.CanvasObject
	popup  *kit.Dialog
}

// rowField is a filter in the row: its caption and its control.
type rowField struct {
	*filterField
	room *fyne.Container // of the control
	box  *fyne.Container
}

func newRowField(f *filterField) *rowField {
	r := &rowField{filterField: f, room: container.NewStack()}
	r.box = container.New(kit.Columns(kit.Space2), kit.Centred(kit.NewCaption(f.label).Whole()), kit.Centred(kit.FixedWidth(f.width, r.room)))
	return r
}

// show makes the control anew, unless it has the keyboard: then it shows what the person
// chose in it already.
func (r *rowField) show() {
	if len(r.room.Objects) > 0 && hasKeyboard(r.room.Objects[0]) {
		return
	}
	r.room.Objects = []fyne.CanvasObject{r.control()}
	r.room.Refresh()
}

// hasKeyboard reports that a control has the keyboard.
func hasKeyboard(control fyne.CanvasObject) bool {
	target, is := control.(interface{ FocusTarget() fyne.Focusable })
	c := fyne.CurrentApp().Driver().CanvasForObject(control)
	return is && c != nil && c.Focused() == target.FocusTarget()
}

func newFilterRow(s *Screen) *filterRow {
	r := &filterRow{screen: s}
	r.period = newRowField(&filterField{label: lang.X("filter.period", "Period"), width: 214, control: r.periodControl})
	r.day = newRowField(&filterField{label: lang.X("control.as_of", "As of"), width: 170, control: r.dayControl})
	r.day.box.Objects[0] = kit.Centred(container.New(kit.Columns(kit.Space2), kit.Centred(kit.Fixed(kit.IconSmall, kit.IconSmall, icon("history"))),
		kit.Centred(kit.NewCaption(r.day.label).Whole())))
	for _, f := range s.filterFields() {
		r.fields = append(r.fields, newRowField(f))
	}
	r.more = kit.NewButton("", "sliders-horizontal", kit.ButtonGhost, r.showMore)
	r.clear = kit.NewButton(lang.X("command.clear", "Clear"), "x", kit.ButtonGhost, s.clearFilters)
	r.under = container.New(kit.Rows(0))
	r.box = container.New(&filterLayout{r}, r.objects()...)
	line := container.New(kit.Inset(0, kit.Space3, 0, kit.Space3), r.box)
	strip := kit.FixedHeight(kit.FilterHeight+6, container.NewStack(kit.NewFill(kit.ColorSurface), line))
	r.bar = container.New(kit.Rows(0), strip, kit.NewLine(), r.under)
	r.show()
	return r
}

// icon is a small icon of the look.
func icon(name string) fyne.CanvasObject {
	image := canvas.NewImageFromResource(kit.Icon(name))
	image.FillMode = canvas.ImageFillContain
	return image
}

// objects are everything in the row; the layout hides what has no room.
func (r *filterRow) objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{kit.Centred(r.period.box)}
	for _, f := range r.fields {
		objects = append(objects, kit.Centred(f.box))
	}
	return append(objects, kit.Centred(r.day.box), kit.Centred(r.more), kit.Centred(r.clear))
}

// show shows the filters as they are.
func (r *filterRow) show() {
	r.period.show()
	r.day.show()
	for _, f := range r.fields {
		f.show()
	}
	r.showUnder()
	r.box.Refresh()
}

// periodControl offers the periods; that of other dates asks for them.
func (r *filterRow) periodControl() fyne.CanvasObject {
	s := r.screen
	list := kit.NewSelect(s.periodOptions())
	list.SetSelectedID(string(s.filters.Period))
	if s.filters.Period == someDays {
		list.SetSelected(kit.Option{ID: string(someDays), Text: s.daysText(s.filters.Days)})
	}
	list.OnChanged = func(o kit.Option) {
		if period(o.ID) == someDays {
			list.SetSelectedID(string(s.filters.Period)) // until they are chosen
			s.askDays(list)
			return
		}
		s.filters.Period = period(o.ID)
		s.narrowed()
	}
	return list
}

// dayControl is the day that the figures stand at.
func (r *filterRow) dayControl() fyne.CanvasObject {
	s := r.screen
	d := s.newDateField()
	r.date = d
	d.Relative = func(day domain.Date) string {
		if day == s.today() {
			return lang.X("control.today", "today")
		}
		return ""
	}
	d.SetValue(s.filters.day(s.today()))
	d.OnCommitted = func() {
		day, err := d.Value()
		if err != nil {
			return
		}
		if day == 0 || day >= s.today() {
			day = 0
			d.SetValue(s.today())
		}
		s.filters.AsOf = day
		s.narrowed()
	}
	d.OnInvalid = func(err error) { s.host.Notify(kit.Toast{Icon: "triangle-alert", Text: kit.ErrorText(err)}) }
	return d
}

// newDateField is a date as the office writes it.
func (s *Screen) newDateField() *kit.DateField {
	r := s.region()
	d := kit.NewDateField(kit.DateFormat{
		Format:       r.Date,
		Parse:        func(text string) (domain.Date, error) { return r.ParseDate(text, s.today()) },
		FirstWeekday: r.FirstWeekday(),
	})
	d.Today = s.today
	d.PlaceHolder = r.DatePlaceholder(string(s.host.Session().Me().Language))
	return d
}

// filterLayout gives every filter room as long as there is some; the day and the way to the
// others always have theirs.
type filterLayout struct{ row *filterRow }

const (
	fieldGap = kit.Space4
	leastRow = 620
)

// MinSize lets all filters but the period and the day be behind the button.
func (l *filterLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(leastRow, kit.ControlHeight)
}

// Layout places the filters that have room.
func (l *filterLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	r, last := l.row, len(objects)
	period, fields, day, more, clear := objects[0], objects[1:last-3], objects[last-3], objects[last-2], objects[last-1]
	wide := func(o fyne.CanvasObject) float32 { return o.MinSize().Width }
	clearWidth := wide(clear)
	room := size.Width - wide(period) - fieldGap - wide(day) - fieldGap - clearWidth
	fitting := fittingIn(fields, room)
	if fitting < len(fields) {
		r.labelMore(fitting)
		fitting = fittingIn(fields, room-wide(more)-fieldGap)
		r.labelMore(fitting)
	}
	x := float32(0)
	put := func(o fyne.CanvasObject) {
		kit.PlaceAt(o, x, 0, wide(o), size.Height)
		x += wide(o) + fieldGap
	}
	put(period)
	for i, o := range fields {
		if i < min(fitting, beforeDay) {
			show(o, true)
			put(o)
		}
	}
	put(day)
	for i, o := range fields {
		if i >= beforeDay && i < fitting {
			show(o, true)
			put(o)
		}
		if i >= fitting {
			show(o, false)
		}
	}
	show(more, fitting < len(fields))
	if more.Visible() {
		put(more)
	}
	kit.PlaceAt(clear, size.Width-clearWidth, 0, clearWidth, size.Height)
}

// beforeDay is how many of the filters stand before the day.
const beforeDay = 3

// fittingIn is how many objects, from the first on, fit in a width.
func fittingIn(objects []fyne.CanvasObject, width float32) int {
	for i, o := range objects {
		if width -= o.MinSize().Width + fieldGap; width < 0 {
			return i
		}
	}
	return len(objects)
}

func show(o fyne.CanvasObject, visible bool) {
	if visible != o.Visible() {
		if visible {
			o.Show()
		} else {
			o.Hide()
		}
	}
}

// labelMore tells how many of the filters from one on, which are hidden, are in force.
func (r *filterRow) labelMore(from int) {
	active := 0
	for _, f := range r.fields[from:] {
		if f.active() {
			active++
		}
	}
	label := lang.X("control.more", "More")
	if active > 0 {
		label = lang.X("control.more_active", "More · {{.Count}}", map[string]any{"Count": active})
	}
	if r.more.Label() != label {
		r.more.SetLabel(label)
	}
}

// showMore offers the filters that have no room.
func (r *filterRow) showMore() {
	rows := container.New(kit.Rows(kit.Space3))
	for i, f := range r.fields {
		if !r.box.Objects[i+1].Visible() {
			rows.Add(kit.NewField(f.label, f.control()))
		}
	}
	closing := kit.NewButton(lang.X("dialog.close", "Close"), "", kit.ButtonPrimary, func() { r.popup.Close() })
	r.popup = kit.NewDialog(r.screen.host.Window(), kit.DialogOptions{Title: lang.X("control.more_filters", "More filters"),
		Body: rows, Width: 300, Beneath: r.more, Buttons: []*kit.Button{closing}})
	r.popup.Show()
}

// askDays asks for the first and the last day of the period, either of which may be left
// open.
func (s *Screen) askDays(beneath *kit.Select) {
	from, to := s.newDateField(), s.newDateField()
	days := s.filters.filter(s.today(), s.fiscalMonth()).Period
	from.SetValue(days.From)
	to.SetValue(days.To)
	fromField, toField := kit.NewField(lang.X("control.from", "From"), from), kit.NewField(lang.X("control.to", "To"), to)
	var d *kit.Dialog
	take := func() {
		first, err1 := from.Value()
		last, err2 := to.Value()
		fromField.ClearError()
		toField.ClearError()
		switch {
		case err1 != nil:
			fromField.SetError(kit.ErrorText(err1))
		case err2 != nil:
			toField.SetError(kit.ErrorText(err2))
		case first != 0 && last != 0 && last < first:
			toField.SetError(lang.X("control.to_before_from", "This day lies before the first one."))
		default:
			d.Close()
			s.filters.Period, s.filters.Days = someDays, domain.Period{From: first, To: last}
			beneath.SetSelected(kit.Option{ID: string(someDays), Text: s.daysText(s.filters.Days)})
			s.narrowed()
		}
	}
	cancel := kit.NewButton(lang.X("command.cancel", "Cancel"), "", kit.ButtonNormal, func() { d.Close() })
	apply := kit.NewButton(lang.X("control.apply", "Apply"), "", kit.ButtonPrimary, take)
	d = kit.NewDialog(s.host.Window(), kit.DialogOptions{Title: lang.X("control.dates", "Dates"), Width: 320, Beneath: beneath,
		Body: container.New(kit.Columns(kit.Space3, 1, 1), fromField, toField), Buttons: []*kit.Button{cancel, apply}, First: from.FocusTarget()})
	d.Show()
}

// showUnder shows, under the row, that a past day is looked at, and what bars the figures
// are narrowed to.
func (r *filterRow) showUnder() {
	s := r.screen
	r.under.RemoveAll()
	if s.filters.isPast(s.today()) {
		r.under.Add(s.pastBanner())
	}
	if chips := s.crossChips(); len(chips) > 0 {
		r.under.Add(kit.Bar(kit.FilterHeight-4, container.New(kit.Columns(kit.Space2), chips...)))
		r.under.Add(kit.NewLine())
	}
	r.under.Refresh()
	r.bar.Refresh()
}

// pastBanner says which past day is looked at, with the way back to today.
func (s *Screen) pastBanner() fyne.CanvasObject {
	text := lang.X("control.past", "As of {{.Day}}: every figure as it stood that evening.", map[string]any{"Day": s.region().Date(s.filters.AsOf)})
	back := kit.NewButton(lang.X("control.back_to_today", "Back to today"), "rotate-ccw", kit.ButtonGhost, func() {
		s.filters.AsOf = 0
		s.narrowed()
	})
	image := canvas.NewImageFromResource(kit.IconIn("history", kit.ColorToday))
	image.FillMode = canvas.ImageFillContain
	inside := container.New(kit.Columns(kit.Space2), kit.Centred(kit.Fixed(kit.IconSize, kit.IconSize, image)),
		kit.Centred(kit.NewLabel(text, kit.TextBase, kit.ColorToday, true).Whole()), kit.Centred(back))
	return kit.FixedHeight(kit.FilterHeight-4, container.NewStack(kit.NewFill(kit.ColorTodaySoft), container.New(kit.Inset(0, kit.Space3, 0, kit.Space3), inside)))
}

// crossChips are a chip for each bar that the figures are narrowed to; its cross takes that
// back.
func (s *Screen) crossChips() []fyne.CanvasObject {
	var chips []fyne.CanvasObject
	for _, c := range s.filters.Crossed {
		name := s.filters.of(c.By).Name
		chips = append(chips, kit.Centred(kit.NewConditionChip(onlyText(name), nil, func() {
			s.filters.uncross(c.By)
			s.narrowed()
		})))
	}
	return chips
}

func onlyText(name string) string {
	return lang.X("control.only", "Only {{.Name}}", map[string]any{"Name": name})
}
