package export

import (
	"encoding/csv"
	"io"

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
			if _, isText := row[i].(string); isText {
				c.record[i] = report.Harmless(c.record[i])
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
