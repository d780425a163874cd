package office

import (
	"context"
	"slices"

	"preventa/domain"
	"preventa/domain/change"
)

// stateOf is the state that closing or holding goes to: the one given, else the first of
// the class that is not retired. Invalid for a state of another class.
func (s *Session) stateOf(ctx context.Context, class domain.Class, wanted domain.ID) (domain.State, error) {
	states, err := s.store.States(ctx)
	if err != nil {
		return domain.State{}, err
	}
	at := slices.IndexFunc(states, func(state domain.State) bool {
		return state.Class == class && (state.ID == wanted || wanted == "" && !state.Retired)
	})
	if at < 0 {
		return domain.State{}, domain.Fail(domain.Invalid, "error.state.of_class", domain.Args{"Class": class})
	}
	return states[at], nil
}

// changeOpportunity reads an opportunity, applies a rule and saves it.
func (s *Session) changeOpportunity(ctx context.Context, id domain.ID, rule func(*Draft) error) (change.Set, error) {
	d, err := s.Opportunity(ctx, id)
	if err != nil {
		return change.Set{}, err
	}
	if err := rule(&d); err != nil {
		return change.Set{}, err
	}
	_, set, err := s.SaveOpportunity(ctx, d)
	return set, err
}

// WinOpportunity closes an opportunity as won on a day, for its final amount, in a won
// state ("" for the first). NotFound, Forbidden, Invalid, Conflict.
func (s *Session) WinOpportunity(ctx context.Context, id, state domain.ID, on domain.Date, amount domain.Money) (change.Set, error) {
	return s.changeOpportunity(ctx, id, func(d *Draft) error {
		won, err := s.stateOf(ctx, domain.Won, state)
		if d.AmountFollows && amount != d.Money() {
			d.AmountFollows = false // what it was won for was typed
		}
		d.Opportunity = d.Win(won, on, amount)
		return err
	})
}

// LoseOpportunity closes an opportunity as lost on a day, for a reason of the catalogue
// ("" when nobody knows) and with a note. NotFound, Forbidden, Invalid, Conflict.
func (s *Session) LoseOpportunity(ctx context.Context, id, state domain.ID, on domain.Date, reason domain.ID, note string) (change.Set, error) {
	return s.changeOpportunity(ctx, id, func(d *Draft) error {
		lost, err := s.stateOf(ctx, domain.Lost, state)
		d.Opportunity = d.Lose(lost, on, reason, note)
		return err
	})
}

// HoldOpportunity puts an opportunity on hold until a day. One that is closed is
// reopened by it. NotFound, Forbidden, Invalid, Conflict.
func (s *Session) HoldOpportunity(ctx context.Context, id, state domain.ID, until domain.Date) (change.Set, error) {
	return s.changeOpportunity(ctx, id, func(d *Draft) error {
		hold, err := s.stateOf(ctx, domain.OnHold, state)
		d.Opportunity, d.Reopening = d.Hold(hold, until, s.office.Today()), true
		return err
	})
}

// ReopenOpportunity takes a closed opportunity back into an open state. When it closed,
// for what and why stays in its history. NotFound, Forbidden, Invalid, Conflict.
func (s *Session) ReopenOpportunity(ctx context.Context, id, state domain.ID) (change.Set, error) {
	return s.changeOpportunity(ctx, id, func(d *Draft) error {
		open, err := s.stateOf(ctx, domain.Open, state)
		d.Opportunity, d.Reopening = d.Enter(open, s.office.Today()), true
		return err
	})
}
