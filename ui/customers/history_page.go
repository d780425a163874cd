package customers

import (
	"context"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/control"
	"preventa/domain/office"
	"preventa/ui/kit"
)

// historyPage is all that happened with a customer: opportunities, activities, quotations
// and its notes, newest first.
type historyPage struct {
	form     *Form
	content  fyne.CanvasObject
	chips    *fyne.Container
	search   *kit.SearchBox
	timeline *kit.Timeline

	kind   domain.Kind // "" for all
	text   string
	asked  kit.Latest
	events map[string]office.Event
}

// historySearch is the width of the search box, which has the chips beside it.
const historySearch float32 = 168

// historyAnswer is what a question for the history gives.
type historyAnswer struct {
	events []office.Event
	totals control.CustomerFigures
}

func newHistoryPage(f *Form) *historyPage {
	p := &historyPage{form: f, chips: container.New(kit.Columns(6)), timeline: kit.NewTimeline()}
	p.search = kit.NewSearchBox(lang.X("customer_history.search", "Search the history"), "", f.host.Delay(), func(text string) { p.choose(p.kind, text); p.read() })
	p.timeline.OnOpen, p.timeline.OnMenu = p.open, p.menu
	p.timeline.OnDone = func(id string) { f.host.CompleteActivity(p.events[id].ID) }
	p.showChips()
	p.showEmpty()
	bar := container.New(kit.Inset(kit.Space2, kit.Space3, kit.Space2, kit.Space3), container.NewBorder(nil, nil, kit.Centred(p.chips), kit.FixedWidth(historySearch, p.search)))
	p.content = container.New(kit.RowsGrowing(0, 2), bar, kit.NewLine(), p.timeline)
	return p
}

// choose narrows the history to a kind and to what contains a text.
func (p *historyPage) choose(kind domain.Kind, text string) {
	p.kind, p.text = kind, text
	p.search.SetText(text)
	p.showChips()
}

func (p *historyPage) showChips() {
	p.chips.RemoveAll()
	for _, filter := range []struct {
		kind  domain.Kind
		label string
	}{
		{"", lang.X("customer_history.all", "All")},
		{domain.KindOpportunity, lang.X("opportunities.title", "Opportunities")},
		{domain.KindActivity, lang.X("activities.title", "Activities")},
		{domain.KindQuotation, lang.X("quotations.title", "Quotations")},
		{domain.KindCustomer, kit.FieldTitle(domain.KindCustomer, "notes")},
	} {
		chip := kit.NewChip(filter.label, "", func() { p.choose(filter.kind, p.text); p.read() })
		chip.SetOn(filter.kind == p.kind)
		p.chips.Add(chip)
	}
	p.chips.Refresh()
}

// read asks for the history and the totals; the old ones stay until they come.
func (p *historyPage) read() {
	f, id, kind, text := p.form, p.form.model.saved.ID, p.kind, p.text
	kit.BackgroundLatest(&p.asked, f.host.Runner(), func() (a historyAnswer, err error) {
		a.events, a.totals, err = f.host.Session().CustomerHistory(context.Background(), id, kind, text)
		return a, err
	}, func(a historyAnswer, err error) {
		switch {
		case domain.Is(err, domain.NotFound): // it went meanwhile: the form says so when it is used
		case err != nil:
			f.host.Failed(err)
		default:
			p.show(a)
		}
	})
}

func (p *historyPage) show(a historyAnswer) {
	p.form.view.header.showTotals(a.totals)
	p.events = map[string]office.Event{}
	p.showEmpty()
	var sections []kit.TimelineSection
	today := p.form.host.Session().Office().Today()
	for _, e := range a.events {
		title := sectionTitle(e, today)
		if len(sections) == 0 || sections[len(sections)-1].Title != title {
			sections = append(sections, kit.TimelineSection{Title: title})
		}
		section := &sections[len(sections)-1]
		entry := p.entry(e, today)
		p.events[entry.ID] = e
		section.Entries = append(section.Entries, entry)
		section.Count = strconv.Itoa(len(section.Entries))
	}
	p.timeline.SetSections(sections)
}

// showEmpty says why there may be nothing to see.
func (p *historyPage) showEmpty() {
	if p.kind == "" && p.text == "" {
		p.timeline.SetEmpty(lang.X("customer_history.none", "Nothing happened with this customer yet."))
	} else {
		p.timeline.SetEmpty(lang.X("customer_history.none_match", "Nothing in the history matches."))
	}
}

// sectionTitle is the year of an event; what is still to come stands above the years.
func sectionTitle(e office.Event, today domain.Date) string {
	if e.Day > today {
		return lang.X("customer_history.to_come", "To come")
	}
	year, _, _ := e.Day.Civil()
	return strconv.Itoa(year)
}

// entry is how the timeline shows an event.
func (p *historyPage) entry(e office.Event, today domain.Date) kit.TimelineEntry {
	entry := kit.TimelineEntry{ID: string(e.Kind) + ":" + string(e.ID), Icon: kit.KindIcon(e.Kind), Title: e.Title, Note: e.Note, When: p.when(e)}
	switch e.Kind {
	case domain.KindOpportunity:
		p.ofOpportunity(&entry, e.Row)
	case domain.KindActivity:
		p.ofActivity(&entry, e.Activity, today)
	case domain.KindQuotation:
		p.ofQuotation(&entry, e.Quotation)
	case domain.KindCustomer:
		entry.Icon, entry.Title, entry.Detail = "sticky-note", kit.FieldTitle(domain.KindCustomer, "notes"), e.Person
	}
	return entry
}

func (p *historyPage) when(e office.Event) string {
	r := p.form.region()
	if e.Kind == domain.KindActivity && e.Activity.Minute > 0 {
		return r.Date(e.Day) + " · " + r.Clock(e.At)
	}
	return r.Date(e.Day)
}

func (p *historyPage) ofOpportunity(entry *kit.TimelineEntry, row office.Row) {
	r := p.form.region()
	amount := ""
	if row.Amount.Minor != 0 {
		amount = r.Money(row.Amount)
	}
	closed := ""
	if row.Class.IsClosed() {
		closed = lang.X("opportunity.closed_date", "closed {{.Date}}", map[string]any{"Date": r.Date(row.Closed)})
	}
	entry.Bold = !row.Class.IsClosed()
	entry.Detail = dotted(lang.X("opportunity.number_short", "№")+" "+strconv.FormatInt(row.Number, 10), row.State, amount, closed, row.Salesperson)
	entry.Colour = map[domain.Class]fyne.ThemeColorName{domain.Open: kit.ColorOpenDot, domain.OnHold: kit.ColorHoldDot,
		domain.Won: kit.ColorWonDot, domain.Lost: kit.ColorLostDot}[row.Class]
}

func (p *historyPage) ofActivity(entry *kit.TimelineEntry, a office.ActivityRow, today domain.Date) {
	if a.Icon != "" {
		entry.Icon = a.Icon
	}
	entry.Detail = dotted(a.Type, a.Opportunity, a.People)
	entry.Mark = kit.TimelineDone
	if !a.Done {
		entry.Bold, entry.Mark = true, kit.CompletionMark(p.form.host)
		entry.Colour = map[domain.Urgency]fyne.ThemeColorName{domain.Overdue: kit.ColorOverdueDot, domain.Today: kit.ColorTodayDot,
			domain.Planned: kit.ColorPlannedDot}[a.Urgency(today)]
		entry.WhenColour = map[domain.Urgency]fyne.ThemeColorName{domain.Overdue: kit.ColorOverdue, domain.Today: kit.ColorToday,
			domain.Planned: kit.ColorPlanned}[a.Urgency(today)]
	}
}

func (p *historyPage) ofQuotation(entry *kit.TimelineEntry, q office.QuotationRow) {
	entry.Title = strings.TrimSpace(q.Label() + " " + q.Subject)
	entry.Detail = dotted(lang.X("quotation_status."+string(q.Status), string(q.Status)), p.form.region().Money(q.Total), q.Salesperson)
	entry.Colour = map[domain.QuotationStatus]fyne.ThemeColorName{domain.Sent: kit.ColorOpenDot, domain.Accepted: kit.ColorWonDot,
		domain.Rejected: kit.ColorLostDot}[q.Status]
}

// dotted joins the texts that are not empty.
func dotted(texts ...string) string {
	var all []string
	for _, text := range texts {
		if text != "" {
			all = append(all, text)
		}
	}
	return strings.Join(all, " · ")
}

// open shows the record of an entry.
func (p *historyPage) open(id string) {
	f, e := p.form, p.events[id]
	switch e.Kind {
	case domain.KindOpportunity:
		f.host.OpenOpportunity(e.ID, kit.Place{})
	case domain.KindQuotation:
		f.host.OpenQuotation(e.ID)
	case domain.KindActivity:
		p.openActivity(e.ID)
	case domain.KindCustomer:
		f.view.set.Focus("notes")
	}
}

func (p *historyPage) openActivity(id domain.ID) {
	host := p.form.host
	kit.Background(host.Runner(), func() (domain.Activity, error) {
		return host.Session().Activity(context.Background(), id)
	}, func(a domain.Activity, err error) {
		if err != nil {
			host.Failed(err)
			return
		}
		host.EditActivity(office.ActivityDraft{Activity: a}, nil)
	})
}

func (p *historyPage) menu(id string, at fyne.Position) {
	e := p.events[id]
	items := []kit.MenuItem{{Icon: "folder-open", Label: lang.X("command.open", "Open"), Shortcut: lang.X("key.enter", "Enter"), Run: func() { p.open(id) }}}
	if e.Kind == domain.KindActivity && !e.Done {
		items = append(items, kit.MenuItem{Icon: "check", Label: lang.X("activity.complete", "Mark as done"), Run: func() { p.form.host.CompleteActivity(e.ID) }})
	}
	kit.ShowContextMenu(p.form.host.Window().Canvas(), at, items...)
}
