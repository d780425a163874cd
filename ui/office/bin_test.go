package office_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"preventa/cmd/preventa/uitest"
	"preventa/domain"
	"preventa/domain/office"
)

// thrown is a window on the recycle bin, over an office where the deals of these names
// were deleted, each of a customer of its own.
func thrown(t *testing.T, names ...string) *uitest.Desk {
	t.Helper()
	d := uitest.New(t, uitest.Chile, func(s *office.Session) {
		for _, name := range names {
			deal := uitest.Open(t, s, uitest.Deal{Name: name, Customer: "Viña " + name, Contact: "Ana of " + name, Amount: 1_250_000})
			if _, err := s.DeleteOpportunities(t.Context(), []domain.ID{deal.ID}); err != nil {
				t.Fatal(err)
			}
		}
		uitest.Open(t, s, uitest.Deal{Name: "Staying"})
	})
	d.Menu("Tools", uitest.Say("bin.title"))
	return d
}

func TestTheBinSaysWhatLiesInItAndGivesItBack(t *testing.T) {
	d := thrown(t, "Corks", "Press")
	d.WantSeen("Opportunity", "Corks", "Viña Corks", "Ana Rojas", "Press", "15-10-2026")
	d.WantUnseen("Staying")
	d.ClickText("Corks")
	d.ClickText(uitest.Say("bin.restore"))
	d.WantUnseen("Viña Corks")
	d.Want("back", len(d.Rows(office.Query{})), 2)
	d.Ctrl(fyne.KeyZ)
	d.WantSeen("Viña Corks")
}

func TestSeveralAreRestoredAtOnce(t *testing.T) {
	d := thrown(t, "Corks", "Press", "Filters")
	d.Click(d.Find("Corks"))
	d.Ctrl(fyne.KeyA)
	d.ClickText(uitest.Say("bin.restore"))
	d.WantSeen(uitest.Say("bin.none"))
	d.Want("back", len(d.Rows(office.Query{})), 4)
}

func TestARecordInTheBinIsReadInWords(t *testing.T) {
	d := thrown(t, "Corks")
	d.DoubleClick(d.Find("Corks"))
	d.WantSeen("Opportunity · Corks", "Amount", "$ 1.250.000", "State", "New", "Probability", "10 %", "Salesperson", "Ana Rojas")
	d.ClickText(uitest.Say("bin.restore"))
	d.Want("back", len(d.Rows(office.Query{})), 2)
}

func TestTheBinIsNarrowedByKind(t *testing.T) {
	d := thrown(t, "Corks")
	contact, _, err := d.Session().SaveContact(t.Context(), domain.Contact{Name: "Bruno Lagos"}, "")
	d.Must(err)
	_, err = d.Session().DeleteContacts(t.Context(), []domain.ID{contact.ID})
	d.Must(err)
	d.WantSeen("Bruno Lagos", "Corks")
	d.ClickChip("Contacts")
	d.WantSeen("Bruno Lagos")
	d.WantUnseen("Viña Corks")
}

func TestEmptyingAsksNamesWhatGoesAndCannotBeUndone(t *testing.T) {
	d := thrown(t, "Corks", "Press")
	d.ClickText("Corks")
	d.Press(fyne.KeyDelete)
	d.WantSeen("“Corks”", "1 opportunity", "This cannot be undone.")
	d.Press(fyne.KeyReturn) // the safe answer has the keyboard
	d.Want("asked", d.HasDialog(), false)
	d.WantSeen("Viña Corks")

	d.Press(fyne.KeyDelete)
	d.ClickText(uitest.Say("bin.ask_do"))
	d.WantUnseen("Viña Corks")
	d.WantSeen("Press")
	bin, err := d.Session().Bin(t.Context())
	d.Must(err)
	d.Want("left in the bin", len(bin), 1)
}

func TestTheWholeBinIsEmptied(t *testing.T) {
	d := thrown(t, "Corks", "Press", "Filters", "Tanks", "Racks")
	d.ClickText(uitest.Say("bin.empty_all"))
	d.WantSeen("and 2 more", "5 opportunities")
	d.ClickText(uitest.Say("bin.ask_do"))
	d.WantSeen(uitest.Say("bin.none"))
	d.Want("staying", len(d.Rows(office.Query{})), 1)
}

func TestWhatIsStillNeededIsNotEmptied(t *testing.T) {
	d := uitest.New(t, uitest.Chile, func(s *office.Session) {
		deal := uitest.Open(t, s, uitest.Deal{Name: "Corks", Customer: "Viña Aromos"})
		gone, err := s.DeleteOpportunities(t.Context(), []domain.ID{deal.ID})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := s.DeleteCustomers(t.Context(), []domain.ID{deal.Customer}); err != nil {
			t.Fatal(err)
		}
		if _, err := s.Undo(t.Context(), gone.ID); err != nil { // the opportunity is back, its customer is not
			t.Fatal(err)
		}
	})
	d.Window.OpenBin()
	d.ClickText("Customer")
	d.Press(fyne.KeyDelete)
	d.WantSeen("Nothing was deleted.", "opportunity")
	d.ClickText(uitest.Say("dialog.ok"))
	bin, err := d.Session().Bin(t.Context())
	d.Must(err)
	d.Want("in the bin", len(bin), 1)
}

func TestTheKeysOfTheBinStayInAnotherLanguage(t *testing.T) {
	d := thrown(t, "Corks")
	_, err := d.Session().SetPreferences(t.Context(), office.Preferences{Language: domain.Spanish, Appearance: "dark"})
	d.Must(err)
	d.WantSeen("Oportunidad", "Papelera")
	d.ClickText("Corks")
	d.Press(fyne.KeyDelete)
	d.WantSeen("¿Borrar definitivamente?", "1 oportunidad")
	d.Press(fyne.KeyEscape)
	d.WantSeen("Viña Corks")
}
