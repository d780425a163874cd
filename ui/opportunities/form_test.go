package opportunities_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"preventa/cmd/preventa/uitest"
	"preventa/domain"
	"preventa/domain/office"
	"preventa/ui/kit"
)

// newForm is a window on the form of a new opportunity.
func newForm(t *testing.T, founding office.Founding, fill ...func(*office.Session)) *uitest.Desk {
	t.Helper()
	d := uitest.New(t, founding, fill...)
	d.Ctrl(fyne.KeyN)
	return d
}

// openForm is a window on the form of a stored opportunity.
func openForm(t *testing.T, deals ...uitest.Deal) *uitest.Desk {
	t.Helper()
	d := uitest.New(t, uitest.Chile, uitest.Deals(t, deals...))
	d.DoubleClick(d.Cell(deals[0].Name, "Name"))
	return d
}

// setProbability types a percentage beside the slider.
func setProbability(d *uitest.Desk, text string) {
	d.Canvas.Focus(uitest.Every[*kit.PercentEntry](d)[0].FocusTarget())
	d.Type(text)
	d.Press(fyne.KeyTab)
}

// fillNotes types the notes, which have a tab of their own.
func fillNotes(d *uitest.Desk, text string) {
	d.Helper()
	d.ClickText("Notes")
	d.Fill("Notes", text)
}

// notes are the notes on show.
func notes(d *uitest.Desk) string {
	d.Helper()
	d.ClickText("Notes")
	return d.Shows("Notes")
}

func names(t *testing.T, d *uitest.Desk, catalogue domain.Catalogue, ids ...domain.ID) []string {
	t.Helper()
	items, err := d.Session().Items(t.Context(), catalogue)
	d.Must(err)
	var list []string
	for _, id := range ids {
		for _, item := range items {
			if item.ID == id {
				list = append(list, item.Name)
			}
		}
	}
	return list
}

func TestEveryFieldIsSavedAsItWasTyped(t *testing.T) {
	d := newForm(t, uitest.Chile)
	d.Type("Línea de embotellado")
	d.Fill("Customer or prospect", "Viña Los Aromos")
	d.Fill("Contact", "Ignacio Prats")
	d.Fill("Position", "Gerente de operaciones")
	d.Fill("Phone", "+56 2 2345 6789")
	d.Fill("Mobile", "+56 9 8412 7730")
	d.Fill("E-mail", "iprats@losaromos.cl")
	d.Fill("Origin", "feld")
	d.Want("nothing by that name was chosen", d.Shows("Origin"), "Choose…")
	d.Fill("Origin", "field")
	d.Fill("State", "propo")
	d.Fill("Expected close", "27-11-2026")
	d.Fill("Amount", "48600000")
	d.Fill("Competitor", "Envases del Sur")
	setProbability(d, "60")
	d.Fill("Opened on", "1-10-2026")
	d.Focus("Tags")
	d.Type("maquinaria")
	d.Press(fyne.KeyReturn)
	d.Type("presupuesto 2027")
	d.Press(fyne.KeyReturn)
	fillNotes(d, "Visitar la planta.\nPreguntar por el plazo.")
	d.Want("tab before saving", d.Tabs(), []string{"Opportunities", "*New opportunity"})
	d.Ctrl(fyne.KeyS)

	d.Want("toasts", d.Toasts(), []string{"Opportunity 1 saved"})
	d.Want("tabs", d.Tabs(), []string{"Opportunities", "Opp. 1 · Línea de embotellado"})
	d.Want("amount on show", d.Shows("Amount"), "48.600.000 CLP")
	o := d.Stored("Línea de embotellado")
	customer, err := d.Session().Customer(t.Context(), o.Customer)
	d.Must(err)
	d.Want("customer", customer.Name, "Viña Los Aromos")
	d.Want("registered", customer.Registered, false)
	d.Want("card", []string{o.Card.Name, o.Card.Position, o.Card.Phone, o.Card.Mobile, o.Card.Email},
		[]string{"Ignacio Prats", "Gerente de operaciones", "+56 2 2345 6789", "+56 9 8412 7730", "iprats@losaromos.cl"})
	d.Want("contact's customer", o.Card.Customer, o.Customer)
	d.Want("origin", names(t, d, domain.Origins, o.Origin), []string{"Field visit"})
	d.Want("state", o.State, d.State("Proposal sent").ID)
	d.Want("salesperson", o.Salesperson, d.Session().Me().ID)
	d.Want("money", o.Money(), domain.Money{Minor: 48_600_000, Currency: "CLP"})
	d.Want("competitor", names(t, d, domain.Competitors, o.Competitor), []string{"Envases del Sur"})
	d.Want("probability", o.Probability, 60)
	d.Want("of the person's own", o.ProbabilityOwn, true)
	d.Want("dates", []domain.Date{o.ExpectedClose, o.OpenedOn, o.ClosedOn},
		[]domain.Date{domain.NewDate(2026, 11, 27), domain.NewDate(2026, 10, 1), 0})
	d.Want("tags", len(names(t, d, domain.Tags, o.Tags...)), 2)
	d.Want("notes", o.Notes, "Visitar la planta.\nPreguntar por el plazo.")
}

func TestANameIsAllThatIsNeeded(t *testing.T) {
	d := newForm(t, uitest.Chile)
	d.Ctrl(fyne.KeyS)
	d.Want("stored", len(d.Rows(office.Query{})), 0)
	d.Fill("Phone", "2345")
	d.Fill("Phone", "")
	d.Fill("Name", "x")
	d.Fill("Name", "")
	fillNotes(d, "something")
	d.Ctrl(fyne.KeyS)
	d.Want("message", d.Message("Name"), uitest.Say("error.required"))
	d.Want("stored", len(d.Rows(office.Query{})), 0)
	d.Type("Cold room") // the keyboard is in the field that is wrong
	d.Want("message", d.Message("Name"), "")
	d.Ctrl(fyne.KeyS)
	o := d.Stored("Cold room")
	d.Want("number", o.Number, int64(1))
	d.Want("opened on", o.OpenedOn, uitest.Today)
	d.Want("state", o.State, d.State("New").ID)
}

func TestAKnownCustomerAndItsContactAreChosen(t *testing.T) {
	d := newForm(t, uitest.Chile, uitest.Deals(t,
		uitest.Deal{Name: "Bottling line", Customer: "Viña Los Aromos", Contact: "Ignacio Prats"},
		uitest.Deal{Name: "Forklifts", Customer: "Frío Sur", Contact: "Rosa Díaz"}))
	bottling := d.Stored("Bottling line")
	d.Type("Labels")
	d.Focus("Customer or prospect")
	d.Type("aromos")
	d.WantSeen("Viña Los Aromos", uitest.Say("customer.prospect"))
	d.Press(fyne.KeyDown, fyne.KeyReturn)
	d.Focus("Contact")
	d.Press(fyne.KeyDown)
	d.WantUnseen("Rosa Díaz")
	d.ClickText("Ignacio Prats")
	d.Fill("Position", "Jefe de compras")
	d.Ctrl(fyne.KeyS)
	labels := d.Stored("Labels")
	d.Want("customer", labels.Customer, bottling.Customer)
	d.Want("contact", labels.Contact, bottling.Contact)
	d.Want("position of the one card", d.Stored("Bottling line").Card.Position, "Jefe de compras")
}

func TestAnotherContactDoesNotTakeTheCardOver(t *testing.T) {
	d := openForm(t, uitest.Deal{Name: "Bottling line", Customer: "Viña Los Aromos", Contact: "Ignacio Prats"})
	d.Fill("Phone", "2345 6789")
	d.Ctrl(fyne.KeyS)
	first := d.Stored("Bottling line").Contact
	d.Fill("Contact", "Marta Soto")
	d.Want("phone on show", d.Shows("Phone"), uitest.Say("contact.add_phone"))
	d.Ctrl(fyne.KeyS)
	o := d.Stored("Bottling line")
	d.Want("is another contact", o.Contact != first, true)
	d.Want("card", []string{o.Card.Name, o.Card.Phone}, []string{"Marta Soto", ""})
	card, err := d.Session().Contact(t.Context(), first)
	d.Must(err)
	d.Want("the first card", []string{card.Name, card.Phone}, []string{"Ignacio Prats", "2345 6789"})
}

func TestAnotherCustomerLeavesTheContactBehind(t *testing.T) {
	d := openForm(t, uitest.Deal{Name: "Bottling line", Customer: "Viña Los Aromos", Contact: "Ignacio Prats"})
	d.Fill("Customer or prospect", "Frío Sur")
	d.Want("contact on show", d.Shows("Contact"), uitest.Say("opportunity.contact_hint"))
	d.Ctrl(fyne.KeyS)
	o := d.Stored("Bottling line")
	customer, err := d.Session().Customer(t.Context(), o.Customer)
	d.Must(err)
	d.Want("customer", customer.Name, "Frío Sur")
	d.Want("contact", o.Contact, domain.ID(""))
}

func TestAStateProposesItsProbability(t *testing.T) {
	d := newForm(t, uitest.Chile)
	d.Type("Cold room")
	d.Fill("State", "negot")
	d.Want("probability", d.Shows("Probability"), "75 % weighted $ 0")
	d.Want("hint", d.Message("Probability"), "")

	setProbability(d, "33")
	d.Fill("State", "propo")
	d.Want("own value survives", d.Shows("Probability"), "33 % weighted $ 0")
	d.WantSeen("“Proposal sent” proposes 50 %; yours stays.")
	d.Ctrl(fyne.KeyS)
	o := d.Stored("Cold room")
	d.Want("stored", []any{o.Probability, o.ProbabilityOwn}, []any{33, true})

	d.ClickText("Use 50 %")
	d.Want("hint", d.Message("Probability"), "")
	d.Ctrl(fyne.KeyS)
	o = d.Stored("Cold room")
	d.Want("stored", []any{o.Probability, o.ProbabilityOwn}, []any{50, false})
}

func TestTheHeaderMovesTheRecordThroughItsOpenStates(t *testing.T) {
	d := openForm(t, uitest.Deal{Name: "Bottling line", Amount: 100})
	d.ClickText("Contacted")
	d.Want("state", d.Shows("State"), "Contacted")
	d.Want("probability", d.Shows("Probability"), "25 % weighted $ 25")
	d.Ctrl(fyne.KeyS)
	d.Want("stored", d.Stored("Bottling line").State, d.State("Contacted").ID)
}

func TestRightClickOnStateAndOriginLeadsToTheirWords(t *testing.T) {
	for field, word := range map[string]string{"State": "states", "Origin": "origins", "Competitor": "competitors", "Position": "positions"} {
		d := newForm(t, uitest.Chile)
		d.RightClick(d.Middle(d.Field(field).Control()))
		d.Choose(uitest.Say("command.customize_" + word))
		d.WantSeen(uitest.Say("catalogue." + word))
	}
}
