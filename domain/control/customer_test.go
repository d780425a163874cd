package control

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"preventa/domain"
)

func TestTheFiguresOfACustomer(t *testing.T) {
	states := []domain.State{{ID: "open", Class: domain.Open}, {ID: "hold", Class: domain.OnHold}, {ID: "won", Class: domain.Won}, {ID: "lost", Class: domain.Lost}}
	f := NewFacts(states, 8)
	for _, o := range []domain.Opportunity{
		{State: "open", Customer: "viña", OfficeAmount: 1000, Probability: 50},
		{State: "hold", Customer: "viña", OfficeAmount: 300, Probability: 10},
		{State: "won", Customer: "viña", OfficeAmount: 800}, {State: "won", Customer: "viña", Unconverted: true}, {State: "lost", Customer: "viña", OfficeAmount: 200},
		{State: "won", Customer: "hotel", OfficeAmount: 9}, {State: "open", OfficeAmount: 7},
		{State: "won", Customer: "viña", OfficeAmount: 5, RemovedAt: 1},
	} {
		o.ID = domain.NewID()
		f.Put(o)
	}
	got := OfCustomer(f, "viña", day("2026-10-15"))
	want := CustomerFigures{Outcome: Outcome{Won: 2, Lost: 1, WonAmount: 800, LostAmount: 200}, InProgress: InProgress{Count: 2, Amount: 1300, Weighted: 530}, Unconverted: 1}
	if diff := cmp.Diff(want, got, cmpopts.IgnoreUnexported(Outcome{})); diff != "" {
		t.Error(diff)
	}
	if got.WinRate() != (Rate{2, 3}) {
		t.Errorf("win rate %v", got.WinRate())
	}
	for _, none := range []domain.ID{"nobody", ""} {
		if got := OfCustomer(f, none, day("2026-10-15")); got.Closed() != 0 || got.InProgress.Count != 0 {
			t.Errorf("%q: %+v", none, got)
		}
	}
}
