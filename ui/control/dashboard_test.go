package control_test

import (
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"github.com/xuri/excelize/v2"

	"preventa/cmd/preventa/uitest"
	"preventa/domain"
	"preventa/domain/control"
	"preventa/domain/office"
	uicontrol "preventa/ui/control"
	"preventa/ui/kit"
)

// large gives the window the size of a large screen.
func large(d *uitest.Desk) *uitest.Desk {
	d.Window.Window().Resize(fyne.NewSize(1366, 1100))
	return d
}

// card is the card of a chart, which must be on show.
func card(d *uitest.Desk, chart string) *uicontrol.Card {
	d.Helper()
	for _, k := range uitest.Every[*uicontrol.Card](d) {
		if k.Chart() == chart {
			return k
		}
	}
	d.Fatalf("no card of %s", chart)
	return nil
}

// cards are the charts on show, as they are read.
func cards(d *uitest.Desk) []string {
	d.Helper()
	var ids []string
	for _, k := range uitest.Every[*uicontrol.Card](d) {
		ids = append(ids, k.Chart())
	}
	return ids
}

// figure is where the figure of a category's key is drawn.
func figure(d *uitest.Desk, chart, key string) fyne.Position {
	d.Helper()
	k := card(d, chart)
	for category := range 40 {
		at, drawn := k.Figure(category, 0)
		if drawn && k.Key(category) == key {
			return at
		}
	}
	d.Fatalf("%s draws no %q", chart, key)
	return fyne.Position{}
}

func state(d *uitest.Desk, name string) string { return string(d.State(name).ID) }

func TestABarLeadsToItsOpportunitiesAndBack(t *testing.T) {
	d := large(dashboard(t))
	d.Click(figure(d, "open-by-state", state(d, "Negotiation")))
	d.Want("listed", d.Names(), []string{"Negotiation 8000000"})
	d.WantSeen("In progress by state · Negotiation · 1 · $ 8,0 M")
	d.Alt(fyne.KeyLeft)
	d.WantSeen("In progress by state", "3 of 6 closed")
	d.Window.OpenOpportunities()
	d.ClickText("In progress by state · Negotiation · 1 · $ 8,0 M") // a click takes the chip away
	d.Want("all again", len(d.Names()), 10)
}

// A list as of a past day has what was there then.
func TestABarOfAPastDayLeadsToWhatWasThereThen(t *testing.T) {
	d := large(dashboard(t))
	d.Edit("New 4000000", func(o *office.Draft) { o.State = d.State("Negotiation").ID })
	again := large(restart(d, 48*time.Hour))
	again.Window.OpenControl()
	k := card(again, "open-by-state")
	again.Edit("New 4000000", func(o *office.Draft) { o.State = again.State("Lost").ID })
	lookAt(again, "15-10-2026")
	again.Want("drawn", k.IsDrawn(), true)
	again.Click(figure(again, "open-by-state", state(again, "Negotiation")))
	names := again.Names()
	slices.Sort(names)
	again.Want("listed", names, []string{"Negotiation 8000000", "New 4000000"})
	again.WantSeen("In progress by state · Negotiation · 2 · $ 12,0 M · as of 15-10-2026; listed as they are today")
}

// lookAt types the day the figures are to be as of.
func lookAt(d *uitest.Desk, day string) {
	d.Helper()
	d.Click(d.Middle(uitest.Every[*kit.DateField](d)[0]))
	d.Ctrl(fyne.KeyA)
	d.Type(day)
	d.Press(fyne.KeyTab)
}

func restart(d *uitest.Desk, later time.Duration) *uitest.Desk {
	d.Helper()
	d.Ctrl(fyne.KeyQ)
	return large(d.Restart(later))
}

func TestAPastDayIsSaidAndLeftWithAClick(t *testing.T) {
	d := large(dashboard(t))
	lookAt(d, "01-09-2026")
	d.WantSeen("As of 01-09-2026: every figure as it stood that evening.", "0 in progress") // the office did not exist yet
	d.ClickText(uitest.Say("control.back_to_today"))
	d.WantUnseen("As of 01-09-2026: every figure as it stood that evening.")
	d.WantSeen("3 in progress", "today")
	lookAt(d, "01-01-2030")
	d.WantSeen("15-10-2026", "today")
}

func TestHoveringMarksAFigureAndSaysWhatItIs(t *testing.T) {
	d := large(dashboard(t))
	k := card(d, "open-by-state")
	at := figure(d, "open-by-state", state(d, "On hold"))
	d.Hover(at)
	category, _, marked := k.Marked()
	d.Want("marked", marked && k.Key(category) == state(d, "On hold"), true)
	seen := false
	for _, text := range d.Texts() {
		seen = seen || strings.HasPrefix(text, "On hold: 1 · $ 1.000.000") && strings.Contains(text, "click to")
	}
	d.Want("the hint is seen", seen, true)
}

func TestASalespersonNarrowsAllChartsAndIsLetGo(t *testing.T) {
	d := large(dashboard(t))
	bruno := personNamed(d, "Bruno Lagos")
	d.CtrlClick(figure(d, "who-closes-best", string(bruno)))
	d.WantSeen("1 of 3 closed", "Only Bruno Lagos")
	d.ClickText("Only Bruno Lagos")
	d.WantSeen("3 of 6 closed")
	d.WantUnseen("Only Bruno Lagos")
	d.RightClick(figure(d, "who-closes-best", string(bruno)))
	d.Choose("Only Bruno Lagos")
	d.WantSeen("1 of 3 closed")
	d.ClickText(uitest.Say("command.clear"))
	d.WantSeen("3 of 6 closed")
	d.WantUnseen("Only Bruno Lagos")
}

func personNamed(d *uitest.Desk, name string) domain.ID {
	d.Helper()
	people, err := d.Session().People(d.Context())
	d.Must(err)
	for _, p := range people {
		if p.Name == name {
			return p.ID
		}
	}
	d.Fatalf("no person %q", name)
	return ""
}

func TestTheKeyboardReachesTheFigures(t *testing.T) {
	d := large(dashboard(t))
	k := card(d, "open-by-state")
	k.Focus()
	d.Press(fyne.KeyDown)
	first, _, marked := k.Marked()
	d.Want("the first is marked", marked && k.Key(first) == state(d, "New"), true)
	d.Press(fyne.KeyDown)
	next, _, _ := k.Marked()
	d.Want("the next is marked", k.Key(next), state(d, "Negotiation"))
	d.Press(fyne.KeyReturn)
	d.Want("listed", d.Names(), []string{"Negotiation 8000000"})
	d.Alt(fyne.KeyLeft)
	card(d, "open-by-state").Focus()
	d.Press(desktop.KeyMenu)
	d.WantSeen(uitest.Say("control.enlarge"), uitest.Say("control.move_left"))
	d.Press(fyne.KeyEscape)
}

func TestFiltersSurviveARestart(t *testing.T) {
	d := large(dashboard(t))
	pick(d, 1, "Bruno Lagos")
	again := restart(d, 0)
	again.WantSeen("1 of 3 closed", "Bruno Lagos")
}

func TestTheArrangementIsThePersonsOwn(t *testing.T) {
	d := large(dashboard(t))
	d.Want("as it comes", cards(d)[:3], []string{"who-closes-best", "closed-by-month", "origins"})
	third := card(d, "origins").Title()
	first := card(d, "who-closes-best").Title()
	d.Drag(third, first.X-third.X, 20)
	d.Want("dragged", cards(d)[:3], []string{"origins", "who-closes-best", "closed-by-month"})
	d.RightClick(card(d, "closed-by-month").Title())
	d.Choose(uitest.Say("control.hide"))
	d.RightClick(card(d, "origins").Title())
	d.Choose(uitest.Say("control.move_right"))
	d.Want("arranged", cards(d)[:2], []string{"who-closes-best", "origins"})
	d.Want("hidden", slices.Contains(cards(d), "closed-by-month"), false)
	d.Ctrl(fyne.KeyQ)
	again := large(d.Reopen())
	again.Window.OpenControl()
	again.Want("on another computer", cards(again)[:2], []string{"who-closes-best", "origins"})
	again.Want("hidden there", slices.Contains(cards(again), "closed-by-month"), false)
	again.ClickText(uitest.Say("command.configure"))
	again.ClickText(uitest.Say("control.reset"))
	again.ClickText(uitest.Say("control.apply"))
	again.Want("reset", cards(again)[:3], []string{"who-closes-best", "closed-by-month", "origins"})
	again.Want("kept", again.Session().Me().Dashboard, "")
}

func TestOtherDatesAreAskedFor(t *testing.T) {
	d := large(dashboard(t))
	pick(d, 0, uitest.Say("period.days"))
	d.Fill("From", "01-07-2026")
	d.Fill("To", "31-08-2026")
	d.ClickText(uitest.Say("control.apply"))
	d.WantSeen("01-07-2026 – 31-08-2026", "1 of 2 closed")
}

// What has no room in the row is behind a button that tells how much of it narrows.
func TestFiltersWithoutRoomAreBehindAButton(t *testing.T) {
	d := dashboard(t)
	d.Window.Window().Resize(fyne.NewSize(1100, 768))
	d.WantSeen(uitest.Say("control.more"))
	d.ClickText(uitest.Say("control.more"))
	d.Pick(uitest.Say("control.compare"), uitest.Say("control.with_none"))
	d.ClickText(uitest.Say("dialog.close"))
	d.WantSeen("More · 1")
}

func TestThePictureIsCopiedOrSaidNotToBe(t *testing.T) {
	d := large(dashboard(t))
	copyIt := func() {
		d.RightClick(card(d, "origins").Title())
		d.Choose(uitest.Say("control.copy_picture"))
	}
	copyIt()
	d.Want("copied", d.Files.Copied != nil && d.Files.Copied.Bounds().Dx() == 1600, true)
	d.WantSeen(uitest.Say("control.copied"))
	d.Files.NoClipboard = true
	copyIt()
	d.WantSeen(uitest.Say("error.clipboard.picture"))
}

// Each table behind a chart is a sheet of the workbook, with the figures of its report.
func TestTheTablesAreWrittenToOneWorkbook(t *testing.T) {
	d := large(dashboard(t))
	d.ClickText(uitest.Say("command.excel"))
	d.ClickText("Save")
	folder, err := os.UserHomeDir()
	d.Must(err)
	book, err := excelize.OpenFile(filepath.Join(folder, "Opportunity Control.xlsx"))
	d.Must(err)
	defer book.Close()
	rows, err := book.GetRows("In progress by state")
	d.Must(err)
	report := table(d, "open-by-state", control.Filter{})
	d.Want("rows", len(rows), len(report.Rows)+1)
	d.Want("first state", rows[1][0], report.Rows[0][0].(string))
	d.Want("sheets", slices.Contains(book.GetSheetList(), "Closed by month"), true)
}

func TestTheDashboardIsPrinted(t *testing.T) {
	d := large(dashboard(t))
	d.Ctrl(fyne.KeyP)
	opened, err := url.Parse(d.Opened())
	d.Must(err)
	d.Want("name", filepath.Base(opened.Path), "Opportunity Control.pdf")
	content, err := os.ReadFile(opened.Path)
	d.Must(err)
	d.Want("a PDF", string(content[:5]), "%PDF-")
}

func TestAnEmptyOfficeSaysSoInEveryChart(t *testing.T) {
	d := large(uitest.New(t, uitest.Chile))
	d.Window.OpenControl()
	for _, k := range uitest.Every[*uicontrol.Card](d)[:6] {
		if !k.IsDrawn() {
			t.Errorf("%s is not drawn", k.Chart())
		}
	}
}
