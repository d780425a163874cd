package kit

import (
	"cmp"
	"math"
	"runtime"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// UnhandledKey receives the keys a focused control has no use for: function keys,
// Escape, and Enter where nothing is submitted. A dialog in front is asked first. The
// shell sets it; without it such keys go to the canvas's own key handler.
var UnhandledKey func(*fyne.KeyEvent)

// TextEntry is one line of text in the look of the house. Caret, selection, undo
// and clipboard are those of Fyne's entry.
//
// OnChanged hears every change a person makes, OnSubmitted the Enter key; neither
// hears SetText.
type TextEntry struct {
	widget.Entry

	// OnBlur is called after the entry lost the focus.
	OnBlur func()
	// OnKey sees every key first and reports whether it dealt with it.
	OnKey func(*fyne.KeyEvent) bool
	// OnShortcut sees every shortcut first and reports whether it dealt with it. A key
	// with Alt is one, and reaches no OnKey.
	OnShortcut func(fyne.Shortcut) bool
	// ContextItems are added to the menu of the right mouse button.
	ContextItems func() []MenuItem

	self                                    textControl
	cell                                    *cellKeys // of the grid it edits a cell of, if any
	leadingIcon, trailingIcon, trailingText string
	glyphAction                             func()
	readOnly, quiet                         bool
	menuItems                               func() []MenuItem
	chosen                                  Option // what a lookup shows around its text; only Icon, Dot and Tag count
	bare                                    bool   // no outline at all, inside a control that has one
	alignEnd                                bool
	focused                                 bool
	invalid                                 bool
	byMouse                                 bool
	shift                                   bool
	textAt                                  fyne.Position // of the text's box within the entry
}

// textControl is a widget that embeds a TextEntry.
type textControl interface {
	fyne.Widget
	fyne.Focusable
}

// NewTextEntry makes an empty entry.
func NewTextEntry() *TextEntry {
	e := &TextEntry{}
	e.extend(e)
	return e
}

// extend makes e part of the widget self; every constructor calls it once.
func (e *TextEntry) extend(self textControl) {
	e.self = self
	e.Wrapping, e.Scroll = fyne.TextWrapOff, fyne.ScrollNone // the renderer scrolls: Fyne's way shows a bar
	e.menuItems = e.textMenu
	e.ExtendBaseWidget(self)
}

// SetText shows a text without calling OnChanged. Another text than the one on show
// empties the undo history.
func (e *TextEntry) SetText(text string) {
	if text == e.Text {
		return // the caret stays where a person has it
	}
	hear := e.Entry.OnChanged
	e.Entry.OnChanged = nil
	e.Entry.SetText(text)
	e.Entry.OnChanged = hear
}

// SetReadOnly leaves the text for reading and copying only.
func (e *TextEntry) SetReadOnly(readOnly bool) {
	e.readOnly = readOnly
	e.self.Refresh()
}

// SetQuiet leaves the outline out until the entry has the focus or an error, for
// entries in the cells of a grid.
func (e *TextEntry) SetQuiet(quiet bool) {
	e.quiet = quiet
	e.self.Refresh()
}

// SetLeadingIcon puts a Lucide icon before the text; "" takes it away.
func (e *TextEntry) SetLeadingIcon(name string) {
	e.leadingIcon = name
	e.self.Refresh()
}

// SetTrailingIcon puts a Lucide icon at the end, a button if tapped is not nil; ""
// takes it away.
func (e *TextEntry) SetTrailingIcon(name string, tapped func()) {
	e.trailingIcon, e.glyphAction = name, tapped
	e.self.Refresh()
}

// SetTrailingText puts a small grey text at the end; "" takes it away.
func (e *TextEntry) SetTrailingText(text string) {
	e.trailingText = text
	e.self.Refresh()
}

// SetInvalid shows or removes the outline of an error.
func (e *TextEntry) SetInvalid(invalid bool) {
	e.invalid = invalid
	e.self.Refresh()
}

// FocusTarget is what the canvas focuses to begin typing here.
func (e *TextEntry) FocusTarget() fyne.Focusable { return e.self }

// AcceptsTab is false: Tab moves on to the next control. In the cell of a grid it is the grid's.
func (e *TextEntry) AcceptsTab() bool { return e.cell != nil }

// caretToEnd leaves the text unselected, to be typed on.
func (e *TextEntry) caretToEnd() { e.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd}) }

// inCell is for a grid.
func (e *TextEntry) inCell(keys *cellKeys) { e.cell = keys }

// leaveCell is Tab in the cell of a grid; false elsewhere.
func (e *TextEntry) leaveCell(back bool) bool { return e.cell.takes(fyne.KeyTab, back) }

// FocusGained selects the whole text when the focus came by keyboard, so that
// typing replaces it.
func (e *TextEntry) FocusGained() {
	e.focused = true
	e.Entry.FocusGained()
	if !e.byMouse && !e.MultiLine {
		e.Entry.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
	e.cell.gained()
}

// FocusLost tells OnBlur.
func (e *TextEntry) FocusLost() {
	e.focused, e.shift = false, false
	e.Entry.FocusLost()
	if e.OnBlur != nil {
		e.OnBlur()
	}
	e.cell.lost()
}

// MouseDown puts the caret where the text was clicked.
func (e *TextEntry) MouseDown(m *desktop.MouseEvent) {
	e.byMouse = true
	inText := *m
	inText.Position = m.Position.Subtract(e.textAt)
	e.cell.within(func() { e.Entry.MouseDown(&inText) })
	e.byMouse = false
}

// KeyDown follows the Shift key.
func (e *TextEntry) KeyDown(key *fyne.KeyEvent) {
	if isShift(key) {
		e.shift = true
	}
	e.Entry.KeyDown(key)
}

// KeyUp follows the Shift key.
func (e *TextEntry) KeyUp(key *fyne.KeyEvent) {
	if isShift(key) {
		e.shift = false
	}
	e.Entry.KeyUp(key)
}

func isShift(key *fyne.KeyEvent) bool {
	return key.Name == desktop.KeyShiftLeft || key.Name == desktop.KeyShiftRight
}

// TypedRune writes a character, unless the entry is read-only.
func (e *TextEntry) TypedRune(r rune) {
	if !e.readOnly {
		e.Entry.TypedRune(r)
	}
}

// TypedKey edits the text and moves the caret; keys that mean nothing here go to
// UnhandledKey. Shift+F10 and the menu key open the menu.
func (e *TextEntry) TypedKey(key *fyne.KeyEvent) {
	switch {
	case e.cell.takes(key.Name, e.shift):
	case e.OnKey != nil && e.OnKey(key):
	case opensMenu(key, e.shift):
		e.openMenu(fyne.NewPos(controlPadding, e.Size().Height))
	case isForTheShell(key.Name), e.isIdleEnter(key.Name):
		unhandledKey(key, e.self)
	case e.readOnly && editsText(key.Name, e.MultiLine):
	default:
		e.Entry.TypedKey(key)
	}
}

func (e *TextEntry) isIdleEnter(name fyne.KeyName) bool {
	return isEnter(name) && !e.MultiLine && e.OnSubmitted == nil
}

func isEnter(name fyne.KeyName) bool { return name == fyne.KeyReturn || name == fyne.KeyEnter }

func opensMenu(key *fyne.KeyEvent, shift bool) bool {
	return key.Name == desktop.KeyMenu || (key.Name == fyne.KeyF10 && shift)
}

func editsText(name fyne.KeyName, multiLine bool) bool {
	return name == fyne.KeyBackspace || name == fyne.KeyDelete || (multiLine && isEnter(name))
}

func isForTheShell(name fyne.KeyName) bool {
	switch name {
	case fyne.KeyEscape, fyne.KeyF1, fyne.KeyF2, fyne.KeyF3, fyne.KeyF4, fyne.KeyF5, fyne.KeyF6,
		fyne.KeyF7, fyne.KeyF8, fyne.KeyF9, fyne.KeyF10, fyne.KeyF11, fyne.KeyF12:
		return true
	}
	return false
}

// unhandledKey passes a key on that the focused control has no use for.
func unhandledKey(key *fyne.KeyEvent, from fyne.CanvasObject) {
	if DialogKey(from, key) {
		return
	}
	if UnhandledKey != nil {
		UnhandledKey(key)
		return
	}
	if c := canvasOf(from); c != nil && c.OnTypedKey() != nil {
		c.OnTypedKey()(key)
	}
}

// TypedShortcut edits the text; shortcuts that are not a text entry's go to the canvas.
func (e *TextEntry) TypedShortcut(shortcut fyne.Shortcut) {
	switch {
	case e.OnShortcut != nil && e.OnShortcut(shortcut):
	case !isTextShortcut(shortcut):
		unhandledShortcut(shortcut, e.self)
	case e.readOnly && changesText(shortcut):
	default:
		e.Entry.TypedShortcut(shortcut)
	}
}

func isTextShortcut(shortcut fyne.Shortcut) bool {
	custom, ok := shortcut.(*desktop.CustomShortcut)
	if !ok {
		return true
	}
	if custom.Modifier&fyne.KeyModifierAlt != 0 && runtime.GOOS != "darwin" { // there, Option moves by words
		return false
	}
	switch custom.KeyName {
	case fyne.KeyLeft, fyne.KeyRight, fyne.KeyBackspace, fyne.KeyDelete:
		return true
	}
	return false
}

func changesText(shortcut fyne.Shortcut) bool {
	switch s := shortcut.(type) {
	case *fyne.ShortcutCut, *fyne.ShortcutPaste, *fyne.ShortcutUndo, *fyne.ShortcutRedo:
		return true
	case *desktop.CustomShortcut:
		return s.KeyName == fyne.KeyBackspace || s.KeyName == fyne.KeyDelete
	}
	return false
}

func unhandledShortcut(shortcut fyne.Shortcut, from fyne.CanvasObject) {
	triggerOn(canvasOf(from), shortcut)
}

// triggerOn runs what is registered with a canvas for a shortcut.
func triggerOn(c fyne.Canvas, shortcut fyne.Shortcut) {
	if handler, ok := c.(fyne.Shortcutable); ok {
		handler.TypedShortcut(shortcut)
	}
}

// TappedSecondary opens the menu of the entry.
func (e *TextEntry) TappedSecondary(at *fyne.PointEvent) { e.openMenu(at.Position) }

func (e *TextEntry) openMenu(at fyne.Position) {
	c := canvasOf(e.self)
	if c == nil {
		return
	}
	e.byMouse = true
	c.Focus(e.self)
	e.byMouse = false
	showControlMenu(e.menuItems(), at, e.self)
}

// showControlMenu opens a menu at a position within a control.
func showControlMenu(items []MenuItem, at fyne.Position, control fyne.CanvasObject) {
	c := canvasOf(control)
	if c == nil || len(items) == 0 {
		return
	}
	origin := fyne.CurrentApp().Driver().AbsolutePositionForObject(control)
	ShowContextMenu(c, origin.Add(at), items...)
}

func (e *TextEntry) textMenu() []MenuItem {
	items := []MenuItem{
		e.editItem(lang.X("menu.cut", "Cut"), &fyne.ShortcutCut{Clipboard: clipboard()}),
		e.editItem(lang.X("menu.copy", "Copy"), &fyne.ShortcutCopy{Clipboard: clipboard()}),
		e.pasteItem(),
		e.editItem(lang.X("menu.select_all", "Select all"), &fyne.ShortcutSelectAll{}),
	}
	return withContextItems(items, e.ContextItems)
}

func (e *TextEntry) pasteItem() MenuItem {
	return e.editItem(lang.X("menu.paste", "Paste"), &fyne.ShortcutPaste{Clipboard: clipboard()})
}

func (e *TextEntry) editItem(label string, shortcut fyne.KeyboardShortcut) MenuItem {
	return MenuItem{
		Label:    label,
		Shortcut: ShortcutText(shortcut),
		Disabled: changesText(shortcut) && (e.readOnly || e.Disabled()),
		Run:      func() { e.Entry.TypedShortcut(shortcut) },
	}
}

func withContextItems(items []MenuItem, more func() []MenuItem) []MenuItem {
	if more == nil {
		return items
	}
	extra := more()
	if len(items) > 0 && len(extra) > 0 {
		items = append(items, MenuSeparator())
	}
	return append(items, extra...)
}

func clipboard() fyne.Clipboard { return fyne.CurrentApp().Clipboard() }

func canvasOf(o fyne.CanvasObject) fyne.Canvas { return fyne.CurrentApp().Driver().CanvasForObject(o) }

// focus gives a control the focus if it is on a canvas.
func focus(target fyne.Focusable) {
	if o, ok := target.(fyne.CanvasObject); ok {
		if c := canvasOf(o); c != nil {
			c.Focus(target)
		}
	}
}

func (e *TextEntry) faceState() faceState {
	return faceState{
		icon: cmp.Or(e.chosen.Icon, e.leadingIcon), dot: e.chosen.Dot, tag: e.chosen.Tag,
		note: e.trailingText, glyph: e.trailingIcon, bare: e.bare, quiet: e.quiet, focused: e.focused, invalid: e.invalid, locked: e.readOnly || e.Disabled(),
	}
}

func (e *TextEntry) glyphTapped() {
	focus(e.self)
	notify(e.glyphAction)
}

// CreateRenderer draws Fyne's entry without its own outline, inside ours.
func (e *TextEntry) CreateRenderer() fyne.WidgetRenderer {
	entry := e.Entry.CreateRenderer()
	text := entry.Objects()[2] // after Fyne's fill and outline, which ours replace
	face := newControlFace(e.glyphTapped, e.TappedSecondary)
	r := &textEntryRenderer{WidgetRenderer: entry, entry: e, face: face, text: text, window: container.NewClip(text)}
	r.objects = face.objects(r.window)
	e.OnCursorChanged = r.reveal
	face.show(e.faceState())
	return r
}

// textEntryRenderer puts the text of Fyne's entry in a window of the face. A line
// too long for the window moves under it with the caret.
type textEntryRenderer struct {
	fyne.WidgetRenderer
	entry   *TextEntry
	face    *controlFace
	text    fyne.CanvasObject
	window  *container.Clip
	objects []fyne.CanvasObject
	room    float32 // width of the window for the text itself
	top     float32
	hidden  float32 // width of text left of the window; negative moves the text right
}

func (r *textEntryRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *textEntryRenderer) MinSize() fyne.Size {
	if r.entry.MultiLine {
		return fyne.NewSize(80, r.WidgetRenderer.MinSize().Height)
	}
	return fyne.NewSize(48, ControlHeight)
}

func (r *textEntryRenderer) Refresh() {
	r.face.show(r.entry.faceState())
	r.Layout(r.entry.Size())
	r.WidgetRenderer.Refresh()
}

// caretRoom lets the caret show before the first and after the last character.
const caretRoom float32 = 1

// Layout gives the text the room within the face. Fyne's text is inset by the
// theme's inner padding, so its box is that much larger on each side.
func (r *textEntryRenderer) Layout(size fyne.Size) {
	left, right := r.face.layout(size)
	inset, border := theme.InnerPadding(), theme.InputBorderSize()
	r.room = right - left
	width := r.room + 2*inset
	height := fyne.MeasureText("M", theme.TextSize(), r.entry.TextStyle).Height + 2*inset
	if r.entry.MultiLine {
		height = size.Height - 2
	} else {
		width = max(width, r.entry.shownWidth()+2*inset)
	}
	r.top = float32(math.Floor(float64(size.Height-height)/2)) + border
	place(r.window, left-caretRoom, 0, r.room+2*caretRoom, size.Height)
	r.WidgetRenderer.Layout(fyne.NewSize(width, height))
	r.reveal()
}

// reveal moves the text so that the caret is in the window.
func (r *textEntryRenderer) reveal() {
	inset := theme.InnerPadding()
	if !r.entry.MultiLine {
		r.hidden = r.scrolled(r.entry.CursorPosition().X - inset)
	}
	r.text.Move(fyne.NewPos(caretRoom-inset-r.hidden, r.top))
	r.entry.textAt = r.window.Position().Add(r.text.Position()).SubtractXY(0, theme.InputBorderSize())
}

func (r *textEntryRenderer) scrolled(caret float32) float32 {
	excess := r.entry.shownWidth() - r.room
	switch {
	case excess <= 0 && r.entry.alignEnd:
		return excess
	case excess <= 0 || !r.entry.focused:
		return 0
	}
	return min(max(r.hidden, caret-r.room, 0), caret, excess)
}

// shownWidth is the width of the text or, without one, of the placeholder.
func (e *TextEntry) shownWidth() float32 {
	text := e.Text
	if text == "" {
		text = e.PlaceHolder
	}
	return fyne.MeasureText(text, theme.TextSize(), e.TextStyle).Width
}

// grows reports whether a field may make the entry higher than it needs to be.
func (e *TextEntry) grows() bool { return e.MultiLine }

// AlignRight makes the text end at the right edge, as figures do.
func (e *TextEntry) AlignRight() { e.alignEnd = true }
