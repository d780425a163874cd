package export

import (
	"bufio"
	"context"
	"encoding/csv"
	"io"
	"strings"

	"preventa/domain"
	"preventa/domain/report"
)

// WriteClipboard writes a sheet as a table that programs take from the clipboard: titles and
// rows as people read them, parted by tabs, texts of several lines in quotation marks. Figures
// are not parted into thousands, which spreadsheets of other regions misread, and no text is
// run as a formula.
func WriteClipboard(ctx context.Context, w io.Writer, s report.Sheet) error {
	s = s.Data()
	buffer := bufio.NewWriter(w)
	out := csv.NewWriter(buffer)
	out.Comma = '\t'
	record := make([]string, len(s.Columns))
	for i, c := range s.Columns {
		record[i] = report.Harmless(c.Title)
	}
	_ = out.Write(record) // the writer keeps the error, and Error tells it
	for row, err := range s.Rows(ctx) {
		if err != nil {
			return err
		}
		for i, c := range s.Columns {
			record[i] = clipboardText(&s, row[i], c.Type)
		}
		if err := out.Write(record); err != nil {
			return err
		}
	}
	out.Flush()
	if err := out.Error(); err != nil {
		return err
	}
	return buffer.Flush()
}

// clipboardText is a cell of the table.
func clipboardText(s *report.Sheet, cell report.SheetCell, t report.Type) string {
	switch v := cell.Value.(type) {
	case string:
		if cell.Text != "" && t == report.Text {
			return report.Harmless(cell.Text)
		}
		return report.Harmless(v)
	case domain.Money:
		return moneyText(s, v)
	case int64:
		if t == report.Count || t == report.Number {
			text, _ := plain(v, t)
			return text
		}
	case float64:
		if t != report.Rate {
			text, _ := plain(v, t)
			return strings.Replace(text, ".", string(s.Region.Decimal), 1)
		}
	case domain.Month:
		if cell.Text != "" {
			return cell.Text
		}
	}
	return shown(s, cell.Value, t)
}

// moneyText is an amount with the decimal mark of the region, and with its currency where that
// is not the office's.
func moneyText(s *report.Sheet, m domain.Money) string {
	text := strings.Replace(m.Plain(), ".", string(s.Region.Decimal), 1)
	if m.Currency != s.Currency {
		return string(m.Currency) + " " + text
	}
	return text
}
