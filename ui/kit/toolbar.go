package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"
)

// ToolItem is an element of a toolbar; make it with Tool, IconTool, PrimaryTool,
// ToolSeparator or ToolObject.
type ToolItem struct {
	command   *Command
	primary   bool
	separator bool
	bare      bool // the icon alone, however much room there is
	object    fyne.CanvasObject
}

// Tool is a command as an icon and a label.
func Tool(c *Command) ToolItem { return ToolItem{command: c} }

// IconTool is a command as an icon alone, for those everybody knows by it.
func IconTool(c *Command) ToolItem { return ToolItem{command: c, bare: true} }

// PrimaryTool is the one command filled with the accent, first in the toolbar.
func PrimaryTool(c *Command) ToolItem { return ToolItem{command: c, primary: true} }

// ToolSeparator is a line between groups.
func ToolSeparator() ToolItem { return ToolItem{separator: true} }

// ToolObject puts a widget in the toolbar, such as a Segmented or a RecordPosition.
func ToolObject(o fyne.CanvasObject) ToolItem { return ToolItem{object: o} }

const (
	toolGap       float32 = Space1
	toolMargin    float32 = Space3
	toolTop       float32 = 5
	toolSeparator float32 = 13 // the line and the room on both sides
)

// Toolbar shows the commands of the tab in front. Where it is too narrow the
// labels of the last items go first, then the items themselves, into a menu. It
// takes no keyboard focus: each of its commands is in a menu as well.
type Toolbar struct {
	widget.BaseWidget
	items    []ToolItem
	objects  []fyne.CanvasObject // one for each item
	right    *fyne.Container
	note     string
	overflow *toolButton
	hidden   []*Command
}

// NewToolbar makes a toolbar.
func NewToolbar(items ...ToolItem) *Toolbar {
	t := &Toolbar{right: container.New(Columns(Space2))}
	t.overflow = newToolButton(&Command{Title: lang.X("toolbar.more", "More"), Icon: "ellipsis", Run: t.showOverflow}, false)
	t.overflow.compact = true
	t.ExtendBaseWidget(t)
	t.SetItems(items...)
	return t
}

// SetItems shows other items.
func (t *Toolbar) SetItems(items ...ToolItem) {
	t.items = items
	t.objects = make([]fyne.CanvasObject, len(items))
	for i, item := range items {
		t.objects[i] = item.canvasObject()
	}
	t.Refresh()
}

func (i ToolItem) canvasObject() fyne.CanvasObject {
	switch {
	case i.separator:
		return newSeparatorLine(20)
	case i.object != nil:
		return i.object
	}
	b := newToolButton(i.command, i.primary)
	b.compact = i.bare
	return b
}

// SetRight puts widgets at the right end, such as the search box.
func (t *Toolbar) SetRight(objects ...fyne.CanvasObject) {
	t.right.Objects = objects
	t.Refresh()
}

// SetNote shows a short text before the right end, such as "Unsaved changes".
func (t *Toolbar) SetNote(note string) {
	t.note = note
	t.Refresh()
}

// CreateRenderer is for Fyne.
func (t *Toolbar) CreateRenderer() fyne.WidgetRenderer {
	back, line, note := newBox(0), newBox(0), newStrip(0)
	items := container.NewWithoutLayout()
	paint := func() {
		paintBox(back, ColorSurface, "")
		paintBox(line, ColorBorder, "")
		note.set(part{text: t.note, size: TextCaption, colour: ColorText3})
		items.Objects = append(append([]fyne.CanvasObject{}, t.objects...), t.overflow)
		for _, o := range items.Objects {
			o.Refresh()
		}
	}
	minSize := func() fyne.Size {
		return fyne.NewSize(t.right.MinSize().Width+2*toolMargin+120, ToolbarHeight)
	}
	layout := func(size fyne.Size) {
		place(back, 0, 0, size.Width, size.Height)
		place(line, 0, size.Height-1, size.Width, 1)
		place(items, 0, 0, size.Width, size.Height)
		x := size.Width - toolMargin - t.right.MinSize().Width
		place(t.right, x, toolTop, t.right.MinSize().Width, ControlHeight)
		if t.note != "" {
			x -= note.width() + 2*Space2
		}
		note.place(x+Space2, toolTop, note.width(), ControlHeight)
		t.layoutItems(x - toolMargin)
	}
	return newDrawing(t, minSize, layout, paint, back, line, items, note.box, t.right)
}

// layoutItems lets the items use the toolbar up to right.
func (t *Toolbar) layoutItems(right float32) {
	t.fit(right - toolMargin)
	x := toolMargin
	for _, o := range append(append([]fyne.CanvasObject{}, t.objects...), t.overflow) {
		if !o.Visible() {
			continue
		}
		width := o.MinSize().Width
		place(o, x, toolTop, width, ControlHeight)
		x += width + toolGap
	}
}

// fit drops labels, then items, from the last on until the width is enough.
func (t *Toolbar) fit(width float32) {
	t.hidden = nil
	t.overflow.Hidden = true
	for i := range t.items {
		t.showItem(i)
	}
	for i := len(t.items) - 1; i >= 0 && t.width() > width; i-- {
		if b, ok := t.objects[i].(*toolButton); ok && b.command.Icon != "" {
			b.compact = true
		}
	}
	for i := len(t.items) - 1; i >= 0 && t.width() > width; i-- {
		t.hideItem(i)
	}
}

func (t *Toolbar) showItem(i int) {
	switch o := t.objects[i].(type) {
	case *toolButton:
		o.compact, o.Hidden = t.items[i].bare, false
	case *separatorLine:
		o.Hidden = false
	}
}

func (t *Toolbar) hideItem(i int) {
	switch o := t.objects[i].(type) {
	case *toolButton:
		o.Hidden = true
		t.hidden = append([]*Command{t.items[i].command}, t.hidden...)
		t.overflow.Hidden = false
	case *separatorLine:
		o.Hidden = true
	}
}

func (t *Toolbar) width() float32 {
	var total float32
	for _, o := range append([]fyne.CanvasObject{t.overflow}, t.objects...) {
		if !o.Visible() {
			continue
		}
		if b, ok := o.(*toolButton); ok {
			total += b.width() + toolGap
			continue
		}
		total += o.MinSize().Width + toolGap
	}
	return total - toolGap
}

func (t *Toolbar) showOverflow() {
	items := make([]MenuItem, len(t.hidden))
	for i, c := range t.hidden {
		items[i] = MenuCommand(c)
	}
	driver := fyne.CurrentApp().Driver()
	below := driver.AbsolutePositionForObject(t.overflow).AddXY(0, ControlHeight)
	ShowContextMenu(driver.CanvasForObject(t.overflow), below, items...)
}

// toolButton is a command in a toolbar.
type toolButton struct {
	pressable
	command *Command
	primary bool
	compact bool // the icon alone
}

func newToolButton(c *Command, primary bool) *toolButton {
	b := &toolButton{command: c, primary: primary}
	b.onTapped = c.Trigger
	b.SetTooltip(c.Hint())
	b.extend(b)
	return b
}

func (b *toolButton) width() float32 { return newStrip(6, b.parts()...).width() + b.left() + b.right() }

func (b *toolButton) left() float32 {
	switch {
	case b.compact:
		return 7
	case b.primary:
		return 10
	}
	return Space2
}

func (b *toolButton) right() float32 {
	if b.primary && !b.compact {
		return Space3
	}
	return b.left()
}

// CreateRenderer is for Fyne.
func (b *toolButton) CreateRenderer() fyne.WidgetRenderer {
	back, inside := newBox(RadiusControl), newStrip(6)
	paint := func() {
		paintBox(back, b.fill(), "")
		inside.set(b.parts()...)
	}
	minSize := func() fyne.Size { return fyne.NewSize(b.width(), ControlHeight) }
	layout := func(size fyne.Size) {
		inside.set(b.parts()...)
		place(back, 0, 0, size.Width, size.Height)
		inside.place(b.left(), 0, size.Width-b.left()-b.right(), size.Height)
	}
	return newDrawing(b, minSize, layout, paint, back, inside.box)
}

func (b *toolButton) fill() fyne.ThemeColorName {
	enabled := b.command.IsEnabled()
	switch {
	case b.primary && !enabled:
		return ColorHover
	case b.primary && b.hovered:
		return ColorAccentHover
	case b.primary:
		return ColorAccent
	case b.hovered && enabled:
		return ColorHover
	}
	return ""
}

func (b *toolButton) parts() []part {
	text, icon := ColorText, ColorText2
	switch {
	case !b.command.IsEnabled():
		text, icon = ColorDisabled, ColorDisabled
	case b.primary:
		text, icon = ColorOnAccent, ColorOnAccent
	}
	var parts []part
	if b.command.Icon != "" {
		parts = append(parts, part{icon: b.command.Icon, colour: icon})
	}
	if !b.compact {
		parts = append(parts, part{text: b.command.Title, bold: b.primary, colour: text})
	}
	return parts
}

// separatorLine is an upright line in a row of things.
type separatorLine struct {
	widget.BaseWidget
	height float32
}

func newSeparatorLine(height float32) *separatorLine {
	s := &separatorLine{height: height}
	s.ExtendBaseWidget(s)
	return s
}

// CreateRenderer is for Fyne.
func (s *separatorLine) CreateRenderer() fyne.WidgetRenderer {
	line := newBox(0)
	paint := func() { paintBox(line, ColorBorder, "") }
	minSize := func() fyne.Size { return fyne.NewSize(toolSeparator, s.height) }
	layout := func(size fyne.Size) { place(line, 6, (size.Height-s.height)/2, 1, s.height) }
	return newDrawing(s, minSize, layout, paint, line)
}

// RecordPosition shows which record of a list is open, with the way to its
// neighbours: ‹ 21 of 312 ›.
type RecordPosition struct {
	widget.BaseWidget
	text           string
	previous, next *toolButton
}

// NewRecordPosition makes one from the two commands, which need no icon.
func NewRecordPosition(previous, next *Command) *RecordPosition {
	p := &RecordPosition{previous: newArrow(previous, "chevron-left"), next: newArrow(next, "chevron-right")}
	p.ExtendBaseWidget(p)
	return p
}

func newArrow(c *Command, icon string) *toolButton {
	arrow := *c
	arrow.Icon = icon
	b := newToolButton(&arrow, false)
	b.compact = true
	return b
}

// SetText changes the text, such as "21 of 312".
func (p *RecordPosition) SetText(text string) {
	p.text = text
	p.Refresh()
}

// CreateRenderer is for Fyne.
func (p *RecordPosition) CreateRenderer() fyne.WidgetRenderer {
	text := newStrip(0)
	paint := func() {
		text.set(part{text: p.text, colour: ColorText2})
		p.previous.Refresh()
		p.next.Refresh()
	}
	arrow := func() float32 { return p.previous.MinSize().Width }
	minSize := func() fyne.Size {
		return fyne.NewSize(2*arrow()+text.width()+2*Space2, ControlHeight)
	}
	layout := func(size fyne.Size) {
		place(p.previous, 0, 0, arrow(), size.Height)
		text.place(arrow()+Space2, 0, size.Width-2*arrow()-2*Space2, size.Height)
		place(p.next, size.Width-arrow(), 0, arrow(), size.Height)
	}
	return newDrawing(p, minSize, layout, paint, p.previous, text.box, p.next)
}
