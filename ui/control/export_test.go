package control

import (
	"fyne.io/fyne/v2"
)

// Card is a card, for the tests of the whole window.
type Card = card

// Chart is the id of the chart of a card.
func (k *card) Chart() string { return k.chart.ID }

// Figure is where a figure of the chart is drawn in the canvas; false where it is not.
func (k *card) Figure(category, series int) (fyne.Position, bool) {
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(k.view)
	for _, hit := range k.view.picture.Hits {
		if hit.Category == category && hit.Series == series && k.view.drawn.version == k.view.version {
			x, y := middle(&hit)
			return at.AddXY(float32(x)/k.view.drawn.scale, float32(y)/k.view.drawn.scale), true
		}
	}
	return at, false
}

// Marked are the category and the series of the marked figure; false for none.
func (k *card) Marked() (category, series int, ok bool) {
	if k.view.at == nil {
		return 0, 0, false
	}
	return k.view.at.Category, k.view.at.Series, true
}

// IsDrawn reports that the picture is that of what is to be shown.
func (k *card) IsDrawn() bool { return k.view.has && k.view.drawn.version == k.view.version }

// Key is the key of a category.
func (k *card) Key(category int) string { return k.view.shown.Chart.Categories[category].Key }

// Title is where the title stands in the canvas.
func (k *card) Title() fyne.Position {
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(k).AddXY(40, 20)
}

// Focus gives the card the keyboard.
func (k *card) Focus() { k.view.canvas().Focus(k.view) }
