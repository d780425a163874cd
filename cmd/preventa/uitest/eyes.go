package uitest

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	googlecmp "github.com/google/go-cmp/cmp"

	"preventa/domain/office"
	"preventa/ui/kit"
)

// word is a text on the screen.
type word struct {
	text string
	area
}

// words are the texts that can be seen in front, in the order they are painted.
func (d *Desk) words() []word {
	return wordsIn(d.front(), fyne.Position{}, everywhere)
}

func wordsIn(o fyne.CanvasObject, at fyne.Position, c clip) []word {
	var list []word
	walk(o, at, c, func(o fyne.CanvasObject, a area) {
		if t, ok := o.(*canvas.Text); ok && t.Text != "" && a.shows() {
			list = append(list, word{t.Text, a})
		}
	})
	return list
}

// Texts are all texts to be seen in front.
func (d *Desk) Texts() []string {
	var texts []string
	for _, w := range d.words() {
		texts = append(texts, w.text)
	}
	return texts
}

// Find is the middle of a text on the screen; of several, the last painted. There must be one.
func (d *Desk) Find(text string) fyne.Position {
	d.Helper()
	list := d.words()
	for i := len(list) - 1; i >= 0; i-- {
		if list[i].text == text {
			return list[i].centre()
		}
	}
	d.Fatalf("no %q on the screen; there is: %s", text, strings.Join(d.Texts(), " · "))
	return fyne.Position{}
}

// Sees reports whether a text is to be seen in front, even if broken over lines.
func (d *Desk) Sees(text string) bool {
	all := strings.Join(d.Texts(), " ")
	return strings.Contains(all, text)
}

// WantSeen fails the test for a text that cannot be seen.
func (d *Desk) WantSeen(texts ...string) {
	d.Helper()
	for _, text := range texts {
		if !d.Sees(text) {
			d.Errorf("cannot see %q; there is: %s", text, strings.Join(d.Texts(), " · "))
		}
	}
}

// WantUnseen fails the test for a text that can be seen.
func (d *Desk) WantUnseen(texts ...string) {
	d.Helper()
	for _, text := range texts {
		if d.Sees(text) {
			d.Errorf("can see %q", text)
		}
	}
}

// Want compares what is with what should be.
func (d *Desk) Want(what string, got, want any) {
	d.Helper()
	if diff := googlecmp.Diff(want, got); diff != "" {
		d.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

// Every gives the visible objects of a type in front, in reading order.
func Every[T fyne.CanvasObject](d *Desk) []T {
	type found struct {
		object T
		at     fyne.Position
	}
	var list []found
	d.search(func(o fyne.CanvasObject, a area) {
		if t, ok := o.(T); ok {
			list = append(list, found{t, a.at})
		}
	})
	slices.SortStableFunc(list, func(a, b found) int {
		return cmp.Or(cmp.Compare(a.at.Y, b.at.Y), cmp.Compare(a.at.X, b.at.X))
	})
	objects := make([]T, len(list))
	for i, f := range list {
		objects[i] = f.object
	}
	return objects
}

// Grid is the list on the screen.
func (d *Desk) Grid() *kit.Grid[office.Row] {
	d.Helper()
	for _, g := range Every[*kit.Grid[office.Row]](d) {
		return g
	}
	d.Fatal("no list is on the screen")
	return nil
}

// Lines are the texts of the list's header, rows and totals, each from left to right.
func (d *Desk) Lines() [][]string {
	d.Helper()
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(d.Grid())
	byLine := map[int][]word{}
	for _, w := range wordsIn(d.Grid(), at.Subtract(d.Grid().Position()), everywhere) {
		line := int(math.Floor(float64(w.centre().Y)))
		key := line
		for known := range byLine {
			if known-line <= 6 && line-known <= 6 {
				key = known
			}
		}
		byLine[key] = append(byLine[key], w)
	}
	keys := make([]int, 0, len(byLine))
	for key := range byLine {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	var lines [][]string
	for _, key := range keys {
		list := byLine[key]
		slices.SortStableFunc(list, func(a, b word) int { return cmp.Compare(a.at.X, b.at.X) })
		var texts []string
		for _, w := range list {
			texts = append(texts, w.text)
		}
		lines = append(lines, texts)
	}
	return lines
}

// Names are the names in the rows of the list on the screen.
func (d *Desk) Names() []string {
	d.Helper()
	names := []string{}
	g := d.Grid()
	for i := range g.Count() {
		if row, loaded := g.Row(i); loaded {
			names = append(names, row.Name)
		}
	}
	return names
}

// Cell is the middle of the cell of a row, by the opportunity's name, in a column by its title.
func (d *Desk) Cell(name, title string) fyne.Position {
	d.Helper()
	return fyne.NewPos(d.Find(title).X, d.Find(name).Y)
}

// Field is the field of a label in front. There must be one.
func (d *Desk) Field(label string) *kit.Field {
	d.Helper()
	for _, f := range Every[*kit.Field](d) {
		if list := wordsIn(f, fyne.Position{}, everywhere); len(list) > 0 && list[0].text == label {
			return f
		}
	}
	d.Fatalf("no field %q on the screen; there is: %s", label, strings.Join(d.Texts(), " · "))
	return nil
}

// Focus clicks the label of a field, which begins the use of its control.
func (d *Desk) Focus(label string) {
	d.Helper()
	f := d.Field(label)
	d.Click(fyne.CurrentApp().Driver().AbsolutePositionForObject(f).AddXY(2, 2))
}

// Fill types a text in a field in place of what is there, and leaves the field.
func (d *Desk) Fill(label, text string) {
	d.Helper()
	d.Focus(label)
	d.Ctrl(fyne.KeyA)
	d.Press(fyne.KeyBackspace)
	d.Type(text)
	d.Press(fyne.KeyTab)
}

// Shows is what a field shows, from left to right, without its label and its message.
func (d *Desk) Shows(label string) string {
	d.Helper()
	var texts []string
	for _, w := range wordsIn(d.Field(label).Control(), fyne.Position{}, everywhere) {
		texts = append(texts, w.text)
	}
	return strings.Join(texts, " ")
}

// Message is the error or the hint under a field, with its links.
func (d *Desk) Message(label string) string {
	d.Helper()
	f := d.Field(label)
	control := len(wordsIn(f.Control(), fyne.Position{}, everywhere))
	var texts []string
	for i, w := range wordsIn(f, fyne.Position{}, everywhere) {
		if i > control && w.text != "*" {
			texts = append(texts, w.text)
		}
	}
	return strings.Join(texts, " ")
}

// Toasts are the short messages on show, oldest first.
func (d *Desk) Toasts() []string {
	var texts []string
	walk(d.Canvas.Content(), fyne.Position{}, everywhere, func(o fyne.CanvasObject, _ area) {
		if t, ok := o.(*kit.Toasts); ok {
			texts = t.Texts()
		}
	})
	return texts
}

// Tabs are the titles of the open documents; one with unsaved changes has a star before it.
func (d *Desk) Tabs() []string {
	var titles []string
	walk(d.Canvas.Content(), fyne.Position{}, everywhere, func(o fyne.CanvasObject, _ area) {
		if strip, ok := o.(*kit.TabStrip); ok {
			for _, tab := range strip.Tabs() {
				title := tab.Title
				if tab.Dirty {
					title = "*" + title
				}
				titles = append(titles, title)
			}
		}
	})
	return titles
}

// HasDialog reports whether something stands in front of the window.
func (d *Desk) HasDialog() bool { return d.Canvas.Overlays().Top() != nil }
