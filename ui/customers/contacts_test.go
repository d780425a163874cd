package customers_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"preventa/cmd/preventa/uitest"
	"preventa/domain"
	"preventa/domain/office"
	"preventa/ui/kit"
)

// openContacts is a window on the list of contacts.
func openContacts(t *testing.T, list ...domain.Contact) *uitest.Desk {
	t.Helper()
	d := uitest.New(t, uitest.Chile, firms(t, domain.Customer{Name: "Viña Los Aromos", Registered: true}), cards(t, "Viña Los Aromos", list...))
	d.Menu("Sales", "Contacts")
	return d
}

func contactList(d *uitest.Desk) *kit.Grid[office.ContactRow] {
	return uitest.GridOf[office.ContactRow](d)
}

func TestTheContactsAreListedSearchedAndDeleted(t *testing.T) {
	d := openContacts(t, domain.Contact{Name: "Ignacio Prats", Position: "Gerente", Phone: "+56 2 2345 6789", Email: "iprats@losaromos.cl",
		Birthday: domain.NewDate(1980, 5, 2)}, domain.Contact{Name: "Rosa Díaz"})
	d.Want("lines", d.LinesOf(contactList(d)), [][]string{
		{"Contact", "Customer / prospect", "Position", "Phone", "Mobile", "E-mail", "Birthday"},
		{"Ignacio Prats", "Viña Los Aromos", "Gerente", "+56 2 2345 6789", "—", "iprats@losaromos.cl", "02-05-1980"},
		{"Rosa Díaz", "Viña Los Aromos", "—", "—", "—", "—", "—"},
	})
	d.WantSeen("2 contacts")
	d.Canvas.Focus(contactList(d))
	d.Type("diaz")
	d.Clock.Advance(kit.SearchAfter)
	d.Want("found", len(uitest.RowsOf[office.ContactRow](d)), 1)
	d.Click(d.CellOf(contactList(d), "Rosa Díaz", "Contact"))
	d.Press(fyne.KeyDelete)
	d.Want("stored", len(contacts(d)), 1)
	d.ClickText(uitest.Say("command.undo"))
	d.Want("stored", len(contacts(d)), 2)
}

func TestEveryFieldOfAContactIsSavedAsItWasTyped(t *testing.T) {
	d := openContacts(t)
	d.ClickText(uitest.Say("command.new_contact"))
	for label, text := range map[string]string{
		"Customer or prospect": "Frío Sur", "Name": "Rosa Díaz", "Position": "Jefa de planta", "Phone": "+56 2 2345 6789", "Mobile": "+56 9 8412 7730",
		"E-mail": "rosa@friosur.cl; rdiaz@friosur.cl", "Birthday": "2-5-1980", "Notes": "Vuelve en marzo.",
	} {
		d.Fill(label, text)
	}
	d.WantSeen(uitest.Say("opportunity.unsaved"))
	d.ClickText(uitest.Say("command.save"))
	d.Want("dialog", d.HasDialog(), false)
	row := contacts(d)[0]
	c, err := d.Session().Contact(t.Context(), row.ID)
	d.Must(err)
	firm := named(d, "Frío Sur")
	d.Want("a new firm is a prospect", firm.Registered, false)
	d.Want("stored", c, domain.Contact{ID: row.ID, Version: 1, Customer: firm.ID, Name: "Rosa Díaz", Position: "Jefa de planta", Phone: "+56 2 2345 6789",
		Mobile: "+56 9 8412 7730", Email: "rosa@friosur.cl; rdiaz@friosur.cl", Birthday: domain.NewDate(1980, 5, 2), Notes: "Vuelve en marzo."})
	positions, err := d.Session().Items(t.Context(), domain.Positions)
	d.Must(err)
	d.Want("the position is offered from now on", positions[len(positions)-1].Name, "Jefa de planta")
}

func TestAContactOfWhomNothingIsKnownIsNotSaved(t *testing.T) {
	d := openContacts(t)
	d.ClickText(uitest.Say("command.new_contact"))
	d.ClickText(uitest.Say("command.save"))
	d.Want("message", d.Message("Name"), uitest.Say("error.contact.blank"))
	d.Fill("E-mail", "nobody")
	d.Fill("Birthday", "soon")
	d.ClickText(uitest.Say("command.save"))
	d.Want("e-mail", d.Message("E-mail"), uitest.Say("error.email", map[string]any{"Value": "nobody"}))
	d.WantSeen("“soon” is not a date.")
	d.Want("stored", len(contacts(d)), 0)
}

func TestLeavingTheDialogAsksAboutUnsavedChanges(t *testing.T) {
	d := openContacts(t, domain.Contact{Name: "Ignacio Prats"})
	open := func() {
		d.DoubleClick(d.CellOf(contactList(d), "Ignacio Prats", "Contact"))
		d.Fill("Phone", "2345")
		d.Press(fyne.KeyEscape)
		d.WantSeen("“Contact Ignacio Prats” has unsaved changes.")
	}
	open()
	d.ClickText(uitest.Say("command.cancel"))
	d.Want("still typed", d.Shows("Phone"), "2345")
	d.Press(fyne.KeyEscape)
	d.ClickText(uitest.Say("ask.dont_save"))
	d.Want("dialog", d.HasDialog(), false)
	d.Want("stored", contacts(d)[0].Phone, "")
	open()
	d.Press(fyne.KeyReturn)
	d.Want("dialog", d.HasDialog(), false)
	d.Want("stored", contacts(d)[0].Phone, "2345")
}

func TestTheDialogWarnsOfAnotherContact(t *testing.T) {
	d := openContacts(t, domain.Contact{Name: "Ignacio Prats", Phone: "+56 2 2345 6789", Email: "iprats@losaromos.cl"})
	d.ClickText(uitest.Say("command.new_contact"))
	for _, c := range []struct{ field, typed, warning string }{
		{"Name", "Ignacio Prat", "May be the same as Ignacio Prats"},
		{"Phone", "223456789", "This phone is also at Ignacio Prats"},
		{"E-mail", "iprats@losaromos.cl", "This e-mail is also at Ignacio Prats"},
	} {
		d.Fill(c.field, c.typed)
		d.Clock.Advance(300_000_000)
		d.Want(c.field, d.Message(c.field), c.warning)
	}
}

func TestAContactChangedMeanwhileMergesOrAsks(t *testing.T) {
	for _, both := range []bool{false, true} {
		d := openContacts(t, domain.Contact{Name: "Ignacio Prats"})
		d.DoubleClick(d.CellOf(contactList(d), "Ignacio Prats", "Contact"))
		d.Fill("Phone", "2345")
		theirs, err := d.Session().Contact(t.Context(), contacts(d)[0].ID)
		d.Must(err)
		theirs.Mobile = "9876"
		if both {
			theirs.Phone = "1111"
		}
		_, _, err = d.Colleague().SaveContact(t.Context(), theirs, "")
		d.Must(err)
		d.ClickText(uitest.Say("command.save"))
		if both {
			d.WantSeen(uitest.Say("contact.conflict"), "2345", "1111")
			d.ClickText(uitest.Say("conflict.keep_mine"))
		}
		d.Want("dialog", d.HasDialog(), false)
		row := contacts(d)[0]
		d.Want("stored", []string{row.Phone, row.Mobile}, []string{"2345", "9876"})
	}
}
