package office_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"preventa/cmd/preventa/uitest"
	"preventa/domain"
	"preventa/domain/office"
)

func withRates(t *testing.T, rates ...domain.Rate) *uitest.Desk {
	t.Helper()
	d := uitest.New(t, uitest.Chile, func(s *office.Session) {
		if _, err := s.SaveRates(t.Context(), rates, nil); err != nil {
			t.Fatal(err)
		}
	})
	d.Menu("Tools", uitest.Say("currencies.title"))
	return d
}

func rate(c domain.Currency, days int, value int64) domain.Rate {
	return domain.Rate{Currency: c, Day: uitest.Today.Add(days), Value: value * domain.RateScale}
}

func rates(t *testing.T, d *uitest.Desk) []domain.Rate {
	t.Helper()
	all, err := d.Session().Rates(t.Context())
	d.Must(err)
	return all
}

func TestARateIsAddedAndConvertsWhatWaitedForIt(t *testing.T) {
	d := withRates(t)
	deal := uitest.Open(t, d.Session(), uitest.Deal{Name: "Corks"})
	deal.Currency, deal.Amount = "USD", 10_000 // US$ 100,00
	_, _, err := d.Session().SaveOpportunity(t.Context(), deal)
	d.Must(err)
	d.WantSeen("1 opportunity has no rate and stays out of the sums.", uitest.Say("currencies.none"))

	d.ClickText(uitest.Say("currencies.new"))
	d.Type("USD")
	d.Press(fyne.KeyReturn)
	d.Fill("Rate in CLP", "950.25")
	d.WantSeen("950,25") // asks whether that was meant
	d.Fill("Rate in CLP", "950,25")
	d.Want("said", d.Message("Rate in CLP"), "1 USD = $ 950,25 from 15-10-2026 until the next rate")
	d.ClickText(uitest.Say("command.save"))
	d.Want("dialog", d.HasDialog(), false)
	d.WantSeen("USD", "950,25", "Valid today", "1 amount converted anew")
	d.WantUnseen("stays out of the sums")
	d.Want("stored", rates(t, d)[0].Value, int64(95_025_000_000))
	d.Want("converted", d.Stored("Corks").OfficeAmount, int64(95_025)) // 100 × 950,25
}

func TestOnlyOneRateOfACurrencyIsValidToday(t *testing.T) {
	d := withRates(t, rate("USD", -40, 940), rate("USD", -2, 950), rate("USD", 5, 960), rate("EUR", -1, 1050))
	d.Want("valid", count(d, "Valid today"), 2)
	d.WantSeen("Until 12-10-2026", "From 20-10-2026 on")
	d.ClickChip("EUR")
	d.Want("of euros", count(d, "Valid today"), 1)
	d.WantUnseen("Until 12-10-2026")
}

func TestARateMovedToTheDayOfAnotherTakesItsPlace(t *testing.T) {
	d := withRates(t, rate("USD", -40, 940), rate("USD", -2, 950))
	d.DoubleClick(d.Find("950,00"))
	d.Fill("Since", "5-9-2026")
	d.WantSeen("There is a rate of that day, 940,00: this one takes its place.")
	d.ClickText(uitest.Say("command.save"))
	d.Want("dialog", d.HasDialog(), false)
	all := rates(t, d)
	d.Want("rates", len(all), 1)
	d.Want("day", all[0].Day, uitest.Today.Add(-40))
	d.Want("value", all[0].Value, int64(950*domain.RateScale))
}

func TestRatesAreDeletedAndComeBack(t *testing.T) {
	d := withRates(t, rate("USD", -2, 950), rate("EUR", -1, 1050))
	d.ClickText("950,00")
	d.Press(fyne.KeyDelete)
	d.Want("left", len(rates(t, d)), 1)
	d.WantSeen("1 rate deleted")
	d.ClickText(uitest.Say("command.undo"))
	d.Want("back", len(rates(t, d)), 2)
}

func TestWhatIsWrongWithARateIsSaidAtItsField(t *testing.T) {
	d := withRates(t)
	d.ClickText(uitest.Say("currencies.new"))
	d.ClickText(uitest.Say("command.save"))
	d.Want("currency", d.Message("Currency"), uitest.Say("error.required"))
	d.Want("value", d.Message("Rate in CLP"), uitest.Say("error.rate.value"))
	d.Fill("Rate in CLP", "-3")
	d.Want("negative", d.Message("Rate in CLP"), uitest.Say("error.rate.value"))
	d.Want("stored", len(rates(t, d)), 0)
}
