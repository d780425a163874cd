package kit

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// notesBench is a note with a person's hands.
type notesBench struct {
	*formBench
	notes  *LinkedNotes
	opened []string
}

func newNotesBench(t *testing.T) *notesBench {
	useLook(t)
	b := &notesBench{}
	b.notes = NewLinkedNotes(4, func(url string) { b.opened = append(b.opened, url) })
	b.formBench = newFormBench(t, b.notes, NewTextEntry())
	return b
}

// links are the texts of the links on show.
func (b *notesBench) links() []string {
	var texts []string
	for _, l := range b.notes.links {
		if l.Visible() {
			texts = append(texts, l.Text())
		}
	}
	return texts
}

func TestLinkedNotesFollowsTheLinksOfItsText(t *testing.T) {
	b := newNotesBench(t)
	b.notes.OnChanged = func(string) { t.Error("told of a text that was set") }
	b.notes.SetText("Drawings: www.house.example/plan.\nWrite to ana@house.example")
	b.want("links", b.links(), []string{"www.house.example/plan", "ana@house.example"})
	b.click(b.notes.links[0], 5, 5)
	b.canvas.Focus(b.notes.links[1])
	b.keys(fyne.KeyReturn)
	b.want("opened", b.opened, []string{"https://www.house.example/plan", "mailto:ana@house.example"})
}

func TestLinkedNotesFindsLinksWhileTyping(t *testing.T) {
	b := newNotesBench(t)
	heard := ""
	b.notes.OnChanged = func(text string) { heard = text }
	b.canvas.Focus(b.notes.FocusTarget())
	least := b.notes.MinSize().Height
	b.types("see https://a.example")
	b.want("heard", heard, "see https://a.example")
	b.want("links", b.links(), []string{"https://a.example"})
	b.want("height for a line of links", b.notes.MinSize().Height-least, linkLine+Space1)
	first := b.notes.links[0]
	b.types(" https://b.example")
	b.want("the first link is the same widget", b.notes.links[0] == first, true)
	b.want("text", b.notes.Text(), "see https://a.example https://b.example")
	b.notes.SetText("")
	b.want("links", b.links(), []string(nil))
	b.want("height without links", b.notes.MinSize().Height, least)
}

func TestLinkedNotesReadOnlyLinksStillOpen(t *testing.T) {
	b := newNotesBench(t)
	b.notes.SetText("https://a.example")
	b.notes.SetReadOnly(true)
	b.canvas.Focus(b.notes.FocusTarget())
	b.types("x")
	test.Tap(b.notes.links[0])
	b.want("text", b.notes.Text(), "https://a.example")
	b.want("opened", b.opened, []string{"https://a.example"})
}

func TestLinkedNotesLinksStayWithinItsWidth(t *testing.T) {
	for _, look := range []Appearance{AppearanceLight, AppearanceDark} {
		test.NewTempApp(t).Settings().SetTheme(NewTheme(look))
		n := NewLinkedNotes(4, nil)
		b := newFormBench(t, n)
		n.SetText("https://" + strings.Repeat("long", 40) + ".example https://a.example/one https://b.example/two " +
			"https://c.example/three https://d.example/four https://e.example/five")
		b.window.Content().MinSize() // as Fyne asks before each frame
		bottom, shown := float32(0), 0
		for _, l := range n.links {
			if !l.Visible() {
				continue
			}
			shown++
			if end := l.Position().X + l.Size().Width; end > n.Size().Width {
				t.Errorf("%s: %q ends at %v of %v", look, l.Text(), end, n.Size().Width)
			}
			bottom = max(bottom, l.Position().Y+l.Size().Height)
		}
		if shown < 3 || shown == len(n.links) {
			t.Errorf("%s: %d of %d links shown, want three lines of them", look, shown, len(n.links))
		}
		if n.Entry.Size().Height < n.Entry.MinSize().Height || bottom > n.Size().Height {
			t.Errorf("%s: the entry is %v high, the links end at %v of %v", look, n.Entry.Size().Height, bottom, n.Size().Height)
		}
	}
}
