package ui

import (
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/ui/kit"
)

// showShortcuts lists the keys from the same table that binds them.
func (w *Window) showShortcuts() {
	rows := container.New(kit.Rows(0))
	for _, c := range w.commands.All() {
		if key := w.keyOf(c); key != "" {
			rows.Add(container.New(kit.Columns(kit.Space3, 1, 0), kit.NewLabel(c.Title, kit.TextBase, kit.ColorText, false),
				kit.NewLabel(key, kit.TextBase, kit.ColorText2, false).AlignRight()))
		}
	}
	var d *kit.Dialog
	ok := kit.NewButton(lang.X("dialog.ok", "OK"), "", kit.ButtonPrimary, func() { d.Close() })
	d = kit.NewDialog(w.window, kit.DialogOptions{Title: lang.X("command.shortcuts", "Keyboard shortcuts"), Width: 420, Body: rows, Buttons: []*kit.Button{ok}})
	d.Show()
}

func (w *Window) keyOf(c *kit.Command) string {
	if c.Shortcut != nil {
		return kit.ShortcutText(c.Shortcut)
	}
	for key, id := range plainKeys {
		if id == c.ID {
			return string(key)
		}
	}
	return ""
}
