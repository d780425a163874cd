package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
)

// SearchAfter is how long typing has to rest before a search starts.
const SearchAfter = 200 * time.Millisecond

const searchWidth float32 = 260

// SearchBox is a text to look for. Escape empties it, Enter searches at once and
// Down goes on to the list.
type SearchBox struct {
	TextEntry
	OnSearch func(text string) // called when typing rests
	OnDown   func()            // moves the keyboard to the list

	delay  Delay
	hint   string
	cancel func()
}

// NewSearchBox makes a box; hint is the shortcut that leads to it, such as
// "Ctrl+F". A nil delay is SystemDelay.
func NewSearchBox(placeholder, hint string, delay Delay, onSearch func(text string)) *SearchBox {
	if delay == nil {
		delay = SystemDelay
	}
	s := &SearchBox{OnSearch: onSearch, delay: delay, hint: hint, cancel: func() {}}
	s.PlaceHolder = placeholder
	s.OnKey = s.key
	s.OnChanged = func(string) { s.changed() }
	s.OnSubmitted = func(string) { s.search() }
	s.extend(s)
	s.SetLeadingIcon("search")
	s.showEnd()
	return s
}

// SetText shows a text without searching for it.
func (s *SearchBox) SetText(text string) {
	s.cancel()
	s.TextEntry.SetText(text)
	s.showEnd()
}

// Clear empties the box and searches for nothing, which shows everything.
func (s *SearchBox) Clear() {
	if s.Text == "" {
		return
	}
	s.SetText("")
	s.search()
}

// MinSize is the width of the look.
func (s *SearchBox) MinSize() fyne.Size { return fyne.NewSize(searchWidth, ControlHeight) }

func (s *SearchBox) changed() {
	s.showEnd()
	s.cancel()
	s.cancel = s.delay(SearchAfter, s.search)
}

func (s *SearchBox) search() {
	s.cancel()
	if s.OnSearch != nil {
		s.OnSearch(s.Text)
	}
}

// showEnd ends the box with the shortcut while it is empty, and with × to empty it.
func (s *SearchBox) showEnd() {
	hint, cross := s.hint, ""
	if s.Text != "" {
		hint, cross = "", "x"
	}
	s.SetTrailingText(hint)
	s.SetTrailingIcon(cross, s.Clear)
}

func (s *SearchBox) key(e *fyne.KeyEvent) bool {
	switch {
	case e.Name == fyne.KeyEscape && s.Text != "":
		s.Clear()
	case e.Name == fyne.KeyDown && s.OnDown != nil:
		s.OnDown()
	default:
		return false
	}
	return true
}

// NewFinder makes the box of a screen that is not the list: Enter looks for opportunities
// in the list.
func NewFinder(h Host) *SearchBox {
	s := NewSearchBox(lang.X("opportunities.search", "Search opportunities"), ShortcutText(Ctrl(fyne.KeyF)), h.Delay(), nil)
	s.OnSubmitted = func(text string) {
		s.SetText("")
		h.FindOpportunities(text)
	}
	return s
}
