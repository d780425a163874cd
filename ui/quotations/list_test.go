package quotations_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"preventa/cmd/preventa/uitest"
	"preventa/domain"
	"preventa/domain/office"
)

// threeQuotations are a draft, one that waits for an answer, and one that expired.
func threeQuotations(t *testing.T) *uitest.Desk {
	t.Helper()
	d := uitest.New(t, uitest.Chile, func(s *office.Session) {
		o := uitest.Open(t, s, bottling)
		quote(t, s, o.ID, sold("A", 1, 100))
		open := quote(t, s, o.ID, sold("B", -1, 200))
		late, err := s.NewQuotation(t.Context(), "", open.ID)
		if err != nil {
			t.Fatal(err)
		}
		late.Day, late.ValidUntil = uitest.Today.Add(-40), uitest.Today.Add(-1)
		late, _, err = s.SaveQuotation(t.Context(), late)
		if err != nil {
			t.Fatal(err)
		}
		for _, id := range []domain.ID{open.ID, late.ID} {
			if _, err := s.SendQuotation(t.Context(), id, uitest.Today); err != nil {
				t.Fatal(err)
			}
		}
	})
	d.Menu("Sales", "Quotations")
	return d
}

func TestTheListShowsStatusesAndTotals(t *testing.T) {
	d := threeQuotations(t)
	d.Want("chips", d.Chips(), []string{"*All 3", "Drafts 1", "Sent 1", "Accepted 0", "Expired 1"})
	d.WantSeen("Q-2026-0001", "№ 1 Bottling line", "Viña Los Aromos", "$ 119", "-$ 238", "Draft", "Expired", "14-11-2026", "3 quotations")
	d.ClickChip("Expired")
	d.WantSeen("Q-2026-0003")
	d.WantUnseen("Q-2026-0001", "Q-2026-0002")
}

func TestTheListMovesAQuotationOnByRightClick(t *testing.T) {
	d := threeQuotations(t)
	d.RightClick(d.Find("Q-2026-0003"))
	d.Choose(uitest.Say("command.revise_quotation"))
	d.Want("tabs", d.Tabs(), []string{"Opportunities", "Quotations", "Q-2026-0003 B"})
	d.Click(d.TabTitle("Quotations"))
	d.RightClick(d.Find("Q-2026-0002"))
	d.Choose(uitest.Say("command.copy_quotation"))
	d.Want("tabs", d.Tabs(), []string{"Opportunities", "Quotations", "*New quotation", "Q-2026-0003 B"})
	d.Ctrl(fyne.KeyS)
	d.Want("copied", []any{len(stored(d, "Q-2026-0004").Lines), stored(d, "Q-2026-0004").Status}, []any{1, domain.Draft})
}

func TestAQuotationIsDetachedFromItsOpportunityAndAttachedAgain(t *testing.T) {
	d := threeQuotations(t)
	d.RightClick(d.Find("Q-2026-0002"))
	d.Choose(uitest.Say("command.attach_quotation"))
	d.Want("shown", d.Shows("Opportunity"), "№ 1 Bottling line")
	d.Pick("Opportunity", uitest.Say("lookup.none"))
	say(d, "quotation.attach")
	d.Want("opportunity", stored(d, "Q-2026-0002").Opportunity, domain.ID(""))
	d.RightClick(d.Find("Q-2026-0002"))
	d.Choose(uitest.Say("command.attach_quotation"))
	d.Focus("Opportunity")
	d.Type("bott")
	d.Press(fyne.KeyDown, fyne.KeyReturn)
	say(d, "quotation.attach")
	d.Want("opportunity", stored(d, "Q-2026-0002").Opportunity, d.Stored("Bottling line").ID)
}

func TestComparingASingleRevisionSaysSo(t *testing.T) {
	d := threeQuotations(t)
	d.RightClick(d.Find("Q-2026-0001"))
	d.Choose(uitest.Say("command.compare_revisions"))
	d.WantSeen("Q-2026-0001 has one revision only.")
}
