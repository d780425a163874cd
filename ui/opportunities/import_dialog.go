package opportunities

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/ui/kit"
)

// ImportSource is a file to import, as its start was read.
type ImportSource struct {
	Name      string // of the file
	Header    []string
	Count     int    // of rows
	Encoding  string // "utf-8", "windows-1252" …
	Suggested map[string]string
	// Read reads all the rows by a mapping of fields to columns.
	Read func(mapping map[string]string) ([]office.ImportRow, error)
}

// importDialog brings a file in: the columns are matched, the import is rehearsed, and
// only then done.
type importDialog struct {
	host    kit.Host
	source  ImportSource
	dialog  *kit.Dialog
	body    *fyne.Container
	columns map[string]*kit.Select // by field
	back    *kit.Button
	next    *kit.Button

	rows    []office.ImportRow
	classes map[string]domain.Class
}

// Import opens the dialog for a file.
func Import(host kit.Host, source ImportSource) {
	d := &importDialog{host: host, source: source, body: container.NewStack(), columns: map[string]*kit.Select{}, classes: map[string]domain.Class{}}
	cancel := kit.NewButton(lang.X("command.cancel", "Cancel"), "", kit.ButtonNormal, func() { d.dialog.Close() })
	d.back = kit.NewButton(lang.X("command.back", "Back"), "chevron-left", kit.ButtonNormal, d.match)
	d.next = kit.NewButton("", "", kit.ButtonPrimary, nil)
	d.dialog = kit.NewDialog(host.Window(), kit.DialogOptions{
		Title: lang.X("import.title", "Import opportunities"), Body: d.body, Width: 760, Height: 600, Buttons: []*kit.Button{cancel, d.back, d.next}, Default: d.next,
	})
	d.makeColumns()
	d.match()
	d.dialog.Show()
}

func (d *importDialog) makeColumns() {
	options := []kit.Option{{ID: "", Text: "—"}}
	for _, name := range d.source.Header {
		options = append(options, kit.Option{ID: name, Text: name})
	}
	for _, field := range office.ImportFields {
		s := kit.NewSelect(options)
		s.SetSelectedID(d.source.Suggested[field])
		d.columns[field] = s
	}
}

// match shows which column feeds which field.
func (d *importDialog) match() {
	about := lang.XN("import.about", "{{.File}}: {{.Count}} rows.", d.source.Count, map[string]any{
		"File": d.source.Name, "Count": d.host.Session().Office().Region().Number(int64(d.source.Count), 0)})
	if !strings.HasPrefix(d.source.Encoding, "utf-8") {
		about += " " + lang.X("import.encoding", "It is not UTF-8; it was read as {{.Encoding}}. Look whether accents are right.", map[string]any{"Encoding": d.source.Encoding})
	}
	grid := container.New(kit.Rows(6))
	for i := 0; i < len(importOrder); i += 2 {
		pair := container.New(kit.Columns(kit.Space4, 1, 1))
		for _, field := range importOrder[i:min(i+2, len(importOrder))] {
			pair.Add(kit.NewField(importFieldTitle(field), d.columns[field]))
		}
		grid.Add(pair)
	}
	explain := kit.NewWrapped(about+" "+lang.X("import.match", "Choose the column that each field is read from. Only the name is needed; a reference lets a later import update instead of double."), 690)
	d.showPage(container.New(kit.Rows(kit.Space3), explain, grid), false,
		lang.X("import.rehearse", "Rehearse"), d.rehearse)
}

// importOrder is the order the fields are asked for in: what is needed, and what keeps
// a later import from doubling, come first.
var importOrder = []string{
	"name", "reference", "customer", "contact", "email", "phone", "state", "origin", "salesperson", "amount", "currency",
	"probability", "opened", "closed", "expected", "tags", "notes",
}

// showPage shows a page, clear of the scroll bar.
func (d *importDialog) showPage(page fyne.CanvasObject, back bool, next string, do func()) {
	d.body.Objects = []fyne.CanvasObject{container.NewVScroll(container.New(kit.Inset(0, kit.Space4, 0, 0), page))}
	d.body.Refresh()
	d.back.Hidden = !back
	d.next.SetLabel(next)
	d.next.SetOnTapped(do)
	d.next.Enable()
	d.dialog.Refresh()
}

func importFieldTitle(field string) string {
	key, known := map[string]string{
		"name": "opportunity.name", "customer": "opportunity.customer", "contact": "opportunity.contact", "email": "contact.email", "phone": "contact.phone",
		"state": "opportunity.state", "origin": "opportunity.origin", "salesperson": "opportunity.salesperson", "amount": "opportunity.amount",
		"currency": "opportunity.currency", "probability": "opportunity.probability", "opened": "opportunity.opened_on", "closed": "opportunity.closed_on",
		"expected": "opportunity.expected_close", "tags": "opportunity.tags", "notes": "opportunity.notes", "reference": "opportunity.reference",
	}[field]
	if !known {
		return field
	}
	return lang.X(key, field)
}

// mapping is what is chosen.
func (d *importDialog) mapping() map[string]string {
	mapping := map[string]string{}
	for field, s := range d.columns {
		if column := s.Selected().ID; column != "" {
			mapping[field] = column
		}
	}
	return mapping
}

// rehearse reads the file and finds out what importing it would do.
func (d *importDialog) rehearse() {
	d.next.Disable()
	mapping, read := d.mapping(), d.source.Read
	kit.Background(d.host.Runner(), func() ([]office.ImportRow, error) { return read(mapping) }, func(rows []office.ImportRow, err error) {
		if err != nil {
			d.next.Enable()
			d.host.Failed(err)
			return
		}
		d.rows = rows
		d.run(true, d.showRehearsal)
	})
}

func (d *importDialog) run(dry bool, show func(office.ImportResult)) {
	d.next.Disable()
	rows, options := d.rows, office.ImportOptions{Classes: d.classes, DryRun: dry}
	kit.Background(d.host.Runner(), func() (office.ImportResult, error) {
		return d.host.Session().ImportOpportunities(context.Background(), rows, options)
	}, func(r office.ImportResult, err error) {
		d.next.Enable()
		if err != nil {
			d.host.Failed(err)
			return
		}
		show(r)
	})
}

// showRehearsal says what would be done, asks for the classes of new states, and lists
// the rows that would be left out.
func (d *importDialog) showRehearsal(r office.ImportResult) {
	page := container.New(kit.Rows(kit.Space2), kit.NewHeading(d.resultText(r)))
	for _, one := range []struct {
		label string
		names []string
	}{
		{lang.X("import.new_customers", "New customers"), r.NewCustomers}, {lang.X("import.new_salespeople", "New salespeople"), r.NewSalespeople},
		{lang.X("import.new_origins", "New origins"), r.NewOrigins}, {lang.X("import.new_tags", "New tags"), r.NewTags},
	} {
		if len(one.names) > 0 {
			page.Add(kit.NewWrapped(fmt.Sprintf("%s (%d): %s", one.label, len(one.names), firstNames(one.names)), 690))
		}
	}
	d.addClasses(page, d.newStates(r))
	d.addBad(page, r.Bad)
	d.showPage(page, true, lang.X("import.do", "Import"), func() { d.run(false, d.done) })
	if r.Added+r.Updated == 0 {
		d.next.Disable()
	}
}

func firstNames(names []string) string {
	const most = 12
	if len(names) > most {
		return strings.Join(names[:most], ", ") + " …"
	}
	return strings.Join(names, ", ")
}

// newStates are the states an import would add, and those a class was chosen for: with
// that class all their rows may be bad, and then the choice must not go with them.
func (d *importDialog) newStates(r office.ImportResult) []string {
	names := slices.Concat(r.NewStates, slices.Collect(maps.Keys(d.classes)))
	slices.Sort(names)
	return slices.Compact(names)
}

func (d *importDialog) addClasses(page *fyne.Container, states []string) {
	if len(states) == 0 {
		return
	}
	page.Add(kit.NewHeading(lang.X("import.new_states", "New states: what do they mean?")))
	options := []kit.Option{
		{ID: string(domain.Open), Text: lang.X("class.open", "Open")}, {ID: string(domain.OnHold), Text: lang.X("class.hold", "On hold")},
		{ID: string(domain.Won), Text: lang.X("class.won", "Won")}, {ID: string(domain.Lost), Text: lang.X("class.lost", "Lost")},
	}
	for _, name := range states {
		s := kit.NewSelect(options)
		s.SetSelectedID(string(domain.Open))
		if class, chosen := d.classes[name]; chosen {
			s.SetSelectedID(string(class))
		}
		s.OnChanged = func(o kit.Option) {
			d.classes[name] = domain.Class(o.ID)
			d.run(true, d.showRehearsal) // other classes make other rows bad
		}
		page.Add(container.New(kit.Columns(kit.Space3, 1, 1), kit.Centred(kit.NewLabel(name, kit.TextBase, kit.ColorText, false)), s))
	}
}

func (d *importDialog) addBad(page *fyne.Container, bad []office.BadRow) {
	if len(bad) == 0 {
		return
	}
	page.Add(kit.NewHeading(lang.X("import.bad", "Rows that would be left out")))
	const most = 100
	for _, b := range bad[:min(len(bad), most)] {
		reason := lang.X(b.Key, b.Key, b.Args)
		if b.Field != "" {
			reason = importFieldTitle(b.Field) + ": " + reason
		}
		page.Add(kit.NewWrapped(lang.X("import.line", "Line {{.Line}}", map[string]any{"Line": b.Line})+" · "+reason, 690))
	}
	if len(bad) > most {
		page.Add(kit.NewCaption(lang.X("import.more", "… and {{.Count}} more", map[string]any{"Count": len(bad) - most})))
	}
}

func (d *importDialog) resultText(r office.ImportResult) string {
	number := func(n int) string { return d.host.Session().Office().Region().Number(int64(n), 0) }
	return lang.X("import.result", "{{.Added}} new, {{.Updated}} updated, {{.Unchanged}} unchanged, {{.Bad}} left out", map[string]any{
		"Added": number(r.Added), "Updated": number(r.Updated), "Unchanged": number(r.Unchanged), "Bad": number(len(r.Bad))})
}

func (d *importDialog) done(r office.ImportResult) {
	d.dialog.Close()
	d.host.Notify(kit.Undoable(d.host, d.resultText(r), r.Set))
}
