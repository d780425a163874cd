package kit

import (
	"math"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

const (
	timelineMargin  float32 = Space4 // beside the entries
	timelineTop     float32 = Space3
	timelineCircle  float32 = 24
	timelineText            = timelineCircle + Space3 // from the circle's left edge
	timelineIndent  float32 = 3                       // of the title below the circle's top
	timelineGap     float32 = Space2                  // below an entry
	timelineSection float32 = Space1                  // above a heading, besides
	timelineBox     float32 = 16
	timelineHead            = captionLine + Space2
	timelineNoteGap float32 = 2
)

// timelineItem is a heading or an entry, and where it stands.
type timelineItem struct {
	section int
	entry   int // index in all entries, -1 for a heading
	last    bool
	top     float64
	height  float32
}

// timelineDrawn is an item in view.
type timelineDrawn interface {
	object() *fyne.Container
}

// arrangeItems finds where everything stands in the width there is.
func (t *Timeline) arrangeItems() {
	t.items, t.width = t.items[:0], t.view.Width
	top, entry := float64(timelineTop), 0
	add := func(item timelineItem, gap float32) {
		item.top = top
		t.items = append(t.items, item)
		top += float64(item.height + gap)
	}
	for s, section := range t.sections {
		if s > 0 {
			top += float64(timelineSection)
		}
		if section.Title != "" {
			add(timelineItem{section: s, entry: -1, height: captionLine}, timelineHead-captionLine)
		}
		for i := range section.Entries {
			last := i == len(section.Entries)-1
			add(timelineItem{section: s, entry: entry, last: last, height: t.entryHeight(t.entries[entry])}, timelineGap)
			entry++
		}
	}
}

func (t *Timeline) entryHeight(e *TimelineEntry) float32 {
	height := timelineIndent + lineHeight
	if e.Detail != "" || e.Link != "" {
		height += captionLine
	}
	if e.Note != "" {
		lines, _ := t.runes.noteLines(e.Note, t.noteWidth())
		height += timelineNoteGap + float32(len(lines))*lineHeight
	}
	return max(timelineCircle, height)
}

// textRight is where the texts of entries end, before the column of marks.
func (t *Timeline) textRight() float32 {
	right := t.view.Width - timelineMargin
	if t.marked {
		right -= timelineBox + Space3
	}
	return right
}

func (t *Timeline) noteWidth() float32 {
	return max(60, t.textRight()-timelineMargin-timelineText)
}

// height is that of all entries, with the margin below.
func (t *Timeline) height() float64 {
	if len(t.items) == 0 {
		return 0
	}
	last := t.items[len(t.items)-1]
	return last.top + float64(last.height) + float64(timelineTop)
}

// itemAt is the first item that ends below a height.
func (t *Timeline) itemAt(y float64) int {
	at, _ := slices.BinarySearchFunc(t.items, y, func(item timelineItem, y float64) int {
		if item.top+float64(item.height) <= y {
			return -1
		}
		return 1
	})
	return at
}

// itemOf is the index of an entry's item.
func (t *Timeline) itemOf(entry int) int {
	at, found := slices.BinarySearchFunc(t.items, entry, func(item timelineItem, entry int) int {
		if item.entry >= 0 {
			return item.entry - entry
		}
		return t.firstOf(item.section) - entry - 1 // a heading is just before its first entry
	})
	if !found {
		return -1
	}
	return at
}

// firstOf is the index of a section's first entry among all.
func (t *Timeline) firstOf(section int) int {
	first := 0
	for _, s := range t.sections[:section] {
		first += len(s.Entries)
	}
	return first
}

func (t *Timeline) scrollTo(y float64) {
	t.y = y
	t.draw(false)
}

// reveal scrolls as little as it takes to show an entry whole.
func (t *Timeline) reveal(entry int) {
	at := t.itemOf(entry)
	if entry < 0 || at < 0 {
		return
	}
	item := t.items[at]
	top := item.top - float64(timelineGap)
	if entry == 0 {
		top = 0 // with the heading
	}
	t.y = min(t.y, top)
	t.y = max(t.y, item.top+float64(item.height+timelineGap)-float64(t.view.Height))
}

// CreateRenderer is for Fyne.
func (t *Timeline) CreateRenderer() fyne.WidgetRenderer {
	least := func() fyne.Size { return fyne.NewSize(240, 3*(timelineText+Space3)) }
	paint := func() {
		paintBox(t.surface, ColorSurface, "")
		paintRing(t.ring, t.focused)
		t.empty.Color = Paint(ColorText2)
		t.draw(true)
	}
	return newDrawing(t, least, t.arrange, paint, t.surface, t.body, t.empty, t.bar, t.ring)
}

func (t *Timeline) arrange(size fyne.Size) {
	t.view = size
	place(t.surface, 0, 0, size.Width, size.Height)
	place(t.body, 0, 0, size.Width, size.Height)
	place(t.empty, Space2, 0, size.Width-2*Space2, size.Height)
	place(t.bar, size.Width-gridBarReach, gridBarMargin, gridBarReach, size.Height-2*gridBarMargin)
	place(t.ring, FocusRing/2, FocusRing/2, size.Width-FocusRing, size.Height-FocusRing)
	if t.width != size.Width {
		t.arrangeItems()
		t.draw(true)
		return
	}
	t.draw(false)
}

// draw shows the items in view: all anew, or only those that came into it.
func (t *Timeline) draw(anew bool) {
	if t.view.Height <= 0 {
		return
	}
	t.y = math.Round(max(0, min(t.y, t.height()-float64(t.view.Height))))
	first := t.itemAt(t.y - float64(timelineGap))
	end := t.itemAt(t.y + float64(t.view.Height))
	if end < len(t.items) && t.items[end].top < t.y+float64(t.view.Height) {
		end++
	}
	if anew {
		t.recycle(0, 0)
	}
	t.recycle(first, end)
	for i := first; i < end; i++ {
		if _, live := t.live[i]; !live {
			t.live[i] = t.drawItem(t.items[i])
		}
		t.live[i].object().Move(fyne.NewPos(0, float32(t.items[i].top-t.y)))
	}
	t.bar.set(t.height(), float64(t.view.Height), t.y)
	show(t.empty, len(t.entries) == 0)
	canvas.Refresh(t.surface)
}

// recycle puts what left the view aside.
func (t *Timeline) recycle(first, end int) {
	for i, drawn := range t.live {
		if i >= first && i < end {
			continue
		}
		drawn.object().Hide()
		switch drawn := drawn.(type) {
		case *timelineHeading:
			t.headings = append(t.headings, drawn)
		case *timelineRow:
			t.spare = append(t.spare, drawn)
		}
		delete(t.live, i)
	}
}

func (t *Timeline) drawItem(item timelineItem) timelineDrawn {
	if item.entry < 0 {
		heading := reuse(&t.headings, newTimelineHeading, t.rows)
		heading.show(t.sections[item.section], t.view.Width)
		return heading
	}
	row := reuse(&t.spare, newTimelineRow, t.rows)
	row.show(t, item)
	return row
}

// reuse takes a drawing put aside, or makes one on the container of all.
func reuse[D timelineDrawn](spare *[]D, make func() D, on *fyne.Container) D {
	if n := len(*spare); n > 0 {
		drawn := (*spare)[n-1]
		*spare = (*spare)[:n-1]
		drawn.object().Show()
		return drawn
	}
	drawn := make()
	on.Objects = append(on.Objects, drawn.object())
	return drawn
}
