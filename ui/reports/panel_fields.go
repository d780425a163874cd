package reports

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/control"
	"preventa/domain/office"
	"preventa/domain/report"
	"preventa/ui/kit"
)

// fields make the controls of the parameters, each as it is asked now.
type fields struct{ *Preview }

func (n *panel) fields() fields { return fields{n.preview} }

// The ids of options that stand for no record.
const (
	allID  = ""
	noneID = "-"
)

// report chooses another report, which takes the place of this one.
func (f fields) report() fyne.CanvasObject {
	var options []kit.Option
	for _, d := range office.Reports() {
		options = append(options, kit.Option{ID: d.ID, Text: titleOf(d), Detail: SectionText(d.Section)})
	}
	list := kit.NewLookup(kit.SearchIn(options))
	list.SetSelected(kit.Option{ID: f.asking.definition.ID, Text: titleOf(f.asking.definition)})
	list.OnChanged = func(o kit.Option) {
		if o.ID != "" && o.ID != f.asking.definition.ID {
			f.OnOther(o.ID)
		}
	}
	return list
}

// list says that the report is of a list alone, and takes that away.
func (f fields) list() fyne.CanvasObject {
	chip := kit.NewConditionChip(lang.X("report.only_list", "Only what the list shows"), nil, func() {
		f.ask(func(s *office.ReportSpec) { s.List = nil })
		f.panel.fill()
	})
	return container.New(kit.Columns(kit.Space2), chip)
}

// asOf is the day the report stands at; today is none.
func (f fields) asOf() fyne.CanvasObject {
	d := f.dateField()
	today := f.host.Session().Office().Today()
	d.Relative = func(day domain.Date) string {
		if day == today {
			return lang.X("control.today", "today")
		}
		return ""
	}
	d.SetValue(today)
	if day := f.asking.spec.Filter.AsOf; day != 0 {
		d.SetValue(day)
	}
	d.OnCommitted = func() {
		day, err := d.Value()
		if err != nil {
			return
		}
		if day == 0 || day >= today {
			day = 0
			d.SetValue(today)
		}
		f.ask(func(s *office.ReportSpec) { s.Filter.AsOf = day })
	}
	d.OnInvalid = func(err error) { f.host.Notify(kit.Toast{Icon: "triangle-alert", Text: kit.ErrorText(err)}) }
	return d
}

// dateField is a date as the office writes it.
func (f fields) dateField() *kit.DateField {
	here := f.host.Session().Office()
	r := here.Region()
	d := kit.NewDateField(kit.DateFormat{Format: r.Date, FirstWeekday: r.FirstWeekday(),
		Parse: func(text string) (domain.Date, error) { return r.ParseDate(text, here.Today()) }})
	d.Today = here.Today
	d.PlaceHolder = r.DatePlaceholder(string(f.host.Session().Me().Language))
	return d
}

func (f fields) period() fyne.CanvasObject {
	return f.span(func(s *office.ReportSpec) *office.Span { return &s.Period })
}

func (f fields) expected() fyne.CanvasObject {
	return f.span(func(s *office.ReportSpec) *office.Span { return &s.Expected })
}

// someDays stands for a period told by its days.
const someDays = "days"

// span is a period by its name, or by its days, which are asked for.
func (f fields) span(of func(*office.ReportSpec) *office.Span) fyne.CanvasObject {
	options := []kit.Option{{Text: lang.X("period.always", "All dates")}, {ID: string(domain.Trailing12), Text: lang.X("period.trailing_12", "Last 12 months")}}
	for _, p := range domain.RelativePeriods {
		options = append(options, kit.Option{ID: string(p), Text: capital(kit.RelativeText(p))})
	}
	options = append(options, kit.Option{ID: someDays, Text: lang.X("period.days", "Other dates…")})
	list := kit.NewSelect(options)
	show := func() {
		now := *of(&f.asking.spec)
		if now.Name != "" || now.Always() {
			list.SetSelectedID(string(now.Name))
			return
		}
		list.SetSelected(kit.Option{ID: someDays, Text: f.daysText(now)})
	}
	show()
	list.OnChanged = func(o kit.Option) {
		if o.ID == someDays {
			show() // until they are chosen
			f.askDays(list, *of(&f.asking.spec), func(days office.Span) {
				f.ask(func(s *office.ReportSpec) { *of(s) = days })
				show()
			})
			return
		}
		f.ask(func(s *office.ReportSpec) { *of(s) = office.Span{Name: domain.RelativePeriod(o.ID)} })
	}
	return list
}

// daysText writes the days of a period, an open end left out.
func (f fields) daysText(s office.Span) string {
	r := f.host.Session().Office().Region()
	switch {
	case s.From == 0:
		return lang.X("period.until", "until {{.Day}}", map[string]any{"Day": r.Date(s.To)})
	case s.To == 0:
		return lang.X("period.from", "from {{.Day}}", map[string]any{"Day": r.Date(s.From)})
	}
	return r.Date(s.From) + " – " + r.Date(s.To)
}

// askDays asks for the first and the last day of a period, either of which may be left open.
func (f fields) askDays(beneath fyne.CanvasObject, now office.Span, take func(office.Span)) {
	from, to := f.dateField(), f.dateField()
	from.SetValue(now.From)
	to.SetValue(now.To)
	first, last := kit.NewField(lang.X("control.from", "From"), from), kit.NewField(lang.X("control.to", "To"), to)
	var d *kit.Dialog
	apply := func() {
		begin, err1 := from.Value()
		end, err2 := to.Value()
		first.ClearError()
		last.ClearError()
		switch {
		case err1 != nil:
			first.SetError(kit.ErrorText(err1))
		case err2 != nil:
			last.SetError(kit.ErrorText(err2))
		case begin != 0 && end != 0 && end < begin:
			last.SetError(lang.X("control.to_before_from", "This day lies before the first one."))
		default:
			d.Close()
			take(office.Span{From: begin, To: end})
		}
	}
	cancel := kit.NewButton(lang.X("command.cancel", "Cancel"), "", kit.ButtonNormal, func() { d.Close() })
	taking := kit.NewButton(lang.X("control.apply", "Apply"), "", kit.ButtonPrimary, apply)
	d = kit.NewDialog(f.host.Window(), kit.DialogOptions{Title: lang.X("control.dates", "Dates"), Width: 320, Beneath: beneath,
		Body: container.New(kit.Columns(kit.Space3, 1, 1), first, last), Buttons: []*kit.Button{cancel, taking}, First: from.FocusTarget()})
	d.Show()
}

// nextDays are on offer for how far a report looks ahead.
var nextDays = []int{7, 14, 30, 60, 90, 180, 365}

func (f fields) days() fyne.CanvasObject {
	now := f.asking.spec.Days
	if now == 0 {
		now = f.asking.definition.Start.Days
	}
	offered := slices.Clone(nextDays)
	if !slices.Contains(offered, now) && now > 0 {
		offered = append(offered, now)
		slices.Sort(offered)
	}
	var options []kit.Option
	for _, n := range offered {
		options = append(options, kit.Option{ID: strconv.Itoa(n), Text: lang.X("report.next_days", "Next {{.Count}} days", map[string]any{"Count": n})})
	}
	list := kit.NewSelect(options)
	list.SetSelectedID(strconv.Itoa(now))
	list.OnChanged = func(o kit.Option) {
		f.ask(func(s *office.ReportSpec) { s.Days, _ = strconv.Atoi(o.ID) })
	}
	return list
}

// several chooses any number of records of a kind. The list stays open while it is chosen in.
func (f fields) several(none string, records []kit.Option, of func(*control.Filter) *[]domain.ID) fyne.CanvasObject {
	if none != "" {
		records = append([]kit.Option{{ID: noneID, Text: none}}, records...)
	}
	list := kit.NewSelect(nil)
	show := func() {
		chosen := *of(&f.asking.spec.Filter)
		options := []kit.Option{{ID: allID, Text: lang.X("filter.all", "All")}}
		var names []string
		for _, o := range records {
			if slices.Contains(chosen, idOf(o)) {
				o.Icon, o.Dot = "check", nil
				names = append(names, o.Text)
			}
			options = append(options, o)
		}
		list.SetOptions(options)
		if len(names) == 0 {
			list.SetSelected(options[0])
			return
		}
		list.SetSelected(kit.Option{ID: allID, Text: strings.Join(names, ", ")})
	}
	show()
	list.OnChanged = func(o kit.Option) {
		f.ask(func(s *office.ReportSpec) {
			if o.ID == allID {
				*of(&s.Filter) = nil
				return
			}
			if *of(&s.Filter) = toggled(*of(&s.Filter), idOf(o)); len(*of(&s.Filter)) == 0 {
				*of(&s.Filter) = nil
			}
		})
		show()
		if o.ID != allID {
			list.Tapped(nil)
		}
	}
	return list
}

// idOf is the record that an option stands for.
func idOf(o kit.Option) domain.ID {
	if o.ID == noneID {
		return ""
	}
	return domain.ID(o.ID)
}

func (f fields) salesperson() fyne.CanvasObject {
	var options []kit.Option
	for _, p := range f.words.people {
		options = append(options, kit.Option{ID: string(p.ID), Text: p.Name})
	}
	return f.several(lang.X("chart.nobody", "Nobody"), options, func(c *control.Filter) *[]domain.ID { return &c.Salespeople })
}

func (f fields) state() fyne.CanvasObject {
	var options []kit.Option
	for _, s := range f.words.states {
		options = append(options, kit.Option{ID: string(s.ID), Text: s.Name, Dot: kit.Paint(kit.Colour(s.Colour))})
	}
	return f.several("", options, func(c *control.Filter) *[]domain.ID { return &c.States })
}

func itemOptions(items []domain.Item) []kit.Option {
	var options []kit.Option
	for _, i := range items {
		options = append(options, kit.Option{ID: string(i.ID), Text: i.Name})
	}
	return options
}

func (f fields) origin() fyne.CanvasObject {
	return f.several(lang.X("control.no_origin", "No origin"), itemOptions(f.words.origins), func(c *control.Filter) *[]domain.ID { return &c.Origins })
}

func (f fields) tag() fyne.CanvasObject {
	return f.several("", itemOptions(f.words.tags), func(c *control.Filter) *[]domain.ID { return &c.Tags })
}

// customersFound is how many customers are found for a text.
const customersFound = 30

// customer finds one customer by typing.
func (f fields) customer() fyne.CanvasObject {
	l := kit.NewLookup(kit.SearchRecords(f.host, func(ctx context.Context, text string) ([]domain.Customer, error) {
		return f.host.Session().FindCustomers(ctx, text, customersFound)
	}, func(c domain.Customer) kit.Option { return kit.Option{ID: string(c.ID), Text: c.Name} }))
	l.PlaceHolder, l.Clearable = lang.X("filter.all", "All"), !f.asking.definition.Has(office.NeedsCustomer)
	if !l.Clearable {
		l.PlaceHolder = lang.X("lookup.choose", "Choose…")
	}
	if chosen := f.asking.spec.Filter.Customers; len(chosen) == 1 {
		l.SetSelected(kit.Option{ID: string(chosen[0]), Text: f.words.customers[chosen[0]]})
	}
	l.OnChanged = func(o kit.Option) {
		if o.ID != "" {
			f.words.customers[domain.ID(o.ID)] = o.Text
		}
		f.ask(func(s *office.ReportSpec) {
			s.Filter.Customers = nil
			if o.ID != "" {
				s.Filter.Customers = []domain.ID{domain.ID(o.ID)}
			}
		})
	}
	return l
}

// currency looks at the amounts in one currency alone.
func (f fields) currency() fyne.CanvasObject {
	home := f.host.Session().Office().Data().Currency
	options := []kit.Option{{ID: allID, Text: lang.X("control.all_in", "All, in {{.Currency}}", map[string]any{"Currency": home})}}
	for _, c := range f.words.currencies {
		options = append(options, kit.Option{ID: string(c), Text: lang.X("control.only_in", "Only {{.Currency}}", map[string]any{"Currency": c})})
	}
	list := kit.NewSelect(options)
	list.SetSelectedID(string(f.asking.spec.Filter.Currency))
	list.OnChanged = func(o kit.Option) {
		f.ask(func(s *office.ReportSpec) { s.Filter.Currency = domain.Currency(o.ID) })
	}
	return list
}

// compare is what the figures are compared with.
func (f fields) compare() fyne.CanvasObject {
	list := kit.NewSelect([]kit.Option{
		{ID: string(control.NotCompared), Text: lang.X("control.with_none", "None")},
		{ID: string(control.WithPrevious), Text: lang.X("control.with_previous", "Previous period")},
		{ID: string(control.WithYearAgo), Text: lang.X("control.with_year", "A year before")},
	})
	list.SetSelectedID(string(f.asking.spec.Filter.Compare))
	list.OnChanged = func(o kit.Option) {
		f.ask(func(s *office.ReportSpec) { s.Filter.Compare = control.Comparison(o.ID) })
	}
	return list
}

// columnTitle is what a column is called.
func columnTitle(c report.Column) string {
	if c.TitleKey == "" {
		return c.ID
	}
	return kit.KeyText(c.TitleKey)
}

// group chooses the column that rows are grouped by.
func (f fields) group() fyne.CanvasObject {
	options := []kit.Option{{Text: lang.X("group.none", "No groups")}}
	for _, c := range f.asking.groupable() {
		options = append(options, kit.Option{ID: c.ID, Text: columnTitle(c)})
	}
	list := kit.NewSelect(options)
	list.SetSelectedID(f.asking.spec.Layout.Group)
	list.OnChanged = func(o kit.Option) {
		f.lay(func(l *report.Layout) { l.Group = o.ID })
		f.panel.fill()
		f.host.Window().Canvas().Focus(f.grouping) // which has taken this one's place
	}
	f.grouping = list
	return list
}

// descending follows the id of a column that rows are sorted by from the last to the first.
const descending = ":desc"

// sort chooses the column that rows are sorted by, and which way.
func (f fields) sort() fyne.CanvasObject {
	options := []kit.Option{{Text: lang.X("report.sort_own", "Its own order")}}
	for _, c := range f.asking.columns() {
		title := columnTitle(c)
		options = append(options, kit.Option{ID: c.ID, Text: title, Icon: "arrow-up"},
			kit.Option{ID: c.ID + descending, Text: lang.X("report.sort_descending", "{{.Column}}, descending", map[string]any{"Column": title}), Icon: "arrow-down"})
	}
	list := kit.NewSelect(options)
	show := func() {
		l := f.asking.spec.Layout
		list.SetSelectedID(l.Sort)
		if o := list.Selected(); l.Descending && l.Sort != "" { // in little room the arrow says it
			o.ID, o.Icon = l.Sort+descending, "arrow-down"
			list.SetSelected(o)
		}
	}
	show()
	list.OnChanged = func(o kit.Option) {
		column, down := strings.CutSuffix(o.ID, descending)
		f.lay(func(l *report.Layout) { l.Sort, l.Descending = column, down })
		show()
	}
	return list
}
