package reports

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/change"
	"preventa/domain/office"
	"preventa/ui/kit"
)

// MovementID is the id of Daily Movement among the screens.
const MovementID = "daily_movement"

// Movement is the screen of what was done on a day, or on some days: by person, each with its
// time, and what it made of the amount in progress.
type Movement struct {
	kit.Listing[movementLine]
	host kit.Host
	days *movementDays
	band *movementBand
}

var _ kit.Screen = (*Movement)(nil)

// NewMovement shows the movement of today.
func NewMovement(host kit.Host) *Movement {
	today := host.Session().Office().Today()
	m := &Movement{host: host, days: newMovementDays(host.Session(), domain.Period{From: today, To: today})}
	m.Start(host, kit.ListingOptions[movementLine]{
		ID: MovementID, Words: movementWords, Counted: m.counted,
		Columns:     m.columns,
		Query:       office.Query{Group: office.ColumnPeople},
		RowID:       func(l movementLine) domain.ID { return domain.ID(l.id) },
		Fetch:       m.fetch,
		Count:       m.count,
		Quick:       movementQuick,
		QuickCounts: m.countKinds,
		Groups:      m.groups,
		Band:        m.makeBand,
		Open:        func(l movementLine, _ kit.Place) { m.open(l) },
		Tools: func(c *kit.Commands) []kit.ToolItem {
			return []kit.ToolItem{kit.PrimaryTool(c.Get("record.open")), kit.Tool(c.Get("refresh")), kit.ToolSeparator(),
				kit.Tool(c.Get("print")), kit.Tool(c.Get("export"))}
		},
		Kinds: []domain.Kind{domain.KindOpportunity, domain.KindActivity, domain.KindQuotation, domain.KindCustomer, domain.KindPerson, domain.KindState, domain.KindItem},
	})
	return m
}

func movementWords() kit.ListingWords {
	return kit.ListingWords{
		Title:     lang.X("report.daily_movement", "Daily Movement"),
		Search:    lang.X("movement.search", "Search movements"),
		None:      lang.X("movement.none", "Nothing moved on these days."),
		NoneMatch: lang.X("movement.none_match", "No movements match."),
	}
}

func (m *Movement) counted(n int) string {
	return lang.XN("movement.count", "{{.Count}} movements", n, map[string]any{"Count": m.host.Session().Office().Region().Number(int64(n), 0)})
}

// columnKind is what the quick filters narrow by: the kind of the records.
const columnKind office.Column = "kind"

// movementQuick are the kinds of records that things happen to.
func movementQuick() []kit.QuickFilter {
	list := []kit.QuickFilter{{Label: lang.X("customers.all", "All")}}
	for _, kind := range movedKinds {
		list = append(list, kit.QuickFilter{Label: kit.KindsText(kind), Condition: office.Condition{Column: columnKind, Values: []string{string(kind)}}})
	}
	return list
}

var movedKinds = []domain.Kind{domain.KindOpportunity, domain.KindActivity, domain.KindQuotation}

func (m *Movement) fetch(ctx context.Context, q office.Query, first, count int) ([]movementLine, error) {
	lines, err := m.days.lines(ctx, q)
	return kit.PageOf(lines, first, count), err
}

func (m *Movement) count(ctx context.Context, q office.Query) (kit.ListingTotals, error) {
	lines, err := m.days.lines(ctx, q)
	return kit.ListingTotals{Count: len(lines), Cells: func() map[string]kit.Cell {
		return map[string]kit.Cell{columnPipeline: m.signed(pipelineOf(lines))}
	}}, err
}

func (m *Movement) countKinds(ctx context.Context, q office.Query) ([]string, error) {
	q.Conditions = nil
	lines, err := m.days.lines(ctx, q)
	byKind := map[domain.Kind]int64{}
	for _, l := range lines {
		byKind[l.kind()]++
	}
	r := m.host.Session().Office().Region()
	counts := []string{r.Number(int64(len(lines)), 0)}
	for _, kind := range movedKinds {
		counts = append(counts, r.Number(byKind[kind], 0))
	}
	return counts, err
}

// groups are the people, each with what came of the amount in progress by them.
func (m *Movement) groups(ctx context.Context, q office.Query) (func() []kit.GridGroup, error) {
	lines, err := m.days.lines(ctx, q)
	return func() []kit.GridGroup {
		var groups []kit.GridGroup
		for _, p := range byPerson(lines) {
			groups = append(groups, kit.GridGroup{ID: string(p.id), Label: p.label(), Count: len(p.lines),
				Cells: map[string]kit.Cell{columnPipeline: m.signed(pipelineOf(p.lines))}})
		}
		return groups
	}, err
}

// open opens what a line is about: a record, or those that a set changed together.
func (m *Movement) open(l movementLine) {
	if len(l.movements) > 1 {
		m.openSeveral(l)
		return
	}
	record := l.movements[0].Opens()
	if record.ID == "" {
		m.host.Notify(kit.Toast{Icon: "trash-2", Text: lang.X("movement.gone", "It was deleted for good.")})
		return
	}
	switch record.Kind {
	case domain.KindActivity:
		m.host.EditActivity(office.ActivityDraft{Activity: domain.Activity{ID: record.ID}}, nil)
	case domain.KindQuotation:
		m.host.OpenQuotation(record.ID)
	default:
		m.host.OpenOpportunity(record.ID, kit.Place{})
	}
}

func (m *Movement) openSeveral(l movementLine) {
	switch l.kind() {
	case domain.KindActivity:
		m.host.OpenActivities()
	case domain.KindQuotation:
		m.host.OpenQuotations()
	default:
		m.host.ShowOpportunities(office.Query{Conditions: []office.Condition{office.Numbered(l.numbers(), m.words(l))}})
	}
}

// Do gives what a command does: the ways to the record before and after lead from day to day.
func (m *Movement) Do(command string) func() {
	switch command {
	case "record.previous":
		return func() { m.band.step(-1) }
	case "record.next":
		return func() { m.band.step(+1) }
	case "refresh":
		return m.again
	}
	return m.Listing.Do(command)
}

// Follow shows what was committed, here or elsewhere.
func (m *Movement) Follow(set change.Set) {
	if set.Touches(domain.KindOpportunity, domain.KindActivity, domain.KindQuotation, domain.KindCustomer, domain.KindPerson, domain.KindState, domain.KindItem) {
		m.again()
	}
}

// again reads the days anew.
func (m *Movement) again() {
	m.days.forget()
	m.Refresh()
	m.band.read()
}

// show shows other days, or those of somebody else.
func (m *Movement) show(days domain.Period, person domain.ID) {
	m.days.ask(days, person)
	m.band.from.SetValue(days.From)
	m.band.to.SetValue(days.To)
	m.Refresh()
	m.band.read()
}

// Closed drops the answers still under way.
func (m *Movement) Closed() {
	m.band.asked.Forget()
	m.band.bridged.Forget()
	m.Listing.Closed()
}

// makeBand makes what stands above the list: whose movements on which days, and what they come
// to.
func (m *Movement) makeBand() fyne.CanvasObject {
	m.band = newMovementBand(m)
	return m.band.object
}
