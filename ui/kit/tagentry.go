package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"preventa/domain"
)

const (
	tagLine      float32 = 24 // height of one line of tags
	tagMargin    float32 = (ControlHeight - tagLine) / 2
	tagCross     float32 = 10
	tagEntryLess float32 = 72 // narrowest the typing may become before it wraps
)

// TagEntry is a set of tags, typed one after the other: Enter or a comma adds the
// typed text, Backspace at the start removes the last tag.
type TagEntry struct {
	widget.DisableableWidget

	// OnChanged hears the tags after each change a person makes.
	OnChanged func(tags []string)
	// Suggest delivers known tags for a typed text, on the UI goroutine, at once or
	// later. An answer to an older question is dropped. It may be nil.
	Suggest func(text string, deliver func([]string))
	// PlaceHolder says what is asked for; "" is a tag.
	PlaceHolder string
	// ContextItems are added to the menu of the right mouse button.
	ContextItems func() []MenuItem

	tags     []*tagChip
	editor   *tagEditor
	invalid  bool
	question int
	popup    *optionPopup
	lines    int // in the last layout
}

// NewTagEntry makes an entry without tags.
func NewTagEntry() *TagEntry {
	t := &TagEntry{lines: 1}
	t.editor = newTagEditor(t)
	t.editor.ContextItems = func() []MenuItem { return withContextItems(nil, t.ContextItems) }
	t.popup = newOptionPopup(t, t.editor, t.take, func() { t.question++ })
	t.ExtendBaseWidget(t)
	return t
}

// Tags are the tags in order, without a text still being typed.
func (t *TagEntry) Tags() []string {
	names := make([]string, len(t.tags))
	for i, chip := range t.tags {
		names[i] = chip.name
	}
	return names
}

// SetTags shows tags without calling OnChanged.
func (t *TagEntry) SetTags(names []string) {
	t.tags = nil
	for _, name := range names {
		t.append(name)
	}
	t.editor.SetText("")
	t.Refresh()
}

// SetInvalid shows or removes the outline of an error.
func (t *TagEntry) SetInvalid(invalid bool) {
	t.invalid = invalid
	t.Refresh()
}

// FocusTarget is the typing.
func (t *TagEntry) FocusTarget() fyne.Focusable { return t.editor }

// Disable locks the tags.
func (t *TagEntry) Disable() {
	t.editor.Disable()
	t.DisableableWidget.Disable()
}

// Enable unlocks the tags.
func (t *TagEntry) Enable() {
	t.editor.Enable()
	t.DisableableWidget.Enable()
}

// Tapped begins typing.
func (t *TagEntry) Tapped(*fyne.PointEvent) { focus(t.editor) }

// TappedSecondary opens the menu of the typing wherever the entry is clicked.
func (t *TagEntry) TappedSecondary(at *fyne.PointEvent) {
	showControlMenu(t.editor.textMenu(), at.Position, t)
}

func (t *TagEntry) append(name string) bool {
	name = strings.TrimSpace(name)
	if name == "" || t.has(name) {
		return false
	}
	t.tags = append(t.tags, newTagChip(t, name))
	return true
}

func (t *TagEntry) has(name string) bool {
	for _, chip := range t.tags {
		if domain.Fold(chip.name) == domain.Fold(name) {
			return true
		}
	}
	return false
}

// add makes tags of a text, which a pasted one may separate with commas.
func (t *TagEntry) add(text string) {
	t.popup.close()
	t.editor.SetText("")
	added := false
	for name := range strings.SplitSeq(text, ",") {
		added = t.append(name) || added
	}
	if added {
		t.changed()
	}
}

func (t *TagEntry) remove(chip *tagChip) {
	if t.Disabled() {
		return
	}
	for i, c := range t.tags {
		if c == chip {
			t.tags = append(t.tags[:i:i], t.tags[i+1:]...)
			t.changed()
			return
		}
	}
}

func (t *TagEntry) changed() {
	t.Refresh()
	if t.OnChanged != nil {
		t.OnChanged(t.Tags())
	}
}

func (t *TagEntry) take(row optionRow) { t.add(row.Text) }

func (t *TagEntry) typed(text string) {
	if strings.Contains(text, ",") {
		t.add(text)
		return
	}
	t.question++
	if t.Suggest == nil || strings.TrimSpace(text) == "" {
		t.popup.close()
		return
	}
	question := t.question
	t.Suggest(text, func(names []string) {
		if question == t.question {
			t.offer(names)
		}
	})
}

func (t *TagEntry) offer(names []string) {
	var rows []optionRow
	for _, name := range names {
		if !t.has(name) {
			rows = append(rows, optionRow{Option: Option{Text: name}})
		}
	}
	if len(rows) == 0 {
		t.popup.close()
		return
	}
	t.popup.show(rows, -1)
}

// CreateRenderer flows the tags and the typing over as many lines as they need.
func (t *TagEntry) CreateRenderer() fyne.WidgetRenderer {
	r := &tagEntryRenderer{entry: t, face: newControlFace(nil, t.editor.TappedSecondary)}
	r.Refresh()
	return r
}

type tagEntryRenderer struct {
	entry *TagEntry
	face  *controlFace
}

func (r *tagEntryRenderer) Destroy() {}

func (r *tagEntryRenderer) MinSize() fyne.Size {
	return fyne.NewSize(120, float32(r.entry.lines)*tagLine+2*tagMargin)
}

func (r *tagEntryRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.face.box}
	for _, chip := range r.entry.tags {
		objects = append(objects, chip)
	}
	return append(objects, r.entry.editor)
}

func (r *tagEntryRenderer) Refresh() {
	t := r.entry
	r.face.show(faceState{focused: t.editor.focused, invalid: t.invalid, locked: t.Disabled()})
	t.editor.PlaceHolder = t.PlaceHolder
	if t.PlaceHolder == "" {
		t.editor.PlaceHolder = lang.X("tags.add", "Add tag")
	}
	for _, chip := range t.tags {
		chip.Refresh()
	}
	r.Layout(t.Size())
	t.editor.Refresh()
	canvas.Refresh(t)
}

func (r *tagEntryRenderer) Layout(size fyne.Size) {
	t := r.entry
	if size.Width == 0 {
		return
	}
	r.face.layoutBox(size)
	right := size.Width - controlPadding
	x, y, lines := controlPadding, tagMargin, 1
	next := func(width float32) {
		if x > controlPadding && x+width > right {
			x, y, lines = controlPadding, y+tagLine, lines+1
		}
	}
	for _, chip := range t.tags {
		width := min(chip.MinSize().Width, right-controlPadding)
		next(width)
		place(chip, x, y+(tagLine-TagHeight)/2, width, TagHeight)
		x += width + Space1
	}
	next(tagEntryLess)
	place(t.editor, x-Space1, y-tagMargin, right-x+2*Space1, ControlHeight)
	t.lines = lines
}

// tagEditor is the typing at the end of the tags.
type tagEditor struct {
	TextEntry
	tags *TagEntry
}

func newTagEditor(tags *TagEntry) *tagEditor {
	e := &tagEditor{tags: tags}
	e.bare = true
	e.extend(e)
	e.Entry.OnChanged = tags.typed
	return e
}

// FocusGained shows the ring around all tags.
func (e *tagEditor) FocusGained() {
	e.TextEntry.FocusGained()
	e.tags.Refresh()
}

// FocusLost makes a tag of what was typed.
func (e *tagEditor) FocusLost() {
	e.tags.add(e.Text)
	e.TextEntry.FocusLost()
	e.tags.Refresh()
}

// TypedKey adds and removes tags.
func (e *tagEditor) TypedKey(key *fyne.KeyEvent) {
	t := e.tags
	_, hasActive := t.popup.list.activeRow()
	switch {
	case t.popup.isOpen() && key.Name == fyne.KeyEscape:
		t.popup.close()
	case t.popup.isOpen() && key.Name == fyne.KeyTab:
		t.popup.close()
		moveFocus(e, e.shift)
	case t.popup.isOpen() && (hasActive || !isEnter(key.Name)) && t.popup.typedKey(key.Name):
	case isEnter(key.Name) && e.Text != "":
		t.add(e.Text)
	case key.Name == fyne.KeyBackspace && e.Text == "" && len(t.tags) > 0:
		t.remove(t.tags[len(t.tags)-1])
	default:
		e.TextEntry.TypedKey(key)
	}
}

// tagChip is a tag with a cross that removes it.
type tagChip struct {
	widget.BaseWidget
	owner *TagEntry
	name  string
}

var (
	_ fyne.Tappable      = (*tagChip)(nil)
	_ desktop.Cursorable = (*tagChip)(nil)
)

func newTagChip(owner *TagEntry, name string) *tagChip {
	c := &tagChip{owner: owner, name: name}
	c.ExtendBaseWidget(c)
	return c
}

// Tapped removes the tag when its cross was clicked.
func (c *tagChip) Tapped(at *fyne.PointEvent) {
	if at.Position.X >= c.Size().Width-tagCross-2*Space1 {
		c.owner.remove(c)
		return
	}
	c.owner.Tapped(at)
}

// Cursor is a hand.
func (c *tagChip) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer draws the tag.
func (c *tagChip) CreateRenderer() fyne.WidgetRenderer {
	back := newBox(radiusTag)
	name := NewText("", TextCaption, ColorHold, false)
	cross := canvas.NewImageFromResource(nil)
	cross.FillMode = canvas.ImageFillContain
	paint := func() {
		paintBox(back, ColorHoldSoft, "")
		name.Color = Paint(ColorHold)
		showIcon(cross, IconIn("x", ColorText3))
		show(cross, !c.owner.Disabled())
	}
	minSize := func() fyne.Size {
		return fyne.NewSize(textWidth(c.name, TextCaption, false)+2*controlGap+tagCross+2, TagHeight)
	}
	layout := func(size fyne.Size) {
		place(back, 0, 0, size.Width, size.Height)
		name.Text = shorten(c.name, TextCaption, false, size.Width-2*controlGap-tagCross-2)
		centreText(name, controlGap, 0, size.Height)
		place(cross, size.Width-tagCross-Space1, (size.Height-tagCross)/2, tagCross, tagCross)
	}
	return newDrawing(c, minSize, layout, paint, back, name, cross)
}
