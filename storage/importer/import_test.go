package importer_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/storage/importer"
)

// bad writes bad rows as "line field key".
func bad(rows []office.BadRow) []string {
	var list []string
	for _, b := range rows {
		list = append(list, strings.TrimSpace(fmt.Sprintf("%d %s %s", b.Line, b.Field, b.Key)))
	}
	return list
}

func TestEachTrapIsABadRowAndTheRestGoesIn(t *testing.T) {
	f, s := newOffice(t, euroOffice)
	result := imported(t, s, strings.Join([]string{
		"reference,name,customer,contact,email,state,amount,currency,probability,opened,closed,expected,tags",
		`r1,Bottling line,Viña Peñalolén,Ignacio Prats,i@vina.cl,Won,"1,234.50",,,2026-01-10,2026-02-20,,"machinery; 2027 budget|bottles,glass"`,
		`r2,,Nobody,,,New,,,,,,,`,                                // no name
		`r3,A,,,,Won,1,,,2026-01-10,,,`,                          // won without a closing day
		`r4,A,,,,Won,1,,,2026-01-10,2026-01-09,,`,                // closed before it was opened
		`r5,A,,,,New,"1.234,50",,,,,,`,                           // an amount of elsewhere
		`r6,A,,,,New,12 apples,,,,,,`,                            // no amount
		`r7,A,,,,New,1,EUX,,,,,`,                                 // no currency
		`r8,A,,,,New,1,,150,,,,`,                                 // no probability
		`r9,A,,,,New,1,,,yesterday,,,`,                           // no date of a file
		`r10,A,,,,New,1,,,2026-02-30,,,`,                         // no day
		`r11,A,,,,New,1,,,1/2,,,`,                                // a day without a year
		`r12,A,Firm,Eva,not an address,New,1,,,,,,`,              // no e-mail
		`r13,A,Firm,,eva@firm.cl,New,1,,,,,,`,                    // a contact known by its e-mail alone: fine
		"r14,A\x00B,,,,New,1,,,,,,",                              // a control character
		`r15,` + strings.Repeat("x", 201) + `,,,,New,1,,,,,,`,    // too long
		`r16,A,` + strings.Repeat("x", 201) + `,,,New,1,,,,,,`,   // too long elsewhere
		`r1,Again,,,,New,1,,,,,,`,                                // a reference twice
		`r17,A,,,,New,99999999999999999,,,,,,`,                   // more than there is
		`r18,too,few`,                                            // ragged
		`r19,"quo"ted,,,,New,1,,,,,,`,                            // quotation marks
		`r20,"'; DROP TABLE opportunity",محمد,,,Tasting,,,,,,,😀`, // all fine
	}, "\n"), office.ImportOptions{})
	want := []string{
		"3 name error.required", "4 closed error.closed_on.required", "5 closed error.closed_on.before_opened",
		"6 amount error.amount.did_you_mean", "7 amount error.amount.not_a_number", "8 currency error.currency",
		"9 probability error.percent.range", "10 opened error.date.not_a_date", "11 opened error.date.not_a_day",
		"12 opened error.date.not_a_date", "13 email error.email", "15 name error.text.control", "16 name error.text.too_long", "17 customer error.text.too_long",
		"18 reference error.import.twice", "19 amount error.amount.too_big",
		"20  error.import.ragged", "21  error.import.quotes",
	}
	if diff := cmp.Diff(want, bad(result.Bad)); diff != "" {
		t.Error(diff)
	}
	if result.Added != 3 || len(byReference(t, f)) != 3 {
		t.Errorf("%d rows went in, the office has %d", result.Added, len(byReference(t, f)))
	}
	for _, made := range []struct{ got, want []string }{
		{result.NewCustomers, []string{"Viña Peñalolén", "Firm", "محمد"}}, // of bad rows, none
		{result.NewContacts, []string{"Ignacio Prats", "eva@firm.cl"}},
		{result.NewStates, []string{"Tasting"}},
		{result.NewTags, []string{"machinery", "2027 budget", "bottles", "glass", "😀"}},
	} {
		if diff := cmp.Diff(made.want, made.got); diff != "" {
			t.Error(diff)
		}
	}
	if checkup, err := f.Check(t.Context()); err != nil || !checkup.Sound() {
		t.Errorf("check: %+v, %v", checkup, err)
	}
}

func TestAnImportedOpportunityKeepsTheRules(t *testing.T) {
	f, s := newOffice(t, euroOffice)
	imported(t, s, strings.Join([]string{
		"reference,name,customer,contact,email,phone,state,origin,salesperson,amount,currency,probability,opened,closed,expected,notes",
		`won,A,Firm,Eva,eva@firm.cl,+56 2,WON,Trade FAIR,Raúl,1234.5,,,2026-01-10,2026-02-20 14:30:05,,"one` + "\n" + `two "`,
		`open,B,firm,eva,,,,web,raul,10,usd,,,2026-02-20,12/31/2026,`,
		`own,C,,,,,Negotiation,,,,,35 %,,,,`,
	}, "\n"), office.ImportOptions{})
	got := byReference(t, f)
	won, open, own := got["won"], got["open"], got["own"]
	if won.Amount != 123_450 || won.OfficeAmount != 123_450 || won.Currency != "EUR" || won.Probability != 100 || won.ProbabilityOwn {
		t.Errorf("won: %+v", won)
	}
	if won.OpenedOn != domain.NewDate(2026, 1, 10) || won.ClosedOn != domain.NewDate(2026, 2, 20) || won.Notes != "one\ntwo" {
		t.Errorf("won: %+v", won)
	}
	if won.Salesperson == "" || won.CreditedTo != won.Salesperson || open.Salesperson != won.Salesperson || open.CreditedTo != "" {
		t.Errorf("salespeople: %q, credited %q; %q, credited %q", won.Salesperson, won.CreditedTo, open.Salesperson, open.CreditedTo)
	}
	if open.Customer != won.Customer || open.Contact != won.Contact || open.Contact == "" || open.Origin == won.Origin {
		t.Errorf("names are not found by their fold: %+v, %+v", won, open)
	}
	if open.OpenedOn != importDay || open.ClosedOn != 0 || open.ExpectedClose != domain.NewDate(2026, 12, 31) {
		t.Errorf("open: %+v", open)
	}
	if open.Currency != "USD" || !open.Unconverted || open.OfficeAmount != 0 || open.Probability != 10 {
		t.Errorf("open: %+v", open)
	}
	if own.Probability != 35 || !own.ProbabilityOwn {
		t.Errorf("own: %+v", own)
	}
	customers, err := f.Store.AllCustomers(t.Context())
	if err != nil || len(customers) != 1 || !customers[0].Registered {
		t.Errorf("customers %+v, %v", customers, err)
	}
	contacts, err := f.Store.AllContacts(t.Context())
	if err != nil || len(contacts) != 1 || contacts[0].Email != "eva@firm.cl" || contacts[0].Phone != "+56 2" || contacts[0].Customer != won.Customer {
		t.Errorf("contacts %+v, %v", contacts, err)
	}
	rows, err := s.Opportunities(t.Context(), office.Query{Text: "firm eva a"}, 0, 10)
	if err != nil || len(rows) != 2 {
		t.Errorf("%d rows found by customer and contact, %v", len(rows), err)
	}
}

func TestAmountsInTwoNotations(t *testing.T) {
	f, s := newOffice(t, office.Founding{Name: "Aconcagua", Language: domain.Spanish, Region: "CL", Person: "Ana Rojas"})
	result := imported(t, s, strings.Join([]string{
		"reference,name,amount,currency",
		"a,A,1250000,", "b,A,1.250.000,", "c,A,1250000.00,", "d,A,1.250,", "e,A,1.000,", "f,A,$ 1.250,", "g,A,-5,", "h,A,1.250,KWD",
	}, "\n"), office.ImportOptions{})
	got := map[string]int64{}
	for reference, o := range byReference(t, f) {
		got[reference] = o.Amount
	}
	if diff := cmp.Diff(map[string]int64{"a": 1_250_000, "b": 1_250_000, "c": 1_250_000, "d": 1_250, "e": 1_000, "f": 1_250, "g": -5}, got); diff != "" {
		t.Error(diff)
	}
	if len(result.Bad) != 1 || result.Bad[0].Key != "error.amount.ambiguous" ||
		result.Bad[0].Line != 9 {
		t.Errorf("1250 dinars or 1.250: %+v", result.Bad)
	}
}

func TestANewStateTakesItsClassFromTheOptions(t *testing.T) {
	f, s := newOffice(t, euroOffice)
	result := imported(t, s, strings.Join([]string{
		"name,state,opened,closed",
		"A,Ganado,2026-01-01,2026-01-02", "A,perdido,2026-01-01,2026-01-02", "A,En pausa,,", "A,Tasting,,", "A,Tour,,", "A,GANADO,2026-01-01,2026-01-02",
	}, "\n"), office.ImportOptions{Classes: map[string]domain.Class{
		"Ganado": domain.Won, "Perdido": domain.Lost, "EN PAUSA": domain.OnHold, "Won": domain.Won}})
	if result.Added != 6 || len(result.Bad) != 0 {
		t.Fatalf("%d went in, bad: %q", result.Added, bad(result.Bad))
	}
	states, err := f.Store.States(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	type made struct {
		Name        string
		Class       domain.Class
		Colour      string
		Probability int
		Position    int
	}
	var got []made
	for _, st := range states[7:] { // an office starts with seven
		got = append(got, made{st.Name, st.Class, st.Colour, st.Probability, st.Position})
	}
	want := []made{
		{"Ganado", domain.Won, "won-dot", 100, 8}, {"perdido", domain.Lost, "lost-dot", 0, 9}, {"En pausa", domain.OnHold, "hold-dot", 20, 10},
		{"Tasting", domain.Open, "st1", 10, 11}, {"Tour", domain.Open, "st2", 10, 12},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestAClassThatContradictsAStateStopsTheImport(t *testing.T) {
	f, s := newOffice(t, euroOffice)
	before := dump(t, f)
	for _, classes := range []map[string]domain.Class{
		{"won": domain.Lost}, {"New": domain.Won}, {"Tasting": "fine"}, {"Tasting": domain.Won, "TASTING": domain.Lost},
	} {
		_, err := s.ImportOpportunities(t.Context(), rowsOf(t, "name\nA\n"), office.ImportOptions{Classes: classes})
		if !domain.Is(err, domain.Invalid) {
			t.Errorf("%v: %v", classes, err)
		}
	}
	if diff := cmp.Diff(before, dump(t, f)); diff != "" {
		t.Errorf("something was done: %s", diff)
	}
}

const firstFile = `reference,name,customer,contact,email,state,salesperson,amount,opened,closed,expected,tags,notes
r1,One,Firm,Eva,eva@firm.cl,New,Raúl,10,2026-01-10,,2026-12-01,a;b,first
r2,Two,Firm,Eva,,Won,Raúl,20,2026-01-10,2026-02-10,,a,
r3,Three,,,,New,,30,,,,,
`

func TestTheSameReferenceUpdates(t *testing.T) {
	f, s := newOffice(t, euroOffice)
	imported(t, s, firstFile, office.ImportOptions{})
	before := byReference(t, f)
	again := imported(t, s, firstFile, office.ImportOptions{})
	if again.Unchanged != 3 || again.Added+again.Updated+len(again.Bad) != 0 || again.Set.ID != "" {
		t.Errorf("the same file again: %+v", again)
	}
	result := imported(t, s, strings.Join([]string{
		"reference,state,amount,closed,tags",
		"r1,Won,15,2026-03-01,b;c",
		"r2,,,,",
		"r3,Lost,,,", // no closing day
		"r4,New,1,,", // a new one without a name
	}, "\n"), office.ImportOptions{})
	if result.Updated != 1 || result.Unchanged != 1 || result.Added != 0 {
		t.Errorf("updated %d, unchanged %d, added %d", result.Updated, result.Unchanged, result.Added)
	}
	if diff := cmp.Diff([]string{"4 closed error.closed_on.required", "5 name error.required"}, bad(result.Bad)); diff != "" {
		t.Error(diff)
	}
	after := byReference(t, f)
	one := after["r1"]
	if one.Amount != 1500 || one.ClosedOn != domain.NewDate(2026, 3, 1) || one.CreditedTo != one.Salesperson || one.Probability != 100 {
		t.Errorf("r1: %+v", one)
	}
	was := before["r1"]
	if one.ID != was.ID || one.Number != was.Number || one.Name != "One" || one.Contact != was.Contact || one.Notes != "first" ||
		one.OpenedOn != was.OpenedOn || one.ExpectedClose != was.ExpectedClose || len(one.Tags) != 2 || one.Version != was.Version+1 {
		t.Errorf("r1 was %+v, is %+v", was, one)
	}
	for _, reference := range []string{"r2", "r3"} {
		if diff := cmp.Diff(before[reference], after[reference]); diff != "" {
			t.Errorf("%s: %s", reference, diff)
		}
	}
}

func TestAnotherCurrencyNeedsItsAmount(t *testing.T) {
	f, s := newOffice(t, euroOffice)
	imported(t, s, firstFile, office.ImportOptions{})
	result := imported(t, s, "reference,currency,amount\nr1,CLP,\nr2,CLP,5000\nr3,EUR,\n", office.ImportOptions{})
	if diff := cmp.Diff([]string{"2 currency error.import.currency_alone"}, bad(result.Bad)); diff != "" {
		t.Error(diff)
	}
	if two := byReference(t, f)["r2"]; two.Amount != 5000 || two.Currency != "CLP" || !two.Unconverted || two.OfficeAmount != 0 {
		t.Errorf("r2: %+v", two)
	}
}

func TestAClosedOpportunityIsCreditedOnceSomebodyIsResponsible(t *testing.T) {
	f, s := newOffice(t, euroOffice)
	imported(t, s, "reference,name,state,opened,closed\nr,A,Won,2026-01-01,2026-01-02\n", office.ImportOptions{})
	imported(t, s, "reference,salesperson\nr,Raúl\n", office.ImportOptions{})
	imported(t, s, "reference,salesperson\nr,Eva\n", office.ImportOptions{})
	o := byReference(t, f)["r"]
	credited, responsible := domain.Person{}, domain.Person{}
	if err := errors.Join(f.Store.Load(t.Context(), o.CreditedTo, &credited), f.Store.Load(t.Context(), o.Salesperson, &responsible)); err != nil {
		t.Fatal(err)
	}
	if credited.Name != "Raúl" || responsible.Name != "Eva" || o.ClosedOn != domain.NewDate(2026, 1, 2) {
		t.Errorf("credited to %s, %s responsible, closed on %s", credited.Name, responsible.Name, o.ClosedOn)
	}
}

func TestAReferenceInTheRecycleBinIsABadRow(t *testing.T) {
	f, s := newOffice(t, euroOffice)
	imported(t, s, firstFile, office.ImportOptions{})
	if _, err := s.DeleteOpportunities(t.Context(), []domain.ID{byReference(t, f)["r1"].ID}); err != nil {
		t.Fatal(err)
	}
	result := imported(t, s, "reference,name\nr1,Changed\n", office.ImportOptions{})
	if diff := cmp.Diff([]string{"2 reference error.import.in_recycle_bin"}, bad(result.Bad)); diff != "" {
		t.Error(diff)
	}
}

func TestAContactsOwnCardStays(t *testing.T) {
	f, s := newOffice(t, euroOffice)
	imported(t, s, "reference,name,customer,contact,email,phone\nr1,A,Firm,Eva,old@firm.cl,\nr2,A,Firm,Eva,new@firm.cl,\n", office.ImportOptions{})
	result := imported(t, s, "reference,name,customer,contact,email,phone\nr3,A,Firm,EVA,third@firm.cl,+56 2\nr4,A,Other,Eva,e@other.cl,\n", office.ImportOptions{})
	if diff := cmp.Diff([]string{"2 email error.import.card_kept"}, bad(result.Notes)); diff != "" {
		t.Error(diff)
	}
	if result.Added != 2 {
		t.Errorf("%d rows went in", result.Added)
	}
	contacts, err := f.Store.AllContacts(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, c := range contacts {
		got = append(got, c.Name+" "+c.Email+" "+c.Phone)
	}
	// within the import that added her the later e-mail counts, afterwards her own
	if diff := cmp.Diff([]string{"Eva new@firm.cl +56 2", "Eva e@other.cl "}, got); diff != "" {
		t.Error(diff)
	}
	result = imported(t, s, "reference,phone\nr4,+56 9\nr3,+56 3\n", office.ImportOptions{})
	if result.Updated != 1 || result.Unchanged != 1 || len(result.Notes) != 1 {
		t.Errorf("a telephone without a name: %+v", result)
	}
}

func TestAPersonBecomesASalesperson(t *testing.T) {
	f, s := newOffice(t, euroOffice)
	people, err := f.Store.Persons(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	result := imported(t, s, "reference,name,salesperson\nr,A,ANA ROJAS\n", office.ImportOptions{})
	if o := byReference(t, f)["r"]; o.Salesperson != people[0].ID || len(result.NewSalespeople) != 0 {
		t.Errorf("the salesperson is %q, new ones %q", o.Salesperson, result.NewSalespeople)
	}
}

func TestUndoTakesAnImportBackAsOne(t *testing.T) {
	f, s := newOffice(t, euroOffice)
	imported(t, s, "reference,name,customer,contact,state,opened,tags\nr1,Old,Firm,Eva,New,2026-01-01,a\n", office.ImportOptions{})
	before := dump(t, f)
	openBefore := openByState(t, s)
	result := imported(t, s, strings.Join([]string{
		"reference,name,customer,contact,email,state,origin,salesperson,tags",
		"r1,New name,Other,Eva,,Tasting,Radio,Raúl,b",
		"r2,Two,Firm,Eva,eva@firm.cl,Tasting,Web,Raúl,a;c",
	}, "\n"), office.ImportOptions{})
	if result.Added != 1 || result.Updated != 1 || dump(t, f) == before {
		t.Fatalf("nothing to take back: %+v", result)
	}
	if _, err := s.Undo(t.Context(), result.Set.ID); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(withoutVersions(before), withoutVersions(dump(t, f))); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(openBefore, openByState(t, s)); diff != "" {
		t.Errorf("open by state: %s", diff)
	}
	if checkup, err := f.Check(t.Context()); err != nil || !checkup.Sound() {
		t.Errorf("check: %+v, %v", checkup, err)
	}
}

func TestARehearsalDoesNothing(t *testing.T) {
	f, s := newOffice(t, euroOffice)
	before := dump(t, f)
	journal := func() string {
		checkup, err := f.Check(t.Context())
		if err != nil || !checkup.Sound() {
			t.Fatalf("check: %+v, %v", checkup, err)
		}
		return checkup.Journal.Head
	}
	head := journal()
	rehearsed := imported(t, s, firstFile, office.ImportOptions{DryRun: true})
	if dump(t, f) != before || journal() != head || rehearsed.Set.ID != "" {
		t.Error("a rehearsal changed the office")
	}
	done := imported(t, s, firstFile, office.ImportOptions{})
	done.Set = rehearsed.Set
	if diff := cmp.Diff(rehearsed, done); diff != "" {
		t.Errorf("the rehearsal told something else: %s", diff)
	}
	if journal() == head {
		t.Error("the import left no trace in the journal")
	}
}

func TestAnOfficeOpenedToReadTakesNoImport(t *testing.T) {
	f, _ := newOffice(t, euroOffice)
	o, err := office.Open(t.Context(), f.Store, clock, true)
	if err != nil {
		t.Fatal(err)
	}
	s, err := o.SignIn(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.ImportOpportunities(t.Context(), rowsOf(t, firstFile), office.ImportOptions{}); !domain.Is(err, domain.ReadOnly) {
		t.Errorf("%v", err)
	}
}

func TestImportedOpportunitiesAreNumberedInTheOrderOfTheFileAndFound(t *testing.T) {
	f, s := newOffice(t, euroOffice)
	imported(t, s, "reference,name,customer,contact\nr1,One,Firm,Eva\nr2,,Firm,Eva\nr3,Three,,\n", office.ImportOptions{})
	imported(t, s, "reference,name,customer,contact\nr4,Four,Firm,Eva\nr1,First,,\n", office.ImportOptions{})
	got := map[string]int64{}
	for reference, o := range byReference(t, f) {
		got[reference] = o.Number
	}
	if diff := cmp.Diff(map[string]int64{"r1": 1, "r3": 2, "r4": 3}, got); diff != "" {
		t.Error(diff)
	}
	for text, want := range map[string]int{"firm": 2, "eva four": 1, "3 four": 1, "one": 0, "first eva firm": 1, "three": 1} {
		rows, err := s.Opportunities(t.Context(), office.Query{Text: text}, 0, 10)
		if err != nil || len(rows) != want {
			t.Errorf("%q finds %d rows, %v, want %d", text, len(rows), err, want)
		}
	}
}

func TestAFileOfWindowsKeepsItsLetters(t *testing.T) {
	f, s := newOffice(t, euroOffice)
	path := written(t, "id;cliente\nr1;Vi\xf1a Pe\xf1alol\xe9n \x80\n")
	rows, info, err := importer.Read(path, domain.KindOpportunity, importer.Mapping{"reference": "id", "name": "cliente"})
	if err != nil || info.Encoding != "windows-1252" || info.Separator != ';' {
		t.Fatalf("%+v, %v", info, err)
	}
	if _, err := s.ImportOpportunities(t.Context(), rows, office.ImportOptions{}); err != nil {
		t.Fatal(err)
	}
	if name := byReference(t, f)["r1"].Name; name != "Viña Peñalolén €" {
		t.Errorf("name reads %q", name)
	}
}
