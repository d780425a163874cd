package office_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"preventa/cmd/preventa/uitest"
	"preventa/domain"
	"preventa/domain/office"
)

func history(t *testing.T, deals ...uitest.Deal) *uitest.Desk {
	t.Helper()
	d := uitest.New(t, uitest.Chile, uitest.Deals(t, deals...))
	d.Menu("Tools", uitest.Say("undo_history.title"))
	return d
}

func count(d *uitest.Desk, text string) int {
	n := 0
	for _, seen := range d.Texts() {
		if seen == text {
			n++
		}
	}
	return n
}

func TestTheHistoryTellsWhatWasDoneAndUndoesAnyOfIt(t *testing.T) {
	d := history(t, uitest.Deal{Name: "Bottling line"}, uitest.Deal{Name: "Corks"}, uitest.Deal{Name: "Press"})
	d.WantSeen("Ana Rojas", "New opportunity", "Bottling line", "Corks", "Press", uitest.Say("undo_history.cannot"))
	d.Want("done", count(d, "Done"), 3)

	d.ClickText("Corks")
	d.ClickText(uitest.Say("undo_history.undo"))
	d.Want("left", len(d.Rows(office.Query{})), 2)
	d.WantSeen("Undo: new opportunity", "Undone")
	d.ClickText("Undo: new opportunity")
	d.Press(fyne.KeyReturn)
	d.WantSeen("Deleted for good", "Probability", "10 %") // what went is kept in the journal
	d.Press(fyne.KeyEscape)

	d.Click(fyne.NewPos(d.Find("Undone").X, d.Find("Undone").Y))
	d.ClickText(uitest.Say("undo_history.redo"))
	d.Want("again", len(d.Rows(office.Query{})), 3)
	d.WantSeen("Redo: new opportunity")
	d.Want("done again", count(d, "Done again"), 1)
	d.Want("toasts", d.Toasts()[len(d.Toasts())-1], "Done again: new opportunity · Corks")
}

func TestTheHistoryUndoesTheSetTheKeyboardCameTo(t *testing.T) {
	d := history(t, uitest.Deal{Name: "Bottling line"}, uitest.Deal{Name: "Corks"}, uitest.Deal{Name: "Press"})
	d.ClickText("Press") // the newest, first in the list
	d.Press(fyne.KeyDown)
	d.Press(fyne.KeyDown)
	d.ClickText(uitest.Say("undo_history.undo"))
	d.Want("toast", d.Toasts()[len(d.Toasts())-1], "Undone: new opportunity · Bottling line")
	d.WantSeen(uitest.Say("undo_history.redo")) // the same set, selected still
	d.ClickText("Press")
	d.WantSeen(uitest.Say("undo_history.undo"))
}

func TestTheHistoryIsFoundByWords(t *testing.T) {
	d := history(t, uitest.Deal{Name: "Bottling line"}, uitest.Deal{Name: "Corks"})
	d.Ctrl(fyne.KeyF)
	d.Type("cork")
	d.Press(fyne.KeyReturn)
	d.WantSeen("Corks")
	d.WantUnseen("Bottling line")
}

func TestTheDetailsOfAChangeShowEveryField(t *testing.T) {
	d := history(t, uitest.Deal{Name: "Corks", Amount: 1_000_000})
	d.Edit("Corks", func(o *office.Draft) { o.Amount, o.ExpectedClose = 1_250_000, uitest.Today.Add(43) })
	d.WantSeen("Changes to an opportunity") // it follows what others do
	d.ClickText("Changes to an opportunity")
	d.Press(fyne.KeyReturn)
	d.WantSeen("Opportunity Corks", "Amount", "$ 1.000.000", "$ 1.250.000", "Expected close", "—", "27-11-2026")
	d.Press(fyne.KeyEscape)
	d.Want("open", d.HasDialog(), false)

	d.ClickText("New opportunity") // what it began with, not what became of it
	d.Press(fyne.KeyReturn)
	d.WantSeen("Added", "Amount", "$ 1.000.000", "State", "New")
	d.WantUnseen("$ 1.250.000", "27-11-2026")
}

func TestUndoOfWhatALaterChangeStandsOnNamesThatChange(t *testing.T) {
	d := history(t, uitest.Deal{Name: "Corks", Amount: 100})
	d.Edit("Corks", func(o *office.Draft) { o.Amount = 200 })
	d.Edit("Corks", func(o *office.Draft) { o.Amount = 300 })
	d.Edit("Corks", func(o *office.Draft) { o.Notes = "Natural cork" }) // another field: it does not stand on the first
	at := d.Find("New opportunity")
	d.Click(at.AddXY(0, -28)) // the first edit lies just above
	d.ClickText(uitest.Say("undo_history.undo"))
	d.WantSeen("Ana Rojas changed Opportunity Corks on 15-10-2026", "Amount: $ 200 → $ 300", "Undo that change first.")
	d.ClickText(uitest.Say("undo_history.show_later"))
	d.WantSeen("$ 200", "$ 300")
	d.WantUnseen("Natural cork")
	d.ClickText(uitest.Say("undo_history.undo"))
	d.Want("amount", d.Stored("Corks").Amount, int64(200))
}

func TestWhatCannotBeUndoneIsNotOffered(t *testing.T) {
	d := history(t)
	d.RightClick(d.Find("Founding of the office"))
	d.ClickText(uitest.Say("undo_history.undo"))
	d.Want("states", len(stateNames(t, d)), 7)
	d.Want("name", d.Session().Office().Data().Name, "Aconcagua")
	d.Want("toasts", len(d.Toasts()), 0)
}

func TestAnImportIsUndoneFromTheHistory(t *testing.T) {
	d := uitest.New(t, uitest.Chile, uitest.Many(t, 120))
	d.Window.OpenUndoHistory()
	d.WantSeen("Import of opportunities", "120")
	d.RightClick(d.Find("Import of opportunities"))
	d.ClickText(uitest.Say("undo_history.undo"))
	d.Want("left", len(d.Rows(office.Query{})), 0)
	_, err := d.Session().Opportunity(t.Context(), domain.ID("gone"))
	d.Want("gone", domain.Is(err, domain.NotFound), true)
}
