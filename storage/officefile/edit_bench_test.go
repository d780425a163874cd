package officefile_test

import (
	"context"
	"testing"

	"preventa/domain"
	"preventa/domain/office"
)

// BenchmarkEditTenThousand changes ten thousand opportunities at once, takes that back, and
// plans an activity for each. A person waits for it behind a bar that moves; the office
// answers others meanwhile.
func BenchmarkEditTenThousand(b *testing.B) {
	const rows = 10_000
	_, s := bigOffice(b, rows)
	ids := make([]domain.ID, 0, rows)
	for first := 0; first < rows; first += 1000 {
		page, err := s.Opportunities(context.Background(), office.Query{}, first, 1000)
		if err != nil {
			b.Fatal(err)
		}
		for _, row := range page {
			ids = append(ids, row.ID)
		}
	}
	day := domain.NewDate(2026, 11, 1)
	edit := func(rule func(*office.Draft)) office.Outcome {
		out, err := s.EditOpportunities(context.Background(), ids, rule)
		if err != nil || out.Done != rows {
			b.Fatalf("%d changed, %d refused: %v", out.Done, len(out.Refused), err)
		}
		return out
	}
	b.Run("expected close", func(b *testing.B) {
		for b.Loop() {
			day++
			edit(func(d *office.Draft) { d.ExpectedClose = day })
		}
	})
	b.Run("a new tag", func(b *testing.B) {
		for b.Loop() {
			day++
			edit(func(d *office.Draft) { d.NewTags = []string{"batch " + day.String()} })
		}
	})
	b.Run("and back", func(b *testing.B) {
		for b.Loop() {
			b.StopTimer()
			day++
			out := edit(func(d *office.Draft) { d.ExpectedClose = day })
			b.StartTimer()
			if _, err := s.Undo(context.Background(), out.Set.ID); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("activities", func(b *testing.B) {
		types, err := s.Items(context.Background(), domain.ActivityTypes)
		if err != nil {
			b.Fatal(err)
		}
		for b.Loop() {
			draft := office.ActivityDraft{Activity: domain.Activity{Type: types[0].ID, Subject: "Call back", Day: day}}
			if out, err := s.PlanActivities(context.Background(), ids, draft); err != nil || out.Done != rows {
				b.Fatal(out.Done, err)
			}
		}
	})
}
