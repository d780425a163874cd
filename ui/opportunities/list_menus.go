package opportunities

import (
	"context"
	"slices"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/office"
	"preventa/ui/kit"
)

// cellMenu is what the column of a cell offers, what any row does besides opening and
// deleting it, and how the list can be narrowed and ordered by the cell.
func (l *List) cellMenu(row office.Row, column string) []kit.MenuItem {
	items := append(l.readOnlyItems(), l.boardItems()...)
	items = append(items, l.columnItems(office.Column(column), row)...)
	if filter := l.filterItems(row, office.Column(column)); len(filter) > 0 {
		if len(items) > 0 {
			items = append(items, kit.MenuSeparator())
		}
		items = append(items, filter...)
	}
	if len(items) > 0 {
		items = append(items, kit.MenuSeparator())
	}
	if office.Column(column) != office.ColumnState {
		items = append(items, l.changeState(row))
	}
	items = append(append(items, l.closingItems(row)...), kit.MenuSeparator())
	return append(append(items, l.bulkItems(row)...), kit.MenuSeparator())
}

// readOnlyItems say why most of a menu cannot be chosen.
func (l *List) readOnlyItems() []kit.MenuItem {
	if !l.host.Session().Office().ReadOnly() {
		return nil
	}
	return []kit.MenuItem{{Icon: "lock", Label: lang.X("status.read_only", "Opened to look at, not to change"), Disabled: true}, kit.MenuSeparator()}
}

func (l *List) columnItems(column office.Column, row office.Row) []kit.MenuItem {
	switch column {
	case office.ColumnState:
		return []kit.MenuItem{l.changeState(row), l.customizeStates()}
	case office.ColumnOrigin, office.ColumnLossReason, office.ColumnCompetitor, office.ColumnTags:
		return []kit.MenuItem{kit.CustomizeItem(l.host, itemColumns[column])}
	case office.ColumnNext:
		return l.nextItems(row)
	}
	return nil
}

// nextItems complete the next activity.
func (l *List) nextItems(row office.Row) []kit.MenuItem {
	complete := kit.MenuItem{Icon: "square-check", Label: lang.X("command.complete_activity", "Complete the activity"),
		Disabled: row.Next.ID == "" || !l.host.Session().May(access.Activities, access.Modify), Run: func() { l.host.CompleteActivity(row.Next.ID) }}
	if row.Next.ID != "" {
		complete.Label = lang.X("command.complete_named", "Complete “{{.Subject}}”", map[string]any{"Subject": row.Next.Subject})
	}
	return []kit.MenuItem{complete}
}

// headerMenu is what a title offers besides the columns.
func (l *List) headerMenu(column string) []kit.MenuItem {
	if office.Column(column) == office.ColumnState {
		return []kit.MenuItem{l.customizeStates()}
	}
	if catalogue, is := itemColumns[office.Column(column)]; is {
		return []kit.MenuItem{kit.CustomizeItem(l.host, catalogue)}
	}
	return nil
}

func (l *List) mayModify() bool { return l.host.Session().May(access.Opportunities, access.Modify) }

func (l *List) changeState(row office.Row) kit.MenuItem {
	return kit.MenuItem{Icon: "refresh-cw", Label: lang.X("command.change_state", "Change state"), Children: l.stateItems(row), Disabled: !l.mayModify()}
}

func (l *List) customizeStates() kit.MenuItem {
	return kit.MenuItem{Disabled: !l.host.Session().May(access.Catalogues, access.Modify), Icon: "sliders-horizontal",
		Label: lang.X("command.customize_states", "Customize states…"), Run: l.host.CustomizeStates}
}

// stateItems are the states the selected rows can be moved to: one that is closed is only
// reopened.
func (l *List) stateItems(row office.Row) []kit.MenuItem {
	states, err := l.host.Session().States(context.Background())
	if err != nil {
		l.host.Failed(err)
		return nil
	}
	var items []kit.MenuItem
	for _, s := range states {
		if !s.Retired && (s.Class == domain.Open || !row.Class.IsClosed()) {
			items = append(items, kit.MenuItem{Label: s.Name, Dot: kit.Colour(s.Colour), Run: func() { l.moveSelected(row, s) }})
		}
	}
	return items
}

// moveSelected moves the selected rows, of which row was clicked: to an open state at
// once, to any other after asking when, for how much or why.
func (l *List) moveSelected(row office.Row, to domain.State) {
	if to.Class != domain.Open || row.Class.IsClosed() {
		l.ask(row, to.Class, to.ID)
		return
	}
	l.editSelected(func(d *office.Draft) { d.State = to.ID }, func(done int) string { return l.movedText(done, to.Name) })
}

func (l *List) movedText(done int, state string) string {
	return lang.XN("opportunities.moved", "{{.Count}} now in “{{.State}}”", done,
		map[string]any{"Count": l.region().Number(int64(done), 0), "State": state})
}

// closingItems close, hold and reopen.
func (l *List) closingItems(row office.Row) []kit.MenuItem {
	item := func(icon, label string, class domain.Class) kit.MenuItem {
		return kit.MenuItem{Icon: icon, Label: label, Disabled: !l.mayModify(), Run: func() { l.ask(row, class, "") }}
	}
	if row.Class.IsClosed() {
		return []kit.MenuItem{item("rotate-ccw", lang.X("command.reopen", "Reopen…"), domain.Open)}
	}
	return []kit.MenuItem{
		item("circle-check", lang.X("command.win", "Won…"), domain.Won),
		item("circle-x", lang.X("command.lose", "Lost…"), domain.Lost),
		item("pause", lang.X("command.hold", "On hold…"), domain.OnHold),
	}
}

// ask asks once how the selected rows close, wait or are reopened, and does so to all.
func (l *List) ask(row office.Row, class domain.Class, state domain.ID) {
	ask := map[domain.Class]func(kit.Host, kit.Closing, func(kit.ClosingAnswer)){
		domain.Open: kit.AskReopen, domain.Won: kit.AskWon, domain.Lost: kit.AskLost, domain.OnHold: kit.AskHold}[class]
	if n := l.Chosen(); n > 1 {
		ask(l.host, kit.Closing{About: l.countText(int64(n)), State: state, Many: true}, func(answer kit.ClosingAnswer) {
			l.answered(answer, amongMany(answer, class == domain.Open && state == ""))
		})
		return
	}
	kit.Background(l.host.Runner(), func() (office.Draft, error) {
		return l.host.Session().Opportunity(context.Background(), row.ID)
	}, func(d office.Draft, err error) {
		if err != nil {
			l.host.Failed(err)
			return
		}
		ask(l.host, kit.Closing{About: d.Name, State: state, Draft: d}, func(answer kit.ClosingAnswer) { l.answered(answer, answer) })
	})
}

// amongMany leaves those of several as they are that are in the state already and, where the
// answer only reopens, those that are not closed.
func amongMany(answer kit.ClosingAnswer, reopens bool) func(*office.Draft) {
	return func(d *office.Draft) {
		after := *d
		answer(&after)
		if after.State != d.State && !(reopens && d.ClosedOn.IsZero()) {
			*d = after
		}
	}
}

// answered does what an answer means to the selected rows.
func (l *List) answered(answer kit.ClosingAnswer, rule func(*office.Draft)) {
	l.editSelected(rule, func(done int) string { return l.movedText(done, l.stateName(answer)) })
}

// stateName is the state an answer goes to.
func (l *List) stateName(answer kit.ClosingAnswer) string {
	var d office.Draft
	answer(&d)
	states, err := l.host.Session().States(context.Background())
	at := slices.IndexFunc(states, func(s domain.State) bool { return s.ID == d.State })
	if err != nil || at < 0 {
		return ""
	}
	return states[at].Name
}
