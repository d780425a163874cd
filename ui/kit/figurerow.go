package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/control"
	"preventa/domain/region"
)

// FigureRow is the filters of all the figures side by side. Those there is no room for are
// behind a button that tells how many of them are in force.
type FigureRow struct {
	Filters    FigureFilters
	OnNarrowed func() // a person narrows the figures otherwise

	host   Host
	offers figureOffers
	asked  Latest
	period *figureInRow
	fields []*figureInRow // the first ones first to have room
	day    *figureInRow   // the figures are as of it
	date   *DateField
	more   *Button
	clear  *Button
	under  *fyne.Container // what is narrowed otherwise than one is used to
	box    *fyne.Container
	bar    fyne.CanvasObject
	popup  *Dialog
}

// figureInRow is a filter in the row: its caption and its control.
type figureInRow struct {
	*figureField
	room *fyne.Container // of the control
	box  *fyne.Container
}

func newFigureInRow(f *figureField) *figureInRow {
	r := &figureInRow{figureField: f, room: container.NewStack()}
	r.box = container.New(Columns(Space2), Centred(NewCaption(f.label).Whole()), Centred(FixedWidth(f.width, r.room)))
	return r
}

// show makes the control anew, unless it has the keyboard: then it shows what the person
// chose in it already.
func (r *figureInRow) show() {
	if len(r.room.Objects) > 0 && figureHasKeyboard(r.room.Objects[0]) {
		return
	}
	r.room.Objects = []fyne.CanvasObject{r.control()}
	r.room.Refresh()
}

// figureHasKeyboard reports that a control has the keyboard.
func figureHasKeyboard(control fyne.CanvasObject) bool {
	target, is := control.(interface{ FocusTarget() fyne.Focusable })
	c := fyne.CurrentApp().Driver().CanvasForObject(control)
	return is && c != nil && c.Focused() == target.FocusTarget()
}

// NewFigureRow makes the row, with some filters in force. What they can be narrowed to comes
// with Offer.
func NewFigureRow(host Host, filters FigureFilters) *FigureRow {
	r := &FigureRow{host: host, Filters: filters}
	r.period = newFigureInRow(&figureField{label: lang.X("filter.period", "Period"), width: 214, control: r.periodControl})
	r.day = newFigureInRow(&figureField{label: lang.X("control.as_of", "As of"), width: 170, control: r.dayControl})
	r.day.box.Objects[0] = Centred(container.New(Columns(Space2), Centred(Fixed(IconSmall, IconSmall, figureIcon("history"))),
		Centred(NewCaption(r.day.label).Whole())))
	for _, f := range r.figureFields() {
		r.fields = append(r.fields, newFigureInRow(f))
	}
	r.more = NewButton("", "sliders-horizontal", ButtonGhost, r.showMore)
	r.clear = NewButton(lang.X("command.clear", "Clear"), "x", ButtonGhost, r.Clear)
	r.under = container.New(Rows(0))
	r.box = container.New(&figureLayout{r}, r.objects()...)
	line := container.New(Inset(0, Space3, 0, Space3), r.box)
	strip := FixedHeight(FilterHeight+6, container.NewStack(NewFill(ColorSurface), line))
	r.bar = container.New(Rows(0), strip, NewLine(), r.under)
	r.Show()
	return r
}

// figureIcon is a small icon of the look.
func figureIcon(name string) fyne.CanvasObject {
	image := canvas.NewImageFromResource(Icon(name))
	image.FillMode = canvas.ImageFillContain
	return image
}

// objects are everything in the row; the layout hides what has no room.
func (r *FigureRow) objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{Centred(r.period.box)}
	for _, f := range r.fields {
		objects = append(objects, Centred(f.box))
	}
	return append(objects, Centred(r.day.box), Centred(r.more), Centred(r.clear))
}

// Bar is the row, with what is under it.
func (r *FigureRow) Bar() fyne.CanvasObject { return r.bar }

// Filter is what the figures are computed for.
func (r *FigureRow) Filter() control.Filter { return r.Filters.Filter(r.today(), r.fiscalMonth()) }

// Clear narrows nothing.
func (r *FigureRow) Clear() {
	r.Filters = NewFigureFilters()
	r.narrowed()
}

// narrowed shows other filters, and tells of them.
func (r *FigureRow) narrowed() {
	r.Show()
	r.OnNarrowed()
}

// Closed drops the answers still under way.
func (r *FigureRow) Closed() { r.asked.Forget() }

func (r *FigureRow) region() region.Region { return r.host.Session().Office().Region() }
func (r *FigureRow) today() domain.Date    { return r.host.Session().Office().Today() }
func (r *FigureRow) fiscalMonth() int      { return r.host.Session().Office().Data().FiscalMonth }

// Show shows the filters as they are.
func (r *FigureRow) Show() {
	r.period.show()
	r.day.show()
	for _, f := range r.fields {
		f.show()
	}
	r.showUnder()
	r.box.Refresh()
}

// periodControl offers the periods; that of other dates asks for them.
func (r *FigureRow) periodControl() fyne.CanvasObject {
	list := NewSelect(r.periodOptions())
	list.SetSelectedID(string(r.Filters.Period))
	if r.Filters.Period == figureDays {
		list.SetSelected(Option{ID: string(figureDays), Text: r.daysText(r.Filters.Days)})
	}
	list.OnChanged = func(o Option) {
		if figurePeriod(o.ID) == figureDays {
			list.SetSelectedID(string(r.Filters.Period)) // until they are chosen
			r.askDays(list)
			return
		}
		r.Filters.Period = figurePeriod(o.ID)
		r.narrowed()
	}
	return list
}

// dayControl is the day that the figures stand at.
func (r *FigureRow) dayControl() fyne.CanvasObject {
	d := r.newDateField()
	r.date = d
	d.Relative = func(day domain.Date) string {
		if day == r.today() {
			return lang.X("control.today", "today")
		}
		return ""
	}
	d.SetValue(r.Filters.Day(r.today()))
	d.OnCommitted = func() {
		day, err := d.Value()
		if err != nil {
			return
		}
		if day == 0 || day >= r.today() {
			day = 0
			d.SetValue(r.today())
		}
		r.Filters.AsOf = day
		r.narrowed()
	}
	d.OnInvalid = func(err error) { r.host.Notify(Toast{Icon: "triangle-alert", Text: ErrorText(err)}) }
	return d
}

// newDateField is a date as the office writes it.
func (r *FigureRow) newDateField() *DateField {
	in := r.region()
	d := NewDateField(DateFormat{
		Format:       in.Date,
		Parse:        func(text string) (domain.Date, error) { return in.ParseDate(text, r.today()) },
		FirstWeekday: in.FirstWeekday(),
	})
	d.Today = r.today
	d.PlaceHolder = in.DatePlaceholder(string(r.host.Session().Me().Language))
	return d
}

// figureLayout gives every filter room as long as there is some; the day and the way to the
// others always have theirs.
type figureLayout struct{ row *FigureRow }

const (
	figureGap      = Space4
	leastFigureRow = 620
)

// MinSize lets all filters but the period and the day be behind the button.
func (l *figureLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(leastFigureRow, ControlHeight)
}

// Layout places the filters that have room.
func (l *figureLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	r, last := l.row, len(objects)
	period, fields, day, more, clear := objects[0], objects[1:last-3], objects[last-3], objects[last-2], objects[last-1]
	wide := func(o fyne.CanvasObject) float32 { return o.MinSize().Width }
	clearWidth := wide(clear)
	room := size.Width - wide(period) - figureGap - wide(day) - figureGap - clearWidth
	fitting := figuresFittingIn(fields, room)
	if fitting < len(fields) {
		r.labelMore(fitting)
		fitting = figuresFittingIn(fields, room-wide(more)-figureGap)
		r.labelMore(fitting)
	}
	x := float32(0)
	put := func(o fyne.CanvasObject) {
		place(o, x, 0, wide(o), size.Height)
		x += wide(o) + figureGap
	}
	put(period)
	for i, o := range fields {
		if i < min(fitting, figuresBeforeDay) {
			show(o, true)
			put(o)
		}
	}
	put(day)
	for i, o := range fields {
		if i >= figuresBeforeDay && i < fitting {
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
	place(clear, size.Width-clearWidth, 0, clearWidth, size.Height)
}

// figuresBeforeDay is how many of the filters stand before the day.
const figuresBeforeDay = 3

// figuresFittingIn is how many objects, from the first on, fit in a width.
func figuresFittingIn(objects []fyne.CanvasObject, width float32) int {
	for i, o := range objects {
		if width -= o.MinSize().Width + figureGap; width < 0 {
			return i
		}
	}
	return len(objects)
}

// labelMore tells how many of the filters from one on, which are hidden, are in force.
func (r *FigureRow) labelMore(from int) {
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
func (r *FigureRow) showMore() {
	rows := container.New(Rows(Space3))
	for i, f := range r.fields {
		if !r.box.Objects[i+1].Visible() {
			rows.Add(NewField(f.label, f.control()))
		}
	}
	closing := NewButton(lang.X("dialog.close", "Close"), "", ButtonPrimary, func() { r.popup.Close() })
	r.popup = NewDialog(r.host.Window(), DialogOptions{Title: lang.X("control.more_filters", "More filters"),
		Body: rows, Width: 300, Beneath: r.more, Buttons: []*Button{closing}})
	r.popup.Show()
}

// askDays asks for the first and the last day of the period, either of which may be left
// open.
func (r *FigureRow) askDays(beneath *Select) {
	from, to := r.newDateField(), r.newDateField()
	days := r.Filters.Filter(r.today(), r.fiscalMonth()).Period
	from.SetValue(days.From)
	to.SetValue(days.To)
	fromField, toField := NewField(lang.X("control.from", "From"), from), NewField(lang.X("control.to", "To"), to)
	var d *Dialog
	take := func() {
		first, err1 := from.Value()
		last, err2 := to.Value()
		fromField.ClearError()
		toField.ClearError()
		switch {
		case err1 != nil:
			fromField.SetError(ErrorText(err1))
		case err2 != nil:
			toField.SetError(ErrorText(err2))
		case first != 0 && last != 0 && last < first:
			toField.SetError(lang.X("control.to_before_from", "This day lies before the first one."))
		default:
			d.Close()
			r.Filters.Period, r.Filters.Days = figureDays, domain.Period{From: first, To: last}
			beneath.SetSelected(Option{ID: string(figureDays), Text: r.daysText(r.Filters.Days)})
			r.narrowed()
		}
	}
	cancel := NewButton(lang.X("command.cancel", "Cancel"), "", ButtonNormal, func() { d.Close() })
	apply := NewButton(lang.X("control.apply", "Apply"), "", ButtonPrimary, take)
	d = NewDialog(r.host.Window(), DialogOptions{Title: lang.X("control.dates", "Dates"), Width: 320, Beneath: beneath,
		Body: container.New(Columns(Space3, 1, 1), fromField, toField), Buttons: []*Button{cancel, apply}, First: from.FocusTarget()})
	d.Show()
}

// showUnder shows, under the row, that a past day is looked at, and what bars the figures
// are narrowed to.
func (r *FigureRow) showUnder() {
	r.under.RemoveAll()
	if r.Filters.isPast(r.today()) {
		r.under.Add(r.pastBanner())
	}
	if chips := r.crossChips(); len(chips) > 0 {
		r.under.Add(Bar(FilterHeight-4, container.New(Columns(Space2), chips...)))
		r.under.Add(NewLine())
	}
	r.under.Refresh()
	r.bar.Refresh()
}

// pastBanner says which past day is looked at, with the way back to today.
func (r *FigureRow) pastBanner() fyne.CanvasObject {
	text := lang.X("control.past", "As of {{.Day}}: every figure as it stood that evening.", map[string]any{"Day": r.region().Date(r.Filters.AsOf)})
	back := NewButton(lang.X("control.back_to_today", "Back to today"), "rotate-ccw", ButtonGhost, func() {
		r.Filters.AsOf = 0
		r.narrowed()
	})
	image := canvas.NewImageFromResource(IconIn("history", ColorToday))
	image.FillMode = canvas.ImageFillContain
	inside := container.New(Columns(Space2), Centred(Fixed(IconSize, IconSize, image)),
		Centred(NewLabel(text, TextBase, ColorToday, true).Whole()), Centred(back))
	return FixedHeight(FilterHeight-4, container.NewStack(NewFill(ColorTodaySoft), container.New(Inset(0, Space3, 0, Space3), inside)))
}

// crossChips are a chip for each bar that the figures are narrowed to; its cross takes that
// back.
func (r *FigureRow) crossChips() []fyne.CanvasObject {
	var chips []fyne.CanvasObject
	for _, c := range r.Filters.Crossed {
		name := r.Filters.of(c.By).Name
		chips = append(chips, Centred(NewConditionChip(OnlyText(name), nil, func() {
			r.Filters.Uncross(c.By)
			r.narrowed()
		})))
	}
	return chips
}

// OnlyText says that the figures are narrowed to one thing.
func OnlyText(name string) string {
	return lang.X("control.only", "Only {{.Name}}", map[string]any{"Name": name})
}
