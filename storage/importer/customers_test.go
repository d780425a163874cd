package importer_test

import (
	"cmp"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/storage/importer"
	"preventa/storage/officefile"
)

// chileanOffice writes 1.234,5 and keeps its books in pesos.
var chileanOffice = office.Founding{Name: "Aconcagua", Language: domain.Spanish, Region: "CL", Currency: "CLP", Person: "Ana Rojas"}

// brought imports a file of a kind whose columns are called as its fields.
func brought(t testing.TB, s *office.Session, kind domain.Kind, lines ...string) office.ImportResult {
	t.Helper()
	content := strings.Join(lines, "\n") + "\n"
	path := written(t, content)
	table, err := importer.Preview(path)
	if err != nil {
		t.Fatal(err)
	}
	rows, _, err := importer.Read(path, kind, importer.Suggest(kind, table.Header))
	if err != nil {
		t.Fatal(err)
	}
	result, err := s.Import(t.Context(), kind, rows, office.ImportOptions{})
	if err != nil {
		t.Fatal(err)
	}
	return result
}

// counts are the rows added, updated, unchanged and bad.
func counts(r office.ImportResult) []int {
	return []int{r.Added, r.Updated, r.Unchanged, len(r.Bad)}
}

func same(t testing.TB, what string, want, got any) {
	t.Helper()
	if diff := gocmp.Diff(want, got); diff != "" {
		t.Errorf("%s: %s", what, diff)
	}
}

// customersOf are the office's customers by name.
func customersOf(t testing.TB, f *officefile.File) map[string]domain.Customer {
	t.Helper()
	all, err := f.Store.AllCustomers(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]domain.Customer{}
	for _, c := range all {
		found[c.Name] = c
	}
	return found
}

// namesOf are the names of a catalogue's words, or of people, by id.
func namesOf(t testing.TB, s *office.Session, catalogues ...domain.Catalogue) map[domain.ID]string {
	t.Helper()
	names := map[domain.ID]string{}
	for _, c := range catalogues {
		items, err := s.Items(t.Context(), c)
		if err != nil {
			t.Fatal(err)
		}
		for _, item := range items {
			names[item.ID] = item.Name
		}
	}
	people, err := s.People(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range people {
		names[p.ID] = p.Name
	}
	return names
}

func TestACustomersRowFillsItsCard(t *testing.T) {
	f, s := newOffice(t, chileanOffice)
	result := brought(t, s, domain.KindCustomer,
		"name,legal_name,tax_id,sector,address,city,district,country,phones,emails,website,salesperson,language,tags,notes,blocked,registered",
		`Viña Ñandú,Ñandú SpA,76.543.210-K,Wine,Calle 1,Talca,Maule,Chile,"+56 2 2345, +56 9 1111",v@nandu.cl,nandu.cl,Luis Paz,English,"key; export",First line,sí,no`,
		"Frío Sur,,,,,,,,,,,,,,,,")
	same(t, "rows", []int{2, 0, 0, 0}, counts(result))
	same(t, "new", [][]string{{"Wine"}, {"key", "export"}, {"Luis Paz"}}, [][]string{result.NewSectors, result.NewTags, result.NewSalespeople})
	names := namesOf(t, s, domain.Sectors, domain.Tags)
	got := customersOf(t, f)["Viña Ñandú"]
	same(t, "sector and salesperson", []string{"Wine", "Luis Paz"}, []string{names[got.Sector], names[got.Salesperson]})
	tags := []string{names[got.Tags[0]], names[got.Tags[1]]}
	slices.Sort(tags)
	same(t, "tags", []string{"export", "key"}, tags)
	want := domain.Customer{ID: got.ID, Version: 1, Name: "Viña Ñandú", LegalName: "Ñandú SpA", TaxID: "76.543.210-K", Sector: got.Sector, Address: "Calle 1",
		City: "Talca", District: "Maule", Country: "Chile", Phones: "+56 2 2345; +56 9 1111", Emails: "v@nandu.cl", Website: "nandu.cl",
		Salesperson: got.Salesperson, Language: domain.English, Tags: got.Tags, Notes: "First line", Blocked: true}
	same(t, "card", want, got)
	plain := customersOf(t, f)["Frío Sur"]
	same(t, "registered unless said otherwise", []bool{true, false}, []bool{plain.Registered, plain.Blocked})
}

func TestACustomerIsFoundByTaxIDThenByName(t *testing.T) {
	f, s := newOffice(t, chileanOffice)
	brought(t, s, domain.KindCustomer, "name,tax_id,city", "Viña Ñandú,76.543.210-K,Talca", "Frío Sur,,Osorno", "Lácteos,11-1,Valdivia")
	before := customersOf(t, f)
	result := brought(t, s, domain.KindCustomer, "name,tax_id,city,phones",
		"Viña del Ñandú,76543210k,,+1", // the tax id decides, the name is new, an empty city says nothing
		"FRIO  SUR,22-2,Temuco,",       // by the fold of its name
		"Lácteos,11-1,Valdivia,",       // says what is known
		"Nueva,33-3,,")
	same(t, "rows", []int{1, 2, 1, 0}, counts(result))
	same(t, "notes", []string{"2 name error.import.was"}, bad(result.Notes))
	after := customersOf(t, f)
	renamed := after["Viña del Ñandú"]
	same(t, "renamed", []any{before["Viña Ñandú"].ID, "76.543.210-K", "Talca", "+1"}, []any{renamed.ID, renamed.TaxID, renamed.City, renamed.Phones})
	found := after["Frío Sur"] // as the office spells it
	same(t, "found by name", []any{before["Frío Sur"].ID, "22-2", "Temuco"}, []any{found.ID, found.TaxID, found.City})
	same(t, "how many", 4, len(after))
}

func TestATaxIDOfAnotherCustomerIsTakenAndTold(t *testing.T) {
	f, s := newOffice(t, chileanOffice)
	brought(t, s, domain.KindCustomer, "name,tax_id,city", "Viña Ñandú,76.543.210-K,Talca", "Frío Sur,,Osorno")
	result := brought(t, s, domain.KindCustomer, "name,tax_id", "Frío Sur,76543210-K", "Uno,44-4", "Dos,44-4", "Uno,55-5")
	same(t, "rows", []int{3, 1, 0, 0}, counts(result))
	same(t, "notes", []string{"2 tax_id error.import.tax_id_shared", "4 tax_id error.import.tax_id_shared", "5 name error.import.name_shared"}, bad(result.Notes))
	after := customersOf(t, f)
	same(t, "both have it", []string{"76.543.210-K", "76543210-K"}, []string{after["Viña Ñandú"].TaxID, after["Frío Sur"].TaxID})
	same(t, "two firms of one tax id", []string{"44-4"}, []string{after["Dos"].TaxID})
}

// A legal name stands in for a name that is missing; it renames nobody.
func TestACustomerCanBeKnownByItsLegalNameAlone(t *testing.T) {
	f, s := newOffice(t, chileanOffice)
	brought(t, s, domain.KindCustomer, "name,tax_id", "Aromos,1-1")
	lines := []string{"legal_name,tax_id,city", "Sociedad Aromos SpA,11,Talca", "Lácteos del Sur SpA,2-2,Osorno", "Transportes SpA,,"}
	same(t, "rows", []int{2, 1, 0, 0}, counts(brought(t, s, domain.KindCustomer, lines...)))
	same(t, "again", []int{0, 0, 3, 0}, counts(brought(t, s, domain.KindCustomer, lines...)))
	after := customersOf(t, f)
	same(t, "names", []string{"Sociedad Aromos SpA", "Lácteos del Sur SpA", "Transportes SpA"},
		[]string{after["Aromos"].LegalName, after["Lácteos del Sur SpA"].LegalName, after["Transportes SpA"].LegalName})
}

func TestBadCustomersAreLeftOut(t *testing.T) {
	f, s := newOffice(t, chileanOffice)
	result := brought(t, s, domain.KindCustomer, "name,tax_id,emails,sector,language,blocked,registered",
		",,,Lost sector,,,", "Uno,1-1,,,,,", "UNO,,,,,,", "Otro,1-1,a@b.cl,,,,", "A,,no mail,,,,", "B,,,,fr,,", "C,,,,,perhaps,", "D,,,,,,ja")
	same(t, "bad", []string{
		"2 name error.required", "4 name error.import.row_twice", "6 emails error.email", "7 language error.language",
		"8 blocked error.import.yes_no", "9 registered error.import.yes_no",
	}, bad(result.Bad))
	same(t, "rows", []int{2, 0, 0, 6}, counts(result))
	same(t, "sectors of bad rows", 0, len(result.NewSectors))
	same(t, "customers", 2, len(customersOf(t, f)))
}

// A customer in the recycle bin is not found, nor changed.
func TestAnImportLeavesTheRecycleBinAlone(t *testing.T) {
	f, s := newOffice(t, chileanOffice)
	brought(t, s, domain.KindCustomer, "name,city", "Frío Sur,Osorno")
	gone := customersOf(t, f)["Frío Sur"]
	if _, err := s.DeleteCustomers(t.Context(), []domain.ID{gone.ID}); err != nil {
		t.Fatal(err)
	}
	same(t, "rows", []int{1, 0, 0, 0}, counts(brought(t, s, domain.KindCustomer, "name,city", "Frío Sur,Temuco")))
	brought(t, s, domain.KindOpportunity, "name,customer", "Cold room,Frío Sur")
	all, err := f.Store.AllCustomers(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	slices.SortFunc(all, func(a, b domain.Customer) int { return cmp.Compare(a.City, b.City) })
	same(t, "customers", []string{"Osorno", "Temuco"}, []string{all[0].City, all[1].City})
	opportunities, err := f.Store.AllOpportunities(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	same(t, "customer of the opportunity", all[1].ID, opportunities[0].Customer)
}

func TestEveryImportIsTakenBackAsOne(t *testing.T) {
	files := map[domain.Kind][]string{
		domain.KindCustomer: {"name,sector,tags,salesperson", "A,Wine,x,Luis Paz", "B,,,"},
		domain.KindContact:  {"name,customer,position", "Ana,A,Buyer", "Luis,C,Seller"},
		domain.KindProduct:  {"code,description,price", "1,One,10", "2,Two,20"},
		domain.KindActivity: {"type,subject,customer,contact,day,people", "Call,Ring,A,Ana,2026-01-02,Luis Paz;Eva", "Toast,Cheers,D,,2026-01-03,"},
		domain.KindRate:     {"currency,day,rate", "USD,2026-01-01,950.5", "EUR,2026-01-01,1100.25"},
		domain.KindTarget:   {"salesperson,month,amount,count", ",2026-01,500,", "Ana Rojas,2026-01,100,3"},
	}
	for kind, lines := range files {
		f, s := newOffice(t, chileanOffice)
		before := dump(t, f)
		result := brought(t, s, kind, lines...)
		same(t, string(kind)+" rows", []int{2, 0, 0, 0}, counts(result))
		same(t, string(kind)+" again", []int{0, 0, 2, 0}, counts(brought(t, s, kind, lines...)))
		if _, err := s.Undo(t.Context(), result.Set.ID); err != nil {
			t.Fatal(err)
		}
		same(t, string(kind)+" taken back", withoutVersions(before), withoutVersions(dump(t, f)))
	}
}
