package kit

import (
	"testing"

	"fyne.io/fyne/v2"
)

func TestSwitchTogglesByMouseAndKeyboard(t *testing.T) {
	useLook(t)
	var heard []bool
	s := NewSwitch("Retired", func(on bool) { heard = append(heard, on) })
	b := newFormBench(t, s)
	s.SetOn(true)
	b.click(s, 5, 5)
	b.wantFocused(s)
	b.keys(fyne.KeySpace, fyne.KeyReturn)
	b.want("heard", heard, []bool{false, true, false})
	s.Disable()
	b.click(s, 5, 5)
	b.want("on when disabled", s.On(), false)
}

func TestSwitchSize(t *testing.T) {
	useLook(t)
	s := NewSwitch("", nil)
	b := newFormBench(t, s)
	b.want("size", s.MinSize(), fyne.NewSize(28, 16))
}
