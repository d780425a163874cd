package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

// timelineHeading draws the heading of a section.
type timelineHeading struct {
	box          *fyne.Container
	title, count *canvas.Text
	line         *canvas.Rectangle
}

func newTimelineHeading() *timelineHeading {
	h := &timelineHeading{
		title: NewText("", TextCaption, ColorText2, true),
		count: NewText("", TextCaption, ColorText3, false),
		line:  newBox(0),
	}
	h.box = container.New(unmeasured{}, h.title, h.count, h.line)
	return h
}

func (h *timelineHeading) object() *fyne.Container { return h.box }

func (h *timelineHeading) show(section TimelineSection, width float32) {
	h.box.Resize(fyne.NewSize(width, captionLine))
	x := timelineMargin
	setText(h.title, section.Title, ColorText2, true)
	setText(h.count, section.Count, ColorText3, false)
	for _, text := range []*canvas.Text{h.title, h.count} {
		if text.Text == "" {
			continue
		}
		used := wholeWidth(text.Text, TextCaption, text.TextStyle.Bold)
		place(text, x, 0, used, captionLine)
		x += used + Space2
	}
	fillBox(h.line, ColorBorder)
	place(h.line, x, captionLine/2, max(0, width-timelineMargin-x), 1)
}

// timelineRow draws an entry.
type timelineRow struct {
	box    *fyne.Container
	fill   *canvas.Rectangle // of the chosen entry and of the one under the pointer
	line   *canvas.Rectangle // to the next circle
	circle *canvas.Circle
	icon   *canvas.Image
	title  *canvas.Text
	when   *canvas.Text
	detail *canvas.Text
	link   *canvas.Text
	under  *canvas.Rectangle // of the link under the pointer
	notes  [timelineNoteLines]*canvas.Text
	tick   *canvas.Rectangle
	done   *canvas.Image

	linkLeft, linkRight float32
}

func newTimelineRow() *timelineRow {
	r := &timelineRow{
		fill: newBox(RadiusControl), line: newBox(0), circle: canvas.NewCircle(color.Transparent),
		icon: canvas.NewImageFromResource(nil), done: canvas.NewImageFromResource(nil),
		title: NewText("", TextBase, ColorText, false), when: NewText("", TextBase, ColorText2, false),
		detail: NewText("", TextCaption, ColorText2, false), link: NewText("", TextCaption, ColorAccentText, false),
		under: newBox(0), tick: newBox(radiusTag),
	}
	r.icon.FillMode, r.done.FillMode = canvas.ImageFillContain, canvas.ImageFillContain
	r.circle.StrokeWidth = 1
	r.box = container.New(unmeasured{}, r.fill, r.line, r.circle, r.icon, r.title, r.when, r.detail, r.link, r.under, r.tick, r.done)
	for i := range r.notes {
		r.notes[i] = NewText("", TextBase, ColorText2, false)
		r.box.Add(r.notes[i])
	}
	return r
}

func (r *timelineRow) object() *fyne.Container { return r.box }

// show draws an entry of a timeline.
func (r *timelineRow) show(t *Timeline, item timelineItem) {
	e := t.entries[item.entry]
	r.box.Resize(fyne.NewSize(t.view.Width, item.height))
	place(r.fill, timelineMargin/2, -Space1, t.view.Width-timelineMargin, item.height+2*Space1)
	r.mark(t, item.entry)
	r.showCircle(e, item)
	right := t.textRight()
	r.showTitle(e, right)
	below := timelineIndent + lineHeight
	if e.Detail != "" || e.Link != "" {
		r.showDetail(e, below, right)
		below += captionLine
	} else {
		r.detail.Hide()
		r.link.Hide()
	}
	r.showNote(t, e, below+timelineNoteGap)
	r.showMark(e, t.view.Width-timelineMargin-timelineBox)
}

// mark shows whether the entry is chosen, or under the pointer.
func (r *timelineRow) mark(t *Timeline, entry int) {
	fill := fyne.ThemeColorName("")
	switch {
	case entry == t.chosen && t.focused:
		fill = ColorAccentSoft
	case entry == t.chosen, entry == t.hovered:
		fill = ColorHover
	}
	fillBox(r.fill, fill)
	under := fyne.ThemeColorName("")
	if entry == t.hovered && t.onLink {
		under = ColorAccentText
	}
	fillBox(r.under, under)
	outline := ColorBorderStrong
	if entry == t.hovered && t.onBox {
		outline = ColorAccent
	}
	paintBox(r.tick, ColorSurface, outline)
}

func (r *timelineRow) showCircle(e *TimelineEntry, item timelineItem) {
	outline, ink := orColour(e.Colour, ColorBorderStrong), orColour(e.Colour, ColorText2)
	r.circle.FillColor, r.circle.StrokeColor = Paint(ColorSurface), Paint(outline)
	place(r.circle, timelineMargin, 0, timelineCircle, timelineCircle)
	r.circle.Refresh()
	inside := (timelineCircle - IconSmall) / 2
	place(r.icon, timelineMargin+inside, inside, IconSmall, IconSmall)
	show(r.icon, e.Icon != "")
	if e.Icon != "" {
		showIcon(r.icon, IconIn(e.Icon, ink))
	}
	if item.last {
		r.line.Hide()
		return
	}
	fillBox(r.line, ColorBorder)
	place(r.line, timelineMargin+timelineCircle/2, timelineCircle, 1, item.height-timelineCircle+timelineGap)
}

func (r *timelineRow) showTitle(e *TimelineEntry, right float32) {
	left := timelineMargin + timelineText
	setText(r.when, e.When, orColour(e.WhenColour, ColorText2), false)
	used := wholeWidth(e.When, TextBase, false)
	place(r.when, right-used, timelineIndent, used, lineHeight)
	setText(r.title, shorten(e.Title, TextBase, e.Bold, e.titleRoom(right)), ColorText, e.Bold)
	place(r.title, left, timelineIndent, e.titleRoom(right), lineHeight)
}

// titleRoom is the width left for the title beside the time.
func (e *TimelineEntry) titleRoom(right float32) float32 {
	room := right - timelineMargin - timelineText
	if e.When != "" {
		room -= wholeWidth(e.When, TextBase, false) + Space2
	}
	return max(0, room)
}

func (r *timelineRow) showDetail(e *TimelineEntry, top, right float32) {
	x := timelineMargin + timelineText
	setText(r.detail, shorten(e.Detail, TextCaption, false, e.detailRoom(right)), ColorText2, false)
	used := wholeWidth(r.detail.Text, TextCaption, false)
	place(r.detail, x, top, used, captionLine)
	if used > 0 {
		x += used + Space2
	}
	r.linkLeft, r.linkRight = x, x+wholeWidth(e.Link, TextCaption, false)
	setText(r.link, e.Link, ColorAccentText, false)
	place(r.link, x, top, r.linkRight-x, captionLine)
	place(r.under, x, top+captionLine-2, r.linkRight-x, 1)
}

// detailRoom is the width left for the detail beside the link.
func (e *TimelineEntry) detailRoom(right float32) float32 {
	room := right - timelineMargin - timelineText
	if e.Link != "" {
		room -= wholeWidth(e.Link, TextCaption, false) + Space2
	}
	return max(0, room)
}

func (r *timelineRow) showNote(t *Timeline, e *TimelineEntry, top float32) {
	lines, _ := t.runes.noteLines(e.Note, t.noteWidth())
	for i, text := range r.notes {
		if i >= len(lines) {
			text.Hide()
			continue
		}
		setText(text, lines[i], ColorText2, false)
		place(text, timelineMargin+timelineText, top+float32(i)*lineHeight, t.noteWidth(), lineHeight)
	}
}

func (r *timelineRow) showMark(e *TimelineEntry, x float32) {
	show(r.tick, e.Mark == TimelineBox)
	show(r.done, e.Mark == TimelineDone)
	place(r.tick, x, Space1, timelineBox, timelineBox)
	place(r.done, x, Space1, timelineBox, timelineBox)
	if e.Mark == TimelineDone {
		showIcon(r.done, IconIn("check", ColorWon))
	}
}
