package office

import (
	"context"
	"strings"
	"time"

	"preventa/domain"
	"preventa/domain/change"
	"preventa/domain/region"
)

// Founding says how a new office starts.
type Founding struct {
	Name        string
	Language    domain.Language
	Region      string
	Currency    domain.Currency // "" takes the region's
	FiscalMonth int             // 0 is January
	Person      string          // name of the first person, who may do everything
}

// Found writes the first set of an empty store: the office, its first person, and the
// states and words every office starts with. Invalid when the data breaks a rule.
func Found(ctx context.Context, store Store, clock func() time.Time, f Founding) error {
	where, known := region.Find(f.Region)
	if !known {
		return &domain.Error{Code: domain.Invalid, Fields: []domain.FieldError{{
			Field: "region", Key: "error.region", Args: domain.Args{"Value": f.Region}}}}
	}
	data := domain.Office{
		ID: domain.OfficeID, Name: f.Name, Language: f.Language, Region: where.Code,
		Currency: f.Currency, FiscalMonth: max(f.FiscalMonth, 1),
	}
	if data.Currency == "" {
		data.Currency = where.Currency
	}
	if err := data.Check(); err != nil {
		return err
	}
	person := domain.Person{ID: domain.NewID(), Name: strings.TrimSpace(f.Person), SignsIn: true, Salesperson: true, Language: f.Language}
	if person.Name == "" {
		return &domain.Error{Code: domain.Invalid, Fields: []domain.FieldError{{Field: "person", Key: "error.required"}}}
	}
	if err := person.Check(); err != nil {
		return err
	}
	changes := []change.Change{change.Adding(data), change.Adding(person)}
	for _, s := range domain.DefaultStates(f.Language) {
		changes = append(changes, change.Adding(s))
	}
	for _, i := range domain.DefaultItems(f.Language, "") {
		changes = append(changes, change.Adding(i))
	}
	return store.Apply(ctx, &change.Set{
		ID: domain.NewID(), At: clock().UTC().Truncate(time.Millisecond), Person: person.ID,
		Action: "office.founded", Changes: changes,
	})
}
