package kit

import (
	"fmt"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
)

// paletteBench is a palette whose answers the test gives.
type paletteBench struct {
	*testing.T
	window  fyne.Window
	palette *Palette
	behind  *Button
	asked   []string
	answers []func([]PaletteGroup, bool) // to what was asked, in the same order
	ran     []string
}

func openPalette(t *testing.T) *paletteBench {
	t.Helper()
	b := &paletteBench{T: t, behind: NewButton("Behind", "", ButtonNormal, nil)}
	b.window, _ = showInWindow(t, 900, 700, container.NewVBox(b.behind))
	b.window.Canvas().Focus(b.behind)
	b.palette = ShowPalette(b.window.Canvas(), PaletteOptions{
		None: "Nothing found",
		Key:  ctrl(fyne.KeyK),
		Find: func(text string, deliver func([]PaletteGroup, bool)) {
			b.asked = append(b.asked, text)
			b.answers = append(b.answers, deliver)
		},
	})
	return b
}

// group has items of these names; one in brackets is disabled.
func (b *paletteBench) group(title string, names ...string) PaletteGroup {
	g := PaletteGroup{Title: title}
	for _, name := range names {
		item := PaletteItem{ID: name, Text: name, Run: func() { b.ran = append(b.ran, name) }}
		if name[0] == '(' {
			item.Disabled = true
		}
		g.Items = append(g.Items, item)
	}
	return g
}

func (b *paletteBench) types(text string) {
	for _, r := range text {
		b.window.Canvas().Focused().TypedRune(r)
	}
}

// lines are the texts on show; a star stands before the active one.
func (b *paletteBench) lines() []string {
	var texts []string
	for i, l := range b.palette.list.lines {
		if text := l.Text; i == b.palette.list.active {
			texts = append(texts, "*"+text)
		} else {
			texts = append(texts, text)
		}
	}
	return texts
}

func (b *paletteBench) want(what string, got, want []string) {
	b.Helper()
	if !slices.Equal(got, want) {
		b.Errorf("%s: %q, want %q", what, got, want)
	}
}

func TestPaletteShowsGroupsAndWalksPastCaptionsAndDisabledItems(t *testing.T) {
	b := openPalette(t)
	b.answers[0]([]PaletteGroup{b.group("Commands", "New", "(Save)"), b.group("Empty"), b.group("Customers", "Viña", "Ansa")}, true)
	b.want("at first", b.lines(), []string{"Commands", "*New", "(Save)", "Customers", "Viña", "Ansa"})
	typeKey(b.window, fyne.KeyDown)
	b.want("down", b.lines(), []string{"Commands", "New", "(Save)", "Customers", "*Viña", "Ansa"})
	typeKey(b.window, fyne.KeyPageDown)
	b.want("page down", b.lines(), []string{"Commands", "New", "(Save)", "Customers", "Viña", "*Ansa"})
	typeKey(b.window, fyne.KeyPageUp)
	b.want("page up", b.lines(), []string{"Commands", "*New", "(Save)", "Customers", "Viña", "Ansa"})
	typeKey(b.window, fyne.KeyUp)
	typeKey(b.window, fyne.KeyReturn)
	b.want("ran", b.ran, []string{"New"})
	if b.window.Canvas().Overlays().Top() != nil || b.window.Canvas().Focused() != fyne.Focusable(b.behind) {
		t.Error("the palette did not give way to what had the keyboard")
	}
}

func TestPaletteKeepsOldResultsUntilNewOnesAreThereAndDropsLateAnswers(t *testing.T) {
	b := openPalette(t)
	b.answers[0]([]PaletteGroup{b.group("Recent", "New")}, true)
	b.types("vi")
	b.want("asked", b.asked, []string{"", "v", "vi"})
	b.want("before an answer", b.lines(), []string{"Recent", "*New"})
	b.answers[2](nil, false)
	b.want("an answer without anything, others follow", b.lines(), []string{"Recent", "*New"})
	b.answers[1]([]PaletteGroup{b.group("Customers", "Late")}, true)
	b.want("a late answer", b.lines(), []string{"Recent", "*New"})
	b.answers[2]([]PaletteGroup{b.group("Customers", "Viña")}, false)
	b.want("the first part", b.lines(), []string{"Customers", "*Viña"})
	b.answers[2]([]PaletteGroup{b.group("Customers", "Viña"), b.group("Contacts", "Victoria")}, true)
	b.want("all of it", b.lines(), []string{"Customers", "*Viña", "Contacts", "Victoria"})
}

func TestEnterWaitsForTheAnswerToWhatWasTyped(t *testing.T) {
	b := openPalette(t)
	b.answers[0]([]PaletteGroup{b.group("Recent", "New")}, true)
	b.types("v")
	typeKey(b.window, fyne.KeyReturn)
	b.want("ran something old", b.ran, nil)
	b.answers[1]([]PaletteGroup{b.group("Customers", "Viña")}, false)
	b.want("ran", b.ran, []string{"Viña"})
}

func TestEnterBeforeAnAnswerIsForgottenWithTheNextKey(t *testing.T) {
	b := openPalette(t)
	typeKey(b.window, fyne.KeyReturn)
	b.types("v")
	b.answers[1]([]PaletteGroup{b.group("Customers", "Viña")}, true)
	b.want("ran", b.ran, nil)
}

func TestPaletteSaysThatNothingIsFound(t *testing.T) {
	b := openPalette(t)
	b.types("zz")
	b.answers[2](nil, true)
	b.want("lines", b.lines(), []string{"Nothing found"})
	typeKey(b.window, fyne.KeyReturn)
	typeKey(b.window, fyne.KeyDown)
	b.want("ran", b.ran, nil)
}

func TestPaletteClosesByEscapeItsOwnKeyAndAClickBeside(t *testing.T) {
	for name, leave := range map[string]func(b *paletteBench){
		"Escape":        func(b *paletteBench) { typeKey(b.window, fyne.KeyEscape) },
		"its own key":   func(b *paletteBench) { b.palette.entry.TypedShortcut(ctrl(fyne.KeyK)) },
		"click beside":  func(b *paletteBench) { test.TapCanvas(b.window.Canvas(), fyne.NewPos(10, 690)) },
		"right click":   func(b *paletteBench) { b.palette.TappedSecondary(&fyne.PointEvent{Position: fyne.NewPos(10, 690)}) },
		"a closing app": func(b *paletteBench) { b.palette.Close() },
	} {
		b := openPalette(t)
		leave(b)
		if b.window.Canvas().Overlays().Top() != nil || b.window.Canvas().Focused() != fyne.Focusable(b.behind) {
			t.Errorf("%s: the palette is still there", name)
		}
	}
}

func TestPaletteWorksWithTheMouse(t *testing.T) {
	b := openPalette(t)
	var names []string
	for i := range 40 {
		names = append(names, fmt.Sprintf("Item %d", i))
	}
	b.answers[0]([]PaletteGroup{b.group("Many", names...)}, true)
	list := b.palette.list
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(list)
	test.TapCanvas(b.window.Canvas(), at.AddXY(20, 5))
	b.want("a caption does nothing", b.ran, nil)
	if b.window.Canvas().Focused() != fyne.Focusable(b.palette.entry) {
		t.Error("the click on a caption took the keyboard away")
	}
	list.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -10)})
	list.MouseMoved(mouseAt(20, 3*RowHeight+5))
	if item, _ := list.chosen(); item.Text != "Item 4" {
		t.Errorf("under the pointer is %q", item.Text)
	}
	test.TapCanvas(b.window.Canvas(), at.AddXY(20, 3*RowHeight+5))
	b.want("ran", b.ran, []string{"Item 4"})
}

func TestPaletteScrollsWithTheKeyboard(t *testing.T) {
	b := openPalette(t)
	var names []string
	for i := range 40 {
		names = append(names, fmt.Sprintf("Item %d", i))
	}
	b.answers[0]([]PaletteGroup{b.group("Many", names...)}, true)
	for range 100 {
		typeKey(b.window, fyne.KeyDown)
		if l := b.palette.list; l.active < l.first || l.active >= l.first+paletteRows {
			t.Fatalf("line %d is active, %d is on top", l.active, l.first)
		}
	}
	for range 100 {
		typeKey(b.window, fyne.KeyUp)
	}
	if b.palette.list.first != 0 {
		t.Error("the caption of the first group is out of sight")
	}
}
