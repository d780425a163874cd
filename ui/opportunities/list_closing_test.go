package opportunities_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"preventa/cmd/preventa/uitest"
	"preventa/domain"
	"preventa/domain/office"
)

func TestSelectedRowsAreLostForOneReason(t *testing.T) {
	d := newList(t)
	d.Click(d.Cell("Forklifts", "Name"))
	d.CtrlClick(d.Cell("Bottling line", "Name"))
	d.RightClick(d.Cell("Bottling line", "Name"))
	d.Choose(uitest.Say("command.lose"))
	d.WantSeen("Lost: 2 opportunities")
	d.Fill("Loss reason", "Exchange rate") // a word the office does not have yet
	d.Fill("Loss note", "Both went abroad.")
	d.ClickText(uitest.Say("closing.lose"))
	for _, name := range []string{"Forklifts", "Bottling line"} {
		o := d.Stored(name)
		d.Want("state of "+name, o.State, d.State("Lost").ID)
		d.Want("why "+name, append(names(t, d, domain.LossReasons, o.LossReason), o.LossNote), []string{"Exchange rate", "Both went abroad."})
	}
	d.Want("toasts", d.Toasts(), []string{"2 opportunities now in “Lost”"})
	d.ClickText(uitest.Say("command.undo")) // both, and the word, in one
	d.Want("chips", views(d), ofFour)
	items, err := d.Session().Items(t.Context(), domain.LossReasons)
	d.Must(err)
	for _, item := range items {
		d.Want("left over", item.Name == "Exchange rate", false)
	}
}

func TestOneRowIsWonForItsFinalAmount(t *testing.T) {
	d := newList(t)
	d.RightClick(d.Cell("Forklifts", "Name"))
	d.Choose(uitest.Say("command.win"))
	d.WantSeen("Won: Forklifts")
	d.Fill("Final amount", "4500000")
	d.ClickText(uitest.Say("closing.win"))
	o := d.Stored("Forklifts")
	d.Want("stored", []any{o.State, o.Amount, o.ClosedOn}, []any{d.State("Won").ID, int64(4_500_000), uitest.Today})
}

func TestARowWaitsAndAClosedOneIsReopened(t *testing.T) {
	d := newList(t)
	d.RightClick(d.Cell("Forklifts", "Name"))
	d.Choose(uitest.Say("command.hold"))
	d.ClickText(uitest.Say("closing.one_month"))
	d.ClickText(uitest.Say("closing.hold"))
	d.Want("until", d.Stored("Forklifts").HoldUntil, domain.NewDate(2026, 11, 15))

	d.RightClick(d.Cell("Scales", "State"))
	d.Hover(d.Find(uitest.Say("command.change_state")))
	d.WantUnseen(uitest.Say("command.win"))
	d.Choose("Contacted")
	d.WantSeen("Reopen: Scales")
	d.ClickText(uitest.Say("closing.reopen"))
	o := d.Stored("Scales")
	d.Want("stored", []any{o.State, o.ClosedOn}, []any{d.State("Contacted").ID, domain.Date(0)})
}

func TestWhatIsClosedIsNotReopenedByTheWay(t *testing.T) {
	d := newList(t)
	d.Click(d.Cell("Scales", "Name"))
	d.CtrlClick(d.Cell("Forklifts", "Name"))
	d.RightClick(d.Cell("Forklifts", "Name"))
	d.Choose(uitest.Say("command.hold"))
	d.ClickText(uitest.Say("closing.hold"))
	d.WantSeen("1 could not be changed", "Closed (Lost).")
	d.Press(fyne.KeyReturn)
	d.Want("toasts", d.Toasts(), []string{"1 opportunity now in “On hold”"})
	d.Want("the other waits", []domain.ID{stored(d, "Scales").State, stored(d, "Forklifts").State}, []domain.ID{d.State("Lost").ID, d.State("On hold").ID})

	choose(d, "Bottling line", "Scales")
	d.RightClick(d.Cell("Bottling line", "Name"))
	d.Choose(uitest.Say("command.change_state"), "Contacted")
	d.WantSeen("1 could not be changed", "Closed (Lost).")
	d.Press(fyne.KeyReturn)
	d.Want("the other has moved", []domain.ID{stored(d, "Scales").State, stored(d, "Bottling line").State}, []domain.ID{d.State("Lost").ID, d.State("Contacted").ID})
}

func TestSeveralAnswersLeaveThoseThatAreThere(t *testing.T) {
	d := newList(t)
	before := stored(d, "Cold room")
	choose(d, "Cold room", "Forklifts")
	d.RightClick(d.Cell("Forklifts", "Name"))
	d.Choose(uitest.Say("command.win"))
	d.ClickText(uitest.Say("closing.win"))
	d.Want("won before", stored(d, "Cold room"), before)
	d.Want("won now", stored(d, "Forklifts").ClosedOn, uitest.Today)
	d.Want("toasts", d.Toasts(), []string{"1 opportunity now in “Won”"})

	choose(d, "Bottling line", "Scales", "Cold room")
	d.RightClick(d.Cell("Scales", "Name"))
	d.Choose(uitest.Say("command.reopen"))
	d.Pick("State", "Contacted")
	d.ClickText(uitest.Say("closing.reopen"))
	d.Want("states", []domain.ID{stored(d, "Scales").State, stored(d, "Cold room").State, stored(d, "Bottling line").State},
		[]domain.ID{d.State("Contacted").ID, d.State("Contacted").ID, d.State("Negotiation").ID})
}

// planned puts an activity of a type on the opportunity of a name.
func planned(t *testing.T, d *uitest.Desk, name, kind string, day domain.Date, minute int) {
	t.Helper()
	types, err := d.Session().Items(t.Context(), domain.ActivityTypes)
	d.Must(err)
	for _, item := range types {
		if item.Name == kind {
			_, _, err := d.Colleague().SaveActivity(t.Context(), office.ActivityDraft{Activity: domain.Activity{
				Type: item.ID, Subject: kind + " them", Opportunity: d.Stored(name).ID, Day: day, Minute: minute}})
			d.Must(err)
			return
		}
	}
	t.Fatalf("no type %q", kind)
}

// next is what the list says of the next activity of each row.
func next(d *uitest.Desk) map[string]string {
	d.Helper()
	texts := map[string]string{}
	lines := d.Lines()
	for _, line := range lines[1 : len(lines)-1] { // between the titles and the totals
		texts[line[1]] = line[len(line)-2]
	}
	return texts
}

func TestTheListShowsTheNextActivity(t *testing.T) {
	d := newList(t)
	planned(t, d, "Forklifts", "Call", uitest.Today, 16*60+1)
	d.Want("today", next(d)["Forklifts"], "Call · 16:00")
	planned(t, d, "Forklifts", "Visit", uitest.Today-2, 0)
	planned(t, d, "Bottling line", "Visit", uitest.Today+5, 0)
	d.Want("next", next(d), map[string]string{"Scales": "—", "Cold room": "—", "Forklifts": "Visit · 2 d late", "Bottling line": "Visit · 20-10"})
	d.Want("views", views(d), []string{"My open 2", "Overdue 1", "Closing this month 0", "No next activity 0", "Rotting 0", "Won this quarter 1", "Incomplete 2", "*All 4"})
	d.ClickChip("Overdue")
	d.Want("overdue", d.Names(), []string{"Forklifts"})
	d.ClickChip("No next activity")
	d.Want("without", d.Names(), []string{})
	d.ClickChip("Incomplete")
	d.Want("incomplete", d.Names(), []string{"Forklifts", "Bottling line"})
}

func TestTheNextActivityIsFilteredByPlannedAndCompleted(t *testing.T) {
	d := newList(t)
	planned(t, d, "Bottling line", "Visit", uitest.Today+5, 0)
	d.RightClick(d.Cell("Bottling line", "Next activity"))
	d.Choose("Filter by: Planned")
	d.Want("filtered", d.Names(), []string{"Bottling line"})
	d.Want("chips", conditions(d), []string{"Class of state: Open, On hold", "Next activity: Planned"})
	removeCondition(d, "Next activity: Planned")
	d.RightClick(d.Cell("Forklifts", "Next activity"))
	d.Choose("Filter by: None")
	d.Want("chips", conditions(d), []string{"Class of state: Open, On hold", "Next activity: none"})
	d.Want("without", d.Names(), []string{"Forklifts"})
	d.ClickChip("Won this quarter")
	d.ClickChip("All")

	d.ClickText("Columns")
	d.Choose("Compl.")
	wide(d)
	d.RightClick(d.Cell("Forklifts", "Compl."))
	d.Choose(uitest.Say("command.filter_completeness"))
	d.Want("chip", conditions(d), []string{"Completeness between 50 % and 79 %"})
	d.Want("of 55 and 65 and 50", d.Names(), []string{"Scales", "Forklifts", "Bottling line"})
	removeCondition(d, "Completeness")
	d.ClickText("Columns")
	d.Choose("Compl.")

	d.RightClick(d.Cell("Bottling line", "Next activity"))
	d.Choose("Complete “Visit them”")
	d.Press(fyne.KeyEscape) // the next one is asked for, which can be left
	d.Want("next", next(d)["Bottling line"], "None")

	d.RightClick(d.Cell("Forklifts", "Next activity"))
	d.Choose(uitest.Say("command.plan_activity"))
	d.WantSeen("Forklifts")
}
