package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
)

// Lookup is an entry that chooses one of many options: typing searches them, the
// chevron and the arrow keys show all.
//
// Its text is either that of the chosen option or a search under way; leaving the
// lookup ends a search without a choice and shows the chosen option again, unless
// the text is exactly that of an option.
type Lookup struct {
	TextEntry

	// Search finds the options for a text ("" for all) and delivers them on the UI
	// goroutine, at once or later. An answer to an older question is dropped.
	Search func(text string, deliver func([]Option))
	// OnChanged hears every choice a person makes; the zero Option means none.
	OnChanged func(Option)
	// OnNew, when set, adds a row that makes a new record of the typed text.
	OnNew func(text string)
	// FreeText accepts any text as an Option without ID.
	FreeText bool
	// Clearable allows to choose nothing.
	Clearable bool

	selected Option
	edited   bool
	arriving bool // the mouse button that brought the focus is still down
	question int  // of the search under way
	answer   []Option
	popup    *optionPopup
}

// NewLookup makes a lookup in which nothing is chosen yet.
func NewLookup(search func(text string, deliver func([]Option))) *Lookup {
	l := &Lookup{Search: search}
	l.extend(l)
	l.PlaceHolder = lang.X("lookup.choose", "Choose…")
	l.trailingIcon, l.glyphAction = "chevron-down", l.openAll
	l.menuItems = l.menu
	l.Entry.OnChanged = l.typed
	l.popup = newOptionPopup(l, l, l.take, l.closed)
	return l
}

// SearchIn searches a fixed list: every typed word must occur in an option's text
// or detail; case and accents do not matter.
func SearchIn(options []Option) func(text string, deliver func([]Option)) {
	return func(text string, deliver func([]Option)) {
		words := strings.Fields(domain.Fold(text))
		var found []Option
		for _, o := range options {
			if holdsAll(domain.Fold(o.Text+" "+o.Detail), words) {
				found = append(found, o)
			}
		}
		deliver(found)
	}
}

func holdsAll(text string, words []string) bool {
	for _, w := range words {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}

// Selected is the chosen option, the zero Option if there is none.
func (l *Lookup) Selected() Option { return l.selected }

// SetSelected shows an option as chosen without calling OnChanged.
func (l *Lookup) SetSelected(o Option) {
	l.selected = o
	l.showSelected()
}

func (l *Lookup) showSelected() {
	l.edited = false
	l.chosen = l.selected
	l.SetText(l.selected.Text)
	l.Refresh()
}

func (l *Lookup) change(o Option) {
	changed := o.ID != l.selected.ID || o.Text != l.selected.Text
	l.SetSelected(o)
	l.popup.close()
	if changed && l.OnChanged != nil {
		l.OnChanged(o)
	}
}

func (l *Lookup) typed(text string) {
	l.edited = true
	l.chosen = Option{}
	l.ask(text)
}

func (l *Lookup) openAll() {
	if !l.readOnly && !l.Disabled() {
		l.ask("")
	}
}

func (l *Lookup) ask(text string) {
	l.question++
	question := l.question
	l.Search(text, func(options []Option) {
		if question == l.question {
			l.question++
			l.offer(text, options)
		}
	})
	if question == l.question && !l.popup.isOpen() {
		l.popup.show([]optionRow{messageRow(lang.X("lookup.searching", "Searching…"))}, -1)
	}
}

func messageRow(text string) optionRow {
	return optionRow{Option: Option{Text: text}, kind: rowMessage}
}

func (l *Lookup) offer(text string, options []Option) {
	l.answer = options
	rows := l.rowsFor(text, options)
	if len(rows) == 0 {
		rows = []optionRow{messageRow(lang.X("lookup.no_matches", "No matches"))}
	}
	l.popup.show(rows, l.firstActive(text, rows))
}

func (l *Lookup) rowsFor(text string, options []Option) []optionRow {
	var rows []optionRow
	if l.Clearable && text == "" && l.selected.Text != "" {
		rows = append(rows, optionRow{Option: Option{Text: lang.X("lookup.none", "None")}, kind: rowClear})
	}
	for _, o := range options {
		rows = append(rows, optionRow{Option: o})
	}
	name := strings.TrimSpace(text)
	if _, known := optionNamed(options, name); l.OnNew != nil && name != "" && !known {
		label := lang.X("lookup.create", "Create “{{.Name}}”", map[string]any{"Name": name})
		rows = append(rows, optionRow{Option: Option{Text: label}, kind: rowCreate})
	}
	return rows
}

// firstActive is the row Enter would take: the chosen one among all, else the best
// match. Free text is not to be replaced by a suggestion nobody asked for.
func (l *Lookup) firstActive(text string, rows []optionRow) int {
	for i, r := range rows {
		isChosen := text == "" && r.kind == rowOption && r.Text == l.selected.Text && r.ID == l.selected.ID
		if isChosen || (text != "" && r.selectable() && !l.FreeText) {
			return i
		}
	}
	return -1
}

func optionNamed(options []Option, text string) (Option, bool) {
	wanted := domain.Fold(text)
	for _, o := range options {
		if !o.Disabled && domain.Fold(o.Text) == wanted {
			return o, true
		}
	}
	return Option{}, false
}

func (l *Lookup) take(row optionRow) {
	switch row.kind {
	case rowClear:
		l.change(Option{})
	case rowCreate:
		name := strings.TrimSpace(l.Text)
		l.abandon()
		l.OnNew(name)
	default:
		l.change(row.Option)
	}
}

// abandon ends a search without a choice.
func (l *Lookup) abandon() {
	l.popup.close()
	l.showSelected()
}

func (l *Lookup) closed() {
	l.question++
	l.Refresh()
}

// settle makes a choice of the typed text, if it is one.
func (l *Lookup) settle() {
	if !l.edited {
		return
	}
	text := strings.TrimSpace(l.Text)
	match, known := optionNamed(l.answer, text)
	switch {
	case text == "" && (l.Clearable || l.FreeText):
		l.change(Option{})
	case text != "" && known:
		l.change(match)
	case text != "" && l.FreeText:
		l.change(Option{Text: text})
	default:
		l.abandon()
	}
}

// MouseDown selects the whole text when the click brings the focus, so that typing
// replaces the choice; a later click places the caret.
func (l *Lookup) MouseDown(m *desktop.MouseEvent) {
	l.arriving = !l.focused
	l.TextEntry.MouseDown(m)
	if l.arriving && l.focused {
		l.Entry.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
}

// Dragged selects text, but not with the click that brought the focus: a hand that is
// not quite still would undo the selection of the whole.
func (l *Lookup) Dragged(e *fyne.DragEvent) {
	if !l.arriving {
		l.TextEntry.Dragged(e)
	}
}

// MouseUp ends the click.
func (l *Lookup) MouseUp(m *desktop.MouseEvent) {
	l.arriving = false
	l.TextEntry.MouseUp(m)
}

// FocusLost ends the search.
func (l *Lookup) FocusLost() {
	l.settle()
	l.TextEntry.FocusLost()
}

// TypedKey opens the list with an arrow key and moves in the open list; other keys
// are those of a text entry.
func (l *Lookup) TypedKey(key *fyne.KeyEvent) {
	switch {
	case l.readOnly || l.Disabled():
	case l.popup.isOpen():
		if l.typedWhileOpen(key.Name) {
			return
		}
	case key.Name == fyne.KeyDown || key.Name == fyne.KeyUp:
		l.openAll()
		return
	case isEnter(key.Name):
		l.settle()
	}
	l.TextEntry.TypedKey(key)
}

func (l *Lookup) typedWhileOpen(name fyne.KeyName) bool {
	_, hasActive := l.popup.list.activeRow()
	switch {
	case name == fyne.KeyEscape:
		l.abandon()
	case name == fyne.KeyTab:
		if l.edited {
			l.popup.chooseActive()
		}
		l.popup.close()
		moveFocus(l, l.shift)
	case isEnter(name) && !hasActive:
		l.popup.close()
		l.settle()
	default:
		return l.popup.typedKey(name)
	}
	return true
}

// TypedShortcut opens the list with Alt+Down; other shortcuts are those of a text entry.
func (l *Lookup) TypedShortcut(shortcut fyne.Shortcut) {
	if isAltDown(shortcut) {
		l.openAll()
		return
	}
	l.TextEntry.TypedShortcut(shortcut)
}

func isAltDown(shortcut fyne.Shortcut) bool {
	custom, ok := shortcut.(*desktop.CustomShortcut)
	return ok && custom.KeyName == fyne.KeyDown && custom.Modifier == fyne.KeyModifierAlt
}

func (l *Lookup) menu() []MenuItem {
	return withContextItems([]MenuItem{l.pasteItem()}, l.ContextItems)
}
