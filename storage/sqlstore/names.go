package sqlstore

import (
	"context"

	"preventa/domain"
	"preventa/domain/change"
)

// nameSQL is what records of a kind are called. Rates and participants are called after
// what they are of.
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
}

// nameFields are the fields a record is called by, for those that have gone.
var nameFields = []string{"name", "subject", "number", "description", "email", "mobile", "phone", "currency"}

// mostNames is how many names are asked for in one statement.
const mostNames = 500

// Names are what records of a kind are called, those that have gone included as far as
// the journal remembers.
func (s *Store) Names(ctx context.Context, kind domain.Kind, ids []domain.ID) (map[domain.ID]string, error) {
	names := make(map[domain.ID]string, len(ids))
	id := "k.id"
	if kind == domain.KindParticipant {
		id = "m.id"
	}
	for from := 0; from < len(ids); from += mostNames {
		part := ids[from:min(from+mostNames, len(ids))]
		args := make([]any, len(part))
		for i, one := range part {
			args[i] = string(one)
		}
		if err := s.addNames(ctx, names, nameSQL[kind]+" WHERE "+id+" IN ("+placeholders(1, len(part))+")", args...); err != nil {
			return nil, err
		}
	}
	for _, one := range ids {
		if _, known := names[one]; !known && one != "" {
			gone, err := s.goneName(ctx, one)
			if err != nil {
				return nil, err
			}
			names[one] = gone
		}
	}
	return names, nil
}

func (s *Store) addNames(ctx context.Context, names map[domain.ID]string, query string, args ...any) error {
	rows, err := s.reader().QueryContext(ctx, query, args...)
	if err != nil {
		return classify(err, "names")
	}
	defer rows.Close()
	for rows.Next() {
		var id domain.ID
		var name string
		if err := rows.Scan(&id, &name); err != nil {
			return classify(err, "names")
		}
		names[id] = name
	}
	return classify(rows.Err(), "names")
}

// goneName is what a record was called when it was removed, "" where nobody knows.
func (s *Store) goneName(ctx context.Context, id domain.ID) (string, error) {
	found, err := texts(ctx, s.reader(), "SELECT fields FROM change WHERE record = $1 AND op = 'remove' ORDER BY set_seq DESC LIMIT 1", string(id))
	if err != nil || len(found) == 0 {
		return "", err
	}
	var c change.Change
	if err := c.DecodeFields(found[0]); err != nil {
		return "", err
	}
	for _, field := range nameFields {
		if name, ok := c.Fields[field][0].(string); ok {
			return name, nil
		}
	}
	return "", nil
}
