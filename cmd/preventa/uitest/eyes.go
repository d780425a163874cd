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

// plainSpaces are what tests write where the screen keeps figures from being parted.
var plainSpaces = strings.NewReplacer("\u00a0", " ", "\u202f", " ")

// Plain writes the spaces of a text as tests write them.
func Plain(text string) string { return plainSpaces.Replace(text) }

// words are the texts that can be seen in front, in the order they are painted.
func (d *Desk) words() []word {
	return wordsIn(d.front(), fyne.Position{}, everywhere)
}

func wordsIn(o fyne.CanvasObject, at fyne.Position, c clip) []word {
	var list []word
	walk(o, at, c, func(o fyne.CanvasObject, a area) {
		if t, ok := o.(*canvas.Text); ok && t.Text != "" && a.shows() {
			list = append(list, word{Plain(t.Text), a})
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
	return d.find(d.words(), text)
}

func (d *Desk) find(list []word, text string) fyne.Position {
	d.Helper()
	for i := len(list) - 1; i >= 0; i-- {
		if list[i].text == text {
			return list[i].centre()
		}
	}
	d.Fatalf("no %q on the screen; there is: %s", text, strings.Join(d.Texts(), " · "))
	return fyne.Position{}
}

// Middle is the middle of an object.
func (d *Desk) Middle(o fyne.CanvasObject) fyne.Position {
	return corner(o).AddXY(o.Size().Width/2, o.Size().Height/2)
}

func corner(o fyne.CanvasObject) fyne.Position {
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
}

// wordsOf are the texts to be seen in an object, where they are on the screen.
func wordsOf(o fyne.CanvasObject) []word {
	return wordsIn(o, corner(o).Subtract(o.Position()), everywhere)
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
	return d.LinesOf(d.Grid())
}

// LinesOf are the texts in an object by their lines, each from left to right.
func (d *Desk) LinesOf(o fyne.CanvasObject) [][]string {
	d.Helper()
	byLine := map[int][]word{}
	for _, w := range wordsOf(o) {
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

// Header is the middle of a column's title.
func (d *Desk) Header(title string) fyne.Position {
	d.Helper()
	return d.find(wordsOf(d.Grid()), title)
}

// Chips are the filters above the list; the one in force has a star before it.
func (d *Desk) Chips() []string {
	var texts []string
	for _, c := range Every[*kit.Chip](d) {
		text := c.Text() + " " + c.Count()
		if c.On() {
			text = "*" + text
		}
		texts = append(texts, text)
	}
	return texts
}

// ClickChip clicks the filter that begins with a text.
func (d *Desk) ClickChip(text string) {
	d.Helper()
	for _, c := range Every[*kit.Chip](d) {
		if strings.HasPrefix(c.Text(), text) {
			d.Click(d.Middle(c))
			return
		}
	}
	d.Fatalf("no filter %q among %q", text, d.Chips())
}

// Cell is the middle of the cell of a row, by the opportunity's name, in a column by its title.
func (d *Desk) Cell(name, title string) fyne.Position {
	d.Helper()
	list := wordsOf(d.Grid())
	return fyne.NewPos(d.find(list, title).X, d.find(list, name).Y)
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

// Shows is what a field shows, from left to right, without its label and its message.
func (d *Desk) Shows(label string) string {
	d.Helper()
	var texts []string
	for _, w := range wordsOf(d.Field(label).Control()) {
		texts = append(texts, w.text)
	}
	return strings.Join(texts, " ")
}

// Message is the error or the hint under a field, with its links.
func (d *Desk) Message(label string) string {
	d.Helper()
	f := d.Field(label)
	var texts []string
	for _, w := range wordsOf(f) {
		if w.at.Y >= corner(f.Control()).Y+f.Control().Size().Height {
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

// TabTitle is the middle of the title of an open document's tab.
func (d *Desk) TabTitle(title string) fyne.Position {
	d.Helper()
	for _, strip := range Every[*kit.TabStrip](d) {
		return d.find(wordsOf(strip), title)
	}
	d.Fatal("no tabs are on the screen")
	return fyne.Position{}
}

// Menus are the titles in the menu bar.
func (d *Desk) Menus() []string {
	var titles []string
	walk(d.Canvas.Content(), fyne.Position{}, everywhere, func(o fyne.CanvasObject, _ area) {
		if bar, ok := o.(*kit.MenuBar); ok {
			for _, w := range wordsOf(bar) {
				titles = append(titles, w.text)
			}
		}
	})
	return titles
}

// HasDialog reports whether something stands in front of the window.
func (d *Desk) HasDialog() bool { return d.Canvas.Overlays().Top() != nil }
