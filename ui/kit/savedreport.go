package kit

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/change"
)

// savedReportDialog asks for the name of a saved report, and of a new one whose it is.
type savedReportDialog struct {
	host   Host
	report domain.SavedReport
	done   func(domain.SavedReport)
	fields *Fieldset
	dialog *Dialog
}

// SaveReport asks under what name to save a report that has none yet, and whose it is, or how
// to call one that is saved. Done, which may be nil, is called once it is saved.
func SaveReport(host Host, r domain.SavedReport, done func(domain.SavedReport)) {
	if host.Session().Office().ReadOnly() {
		host.Failed(MayNot(host))
		return
	}
	d := &savedReportDialog{host: host, report: r, done: done, fields: NewFieldset(host, func() {})}
	name := d.fields.Line("name", func(text string) { d.report.Name = text })
	body := container.New(Rows(Space3), d.fields.Required("name", lang.X("saved_report.name", "Name"), name))
	title := lang.X("saved_report.rename_title", "Rename the saved report")
	if r.ID == "" {
		title = lang.X("saved_report.save_title", "Save the report")
		body.Add(Owners(host, r.Owner, func(owner domain.ID) { d.report.Owner = owner }))
	}
	d.fields.Fill(func() { name.SetText(r.Name) })
	d.dialog = NewDialog(host.Window(), DialogOptions{Title: title, Body: body, First: name, Buttons: []*Button{
		NewButton(lang.X("command.cancel", "Cancel"), "", ButtonNormal, func() { d.dialog.Close() }),
		NewButton(lang.X("command.save", "Save"), "", ButtonPrimary, d.save),
	}})
	d.dialog.Show()
}

// Owners chooses between the person and, where they may, the whole office.
func Owners(host Host, owner domain.ID, chosen func(owner domain.ID)) fyne.CanvasObject {
	var mine, shared *Radio
	choose := func(owner domain.ID) {
		mine.SetOn(owner != "")
		shared.SetOn(owner == "")
		chosen(owner)
	}
	mine = NewRadio(lang.X("view.mine", "Only for me"), func() { choose(host.Session().Me().ID) })
	shared = NewRadio(lang.X("view.of_office", "For the whole office"), func() { choose("") })
	choose(owner)
	if !host.Session().MayKeepReport("") {
		shared.Disable()
	}
	return container.New(Rows(0), mine, shared)
}

// save writes it, and shows at its field what is wrong with the name.
func (d *savedReportDialog) save() {
	d.fields.Commit()
	wanted := d.report
	type saved struct {
		report domain.SavedReport
		set    change.Set
	}
	Background(d.host.Runner(), func() (s saved, err error) {
		s.report, s.set, err = d.host.Session().SaveReport(context.Background(), wanted)
		return s, err
	}, func(s saved, err error) {
		if err != nil {
			if !d.fields.ShowProblems(err) {
				d.host.Failed(err)
			}
			return
		}
		d.dialog.Close()
		if len(s.set.Changes) > 0 {
			d.host.Notify(Undoable(d.host, lang.X("saved_report.saved", "Report “{{.Name}}” saved", map[string]any{"Name": s.report.Name}), s.set))
		}
		if d.done != nil {
			d.done(s.report)
		}
	})
}
