// Package report turns figures and lists into a Table: typed columns and rows, the
// one thing that the screen shows and every export writes.
package report

import (
	"strings"

	"preventa/domain"
	"preventa/domain/region"
)

// Type says how a value is written.
type Type int

// The types of value, with the Go type a cell holds. A nil cell means "does not
// apply": "—" on screen, empty in a file.
const (
	Text     Type = iota // string
	Count                // int64
	Money                // domain.Money
	Rate                 // float64 between 0 and 1
	Days                 // float64
	Date                 // domain.Date
	Month                // domain.Month
	Number               // int64 that names something and is never grouped: an opportunity's number
	Percent              // int64 of a hundred
	Share                // int64 hundredths of a percent
	Minutes              // int64
	When                 // Moment
	Exchange             // domain.Rate
)

// Moment is a day and the minute of it where that is known: 1 is 00:00, 0 is none.
type Moment struct {
	Day    domain.Date
	Minute int
}

// String is "YYYY-MM-DD HH:MM", or the day alone.
func (m Moment) String() string {
	return strings.TrimSpace(m.Day.String() + " " + domain.ClockText(m.Minute))
}

// Column is one column. ID names it in files, TitleKey on screen.
type Column struct {
	ID       string
	TitleKey string
	Type     Type
	// WordKey is of a column whose texts are names for files: put before one, it is the
	// key of the word people see. "" where the values are texts themselves.
	WordKey string
	// Tell writes a value as people see it, by its row, where the column's type does not say how;
	// "" where it does.
	Tell func(row []any, r region.Region) string
	// Sum says that rows add up: by this column itself, or by another one such as an amount in
	// the office's currency. Share, of a Rate, Percent or Share, is how a rate of several rows
	// is computed anew. Without either, rows have no total under the column.
	Sum   string
	Share *ShareOf
	// Hidden keeps the column off paper and out of files: it is there for others to sum by, or,
	// where it has a title, for rows to be grouped by.
	Hidden bool
	// FormulaKey says how the column is computed, at the foot of a report; "" where its name does.
	FormulaKey string
	// Order lists its values in the order groups come in; what is not among them follows by
	// value, and what is empty comes last.
	Order []string
}

// ShareOf is a rate as sums of other columns: Part ÷ Whole.
type ShareOf struct{ Part, Whole []string }

// Word is what people see of a value, "" where it shows as it is.
func (c Column) Word(value any, words func(key string) string) string {
	name, is := value.(string)
	if c.WordKey == "" || !is || name == "" {
		return ""
	}
	return words(c.WordKey + name)
}

// Table is a report's outcome.
type Table struct {
	ID         string
	TitleKey   string
	FormulaKey string // says how the figures are computed and by which date
	Columns    []Column
	Rows       [][]any
	Records    []Record // what each row opens; nil where rows are no records
}

// Record is a record of the office that a row is about.
type Record struct {
	Kind domain.Kind
	ID   domain.ID
}

// Column gives a column by its id, and where it stands; -1 for one there is not.
func (t *Table) Column(id string) (Column, int) {
	for i, c := range t.Columns {
		if c.ID == id {
			return c, i
		}
	}
	return Column{}, -1
}

// Seen is the table without its hidden columns.
func (t Table) Seen() Table {
	var places []int
	for i, c := range t.Columns {
		if !c.Hidden {
			places = append(places, i)
		}
	}
	return t.only(places)
}

func column(id, key string, t Type) Column { return Column{ID: id, TitleKey: key, Type: t} }

// shows reports whether a column shows: a hidden one that has a title where it is named.
func (c Column) shows(named bool) bool { return !c.Hidden || named && c.TitleKey != "" }

// Summed is the column with rows that add up.
func (c Column) Summed() Column {
	c.Sum = c.ID
	return c
}

// ShareOf is the column, of a rate, that is computed anew for several rows.
func (c Column) ShareOf(part, whole []string) Column {
	c.Share = &ShareOf{Part: part, Whole: whole}
	return c
}

// optional is v, or nil when it means nothing.
func optional[T any](v T, valid bool) any {
	if !valid {
		return nil
	}
	return v
}

func money(minor int64, c domain.Currency) domain.Money {
	return domain.Money{Minor: minor, Currency: c}
}
