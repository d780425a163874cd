// Package statistics is the room of Sales Statistics: the opportunities told apart by two fields,
// with the totals of both, as a table and as a picture.
package statistics

import (
	"context"
	"encoding/json"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/change"
	"preventa/domain/control"
	"preventa/domain/office"
	"preventa/domain/report"
	"preventa/ui/kit"
)

// ID is the id of Sales Statistics among the screens.
const ID = "statistics"

// patience is how long an answer may take before the screen says that it waits for one.
const patience = 300 * time.Millisecond

// Screen is Sales Statistics.
type Screen struct {
	host   kit.Host
	asking asking
	answer answer
	latest kit.Latest
	calm   func() // takes back that the screen is about to say it waits
	saved  domain.SavedReport

	commands *kit.Commands
	bar      *bar
	row      *kit.FigureRow
	title    *kit.Label
	formula  *kit.Label
	grid     *grid
	picture  *pictureView
	parts    *fyne.Container
	empty    *fyne.Container
	keeping  *kit.Button // what is saved under a name
	body     fyne.CanvasObject
}

var (
	_ kit.Screen  = (*Screen)(nil)
	_ kit.Keeping = (*Screen)(nil)
	_ kit.Sheeted = (*Screen)(nil)
)

// New shows the statistics as the person asked for them last.
func New(host kit.Host) *Screen {
	s := &Screen{host: host, calm: func() {}}
	filters := kit.NewFigureFilters()
	s.asking = newAsking()
	if kept, is := readKept(host.Recall(s.key())); is {
		s.asking, filters = readAsking(string(kept.Asking)), kit.ReadFigureFilters(string(kept.Filters))
	}
	s.build(filters)
	s.row.Offer()
	s.compute()
	return s
}

// key is what the choices of the person are remembered under.
func (s *Screen) key() string { return "statistics." + string(s.host.Session().Me().ID) }

// Rebuild makes the content anew for the same choices.
func (s *Screen) Rebuild() {
	row, column, x, y := s.grid.row, s.grid.column, s.grid.x, s.grid.y
	s.build(s.row.Filters)
	s.grid.row, s.grid.column, s.grid.x, s.grid.y = row, column, x, y
	s.row.Offer()
	s.compute()
}

func (s *Screen) build(filters kit.FigureFilters) {
	if s.row != nil {
		s.row.Closed()
	}
	s.row = kit.NewFigureRow(s.host, filters)
	s.row.OnNarrowed = s.chosen
	s.bar = newBar(s)
	s.title, s.formula = kit.NewHeading(""), kit.NewCaption("")
	s.grid = newGrid(s.host)
	s.grid.OnOpen = func(row, column int) { s.drill(s.answer.table, row, column) }
	s.grid.OnMenu, s.grid.OnMoved = s.menu, s.host.KeepSoon
	s.picture = newPictureView(s.host)
	s.picture.OnOpen = s.drill
	s.keeping = kit.NewButton(lang.X("statistics.saved", "Saved"), "chevron-down", kit.ButtonGhost, s.offerSaved)
	head := container.New(kit.Inset(kit.Space3, kit.Space3, kit.Space3, kit.Space3), container.New(kit.Rows(2), s.title, s.formula))
	top := container.New(kit.Rows(0), s.bar.object, kit.NewLine(), s.row.Bar(), container.NewStack(kit.NewFill(kit.ColorSurface), head), kit.NewLine())
	drawn := container.New(kit.Inset(kit.Space3, kit.Space3, kit.Space3, kit.Space3), s.picture)
	s.parts = container.New(&parting{s.grid}, s.grid, container.NewStack(kit.NewFill(kit.ColorSurface), drawn))
	s.empty = container.NewCenter()
	s.body = container.NewBorder(top, nil, nil, nil, container.NewStack(kit.NewFill(kit.ColorSurface), s.parts, s.empty))
	s.showParts()
}

// parting gives the table the height of its rows, as long as the picture beneath has enough.
type parting struct{ grid *grid }

const (
	gridShare    = 0.55
	leastPicture = 180
)

// Layout is for Fyne.
func (p *parting) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	table, picture := objects[0], objects[1]
	if !picture.Visible() {
		kit.PlaceAt(table, 0, 0, size.Width, size.Height)
		return
	}
	kit.PlaceAt(table, 0, 0, size.Width, size.Height) // its height depends on its width
	height := min(p.grid.whole(), max(gridShare*size.Height, size.Height-leastPicture))
	kit.PlaceAt(table, 0, 0, size.Width, height)
	kit.PlaceAt(picture, 0, height, size.Width, size.Height-height)
}

// MinSize is for Fyne.
func (p *parting) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least := objects[0].MinSize()
	if objects[1].Visible() {
		least.Height += leastPicture
	}
	return least
}

// chosen shows what the person chose, and remembers it.
func (s *Screen) chosen() {
	s.bar.show()
	s.body.Refresh() // a filter may have a line of its own
	s.remember()
	s.compute()
	s.host.KeepSoon()
}

func (s *Screen) remember() {
	s.host.Remember(s.key(), kept{Asking: s.asking.encode(), Filters: json.RawMessage(s.row.Filters.Keep())}.encode())
}

// answer is what the screen shows, all of it of one asking.
type answer struct {
	asking asking
	filter control.Filter
	table  *table
	drawn  *table // what the picture is drawn of; nil without one
	few    int    // opportunities that the filter leaves, whatever the period
}

// compute asks for what is on show; what is there stays until the new is.
func (s *Screen) compute() {
	asked, filter, session := s.asking, s.row.Filter(), s.host.Session()
	s.calm()
	s.calm = s.host.Delay()(patience, func() { s.grid.setWaiting(true) })
	kit.BackgroundLatest(&s.latest, s.host.Runner(), func() (answer, error) {
		return answerFor(context.Background(), session, filter, asked)
	}, s.show)
}

// answerFor computes what is on show, off the UI goroutine.
func answerFor(ctx context.Context, session *office.Session, filter control.Filter, asked asking) (answer, error) {
	a := answer{asking: asked, filter: filter}
	read := func(spec control.PivotSpec) (*table, error) {
		found, err := session.Statistics(ctx, filter, spec)
		if err != nil {
			return nil, err
		}
		return newTable(found, session.StatisticsWords(found, kit.Words), asked.Show), nil
	}
	var err error
	if a.table, err = read(asked.pivot()); err != nil {
		return a, err
	}
	a.few = a.table.Count
	if asked.Picture {
		a.drawn, err = read(drawnPivot(asked.pivot()))
	}
	return a, err
}

// show shows an answer.
func (s *Screen) show(a answer, err error) {
	s.calm()
	s.calm = func() {}
	if err != nil {
		s.grid.setWaiting(false)
		s.host.Failed(err)
		return
	}
	s.answer = a
	s.bar.offer(a.table)
	s.row.SetCurrencies(a.table.Currencies)
	s.title.SetText(s.heading())
	s.formula.SetText(strings.Join(a.table.words.Formulas(), " · "))
	s.grid.show(a.table, a.asking.Heat)
	if a.drawn != nil {
		s.picture.show(a.drawn)
	}
	s.showEmpty()
	s.showParts()
	s.host.Changed()
}

// heading says what is told apart by what; amounts are written without their currency, which it
// tells.
func (s *Screen) heading() string {
	t := s.answer.table
	text := t.words.Title(t.show)
	if t.Spec.Measure.IsMoney() {
		text += " · " + string(t.Currency)
	}
	return text
}

// showParts shows the picture, or leaves all the room to the table.
func (s *Screen) showParts() {
	t := s.answer.table
	if picture := s.parts.Objects[1]; s.asking.Picture && s.answer.drawn != nil {
		picture.Show()
	} else {
		picture.Hide()
	}
	if t == nil || !t.isEmpty() {
		s.parts.Show()
		s.empty.Hide()
	} else {
		s.parts.Hide()
		s.empty.Show()
	}
	s.parts.Refresh()
}

// showEmpty says why there is nothing, with the one thing that helps.
func (s *Screen) showEmpty() {
	text, label, help := lang.X("statistics.none_then", "No opportunities lie in this period."), lang.X("period.always", "All dates"), func() {
		s.row.Filters.Always()
		s.row.Show()
		s.chosen()
	}
	switch {
	case s.answer.few == 0 && !s.isNarrowed():
		text, label, help = lang.X("statistics.none_yet", "There are no opportunities yet."), lang.X("command.new_opportunity", "New opportunity"), func() { s.host.NewOpportunity("") }
	case s.answer.few == 0:
		text, label, help = lang.X("statistics.none_match", "No opportunities match the filters."), lang.X("list.clear_filters", "Clear filters"), s.row.Clear
	}
	message := kit.NewText(text, kit.TextBase, kit.ColorText2, false)
	message.Alignment = fyne.TextAlignCenter
	s.empty.Objects = []fyne.CanvasObject{container.New(kit.Rows(kit.Space3), message, container.NewCenter(kit.NewButton(label, "", kit.ButtonNormal, help)))}
	s.empty.Refresh()
}

// isNarrowed reports that some opportunities are left out whatever the period.
func (s *Screen) isNarrowed() bool {
	f := s.answer.filter
	return len(f.Salespeople)+len(f.Origins)+len(f.States)+len(f.Customers)+len(f.Tags) > 0 || f.Currency != "" || f.AsOf != 0
}

// ID is for the window.
func (s *Screen) ID() string { return ID }

// Title names the tab.
func (s *Screen) Title() string { return lang.X("statistics.title", "Sales Statistics") }

// Content is the table with what it is asked for above.
func (s *Screen) Content() fyne.CanvasObject { return s.body }

// Tools are the ways to the opportunities and out of the program.
func (s *Screen) Tools(c *kit.Commands) kit.Tools {
	s.commands = c
	return kit.Tools{Items: []kit.ToolItem{
		kit.PrimaryTool(c.Get("record.open")), kit.Tool(c.Get("refresh")), kit.ToolSeparator(),
		kit.Tool(c.Get("print")), kit.Tool(c.Get("export.pdf")), kit.Tool(c.Get("export.excel")), kit.Tool(c.Get("export.csv")), kit.ToolSeparator(),
		kit.Tool(c.Get("report.save")), kit.ToolObject(kit.Centred(s.keeping)),
	}}
}

// Status says what is counted, of what.
func (s *Screen) Status() string {
	text := lang.X("menu.sales", "Sales") + " › " + s.Title()
	if t := s.answer.table; t != nil {
		n := int(t.Total.N)
		text += " · " + lang.XN("statistics.count", "{{.Count}} opportunities", n, map[string]any{"Count": s.host.Session().Office().Region().Number(int64(n), 0)})
	}
	return text
}

// Do gives what a command does here.
func (s *Screen) Do(command string) func() {
	there := s.answer.table != nil && !s.answer.table.isEmpty()
	switch {
	case command == "refresh":
		return s.compute
	case command == "record.open" && there:
		return s.grid.open
	case command == "report.save" && s.host.Session().MayKeepReport(s.host.Session().Me().ID):
		return s.save
	}
	return nil
}

// menu offers what is done with the current cell.
func (s *Screen) menu(at fyne.Position) {
	if s.commands == nil {
		return
	}
	item := func(id string) kit.MenuItem { return kit.MenuCommand(s.commands.Get(id)) }
	show := item("record.open")
	show.Label = lang.X("statistics.show_members", "Show the opportunities")
	kit.ShowContextMenu(s.host.Window().Canvas(), at, show, kit.MenuSeparator(),
		item("copy.table"), item("print"), item("export.pdf"), item("export.excel"), item("export.csv"), kit.MenuSeparator(), item("refresh"))
}

// Sheet is the table as it shows.
func (s *Screen) Sheet() func(context.Context) (report.Sheet, error) {
	asked, filter, session := s.asking, s.row.Filter(), s.host.Session()
	return func(ctx context.Context) (report.Sheet, error) {
		a, err := answerFor(ctx, session, filter, asking{Rows: asked.Rows, Columns: asked.Columns, Measure: asked.Measure, Show: asked.Show})
		if err != nil {
			return report.Sheet{}, err
		}
		return session.StatisticsSheet(ctx, a.table.Statistics, filter, a.table.show, kit.Words)
	}
}

// Follow computes anew after what could change a figure.
func (s *Screen) Follow(set change.Set) {
	if set.Touches(domain.KindPerson, domain.KindState, domain.KindItem) {
		s.row.Offer()
	}
	if set.Touches(domain.KindOpportunity, domain.KindState, domain.KindPerson, domain.KindItem, domain.KindCustomer, domain.KindActivity, domain.KindQuotation, domain.KindOffice) {
		s.compute()
	}
}

// Shown begins with the day that has come meanwhile.
func (s *Screen) Shown() {
	if filter := s.row.Filter(); s.answer.table != nil && filter.Period != s.answer.filter.Period {
		s.row.Show()
		s.compute()
	}
}

// Closed drops the answers still under way.
func (s *Screen) Closed() {
	s.calm()
	s.latest.Forget()
	s.picture.latest.Forget()
	s.row.Closed()
}
