package opportunities_test

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"preventa/cmd/preventa/uitest"
	"preventa/domain"
	"preventa/domain/office"
	"preventa/ui/kit"
)

// ofFour are the views of newList.
var ofFour = []string{"My open 2", "Overdue 0", "Closing this month 0", "No next activity 2", "Rotting 0", "Won this quarter 1", "Incomplete 2", "*All 4"}

// views are the chips of the views; the one in force has a star before it, and a dot behind
// it once it is altered.
func views(d *uitest.Desk) []string {
	texts := []string{}
	for _, c := range uitest.Every[*kit.Chip](d) {
		text := c.Text() + " " + c.Count()
		if c.Altered() {
			text += " •"
		}
		if c.On() {
			text = "*" + text
		}
		if c.Count() != "×" && c.Text() != uitest.Say("view.save") {
			texts = append(texts, text)
		}
	}
	return texts
}

// conditions are what the chips of conditions say.
func conditions(d *uitest.Desk) []string {
	texts := []string{}
	for _, c := range uitest.Every[*kit.Chip](d) {
		if c.Count() == "×" {
			texts = append(texts, uitest.Plain(c.Text()))
		}
	}
	return texts
}

func chip(d *uitest.Desk, text string) *kit.Chip {
	d.Helper()
	for _, c := range uitest.Every[*kit.Chip](d) {
		if strings.HasPrefix(uitest.Plain(c.Text()), text) {
			return c
		}
	}
	d.Fatalf("no chip %q among %q", text, d.Chips())
	return nil
}

// removeCondition clicks the cross of a condition.
func removeCondition(d *uitest.Desk, text string) {
	d.Helper()
	c := chip(d, text)
	d.Click(d.Middle(c).AddXY(c.Size().Width/2-10, 0))
}

// menuOf chooses in the menu of a view.
func menuOf(d *uitest.Desk, text string, keys ...string) {
	d.Helper()
	d.RightClick(d.Middle(chip(d, text)))
	for i, key := range keys {
		keys[i] = uitest.Say(key)
	}
	d.Choose(keys...)
}

// diary is an office of a hand-made case for every view, seen by Ana on 15 October 2026.
func diary(t *testing.T) *uitest.Desk {
	t.Helper()
	return uitest.New(t, uitest.Chile, func(s *office.Session) {
		open := func(name, state string, edit func(*office.Draft)) office.Draft {
			d := uitest.Open(t, s, uitest.Deal{Name: name, Customer: "Casa " + name, State: state})
			if edit != nil {
				edit(&d)
				var err error
				if d, _, err = s.SaveOpportunity(context.Background(), d); err != nil {
					t.Fatal(err)
				}
			}
			return d
		}
		plan := func(d office.Draft, day domain.Date) {
			types, err := s.Items(context.Background(), domain.ActivityTypes)
			if err == nil {
				_, _, err = s.SaveActivity(context.Background(), office.ActivityDraft{Activity: domain.Activity{
					Type: types[0].ID, Subject: "Call", Opportunity: d.ID, Day: day}})
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		plan(open("Late close", "New", func(d *office.Draft) { d.ExpectedClose = uitest.Today - 1 }), uitest.Today+3)
		plan(open("Late call", "New", nil), uitest.Today-2)
		open("This month", "Negotiation", func(d *office.Draft) { d.ExpectedClose = uitest.Today + 16 }) // 31 October
		open("Next month", "Negotiation", func(d *office.Draft) { d.ExpectedClose = uitest.Today + 17 }) // 1 November
		open("Nobody's", "New", func(d *office.Draft) { d.Salesperson = "" })
		uitest.Open(t, s, uitest.Deal{Name: "Won now", State: "Won", Closed: domain.NewDate(2026, 10, 1)})
		uitest.Open(t, s, uitest.Deal{Name: "Won before", State: "Won", Closed: domain.NewDate(2026, 9, 30)})
		uitest.Open(t, s, uitest.Deal{Name: "Lost", State: "Lost", Closed: uitest.Today})
	})
}

func TestEveryViewHasItsRowsAndItsCount(t *testing.T) {
	d := diary(t)
	d.ClickText("Opportunities") // my day is in front
	for _, c := range []struct {
		view string
		want []string
	}{
		{"My open", []string{"Next month", "This month", "Late call", "Late close"}},
		{"Overdue", []string{"Late call", "Late close"}},
		{"Closing this month", []string{"This month", "Late close"}},
		{"No next activity", []string{"Nobody's", "Next month", "This month"}},
		{"Rotting", []string{}},
		{"Won this quarter", []string{"Won now"}},
		{"Incomplete", []string{"Nobody's", "Next month", "This month", "Late call", "Late close"}},
		{"All", []string{"Lost", "Won before", "Won now", "Nobody's", "Next month", "This month", "Late call", "Late close"}},
	} {
		d.ClickChip(c.view)
		d.Want(c.view, d.Names(), c.want)
		d.Want("conditions of "+c.view, conditions(d), []string{})
	}
	d.Want("views", views(d), []string{"My open 4", "Overdue 2", "Closing this month 2", "No next activity 3", "Rotting 0",
		"Won this quarter 1", "Incomplete 5", "*All 8"})
}

func TestAViewWithoutRowsSaysSoAndLeadsToAll(t *testing.T) {
	d := newList(t)
	d.ClickChip("Overdue")
	d.WantSeen("Nothing is overdue.")
	d.ClickText("Show all")
	d.Want("rows", len(d.Names()), 4)
	d.Want("views", views(d), ofFour)
}

func TestViewsCountWithinTheSearchAndKeepIt(t *testing.T) {
	d := newList(t)
	d.Ctrl(fyne.KeyF)
	d.Type("aromos")
	d.Clock.Advance(kit.SearchAfter)
	want := []string{"My open 2", "Overdue 0", "Closing this month 0", "No next activity 2", "Rotting 0", "Won this quarter 0", "Incomplete 2", "*All 2"}
	d.Want("views", views(d), want)
	d.ClickChip("Won this quarter")
	d.Want("rows", d.Names(), []string{})
	d.ClickChip("All")
	d.Want("rows", d.Names(), []string{"Forklifts", "Bottling line"})
}

func TestAViewIsSavedAlteredSavedAgainAndReset(t *testing.T) {
	d := wide(newList(t))
	d.ClickChip("My open")
	d.Click(d.Header("Name"))
	d.Want("a sort alters", views(d)[0], "*My open 2 •")
	d.ClickChip("Save view")
	d.Fill("Name", "By name")
	d.ClickText("Save")
	d.Want("views", views(d)[8:], []string{"*By name 2"})
	d.Want("toasts", d.Toasts(), []string{"View “By name” saved"})

	d.RightClick(d.Cell("Forklifts", "State"))
	d.Choose(uitest.Say("command.filter_state"))
	d.Want("views", views(d)[8:], []string{"*By name 2 •"})
	menuOf(d, "By name", "view.reset")
	d.Want("rows", d.Names(), []string{"Bottling line", "Forklifts"})
	d.Want("views", views(d)[8:], []string{"*By name 2"})

	d.RightClick(d.Cell("Forklifts", "State"))
	d.Choose(uitest.Say("command.filter_state"))
	d.ClickChip("By name")
	d.Choose(uitest.Say("view.save_changes"))
	d.Want("views", views(d)[8:], []string{"*By name 1"})
	d.ClickChip("All")
	d.ClickChip("By name")
	d.Want("rows", d.Names(), []string{"Forklifts"})
	d.Want("conditions", conditions(d), []string{})
}

func TestASavedNameIsAskedForUntilItIsFree(t *testing.T) {
	d := wide(newList(t))
	d.ClickChip("Save view")
	d.ClickText("Save")
	d.Want("message", d.Message("Name") != "", true)
	d.Fill("Name", "Mine")
	d.ClickText("Save")
	d.ClickChip("Save view")
	d.Fill("Name", "MINE")
	d.ClickText("Save")
	d.Want("message", d.Message("Name") != "", true)
	d.Press(fyne.KeyEscape)
	d.Want("saved", views(d)[8:], []string{"*Mine 4"})
}

func TestAViewHasColumnsOfItsOwn(t *testing.T) {
	d := wide(newList(t))
	menuOf(d, "All", "view.duplicate")
	d.ClickChip("All 2")
	d.RightClick(d.Header("Contact"))
	d.Choose("Hide column")
	d.Want("views", views(d)[8:], []string{"*All 2 4 •"})
	menuOf(d, "All 2", "view.save_changes")
	d.Want("views", views(d)[8:], []string{"*All 2 4"})
	d.ClickChip("All")
	d.WantSeen("Contact")
	d.ClickChip("All 2")
	d.WantUnseen("Contact")
	d = restart(d)
	d.WantUnseen("Contact")
	d.ClickChip("All")
	d.WantSeen("Contact")
}

// restart leaves the program and starts it again.
func restart(d *uitest.Desk) *uitest.Desk {
	d.Helper()
	d.Ctrl(fyne.KeyQ)
	return wide(d.Restart(0))
}

// wide gives the window the width in which the chips of all views have room.
func wide(d *uitest.Desk) *uitest.Desk {
	d.Window.Window().Resize(fyne.NewSize(1800, 738))
	return d
}

func TestSavedViewsAreRenamedMovedAndDeleted(t *testing.T) {
	d := wide(newList(t))
	for _, name := range []string{"One", "Two", "Three"} {
		d.ClickChip("Save view")
		d.Fill("Name", name)
		d.ClickText("Save")
	}
	menuOf(d, "Two", "view.rename")
	d.Fill("Name", "Second")
	d.ClickText("Save")
	menuOf(d, "Three", "view.move_left")
	d.Want("views", views(d)[8:], []string{"One 4", "*Three 4", "Second 4"})
	menuOf(d, "One", "command.delete")
	d.Want("views", views(d)[8:], []string{"*Three 4", "Second 4"})
	d.ClickText(uitest.Say("command.undo"))
	d.Want("views", views(d)[8:], []string{"One 4", "*Three 4", "Second 4"})
	menuOf(d, "Three", "command.delete")
	d.Want("none is in force", views(d), []string{"My open 2", "Overdue 0", "Closing this month 0", "No next activity 2", "Rotting 0",
		"Won this quarter 1", "Incomplete 2", "All 4", "One 4", "Second 4"})
	d.Want("rows", len(d.Names()), 4)
}

func TestAViewIsSharedWithTheOffice(t *testing.T) {
	d := wide(newList(t))
	d.ClickChip("Save view")
	d.Fill("Name", "Ours")
	d.ClickText(uitest.Say("view.of_office"))
	d.ClickText("Save")
	owner := func() domain.ID {
		saved, err := d.Session().Views(d.Context())
		d.Must(err)
		return saved[0].Owner
	}
	d.Want("owner", owner(), domain.ID(""))
	menuOf(d, "Ours", "view.unshare")
	d.Want("owner", owner(), d.Session().Me().ID)
	menuOf(d, "Ours", "view.share")
	d.Want("owner", owner(), domain.ID(""))
}

func TestTheListOpensWithTheStartView(t *testing.T) {
	d := wide(newList(t))
	menuOf(d, "Won this quarter", "view.make_start")
	d.Ctrl(fyne.KeyW)
	d.Want("rows", d.Names(), []string{"Cold room"})
	d.Want("view", views(d)[5], "*Won this quarter 1")

	d.ClickChip("Save view")
	d.Fill("Name", "Mine")
	d.ClickText(uitest.Say("view.make_start"))
	d.ClickText("Save")
	d.ClickChip("All")
	d.Ctrl(fyne.KeyW)
	d.Want("views", views(d)[8:], []string{"*Mine 1"})
}

func TestADrillDownHasNoViewAndShowsWhatNarrowsIt(t *testing.T) {
	d := newList(t)
	d.Window.ShowOpportunities(office.Query{Classes: []domain.Class{domain.Open}, Conditions: []office.Condition{{Column: office.ColumnOrigin, Values: []string{"Web"}}}})
	d.Want("rows", d.Names(), []string{"Forklifts"})
	d.Want("conditions", conditions(d), []string{"Class of state: Open", "Origin: Web"})
	d.Want("views", views(d)[7], "All 4")
	removeCondition(d, "Origin: Web")
	d.Want("rows", d.Names(), []string{"Forklifts", "Bottling line"})
	removeCondition(d, "Class of state: Open")
	d.Want("rows", len(d.Names()), 4)
}

func TestStateOfTheListSurvivesARestart(t *testing.T) {
	d := newList(t)
	d.ClickChip("No next activity")
	d.Click(d.Header("Name"))
	d.RightClick(d.Cell("Forklifts", "Origin"))
	d.Choose(uitest.Say("command.filter_origin"))
	d.Click(d.Cell("Forklifts", "Name"))
	d = restart(d)
	d.Want("rows", d.Names(), []string{"Forklifts"})
	d.Want("view", views(d)[3], "*No next activity 2 •")
	d.Want("conditions", conditions(d), []string{"Origin: Web"})
	d.Want("selected", d.Grid().Selection().Count(1), 1)
	d.Want("sort", d.Grid().Sort(), kit.Sort{Column: "name"})
}
