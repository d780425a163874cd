package quotations_test

import (
	"net/url"
	"testing"

	"fyne.io/fyne/v2"

	"preventa/cmd/preventa/uitest"
	"preventa/domain"
	"preventa/domain/office"
)

// say clicks what the program says for a key.
func say(d *uitest.Desk, key string) {
	d.Helper()
	d.ClickText(uitest.Say(key))
}

func TestASentQuotationIsForLookingAtOnly(t *testing.T) {
	d := openQuotation(t, sold("A", 2, 1000))
	say(d, "command.send_quotation")
	say(d, "quotation.mark_sent")
	d.WantSeen(uitest.Say("quotation.follow_title"))
	say(d, "quotation.keep_amount")
	d.WantSeen("Sent on 15-10-2026: not edited any more; revise to change.")
	d.Click(d.Find("what A is"))
	d.Type("x")
	d.Ctrl(fyne.KeyD)
	d.Focus("Subject")
	d.Want("tabs", d.Tabs(), []string{"Opportunities", "Quotations", "Q-2026-0001 A"})
	q := stored(d, "Q-2026-0001")
	d.Want("stored", []any{q.Status, q.SentOn, len(q.Lines), q.Lines[0].Description}, []any{domain.Sent, uitest.Today, 1, "what A is"})
	d.Want("amount", d.Stored("Bottling line").Amount, int64(500))
}

func TestSendingSavesFirstAndAsksTheDay(t *testing.T) {
	d := openQuotation(t, sold("A", 2, 1000))
	d.Fill("Subject", "Bottling plant")
	say(d, "command.send_quotation")
	d.Fill("Sent on", "")
	say(d, "quotation.mark_sent")
	d.Want("message", d.Message("Sent on"), uitest.Say("error.required"))
	d.Fill("Sent on", "12-10-2026")
	say(d, "quotation.mark_sent")
	q := stored(d, "Q-2026-0001")
	d.Want("stored", []any{q.Subject, q.SentOn}, []any{"Bottling plant", uitest.Today.Add(-3)})
}

func TestAnEmptyQuotationIsNotSent(t *testing.T) {
	d := openQuotation(t)
	say(d, "command.send_quotation")
	say(d, "quotation.mark_sent")
	d.WantSeen(uitest.Say("error.quotation.empty", domain.Args{"Number": "Q-2026-0001 A"}))
	d.Want("status", stored(d, "Q-2026-0001").Status, domain.Draft)
}

func TestSendingOffersThatTheAmountFollows(t *testing.T) {
	d := openQuotation(t, sold("A", 2, 1000))
	say(d, "command.send_quotation")
	say(d, "quotation.mark_sent")
	d.WantSeen("№ 1 Bottling line says $ 500, and Q-2026-0001 A comes to $ 2.380.")
	say(d, "quotation.let_follow")
	o := d.Stored("Bottling line")
	d.Want("opportunity", []any{o.AmountFollows, o.Amount}, []any{true, int64(2380)})
	d.Want("toasts", d.Toasts(), []string{"Q-2026-0001 A sent", "The amount of № 1 Bottling line follows its quotations"})
}

// sent is a quotation that waits for an answer, on its screen.
func sent(t *testing.T) *uitest.Desk {
	t.Helper()
	d := openQuotation(t, sold("A", 2, 1000))
	_, err := d.Session().SendQuotation(d.Context(), rows(d)[0].ID, uitest.Today)
	d.Must(err)
	return d
}

func TestAcceptingOffersToWin(t *testing.T) {
	d := sent(t)
	say(d, "command.accept_quotation")
	d.Fill("Accepted on", "16-10-2026")
	say(d, "quotation.mark_accepted")
	d.Want("status", stored(d, "Q-2026-0001").Status, domain.Accepted)
	d.Want("asked", []string{d.Shows("Final amount"), d.Shows("Won on")}, []string{"2.380 CLP", "16-10-2026"})
	say(d, "closing.win")
	o := d.Stored("Bottling line")
	d.Want("opportunity", []any{o.State, o.Amount}, []any{d.State("Won").ID, int64(2380)})
	d.WantSeen("Accepted on 16-10-2026: not edited any more.")
	d.WantUnseen(uitest.Say("command.accept_quotation"))
}

func TestAcceptingNeedNotWin(t *testing.T) {
	d := sent(t)
	say(d, "command.accept_quotation")
	say(d, "quotation.mark_accepted")
	d.Press(fyne.KeyEscape)
	o := d.Stored("Bottling line")
	d.Want("opportunity", []any{o.State == d.State("Won").ID, o.Amount}, []any{false, int64(500)})
	d.ClickText(uitest.Say("command.undo"))
	d.Want("undone", stored(d, "Q-2026-0001").Status, domain.Sent)
	d.WantSeen(uitest.Say("command.accept_quotation"))
}

func TestRejectingTheLastOffersToLose(t *testing.T) {
	d := sent(t)
	say(d, "command.reject_quotation")
	say(d, "quotation.mark_rejected")
	d.Want("status", stored(d, "Q-2026-0001").Status, domain.Rejected)
	d.Fill("Loss note", "Too late")
	say(d, "closing.lose")
	o := d.Stored("Bottling line")
	d.Want("opportunity", []any{o.State, o.LossNote}, []any{d.State("Lost").ID, "Too late"})
}

func TestRejectingOneOfSeveralLosesNothing(t *testing.T) {
	d := sent(t)
	quote(t, d.Session(), d.Stored("Bottling line").ID, sold("B", 1, 100))
	say(d, "command.reject_quotation")
	say(d, "quotation.mark_rejected")
	d.Want("asked", d.HasDialog(), false)
	d.Want("lost", d.Stored("Bottling line").State == d.State("Lost").ID, false)
}

func TestRevisingOpensTheNewRevision(t *testing.T) {
	d := sent(t)
	say(d, "command.revise_quotation")
	d.Want("tabs", d.Tabs(), []string{"Opportunities", "Quotations", "Q-2026-0001 A", "Q-2026-0001 B"})
	d.Click(d.Find("what A is"))
	types(d, "", "3", "", "", "10")
	d.Press(fyne.KeyTab)
	d.Ctrl(fyne.KeyS)
	b := stored(d, "Q-2026-0001 B")
	d.Want("revision", []any{b.Status, b.Subtotal}, []any{domain.Draft, int64(2700)})
	d.Click(d.TabTitle("Q-2026-0001 A"))
	d.WantSeen(uitest.Say("quotation.notice_superseded"), "2.000")
}

func TestRevisionsAreComparedSideBySide(t *testing.T) {
	d := sent(t)
	say(d, "command.revise_quotation")
	edit(d, "Q-2026-0001 B", func(q *office.QuotationDraft) {
		q.Lines[0].Quantity = 3000
		q.Lines = append(q.Lines, sold("B", 1, 50))
	})
	say(d, "command.compare_revisions")
	d.WantSeen("1 added · 0 removed · 1 changed", "Subtotal $ 2.000 → $ 3.050", "Tax $ 380 → $ 580", "Total $ 2.380 → $ 3.630", "≠", "what B is")
	d.Press(fyne.KeyEscape)
	d.Want("dialog", d.HasDialog(), false)
}

func TestDeletingFromTheScreenReinstatesWhatItSuperseded(t *testing.T) {
	d := sent(t)
	say(d, "command.revise_quotation")
	d.Menu("Sales", uitest.Say("command.delete"))
	d.Want("tabs", d.Tabs(), []string{"Opportunities", "Quotations", "Q-2026-0001 A"})
	d.WantSeen(uitest.Say("quotation.notice_sent", domain.Args{"Sent": "15-10-2026", "Decided": "", "Until": ""}))
	d.Want("rows", len(rows(d)), 1)
}

func TestPDFsAreSavedAndMailed(t *testing.T) {
	d := openQuotation(t, sold("A", 2, 1000))
	d.ClickText("PDF ▾")
	d.Choose(uitest.Say("command.mail_quotation"))
	d.WantSeen(uitest.Say("quotation.mail_explain"))
	say(d, "command.copy_path")
	d.WantSeen(uitest.Say("quotation.path_copied"))
	path := d.App.Clipboard().Content()
	d.WantSeen(path)
	content, err := d.Files.ReadFile(path, 1<<20)
	d.Must(err)
	d.Want("is a PDF", string(content[:5]), "%PDF-")
}

func TestAQuotationIsPrintedFromTheKeyboard(t *testing.T) {
	d := openQuotation(t, sold("A", 2, 1000))
	d.Ctrl(fyne.KeyP)
	opened, err := url.Parse(d.Opened())
	d.Must(err)
	content, err := d.Files.ReadFile(opened.Path, 1<<20)
	d.Must(err)
	d.Want("is a PDF", string(content[:5]), "%PDF-")
}
