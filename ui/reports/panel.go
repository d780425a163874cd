package reports

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/domain/office"
	"preventa/domain/report"
	"preventa/ui/kit"
)

// panel is the side of a preview: what the report is asked by, how it is laid out, and the
// ways out of the program.
type panel struct {
	preview *Preview
	rows    *fyne.Container
	reset   *kit.Link
	print   *kit.Button
	object  fyne.CanvasObject
}

func newPanel(p *Preview) *panel {
	n := &panel{preview: p, rows: container.New(kit.Rows(kit.Space3))}
	n.reset = kit.NewLink(lang.X("control.reset", "Reset"), p.reset)
	heading := kit.NewHeading(lang.X("report.layout", "Layout"))
	if p.asking != nil {
		heading = kit.NewHeading(lang.X("report.parameters", "Parameters"))
	}
	head := container.New(kit.Inset(kit.Space3, kit.Space4, kit.Space2, kit.Space4),
		container.New(kit.Columns(kit.Space2, 1, 0), kit.Centred(heading), kit.Centred(n.reset)))
	body := container.NewVScroll(container.New(kit.Inset(kit.Space1, kit.Space4, kit.Space3, kit.Space4), n.rows))
	inside := container.NewBorder(head, n.foot(), nil, nil, body)
	line := kit.FixedWidth(1, kit.NewFill(kit.ColorBorder))
	n.object = container.NewStack(kit.NewFill(kit.ColorSurface), container.NewBorder(nil, nil, line, nil, inside))
	n.fill()
	return n
}

// foot are the ways out of the program.
func (n *panel) foot() fyne.CanvasObject {
	p := n.preview
	way := func(label, icon, command string) *kit.Button {
		b := kit.NewButton(label, icon, kit.ButtonNormal, func() { p.trigger(command) })
		if !p.mayExport() {
			b.Disable()
		}
		return b
	}
	n.print = kit.NewButton("", "printer", kit.ButtonPrimary, func() { p.trigger("print") })
	if !p.mayExport() {
		n.print.Disable()
	}
	ways := container.New(kit.Columns(kit.Space2, 1, 1, 1), way("PDF", "file-text", "export.pdf"),
		way("Excel", "file-spreadsheet", "export.excel"), way("CSV", "table", "export.csv"))
	buttons := container.New(kit.Inset(kit.Space3, kit.Space4, kit.Space3, kit.Space4), container.New(kit.Rows(kit.Space2), ways, n.print))
	return container.New(kit.Rows(0), kit.NewLine(), container.NewStack(kit.NewFill(kit.ColorSurface2), buttons))
}

// fill makes the fields anew, showing what is asked now.
func (n *panel) fill() {
	n.rows.Objects = nil
	if n.preview.asking != nil {
		n.rows.Objects = append(n.rows.Objects, n.parameters()...)
		n.rows.Objects = append(n.rows.Objects, kit.NewLine())
		n.rows.Objects = append(n.rows.Objects, n.switches()...)
	}
	n.rows.Objects = append(n.rows.Objects, n.paper())
	n.rows.Refresh()
	n.follow()
}

// follow shows what has changed beside the fields.
func (n *panel) follow() {
	label := lang.X("command.print", "Print…")
	if pages := len(n.preview.viewing.pages); pages > 0 {
		label = lang.XN("report.print_pages", "Print {{.Count}} pages", pages, map[string]any{"Count": pages})
	}
	if n.print.Label() != label {
		n.print.SetLabel(label)
	}
	n.reset.Hidden = !n.preview.isChanged()
	n.reset.Refresh()
}

func field(label string, control fyne.CanvasObject) fyne.CanvasObject {
	return kit.NewField(label, control)
}

// side puts two fields beside each other.
func side(left, right fyne.CanvasObject) fyne.CanvasObject {
	return container.New(kit.Columns(kit.Space3, 1, 1), left, right)
}

// parameters are the fields of what the report can be asked by, and by nothing else.
func (n *panel) parameters() []fyne.CanvasObject {
	a, f := n.preview.asking, n.fields()
	list := []fyne.CanvasObject{field(lang.X("report.report", "Report"), f.report())}
	if a.spec.List != nil {
		list = append(list, f.list())
	}
	list = append(list, n.each([]parameter{
		{office.TakesAsOf, lang.X("control.as_of", "As of"), f.asOf},
		{office.TakesPeriod, lang.X("filter.period", "Period"), f.period},
		{office.TakesExpected, expectedLabel(a.definition), f.expected},
		{office.TakesDays, lang.X("report.days", "Days"), f.days},
	})...)
	list = append(list, pairs(n.each([]parameter{
		{office.TakesSalesperson, lang.X("opportunity.salesperson", "Salesperson"), f.salesperson},
		{office.TakesCustomer, lang.X("control.customer", "Customer"), f.customer},
		{office.TakesState, lang.X("opportunity.state", "State"), f.state},
		{office.TakesOrigin, lang.X("opportunity.origin", "Origin"), f.origin},
		{office.TakesTag, lang.X("control.tag", "Tag"), f.tag},
		{office.TakesCurrency, lang.X("opportunity.currency", "Currency"), f.currency},
		{office.TakesCompare, lang.X("control.compare", "Compare"), f.compare},
	}))...)
	if a.definition.Has(office.NeedsCustomer) {
		needed := kit.NewRequiredField(lang.X("control.customer", "Customer"), f.customer())
		list = slices.Insert(list, 1, fyne.CanvasObject(needed))
	}
	list = append(list, side(field(lang.X("report.group_by", "Group by"), f.group()), field(lang.X("report.sort_by", "Sort by"), f.sort())))
	columns := kit.NewButton(lang.X("command.columns", "Columns"), "columns-3", kit.ButtonNormal, n.preview.chooseColumns)
	return append(list, columns)
}

// parameter is a field of what a report can be asked by.
type parameter struct {
	takes office.ReportParameter
	label string
	make  func() fyne.CanvasObject
}

// each makes the fields of those that the report takes.
func (n *panel) each(parameters []parameter) []fyne.CanvasObject {
	var list []fyne.CanvasObject
	for _, p := range parameters {
		if n.preview.asking.definition.Has(p.takes) {
			list = append(list, field(p.label, p.make()))
		}
	}
	return list
}

// pairs puts fields beside each other, two by two; one that is left over has the whole width.
func pairs(list []fyne.CanvasObject) []fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for len(list) > 1 {
		rows, list = append(rows, side(list[0], list[1])), list[2:]
	}
	return append(rows, list...)
}

// expectedLabel is what the second period of a report is called: of quotations it is of when
// they run out.
func expectedLabel(d office.ReportDefinition) string {
	if d.Section == office.ReportsOfQuotations {
		return lang.X("report.runs_out", "Runs out")
	}
	return lang.X("opportunity.expected", "Expected close")
}

// switches turn parts of the report on and off.
func (n *panel) switches() []fyne.CanvasObject {
	p := n.preview
	turn := func(label string, on bool, set func(*report.Layout, bool)) *kit.Switch {
		s := kit.NewSwitch(label, func(on bool) { p.lay(func(l *report.Layout) { set(l, on) }) })
		s.SetOn(on)
		return s
	}
	l := p.asking.spec.Layout
	list := []fyne.CanvasObject{
		turn(lang.X("report.summary", "Summary and chart at the top"), l.Summary, func(l *report.Layout, on bool) { l.Summary = on })}
	subtotals := turn(lang.X("report.subtotals", "Subtotals of each group"), l.Subtotals, func(l *report.Layout, on bool) { l.Subtotals = on })
	onPage := turn(lang.X("report.group_on_page", "Each group on a new page"), l.GroupOnPage, func(l *report.Layout, on bool) { l.GroupOnPage = on })
	if l.Group == "" {
		subtotals.Disable()
		onPage.Disable()
	}
	if p.asking.definition.Has(office.TakesByOpening) {
		opening := kit.NewSwitch(lang.X("report.by_opening", "Origins by when they were opened"), func(on bool) {
			p.ask(func(s *office.ReportSpec) { s.Filter.ByOpening = on })
		})
		opening.SetOn(p.asking.spec.Filter.ByOpening)
		list = append(list, opening)
	}
	return append(list, subtotals, onPage)
}

// paper chooses the paper and how it lies.
func (n *panel) paper() fyne.CanvasObject {
	p := n.preview
	papers := []kit.Option{{Text: lang.X("report.paper_region", "As usual here")}}
	for _, paper := range report.Papers {
		papers = append(papers, kit.Option{ID: string(paper), Text: paperText(paper)})
	}
	paper := kit.NewSelect(papers)
	paper.SetSelectedID(string(p.layout().Paper))
	paper.OnChanged = func(o kit.Option) { p.lay(func(l *report.Layout) { l.Paper = report.Paper(o.ID) }) }
	lying := kit.NewSelect([]kit.Option{{Text: lang.X("report.orientation_auto", "Automatic")},
		{ID: string(report.Upright), Text: lang.X("report.portrait", "Portrait")}, {ID: string(report.Across), Text: lang.X("report.landscape", "Landscape")}})
	lying.SetSelectedID(string(p.layout().Orientation))
	lying.OnChanged = func(o kit.Option) { p.lay(func(l *report.Layout) { l.Orientation = report.Orientation(o.ID) }) }
	return side(field(lang.X("report.paper", "Paper"), paper), field(lang.X("report.orientation", "Orientation"), lying))
}

// paperText is what a paper is called.
func paperText(p report.Paper) string {
	if p == report.Letter {
		return lang.X("report.letter", "Letter")
	}
	return string(p)
}
