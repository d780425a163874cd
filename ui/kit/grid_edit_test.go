package kit

import (
	"fmt"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"preventa/domain"
)

// editBench is a grid of which names, states and amounts are edited in place, but nothing
// of record 9.
type editBench struct {
	*gridBench
	t     *testing.T
	name  *TextEntry
	state *Lookup
	money *MoneyEntry

	edit    *CellEdit                // the one made last
	did     []string                 // what was committed, and given up
	answer  func(done func(ok bool)) // to a commit
	waiting []func(ok bool)
}

func newEditBench(t *testing.T) *editBench {
	b := &editBench{t: t}
	b.answer = func(done func(ok bool)) { done(true) }
	columns := dealColumns()
	columns[1].Edit, columns[2].Edit, columns[3].Edit = b.editName, b.editState, b.editAmount
	b.gridBench = newGridBenchOf(t, 100, columns, nil)
	b.SetCount(100)
	return b
}

// cell is an edit of a record that notes what is committed.
func (b *editBench) cell(d deal, editor fyne.CanvasObject, text func() string) *CellEdit {
	if d.number == 9 {
		return nil
	}
	b.edit = &CellEdit{
		Editor: editor,
		Commit: func(done func(ok bool)) {
			b.did = append(b.did, fmt.Sprint(d.number, " ", text()))
			b.answer(done)
		},
		Cancel: func() { b.did = append(b.did, "given up") },
	}
	return b.edit
}

func (b *editBench) editName(d deal) *CellEdit {
	b.name = NewTextEntry()
	b.name.SetText(d.name)
	entry := b.name
	return b.cell(d, entry, func() string { return entry.Text })
}

func (b *editBench) editState(d deal) *CellEdit {
	lookup := NewLookup(SearchIn([]Option{{ID: "1", Text: "New"}, {ID: "2", Text: "Open"}, {ID: "3", Text: "Won"}}))
	lookup.SetSelected(Option{ID: "2", Text: "Open"})
	b.state = lookup
	return b.cell(d, lookup, func() string { return lookup.Selected().Text })
}

func (b *editBench) editAmount(d deal) *CellEdit {
	money := NewMoneyEntry(plainMoney, "CLP", "USD")
	money.SetValue(domain.Money{Minor: int64(d.number) * 1000, Currency: "CLP"})
	b.money = money
	edit := b.cell(d, money, func() string { return fmt.Sprint(money.Text(), " ", money.Currency()) })
	if edit != nil {
		edit.Width = 180
	}
	return edit
}

// at goes to a cell by the keyboard.
func (b *editBench) goTo(row int, column string) {
	b.press(row, 0)
	b.column = column
	b.keys(fyne.KeyUp, fyne.KeyDown)
}

// types and typed send keys to what has the keyboard, as the window does.
func (b *editBench) types(text string) {
	for _, r := range text {
		b.window.Canvas().Focused().TypedRune(r)
	}
}

func (b *editBench) typed(names ...fyne.KeyName) {
	c := b.window.Canvas()
	for _, name := range names {
		tabbable, ok := c.Focused().(fyne.Tabbable)
		if name == fyne.KeyTab && !(ok && tabbable.AcceptsTab()) {
			c.FocusNext()
			continue
		}
		c.Focused().TypedKey(&fyne.KeyEvent{Name: name})
	}
}

func (b *editBench) typedBack(name fyne.KeyName) {
	focused := b.window.Canvas().Focused().(desktop.Keyable)
	focused.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	b.typed(name)
	focused.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
}

func (b *editBench) want(did ...string) {
	b.t.Helper()
	if !slices.Equal(b.did, did) {
		b.t.Errorf("did %q, want %q", b.did, did)
	}
	b.did = nil
}

// wantEditing wants the editor open in a column, or closed for column "".
func (b *editBench) wantEditing(column string) {
	b.t.Helper()
	switch {
	case column == "" && b.Editing():
		b.t.Errorf("%s is still edited", b.editing.column)
	case column == "" && slices.Contains(b.rows.Objects, b.edit.Editor):
		b.t.Error("the editor is still there")
	case column != "" && (b.editing == nil || b.editing.column != column || !b.editing.Editor.Visible()):
		b.t.Errorf("%s is not edited", column)
	}
}

func (b *editBench) wantKeyboard(f fyne.Focusable) {
	b.t.Helper()
	if got := b.window.Canvas().Focused(); got != f {
		b.t.Errorf("%T has the keyboard, want %T", got, f)
	}
}

func TestGridTypingEditsTheCell(t *testing.T) {
	b := newEditBench(t)
	b.OnType = func(r rune) { b.did = append(b.did, string(r)) }
	b.goTo(3, "name")
	b.types("Ño")
	b.wantEditing("name")
	b.wantKeyboard(b.name)
	if b.name.Text != "Ño" {
		t.Errorf("the editor says %q, want what was typed", b.name.Text)
	}
	b.typed(fyne.KeyReturn)
	b.want("3 Ño")
	b.wantEditing("")
	b.wantKeyboard(b.Grid)
	b.wantCell(t, 3, "name")

	b.goTo(3, "number") // not edited in place
	b.types("x")
	b.goTo(9, "name") // nor this record
	b.types("y")
	b.want("x", "y")
}

func TestGridTypingWithoutACellIsHandedOn(t *testing.T) {
	b := newEditBench(t)
	b.OnType = func(r rune) { b.did = append(b.did, string(r)) }
	b.takeFocus()
	b.keys(fyne.KeyDown)
	b.types("x")
	b.want("x")
}

func TestGridF2EditsWithAllSelected(t *testing.T) {
	b := newEditBench(t)
	b.goTo(3, "name")
	b.typed(fyne.KeyF2)
	if b.name.Text != "3" || b.name.SelectedText() != "3" {
		t.Errorf("the editor says %q with %q selected", b.name.Text, b.name.SelectedText())
	}
	b.typed(fyne.KeyF2) // means nothing more
	b.types("three")
	b.typed(fyne.KeyEnter)
	b.want("3 three")
}

func TestGridF2GoesToTheFirstCellThatCanBeEdited(t *testing.T) {
	b := newEditBench(t)
	b.OnEdit = func(d deal) { b.did = append(b.did, "edit "+dealID(d)) }
	b.goTo(3, "number")
	b.typed(fyne.KeyF2)
	b.wantEditing("name")
	b.typed(fyne.KeyEscape)
	b.wantCell(t, 3, "name")
	b.goTo(9, "name")
	b.typed(fyne.KeyF2)
	b.want("given up", "edit 9")
	b.wantEditing("")
}

func TestGridEscapeGivesUp(t *testing.T) {
	b := newEditBench(t)
	b.goTo(3, "name")
	b.types("x")
	b.typed(fyne.KeyEscape)
	b.want("given up")
	b.wantEditing("")
	b.wantKeyboard(b.Grid)
	b.wantSelected(t, "3")
}

func TestGridTabGoesOnAlongTheRow(t *testing.T) {
	b := newEditBench(t)
	b.goTo(3, "name")
	b.types("x")
	b.typed(fyne.KeyTab)
	b.want("3 x")
	b.wantEditing("state")
	b.typed(fyne.KeyTab)
	b.want("3 Open")
	b.wantEditing("amount")
	b.typedBack(fyne.KeyTab)
	b.want("3 3000 CLP")
	b.wantEditing("state")
	b.typedBack(fyne.KeyTab)
	b.typedBack(fyne.KeyTab)
	b.want("3 Open", "3 3")
	b.wantEditing("") // there is none before
	b.wantKeyboard(b.Grid)
	b.wantCell(t, 3, "name")
}

func TestGridEditsWithALookup(t *testing.T) {
	b := newEditBench(t)
	b.goTo(3, "state")
	b.types("wo")
	b.wantEditing("state")
	if !b.state.popup.isOpen() {
		t.Fatal("no options for what was typed")
	}
	b.typed(fyne.KeyReturn) // takes the option
	b.wantEditing("state")
	b.typed(fyne.KeyReturn)
	b.want("3 Won")

	b.types("n")
	b.typed(fyne.KeyTab) // takes the option and goes on
	b.want("3 New")
	b.wantEditing("amount")
	b.typed(fyne.KeyEscape)
	b.did = nil

	b.goTo(3, "state")
	b.types("w")
	b.typed(fyne.KeyEscape) // closes the options
	b.wantEditing("state")
	b.typed(fyne.KeyEscape)
	b.want("given up")

	b.types("wo")
	b.state.OnChanged = func(Option) { b.edit.Finish() }
	b.typed(fyne.KeyReturn)
	b.want("3 Won")
	b.wantEditing("")
	b.wantKeyboard(b.Grid)
}

func TestGridEditsWithAMoneyEntry(t *testing.T) {
	b := newEditBench(t)
	b.goTo(3, "amount")
	b.types("12")
	b.money.currency.MouseDown(&desktop.MouseEvent{})
	b.wantEditing("amount")
	b.wantKeyboard(b.money.currency)
	b.types("u") // a select goes to what begins with it
	b.money.amount.MouseDown(&desktop.MouseEvent{})
	b.wantKeyboard(b.money.amount)
	b.want()
	b.money.currency.MouseDown(&desktop.MouseEvent{})
	b.typed(fyne.KeyReturn)
	b.want("3 12.00 USD")
	b.wantEditing("")
	b.wantKeyboard(b.Grid)
}

func TestGridLosingTheKeyboardCommits(t *testing.T) {
	b := newEditBench(t)
	b.goTo(3, "name")
	b.types("x")
	b.press(5, 0)
	b.want("3 x")
	b.wantEditing("")
	b.wantKeyboard(b.Grid)
	b.wantSelected(t, "5")
	b.types("y")
	b.window.Canvas().Unfocus()
	b.want("5 y")
	b.wantEditing("")
	b.wantKeyboard(nil)
}

func TestGridRefusedEditStaysOpen(t *testing.T) {
	b := newEditBench(t)
	b.answer = func(done func(bool)) {
		b.edit.SetError("That name is taken")
		done(false)
	}
	b.goTo(3, "name")
	b.types("x")
	b.typed(fyne.KeyReturn)
	b.wantEditing("name")
	b.wantKeyboard(b.name)
	if note := b.note; note.box.Hidden || note.text.Text != "That name is taken" || note.box.Position().Y != b.rowTop(3)+ControlHeight+1 {
		t.Errorf("the note (hidden %v) says %q at %v", note.box.Hidden, note.text.Text, note.box.Position())
	}
	edit := b.edit
	b.press(5, 0) // what cannot be taken over keeps the keyboard
	b.wantEditing("name")
	b.wantKeyboard(b.name)
	b.window.Canvas().Focus(b.Grid)
	b.keys(fyne.KeyDown)
	b.types("z") // in another cell: goes on where it was
	b.wantKeyboard(edit.Editor.(fyne.Focusable))
	if b.name.Text != "xz" {
		t.Errorf("the editor says %q", b.name.Text)
	}
	b.did = nil
	b.answer = func(done func(bool)) { done(true) }
	b.typed(fyne.KeyReturn)
	b.want("3 xz")
	b.wantEditing("")
	if b.note.box.Visible() {
		t.Error("the note stays")
	}
}

func TestGridNoteOfTheLastLineStandsAbove(t *testing.T) {
	b := newEditBench(t)
	b.goTo(9, "name")
	b.goTo(8, "name")
	b.keys(fyne.KeyDown, fyne.KeyDown) // 10 is the last in view
	b.types("x")
	b.edit.SetError("No")
	if y := b.note.box.Position().Y; y >= b.rowTop(10) || y < 0 {
		t.Errorf("the note stands at %v, the line at %v of %v", y, b.rowTop(10), b.view.Height)
	}
}

func TestGridCommitAnsweredLater(t *testing.T) {
	b := newEditBench(t)
	b.answer = func(done func(bool)) { b.waiting = append(b.waiting, done) }
	b.goTo(3, "name")
	b.types("x")
	b.typed(fyne.KeyTab)
	b.wantEditing("name")
	b.typed(fyne.KeyReturn, fyne.KeyEscape) // mean nothing while it is under way
	b.waiting[0](true)
	b.waiting[0](true)
	b.wantEditing("state")
	b.want("3 x")
	b.typed(fyne.KeyReturn)
	b.waiting[1](false)
	b.wantEditing("state")
	b.press(5, 0) // commits again
	b.waiting[2](true)
	b.wantEditing("")
	b.wantSelected(t, "5")
	b.wantKeyboard(b.Grid)

	told := []bool{}
	b.types("y")
	b.column = "name"
	b.CommitEdit(func(ok bool) { told = append(told, ok) })
	if b.Editing() {
		b.waiting[len(b.waiting)-1](true)
	}
	b.CommitEdit(func(ok bool) { told = append(told, ok) })
	if !slices.Equal(told, []bool{true, true}) {
		t.Errorf("told %v, want twice that it is done", told)
	}
}

func TestGridEditorLiesOverItsCell(t *testing.T) {
	b := newEditBench(t)
	b.window.Resize(fyne.NewSize(300, 310))
	b.goTo(3, "name")
	b.types("x")
	wantPlace := func(left, width float32, line int) {
		t.Helper()
		o := b.edit.Editor
		if at := o.Position(); at.X != left || at.Y != b.rowTop(line)-1 || o.Size() != fyne.NewSize(width, ControlHeight) {
			t.Errorf("the editor stands at %v, %v; want %v in line %d, %v wide", at, o.Size(), left, line, width)
		}
	}
	wantPlace(60, 100, 3)
	b.scrollTo(30, 10)
	wantPlace(30, 100, 3)
	b.dragTitle(129, 149)
	wantPlace(30, 120, 3)
	b.typed(fyne.KeyEscape)
	b.goTo(3, "amount")
	b.typed(fyne.KeyF2)
	c := b.columns.find("amount")
	wantPlace(300-180, 180, 3) // wider than its column, which it covers
	if left := c.left - float32(b.x); left < 120 || left+c.Width > 300 {
		t.Errorf("the column stands at %v", left)
	}
}

func TestGridEditorFollowsItsRecord(t *testing.T) {
	b := newEditBench(t)
	b.goTo(3, "name")
	b.types("x")
	b.source.total = 100
	b.sort = Sort{Column: "number", Descending: true} // others changed: 3 is now far down
	b.Reload()
	if at := b.name.Position().Y; at != 96*28-1 {
		t.Errorf("the editor stands at %v, want it at its record, below what is in view", at)
	}
	b.scrollTo(0, 96*28)
	if line := 96; !b.name.Visible() || b.name.Position().Y != b.rowTop(line)-1 {
		t.Errorf("the editor stands at %v, its record at %v", b.name.Position(), b.rowTop(line))
	}
	b.wantKeyboard(b.name)
	b.typed(fyne.KeyReturn)
	b.want("3 x")

	b.scrollTo(0, 0)
	b.goTo(5, "name") // 94
	b.types("y")
	b.SetGroups([]GridGroup{{ID: "a", Count: 2}, {ID: "b", Count: 98}})
	if at := b.name.Position().Y; at != b.rowTop(7)-1 {
		t.Errorf("in groups the editor stands at %v, its record at %v", at, b.rowTop(7))
	}
	b.SetCollapsed([]string{"b"})
	if b.name.Visible() {
		t.Error("the editor shows for a collapsed record")
	}
}

func TestGridDeleteKeyOnAnEditableCellDeletesRecords(t *testing.T) {
	b := newEditBench(t)
	b.OnDelete = func() { b.did = append(b.did, "delete") }
	b.goTo(3, "name")
	b.typed(fyne.KeyDelete)
	b.want("delete")
	if b.Editing() {
		t.Error("the cell is edited")
	}
}

func TestGridDoubleClickOpensAnEditableCell(t *testing.T) {
	b := newEditBench(t)
	b.OnOpen = func(d deal) { b.did = append(b.did, "open "+dealID(d)) }
	for range 2 {
		e := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary}
		e.Position = b.gridBench.at(3, 120)
		b.MouseDown(e)
		b.MouseUp(e)
	}
	b.want("open 3")
	b.press(3, 0) // nor is a slow second click editing
	if b.Editing() {
		t.Error("the cell is edited")
	}
}

func TestGridReturningWindowGivesTheKeyboardToTheGrid(t *testing.T) {
	b := newEditBench(t)
	b.goTo(3, "name")
	b.types("x")
	b.name.FocusLost() // as when another window comes to the front
	b.want("3 x")
	b.name.FocusGained()
	b.wantKeyboard(b.Grid)
}
