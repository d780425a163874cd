package office

import (
	"context"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/change"
)

// AddPerson adds somebody to the office and gives them an id, which the set names.
// Names are unique by their fold, inactive people included, because lists and imports
// tell people apart by name.
// Forbidden; Invalid for a rule; Conflict for a name twice.
func (s *Session) AddPerson(ctx context.Context, p domain.Person) (change.Set, error) {
	if err := s.require(access.OfficeData, access.Add); err != nil {
		return change.Set{}, err
	}
	if err := p.Check(); err != nil {
		return change.Set{}, err
	}
	persons, err := s.store.Persons(ctx)
	if err != nil {
		return change.Set{}, err
	}
	for _, known := range persons {
		if domain.Fold(known.Name) == domain.Fold(p.Name) {
			return change.Set{}, domain.Fail(domain.Conflict, "error.person.twice", domain.Args{"Name": known.Name})
		}
	}
	p.ID, p.Version = domain.NewID(), 0
	return s.apply(ctx, "person.added", change.Adding(p))
}
