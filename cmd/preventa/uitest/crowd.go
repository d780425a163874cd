package uitest

import (
	"context"
	"fmt"

	"preventa/domain"
	"preventa/domain/office"
)

// Crowd hangs activities and quotations on an opportunity and changes it so many times.
// One in ten of the changes moves it to another state.
func Crowd(ctx context.Context, s *office.Session, id domain.ID, activities, quotations, changes int) error {
	return s.Atomically(ctx, func(s *office.Session) error {
		types, err := s.Items(ctx, domain.ActivityTypes)
		if err != nil {
			return err
		}
		for i := range activities {
			a := domain.Activity{Type: types[i%len(types)].ID, Subject: fmt.Sprintf("Activity %d", i), Opportunity: id,
				Day: s.Office().Today().Add(10 - i), Minute: 1 + i%1000, Done: i > 10}
			if i%3 == 0 {
				a.Notes = "They want delivery before the harvest, and a second offer with the conveyor left out of it."
			}
			if _, _, err := s.SaveActivity(ctx, office.ActivityDraft{Activity: a}); err != nil {
				return err
			}
		}
		for i := range quotations {
			if err := quote(ctx, s, id, i); err != nil {
				return err
			}
		}
		for i := range changes {
			if err := edit(ctx, s, id, i); err != nil {
				return err
			}
		}
		return nil
	})
}

func quote(ctx context.Context, s *office.Session, id domain.ID, i int) error {
	d, err := s.NewQuotation(ctx, id, "")
	if err != nil {
		return err
	}
	d.Lines = []domain.Line{{Description: "Line", Quantity: 1000, Price: int64(1000 + i)}}
	if d, _, err = s.SaveQuotation(ctx, d); err != nil || i%2 == 0 {
		return err
	}
	_, err = s.SendQuotation(ctx, d.ID, s.Office().Today())
	return err
}

func edit(ctx context.Context, s *office.Session, id domain.ID, i int) error {
	d, err := s.Opportunity(ctx, id)
	if err != nil {
		return err
	}
	d.Amount += 1000
	if i%10 == 0 {
		states, err := s.States(ctx)
		if err != nil {
			return err
		}
		d.Opportunity = d.Enter(states[i/10%3], s.Office().Today())
	}
	_, _, err = s.SaveOpportunity(ctx, d)
	return err
}
