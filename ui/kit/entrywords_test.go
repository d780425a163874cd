package kit

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"preventa/assets"
	"preventa/domain"
	"preventa/domain/office"
	"preventa/domain/region"
)

var journaled = []domain.Kind{domain.KindOffice, domain.KindPerson, domain.KindState, domain.KindItem, domain.KindCustomer, domain.KindContact,
	domain.KindOpportunity, domain.KindParticipant, domain.KindActivity, domain.KindProduct, domain.KindQuotation, domain.KindLine,
	domain.KindAttachment, domain.KindRate}

func TestEveryFieldKindAndActionOfTheJournalHasWords(t *testing.T) {
	keys := append(actionKeys(t), "entry.yes", "entry.no")
	for _, kind := range journaled {
		record, _ := domain.Empty(kind)
		prefix := string(kind)
		if kind == domain.KindLine {
			prefix = "line"
		}
		keys = append(keys, "kind."+string(kind), "kinds."+string(kind), "kind_count."+string(kind))
		for _, field := range domain.FieldNames(record) {
			keys = append(keys, prefix+"."+field)
		}
	}
	for _, status := range domain.QuotationStatuses {
		keys = append(keys, "quotation_status."+string(status))
	}
	for _, class := range domain.Classes {
		keys = append(keys, "class."+string(class))
	}
	for _, catalogue := range domain.Catalogues {
		keys = append(keys, "catalogue_name."+string(catalogue), "action."+string(catalogue)+"s.customized", "action."+string(catalogue)+"s.merged")
	}
	for _, field := range domain.CompletenessFields {
		keys = append(keys, "completeness."+field)
	}
	for _, c := range domain.Currencies() {
		keys = append(keys, "currency."+strings.ToLower(string(c)))
	}
	for _, language := range []string{"en", "es"} {
		texts := textsOf(t, language)
		for _, key := range keys {
			if texts[key] == nil || texts[key] == "" {
				t.Errorf("%s.json lacks %s", language, key)
			}
		}
	}
}

func textsOf(t *testing.T, language string) map[string]any {
	t.Helper()
	content, err := assets.Translations().ReadFile("translations/" + language + ".json")
	if err != nil {
		t.Fatal(err)
	}
	var texts map[string]any
	if err := json.Unmarshal(content, &texts); err != nil {
		t.Fatal(err)
	}
	return texts
}

// actionShape is what the name of an action looks like. Keys of texts look the same: they
// stand behind the name of a field, or begin with what they are.
var (
	actionShape = regexp.MustCompile(`^[a-z_]{3,}\.[a-z_]+$`)
	otherShape  = regexp.MustCompile(`^(error|report|formula|completeness)\.`)
)

// actionKeys reads the names of the actions off the code of the use cases.
func actionKeys(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("../../domain/office/*.go")
	if err != nil || len(files) == 0 {
		t.Fatal("no code of the use cases", err)
	}
	keys := []string{"action.undo"}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), file, source, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		keys = append(keys, actionsIn(parsed)...)
	}
	if len(keys) < 40 {
		t.Fatalf("only %d actions were found", len(keys))
	}
	return keys
}

func actionsIn(file *ast.File) []string {
	var keys []string
	ast.Inspect(file, func(n ast.Node) bool {
		if field, ok := n.(*ast.KeyValueExpr); ok {
			name, named := field.Key.(*ast.Ident)
			return !named || name.Name == "Action"
		}
		literal, ok := n.(*ast.BasicLit)
		if !ok || literal.Kind != token.STRING {
			return true
		}
		if text, _ := strconv.Unquote(literal.Value); actionShape.MatchString(text) && !otherShape.MatchString(text) {
			keys = append(keys, "action."+text)
		}
		return true
	})
	return keys
}

// A number or a day that is written like any text would show as it is stored.
func TestEveryNumberAndDayOfTheJournalHasAForm(t *testing.T) {
	for _, kind := range journaled {
		record, _ := domain.Empty(kind)
		value := reflect.ValueOf(record).Elem()
		for i := range value.NumField() {
			field, ok := value.Type().Field(i).Tag.Lookup("field")
			if !ok {
				continue
			}
			switch value.Field(i).Kind() {
			case reflect.Bool, reflect.Int, reflect.Int32, reflect.Int64:
				if entryFormOf(kind, field) == formText {
					t.Errorf("%s.%s has no form", kind, field)
				}
			}
		}
	}
}

func chileanWords(t *testing.T, entries []office.Entry, names map[domain.ID]string, currencies map[domain.ID]domain.Currency) *EntryWords {
	t.Helper()
	cl, known := region.Find("CL")
	if !known {
		t.Fatal("no Chile")
	}
	w := &EntryWords{region: cl, home: "CLP", names: names, currencies: currencies}
	w.follow(entries)
	return w
}

func edited(kind domain.Kind, field string, before, after any) office.Entry {
	return office.Entry{Kind: kind, Record: "r", Op: "edit", Field: field, Old: before, New: after, Seq: 5}
}

func TestEntriesAreSaidInWords(t *testing.T) {
	t.Cleanup(func() { Speak(domain.English) })
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
		words := chileanWords(t, nil, names, nil)
		for language, want := range map[domain.Language]string{domain.English: c.english, domain.Spanish: c.spanish} {
			Speak(language)
			if got := strings.ReplaceAll(words.Text(c.entry), "\u00a0", " "); got != want {
				t.Errorf("%s %v: got %q, want %q", language, c.entry, got, want)
			}
		}
	}
	if got := chileanWords(t, nil, nil, nil).Whole(edited(domain.KindOpportunity, "notes", nil, long)); !strings.HasSuffix(got, long) {
		t.Errorf("the whole is cut: %q", got)
	}
}

// An amount is read in the currency the record had then: 2500 is 25 dollars and 2.500 pesos.
func TestAmountsAreInTheCurrencyOfTheirTime(t *testing.T) {
	Speak(domain.English)
	later := edited(domain.KindOpportunity, "amount", int64(2500), int64(9900))
	later.Seq = 9
	turned := edited(domain.KindOpportunity, "amount", int64(2500), int64(700))
	turned.Seq = 7
	coin := edited(domain.KindOpportunity, "currency", "CLP", "USD")
	coin.Seq = 7
	first := edited(domain.KindOpportunity, "amount", nil, int64(2500))
	first.Seq = 3
	entries := []office.Entry{later, turned, coin, first}
	words := chileanWords(t, entries, nil, map[domain.ID]domain.Currency{"r": "USD"})
	var got []string
	for _, e := range entries {
		got = append(got, strings.ReplaceAll(words.Text(e), "\u00a0", " "))
	}
	want := []string{"Amount: US$ 25,00 → US$ 99,00", "Amount: $ 2.500 → US$ 7,00", "Currency: CLP → USD", "Amount: — → $ 2.500"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestWhatARecordHoldsIsListedInItsOrder(t *testing.T) {
	Speak(domain.English)
	words := chileanWords(t, nil, map[domain.ID]string{"c": "Viña"}, nil)
	got := words.Fields(&domain.Contact{ID: "r", Customer: "c", Name: "Ana", Birthday: domain.NewDate(1990, 5, 1)})
	want := []FieldWords{{"customer", "Contact's customer", "Viña"}, {"name", "Contact", "Ana"}, {"birthday", "Birthday", "01-05-1990"}}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
