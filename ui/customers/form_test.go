package customers_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"preventa/cmd/preventa/uitest"
	"preventa/domain"
	"preventa/domain/office"
	"preventa/ui/kit"
)

// newForm is a window on the screen of a new customer.
func newForm(t *testing.T, list ...domain.Customer) *uitest.Desk {
	t.Helper()
	d := uitest.New(t, uitest.Chile, firms(t, list...))
	d.Window.NewCustomer()
	return d
}

func items(t *testing.T, d *uitest.Desk, catalogue domain.Catalogue, ids ...domain.ID) []string {
	t.Helper()
	all, err := d.Session().Items(t.Context(), catalogue)
	d.Must(err)
	var names []string
	for _, id := range ids {
		for _, item := range all {
			if item.ID == id {
				names = append(names, item.Name)
			}
		}
	}
	return names
}

func TestEveryFieldIsSavedAsItWasTyped(t *testing.T) {
	d := newForm(t)
	d.Type("Viña Los Aromos")
	for label, text := range map[string]string{
		"Legal name": "Los Aromos S.A.", "Tax id": "76.123.456-7", "Sector": "Vinos", "Phones": "+56 2 2345 6789; +56 9 8412 7730",
		"E-mails": "ventas@losaromos.cl, pagos@losaromos.cl", "Address": "Camino Real 100", "Website": "www.losaromos.cl", "City": "Talca",
		"Region": "Maule", "Country": "Chile", "Language": "Spanish", "Notes": "Pedir a Rosa.\nSin visitas en vendimia.",
	} {
		d.Fill(label, text)
	}
	d.Focus("Tags")
	d.Type("maquinaria")
	d.Press(fyne.KeyReturn)
	d.Click(d.Find(uitest.Say("customer.blocked_label")))
	d.Want("tab before saving", d.Tabs()[1], "*New customer")
	d.ClickText("Contacts")
	d.WantSeen(uitest.Say("contacts.save_first"))
	d.Ctrl(fyne.KeyS)

	d.Want("tab", d.Tabs()[1], "Viña Los Aromos")
	d.Want("toasts", d.Toasts(), []string{"Viña Los Aromos saved"})
	c := named(d, "Viña Los Aromos")
	d.Want("sector", items(t, d, domain.Sectors, c.Sector), []string{"Vinos"})
	d.Want("tags", items(t, d, domain.Tags, c.Tags...), []string{"maquinaria"})
	c.ID, c.Version, c.Sector, c.Tags = "", 0, "", nil
	d.Want("stored", c, domain.Customer{Name: "Viña Los Aromos", Registered: true, LegalName: "Los Aromos S.A.", TaxID: "76.123.456-7",
		Phones: "+56 2 2345 6789; +56 9 8412 7730", Emails: "ventas@losaromos.cl; pagos@losaromos.cl", Address: "Camino Real 100",
		Website: "www.losaromos.cl", City: "Talca", District: "Maule", Country: "Chile", Language: domain.Spanish,
		Salesperson: d.Session().Me().ID, Notes: "Pedir a Rosa.\nSin visitas en vendimia.", Blocked: true})
	d.WantSeen(uitest.Say("contacts.none_of_customer"))
	d.Want("e-mails on show", d.Shows("E-mails"), "ventas@losaromos.cl; pagos@losaromos.cl")
}

func TestANewOneCanBeAProspectAndRegistersLater(t *testing.T) {
	d := newForm(t)
	d.Type("Frío Sur")
	d.ClickText("Prospect")
	d.Ctrl(fyne.KeyS)
	d.Want("registered", named(d, "Frío Sur").Registered, false)
	d.Want("choices of what it is, once saved", len(uitest.Every[*kit.Segmented](d)), 0)
	d.Fill("City", "Osorno")
	d.ClickText(uitest.Say("customer.register"))
	c := named(d, "Frío Sur")
	d.Want("registered, with what was typed", []any{c.Registered, c.City}, []any{true, "Osorno"})
	d.WantUnseen(uitest.Say("customer.register"))
	d.ClickText(uitest.Say("command.undo"))
	d.Want("registered after undo", named(d, "Frío Sur").Registered, false)
	d.WantSeen(uitest.Say("customer.register"))
}

func TestProblemsAreShownAtTheirFieldsAndTheTextsStay(t *testing.T) {
	d := newForm(t)
	d.Fill("E-mails", "ventas@losaromos.cl; nobody")
	d.Ctrl(fyne.KeyS)
	d.Want("name", d.Message("Name"), uitest.Say("error.required"))
	d.Want("e-mails", d.Message("E-mails"), uitest.Say("error.email", map[string]any{"Value": "nobody"}))
	d.Want("typed", d.Shows("E-mails"), "ventas@losaromos.cl; nobody")
	d.Want("stored", len(customers(d, office.Query{})), 0)
	d.Fill("E-mails", "ventas@losaromos.cl")
	d.Fill("Name", "Viña")
	d.Files.Refuse = func() error { return domain.Fail(domain.Full, "", nil) }
	d.Ctrl(fyne.KeyS)
	d.WantSeen(uitest.Say("error.full"))
	d.Press(fyne.KeyReturn)
	d.Files.Refuse = nil
	d.Ctrl(fyne.KeyS)
	d.Want("stored", named(d, "Viña").Emails, "ventas@losaromos.cl")
}

func TestDuplicatesAreNamedAtTheFieldsWhileTyping(t *testing.T) {
	d := newForm(t, domain.Customer{Name: "Viña Los Aromos", TaxID: "76.123.456-7", Phones: "+56 2 2345 6789", Emails: "ventas@losaromos.cl"})
	for _, c := range []struct{ field, typed, warning string }{
		{"Name", "Vina Los Aromo", "May be the same as Viña Los Aromos"},
		{"Tax id", "76123456-7", "This tax id is already that of Viña Los Aromos"},
		{"Phones", "223456789", "This phone is also at Viña Los Aromos"},
		{"E-mails", "VENTAS@losaromos.cl", "This e-mail is also at Viña Los Aromos"},
	} {
		d.Fill(c.field, c.typed)
		d.Want(c.field+" before the typing rests", d.Message(c.field), "")
		d.Clock.Advance(300_000_000)
		d.Want(c.field, d.Message(c.field), c.warning)
	}
	d.Fill("Tax id", "1-9")
	d.Clock.Advance(300_000_000)
	d.Want("another tax id", d.Message("Tax id"), "")
	d.Fill("Tax id", "76.123.456-7")
	d.Ctrl(fyne.KeyS)
	d.Want("saved all the same", len(customers(d, office.Query{})), 2)
	d.Focus("Name")
	d.Click(d.Find("Viña Los Aromos"))
	d.Want("tabs", d.Tabs(), []string{"Opportunities", "Vina Los Aromo", "Viña Los Aromos"})
}

func TestRevertDeleteAndUndo(t *testing.T) {
	d := openCustomer(t, domain.Customer{Name: "Bodegas Sur", City: "Talca"})
	d.Fill("City", "Curicó")
	d.Fill("Sector", "Vinos")
	d.Want("tab", d.Tabs()[1], "*Bodegas Sur")
	d.Menu("Sales", uitest.Say("command.revert"))
	d.Want("tab", d.Tabs()[1], "Bodegas Sur")
	d.Want("shown", []string{d.Shows("City"), d.Shows("Sector")}, []string{"Talca", "Choose…"})
	d.Menu("Sales", uitest.Say("command.delete"))
	d.Want("tabs", d.Tabs(), []string{"Opportunities"})
	d.Want("stored", len(customers(d, office.Query{})), 0)
	d.ClickText(uitest.Say("command.undo"))
	d.Want("stored", named(d, "Bodegas Sur").City, "Talca")
}

func TestTheScreenFollowsWhatOthersSave(t *testing.T) {
	d := openCustomer(t, domain.Customer{Name: "Bodegas Sur"})
	edit(d, "Bodegas Sur", func(c *domain.Customer) { c.City = "Talca" })
	d.Want("city", d.Shows("City"), "Talca")
	d.Want("tab", d.Tabs()[1], "Bodegas Sur")
}

// edit changes a stored customer as somebody else at the same time would.
func edit(d *uitest.Desk, name string, change func(*domain.Customer)) {
	d.Helper()
	c := named(d, name)
	change(&c)
	_, _, err := d.Colleague().SaveCustomer(d.Context(), office.CustomerDraft{Customer: c})
	d.Must(err)
}

func TestOtherFieldsChangedMeanwhileStandBesideMine(t *testing.T) {
	d := openCustomer(t, domain.Customer{Name: "Bodegas Sur"})
	d.Fill("City", "Talca")
	edit(d, "Bodegas Sur", func(c *domain.Customer) { c.Country = "Chile" })
	d.Ctrl(fyne.KeyS)
	d.Want("asked", d.HasDialog(), false)
	c := named(d, "Bodegas Sur")
	d.Want("stored", []string{c.City, c.Country}, []string{"Talca", "Chile"})
}

func TestAFieldChangedByBothIsAskedAbout(t *testing.T) {
	for answer, want := range map[string]string{"conflict.keep_mine": "Talca", "conflict.keep_theirs": "Curicó", "command.cancel": "Curicó"} {
		d := openCustomer(t, domain.Customer{Name: "Bodegas Sur"})
		d.Fill("City", "Talca")
		d.Fill("Country", "Chile")
		edit(d, "Bodegas Sur", func(c *domain.Customer) { c.City = "Curicó" })
		d.Ctrl(fyne.KeyS)
		d.WantSeen(uitest.Say("customer.conflict"), "Talca", "Curicó")
		d.ClickText(uitest.Say(answer))
		d.Want("city after "+answer, named(d, "Bodegas Sur").City, want)
		if answer == "command.cancel" {
			d.Want("still typed", d.Shows("City"), "Talca")
			continue
		}
		d.Want("country after "+answer, named(d, "Bodegas Sur").Country, "Chile")
	}
}

func TestTheHeaderSumsUpAndTheHistoryTellsIt(t *testing.T) {
	d := uitest.New(t, uitest.Chile, uitest.Deals(t,
		uitest.Deal{Name: "Bottling line", Customer: "Viña Los Aromos", State: "Won", Amount: 48_600_000, Closed: uitest.Today - 10},
		uitest.Deal{Name: "Corks", Customer: "Viña Los Aromos", Amount: 5_000_000},
		uitest.Deal{Name: "Press", Customer: "Viña Los Aromos", State: "Lost", Amount: 700_000, Closed: uitest.Today - 400},
		uitest.Deal{Name: "Scales", Customer: "Frío Sur", Amount: 9}))
	d.Window.OpenCustomer(named(d, "Viña Los Aromos").ID)
	d.WantSeen("$ 48,6 M (1)", "$ 5,0 M (1)", "1 of 2 · 50 %", "2026", "2025", "Bottling line", "Corks", "Press")
	d.WantUnseen("Scales")
	d.Fill("Notes", "Calls at noon only")
	d.Ctrl(fyne.KeyS)
	d.ClickChip("Notes")
	d.WantUnseen("Corks")
	d.ClickChip("Opportunities")
	d.WantSeen("Corks")
	d.Click(d.Find("Corks"))
	d.Want("tab", d.Tabs()[2], "Opp. 2 · Corks")
}

func TestContactsAreAddedOpenedAndDeletedOnTheScreen(t *testing.T) {
	d := openCustomer(t, domain.Customer{Name: "Viña Los Aromos", Registered: true})
	d.ClickText("Contacts")
	d.WantSeen(uitest.Say("contacts.none_of_customer"))
	d.ClickText(uitest.Say("contacts.add"))
	d.Want("customer", d.Shows("Customer or prospect"), "Viña Los Aromos Customer")
	d.Type("Ignacio Prats")
	d.ClickText(uitest.Say("command.save"))
	d.Want("stored", contacts(d)[0].Customer, "Viña Los Aromos")
	grid := uitest.GridOf[domain.Contact](d)
	d.DoubleClick(d.CellOf(grid, "Ignacio Prats", "Contact"))
	d.WantSeen("Contact Ignacio Prats")
	d.Press(fyne.KeyEscape)
	d.Click(d.CellOf(grid, "Ignacio Prats", "Contact"))
	d.Press(fyne.KeyDelete)
	d.Want("stored", len(contacts(d)), 0)
	d.ClickText(uitest.Say("command.undo"))
	d.Want("stored", len(contacts(d)), 1)
}

func TestChangesTellWhatWasAndRestoreIt(t *testing.T) {
	d := openCustomer(t, domain.Customer{Name: "Bodegas Sur", City: "Talca"})
	d.Fill("City", "Curicó")
	d.Ctrl(fyne.KeyS)
	d.ClickText(uitest.Say("customer.changes"))
	d.WantSeen("City: Talca → Curicó", "Added")
	d.ClickText(uitest.Say("history.restore"))
	d.Want("stored", named(d, "Bodegas Sur").City, "Talca")
	d.Want("shown", d.Shows("City"), "Talca")
	d.WantSeen("City: Curicó → Talca")
}

func TestARecordThatGoesTakesItsScreenAlong(t *testing.T) {
	d := openCustomer(t, domain.Customer{Name: "Bodegas Sur"})
	_, err := d.Colleague().DeleteCustomers(t.Context(), []domain.ID{named(d, "Bodegas Sur").ID})
	d.Must(err)
	d.Want("tabs", d.Tabs(), []string{"Opportunities"})
}
