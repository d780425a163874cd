package statistics

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/domain/control"
	"preventa/domain/office"
	"preventa/ui/kit"
)

// bar asks what the statistics tell, and how they show.
type bar struct {
	screen  *Screen
	rows    *kit.Select
	columns *kit.Select
	measure *kit.Select
	shows   *kit.Select
	swap    *kit.Button
	heat    *kit.Switch
	picture *kit.Switch
	object  fyne.CanvasObject
}

func newBar(s *Screen) *bar {
	b := &bar{screen: s}
	b.rows = b.chooser(fieldOptions(), func(id string) { s.asking.chooseRows(control.PivotField(id)) })
	nothing := kit.Option{ID: nothingID, Text: kit.KeyText(office.FieldKey(control.PivotNothing))}
	b.columns = b.chooser(append([]kit.Option{nothing}, fieldOptions()...), func(id string) { s.asking.chooseColumns(fieldOf(id)) })
	var measures []kit.Option
	for _, m := range control.PivotMeasures {
		measures = append(measures, kit.Option{ID: string(m), Text: kit.KeyText(office.MeasureKey(m))})
	}
	b.measure = b.chooser(measures, func(id string) { s.asking.Measure = control.PivotMeasure(id) })
	b.shows = b.chooser(showOptions(nil), func(id string) { s.asking.Show = office.StatisticsShow(id) })
	b.swap = kit.NewIconButton("arrow-left-right", lang.X("statistics.swap", "Swap rows and columns"), func() {
		s.asking.swap()
		s.grid.row, s.grid.column, s.grid.x, s.grid.y = s.grid.column, s.grid.row, 0, 0
		s.chosen()
	})
	b.heat = kit.NewSwitch(lang.X("statistics.heat", "Heat"), func(on bool) {
		s.asking.Heat = on
		s.chosen()
	})
	b.picture = kit.NewSwitch(lang.X("statistics.picture", "Chart"), func(on bool) {
		s.asking.Picture = on
		s.chosen()
	})
	caption := func(text string) fyne.CanvasObject { return kit.Centred(kit.NewCaption(text).Whole()) }
	line := container.New(kit.Columns(kit.Space2, 0, 5, 0, 0, 5, 0, 5, 0, 4),
		caption(lang.X("statistics.rows", "Rows")), kit.Centred(b.rows), kit.Centred(b.swap),
		caption(lang.X("statistics.columns", "Columns")), kit.Centred(b.columns),
		caption(lang.X("statistics.measure", "Measure")), kit.Centred(b.measure),
		caption(lang.X("statistics.show", "Show as")), kit.Centred(b.shows),
		kit.Centred(b.heat), kit.Centred(b.picture))
	b.object = kit.Bar(kit.FilterHeight+6, line)
	b.show()
	return b
}

// nothingID stands for no columns: an option without an id is no choice.
const nothingID = "-"

func fieldOf(id string) control.PivotField {
	if id == nothingID {
		return control.PivotNothing
	}
	return control.PivotField(id)
}

func fieldOptions() []kit.Option {
	var options []kit.Option
	for _, f := range control.PivotFields {
		options = append(options, kit.Option{ID: string(f), Text: kit.KeyText(office.FieldKey(f))})
	}
	return options
}

// showOptions are what can be shown of a table; those that mean nothing of it cannot be chosen.
func showOptions(t *table) []kit.Option {
	var options []kit.Option
	for _, show := range office.StatisticsShows {
		options = append(options, kit.Option{ID: string(show), Text: kit.KeyText(office.ShowKey(show)), Disabled: t != nil && !t.Can(show)})
	}
	return options
}

// chooser is a list of choices; another one shows at once.
func (b *bar) chooser(options []kit.Option, choose func(id string)) *kit.Select {
	list := kit.NewSelect(options)
	list.OnChanged = func(o kit.Option) {
		choose(o.ID)
		b.screen.chosen()
	}
	return list
}

// show shows what is asked for.
func (b *bar) show() {
	a := b.screen.asking
	b.rows.SetSelectedID(string(a.Rows))
	columns := string(a.Columns)
	if a.Columns == control.PivotNothing {
		columns = nothingID
	}
	b.columns.SetSelectedID(columns)
	b.measure.SetSelectedID(string(a.Measure))
	b.shows.SetSelectedID(string(a.Show))
	b.heat.SetOn(a.Heat)
	b.picture.SetOn(a.Picture)
}

// offer offers what can be shown of a table, and shows what is.
func (b *bar) offer(t *table) {
	b.shows.SetOptions(showOptions(t))
	b.shows.SetSelectedID(string(t.show))
}
