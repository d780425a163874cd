package opportunities_test

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"

	"preventa/cmd/preventa/uitest"
	"preventa/domain"
	"preventa/domain/office"
	"preventa/ui/kit"
)

// withHistory are an opportunity at Negotiation, and as many won and lost ones as asked for,
// which closed as soon as they were entered: where they were lost from is not known.
func withHistory(t *testing.T, won, lost int) *uitest.Desk {
	deals := []uitest.Deal{{Name: "Bottling line", State: "Negotiation", Amount: 500}}
	for i := range won + lost {
		state := "Won"
		if i >= won {
			state = "Lost"
		}
		deals = append(deals, uitest.Deal{Name: fmt.Sprint(state, i), State: state, Amount: 500, Closed: domain.NewDate(2026, 9, 1)})
	}
	d := uitest.New(t, uitest.Chile, uitest.Deals(t, deals...))
	d.Window.OpenOpportunity(d.Stored("Bottling line").ID, kit.Place{})
	return d
}

// Of 6 won and 2 lost all have the same salesperson and amount, which say nothing:
// 6.1 ÷ (6.1 + 2.1) is 74.39 %.
func TestTheFormTellsWhatTheHistorySays(t *testing.T) {
	d := withHistory(t, 6, 2)
	d.Want("hint", d.Message("Probability"), "Your history says 74 % — 6 of 8 similar won Use 74 % Why See the 8")
	d.ClickText("Why")
	d.WantSeen("Your history says 74,39 %")
	d.Press(fyne.KeyEscape)
	d.ClickText("Use 74 %")
	d.Want("probability", d.Shows("Probability"), "74 % weighted $ 370")
	d.WantUnseen("Use 74 %")
	d.Ctrl(fyne.KeyS)
	o := d.Stored("Bottling line")
	d.Want("stored", []any{o.Probability, o.ProbabilityOwn}, []any{74, true})
	set, found, err := d.Session().LastUndoable(t.Context())
	d.Must(err)
	d.Want("can be undone", found, true)
	_, err = d.Session().Undo(t.Context(), set.ID)
	d.Must(err)
	d.Want("undone", d.Stored("Bottling line").Probability, d.State("Negotiation").Probability)
}

func TestTheSimilarOnesAreListed(t *testing.T) {
	d := withHistory(t, 6, 2)
	d.ClickText("See the 8")
	d.Want("rows", len(d.Names()), 8)
	d.WantSeen("Won0", "Lost7")
}

func TestWithTooLittleHistoryNothingIsSaid(t *testing.T) {
	for _, c := range [][2]int{{0, 0}, {6, 0}, {0, 6}} {
		d := withHistory(t, c[0], c[1])
		d.Want("hint", d.Message("Probability"), "")
	}
	d := withHistory(t, 1, 1)
	d.Want("two cases", d.Message("Probability"), "Your history says 50 % Use 50 % Why")
	d.WantUnseen("See the 2")
}

func TestTheHistoryFollowsAClosing(t *testing.T) {
	d := withHistory(t, 6, 2)
	d.Edit("Won0", func(o *office.Draft) { o.State = d.State("Lost").ID })
	d.Want("hint", d.Message("Probability"), "Your history says 62 % — 5 of 8 similar won Use 62 % Why See the 8")
}
