package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// SetEmpty says what stands in place of the rows when there are none: why, and the
// one action that helps. Without an action label there is no button.
func (g *Grid[T]) SetEmpty(message, actionLabel string, action func()) {
	g.message = NewText(message, TextBase, ColorText2, false)
	g.message.Alignment = fyne.TextAlignCenter
	parts := []fyne.CanvasObject{g.message}
	if actionLabel != "" {
		parts = append(parts, container.NewCenter(NewButton(actionLabel, "", ButtonNormal, action)))
	}
	g.empty.Objects = []fyne.CanvasObject{container.New(Rows(Space3), parts...)}
	g.showState()
	g.empty.Refresh()
}
