package opportunities

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/change"
	"preventa/ui/kit"
)

// viewDialog asks for the name of a view, and of a new one whose it is.
type viewDialog struct {
	chips  *viewChips
	view   domain.View
	start  bool
	fields *kit.Fieldset
	dialog *kit.Dialog
}

// saveAs asks under what name to save what is shown.
func (c *viewChips) saveAs() {
	d := &viewDialog{chips: c, view: domain.View{Owner: c.list.host.Session().Me().ID, Definition: c.list.definition().Encode()}}
	d.show(lang.X("view.save_title", "Save view"))
}

// rename asks for another name.
func (c *viewChips) rename(v view) {
	d := &viewDialog{chips: c, view: v.saved}
	d.show(lang.X("view.rename_title", "Rename view"))
}

func (d *viewDialog) show(title string) {
	host := d.chips.list.host
	if host.Session().Office().ReadOnly() {
		host.Failed(kit.MayNot(host))
		return
	}
	d.fields = kit.NewFieldset(host, func() {})
	name := d.fields.Line("name", func(text string) { d.view.Name = text })
	body := container.New(kit.Rows(kit.Space3), d.fields.Required("name", lang.X("view.name", "Name"), name))
	if d.view.ID == "" {
		body.Add(d.whose())
		start := d.fields.Flag("start", lang.X("view.make_start", "Make it the start view"), func(on bool) { d.start = on })
		body.Add(kit.FixedHeight(kit.ControlHeight, start))
	}
	d.fields.Fill(func() { name.SetText(d.view.Name) })
	d.dialog = kit.NewDialog(host.Window(), kit.DialogOptions{Title: title, Body: body, First: name, Buttons: []*kit.Button{
		kit.NewButton(lang.X("command.cancel", "Cancel"), "", kit.ButtonNormal, func() { d.dialog.Close() }),
		kit.NewButton(lang.X("command.save", "Save"), "", kit.ButtonPrimary, d.save),
	}})
	d.dialog.Show()
}

// whose chooses between the person and, where they may, the office.
func (d *viewDialog) whose() fyne.CanvasObject {
	me := d.view.Owner
	var mine, shared *kit.Radio
	choose := func(owner domain.ID) {
		d.view.Owner = owner
		mine.SetOn(owner != "")
		shared.SetOn(owner == "")
	}
	mine = kit.NewRadio(lang.X("view.mine", "Only for me"), func() { choose(me) })
	shared = kit.NewRadio(lang.X("view.of_office", "For the whole office"), func() { choose("") })
	mine.SetOn(true)
	if !d.chips.mayShare() {
		shared.Disable()
	}
	return container.New(kit.Rows(0), mine, shared)
}

// save writes the view, and shows at its field what is wrong with the name.
func (d *viewDialog) save() {
	d.fields.Commit()
	view, start, host := d.view, d.start, d.chips.list.host
	kit.Background(host.Runner(), func() (saved savedView, err error) {
		saved.view, saved.set, err = host.Session().SaveView(context.Background(), view)
		if err == nil && start {
			_, saved.startErr = host.Session().SetStartView(context.Background(), string(saved.view.ID))
		}
		return saved, err
	}, func(saved savedView, err error) {
		if err != nil {
			if !d.fields.ShowProblems(err) {
				host.Failed(err)
			}
			return
		}
		d.dialog.Close()
		d.chips.saved(saved, view.ID == "")
	})
}

type savedView struct {
	view     domain.View
	set      change.Set
	startErr error
}

// saved shows a view that was just made, and tells of it.
func (c *viewChips) saved(s savedView, isNew bool) {
	host := c.list.host
	if isNew {
		c.current, c.touched = string(s.view.ID), false
	}
	c.reread()
	if len(s.set.Changes) > 0 {
		host.Notify(kit.Undoable(host, lang.X("view.updated", "View “{{.Name}}” saved", map[string]any{"Name": s.view.Name}), s.set))
	}
	if s.startErr != nil {
		host.Failed(s.startErr)
	}
}

// reread reads the saved views again.
func (c *viewChips) reread() {
	host := c.list.host
	kit.BackgroundLatest(&c.read, host.Runner(), func() ([]domain.View, error) {
		return host.Session().Views(context.Background())
	}, func(saved []domain.View, err error) {
		if err != nil {
			host.Failed(err)
			return
		}
		c.offer(saved)
	})
}

// offer shows the chips of other views. One in force that has gone leaves its rows; one
// that says something else now, here or elsewhere, is shown so unless it was altered.
func (c *viewChips) offer(saved []domain.View) {
	before, shown := c.shown()
	was := c.all
	c.all = viewsWith(saved)
	for i, v := range c.all {
		for _, old := range was {
			if old.key == v.key {
				c.all[i].count = old.count
			}
		}
	}
	now, there := c.shown()
	switch {
	case c.current != "" && !there:
		c.current = ""
	case shown && before.saved.Definition != now.saved.Definition && !before.altered(c.list.definition(), c.touched):
		c.list.choose(c.current)
		return
	}
	c.list.ShowChips()
	c.list.Recount()
}
