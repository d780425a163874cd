package uitest

import (
	"fyne.io/fyne/v2"

	"preventa/ui/kit"
)

// GridOf is the list of rows of a type on the screen; there must be one.
func GridOf[R any](d *Desk) *kit.Grid[R] {
	d.Helper()
	for _, g := range Every[*kit.Grid[R]](d) {
		return g
	}
	d.Fatalf("no list of %T is on the screen", *new(R))
	return nil
}

// RowsOf are the rows of a list that were read.
func RowsOf[R any](d *Desk) []R {
	d.Helper()
	g := GridOf[R](d)
	rows := []R{}
	for i := range g.Count() {
		if row, loaded := g.Row(i); loaded {
			rows = append(rows, row)
		}
	}
	return rows
}

// CellOf is the middle of the cell of the row with a text, in a column by its title, of any
// list.
func (d *Desk) CellOf(list fyne.CanvasObject, text, title string) fyne.Position {
	d.Helper()
	words := wordsOf(list)
	return fyne.NewPos(d.find(words, title).X, d.find(words, text).Y)
}

// HeaderOf is the middle of a column's title, of any list.
func (d *Desk) HeaderOf(list fyne.CanvasObject, title string) fyne.Position {
	d.Helper()
	return d.find(wordsOf(list), title)
}
