package kit

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

const (
	linkLine     float32 = 20
	linkMaxLines int     = 3 // the first links are enough; the text holds them all
)

// LinkedNotes is a note of several lines and, beneath it, the links found in it, which
// can be followed. It takes what height there is.
type LinkedNotes struct {
	widget.BaseWidget

	// OnChanged hears every change a person makes to the text.
	OnChanged func(text string)
	// Entry is where the text is typed.
	Entry *NoteEntry

	open  func(url string)
	links []*Link
	width float32 // that the links were last laid in
}

// NewLinkedNotes makes an empty note that shows a number of lines; open follows a link.
func NewLinkedNotes(lines int, open func(url string)) *LinkedNotes {
	n := &LinkedNotes{Entry: NewNoteEntry(lines), open: open}
	n.Entry.Entry.OnChanged = n.typed
	n.ExtendBaseWidget(n)
	return n
}

// Text is the note.
func (n *LinkedNotes) Text() string { return n.Entry.Text }

// SetText shows a note without calling OnChanged.
func (n *LinkedNotes) SetText(text string) {
	n.Entry.SetText(text)
	n.findLinks()
}

// SetReadOnly leaves the note for reading and copying only; its links can be followed.
func (n *LinkedNotes) SetReadOnly(readOnly bool) { n.Entry.SetReadOnly(readOnly) }

// SetInvalid shows or removes the outline of an error.
func (n *LinkedNotes) SetInvalid(invalid bool) { n.Entry.SetInvalid(invalid) }

// FocusTarget is what the canvas focuses to begin typing here.
func (n *LinkedNotes) FocusTarget() fyne.Focusable { return n.Entry.FocusTarget() }

func (n *LinkedNotes) grows() bool { return true }

func (n *LinkedNotes) typed(text string) {
	n.findLinks()
	if n.OnChanged != nil {
		n.OnChanged(text)
	}
}

// findLinks shows the links of the text. One that stays keeps its widget, and with it
// the keyboard and the pointer.
func (n *LinkedNotes) findLinks() {
	found := FindLinks(n.Entry.Text)
	if slices.EqualFunc(found, n.links, func(text string, l *Link) bool { return text == l.text }) {
		return
	}
	links := make([]*Link, len(found))
	for i, text := range found {
		at := slices.IndexFunc(n.links, func(l *Link) bool { return l.text == text })
		if at < 0 {
			links[i] = newNoteLink(text, func() { n.open(LinkTarget(text)) })
			continue
		}
		links[i] = n.links[at]
	}
	n.links = links
	n.Refresh()
}

func newNoteLink(text string, follow func()) *Link {
	l := NewCaptionLink(text, follow)
	l.SetTooltip(LinkTarget(text)) // the whole, where the link is too long for a line
	return l
}

// CreateRenderer is for Fyne.
func (n *LinkedNotes) CreateRenderer() fyne.WidgetRenderer {
	r := &linkedNotesRenderer{notes: n}
	r.Refresh()
	return r
}

type linkedNotesRenderer struct{ notes *LinkedNotes }

// Destroy is for Fyne.
func (r *linkedNotesRenderer) Destroy() {}

// Objects is for Fyne.
func (r *linkedNotesRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.notes.Entry}
	for _, link := range r.notes.links {
		objects = append(objects, link)
	}
	return objects
}

// MinSize is the lines of the entry and those of the links in the width there is.
func (r *linkedNotesRenderer) MinSize() fyne.Size {
	lines := 0
	r.notes.flow(func(_ *Link, _ float32, line int, _ float32) { lines = line + 1 })
	return r.notes.Entry.MinSize().AddWidthHeight(0, linksHeight(lines))
}

func linksHeight(lines int) float32 {
	if lines == 0 {
		return 0
	}
	return Space1 + float32(lines)*linkLine
}

// Layout is for Fyne.
func (r *linkedNotesRenderer) Layout(size fyne.Size) {
	n := r.notes
	n.width = size.Width
	lines := 0
	for _, link := range n.links {
		link.Hide()
	}
	n.flow(func(_ *Link, _ float32, line int, _ float32) { lines = line + 1 })
	top := size.Height - linksHeight(lines)
	place(n.Entry, 0, 0, size.Width, top)
	n.flow(func(link *Link, x float32, line int, width float32) {
		link.Show()
		place(link, x, top+Space1+float32(line)*linkLine, width, linkLine-Space1+1)
	})
}

// flow gives every link that has room its place, line by line.
func (n *LinkedNotes) flow(put func(link *Link, x float32, line int, width float32)) {
	const inset = Space1 // the ring of a link reaches 3 beyond it
	x, line := inset, 0
	for _, link := range n.links {
		width := min(link.MinSize().Width, max(0, n.width-2*inset))
		if x > inset && x+width > n.width-inset {
			x, line = inset, line+1
		}
		if line == linkMaxLines {
			return
		}
		put(link, x, line, width)
		x += width + Space3
	}
}

// Refresh is for Fyne.
func (r *linkedNotesRenderer) Refresh() {
	r.notes.Entry.Refresh()
	for _, link := range r.notes.links {
		link.Refresh()
	}
	r.Layout(r.notes.Size())
	canvas.Refresh(r.notes)
}
