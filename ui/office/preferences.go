package office

import (
	"context"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/change"
	"preventa/ui/kit"
)

// Preferences opens the dialog of what a person prefers: language and appearance. Both
// are kept in the office file and take effect at once, by the set that is published.
func Preferences(host kit.Host) {
	me := host.Session().Me()
	language := kit.NewSelect([]kit.Option{{ID: string(domain.English), Text: "English"}, {ID: string(domain.Spanish), Text: "Español"}})
	language.SetSelectedID(string(me.Language))
	appearance := kit.NewSelect([]kit.Option{
		{ID: string(kit.AppearanceLight), Text: lang.X("appearance.light", "Light")},
		{ID: string(kit.AppearanceDark), Text: lang.X("appearance.dark", "Dark")},
		{ID: string(kit.AppearanceSystem), Text: lang.X("appearance.system", "As the system")},
	})
	appearance.SetSelectedID(string(kit.AppearanceOf(me.Appearance)))
	var dialog *kit.Dialog
	save := kit.NewButton(lang.X("command.save", "Save"), "", kit.ButtonPrimary, func() {
		chosen := domain.Language(language.Selected().ID)
		look := appearance.Selected().ID
		kit.Background(host.Runner(), func() (change.Set, error) {
			return host.Session().SetPreferences(context.Background(), chosen, look)
		}, func(_ change.Set, err error) {
			if err != nil {
				host.Failed(err)
				return
			}
			dialog.Close()
		})
	})
	cancel := kit.NewButton(lang.X("command.cancel", "Cancel"), "", kit.ButtonNormal, func() { dialog.Close() })
	about := kit.NewWrapped(lang.X("preferences.explain", "They are yours and follow you in this office. Numbers and dates are written as the office does, in any language."), 388)
	dialog = kit.NewDialog(host.Window(), kit.DialogOptions{
		Title: lang.X("preferences.title", "Preferences"), Width: 420,
		Body: container.New(kit.Rows(kit.Space3),
			kit.NewField(lang.X("preferences.language", "Language"), language),
			kit.NewField(lang.X("preferences.appearance", "Appearance"), appearance), about),
		Buttons: []*kit.Button{cancel, save},
	})
	dialog.Show()
}
