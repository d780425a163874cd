package kit

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// paletteRows is how many lines are visible at once.
const paletteRows = 15

// paletteLine is an item, or the caption of a group.
type paletteLine struct {
	PaletteItem
	caption bool
}

func (l paletteLine) selectable() bool { return !l.caption && !l.Disabled }

// paletteLines puts groups one beneath the other, the empty ones left out.
func paletteLines(groups []PaletteGroup) []paletteLine {
	var lines []paletteLine
	for _, g := range groups {
		if len(g.Items) == 0 {
			continue
		}
		lines = append(lines, paletteLine{PaletteItem{Text: g.Title}, true})
		for _, item := range g.Items {
			lines = append(lines, paletteLine{item, false})
		}
	}
	return lines
}

// paletteList shows what a palette found. Its owner has the keyboard.
type paletteList struct {
	widget.BaseWidget
	choose func(PaletteItem)
	idle   func() // hears a click that chooses nothing
	lines  []paletteLine
	active int // -1 for none
	first  int // topmost visible line
}

var (
	_ fyne.Tappable      = (*paletteList)(nil)
	_ fyne.Scrollable    = (*paletteList)(nil)
	_ desktop.Hoverable  = (*paletteList)(nil)
	_ desktop.Cursorable = (*paletteList)(nil)
)

func newPaletteList(choose func(PaletteItem), idle func()) *paletteList {
	l := &paletteList{choose: choose, idle: idle, active: -1}
	l.ExtendBaseWidget(l)
	return l
}

// set shows other lines, the first item active.
func (l *paletteList) set(lines []paletteLine) {
	l.lines, l.first = lines, 0
	l.active = slices.IndexFunc(lines, paletteLine.selectable)
	l.Refresh()
}

// extend shows lines that go on behind those on show.
func (l *paletteList) extend(lines []paletteLine) {
	l.lines = lines
	if l.active < 0 {
		l.active = slices.IndexFunc(lines, paletteLine.selectable)
	}
	l.Refresh()
}

func (l *paletteList) chosen() (PaletteItem, bool) {
	if l.active < 0 || l.active >= len(l.lines) {
		return PaletteItem{}, false
	}
	return l.lines[l.active].PaletteItem, true
}

// move makes the line by steps further the active one, past those that cannot be chosen.
func (l *paletteList) move(steps int) {
	direction := 1
	if steps < 0 {
		direction = -1
	}
	target := min(max(l.active+steps, 0), len(l.lines)-1)
	at := l.seek(target, direction)
	if at < 0 { // the captions at an end
		at = l.seek(target, -direction)
	}
	if at >= 0 {
		l.active = at
	}
	l.reveal()
	l.Refresh()
}

// seek is the first item that can be chosen from a line on; -1 for none.
func (l *paletteList) seek(from, direction int) int {
	for i := from; i >= 0 && i < len(l.lines); i += direction {
		if l.lines[i].selectable() {
			return i
		}
	}
	return -1
}

// reveal scrolls to the active line, and to the caption of its group above it.
func (l *paletteList) reveal() {
	top := l.active
	if top > 0 && l.lines[top-1].caption {
		top--
	}
	l.first = min(l.first, max(top, 0))
	l.first = max(l.first, l.active-paletteRows+1)
}

func (l *paletteList) lineAt(y float32) (int, bool) {
	at := l.first + int(y/RowHeight)
	return at, y >= 0 && at < len(l.lines) && at < l.first+paletteRows && l.lines[at].selectable()
}

// Tapped chooses an item.
func (l *paletteList) Tapped(e *fyne.PointEvent) {
	if at, ok := l.lineAt(e.Position.Y); ok {
		l.choose(l.lines[at].PaletteItem)
	} else {
		l.idle()
	}
}

// Scrolled moves the visible lines.
func (l *paletteList) Scrolled(e *fyne.ScrollEvent) {
	step := 2
	if e.Scrolled.DY > 0 {
		step = -2
	}
	l.first = max(min(l.first+step, len(l.lines)-paletteRows), 0)
	l.Refresh()
}

// MouseIn is as MouseMoved.
func (l *paletteList) MouseIn(e *desktop.MouseEvent) { l.MouseMoved(e) }

// MouseMoved makes the item under the pointer the active one.
func (l *paletteList) MouseMoved(e *desktop.MouseEvent) {
	if at, ok := l.lineAt(e.Position.Y); ok && at != l.active {
		l.active = at
		l.Refresh()
	}
}

// MouseOut is for Fyne; the item stays active for the keyboard.
func (l *paletteList) MouseOut() {}

// Cursor is a hand.
func (l *paletteList) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer draws the visible lines only.
func (l *paletteList) CreateRenderer() fyne.WidgetRenderer {
	mark, bar := newBox(radiusTag), newBox(optionBar/2)
	views := make([]*paletteView, paletteRows)
	objects := []fyne.CanvasObject{mark}
	for i := range views {
		views[i] = &paletteView{label: newStrip(Space2), detail: newStrip(0), tail: newStrip(0)}
		objects = append(objects, views[i].label.box, views[i].detail.box, views[i].tail.box)
	}
	paint := func() {
		paintBox(mark, ColorAccentSoft, "")
		paintBox(bar, ColorBorderStrong, "")
		for i, view := range views {
			view.show(l, l.first+i)
		}
	}
	layout := func(size fyne.Size) {
		for i, view := range views {
			view.place(float32(i)*RowHeight, size.Width-optionBar)
		}
		show(mark, l.active >= l.first && l.active < l.first+paletteRows)
		place(mark, 0, float32(l.active-l.first)*RowHeight, size.Width, RowHeight)
		l.placeBar(bar, size)
	}
	minSize := func() fyne.Size { return fyne.NewSize(0, RowHeight*float32(min(len(l.lines), paletteRows))) }
	return newDrawing(l, minSize, layout, paint, append(objects, bar)...)
}

func (l *paletteList) placeBar(bar *canvas.Rectangle, size fyne.Size) {
	show(bar, len(l.lines) > paletteRows)
	if total := float32(len(l.lines)); total > 0 {
		place(bar, size.Width-optionBar+1, size.Height*float32(l.first)/total, optionBar, size.Height*paletteRows/total)
	}
}

// paletteView draws one line. Where it is too long its detail gives way first.
type paletteView struct {
	label, detail, tail *strip
	indent              float32 // in place of an icon
}

func (v *paletteView) show(l *paletteList, index int) {
	v.detail.set()
	v.tail.set()
	v.indent = 0
	if index >= len(l.lines) {
		v.label.set()
		return
	}
	line := l.lines[index]
	v.label.set(line.parts(index == l.active)...)
	if line.Icon == "" && !line.caption {
		v.indent = IconSize + Space2
	}
	if line.Detail != "" {
		v.detail.set(part{text: line.Detail, size: TextCaption, colour: line.ink(ColorText3, false)})
	}
	if line.Key != "" {
		v.tail.set(part{text: line.Key, size: TextCaption, colour: line.ink(ColorText3, false)})
	}
}

func (v *paletteView) place(top, width float32) {
	left, right := Space2+v.indent, width-Space2-v.tail.width()
	v.tail.place(right, top, v.tail.width(), RowHeight)
	label := min(v.label.width(), right-Space2-left)
	v.label.place(left, top, label, RowHeight)
	left += label + Space2
	show(v.detail.box, right-Space2-left > 2*TextCaption)
	v.detail.place(left, top+1, right-Space2-left, RowHeight)
}

func (l paletteLine) parts(active bool) []part {
	if l.caption {
		return []part{{text: l.Text, size: TextCaption, bold: true, colour: ColorText3}}
	}
	text := part{text: l.Text, colour: l.ink(ColorText, active)}
	if l.Icon == "" {
		return []part{text}
	}
	return []part{{icon: l.Icon, colour: l.ink(ColorText2, active)}, text}
}

func (l paletteLine) ink(usual fyne.ThemeColorName, active bool) fyne.ThemeColorName {
	switch {
	case l.Disabled:
		return ColorDisabled
	case active:
		return ColorAccentText
	}
	return usual
}
