package reports

import (
	"context"
	"encoding/json"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/change"
	"preventa/domain/office"
	"preventa/domain/report"
	"preventa/ui/kit"
)

// busyAfter is how long a report may be in the making before that is shown.
const busyAfter = 300 * time.Millisecond

// Preview shows a report as it is printed, page by page, with what it is asked by at the
// side; or a list as it shows.
type Preview struct {
	host kit.Host
	id   string
	name string // of what is shown, until its pages are there

	asking *asking // nil: a list as it shows
	list   reading // of a list
	paper  report.Layout
	made   made
	asked  kit.Latest
	cancel context.CancelFunc
	late   func() // ends the wait for the bar that shows that it takes a while
	stale  bool   // something has changed since the report was made
	front  bool

	viewing  *viewing
	searched *searching
	seeking  kit.Latest
	words    offers
	wording  kit.Latest

	// OnOther hears that another report is chosen in place of this one; it may Become it.
	OnOther func(id string)

	commands *kit.Commands
	search   *kit.SearchBox
	found    *kit.Label
	page     *pageView
	thumbs   *thumbs
	panel    *panel
	grouping *kit.Select
	body     *fyne.Container
}

// reading makes a sheet, off the UI goroutine.
type reading func(context.Context) (report.Sheet, error)

var (
	_ kit.Screen  = (*Preview)(nil)
	_ kit.Keeping = (*Preview)(nil)
	_ kit.Sheeted = (*Preview)(nil)
	_ kit.Grouped = (*Preview)(nil)
)

// previewPrefix begins the ids of previews.
const previewPrefix = "reports."

// PreviewID is the id of a report's preview among the screens, and of the command that opens it.
func PreviewID(id string) string { return previewPrefix + id }

// IsPreview tells the ids of previews from those of other screens.
func IsPreview(id string) bool { return strings.HasPrefix(id, previewPrefix) }

// SavedPreviewID is the id of the preview of a saved report.
func SavedPreviewID(id domain.ID) string { return previewPrefix + "saved." + string(id) }

// ListPreviewID is the id of the preview of a list, which is another screen.
func ListPreviewID(screen string) string { return previewPrefix + "list." + screen }

// NewPreview shows a report as the person asked it last, of a list alone if one is named.
func NewPreview(host kit.Host, id string, list *office.Query) *Preview {
	d, _ := office.FindReport(id)
	a := newAsking(d.Start)
	a.spec.List = list
	a.recall(host)
	return newPreview(host, &Preview{id: PreviewID(id), asking: a, name: titleOf(d)})
}

// NewSavedPreview shows a report that is kept under a name, as it is kept.
func NewSavedPreview(host kit.Host, saved domain.SavedReport, spec office.ReportSpec) *Preview {
	return newPreview(host, &Preview{id: SavedPreviewID(saved.ID), asking: newAsking(spec), name: saved.Name})
}

// NewListPreview shows a list as it shows, on paper.
func NewListPreview(host kit.Host, screen, title string, list func(context.Context) (report.Sheet, error)) *Preview {
	p := &Preview{id: ListPreviewID(screen), name: title, list: list}
	if json.Unmarshal([]byte(host.Recall(rememberedKey(host, listKey))), &p.paper) != nil {
		p.paper = report.Layout{}
	}
	return newPreview(host, p)
}

// listKey is where it is remembered on which paper lists are shown.
const listKey = "list"

func newPreview(host kit.Host, p *Preview) *Preview {
	p.host, p.viewing, p.searched, p.front = host, newViewing(), &searching{at: -1}, true
	p.words.customers = map[domain.ID]string{}
	p.cancel, p.late, p.OnOther = func() {}, func() {}, p.Become
	p.build()
	p.offer()
	p.make()
	return p
}

func (p *Preview) build() {
	p.search = kit.NewSearchBox(lang.X("report.search", "Search in the report"), kit.ShortcutText(kit.Ctrl(fyne.KeyF)), p.host.Delay(), p.seek)
	p.search.OnDown = func() { p.page.focus() }
	p.found = kit.NewCaption("").Whole()
	p.page = newPageView(p.host, p.viewing, p.searched)
	p.page.OnTurned, p.page.OnOpen, p.page.OnMenu = p.turned, p.openRow, p.menu
	p.thumbs = newThumbs(p.host, p.viewing)
	p.thumbs.OnChosen = p.turn
	p.panel = newPanel(p)
	p.body = container.New(&previewLayout{}, p.thumbs, p.page, p.panel.object)
}

// Sizes of the parts beside the page, in units.
const (
	panelWidth  = 336
	panelNarrow = 288
	narrow      = 1240 // a window less wide has the narrow panel,
	noThumbs    = 1000 // and one less wide than this no thumbnails
)

// previewLayout gives the page the room beside the thumbnails and the panel.
type previewLayout struct{}

// MinSize is for Fyne.
func (previewLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(panelNarrow+objects[1].MinSize().Width, objects[1].MinSize().Height)
}

// Layout is for Fyne.
func (previewLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	left, right := float32(thumbsWidth), float32(panelWidth)
	if size.Width < narrow {
		right = panelNarrow
	}
	if objects[0].Show(); size.Width < noThumbs {
		objects[0].Hide()
		left = 0
	}
	kit.PlaceAt(objects[0], 0, 0, left, size.Height)
	kit.PlaceAt(objects[1], left, 0, max(0, size.Width-left-right), size.Height)
	kit.PlaceAt(objects[2], size.Width-right, 0, right, size.Height)
}

// offer reads what the report can be narrowed to, and shows it in the panel.
func (p *Preview) offer() {
	if p.asking == nil {
		return
	}
	session, customers := p.host.Session(), p.asking.spec.Filter.Customers
	kit.BackgroundLatest(&p.wording, p.host.Runner(), func() (offers, error) {
		return readOffers(context.Background(), session, customers)
	}, func(o offers, err error) {
		if err != nil {
			p.host.Failed(err)
			return
		}
		p.words = o
		p.panel.fill()
	})
}

// reader notes how the report is asked now, and gives what reads it.
func (p *Preview) reader() reading {
	if p.asking == nil {
		read, paper := p.list, p.paper
		return func(ctx context.Context) (report.Sheet, error) {
			sheet, err := read(ctx)
			sheet.Page.Paper, sheet.Page.Orientation = paper.Paper, paper.Orientation
			return sheet, err
		}
	}
	session, spec := p.host.Session(), p.asking.spec
	return func(ctx context.Context) (report.Sheet, error) { return session.ReportSheet(ctx, spec, kit.Words) }
}

// make makes the report anew; what is there stays until the new pages are. The answer to an
// earlier question is dropped, and no longer worked on.
func (p *Preview) make() {
	p.cancel()
	p.late()
	p.stale = false
	if p.asking != nil && p.asking.lacks() != "" {
		p.asked.Forget()
		p.show(made{})
		p.page.say(lang.X("report.choose_customer", "Choose the customer the report is about."))
		return
	}
	ctx, cancel := context.WithCancel(context.Background())
	p.cancel = cancel
	p.late = p.host.Delay()(busyAfter, func() { p.page.setBusy(true) })
	read, disk := p.reader(), p.host.Disk()
	kit.BackgroundLatest(&p.asked, p.host.Runner(), func() (made, error) { return makePages(ctx, disk, read) }, func(m made, err error) {
		p.late()
		p.page.setBusy(false)
		if err != nil {
			p.host.Failed(err)
			return
		}
		p.page.say("")
		p.show(m)
	})
}

// show shows a report that was made.
func (p *Preview) show(m made) {
	p.made = m
	p.viewing.show(m.pages)
	p.page.showAnew()
	p.thumbs.showAnew()
	p.panel.follow()
	p.searched.found(p.searched.text, nil, 0)
	p.host.Changed()
	if p.searched.text != "" {
		p.find(p.searched.text)
	}
}

// ask changes what the report is asked by, remembers it, and makes the report anew.
func (p *Preview) ask(change func(*office.ReportSpec)) {
	change(&p.asking.spec)
	p.changed()
}

// lay changes how the report is laid out.
func (p *Preview) lay(change func(*report.Layout)) {
	change(p.layout())
	p.changed()
}

// layout is how the report, or the list, is laid out.
func (p *Preview) layout() *report.Layout {
	if p.asking == nil {
		return &p.paper
	}
	return &p.asking.spec.Layout
}

// isSaved reports that the report is one that is kept under a name, and so begins as kept.
func (p *Preview) isSaved() bool { return p.asking != nil && p.id != PreviewID(p.asking.definition.ID) }

func (p *Preview) changed() {
	switch {
	case p.asking == nil:
		if text, err := json.Marshal(p.paper); err == nil {
			p.host.Remember(rememberedKey(p.host, listKey), string(text))
		}
	case !p.isSaved():
		p.asking.remember(p.host)
	}
	p.panel.follow()
	p.host.KeepSoon()
	p.make()
}

// isChanged reports that there is something to reset.
func (p *Preview) isChanged() bool {
	if p.asking == nil {
		return p.paper.Paper != "" || p.paper.Orientation != ""
	}
	return p.asking.isChanged()
}

// reset asks the report as it comes.
func (p *Preview) reset() {
	if p.asking == nil {
		p.paper = report.Layout{}
	} else {
		p.asking.reset()
	}
	p.changed()
	p.panel.fill()
}

// Become shows another report in the place of this one, of the same list if it can be of one.
func (p *Preview) Become(id string) {
	d, _ := office.FindReport(id)
	a := newAsking(d.Start)
	if d.Has(office.TakesList) {
		a.spec.List = p.asking.spec.List
	}
	a.recall(p.host)
	p.id, p.asking, p.name = PreviewID(id), a, titleOf(d)
	p.viewing.turn(0)
	p.offer()
	p.panel.fill()
	p.host.KeepSoon()
	p.make()
}

// FileTitle is what a file of the report is called: by its title, and the day it stands at.
func (p *Preview) FileTitle() string {
	day := p.host.Session().Office().Today()
	if p.asking != nil && p.asking.spec.Filter.AsOf != 0 {
		day = p.asking.spec.Filter.AsOf
	}
	return p.title() + " " + day.String()
}

// ShowList shows another list, or the same one as it shows now.
func (p *Preview) ShowList(title string, list func(context.Context) (report.Sheet, error)) {
	p.name, p.list = title, list
	p.make()
}

// Narrow shows the report of a list alone; nil: of all.
func (p *Preview) Narrow(list *office.Query) {
	p.asking.spec.List = list
	p.panel.fill()
	p.make()
}

// Spec is how the report is asked; false for a list as it shows.
func (p *Preview) Spec() (office.ReportSpec, bool) {
	if p.asking == nil {
		return office.ReportSpec{}, false
	}
	return p.asking.spec, true
}

// Sheet is the report as it is asked now.
func (p *Preview) Sheet() func(context.Context) (report.Sheet, error) { return p.reader() }

func (p *Preview) mayExport() bool { return p.host.Session().May(access.Export, access.Read) }

// trigger does what a command of the window does.
func (p *Preview) trigger(command string) {
	if p.commands != nil {
		p.commands.Get(command).Trigger()
	}
}

// ID is for the window.
func (p *Preview) ID() string { return p.id }

// Title names the tab.
func (p *Preview) Title() string { return TabTitle(p.title()) }

// TabTitle is what the tab of a report says.
func TabTitle(title string) string {
	return lang.X("report.tab", "Report · {{.Title}}", map[string]any{"Title": title})
}

// title is what the report is called.
func (p *Preview) title() string {
	if p.asking != nil && !p.isSaved() {
		return titleOf(p.asking.definition)
	}
	return p.name
}

// Content is the page with what is beside it.
func (p *Preview) Content() fyne.CanvasObject { return p.body }

// Shown makes the report anew if something has changed meanwhile.
func (p *Preview) Shown() {
	p.front = true
	if p.stale {
		p.make()
	}
	p.page.focus()
}

// Closed gives up what is under way.
func (p *Preview) Closed() {
	p.cancel()
	p.late()
	p.asked.Forget()
	p.wording.Forget()
	p.seeking.Forget()
	p.page.latest.Forget()
}

// Follow makes the report anew after what could change it.
func (p *Preview) Follow(set change.Set) {
	if set.Touches(domain.KindPerson, domain.KindState, domain.KindItem) {
		p.offer()
	}
	if p.asking != nil || set.Touches(domain.KindOffice) {
		p.make()
	}
}

// Rebuild makes the content anew, in another language or look.
func (p *Preview) Rebuild() {
	text := p.search.Text
	p.build()
	p.search.SetText(text)
	p.make()
}

// keptState is a preview as it is kept over a restart.
type keptState struct {
	Spec string  `json:"spec,omitempty"`
	Page int     `json:"page,omitempty"`
	Zoom float64 `json:"zoom,omitempty"`
}

// Keep is how the report is asked, and which page is in view how large.
func (p *Preview) Keep() string {
	state := keptState{Page: p.viewing.page, Zoom: p.viewing.zoom}
	if p.asking != nil {
		state.Spec = p.asking.spec.Encode()
	}
	text, err := json.Marshal(state)
	if err != nil {
		return ""
	}
	return string(text)
}

// Resume takes up what Keep gave.
func (p *Preview) Resume(text string) {
	var state keptState
	if json.Unmarshal([]byte(text), &state) != nil {
		return
	}
	if spec, err := office.ReportSpecOf(state.Spec); err == nil && p.asking != nil && spec.Report == p.asking.definition.ID {
		p.asking.spec = spec
	}
	p.viewing.zoom = state.Zoom
	p.viewing.page = max(0, state.Page)
	p.offer()
	p.panel.fill()
	p.make()
}
