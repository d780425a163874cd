package opportunities_test

import (
	"testing"

	"preventa/cmd/preventa/uitest"
)

func TestProbe(t *testing.T) {
	d := uitest.New(t, uitest.Chile, uitest.Deals(t,
		uitest.Deal{Name: "Bottling line", Customer: "Viña Los Aromos", Contact: "Ignacio Prats", State: "Negotiation", Origin: "Referral", Amount: 48_600_000},
		uitest.Deal{Name: "Cold room", Customer: "Frío Sur", State: "Won", Amount: 12_000_000, Closed: uitest.Today - 10},
	))
	for _, l := range d.Lines() {
		t.Logf("%q", l)
	}
	t.Logf("%q", d.Texts())
}
