package opportunities_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"preventa/cmd/preventa/uitest"
	"preventa/domain/office"
	"preventa/ui/kit"
)

// commandKeys are the keys of some commands.
var commandKeys = map[string]fyne.KeyboardShortcut{
	"view.list": kit.CtrlShift(fyne.Key1), "view.board": kit.CtrlShift(fyne.Key2), "view.calendar": kit.CtrlShift(fyne.Key3),
	"view.save": kit.CtrlShift(fyne.KeyS), "filter.add": kit.CtrlShift(fyne.KeyF), "record.delete": kit.Plain(fyne.KeyDelete),
}

// command does a command by its key.
func command(d *uitest.Desk, id string) {
	d.Helper()
	d.Keys(commandKeys[id])
}

// hasGrid reports that the rows are on show.
func hasGrid(d *uitest.Desk) bool { return len(uitest.Every[*kit.Grid[office.Row]](d)) > 0 }

func TestTheSameQueryIsAListABoardAndACalendar(t *testing.T) {
	d := newList(t)
	d.ClickText("Board")
	d.Want("rows", hasGrid(d), false)
	d.WantSeen("Forklifts", "Bottling line", "Columns by")
	d.Ctrl(fyne.KeyF)
	d.Type("fork")
	d.Clock.Advance(kit.SearchAfter)
	d.WantSeen("Forklifts")
	d.WantUnseen("Bottling line")
	d.Want("views", views(d)[7], "*All 1")
	command(d, "view.calendar")
	d.WantSeen("October 2026")
	d.ClickText("List")
	d.Want("rows", d.Names(), []string{"Forklifts"})
}

func TestASavedViewHasItsModeAndABoardItsColumns(t *testing.T) {
	d := wide(newList(t))
	command(d, "view.board")
	command(d, "view.save")
	d.Fill("Name", "My board")
	d.ClickText("Save")
	command(d, "view.list")
	d.Want("views", views(d)[8:], []string{"*My board 4 •"})
	d.ClickChip("All")
	d.Want("rows", hasGrid(d), true)
	d.ClickChip("My board")
	d.Want("rows", hasGrid(d), false)
	d.ClickChip("All")
	d.Want("a view every office has keeps the mode", hasGrid(d), false)
	d = restart(d)
	d.Want("rows after a restart", hasGrid(d), false)
	d.WantSeen("Forklifts", "Columns by")
}

func TestCommandsActOnTheCardOfTheBoard(t *testing.T) {
	d := newList(t)
	command(d, "view.board")
	d.Click(d.Find("Forklifts"))
	command(d, "record.delete")
	d.Want("toasts", d.Toasts(), []string{"1 opportunity moved to the recycle bin"})
	d.WantUnseen("Forklifts")
	d.ClickText(uitest.Say("command.undo"))
	d.WantSeen("Forklifts")
}

func TestGroupsHaveSubtotalsAndCollapse(t *testing.T) {
	d := newList(t)
	d.ClickText("Group")
	d.Choose("State")
	d.WantSeen("Group: State")
	lines := func() [][]string {
		var short [][]string
		for _, line := range d.Lines()[1:] {
			if len(line) < 8 {
				short = append(short, line)
			} else {
				short = append(short, line[1:2])
			}
		}
		return short
	}
	sum := []string{"Σ", "4 opportunities", "2 open · 0 on hold · 1 won · 1 lost", "66.300.000", "36.950.000", "avg. 0"}
	d.Want("lines", lines(), [][]string{
		{"New", "1", "5.000.000", "500.000"}, {"Forklifts"},
		{"Negotiation", "1", "48.600.000", "36.450.000"}, {"Bottling line"},
		{"Won", "1", "12.000.000", "0"}, {"Cold room"},
		{"Lost", "1", "700.000", "0"}, {"Scales"}, sum})
	d.ClickText("Group: State")
	d.Choose("Collapse all groups")
	d.Want("headers", lines(), [][]string{
		{"New", "1", "5.000.000", "500.000"}, {"Negotiation", "1", "48.600.000", "36.450.000"},
		{"Won", "1", "12.000.000", "0"}, {"Lost", "1", "700.000", "0"}, sum})
	d = restart(d)
	d.Want("headers after a restart", len(lines()), 5)
	d.ClickText("Group: State")
	d.Choose("Expand all groups")
	d.Want("lines", len(lines()), 9)
	d.ClickText("Group: State")
	d.Choose("No groups")
	d.Want("rows", d.Names(), []string{"Scales", "Forklifts", "Cold room", "Bottling line"})
}

func TestMonthsAndWhatHasNoneAreGroups(t *testing.T) {
	d := market(t)
	d.ClickText("Group")
	d.Choose("Expected month")
	d.WantSeen("October 2026", "January 2027", "No expected close")
}
