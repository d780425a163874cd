package office

import (
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/domain/region"
	"preventa/ui/kit"
)

// FoundingDialog asks what a new office needs and where to keep it.
type FoundingDialog struct {
	window   fyne.Window
	dialog   *kit.Dialog
	name     *kit.TextEntry
	person   *kit.TextEntry
	language *kit.Select
	region   *kit.Lookup
	currency *kit.Lookup
	fiscal   *kit.Select
	path     *kit.TextEntry
	folder   string
	named    bool // the person wrote the path themselves
	fields   map[string]*kit.Field
	found    func(path string, f office.Founding, done func(error))
}

// NewFoundingDialog shows the dialog, which proposes a file in a folder. found makes the
// office and reports how it went; problems are shown at their fields, and the dialog
// stays until all is well.
func NewFoundingDialog(w fyne.Window, language domain.Language, person, folder string, found func(string, office.Founding, func(error))) *FoundingDialog {
	d := &FoundingDialog{window: w, folder: folder, found: found, fields: map[string]*kit.Field{}}
	d.name = kit.NewTextEntry()
	d.name.OnChanged = func(string) { d.proposePath() }
	d.path = kit.NewTextEntry()
	d.path.OnChanged = func(string) { d.named = true }
	d.proposePath()
	d.person = kit.NewTextEntry()
	d.person.SetText(person)
	d.language = kit.NewSelect([]kit.Option{{ID: "en", Text: "English"}, {ID: "es", Text: "Español"}})
	d.language.SetSelectedID(string(language))
	d.region = kit.NewLookup(kit.SearchIn(regionOptions()))
	d.region.OnChanged = func(o kit.Option) { d.suggestCurrency(o.ID) }
	d.currency = kit.NewLookup(kit.SearchIn(currencyOptions()))
	d.fiscal = kit.NewSelect(monthOptions())
	d.fiscal.SetSelectedID("1")
	create := kit.NewButton(lang.X("command.create", "Create"), "", kit.ButtonPrimary, d.create)
	cancel := kit.NewButton(lang.X("command.cancel", "Cancel"), "", kit.ButtonNormal, func() { d.dialog.Close() })
	d.dialog = kit.NewDialog(w, kit.DialogOptions{
		Title: lang.X("founding.title", "New office"), Width: 560, Height: 466, Body: d.body(), Buttons: []*kit.Button{cancel, create}, Default: create,
	})
	d.dialog.Show()
	return d
}

func (d *FoundingDialog) body() fyne.CanvasObject {
	field := func(name, label string, control fyne.CanvasObject) *kit.Field {
		f := kit.NewRequiredField(label, control)
		d.fields[name] = f
		return f
	}
	pair := func(a, b fyne.CanvasObject) fyne.CanvasObject {
		return container.New(kit.Columns(kit.Space3, 1, 1), a, b)
	}
	return container.New(kit.Rows(kit.Space2),
		kit.NewWrapped(lang.X("founding.explain", "An office is one file on this computer. Its region decides how numbers, money and dates are written."), 528),
		field("name", lang.X("founding.name", "Name of the office"), d.name),
		field("person", lang.X("founding.person", "Your name"), d.person),
		pair(field("region", lang.X("founding.region", "Region"), d.region), field("currency", lang.X("founding.currency", "Currency"), d.currency)),
		pair(field("language", lang.X("preferences.language", "Language"), d.language), field("fiscal_month", lang.X("founding.fiscal", "Fiscal year starts in"), d.fiscal)),
		container.New(kit.Columns(kit.Space2, 1, 0), field("path", lang.X("founding.file", "File"), d.path),
			container.New(kit.Inset(18, 0, 0, 0), kit.NewButton(lang.X("founding.folder", "Folder…"), "folder-open", kit.ButtonNormal, d.chooseFolder))))
}

// proposePath names the file after the office until the person names it.
func (d *FoundingDialog) proposePath() {
	if !d.named {
		d.path.SetText(filepath.Join(d.folder, fileName(d.name.Text)))
	}
}

func (d *FoundingDialog) chooseFolder() {
	chooser := dialog.NewFolderOpen(func(folder fyne.ListableURI, err error) {
		if err != nil || folder == nil {
			return
		}
		d.folder = folder.Path()
		d.path.SetText(filepath.Join(d.folder, filepath.Base(d.path.Text)))
	}, d.window)
	chooser.Show()
	chooser.Resize(fyne.NewSize(860, 560)) // Fyne's file dialogs have no size before they are shown
}

// fileName makes a file's name of an office's.
func fileName(name string) string {
	safe := strings.Map(func(r rune) rune {
		if strings.ContainsRune(`/\:*?"<>|`, r) || r < ' ' {
			return '-'
		}
		return r
	}, strings.TrimSpace(name))
	if safe == "" {
		safe = lang.X("founding.default_file", "office")
	}
	return safe + extension
}

// extension is what office files are called.
const extension = ".preventa"

func regionOptions() []kit.Option {
	var options []kit.Option
	for _, r := range region.All() {
		options = append(options, kit.Option{ID: r.Code, Text: lang.X(r.NameKey, r.Code)})
	}
	slices.SortFunc(options, func(a, b kit.Option) int { return strings.Compare(domain.Fold(a.Text), domain.Fold(b.Text)) })
	return options
}

func currencyOptions() []kit.Option {
	seen := map[domain.Currency]bool{}
	var options []kit.Option
	add := func(c domain.Currency) {
		if !seen[c] {
			seen[c] = true
			options = append(options, kit.Option{ID: string(c), Text: string(c)})
		}
	}
	for _, r := range region.All() {
		add(r.Currency)
	}
	add("CLF")
	return options
}

func monthOptions() []kit.Option {
	names := []string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}
	options := make([]kit.Option, len(names))
	for i, name := range names {
		number := strconv.Itoa(i + 1)
		options[i] = kit.Option{ID: number, Text: lang.X("month."+number, name)}
	}
	return options
}

func (d *FoundingDialog) suggestCurrency(code string) {
	if r, known := region.Find(code); known {
		d.currency.SetSelected(kit.Option{ID: string(r.Currency), Text: string(r.Currency)})
	}
	d.fields["region"].ClearError()
}

// create checks what has to be chosen and hands it on.
func (d *FoundingDialog) create() {
	for _, f := range d.fields {
		f.ClearError()
	}
	if d.region.Selected().ID == "" {
		d.fields["region"].SetError(lang.X("error.required", "This is needed."))
		return
	}
	month, _ := strconv.Atoi(d.fiscal.Selected().ID) // its options are numbers
	path := strings.TrimSpace(d.path.Text)
	if path == "" {
		d.fields["path"].SetError(lang.X("error.required", "This is needed."))
		return
	}
	if !strings.EqualFold(filepath.Ext(path), extension) {
		path += extension
	}
	d.found(path, office.Founding{
		Name: d.name.Text, Person: d.person.Text, Region: d.region.Selected().ID, FiscalMonth: month,
		Language: domain.Language(d.language.Selected().ID), Currency: domain.Currency(d.currency.Selected().ID),
	}, d.founded)
}

func (d *FoundingDialog) founded(err error) {
	if err == nil {
		d.dialog.Close()
		return
	}
	problems, ok := kit.FieldErrors(err)
	if !ok {
		d.fields["path"].SetError(kit.ErrorText(err))
		d.fields["path"].Focus()
		return
	}
	for name, problem := range problems {
		if f := d.fields[name]; f != nil {
			f.SetError(kit.FieldErrorText(problem))
			f.Focus()
		}
	}
}
