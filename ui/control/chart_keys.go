package control

import (
	"cmp"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"preventa/ui/charts"
)

// FocusGained marks the first figure, so that the arrows have somewhere to go on from.
func (v *chartView) FocusGained() {
	v.focused = true
	if v.OnFocus != nil {
		v.OnFocus(true)
	}
}

// FocusLost takes the mark of the keyboard away.
func (v *chartView) FocusLost() {
	v.focused, v.shift = false, false
	if v.byKeys {
		v.unmark()
	}
	if v.OnFocus != nil {
		v.OnFocus(false)
	}
}

// KeyDown follows the Shift key.
func (v *chartView) KeyDown(key *fyne.KeyEvent) { v.shift = v.shift || isShift(key.Name) }

// KeyUp follows the Shift key.
func (v *chartView) KeyUp(key *fyne.KeyEvent) { v.shift = v.shift && !isShift(key.Name) }

func isShift(key fyne.KeyName) bool {
	return key == desktop.KeyShiftLeft || key == desktop.KeyShiftRight
}

// TypedRune is for Fyne; letters mean nothing here.
func (v *chartView) TypedRune(rune) {}

// TypedKey moves the mark from figure to figure, lists what is behind the marked one, and
// opens the menu.
func (v *chartView) TypedKey(key *fyne.KeyEvent) {
	switch {
	case key.Name == desktop.KeyMenu, key.Name == fyne.KeyF10 && v.shift:
		v.openMenu(v.markAt())
	case key.Name == fyne.KeyReturn, key.Name == fyne.KeyEnter, key.Name == fyne.KeySpace:
		v.open()
	case key.Name == fyne.KeyEscape && v.at != nil:
		v.unmark()
	case !v.step(key.Name) && v.canvas().OnTypedKey() != nil: // of the window, or of the dialog it is in
		v.canvas().OnTypedKey()(key)
	}
}

// step follows the keys that move the mark.
func (v *chartView) step(key fyne.KeyName) bool {
	switch key {
	case fyne.KeyLeft:
		v.toward(-1, 0)
	case fyne.KeyRight:
		v.toward(1, 0)
	case fyne.KeyUp:
		v.toward(0, -1)
	case fyne.KeyDown:
		v.toward(0, 1)
	case fyne.KeyHome:
		v.markKey(v.extreme(-1))
	case fyne.KeyEnd:
		v.markKey(v.extreme(1))
	default:
		return false
	}
	return true
}

// toward marks the figure that lies next in a direction; from the last one the keyboard goes to
// what lies beyond the chart.
func (v *chartView) toward(dx, dy int) {
	if v.drawn.version != v.version {
		return
	}
	if v.at == nil && len(v.picture.Hits) > 0 {
		v.markKey(v.extreme(-1))
		return
	}
	if next := v.next(dx, dy); next != nil {
		v.markKey(next)
	} else if v.OnLeave != nil {
		v.OnLeave(dx, dy)
	}
}

// next is the figure nearest to the marked one in a direction, what lies aside counting
// thrice as far.
func (v *chartView) next(dx, dy int) *charts.Hit {
	if v.at == nil {
		return nil
	}
	var best *charts.Hit
	least := 0
	x, y := middle(v.at)
	for _, hit := range v.picture.Hits {
		hx, hy := middle(&hit)
		ahead, aside := (hx-x)*dx+(hy-y)*dy, (hx-x)*dy+(hy-y)*dx
		if ahead <= 0 {
			continue
		}
		if far := ahead + 3*max(aside, -aside); best == nil || far < least {
			best, least = &hit, far
		}
	}
	return best
}

func middle(h *charts.Hit) (x, y int) {
	return (h.Rect.Min.X + h.Rect.Max.X) / 2, (h.Rect.Min.Y + h.Rect.Max.Y) / 2
}

// extreme is the first (-1) or the last (+1) figure by category and series.
func (v *chartView) extreme(end int) *charts.Hit {
	if len(v.picture.Hits) == 0 {
		return nil
	}
	hit := slices.MinFunc(v.picture.Hits, func(a, b charts.Hit) int {
		return -end * cmp.Or(cmp.Compare(a.Category, b.Category), cmp.Compare(a.Series, b.Series))
	})
	return &hit
}

// markKey marks a figure as the keyboard does.
func (v *chartView) markKey(hit *charts.Hit) {
	if hit != nil {
		v.at, v.byKeys = hit, true
		v.mark(hit, v.markAt())
	}
}

// markAt is where the canvas has the marked figure, or the chart.
func (v *chartView) markAt() fyne.Position {
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(v)
	if v.at == nil || v.drawn.scale == 0 {
		return at
	}
	x, y := middle(v.at)
	return at.AddXY(float32(x)/v.drawn.scale, float32(y)/v.drawn.scale)
}
