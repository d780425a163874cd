package reports_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"preventa/cmd/preventa/uitest"
	"preventa/domain"
	"preventa/domain/office"
)

// Default weights: customer 3, contact 2, phone 2, e-mail 2, origin 3, salesperson 2,
// expected close 3, amount 3; 20 in all.
func TestCompletenessPerSalespersonLeadsToItsOpportunities(t *testing.T) {
	d := uitest.New(t, uitest.Chile, func(s *office.Session) {
		for _, deal := range []struct {
			name, customer string
			nobody         bool
		}{{"Corks", "Viña", false}, {"Press", "", false}, {"Crane", "", true}} {
			draft, err := s.NewDraft(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			draft.Name, draft.NewCustomer = deal.name, deal.customer
			if deal.nobody {
				draft.Salesperson = ""
			}
			if _, _, err := s.SaveOpportunity(t.Context(), draft); err != nil {
				t.Fatal(err)
			}
		}
	})
	d.Menu("Tools", uitest.Say("report.completeness"))
	rows := uitest.RowsOf[[]any](d)
	d.Want("Ana's", rows[0][:5], []any{"Ana Rojas", int64(2), (0.25 + 0.10) / 2, int64(0), int64(1)}) // 5 and 2 of 20; one without a customer
	d.Want("nobody's", rows[1][:4], []any{nil, int64(1), 0.0, int64(0)})
	d.Click(d.CellOf(uitest.GridOf[[]any](d), "Ana Rojas", uitest.Say("opportunity.salesperson")))
	d.Press(fyne.KeyReturn)
	d.Want("her opportunities", len(d.Names()), 2)

	data := d.Session().Office().Data()
	data.Completeness = domain.Weights{"customer": 1}.String()
	_, err := d.Session().SaveSettings(d.Context(), data, nil)
	d.Must(err)
	d.Menu("Tools", uitest.Say("report.completeness"))
	d.Want("by the new weights", uitest.RowsOf[[]any](d)[0], []any{"Ana Rojas", int64(2), 0.5, int64(1), int64(1)})
}
