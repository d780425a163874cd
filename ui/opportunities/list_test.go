package opportunities_test

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"preventa/cmd/preventa/uitest"
	"preventa/domain"
	"preventa/domain/office"
	"preventa/ui/kit"
)

// newList is a window on a list of four: two open, one won, one lost.
func newList(t *testing.T) *uitest.Desk {
	t.Helper()
	return uitest.New(t, uitest.Chile, uitest.Deals(t,
		uitest.Deal{Name: "Bottling line", Customer: "Viña Los Aromos", Contact: "Ignacio Prats", State: "Negotiation", Origin: "Referral", Amount: 48_600_000},
		uitest.Deal{Name: "Cold room", Customer: "Frío Sur", State: "Won", Amount: 12_000_000, Closed: uitest.Today - 10},
		uitest.Deal{Name: "Forklifts", Customer: "Viña Los Aromos", State: "New", Origin: "Web", Amount: 5_000_000},
		uitest.Deal{Name: "Scales", Customer: "Ferretería Ñuñoa", Contact: "José Peña", State: "Lost", Amount: 700_000, Closed: uitest.Today - 40},
	))
}

func TestTheListShowsRowsAndTotals(t *testing.T) {
	d := newList(t)
	d.Want("lines", d.Lines(), [][]string{
		{"№", "Name", "Customer / prospect", "Contact", "State", "Origin", "Salesperson", "Amount $", "Prob.", "Weighted $", "Exp. close", "Next activity", "Days"},
		{"4", "Scales", "Ferretería Ñuñoa", "P", "José Peña", "Lost", "—", "Ana Rojas", "700.000", "0 %", "—", "—", "—", "40"},
		{"3", "Forklifts", "Viña Los Aromos", "P", "—", "New", "Web", "Ana Rojas", "5.000.000", "10 %", "500.000", "—", "None", "0"},
		{"2", "Cold room", "Frío Sur", "P", "—", "Won", "—", "Ana Rojas", "12.000.000", "100 %", "—", "—", "—", "10"},
		{"1", "Bottling line", "Viña Los Aromos", "P", "Ignacio Prats", "Negotiation", "Referral", "Ana Rojas", "48.600.000", "75 %", "36.450.000", "—", "None", "0"},
		{"Σ", "4 opportunities", "2 open · 0 on hold · 1 won · 1 lost", "66.300.000", "36.950.000", "avg. 0"},
	})
	d.WantSeen("4 opportunities · Σ $ 66.300.000 · weighted $ 36.950.000")
}

func TestTypingOnTheListSearchesIt(t *testing.T) {
	d := newList(t)
	for _, c := range []struct {
		typed string
		want  []string
	}{
		{"frio", []string{"Cold room"}},
		{"VINA arom", []string{"Forklifts", "Bottling line"}},
		{"nunoa", []string{"Scales"}},
		{"prats", []string{"Bottling line"}},
		{"peña", []string{"Scales"}},
		{"orklif", []string{"Forklifts"}},
		{"3", []string{"Forklifts"}},
		{"vina cold", []string{}},
	} {
		d.Canvas.Focus(d.Grid())
		d.Type(c.typed)
		d.Want("before the typing rests", len(d.Names()), 4)
		d.Clock.Advance(kit.SearchAfter)
		d.Want("found for "+c.typed, d.Names(), c.want)
		d.Press(fyne.KeyEscape)
		d.Want("rows after Escape", len(d.Names()), 4)
	}
}

func TestDownLeavesTheSearchForTheRows(t *testing.T) {
	d := newList(t)
	d.Ctrl(fyne.KeyF)
	d.Type("aromos")
	d.Press(fyne.KeyReturn)
	d.Want("found", d.Names(), []string{"Forklifts", "Bottling line"})
	d.Press(fyne.KeyDown, fyne.KeyReturn)
	d.Want("tabs", d.Tabs(), []string{"Opportunities", "Opp. 3 · Forklifts"})
}

func TestACellFiltersByItsValueUntilItsChipIsClicked(t *testing.T) {
	d := newList(t)
	d.RightClick(d.Cell("Forklifts", "State"))
	d.Choose(uitest.Say("command.filter_state"))
	d.Want("filtered", d.Names(), []string{"Forklifts"})
	d.Want("conditions", conditions(d), []string{"State: New"})
	removeCondition(d, "State: New")
	d.Want("rows", len(d.Names()), 4)
	d.Want("conditions", conditions(d), []string{})
	d.RightClick(d.Cell("Scales", "Customer / prospect"))
	d.Choose(uitest.Say("command.filter_customer"))
	d.Want("filtered", d.Names(), []string{"Scales"})
	d.Want("conditions", conditions(d), []string{"Customer / prospect: Ferretería Ñuñoa"})
}

func TestNothingFoundOffersToClearTheFilters(t *testing.T) {
	d := newList(t)
	d.ClickChip("Won this quarter")
	d.Ctrl(fyne.KeyF)
	d.Type("aromos")
	d.Clock.Advance(kit.SearchAfter)
	d.WantSeen(uitest.Say("opportunities.none_match"))
	d.ClickText(uitest.Say("list.clear_filters"))
	d.Want("rows of the view", d.Names(), []string{"Cold room"})
}

func TestAnEmptyOfficeOffersToBegin(t *testing.T) {
	d := uitest.New(t, uitest.Chile)
	d.WantSeen(uitest.Say("opportunities.none"))
	d.ClickText(uitest.Say("command.new_opportunity"))
	d.Want("tabs", d.Tabs(), []string{"Opportunities", "New opportunity"})
}

func TestATitleSortsAndTurnsTheOrderRound(t *testing.T) {
	d := newList(t)
	byAmount := []string{"Scales", "Forklifts", "Cold room", "Bottling line"}
	d.Click(d.Header("Amount $"))
	d.Want("ascending", d.Names(), byAmount)
	d.Click(d.Header("Amount $"))
	slices.Reverse(byAmount)
	d.Want("descending", d.Names(), byAmount)
	d.Click(d.Header("Name"))
	d.Want("by name", d.Names(), []string{"Bottling line", "Cold room", "Forklifts", "Scales"})
}

func TestADoubleClickOpensTheRecordAtItsPlace(t *testing.T) {
	d := newList(t)
	d.DoubleClick(d.Cell("Cold room", "Name"))
	d.Want("tabs", d.Tabs(), []string{"Opportunities", "Opp. 2 · Cold room"})
	d.WantSeen("3 of 4")
	d.Want("name", d.Shows("Name"), "Cold room")
}

func TestAnOpenRecordIsNotOpenedTwice(t *testing.T) {
	d := newList(t)
	for range 2 {
		d.ClickText("Opportunities")
		d.DoubleClick(d.Cell("Scales", "Name"))
	}
	d.Want("tabs", d.Tabs(), []string{"Opportunities", "Opp. 4 · Scales"})
}

func TestDeleteGoesToTheRecycleBinAndComesBack(t *testing.T) {
	d := newList(t)
	d.Click(d.Cell("Cold room", "Name"))
	d.CtrlClick(d.Cell("Scales", "Name"))
	d.Press(fyne.KeyDelete)
	d.Want("rows", d.Names(), []string{"Forklifts", "Bottling line"})
	d.Want("toasts", d.Toasts(), []string{"2 opportunities moved to the recycle bin"})
	d.ClickText(uitest.Say("command.undo"))
	d.Want("rows", d.Names(), []string{"Scales", "Forklifts", "Cold room", "Bottling line"})
	d.Want("toasts", d.Toasts(), []string{})
	d.Want("number", d.Stored("Cold room").Number, int64(2))
}

func TestCtrlZTakesADeletionBack(t *testing.T) {
	d := newList(t)
	d.Click(d.Cell("Cold room", "Name"))
	d.Menu("Sales", "Delete")
	d.Want("rows", len(d.Names()), 3)
	d.Ctrl(fyne.KeyZ)
	d.Want("rows", len(d.Names()), 4)
}

func TestSelectedRowsChangeStateThroughTheMenu(t *testing.T) {
	d := newList(t)
	d.Click(d.Cell("Forklifts", "Name"))
	d.CtrlClick(d.Cell("Bottling line", "Name"))
	d.RightClick(d.Cell("Bottling line", "State"))
	d.Choose(uitest.Say("command.change_state"), "Won")
	d.WantSeen("Won: 2 opportunities")
	d.ClickText(uitest.Say("closing.win"))
	for _, name := range []string{"Forklifts", "Bottling line"} {
		o := d.Stored(name)
		d.Want("state of "+name, o.State, d.State("Won").ID)
		d.Want("closing day of "+name, o.ClosedOn, uitest.Today)
		d.Want("probability of "+name, o.Probability, 100)
	}
	d.Want("chips", views(d), []string{"My open 0", "Overdue 0", "Closing this month 0", "No next activity 0", "Rotting 0", "Won this quarter 3", "Incomplete 0", "*All 4"})
	d.Want("toasts", d.Toasts(), []string{"2 opportunities now in “Won”"})
	d.ClickText(uitest.Say("command.undo"))
	d.Want("chips", views(d), ofFour)
	d.Want("closing day", d.Stored("Forklifts").ClosedOn, domain.Date(0))
}

func TestAllSelectedMeansRowsNotLoadedAsWell(t *testing.T) {
	d := uitest.New(t, uitest.Chile, uitest.Many(t, 450))
	d.Canvas.Focus(d.Grid())
	d.Ctrl(fyne.KeyA)
	d.CtrlClick(d.Cell("Deal 450", "Name"))
	d.Press(fyne.KeyDelete)
	d.Want("rows left", d.Names(), []string{"Deal 450"})
	d.Want("toasts", d.Toasts(), []string{"449 opportunities moved to the recycle bin"})
}

func TestTheListFollowsOthersKeepingItsPlace(t *testing.T) {
	d := uitest.New(t, uitest.Chile, uitest.Many(t, 300))
	d.Scroll(d.Middle(d.Grid()), -1400)
	d.Click(d.Cell("Deal 190", "Name"))
	top := d.Lines()[1]
	selected := d.Grid().Selection()
	d.Want("selected", selected.Count(300), 1)
	d.Edit("Deal 190", func(o *office.Draft) { o.NewCustomer = "Puerto Norte" })
	d.Want("first row in view", d.Lines()[1], top)
	d.Want("selection", d.Grid().Selection(), selected)
	d.Want("customer", d.Cell("Deal 190", "Name").Y, d.Find("Puerto Norte").Y)

	uitest.Open(t, d.Colleague(), uitest.Deal{Name: "Deal 301"})
	d.Want("count", d.Grid().Count(), 301)
	d.Want("selection", d.Grid().Selection(), selected)
}

func TestTheStateAndOriginColumnsLeadToTheirWords(t *testing.T) {
	for _, c := range []struct{ column, item, title string }{
		{"State", "command.customize_states", "catalogue.states"},
		{"Origin", "command.customize_origins", "catalogue.origins"},
	} {
		d := newList(t)
		d.RightClick(d.Header(c.column))
		d.Choose(uitest.Say(c.item))
		d.WantSeen(uitest.Say(c.title))
		d.Press(fyne.KeyEscape)
		d.RightClick(d.Cell("Forklifts", c.column))
		d.Choose(uitest.Say(c.item))
		d.WantSeen(uitest.Say(c.title))
	}
}

func TestColumnsAreRememberedOnThisComputer(t *testing.T) {
	d := newList(t)
	d.RightClick(d.Header("Contact"))
	d.Choose("Hide column")
	d.Want("titles", slices.Contains(d.Lines()[0], "Contact"), false)
	d.Drag(d.Header("Origin"), -330, 0)
	wanted := d.Lines()[0]
	d.Want("origin before state", slices.Index(wanted, "Origin") < slices.Index(wanted, "State"), true)
	d.Ctrl(fyne.KeyW)
	d.Want("titles", d.Lines()[0], wanted)
}

func TestDeletingAndUndoingKeepThePlace(t *testing.T) {
	d := uitest.New(t, uitest.Chile, uitest.Many(t, 300))
	d.Scroll(d.Middle(d.Grid()), -1400)
	top := d.Lines()[1]
	d.Click(d.Cell("Deal 190", "Name"))
	d.Press(fyne.KeyDelete)
	d.Want("first row in view", d.Lines()[1], top)
	d.Want("rows", d.Grid().Count(), 299)
	d.ClickText(uitest.Say("command.undo"))
	d.Want("first row in view", d.Lines()[1], top)
	d.Want("rows", d.Grid().Count(), 300)
	d.Find("Deal 190")
}
