package opportunities

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/ui/kit"
)

// filterChips is the row above the list: a chip for each class with its live count,
// and one for each condition, which a click takes away.
type filterChips struct {
	list    *List
	row     *fyne.Container
	bar     fyne.CanvasObject
	columns *kit.Button
	counts  office.Totals // of the text and the conditions, whatever the class
	counted kit.Latest
}

// quickView is a chip that narrows the list to classes.
type quickView struct {
	label   string
	classes []domain.Class
	dot     fyne.ThemeColorName
	count   func(office.Totals) int64
}

func quickViews() []quickView {
	return []quickView{
		{lang.X("view.all", "All"), nil, "", func(t office.Totals) int64 { return t.Count }},
		{lang.X("view.open", "Open"), []domain.Class{domain.Open}, kit.ColorOpenDot, func(t office.Totals) int64 { return t.Open }},
		{lang.X("view.hold", "On hold"), []domain.Class{domain.OnHold}, kit.ColorHoldDot, func(t office.Totals) int64 { return t.OnHold }},
		{lang.X("view.won", "Won"), []domain.Class{domain.Won}, kit.ColorWonDot, func(t office.Totals) int64 { return t.Won }},
		{lang.X("view.lost", "Lost"), []domain.Class{domain.Lost}, kit.ColorLostDot, func(t office.Totals) int64 { return t.Lost }},
	}
}

func newFilterChips(l *List) *filterChips {
	c := &filterChips{list: l, row: container.New(kit.Columns(6))}
	c.columns = kit.NewButton(lang.X("command.columns", "Columns"), "columns-3", kit.ButtonGhost, func() { l.grid.ShowColumnMenu(kit.Below(c.columns)) })
	line := container.NewBorder(nil, nil, c.row, c.columns)
	c.bar = kit.Bar(kit.FilterHeight, line)
	c.show()
	return c
}

// count reads how many there are of each class.
func (c *filterChips) count() {
	query := c.list.query
	query.Classes = nil
	kit.BackgroundLatest(&c.counted, c.list.host.Runner(), func() (office.Totals, error) {
		return c.list.host.Session().Totals(context.Background(), query)
	}, func(t office.Totals, err error) {
		if err == nil { // the list tells of the same failure
			c.counts = t
			c.show()
		}
	})
}

// show draws the chips anew.
func (c *filterChips) show() {
	c.row.RemoveAll()
	for _, v := range quickViews() {
		chip := kit.NewChip(v.label, c.list.region().Number(v.count(c.counts), 0), func() { c.choose(v.classes) })
		if v.dot != "" {
			chip.SetDot(v.dot)
		}
		chip.SetOn(slices.Equal(v.classes, c.list.query.Classes))
		c.row.Add(kit.Centred(chip))
	}
	for _, condition := range c.list.query.Conditions {
		text := columnTitle(condition.Column) + ": " + strings.Join(condition.Values, ", ")
		chip := kit.NewChip(text, "×", func() { c.list.removeCondition(condition.Column) })
		chip.SetOn(true)
		c.row.Add(kit.Centred(chip))
	}
	c.row.Refresh()
}

func (c *filterChips) choose(classes []domain.Class) {
	c.list.query.Classes = classes
	c.list.requery()
}

func columnTitle(column office.Column) string {
	return map[office.Column]string{
		office.ColumnState:       lang.X("opportunity.state", "State"),
		office.ColumnOrigin:      lang.X("opportunity.origin", "Origin"),
		office.ColumnSalesperson: lang.X("opportunity.salesperson", "Salesperson"),
		office.ColumnCustomer:    lang.X("opportunity.customer", "Customer / prospect"),
	}[column]
}

// searchHint is the shortcut that leads to the search box.
func searchHint() string { return kit.ShortcutText(kit.Ctrl(fyne.KeyF)) }
