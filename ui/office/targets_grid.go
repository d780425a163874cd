package office

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/ui/kit"
)

// Widths of the columns, which grow with their figures: all of a usual size fit into the
// smallest usual window.
const (
	targetNameWidth  float32 = 130
	targetMonthWidth float32 = 76
	targetTotalWidth float32 = 108
)

func (t *Targets) makeGrid() {
	t.grid = kit.NewLineGrid(t.columns(), kit.LineSource[targetRow]{
		Count: func() int { return len(t.model.rows) },
		Row:   func(i int) targetRow { return t.model.rows[i] },
	})
	t.grid.OnPaste = t.paste
	t.grid.OnMenu = t.menu
	t.grid.SetReadOnly(!t.mayModify())
	t.showSums()
}

func (t *Targets) columns() []kit.LineColumn[targetRow] {
	columns := []kit.LineColumn[targetRow]{{ID: targetName, Title: lang.X("opportunity.salesperson", "Salesperson"), Width: targetNameWidth, Grow: true,
		Text: func(row targetRow) string { return row.name }}}
	for i := range targetMonths {
		number := strconv.Itoa(i + 1)
		columns = append(columns, kit.LineColumn[targetRow]{ID: strconv.Itoa(i), Title: lang.X("month.short."+number, number), Width: targetMonthWidth,
			Align:  fyne.TextAlignTrailing,
			Text:   func(row targetRow) string { return t.model.text(t.model.value(row, i)) },
			Commit: func(row int, text string) error { return t.commit(row, i, text) }})
	}
	return append(columns, kit.LineColumn[targetRow]{ID: targetTotal, Title: lang.X("targets.total", "Year"), Width: targetTotalWidth, Align: fyne.TextAlignTrailing,
		Text:   func(row targetRow) string { return t.model.text(t.model.total(row)) },
		Commit: t.commitTotal})
}

// commit saves what was typed for a month.
func (t *Targets) commit(row, month int, text string) error {
	target, err := t.model.typed(t.model.rows[row], month, text)
	if err == nil {
		t.set([]domain.Target{target}, targetsSetText)
	}
	return err
}

// commitTotal parts what was typed for the year among its months.
func (t *Targets) commitTotal(row int, text string) error {
	targets, err := t.model.spread(t.model.rows[row], text)
	if err == nil {
		t.set(targets, targetsSetText)
	}
	return err
}

// monthOfColumn is the month of a column, -1 for the names.
func monthOfColumn(column string) int {
	switch column {
	case targetName:
		return -1
	case targetTotal:
		return targetMonths
	}
	month, _ := strconv.Atoi(column) // so the months are called
	return month
}

// paste takes a block of a spreadsheet over, all of it or, where a cell is no value, nothing.
func (t *Targets) paste(row int, column string, block [][]string) {
	targets, cut, bad := t.model.block(row, monthOfColumn(column), block)
	t.grid.ClearErrors()
	for _, cell := range bad {
		t.grid.SetError(cell.row, cell.column, kit.ErrorText(cell.err))
	}
	if len(bad) > 0 {
		t.grid.SetCursor(bad[0].row, bad[0].column)
		t.host.Notify(kit.Toast{Icon: "triangle-alert", Text: lang.XN("targets.paste_bad", "Nothing was pasted: {{.Count}} cells are no values.", len(bad), map[string]any{"Count": len(bad)})})
		return
	}
	t.set(targets, func(count int) string {
		if cut {
			return lang.XN("targets.set_cut", "{{.Count}} targets set · the rest did not fit", count, map[string]any{"Count": count})
		}
		return targetsSetText(count)
	})
}

// menu offers what can be done from a cell.
func (t *Targets) menu(row int, column string, at fyne.Position) {
	if t.grid.ReadOnly() || row < 0 || row >= len(t.model.rows) {
		return
	}
	whose, month := t.model.rows[row], monthOfColumn(column)
	kit.ShowContextMenu(t.host.Window().Canvas(), at,
		kit.MenuItem{Icon: "arrow-right", Label: lang.X("targets.following", "The same in the months after"), Disabled: month < 0 || month >= targetMonths-1,
			Run: func() { t.set(t.model.following(whose, month), targetsSetText) }},
		kit.MenuItem{Icon: "eraser", Label: lang.X("targets.clear", "Clear the row"), Disabled: t.model.total(whose) == 0,
			Run: func() { t.set(t.model.none(whose), targetsSetText) }})
}

// showSums shows what the salespeople are to win together.
func (t *Targets) showSums() {
	totals := map[string]kit.Cell{targetName: {Text: lang.X("targets.sum", "Σ Salespeople")}}
	for i, sum := range t.model.sums() {
		column := targetTotal
		if i < targetMonths {
			column = strconv.Itoa(i)
		}
		totals[column] = kit.Cell{Text: t.model.text(sum)}
	}
	t.grid.SetTotals(totals)
}
