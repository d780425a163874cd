package opportunities_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"preventa/cmd/preventa/uitest"
	"preventa/domain"
	"preventa/domain/office"
	"preventa/ui/kit"
)

func TestWinningAsksForWhatAmountAndWhen(t *testing.T) {
	d := openForm(t, uitest.Deal{Name: "Bottling line", Customer: "Viña Los Aromos", Amount: 5_000_000})
	d.ClickText(uitest.Say("command.win"))
	d.Want("proposed", []string{d.Shows("Final amount"), d.Shows("Won on")}, []string{"5.000.000 CLP", "15-10-2026"})
	d.Fill("Final amount", "4800000")
	d.Fill("Won on", "1-1-2020")
	d.ClickText(uitest.Say("closing.win"))
	d.Want("not before it was opened", d.Message("Won on"), uitest.Say("error.closed_on.before_opened"))
	d.Want("state", d.Stored("Bottling line").State, d.State("New").ID)
	d.Fill("Won on", "15-10-2026")
	d.ClickText(uitest.Say("closing.win"))
	o := d.Stored("Bottling line")
	d.Want("stored", []any{o.State, o.ClosedOn, o.Amount, o.Probability, o.CreditedTo},
		[]any{d.State("Won").ID, uitest.Today, int64(4_800_000), 100, d.Session().Me().ID})
	d.WantSeen("Won on 15-10-2026 for $ 4.800.000 · Viña Los Aromos")
	d.Want("closed on", d.Shows("Closed on"), "15-10-2026")
	d.Want("tabs", d.Tabs(), []string{"Opportunities", "Opp. 1 · Bottling line"})
}

func TestGivingUpADialogOfClosingChangesNothing(t *testing.T) {
	d := openForm(t, uitest.Deal{Name: "Bottling line", Amount: 5_000})
	for _, deed := range []string{"command.win", "command.lose", "command.hold"} {
		d.ClickText(uitest.Say(deed))
		d.Press(fyne.KeyEscape)
		d.Want("state", d.Shows("State"), "New")
		d.Want("tabs", d.Tabs(), []string{"Opportunities", "Opp. 1 · Bottling line"})
	}
	d.Pick("State", "Won")
	d.WantSeen("Won: Bottling line")
	d.Press(fyne.KeyEscape)
	d.Want("state", d.Shows("State"), "New")
}

func TestLosingAsksWhyAndToWhom(t *testing.T) {
	d := openForm(t, uitest.Deal{Name: "Bottling line", Amount: 5_000})
	d.Fill("Name", "Bottling plant") // what else was typed is saved with it
	d.Pick("State", "Lost")
	d.Fill("Loss reason", "Exchange rate")
	d.Fill("Lost to (competitor)", "EnvaTec")
	d.Fill("Loss note", "They bought\nin euros.")
	d.ClickText(uitest.Say("closing.lose"))
	o := d.Stored("Bottling plant")
	d.Want("stored", []any{o.State, o.ClosedOn, o.LossNote}, []any{d.State("Lost").ID, uitest.Today, "They bought\nin euros."})
	d.Want("reason", names(t, d, domain.LossReasons, o.LossReason), []string{"Exchange rate"})
	d.Want("competitor", names(t, d, domain.Competitors, o.Competitor), []string{"EnvaTec"})
	d.WantSeen("Lost on 15-10-2026: Exchange rate, They bought")
	d.Want("shown", []string{d.Shows("Loss reason"), d.Shows("Competitor")}, []string{"Exchange rate", "EnvaTec"})

	d.Click(d.Middle(button(d, "Lost"))) // where it is pressed in: how it was lost is asked again
	d.Want("asked again with", []string{d.Shows("Loss reason"), d.Shows("Lost to (competitor)")}, []string{"Exchange rate", "EnvaTec"})
	d.Press(fyne.KeyEscape)
	d.Fill("Loss reason", "Price")
	d.Ctrl(fyne.KeyS)
	d.Want("reason", names(t, d, domain.LossReasons, d.Stored("Bottling plant").LossReason), []string{"Price"})
}

func TestOnHoldAsksUntilWhen(t *testing.T) {
	d := openForm(t, uitest.Deal{Name: "Bottling line", Amount: 5_000})
	d.ClickText(uitest.Say("command.hold"))
	d.ClickText(uitest.Say("closing.three_months"))
	d.ClickText(uitest.Say("closing.hold"))
	o := d.Stored("Bottling line")
	d.Want("stored", []any{o.State, o.HoldUntil}, []any{d.State("On hold").ID, domain.NewDate(2027, 1, 15)})
	d.WantSeen("On hold until 15-01-2027")
	d.Want("field", d.Shows("Hold until"), "15-01-2027")
	d.Click(d.Middle(button(d, "On hold"))) // where it is pressed in: until when is asked again
	d.ClickText(uitest.Say("closing.one_week"))
	d.ClickText(uitest.Say("closing.hold"))
	d.Want("a week on", d.Stored("Bottling line").HoldUntil, domain.NewDate(2026, 10, 22))
	d.ClickText("Contacted")
	d.Ctrl(fyne.KeyS)
	o = d.Stored("Bottling line")
	d.Want("taken up again", []any{o.State, o.HoldUntil}, []any{d.State("Contacted").ID, domain.Date(0)})
}

func TestAClosedOneIsOnlyReopened(t *testing.T) {
	d := openForm(t, uitest.Deal{Name: "Scales", Amount: 700, State: "Lost", Closed: uitest.Today - 40})
	d.Focus("State")
	d.Press(fyne.KeyDown)
	d.WantUnseen("New", "Contacted", "Won")
	d.ClickText(uitest.Say("command.reopen"))
	d.WantSeen("Reopen: Scales", uitest.Say("closing.reopen_explain"))
	d.Press(fyne.KeyEscape)
	d.Want("still", d.Stored("Scales").State, d.State("Lost").ID)

	d.ClickText("Negotiation") // a step of the header asks as well
	d.Want("proposed", d.Shows("State"), "Negotiation")
	d.ClickText(uitest.Say("closing.reopen"))
	o := d.Stored("Scales")
	d.Want("stored", []any{o.State, o.ClosedOn}, []any{d.State("Negotiation").ID, domain.Date(0)})
	d.WantSeen(uitest.Say("command.lose"))
}

func TestReopeningProposesTheStateItWasIn(t *testing.T) {
	d := openForm(t, uitest.Deal{Name: "Scales", Amount: 700})
	d.ClickText("Proposal sent")
	d.Ctrl(fyne.KeyS)
	d.ClickText(uitest.Say("command.lose"))
	d.ClickText(uitest.Say("closing.lose"))
	d.ClickText(uitest.Say("command.reopen"))
	d.Want("proposed", d.Shows("State"), "Proposal sent")
	d.ClickText(uitest.Say("closing.reopen"))
	d.Want("state", d.Stored("Scales").State, d.State("Proposal sent").ID)
}

func TestANewOneIsWonAndOpenedInOneGo(t *testing.T) {
	d := newForm(t, uitest.Chile)
	d.ClickText(uitest.Say("command.win"))
	d.ClickText(uitest.Say("closing.win"))
	d.Want("nothing without a name", len(d.Rows(office.Query{})), 0)
	d.Want("said", d.Message("Name"), uitest.Say("error.required"))
	d.Type("Cold room")
	d.Ctrl(fyne.KeyS)
	d.Want("state", d.Stored("Cold room").State, d.State("Won").ID)
}

func TestOnlyWhatIsClosedHasAClosingDay(t *testing.T) {
	d := openForm(t, uitest.Deal{Name: "Cold room"})
	d.WantUnseen("Closed on", "Hold until", "Loss reason", "Loss note")
	d.ClickText(uitest.Say("command.lose"))
	d.ClickText(uitest.Say("closing.lose"))
	d.WantUnseen("Hold until")
	d.Fill("Closed on", "1-1-2020")
	d.Ctrl(fyne.KeyS)
	d.Want("message", d.Message("Closed on"), uitest.Say("error.closed_on.before_opened"))
	d.Fill("Closed on", "")
	d.Ctrl(fyne.KeyS)
	d.WantSeen("“Lost” is a closed state.")
	d.Fill("Closed on", "16-10-2026")
	d.Ctrl(fyne.KeyS)
	d.Want("stored", d.Stored("Cold room").ClosedOn, uitest.Today+1)
}

func TestCertaintyAloneIsNotWon(t *testing.T) {
	d := openForm(t, uitest.Deal{Name: "Cold room", Amount: 700})
	setProbability(d, "100")
	d.Ctrl(fyne.KeyS)
	d.Want("state", d.Stored("Cold room").State, d.State("New").ID)
	d.Want("hint", d.Message("Probability"), "100 % alone is not won. Mark as won…")
	d.ClickText(uitest.Say("opportunity.mark_won"))
	d.ClickText(uitest.Say("closing.win"))
	d.Want("state", d.Stored("Cold room").State, d.State("Won").ID)
	d.WantUnseen("Probability")
}

// button is the button in front with a label.
func button(d *uitest.Desk, label string) *kit.Button {
	d.Helper()
	for _, b := range uitest.Every[*kit.Button](d) {
		if b.Label() == label {
			return b
		}
	}
	d.Fatalf("no button %q", label)
	return nil
}

func TestTheHeaderSaysHowLongItStayed(t *testing.T) {
	d := uitest.New(t, uitest.Chile, uitest.Deals(t, uitest.Deal{Name: "Cold room"}))
	d.Edit("Cold room", func(o *office.Draft) { o.OpenedOn = uitest.Today - 4 })
	d.Edit("Cold room", func(o *office.Draft) { o.State = d.State("Contacted").ID })
	d.DoubleClick(d.Cell("Cold room", "Name"))
	d.WantSeen("New 4 d", "Contacted 0 d")
}
