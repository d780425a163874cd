package opportunities_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"preventa/cmd/preventa/uitest"
	"preventa/domain"
	"preventa/domain/office"
	"preventa/ui/kit"
)

// choose selects rows by their names.
func choose(d *uitest.Desk, names ...string) {
	d.Helper()
	d.Click(d.Cell(names[0], "Name"))
	for _, name := range names[1:] {
		d.CtrlClick(d.Cell(name, "Name"))
	}
}

func stored(d *uitest.Desk, name string) domain.Opportunity { return d.Stored(name).Opportunity }

func TestSelectedRowsAreEditedAtOnce(t *testing.T) {
	d := newList(t)
	choose(d, "Forklifts", "Bottling line", "Scales")
	d.Ctrl(fyne.KeyE)
	d.WantSeen("Edit 3 opportunities", uitest.Say("bulk.none_ticked"))
	d.Fill("Expected close", "01-12-2026")
	d.Fill("Competitor", "Rival SpA")
	d.Fill("Add tags", "press")
	d.WantSeen("3 fields of 3 opportunities")
	d.ClickText(uitest.Say("bulk.apply"))
	for _, name := range []string{"Forklifts", "Bottling line", "Scales"} {
		o := stored(d, name)
		d.Want(name, []any{o.ExpectedClose, len(o.Tags), o.Competitor != ""}, []any{domain.NewDate(2026, 12, 1), 1, true})
	}
	d.Want("toasts", d.Toasts(), []string{"3 changed"})
	d.ClickText(uitest.Say("command.undo"))
	o := stored(d, "Scales")
	d.Want("taken back", []any{o.ExpectedClose, len(o.Tags), o.Competitor}, []any{domain.Date(0), 0, domain.ID("")})
	tags, err := d.Session().Items(t.Context(), domain.Tags)
	d.Must(err)
	d.Want("tags left", len(tags), 0)
}

func TestWhatIsRefusedIsListedWithTheReason(t *testing.T) {
	d := newList(t)
	choose(d, "Forklifts", "Bottling line", "Scales", "Cold room")
	d.Ctrl(fyne.KeyE)
	d.Pick("State", "Contacted")
	d.ClickText(uitest.Say("bulk.apply"))
	d.WantSeen("2 could not be changed", "Closed (Lost).", "Closed (Won).", "Scales", "Cold room")
	d.Want("toasts", d.Toasts(), []string{"2 changed"})
	d.Want("those that could", []domain.ID{stored(d, "Forklifts").State, stored(d, "Bottling line").State}, []domain.ID{d.State("Contacted").ID, d.State("Contacted").ID})
	d.ClickText(uitest.Say("refused.copy"))
	copied := fyne.CurrentApp().Clipboard().Content()
	d.Want("copied", strings.Contains(copied, "\t4\tScales\n") && strings.Contains(copied, "\t2\tCold room\n"), true)
	d.ClickText("4")
	d.Want("the way to it", d.Tabs()[len(d.Tabs())-1], "Opp. 4 · Scales")
}

func TestWhatIsClosedTakesNoProbability(t *testing.T) {
	d := newList(t)
	before := stored(d, "Scales")
	choose(d, "Forklifts", "Bottling line", "Scales")
	d.Ctrl(fyne.KeyE)
	d.Fill("Probability", "35")
	d.Fill("Add tags", "press")
	d.ClickText(uitest.Say("bulk.apply"))
	d.WantSeen("1 could not be changed", "Probability: "+uitest.Say("error.probability.closed"), "Scales")
	d.Want("toasts", d.Toasts(), []string{"2 changed"})
	d.Want("the closed one", stored(d, "Scales"), before)
	for _, name := range []string{"Forklifts", "Bottling line"} {
		o := stored(d, name)
		d.Want(name, []any{o.Probability, o.ProbabilityOwn, len(o.Tags)}, []any{35, true, 1})
	}
}

func TestClosingSeveralAsksOnce(t *testing.T) {
	d := newList(t)
	choose(d, "Forklifts", "Bottling line")
	d.Ctrl(fyne.KeyE)
	d.Pick("State", "Lost")
	d.ClickText(uitest.Say("bulk.apply"))
	d.WantSeen("Lost: 2 opportunities")
	d.Fill("Loss reason", "Too far away")
	d.ClickText(uitest.Say("closing.lose"))
	for name, amount := range map[string]int64{"Forklifts": 5_000_000, "Bottling line": 48_600_000} {
		o := stored(d, name)
		d.Want(name, []any{names(t, d, domain.LossReasons, o.LossReason)[0], o.State}, []any{"Too far away", d.State("Lost").ID})
		d.Want("amount of "+name, o.Amount, amount)
	}
	d.Want("toasts", d.Toasts(), []string{"2 changed"})
}

func TestExpectedClosesAreMovedByDays(t *testing.T) {
	d := newList(t)
	d.Edit("Forklifts", func(o *office.Draft) { o.ExpectedClose = domain.NewDate(2026, 10, 30) })
	choose(d, "Forklifts", "Bottling line")
	d.Ctrl(fyne.KeyE)
	d.ClickText(uitest.Say("bulk.move"))
	d.Fill("Expected close", "many")
	d.ClickText(uitest.Say("bulk.apply"))
	d.Want("refused", strings.Contains(uitest.Plain(d.Message("Expected close")), "“many” is no whole number of days"), true)
	d.Fill("Expected close", "7")
	d.ClickText(uitest.Say("bulk.apply"))
	d.Want("moved", []domain.Date{stored(d, "Forklifts").ExpectedClose, stored(d, "Bottling line").ExpectedClose}, []domain.Date{domain.NewDate(2026, 11, 6), 0})
}

func TestSeveralAreAssignedTaggedAndPlannedFor(t *testing.T) {
	d := newList(t)
	choose(d, "Forklifts", "Bottling line")
	d.RightClick(d.Cell("Forklifts", "Name"))
	d.Choose(uitest.Say("command.assign"), uitest.Say("bulk.nobody"))
	d.Want("of nobody", []domain.ID{stored(d, "Forklifts").Salesperson, stored(d, "Bottling line").Salesperson}, []domain.ID{"", ""})
	d.RightClick(d.Cell("Forklifts", "Name"))
	d.Choose(uitest.Say("command.assign"), "Ana Rojas")
	d.Want("of Ana", stored(d, "Forklifts").Salesperson, d.Session().Me().ID)

	d.RightClick(d.Cell("Forklifts", "Name"))
	d.Choose(uitest.Say("command.tag"))
	d.WantUnseen("Probability")
	d.Fill("Add tags", "urgent")
	d.ClickText(uitest.Say("bulk.apply"))
	d.Want("tagged", []int{len(stored(d, "Forklifts").Tags), len(stored(d, "Bottling line").Tags)}, []int{1, 1})
	d.RightClick(d.Cell("Forklifts", "Name"))
	d.Choose(uitest.Say("command.tag"))
	d.Fill("Take tags away", "URGENT")
	d.ClickText(uitest.Say("bulk.apply"))
	d.Want("no more", []int{len(stored(d, "Forklifts").Tags), len(stored(d, "Bottling line").Tags)}, []int{0, 0})

	d.RightClick(d.Cell("Forklifts", "Name"))
	d.Choose(uitest.Say("command.plan_activity"))
	d.WantSeen("Activity for 2 opportunities")
	d.ClickText(uitest.Say("bulk.plan"))
	d.Want("a subject is asked for", d.Message("Subject") != "", true)
	d.Pick("Type", "Call")
	d.Fill("Subject", "Ask how it went")
	d.ClickText(uitest.Say("bulk.plan"))
	rows, err := d.Session().Activities(t.Context(), office.Query{}, 0, 10)
	d.Must(err)
	d.Want("planned", len(rows), 2)
	d.Want("toasts", d.Toasts()[len(d.Toasts())-1], "2 activities planned")
}

func TestThousandsShowHowFarTheyHaveCome(t *testing.T) {
	d := uitest.New(t, uitest.Chile, uitest.Many(t, 1200))
	d.Canvas.Focus(d.Grid())
	d.Ctrl(fyne.KeyA)
	d.Ctrl(fyne.KeyE)
	d.WantSeen("Edit 1.200 opportunities")
	d.Fill("Probability", "20")
	d.ClickText(uitest.Say("bulk.apply"))
	d.Want("toasts", d.Toasts(), []string{"1.200 changed"})
	d.Want("no dialog is left", d.HasDialog(), false)
	d.Clock.Advance(kit.ToastFor / 2)
	d.Want("nor comes late", d.HasDialog(), false)
}
