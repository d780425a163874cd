package ui

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/assets"
	"preventa/ui/kit"
)

// welcome is what the window shows without an office.
type welcome struct{ content fyne.CanvasObject }

func newWelcome(w *Window) *welcome {
	icon := canvas.NewImageFromResource(fyne.NewStaticResource("icon.png", assets.AppIcon()))
	icon.FillMode = canvas.ImageFillContain
	column := container.New(kit.Rows(kit.Space3),
		container.NewCenter(kit.Fixed(72, 72, icon)),
		container.NewCenter(kit.NewLabel("Preventa", kit.TextFigure, kit.ColorText, true)),
		container.NewCenter(kit.NewLabel(lang.X("welcome.text", "Your office's sales opportunities, in one file of yours."), kit.TextBase, kit.ColorText2, false).Whole()),
		kit.NewButton(lang.X("command.new_office", "New office…"), "file-plus", kit.ButtonPrimary, w.newOffice),
		kit.NewButton(lang.X("command.open_office", "Open office…"), "folder-open", kit.ButtonNormal, w.chooseOffice),
		kit.NewButton(lang.X("command.demo", "Make a demo office"), "database", kit.ButtonNormal, w.makeDemo),
	)
	if recent := w.recent(); len(recent) > 0 {
		column.Add(kit.NewHeading(lang.X("menu.recent", "Recent offices")))
		for _, path := range recent {
			column.Add(kit.NewLink(filepath.Base(path)+"  ·  "+filepath.Dir(path), func() { w.openPath(path) }))
		}
	}
	return &welcome{container.NewCenter(kit.FixedWidth(380, column))}
}
