package customers

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/change"
	"preventa/ui/kit"
)

// mergeWidth is the width of the dialog that shows two records side by side.
const mergeWidth float32 = 860

// mergeAnswer is what merging did.
type mergeAnswer struct {
	set  change.Set
	kept domain.ID
}

// mayMerge reports the right to make one record of two.
func mayMerge(host kit.Host) bool { return may(host, access.Modify|access.Delete) }

// mergeDialog shows two records side by side and makes one of them.
type mergeDialog struct {
	host   kit.Host
	model  *mergeModel
	merged func(kept domain.ID) // may be nil
	dialog *kit.Dialog
	stays  [2]*kit.Radio
	moves  *fyne.Container
	busy   bool
}

// mergeCustomers asks how to make one customer of two.
func mergeCustomers(host kit.Host, a, b domain.ID) { mergeCustomersThen(host, a, b, nil) }

func mergeCustomersThen(host kit.Host, a, b domain.ID, merged func(kept domain.ID)) {
	askMerge(host, func() (*mergeModel, error) { return loadCustomerMerge(context.Background(), host.Session(), a, b) }, merged)
}

// mergeContacts asks how to make one contact of two.
func mergeContacts(host kit.Host, a, b domain.ID) {
	askMerge(host, func() (*mergeModel, error) { return loadContactMerge(context.Background(), host.Session(), a, b) }, nil)
}

func askMerge(host kit.Host, load func() (*mergeModel, error), merged func(kept domain.ID)) {
	kit.Background(host.Runner(), load, func(m *mergeModel, err error) {
		if err != nil {
			host.Failed(err)
			return
		}
		newMergeDialog(host, m, merged).dialog.Show()
	})
}

func newMergeDialog(host kit.Host, m *mergeModel, merged func(domain.ID)) *mergeDialog {
	d := &mergeDialog{host: host, model: m, merged: merged, moves: container.NewStack()}
	title := lang.X("merge.customers", "Merge two customers")
	if m.kind == domain.KindContact {
		title = lang.X("merge.contacts", "Merge two contacts")
	}
	body := d.body()
	d.dialog = kit.NewDialog(host.Window(), kit.DialogOptions{
		Title: title, Body: body, Width: mergeWidth,
		Buttons: []*kit.Button{
			kit.NewButton(lang.X("command.cancel", "Cancel"), "", kit.ButtonNormal, func() { d.dialog.Close() }),
			kit.NewButton(lang.X("merge.do", "Merge"), "merge", kit.ButtonPrimary, d.merge),
		},
		First: d.stays[m.keep],
	})
	d.show()
	return d
}

// body lists which record stays, the fields that differ, and those that do not.
func (d *mergeDialog) body() fyne.CanvasObject {
	rows := container.New(kit.Rows(2), kit.NewWrapped(lang.X("merge.explain",
		"Choose which of the two stays, and which value it has in each field. What belongs to the other moves over."), mergeWidth-2*kit.Space4))
	for i := range d.stays {
		d.stays[i] = kit.NewRadio(d.staysText(i), func() { d.model.keep = i; d.show() })
	}
	rows.Add(container.New(kit.Inset(kit.Space2, 0, kit.Space2, 0), mergeRow(kit.NewHeading(lang.X("merge.stays", "Stays")), d.stays[0], d.stays[1], nil)))
	rows.Add(kit.NewLine())
	var equal []fyne.CanvasObject
	for i := range d.model.fields {
		if f := &d.model.fields[i]; f.same() {
			equal = append(equal, d.equalRow(f))
		} else {
			rows.Add(d.choiceRow(f))
		}
	}
	if len(equal) > 0 {
		rows.Add(kit.NewLine())
		rows.Add(container.New(kit.Inset(kit.Space2, 0, 0, 0), kit.NewCaption(lang.X("merge.equal", "The same on both"))))
		for _, row := range equal {
			rows.Add(row)
		}
	}
	rows.Add(kit.NewLine())
	rows.Add(container.New(kit.Inset(kit.Space2, 0, 0, 0), d.moves))
	return rows
}

// staysText names a record and what it is.
func (d *mergeDialog) staysText(i int) string {
	text := d.model.titles[i]
	if c, ok := d.model.records[i].(domain.Customer); ok {
		text += " · " + standingText(c.Registered)
	}
	return text
}

func mergeRow(label fyne.CanvasObject, a, b, both fyne.CanvasObject) fyne.CanvasObject {
	if both == nil {
		both = container.NewWithoutLayout()
	}
	return container.New(kit.Columns(kit.Space2, 1.6, 3, 3, 1), kit.Centred(label), a, b, both)
}

// choiceRow offers whose value of a field stays.
func (d *mergeDialog) choiceRow(f *mergeField) fyne.CanvasObject {
	var radios []*kit.Radio
	choose := func(choice int) {
		f.choice = choice
		for i, r := range radios {
			r.SetOn(i == choice)
		}
	}
	for i := range f.values {
		radios = append(radios, kit.NewRadio(oneLine(d.valueText(f, i)), func() { choose(i) }))
	}
	var both fyne.CanvasObject
	if f.takesBoth() {
		radios = append(radios, kit.NewRadio(lang.X("merge.both", "Both"), func() { choose(keepBoth) }))
		both = radios[keepBoth]
	}
	choose(f.choice)
	return mergeRow(kit.NewCaption(kit.FieldTitle(d.model.kind, f.name)), radios[0], radios[1], both)
}

// equalRow shows a field in which there is nothing to choose, once.
func (d *mergeDialog) equalRow(f *mergeField) fyne.CanvasObject {
	value := kit.NewLabel(oneLine(d.valueText(f, 0)), kit.TextBase, kit.ColorText2, false)
	return kit.FixedHeight(24, container.New(kit.Columns(kit.Space2, 1.6, 7),
		kit.Centred(kit.NewCaption(kit.FieldTitle(d.model.kind, f.name))), container.New(kit.Inset(0, 0, 0, kit.Space2), kit.Centred(value))))
}

func (d *mergeDialog) valueText(f *mergeField, i int) string {
	return valueText(d.host, d.model.names, d.model.records[i], f.name)
}

// oneLine is a text without its line breaks.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// show follows which record stays.
func (d *mergeDialog) show() {
	for i, r := range d.stays {
		r.SetOn(i == d.model.keep)
	}
	d.moves.Objects = []fyne.CanvasObject{kit.NewWrapped(d.movesText(), mergeWidth-2*kit.Space4)}
	d.moves.Refresh()
}

// movedKinds are what the person is told of, in this order.
var movedKinds = []domain.Kind{domain.KindOpportunity, domain.KindContact, domain.KindActivity, domain.KindQuotation, domain.KindAttachment}

// movesText says what moves and what becomes of the other record.
func (d *mergeDialog) movesText() string {
	m := d.model
	args := map[string]any{"Kept": m.titles[m.keep], "Gone": m.titles[m.gone()]}
	var moved []string
	for _, kind := range movedKinds {
		if n := m.moves[m.gone()][kind]; n > 0 {
			moved = append(moved, kit.KindCount(kind, n))
		}
	}
	if len(moved) == 0 {
		return lang.X("merge.moves_nothing", "Nothing refers to “{{.Gone}}”: it just goes. This can be undone.", args)
	}
	args["Moved"] = strings.Join(moved, ", ")
	return lang.X("merge.moves", "From “{{.Gone}}” to “{{.Kept}}” move: {{.Moved}}. “{{.Gone}}” goes. This can be undone.", args)
}

func (d *mergeDialog) merge() {
	if d.busy {
		return
	}
	d.busy = true
	m, session := *d.model, d.host.Session()
	kit.Background(d.host.Runner(), func() (mergeAnswer, error) {
		return m.merge(context.Background(), session)
	}, func(a mergeAnswer, err error) {
		d.busy = false
		if err != nil {
			d.host.Failed(err)
			return
		}
		d.dialog.Close()
		if d.merged != nil {
			d.merged(a.kept)
		}
		d.host.Notify(kit.Undoable(d.host, lang.X("merge.done", "“{{.Gone}}” merged into “{{.Kept}}”",
			map[string]any{"Gone": m.titles[m.gone()], "Kept": m.titles[m.keep]}), a.set))
	})
}
