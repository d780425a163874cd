package opportunities_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"preventa/cmd/preventa/uitest"
	"preventa/domain"
	"preventa/domain/office"
	"preventa/ui/kit"
)

// quote keeps a quotation of an amount, of the stored opportunity of a name or of none.
func quote(d *uitest.Desk, name, subject string, amount int64, sent bool) office.QuotationDraft {
	d.Helper()
	opportunity := domain.ID("")
	if name != "" {
		opportunity = d.Stored(name).ID
	}
	q, err := d.Session().NewQuotation(d.Context(), opportunity, "")
	d.Must(err)
	q.Subject = subject
	q.Lines = []domain.Line{{Description: "Line", Quantity: 1000, Price: amount}}
	q, _, err = d.Session().SaveQuotation(d.Context(), q)
	d.Must(err)
	if sent {
		_, err = d.Session().SendQuotation(d.Context(), q.ID, uitest.Today)
		d.Must(err)
	}
	return q
}

func TestQuotationsOfAnOpportunity(t *testing.T) {
	d := uitest.New(t, uitest.Chile, uitest.Deals(t, uitest.Deal{Name: "Bottling line", Amount: 1_000}))
	quote(d, "Bottling line", "First offer", 5_000, true)
	quote(d, "Bottling line", "Second offer", 6_000, false)
	form, _ := lookAtForm(t, d, "Bottling line")
	d.WantSeen("Quotation Q-2026-0001 A sent: $ 5.000")
	d.ClickText(uitest.Say("tab.quotations"))
	d.WantSeen("Q-2026-0001 A", "First offer", "Sent", "$ 5.000", "Q-2026-0002 A", "Draft", "The amount is typed by hand.")
	d.WantUnseen(uitest.Say("quotations.counts"))
	d.Click(d.Middle(uitest.Every[*kit.Switch](d)[0]))
	d.WantSeen("Q-2026-0001 A counts: $ 5.000", uitest.Say("quotations.counts"))
	form.Save(func(saved bool) { d.Want("saved", saved, true) })
	o := d.Stored("Bottling line")
	d.Want("amount", []any{o.AmountFollows, o.Amount}, []any{true, int64(5_000)})
}

func TestAQuotationIsAttachedAndTakenOff(t *testing.T) {
	d := uitest.New(t, uitest.Chile, uitest.Deals(t,
		uitest.Deal{Name: "Bottling line", Customer: "Viña Los Aromos"}, uitest.Deal{Name: "Labels", Customer: "Viña Los Aromos"}, uitest.Deal{Name: "Forklifts", Customer: "Frío Sur"}))
	loose := quote(d, "", "Of nobody", 5_000, false)
	quote(d, "Labels", "Of the same customer", 6_000, false)
	quote(d, "Forklifts", "Of another customer", 7_000, false)
	quote(d, "Bottling line", "Of this one", 8_000, false)
	_, host := lookAtForm(t, d, "Bottling line")
	d.ClickText(uitest.Say("tab.quotations"))
	d.ClickText(uitest.Say("quotations.attach"))
	d.ClickText(uitest.Say("quotations.do_attach"))
	d.WantSeen("Choose a quotation:")
	lookup := uitest.Every[*kit.Lookup](d)[0]
	d.Canvas.Focus(lookup)
	d.Type("of")
	d.WantSeen("Of nobody", "Of the same customer")
	d.WantUnseen("Of another customer", "Of this one")
	d.ClickText("Q-2026-0001 A")
	d.ClickText(uitest.Say("quotations.do_attach"))
	d.Want("told", host.toldOf(), []string{"Q-2026-0001 A attached"})
	of := func() domain.ID {
		q, err := d.Session().Quotation(t.Context(), loose.ID)
		d.Must(err)
		return q.Opportunity
	}
	d.Want("opportunity", of(), d.Stored("Bottling line").ID)
	d.WantSeen("Of nobody")
	d.RightClick(d.Find("Of nobody"))
	d.Choose(uitest.Say("quotations.detach"))
	d.Want("opportunity", of(), domain.ID(""))
	d.WantUnseen("Of nobody")
}

func TestAQuotationIsOpenedCopiedPrintedAndDeleted(t *testing.T) {
	d := uitest.New(t, uitest.Chile, uitest.Deals(t, uitest.Deal{Name: "Bottling line"}))
	first := quote(d, "Bottling line", "First offer", 5_000, true)
	loose := quote(d, "", "Loose", 6_000, false)
	_, host := lookAtForm(t, d, "Bottling line")
	id := string(d.Stored("Bottling line").ID)
	d.ClickText("Quotation Q-2026-0001 A sent: $ 5.000")
	d.ClickText(uitest.Say("tab.quotations"))
	d.DoubleClick(d.Find("First offer"))
	d.ClickText(uitest.Say("command.new_quotation"))
	d.RightClick(d.Find("First offer"))
	d.Choose(uitest.Say("quotations.copy"))
	d.ClickText(uitest.Say("quotations.copy_of"))
	d.Canvas.Focus(uitest.Every[*kit.Lookup](d)[0])
	d.Type("loose")
	d.Press(fyne.KeyDown, fyne.KeyReturn)
	d.ClickText(uitest.Say("quotations.do_copy"))
	d.Want("asked of the window", host.asked, []string{"open " + string(first.ID), "open " + string(first.ID),
		"new for " + id + " from ", "new for " + id + " from " + string(first.ID), "new for " + id + " from " + string(loose.ID)})
	d.RightClick(d.Find("First offer"))
	d.Choose(uitest.Say("quotations.open_pdf"))
	d.Want("opened", host.disk.opened, []string{"Q-2026-0001 A.pdf"})
	d.Click(d.Find("First offer"))
	d.Press(fyne.KeyDelete)
	d.WantSeen(uitest.Say("quotations.none_here"))
	host.toasts[len(host.toasts)-1].Run()
	d.WantSeen("First offer")
}
