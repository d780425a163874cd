// Package control is the room of Opportunity Control: figures and charts, each computed
// in domain/control from the same facts.
package control

import (
	"context"
	"encoding/json"
	"runtime"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/access"
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

	arrangement arrangement
	saved       string // the arrangement as it was kept last
	asked       kit.Latest
	answer      answer
	opening     bool // nothing was shown yet
	hasHistory  bool // the history was read
	reading     bool // it is being read
	read        int  // percent of it

	search     *kit.SearchBox
	row        *kit.FigureRow
	figures    *figureRow
	grid       *fyne.Container
	scroll     *container.Scroll
	marker     *canvas.Rectangle
	cards      map[string]*card
	dropAt     string // the card a dragged one would be put beside
	dropBehind bool
	enlarged   *enlarged
	body       fyne.CanvasObject
}

var (
	_ kit.Screen  = (*Screen)(nil)
	_ kit.Keeping = (*Screen)(nil)
)

// New makes the screen and starts to compute.
func New(host kit.Host) *Screen {
	s := &Screen{host: host, opening: true}
	s.saved = host.Session().Me().Dashboard
	s.arrangement = readArrangement(s.saved, Charts)
	s.build(kit.NewFigureFilters())
	s.row.Offer()
	s.compute()
	return s
}

// Rebuild makes the content anew for the same filters.
func (s *Screen) Rebuild() {
	y := s.scroll.Offset.Y
	s.build(s.row.Filters)
	s.scroll.Offset.Y = y
	s.row.Offer()
	s.compute()
}

func (s *Screen) build(filters kit.FigureFilters) {
	s.search = kit.NewFinder(s.host)
	s.figures = newFigureRow(s.host)
	if s.row != nil {
		s.row.Closed()
	}
	s.row = kit.NewFigureRow(s.host, filters)
	s.row.OnNarrowed = s.narrowed
	s.makeGrid()
	s.body = container.NewBorder(s.row.Bar(), nil, nil, nil, s.scroll)
}

// figuresObject is the row of key figures.
func (s *Screen) figuresObject() fyne.CanvasObject { return s.figures.row }

func (s *Screen) region() region.Region { return s.host.Session().Office().Region() }
func (s *Screen) today() domain.Date    { return s.host.Session().Office().Today() }

// Filter is what the figures are computed for.
func (s *Screen) Filter() control.Filter { return s.row.Filter() }

// narrowed shows other filters, and computes for them.
func (s *Screen) narrowed() {
	s.opening = false
	s.row.Show()
	s.body.Refresh()
	s.compute()
	s.host.KeepSoon()
}

// narrowTo narrows all figures to what a bar stands for, or no longer.
func (s *Screen) narrowTo(n Narrowing) {
	if s.row.Filters.IsCrossed(n) {
		s.row.Filters.Uncross(n.By)
	} else {
		s.row.Filters.Cross(n)
	}
	s.narrowed()
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
		kit.PrimaryTool(c.Get("refresh")), kit.Tool(c.Get("undo")), kit.ToolSeparator(),
		kit.Tool(c.Get("print")), kit.Tool(c.Get("control.pdf")), kit.Tool(c.Get("control.excel")), kit.ToolSeparator(),
		kit.Tool(c.Get("control.configure")),
	}, Right: []fyne.CanvasObject{s.search}}
}

// Status says what the figures were computed from, and how far the history is read.
func (s *Screen) Status() string {
	text := lang.XN("control.status", "Tools › Opportunity Control · {{.Count}} opportunities · computed in {{.Took}} ms", s.answer.count, map[string]any{
		"Count": s.region().Number(int64(s.answer.count), 0), "Took": strconv.FormatInt(s.answer.took.Milliseconds(), 10)})
	if s.reading {
		text += " · " + s.readingText()
	}
	return text
}

func (s *Screen) readingText() string {
	return lang.X("control.reading_history", "Reading the history… {{.Percent}}", map[string]any{"Percent": s.region().Percent(s.read)})
}

// Do gives what a command does here.
func (s *Screen) Do(command string) func() {
	switch command {
	case "refresh":
		return s.compute
	case "search":
		return func() { s.host.Window().Canvas().Focus(s.search.FocusTarget()) }
	case "control.configure":
		return s.configure
	}
	if !s.host.Session().May(access.Export, access.Read) {
		return nil
	}
	switch command {
	case "print":
		return s.print
	case "control.pdf":
		return s.savePDF
	case "control.excel", "export":
		return s.saveTables
	}
	return nil
}

// Follow computes anew after what could change a figure, and shows the cards as they were
// arranged elsewhere.
func (s *Screen) Follow(set change.Set) {
	if set.Touches(domain.KindPerson, domain.KindState, domain.KindItem) {
		s.row.Offer()
	}
	if text := s.host.Session().Me().Dashboard; text != s.saved {
		s.saved = text
		s.arrangement = readArrangement(text, Charts)
		s.fillGrid()
		s.compute()
		return
	}
	if set.Touches(domain.KindOpportunity, domain.KindState, domain.KindPerson, domain.KindItem, domain.KindCustomer, domain.KindTarget, domain.KindOffice) {
		s.compute()
	}
}

// Shown begins with the day that has come meanwhile.
func (s *Screen) Shown() {
	if s.answer.day != 0 && s.answer.day != s.today() {
		s.row.Show()
		s.compute()
	}
}

// Closed drops the answers still under way.
func (s *Screen) Closed() {
	s.asked.Forget()
	s.row.Closed()
	for _, k := range s.cards {
		k.view.latest.Forget()
	}
}

// keptState is the screen as it is kept over a restart.
type keptState struct {
	Filters json.RawMessage `json:"filters"`
	Scroll  float32         `json:"scroll,omitempty"`
}

// Keep is the filters, and where the page is scrolled to.
func (s *Screen) Keep() string {
	text, err := json.Marshal(keptState{Filters: json.RawMessage(s.row.Filters.Keep()), Scroll: s.scroll.Offset.Y})
	if err != nil {
		return ""
	}
	return string(text)
}

// Resume takes up what Keep gave.
func (s *Screen) Resume(text string) {
	var state keptState
	if json.Unmarshal([]byte(text), &state) != nil {
		return
	}
	s.row.Filters = kit.ReadFigureFilters(string(state.Filters))
	s.scroll.Offset.Y = max(0, state.Scroll)
	s.opening = false
	s.row.Show()
	s.compute()
}

// answer is what the dashboard shows, all of it from one look at the facts.
type answer struct {
	day        domain.Date
	charts     map[string]describedChart
	waiting    []string // the charts that wait for the history
	figures    []control.Figure
	currencies []domain.Currency
	count      int
	closed     int64 // in the period
	ever       bool  // anything closed, whenever
	took       time.Duration
}

// describedChart is a chart with how it is computed.
type describedChart struct {
	Described
	formula string
}

// compute asks for all that is on show; what is there stays until the new is. What tells of
// the past comes once the history is read.
func (s *Screen) compute() {
	filter, today, shown := s.Filter(), s.today(), s.arrangement.shown()
	if filter.AsOf != 0 && !s.hasHistory { // every figure of a past day takes it
		s.readHistory()
		return
	}
	kit.BackgroundLatest(&s.asked, s.host.Runner(), func() (answer, error) {
		return s.answerFor(filter, today, shown, false)
	}, s.show)
}

// answerFor computes what is on show, off the UI goroutine. Without the history, which it
// may ask for, the charts that tell of it wait.
func (s *Screen) answerFor(filter control.Filter, today domain.Date, shown []string, history bool) (a answer, err error) {
	session := s.host.Session()
	where, currency := s.region(), session.CurrencyOf(filter)
	err = session.Look(context.Background(), filter, history, func(l *control.Look) {
		start := time.Now()
		view := View{Look: l, Region: where, Currency: currency}
		a = answer{day: today, charts: map[string]describedChart{}, count: l.Len(), currencies: l.Currencies(), ever: l.EverClosed()}
		jobs := []func(){
			func() { a.figures = control.FiguresOf(l) },
			func() { a.closed = control.ClosingOf(l).Closed() },
		}
		drawn := make([]*describedChart, len(shown))
		for i, id := range shown {
			if chart, _ := FindChart(id); !chart.History || l.HasHistory() {
				jobs = append(jobs, func() { drawn[i] = &describedChart{chart.Draw(view), chart.Formula(view)} })
			} else {
				a.waiting = append(a.waiting, id)
			}
		}
		sideBySide(jobs)
		for i, id := range shown {
			if drawn[i] != nil {
				a.charts[id] = *drawn[i]
			}
		}
		a.took = time.Since(start)
	})
	return a, err
}

// sideBySide does some things, as many at a time as there are processors.
func sideBySide(jobs []func()) {
	var next atomic.Int32
	var done sync.WaitGroup
	for range min(len(jobs), runtime.GOMAXPROCS(0)) {
		done.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(jobs); i = int(next.Add(1)) - 1 {
				jobs[i]()
			}
		})
	}
	done.Wait()
}

// show shows an answer, and has the history read if something waits for it.
func (s *Screen) show(a answer, err error) {
	if err != nil {
		s.host.Failed(err)
		return
	}
	if s.opening && a.closed == 0 && a.ever {
		s.opening = false
		s.row.Filters.Always() // an office whose deals lie further back opens on them
		s.narrowed()
		return
	}
	s.opening = false
	s.answer = a
	s.figures.show(s.region(), s.host.Session().CurrencyOf(s.Filter()), a.figures)
	for id, d := range a.charts {
		if k := s.cards[id]; k != nil {
			k.showChart(d.Described, d.formula)
		}
	}
	s.row.SetCurrencies(a.currencies)
	if s.enlarged != nil {
		s.enlarged.follow()
	}
	if len(a.waiting) > 0 {
		s.readHistory()
	}
	s.host.Changed()
}

// readHistory reads the history, which takes a while the first time, and then computes what
// waits for it.
func (s *Screen) readHistory() {
	if s.reading {
		return
	}
	s.reading, s.read = true, 0
	s.tellReading()
	runner := s.host.Runner()
	told := -1
	kit.Background(runner, func() (struct{}, error) {
		return struct{}{}, s.host.Session().ReadHistory(context.Background(), func(done, whole int) {
			percent := 100 * done / max(whole, 1)
			if percent == told {
				return
			}
			told = percent
			runner.Do(func() {
				s.read = percent
				s.tellReading()
			})
		})
	}, func(_ struct{}, err error) {
		s.reading = false
		if err != nil {
			s.host.Failed(err)
			return
		}
		s.hasHistory = true
		s.compute()
	})
}

// tellReading tells how far the history is read, where there is no picture yet.
func (s *Screen) tellReading() {
	for _, k := range s.cards {
		if !k.view.has {
			k.view.setNote(s.readingText())
		}
	}
	s.host.Changed()
}
