package customers_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"preventa/cmd/preventa/uitest"
	"preventa/domain"
	"preventa/domain/office"
	"preventa/ui/kit"
)

// twins is a window with one firm kept twice, on the possible duplicates: a prospect with
// an opportunity and a contact, and a later registered customer.
func twins(t *testing.T) *uitest.Desk {
	t.Helper()
	d := uitest.New(t, uitest.Chile,
		uitest.Deals(t, uitest.Deal{Name: "Corks", Customer: "Vina Los Aromos", Contact: "Ignacio Prats", Amount: 5_000_000}),
		func(s *office.Session) {
			rows, err := s.Customers(t.Context(), office.Query{}, 0, 1)
			if err != nil {
				t.Fatal(err)
			}
			c, err := s.Customer(t.Context(), rows[0].ID)
			if err != nil {
				t.Fatal(err)
			}
			c.City, c.Phones, c.Emails = "Talca", "+56 2 2345 6789", "a@losaromos.cl"
			firms(t, c)(s)
		},
		firms(t, domain.Customer{Name: "Viña Los Aromos", Registered: true, TaxID: "76.123.456-7", City: "Curicó", Emails: "b@losaromos.cl"}))
	d.Menu("Tools", uitest.Say("duplicates.title"))
	return d
}

func pairList(d *uitest.Desk) *kit.Grid[office.TwinPair] { return uitest.GridOf[office.TwinPair](d) }

func TestPairsThatMayBeOneAreListedWithTheReasons(t *testing.T) {
	d := twins(t)
	rows := uitest.RowsOf[office.TwinPair](d)
	d.Want("pairs", len(rows), 1)
	d.WantSeen("Vina Los Aromos", "Viña Los Aromos", "same name", "90 %", "1 possible duplicate")
	d.Want("chips", d.Chips(), []string{"*All 1", "Customers 1", "Contacts 0"})
	edit(d, "Viña Los Aromos", func(c *domain.Customer) { c.Emails = "a@losaromos.cl" })
	d.WantSeen("same e-mail a@losaromos.cl · same name", "99 %")
	d.ClickChip("Contacts")
	d.WantSeen(uitest.Say("duplicates.none_match"))
}

func TestOneIsMadeOfTwoAsThePersonPickedAndTakenApartAgain(t *testing.T) {
	d := twins(t)
	d.Click(d.CellOf(pairList(d), "same name", "Kind"))
	d.ClickText(uitest.Say("duplicates.merge"))
	d.WantSeen(uitest.Say("merge.customers"), "From “Vina Los Aromos” to “Viña Los Aromos” move: 1 opportunity, 1 contact.")
	chosen := map[string]bool{}
	for _, r := range uitest.Every[*kit.Radio](d) {
		if r.On() {
			chosen[r.Text()] = true
		}
	}
	d.Want("proposed", chosen, map[string]bool{
		"Viña Los Aromos · Customer": true, "Vina Los Aromos": true, "76.123.456-7": true, "Talca": true, "+56 2 2345 6789": true, "Both": true,
	})
	d.ClickText("Curicó")
	d.ClickText(uitest.Say("merge.do"))
	d.Want("dialog", d.HasDialog(), false)
	rows := customers(d, office.Query{})
	d.Want("customers", len(rows), 1)
	c := named(d, "Vina Los Aromos")
	d.Want("merged", []any{c.Registered, c.TaxID, c.City, c.Phones, c.Emails},
		[]any{true, "76.123.456-7", "Curicó", "+56 2 2345 6789", "a@losaromos.cl; b@losaromos.cl"})
	d.Want("its opportunity", d.Rows(office.Query{})[0].Registered, true)
	d.Want("its contact", contacts(d)[0].CustomerID, c.ID)
	d.WantSeen(uitest.Say("duplicates.none"))
	d.ClickText(uitest.Say("command.undo"))
	d.Want("customers after undo", len(customers(d, office.Query{})), 2)
	d.Want("its contact after undo", contacts(d)[0].CustomerID, named(d, "Vina Los Aromos").ID)
	d.Want("city after undo", named(d, "Viña Los Aromos").City, "Curicó")
}

func TestTheOtherOneCanBeTheOneThatStays(t *testing.T) {
	d := twins(t)
	older := named(d, "Vina Los Aromos").ID
	d.Press(fyne.KeyDown, fyne.KeyReturn)
	d.ClickText("Vina Los Aromos · Prospect")
	d.WantSeen("Nothing refers to “Viña Los Aromos”")
	d.ClickText(uitest.Say("merge.do"))
	d.Want("stays", customers(d, office.Query{})[0].ID, older)
	d.Want("is registered all the same", customers(d, office.Query{})[0].Registered, true)
}

func TestMergingFromTheScreenOfACustomerChoosesTheOther(t *testing.T) {
	d := openCustomer(t, domain.Customer{Name: "Bodegas Sur"}, domain.Customer{Name: "Bodegas del Sur", Registered: true, City: "Talca"})
	d.ClickText(uitest.Say("merge.with_another"))
	d.ClickText(uitest.Say("merge.compare"))
	d.Want("none chosen", d.Message(uitest.Say("merge.other_customer")), uitest.Say("error.required"))
	d.Fill(uitest.Say("merge.other_customer"), "Bodegas Sur")
	d.ClickText(uitest.Say("merge.compare"))
	d.Want("itself", d.Message(uitest.Say("merge.other_customer")), uitest.Say("error.merge.same"))
	d.Fill(uitest.Say("merge.other_customer"), "Bodegas del Sur")
	d.ClickText(uitest.Say("merge.compare"))
	d.WantSeen(uitest.Say("merge.customers"))
	d.ClickText(uitest.Say("merge.do"))
	d.Want("customers", len(customers(d, office.Query{})), 1)
	d.Want("the one that stays is on show", d.Tabs(), []string{"Opportunities", "Bodegas Sur"})
	d.Want("city", d.Shows("City"), "Talca")
}

func TestTwoSelectedContactsAreMerged(t *testing.T) {
	d := openContacts(t, domain.Contact{Name: "Ignacio Prats", Phone: "2345", Notes: "Old"}, domain.Contact{Name: "I. Prats", Phone: "6789", Email: "iprats@losaromos.cl", Notes: "New"})
	d.Click(d.CellOf(contactList(d), "Ignacio Prats", "Contact"))
	d.CtrlClick(d.CellOf(contactList(d), "I. Prats", "Contact"))
	d.RightClick(d.CellOf(contactList(d), "I. Prats", "Contact"))
	d.Choose(uitest.Say("merge.selected"))
	d.WantSeen(uitest.Say("merge.contacts"), uitest.Say("merge.equal"))
	d.ClickText(uitest.Say("merge.do"))
	rows := contacts(d)
	d.Want("contacts", len(rows), 1)
	c, err := d.Session().Contact(t.Context(), rows[0].ID)
	d.Must(err)
	d.Want("merged", []string{c.Name, c.Phone, c.Email, c.Notes}, []string{"Ignacio Prats", "2345; 6789", "iprats@losaromos.cl", "Old\n\nNew"})
	d.ClickText(uitest.Say("command.undo"))
	d.Want("contacts after undo", len(contacts(d)), 2)
}
