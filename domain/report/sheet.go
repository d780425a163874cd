package report

import (
	"context"
	"image"
	"image/color"
	"iter"
	"slices"
	"time"

	"preventa/domain"
	"preventa/domain/region"
)

// Sheet is a list as a person sees it, to be printed or written to a file: what it is
// called and narrowed to, the columns in their order, rows read some at a time, groups
// with their subtotals, and totals. The rows may be many and are never held as one.
type Sheet struct {
	Title    string
	Notes    []string // lines under the title: filters in words, who made it, when
	Office   string   // whose list it is
	Region   region.Region
	Currency domain.Currency // the office's
	Language domain.Language
	At       time.Time // when it was made, office-local

	Columns []SheetColumn
	Groups  []SheetGroup // in the order of the rows; nil: not grouped
	Totals  []SheetCell  // by column; nil: none

	// A report has more on paper than a list.
	Logo     []byte        // of the office, PNG or JPEG; nil: none
	By       string        // who made it
	Summary  *SheetSummary // before the rows; nil: none
	Chart    *SheetChart   // beside the summary; nil: none
	Formulas []string      // at its foot: how the figures are computed
	Page     PageSetup
	File     FileSetup

	// GroupedBy is the column that the groups are told apart by, where none of Columns shows
	// it; nil: one does, or there are no groups. Data has it first.
	GroupedBy *SheetColumn
	// Count is how many rows there are, where that is known before they are read; 0: it is not.
	Count int
	// Read gives rows from first on: count of them, or fewer where they end.
	Read func(ctx context.Context, first, count int) ([]SheetRow, error)
}

// SheetColumn is a column of a sheet.
type SheetColumn struct {
	ID    string // names it in files for other programs
	Title string // in the person's language
	Type  Type
	Width float32 // on screen, in Fyne units
	// CurrencyID names the column that tells the currency of each amount, where they may
	// differ and no other column does; "": the office's, or another column tells.
	CurrencyID string
	// Share is how a rate of several rows is computed anew, by the ids of columns; nil: it is not.
	Share *ShareOf
}

// IsText reports that the column is read from the left, as words and dates are.
func (c SheetColumn) IsText() bool {
	switch c.Type {
	case Text, Date, Month, When:
		return true
	}
	return false
}

// SheetRow is the cells of a row, by column.
type SheetRow []SheetCell

// SheetCell is what a row has in a column.
type SheetCell struct {
	Value any         // as the column's type says; a string in any column is that text; nil: nothing
	Text  string      // as shown on paper; "": the value in the manner of the region
	Note  string      // behind the text on paper
	Dot   color.Color // before the text on paper; nil: none

	Record *Record // of the first cell: what the row opens; nil: nothing
}

// SheetGroup is a group of rows that follow each other.
type SheetGroup struct {
	Label     string
	Value     any // in the column of GroupedBy
	Dot       color.Color
	Count     int
	Cells     SheetRow // subtotals by column; empty cells where there is none
	Collapsed bool     // the line of the group stands for its rows
}

// SheetLine is a line of a sheet: that of a group, or a row.
type SheetLine struct {
	Group *SheetGroup
	Row   SheetRow
}

// SheetSummary is a small table above the rows: a line for each group.
type SheetSummary struct {
	Title   string
	Columns []SheetColumn
	Rows    []SheetRow
	Totals  SheetRow
}

// SheetChart is a small chart above the rows: a bar for each group.
type SheetChart struct {
	Title  string
	Legend []string // what the values of a bar are: one, or a part of the other before it
	Bars   []SheetBar
	// Draw draws it so many pixels large; scale is how many of them a unit of text is. Who
	// writes the sheet sets it, for the drawing is not known here; nil: no picture.
	Draw func(width, height int, scale float64) (image.Image, error)
}

// SheetBar is a bar of a small chart.
type SheetBar struct {
	Label  string
	Values []float64 // by the legend
	Text   string    // the first value as people read it
}

// sheetPage is how many rows are read at a time.
const sheetPage = 1000

// Lines gives the lines as they are seen, the rows of collapsed groups left out. An error
// is the last thing it gives.
func (s Sheet) Lines(ctx context.Context) iter.Seq2[SheetLine, error] {
	return func(yield func(SheetLine, error) bool) {
		if s.Groups == nil {
			s.Rows(ctx)(func(row SheetRow, err error) bool { return yield(SheetLine{Row: row}, err) })
			return
		}
		pages, first := sheetPages{sheet: s}, 0
		for i := range s.Groups {
			g := &s.Groups[i]
			if !yield(SheetLine{Group: g}, nil) || !g.Collapsed && !pages.rows(ctx, first, g.Count, yield) {
				return
			}
			first += g.Count
		}
	}
}

// Rows gives all the rows, those of collapsed groups too. An error is the last thing it
// gives.
func (s Sheet) Rows(ctx context.Context) iter.Seq2[SheetRow, error] {
	return func(yield func(SheetRow, error) bool) {
		for first := 0; ; first += sheetPage {
			page, err := s.Read(ctx, first, sheetPage)
			if err != nil {
				yield(nil, err)
				return
			}
			for _, row := range page {
				if !yield(row, nil) {
					return
				}
			}
			if len(page) < sheetPage {
				return
			}
		}
	}
}

// Only is the sheet with those of its columns alone, in their order.
func (s Sheet) Only(ids []string) Sheet {
	read, columns := s.Read, s.Columns
	var places []int
	s.Columns = nil
	for _, id := range ids {
		if at := slices.IndexFunc(columns, func(c SheetColumn) bool { return c.ID == id }); at >= 0 {
			places, s.Columns = append(places, at), append(s.Columns, columns[at])
		}
	}
	s.Read = func(ctx context.Context, first, count int) ([]SheetRow, error) {
		page, err := read(ctx, first, count)
		rows := make([]SheetRow, len(page))
		for i, row := range page {
			for _, at := range places {
				rows[i] = append(rows[i], row[at])
			}
		}
		return rows, err
	}
	return s
}

// sheetPages reads rows by their place, a page at a time, so that many small groups share
// one reading.
type sheetPages struct {
	sheet Sheet
	page  []SheetRow
	first int // place of the page
}

// rows gives count rows from first on, fewer where the list has become shorter; it reports
// whether to go on.
func (p *sheetPages) rows(ctx context.Context, first, count int, yield func(SheetLine, error) bool) bool {
	for at := first; at < first+count; at++ {
		if at < p.first || at >= p.first+len(p.page) {
			page, err := p.sheet.Read(ctx, at, sheetPage)
			if err != nil {
				yield(SheetLine{}, err)
				return false
			}
			if p.page, p.first = page, at; len(page) == 0 {
				return true
			}
		}
		if !yield(SheetLine{Row: p.page[at-p.first]}, nil) {
			return false
		}
	}
	return true
}

// Held reads a sheet's rows from those held whole.
func Held(rows []SheetRow) func(context.Context, int, int) ([]SheetRow, error) {
	return func(_ context.Context, first, count int) ([]SheetRow, error) {
		first = min(first, len(rows))
		return rows[first:min(first+count, len(rows))], nil
	}
}

// RowOf makes a row of plain values.
func RowOf(values []any) SheetRow {
	row := make(SheetRow, len(values))
	for i, v := range values {
		row[i].Value = v
	}
	return row
}

// Widths of columns that were not shown on screen, by their type.
var typeWidths = map[Type]float32{Text: 130, Date: 84, Month: 70, When: 120, Money: 100, Number: 60}

// WidthOf is a width fit for values of a type, in Fyne units.
func WidthOf(t Type) float32 {
	if width, known := typeWidths[t]; known {
		return width
	}
	return 76
}

// FillFrom gives the sheet the columns and rows of a table, its titles in words.
func (s *Sheet) FillFrom(t Table, words func(key string) string) {
	s.Columns = make([]SheetColumn, len(t.Columns))
	for i, c := range t.Columns {
		s.Columns[i] = c.Shown(words)
	}
	rows := make([]SheetRow, len(t.Rows))
	for i, row := range t.Rows {
		rows[i] = RowOf(row)
		for at, c := range t.Columns {
			rows[i][at].Text = c.Word(row[at], words)
		}
	}
	s.Read, s.Count = Held(rows), len(rows)
}

// Shown is the column as a sheet has it, its title in words.
func (c Column) Shown(words func(key string) string) SheetColumn {
	title := c.ID
	if c.TitleKey != "" {
		title = words(c.TitleKey)
	}
	return SheetColumn{ID: c.ID, Title: title, Type: c.Type, Width: WidthOf(c.Type), Share: c.Share}
}
