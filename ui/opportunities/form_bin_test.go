package opportunities_test

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"

	"preventa/cmd/preventa/uitest"
	"preventa/domain"
	"preventa/domain/office"
)

// What lies in the recycle bin is not edited: an unchanged form of it closes, and one with
// unsaved changes keeps them and says why they cannot be saved.
func TestARecordInTheRecycleBinTakesNoChanges(t *testing.T) {
	for _, typed := range []bool{false, true} {
		d := openForm(t, uitest.Deal{Name: "Corks"})
		id := d.Rows(office.Query{})[0].ID
		if typed {
			d.Fill("Name", "Cork stoppers")
		}
		if _, err := d.Session().DeleteOpportunities(context.Background(), []domain.ID{id}); err != nil {
			t.Fatal(err)
		}
		if !typed {
			d.Want("tabs", len(d.Tabs()), 1)
			continue
		}
		d.Ctrl(fyne.KeyS)
		d.WantSeen("is in the recycle bin")
		d.ClickText("OK")
		d.Want("typed", d.Shows("Name"), "Cork stoppers")
	}
}

func TestTheKeyboardStaysWhereItIsAfterASave(t *testing.T) {
	d := openForm(t, uitest.Deal{Name: "Corks"})
	d.Fill("Phone", "2345")
	d.Fill("Contact", "Ana Prats")
	d.Focus("Phone")
	d.Ctrl(fyne.KeyS)
	d.Type("!")
	d.Want("typed after the save", d.Shows("Phone") != "2345", true)
	d.WantSeen("Unsaved changes")
}
