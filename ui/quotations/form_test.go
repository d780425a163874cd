package quotations_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"preventa/cmd/preventa/uitest"
	"preventa/domain"
	"preventa/domain/office"
)

func TestAQuotationIsMadeLineByLineFromTheKeyboard(t *testing.T) {
	d := uitest.New(t, uitest.Chile, withTax(t), withProducts(t, pumps...))
	d.Menu("Sales", "New quotation")
	d.Type("Pumps for the well")
	d.ClickText(uitest.Say("quotation.no_lines"))
	d.Type("pum")
	d.WantSeen("PUMP-10", "Pump 3 HP", "$ 1.000")
	d.Press(fyne.KeyDown, fyne.KeyReturn)             // the product
	types(d, "2", "", "", "10", "", "X-1")            // quantity, discount, on to the next line
	types(d, "", "Hose", "-1,5", "m", "333", "", "0") // a credit, free of tax
	d.Press(fyne.KeyUp)
	d.WantSeen("1.800", "-500", "2 credit") // 2 × 1.000 less 10 %; −1,5 × 333 = −499,5, half away from zero
	d.WantSeen("1.300", "342", "$ 1.642")   // 1.800 − 500; 19 % of 1.800; together
	d.Want("tabs", d.Tabs(), []string{"Opportunities", "*New quotation"})
	d.Ctrl(fyne.KeyS)
	d.Want("toasts", d.Toasts(), []string{"Quotation Q-2026-0001 A saved"})
	d.Want("tabs", d.Tabs(), []string{"Opportunities", "Q-2026-0001 A"})
	d.WantSeen("1.300", "342", "$ 1.642")
	q := stored(d, "Q-2026-0001 A")
	d.Want("stored", []any{q.Subject, len(q.Lines), q.Subtotal, q.Quotation.Tax, q.Total}, []any{"Pumps for the well", 2, int64(1300), int64(342), int64(1642)})
	d.Want("from the product", []any{q.Lines[0].Description, q.Lines[0].Unit, q.Lines[0].Price, q.Lines[0].Discount}, []any{"Pump 3 HP", "un", int64(1000), 1000})
}

func TestEnterBelowTheLastLineBeginsAnother(t *testing.T) {
	d := openQuotation(t, sold("A", 1, 100))
	d.Click(d.Find("what A is"))
	d.Type("wine")
	d.Press(fyne.KeyReturn)
	d.Type("B")
	types(d, "", "second", "3")
	d.Press(fyne.KeyReturn) // begins a third, which stays blank
	d.Ctrl(fyne.KeyS)
	q := stored(d, "Q-2026-0001")
	d.Want("lines", []any{len(q.Lines), q.Lines[0].Description, q.Lines[1].Code, q.Lines[1].Description, q.Lines[1].Quantity, q.Lines[1].Tax},
		[]any{2, "wine", "B", "second", int64(3000), 1900})
}

func TestAWholeCodeOfAProductFillsAnEmptyLineIn(t *testing.T) {
	d := uitest.New(t, uitest.Chile, withProducts(t, pumps...))
	d.Menu("Sales", "New quotation")
	d.ClickText(uitest.Say("quotation.no_lines"))
	d.Type("pump-10")
	d.Press(fyne.KeyTab)
	d.WantSeen("PUMP-10", "Pump 3 HP", "un", "1.000")
}

func TestAProductInAnotherCurrencyLeavesThePriceToThePerson(t *testing.T) {
	d := uitest.New(t, uitest.Chile, withProducts(t, pumps...))
	d.Menu("Sales", "New quotation")
	d.ClickText(uitest.Say("quotation.no_lines"))
	d.Type("lic")
	d.Press(fyne.KeyDown, fyne.KeyReturn)
	d.Want("toast", uitest.Plain(d.Toasts()[0]), "LIC-1 is priced at US$ 120,00: type the price in CLP.")
	types(d, "", "", "")
	d.WantSeen("LIC-1 is priced at US$ 120,00: type the price in CLP.")
	d.Type("110000")
	d.Press(fyne.KeyReturn)
	d.Ctrl(fyne.KeyS)
	q := stored(d, "Q-2026-0001")
	d.Want("line", []any{q.Lines[0].Code, q.Lines[0].Price, q.Lines[0].Tax}, []any{"LIC-1", int64(110_000), 1000})
}

func TestWhatStandsInACellIsUnsaved(t *testing.T) {
	d := openQuotation(t, sold("A", 2, 1000))
	d.Click(d.Find("what A is"))
	d.Type("hose")
	d.Want("tabs", d.Tabs(), []string{"Opportunities", "Quotations", "*Q-2026-0001 A"})
	d.WantSeen("Unsaved changes")
	d.Ctrl(fyne.KeyS)
	d.Want("saved", stored(d, "Q-2026-0001").Lines[0].Description, "hose")
	d.Type("x") // the keyboard is still in the lines
	d.Press(fyne.KeyEscape)
	d.Want("tabs after giving up", d.Tabs(), []string{"Opportunities", "Quotations", "Q-2026-0001 A"})
}

func TestADiscountOverAHundredIsRefusedAtItsPlace(t *testing.T) {
	d := openQuotation(t, sold("A", 2, 1000))
	d.Click(d.Find("what A is"))
	types(d, "", "", "", "", "101")
	d.Press(fyne.KeyReturn)
	d.WantSeen("“101” is not a percentage. Write a number from 0 to 100.")
	d.Ctrl(fyne.KeyS)
	d.Want("saved", stored(d, "Q-2026-0001").Lines[0].Discount, 0)
	d.Want("tabs", d.Tabs(), []string{"Opportunities", "Quotations", "*Q-2026-0001 A"})
	d.Ctrl(fyne.KeyA)
	d.Type("100")
	d.Press(fyne.KeyReturn)
	d.Ctrl(fyne.KeyS)
	d.Want("discount", stored(d, "Q-2026-0001").Lines[0].Discount, 10_000)
	d.Want("total", stored(d, "Q-2026-0001").Total, int64(0))
}

func TestQuantitiesInAnotherNotationAreAskedAbout(t *testing.T) {
	d := openQuotation(t, sold("A", 2, 1000))
	d.Click(d.Find("what A is"))
	types(d, "", "1.5")
	d.Press(fyne.KeyReturn)
	d.WantSeen(uitest.Plain(uitest.Say("error.amount.did_you_mean", domain.Args{"Text": "1.5", "Suggestion": "1,500"})))
}

func TestTotalsThatDoNotFitAreRefused(t *testing.T) {
	d := openQuotation(t, sold("A", 2, 1000))
	d.Click(d.Find("what A is"))
	types(d, "", "1000000000", "", "900000000000")
	d.Press(fyne.KeyTab)
	d.WantSeen(uitest.Say("error.quotation.too_big"))
	d.Ctrl(fyne.KeyS)
	d.WantSeen(uitest.Say("error.quotation.too_big"))
	d.Want("stored", stored(d, "Q-2026-0001").Total, int64(2380)) // 2.000 and 19 %
}

func TestTotalsBeyondTheSafeIntegersOfOtherProgramsAreExact(t *testing.T) {
	d := openQuotation(t, domain.Line{Description: "a", Quantity: 3, Price: 1}) // 0,003 × 1 rounds to nothing
	d.Click(d.Find("a"))
	types(d, "", "321", "", "28059810762433")
	d.Press(fyne.KeyReturn)
	d.Ctrl(fyne.KeyS)
	d.Want("total", stored(d, "Q-2026-0001").Total, int64(9007199254740993)) // 2^53 + 1, which no float64 is
	d.WantSeen("$ 9.007.199.254.740.993")
}

func TestLinesAreMovedCopiedAndDeletedByTheButtons(t *testing.T) {
	d := openQuotation(t, sold("A", 1, 100), sold("B", 1, 200))
	d.Click(d.Find("what B is"))
	d.Alt(fyne.KeyUp)
	d.Ctrl(fyne.KeyD)
	d.Ctrl(fyne.KeyS)
	d.Want("codes", codes(stored(d, "Q-2026-0001")), "BBA")
	d.Click(d.Find("what A is"))
	d.Ctrl(fyne.KeyMinus)
	d.Ctrl(fyne.KeyS)
	d.Want("codes", codes(stored(d, "Q-2026-0001")), "BB")
	d.Want("total", stored(d, "Q-2026-0001").Total, int64(476)) // 400 and 19 %
}

func codes(q office.QuotationDraft) string {
	all := ""
	for _, l := range q.Lines {
		all += l.Code
	}
	return all
}

func TestAnOpportunityGivesWhomTheQuotationIsFor(t *testing.T) {
	d := uitest.New(t, uitest.Chile, uitest.Deals(t, bottling))
	d.Menu("Sales", "New quotation")
	d.Focus("Opportunity")
	d.Type("bott")
	d.Press(fyne.KeyDown, fyne.KeyReturn)
	d.Want("fields", []string{d.Shows("Opportunity"), d.Shows("Customer"), d.Shows("Subject")},
		[]string{"№ 1 Bottling line", "Viña Los Aromos " + uitest.Say("customer.prospect"), "Bottling line"})
}

func TestAnotherCurrencyKeepsTheFigures(t *testing.T) {
	d := openQuotation(t, sold("A", 2, 1000))
	d.Pick("Currency", "USD")
	d.Want("hint", d.Message("Currency"), uitest.Say("quotation.not_converted"))
	d.WantSeen("1.000,00", "US$ 2.380,00")
	d.Ctrl(fyne.KeyS)
	q := stored(d, "Q-2026-0001")
	d.Want("stored", []any{q.Currency, q.Lines[0].Price, q.Total}, []any{domain.Currency("USD"), int64(100_000), int64(238_000)})
}

func TestAValidityBeforeTheDateIsRefusedAtItsField(t *testing.T) {
	d := openQuotation(t, sold("A", 2, 1000))
	d.Fill("Valid until", "01-10-2026")
	d.Ctrl(fyne.KeyS)
	d.Want("message", d.Message("Valid until"), uitest.Say("error.quotation.valid_until"))
}

func TestAnEmptyLineWithAPriceIsAskedForItsDescription(t *testing.T) {
	d := openQuotation(t, sold("A", 2, 1000))
	d.Click(d.Find("what A is"))
	d.Press(fyne.KeyUp, fyne.KeyDelete, fyne.KeyReturn) // Delete empties the cell
	d.Click(d.Find("A"))
	d.Press(fyne.KeyDelete, fyne.KeyUp)
	d.Ctrl(fyne.KeyS)
	d.WantSeen(uitest.Say("error.required"))
	d.Want("stored", stored(d, "Q-2026-0001").Lines[0].Code, "A")
}

func TestRevertGivesUpTheLines(t *testing.T) {
	d := openQuotation(t, sold("A", 2, 1000))
	d.Click(d.Find("what A is"))
	d.Ctrl(fyne.KeyD)
	d.Fill("Subject", "Something else")
	d.WantSeen("$ 4.760")
	d.Menu("Sales", uitest.Say("command.revert"))
	d.WantSeen("$ 2.380")
	d.Want("subject", d.Shows("Subject"), "Bottling line")
	d.Want("tabs", d.Tabs(), []string{"Opportunities", "Quotations", "Q-2026-0001 A"})
}

func TestWhatIsTypedOutlivesAnotherLanguage(t *testing.T) {
	d := openQuotation(t, sold("A", 2, 1000))
	d.Fill("Valid until", "soon")
	d.Fill("Subject", "Something else")
	_, err := d.Session().SetPreferences(d.Context(), office.Preferences{Language: domain.Spanish})
	d.Must(err)
	d.Want("fields", []string{d.Shows("Asunto"), d.Shows("Válida hasta")}, []string{"Something else", "soon"})
	d.Want("tabs", d.Tabs(), []string{"Oportunidades", "Cotizaciones", "*Q-2026-0001 A"})
}
