package kit

import (
	"slices"

	"fyne.io/fyne/v2"
)

// CellEdit is the editor of one cell of a Grid: a control of this package and what becomes
// of its text. Its Editor is shown over the cell from F2 or the first key typed on.
//
// Enter commits and stays, Tab and Shift+Tab commit and go on to the next cell of the row
// that is edited in place, Escape gives up, and whatever else takes the keyboard commits.
type CellEdit struct {
	Editor fyne.CanvasObject
	Focus  fyne.Focusable // what is typed in; nil: the FocusTarget of the Editor
	// Begin starts with what was typed, or with all of the text selected if that is empty.
	// By then the editor has the keyboard. nil: the editor begins with what it shows.
	Begin func(typed string)
	// Commit takes the value over, whether it changed or not, at once or later, and says
	// whether that was possible. If not, the editor stays open as it is.
	Commit func(done func(ok bool))
	Cancel func()  // Escape; nil: there is nothing to undo
	Width  float32 // the least width; the cell's own if that is more
	Error  string  // on show under the cell; SetError changes it

	grid interface {
		finishEdit(e *CellEdit)
		showEditor()
	}
}

// SetError shows what is wrong in a note under the cell; "" takes it away.
func (e *CellEdit) SetError(text string) {
	e.Error = text
	if e.grid != nil {
		e.grid.showEditor()
	}
}

// Finish commits as Enter does, such as when an option was chosen.
func (e *CellEdit) Finish() {
	if e.grid != nil {
		e.grid.finishEdit(e)
	}
}

// target is what has the keyboard while the cell is edited.
func (e *CellEdit) target() fyne.Focusable {
	if e.Focus != nil {
		return e.Focus
	}
	if t, ok := e.Editor.(interface{ FocusTarget() fyne.Focusable }); ok {
		return t.FocusTarget()
	}
	f, _ := e.Editor.(fyne.Focusable)
	return f
}

// write types a text in the editor.
func (e *CellEdit) write(text string) {
	for _, r := range text {
		e.target().TypedRune(r)
	}
}

// gridEdit is the editing of a cell under way.
type gridEdit struct {
	*CellEdit
	row        gridPlace
	column     string
	typing     bool // the editor has the keyboard
	committing bool
	then       func(ok bool) // once that is answered
}

// follow notes where the record stands now.
func (e *gridEdit) follow(index int, id string) {
	if e != nil {
		e.row.follow(index, id)
	}
}

// is reports whether a cell is the one being edited.
func (e *gridEdit) is(id, column string) bool {
	return e != nil && e.row.id == id && e.column == column
}

// Editing reports whether a cell is being edited.
func (g *Grid[T]) Editing() bool { return g.editing != nil }

// CommitEdit ends the editing of a cell and says whether its value was taken over; without
// one it was.
func (g *Grid[T]) CommitEdit(done func(ok bool)) {
	if g.editing == nil {
		done(true)
		return
	}
	g.finish(done)
}

// Edit edits the current cell or, where that is not possible in place, the first of its row
// where it is; in a row without any, OnEdit is told. It reports whether anything was done.
func (g *Grid[T]) Edit() bool {
	row, ok := g.Current()
	switch {
	case g.isEditorShown():
		g.returnToEditor()
	case !ok:
		return false
	case g.beginEdit(g.currentColumn(), ""), slices.ContainsFunc(g.columns.shown, func(c *gridColumn) bool { return g.beginEdit(c, "") }):
	case g.OnEdit != nil:
		g.OnEdit(row)
	default:
		return false
	}
	return true
}

// editWith edits the current cell with a character that was typed, if it can be.
func (g *Grid[T]) editWith(r rune) bool {
	if g.isEditorShown() {
		g.returnToEditor()
		g.editing.write(string(r))
		return true
	}
	return g.beginEdit(g.currentColumn(), string(r))
}

// beginEdit edits a cell of the current row; false if that is not done in place. A cell
// still in edit is committed first.
func (g *Grid[T]) beginEdit(c *gridColumn, typed string) bool {
	row, ok := g.Current()
	if !ok || c == nil || g.edits[c.ID] == nil {
		return false
	}
	edit := g.edits[c.ID](row)
	if edit == nil {
		return false
	}
	begun := &gridEdit{CellEdit: edit, row: gridPlace{index: g.cursor.index, id: g.options.RowID(row)}, column: c.ID}
	g.CommitEdit(func(ok bool) {
		if !ok && !g.isEditorShown() { // its record is gone
			g.cancelEdit()
			ok = true
		}
		if ok {
			g.open(begun, c, typed)
		}
	})
	return true
}

// open shows an editor and gives it the keyboard.
func (g *Grid[T]) open(e *gridEdit, c *gridColumn, typed string) {
	g.hideTip()
	g.column = c.ID
	line, _ := g.lines.ofRow(e.row.index)
	g.reveal(line)
	g.revealColumn(c)
	g.editing, e.grid = e, g
	g.hear(e)
	g.rows.Objects = slices.Insert(g.rows.Objects, len(g.rows.Objects)-1, e.Editor) // under the note
	g.showRows(false)
	g.learnCanvas()
	g.focusEditor()
	if e.Begin != nil {
		e.Begin(typed)
	} else {
		e.write(typed)
	}
}

// learnCanvas has Fyne note on which canvas the editor is, which otherwise it learns when
// it first draws it: too late for the keyboard, and for a list of options that the first
// key opens.
func (g *Grid[T]) learnCanvas() {
	g.editing.Editor.MinSize() // makes its parts
	if c, ok := g.canvas().(interface{ EnsureMinSize() bool }); ok {
		c.EnsureMinSize()
	}
}

// hear listens to an editor.
func (g *Grid[T]) hear(e *gridEdit) {
	keys := &cellKeys{
		key:     func(name fyne.KeyName, shift bool) bool { return g.editorKey(e, name, shift) },
		entered: func() { g.editorEntered(e) },
		left:    func() { g.editorLeft(e) },
	}
	if c, ok := e.Editor.(cellControl); ok {
		c.inCell(keys)
	} else if c, ok := e.target().(cellControl); ok {
		c.inCell(keys)
	}
}

// editorKey deals with the keys that leave the cell; the others are the editor's. An
// editor that was closed by what it did with a key gets no use of it any more.
func (g *Grid[T]) editorKey(e *gridEdit, name fyne.KeyName, shift bool) bool {
	leaves := isEnter(name) || name == fyne.KeyTab || name == fyne.KeyEscape || name == fyne.KeyF2
	if g.editing != e || e.committing {
		return true
	}
	switch {
	case isEnter(name):
		g.finish(nil)
	case name == fyne.KeyTab:
		g.finish(func(ok bool) {
			if ok {
				g.editBeside(e.column, shift)
			}
		})
	case name == fyne.KeyEscape:
		g.cancelEdit()
	}
	return leaves
}

func (g *Grid[T]) editorEntered(e *gridEdit) {
	if g.editing != e { // it was closed while another window had the keyboard
		g.takeFocus()
		return
	}
	e.typing = true
}

func (g *Grid[T]) editorLeft(e *gridEdit) {
	e.typing = false
	if g.editing == e && !e.committing {
		g.finish(nil)
	}
}

// finishEdit is for CellEdit.
func (g *Grid[T]) finishEdit(e *CellEdit) {
	if g.editing != nil && g.editing.CellEdit == e {
		g.finish(nil)
	}
}

// finish commits the cell in edit. Whoever asks while an answer is awaited is answered
// instead of who asked before.
func (g *Grid[T]) finish(then func(ok bool)) {
	e := g.editing
	if then != nil || !e.committing {
		e.then = then
	}
	if e.committing {
		return
	}
	e.committing = true
	e.SetError("")
	e.Commit(func(ok bool) { g.answer(e, ok) })
}

// answer receives whether the value was taken over.
func (g *Grid[T]) answer(e *gridEdit, ok bool) {
	if g.editing != e || !e.committing {
		return
	}
	e.committing = false
	switch {
	case ok:
		g.closeEdit()
	case g.focused: // the grid has no use for the keyboard before this is mended
		g.returnToEditor()
	}
	if e.then != nil {
		e.then(ok)
	}
}

// cancelEdit gives up what was typed.
func (g *Grid[T]) cancelEdit() {
	if g.editing.Cancel != nil {
		g.editing.Cancel()
	}
	g.closeEdit()
}

// closeEdit takes the editor away, and the keyboard if the editor has it.
func (g *Grid[T]) closeEdit() {
	e := g.editing
	g.editing = nil
	if e.typing {
		g.takeFocus()
	}
	g.rows.Objects = slices.DeleteFunc(g.rows.Objects, func(o fyne.CanvasObject) bool { return o == e.Editor })
	g.note.show("", 0, 0, g.view)
	g.showRows(true)
}

// editBeside edits the next cell of the row that is edited in place, or the one before.
func (g *Grid[T]) editBeside(column string, back bool) {
	at := slices.IndexFunc(g.columns.shown, func(c *gridColumn) bool { return c.ID == column })
	for at += direction(!back); at >= 0 && at < len(g.columns.shown); at += direction(!back) {
		if g.beginEdit(g.columns.shown[at], "") {
			return
		}
	}
}

func (g *Grid[T]) focusEditor() {
	if c := g.canvas(); c != nil {
		c.Focus(g.editing.target())
	}
}

// returnToEditor scrolls to the editor and goes on after what was typed there.
func (g *Grid[T]) returnToEditor() {
	if line := g.editedLine(); line >= 0 {
		g.reveal(line)
	}
	g.focusEditor()
	if text, ok := g.editing.target().(interface{ caretToEnd() }); ok {
		text.caretToEnd()
	}
}

func (g *Grid[T]) isEditorShown() bool { return g.editing != nil && g.editing.Editor.Visible() }

// showEditor places the editor over its cell, wherever the record stands now. A record that
// is not loaded has no place.
func (g *Grid[T]) showEditor() {
	e := g.editing
	if e == nil {
		return
	}
	c, line := g.columns.find(e.column), g.editedLine()
	if line < 0 || c == nil || c.Hidden {
		hideIf(e.Editor.Visible(), e.Editor)
		g.note.show("", 0, 0, g.view)
		return
	}
	width := max(c.Width, e.Width)
	x := c.left - float32(g.x)
	x -= min(max(0, x+width-g.view.Width), width-c.Width) // a wider editor stays in view
	y := g.rowTop(line) - 1
	place(e.Editor, x, y, width, ControlHeight)
	if !e.Editor.Visible() {
		e.Editor.Show()
	}
	g.note.show(e.Error, x, y, g.view)
}

// editedLine is where the record in edit stands, -1 for nowhere.
func (g *Grid[T]) editedLine() int {
	row, ok := g.pages.row(g.editing.row.index)
	if !ok || g.options.RowID(row) != g.editing.row.id {
		return -1
	}
	line, shown := g.lines.ofRow(g.editing.row.index)
	if !shown {
		return -1
	}
	return line
}
