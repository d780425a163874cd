package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"

	"preventa/ui/kit"
)

// showShortcuts lists the keys from the same table that binds them.
func (w *Window) showShortcuts() {
	rows := container.New(kit.Rows(0))
	line := func(title, key string) {
		rows.Add(container.New(kit.Columns(kit.Space3, 1, 0), kit.NewLabel(title, kit.TextBase, kit.ColorText, false),
			kit.NewLabel(key, kit.TextBase, kit.ColorText2, false).AlignRight()))
	}
	for _, c := range w.commands.All() {
		if key := w.keyOf(c); key != "" {
			line(c.Title, key)
		}
	}
	line(lang.X("key.of_menus", "Menus"), "F10")
	line(lang.X("key.of_row", "Open the record of a row"), "Enter")
	line(lang.X("key.of_delete", "Delete the rows chosen"), lang.X("key.delete", "Del"))
	line(lang.X("key.of_context", "Menu of a field or row"), shiftF10())
	line(lang.X("key.of_list", "Show a list or a calendar"), altDown())
	line(lang.X("key.of_order", "Move a row while customizing"), altDown())
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

func shiftF10() string {
	return kit.ShortcutText(&desktop.CustomShortcut{KeyName: fyne.KeyF10, Modifier: fyne.KeyModifierShift})
}

func altDown() string {
	return kit.ShortcutText(&desktop.CustomShortcut{KeyName: fyne.KeyDown, Modifier: fyne.KeyModifierAlt})
}
