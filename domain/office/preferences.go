package office

import (
	"context"

	"preventa/domain"
	"preventa/domain/change"
)

// Preferences are how a person likes to work.
type Preferences struct {
	Language   domain.Language
	Appearance string // "system", "light" or "dark"
	Reminders  bool   // the desktop tells of what falls due
}

// SetPreferences keeps the person's preferences in the office file, so that they follow
// the person. ReadOnly, Invalid.
func (s *Session) SetPreferences(ctx context.Context, wanted Preferences) (change.Set, error) {
	return s.prefer(ctx, func(p *domain.Person) {
		p.Language, p.Appearance, p.Reminders = wanted.Language, wanted.Appearance, wanted.Reminders
	})
}

// mostDashboard is how long an arrangement of Opportunity Control can be, in bytes.
const mostDashboard = 10_000

// SetDashboard keeps how the person arranged their Opportunity Control; "" is as it comes.
// ReadOnly, Invalid.
func (s *Session) SetDashboard(ctx context.Context, arrangement string) (change.Set, error) {
	if len(arrangement) > mostDashboard {
		return change.Set{}, domain.Fail(domain.Invalid, "error.dashboard.long", nil)
	}
	return s.prefer(ctx, func(p *domain.Person) { p.Dashboard = arrangement })
}

// prefer changes what the person's record says of how they like to work.
func (s *Session) prefer(ctx context.Context, choose func(*domain.Person)) (change.Set, error) {
	if s.office.readOnly {
		return change.Set{}, domain.Fail(domain.ReadOnly, "error.office.read_only", nil)
	}
	before := domain.Person{ID: s.Me().ID}
	if err := s.store.Load(ctx, before.ID, &before); err != nil {
		return change.Set{}, err
	}
	after := before
	choose(&after)
	if err := after.Check(); err != nil {
		return change.Set{}, err
	}
	c, changed := change.Editing(before, after)
	if !changed {
		return change.Set{}, nil
	}
	after.Version = c.Version
	s.who.set(after) // those who follow the set ask the session what the person prefers
	set, err := s.apply(ctx, "person.preferences", c)
	if err != nil {
		s.who.set(before)
	}
	return set, err
}
