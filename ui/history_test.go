package ui_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"preventa/cmd/preventa/uitest"
	"preventa/domain"
	"preventa/ui/kit"
)

func TestBackAndForwardThroughWhatWasOpen(t *testing.T) {
	d := threeDeals(t)
	d.DoubleClick(d.Cell("Corks", "Name"))
	d.Menu("Sales", "Customers")
	d.Alt(fyne.KeyLeft)
	d.Want("one back", d.Shows("Name"), "Corks")
	d.Focus("Name")
	d.Alt(fyne.KeyLeft)
	d.Want("two back", len(d.Names()), 3)
	d.Alt(fyne.KeyLeft)
	d.Want("there is no more", len(d.Names()), 3)
	d.Alt(fyne.KeyRight)
	d.Alt(fyne.KeyRight)
	d.WantSeen(uitest.Say("customers.none"))
	d.Menu("Window", uitest.Say("command.history_back"))
	d.Want("by the menu", d.Shows("Name"), "Corks")
}

func TestBackOpensAgainWhatWasClosed(t *testing.T) {
	d := threeDeals(t)
	d.DoubleClick(d.Cell("Corks", "Name"))
	d.Ctrl(fyne.KeyW)
	d.Want("closed", d.Tabs(), []string{"Opportunities"})
	d.Alt(fyne.KeyLeft)
	d.Want("again", d.Tabs(), []string{"Opportunities", "Opp. 2 · Corks"})
}

func TestBackPassesOverWhatHasGone(t *testing.T) {
	d := threeDeals(t)
	d.Menu("Sales", "Customers")
	d.Click(d.TabTitle("Opportunities"))
	d.DoubleClick(d.Cell("Corks", "Name"))
	d.Ctrl(fyne.KeyW)
	d.Want("in front", len(d.Names()), 3)
	_, err := d.Colleague().DeleteOpportunities(t.Context(), []domain.ID{d.Stored("Corks").ID})
	d.Must(err)
	d.Alt(fyne.KeyLeft)
	d.WantSeen(uitest.Say("customers.none"))
	d.Want("message", d.HasDialog(), false)
	d.Want("tabs", d.Tabs(), []string{"Opportunities", "Customers"})
}

func TestBackFromANewRecord(t *testing.T) {
	d := threeDeals(t)
	d.DoubleClick(d.Cell("Corks", "Name"))
	d.Ctrl(fyne.KeyN)
	d.Alt(fyne.KeyLeft)
	d.Want("back", d.Shows("Name"), "Corks")
}

func TestAClosedTabIsReopenedInItsOrder(t *testing.T) {
	d := threeDeals(t)
	d.DoubleClick(d.Cell("Corks", "Name"))
	d.Menu("Sales", "Customers")
	d.Ctrl(fyne.KeyW)
	d.Ctrl(fyne.KeyW)
	d.Want("closed", d.Tabs(), []string{"Opportunities"})
	_, err := d.Colleague().DeleteOpportunities(t.Context(), []domain.ID{d.Stored("Press").ID})
	d.Must(err)
	d.Keys(kit.CtrlShift(fyne.KeyT))
	d.Want("the last", d.Tabs(), []string{"Opportunities", "Opp. 2 · Corks"})
	d.Keys(kit.CtrlShift(fyne.KeyT))
	d.Want("the one before", d.Tabs(), []string{"Opportunities", "Opp. 2 · Corks", "Customers"})
	d.Want("nothing is left", d.Window.Commands().Get("tab.reopen").IsEnabled(), false)
}

func TestAClosedTabWhoseRecordHasGoneIsPassedOver(t *testing.T) {
	d := threeDeals(t)
	d.Menu("Sales", "Customers")
	d.Ctrl(fyne.KeyW)
	d.DoubleClick(d.Cell("Corks", "Name"))
	d.Ctrl(fyne.KeyW)
	_, err := d.Colleague().DeleteOpportunities(t.Context(), []domain.ID{d.Stored("Corks").ID})
	d.Must(err)
	d.Keys(kit.CtrlShift(fyne.KeyT))
	d.Want("tabs", d.Tabs(), []string{"Opportunities", "Customers"})
}
