package opportunities_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"preventa/cmd/preventa/uitest"
)

func TestAnOfficeOpenToViewSaysWhyNothingIsChanged(t *testing.T) {
	first := newList(t)
	before := stored(first, "Forklifts")
	d := first.Restart(0)
	d.ClickText(uitest.Say("ask.read_only_do"))
	why := uitest.Say("error.office.read_only")

	d.Click(d.Cell("Forklifts", "Amount $"))
	for _, try := range []func(){
		func() { d.Press(fyne.KeyF2) },
		func() { d.Press(fyne.KeyDelete) },
		func() { d.ClickChip("Save view") },
	} {
		try()
		d.WantSeen(why)
		d.Press(fyne.KeyReturn)
		d.WantUnseen(why)
		d.Canvas.Focus(d.Grid())
	}
	d.RightClick(d.Cell("Forklifts", "Amount $"))
	d.WantSeen(uitest.Say("status.read_only"))
	d.Want("stored", stored(d, "Forklifts"), before)
}
