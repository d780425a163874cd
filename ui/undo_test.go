package ui_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"preventa/cmd/preventa/uitest"
	"preventa/domain/office"
)

func threeDeals(t *testing.T) *uitest.Desk {
	return uitest.New(t, uitest.Chile, uitest.Deals(t, uitest.Deal{Name: "Bottling line"}, uitest.Deal{Name: "Corks"}, uitest.Deal{Name: "Press"}))
}

// A form whose record goes closes itself, wherever its tab stands, and the tabs behind it
// still follow what was done.
func TestUndoingAnOpeningClosesItsFormBetweenOtherTabs(t *testing.T) {
	d := threeDeals(t)
	d.DoubleClick(d.Cell("Corks", "Name"))
	d.Click(d.TabTitle("Opportunities"))
	d.Ctrl(fyne.KeyN)
	d.Type("Filters")
	d.Ctrl(fyne.KeyS)
	d.Want("tabs", d.Tabs(), []string{"Opportunities", "Opp. 4 · Filters", "Opp. 2 · Corks"})
	d.Click(d.TabTitle("Opportunities"))
	d.Ctrl(fyne.KeyZ)
	d.Want("tabs", d.Tabs(), []string{"Opportunities", "Opp. 2 · Corks"})
	d.Want("rows", d.Names(), []string{"Press", "Corks", "Bottling line"})
}

func TestUndoSaysWhatItTookBackAndCanBeTakenBackItself(t *testing.T) {
	d := threeDeals(t)
	d.Click(d.Cell("Corks", "Name"))
	d.Press(fyne.KeyDelete)
	d.Want("rows", d.Names(), []string{"Press", "Bottling line"})
	d.Ctrl(fyne.KeyZ)
	d.Want("rows", d.Names(), []string{"Press", "Corks", "Bottling line"})
	toasts := d.Toasts()
	if len(toasts) != 1 || !strings.Contains(toasts[0], "2 Corks") {
		t.Fatalf("toasts: %q; the one of the deletion has nothing left to offer", toasts)
	}
	d.ClickText("Redo")
	d.Want("rows", d.Names(), []string{"Press", "Bottling line"})
}

func TestUndoWaitsForUnsavedChanges(t *testing.T) {
	d := threeDeals(t)
	d.DoubleClick(d.Cell("Corks", "Name"))
	d.Fill("Name", "Cork stoppers")
	d.Canvas.Unfocus()
	d.Ctrl(fyne.KeyZ)
	d.Want("stored", len(d.Rows(office.Query{})), 3)
	d.Want("typed", d.Shows("Name"), "Cork stoppers")
}

func TestAnotherScreenFindsInTheList(t *testing.T) {
	d := threeDeals(t)
	d.Menu("Tools", "Opportunity Control")
	d.Ctrl(fyne.KeyF)
	d.Type("cork")
	d.Press(fyne.KeyReturn)
	d.Want("tabs", d.Tabs(), []string{"Opportunities", "Opportunity Control"})
	d.Want("rows", d.Names(), []string{"Corks"})
}
