package kit

import (
	"testing"

	"fyne.io/fyne/v2"

	"preventa/domain"
)

func TestPercentEntryTextMovesTheSlider(t *testing.T) {
	useLook(t)
	p := NewPercentEntry(nil)
	b := newFormBench(t, p)
	b.canvas.Focus(p.FocusTarget())
	b.types("45")
	b.want("slider", p.slider.percent, 45)
	b.canvas.Unfocus()
	b.want("text", p.entry.Text, "45 %")
}

func TestPercentEntryReads(t *testing.T) {
	useLook(t)
	cases := map[string]int{"0": 0, "100": 100, " 45 % ": 45, "45%": 45}
	for text, wanted := range cases {
		if got, err := parsePercent(text); err != nil || got != wanted {
			t.Errorf("parsePercent(%q) = %d, %v, want %d", text, got, err, wanted)
		}
	}
	for _, text := range []string{"", "101", "-1", "4,5", "x", "%", "45 % %"} {
		if got, err := parsePercent(text); domain.CodeOf(err) != domain.Invalid {
			t.Errorf("parsePercent(%q) = %d, %v, want an invalid error", text, got, err)
		}
	}
}

func TestPercentEntryKeepsWhatIsNoPercentage(t *testing.T) {
	useLook(t)
	p := NewPercentEntry(nil)
	b := newFormBench(t, p)
	p.SetValue(30)
	invalid, valid, last := 0, 0, error(nil)
	p.OnChanged = func() { _, last = p.Value() }
	p.OnInvalid = func(error) { invalid++ }
	p.OnValid = func() { valid++ }
	b.canvas.Focus(p.FocusTarget())
	b.types("140")
	b.canvas.Unfocus()
	b.want("text", p.entry.Text, "140")
	b.want("invalid", invalid, 1)
	b.want("value heard last", domain.CodeOf(last), domain.Invalid)
	b.want("slider is where it was before", p.slider.percent, 30)
	b.canvas.Focus(p.slider)
	b.keys(fyne.KeyRight)
	b.want("text after sliding", p.entry.Text, "31 %")
	b.want("valid", valid, 1)
}

func TestPercentEntrySliderKeys(t *testing.T) {
	useLook(t)
	p := NewPercentEntry(nil)
	b := newFormBench(t, p)
	changed, committed := 0, 0
	p.OnChanged = func() { changed++ }
	p.OnCommitted = func() { committed++ }
	b.canvas.Focus(p.slider)
	steps := []struct {
		key    fyne.KeyName
		wanted int
	}{
		{fyne.KeyLeft, 0}, {fyne.KeyRight, 1}, {fyne.KeyUp, 2}, {fyne.KeyDown, 1}, {fyne.KeyPageUp, 11},
		{fyne.KeyPageDown, 1}, {fyne.KeyEnd, 100}, {fyne.KeyRight, 100}, {fyne.KeyHome, 0}, {fyne.KeyPageUp, 10},
	}
	for _, s := range steps {
		b.keys(s.key)
		if got, _ := p.Value(); got != s.wanted {
			t.Errorf("%s gives %d, want %d", s.key, got, s.wanted)
		}
	}
	b.want("changed, not counting keys at the ends", changed, 8)
	b.want("committed while sliding", committed, 0)
	b.canvas.Unfocus()
	b.want("committed", committed, 1)
}

func TestPercentEntrySliderMouse(t *testing.T) {
	useLook(t)
	p := NewPercentEntry(nil)
	b := newFormBench(t, p)
	committed := 0
	p.OnCommitted = func() { committed++ }
	width := p.slider.Size().Width
	b.click(p.slider, width*0.43, 15)
	b.want("text", p.entry.Text, "43 %")
	p.slider.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(width*2, 15)}})
	b.want("dragged beyond the end", p.entry.Text, "100 %")
	p.slider.DragEnd()
	b.want("committed", committed, 2)
}

func TestPercentEntryDisabled(t *testing.T) {
	useLook(t)
	p := NewPercentEntry(nil)
	b := newFormBench(t, p)
	p.SetValue(30)
	p.Disable()
	b.click(p.slider, 10, 15)
	p.slider.Dragged(&fyne.DragEvent{})
	b.want("text", p.entry.Text, "30 %")
}

func TestPercentEntrySliderGoesBackWhileTheTextIsNoPercentage(t *testing.T) {
	useLook(t)
	for _, typed := range []string{"150", "4x", "x", "-1"} {
		p := NewPercentEntry(nil)
		b := newFormBench(t, p)
		p.SetValue(30)
		b.canvas.Focus(p.FocusTarget())
		b.types(typed)
		b.want("slider after "+typed, p.slider.percent, 30)
	}
	p := NewPercentEntry(nil)
	b := newFormBench(t, p)
	p.SetValue(30)
	b.canvas.Focus(p.FocusTarget())
	b.types("45")
	b.keys(fyne.KeyBackspace, fyne.KeyBackspace)
	b.want("slider beside no text", p.slider.percent, 30)
	b.types("60")
	b.want("slider after a percentage", p.slider.percent, 60)
}
