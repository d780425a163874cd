package office

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"preventa/domain/access"
	"preventa/ui/kit"
)

// restoreButton brings back what a new office starts with; nil for a list that starts empty.
func (d *catalogueDialog) restoreButton() fyne.CanvasObject {
	if !d.model.hasOriginals() {
		return nil
	}
	b := kit.NewButton(lang.X("catalogue.restore", "Restore the originals…"), "undo-2", kit.ButtonGhost, d.askRestore)
	if !d.host.Session().May(access.Catalogues, access.Modify) {
		b.Disable()
	}
	return b
}

// askRestore names what would come back; it is saved with everything else.
func (d *catalogueDialog) askRestore() {
	missing := d.model.missing()
	title := lang.X("catalogue.restore_title", "Restore the originals")
	if len(missing) == 0 {
		kit.ShowMessage(d.host.Window(), title, lang.X("catalogue.restore_none", "All of them are on the list already."))
		return
	}
	names := make([]string, len(missing))
	for i, row := range missing {
		names[i] = *row.name()
	}
	kit.Ask(d.host.Window(), kit.AskOptions{
		Title: title,
		Message: lang.X("catalogue.restore_ask", "These will be added: {{.Names}}. Nothing else on the list changes.",
			map[string]any{"Names": strings.Join(names, ", ")}),
		Choices: []kit.Choice{
			{Label: lang.X("command.cancel", "Cancel"), Kind: kit.ButtonNormal, Cancel: true},
			{Label: lang.X("catalogue.restore_do", "Add them"), Kind: kit.ButtonPrimary, Run: func() {
				d.model.restore(missing)
				d.show()
				d.changed()
			}},
		},
	})
}
