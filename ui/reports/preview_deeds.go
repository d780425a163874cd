package reports

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/ui/kit"
)

// Tools are the ways out of the program, through the pages, and nearer to them.
func (p *Preview) Tools(c *kit.Commands) kit.Tools {
	p.commands = c
	label := func(text string) kit.ToolItem {
		return kit.ToolObject(kit.NewLabel(text, kit.TextBase, kit.ColorText2, false).Whole())
	}
	tools := kit.Tools{Items: []kit.ToolItem{
		kit.Tool(c.Get("print")), kit.Tool(c.Get("export.pdf")), kit.Tool(c.Get("export.excel")), kit.Tool(c.Get("export.csv")), kit.ToolSeparator(),
		kit.IconTool(c.Get("page.first")), kit.IconTool(c.Get("page.previous")), label(p.placeText()),
		kit.IconTool(c.Get("page.next")), kit.IconTool(c.Get("page.last")), kit.ToolSeparator(),
		kit.IconTool(c.Get("zoom.out")), label(p.host.Session().Office().Region().Percent(p.viewing.percent())),
		kit.IconTool(c.Get("zoom.in")), kit.IconTool(c.Get("zoom.fit")),
	}}
	if p.asking != nil {
		tools.Items = append(tools.Items, kit.ToolSeparator(), kit.Tool(c.Get("report.save")))
	}
	if p.searched.text != "" {
		p.found.SetText(p.foundText())
		tools.Right = append(tools.Right, kit.Centred(p.found))
	}
	tools.Right = append(tools.Right, p.search)
	return tools
}

// placeText says which page is in view.
func (p *Preview) placeText() string {
	return lang.X("report.page_of", "Page {{.Page}} of {{.Pages}}", map[string]any{"Page": min(p.viewing.page+1, len(p.viewing.pages)), "Pages": len(p.viewing.pages)})
}

// foundText says which of the hits is marked.
func (p *Preview) foundText() string {
	if len(p.searched.hits) == 0 {
		return lang.X("report.not_found", "Not found")
	}
	return lang.X("report.found", "{{.At}} of {{.Count}}", map[string]any{"At": p.searched.at + 1, "Count": len(p.searched.hits)})
}

// Position is what of the toolbar changes: the window draws it anew with it.
func (p *Preview) Position() string {
	return p.placeText() + strconv.Itoa(p.viewing.percent()) + p.searched.text + p.foundText()
}

// Status says how many rows the report has, and their sums.
func (p *Preview) Status() string {
	text := lang.X("menu.sales", "Sales") + " › " + lang.X("reports.title", "Reports")
	if len(p.made.pages) == 0 {
		return text
	}
	section := office.ReportSection("")
	if p.asking != nil {
		section = p.asking.definition.Section
	}
	text += " · " + countedIn(section, p.made.rows, p.host.Session().Office().Region())
	for _, total := range p.made.totals {
		text += " · " + total
	}
	return text
}

// InGroups reports that the rows come in groups.
func (p *Preview) InGroups() bool { return p.layout().Group != "" }

// Do gives what a command does here.
func (p *Preview) Do(command string) func() {
	v := p.viewing
	some := func(is bool, do func()) func() {
		if !is {
			return nil
		}
		return func() {
			do()
			p.page.moved()
		}
	}
	last := len(v.pages) - 1
	switch command {
	case "refresh":
		return p.make
	case "search":
		return func() { p.host.Window().Canvas().Focus(p.search.FocusTarget()) }
	case "hit.next", "hit.previous":
		by := map[string]int{"hit.next": 1, "hit.previous": -1}[command]
		return some(len(p.searched.hits) > 0, func() { p.stepHit(by) })
	case "page.first":
		return some(v.page > 0, func() { v.turn(0) })
	case "page.previous":
		return some(v.page > 0, func() { v.turn(v.page - 1) })
	case "page.next":
		return some(v.page < last, func() { v.turn(v.page + 1) })
	case "page.last":
		return some(v.page < last, func() { v.turn(last) })
	case "zoom.in":
		return some(v.percent() < mostZoom*100, func() { v.zoomBy(1) })
	case "zoom.out":
		return some(v.percent() > leastZoom*100, func() { v.zoomBy(-1) })
	case "zoom.fit":
		return some(v.zoom != 0, func() { v.zoomTo(0) })
	case "report.save":
		if spec, is := p.Spec(); is {
			return func() { saveReport(p.host, spec, nil) }
		}
	case "record.open":
		if _, is := v.chosen(); is {
			return p.openRow
		}
	}
	return nil
}

// turn goes to a page.
func (p *Preview) turn(page int) {
	p.viewing.turn(page)
	p.page.moved()
}

// turned shows beside the page that it is another one.
func (p *Preview) turned() {
	p.thumbs.follow()
	p.host.Changed()
	p.host.KeepSoon()
}

// openRow opens the record of the chosen row.
func (p *Preview) openRow() {
	record, is := p.viewing.chosen()
	if !is {
		return
	}
	switch record.Kind {
	case domain.KindOpportunity:
		p.host.OpenOpportunity(record.ID, kit.Place{})
	case domain.KindCustomer:
		p.host.OpenCustomer(record.ID)
	case domain.KindContact:
		p.host.OpenContact(record.ID, "", nil)
	case domain.KindQuotation:
		p.host.OpenQuotation(record.ID)
	case domain.KindActivity:
		p.host.EditActivity(office.ActivityDraft{Activity: domain.Activity{ID: record.ID}}, nil)
	}
}

// menu offers what can be done with the chosen row, and with the page.
func (p *Preview) menu(at fyne.Position) {
	if p.commands == nil {
		return
	}
	item := func(id string) kit.MenuItem { return kit.MenuCommand(p.commands.Get(id)) }
	kit.ShowContextMenu(p.host.Window().Canvas(), at, item("record.open"), kit.MenuSeparator(),
		item("print"), item("export.pdf"), item("export.excel"), item("export.csv"), kit.MenuSeparator(),
		item("zoom.in"), item("zoom.out"), item("zoom.fit"), kit.MenuSeparator(), item("refresh"))
}

// seek looks for a text in the report; the same text again goes on to the next place.
func (p *Preview) seek(text string) {
	if text != "" && text == p.searched.text {
		p.stepHit(1)
		p.page.moved()
		return
	}
	p.find(text)
}

// find looks for a text off the UI goroutine, and goes to the first place from this page on.
func (p *Preview) find(text string) {
	pages, page := p.viewing.pages, p.viewing.page
	kit.BackgroundLatest(&p.seeking, p.host.Runner(), func() ([]hit, error) {
		a, err := ownArtist()
		if err != nil {
			return nil, err
		}
		return findIn(a, pages, text), nil
	}, func(hits []hit, err error) {
		if err != nil {
			p.host.Failed(err)
			return
		}
		p.searched.found(text, hits, page)
		p.showHit()
		p.page.moved()
	})
}

func (p *Preview) stepHit(by int) {
	p.searched.step(by)
	p.showHit()
}

func (p *Preview) showHit() {
	if h, is := p.searched.marked(); is {
		p.viewing.goTo(h)
	}
}
