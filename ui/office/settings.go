package office

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/change"
	"preventa/ui/kit"
)

// settingsDialog is the dialog of the office's own data.
type settingsDialog struct {
	host   kit.Host
	saved  domain.Office
	draft  domain.Office
	logo   logoChoice
	set    *kit.Fieldset
	fill   []func()       // show the draft in the controls
	page   map[string]int // of a field
	tabs   *kit.InnerTabs
	scores map[string]*kit.Field // the weights, by field of the opportunity
	wanted domain.Weights
	save   *kit.Button
	dialog *kit.Dialog
}

// Settings opens the dialog of the office's own data: letterhead, quotations, files and
// what a complete opportunity has.
func Settings(host kit.Host) {
	if !host.Session().May(access.OfficeData, access.Read) {
		host.Failed(domain.Fail(domain.Forbidden, "", nil))
		return
	}
	kit.Background(host.Runner(), func() ([]byte, error) { return host.Session().Logo(context.Background()) },
		func(logo []byte, err error) {
			if err != nil {
				host.Failed(err)
				return
			}
			newSettingsDialog(host, host.Session().Office().Data(), logo).dialog.Show()
		})
}

const (
	settingsWidth  float32 = 800
	settingsHeight float32 = 590
)

func newSettingsDialog(host kit.Host, o domain.Office, logo []byte) *settingsDialog {
	d := &settingsDialog{host: host, saved: o, draft: o, page: map[string]int{}}
	d.logo = logoChoice{owner: d, kept: logo}
	d.wanted = host.Session().Office().Weights()
	d.set = kit.NewFieldset(host, d.edited)
	d.tabs = kit.NewInnerTabs(
		kit.InnerTab{Title: lang.X("settings.letterhead", "Letterhead"), Content: d.pageOf(0, d.letterhead())},
		kit.InnerTab{Title: lang.X("settings.quotations", "Quotations"), Content: d.pageOf(1, d.quotations())},
		kit.InnerTab{Title: lang.X("settings.files", "Files"), Content: d.pageOf(2, d.files())},
		kit.InnerTab{Title: lang.X("settings.completeness", "Completeness"), Content: d.pageOf(3, d.completeness())},
	)
	d.save = kit.NewButton(lang.X("command.save", "Save"), "", kit.ButtonPrimary, d.saveAll)
	cancel := kit.NewButton(lang.X("command.cancel", "Cancel"), "", kit.ButtonNormal, d.cancel)
	d.dialog = kit.NewDialog(host.Window(), kit.DialogOptions{
		Title: lang.X("settings.title", "Office settings"), Body: container.New(kit.Inset(0, kit.Space4, kit.Space3, kit.Space4), d.tabs),
		Width: settingsWidth, Height: settingsHeight, Flush: true, Buttons: []*kit.Button{cancel, d.save}, Default: d.save, Cancel: d.cancel,
		First: d.firstField(),
	})
	d.showDraft()
	if !host.Session().May(access.OfficeData, access.Modify) {
		d.set.Lock()
		d.save.Disable()
	}
	return d
}

// pageOf insets a page of the tabs, and notes which fields came with it.
func (d *settingsDialog) pageOf(index int, page fyne.CanvasObject) fyne.CanvasObject {
	for _, name := range settingsFields {
		if _, placed := d.page[name]; !placed && d.set.Get(name) != nil {
			d.page[name] = index
		}
	}
	return container.NewVScroll(container.New(kit.Inset(kit.Space3, kit.Space2, kit.Space3, kit.Space1), page))
}

func (d *settingsDialog) showDraft() {
	d.set.Fill(func() {
		for _, show := range d.fill {
			show()
		}
	})
	d.logo.show()
	d.edited()
}

// record is the draft as it would be saved.
func (d *settingsDialog) record() domain.Office {
	o := d.draft
	if d.wanted.String() != d.host.Session().Office().Weights().String() {
		o.Completeness = d.wanted.String()
	}
	return o
}

func (d *settingsDialog) dirty() bool {
	return d.record() != d.saved || d.logo.changed || !d.set.AllRead()
}

// edited follows a change: examples and shares say what it makes.
func (d *settingsDialog) edited() {
	d.showExample()
	d.showShares()
	note := ""
	if d.dirty() {
		note = lang.X("opportunity.unsaved", "Unsaved changes")
	}
	d.dialog.SetNote(note)
}

func (d *settingsDialog) cancel() {
	if !d.dirty() {
		d.dialog.Close()
		return
	}
	askDiscard(d.host, d.dialog.Close)
}

// askDiscard asks whether what was typed in a dialog may be lost.
func askDiscard(host kit.Host, discard func()) {
	kit.Ask(host.Window(), kit.AskOptions{
		Title:   lang.X("ask.discard_title", "Discard the changes?"),
		Message: lang.X("ask.discard", "What you changed here has not been saved."),
		Choices: []kit.Choice{
			{Label: lang.X("ask.go_on", "Go on editing"), Kind: kit.ButtonNormal, Cancel: true},
			{Label: lang.X("ask.discard_do", "Discard"), Kind: kit.ButtonLost, Run: discard},
		},
	})
}

func (d *settingsDialog) saveAll() {
	d.set.Commit()
	o := d.record()
	if err := d.set.Problems(o.Check()); err != nil {
		d.refuse(err)
		return
	}
	if !d.dirty() {
		d.dialog.Close()
		return
	}
	d.save.Disable()
	logo := d.logo.content()
	kit.Background(d.host.Runner(), func() (change.Set, error) {
		return d.host.Session().SaveSettings(context.Background(), o, logo)
	}, d.finished)
}

func (d *settingsDialog) finished(set change.Set, err error) {
	d.save.Enable()
	switch {
	case domain.Is(err, domain.Conflict):
		d.askAboutOthers(err)
	case err != nil:
		d.refuse(err)
	default:
		d.dialog.Close()
		if len(set.Changes) > 0 {
			d.host.Notify(kit.Undoable(d.host, lang.X("settings.saved", "Office settings saved"), set))
		}
	}
}

// refuse shows each problem at its field, on the page of the first.
func (d *settingsDialog) refuse(err error) {
	problems, ok := kit.FieldErrors(err)
	if !ok {
		d.host.Failed(err)
		return
	}
	for _, name := range settingsFields {
		if _, wrong := problems[name]; wrong {
			d.tabs.Select(d.page[name])
			break
		}
	}
	d.set.ShowProblems(err)
}

// askAboutOthers lets the person choose when somebody else saved settings meanwhile.
func (d *settingsDialog) askAboutOthers(err error) {
	kit.Ask(d.host.Window(), kit.AskOptions{
		Title:   lang.X("conflict.title", "Changed meanwhile"),
		Message: lang.X("settings.conflict", "Somebody saved the office settings meanwhile. Save yours over them, or look at theirs and lose what you changed here?"),
		Choices: []kit.Choice{
			{Label: lang.X("ask.go_on", "Go on editing"), Kind: kit.ButtonNormal, Cancel: true},
			{Label: lang.X("settings.take_theirs", "Look at theirs"), Kind: kit.ButtonNormal, Run: func() {
				d.dialog.Close()
				Settings(d.host)
			}},
			{Label: lang.X("settings.keep_mine", "Save mine"), Kind: kit.ButtonPrimary, Run: func() {
				d.draft.Version = d.host.Session().Office().Data().Version
				d.saveAll()
			}},
		},
	})
}
