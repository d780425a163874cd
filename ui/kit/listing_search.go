package kit

import (
	"fyne.io/fyne/v2"
)

func (l *Listing[R]) searchable() bool { return l.options.Words().Search != "" }

// makeSearch makes the box of the list, or the one that looks for opportunities.
func (l *Listing[R]) makeSearch() {
	if !l.searchable() {
		l.search = NewFinder(l.host)
		return
	}
	l.search = NewSearchBox(l.options.Words().Search, ShortcutText(Ctrl(fyne.KeyF)), l.host.Delay(), l.searched)
	l.search.SetText(l.query.Text)
	l.search.OnDown = l.enterGrid
}

// Find narrows the list by a text, as typing it would.
func (l *Listing[R]) Find(text string) {
	l.search.SetText(text)
	l.searched(text)
}

func (l *Listing[R]) searched(text string) {
	if text != l.query.Text {
		l.query.Text = text
		l.requery()
	}
}

// typed carries on in the search box with what was typed on the list.
func (l *Listing[R]) typed(r rune) {
	l.focusSearch()
	l.search.TypedRune(r)
}

func (l *Listing[R]) focusSearch() { l.host.Window().Canvas().Focus(l.search.FocusTarget()) }

// focusRows gives the keyboard to the grid, or to what stands in its place.
func (l *Listing[R]) focusRows() {
	if l.instead != nil {
		l.instead.Focus()
		return
	}
	l.host.Window().Canvas().Focus(l.grid)
}

// enterGrid goes on from the search box to the first row found.
func (l *Listing[R]) enterGrid() {
	l.focusRows()
	if l.instead == nil && l.Chosen() == 0 {
		l.grid.MoveTo(0)
	}
}
