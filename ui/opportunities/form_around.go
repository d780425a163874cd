package opportunities

import (
	"context"

	"preventa/domain"
	"preventa/domain/office"
)

// around is what stands beside a saved opportunity.
type around struct {
	stays    []office.Stay
	parts    []office.Part    // who takes part beside the main contact
	counting domain.Quotation // the one whose total the amount may follow, without an id if none
}

// loadAround reads what stands beside an opportunity, nothing for one that is new.
func loadAround(ctx context.Context, s *office.Session, id domain.ID) (a around, err error) {
	if id == "" {
		return a, nil
	}
	if a.stays, err = s.Stays(ctx, id); err != nil {
		return a, err
	}
	if a.parts, err = s.Participants(ctx, id); err != nil {
		return a, err
	}
	a.counting, err = s.CountingQuotation(ctx, id)
	return a, err
}

// days is how long the opportunity was in a state, and whether it ever was.
func (a around) days(state domain.ID) (int, bool) {
	for _, stay := range a.stays {
		if stay.State == state {
			return stay.Days, true
		}
	}
	return 0, false
}
