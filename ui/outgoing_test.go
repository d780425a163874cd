package ui_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"preventa/cmd/preventa/uitest"
	"preventa/domain/change"
	"preventa/domain/report"
	"preventa/ui/kit"
)

// longList is a screen of many rows, which hears when some of them are read.
type longList struct {
	desk  *uitest.Desk
	count int
	heard func(first int)
	seen  []string // toasts while it was read
}

func (*longList) ID() string                           { return "long" }
func (*longList) Title() string                        { return "Long list" }
func (*longList) Content() fyne.CanvasObject           { return container.NewWithoutLayout() }
func (*longList) Tools(*kit.Commands) (none kit.Tools) { return none }
func (*longList) Status() string                       { return "" }
func (*longList) Do(string) func()                     { return nil }
func (*longList) Follow(change.Set)                    {}
func (*longList) Rebuild()                             {}
func (*longList) Shown()                               {}
func (*longList) Closed()                              {}
func (*longList) InGroups() bool                       { return true }

func (l *longList) Sheet() func(context.Context) (report.Sheet, error) {
	return func(context.Context) (report.Sheet, error) {
		sheet, err := l.desk.Session().Sheet("Long list")
		sheet.Columns = []report.SheetColumn{{ID: "number", Title: "Number", Type: report.Number}, {ID: "name", Title: "Name"}}
		sheet.Count = l.count
		sheet.Groups = []report.SheetGroup{{Label: "First", Count: l.count - 1000}, {Label: "Second", Count: 1000}}
		sheet.Read = l.read
		return sheet, err
	}
}

func (l *longList) read(_ context.Context, first, count int) ([]report.SheetRow, error) {
	if l.heard != nil {
		l.heard(first)
	}
	for _, toast := range l.desk.Toasts() {
		if len(l.seen) == 0 || l.seen[len(l.seen)-1] != toast {
			l.seen = append(l.seen, toast)
		}
	}
	rows := make([]report.SheetRow, max(0, min(count, l.count-first)))
	for i := range rows {
		rows[i] = report.RowOf([]any{int64(first + i + 1), "=Row"})
	}
	return rows, nil
}

// longDesk is a window on a long list; home is where its files go.
func longDesk(t *testing.T) (l *longList, home string) {
	d := fourDeals(t)
	l = &longList{desk: d, count: 20_000}
	d.Window.AddScreen(l)
	home, err := os.UserHomeDir()
	d.Must(err)
	return l, home
}

func ask(d *uitest.Desk, format string) {
	d.Helper()
	d.Menu("File", "Export")
	d.ClickText(uitest.Say(format))
}

func inFolder(d *uitest.Desk, folder string) []string {
	d.Helper()
	entries, err := os.ReadDir(folder)
	d.Must(err)
	var names []string
	for _, e := range entries {
		if !e.IsDir() {
			names = append(names, e.Name())
		}
	}
	return names
}

func TestALongExportShowsHowFarItHasCome(t *testing.T) {
	l, home := longDesk(t)
	d := l.desk
	l.heard = func(first int) {
		if first == 4000 {
			d.Clock.Advance(time.Second)
		}
	}
	ask(d, "export.csv")
	d.ClickText(uitest.Say("export.choose_file"))
	d.ClickText("Save")
	d.Want("progress", l.seen[:3], []string{"Exporting… 4.000 of 20.000 rows", "Exporting… 5.000 of 20.000 rows", "Exporting… 6.000 of 20.000 rows"})
	d.Want("at last", d.Toasts(), []string{"Exported to " + filepath.Join(home, "long list.csv")})
	d.Want("files", inFolder(d, home), []string{"long list.csv"})
}

func TestAShortExportShowsItsEndAlone(t *testing.T) {
	l, _ := longDesk(t)
	ask(l.desk, "export.csv")
	l.desk.ClickText(uitest.Say("export.choose_file"))
	l.desk.ClickText("Save")
	l.desk.Clock.Advance(2 * time.Second)
	l.desk.Want("seen", len(l.seen), 0)
	l.desk.Want("toasts", len(l.desk.Toasts()), 1)
}

func TestACancelledExportLeavesTheFileThereWas(t *testing.T) {
	for _, format := range []string{"export.csv", "export.json", "export.xlsx", "export.pdf"} {
		l, home := longDesk(t)
		d := l.desk
		path := filepath.Join(home, "long list."+strings.TrimPrefix(format, "export."))
		d.Must(os.WriteFile(path, []byte("as it was"), 0o600))
		reads := 0
		l.heard = func(first int) {
			if reads++; reads == 3 {
				d.Clock.Advance(time.Second)
				d.ClickText(uitest.Say("command.cancel"))
			}
		}
		ask(d, format)
		d.ClickText(uitest.Say("export.choose_file"))
		d.ClickText("Save")
		d.ClickText("Yes") // replace it
		d.Want("reads after the click", reads, 3)
		d.Want("toasts", d.Toasts(), []string{uitest.Say("export.cancelled")})
		content, err := os.ReadFile(path)
		d.Must(err)
		d.Want("content", string(content), "as it was")
		d.Want("files", len(inFolder(d, home)), 1)
	}
}

func TestAFileHeldElsewhereIsSaidAndStays(t *testing.T) {
	l, home := longDesk(t)
	d := l.desk
	path := filepath.Join(home, "long list.csv")
	d.Must(os.WriteFile(path, []byte("as it was"), 0o600))
	d.Must(os.WriteFile(filepath.Join(home, ".~lock.long list.csv#"), []byte("Luis Paz,luis,;"), 0o600))
	ask(d, "export.csv")
	d.ClickText(uitest.Say("export.choose_file"))
	d.ClickText("Save")
	d.ClickText("Yes")
	if texts := strings.Join(d.Texts(), " "); !strings.Contains(texts, "Luis Paz") || !strings.Contains(texts, "left as it was") {
		t.Errorf("it says %q", texts)
	}
	content, err := os.ReadFile(path)
	d.Must(err)
	d.Want("content", string(content), "as it was")
}

func TestAnExportGoesOnBehindAnotherTabAndEndsWithItsOffice(t *testing.T) {
	l, home := longDesk(t)
	d := l.desk
	d.HoldAnswers(0)
	ask(d, "export.csv")
	d.ClickText(uitest.Say("export.choose_file"))
	d.ClickText("Save")
	d.Window.OpenOpportunities()
	d.Clock.Advance(time.Second)
	d.Want("while it is under way", d.Toasts(), []string{"Exporting…"})
	d.Want("dialog", d.HasDialog(), false)
	d.ReleaseAnswers()
	d.Want("at last", d.Toasts(), []string{"Exported to " + filepath.Join(home, "long list.csv")})
	d.Want("in front", d.Window.Front().Title(), uitest.Say("opportunities.title"))
}

func TestTheTableGoesToTheClipboard(t *testing.T) {
	l, _ := longDesk(t)
	d := l.desk
	l.count = 1001
	d.Menu("File", uitest.Say("command.copy_table"))
	lines := strings.Split(strings.TrimSpace(d.App.Clipboard().Content()), "\n")
	d.Want("first", lines[:2], []string{"Number\tName", "1\t'=Row"})
	d.Want("lines", len(lines), 1002)
	d.Want("toasts", d.Toasts(), []string{"1.001 rows copied as a table."})

	d.App.Clipboard().SetContent("")
	ask(d, "export.clipboard")
	d.ClickText(uitest.Say("export.copy"))
	d.Want("from the dialog", strings.Count(d.App.Clipboard().Content(), "\n"), 1002)
	d.Menu("File", "Export")
	for _, radio := range uitest.Every[*kit.Radio](d) {
		d.Want("proposed: "+radio.Text(), radio.On(), radio.Text() == uitest.Say("export.clipboard"))
	}
}

// exported is what the file of the long list begins with.
func exported(d *uitest.Desk, home, name string) string {
	d.Helper()
	d.ClickText(uitest.Say("export.choose_file"))
	d.ClickText("Save")
	content, err := os.ReadFile(filepath.Join(home, name))
	d.Must(err)
	d.Must(os.Remove(filepath.Join(home, name)))
	return string(content[:min(len(content), 40)])
}

func TestHowDataIsWrittenIsChosenAndRemembered(t *testing.T) {
	l, home := longDesk(t)
	d := l.desk
	l.count = 1001
	ask(d, "export.csv")
	d.WantSeen(uitest.Say("export.separator"))
	d.Want("of Chile", strings.HasPrefix(exported(d, home, "long list.csv"), "\uFEFFnumber;name\n1;'=Row"), true)
	d.Menu("File", "Export")
	d.Pick(uitest.Say("export.separator"), uitest.Say("export.comma"))
	d.ClickText(uitest.Say("export.bom"))
	d.Want("as chosen", strings.HasPrefix(exported(d, home, "long list.csv"), "number,name\n1,'=Row"), true)
	d.Menu("File", "Export")
	d.Want("as remembered", strings.HasPrefix(exported(d, home, "long list.csv"), "number,name\n1,'=Row"), true)
	ask(d, "export.xlsx")
	d.WantUnseen(uitest.Say("export.separator"))
	d.WantSeen(uitest.Say("export.per_group"))
	d.ClickText(uitest.Say("export.per_group"))
	d.Want("workbook", exported(d, home, "long list.xlsx")[:2], "PK")
}
