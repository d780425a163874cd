// Package opportunities is the room of the opportunity: the list, the board and the
// calendar, and the form.
package opportunities

import (
	"context"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/change"
	"preventa/domain/office"
	"preventa/domain/region"
	"preventa/ui/kit"
)

// ListID is the id of the list among the screens.
const ListID = "opportunities"

// listSort is the order of the list where no view says another.
var listSort = kit.Sort{Column: string(office.ColumnNumber), Descending: true}

// List is the screen of all opportunities: as rows, on a board, or in a calendar.
type List struct {
	kit.Listing[office.Row]
	host     kit.Host
	views    *viewChips
	values   *valueNames
	modes    *listModes
	commands *kit.Commands // of the window
	only     *selectedOnly // while the selected alone are exported
	filter   *kit.Button
	group    *kit.Button
	reports  *kit.Button
}

var _ kit.Screen = (*List)(nil)

// NewList makes the screen and starts to read the view the person begins with.
func NewList(host kit.Host) *List {
	l := &List{host: host}
	l.views = &viewChips{list: l}
	l.values = newValueNames(l)
	l.modes = newListModes(l)
	l.makeButtons()
	l.makeReports()
	first := l.firstView()
	l.Start(host, l.options(first.query("")))
	l.SetTail(l.saveChip())
	if first.isSaved() {
		l.ShowColumns(first.columnStates())
	}
	l.setMode(first.definition.Mode, first.definition.BoardBy)
	l.showMode()
	l.values.reread()
	return l
}

func (l *List) options(q office.Query) kit.ListingOptions[office.Row] {
	session := l.host.Session()
	return kit.ListingOptions[office.Row]{
		ID:            ListID,
		Words:         listWords,
		Counted:       func(n int) string { return l.countText(int64(n)) },
		Columns:       l.columns,
		Balanced:      true,
		Sort:          listSort,
		Query:         q,
		RowID:         func(row office.Row) domain.ID { return row.ID },
		Fetch:         l.fetch,
		Count:         l.count,
		Views:         l.views,
		Groups:        l.groups,
		ConditionText: l.conditionText,
		EditCondition: l.editCondition,
		Open:          func(row office.Row, place kit.Place) { l.host.OpenOpportunity(row.ID, place) },
		Edit:          l.editRow,
		Begin:         func() { l.host.NewOpportunity("") },
		Remove:        l.remove,
		MayDelete:     func() bool { return session.May(access.Opportunities, access.Delete) },
		Tools:         l.tools,
		CellMenu:      l.cellMenu,
		HeaderMenu:    l.headerMenu,
		Kinds: []domain.Kind{domain.KindOpportunity, domain.KindCustomer, domain.KindContact,
			domain.KindState, domain.KindItem, domain.KindPerson, domain.KindActivity},
	}
}

func listWords() kit.ListingWords {
	return kit.ListingWords{
		Title:     lang.X("opportunities.title", "Opportunities"),
		Search:    lang.X("opportunities.search", "Search opportunities"),
		None:      lang.X("opportunities.none", "There are no opportunities yet."),
		Begin:     lang.X("command.new_opportunity", "New opportunity"),
		NoneMatch: lang.X("opportunities.none_match", "No opportunities match."),
	}
}

func (l *List) tools(c *kit.Commands) []kit.ToolItem {
	l.commands = c
	return []kit.ToolItem{
		kit.PrimaryTool(c.Get("opportunity.new")), kit.Tool(c.Get("record.open")), kit.Tool(c.Get("record.delete")), kit.Tool(c.Get("undo")),
		kit.ToolSeparator(), kit.ToolObject(l.modes.segments()),
		kit.ToolSeparator(), kit.ToolObject(l.reports), kit.Tool(c.Get("print")), kit.Tool(c.Get("export")), kit.Tool(c.Get("import")),
	}
}

func (l *List) region() region.Region     { return l.host.Session().Office().Region() }
func (l *List) currency() domain.Currency { return l.host.Session().Office().Data().Currency }

func (l *List) columns() []kit.Column[office.Row] {
	columns := listColumns(l.region(), l.currency(), l.host.Session().Office().Today())
	for i, c := range columns {
		columns[i].Edit = l.cellEdit(office.Column(c.ID))
	}
	return columns
}

func (l *List) fetch(ctx context.Context, q office.Query, first, count int) ([]office.Row, error) {
	return l.host.Session().Opportunities(ctx, q, first, count)
}

// withChosen hands the opportunities on that commands and menus are about, in whatever
// mode. None is nothing to hand on.
func (l *List) withChosen(use func([]domain.ID)) { l.WithSelected(use) }

// Find looks for a text among all opportunities.
func (l *List) Find(text string) { l.show(office.ViewAll, text) }

// SetQuery shows the opportunities of a query from elsewhere, of which no view is in force.
func (l *List) SetQuery(q office.Query) {
	if before, _ := l.views.shown(); len(before.definition.Columns) > 0 {
		l.ShowColumns(nil)
	}
	l.views.current = ""
	l.Listing.SetQuery(q)
}

// Status is that of the mode in force.
func (l *List) Status() string {
	if m := l.modes.current(); m != nil {
		return m.Status()
	}
	return l.Listing.Status()
}

// Do adds the commands of the room, and those of the mode in force, to those of every list.
func (l *List) Do(command string) func() {
	if m := l.modes.current(); m != nil {
		if do := m.Do(command); do != nil {
			return do
		}
	}
	switch command {
	case "view.list":
		return func() { l.chooseMode(listMode) }
	case "view.board":
		return func() { l.chooseMode(boardMode) }
	case "view.calendar":
		return func() { l.chooseMode(calendarMode) }
	case "view.save":
		return l.views.saveAs
	case "filter.add":
		return func() { l.editCondition(office.Condition{}) }
	case "bulk.edit":
		if l.Chosen() > 0 && l.mayModify() {
			return l.bulkEdit
		}
	case "refresh":
		return l.Refresh
	case "edit.cell":
		return l.editCell()
	}
	return l.Listing.Do(command)
}

// editCell begins to edit the cell that the keyboard is in.
func (l *List) editCell() func() {
	if _, current := l.Grid().Current(); !current || l.modes.current() != nil || !l.mayModify() {
		return nil
	}
	return func() { l.Grid().Edit() }
}

// editRow opens a row of which no cell is edited in place, or says why it is not edited.
func (l *List) editRow(row office.Row) {
	if !l.mayEdit(row) {
		l.host.Failed(kit.MayNot(l.host))
		return
	}
	l.host.OpenOpportunity(row.ID, l.PlaceOf(row))
}

// Refresh reads everything again.
func (l *List) Refresh() {
	l.Listing.Refresh()
	if m := l.modes.current(); m != nil {
		m.Refresh()
	}
}

// Follow shows what was committed.
func (l *List) Follow(set change.Set) {
	if set.Touches(domain.KindState, domain.KindItem, domain.KindPerson) {
		l.values.reread()
	}
	if set.Touches(domain.KindCustomer, domain.KindContact) {
		l.values.forget()
	}
	if set.Touches(domain.KindView) {
		l.views.reread()
	}
	l.Listing.Follow(set)
	if m := l.modes.current(); m != nil {
		m.Refresh()
	}
}

// Rebuild makes the content anew, in another language or look.
func (l *List) Rebuild() {
	l.makeButtons()
	l.makeReports()
	l.modes.choice = nil
	l.Listing.Rebuild()
	l.SetTail(l.saveChip())
	for _, m := range l.modes.made {
		m.Rebuild()
	}
	l.placeMode()
}
