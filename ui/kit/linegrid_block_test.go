package kit

import (
	"testing"

	"fyne.io/fyne/v2"
)

func TestLineGridTakesABlockOfASpreadsheet(t *testing.T) {
	b := newLineBench(t, AppearanceLight, threeLines()...)
	paste := func(text string) {
		clipboard().SetContent(text)
		b.shortcut(&fyne.ShortcutPaste{Clipboard: clipboard()})
	}
	b.SetCursor(1, "quantity")
	paste("7\t70\r\n8\t80\r\n")
	b.want("without a taker the first cell", b.lines[1].quantity, 2) // "7 70" is no number
	b.keys(fyne.KeyEscape)
	var row int
	var column string
	var block [][]string
	b.OnPaste = func(r int, c string, cells [][]string) { row, column, block = r, c, cells }
	paste("7\t 70 \r\n8\t\r\n")
	b.want("where", []any{row, column}, []any{1, "quantity"})
	b.want("block", block, [][]string{{"7", "70"}, {"8", ""}})
	block = nil
	paste("9\n")
	b.want("one cell", []any{b.lines[1].quantity, block == nil}, []any{9, true})
	paste("1\n2")
	b.want("a column", block, [][]string{{"1"}, {"2"}})
	block = nil
	b.SetReadOnly(true)
	paste("1\n2")
	b.want("read-only", block == nil, true)
}

func TestLineGridShowsTotalsBelowItsRows(t *testing.T) {
	b := newLineBench(t, AppearanceLight, threeLines()...)
	before := b.view.Height
	b.SetTotals(map[string]Cell{"code": {Text: "All"}, "total": {Text: "-400"}})
	b.want("room for the rows", b.view.Height, before-HeaderHeight)
	b.want("place", b.totals.Position().Y, b.LineGrid.Size().Height-HeaderHeight)
	at := map[string]string{}
	for i, c := range b.LineGrid.columns.shown {
		at[c.ID] = b.totals.cells[i].text.Text
	}
	b.want("totals", at, map[string]string{"code": "All", "text": "", "quantity": "", "price": "", "total": "-400"})
	b.SetTotals(nil)
	b.want("room without", b.view.Height, before)
}
