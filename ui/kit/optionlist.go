package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Option is one thing a lookup or a select offers.
type Option struct {
	ID       string      // what the choice means to the caller; "" for text that is no record
	Text     string      // what is shown and what typing is compared with
	Detail   string      // grey, after the text
	Tag      string      // a small tag at the end, such as "Customer"
	Icon     string      // Lucide name, before the text
	Dot      color.Color // before the text, nil for none
	Disabled bool        // shown, but not to be chosen
}

const (
	optionRows             = 8 // visible at once
	optionMaxWidth float32 = 440
	optionBar      float32 = 4
	optionPadding  float32 = Space2
)

// rowKind says what choosing a row of an option list does.
type rowKind int

const (
	rowOption  rowKind = iota
	rowClear           // chooses nothing
	rowCreate          // makes a new record of the typed text
	rowMessage         // only says something
)

type optionRow struct {
	Option
	kind rowKind
}

func (r optionRow) selectable() bool { return r.kind != rowMessage && !r.Disabled }

// optionList is the list under a lookup: at most optionRows rows at a time, one of
// them active. While it is open it has the focus of the canvas and hands all keys
// to its owner, in which the person goes on typing.
type optionList struct {
	widget.BaseWidget
	owner  fyne.Focusable
	choose func(optionRow)
	rows   []optionRow
	active int // -1 for none
	first  int // topmost visible row
}

var (
	_ fyne.Focusable     = (*optionList)(nil)
	_ fyne.Tabbable      = (*optionList)(nil)
	_ fyne.Shortcutable  = (*optionList)(nil)
	_ fyne.Tappable      = (*optionList)(nil)
	_ fyne.Scrollable    = (*optionList)(nil)
	_ desktop.Hoverable  = (*optionList)(nil)
	_ desktop.Keyable    = (*optionList)(nil)
	_ desktop.Cursorable = (*optionList)(nil)
)

func newOptionList(owner fyne.Focusable, choose func(optionRow)) *optionList {
	l := &optionList{owner: owner, choose: choose, active: -1}
	l.ExtendBaseWidget(l)
	return l
}

// setRows shows other rows with one of them active, or none for -1.
func (l *optionList) setRows(rows []optionRow, active int) {
	l.rows, l.active, l.first = rows, active, 0
	l.reveal()
	l.Refresh()
}

func (l *optionList) activeRow() (optionRow, bool) {
	if l.active < 0 || l.active >= len(l.rows) {
		return optionRow{}, false
	}
	return l.rows[l.active], true
}

// move makes the row by steps further the active one, past rows that cannot be chosen.
func (l *optionList) move(steps int) {
	direction := 1
	if steps < 0 {
		direction = -1
	}
	target := min(max(l.active+steps, 0), len(l.rows)-1)
	for i := target; i >= 0 && i < len(l.rows); i += direction {
		if l.rows[i].selectable() {
			l.activate(i)
			return
		}
	}
}

func (l *optionList) activate(row int) {
	l.active = row
	l.reveal()
	l.Refresh()
}

func (l *optionList) reveal() {
	if l.active >= 0 && l.active < l.first {
		l.first = l.active
	}
	if l.active >= l.first+optionRows {
		l.first = l.active - optionRows + 1
	}
}

func (l *optionList) rowAt(y float32) (int, bool) {
	row := l.first + int(y/RowHeight)
	return row, y >= 0 && row < len(l.rows) && row < l.first+optionRows && l.rows[row].selectable()
}

// Tapped chooses a row.
func (l *optionList) Tapped(at *fyne.PointEvent) {
	if row, ok := l.rowAt(at.Position.Y); ok {
		l.choose(l.rows[row])
	}
}

// Scrolled moves the visible rows.
func (l *optionList) Scrolled(e *fyne.ScrollEvent) {
	step := 1
	if e.Scrolled.DY > 0 {
		step = -1
	}
	l.first = max(min(l.first+step, len(l.rows)-optionRows), 0)
	l.Refresh()
}

// MouseIn is part of hovering.
func (l *optionList) MouseIn(e *desktop.MouseEvent) { l.MouseMoved(e) }

// MouseMoved makes the row under the pointer the active one.
func (l *optionList) MouseMoved(e *desktop.MouseEvent) {
	if row, ok := l.rowAt(e.Position.Y); ok && row != l.active {
		l.activate(row)
	}
}

// MouseOut is part of hovering.
func (l *optionList) MouseOut() {}

// Cursor is a hand.
func (l *optionList) Cursor() desktop.Cursor { return desktop.PointerCursor }

// FocusGained means nothing to the list: the owner keeps looking focused.
func (l *optionList) FocusGained() {}

// FocusLost means nothing to the list.
func (l *optionList) FocusLost() {}

// AcceptsTab lets the owner decide what Tab does while the list is open.
func (l *optionList) AcceptsTab() bool { return true }

// TypedRune goes to the owner.
func (l *optionList) TypedRune(r rune) { l.owner.TypedRune(r) }

// TypedKey goes to the owner.
func (l *optionList) TypedKey(key *fyne.KeyEvent) { l.owner.TypedKey(key) }

// TypedShortcut goes to the owner.
func (l *optionList) TypedShortcut(s fyne.Shortcut) {
	if owner, ok := l.owner.(fyne.Shortcutable); ok {
		owner.TypedShortcut(s)
	}
}

// KeyDown goes to the owner.
func (l *optionList) KeyDown(key *fyne.KeyEvent) {
	if owner, ok := l.owner.(desktop.Keyable); ok {
		owner.KeyDown(key)
	}
}

// KeyUp goes to the owner.
func (l *optionList) KeyUp(key *fyne.KeyEvent) {
	if owner, ok := l.owner.(desktop.Keyable); ok {
		owner.KeyUp(key)
	}
}

func (l *optionList) minSize() fyne.Size {
	var width float32
	for _, row := range l.rows[:min(len(l.rows), 5*optionRows)] {
		width = max(width, row.width())
	}
	return fyne.NewSize(min(width, optionMaxWidth), RowHeight*float32(min(len(l.rows), optionRows)))
}

// width is what a row needs to show all it has.
func (r optionRow) width() float32 {
	width := 2*optionPadding + optionBar + textWidth(r.Text, TextBase, false)
	if r.Icon != "" || r.Dot != nil || r.kind == rowCreate {
		width += IconSmall + controlGap
	}
	if r.Detail != "" {
		width += Space2 + textWidth(r.Detail, TextCaption, false)
	}
	if r.Tag != "" {
		width += Space2 + textWidth(r.Tag, TextCaption, false) + 2*controlGap
	}
	return width
}

// CreateRenderer draws the visible rows only.
func (l *optionList) CreateRenderer() fyne.WidgetRenderer {
	mark, bar := newBox(radiusTag), newBox(optionBar/2)
	objects := []fyne.CanvasObject{mark}
	views := make([]*optionRowView, optionRows)
	for i := range views {
		views[i] = newOptionRowView()
		objects = append(objects, views[i].objects()...)
	}
	paint := func() {
		paintBox(mark, ColorAccentSoft, "")
		paintBox(bar, ColorBorderStrong, "")
	}
	layout := func(size fyne.Size) {
		l.layoutRows(views, size)
		l.layoutMark(mark, size)
		l.layoutBar(bar, size)
	}
	return newDrawing(l, l.minSize, layout, paint, append(objects, bar)...)
}

func (l *optionList) layoutRows(views []*optionRowView, size fyne.Size) {
	for i, view := range views {
		index := l.first + i
		if index >= len(l.rows) {
			view.hide()
			continue
		}
		view.show(l.rows[index], index == l.active)
		view.layout(float32(i)*RowHeight, size.Width-optionBar)
	}
}

func (l *optionList) layoutMark(mark *canvas.Rectangle, size fyne.Size) {
	show(mark, l.active >= l.first && l.active < l.first+optionRows)
	place(mark, 0, float32(l.active-l.first)*RowHeight, size.Width, RowHeight)
}

func (l *optionList) layoutBar(bar *canvas.Rectangle, size fyne.Size) {
	show(bar, len(l.rows) > optionRows)
	if total := float32(len(l.rows)); total > 0 {
		place(bar, size.Width-optionBar+1, size.Height*float32(l.first)/total, optionBar, size.Height*optionRows/total)
	}
}

// optionRowView draws one row of an option list.
type optionRowView struct {
	dot          *canvas.Circle
	icon         *canvas.Image
	text, detail *canvas.Text
	tagBox       *canvas.Rectangle
	tag          *canvas.Text
}

func newOptionRowView() *optionRowView {
	v := &optionRowView{
		dot:    canvas.NewCircle(color.Transparent),
		icon:   canvas.NewImageFromResource(nil),
		text:   NewText("", TextBase, ColorText, false),
		detail: NewText("", TextCaption, ColorText3, false),
		tagBox: newBox(radiusTag),
		tag:    NewText("", TextCaption, ColorHold, false),
	}
	v.icon.FillMode = canvas.ImageFillContain
	return v
}

func (v *optionRowView) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{v.dot, v.icon, v.text, v.detail, v.tagBox, v.tag}
}

func (v *optionRowView) hide() {
	for _, o := range v.objects() {
		o.Hide()
	}
}

func (v *optionRowView) show(row optionRow, active bool) {
	ink := optionInk(row, active)
	icon := row.Icon
	if row.kind == rowCreate {
		icon = "plus"
	}
	show(v.dot, row.Dot != nil)
	if row.Dot != nil {
		v.dot.FillColor = row.Dot
	}
	show(v.icon, icon != "")
	if icon != "" {
		showIcon(v.icon, IconIn(icon, ink))
	}
	v.text.Text, v.text.Color = row.Text, Paint(ink)
	v.text.Show()
	v.detail.Text, v.detail.Color = row.Detail, Paint(ColorText3)
	show(v.detail, row.Detail != "")
	v.tag.Text, v.tag.Color, v.tagBox.FillColor = row.Tag, Paint(ColorHold), Paint(ColorHoldSoft)
	show(v.tag, row.Tag != "")
	show(v.tagBox, row.Tag != "")
}

func optionInk(row optionRow, active bool) fyne.ThemeColorName {
	switch {
	case row.Disabled:
		return ColorDisabled
	case row.kind == rowMessage, row.kind == rowClear && !active:
		return ColorText3
	case active, row.kind == rowCreate:
		return ColorAccentText
	}
	return ColorText
}

func (v *optionRowView) layout(top, width float32) {
	left, right := optionPadding, width-optionPadding
	if v.dot.Visible() {
		place(v.dot, left, top+(RowHeight-DotSize)/2, DotSize, DotSize)
		left += DotSize + controlGap
	}
	if v.icon.Visible() {
		place(v.icon, left, top+(RowHeight-IconSmall)/2, IconSmall, IconSmall)
		left += IconSmall + controlGap
	}
	if v.tag.Visible() {
		tagWidth := textWidth(v.tag.Text, TextCaption, false) + 2*controlGap
		place(v.tagBox, right-tagWidth, top+(RowHeight-TagHeight)/2, tagWidth, TagHeight)
		centreText(v.tag, right-tagWidth+controlGap, top, RowHeight)
		right -= tagWidth + Space2
	}
	v.text.Text = shorten(v.text.Text, TextBase, false, right-left)
	centreText(v.text, left, top, RowHeight)
	left += v.text.MinSize().Width + Space2
	if v.detail.Visible() {
		v.detail.Text = shorten(v.detail.Text, TextCaption, false, right-left)
		centreText(v.detail, left, top+1, RowHeight)
		show(v.detail, right-left > 2*TextCaption)
	}
}
