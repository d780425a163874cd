package kit

import "fyne.io/fyne/v2"

// FocusGained shows where the keyboard is; without a chosen entry the first one is it.
func (t *Timeline) FocusGained() {
	if t.chosen < 0 && len(t.entries) > 0 {
		t.chosen = 0
	}
	t.setFocused(true)
}

// FocusLost is for Fyne.
func (t *Timeline) FocusLost() {
	t.shift = false
	t.setFocused(false)
}

func (t *Timeline) setFocused(on bool) {
	t.focused = on
	paintRing(t.ring, on)
	t.remark()
}

// TypedRune is for Fyne; letters mean nothing here.
func (t *Timeline) TypedRune(rune) {}

// KeyDown follows the Shift key.
func (t *Timeline) KeyDown(key *fyne.KeyEvent) { t.shift = t.shift || isShift(key) }

// KeyUp follows the Shift key.
func (t *Timeline) KeyUp(key *fyne.KeyEvent) { t.shift = t.shift && !isShift(key) }

// TypedKey moves the chosen entry and does things with it.
func (t *Timeline) TypedKey(key *fyne.KeyEvent) {
	t.tip.Leave()
	if target, ok := t.targetOf(key.Name); ok {
		if len(t.entries) > 0 {
			t.choose(min(max(target, 0), len(t.entries)-1))
		}
		return
	}
	if !t.act(key) {
		unhandledKey(key, t)
	}
}

// targetOf is the entry a key leads to, before or after the ends perhaps.
func (t *Timeline) targetOf(key fyne.KeyName) (index int, ok bool) {
	switch key {
	case fyne.KeyUp:
		return t.chosen - 1, true
	case fyne.KeyDown:
		return t.chosen + 1, true
	case fyne.KeyPageUp:
		return t.chosen - t.page(), true
	case fyne.KeyPageDown:
		return t.chosen + t.page(), true
	case fyne.KeyHome:
		return 0, true
	case fyne.KeyEnd:
		return len(t.entries) - 1, true
	}
	return 0, false
}

// page is how many entries are in view, less one to go on from.
func (t *Timeline) page() int {
	count := 0
	for i := range t.live {
		if t.items[i].entry >= 0 {
			count++
		}
	}
	return max(1, count-2)
}

// act does what a key stands for with the chosen entry; false if it stands for nothing.
func (t *Timeline) act(key *fyne.KeyEvent) bool {
	if t.Chosen() == "" {
		return false
	}
	entry := t.entries[t.chosen]
	switch {
	case opensMenu(key, t.shift):
		t.menuAtChosen()
	case isEnter(key.Name) && t.OnOpen != nil:
		t.OnOpen(entry.ID)
	case isEnter(key.Name) && entry.Link != "":
		tell(t.OnLink, entry.ID)
	case key.Name == fyne.KeySpace && entry.Mark == TimelineBox:
		tell(t.OnDone, entry.ID)
	case key.Name == fyne.KeyDelete && t.OnDelete != nil:
		t.OnDelete(entry.ID)
	default:
		return false
	}
	return true
}

// menuAtChosen offers the menu of the chosen entry below its title.
func (t *Timeline) menuAtChosen() {
	if t.OnMenu == nil {
		return
	}
	t.reveal(t.chosen)
	t.draw(true)
	top := float32(t.items[t.itemOf(t.chosen)].top - t.y)
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(t)
	t.OnMenu(t.entries[t.chosen].ID, at.AddXY(timelineMargin+timelineText, top+timelineIndent+lineHeight))
}
