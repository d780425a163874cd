package office

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/change"
	"preventa/ui/kit"
)

// TargetsID is the id of the targets among the screens.
const TargetsID = "targets"

// The years that can be turned to.
const (
	firstTargetYear = 1990
	lastTargetYear  = 2199
)

// Targets is the screen of what is to be won: a grid of the salespeople and the months of a
// year, each cell of which is saved as it is left.
type Targets struct {
	host    kit.Host
	model   *targetsModel
	head    *targetsHead
	grid    *kit.LineGrid[targetRow]
	room    *fyne.Container // holds the grid
	content fyne.CanvasObject
	asked   kit.Latest
	writes  []targetsWrite // in their order, the first of them under way
}

var _ kit.Screen = (*Targets)(nil)

// NewTargets makes the screen and starts to read.
func NewTargets(host kit.Host) *Targets {
	o := host.Session().Office()
	year, _, _ := o.Today().Civil()
	t := &Targets{host: host, model: &targetsModel{year: year, region: o.Region(), currency: o.Data().Currency}}
	t.build()
	t.read()
	return t
}

func (t *Targets) build() {
	t.head = newTargetsHead(t)
	t.makeGrid()
	t.room = container.NewStack(t.grid)
	t.content = container.NewBorder(container.New(kit.Rows(0), t.head.bar, kit.NewLine()), nil, nil, nil, t.room)
}

func (t *Targets) mayModify() bool { return t.host.Session().May(access.Control, access.Modify) }

// targetsRead is what the screen shows.
type targetsRead struct {
	salespeople, everybody []domain.Person
	targets                []domain.Target
}

// read shows the targets of the year as they are stored, and over them those being saved.
func (t *Targets) read() {
	s, year := t.host.Session(), t.model.year
	kit.BackgroundLatest(&t.asked, t.host.Runner(), func() (r targetsRead, err error) {
		ctx := context.Background()
		if r.everybody, err = s.People(ctx); err == nil {
			r.salespeople, err = s.Salespeople(ctx)
		}
		if err == nil {
			r.targets, err = s.Targets(ctx, year)
		}
		return r, err
	}, func(r targetsRead, err error) {
		if err != nil {
			t.host.Failed(err)
			return
		}
		o := s.Office()
		t.model.region, t.model.currency = o.Region(), o.Data().Currency
		t.model.show(r.salespeople, r.everybody, r.targets)
		for _, w := range t.writes {
			t.model.put(w.targets)
		}
		t.refresh()
	})
}

// refresh shows what the model holds.
func (t *Targets) refresh() {
	t.grid.Refresh()
	t.showSums()
	t.head.show()
	t.host.Changed()
}

// targetsWrite are targets to be saved, and what is said of how many then.
type targetsWrite struct {
	targets []domain.Target
	said    func(count int) string
}

// set shows targets at once and saves them, after those that are still being saved.
func (t *Targets) set(targets []domain.Target, said func(int) string) {
	if len(targets) == 0 {
		return
	}
	t.model.put(targets)
	t.refresh()
	t.writes = append(t.writes, targetsWrite{targets, said})
	if len(t.writes) == 1 {
		t.write()
	}
}

func (t *Targets) write() {
	next := t.writes[0]
	kit.Background(t.host.Runner(), func() (change.Set, error) {
		return t.host.Session().SetTargets(context.Background(), next.targets)
	}, func(set change.Set, err error) {
		if err != nil {
			t.writes = nil
			t.host.Failed(err)
			t.read()
			return
		}
		t.writes = t.writes[1:]
		if len(set.Changes) > 0 {
			t.host.Notify(kit.Undoable(t.host, next.said(len(set.Changes)), set))
		}
		if len(t.writes) > 0 {
			t.write()
		}
	})
}

func targetsSetText(count int) string {
	return lang.XN("targets.set", "{{.Count}} targets set", count, map[string]any{"Count": count})
}

// turn goes to another year, once what stands in a cell is saved.
func (t *Targets) turn(year int) {
	if year < firstTargetYear || year > lastTargetYear || t.grid.CommitEdit() != nil {
		return
	}
	t.model.year = year
	t.grid.ClearErrors()
	t.head.show()
	t.read()
}

// measure shows the counts or the amounts, in a grid of its own: counts need less room.
func (t *Targets) measure(byCount bool) {
	if t.grid.CommitEdit() == nil {
		t.model.byCount = byCount
		row, column := t.grid.Cursor()
		t.makeGrid()
		t.room.Objects = []fyne.CanvasObject{t.grid}
		t.room.Refresh()
		t.grid.SetCursor(row, column)
	}
	t.refresh()
}

// ID is for the window.
func (t *Targets) ID() string { return TargetsID }

// Title names the tab.
func (t *Targets) Title() string { return lang.X("targets.title", "Targets") }

// Content is the grid with its head.
func (t *Targets) Content() fyne.CanvasObject { return t.content }

// Tools are the commands of the screen.
func (t *Targets) Tools(c *kit.Commands) kit.Tools {
	copying := &kit.Command{ID: "targets.copy", Icon: "copy", Title: lang.X("targets.copy", "Copy from last year…"), Run: t.copyYear, Enabled: t.mayModify}
	return kit.Tools{Items: []kit.ToolItem{
		kit.PrimaryTool(copying), kit.Tool(c.Get("undo")), kit.ToolSeparator(), kit.Tool(c.Get("export")), kit.Tool(c.Get("import")),
		kit.ToolSeparator(), kit.Tool(c.Get("control")),
	}}
}

// Status says what the year comes to.
func (t *Targets) Status() string {
	return lang.X("targets.status", "Tools › Targets · {{.Year}} · salespeople together {{.People}} · whole office {{.Office}}", map[string]any{
		"Year": strconv.Itoa(t.model.year), "People": t.sumText(t.model.sums()[targetMonths]), "Office": t.sumText(t.model.total(targetRow{}))})
}

// sumText writes a sum with its currency.
func (t *Targets) sumText(sum int64) string {
	if t.model.byCount {
		return t.model.region.Number(sum, 0)
	}
	return t.model.region.Money(domain.Money{Minor: sum, Currency: t.model.currency})
}

// Do gives what a command does here.
func (t *Targets) Do(command string) func() {
	switch command {
	case "refresh":
		return t.read
	case "record.previous":
		return func() { t.turn(t.model.year - 1) }
	case "record.next":
		return func() { t.turn(t.model.year + 1) }
	}
	return nil
}

// Follow shows targets that were set here or elsewhere, and salespeople that came.
func (t *Targets) Follow(set change.Set) {
	if set.Touches(domain.KindTarget, domain.KindPerson, domain.KindOffice) {
		t.read()
	}
}

// Rebuild makes the content anew.
func (t *Targets) Rebuild() {
	_ = t.grid.CommitEdit() // what is no value could not be kept
	row, column := t.grid.Cursor()
	t.build()
	t.read()
	if row >= 0 {
		t.grid.SetCursor(row, column)
	}
}

// Shown gives the keyboard to the grid.
func (t *Targets) Shown() { t.host.Window().Canvas().Focus(t.grid.FocusTarget()) }

// Closed saves what stands in a cell and drops the answers still under way.
func (t *Targets) Closed() {
	_ = t.grid.CommitEdit() // what is no value could not be kept
	t.asked.Forget()
}
