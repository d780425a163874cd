package opportunities_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"preventa/cmd/preventa/uitest"
	"preventa/domain"
	"preventa/domain/office"
)

func TestRevertGivesUpWhatWasTyped(t *testing.T) {
	d := openForm(t, uitest.Deal{Name: "Bottling line", Customer: "Viña Los Aromos", Amount: 5_000})
	d.Fill("Name", "Something else")
	d.Fill("Amount", "x")
	d.Fill("Customer or prospect", "Frío Sur")
	d.Want("tabs", d.Tabs(), []string{"Opportunities", "*Opp. 1 · Bottling line"})
	d.Menu("Sales", uitest.Say("command.revert"))
	d.Want("tabs", d.Tabs(), []string{"Opportunities", "Opp. 1 · Bottling line"})
	d.Want("shown", []string{d.Shows("Name"), d.Shows("Amount"), d.Shows("Customer or prospect")},
		[]string{"Bottling line", "5.000 CLP", "Viña Los Aromos " + uitest.Say("customer.prospect")})
}

func TestDeletingFromTheFormCanBeTakenBack(t *testing.T) {
	d := openForm(t, uitest.Deal{Name: "Bottling line"})
	d.Menu("Sales", uitest.Say("command.delete"))
	d.Want("rows", len(d.Rows(office.Query{})), 0)
	d.Want("toasts", d.Toasts(), []string{"Opportunity 1 moved to the recycle bin"})
	d.ClickText(uitest.Say("command.undo"))
	d.Want("number", d.Stored("Bottling line").Number, int64(1))
}

func TestTheWayThroughTheListAsksAboutUnsavedChanges(t *testing.T) {
	d := openForm(t, uitest.Deal{Name: "Bottling line"}, uitest.Deal{Name: "Cold room"}, uitest.Deal{Name: "Forklifts"})
	d.WantSeen("3 of 3")
	d.Menu("Sales", uitest.Say("command.previous"))
	d.Want("name", d.Shows("Name"), "Cold room")
	d.WantSeen("2 of 3")
	d.Want("tabs", d.Tabs(), []string{"Opportunities", "Opp. 2 · Cold room"})

	d.Fill("Name", "Cold store")
	d.Ctrl(fyne.KeyPageUp)
	d.WantSeen(uitest.Say("ask.save_title"))
	d.ClickText(uitest.Say("command.cancel"))
	d.Want("after Cancel", d.Shows("Name"), "Cold store")

	d.Ctrl(fyne.KeyPageUp)
	d.ClickText(uitest.Say("command.save"))
	d.Want("after Save", d.Shows("Name"), "Forklifts")
	d.Want("number", d.Stored("Cold store").Number, int64(2))

	d.Fill("Name", "Lift trucks")
	d.Ctrl(fyne.KeyPageDown)
	d.ClickText(uitest.Say("ask.dont_save"))
	d.Want("after Don't save", d.Shows("Name"), "Cold store")
	d.Want("number", d.Stored("Forklifts").Number, int64(3))
	d.Want("tabs", d.Tabs(), []string{"Opportunities", "Opp. 2 · Cold store"})
}

func TestClosingAsksAboutUnsavedChanges(t *testing.T) {
	d := openForm(t, uitest.Deal{Name: "Bottling line"})
	d.Fill("Name", "Bottling plant")
	d.Ctrl(fyne.KeyW)
	d.WantSeen("“Opp. 1 · Bottling line” has unsaved changes.")
	d.Press(fyne.KeyEscape)
	d.Want("after Escape", d.Tabs(), []string{"Opportunities", "*Opp. 1 · Bottling line"})
	d.Ctrl(fyne.KeyW)
	d.ClickText(uitest.Say("ask.dont_save"))
	d.Want("after Don't save", d.Tabs(), []string{"Opportunities"})
	d.Want("number", d.Stored("Bottling line").Number, int64(1))

	d.DoubleClick(d.Cell("Bottling line", "Name"))
	d.Fill("Name", "Bottling plant")
	d.Ctrl(fyne.KeyW)
	d.Press(fyne.KeyReturn) // Save has the keyboard
	d.Want("after Save", d.Tabs(), []string{"Opportunities"})
	d.Want("number", d.Stored("Bottling plant").Number, int64(1))
}

func TestClosingStaysWhenSavingFails(t *testing.T) {
	d := openForm(t, uitest.Deal{Name: "Bottling line"})
	d.Fill("Name", "Bottling plant")
	d.Files.Refuse = func() error { return domain.Fail(domain.Full, "", nil) }
	d.Ctrl(fyne.KeyW)
	d.ClickText(uitest.Say("command.save"))
	d.WantSeen(uitest.Say("error.full"))
	d.Press(fyne.KeyReturn)
	d.Want("tabs", d.Tabs(), []string{"Opportunities", "*Opp. 1 · Bottling line"})
	d.Want("name", d.Shows("Name"), "Bottling plant")
}

func TestNothingTypedIsLostWhenSavingFails(t *testing.T) {
	d := newForm(t, uitest.Chile)
	d.Type("Cold room")
	d.Fill("Customer or prospect", "Frío Sur")
	d.Fill("Contact", "Rosa Díaz")
	d.Fill("Amount", "12000000")
	fillNotes(d, "Two doors.")
	d.Focus("Tags")
	d.Type("cold")
	for _, failure := range []domain.Code{domain.Full, domain.ReadOnly, domain.Internal} {
		d.Files.Refuse = func() error { return domain.Fail(failure, "", nil) }
		d.Ctrl(fyne.KeyS)
		d.WantSeen(uitest.Say("error." + string(failure)))
		d.Press(fyne.KeyReturn)
		d.Want("stored", len(d.Rows(office.Query{})), 0)
	}
	d.Want("tabs", d.Tabs(), []string{"Opportunities", "*New opportunity"})
	d.Want("fields", []string{d.Shows("Name"), d.Shows("Contact"), d.Shows("Amount"), notes(d)},
		[]string{"Cold room", "Rosa Díaz", "12.000.000 CLP", "Two doors."})
	d.Files.Refuse = nil
	d.Ctrl(fyne.KeyS)
	o := d.Stored("Cold room")
	d.Want("stored", []any{o.Number, o.Amount, o.Card.Name, o.Notes, len(o.Tags)}, []any{int64(1), int64(12_000_000), "Rosa Díaz", "Two doors.", 1})
}

func TestTheFormFollowsWhatOthersSave(t *testing.T) {
	d := openForm(t, uitest.Deal{Name: "Bottling line"})
	d.Edit("Bottling line", func(o *office.Draft) { o.Amount = 7_000_000 })
	d.Want("amount", d.Shows("Amount"), "7.000.000 CLP")
	d.Want("tabs", d.Tabs(), []string{"Opportunities", "Opp. 1 · Bottling line"})
}

func TestOtherFieldsChangedMeanwhileStandBesideMine(t *testing.T) {
	d := openForm(t, uitest.Deal{Name: "Bottling line"})
	d.Fill("Name", "Bottling plant")
	d.Edit("Bottling line", func(o *office.Draft) { o.Amount = 7_000_000 })
	d.Want("name", d.Shows("Name"), "Bottling plant")
	d.Ctrl(fyne.KeyS)
	d.Want("asked", d.HasDialog(), false)
	d.Want("amount", d.Stored("Bottling plant").Amount, int64(7_000_000))
}

// newConflict is a form whose name and amount somebody else changed too, and the phone
// only they.
func newConflict(t *testing.T) *uitest.Desk {
	t.Helper()
	d := openForm(t, uitest.Deal{Name: "Bottling line", Contact: "Ignacio Prats", Amount: 1_000})
	d.Fill("Amount", "2000")
	fillNotes(d, "Mine alone.")
	d.Fill("Expected close", "27-11-2026")
	d.Edit("Bottling line", func(o *office.Draft) {
		o.Amount, o.ExpectedClose, o.Card.Phone = 3_000, domain.NewDate(2026, 12, 1), "2345"
	})
	d.Ctrl(fyne.KeyS)
	d.WantSeen(uitest.Say("conflict.title"), "2.000", "3.000", "27-11-2026", "01-12-2026")
	return d
}

func TestAStaleSaveCanBeCancelled(t *testing.T) {
	d := newConflict(t)
	d.ClickText(uitest.Say("command.cancel"))
	d.Want("still typed", []string{d.Shows("Amount"), notes(d)}, []string{"2.000 CLP", "Mine alone."})
	d.Want("tabs", d.Tabs(), []string{"Opportunities", "*Opp. 1 · Bottling line"})
	d.Want("stored", d.Stored("Bottling line").Amount, int64(3_000))
}

func TestAStaleSaveCanTakeWhatIsSaved(t *testing.T) {
	d := newConflict(t)
	d.ClickText(uitest.Say("conflict.keep_theirs"))
	o := d.Stored("Bottling line")
	d.Want("stored", []any{o.Amount, o.ExpectedClose, o.Card.Phone, o.Notes},
		[]any{int64(3_000), domain.NewDate(2026, 12, 1), "2345", "Mine alone."})
	d.Want("tabs", d.Tabs(), []string{"Opportunities", "Opp. 1 · Bottling line"})
}

func TestAStaleSaveCanKeepMine(t *testing.T) {
	d := newConflict(t)
	d.ClickText(uitest.Say("conflict.keep_mine"))
	o := d.Stored("Bottling line")
	d.Want("stored", []any{o.Amount, o.ExpectedClose, o.Card.Phone, o.Notes},
		[]any{int64(2_000), domain.NewDate(2026, 11, 27), "2345", "Mine alone."})
	d.Want("shown", []string{d.Shows("Amount"), d.Shows("Phone")}, []string{"2.000 CLP", "2345"})
}
