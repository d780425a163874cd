package opportunities_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"preventa/cmd/preventa/uitest"
	"preventa/ui/kit"
)

// typeInLog opens an opportunity from the list and types into the line that logs.
func typeInLog(t *testing.T, text string) *uitest.Desk {
	t.Helper()
	d := openForm(t, uitest.Deal{Name: "Bottling line"}, uitest.Deal{Name: "Cold room"})
	d.ClickText(callHint)
	d.Type(text)
	return d
}

func TestATextNotLoggedIsAskedAboutBeforeItIsLost(t *testing.T) {
	d := typeInLog(t, "Wants a discount")
	d.Ctrl(fyne.KeyW)
	d.WantSeen("Save the changes?")
	d.ClickText(uitest.Say("command.cancel"))
	d.WantSeen("Wants a discount")
	d.Ctrl(fyne.KeyW)
	d.ClickText(uitest.Say("command.save"))
	d.Want("form is closed", d.Sees("General data"), false)
	rows := append(activitiesOf(d, "Bottling line"), activitiesOf(d, "Cold room")...)
	d.Want("activities", len(rows), 1)
	d.Want("subject", rows[0].Subject, "Wants a discount")
}

func TestATextThatCannotBeLoggedKeepsTheFormOpen(t *testing.T) {
	d := typeInLog(t, "Wants a discount")
	d.Canvas.Focus(uitest.Every[*kit.DateTimeField](d)[0])
	d.Ctrl(fyne.KeyA)
	d.Type("no day at all")
	d.ClickText(uitest.Say("tab.notes"))
	d.Ctrl(fyne.KeyW)
	d.ClickText(uitest.Say("command.save"))
	d.WantSeen("General data", "Wants a discount")
	d.Want("activities", len(activitiesOf(d, "Bottling line"))+len(activitiesOf(d, "Cold room")), 0)
}

func TestATextNotLoggedIsNotCarriedToTheNextRecord(t *testing.T) {
	d := typeInLog(t, "Wants a discount")
	d.Ctrl(fyne.KeyPageUp)
	d.ClickText(uitest.Say("ask.dont_save"))
	d.WantSeen("1 of 2", callHint)
	d.WantUnseen("Wants a discount")
	d.Want("asked about no more", d.HasDialog(), false)
	d.Ctrl(fyne.KeyW)
	d.Want("nothing is left to ask about", d.HasDialog(), false)
}
