package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"preventa/domain"
)

// Select chooses one of a few fixed options. Typing a letter jumps to the next
// option that begins with it.
type Select struct {
	widget.DisableableWidget

	// OnChanged hears every choice a person makes; the zero Option means none.
	OnChanged func(Option)
	// Clearable allows to choose nothing.
	Clearable bool
	// ContextItems are the menu of the right mouse button.
	ContextItems func() []MenuItem

	options  []Option
	selected Option
	quiet    bool
	prompt   string // shown while nothing is chosen
	focused  bool
	invalid  bool
	shift    bool
	cell     *cellKeys // of the grid it edits a cell of, if any
	popup    *optionPopup
}

var (
	_ fyne.Focusable         = (*Select)(nil)
	_ fyne.Tappable          = (*Select)(nil)
	_ fyne.SecondaryTappable = (*Select)(nil)
	_ fyne.Shortcutable      = (*Select)(nil)
	_ desktop.Keyable        = (*Select)(nil)
	_ desktop.Cursorable     = (*Select)(nil)
	_ desktop.Mouseable      = (*Select)(nil)
)

// NewSelect makes a select of options in which nothing is chosen yet.
func NewSelect(options []Option) *Select {
	s := &Select{options: options, prompt: lang.X("lookup.choose", "Choose…")}
	s.popup = newOptionPopup(s, s, s.take, s.Refresh)
	s.ExtendBaseWidget(s)
	return s
}

// SetOptions offers other options; the chosen one stays.
func (s *Select) SetOptions(options []Option) { s.options = options }

// Selected is the chosen option, the zero Option if there is none.
func (s *Select) Selected() Option { return s.selected }

// SetSelected shows an option as chosen without calling OnChanged.
func (s *Select) SetSelected(o Option) {
	s.selected = o
	s.Refresh()
}

// SetSelectedID shows the option with an id as chosen, nothing if no option has it.
func (s *Select) SetSelectedID(id string) {
	s.SetSelected(Option{})
	for _, o := range s.options {
		if o.ID == id {
			s.SetSelected(o)
			return
		}
	}
}

// SetPlaceHolder changes the text shown while nothing is chosen.
func (s *Select) SetPlaceHolder(text string) {
	s.prompt = text
	s.Refresh()
}

// SetQuiet leaves the outline out until the select has the focus or an error, for
// selects in the cells of a grid.
func (s *Select) SetQuiet(quiet bool) {
	s.quiet = quiet
	s.Refresh()
}

// SetInvalid shows or removes the outline of an error.
func (s *Select) SetInvalid(invalid bool) {
	s.invalid = invalid
	s.Refresh()
}

// FocusTarget is what the canvas focuses to choose here.
func (s *Select) FocusTarget() fyne.Focusable { return s }

func (s *Select) change(o Option) {
	changed := o.ID != s.selected.ID || o.Text != s.selected.Text
	s.SetSelected(o)
	if changed && s.OnChanged != nil {
		s.OnChanged(o)
	}
}

func (s *Select) take(row optionRow) {
	s.popup.close()
	if row.kind == rowClear {
		s.change(Option{})
		return
	}
	s.change(row.Option)
}

func (s *Select) open() {
	if s.Disabled() {
		return
	}
	rows, active := s.rows()
	s.popup.show(rows, active)
}

func (s *Select) rows() (rows []optionRow, active int) {
	active = -1
	if s.Clearable && s.selected.Text != "" {
		rows = append(rows, optionRow{Option: Option{Text: lang.X("lookup.none", "None")}, kind: rowClear})
	}
	for _, o := range s.options {
		if o.ID == s.selected.ID && o.Text == s.selected.Text {
			active = len(rows)
		}
		rows = append(rows, optionRow{Option: o})
	}
	return rows, active
}

// Tapped opens the list.
func (s *Select) Tapped(*fyne.PointEvent) {
	if !s.Disabled() {
		focus(s)
		s.open()
	}
}

// TappedSecondary opens the menu.
func (s *Select) TappedSecondary(at *fyne.PointEvent) { s.openMenu(at.Position) }

func (s *Select) openMenu(at fyne.Position) {
	focus(s)
	showControlMenu(withContextItems(nil, s.ContextItems), at, s)
}

// Cursor is a hand over a select that opens.
func (s *Select) Cursor() desktop.Cursor {
	if s.Disabled() {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

// MouseDown takes the keyboard from the other part of a control in the cell of a grid
// before Fyne takes it from all that is not under the pointer.
func (s *Select) MouseDown(*desktop.MouseEvent) {
	if s.cell != nil {
		s.cell.within(func() { focus(s) })
	}
}

// MouseUp is for Fyne.
func (s *Select) MouseUp(*desktop.MouseEvent) {}

// AcceptsTab is false but in the cell of a grid, whose Tab is.
func (s *Select) AcceptsTab() bool { return s.cell != nil }

// inCell is for a grid.
func (s *Select) inCell(keys *cellKeys) { s.cell = keys }

// leaveCell is Tab in the cell of a grid; false elsewhere.
func (s *Select) leaveCell(back bool) bool { return s.cell.takes(fyne.KeyTab, back) }

// FocusGained shows the ring.
func (s *Select) FocusGained() {
	s.focused = true
	s.Refresh()
	s.cell.gained()
}

// FocusLost takes the ring away.
func (s *Select) FocusLost() {
	s.focused, s.shift = false, false
	s.Refresh()
	s.cell.lost()
}

// KeyDown follows the Shift key.
func (s *Select) KeyDown(key *fyne.KeyEvent) { s.shift = s.shift || isShift(key) }

// KeyUp follows the Shift key.
func (s *Select) KeyUp(key *fyne.KeyEvent) { s.shift = s.shift && !isShift(key) }

// TypedRune goes to the next option that begins with the character.
func (s *Select) TypedRune(r rune) {
	if s.Disabled() || r == ' ' {
		return
	}
	if s.popup.isOpen() {
		list := s.popup.list
		if i, ok := nextBeginningWith(list.rows, list.active, r); ok {
			list.activate(i)
		}
		return
	}
	rows, active := s.rows()
	if i, ok := nextBeginningWith(rows, active, r); ok {
		s.take(rows[i])
	}
}

func nextBeginningWith(rows []optionRow, after int, r rune) (int, bool) {
	wanted := domain.Fold(string(r))
	for step := 1; step <= len(rows); step++ {
		i := (max(after, -1) + step) % len(rows)
		if rows[i].kind == rowOption && rows[i].selectable() && strings.HasPrefix(domain.Fold(rows[i].Text), wanted) {
			return i, true
		}
	}
	return 0, false
}

// TypedKey opens the list with Space and the arrows and moves in the open list.
func (s *Select) TypedKey(key *fyne.KeyEvent) {
	switch {
	case s.popup.isOpen():
		s.typedWhileOpen(key.Name)
	case s.cell.takes(key.Name, s.shift):
	case opensMenu(key, s.shift):
		s.openMenu(fyne.NewPos(controlPadding, s.Size().Height))
	case key.Name == fyne.KeySpace, key.Name == fyne.KeyDown, key.Name == fyne.KeyUp:
		s.open()
	default:
		unhandledKey(key, s)
	}
}

func (s *Select) typedWhileOpen(name fyne.KeyName) {
	switch name {
	case fyne.KeyEscape:
		s.popup.close()
	case fyne.KeySpace:
		s.popup.chooseActive()
	case fyne.KeyTab:
		s.popup.close()
		moveFocus(s, s.shift)
	case fyne.KeyHome:
		s.popup.list.move(-len(s.options) - 1)
	case fyne.KeyEnd:
		s.popup.list.move(len(s.options) + 1)
	default:
		s.popup.typedKey(name)
	}
}

// TypedShortcut opens the list with Alt+Down; other shortcuts go to the canvas.
func (s *Select) TypedShortcut(shortcut fyne.Shortcut) {
	if isAltDown(shortcut) {
		s.open()
		return
	}
	unhandledShortcut(shortcut, s)
}

func (s *Select) faceState() faceState {
	return faceState{
		icon: s.selected.Icon, dot: s.selected.Dot, tag: s.selected.Tag, glyph: "chevron-down",
		quiet: s.quiet, focused: s.focused, invalid: s.invalid, locked: s.Disabled(),
	}
}

// CreateRenderer draws the chosen option in a control.
func (s *Select) CreateRenderer() fyne.WidgetRenderer {
	face := newControlFace(func() { s.Tapped(nil) }, s.TappedSecondary)
	face.glyph.pressed = s.MouseDown
	text := NewText("", TextBase, ColorText, false)
	paint := func() {
		face.show(s.faceState())
		text.Color = Paint(s.ink())
	}
	layout := func(size fyne.Size) {
		left, right := face.layout(size)
		text.Text = shorten(s.shownText(), TextBase, false, right-left)
		centreText(text, left, 0, size.Height)
	}
	minSize := func() fyne.Size { return fyne.NewSize(48, ControlHeight) }
	return newDrawing(s, minSize, layout, paint, face.objects(text)...)
}

func (s *Select) shownText() string {
	if s.selected.Text == "" {
		return s.prompt
	}
	return s.selected.Text
}

func (s *Select) ink() fyne.ThemeColorName {
	switch {
	case s.Disabled():
		return ColorDisabled
	case s.selected.Text == "":
		return ColorText3
	}
	return ColorText
}
