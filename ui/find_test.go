package ui_test

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"preventa/cmd/preventa/uitest"
	"preventa/domain"
	"preventa/domain/office"
)

// vineyard has a record of every kind that can be found.
func vineyard(t *testing.T) *uitest.Desk {
	t.Helper()
	return uitest.New(t, uitest.Chile, uitest.Deals(t,
		uitest.Deal{Name: "Bottling line", Customer: "Viña Los Aromos", Contact: "Ramón Núñez"}, uitest.Deal{Name: "Line of 2 presses"}),
		func(s *office.Session) {
			rows, err := s.Opportunities(t.Context(), office.Query{Text: "bottling"}, 0, 1)
			if err != nil {
				t.Fatal(err)
			}
			types, err := s.Items(t.Context(), domain.ActivityTypes)
			if err != nil {
				t.Fatal(err)
			}
			a := domain.Activity{Type: types[0].ID, Subject: "Ask about the corks", Opportunity: rows[0].ID, Day: uitest.Today.Add(40)}
			if _, _, err := s.SaveActivity(t.Context(), office.ActivityDraft{Activity: a}); err != nil {
				t.Fatal(err)
			}
			q, err := s.NewQuotation(t.Context(), rows[0].ID, "")
			if err != nil {
				t.Fatal(err)
			}
			q.Subject = "Offer of a line"
			if _, _, err := s.SaveQuotation(t.Context(), q); err != nil {
				t.Fatal(err)
			}
		})
}

// found are the lines of the palette for a text.
func found(d *uitest.Desk, text string) []string {
	d.Helper()
	if !d.HasDialog() {
		d.Ctrl(fyne.KeyK)
	}
	d.Ctrl(fyne.KeyA)
	if text == "" {
		d.Press(fyne.KeyBackspace)
	}
	d.Type(text)
	return d.Texts()
}

func wantFound(d *uitest.Desk, text string, lines ...string) {
	d.Helper()
	got := found(d, text)
	for _, line := range lines {
		if !slices.Contains(got, line) {
			d.Errorf("%q does not find %q among %q", text, line, got)
		}
	}
}

func TestEveryKindOfRecordIsFound(t *testing.T) {
	d := vineyard(t)
	wantFound(d, "bottling", "Opportunities", "1 Bottling line")
	wantFound(d, "1", "1 Bottling line")
	wantFound(d, "aromos vina", "1 Bottling line", "Customers", "Viña Los Aromos")
	wantFound(d, "nunez", "1 Bottling line", "Contacts", "Ramón Núñez")
	wantFound(d, "corks", "Activities", "Ask about the corks")
	wantFound(d, "offer", "Quotations")
	wantFound(d, "zzz", "Nothing was found.")
}

func TestTheOpportunityOfANumberComesFirst(t *testing.T) {
	d := vineyard(t)
	uitest.Open(t, d.Session(), uitest.Deal{Name: "Two of 1"})
	got := found(d, "1")
	if !slices.Contains(got, "3 Two of 1") || slices.Index(got, "1 Bottling line") > slices.Index(got, "3 Two of 1") {
		t.Errorf("found %q", got)
	}
}

func TestEnterOpensWhatIsFound(t *testing.T) {
	for text, check := range map[string]func(d *uitest.Desk){
		"bottling": func(d *uitest.Desk) { d.Want("tabs", d.Tabs(), []string{"Opportunities", "Opp. 1 · Bottling line"}) },
		"corks":    func(d *uitest.Desk) { d.Want("subject", d.Shows("Subject"), "Ask about the corks") },
		"offer":    func(d *uitest.Desk) { d.Want("subject", d.Shows("Subject"), "Offer of a line") },
	} {
		d := vineyard(t)
		found(d, text)
		d.Press(fyne.KeyReturn)
		check(d)
	}
	d := vineyard(t)
	found(d, "aromos")
	d.Press(fyne.KeyDown, fyne.KeyReturn)
	d.Want("tabs", d.Tabs(), []string{"Opportunities", "Viña Los Aromos"})
	found(d, "nunez")
	d.ClickText("Ramón Núñez")
	d.Want("name", d.Shows("Name"), "Ramón Núñez")
}

func TestCommandsAreFoundByWordsInAnyOrderWithWayAndKey(t *testing.T) {
	d := vineyard(t)
	wantFound(d, "quot new", "Commands", "New quotation", "Sales", "Ctrl+Shift+Q")
	wantFound(d, "customize ori", "Customize origins…", "Tools › Customize")
	d.Press(fyne.KeyEscape)
	setPreference(d, "preferences.language", "Español")
	wantFound(d, "ultim pestana", "No se encontró nada.")
	wantFound(d, "pestana sig", "Comandos", "Pestaña siguiente", "Ventana", "Ctrl+Tab")
	wantFound(d, "cotizacion nueva", "Nueva cotización", "Ctrl+Mayús+Q")
	d.Press(fyne.KeyReturn)
	d.Want("tabs", d.Tabs()[1], "Nueva cotización")
}

func TestACommandThatCannotBeRunIsPaleAndLast(t *testing.T) {
	d := vineyard(t)
	got := found(d, "previous")
	runs, rests := slices.Index(got, "Previous tab"), slices.Index(got, "Previous match")
	if runs < 0 || rests < 0 || runs > rests {
		t.Errorf("the previous tab and the previous match in %q", got)
	}
	found(d, "revert")
	d.Press(fyne.KeyReturn)
	d.Want("it is still open", d.HasDialog(), true)
}

func TestWhatWasUsedLastIsFoundWithoutATextAndAfterARestart(t *testing.T) {
	d := vineyard(t)
	found(d, "bottling")
	d.Press(fyne.KeyReturn)
	found(d, "customers")
	d.Press(fyne.KeyReturn)
	after := func(d *uitest.Desk) []string {
		got := found(d, "")
		from := slices.Index(got, "Used last")
		return got[max(from, 0):min(from+4, len(got))]
	}
	want := []string{"Used last", "Customers", "Sales", "1 Bottling line"}
	d.Want("used last", after(d), want)
	d.Press(fyne.KeyEscape)
	d.Ctrl(fyne.KeyQ)
	again := d.Restart(0)
	again.Want("used last", after(again), want)
	again.Press(fyne.KeyEscape)
	row, err := again.Colleague().Opportunities(t.Context(), office.Query{Text: "bottling"}, 0, 1)
	again.Must(err)
	_, err = again.Colleague().DeleteOpportunities(t.Context(), []domain.ID{row[0].ID})
	again.Must(err)
	if got := strings.Join(found(again, ""), " "); strings.Contains(got, "1 Bottling line") {
		t.Errorf("what has gone is offered: %s", got)
	}
}

func TestOpenTabsAreFound(t *testing.T) {
	d := vineyard(t)
	d.DoubleClick(d.Cell("Bottling line", "Name"))
	wantFound(d, "opportunities", "Open tabs", "Opportunities")
	d.Press(fyne.KeyReturn)
	d.Want("rows", len(d.Names()), 2)
	d.Want("tabs", len(d.Tabs()), 2)
}

func TestThePaletteFindsCommandsWithoutAnOffice(t *testing.T) {
	d := uitest.Welcome(t)
	d.Window.Show("")
	found(d, "demo")
	d.Press(fyne.KeyReturn)
	d.WantSeen("demo.preventa")
}

func TestThePaletteGivesTheKeyboardBack(t *testing.T) {
	d := vineyard(t)
	d.Menu("Window", uitest.Say("command.find"))
	d.Press(fyne.KeyEscape)
	d.DoubleClick(d.Cell("Bottling line", "Name"))
	d.Focus("Amount")
	field := d.Canvas.Focused()
	d.Ctrl(fyne.KeyK)
	d.Type("x")
	d.Ctrl(fyne.KeyK)
	d.Want("the field has the keyboard", d.Canvas.Focused() == field, true)
	d.Want("nothing was typed there", d.Tabs()[1], "Opp. 1 · Bottling line")
}
