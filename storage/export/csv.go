package export

import (
	"encoding/csv"
	"io"
	"strings"

	"preventa/domain/report"
)

type csvWriter struct {
	csv     *csv.Writer
	columns []report.Column
	record  []string
}

func newCSV(w io.Writer, columns []report.Column) *csvWriter {
	c := &csvWriter{csv: csv.NewWriter(w), columns: columns, record: make([]string, len(columns))}
	for i, column := range columns {
		c.record[i] = column.ID
	}
	_ = c.csv.Write(c.record) // csv.Writer keeps the error and Flush tells it
	return c
}

func (c *csvWriter) Write(rows [][]any) error {
	for _, row := range rows {
		for i, column := range c.columns {
			c.record[i], _ = plain(row[i], column.Type)
			if column.Type == report.Text {
				c.record[i] = harmless(c.record[i])
			}
		}
		if err := c.csv.Write(c.record); err != nil {
			return err
		}
	}
	return nil
}

func (c *csvWriter) Close() error {
	c.csv.Flush()
	return c.csv.Error()
}

// harmless puts an apostrophe before a text that a spreadsheet would run as a formula.
// Source: https://owasp.org/www-community/attacks/CSV_Injection
func harmless(text string) string {
	if text != "" && strings.Contains("=+-@\t\r", text[:1]) {
		return "'" + text
	}
	return text
}
