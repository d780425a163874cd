package opportunities

import (
	"context"
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
	Name     string // of the file
	Header   []string
	Count    int         // of rows
	Encoding string      // "utf-8", "windows-1252" …
	Kind     domain.Kind // what it most likely holds, one of office.ImportKinds
	// Suggest guesses the column of each field of a kind.
	Suggest func(kind domain.Kind) map[string]string
	// Read reads all the rows of a kind by a mapping of fields to columns.
	Read func(kind domain.Kind, mapping map[string]string) ([]office.ImportRow, error)
}

// importDialog brings a file in: it is asked what the file holds, the columns are matched,
// the import is rehearsed, and only then done.
type importDialog struct {
	host    kit.Host
	source  ImportSource
	dialog  *kit.Dialog
	body    *fyne.Container
	kind    domain.Kind
	holds   *kit.Field             // asks for the kind; one for all pages, so that it keeps the keyboard
	columns map[string]*kit.Select // by field
	back    *kit.Button
	next    *kit.Button

	rows    []office.ImportRow
	classes map[string]domain.Class
}

// Import opens the dialog for a file.
func Import(host kit.Host, source ImportSource) {
	d := &importDialog{host: host, source: source, body: container.NewStack()}
	cancel := kit.NewButton(lang.X("command.cancel", "Cancel"), "", kit.ButtonNormal, func() { d.dialog.Close() })
	d.back = kit.NewButton(lang.X("command.back", "Back"), "chevron-left", kit.ButtonNormal, d.match)
	d.next = kit.NewButton("", "", kit.ButtonPrimary, nil)
	d.dialog = kit.NewDialog(host.Window(), kit.DialogOptions{
		Title: lang.X("import.title", "Import"), Body: d.body, Width: 760, Height: 640, Buttons: []*kit.Button{cancel, d.back, d.next}, Default: d.next,
	})
	d.holds = kit.NewField(lang.X("import.kind", "The file holds"), d.kindSelect())
	d.setKind(source.Kind)
	d.dialog.Show()
}

// setKind takes the file to hold records of a kind, and suggests where its fields are.
func (d *importDialog) setKind(kind domain.Kind) {
	d.kind, d.columns, d.classes = kind, map[string]*kit.Select{}, map[string]domain.Class{}
	options := []kit.Option{{ID: "", Text: "—"}}
	for _, name := range d.source.Header {
		options = append(options, kit.Option{ID: name, Text: name})
	}
	suggested := d.source.Suggest(kind)
	for _, field := range office.ImportFields(kind) {
		s := kit.NewSelect(options)
		s.SetSelectedID(suggested[field])
		d.columns[field] = s
	}
	d.match()
}

// match shows what the file holds and which column feeds which field.
func (d *importDialog) match() {
	about := lang.XN("import.about", "{{.File}}: {{.Count}} rows.", d.source.Count, map[string]any{
		"File": d.source.Name, "Count": d.host.Session().Office().Region().Number(int64(d.source.Count), 0)})
	if !strings.HasPrefix(d.source.Encoding, "utf-8") {
		about += " " + lang.X("import.encoding", "It is not UTF-8; it was read as {{.Encoding}}. Look whether accents are right.", map[string]any{"Encoding": d.source.Encoding})
	}
	grid := container.New(kit.Rows(6))
	order := importOrder(d.kind)
	for i := 0; i < len(order); i += 2 {
		pair := container.New(kit.Columns(kit.Space4, 1, 1))
		for _, field := range order[i:min(i+2, len(order))] {
			pair.Add(kit.NewField(importFieldTitle(d.kind, field), d.columns[field]))
		}
		grid.Add(pair)
	}
	explain := kit.NewWrapped(lang.X("import.match", "Choose the column that each field is read from.")+" "+importHint(d.kind), 690)
	top := container.New(kit.Columns(kit.Space4, 1, 1), d.holds, kit.Centred(kit.NewWrapped(about, 335)))
	d.showPage(container.New(kit.Rows(kit.Space3), top, explain, grid), false,
		lang.X("import.rehearse", "Rehearse"), d.rehearse)
}

// kindSelect offers what a file can hold.
func (d *importDialog) kindSelect() *kit.Select {
	var options []kit.Option
	for _, kind := range office.ImportKinds {
		options = append(options, kit.Option{ID: string(kind), Text: importKindTitle(kind)})
	}
	s := kit.NewSelect(options)
	s.SetSelectedID(string(d.source.Kind))
	s.OnChanged = func(o kit.Option) { d.setKind(domain.Kind(o.ID)) }
	return s
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
	kind, mapping, read := d.kind, d.mapping(), d.source.Read
	kit.Background(d.host.Runner(), func() ([]office.ImportRow, error) { return read(kind, mapping) }, func(rows []office.ImportRow, err error) {
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
	kind, rows, options := d.kind, d.rows, office.ImportOptions{Classes: d.classes, DryRun: dry}
	kit.Background(d.host.Runner(), func() (office.ImportResult, error) {
		return d.host.Session().Import(context.Background(), kind, rows, options)
	}, func(r office.ImportResult, err error) {
		d.next.Enable()
		if err != nil {
			d.host.Failed(err)
			return
		}
		show(r)
	})
}

func (d *importDialog) done(r office.ImportResult) {
	d.dialog.Close()
	d.host.Notify(kit.Undoable(d.host, d.resultText(r), r.Set))
}
