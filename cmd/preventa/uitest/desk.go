// Package uitest puts a test at the desk of a person: the window of the program on a real
// office file, under Fyne's test driver, with hands that type and click and eyes that read
// what is on the screen. Work and time run when the test says so, in order.
package uitest

import (
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/test"

	"preventa/cmd/preventa/exchange"
	"preventa/domain"
	"preventa/domain/office"
	"preventa/storage/officefile"
	"preventa/ui"
	"preventa/ui/kit"
)

// Chile is an office that writes 1.234.567 and 15-10-2026, in English.
var Chile = office.Founding{Name: "Aconcagua", Language: domain.English, Region: "CL", Person: "Ana Rojas"}

// UnitedStates is an office that writes 1,234.50 and 10/15/2026.
var UnitedStates = office.Founding{Name: "Shasta", Language: domain.English, Region: "US", Person: "Ana Rojas"}

// Today is the day every test begins on, a Thursday.
var Today = domain.NewDate(2026, 10, 15)

// Desk is a window and the person before it.
type Desk struct {
	testing.TB
	App    fyne.App
	Window *ui.Window
	Canvas fyne.Canvas
	Files  *Files
	Path   string // of the office
	Clock  *kit.ManualClock

	now    time.Time
	passed time.Duration
	runner *heldRunner
}

// Welcome opens the window without an office, on a computer that never saw one.
func Welcome(t testing.TB) *Desk {
	t.Helper()
	return welcome(t, nil, Today.Time().Add(9*time.Hour))
}

func welcome(t testing.TB, preferences fyne.Preferences, now time.Time) *Desk {
	t.Helper()
	app := test.NewTempApp(t)
	exchange.OnlyPlaces()
	if preferences == nil {
		preferences = app.Preferences()
	}
	d := &Desk{TB: t, App: &keyedApp{App: app, driver: &keyedDriver{Driver: app.Driver()}, preferences: preferences}, Clock: &kit.ManualClock{}, now: now, runner: &heldRunner{}}
	d.Files = &Files{Folder: t.TempDir(), clock: d.tick, open: map[*officefile.File]bool{}}
	fyne.SetCurrentApp(d.App)
	kit.Speak(domain.English)
	d.App.Settings().SetTheme(kit.NewTheme(kit.AppearanceLight))
	kit.ClickClock = d.clickTime
	d.Window = ui.New(d.App, d.Files, d.runner, d.Clock.Delay)
	d.Canvas = d.Window.Window().Canvas()
	t.Cleanup(d.leave)
	return d
}

func (d *Desk) leave() {
	d.Files.leave()
	kit.UnhandledKey, kit.ClickClock = nil, time.Now
}

// Say is what the program says for a key, in the language it speaks at the moment.
func Say(key string, data ...any) string { return lang.X(key, key, data...) }

// New founds an office, lets fill put records in it, and opens the window on it.
func New(t testing.TB, founding office.Founding, fill ...func(s *office.Session)) *Desk {
	t.Helper()
	d := Welcome(t)
	d.Path = filepath.Join(d.Files.Folder, "office.preventa")
	d.Found(d.Path, founding, fill...)
	d.Window.Show(d.Path)
	return d
}

// Restart starts the program anew on the same office a while later, on the computer that
// remembers how the person arranged things. The window must have let go of the office.
func (d *Desk) Restart(later time.Duration) *Desk {
	d.Helper()
	again := welcome(d.TB, d.App.Preferences(), d.now.Add(later))
	again.Path = d.Path
	again.Window.Show(d.Path)
	return again
}

// Reopen starts the program anew on the same office, which its window must have let go of,
// on another computer.
func (d *Desk) Reopen() *Desk {
	d.Helper()
	again := Welcome(d.TB)
	again.Path = d.Path
	again.Window.Show(d.Path)
	return again
}

// Found makes an office file and closes it again.
func (d *Desk) Found(path string, founding office.Founding, fill ...func(s *office.Session)) {
	d.Helper()
	made, err := officefile.Create(d.Context(), path, founding, d.tick)
	d.Must(err)
	o, err := office.Open(d.Context(), made.Store, d.tick, false)
	d.Must(err)
	s, err := o.SignIn(d.Context(), "")
	d.Must(err)
	for _, f := range fill {
		f(s)
	}
	d.Must(made.Close())
}

// tick is the clock of the office: a second passes with every look at it.
func (d *Desk) tick() time.Time {
	d.now = d.now.Add(time.Second)
	return d.now
}

// clickTime is the clock of double clicks: hands are quick, unless the test lets time pass.
func (d *Desk) clickTime() time.Time { return time.Unix(0, 0).Add(d.passed) }

// Pass lets time pass, for the office and for the window.
func (d *Desk) Pass(by time.Duration) {
	d.now = d.now.Add(by)
	d.passed += by
	d.Clock.Advance(by)
}

// Must ends the test on an error.
func (d *Desk) Must(err error) {
	d.Helper()
	if err != nil {
		d.Fatal(err)
	}
}

// Opened is the address last handed to the system, "" for none.
func (d *Desk) Opened() string { return d.App.(*keyedApp).link }

// Session is the person at the desk.
func (d *Desk) Session() *office.Session { return d.Window.Session() }

// Colleague is the same office seen by somebody else at the same time.
func (d *Desk) Colleague() *office.Session {
	d.Helper()
	s, err := d.Session().Office().SignIn(d.Context(), d.Session().Me().ID)
	d.Must(err)
	return s
}

// Rows are the opportunities of the office that match a query, as they are stored.
func (d *Desk) Rows(q office.Query) []office.Row {
	d.Helper()
	rows, err := d.Session().Opportunities(d.Context(), q, 0, 10_000)
	d.Must(err)
	return rows
}

// Stored is the opportunity of a name as it is stored; there must be one.
func (d *Desk) Stored(name string) office.Draft {
	d.Helper()
	for _, row := range d.Rows(office.Query{}) {
		if row.Name == name {
			draft, err := d.Session().Opportunity(d.Context(), row.ID)
			d.Must(err)
			return draft
		}
	}
	d.Fatalf("no opportunity %q is stored", name)
	return office.Draft{}
}

// State is the state of a name.
func (d *Desk) State(name string) domain.State {
	d.Helper()
	return stateNamed(d, d.Session(), name)
}

func stateNamed(t testing.TB, s *office.Session, name string) domain.State {
	t.Helper()
	states, err := s.States(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, state := range states {
		if state.Name == name {
			return state
		}
	}
	t.Fatalf("the office has no state %q", name)
	return domain.State{}
}

// Deal is an opportunity to put in an office. What is left out is as a new one has it.
type Deal struct {
	Name, Customer, Contact, State, Origin string
	Amount                                 int64 // minor units
	Closed                                 domain.Date
}

// Deals puts opportunities in an office.
func Deals(t testing.TB, deals ...Deal) func(*office.Session) {
	return func(s *office.Session) {
		t.Helper()
		for _, deal := range deals {
			Open(t, s, deal)
		}
	}
}

// Many puts so many opportunities in an office, "Deal 001" and so on, in one set.
func Many(t testing.TB, count int) func(*office.Session) {
	return func(s *office.Session) {
		t.Helper()
		rows := make([]office.ImportRow, count)
		for i := range rows {
			rows[i] = office.ImportRow{Line: i + 2, Values: map[string]string{"name": fmt.Sprintf("Deal %03d", i+1)}}
		}
		if _, err := s.ImportOpportunities(t.Context(), rows, office.ImportOptions{}); err != nil {
			t.Fatal(err)
		}
	}
}

// Open puts one opportunity in an office and returns it as it was saved.
func Open(t testing.TB, s *office.Session, deal Deal) office.Draft {
	t.Helper()
	d, err := s.NewDraft(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	d.Name, d.NewCustomer, d.Card.Name, d.Amount = deal.Name, deal.Customer, deal.Contact, deal.Amount
	if deal.Closed != 0 {
		d.OpenedOn = deal.Closed.Add(-30)
	}
	if deal.State != "" {
		d.ClosedOn = deal.Closed
		d.Opportunity = d.Enter(stateNamed(t, s, deal.State), Today)
	}
	if deal.Origin != "" {
		d.Origin = itemNamed(t, s, domain.Origins, deal.Origin)
	}
	saved, _, err := s.SaveOpportunity(t.Context(), d)
	if err != nil {
		t.Fatal(err)
	}
	return saved
}

func itemNamed(t testing.TB, s *office.Session, catalogue domain.Catalogue, name string) domain.ID {
	t.Helper()
	items, err := s.Items(t.Context(), catalogue)
	if err != nil {
		t.Fatal(err)
	}
	for _, item := range items {
		if item.Name == name {
			return item.ID
		}
	}
	t.Fatalf("the office has no %s %q", catalogue, name)
	return ""
}

// Edit changes a stored opportunity as somebody else at the same time would.
func (d *Desk) Edit(name string, edit func(*office.Draft)) {
	d.Helper()
	draft := d.Stored(name)
	edit(&draft)
	_, _, err := d.Colleague().SaveOpportunity(d.Context(), draft)
	d.Must(err)
}
