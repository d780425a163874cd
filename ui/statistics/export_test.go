package statistics

import "fyne.io/fyne/v2"

// Picture is for tests.
type Picture = pictureView

// Figure is where the bar of a row and a column is drawn on the screen; false if it is not.
func (v *pictureView) Figure(row, column string) (fyne.Position, bool) {
	for _, hit := range v.picture.Hits {
		if down, across := v.shown.placesOf(hit); v.shown.words.Row(down) == row && v.shown.words.Column(across) == column {
			middle := hit.Rect.Min.Add(hit.Rect.Max).Div(2)
			at := fyne.CurrentApp().Driver().AbsolutePositionForObject(v)
			return at.AddXY(float32(middle.X)/v.drawn.scale, float32(middle.Y)/v.drawn.scale), true
		}
	}
	return fyne.Position{}, false
}
