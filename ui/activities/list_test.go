package activities_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"preventa/cmd/preventa/uitest"
	"preventa/domain"
	"preventa/domain/office"
)

// newList is a window on the list of the activities of a busy day.
func newList(t *testing.T) *uitest.Desk {
	t.Helper()
	d := newDesk(t, busyDay(t))
	d.Menu("Sales", uitest.Say("activities.title"))
	return d
}

func TestTheListShowsEveryActivity(t *testing.T) {
	d := newList(t)
	lines := d.LinesOf(grid(d))
	d.Want("titles", lines[0], []string{"Day and time", "Type", "Subject", "Opportunity", "Customer", "Contact", "People", "Duration", "Status"})
	d.Want("the last day first", subjects(d), []string{"Beyond", "Last of the week", "Tomorrow's", "At noon", "At nine", "Another's", "Done already", "Yesterday", "Late"})
	d.Want("a planned one", lines[3], []string{"16-10-2026 10:00", "Call", "Tomorrow's", "—", "Frío Sur", "—", "Ana Rojas", "—", "Planned"})
	d.Want("one of today", lines[4], []string{"15-10-2026 12:00", "Call", "At noon", "№ 1 Bottling line", "Viña Los Aromos", "—", "Ana Rojas", "30 min", "Today"})
	d.Want("another's", lines[6][6], "Bruno Díaz")
	d.Want("a done one", lines[7][8], "Done")
	d.Want("a late one", lines[9][8], "Overdue")
	d.WantSeen("9 activities")
}

func TestChipsNarrowTheActivitiesAndCount(t *testing.T) {
	d := newList(t)
	d.Want("chips", d.Chips(), []string{"*All 9", "Overdue 2", "Today 3", "Planned 3", "Done 1"})
	for chip, want := range map[string][]string{
		"Overdue": {"Yesterday", "Late"}, "Today": {"At noon", "At nine", "Another's"},
		"Planned": {"Beyond", "Last of the week", "Tomorrow's"}, "Done": {"Done already"},
	} {
		d.ClickChip(chip)
		d.Want(chip, subjects(d), want)
	}
	d.ClickChip("All")
	d.Want("all", len(subjects(d)), 9)
}

func TestACellFiltersActivitiesByItsValue(t *testing.T) {
	for _, c := range []struct{ subject, title, item, chip string }{
		{"At noon", "Opportunity", uitest.Say("activities.filter_opportunity"), "Opportunity: № 1 Bottling line"},
		{"At noon", "Customer", uitest.Say("command.filter_customer"), "Customer: Viña Los Aromos"},
		{"Another's", "People", "Filter by Bruno Díaz", "People: Bruno Díaz"},
		{"Note it", "Type", uitest.Say("activities.filter_type"), "Type: Note"},
	} {
		d := newDesk(t, busyDay(t), func(s *office.Session) {
			plan(t, s, domain.Activity{Subject: "Note it", Type: typeNamed(t, s, "Note"), Day: uitest.Today, Customer: opportunity(t, s, "cold").Customer})
		})
		d.Menu("Sales", uitest.Say("activities.title"))
		d.RightClick(fyne.NewPos(d.Find(c.title).X, d.Find(c.subject).Y))
		d.Choose(c.item)
		d.Want("filtered by "+c.title, subjects(d), []string{c.subject})
		chips := d.Chips()
		d.Want("chip", chips[len(chips)-1], "*"+c.chip+" ×")
		d.ClickChip(c.chip)
		d.Want("all again", len(subjects(d)), 10)
	}
}

func TestActivitiesAreFoundByTheirText(t *testing.T) {
	d := newList(t)
	d.Canvas.Focus(grid(d))
	d.Type("aromos")
	d.Press(fyne.KeyReturn)
	d.Want("found", subjects(d), []string{"At noon"})
}

func TestTheMenuCompletesAndTheKeyDeletes(t *testing.T) {
	d := newList(t)
	d.RightClick(d.Find("At nine"))
	d.Choose(uitest.Say("activity.complete"))
	d.Press(fyne.KeyEscape)
	d.Want("done", stored(d, "At nine").Done, true)
	d.Want("chips", d.Chips(), []string{"*All 9", "Overdue 2", "Today 2", "Planned 3", "Done 2"})
	d.Click(d.Find("Beyond"))
	d.CtrlClick(d.Find("Late"))
	d.Press(fyne.KeyDelete)
	d.Want("rows", len(subjects(d)), 7)
	d.Want("toast", d.Toasts()[len(d.Toasts())-1], "2 activities moved to the recycle bin")
}

func TestTheTypeColumnLeadsToItsWords(t *testing.T) {
	d := newList(t)
	d.RightClick(d.Find("Type"))
	d.Choose(uitest.Say("command.customize_activity_types"))
	d.WantSeen("After-sales", "Collection")
}

func TestAnEmptyListOffersToBegin(t *testing.T) {
	d := newDesk(t)
	d.Menu("Sales", uitest.Say("activities.title"))
	d.WantSeen(uitest.Say("activities.none"))
	d.ClickText(uitest.Say("my_day.new_activity"))
	d.WantSeen(uitest.Say("activity.new_title"))
}

func TestADoubleClickOpensTheActivity(t *testing.T) {
	d := newList(t)
	d.DoubleClick(d.Find("Late"))
	d.Want("subject", d.Shows("Subject"), "Late")
	d.Want("day", d.Shows("Day and time"), "12-10-2026 10:00")
}
