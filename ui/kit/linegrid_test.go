package kit

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"preventa/domain"
)

// quoted is a line of the tests.
type quoted struct {
	code, text      string
	quantity, price int
}

func (q quoted) total() int { return q.quantity * q.price }

// lineBench is a grid of lines in a window 500 × 310, ten rows below the header, and a
// person's hands.
type lineBench struct {
	*LineGrid[quoted]
	*formBench
	lines []quoted
	next  *TextEntry
	clock time.Time
	heard []string
}

var products = []Option{
	{ID: "1", Text: "PUMP-10", Detail: "Pump"}, {ID: "2", Text: "PUMP-20", Detail: "Larger pump"}, {ID: "3", Text: "VALVE", Detail: "Valve"},
}

func newLineBench(t testing.TB, look Appearance, lines ...quoted) *lineBench {
	app := test.NewTempApp(t)
	app.Settings().SetTheme(NewTheme(look))
	b := &lineBench{lines: lines, next: NewTextEntry(), clock: time.Unix(0, 0)}
	b.LineGrid = NewLineGrid(b.columns(), LineSource[quoted]{
		Count: func() int { return len(b.lines) },
		Row:   func(i int) quoted { return b.lines[i] },
	})
	b.now = func() time.Time { return b.clock }
	b.OnAddRow = func() { b.lines = append(b.lines, quoted{}) }
	b.OnDeleteRow = func(row int) { b.lines = slices.Delete(b.lines, row, row+1) }
	b.OnDuplicateRow = func(row int) { b.lines = slices.Insert(b.lines, row+1, b.lines[row]) }
	b.OnMoveRow = func(row, to int) { b.lines[row], b.lines[to] = b.lines[to], b.lines[row] }
	window := app.NewWindow("")
	window.SetPadded(false)
	window.SetContent(NewTooltipLayer(container.New(RowsGrowing(0, 0), b.LineGrid, b.next), (&ManualClock{}).Delay))
	window.Resize(fyne.NewSize(500, HeaderHeight+10*RowHeight+ControlHeight))
	t.Cleanup(window.Close)
	tt, _ := t.(*testing.T)
	b.formBench = &formBench{t: tt, window: window, canvas: window.Canvas()}
	window.Canvas().Capture() // what was never painted cannot have the keyboard
	window.Canvas().Focus(b.LineGrid)
	return b
}

func (b *lineBench) columns() []LineColumn[quoted] {
	whole := func(into func(*quoted) *int) func(int, string) error {
		return func(row int, text string) error {
			value, err := strconv.Atoi(text)
			if err != nil {
				return domain.Fail(domain.Invalid, "error.number", nil)
			}
			*into(&b.lines[row]) = value
			return nil
		}
	}
	number := func(of func(quoted) int) func(quoted) string {
		return func(q quoted) string { return strconv.Itoa(of(q)) }
	}
	return []LineColumn[quoted]{
		{ID: "code", Title: "Code", Width: 80, Text: func(q quoted) string { return q.code },
			Commit:  func(row int, text string) error { b.lines[row].code = text; return nil },
			Suggest: SearchIn(products),
			OnChosen: func(row int, o Option) {
				b.heard = append(b.heard, fmt.Sprint("chosen ", row, " ", o.ID))
				b.lines[row].code, b.lines[row].text = o.Text, o.Detail
			}},
		{ID: "text", Title: "Description", Width: 100, Grow: true, Text: func(q quoted) string { return q.text },
			Commit: func(row int, text string) error { b.lines[row].text = text; return nil }},
		{ID: "quantity", Title: "Quantity", Width: 60, Align: fyne.TextAlignTrailing, Text: number(func(q quoted) int { return q.quantity }),
			Negative: func(q quoted) bool { return q.quantity < 0 }, Commit: whole(func(q *quoted) *int { return &q.quantity })},
		{ID: "price", Title: "Price", Width: 80, Align: fyne.TextAlignTrailing, Text: number(func(q quoted) int { return q.price }),
			Commit: whole(func(q *quoted) *int { return &q.price })},
		{ID: "total", Title: "Total", Width: 80, Align: fyne.TextAlignTrailing, Text: number(quoted.total),
			Negative: func(q quoted) bool { return q.total() < 0 }},
	}
}

func threeLines() []quoted {
	return []quoted{{"A", "first", 1, 100}, {"B", "second", 2, 200}, {"C", "credit", -3, 300}}
}

func (b *lineBench) wantCursor(row int, column string) {
	b.t.Helper()
	if r, c := b.Cursor(); r != row || c != column {
		b.t.Errorf("the cursor is in row %d, %q, want row %d, %q", r, c, row, column)
	}
}

// shown are the texts of a row, left to right.
func (b *lineBench) shown(row int) []string {
	var texts []string
	if live := b.live[row]; live != nil {
		for _, c := range live.cells {
			if c.box.Visible() {
				texts = append(texts, c.text.Text)
			}
		}
	}
	return texts
}

func (b *lineBench) ctrl(key fyne.KeyName) {
	b.shortcut(&desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault})
}

func (b *lineBench) alt(key fyne.KeyName) {
	b.shortcut(&desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierAlt})
}

func (b *lineBench) shiftKeys(names ...fyne.KeyName) {
	for _, name := range names {
		focused := b.canvas.Focused().(desktop.Keyable)
		focused.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
		b.keys(name)
		b.canvas.Focused().(desktop.Keyable).KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	}
}

// cellPos is inside a cell in view, from the grid's corner.
func (b *lineBench) cellPos(row int, column string) fyne.Position {
	return fyne.NewPos(b.LineGrid.columns.find(column).left+5, HeaderHeight+b.rowTop(row)+RowHeight/2)
}

// press clicks a cell. As in a window, what has the keyboard loses it on the press and on
// the release, unless it is under the pointer.
func (b *lineBench) press(row int, column string) {
	e := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary}
	e.Position = b.cellPos(row, column)
	unfocus := func() {
		r, c := b.Cursor()
		under := b.canvas.Focused() == fyne.Focusable(b.LineGrid) || b.Editing() && r == row && c == column
		if !under {
			b.canvas.Unfocus()
		}
	}
	b.LineGrid.MouseDown(e)
	unfocus()
	b.LineGrid.MouseUp(e)
	unfocus()
	b.LineGrid.Tapped(&e.PointEvent)
}

func TestLineGridShowsItsRows(t *testing.T) {
	for _, look := range []Appearance{AppearanceLight, AppearanceDark} {
		b := newLineBench(t, look, threeLines()...)
		b.want("row", b.shown(2), []string{"C", "credit", "-3", "300", "-900"})
		cells := b.live[2].cells
		b.want("negative quantity", cells[2].text.Color, Paint(ColorLost))
		b.want("price", cells[3].text.Color, Paint(ColorText))
		b.want("negative total", cells[4].text.Color, Paint(ColorLost))
		b.want("total", b.live[1].cells[4].text.Color, Paint(ColorText))
		b.want("the description takes the room left over", b.LineGrid.columns.find("text").Width, float32(500-80-60-80-80))
	}
}

func TestLineGridArrowsMoveTheCell(t *testing.T) {
	b := newLineBench(t, AppearanceLight, threeLines()...)
	b.wantCursor(0, "code")
	var told []string
	b.OnCell = func(row int, column string) { told = append(told, fmt.Sprint(row, column)) }
	b.keys(fyne.KeyDown, fyne.KeyRight, fyne.KeyRight, fyne.KeyUp, fyne.KeyUp, fyne.KeyLeft)
	b.wantCursor(0, "text")
	b.want("told", told, []string{"1code", "1text", "1quantity", "0quantity", "0text"})
	b.keys(fyne.KeyEnd, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown)
	b.wantCursor(2, "total")
	b.keys(fyne.KeyHome)
	b.wantCursor(2, "code")
	b.ctrl(fyne.KeyEnd)
	b.wantCursor(2, "total")
	b.ctrl(fyne.KeyHome)
	b.wantCursor(0, "code")
}

func TestLineGridTypingReplacesAndEnterGoesDown(t *testing.T) {
	b := newLineBench(t, AppearanceLight, threeLines()...)
	b.SetCursor(0, "quantity")
	b.types("12")
	b.want("editing", b.Editing(), true)
	b.want("line before it is committed", b.lines[0].quantity, 1)
	b.keys(fyne.KeyReturn)
	b.want("line", b.lines[0].quantity, 12)
	b.want("shown", b.shown(0), []string{"A", "first", "12", "100", "1200"})
	b.wantCursor(1, "quantity")
	b.wantFocused(b.LineGrid)
	b.types("5")
	b.keys(fyne.KeyUp)
	b.want("line left by an arrow", b.lines[1].quantity, 5)
	b.wantCursor(0, "quantity")
	b.types("7")
	b.keys(fyne.KeyRight)
	b.want("line left sideways", b.lines[0].quantity, 7)
	b.wantCursor(0, "price")
}

func TestLineGridF2EditsAndEscapeGivesUp(t *testing.T) {
	b := newLineBench(t, AppearanceLight, threeLines()...)
	b.SetCursor(0, "text")
	b.keys(fyne.KeyF2)
	b.types("!")
	b.want("text in the editor", b.editor.Text, "first!")
	b.keys(fyne.KeyLeft, fyne.KeyBackspace)
	b.want("the arrows move the caret", b.editor.Text, "firs!")
	b.keys(fyne.KeyEscape)
	b.want("line after Escape", b.lines[0].text, "first")
	b.wantFocused(b.LineGrid)
	b.keys(fyne.KeyReturn)
	b.types("!")
	b.keys(fyne.KeyReturn)
	b.want("line", b.lines[0].text, "first!")
	b.wantCursor(1, "text")
	b.keys(fyne.KeyBackspace)
	b.types("new")
	b.keys(fyne.KeyReturn)
	b.want("Backspace begins with nothing", b.lines[1].text, "new")
	b.keys(fyne.KeyDelete)
	b.want("Delete empties", b.lines[2].text, "")
}

func TestLineGridCommitsOnlyWhatChanged(t *testing.T) {
	b := newLineBench(t, AppearanceLight, threeLines()...)
	b.specs["text"] = LineColumn[quoted]{ID: "text", Text: b.specs["text"].Text, Commit: func(int, string) error { return errors.New("committed") }}
	b.SetCursor(0, "text")
	b.keys(fyne.KeyF2, fyne.KeyReturn)
	b.wantCursor(1, "text")
}

func TestLineGridKeepsWhatIsNoValue(t *testing.T) {
	b := newLineBench(t, AppearanceLight, threeLines()...)
	b.SetCursor(1, "quantity")
	b.types("x")
	b.keys(fyne.KeyReturn)
	b.wantCursor(1, "quantity")
	b.want("text", b.editor.Text, "x")
	b.want("frame", []any{b.frame.Visible(), b.frame.StrokeColor, b.frame.StrokeWidth}, []any{true, Paint(ColorLost), FocusRing})
	b.want("message", b.message.Text, ErrorText(domain.Fail(domain.Invalid, "error.number", nil)))
	b.press(0, "text")
	b.wantCursor(1, "quantity")
	b.wantFocused(b.editor)
	b.canvas.Focus(b.next)
	b.want("still edited", b.Editing(), true)
	b.wantOutline(&b.editor.TextEntry, ColorLost)
	b.want("on saving", b.CommitEdit() != nil, true)
	b.canvas.Focus(b.editor)
	b.shortcut(&fyne.ShortcutSelectAll{})
	b.types("4")
	b.want("message gone while typing", []any{b.footer.Size().Height, b.frame.StrokeWidth}, []any{float32(0), float32(0)})
	b.keys(fyne.KeyTab)
	b.want("line", b.lines[1].quantity, 4)
	b.wantCursor(1, "price")
}

func TestLineGridCommitsWhenLeft(t *testing.T) {
	b := newLineBench(t, AppearanceLight, threeLines()...)
	b.SetCursor(0, "text")
	b.types("left")
	b.canvas.Focus(b.next)
	b.want("line", b.lines[0].text, "left")
	b.want("editing", b.Editing(), false)
	b.wantFocused(b.next)
	b.canvas.Focus(b.LineGrid)
	b.types("again")
	b.press(2, "price")
	b.want("line", b.lines[0].text, "again")
	b.wantCursor(2, "price")
}

func TestLineGridTabGoesOnAndAddsARow(t *testing.T) {
	b := newLineBench(t, AppearanceLight, threeLines()...)
	b.keys(fyne.KeyTab, fyne.KeyTab, fyne.KeyTab)
	b.wantCursor(0, "price")
	b.keys(fyne.KeyTab)
	b.wantCursor(1, "code") // the total is only shown
	b.shiftKeys(fyne.KeyTab)
	b.wantCursor(0, "price")
	b.SetCursor(2, "price")
	b.types("9")
	b.keys(fyne.KeyTab)
	b.want("lines", fmt.Sprint(b.lines[2:]), "[{C credit -3 9} {  0 0}]")
	b.wantCursor(3, "code")
	b.SetCursor(3, "total")
	b.keys(fyne.KeyTab)
	b.want("rows", len(b.lines), 5)
	b.SetCursor(0, "code")
	b.shiftKeys(fyne.KeyTab)
	b.want("Shift+Tab in the first cell leaves", b.canvas.Focused() != fyne.Focusable(b.LineGrid), true)
}

func TestLineGridWithoutNewRowsTabLeaves(t *testing.T) {
	b := newLineBench(t, AppearanceLight, threeLines()...)
	b.OnAddRow = nil
	b.SetCursor(2, "price")
	b.keys(fyne.KeyTab)
	b.wantFocused(b.next)
	b.canvas.Focus(b.LineGrid)
	b.keys(fyne.KeyF6)
	b.wantFocused(b.next)
}

func TestLineGridBeginsWithoutRows(t *testing.T) {
	b := newLineBench(t, AppearanceLight)
	b.SetEmpty("No lines yet.")
	b.want("empty", b.empty.Visible(), true)
	b.types("V")
	b.want("rows", len(b.lines), 1)
	b.want("text", b.editor.Text, "V")
	b.keys(fyne.KeyEscape, fyne.KeyEscape)
	b.want("empty beside a row", b.empty.Visible(), false)
	b.ctrl(fyne.KeyDelete)
	b.want("rows", len(b.lines), 0)
	b.keys(fyne.KeyReturn)
	b.wantCursor(0, "code")
}

func TestLineGridRowShortcuts(t *testing.T) {
	b := newLineBench(t, AppearanceLight, threeLines()...)
	codes := func() string {
		var all []string
		for _, l := range b.lines {
			all = append(all, l.code)
		}
		return strings.Join(all, "")
	}
	b.SetCursor(1, "text")
	b.ctrl(fyne.KeyD)
	b.want("duplicated", codes(), "ABBC")
	b.wantCursor(2, "text")
	b.alt(fyne.KeyDown)
	b.want("moved down", codes(), "ABCB")
	b.wantCursor(3, "text")
	b.alt(fyne.KeyDown)
	b.alt(fyne.KeyUp)
	b.alt(fyne.KeyUp)
	b.want("moved up", codes(), "ABBC")
	b.wantCursor(1, "text")
	b.ctrl(fyne.KeyMinus)
	b.want("deleted", codes(), "ABC")
	b.SetCursor(2, "code")
	b.ctrl(fyne.KeyDelete)
	b.want("deleted the last", codes(), "AB")
	b.wantCursor(1, "code")
	b.types("Z")
	b.alt(fyne.KeyUp)
	b.want("moved with what was typed", codes(), "ZA")
}

func TestLineGridMenu(t *testing.T) {
	b := newLineBench(t, AppearanceLight, threeLines()...)
	test.TapSecondaryAt(b.LineGrid, b.cellPos(0, "text"))
	b.wantMenu("Add line", "Duplicate line", "Move up", "Move down", "Delete line")
	b.want("up from the first row", b.menu()[2].Disabled, true)
	b.keys(fyne.KeyEnd, fyne.KeyReturn)
	b.want("lines", len(b.lines), 2)
	b.OnMenu = func(row int, column string, _ fyne.Position) { b.heard = append(b.heard, fmt.Sprint(row, column)) }
	test.TapSecondaryAt(b.LineGrid, b.cellPos(1, "price"))
	b.shiftKeys(fyne.KeyF10)
	b.want("heard", b.heard, []string{"1price", "1price"})
}

func TestLineGridSuggests(t *testing.T) {
	b := newLineBench(t, AppearanceLight, threeLines()...)
	b.types("pu")
	b.want("listed", b.listed(), []string{"PUMP-10", "PUMP-20"})
	b.types("mp-2")
	b.want("listed", b.listed(), []string{"PUMP-20"})
	b.keys(fyne.KeyDown, fyne.KeyReturn)
	b.want("heard", b.heard, []string{"chosen 0 2"})
	b.want("row", b.shown(0), []string{"PUMP-20", "Larger pump", "1", "100", "100"})
	b.wantFocused(b.LineGrid)
	b.wantCursor(0, "code")
	b.keys(fyne.KeyDown)
	b.types("val")
	b.keys(fyne.KeyReturn)
	b.want("what was typed stands unless one was chosen", b.lines[1].code, "val")
	b.wantCursor(2, "code")
	b.types("pump")
	b.clickRow(0)
	b.want("chosen by mouse", b.lines[2].code, "PUMP-10")
	b.keys(fyne.KeyF2)
	b.alt(fyne.KeyDown)
	b.want("asked for", b.listed(), []string{"PUMP-10"})
	b.keys(fyne.KeyEscape)
	b.want("Escape closes the list first", []any{b.listed(), b.Editing()}, []any{[]string(nil), true})
}

func TestLineGridGoesWhereAChoiceLeads(t *testing.T) {
	for _, key := range []fyne.KeyName{fyne.KeyReturn, fyne.KeyTab} {
		b := newLineBench(t, AppearanceLight, threeLines()...)
		spec := b.specs["code"]
		spec.OnChosen = func(row int, _ Option) { b.SetCursor(row, "quantity") }
		b.specs["code"] = spec
		b.types("pump")
		b.keys(fyne.KeyDown, key)
		b.wantCursor(0, "quantity")
		b.types("12")
		b.keys(fyne.KeyReturn)
		b.want("quantity after "+string(key), b.lines[0].quantity, 12)
	}
}

func TestLineGridTellsThatACellIsEdited(t *testing.T) {
	b := newLineBench(t, AppearanceLight, threeLines()...)
	var told []bool
	b.OnEditing = func() { told = append(told, b.Editing()) }
	b.types("x")
	b.want("told while typing", told, []bool{true})
	b.keys(fyne.KeyEscape)
	b.want("told after giving up", told, []bool{true, false})
	b.types("y")
	b.keys(fyne.KeyReturn)
	b.want("told after Enter", told, []bool{true, false, true, false})
}

func TestLineGridDropsLateSuggestions(t *testing.T) {
	b := newLineBench(t, AppearanceLight, threeLines()...)
	spec := b.specs["code"]
	answers := map[string]func([]Option){}
	spec.Suggest = func(text string, deliver func([]Option)) { answers[text] = deliver }
	b.specs["code"] = spec
	b.types("pu")
	answers["pu"](products[:2])
	answers["p"](products)
	b.want("listed", b.listed(), []string{"PUMP-10", "PUMP-20"})
	b.keys(fyne.KeyEscape)
	b.types("m")
	b.keys(fyne.KeyReturn)
	answers["pum"](products)
	b.want("listed after the cell was left", b.listed(), []string(nil))
}

func TestLineGridMouse(t *testing.T) {
	b := newLineBench(t, AppearanceLight, threeLines()...)
	b.press(1, "text")
	b.wantCursor(1, "text")
	b.want("editing after a click", b.Editing(), false)
	b.press(1, "text")
	b.want("editing after a double click", b.Editing(), true)
	b.keys(fyne.KeyEscape)
	b.clock = b.clock.Add(time.Minute)
	b.press(1, "text")
	b.clock = b.clock.Add(time.Minute)
	b.press(1, "text")
	b.want("editing after two slow clicks", b.Editing(), false)
	b.press(1, "total")
	b.press(1, "total")
	b.want("editing what is only shown", b.Editing(), false)
}

func TestLineGridReadOnly(t *testing.T) {
	b := newLineBench(t, AppearanceLight, threeLines()...)
	b.SetReadOnly(true)
	before := fmt.Sprint(b.lines)
	b.types("x")
	b.keys(fyne.KeyF2, fyne.KeyDelete, fyne.KeyBackspace)
	b.ctrl(fyne.KeyD)
	b.ctrl(fyne.KeyDelete)
	b.alt(fyne.KeyDown)
	b.shortcut(&fyne.ShortcutPaste{Clipboard: clipboard()})
	b.want("lines", fmt.Sprint(b.lines), before)
	b.want("Tab moves on", b.AcceptsTab(), false)
	b.keys(fyne.KeyReturn)
	b.wantCursor(1, "code")
	b.want("menu", len(b.RowItems()), 0)
}

func TestLineGridCopiesAndPastes(t *testing.T) {
	b := newLineBench(t, AppearanceLight, threeLines()...)
	b.SetCursor(1, "quantity")
	b.shortcut(&fyne.ShortcutCopy{Clipboard: clipboard()})
	b.want("copied", clipboard().Content(), "2")
	clipboard().SetContent(" 25 \nnext")
	b.shortcut(&fyne.ShortcutPaste{Clipboard: clipboard()})
	b.want("pasted", b.lines[1].quantity, 25)
	clipboard().SetContent("many")
	b.shortcut(&fyne.ShortcutPaste{Clipboard: clipboard()})
	b.want("what is no number", []any{b.lines[1].quantity, b.editor.Text, b.editor.invalid}, []any{25, "many", true})
}

func TestLineGridShowsErrorsOfOthers(t *testing.T) {
	b := newLineBench(t, AppearanceLight, threeLines()...)
	b.SetError(1, "price", "The price is too high.")
	b.want("outlined", []any{b.marks[0].Visible(), b.marks[0].StrokeColor}, []any{true, Paint(ColorLost)})
	b.want("tooltip", b.TooltipAt(b.cellPos(1, "price")), "The price is too high.")
	b.want("message elsewhere", b.footer.Size().Height, float32(0))
	b.SetCursor(1, "price")
	b.want("message", []any{b.message.Text, b.footer.Size().Height}, []any{"The price is too high.", lineMessage})
	b.types("5")
	b.keys(fyne.KeyReturn)
	b.want("outlined once it is changed", b.marks[0].Visible(), false)
	b.SetError(0, "text", "Missing.")
	b.lines = b.lines[1:]
	b.LineGrid.Refresh()
	b.want("outlined once rows went", b.marks[0].Visible(), false)
}

func TestLineGridFollowsRowsThatGo(t *testing.T) {
	b := newLineBench(t, AppearanceLight, threeLines()...)
	b.SetCursor(2, "text")
	b.types("typed")
	b.lines = b.lines[:1]
	b.LineGrid.Refresh()
	b.wantCursor(0, "text")
	b.want("editing a row that went", b.Editing(), false)
	b.wantFocused(b.LineGrid)
	b.lines[0].text = "other"
	b.RefreshRow(0)
	b.want("row", b.shown(0)[1], "other")
}

func TestLineGridIsQuickWithManyLines(t *testing.T) {
	many := make([]quoted, 5000)
	for i := range many {
		many[i] = quoted{fmt.Sprint("P", i), "line", i, 10}
	}
	b := newLineBench(t, AppearanceLight, many...)
	for range 300 {
		b.scrollTo(0, b.y+777)
	}
	b.ctrl(fyne.KeyEnd)
	b.want("last row", b.shown(4999), []string{"P4999", "line", "4999", "10", "49990"})
	if len(b.live) > 11 || len(b.rows.Objects) > 30 {
		t.Errorf("%d rows in a view of ten, %d drawings", len(b.live), len(b.rows.Objects))
	}
	b.SetCursor(2500, "text")
	b.types("here")
	if at := b.editor.Position(); at.Y != b.rowTop(2500)-1 || at.Y < -1 || at.Y > 9*RowHeight {
		t.Errorf("the editor stands at %v, its row at %v", at, b.rowTop(2500))
	}
	b.scrollTo(0, b.y+3*float64(RowHeight))
	if at := b.editor.Position(); at.Y != b.rowTop(2500)-1 {
		t.Errorf("scrolled, the editor stands at %v, its row at %v", at, b.rowTop(2500))
	}
}

func TestLineGridNarrowScrollsToTheCell(t *testing.T) {
	b := newLineBench(t, AppearanceLight, threeLines()...)
	b.window.Resize(fyne.NewSize(250, 310))
	b.keys(fyne.KeyEnd)
	total := b.LineGrid.columns.find("total")
	if left := total.left - float32(b.x); left < 0 || left+total.Width > 250 {
		t.Errorf("the last cell stands at %v", left)
	}
	b.keys(fyne.KeyHome)
	if b.x != 0 {
		t.Errorf("scrolled %v sideways in the first cell", b.x)
	}
}

func BenchmarkLineGridCommit(b *testing.B) {
	many := make([]quoted, 5000)
	bench := newLineBench(b, AppearanceLight, many...)
	bench.SetCursor(2500, "quantity")
	for b.Loop() {
		bench.types("7")
		bench.keys(fyne.KeyReturn)
	}
}

func TestLineGridEnterAddsARowBelowTheLast(t *testing.T) {
	b := newLineBench(t, AppearanceLight, threeLines()...)
	b.SetCursor(2, "price")
	b.types("9")
	b.keys(fyne.KeyReturn)
	b.want("lines", fmt.Sprint(b.lines[2:]), "[{C credit -3 9} {  0 0}]")
	b.wantCursor(3, "code")
	b.OnAddRow = nil
	b.types("Z")
	b.keys(fyne.KeyReturn)
	b.want("rows where none can be added", len(b.lines), 4)
	b.wantCursor(3, "code")
}
