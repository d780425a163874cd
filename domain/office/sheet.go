package office

import (
	"context"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/report"
)

// Sheet begins a list that is taken out of the office, on paper or as a file: whose it is
// and how the office writes. Its columns and rows are the caller's to add. Forbidden.
func (s *Session) Sheet(title string) (report.Sheet, error) {
	if err := s.require(access.Export, access.Read); err != nil {
		return report.Sheet{}, err
	}
	data := s.office.Data()
	return report.Sheet{
		Title: title, Office: data.Name, Region: s.office.Region(), Currency: data.Currency, Language: s.Me().Language, At: s.office.Now(),
	}, nil
}

// ListSheet is a list as files have it: all of ListColumns, their titles in words.
// Forbidden.
func (s *Session) ListSheet(kind domain.Kind, q Query, title string, words func(key string) string) (report.Sheet, error) {
	sheet, err := s.Sheet(title)
	for _, c := range ListColumns(kind) {
		sheet.Columns = append(sheet.Columns, c.Shown(words))
	}
	sheet.Read = func(ctx context.Context, first, count int) ([]report.SheetRow, error) {
		page, err := listTables[kind].page(s, ctx, q, first, count)
		rows := make([]report.SheetRow, len(page))
		for i, cells := range page {
			rows[i] = report.RowOf(cells)
		}
		return rows, err
	}
	return sheet, err
}

// SheetGroups are groups of opportunities as a sheet has them, called by their labels.
func (s *Session) SheetGroups(groups []Group, columns []report.SheetColumn) []report.SheetGroup {
	list := make([]report.SheetGroup, len(groups))
	for i, g := range groups {
		list[i] = report.SheetGroup{Label: g.Label, Count: int(g.Count), Cells: s.SumCells(g.Amount, g.Weighted, columns)}
	}
	return list
}

// SumCells are sums in the office's currency under the columns of a sheet of opportunities.
func (s *Session) SumCells(amount, weighted int64, columns []report.SheetColumn) report.SheetRow {
	home := s.office.Data().Currency
	row := make(report.SheetRow, len(columns))
	for i, c := range columns {
		switch Column(c.ID) {
		case ColumnAmount:
			row[i].Value = domain.Money{Minor: amount, Currency: home}
		case ColumnWeighted:
			row[i].Value = domain.Money{Minor: weighted, Currency: home}
		}
	}
	return row
}

// HasOwnCurrency reports that the amounts of a column may be in several currencies.
func (c Column) HasOwnCurrency() bool {
	return c == ColumnAmount || c == ColumnTotal || c == ColumnPrice
}

// ValueOf is what stands behind a column of a row of a list, as its type says, with home
// as the office's currency. It is nil where the row has nothing there, and of a text that
// is as it is shown.
func ValueOf(row any, column Column, home domain.Currency) (any, report.Type) {
	switch r := row.(type) {
	case Row:
		return r.value(column, home)
	case CustomerRow:
		return r.value(column, home)
	case ContactRow:
		if column == ColumnBirthday {
			return orNothing(r.Birthday), report.Date
		}
	case ActivityRow:
		return r.value(column)
	case QuotationRow:
		return r.value(column)
	case domain.Product:
		return productValue(r, column)
	}
	return nil, report.Text
}

func (r Row) value(column Column, home domain.Currency) (any, report.Type) {
	switch column {
	case ColumnNumber:
		return r.Number, report.Number
	case ColumnAmount:
		return moneyOrNothing(r.Amount), report.Money
	case ColumnWeighted:
		if r.Class.IsClosed() || r.Unconverted || r.OfficeAmount == 0 {
			return nil, report.Money
		}
		return domain.Money{Minor: r.Weighted, Currency: home}, report.Money
	case ColumnProbability:
		return int64(r.Probability), report.Percent
	case ColumnComplete:
		return int64(r.Completeness), report.Percent
	case ColumnDays:
		return int64(r.Days), report.Count
	case ColumnHoldUntil:
		return orNothing(r.HoldUntil), report.Date
	case ColumnExpected:
		return orNothing(r.Expected), report.Date
	case ColumnOpened:
		return orNothing(r.Opened), report.Date
	case ColumnClosed:
		return orNothing(r.Closed), report.Date
	}
	return nil, report.Text
}

// moneyOrNothing is an amount, or nil where nobody has said one.
func moneyOrNothing(m domain.Money) any {
	if m.Minor == 0 {
		return nil
	}
	return m
}

func (r CustomerRow) value(column Column, home domain.Currency) (any, report.Type) {
	switch column {
	case ColumnOpenCount:
		return orNothing(r.Open), report.Count
	case ColumnWonAmount:
		if r.Won == 0 {
			return nil, report.Money
		}
		return domain.Money{Minor: r.WonAmount, Currency: home}, report.Money
	}
	return nil, report.Text
}

func (r ActivityRow) value(column Column) (any, report.Type) {
	switch column {
	case ColumnDay:
		return report.Moment{Day: r.Day, Minute: r.Minute}, report.When
	case ColumnMinutes:
		return orNothing(int64(r.Minutes)), report.Minutes
	}
	return nil, report.Text
}

func (r QuotationRow) value(column Column) (any, report.Type) {
	switch column {
	case ColumnNumber:
		return r.Label(), report.Text
	case ColumnDate:
		return orNothing(r.Day), report.Date
	case ColumnValidUntil:
		return orNothing(r.ValidUntil), report.Date
	case ColumnTotal:
		return r.Total, report.Money
	}
	return nil, report.Text
}

func productValue(p domain.Product, column Column) (any, report.Type) {
	switch column {
	case ColumnPrice:
		return domain.Money{Minor: p.Price, Currency: p.Currency}, report.Money
	case ColumnTax:
		return int64(p.Tax), report.Share
	}
	return nil, report.Text
}
