package control

import (
	"context"
	"fmt"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/region"
	"preventa/domain/report"
	"preventa/ui/kit"
)

// reportOf is the report that has the table behind a chart: that of its id, but for the chart
// that shows the same table by amount.
func reportOf(chart string) string {
	if chart == "who-closes-most" {
		return "who-closes-best"
	}
	return chart
}

// sheetOf is the table behind a chart, under the filters in force.
func (s *Screen) sheetOf(chart string) func(context.Context) (report.Sheet, error) {
	session, filter := s.host.Session(), s.Filter()
	notes := s.row.Words()
	return func(ctx context.Context) (report.Sheet, error) {
		table, err := session.Report(ctx, reportOf(chart), filter)
		if err != nil {
			return report.Sheet{}, err
		}
		sheet, err := kit.TableSheet(session, table)
		sheet.Notes = append(notes, sheet.Notes...)
		return sheet, err
	}
}

// showTable shows the table behind a chart.
func (s *Screen) showTable(k *card) {
	session, filter := s.host.Session(), s.Filter()
	kit.Background(s.host.Runner(), func() (report.Table, error) {
		return session.Report(context.Background(), reportOf(k.chart.ID), filter)
	}, func(t report.Table, err error) {
		if err != nil {
			s.host.Failed(err)
			return
		}
		s.openTable(k, t)
	})
}

func (s *Screen) openTable(k *card, t report.Table) {
	var columns []kit.Column[[]any]
	width := float32(2 * kit.Space4)
	for i, c := range t.Columns {
		column := kit.Column[[]any]{ID: c.ID, Title: kit.KeyText(c.TitleKey), Width: report.WidthOf(c.Type) + kit.Space6,
			Cell: func(row []any) kit.Cell {
				if word := c.Word(row[i], kit.KeyText); word != "" {
					return kit.Cell{Text: word}
				}
				return tableCell(row[i], c.Type, s.region())
			}}
		if c.Type != report.Text {
			column.Align = fyne.TextAlignTrailing
		}
		columns = append(columns, column)
		width += column.Width
	}
	place := map[*any]string{}
	for i, row := range t.Rows {
		place[&row[0]] = fmt.Sprint(i)
	}
	grid := kit.NewGrid(columns, kit.GridOptions[[]any]{
		RowID: func(row []any) string { return place[&row[0]] },
		Fetch: func(_ kit.Query, first, count int, deliver func([][]any, error)) {
			deliver(kit.PageOf(t.Rows, first, count), nil)
		},
		Delay: s.host.Delay(),
	})
	grid.SetCount(len(t.Rows))
	window := s.host.Window().Canvas().Size()
	var d *kit.Dialog
	closing := kit.NewButton(lang.X("dialog.close", "Close"), "", kit.ButtonPrimary, func() { d.Close() })
	d = kit.NewDialog(s.host.Window(), kit.DialogOptions{Title: k.chart.Title(), Body: grid, Flush: true,
		Width: min(max(width, 480), window.Width*0.9), Height: min(window.Height*0.8, float32(len(t.Rows)+2)*kit.RowHeight+160),
		Note: lang.XN("control.rows", "{{.Count}} rows", len(t.Rows), map[string]any{"Count": s.region().Number(int64(len(t.Rows)), 0)}), Buttons: []*kit.Button{closing}})
	d.Show()
}

// tableCell writes a value of a report.
func tableCell(value any, t report.Type, r region.Region) kit.Cell {
	switch v := value.(type) {
	case string:
		return kit.Cell{Text: v}
	case int64:
		return kit.Cell{Text: r.Number(v, 0)}
	case float64:
		if t == report.Rate {
			return kit.Cell{Text: r.Rate(v, 1)}
		}
		return kit.Cell{Text: r.Number(int64(math.Round(v*10)), 1)}
	case domain.Money:
		return kit.Cell{Text: r.Money(v)}
	case domain.Date:
		return kit.Cell{Text: r.Date(v)}
	case domain.Month:
		return kit.Cell{Text: v.String()}
	}
	return kit.Cell{Text: "—", Colour: kit.ColorText3}
}
