package opportunities_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"preventa/cmd/preventa/uitest"
	"preventa/domain"
	"preventa/domain/office"
	"preventa/ui/kit"
)

func TestCompletenessNamesWhatIsMissingAndLeadsThere(t *testing.T) {
	// customer 3, salesperson 2 and amount 3 of 20
	d := openForm(t, uitest.Deal{Name: "Bottling line", Customer: "Viña Los Aromos", Amount: 5_000})
	d.WantSeen("40 % complete – missing:")
	d.ClickText("origin,")
	d.Type("web")
	d.Press(fyne.KeyTab)
	d.Want("origin", d.Shows("Origin"), "Web")
	d.WantSeen("55 % complete")
	d.ClickText("expected close,")
	d.Type("27-11-2026")
	d.Press(fyne.KeyTab)
	d.WantSeen("70 % complete", "contact", "phone", "e-mail")
	d.Fill("Contact", "Ignacio Prats")
	d.Fill("Phone", "2345")
	d.ClickText("e-mail")
	d.Type("iprats@losaromos.cl")
	d.WantSeen("100 % complete")
	d.WantUnseen("missing")
	d.Ctrl(fyne.KeyS)
	d.Want("of the list", d.Rows(office.Query{})[0].Completeness, 100)
}

func TestWhatIsTooMuchToNameIsInAMenu(t *testing.T) {
	d := newForm(t, uitest.Chile)
	d.ClickText("5 more")
	d.Choose("e-mail")
	d.Type("someone@losaromos.cl")
	d.Want("e-mail", d.Shows("E-mail"), "someone@losaromos.cl")
}

func TestOthersTakePartWithARole(t *testing.T) {
	d := openForm(t, uitest.Deal{Name: "Bottling line", Customer: "Viña Los Aromos", Contact: "Ignacio Prats"},
		uitest.Deal{Name: "Labels", Customer: "Viña Los Aromos", Contact: "Marta Soto"})
	d.Click(d.Middle(sideButton(d, "users"))) // that of the contact
	d.WantSeen("Main contact: Ignacio Prats.", uitest.Say("participants.none"))
	d.Press(fyne.KeyDown)
	d.WantUnseen("Ignacio Prats")
	d.ClickText("Marta Soto")
	role := func(i int) *kit.Lookup { return uitest.Every[*kit.Lookup](d)[i] }
	d.Canvas.Focus(role(0).FocusTarget())
	d.Type("decid")
	d.Press(fyne.KeyTab)
	d.Focus("Add")
	d.Type("Elena Bravo") // whom nobody knows yet
	d.ClickText("Create “Elena Bravo”")
	d.WantSeen("Marta Soto", "Elena Bravo", uitest.Say("command.new_contact")) // the dialog has grown with them
	d.ClickText(uitest.Say("command.save"))
	d.WantSeen("2 more")

	parts, err := d.Session().Participants(t.Context(), d.Stored("Bottling line").ID)
	d.Must(err)
	var got []string
	for _, p := range parts {
		got = append(got, p.Contact.Name+": "+p.RoleName)
	}
	d.Want("stored", got, []string{"Marta Soto: Decides", "Elena Bravo: "})
	d.Want("of the same customer", parts[1].Contact.Customer, d.Stored("Bottling line").Customer)

	d.ClickText("2 more")
	remove := iconButtons(d, "x")[1] // after that of the dialog
	d.Click(d.Middle(remove))
	d.ClickText(uitest.Say("command.save"))
	d.WantSeen("1 more")

	d.Want("a dialog is open", d.HasDialog(), false)
	d.Focus("Contact")
	d.Ctrl(fyne.KeyA)
	d.Type("Elena")
	d.Press(fyne.KeyDown, fyne.KeyReturn) // who is the main one now, not one of the others as well
	d.WantUnseen("1 more")
	d.Ctrl(fyne.KeyS)
	d.WantUnseen("1 more")
	d.Click(d.Middle(sideButton(d, "users")))
	d.WantSeen("Main contact: Elena Bravo.", uitest.Say("participants.none"))
}

// iconButtons are the buttons in front, without a label, that show an icon.
func iconButtons(d *uitest.Desk, icon string) []*kit.Button {
	var list []*kit.Button
	for _, b := range uitest.Every[*kit.Button](d) {
		if b.Label() == "" && b.Icon() == icon {
			list = append(list, b)
		}
	}
	return list
}

// sideButton is the button beside a field that shows an icon.
func sideButton(d *uitest.Desk, icon string) *kit.SideButton {
	d.Helper()
	for _, b := range uitest.Every[*kit.SideButton](d) {
		if b.Icon() == icon {
			return b
		}
	}
	d.Fatalf("no side button %q on the screen: %v", icon, d.Texts())
	return nil
}

func TestAProspectIsRegisteredFromTheForm(t *testing.T) {
	d := openForm(t, uitest.Deal{Name: "Bottling line", Customer: "Viña Los Aromos"})
	d.Click(d.Middle(sideButton(d, "ellipsis-vertical")))
	d.Choose(uitest.Say("command.register_customer"))
	customer, err := d.Session().Customer(t.Context(), d.Stored("Bottling line").Customer)
	d.Must(err)
	d.Want("registered", customer.Registered, true)
	d.Want("shown", d.Shows("Customer or prospect"), "Viña Los Aromos "+uitest.Say("customer.customer"))
	d.Want("toasts", d.Toasts(), []string{"Viña Los Aromos is a customer now"})
}

func TestABlockedCustomerIsWarnedOf(t *testing.T) {
	d := openForm(t, uitest.Deal{Name: "Bottling line", Customer: "Viña Los Aromos"})
	customer, err := d.Session().Customer(t.Context(), d.Stored("Bottling line").Customer)
	d.Must(err)
	customer.Blocked = true
	_, _, err = d.Colleague().SaveCustomer(t.Context(), office.CustomerDraft{Customer: customer})
	d.Must(err)
	d.Want("shown", d.Shows("Customer or prospect"), "Viña Los Aromos "+uitest.Say("customer.blocked"))
	d.Want("said", d.Message("Customer or prospect"), uitest.Say("opportunity.customer_blocked"))
}

func TestANameLikeACustomersIsAskedAbout(t *testing.T) {
	d := newForm(t, uitest.Chile, uitest.Deals(t, uitest.Deal{Name: "Bottling line", Customer: "Viña Los Aromos"}))
	d.Type("Labels")
	d.Fill("Customer or prospect", "Viña Loz Aromos")
	d.Want("before the typing rests", d.Message("Customer or prospect"), "")
	d.Clock.Advance(kit.SearchAfter)
	d.Want("hint", d.Message("Customer or prospect"), "Similar: Viña Los Aromos Use it")
	d.ClickText(uitest.Say("opportunity.use_similar"))
	d.Want("hint", d.Message("Customer or prospect"), "")
	d.Ctrl(fyne.KeyS)
	d.Want("customer", d.Stored("Labels").Customer, d.Stored("Bottling line").Customer)
}

func TestTheWaysToReachAContactAct(t *testing.T) {
	d := newForm(t, uitest.Chile)
	d.Fill("Phone", "+56 2 2345 6789; 22 333 4444")
	d.Fill("Mobile", "+56 9 8412 7730")
	d.Fill("E-mail", "iprats@losaromos.cl")
	for label, want := range map[string]string{"Phone": "tel:+56223456789", "Mobile": "tel:+56984127730", "E-mail": "mailto:iprats@losaromos.cl"} {
		control := d.Field(label).Control()
		d.Click(d.Middle(control).AddXY(control.Size().Width/2-14, 0))
		d.Want(label, d.Opened(), want)
	}
}

func TestThePositionIsAWordOfTheCatalogue(t *testing.T) {
	d := newForm(t, uitest.Chile, uitest.Deals(t, uitest.Deal{Name: "Forklifts", Customer: "Frío Sur", Contact: "Rosa Díaz"}))
	d.Type("Cold room")
	d.Fill("Contact", "Elena Bravo")
	d.Fill("Position", "Plant manager")
	d.Ctrl(fyne.KeyS)
	items, err := d.Session().Items(t.Context(), domain.Positions)
	d.Must(err)
	d.Want("catalogue", []any{len(items), items[0].Name}, []any{1, "Plant manager"})
	d.Focus("Position")
	d.Press(fyne.KeyDown)
	d.WantSeen("Plant manager")
}
