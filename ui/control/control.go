// Package control is the room of Opportunity Control: figures and charts, each computed
// in domain/control from the same facts.
package control

import (
	"context"
	"fmt"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/change"
	"preventa/domain/control"
	"preventa/domain/region"
	"preventa/ui/kit"
)

// ID is the id of Opportunity Control among the screens.
const ID = "control"

// Screen is Opportunity Control.
type Screen struct {
	host kit.Host

	search      *kit.SearchBox
	period      *kit.Select
	salesperson *kit.Select
	filter      control.Filter
	asked       kit.Latest
	took        time.Duration
	counted     int
	opening     bool // nothing was shown yet

	figures *figureRow
	months  *chartCard
	best    *chartCard
	open    *chartCard
	body    fyne.CanvasObject
}

var _ kit.Screen = (*Screen)(nil)

// New makes the screen and starts to compute.
func New(host kit.Host) *Screen {
	s := &Screen{host: host, opening: true}
	s.build(string(trailing12), kit.Option{})
	return s
}

// Rebuild makes the content anew for the same filter.
func (s *Screen) Rebuild() { s.build(s.period.Selected().ID, s.salesperson.Selected()) }

func (s *Screen) build(period string, salesperson kit.Option) {
	if salesperson.ID == "" {
		salesperson = everybody()
	}
	s.period = kit.NewSelect(periodOptions())
	s.period.SetSelectedID(period)
	s.period.OnChanged = func(kit.Option) { s.compute() }
	s.salesperson = kit.NewSelect([]kit.Option{everybody()})
	s.salesperson.SetSelected(salesperson)
	s.salesperson.OnChanged = func(kit.Option) { s.compute() }
	s.figures = newFigureRow()
	s.months = newChartCard(s.host, lang.X("report.closed_by_month", "Closed by month"), lang.X("formula.closed_by_month", "Won + lost, by closing date and salesperson"))
	s.best = newChartCard(s.host, lang.X("report.who_closes_best", "Who closes best"), lang.X("formula.who_closes_best", "Won ÷ closed, by closing date"))
	s.open = newChartCard(s.host, lang.X("report.open_by_state", "In progress by state"), lang.X("formula.open_by_state", "Number of opportunities now · amount"))
	s.search = kit.NewFinder(s.host)
	s.body = s.layout()
	s.offerSalespeople()
	s.compute()
}

func everybody() kit.Option { return kit.Option{Text: lang.X("filter.all", "All")} }

func (s *Screen) region() region.Region { return s.host.Session().Office().Region() }

func (s *Screen) layout() fyne.CanvasObject {
	clear := kit.NewButton(lang.X("command.clear", "Clear"), "x", kit.ButtonGhost, s.clear)
	filters := container.New(kit.Columns(kit.Space2),
		kit.Centred(kit.NewCaption(lang.X("filter.period", "Period"))), kit.Centred(kit.FixedWidth(210, s.period)),
		kit.Centred(kit.NewCaption("  "+lang.X("opportunity.salesperson", "Salesperson"))), kit.Centred(kit.FixedWidth(170, s.salesperson)))
	bar := container.New(kit.Rows(0), kit.Bar(kit.FilterHeight+5, container.NewBorder(nil, nil, filters, kit.Centred(clear))), kit.NewLine())
	cards := container.New(kit.Columns(kit.Space3, 1, 1, 1), s.months.card, s.best.card, s.open.card)
	page := container.NewBorder(container.New(kit.Inset(0, 0, kit.Space3, 0), s.figures.row), nil, nil, nil, cards)
	return container.NewBorder(bar, nil, nil, nil, container.New(kit.Inset(kit.Space3, kit.Space3, kit.Space3, kit.Space3), page))
}

func (s *Screen) clear() {
	s.period.SetSelectedID(string(trailing12))
	s.salesperson.SetSelected(everybody())
	s.compute()
}

func (s *Screen) offerSalespeople() {
	kit.Background(s.host.Runner(), func() ([]domain.Person, error) {
		return s.host.Session().Salespeople(context.Background())
	}, func(people []domain.Person, err error) {
		if err != nil {
			s.host.Failed(err)
			return
		}
		options := []kit.Option{everybody()}
		for _, p := range people {
			options = append(options, kit.Option{ID: string(p.ID), Text: p.Name})
		}
		s.salesperson.SetOptions(options)
	})
}

// results are all the figures of the screen, from one look at the facts.
type results struct {
	total  control.Closing
	team   control.Closing // of everybody, whoever the filter names
	ever   int64           // closed, whenever
	best   []control.SalespersonClosing
	months []control.MonthClosing
	open   []control.StateInProgress
	names  map[domain.ID]string
	count  int
	took   time.Duration
}

// compute asks for all the figures; those on show stay until the new ones are there.
func (s *Screen) compute() {
	today := s.host.Session().Office().Today()
	s.filter = control.Filter{
		Period: daysOf(period(s.period.Selected().ID), today, s.host.Session().Office().Data().FiscalMonth),
	}
	if who := s.salesperson.Selected().ID; who != "" {
		s.filter.Salespeople = []domain.ID{domain.ID(who)}
	}
	filter := s.filter
	kit.BackgroundLatest(&s.asked, s.host.Runner(), func() (results, error) {
		var r results
		err := s.host.Session().Look(context.Background(), filter, false, func(l *control.Look) { r = computeAll(l) })
		return r, err
	}, s.show)
}

func computeAll(l *control.Look) results {
	start := time.Now()
	everybody, ever := control.NewLook(l.Facts, control.Filter{Period: l.Filter.Period}, l.Today), control.NewLook(l.Facts, control.Filter{}, l.Today)
	r := results{
		total: control.ClosingOf(l), team: control.ClosingOf(everybody), ever: control.ClosingOf(ever).Closed(), best: control.WhoClosesBest(l),
		months: throughout(control.ClosedByMonth(l), l.Filter.Period, l.Today), open: control.OpenByState(l),
		names: map[domain.ID]string{}, count: l.Len(),
	}
	for _, b := range r.best {
		r.names[b.Salesperson.ID] = b.Salesperson.Text
	}
	r.took = time.Since(start)
	return r
}

func (s *Screen) show(r results, err error) {
	if err != nil {
		s.host.Failed(err)
		return
	}
	if s.opening && r.total.Closed() == 0 && r.ever > 0 {
		s.opening = false
		s.period.SetSelectedID(string(always)) // an office whose deals lie further back opens on them
		s.compute()
		return
	}
	s.opening = false
	s.took, s.counted = r.took, r.count
	currency := s.host.Session().Office().Data().Currency
	s.figures.show(s.region(), currency, r)
	s.months.show(closedByMonthChart(s.region(), r))
	s.best.show(whoClosesBestChart(s.region(), r))
	s.open.show(openByStateChart(s.region(), currency, r))
	s.host.Changed()
}

// ID is for the window.
func (s *Screen) ID() string { return ID }

// Title names the tab.
func (s *Screen) Title() string { return lang.X("control.title", "Opportunity Control") }

// Content is the dashboard.
func (s *Screen) Content() fyne.CanvasObject { return s.body }

// Tools are the commands of the dashboard.
func (s *Screen) Tools(c *kit.Commands) kit.Tools {
	return kit.Tools{Items: []kit.ToolItem{
		kit.PrimaryTool(c.Get("refresh")), kit.Tool(c.Get("export")), kit.ToolSeparator(), kit.Tool(c.Get("opportunities")),
	}, Right: []fyne.CanvasObject{s.search}}
}

// Status says what the figures were computed from.
func (s *Screen) Status() string {
	return lang.XN("control.status", "Tools › Opportunity Control · {{.Count}} opportunities · computed in {{.Took}} ms", s.counted, map[string]any{
		"Count": s.region().Number(int64(s.counted), 0), "Took": fmt.Sprint(s.took.Milliseconds())})
}

// Do gives what a command does here.
func (s *Screen) Do(command string) func() {
	switch command {
	case "refresh":
		return s.compute
	case "search":
		return func() { s.host.Window().Canvas().Focus(s.search.FocusTarget()) }
	}
	return nil
}

// Filter is what the figures are computed for, for their export.
func (s *Screen) Filter() control.Filter { return s.filter }

// Follow computes anew after what could change a figure.
func (s *Screen) Follow(set change.Set) {
	if set.Touches(domain.KindPerson) {
		s.offerSalespeople()
	}
	if set.Touches(domain.KindOpportunity, domain.KindState, domain.KindPerson) {
		s.compute()
	}
}

// Shown has nothing to do.
func (s *Screen) Shown() {}

// Closed drops an answer still under way.
func (s *Screen) Closed() { s.asked.Forget() }

// throughout gives the months of a period up to today, the empty ones included, so that
// a month in which nothing closed is seen to be one.
func throughout(months []control.MonthClosing, p domain.Period, today domain.Date) []control.MonthClosing {
	if p.From == 0 || p.To == 0 || len(months) == 0 {
		return months
	}
	first, last := p.From.Month(), max(min(p.To, today).Month(), months[len(months)-1].Month)
	var all []control.MonthClosing
	for month := first; month <= last; month++ {
		at := slices.IndexFunc(months, func(m control.MonthClosing) bool { return m.Month == month })
		if at < 0 {
			all = append(all, control.MonthClosing{Month: month})
		} else {
			all = append(all, months[at])
		}
	}
	return all
}

// largestSalespeople are those with most closed, the rest together as others.
func largestSalespeople(months []control.MonthClosing, most int) (top []domain.ID, others bool) {
	closed := map[domain.ID]int64{}
	for _, m := range months {
		for _, s := range m.Salespeople {
			closed[s.Salesperson.ID] += s.Closed()
		}
	}
	for who := range closed {
		top = append(top, who)
	}
	slices.SortFunc(top, func(a, b domain.ID) int {
		if closed[a] != closed[b] {
			return int(closed[b] - closed[a])
		}
		if a < b {
			return -1
		}
		return 1
	})
	if len(top) > most {
		return top[:most], true
	}
	return top, false
}
