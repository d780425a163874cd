package office

import (
	"context"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/change"
	"preventa/domain/office"
	"preventa/ui/kit"
)

// Preferences opens the dialog of what a person prefers: language, appearance and
// reminders. They are kept in the office file and take effect at once, by the set that is
// published.
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
	reminders := kit.NewSwitch(lang.X("preferences.reminders", "Remind me on the desktop of what falls due"), nil)
	reminders.SetOn(me.Reminders)
	var dialog *kit.Dialog
	save := kit.NewButton(lang.X("command.save", "Save"), "", kit.ButtonPrimary, func() {
		savePreferences(host, office.Preferences{Language: domain.Language(language.Selected().ID),
			Appearance: appearance.Selected().ID, Reminders: reminders.On()}, func() { dialog.Close() })
	})
	cancel := kit.NewButton(lang.X("command.cancel", "Cancel"), "", kit.ButtonNormal, func() { dialog.Close() })
	about := kit.NewWrapped(lang.X("preferences.explain", "They are yours and follow you in this office. Numbers and dates are written as the office does, in any language."), 388)
	dialog = kit.NewDialog(host.Window(), kit.DialogOptions{
		Title: lang.X("preferences.title", "Preferences"), Width: 420,
		Body: container.New(kit.Rows(kit.Space3),
			kit.NewField(lang.X("preferences.language", "Language"), language),
			kit.NewField(lang.X("preferences.appearance", "Appearance"), appearance), reminders, about),
		Buttons: []*kit.Button{cancel, save},
	})
	dialog.Show()
}

func savePreferences(host kit.Host, wanted office.Preferences, saved func()) {
	kit.Background(host.Runner(), func() (change.Set, error) {
		return host.Session().SetPreferences(context.Background(), wanted)
	}, func(_ change.Set, err error) {
		if err != nil {
			host.Failed(err)
			return
		}
		saved()
	})
}
