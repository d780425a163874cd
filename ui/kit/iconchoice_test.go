package kit

import (
	"fmt"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

var activityTypes = []IconOption{
	{"call", "phone", "Call"}, {"mail", "mail", "E-mail"}, {"meeting", "users", "Meeting"}, {"visit", "map-pin", "Visit"},
	{"task", "square-check", "Task"}, {"note", "sticky-note", "Note"}, {"after", "handshake", "After-sales"}, {"cash", "wallet", "Collection"},
}

// iconBench is a choice of activity types with a person's hands.
type iconBench struct {
	*formBench
	choice *IconChoice
	heard  []string
}

func newIconBench(t *testing.T, options []IconOption) *iconBench {
	useLook(t)
	b := &iconBench{}
	b.choice = NewIconChoice(options, func(id string) { b.heard = append(b.heard, id) })
	b.formBench = newFormBench(t, b.choice)
	b.canvas.Focus(b.choice)
	return b
}

// icons are the names of what stands in the row.
func (b *iconBench) icons() []string {
	var names []string
	for _, s := range b.choice.segments {
		names = append(names, s.what.Icon)
	}
	return names
}

func TestIconChoiceShowsAllWhereTheyFit(t *testing.T) {
	b := newIconBench(t, activityTypes[:6])
	b.want("icons", b.icons(), []string{"phone", "mail", "users", "map-pin", "square-check", "sticky-note"})
	b.want("chosen", b.choice.Chosen(), "call")
	test.Tap(b.choice.segments[3])
	test.Tap(b.choice.segments[3])
	b.want("heard", b.heard, []string{"visit"})
	b.want("tooltip", b.choice.segments[3].hover.Text, "Visit")
}

func TestIconChoiceKeepsTheRestInAMenu(t *testing.T) {
	b := newIconBench(t, activityTypes)
	b.want("icons", b.icons(), []string{"phone", "mail", "users", "map-pin", "square-check", "ellipsis"})
	test.Tap(b.choice.segments[5])
	b.wantMenu("Note", "After-sales", "Collection")
	b.keys(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	b.want("heard", b.heard, []string{"after"})
	b.want("icons", b.icons(), []string{"phone", "mail", "users", "map-pin", "handshake", "ellipsis"})
	b.want("the place in force", b.choice.selected, 4)
	b.canvas.Focus(b.choice)
	b.keys(fyne.KeyDown)
	b.wantMenu("Task", "Note", "Collection")
	b.keys(fyne.KeyEscape)
	b.wantFocused(b.choice)
	test.Tap(b.choice.segments[0])
	b.want("icons", b.icons()[4], "square-check")
}

func TestIconChoiceArrowsReachEveryOption(t *testing.T) {
	b := newIconBench(t, activityTypes)
	for range len(activityTypes) + 2 {
		b.keys(fyne.KeyRight)
	}
	b.want("heard to the right", b.heard, []string{"mail", "meeting", "visit", "task", "note", "after", "cash"})
	b.heard = nil
	b.keys(fyne.KeyLeft, fyne.KeyHome, fyne.KeyLeft, fyne.KeyEnd)
	b.want("heard to the left", b.heard, []string{"after", "call", "cash"})
}

func TestIconChoiceSaysNothingWhenSet(t *testing.T) {
	b := newIconBench(t, activityTypes)
	b.choice.Choose("cash")
	b.choice.Choose("gone")
	b.want("chosen", b.choice.Chosen(), "cash")
	b.choice.SetOptions(activityTypes[4:])
	b.want("chosen among others", b.choice.Chosen(), "cash")
	b.want("icons", b.icons(), []string{"square-check", "sticky-note", "handshake", "wallet"})
	b.choice.SetOptions(activityTypes[:2])
	b.want("chosen once it is gone", b.choice.Chosen(), "call")
	b.choice.SetOptions(nil)
	b.want("chosen without options", b.choice.Chosen(), "")
	b.keys(fyne.KeyRight, fyne.KeyDown)
	b.want("heard", b.heard, []string(nil))
}

func TestIconChoiceMenuCustomizes(t *testing.T) {
	b := newIconBench(t, activityTypes)
	opened := 0
	b.choice.ContextItems = func() []MenuItem {
		return []MenuItem{{Label: "Customize activity types…", Run: func() { opened++ }}}
	}
	test.TapSecondaryAt(b.choice, fyne.NewPos(10, 10))
	b.wantMenu("Customize activity types…")
	b.keys(fyne.KeyDown, fyne.KeyReturn)
	b.choice.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	b.keys(fyne.KeyF10)
	b.keys(fyne.KeyDown, fyne.KeyReturn)
	b.want("opened", opened, 2)
}

func TestIconChoiceIsAsWideAsItsIcons(t *testing.T) {
	for _, look := range []Appearance{AppearanceLight, AppearanceDark} {
		test.NewTempApp(t).Settings().SetTheme(NewTheme(look))
		c := NewIconChoice(activityTypes[:5], nil)
		showBare(t, container.NewCenter(c))
		// 16 for the icon and 8 on each side, a line between them, the outline
		if got, want := c.Size(), fyne.NewSize(5*32+4+2, 30); got != want {
			t.Errorf("%s: %v, want %v", look, got, want)
		}
		var fills []string
		for _, s := range c.segments {
			fills = append(fills, fmt.Sprint(s.fill()))
		}
		if !slices.Equal(fills, []string{string(ColorAccentSoft), string(ColorSurface), string(ColorSurface), string(ColorSurface), string(ColorSurface)}) {
			t.Errorf("%s: fills %v", look, fills)
		}
	}
}
