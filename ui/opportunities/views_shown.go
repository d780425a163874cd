package opportunities

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"preventa/domain/office"
	"preventa/ui/kit"
)

// viewChips are the views as the chips above the list.
type viewChips struct {
	list    *List
	all     []view
	current string // the key of the one in force, "" for none
	touched bool   // the columns of the one in force were arranged otherwise
	read    kit.Latest
}

var _ kit.ListingViews = (*viewChips)(nil)

// find is the view of a key.
func (c *viewChips) find(key string) (view, bool) {
	at := slices.IndexFunc(c.all, func(v view) bool { return v.key == key })
	if at < 0 {
		return view{}, false
	}
	return c.all[at], true
}

// shown is the view in force.
func (c *viewChips) shown() (view, bool) { return c.find(c.current) }

// Chips are the views, the one in force filled, and marked once it is altered.
func (c *viewChips) Chips() []*kit.Chip {
	now := c.list.definition()
	chips := make([]*kit.Chip, len(c.all))
	for i, v := range c.all {
		chip := kit.NewChip(viewName(v), v.count, func() { c.tap(v) })
		chip.SetDot(viewDots[v.key])
		chip.SetTooltip(c.tip(v))
		chip.OnMenu = func(at fyne.Position) { c.showMenu(v.key, at) }
		if v.key == c.current {
			chip.SetOn(true)
			chip.SetAltered(v.altered(now, c.touched))
			chip.SetOnTapped(func() { c.showMenu(v.key, kit.Below(chip)) })
		}
		chips[i] = chip
	}
	return chips
}

// tip says what a view holds: of a saved one its conditions.
func (c *viewChips) tip(v view) string {
	if !v.isSaved() {
		return viewTip(v)
	}
	q := v.definition.Query()
	var texts []string
	if q.Text != "" {
		texts = append(texts, "“"+q.Text+"”")
	}
	for _, condition := range kit.ConditionsOf(q) {
		texts = append(texts, c.list.conditionText(condition))
	}
	return strings.Join(texts, " · ")
}

func (c *viewChips) tap(v view) { c.list.choose(v.key) }

// Holds reports a condition of the view in force.
func (c *viewChips) Holds(condition office.Condition) bool {
	v, shown := c.shown()
	return shown && hasCondition(kit.ConditionsOf(v.definition.Query()), condition)
}

// ColumnsChanged notes that the columns of a view were arranged otherwise.
func (c *viewChips) ColumnsChanged() (own bool) {
	v, shown := c.shown()
	if !shown || len(v.definition.Columns) == 0 {
		return false
	}
	c.touched = true
	return true
}

// Asked shows the query in the mode in force, and counts the rows of all views.
func (c *viewChips) Asked() func(context.Context) (func(), error) {
	c.list.nameGroup()
	c.list.showMode()
	queries, keys := make([]office.Query, len(c.all)), make([]string, len(c.all))
	for i, v := range c.all {
		queries[i], keys[i] = v.query(c.typed()), v.key
	}
	session := c.list.host.Session()
	return func(ctx context.Context) (func(), error) {
		counts, err := session.Counts(ctx, queries)
		return func() { c.take(keys, counts) }, err
	}
}

func (c *viewChips) take(keys []string, counts []int64) {
	for i, n := range counts {
		at := slices.IndexFunc(c.all, func(v view) bool { return v.key == keys[i] })
		if at >= 0 {
			c.all[at].count = c.list.region().Number(n, 0)
		}
	}
}

// typed is the text that is searched for within whatever view, "" for none.
func (c *viewChips) typed() string {
	text := c.list.Query().Text
	if v, shown := c.shown(); shown && v.definition.Text == text {
		return ""
	}
	return text
}

// Empty says why the view in force shows nothing, where only its own conditions do so.
func (c *viewChips) Empty() (why, help string, do func()) {
	v, shown := c.shown()
	if !shown || c.list.Query().Text != "" || v.altered(c.list.definition(), false) {
		return "", "", nil
	}
	return viewEmpty(v.key), lang.X("view.show_all", "Show all"), func() { c.list.choose(office.ViewAll) }
}

// Clear goes back to what the view in force says, and where there is none to all.
func (c *viewChips) Clear() {
	key := c.current
	if v, shown := c.shown(); !shown || v.isSaved() && !v.altered(c.list.definition(), false) {
		key = office.ViewAll
	}
	c.list.show(key, "")
}

// choose shows a view, within the text that is searched for.
func (l *List) choose(key string) { l.show(key, l.views.typed()) }

// show shows a view within a text; where there is none of the key, all.
func (l *List) show(key, typed string) {
	v, known := l.views.find(key)
	if !known {
		v, _ = l.views.find(office.ViewAll)
	}
	before, _ := l.views.shown()
	l.views.current, l.views.touched = v.key, false
	if v.isSaved() || len(before.definition.Columns) > 0 {
		l.ShowColumns(v.columnStates())
	}
	if v.isSaved() {
		l.setMode(v.definition.Mode, v.definition.BoardBy)
	}
	l.ShowQuery(v.query(typed))
	l.host.Changed()
}

// definition is what is shown now, as a view keeps it.
func (l *List) definition() office.ViewDefinition {
	q := l.Query()
	d := office.ViewDefinition{Text: q.Text, Conditions: q.Conditions, Classes: q.Classes, Sort: q.Sort, Ascending: q.Ascending, Group: q.Group,
		Columns: viewColumns(l.Grid().Layout()), Mode: l.modes.shown}
	if d.Mode == boardMode {
		d.BoardBy = l.modes.boardBy()
	}
	return d
}
