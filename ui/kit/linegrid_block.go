package kit

import "strings"

// SetTotals shows a row at the foot, aligned with the columns; nil takes it away.
func (g *LineGrid[R]) SetTotals(totals map[string]Cell) {
	had := !g.totals.Hidden
	g.totals.set(totals)
	if had != (totals != nil) {
		g.arrange(g.Size())
	}
	g.repaint()
}

// totalsHeight is the height of that row.
func (g *LineGrid[R]) totalsHeight() float32 {
	if g.totals.Hidden {
		return 0
	}
	return HeaderHeight
}

// blockOf reads what a spreadsheet puts on the clipboard: lines of cells with tabs between
// them. The empty line behind the last one is none.
func blockOf(text string) [][]string {
	lines := strings.Split(strings.TrimRight(strings.ReplaceAll(text, "\r\n", "\n"), "\n"), "\n")
	block := make([][]string, len(lines))
	for i, line := range lines {
		for _, cell := range strings.Split(line, "\t") {
			block[i] = append(block[i], strings.TrimSpace(cell))
		}
	}
	return block
}

// pasteBlock hands more than one cell to the caller; false where it takes no blocks, or
// there is but one cell.
func (g *LineGrid[R]) pasteBlock(text string) bool {
	if g.OnPaste == nil || g.readOnly || g.cursor.row < 0 || g.cursor.row >= g.count {
		return false
	}
	block := blockOf(text)
	if len(block) == 1 && len(block[0]) == 1 {
		return false
	}
	g.OnPaste(g.cursor.row, g.cursor.column, block)
	g.Refresh()
	return true
}
