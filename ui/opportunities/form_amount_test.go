package opportunities_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"preventa/cmd/preventa/uitest"
	"preventa/domain"
	"preventa/domain/change"
	"preventa/domain/office"
	"preventa/ui/kit"
)

// rate puts a rate of exchange in an office.
func rate(t *testing.T, c domain.Currency, day domain.Date, value int64) func(*office.Session) {
	return func(s *office.Session) {
		t.Helper()
		if _, err := s.SaveRates(t.Context(), []domain.Rate{{Currency: c, Day: day, Value: value}}, nil); err != nil {
			t.Fatal(err)
		}
	}
}

func TestAnAmountInAnotherCurrencySaysTheRateUsed(t *testing.T) {
	d := newForm(t, uitest.Chile, rate(t, "USD", uitest.Today-3, 95_020_000_000)) // 950.20
	d.Type("Cold room")
	d.Fill("Amount", "1000")
	d.Click(d.Find("CLP"))
	d.ClickText("USD")
	d.Want("hint", d.Message("Amount"), "1 USD = 950,20 on 12-10-2026 → $ 950.200")
	d.Want("weighted", d.Shows("Probability"), "10 % weighted $ 95.020")
	d.Ctrl(fyne.KeyS)
	d.Want("office amount", d.Stored("Cold room").OfficeAmount, int64(950_200))
}

func TestAnAmountWithoutARateStaysOutOfTheSums(t *testing.T) {
	d := newForm(t, uitest.Chile, uitest.Deals(t, uitest.Deal{Name: "Forklifts", Amount: 1_000_000}))
	d.Type("Cold room")
	d.Fill("Amount", "2500,50")
	d.WantSeen("CLP has no decimals")
	d.Click(d.Find("CLP"))
	d.ClickText("USD")
	d.Want("message", d.Message("Amount"), "No rate of USD for 15-10-2026: left out of the sums "+uitest.Say("opportunity.add_rate"))
	d.Ctrl(fyne.KeyS)
	d.Want("stored", d.Stored("Cold room").Money(), domain.Money{Minor: 250_050, Currency: "USD"})

	rate(t, "USD", uitest.Today, 100_000_000_000)(d.Colleague()) // 1000
	d.Want("once there is one", d.Message("Amount"), "1 USD = 1.000,00 on 15-10-2026 → $ 2.500.500")
	d.Want("stored", d.Stored("Cold room").OfficeAmount, int64(2_500_500))
}

// sendQuotation sends a quotation of a total without tax for an opportunity.
func sendQuotation(d *uitest.Desk, opportunity domain.ID, price int64) domain.Quotation {
	d.Helper()
	s := d.Session()
	q, err := s.NewQuotation(d.Context(), opportunity, "")
	d.Must(err)
	q.Lines = []domain.Line{{Description: "Line", Quantity: 1000, Price: price}}
	saved, _, err := s.SaveQuotation(d.Context(), q)
	d.Must(err)
	var set change.Set
	set, err = s.SendQuotation(d.Context(), saved.ID, uitest.Today)
	d.Must(err)
	d.Want("sent", set.Action, "quotation.sent")
	return saved.Quotation
}

func TestTheAmountFollowsTheQuotationThatCounts(t *testing.T) {
	d := openForm(t, uitest.Deal{Name: "Bottling line", Customer: "Viña Los Aromos", Amount: 5_000})
	q := sendQuotation(d, d.Stored("Bottling line").ID, 48_600_000)
	d.Want("typed by hand", d.Shows("Amount"), "5.000 CLP")
	d.Click(d.Middle(sideButton(d, "link")))
	d.Choose(uitest.Say("opportunity.amount_follows"))
	d.Want("amount", d.Shows("Amount"), "48.600.000 CLP")
	d.Want("hint", d.Message("Amount"), "Follows "+q.Label()+" (sent). Type it")
	d.Ctrl(fyne.KeyS)
	o := d.Stored("Bottling line")
	d.Want("stored", []any{o.Amount, o.AmountFollows}, []any{int64(48_600_000), true})

	next := sendQuotation(d, o.ID, 50_000_000)
	d.Want("the newest", []string{d.Shows("Amount"), d.Message("Amount")},
		[]string{"50.000.000 CLP", "Follows " + next.Label() + " (sent). Type it"})
	d.ClickText(uitest.Say("opportunity.type_amount"))
	d.Fill("Amount", "49000000")
	d.Ctrl(fyne.KeyS)
	o = d.Stored("Bottling line")
	d.Want("typed", []any{o.Amount, o.AmountFollows, d.Message("Amount")}, []any{int64(49_000_000), false, ""})
}

func TestWithoutAQuotationTheAmountStaysAndSaysSo(t *testing.T) {
	d := openForm(t, uitest.Deal{Name: "Bottling line", Amount: 5_000})
	d.RightClick(d.Middle(uitest.Every[*kit.MoneyEntry](d)[0]))
	d.Choose(uitest.Say("opportunity.amount_follows"))
	d.Want("hint", d.Message("Amount"), uitest.Say("opportunity.follows_none")+" Type it")
	d.Ctrl(fyne.KeyS)
	d.Want("stored", d.Stored("Bottling line").Amount, int64(5_000))
}
