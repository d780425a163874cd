package reports_test

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"preventa/cmd/preventa/uitest"
	"preventa/domain/office"
)

func TestTheMovementOfTheDayFollowsWhatIsDone(t *testing.T) {
	d := uitest.New(t, uitest.Chile, uitest.Deals(t, uitest.Deal{Name: "Bottling line", Amount: 1000}))
	d.Menu("Sales", uitest.Say("report.daily_movement"))
	d.WantSeen("Ana Rojas", "Bottling line", uitest.Say("deed.opened"), uitest.Say("movement.opened"))

	d.Edit("Bottling line", func(draft *office.Draft) { draft.Amount = 1500 })
	d.WantSeen(uitest.Say("deed.changed"))
	d.Menu("Sales", uitest.Say("command.previous"))
	d.WantSeen(uitest.Say("movement.none"))
	d.WantUnseen("Bottling line")
	d.Menu("Sales", uitest.Say("command.next"))
	d.WantSeen("Bottling line")
	d.ClickText("Bottling line")
	d.Ctrl(fyne.KeyPageUp) // with the list in focus
	d.WantUnseen("Bottling line")
	d.Ctrl(fyne.KeyPageDown)
	d.WantSeen("Bottling line")
	d.Pass(time.Second) // or its first click would be the second one there
	d.DoubleClick(d.Find("Amount: $ 1.000 → $ 1.500"))
	d.Want("opens the record", len(d.Tabs()), 3)
}
