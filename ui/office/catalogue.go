// Package office is the room of the office's own data: its catalogues, a new office,
// preferences, and what the program says of itself.
package office

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/change"
	"preventa/ui/kit"
)

// catalogueRowHeight is the height of a row one can edit in.
const catalogueRowHeight float32 = 34

// catalogueDialog customizes the states or the words of a catalogue.
type catalogueDialog struct {
	host    kit.Host
	model   *catalogueModel
	dialog  *kit.Dialog
	rows    *fyne.Container
	views   []*catalogueRowView
	message *kit.Label
	save    *kit.Button
	chosen  int
	dragged *catalogueRowView // by the pointer; nil: none
	moved   float32           // how far the dragged one is from its place
}

// CustomizeStates opens the dialog of the states.
func CustomizeStates(host kit.Host) { customize(host, "") }

// CustomizeItems opens the dialog of a catalogue.
func CustomizeItems(host kit.Host, catalogue domain.Catalogue) { customize(host, catalogue) }

func customize(host kit.Host, catalogue domain.Catalogue) {
	if !host.Session().May(access.Catalogues, access.Read) {
		host.Failed(domain.Fail(domain.Forbidden, "", nil))
		return
	}
	kit.Background(host.Runner(), func() (*catalogueModel, error) {
		return loadCatalogue(context.Background(), host.Session(), catalogue)
	}, func(m *catalogueModel, err error) {
		if err != nil {
			host.Failed(err)
			return
		}
		newCatalogueDialog(host, m).dialog.Show()
	})
}

func newCatalogueDialog(host kit.Host, m *catalogueModel) *catalogueDialog {
	d := &catalogueDialog{host: host, model: m, chosen: -1}
	d.rows = container.New(rowsLayout{d})
	d.message = kit.NewLabel("", kit.TextCaption, kit.ColorText2, false)
	d.save = kit.NewButton(lang.X("command.save", "Save"), "", kit.ButtonPrimary, d.saveAll)
	cancel := kit.NewButton(lang.X("command.cancel", "Cancel"), "", kit.ButtonNormal, d.cancel)
	add := kit.NewButton(catalogueAdd(m.catalogue), "plus", kit.ButtonNormal, d.add)
	top := container.NewBorder(nil, nil, nil, add, kit.Centred(kit.NewCaption(catalogueOrder(m.catalogue))))
	list := container.NewVScroll(d.rows)
	body := container.NewBorder(container.New(kit.Rows(kit.Space2), top, d.head()), container.New(kit.Inset(kit.Space2, 0, 0, 0), d.message), nil, nil, list)
	d.show()
	d.dialog = kit.NewDialog(host.Window(), kit.DialogOptions{
		Title: catalogueTitle(m.catalogue), Body: body, Width: d.width(), Height: 560, Left: d.restoreButton(),
		Buttons: []*kit.Button{cancel, d.save}, Default: d.save, Cancel: d.cancel, First: d.firstName(add),
	})
	d.tell("", false)
	if !host.Session().May(access.Catalogues, access.Modify) {
		d.save.Disable()
		add.Disable()
	}
	return d
}

// firstName has the keyboard when the dialog opens: the first word, or what adds one.
func (d *catalogueDialog) firstName(add *kit.Button) fyne.Focusable {
	if len(d.views) == 0 {
		return add
	}
	return d.views[0].name.FocusTarget()
}

func (d *catalogueDialog) width() float32 {
	switch d.model.catalogue {
	case "":
		return 892
	case domain.Origins:
		return 760
	}
	return 620
}

// head names the columns.
func (d *catalogueDialog) head() fyne.CanvasObject {
	title := func(text string) *kit.Label { return kit.NewLabel(text, kit.TextCaption, kit.ColorText2, true) }
	line := container.New(d.layout(), title(""), title(d.signTitle()), asEntry(title(lang.X("catalogue.name", "Name"))))
	if d.model.isStates() {
		line.Add(asEntry(title(lang.X("catalogue.class", "Class"))))
		line.Add(asEntry(title(lang.X("catalogue.probability", "Initial prob.")).AlignRight()))
		line.Add(asEntry(title(lang.X("catalogue.rots", "Rots after")).AlignRight()))
	}
	if d.model.catalogue == domain.Origins {
		line.Add(asEntry(title(lang.X("catalogue.campaign", "Campaign"))))
	}
	line.Add(indented(title(lang.X("catalogue.retired", "Retired"))))
	line.Add(title(lang.X("catalogue.uses", "Uses")).AlignRight())
	line.Add(title(""))
	back := container.NewStack(kit.NewFill(kit.ColorSurface2), container.New(kit.Inset(0, kit.Space2, 0, kit.Space2), line))
	return container.New(kit.Rows(0), kit.NewLine(), kit.FixedHeight(kit.HeaderHeight, back), kit.NewLine())
}

// signTitle names the column of what a word is known by.
func (d *catalogueDialog) signTitle() string {
	if d.model.catalogue == domain.ActivityTypes {
		return lang.X("catalogue.icon", "Icon")
	}
	return lang.X("catalogue.colour", "Colour")
}

// asEntry insets a title as far as the text of the entries below it.
func asEntry(o fyne.CanvasObject) fyne.CanvasObject {
	return container.New(kit.Inset(0, kit.Space2, 0, kit.Space2), o)
}

// indented keeps what is aligned left away from the figures before it.
func indented(o fyne.CanvasObject) fyne.CanvasObject {
	return container.New(kit.Inset(0, 0, 0, kit.Space3), o)
}

// layout is the one of the head and of every row.
func (d *catalogueDialog) layout() fyne.Layout {
	if d.model.isStates() {
		return &tableLayout{widths: []float32{24, 48, 0, 140, 92, 104, 80, 60, 30}}
	}
	if d.model.catalogue == domain.Origins {
		return &tableLayout{widths: []float32{24, 48, 0, 224, 80, 60, 30}}
	}
	return &tableLayout{widths: []float32{24, 48, 0, 80, 60, 30}}
}

// show draws all rows anew.
func (d *catalogueDialog) show() {
	d.rows.RemoveAll()
	d.views = nil
	for i := range d.model.rows {
		v := newCatalogueRowView(d, i)
		d.views = append(d.views, v)
		d.rows.Add(v)
	}
	d.rows.Refresh()
}

// changed follows an edit.
func (d *catalogueDialog) changed() { d.tell("", false) }

// tell shows an error, or without one the remark, and how much there is to save.
func (d *catalogueDialog) tell(message string, wrong bool) {
	colour := kit.ColorText2
	if wrong {
		colour = kit.ColorLost
	}
	if message == "" {
		message = catalogueRemark(d.model.catalogue)
	}
	d.message.SetColour(colour)
	d.message.SetText(message)
	n := d.model.changes()
	note := ""
	if n > 0 {
		note = lang.XN("catalogue.changes", "{{.Count}} changes", n, map[string]any{"Count": strconv.Itoa(n)})
	}
	d.dialog.SetNote(note)
}

func (d *catalogueDialog) add() {
	d.chosen = d.model.add()
	d.show()
	d.changed()
	d.views[d.chosen].focusName()
}

func (d *catalogueDialog) move(from, to int) {
	d.chosen = d.model.move(from, to)
	d.show()
	d.changed()
}

func (d *catalogueDialog) remove(at int) {
	d.model.remove(at)
	d.show()
	d.changed()
}

func (d *catalogueDialog) merge(at int, into domain.ID) {
	d.model.merge(at, into)
	d.show()
	d.changed()
}

// menu is the menu of a right click on a row.
func (d *catalogueDialog) menu(at int, pos fyne.Position) {
	kit.ShowContextMenu(d.host.Window().Canvas(), pos, d.menuItems(at)...)
}

func (d *catalogueDialog) menuItems(at int) []kit.MenuItem {
	var targets []kit.MenuItem
	for _, target := range d.model.mergeTargets(at) {
		targets = append(targets, kit.MenuItem{Label: *target.name(), Run: func() { d.merge(at, target.id()) }})
	}
	items := []kit.MenuItem{
		{Icon: "arrow-up", Label: lang.X("catalogue.move_up", "Move up"), Shortcut: altKey("↑"), Disabled: at == 0, Run: func() { d.move(at, at-1) }},
		{Icon: "arrow-down", Label: lang.X("catalogue.move_down", "Move down"), Shortcut: altKey("↓"), Disabled: at == len(d.model.rows)-1, Run: func() { d.move(at, at+1) }},
		kit.MenuSeparator(),
		{Icon: "merge", Label: lang.X("catalogue.merge", "Merge into"), Disabled: len(targets) == 0, Children: targets},
		{Icon: "trash-2", Label: lang.X("command.delete", "Delete"), Disabled: !d.model.canRemove(at), Run: func() { d.remove(at) }},
	}
	if d.model.catalogue == domain.Origins {
		items = append(items, kit.MenuSeparator(), kit.MenuItem{Icon: campaignIcon, Label: lang.X("catalogue.campaign_do", "Campaign…"), Run: func() { d.editCampaign(at) }})
	}
	return items
}

func altKey(key string) string {
	return kit.ShortcutText(&desktop.CustomShortcut{KeyName: fyne.KeyName(key), Modifier: fyne.KeyModifierAlt})
}

func (d *catalogueDialog) cancel() {
	if d.model.changes() == 0 {
		d.dialog.Close()
		return
	}
	askDiscard(d.host, d.dialog.Close)
}

func (d *catalogueDialog) saveAll() {
	for _, v := range d.views {
		if err := v.read(); err != nil {
			d.tell(kit.ErrorText(err), true)
			return
		}
	}
	if d.model.changes() == 0 && len(d.model.merges) == 0 {
		d.dialog.Close()
		return
	}
	d.save.Disable()
	model := d.model
	kit.Background(d.host.Runner(), func() (change.Set, error) {
		return model.save(context.Background())
	}, func(set change.Set, err error) {
		d.save.Enable()
		if err != nil {
			d.tell(kit.ErrorText(err), true)
			d.pointOut(err)
			return
		}
		d.dialog.Close()
		if len(set.Changes) > 0 {
			d.host.Notify(kit.Undoable(d.host, lang.X("catalogue.saved", "Saved"), set))
		}
	})
}

// pointOut gives the keyboard to the row an error is about.
func (d *catalogueDialog) pointOut(err error) {
	if at, ok := rowOf(err); ok && at < len(d.views) {
		d.views[at].focusName()
	}
}
