package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// lineEditor is the entry over the cell being edited. Tab goes to the next cell.
type lineEditor struct{ TextEntry }

// AcceptsTab is true: the grid decides where Tab leads.
func (e *lineEditor) AcceptsTab() bool { return true }

func (g *LineGrid[R]) buildEditor() {
	g.editor = &lineEditor{}
	g.editor.extend(g.editor)
	g.editor.OnKey, g.editor.OnShortcut = g.editorKey, g.editorShortcut
	g.editor.OnBlur = func() {
		if !g.popup.isOpen() {
			_ = g.CommitEdit() // what is wrong is shown at the cell
		}
	}
	g.editor.Entry.OnChanged = g.suggest
	g.popup = newOptionPopup(g.frame, g.editor, g.take, func() { g.question++ })
	g.editor.Hide()
	g.frame.Hide()
	g.rows.Objects = append(g.rows.Objects, g.editor, g.frame)
}

// canEdit reports whether a cell can be edited.
func (g *LineGrid[R]) canEdit(cell lineCell) bool {
	return !g.readOnly && cell.row >= 0 && cell.row < g.count && g.specs[cell.column].Commit != nil
}

// Edit begins editing the cell of the cursor, with the caret at the end of its text.
func (g *LineGrid[R]) Edit() {
	if g.canEdit(g.cursor) {
		g.begin(g.textAt(g.cursor))
	}
}

// textAt is what a cell says.
func (g *LineGrid[R]) textAt(cell lineCell) string {
	return g.specs[cell.column].Text(g.source.Row(cell.row))
}

// begin opens the editor over the cursor's cell, with a text and the caret at its end.
func (g *LineGrid[R]) begin(text string) bool {
	if g.editing || !g.canEdit(g.cursor) {
		return false
	}
	g.tip.Leave()
	g.reveal(g.cursor)
	g.initial = g.textAt(g.cursor)
	g.editor.alignEnd = g.specs[g.cursor.column].Align == fyne.TextAlignTrailing
	g.editor.SetText(text)
	g.editing, g.overType = true, false
	g.draw(false)
	g.focusOn(g.editor)
	g.editor.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd}) // the focus selected it all
	g.tellEditing()
	return true
}

// focusOn gives the keyboard to the grid or its editor. Fyne does not know the canvas of
// an editor that was never drawn, of the grid it does.
func (g *LineGrid[R]) focusOn(target fyne.Focusable) {
	if c := canvasOf(g); c != nil {
		c.Focus(target)
	}
}

// beginWith edits the cell of the cursor with another text than its own, as typed.
func (g *LineGrid[R]) beginWith(text string) bool {
	if !g.begin("") {
		return false
	}
	g.overType = true
	for _, r := range text {
		g.editor.TypedRune(r)
	}
	return true
}

// Editing reports whether a cell is being edited.
func (g *LineGrid[R]) Editing() bool { return g.editing }

// CommitEdit takes over the text being edited, if any. Where it is no value the error is
// shown, and the cell is edited on.
func (g *LineGrid[R]) CommitEdit() error {
	if !g.editing {
		return nil
	}
	cell, text := g.cursor, g.editor.Text
	if text != g.initial {
		if err := g.specs[cell.column].Commit(cell.row, text); err != nil {
			g.failure = ErrorText(err)
			g.editor.SetInvalid(true)
			g.showMessage()
			return err
		}
		delete(g.failures, cell)
	}
	g.endEdit()
	g.RefreshRow(cell.row)
	return nil
}

// endEdit takes the editor away, if it is there.
func (g *LineGrid[R]) endEdit() {
	if !g.editing {
		return
	}
	g.editing, g.failure = false, ""
	g.popup.close()
	g.editor.SetInvalid(false)
	g.showMessage()
	g.tellEditing()
}

func (g *LineGrid[R]) tellEditing() {
	if g.OnEditing != nil {
		g.OnEditing()
	}
}

// leaveEdit gives the keyboard back to the grid.
func (g *LineGrid[R]) leaveEdit() {
	g.endEdit()
	g.focusOn(g)
}

// commitAnd goes on once the text is taken over.
func (g *LineGrid[R]) commitAnd(next func()) {
	if g.CommitEdit() != nil {
		return
	}
	g.focusOn(g)
	next()
}

// placeEditor puts the editor over its cell.
func (g *LineGrid[R]) placeEditor() {
	c := g.columns.find(g.cursor.column)
	if !g.editing || c == nil {
		g.editor.Hide()
		return
	}
	place(g.editor, c.left-float32(g.x), g.rowTop(g.cursor.row)-1, c.Width, ControlHeight)
	g.editor.Show()
}

// editorKey deals with the keys that leave the cell; the others are the editor's.
func (g *LineGrid[R]) editorKey(key *fyne.KeyEvent) bool {
	if g.popup.isOpen() && g.popupKey(key.Name) {
		return true
	}
	back := g.editor.shift
	switch name := key.Name; {
	case isEnter(name):
		g.commitAnd(func() { g.enter(back) })
	case name == fyne.KeyTab:
		g.commitAnd(func() { g.tab(back) })
	case name == fyne.KeyEscape:
		g.leaveEdit()
	case name == fyne.KeyUp, name == fyne.KeyDown:
		g.commitAnd(func() { g.move(direction(name == fyne.KeyDown), 0) })
	case g.overType && (name == fyne.KeyLeft || name == fyne.KeyRight):
		g.commitAnd(func() { g.move(0, direction(name == fyne.KeyRight)) })
	case g.overType && name == fyne.KeyF2:
		g.overType = false
	default:
		return false
	}
	return true
}

// enter goes to the row below, or the one above; below the last one a row is added.
func (g *LineGrid[R]) enter(back bool) {
	if back || g.cursor.row+1 < g.count || !g.addRow() {
		g.move(direction(!back), 0)
	}
}

func direction(forward bool) int {
	if forward {
		return 1
	}
	return -1
}

// popupKey deals with the keys of the open suggestions.
func (g *LineGrid[R]) popupKey(name fyne.KeyName) bool {
	_, hasActive := g.popup.list.activeRow()
	switch {
	case name == fyne.KeyEscape:
		g.popup.close()
	case name == fyne.KeyTab && hasActive:
		back, from := g.editor.shift, g.cursor
		g.popup.chooseActive()
		if g.cursor == from { // not led on by the choice
			g.tab(back)
		}
	case name == fyne.KeyTab, isEnter(name) && !hasActive:
		g.popup.close()
		return false
	default:
		return g.popup.typedKey(name)
	}
	return true
}

// editorShortcut deals with the shortcuts of the grid that leave the cell.
func (g *LineGrid[R]) editorShortcut(s fyne.Shortcut) bool {
	if isAltDown(s) && g.specs[g.cursor.column].Suggest != nil {
		g.suggest(g.editor.Text)
		return true
	}
	custom, ok := s.(*desktop.CustomShortcut)
	if !ok || custom.KeyName == fyne.KeyDelete { // which deletes a word here
		return false
	}
	run := g.rowShortcut(custom)
	if run != nil {
		g.commitAnd(run)
	}
	return run != nil
}

// suggest offers options for what is being typed.
func (g *LineGrid[R]) suggest(text string) {
	if !g.editing {
		return
	}
	if g.failure != "" { // judged again when the cell is left
		g.failure = ""
		g.editor.SetInvalid(false)
		g.showMessage()
	}
	ask := g.specs[g.cursor.column].Suggest
	g.question++
	if ask == nil {
		return
	}
	question := g.question
	ask(strings.TrimSpace(text), func(options []Option) {
		if question == g.question && g.editing {
			g.offer(options)
		}
	})
}

func (g *LineGrid[R]) offer(options []Option) {
	if len(options) == 0 {
		g.popup.close()
		return
	}
	rows := make([]optionRow, len(options))
	for i, o := range options {
		rows[i] = optionRow{Option: o}
	}
	g.popup.show(rows, -1)
}

// take is the choice of a suggestion.
func (g *LineGrid[R]) take(row optionRow) {
	cell := g.cursor
	delete(g.failures, cell)
	g.leaveEdit()
	if chosen := g.specs[cell.column].OnChosen; chosen != nil {
		chosen(cell.row, row.Option)
	}
	g.RefreshRow(cell.row)
}
