package office

import (
	"context"
	"slices"
	"strconv"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/report"
	"preventa/ui/kit"
)

var _ kit.Sheeted = (*Targets)(nil)

// Sheet is the year as it shows.
func (t *Targets) Sheet() func(context.Context) (report.Sheet, error) {
	m, s := *t.model, t.host.Session()
	m.rows = slices.Clone(m.rows)
	title, together := t.Title()+" "+strconv.Itoa(m.year), lang.X("targets.together", "Salespeople together")
	columns, rows, totals := sheetColumns(m), sheetRows(m), m.sheetRow(together, m.sums()[:targetMonths], m.sums()[targetMonths])
	return func(context.Context) (report.Sheet, error) {
		sheet, err := s.Sheet(title)
		kit.Annotate(s, &sheet, nil, "")
		sheet.Columns, sheet.Totals, sheet.Read = columns, totals, report.Held(rows)
		return sheet, err
	}
}

func sheetColumns(m targetsModel) []report.SheetColumn {
	of := report.Money
	if m.byCount {
		of = report.Count
	}
	columns := []report.SheetColumn{{ID: "salesperson", Title: lang.X("opportunity.salesperson", "Salesperson"), Type: report.Text, Width: targetNameWidth}}
	for i := range targetMonths {
		number := strconv.Itoa(i + 1)
		columns = append(columns, report.SheetColumn{ID: m.month(i).String(), Title: lang.X("month.short."+number, number), Type: of, Width: targetMonthWidth})
	}
	return append(columns, report.SheetColumn{ID: "total", Title: lang.X("targets.total", "Year"), Type: of, Width: targetTotalWidth})
}

func sheetRows(m targetsModel) []report.SheetRow {
	rows := make([]report.SheetRow, len(m.rows))
	for i, row := range m.rows {
		rows[i] = m.sheetRow(row.name, m.values(row), m.total(row))
	}
	return rows
}

func (m *targetsModel) sheetRow(name string, values []int64, total int64) report.SheetRow {
	row := report.SheetRow{{Value: name}}
	for _, v := range append(slices.Clone(values), total) {
		var value any = domain.Money{Minor: v, Currency: m.currency}
		if m.byCount {
			value = v
		}
		row = append(row, report.SheetCell{Value: value})
	}
	return row
}
