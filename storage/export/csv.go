package export

import (
	"bufio"
	"encoding/csv"
	"io"
	"strings"

	"preventa/domain/report"
)

// byteOrderMark before a text says that it is UTF-8.
const byteOrderMark = "\uFEFF"

type csvWriter struct {
	out     *bufio.Writer
	csv     *csv.Writer
	columns []report.Column
	comma   bool // parts the decimals
	record  []string
}

func newCSV(w io.Writer, columns []report.Column, setup report.FileSetup) *csvWriter {
	out := bufio.NewWriter(w)
	if setup.BOM {
		_, _ = out.WriteString(byteOrderMark) // bufio.Writer keeps the error, as csv.Writer does, and Close tells it
	}
	c := &csvWriter{out: out, csv: csv.NewWriter(out), columns: columns, comma: setup.DecimalComma, record: make([]string, len(columns))}
	if setup.Separator != 0 {
		c.csv.Comma = setup.Separator
	}
	for i, column := range columns {
		c.record[i] = column.ID
	}
	_ = c.csv.Write(c.record)
	return c
}

func (c *csvWriter) Write(rows [][]any) error {
	for _, row := range rows {
		for i, column := range c.columns {
			c.record[i], _ = plain(row[i], column.Type)
			if _, isText := row[i].(string); isText {
				c.record[i] = report.Harmless(c.record[i])
			} else if c.comma && isNumber(column.Type) {
				c.record[i] = strings.Replace(c.record[i], ".", ",", 1)
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
	if err := c.csv.Error(); err != nil {
		return err
	}
	return c.out.Flush()
}
