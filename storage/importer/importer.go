// Package importer reads rows out of files that other programs wrote.
package importer

import (
	"encoding/csv"
	"errors"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"

	"golang.org/x/text/transform"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/domain/report"
)

// sampleRows is how many rows a preview shows, sampleBytes how much of a text is looked
// at for its separator.
const (
	sampleRows  = 20
	sampleBytes = 64 << 10
)

// maxValue is the size in bytes from which a value is too long whatever it is for.
const maxValue = 4 * domain.MaxNotes

// Info tells how a file was read.
type Info struct {
	Header    []string
	Separator rune
	Encoding  string // as the IANA writes it, in lower case: "utf-8", "windows-1252" …
}

// Table is what an import dialog shows of a file.
type Table struct {
	Info
	Rows  [][]string // the first ones; as many fields as the row has
	Count int        // of all rows
}

// Preview looks at a CSV file: its header, its first rows and how many there are.
// NotFound; Invalid when it is empty or not text. Rows that cannot be read are counted
// but not shown.
func Preview(path string) (Table, error) {
	var t Table
	f, err := open(path)
	if err != nil {
		return t, err
	}
	defer f.close()
	t.Info = f.info
	for {
		record, _, err := f.next()
		if err == io.EOF {
			return t, nil
		}
		if err != nil {
			return t, err
		}
		t.Count++
		if record != nil && len(t.Rows) < sampleRows {
			t.Rows = append(t.Rows, slices.Clone(record))
		}
	}
}

// Read reads the rows of a CSV file for records of a kind. Rows that cannot be read, because their quotation
// marks do not pair up, they have not as many fields as the header, or a value is
// endless, carry a Problem. Rows without any value are left out.
// NotFound; Invalid when the file is empty, has no rows or is not text, and when the
// mapping names a field or a column that there is not.
func Read(path string, kind domain.Kind, mapping Mapping) ([]office.ImportRow, Info, error) {
	f, err := open(path)
	if err != nil {
		return nil, Info{}, err
	}
	defer f.close()
	columns, err := mapping.indexes(kind, f.info.Header)
	if err != nil {
		return nil, f.info, err
	}
	var rows []office.ImportRow
	for {
		record, row, err := f.next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, f.info, err
		}
		if row.Problem == nil {
			f.fill(&row, record, office.ImportFields(kind), columns)
		}
		rows = append(rows, row)
	}
	if len(rows) == 0 {
		return nil, f.info, domain.Fail(domain.Invalid, "error.import.no_rows", domain.Args{"Path": path})
	}
	return rows, f.info, nil
}

// file is a CSV file being read, past its header.
type file struct {
	path string
	os   *os.File
	csv  *csv.Reader
	info Info
}

func (f *file) close() { _ = f.os.Close() } // nothing was written

func open(path string) (*file, error) {
	opened, err := os.Open(path)
	if err != nil {
		return nil, fileError(err, path)
	}
	f := &file{path: path, os: opened}
	if err := f.start(); err != nil {
		f.close()
		return nil, err
	}
	return f, nil
}

// start finds out how the file is written and reads its header.
func (f *file) start() error {
	encoded, err := detect(f.os, f.path)
	if err != nil {
		return err
	}
	f.info.Encoding = encoded.name
	text, err := f.text(encoded)
	if err != nil {
		return err
	}
	sample := make([]byte, sampleBytes)
	n, err := io.ReadFull(text, sample)
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
		return fileError(err, f.path)
	}
	f.info.Separator = detectSeparator(string(sample[:n]), err != nil)
	if text, err = f.text(encoded); err != nil {
		return err
	}
	f.csv = csv.NewReader(text)
	f.csv.Comma, f.csv.FieldsPerRecord, f.csv.ReuseRecord = f.info.Separator, -1, true
	return f.readHeader()
}

// text is the whole file decoded, from its start.
func (f *file) text(encoded charset) (io.Reader, error) {
	if _, err := f.os.Seek(0, io.SeekStart); err != nil {
		return nil, fileError(err, f.path)
	}
	return transform.NewReader(f.os, encoded.decoder()), nil
}

func (f *file) readHeader() error {
	header, err := f.csv.Read()
	if err == io.EOF {
		return domain.Fail(domain.Invalid, "error.import.empty", domain.Args{"Path": f.path})
	}
	if unreadable := (*csv.ParseError)(nil); errors.As(err, &unreadable) {
		return domain.Fail(domain.Invalid, "error.import.header", domain.Args{"Path": f.path})
	}
	if err != nil {
		return fileError(err, f.path)
	}
	for _, column := range header {
		f.info.Header = append(f.info.Header, strings.Clone(strings.TrimSpace(column)))
	}
	return nil
}

// next gives the next row that is not blank, without its values: those are in record,
// which holds until the next call. A row that cannot be read has a Problem and perhaps
// no record. At the end it gives io.EOF.
func (f *file) next() (record []string, row office.ImportRow, err error) {
	for {
		record, err := f.csv.Read()
		if unreadable := (*csv.ParseError)(nil); errors.As(err, &unreadable) {
			return nil, office.ImportRow{Line: unreadable.StartLine, Problem: &domain.FieldError{
				Key: "error.import.quotes", Args: domain.Args{"Last": unreadable.Line}}}, nil
		}
		if err != nil {
			return nil, row, f.readError(err)
		}
		if slices.ContainsFunc(record, func(value string) bool { return strings.TrimSpace(value) != "" }) {
			row.Line, _ = f.csv.FieldPos(0)
			row.Problem = f.ragged(record)
			unarm(record)
			return record, row, nil
		}
	}
}

// unarm gives texts back that were written so that no spreadsheet runs them.
func unarm(record []string) {
	for i, value := range record {
		record[i] = report.Original(value)
	}
}

func (f *file) readError(err error) error {
	if err == io.EOF {
		return err
	}
	return fileError(err, f.path)
}

// ragged is the problem of a row that has not as many fields as the header.
func (f *file) ragged(record []string) *domain.FieldError {
	if len(record) == len(f.info.Header) {
		return nil
	}
	return &domain.FieldError{Key: "error.import.ragged",
		Args: domain.Args{"Count": len(record), "Expected": len(f.info.Header)}}
}

// fill gives a row its values. They are copied, since a record's values share one text
// that would be kept with the columns nobody asked for.
func (f *file) fill(row *office.ImportRow, record, fields []string, columns map[string]int) {
	values := make(map[string]string, len(columns))
	for _, field := range fields {
		at, mapped := columns[field]
		if !mapped {
			continue
		}
		if len(record[at]) > maxValue {
			row.Problem = &domain.FieldError{Field: field, Key: "error.text.too_long", Args: domain.Args{"Most": domain.MaxNotes}}
			return
		}
		values[field] = strings.Clone(record[at])
	}
	row.Values = values
}

// fileError gives an error of the file system the domain's code and a message that names
// the file.
func fileError(err error, path string) error {
	if err == nil {
		return nil
	}
	failed := &domain.Error{Code: domain.Invalid, Key: "error.import.unreadable", Args: domain.Args{"Path": path}, Err: err}
	if errors.Is(err, fs.ErrNotExist) {
		failed.Code, failed.Key = domain.NotFound, "error.file.not_found"
	}
	return failed
}
