package quotations_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"preventa/cmd/preventa/uitest"
	"preventa/domain"
	"preventa/domain/office"
)

func TestTheScreenFollowsWhatOthersSave(t *testing.T) {
	d := openQuotation(t, sold("A", 2, 1000))
	edit(d, "Q-2026-0001", func(q *office.QuotationDraft) { q.Lines[0].Description = "somebody else's words" })
	d.WantSeen("somebody else's words")
}

// Only a line was changed, and no total: what both typed stays apart all the same.
func TestTwoWindowsEditingTheSameLinesLoseNothing(t *testing.T) {
	d := openQuotation(t, sold("A", 2, 1000), sold("B", 1, 100))
	d.Fill("Subject", "mine")
	d.Click(d.Find("what B is"))
	d.Type("my words")
	d.Press(fyne.KeyReturn)
	edit(d, "Q-2026-0001", func(q *office.QuotationDraft) { q.Lines[0].Description = "somebody else's words" })
	d.Ctrl(fyne.KeyS)
	d.WantSeen("Ana Rojas changed Q-2026-0001 A meanwhile", uitest.Say("quotation.conflict_yours"))
	d.Press(fyne.KeyEscape)
	d.Want("typed", d.Shows("Subject"), "mine")
	d.WantSeen("my words")
	d.Ctrl(fyne.KeyS)
	say(d, "quotation.save_as_new")
	theirs, mine := stored(d, "Q-2026-0001"), stored(d, "Q-2026-0002")
	d.Want("theirs", []string{theirs.Subject, theirs.Lines[0].Description, theirs.Lines[1].Description}, []string{"Bottling line", "somebody else's words", "what B is"})
	d.Want("mine", []string{mine.Subject, mine.Lines[0].Description, mine.Lines[1].Description}, []string{"mine", "what A is", "my words"})
	d.Want("tabs", d.Tabs(), []string{"Opportunities", "Quotations", "Q-2026-0002 A"})
}

func TestWhatWasSentMeanwhileIsSaidAndTaken(t *testing.T) {
	d := openQuotation(t, sold("A", 2, 1000))
	d.Fill("Subject", "mine")
	_, err := d.Colleague().SendQuotation(d.Context(), rows(d)[0].ID, uitest.Today)
	d.Must(err)
	d.Want("typed", d.Shows("Subject"), "mine")
	d.Ctrl(fyne.KeyS)
	d.WantSeen("Ana Rojas sent Q-2026-0001 A meanwhile, on 15-10-2026: it is not edited any more.")
	say(d, "conflict.keep_theirs")
	d.Want("subject", d.Shows("Subject"), "Bottling line")
	d.WantSeen("Sent on 15-10-2026")
	d.Want("tabs", d.Tabs(), []string{"Opportunities", "Quotations", "Q-2026-0001 A"})
}

func TestWhatWasDeletedMeanwhileCanBeSavedAsNew(t *testing.T) {
	d := openQuotation(t, sold("A", 2, 1000))
	d.Fill("Subject", "mine")
	_, err := d.Colleague().DeleteQuotations(d.Context(), []domain.ID{rows(d)[0].ID})
	d.Must(err)
	d.Ctrl(fyne.KeyS)
	d.WantSeen("Ana Rojas moved Q-2026-0001 A to the recycle bin meanwhile")
	say(d, "quotation.save_as_new")
	d.Want("saved", []string{rows(d)[0].Label(), rows(d)[0].Subject}, []string{"Q-2026-0002 A", "mine"})
}

func TestNothingTypedIsLostWhenSavingFails(t *testing.T) {
	d := openQuotation(t, sold("A", 2, 1000))
	d.Click(d.Find("what A is"))
	d.Type("my words")
	d.Press(fyne.KeyReturn)
	d.Files.Refuse = func() error { return domain.Fail(domain.Full, "", nil) }
	d.Ctrl(fyne.KeyS)
	d.WantSeen(uitest.Say("error.full"))
	d.Press(fyne.KeyReturn)
	d.WantSeen("my words")
	d.Files.Refuse = nil
	d.Ctrl(fyne.KeyS)
	d.Want("stored", stored(d, "Q-2026-0001").Lines[0].Description, "my words")
}
