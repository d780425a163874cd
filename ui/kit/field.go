package kit

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

const (
	captionLine float32 = 16
	fieldGap    float32 = 2
)

// invalidable is a control that can show the outline of an error.
type invalidable interface{ SetInvalid(invalid bool) }

// focusTarget is a control that knows what the canvas focuses to use it.
type focusTarget interface{ FocusTarget() fyne.Focusable }

// growing is a control that may take more height than it needs.
type growing interface{ grows() bool }

// FieldAction is a link beside the message of a field, such as "Use 1,234.00".
type FieldAction struct {
	Text string
	Do   func()
}

// Field is a control with a label above it and, when there is something to say, a
// message beneath it: an error, or else a hint.
type Field struct {
	widget.BaseWidget
	label    string
	required bool
	control  fyne.CanvasObject
	failure  fieldRemark
	hint     fieldRemark
	message  *fieldMessage
}

// fieldRemark is a message and the links beside it.
type fieldRemark struct {
	text    string
	actions []FieldAction
}

// NewField labels a control.
func NewField(label string, control fyne.CanvasObject) *Field {
	f := &Field{label: label, control: control, message: newFieldMessage()}
	f.ExtendBaseWidget(f)
	return f
}

// NewRequiredField labels a control that must be filled in.
func NewRequiredField(label string, control fyne.CanvasObject) *Field {
	f := NewField(label, control)
	f.required = true
	return f
}

// Control is what the field holds.
func (f *Field) Control() fyne.CanvasObject { return f.control }

// SetLabel changes the label.
func (f *Field) SetLabel(label string) {
	f.label = label
	f.Refresh()
}

// SetError shows what is wrong and what to do about it, with links that do it.
func (f *Field) SetError(message string, actions ...FieldAction) {
	f.failure = fieldRemark{message, actions}
	if control, ok := f.control.(invalidable); ok {
		control.SetInvalid(message != "")
	}
	f.showMessage()
}

// ClearError takes the error away; a hint shows again.
func (f *Field) ClearError() { f.SetError("") }

// Error is the message shown as an error, "" for none.
func (f *Field) Error() string { return f.failure.text }

// SetHint shows a remark, with links, while there is no error; "" takes it away.
func (f *Field) SetHint(hint string, actions ...FieldAction) {
	f.hint = fieldRemark{hint, actions}
	f.showMessage()
}

// Focus begins the use of the control, or of the first one that it holds.
func (f *Field) Focus() { focusIn(f.control) }

func focusIn(o fyne.CanvasObject) bool {
	switch o := o.(type) {
	case focusTarget:
		focus(o.FocusTarget())
		return true
	case *fyne.Container:
		return slices.ContainsFunc(o.Objects, focusIn)
	}
	return false
}

// Tapped begins the use of the control when its label is clicked.
func (f *Field) Tapped(*fyne.PointEvent) { f.Focus() }

func (f *Field) showMessage() {
	if f.failure.text != "" {
		f.message.set(f.failure, ColorLost)
	} else {
		f.message.set(f.hint, ColorText3)
	}
	f.Refresh()
}

// CreateRenderer stacks label, control and message.
func (f *Field) CreateRenderer() fyne.WidgetRenderer {
	label := NewText("", TextCaption, ColorText2, false)
	star := NewText("*", TextCaption, ColorLost, false)
	paint := func() {
		label.Text, label.Color = f.label, Paint(ColorText2)
		star.Color = Paint(ColorLost)
		show(star, f.required)
		show(f.message, f.message.text != "" || len(f.message.links) > 0)
	}
	minSize := func() fyne.Size {
		size := f.control.MinSize().AddWidthHeight(0, captionLine+fieldGap)
		if f.message.Visible() {
			size.Height += fieldGap + f.message.MinSize().Height
		}
		return size
	}
	layout := func(size fyne.Size) { f.layout(label, star, size) }
	return newDrawing(f, minSize, layout, paint, label, star, f.control, f.message)
}

func (f *Field) layout(label, star *canvas.Text, size fyne.Size) {
	label.Text = shorten(f.label, TextCaption, false, size.Width-Space3)
	centreText(label, 0, 0, captionLine)
	centreText(star, label.MinSize().Width+Space1, 0, captionLine)
	below := float32(0)
	if f.message.Visible() {
		f.message.Resize(fyne.NewSize(size.Width, f.message.MinSize().Height))
		below = f.message.MinSize().Height + fieldGap
	}
	top := captionLine + fieldGap
	height := f.control.MinSize().Height
	if g, ok := f.control.(growing); ok && g.grows() {
		height = max(height, size.Height-top-below)
	}
	place(f.control, 0, top, size.Width, height)
	f.message.Move(fyne.NewPos(0, top+height+fieldGap))
}

// fieldMessage is a wrapped caption followed by links.
type fieldMessage struct {
	widget.BaseWidget
	text  string
	ink   fyne.ThemeColorName
	links []*Link
}

func newFieldMessage() *fieldMessage {
	m := &fieldMessage{ink: ColorText3}
	m.ExtendBaseWidget(m)
	return m
}

// set shows a remark. Links that say the same stay: pressing the mouse on one takes the
// keyboard from the control, whose text is then judged and found wrong again, and the
// mouse must be let go over the link that it was pressed on.
func (m *fieldMessage) set(remark fieldRemark, ink fyne.ThemeColorName) {
	m.text, m.ink = remark.text, ink
	links := make([]*Link, len(remark.actions))
	for i, a := range remark.actions {
		if i < len(m.links) && m.links[i].text == a.Text {
			links[i] = m.links[i]
			links[i].onTapped = a.Do
		} else {
			links[i] = NewCaptionLink(a.Text, a.Do)
		}
	}
	m.links = links
	m.Refresh()
}

// CreateRenderer breaks the message at the width the field has.
func (m *fieldMessage) CreateRenderer() fyne.WidgetRenderer {
	r := &fieldMessageRenderer{message: m}
	r.Refresh()
	return r
}

type fieldMessageRenderer struct {
	message *fieldMessage
	lines   []*canvas.Text
	rows    int // lines and rows of links, in the last layout
}

func (r *fieldMessageRenderer) Destroy() {}

func (r *fieldMessageRenderer) MinSize() fyne.Size {
	return fyne.NewSize(0, float32(max(r.rows, 1))*captionLine)
}

func (r *fieldMessageRenderer) Objects() []fyne.CanvasObject {
	var objects []fyne.CanvasObject
	for _, line := range r.lines {
		objects = append(objects, line)
	}
	for _, link := range r.message.links {
		objects = append(objects, link)
	}
	return objects
}

func (r *fieldMessageRenderer) Refresh() {
	r.Layout(r.message.Size())
	canvas.Refresh(r.message)
}

func (r *fieldMessageRenderer) Layout(size fyne.Size) {
	if size.Width == 0 { // not laid out yet: one line is the best guess
		return
	}
	x, y := r.layoutText(size.Width)
	for _, link := range r.message.links {
		width := link.MinSize().Width
		if x > 0 && x+width > size.Width {
			x, y = 0, y+captionLine
		}
		place(link, x, y, width, captionLine)
		x += width + controlGap
	}
	r.rows = int(y/captionLine) + 1
}

// layoutText returns where the first link goes: after the last line.
func (r *fieldMessageRenderer) layoutText(width float32) (x, y float32) {
	m := r.message
	if m.text == "" {
		r.lines = nil
		return 0, 0
	}
	lines := wrap(m.text, TextCaption, width)
	r.haveLines(len(lines))
	for i, line := range lines {
		text := r.lines[i]
		text.Text, text.Color = line, Paint(m.ink)
		y = float32(i) * captionLine
		centreText(text, 0, y, captionLine)
		x = text.MinSize().Width + controlGap
	}
	return x, y
}

// haveLines keeps the text objects there are: Fyne lays out again whatever gets new
// ones, which would never end.
func (r *fieldMessageRenderer) haveLines(count int) {
	for len(r.lines) < count {
		r.lines = append(r.lines, NewText("", TextCaption, ColorText3, false))
	}
	r.lines = r.lines[:count]
}
