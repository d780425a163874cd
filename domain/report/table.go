// Package report turns figures and lists into a Table: typed columns and rows, the
// one thing that the screen shows and every export writes.
package report

import (
	"strings"

	"preventa/domain"
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
	// WordKey is of a Text column whose values are names for files: put before one, it is the
	// key of the word people see. "" where the values are texts themselves.
	WordKey string
}

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
}

func column(id, key string, t Type) Column { return Column{ID: id, TitleKey: key, Type: t} }

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
