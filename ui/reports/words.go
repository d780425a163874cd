package reports

import (
	"context"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/control"
	"preventa/domain/office"
	"preventa/ui/kit"
)

// offers are what a report can be narrowed to, and what the customers chosen are called.
type offers struct {
	people     []domain.Person
	states     []domain.State
	origins    []domain.Item
	tags       []domain.Item
	currencies []domain.Currency
	customers  map[domain.ID]string
}

// readOffers reads them, off the UI goroutine; the customers are those named.
func readOffers(ctx context.Context, s *office.Session, customers []domain.ID) (o offers, err error) {
	o.customers = map[domain.ID]string{}
	if o.people, err = s.Salespeople(ctx); err != nil {
		return o, err
	}
	if o.states, err = s.States(ctx); err != nil {
		return o, err
	}
	if o.origins, err = s.Items(ctx, domain.Origins); err != nil {
		return o, err
	}
	if o.tags, err = s.Items(ctx, domain.Tags); err != nil {
		return o, err
	}
	for _, id := range customers {
		c, err := s.Customer(ctx, id)
		if err != nil && !domain.Is(err, domain.NotFound) && !domain.Is(err, domain.Forbidden) {
			return o, err
		}
		o.customers[id] = c.Name
	}
	err = s.Look(ctx, control.Filter{}, false, func(l *control.Look) { o.currencies = l.Currencies() })
	return o, err
}

// SectionText is what a section of reports is called.
func SectionText(s office.ReportSection) string {
	switch s {
	case office.ReportsOfOpportunities:
		return lang.X("opportunities.title", "Opportunities")
	case office.ReportsOfActivities:
		return lang.X("activities.title", "Activities")
	case office.ReportsOfQuotations:
		return lang.X("quotations.title", "Quotations")
	case office.ReportsOfMovement:
		return lang.X("reports.movement", "What changed")
	case office.ReportsOfCustomers:
		return lang.X("reports.customers", "Customers and data")
	}
	return lang.X("reports.figures", "Figures of Opportunity Control")
}

// tells is what a report is good for, in a line; "" where nothing more is to be said.
func tells(d office.ReportDefinition) string {
	key := "tells." + d.ID
	if text := kit.KeyText(key); text != key {
		return text
	}
	return ""
}

// titleOf is what a report is called.
func titleOf(d office.ReportDefinition) string { return kit.KeyText(d.TitleKey) }
