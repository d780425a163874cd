package office

import (
	"context"
	"slices"

	"preventa/domain"
	"preventa/domain/change"
)

// Extend gives an office that an earlier version made the words this one lives by: types
// of activity, loss reasons, roles, and the positions its contacts have. It does nothing
// to an office that has any type of activity.
func (s *Session) Extend(ctx context.Context) (change.Set, error) {
	if s.office.readOnly {
		return change.Set{}, nil
	}
	types, err := s.store.Items(ctx, domain.ActivityTypes)
	if err != nil || len(types) > 0 {
		return change.Set{}, err
	}
	var changes []change.Change
	for _, catalogue := range []domain.Catalogue{domain.ActivityTypes, domain.LossReasons, domain.Roles} {
		known, err := s.store.Items(ctx, catalogue)
		if err != nil {
			return change.Set{}, err
		}
		if len(known) > 0 {
			continue
		}
		for _, item := range domain.DefaultItems(s.office.Data().Language, catalogue) {
			changes = append(changes, change.Adding(item))
		}
	}
	positions, err := s.unlistedPositions(ctx)
	if err != nil {
		return change.Set{}, err
	}
	for i, name := range positions {
		changes = append(changes, change.Adding(domain.Item{ID: domain.NewID(), Catalogue: domain.Positions, Name: name, Position: i + 1}))
	}
	return s.apply(ctx, "office.extended", changes...)
}

// unlistedPositions are the positions of contacts that the catalogue does not have, each
// once, in the order of their names.
func (s *Session) unlistedPositions(ctx context.Context) ([]string, error) {
	known, err := s.store.Items(ctx, domain.Positions)
	if err != nil {
		return nil, err
	}
	contacts, err := s.store.AllContacts(ctx)
	listed := map[string]bool{"": true}
	for _, item := range known {
		listed[domain.Fold(item.Name)] = true
	}
	var names []string
	for _, c := range contacts {
		if fold := domain.Fold(c.Position); !listed[fold] {
			listed[fold] = true
			names = append(names, c.Position)
		}
	}
	slices.SortFunc(names, domain.CompareFolds)
	return names, err
}

// DayBegins does what a new day brings: words an earlier version lacked, and amounts in
// other currencies at today's rates. It is called when an office opens and at midnight.
func (s *Session) DayBegins(ctx context.Context) error {
	if _, err := s.Extend(ctx); err != nil {
		return err
	}
	_, err := s.Revalue(ctx)
	return err
}
