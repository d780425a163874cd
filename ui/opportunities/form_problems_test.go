package opportunities_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"preventa/cmd/preventa/uitest"
	"preventa/domain/office"
)

func TestAnAmountThatCanBeReadInTwoWaysIsAskedAbout(t *testing.T) {
	for link, want := range map[string]int64{"1,234.00": 123_400, "1.23": 123} {
		d := newForm(t, uitest.UnitedStates)
		d.Type("Cold room")
		d.Fill("Amount", "1.234")
		d.WantSeen("“1.234”", "1,234.00", "1.23")
		d.Ctrl(fyne.KeyS)
		d.Want("stored", len(d.Rows(office.Query{})), 0)
		d.Want("typed text", d.Shows("Amount"), "1.234 USD")
		d.ClickText(link)
		d.Want("message", d.Message("Amount"), "")
		d.Ctrl(fyne.KeyS)
		d.Want("amount after "+link, d.Stored("Cold room").Amount, want)
	}
}

func TestWhatCannotBeReadIsShownAtItsFieldAndNothingIsSaved(t *testing.T) {
	for _, c := range []struct{ field, typed, message string }{
		{"Amount", "a lot", "“a lot” is not a number."},
		{"Expected close", "31-11-2026", "“31-11-2026” does not exist"},
		{"Expected close", "soon", "“soon” is not a date."},
		{"Opened on", "", uitest.Say("error.required")},
		{"E-mail", "prats at losaromos", "“prats at losaromos” is not an e-mail address."},
		{"Name", "bell\a", uitest.Say("error.text.control")},
		{"Name", "nul\x00byte", uitest.Say("error.text.control")},
		{"Position", "tab\tulator", uitest.Say("error.text.control")},
	} {
		d := newForm(t, uitest.Chile)
		d.Type("Cold room")
		d.Fill("Contact", "Ignacio Prats")
		d.Fill(c.field, c.typed)
		d.Ctrl(fyne.KeyS)
		d.Want("stored with "+c.field+" "+c.typed, len(d.Rows(office.Query{})), 0)
		d.WantSeen(c.message)
		d.Want("tabs", d.Tabs(), []string{"Opportunities", "*New opportunity"})
	}
}

func TestProbabilityIsAWholePercentage(t *testing.T) {
	d := newForm(t, uitest.Chile)
	d.Type("Cold room")
	setProbability(d, "250")
	d.WantSeen(uitest.Say("error.percent.range"))
	d.Ctrl(fyne.KeyS)
	d.Want("stored", len(d.Rows(office.Query{})), 0)
	setProbability(d, "25")
	d.WantUnseen(uitest.Say("error.percent.range"))
	d.Ctrl(fyne.KeyS)
	d.Want("stored", d.Stored("Cold room").Probability, 25)
}

func TestSeveralProblemsAreShownAtOnce(t *testing.T) {
	d := newForm(t, uitest.Chile)
	d.Fill("Contact", "Ignacio Prats")
	d.Fill("E-mail", "nobody")
	d.Ctrl(fyne.KeyS)
	d.Want("name", d.Message("Name"), uitest.Say("error.required"))
	d.WantSeen("“nobody” is not an e-mail address.")
}

func TestTextsOfAllScriptsAreKept(t *testing.T) {
	d := newForm(t, uitest.Chile)
	name := "خط التعبئة 🍷 '; DROP TABLE opportunity;--"
	d.Type(name)
	d.Ctrl(fyne.KeyS)
	d.Want("number", d.Stored(name).Number, int64(1))
}
