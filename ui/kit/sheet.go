package kit

import (
	"context"
	"strings"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/domain/report"
)

// Sheeted is a screen that is printed, and written to a file, as it shows.
type Sheeted interface {
	// Sheet notes what the screen shows now, and gives what reads it, off the UI goroutine.
	Sheet() func(ctx context.Context) (report.Sheet, error)
}

// Grouped is a screen that may show its rows in groups.
type Grouped interface{ InGroups() bool }

// Annotate gives a sheet lines under its title: what it is narrowed to, and at last who
// made it and when.
func Annotate(s *office.Session, sheet *report.Sheet, filters []string, text string, more ...string) {
	if len(filters) > 0 {
		sheet.Notes = append(sheet.Notes, lang.X("sheet.filter", "Filter: {{.Filters}}", map[string]any{"Filters": strings.Join(filters, " · ")}))
	}
	if text != "" {
		sheet.Notes = append(sheet.Notes, lang.X("sheet.search", "Search: {{.Text}}", map[string]any{"Text": text}))
	}
	sheet.Notes = append(append(sheet.Notes, more...), s.Me().Name+" · "+sheet.Region.DateTime(sheet.At))
}

// TableSheet is a report as a sheet, with how its figures are computed under its title.
// Forbidden.
func TableSheet(s *office.Session, t report.Table) (report.Sheet, error) {
	sheet, err := s.Sheet(KeyText(t.TitleKey))
	Annotate(s, &sheet, nil, "", KeyText(t.FormulaKey))
	sheet.FillFrom(t, KeyText)
	return sheet, err
}

// ListTitle is what the list of a kind of records is called.
func ListTitle(kind domain.Kind) string {
	switch kind {
	case domain.KindCustomer:
		return lang.X("customers.title", "Customers")
	case domain.KindContact:
		return lang.X("contacts.title", "Contacts")
	case domain.KindActivity:
		return lang.X("activities.title", "Activities")
	case domain.KindQuotation:
		return lang.X("quotations.title", "Quotations")
	case domain.KindProduct:
		return lang.X("products.title", "Products")
	case domain.KindRate:
		return lang.X("currencies.title", "Currencies")
	}
	return lang.X("opportunities.title", "Opportunities")
}

// KeyText is the text of a key, in the language in force.
func KeyText(key string) string { return lang.X(key, key) }
