package office

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"preventa/assets"
	"preventa/ui/kit"
)

// About says what the program is, its version, and under which licences it carries what
// others made.
func About(w fyne.Window, version string) {
	icon := canvas.NewImageFromResource(fyne.NewStaticResource("icon.png", assets.AppIcon()))
	icon.FillMode = canvas.ImageFillContain
	licences := widget.NewLabel(assets.Licences())
	licences.Wrapping = fyne.TextWrapWord
	scroll := container.NewVScroll(licences)
	scroll.SetMinSize(fyne.NewSize(520, 220))
	head := container.New(kit.Columns(kit.Space3, 0, 1), kit.Fixed(56, 56, icon), container.New(kit.Rows(0),
		kit.NewLabel("Preventa", kit.TextTitle, kit.ColorText, true),
		kit.NewCaption(lang.X("about.version", "Version {{.Version}}", map[string]any{"Version": version})),
		kit.NewCaption(lang.X("about.text", "Keeps the sales opportunities of a small office, in one file, without a network."))))
	var d *kit.Dialog
	ok := kit.NewButton(lang.X("dialog.ok", "OK"), "", kit.ButtonPrimary, func() { d.Close() })
	d = kit.NewDialog(w, kit.DialogOptions{
		Title: lang.X("command.about", "About Preventa"), Width: 560, Buttons: []*kit.Button{ok},
		Body: container.New(kit.Rows(kit.Space3), head, kit.NewHeading(lang.X("about.licences", "Licences of what it carries")), scroll),
	})
	d.Show()
}
