package kit

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// TimelineMark is what stands at the end of an entry.
type TimelineMark int

// The marks of an entry.
const (
	TimelineNoMark TimelineMark = iota
	TimelineBox                 // a box to tick: it is planned
	TimelineDone                // a green check mark
)

// TimelineEntry is one thing that happened or is to happen.
type TimelineEntry struct {
	ID         string              // tells it from all others
	Icon       string              // Lucide name, in the circle
	Colour     fyne.ThemeColorName // of the circle; "" is the grey of what is over
	Title      string
	Bold       bool
	Detail     string              // caption below the title
	Note       string              // below, three lines of it at most; the rest is in the tooltip
	When       string              // at the end of the title's line
	WhenColour fyne.ThemeColorName // "" is ColorText2
	Mark       TimelineMark
	Link       string // what can be clicked behind the detail
}

// TimelineSection is a group of entries with a heading; without a title it has none.
type TimelineSection struct {
	Title, Count string
	Entries      []TimelineEntry
}

// Timeline shows what happened and is to happen, one beneath the other, however many.
// It scrolls by itself and draws only what is in view. The arrow keys move the chosen
// entry, Enter opens it, Space ticks its box, Delete deletes it.
type Timeline struct {
	widget.BaseWidget

	OnOpen   func(id string)
	OnDone   func(id string) // a box was ticked; the caller shows the entry as done
	OnDelete func(id string)
	OnLink   func(id string) // also Enter, where nothing can be opened
	OnMenu   func(id string, at fyne.Position)

	sections []TimelineSection
	entries  []*TimelineEntry // of all sections, in order
	marked   bool             // some entry has a mark, for which there is a column
	chosen   int              // index in entries, -1 for none

	items []timelineItem // headings and entries with their places, for a width
	width float32        // that the items were placed for
	runes runeWidths

	y       float64
	view    fyne.Size
	focused bool
	shift   bool
	hovered int // index in entries, -1 for none
	onLink  bool
	onBox   bool
	tip     Hover

	surface  *canvas.Rectangle
	body     *container.Clip
	rows     *fyne.Container
	live     map[int]timelineDrawn // by index in items
	headings []*timelineHeading    // to be used again
	spare    []*timelineRow
	bar      *gridBar
	ring     *canvas.Rectangle
	empty    *canvas.Text
}

// NewTimeline makes a timeline without entries.
func NewTimeline() *Timeline {
	t := &Timeline{chosen: -1, hovered: -1, live: map[int]timelineDrawn{}}
	t.surface, t.ring = newBox(0), newBox(0)
	t.rows = container.New(unmeasured{})
	t.body = container.NewClip(t.rows)
	t.bar = newGridBar(true, t.scrollTo)
	t.empty = NewText("", TextBase, ColorText2, false)
	t.empty.Alignment = fyne.TextAlignCenter
	t.ExtendBaseWidget(t)
	return t
}

// SetSections shows other entries. The scroll stays, and the chosen entry; where that
// has gone, the one in its place is chosen.
func (t *Timeline) SetSections(sections []TimelineSection) {
	chosen := t.Chosen()
	t.sections = sections
	t.entries, t.marked = nil, false
	for s := range sections {
		for e := range sections[s].Entries {
			entry := &sections[s].Entries[e]
			t.entries = append(t.entries, entry)
			t.marked = t.marked || entry.Mark != TimelineNoMark
		}
	}
	if at := t.index(chosen); at >= 0 {
		t.chosen = at
	}
	t.chosen = min(t.chosen, len(t.entries)-1)
	t.hovered = -1
	t.tip.Leave()
	t.arrangeItems()
	t.draw(true)
}

// SetEmpty says what is shown while there are no entries.
func (t *Timeline) SetEmpty(message string) {
	t.empty.Text = message
	t.draw(true)
}

// Chosen is the ID of the chosen entry, "" for none.
func (t *Timeline) Chosen() string {
	if t.chosen < 0 || t.chosen >= len(t.entries) {
		return ""
	}
	return t.entries[t.chosen].ID
}

// Choose makes an entry the chosen one and scrolls to it; one that is not there
// leaves none chosen.
func (t *Timeline) Choose(id string) { t.choose(t.index(id)) }

func (t *Timeline) index(id string) int {
	if id == "" {
		return -1
	}
	return slices.IndexFunc(t.entries, func(e *TimelineEntry) bool { return e.ID == id })
}

// choose makes the entry at an index the chosen one, -1 for none, and shows it whole.
func (t *Timeline) choose(index int) {
	t.chosen = index
	t.reveal(index)
	t.draw(true)
}
