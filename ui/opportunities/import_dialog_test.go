package opportunities_test

import (
	"os"
	"path/filepath"
	"testing"

	"preventa/cmd/preventa/uitest"
	"preventa/domain"
	"preventa/domain/office"
	"preventa/ui/opportunities"
)

const someDeals = `Deal,Client,Stage,Value,Since,Close date
Bottling line,Viña Los Aromos,Won,48600000,2026-09-01,2026-10-01
Cold room,Frío Sur,Demo booked,12000000,2026-09-02,
,Nobody,Demo booked,1,2026-09-03,
Scales,Ferretería,Won,700000,2026-09-04,
`

// newImport is a window on the import dialog for a file of these lines.
func newImport(t *testing.T, lines string, fill ...func(*office.Session)) *uitest.Desk {
	t.Helper()
	d := uitest.New(t, uitest.Chile, fill...)
	path := filepath.Join(d.Files.Folder, "deals.csv")
	d.Must(os.WriteFile(path, []byte(lines), 0o600))
	source, err := d.Files.ImportSource(path)
	d.Must(err)
	opportunities.Import(d.Window, source)
	d.WantSeen(uitest.Say("import.title"), "deals.csv")
	return d
}

func TestAFileIsMatchedRehearsedImportedAndTakenBack(t *testing.T) {
	d := newImport(t, someDeals)
	for field, column := range map[string]string{"Name": "Deal", "Customer / prospect": "Client", "State": "Stage", "Amount": "Value", "Opened on": "Since", "Closed on": "Close date"} {
		if d.Shows(field) != column {
			d.Pick(field, column)
		}
	}
	d.ClickText(uitest.Say("import.rehearse"))
	d.WantSeen("2 new, 0 updated, 0 unchanged, 2 left out", "Line 4", "Line 5", "Demo booked", "Viña Los Aromos")
	d.Want("rows after the rehearsal", len(d.Rows(office.Query{})), 0)
	d.ClickText(uitest.Say("command.back"))
	d.Want("still matched", d.Shows("Amount"), "Value")
	d.ClickText(uitest.Say("import.rehearse"))
	d.ClickText(uitest.Say("import.do"))

	d.Want("dialog", d.HasDialog(), false)
	d.Want("names", d.Names(), []string{"Cold room", "Bottling line"})
	won := d.Stored("Bottling line")
	d.Want("won", []any{won.Amount, won.ClosedOn, won.State}, []any{int64(48_600_000), domain.NewDate(2026, 10, 1), d.State("Won").ID})
	d.Want("class of the new state", d.State("Demo booked").Class, domain.Open)
	d.ClickText(uitest.Say("command.undo"))
	d.Want("names", d.Names(), []string{})
}

func TestNewStatesAreGivenTheirClassBeforeTheImport(t *testing.T) {
	d := newImport(t, "name,state,closed\nBottling line,Signed,2026-10-15\nCold room,Signed,\n")
	d.ClickText(uitest.Say("import.rehearse"))
	d.WantSeen("2 new, 0 updated, 0 unchanged, 0 left out", "Signed")
	d.ClickText(uitest.Say("class.open"))
	d.ClickText(uitest.Say("class.won"))
	d.WantSeen("1 new, 0 updated, 0 unchanged, 1 left out", "Line 3")
	d.ClickText(uitest.Say("import.do"))
	d.Want("names", d.Names(), []string{"Bottling line"})
	d.Want("class", d.State("Signed").Class, domain.Won)
}

func TestAClassThatMakesEveryRowBadCanBeChosenAgain(t *testing.T) {
	d := newImport(t, "name,state\nCold room,Signed\n")
	d.ClickText(uitest.Say("import.rehearse"))
	d.ClickText(uitest.Say("class.open"))
	d.ClickText(uitest.Say("class.won"))
	d.WantSeen("0 new, 0 updated, 0 unchanged, 1 left out")
	d.ClickText(uitest.Say("class.won"))
	d.ClickText(uitest.Say("class.hold"))
	d.WantSeen("1 new, 0 updated, 0 unchanged, 0 left out")
}

func TestAnImportWithoutNamesHasNothingToDo(t *testing.T) {
	d := newImport(t, "Client\nFrío Sur\n")
	d.ClickText(uitest.Say("import.rehearse"))
	d.WantSeen("0 new, 0 updated, 0 unchanged, 1 left out", uitest.Say("error.required"))
	d.ClickText(uitest.Say("import.do"))
	d.Want("dialog", d.HasDialog(), true)
	d.Want("rows", len(d.Rows(office.Query{})), 0)
}

func TestAnotherEncodingIsSaid(t *testing.T) {
	d := newImport(t, "name\nFr\xedo Sur\n")
	d.WantSeen("It is not UTF-8")
	d.ClickText(uitest.Say("import.rehearse"))
	d.ClickText(uitest.Say("import.do"))
	d.Want("names", d.Names(), []string{"Frío Sur"})
}

func TestTheDialogGuessesWhatTheFileHolds(t *testing.T) {
	d := newImport(t, "Razón social,RUT,Giro,Comuna\nSociedad Aromos,76.543.210-K,Vino,Talca\n")
	d.Want("kind", d.Shows(uitest.Say("import.kind")), uitest.Say("customers.title"))
	d.Want("legal name", d.Shows("Legal name"), "Razón social")
	d.Want("tax id", d.Shows("Tax id"), "RUT")
	d.ClickText(uitest.Say("import.rehearse"))
	d.WantSeen("1 new, 0 updated, 0 unchanged, 0 left out", "Vino")
	d.ClickText(uitest.Say("import.do"))
	customers, err := d.Session().Customers(t.Context(), office.Query{}, 0, 10)
	d.Must(err)
	d.Want("customers", len(customers), 1)
	d.Want("customer", []string{customers[0].Name, customers[0].TaxID, customers[0].Sector, customers[0].City},
		[]string{"Sociedad Aromos", "76.543.210-K", "Vino", "Talca"})
	d.ClickText(uitest.Say("command.undo"))
	customers, err = d.Session().Customers(t.Context(), office.Query{}, 0, 10)
	d.Must(err)
	d.Want("customers taken back", len(customers), 0)
}

func TestAnotherKindIsChosenForAFile(t *testing.T) {
	d := newImport(t, "name,price,day\nBottle,1.250,x\n")
	d.Pick(uitest.Say("import.kind"), uitest.Say("import.rates"))
	d.Want("day", d.Shows("Day"), "day")
	d.Want("rate", d.Shows("Rate"), "price")
	d.Pick(uitest.Say("import.kind"), uitest.Say("products.title"))
	d.Want("description", d.Shows("Description"), "name")
	d.Want("price", d.Shows("Price"), "price")
	d.ClickText(uitest.Say("import.rehearse"))
	d.ClickText(uitest.Say("import.do"))
	products, err := d.Session().Products(t.Context(), office.Query{}, 0, 10)
	d.Must(err)
	d.Want("products", len(products), 1)
	d.Want("price", products[0].Price, int64(1250))
}

// What went in but deserves a look is listed apart from what would be left out.
func TestNotesAreShownBeforeTheImport(t *testing.T) {
	d := newImport(t, "name,tax_id,city\nUno,1-1,Talca\nDos,1-1,Talca\n,2-2,Talca\n")
	d.ClickText(uitest.Say("import.rehearse"))
	d.WantSeen("2 new, 0 updated, 0 unchanged, 1 left out", uitest.Say("import.bad"), "Line 4", uitest.Say("import.notes"), "Line 3")
}
