package activities_test

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"preventa/cmd/preventa/uitest"
	"preventa/domain"
	"preventa/domain/office"
)

// newDesk is a window on an office of two opportunities and a colleague, Bruno Díaz.
func newDesk(t *testing.T, fill ...func(*office.Session)) *uitest.Desk {
	t.Helper()
	begin := []func(*office.Session){uitest.Deals(t,
		uitest.Deal{Name: "Bottling line", Customer: "Viña Los Aromos", Contact: "Ignacio Prats", State: "Negotiation", Amount: 48_600_000},
		uitest.Deal{Name: "Cold room", Customer: "Frío Sur", Contact: "Rosa Díaz"},
	), func(s *office.Session) {
		if _, err := s.AddPerson(t.Context(), domain.Person{Name: "Bruno Díaz", Salesperson: true}); err != nil {
			t.Fatal(err)
		}
	}}
	return uitest.New(t, uitest.Chile, append(begin, fill...)...)
}

// newDialog is the dialog of a new activity.
func newDialog(t *testing.T, fill ...func(*office.Session)) *uitest.Desk {
	t.Helper()
	d := newDesk(t, fill...)
	begin(d)
	return d
}

func begin(d *uitest.Desk) {
	d.Helper()
	d.Menu("Sales", uitest.Say("command.new_activity"))
}

func person(d *uitest.Desk, name string) domain.ID {
	d.Helper()
	people, err := d.Session().People(d.Context())
	d.Must(err)
	for _, p := range people {
		if p.Name == name {
			return p.ID
		}
	}
	d.Fatalf("nobody is called %q", name)
	return ""
}

func TestEveryFieldOfTheDialogIsSaved(t *testing.T) {
	d := newDialog(t)
	d.Type("Mostrar la línea") // the keyboard is in the subject at first
	d.Fill("Type", "Visit")
	d.Fill("Day and time", "22-10-2026 10:30")
	d.Fill("Duration", "1:30")
	d.Focus("Opportunity")
	d.Type("bottling")
	d.Press(fyne.KeyReturn)
	d.Want("customer of the opportunity", d.Shows("Customer"), "Viña Los Aromos")
	d.Want("contact of the opportunity", d.Shows("Contact"), "Ignacio Prats")
	d.Focus("People")
	d.Type("bruno diaz,")
	d.Fill("Notes", "Llevar el plano.\nhttps://losaromos.cl")
	d.Want("duration as it is written", d.Shows("Duration"), "1 h 30 min")
	d.ClickText(uitest.Say("command.save"))

	d.Want("dialog", d.HasDialog(), false)
	d.Want("toasts", d.Toasts(), []string{"“Mostrar la línea” planned"})
	a := stored(d, "Mostrar la línea")
	bottling := d.Stored("Bottling line")
	d.Want("type", a.Type, typeNamed(t, d.Session(), "Visit"))
	d.Want("day", a.Day, domain.NewDate(2026, 10, 22))
	d.Want("minute", a.Minute, 10*60+30+1)
	d.Want("minutes", a.Minutes, 90)
	d.Want("opportunity", a.Opportunity, bottling.ID)
	d.Want("customer of its own", a.Customer, domain.ID(""))
	d.Want("contact", a.Contact, bottling.Contact)
	both := []domain.ID{d.Session().Me().ID, person(d, "Bruno Díaz")}
	slices.Sort(both)
	d.Want("people", a.People, both)
	d.Want("notes", a.Notes, "Llevar el plano.\nhttps://losaromos.cl")
	d.Want("done", a.Done, false)
}

func TestAnActivityCanBeAboutACustomerAlone(t *testing.T) {
	d := newDialog(t)
	d.Type("Saludar")
	d.Press(fyne.KeyReturn)
	d.Want("dialog still there", d.HasDialog(), true)
	d.Want("message", d.Message("Customer"), uitest.Say("error.activity.about"))
	d.Type("frio")
	d.Press(fyne.KeyDown, fyne.KeyReturn)
	d.Want("customer", d.Shows("Customer"), "Frío Sur")
	d.Focus("Contact")
	d.Press(fyne.KeyDown)
	d.WantUnseen("Ignacio Prats")
	d.ClickText("Rosa Díaz")
	d.Focus("Opportunity")
	d.Press(fyne.KeyDown)
	d.WantSeen("Cold room")
	d.WantUnseen("Bottling line")
	d.Press(fyne.KeyEscape)
	d.ClickText(uitest.Say("command.save"))
	a, cold := stored(d, "Saludar"), d.Stored("Cold room")
	d.Want("about", []domain.ID{a.Opportunity, a.Customer, a.Contact}, []domain.ID{"", cold.Customer, cold.Contact})
	d.Want("people", a.People, []domain.ID{d.Session().Me().ID})
	d.Want("day", a.Day, uitest.Today)
}

func TestWhatIsOverIsDoneUntilThePersonDecides(t *testing.T) {
	d := newDialog(t)
	d.Type("Llamé")
	d.Fill("Customer", "Frío Sur")
	for _, c := range []struct {
		day  string
		done bool
	}{{"14-10-2026", true}, {"15-10-2026", false}, {"ayer", true}, {"16-10-2026", false}, {"1-10-2026", true}} {
		if c.day == "ayer" {
			c.day = uitest.Say("datetime.yesterday")
		}
		d.Fill("Day and time", c.day)
		d.Want("done on "+c.day, doneSwitch(d).On(), c.done)
	}
	d.Click(d.Middle(doneSwitch(d)))
	d.Fill("Day and time", "2-10-2026")
	d.Want("done after the decision", doneSwitch(d).On(), false)
	d.Press(fyne.KeyReturn)
	d.Want("stored as done", stored(d, "Llamé").Done, false)
}

func TestTheRequiredFieldsSayWhatIsWrong(t *testing.T) {
	d := newDialog(t)
	d.Fill("Day and time", "32-13-2026")
	d.Fill("Duration", "soon")
	d.Focus("People")
	d.Type("Nadie,")
	d.Focus("Subject")
	d.Press(fyne.KeyReturn)
	d.Want("subject", d.Message("Subject"), uitest.Say("error.required"))
	d.Want("a message for the day", d.Message("Day and time") != "", true)
	d.Want("duration", d.Message("Duration"), uitest.Say("error.activity.not_a_duration", map[string]any{"Text": "soon"}))
	d.Want("people", d.Message("People"), uitest.Say("error.activity.person", map[string]any{"Name": "Nadie"}))
	d.Want("stored", len(all(d)), 0)
	d.Want("what was typed stays", d.Shows("Duration"), "soon")
}

func TestANewTypeIsAWordOfTheCatalogueAfterwards(t *testing.T) {
	d := newDialog(t)
	d.Type("Almuerzo con Rosa")
	d.Fill("Type", "Lunch")
	d.Fill("Customer", "Frío Sur")
	d.Press(fyne.KeyReturn)
	d.Want("type", stored(d, "Almuerzo con Rosa").Type, typeNamed(t, d.Session(), "Lunch"))
	begin(d)
	d.RightClick(d.Middle(d.Field("Type").Control()))
	d.Choose(uitest.Say("command.customize_activity_types"))
	d.WantSeen("Lunch", "Collection")
}

func TestCtrlEnterSavesFromTheNotes(t *testing.T) {
	d := newDialog(t)
	d.Type("Nota")
	d.Fill("Customer", "Frío Sur")
	d.Focus("Notes")
	d.Type("una")
	d.Press(fyne.KeyReturn)
	d.Type("dos")
	d.Ctrl(fyne.KeyReturn)
	d.Want("dialog", d.HasDialog(), false)
	d.Want("notes", stored(d, "Nota").Notes, "una\ndos")
	d.Ctrl(fyne.KeyReturn)
	d.Want("stored once", len(all(d)), 1)
}

func TestEscapeAsksAboutWhatIsNotSaved(t *testing.T) {
	d := newDialog(t)
	d.Press(fyne.KeyEscape)
	d.Want("nothing typed, nothing asked", d.HasDialog(), false)
	begin(d)
	d.Type("Algo")
	d.Press(fyne.KeyEscape)
	d.WantSeen(uitest.Say("ask.discard_title"))
	d.ClickText(uitest.Say("ask.go_on"))
	d.Want("subject", d.Shows("Subject"), "Algo")
	d.Press(fyne.KeyEscape)
	d.ClickText(uitest.Say("ask.discard_do"))
	d.Want("dialog", d.HasDialog(), false)
	d.Want("stored", len(all(d)), 0)
}

// openStored opens the dialog of a stored activity from the list.
func openStored(d *uitest.Desk, subject string) {
	d.Helper()
	d.Menu("Sales", uitest.Say("activities.title"))
	d.DoubleClick(d.Find(subject))
}

func withCall(t *testing.T) func(*office.Session) {
	return func(s *office.Session) {
		rows, err := s.Opportunities(t.Context(), office.Query{Text: "bottling"}, 0, 1)
		if err != nil {
			t.Fatal(err)
		}
		plan(t, s, domain.Activity{Subject: "Call Ignacio", Opportunity: rows[0].ID, Contact: opportunity(t, s, "bottling").Contact, Day: uitest.Today + 1, Minute: 601})
	}
}

func TestAKnownActivityIsDeletedAndComesBack(t *testing.T) {
	d := newDesk(t, withCall(t))
	openStored(d, "Call Ignacio")
	d.ClickText(uitest.Say("command.delete"))
	d.Want("dialog", d.HasDialog(), false)
	d.Want("stored", len(all(d)), 0)
	d.ClickText(uitest.Say("command.undo"))
	d.Want("stored", len(all(d)), 1)
}

func TestTheOpportunityIsOpenedFromTheDialog(t *testing.T) {
	d := newDesk(t, withCall(t))
	openStored(d, "Call Ignacio")
	d.Fill("Subject", "Call Ignacio again")
	d.ClickText(uitest.Say("activity.open_opportunity"))
	d.ClickText(uitest.Say("ask.discard_do"))
	d.Want("front", d.Tabs()[len(d.Tabs())-1], "Opp. 1 · Bottling line")
}

func TestBothSidesOfAConflictStand(t *testing.T) {
	d := newDesk(t, withCall(t))
	openStored(d, "Call Ignacio")
	theirs := stored(d, "Call Ignacio")
	theirs.Minutes = 45
	_, _, err := d.Colleague().SaveActivity(d.Context(), office.ActivityDraft{Activity: theirs})
	d.Must(err)
	d.Fill("Subject", "Call Rosa")
	d.Press(fyne.KeyReturn)
	d.Want("dialog", d.HasDialog(), false)
	a := stored(d, "Call Rosa")
	d.Want("minutes", a.Minutes, 45)
}

func TestAConflictShowsBothValuesAndKeepsWhatWasTyped(t *testing.T) {
	d := newDesk(t, withCall(t))
	openStored(d, "Call Ignacio")
	theirs := stored(d, "Call Ignacio")
	theirs.Subject = "Call the boss"
	_, _, err := d.Colleague().SaveActivity(d.Context(), office.ActivityDraft{Activity: theirs})
	d.Must(err)
	d.Fill("Subject", "Call Rosa")
	d.Press(fyne.KeyReturn)
	d.WantSeen("Ana Rojas changed this activity meanwhile.", "Call Rosa", "Call the boss")
	d.ClickText(uitest.Say("command.cancel"))
	d.Want("what was typed", d.Shows("Subject"), "Call Rosa")
	d.Press(fyne.KeyReturn)
	d.ClickText(uitest.Say("conflict.keep_mine"))
	d.Want("dialog", d.HasDialog(), false)
	stored(d, "Call Rosa")
}

func TestCompletingAsksForTheNext(t *testing.T) {
	d := newDesk(t, withCall(t))
	openStored(d, "Call Ignacio")
	d.Click(d.Middle(doneSwitch(d)))
	d.ClickText(uitest.Say("command.save"))
	d.WantSeen(uitest.Say("activity.next_title"), "№ 1 Bottling line · Viña Los Aromos · Ignacio Prats")
	d.Want("day", d.Shows("Day and time"), "26-10-2026") // seven working days after Thursday the 15th
	d.Type("Send the drawing")
	d.Press(fyne.KeyReturn)
	d.Want("dialog", d.HasDialog(), false)
	before, next := stored(d, "Call Ignacio"), stored(d, "Send the drawing")
	d.Want("the first was done today, not tomorrow as planned", []any{before.Done, before.Day}, []any{true, uitest.Today})
	d.Want("the next", []any{next.Opportunity, next.Contact, next.Type, next.Day, next.Done},
		[]any{before.Opportunity, before.Contact, before.Type, domain.NewDate(2026, 10, 26), false})
}

func TestNothingForNowSkipsTheNext(t *testing.T) {
	d := newDesk(t, withCall(t))
	for _, skip := range []func(){
		func() { d.ClickText(uitest.Say("activity.no_next")) },
		func() { d.Press(fyne.KeyEscape) },
	} {
		d.Window.CompleteActivity(stored(d, "Call Ignacio").ID)
		d.WantSeen(uitest.Say("activity.next_title"))
		skip()
		d.Want("dialog", d.HasDialog(), false)
		d.Want("stored", len(all(d)), 1)
		d.Want("done", stored(d, "Call Ignacio").Done, true)
		d.ClickText(uitest.Say("command.undo"))
		d.Want("planned again", stored(d, "Call Ignacio").Done, false)
	}
}

func TestADoneActivityIsNotCompletedTwice(t *testing.T) {
	d := newDesk(t, withCall(t))
	a := stored(d, "Call Ignacio")
	_, _, err := d.Session().CompleteActivity(t.Context(), a.ID)
	d.Must(err)
	d.Window.CompleteActivity(a.ID)
	d.Want("dialog", d.HasDialog(), false)
	d.Want("toasts", d.Toasts(), []string{})
}
