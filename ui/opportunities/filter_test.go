package opportunities_test

import (
	"context"
	"math"
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"preventa/cmd/preventa/uitest"
	"preventa/domain"
	"preventa/domain/office"
	"preventa/ui/kit"
)

// market is an office whose opportunities differ in every field a filter can be about.
func market(t *testing.T) *uitest.Desk {
	t.Helper()
	d := wide(uitest.New(t, uitest.Chile, func(s *office.Session) {
		make := func(deal uitest.Deal, edit func(*office.Draft)) {
			d := uitest.Open(t, s, deal)
			edit(&d)
			if _, _, err := s.SaveOpportunity(context.Background(), d); err != nil {
				t.Fatal(err)
			}
		}
		make(uitest.Deal{Name: "Presses", Customer: "Viña Sur", State: "New", Origin: "Web", Amount: 1_000_000}, func(d *office.Draft) {
			d.ExpectedClose, d.Reference, d.NewTags = uitest.Today+5, "PO 77", []string{"Wine"}
		})
		make(uitest.Deal{Name: "Corks", Customer: "Viña Norte", State: "Negotiation", Origin: "Referral", Amount: 2_500_000}, func(d *office.Draft) {
			d.ExpectedClose, d.NewTags = uitest.Today-3, []string{"Wine", "Urgent"}
		})
		make(uitest.Deal{Name: "Scales", Customer: "Frutas Ñuble", State: "New", Amount: 7_000_000}, func(d *office.Draft) { d.Salesperson = "" })
		make(uitest.Deal{Name: "Ovens", Customer: "Pan Lindo", State: "New"}, func(d *office.Draft) { d.ExpectedClose = uitest.Today + 100 })
	}))
	d.ClickText("Opportunities") // my day is in front
	return d
}

// condition opens the filter and chooses a field and, where it is not the first, an operator.
func condition(d *uitest.Desk, field, operator string) {
	d.Helper()
	d.Canvas.Focus(d.Grid())
	command(d, "filter.add")
	d.Type(field)
	d.Press(fyne.KeyReturn)
	if operator == "" {
		return
	}
	for _, s := range uitest.Every[*kit.Select](d) {
		if chosen := s.Selected(); chosen.Text != "" && slices.Contains(office.Operators, office.Operator(chosen.ID)) {
			d.Click(d.Middle(s))
		}
	}
	if !d.Sees(operator) { // further down the list
		d.Press(fyne.KeyEnd)
	}
	d.ClickText(operator)
}

func typed(texts ...string) func(*uitest.Desk) {
	return func(d *uitest.Desk) {
		for i, text := range texts {
			if i > 0 {
				d.Press(fyne.KeyTab)
			}
			d.Type(text)
		}
		d.Clock.Advance(kit.SearchAfter)
	}
}

func picked(texts ...string) func(*uitest.Desk) {
	return func(d *uitest.Desk) {
		for _, text := range texts {
			d.Type(text)
			d.Press(fyne.KeyReturn)
		}
	}
}

func TestTheFilterBuildsConditionsOnEveryTypeOfField(t *testing.T) {
	for _, c := range []struct {
		field, operator string
		fill            func(*uitest.Desk)
		chip            string
		want            []string
	}{
		{"Amount", "", typed("1000000", "3.000.000"), "Amount between 1.000.000 and 3.000.000", []string{"Corks", "Presses"}},
		{"Amount", "", typed("", "3000000"), "Amount up to 3.000.000", []string{"Ovens", "Corks", "Presses"}},
		{"Amount", "is", typed("7000000; 1000000"), "Amount: 7.000.000, 1.000.000", []string{"Scales", "Presses"}},
		{"Amount", "is empty", nil, "Amount: none", []string{"Ovens"}},
		{"Probability", "", typed("50"), "Probability from 50 %", []string{"Corks"}},
		{"Number", "is not", typed("1; 2"), "Number is not 1, 2", []string{"Ovens", "Scales"}},
		{"Expected close", "in the next … days", typed("5"), "Expected close in the next 5 days", []string{"Presses"}},
		{"Expected close", "in the last … days", typed("5"), "Expected close in the last 5 days", []string{"Corks"}},
		{"Expected close", "between", typed("15-10-2026", "20-10-2026"), "Expected close between 15-10-2026 and 20-10-2026", []string{"Presses"}},
		{"Expected close", "is on", typed("20-10-2026"), "Expected close: 20-10-2026", []string{"Presses"}},
		{"Expected close", "is empty", nil, "Expected close: none", []string{"Scales"}},
		{"State", "", picked("New"), "State: New", []string{"Ovens", "Scales", "Presses"}},
		{"State", "is not", picked("New", "Won"), "State is not New, Won", []string{"Corks"}},
		{"Salesperson", "", picked("me"), "Salesperson: me", []string{"Ovens", "Corks", "Presses"}},
		{"Salesperson", "", picked("none"), "Salesperson: none", []string{"Scales"}},
		{"Customer", "contains", typed("viña"), "Customer / prospect contains “viña”", []string{"Corks", "Presses"}},
		{"Customer", "", picked("ñuble"), "Customer / prospect: Frutas Ñuble", []string{"Scales"}},
		{"Tags", "", picked("Urgent"), "Tags: Urgent", []string{"Corks"}},
		{"Tags", "is not", picked("Wine"), "Tags is not Wine", []string{"Ovens", "Scales"}},
		{"Class", "", picked("Open"), "Class of state: Open", []string{"Ovens", "Scales", "Corks", "Presses"}},
		{"Reference", "", typed("po"), "Reference contains “po”", []string{"Presses"}},
		{"Reference", "is not empty", nil, "Reference: any", []string{"Presses"}},
		{"Name", "does not contain", typed("s"), "Name does not contain “s”", []string{}},
		{"Overdue", "", picked("yes"), "Overdue: yes", []string{"Corks"}},
	} {
		d := market(t)
		condition(d, c.field, c.operator)
		if c.fill != nil {
			c.fill(d)
		}
		d.Press(fyne.KeyEscape)
		d.Press(fyne.KeyEscape)
		what := c.field + " " + c.operator
		d.Want("chips of "+what, conditions(d), []string{c.chip})
		d.Want("rows of "+what, d.Names(), c.want)
	}
}

func TestADuringConditionIsChosenFromTheRelativePeriods(t *testing.T) {
	d := market(t)
	condition(d, "Expected close", "")
	boxes := uitest.Every[*kit.Select](d)
	d.Click(d.Middle(boxes[len(boxes)-1]))
	d.ClickText("this week") // Monday 12 to Sunday 18 October
	d.Press(fyne.KeyEscape)
	d.Want("chips", conditions(d), []string{"Expected close: this week"})
	d.Want("rows", d.Names(), []string{"Corks"})
}

func TestConditionsAddUpAreEditedAndCleared(t *testing.T) {
	d := market(t)
	condition(d, "Amount", "")
	typed("1000000")(d)
	d.ClickText("Add condition")
	d.Type("Tags")
	d.Press(fyne.KeyReturn)
	picked("Wine")(d)
	d.Press(fyne.KeyEscape)
	d.Want("chips", conditions(d), []string{"Amount from 1.000.000", "Tags: Wine"})
	d.Want("rows", d.Names(), []string{"Corks", "Presses"})

	d.Click(d.Middle(chip(d, "Amount")).AddXY(-20, 0)) // its row, ready to be typed in
	d.Type("2000000")
	d.Press(fyne.KeyEscape) // which does not wait for the typing to rest
	d.Want("rows", d.Names(), []string{"Corks"})
	d.ClickText("Filter")
	d.ClickText("Clear all")
	d.Press(fyne.KeyEscape)
	d.Want("chips", conditions(d), []string{})
	d.Want("rows", len(d.Names()), 4)
}

func TestTheFilterShowsTheConditionsOfTheView(t *testing.T) {
	d := market(t)
	d.ClickChip("Closing this month")
	d.ClickText("Filter")
	d.WantSeen("Class of state", "Expected close", "this month")
	for _, b := range uitest.Every[*kit.Button](d) {
		if b.Icon() == "x" && math.Abs(float64(d.Middle(b).Y-d.Find("Class of state").Y)) < 4 {
			d.Click(d.Middle(b))
			break
		}
	}
	d.Press(fyne.KeyEscape)
	d.Want("view", views(d)[2], "*Closing this month 2 •")
}

func TestAClickBesideTheFilterClosesIt(t *testing.T) {
	d := market(t)
	d.ClickText("Filter")
	d.Want("open", d.HasDialog(), true)
	d.Click(fyne.NewPos(300, 500))
	d.Want("open", d.HasDialog(), false)
}

func TestCellsFilterAndExclude(t *testing.T) {
	d := market(t)
	pick := func(name, column string, labels ...string) {
		d.Helper()
		d.RightClick(d.Cell(name, column))
		d.Choose(labels...)
	}
	pick("Corks", "Customer / prospect", "Exclude this")
	pick("Ovens", "Customer / prospect", "Exclude this")
	d.Want("excluded", d.Names(), []string{"Scales", "Presses"})
	d.Want("chips", conditions(d), []string{"Customer / prospect is not Viña Norte, Pan Lindo"})
	removeCondition(d, "Customer")

	pick("Ovens", "Amount $", "Filter: none")
	d.Want("rows without", d.Names(), []string{"Ovens"})
	removeCondition(d, "Amount")
	pick("Ovens", "Amount $", "Exclude: none")
	d.Want("rows with", d.Names(), []string{"Scales", "Corks", "Presses"})
	pick("Scales", "Amount $", "Filter by this")
	d.Want("of an amount", d.Names(), []string{"Scales"})
	removeCondition(d, "Amount")

	pick("Presses", "Exp. close", "Filter by October 2026")
	d.Want("of the month", d.Names(), []string{"Corks", "Presses"})
	d.Want("chips", conditions(d), []string{"Expected close between 01-10-2026 and 31-10-2026"})
	removeCondition(d, "Expected")
	pick("Scales", "Salesperson", "Filter: none")
	d.Want("of nobody", d.Names(), []string{"Scales"})
}

func TestAFilterByAnIdStaysOnOneOfTheSameName(t *testing.T) {
	d := uitest.New(t, uitest.Chile, uitest.Deals(t, uitest.Deal{Name: "Press", Customer: "Pérez"}, uitest.Deal{Name: "Oven", Customer: "Gómez"}))
	d.RightClick(d.Cell("Press", "Customer / prospect"))
	d.Choose(uitest.Say("command.filter_customer"))
	customer := d.Stored("Press").Customer
	_, _, err := d.Colleague().SaveCustomer(d.Context(), office.CustomerDraft{Customer: func() domain.Customer {
		c, err := d.Session().Customer(d.Context(), customer)
		d.Must(err)
		c.Name = "Pérez e Hijos"
		return c
	}()})
	d.Must(err)
	d.Want("still found", d.Names(), []string{"Press"})
	d.Want("by its name now", conditions(d), []string{"Customer / prospect: Pérez e Hijos"})
}
