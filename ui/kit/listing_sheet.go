package kit

import (
	"context"
	"slices"
	"strings"

	"preventa/domain/office"
	"preventa/domain/report"
)

// SheetSource gives a list's sheet what its texts do not tell. All of it runs off the UI
// goroutine, and what is nil is left out.
type SheetSource[R any] struct {
	// Only narrows the sheet to some of the rows on show, of which there are Count.
	Only  func(ctx context.Context) ([]office.Condition, error)
	Count int
	// Value is what stands behind a column of a row; nil: office.ValueOf.
	Value func(row R, column office.Column) (any, report.Type)
	// Totals and Groups sum up the rows of a query.
	Totals func(ctx context.Context, q office.Query) (office.Totals, error)
	Groups func(ctx context.Context, q office.Query) ([]office.Group, error)
}

var (
	_ Sheeted = (*Listing[office.Row])(nil)
	_ Grouped = (*Listing[office.Row])(nil)
)

// InGroups reports that the rows are in groups.
func (l *Listing[R]) InGroups() bool { return l.query.Group != "" }

// Sheet is the list as it shows: its columns in their order and widths, its sort, its
// filters, its groups.
func (l *Listing[R]) Sheet() func(context.Context) (report.Sheet, error) {
	return l.SheetFrom(SheetSource[R]{})
}

// SheetFrom is Sheet with what else a room knows of its rows.
func (l *Listing[R]) SheetFrom(source SheetSource[R]) func(context.Context) (report.Sheet, error) {
	if source.Value == nil {
		home := l.host.Session().Office().Data().Currency
		source.Value = func(row R, column office.Column) (any, report.Type) { return office.ValueOf(row, column, home) }
	}
	s := listingSheet[R]{source: source, session: l.host.Session(), query: l.Query(), fetch: l.options.Fetch,
		title: l.Title(), filters: l.chipsInForce(), count: int(l.totals.Count), counted: l.options.Counted(l.totals.Count), columns: l.shownColumns(), groups: l.grid.lines.groups, collapsed: l.grid.Collapsed()}
	if l.totals.Cells != nil {
		s.totals = l.totals.Cells()
	}
	if source.Only != nil {
		s.count, s.counted = source.Count, l.options.Counted(source.Count)
		if s.totals != nil { // their texts are of all rows
			s.totals = map[string]Cell{}
		}
	}
	return s.make
}

// shownColumns are the columns on show, in their order and widths.
func (l *Listing[R]) shownColumns() []Column[R] {
	declared := map[string]Column[R]{}
	for _, c := range l.options.Columns() {
		declared[c.ID] = c
	}
	var shown []Column[R]
	for _, state := range l.grid.Layout() {
		if c, known := declared[state.ID]; known && !state.Hidden {
			c.Width = state.Width
			shown = append(shown, c)
		}
	}
	return shown
}

// chipsInForce say what the list is narrowed to: by a view that narrows it, and besides.
func (l *Listing[R]) chipsInForce() []string {
	chips := l.chips.conditions.chips
	if slices.ContainsFunc(l.Conditions(), l.views.Holds) {
		chips = slices.Concat(l.chips.views.chips, chips)
	}
	var filters []string
	for _, chip := range chips {
		if chip.On() {
			filters = append(filters, chip.Text())
		}
	}
	return filters
}

// listingSheet is what a list shows, being made a sheet.
type listingSheet[R any] struct {
	source    SheetSource[R]
	session   *office.Session
	query     office.Query
	fetch     func(context.Context, office.Query, int, int) ([]R, error)
	title     string
	filters   []string
	count     int
	counted   string
	columns   []Column[R]
	totals    map[string]Cell
	groups    []GridGroup
	collapsed []string
}

func (s listingSheet[R]) make(ctx context.Context) (report.Sheet, error) {
	sheet, err := s.session.Sheet(s.title)
	if err != nil {
		return sheet, err
	}
	if s.source.Only != nil {
		only, err := s.source.Only(ctx)
		if err != nil {
			return sheet, err
		}
		s.query.Conditions = slices.Concat(s.query.Conditions, only)
	}
	Annotate(s.session, &sheet, s.filters, s.query.Text, s.counted)
	sheet.Columns = s.sheetColumns()
	sheet.Read, sheet.Count = s.read, s.count
	if s.totals != nil {
		if sheet.Totals, err = s.sums(ctx, sheet.Columns); err != nil {
			return sheet, err
		}
	}
	if s.query.Group != "" && s.source.Groups != nil {
		sheet.Groups, err = s.sheetGroups(ctx, sheet.Columns)
	}
	return sheet, err
}

func (s listingSheet[R]) sheetColumns() []report.SheetColumn {
	var none R
	ownCurrency := "currency"
	columns := make([]report.SheetColumn, len(s.columns))
	for i, c := range s.columns {
		_, t := s.source.Value(none, office.Column(c.ID))
		columns[i] = report.SheetColumn{ID: c.ID, Title: c.Title, Type: t, Width: c.Width}
		if c.ID == ownCurrency {
			ownCurrency = "" // this column tells
		}
	}
	for i, c := range columns {
		if office.Column(c.ID).HasOwnCurrency() && c.Type == report.Money {
			columns[i].CurrencyID = ownCurrency
		}
	}
	return columns
}

func (s listingSheet[R]) read(ctx context.Context, first, count int) ([]report.SheetRow, error) {
	rows, err := s.fetch(ctx, s.query, first, count)
	if err != nil {
		return nil, err
	}
	page := make([]report.SheetRow, len(rows))
	for i, row := range rows {
		page[i] = make(report.SheetRow, len(s.columns))
		for j, c := range s.columns {
			value, t := s.source.Value(row, office.Column(c.ID))
			page[i][j] = sheetCell(c.Cell(row), value, t)
		}
	}
	return page, nil
}

// doesNotApply is what cells say that have nothing.
const doesNotApply = "—"

// sheetCell is a cell as it shows, with what stands behind it; of a text that is itself.
func sheetCell(c Cell, value any, t report.Type) report.SheetCell {
	if value == nil && t == report.Text && c.Text != doesNotApply {
		value = c.Text
	}
	return report.SheetCell{Value: value, Text: c.Text, Note: strings.TrimSpace(c.Tag + " " + c.Note), Dot: c.Dot}
}

// sums is the line of totals as it shows, amounts with their values.
func (s listingSheet[R]) sums(ctx context.Context, columns []report.SheetColumn) (report.SheetRow, error) {
	row := make(report.SheetRow, len(columns))
	if s.source.Totals != nil {
		t, err := s.source.Totals(ctx, s.query)
		if err != nil {
			return nil, err
		}
		row = s.session.SumCells(t.Amount, t.Weighted, columns)
	}
	for i, c := range columns {
		cell, shown := s.totals[c.ID]
		if !shown {
			continue
		}
		if row[i].Value == nil {
			row[i].Value = cell.Text
		}
		row[i].Text, row[i].Note = cell.Text, strings.TrimSpace(cell.Tag+" "+cell.Note)
	}
	return row, nil
}

// sheetGroups are the groups of the query now, called as the list calls them.
func (s listingSheet[R]) sheetGroups(ctx context.Context, columns []report.SheetColumn) ([]report.SheetGroup, error) {
	groups, err := s.source.Groups(ctx, s.query)
	if err != nil {
		return nil, err
	}
	list := s.session.SheetGroups(groups, columns)
	shown := map[string]GridGroup{}
	for _, g := range s.groups {
		shown[g.ID] = g
	}
	for i, g := range groups {
		list[i].Collapsed = slices.Contains(s.collapsed, g.Key)
		if as, known := shown[g.Key]; known {
			list[i].Label, list[i].Dot = as.Label, as.Dot
		}
	}
	return list, nil
}
