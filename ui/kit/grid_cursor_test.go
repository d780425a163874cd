package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

func (b *gridBench) ctrl(key fyne.KeyName) {
	b.TypedShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault})
}

// wantCell wants the ring inside a cell, or no ring for column "".
func (b *gridBench) wantCell(t *testing.T, line int, column string) {
	t.Helper()
	if got := b.CurrentColumn(); got != column {
		t.Errorf("the current column is %q, want %q", got, column)
	}
	if column == "" {
		if b.cell.Visible() {
			t.Error("a cell is ringed")
		}
		return
	}
	c := b.columns.find(column)
	left := c.left - float32(b.x) + FocusRing/2
	if at := b.cell.Position(); b.cell.Hidden || at.X != left || at.Y != b.rowTop(line)+FocusRing/2 {
		t.Errorf("the ring (hidden %v) stands at %v, want it in line %d at %v", b.cell.Hidden, at, line, left)
	}
}

func TestGridArrowsMoveTheCell(t *testing.T) {
	b := newGridBench(t, 100)
	b.takeFocus()
	b.keys(fyne.KeyDown, fyne.KeyDown)
	b.wantCell(t, 1, "")
	for _, step := range []struct {
		key  fyne.KeyName
		want string
	}{
		{fyne.KeyRight, "number"}, {fyne.KeyRight, "name"}, {fyne.KeyLeft, "number"}, {fyne.KeyLeft, "number"},
		{fyne.KeyRight, "name"}, {fyne.KeyRight, "state"}, {fyne.KeyRight, "amount"}, {fyne.KeyRight, "amount"},
	} {
		b.keys(step.key)
		b.wantCell(t, 1, step.want)
	}
	b.wantSelected(t, "1")
	b.ctrl(fyne.KeyLeft)
	b.wantCell(t, 1, "number")
	b.ctrl(fyne.KeyRight)
	b.wantCell(t, 1, "amount")
	b.keys(fyne.KeyDown)
	b.wantCell(t, 2, "amount")
	b.keys(fyne.KeyEnd) // goes by rows
	b.wantCell(t, 99, "amount")
	b.window.Canvas().Unfocus()
	if b.cell.Visible() {
		t.Error("the ring shows without the keyboard")
	}
}

func TestGridClickReachesACell(t *testing.T) {
	b := newGridBench(t, 100)
	b.press(3, 0)
	b.wantCell(t, 3, "name")
	picture := b.window.Canvas().Capture()
	wantPixel(t, picture, 61, b.at(3, 0).Y, ColorAccent)
	wantPixel(t, picture, 155, b.at(3, 0).Y, ColorAccentSoft)
	b.ShowColumn("name", false)
	b.wantCell(t, 3, "")
	b.press(200, 0) // below the rows
	b.ShowColumn("name", true)
	b.wantCell(t, 3, "name")
}

func TestGridKeepsTheCellInView(t *testing.T) {
	b := newGridBench(t, 100)
	b.SetLayout([]ColumnState{{ID: "number", Width: 60}, {ID: "name", Width: 300}, {ID: "state", Width: 200}, {ID: "amount", Width: 100}})
	b.press(3, 0)
	b.keys(fyne.KeyRight)
	b.wantX(t, 560-400)
	b.ctrl(fyne.KeyRight)
	b.wantX(t, 660-400)
	b.keys(fyne.KeyLeft)
	b.wantX(t, 260)
	b.keys(fyne.KeyLeft)
	b.wantX(t, 60)
	b.ctrl(fyne.KeyLeft)
	b.wantX(t, 0)
}

func TestGridNoCellAtTheHeaderOfAGroup(t *testing.T) {
	b := newGroupBench(t)
	b.press(1, 0)
	b.wantCell(t, 1, "name")
	b.keys(fyne.KeyUp)
	if b.cell.Visible() || !b.frame.Visible() || b.frame.Position().Y != 0 {
		t.Error("the group is not framed, or a cell of it ringed")
	}
	b.keys(fyne.KeyDown)
	b.wantCell(t, 1, "name")
}

func TestGridMenuKeyOpensAtTheCurrentCell(t *testing.T) {
	b := newGridBench(t, 100)
	var column string
	var at fyne.Position
	b.OnCellMenu = func(_ deal, c string, p fyne.Position) { column, at = c, p }
	b.press(3, 0)
	b.keys(fyne.KeyRight, desktop.KeyMenu)
	if want := fyne.NewPos(160+Space2, HeaderHeight+4*RowHeight); column != "state" || at != want {
		t.Errorf("menu of %q at %v, want state at %v", column, at, want)
	}
}

func TestGridTitleMenuByKeyboard(t *testing.T) {
	b := newGridBench(t, 100)
	column := ""
	b.OnHeaderMenu = func(c string, _ fyne.Position) { column = c }
	b.press(3, 0)
	b.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyDown, Modifier: fyne.KeyModifierAlt})
	if column != "name" {
		t.Errorf("menu of %q, want name", column)
	}
	item := func(label string) MenuItem {
		t.Helper()
		for _, i := range b.TitleItems("name") {
			if i.Label == label {
				return i
			}
		}
		t.Fatalf("no item %q", label)
		return MenuItem{}
	}
	item("Move right").Run()
	b.wantRow(t, 2, "2", "Open", "2", "2000")
	item("Move left").Run()
	b.wantRow(t, 2, "2", "2", "Open", "2000")
	item("Move left").Run()
	b.wantRow(t, 2, "2", "2", "Open", "2000")
	if !item("Move left").Disabled || item("Move right").Disabled {
		t.Error("the first column can be moved to the left, or not to the right")
	}
	item("Wider").Run()
	if got := b.columns.find("name").Width; got != 140 {
		t.Errorf("width %v, want 140", got)
	}
	item("Sort descending").Run()
	if got := (Sort{Column: "name", Descending: true}); b.Sort() != got {
		t.Errorf("sorted %v, want %v", b.Sort(), got)
	}
	item("Hide column").Run()
	b.wantRow(t, 2, "97", "Open", "97000")
}
