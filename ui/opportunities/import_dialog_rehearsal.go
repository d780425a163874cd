package opportunities

import (
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

// showRehearsal says what would be done, asks for the classes of new states, and lists
// the rows that would be left out.
func (d *importDialog) showRehearsal(r office.ImportResult) {
	page := container.New(kit.Rows(kit.Space2), kit.NewHeading(d.resultText(r)))
	for _, one := range []struct {
		label string
		names []string
	}{
		{lang.X("import.new_customers", "New customers"), r.NewCustomers}, {lang.X("import.new_salespeople", "New salespeople"), r.NewSalespeople},
		{lang.X("import.new_origins", "New origins"), r.NewOrigins}, {lang.X("import.new_sectors", "New sectors"), r.NewSectors},
		{lang.X("import.new_positions", "New positions"), r.NewPositions}, {lang.X("import.new_types", "New types of activity"), r.NewTypes},
		{lang.X("import.new_tags", "New tags"), r.NewTags},
	} {
		if len(one.names) > 0 {
			page.Add(kit.NewWrapped(fmt.Sprintf("%s (%d): %s", one.label, len(one.names), firstNames(one.names)), 690))
		}
	}
	d.addClasses(page, d.newStates(r))
	d.addRows(page, lang.X("import.bad", "Rows that would be left out"), r.Bad)
	d.addRows(page, lang.X("import.notes", "Worth a look"), r.Notes)
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

// addRows lists what there is to say of rows.
func (d *importDialog) addRows(page *fyne.Container, heading string, bad []office.BadRow) {
	if len(bad) == 0 {
		return
	}
	page.Add(kit.NewHeading(heading))
	const most = 100
	for _, b := range bad[:min(len(bad), most)] {
		reason := lang.X(b.Key, b.Key, b.Args)
		if b.Field != "" {
			reason = importFieldTitle(d.kind, b.Field) + ": " + reason
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
