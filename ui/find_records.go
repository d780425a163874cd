package ui

import (
	"context"
	"strconv"
	"strings"

	"preventa/domain"
	"preventa/domain/office"
)

// mostRecords is how many records of a kind are found for a text.
const mostRecords = 6

// found is a record as the palette shows it.
type found struct {
	id           domain.ID
	text, detail string
}

// findRecords looks for records of a kind, off the UI goroutine.
func findRecords(ctx context.Context, s *office.Session, kind domain.Kind, text string) ([]found, error) {
	q := office.Query{Text: text}
	switch kind {
	case domain.KindOpportunity:
		return findOpportunities(ctx, s, text)
	case domain.KindCustomer:
		rows, err := s.Customers(ctx, q, 0, mostRecords)
		return each(rows, err, func(r office.CustomerRow) found { return found{r.ID, r.Name, joined(r.City, r.TaxID)} })
	case domain.KindContact:
		rows, err := s.Contacts(ctx, q, 0, mostRecords)
		return each(rows, err, func(r office.ContactRow) found { return found{r.ID, r.Name, joined(r.Customer, r.Position)} })
	case domain.KindQuotation:
		rows, err := s.Quotations(ctx, q, 0, mostRecords)
		return each(rows, err, func(r office.QuotationRow) found { return found{r.ID, r.Label(), joined(r.Customer, r.Subject)} })
	}
	rows, err := s.Activities(ctx, q, 0, mostRecords)
	region := s.Office().Region()
	return each(rows, err, func(r office.ActivityRow) found {
		return found{r.ID, r.Subject, joined(region.Date(r.Day), r.Opportunity, r.Customer)}
	})
}

// findOpportunities finds the one of a number before those that have it somewhere.
func findOpportunities(ctx context.Context, s *office.Session, text string) ([]found, error) {
	var rows []office.Row
	if number, err := strconv.ParseInt(strings.TrimSpace(text), 10, 64); err == nil {
		exact := office.Condition{Column: office.ColumnNumber, Values: []string{strconv.FormatInt(number, 10)}}
		if rows, err = s.Opportunities(ctx, office.Query{Conditions: []office.Condition{exact}}, 0, 1); err != nil {
			return nil, err
		}
	}
	others, err := s.Opportunities(ctx, office.Query{Text: text}, 0, mostRecords)
	for _, r := range others {
		if len(rows) == 0 || rows[0].ID != r.ID {
			rows = append(rows, r)
		}
	}
	return each(rows[:min(len(rows), mostRecords)], err, func(r office.Row) found {
		return found{r.ID, named{r.Number, r.Name}.text(), joined(r.Customer, r.Contact, r.State)}
	})
}

func each[R any](rows []R, err error, as func(R) found) ([]found, error) {
	list := make([]found, len(rows))
	for i, row := range rows {
		list[i] = as(row)
	}
	return list, err
}

// joined writes what there is of some texts beside each other.
func joined(texts ...string) string {
	var there []string
	for _, text := range texts {
		if text != "" {
			there = append(there, text)
		}
	}
	return strings.Join(there, " · ")
}
