package quotations_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"preventa/cmd/preventa/uitest"
	"preventa/domain"
	"preventa/domain/office"
)

// pumps are two products of an office in Chile, one of them in dollars.
var pumps = []domain.Product{
	{Code: "PUMP-10", Description: "Pump 3 HP", Unit: "un", Price: 1_000, Tax: 1900},
	{Code: "LIC-1", Description: "Licence", Unit: "year", Price: 120_00, Currency: "USD", Tax: 1000},
}

func withProducts(t testing.TB, products ...domain.Product) func(*office.Session) {
	return func(s *office.Session) {
		t.Helper()
		for _, p := range products {
			if _, _, err := s.SaveProduct(t.Context(), p); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// withTax lets an office tax at 19 %.
func withTax(t testing.TB) func(*office.Session) {
	return func(s *office.Session) {
		t.Helper()
		data := s.Office().Data()
		data.TaxRate = 1900
		if _, err := s.SaveSettings(t.Context(), data, nil); err != nil {
			t.Fatal(err)
		}
	}
}

// quoted puts an opportunity with a quotation of some lines in an office.
func quoted(t testing.TB, deal uitest.Deal, lines ...domain.Line) func(*office.Session) {
	return func(s *office.Session) {
		t.Helper()
		quote(t, s, uitest.Open(t, s, deal).ID, lines...)
	}
}

func quote(t testing.TB, s *office.Session, opportunity domain.ID, lines ...domain.Line) office.QuotationDraft {
	t.Helper()
	draft, err := s.NewQuotation(t.Context(), opportunity, "")
	if err != nil {
		t.Fatal(err)
	}
	draft.Lines = lines
	saved, _, err := s.SaveQuotation(t.Context(), draft)
	if err != nil {
		t.Fatal(err)
	}
	return saved
}

func sold(code string, quantity, price int64) domain.Line {
	return domain.Line{Code: code, Description: "what " + code + " is", Quantity: quantity * domain.QuantityScale, Price: price, Tax: 1900}
}

var bottling = uitest.Deal{Name: "Bottling line", Customer: "Viña Los Aromos", Amount: 500}

// openQuotation opens the one quotation of an office from the list.
func openQuotation(t testing.TB, lines ...domain.Line) *uitest.Desk {
	t.Helper()
	d := uitest.New(t, uitest.Chile, withTax(t), quoted(t, bottling, lines...))
	d.Menu("Sales", "Quotations")
	d.DoubleClick(d.Find("Q-2026-0001"))
	return d
}

// rows are all quotations of the office, the newest first.
func rows(d *uitest.Desk) []office.QuotationRow {
	d.Helper()
	list, err := d.Session().Quotations(d.Context(), office.Query{}, 0, 100)
	d.Must(err)
	return list
}

// stored is the quotation of a label as it is stored.
func stored(d *uitest.Desk, label string) office.QuotationDraft {
	d.Helper()
	q, err := d.Session().QuotationNumbered(d.Context(), label)
	d.Must(err)
	draft, err := d.Session().Quotation(d.Context(), q.ID)
	d.Must(err)
	return draft
}

// edit changes a stored quotation as somebody else at the same time would.
func edit(d *uitest.Desk, label string, change func(*office.QuotationDraft)) {
	d.Helper()
	draft := stored(d, label)
	change(&draft)
	_, _, err := d.Colleague().SaveQuotation(d.Context(), draft)
	d.Must(err)
}

// types types texts into one cell after the other, with Tab between them; "" leaves a cell
// as it is.
func types(d *uitest.Desk, texts ...string) {
	d.Helper()
	for i, text := range texts {
		if i > 0 {
			d.Press(fyne.KeyTab)
		}
		d.Type(text)
	}
}
