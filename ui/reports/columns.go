package reports

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"preventa/domain/region"
	"preventa/domain/report"
	"preventa/ui/kit"
)

// dash stands for what does not apply.
const dash = "—"

// columns are those of a report, each written as its type says.
func columns(t report.Table, r region.Region) []kit.Column[[]any] {
	list := make([]kit.Column[[]any], len(t.Columns))
	for i, c := range t.Columns {
		list[i] = kit.Column[[]any]{ID: c.ID, Title: lang.X(c.TitleKey, c.TitleKey), Width: 104, Sortable: true, Fixed: i == 0,
			Cell: func(row []any) kit.Cell { return cell(c.Type, row[i], r) }}
		if c.Type == report.Text {
			list[i].Width = 180
		} else {
			list[i].Align = fyne.TextAlignTrailing
		}
	}
	return list
}

func cell(t report.Type, value any, r region.Region) kit.Cell {
	switch v := value.(type) {
	case string:
		return kit.Cell{Text: v}
	case int64:
		if v == 0 {
			return kit.Cell{Text: "0", Colour: kit.ColorText3}
		}
		return kit.Cell{Text: r.Number(v, 0)}
	case float64:
		if t == report.Rate {
			return kit.Cell{Text: r.Rate(v, 0)}
		}
	}
	return kit.Cell{Text: dash, Colour: kit.ColorText3}
}
