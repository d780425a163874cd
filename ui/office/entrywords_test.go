package office_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"preventa/cmd/preventa/uitest"
	"preventa/domain"
	"preventa/domain/office"
	"preventa/ui/kit"
)

func edited(kind domain.Kind, field string, before, after any) office.Entry {
	return office.Entry{Kind: kind, Record: "r", Op: "edit", Field: field, Old: before, New: after, Seq: 5}
}

func TestEntriesAreSaidInWords(t *testing.T) {
	d := uitest.New(t, uitest.Chile)
	names := map[domain.ID]string{"a": "Web", "b": "Feria", "r": "Corchos"}
	long := strings.Repeat("una nota larga ", 10)
	day := time.Date(2026, 10, 15, 9, 30, 0, 0, time.Local).UnixMilli()
	for _, c := range []struct {
		entry            office.Entry
		english, spanish string
	}{
		{edited(domain.KindOpportunity, "amount", int64(1000000), int64(1250000)), "Amount: $ 1.000.000 → $ 1.250.000", "Monto: $ 1.000.000 → $ 1.250.000"},
		{edited(domain.KindOpportunity, "amount", nil, int64(5)), "Amount: — → $ 5", "Monto: — → $ 5"},
		{edited(domain.KindOpportunity, "probability", nil, int64(45)), "Probability: 0 % → 45 %", "Probabilidad: 0 % → 45 %"},
		{edited(domain.KindOpportunity, "expected_close", "2026-11-27", nil), "Expected close: 27-11-2026 → —", "Cierre previsto: 27-11-2026 → —"},
		{edited(domain.KindOpportunity, "origin", "a", "gone"), "Origin: Web → (deleted)", "Origen: Web → (borrado)"},
		{edited(domain.KindOpportunity, "tags", nil, []string{"a", "b"}), "Tags: — → Web, Feria", "Etiquetas: — → Web, Feria"},
		{edited(domain.KindCustomer, "registered", nil, true), "Registered: no → yes", "Registrado: no → sí"},
		{edited(domain.KindOpportunity, "removed_at", nil, day), "Moved to the recycle bin", "Enviado a la papelera"},
		{edited(domain.KindOpportunity, "removed_at", day, nil), "Restored from the recycle bin", "Restaurado desde la papelera"},
		{edited(domain.KindOpportunity, "notes", nil, long), "Notes: — → " + strings.TrimSpace(long[:60]) + "…", "Notas: — → " + strings.TrimSpace(long[:60]) + "…"},
		{edited(domain.KindActivity, "minute", int64(9*60+16), int64(1)), "Time: 09:15 → 00:00", "Hora: 09:15 → 00:00"},
		{edited(domain.KindActivity, "minutes", int64(1), int64(90)), "Duration: 1 minute → 90 minutes", "Duración: 1 minuto → 90 minutos"},
		{edited(domain.KindQuotation, "status", "draft", "sent"), "Status: Draft → Sent", "Estado: Borrador → Enviada"},
		{edited(domain.KindQuotation, "revision", nil, int64(27)), "Revision: A → AB", "Revisión: A → AB"},
		{edited(domain.KindLine, "quantity", int64(1500), int64(-2000)), "Quantity: 1,5 → -2", "Cantidad: 1,5 → -2"},
		{edited(domain.KindLine, "discount", nil, int64(1250)), "Discount: — → 12,5 %", "Descuento: — → 12,5 %"},
		{edited(domain.KindLine, "tax", int64(1900), nil), "Tax: 19 % → —", "Impuesto: 19 % → —"},
		{edited(domain.KindRate, "value", int64(3825050000000), int64(105000)), "Rate: 38.250,50 → 0,00105", "Tipo de cambio: 38.250,50 → 0,00105"},
		{edited(domain.KindAttachment, "size", nil, int64(1258292)), "Size: — → 1,2 MB", "Tamaño: — → 1,2 MB"},
		{edited(domain.KindState, "class", "open", "hold"), "Class: Open → On hold", "Clase: En curso → En espera"},
		{edited(domain.KindOffice, "completeness", nil, "customer=3;amount=1"), "Completeness weights: — → Customer 3, Amount 1", "Pesos de la completitud: — → Cliente 3, Monto 1"},
		{office.Entry{Kind: domain.KindContact, Record: "r", Op: "add"}, "Added", "Agregado"},
		{office.Entry{Kind: domain.KindContact, Record: "r", Op: "remove"}, "Deleted for good", "Borrado definitivamente"},
		{office.Entry{Kind: domain.KindContact, Record: "r", Op: "edit", Emptied: true}, "Emptied for good", "Borrado definitivo"},
	} {
		for language, want := range map[domain.Language]string{domain.English: c.english, domain.Spanish: c.spanish} {
			kit.Speak(language)
			words := kit.NewEntryWords(d.Session().Office(), nil, names, nil)
			if got := uitest.Plain(words.Text(c.entry)); got != want {
				t.Errorf("%s %v: got %q, want %q", language, c.entry, got, want)
			}
		}
	}
	if got := kit.NewEntryWords(d.Session().Office(), nil, nil, nil).Whole(edited(domain.KindOpportunity, "notes", nil, long)); !strings.HasSuffix(got, long) {
		t.Errorf("the whole is cut: %q", got)
	}
}

// An amount is read in the currency the record had then: 2500 is 25 dollars and 2.500 pesos.
func TestAmountsAreInTheCurrencyOfTheirTime(t *testing.T) {
	d := uitest.New(t, uitest.Chile)
	later := edited(domain.KindOpportunity, "amount", int64(2500), int64(9900))
	later.Seq = 9
	turned := edited(domain.KindOpportunity, "amount", int64(2500), int64(700))
	turned.Seq = 7
	coin := edited(domain.KindOpportunity, "currency", "CLP", "USD")
	coin.Seq = 7
	first := edited(domain.KindOpportunity, "amount", nil, int64(2500))
	first.Seq = 3
	entries := []office.Entry{later, turned, coin, first}
	words := kit.NewEntryWords(d.Session().Office(), entries, nil, map[domain.ID]domain.Currency{"r": "USD"})
	var got []string
	for _, e := range entries {
		got = append(got, uitest.Plain(words.Text(e)))
	}
	want := []string{"Amount: US$ 25,00 → US$ 99,00", "Amount: $ 2.500 → US$ 7,00", "Currency: CLP → USD", "Amount: — → $ 2.500"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestWhatARecordHoldsIsListedInItsOrder(t *testing.T) {
	d := uitest.New(t, uitest.Chile)
	words := kit.NewEntryWords(d.Session().Office(), nil, map[domain.ID]string{"c": "Viña"}, nil)
	got := words.Fields(&domain.Contact{ID: "r", Customer: "c", Name: "Ana", Birthday: domain.NewDate(1990, 5, 1)})
	want := []kit.FieldWords{{Field: "customer", Title: "Contact's customer", Value: "Viña"}, {Field: "name", Title: "Contact", Value: "Ana"}, {Field: "birthday", Title: "Birthday", Value: "01-05-1990"}}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
