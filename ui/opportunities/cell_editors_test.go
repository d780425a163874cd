package opportunities_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"preventa/cmd/preventa/uitest"
	"preventa/domain"
	"preventa/domain/office"
	"preventa/ui/kit"
)

// editCell begins to edit a cell with F2.
func editCell(d *uitest.Desk, name, title string) *kit.Grid[office.Row] {
	d.Helper()
	grid := d.Grid()
	d.Click(d.Cell("Cold room", "Name")) // so that the next one is not the second of a double click
	d.Click(d.Cell(name, title))
	d.Press(fyne.KeyF2)
	if !grid.Editing() {
		d.Fatalf("%s of %s is not edited", title, name)
	}
	return grid
}

// sets counts the sets of the journal.
func sets(d *uitest.Desk) int {
	d.Helper()
	rows, err := d.Session().UndoHistory(d.Context(), office.MostUndo)
	d.Must(err)
	return len(rows)
}

func TestCellsAreEditedInPlace(t *testing.T) {
	d := newList(t)
	for _, c := range []struct {
		title, typed string
		keys         []fyne.KeyName
		want         func(o *domain.Opportunity)
	}{
		{"Prob.", "35", nil, func(o *domain.Opportunity) { o.Probability, o.ProbabilityOwn = 35, true }},
		{"Amount $", "1.250.000", nil, func(o *domain.Opportunity) { o.Amount, o.OfficeAmount = 1_250_000, 1_250_000 }},
		{"Exp. close", "+7", nil, func(o *domain.Opportunity) { o.ExpectedClose = uitest.Today + 7 }},
		{"Exp. close", "mañana", nil, func(o *domain.Opportunity) { o.ExpectedClose = uitest.Today + 1 }},
		{"State", "contac", nil, func(o *domain.Opportunity) { o.State = d.State("Contacted").ID }},
		{"Origin", "refer", nil, func(o *domain.Opportunity) { o.Origin = d.Stored("Bottling line").Origin }},
		{"Salesperson", "", []fyne.KeyName{fyne.KeyDelete, fyne.KeyUp}, func(o *domain.Opportunity) { o.Salesperson = "" }},
		{"Name", "Lift trucks", nil, func(o *domain.Opportunity) { o.Name = "Lift trucks" }},
	} {
		want := d.Stored("Forklifts").Opportunity
		count := sets(d)
		grid := editCell(d, "Forklifts", c.title)
		d.Press(c.keys...)
		d.Type(c.typed)
		d.Press(fyne.KeyReturn)
		if grid.Editing() {
			d.Press(fyne.KeyReturn) // the first one chose from the list
		}
		c.want(&want)
		got := d.Stored(want.Name).Opportunity
		want.Version = got.Version
		d.Want(c.title, got, want)
		d.Want("sets of "+c.title, sets(d), count+1)
	}
	d.Ctrl(fyne.KeyZ)
	d.Want("taken back", d.Stored("Forklifts").Name, "Forklifts")
}

func TestACellLeftAsItWasWritesNothing(t *testing.T) {
	d := newList(t)
	count := sets(d)
	for _, title := range []string{"State", "Prob.", "Amount $", "Exp. close", "Salesperson", "Origin", "Name"} {
		editCell(d, "Forklifts", title)
		d.Press(fyne.KeyReturn)
		grid := editCell(d, "Forklifts", title)
		for range 2 { // the first closes the list of options
			if grid.Editing() {
				d.Press(fyne.KeyEscape)
			}
		}
		d.Want(title+" is left", grid.Editing(), false)
	}
	d.Want("sets", sets(d), count)
}

func TestWhatACellRefusesStaysTyped(t *testing.T) {
	d := newList(t)
	count := sets(d)
	for title, typed := range map[string][2]string{
		"Prob.":      {"140", "This is not a percentage."},
		"Amount $":   {"much", "“much” is not a number."},
		"Exp. close": {"31-02-2026", "31-02-2026"},
		"Name":       {" ", ""},
	} {
		editCell(d, "Forklifts", title)
		d.Ctrl(fyne.KeyA)
		d.Type(typed[0])
		d.Press(fyne.KeyReturn)
		d.Want(title+" is still edited", d.Grid().Editing(), true)
		d.WantSeen(typed[1])
		d.Press(fyne.KeyEscape)
	}
	d.Want("sets", sets(d), count)
}

func TestClosingFromACellAsksAsTheMenuDoes(t *testing.T) {
	d := newList(t)
	editCell(d, "Forklifts", "State")
	d.Type("won")
	d.Press(fyne.KeyReturn)
	d.WantSeen("Won: Forklifts")
	d.Press(fyne.KeyEscape)
	d.Want("given up", d.Stored("Forklifts").State, d.State("New").ID)
	d.Want("the cell is left", d.Grid().Editing(), false)

	editCell(d, "Forklifts", "State")
	d.Type("won")
	d.Press(fyne.KeyReturn)
	d.Fill("Final amount", "4500000")
	d.ClickText(uitest.Say("closing.win"))
	o := d.Stored("Forklifts")
	d.Want("won", []any{o.State, o.Amount, o.ClosedOn}, []any{d.State("Won").ID, int64(4_500_000), uitest.Today})

	editCell(d, "Scales", "State")
	d.Type("contac")
	d.Press(fyne.KeyReturn)
	d.WantSeen("Reopen: Scales")
	d.ClickText(uitest.Say("closing.reopen"))
	d.Want("reopened", d.Stored("Scales").State, d.State("Contacted").ID)
}

func TestAnAmountThatFollowsQuotationsIsRefusedAtTheCell(t *testing.T) {
	d := newList(t)
	d.Edit("Forklifts", func(o *office.Draft) { o.AmountFollows = true })
	s := d.Colleague()
	q, err := s.NewQuotation(t.Context(), d.Stored("Forklifts").ID, "")
	d.Must(err)
	q.Lines = []domain.Line{{Description: "Forklift", Quantity: 1000, Price: 900}}
	saved, _, err := s.SaveQuotation(t.Context(), q)
	d.Must(err)
	_, err = s.SendQuotation(t.Context(), saved.ID, uitest.Today)
	d.Must(err)
	worth := d.Stored("Forklifts").Amount
	editCell(d, "Forklifts", "Amount $")
	d.Ctrl(fyne.KeyA)
	d.Type("7000")
	d.Press(fyne.KeyReturn)
	d.WantSeen("Its amount follows its quotations.")
	d.Want("worth", d.Stored("Forklifts").Amount, worth)
}

func TestAClickElsewhereReturnsToWhatACellRefuses(t *testing.T) {
	d := newList(t)
	grid := editCell(d, "Forklifts", "Amount $")
	d.Type("much")
	d.Click(d.Cell("Scales", "Name"))
	d.WantSeen("“much” is not a number.")
	d.Press(fyne.KeyBackspace)
	d.Type("!")
	d.Press(fyne.KeyReturn)
	d.WantSeen("“muc!” is not a number.")
	d.Press(fyne.KeyEscape)
	d.Want("given up", grid.Editing(), false)
	d.Want("amount", stored(d, "Forklifts").Amount, int64(5_000_000))
}

func TestWhatIsClosedHasNoProbabilityToEdit(t *testing.T) {
	d := newList(t)
	before := stored(d, "Cold room")
	d.Click(d.Cell("Cold room", "Prob."))
	d.Type("3")
	d.Want("edited", d.Grid().Editing(), false)
	d.Press(fyne.KeyEscape)
	choose(d, "Forklifts", "Cold room")
	d.Ctrl(fyne.KeyE)
	d.Fill("Probability", "35")
	d.ClickText(uitest.Say("bulk.apply"))
	d.Want("won", stored(d, "Cold room"), before)
	d.Want("open", stored(d, "Forklifts").Probability, 35)
	d.Want("toasts", d.Toasts(), []string{"1 changed"})
}
