package sqlstore

import (
	"context"

	"preventa/domain"
	"preventa/domain/change"
)

// nameSQL is what records of a kind are called. Rates and participants are called after
// what they are of, targets after their month and whose they are.
var nameSQL = map[domain.Kind]string{
	domain.KindOffice:      "SELECT id, name FROM office k",
	domain.KindPerson:      "SELECT k.id, k.name FROM person k",
	domain.KindState:       "SELECT k.id, k.name FROM state k",
	domain.KindItem:        "SELECT k.id, k.name FROM item k",
	domain.KindCustomer:    "SELECT k.id, k.name FROM customer k",
	domain.KindContact:     "SELECT k.id, " + contactLabel + " FROM contact k",
	domain.KindOpportunity: "SELECT k.id, k.name FROM opportunity k",
	domain.KindParticipant: "SELECT m.id, " + contactLabel + " FROM participant m JOIN contact k ON k.id = m.contact",
	domain.KindActivity:    "SELECT k.id, k.subject FROM activity k",
	domain.KindProduct:     "SELECT k.id, k.description FROM product k",
	domain.KindQuotation:   "SELECT k.id, k.number FROM quotation k",
	domain.KindLine:        "SELECT k.id, k.description FROM quotation_line k",
	domain.KindAttachment:  "SELECT k.id, k.name FROM attachment k",
	domain.KindRate:        "SELECT k.id, k.currency FROM rate k",
	domain.KindView:        "SELECT k.id, k.name FROM view k",
	domain.KindSavedReport: "SELECT k.id, k.name FROM saved_report k",
	domain.KindSchedule:    "SELECT k.id, k.name FROM schedule k",
	domain.KindScheduleRun: "SELECT k.id, COALESCE(d.name, '') FROM schedule_run k LEFT JOIN schedule d ON d.id = k.schedule",
	domain.KindTarget:      "SELECT k.id, k.month || COALESCE(' · ' || p.name, '') FROM target k LEFT JOIN person p ON p.id = k.salesperson",
}

// nameFields are the fields a record is called by, for those that have gone.
var nameFields = []string{"name", "subject", "number", "description", "email", "mobile", "phone", "currency", "month"}

// mostNames is how many ids are asked for in one statement.
const mostNames = 500

// Names are what records of a kind are called, those that have gone included as far as
// the journal remembers.
func (s *Store) Names(ctx context.Context, kind domain.Kind, ids []domain.ID) (map[domain.ID]string, error) {
	id := "k.id"
	if kind == domain.KindParticipant {
		id = "m.id"
	}
	names := make(map[domain.ID]string, len(ids))
	note := func(scan func(...any) error) error {
		var id domain.ID
		var name string
		err := scan(&id, &name)
		names[id] = name
		return err
	}
	if err := s.eachOf(ctx, ids, nameSQL[kind]+" WHERE "+id+" IN (", ")", note); err != nil {
		return nil, err
	}
	var gone []domain.ID
	for _, one := range ids {
		if _, known := names[one]; !known && one != "" {
			gone = append(gone, one)
		}
	}
	return names, s.goneNames(ctx, gone, names)
}

// goneNames fills in what records were called when they were removed; those nobody knows
// of have no name.
func (s *Store) goneNames(ctx context.Context, ids []domain.ID, names map[domain.ID]string) error {
	return s.eachOf(ctx, ids, "SELECT record, fields FROM change WHERE op = 'remove' AND record IN (", ") ORDER BY set_seq", func(scan func(...any) error) error {
		var id domain.ID
		var fields string
		if err := scan(&id, &fields); err != nil {
			return err
		}
		var c change.Change
		if err := c.DecodeFields(fields); err != nil {
			return err
		}
		for _, field := range nameFields {
			if name, ok := c.Fields[field][0].(string); ok {
				names[id] = name
				break
			}
		}
		return nil
	})
}

// currencySQL is the currency of the amounts of records of a kind.
var currencySQL = map[domain.Kind]string{
	domain.KindOpportunity: "SELECT id, currency FROM opportunity",
	domain.KindQuotation:   "SELECT id, currency FROM quotation",
	domain.KindProduct:     "SELECT id, currency FROM product",
	domain.KindLine:        "SELECT id, (SELECT q.currency FROM quotation q WHERE q.id = quotation) FROM quotation_line",
}

// Currencies are those of the amounts of records of a kind.
func (s *Store) Currencies(ctx context.Context, kind domain.Kind, ids []domain.ID) (map[domain.ID]domain.Currency, error) {
	currencies := map[domain.ID]domain.Currency{}
	query, known := currencySQL[kind]
	if !known {
		return currencies, nil
	}
	err := s.eachOf(ctx, ids, query+" WHERE id IN (", ")", func(scan func(...any) error) error {
		var id domain.ID
		var c domain.Currency
		err := scan(&id, &c)
		currencies[id] = c
		return err
	})
	return currencies, err
}

// eachOf runs a statement over ids, so many at a time: it ends before the ids are listed
// and goes on after them. Row is called with every row.
func (s *Store) eachOf(ctx context.Context, ids []domain.ID, before, after string, row func(scan func(...any) error) error) error {
	for from := 0; from < len(ids); from += mostNames {
		part := ids[from:min(from+mostNames, len(ids))]
		args := make([]any, len(part))
		for i, id := range part {
			args[i] = string(id)
		}
		if err := s.each(ctx, before+placeholders(1, len(part))+after, args, row); err != nil {
			return err
		}
	}
	return nil
}

func (s *Store) each(ctx context.Context, query string, args []any, row func(scan func(...any) error) error) error {
	rows, err := s.reader().QueryContext(ctx, query, args...)
	if err != nil {
		return classify(err, query)
	}
	defer rows.Close()
	for rows.Next() {
		if err := row(rows.Scan); err != nil {
			return classify(err, query)
		}
	}
	return classify(rows.Err(), query)
}
