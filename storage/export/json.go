package export

import (
	"bufio"
	"encoding/json"
	"io"

	"preventa/domain/report"
)

type jsonWriter struct {
	out     *bufio.Writer
	columns []report.Column
	started bool
}

func newJSON(w io.Writer, columns []report.Column) *jsonWriter {
	return &jsonWriter{out: bufio.NewWriter(w), columns: columns}
}

func (j *jsonWriter) Write(rows [][]any) error {
	for _, row := range rows {
		if err := j.object(row); err != nil {
			return err
		}
	}
	return nil
}

// object writes a row with its keys in the order of the columns, which a map would lose.
func (j *jsonWriter) object(row []any) error {
	before := "[\n  {"
	if j.started {
		before = ",\n  {"
	}
	j.started = true
	for i, column := range j.columns {
		value, err := jsonValue(row[i], column.Type)
		if err != nil {
			return err
		}
		// bufio.Writer keeps the first error, which the last write of the row tells
		_, _ = j.out.WriteString(before + `"` + column.ID + `": `)
		_, _ = j.out.Write(value)
		before = ", "
	}
	return j.out.WriteByte('}')
}

func jsonValue(cell any, t report.Type) ([]byte, error) {
	text, means := plain(cell, t)
	switch {
	case !means:
		return []byte("null"), nil
	case isNumber(t):
		return json.Marshal(json.Number(text)) // the decimals stay as written
	}
	return json.Marshal(text)
}

func (j *jsonWriter) Close() error {
	end := "\n]\n"
	if !j.started {
		end = "[]\n"
	}
	_, _ = j.out.WriteString(end)
	return j.out.Flush()
}
