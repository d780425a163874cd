package ui_test

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"preventa/cmd/preventa/uitest"
	"preventa/domain"
	"preventa/domain/change"
	"preventa/domain/office"
	"preventa/ui/customers"
	"preventa/ui/kit"
)

// tray is a screen that keeps a state. It takes the place of one of the program's.
type tray struct {
	kit.Screen
	id, state string
	resumed   []string
	shown     int
}

func (s *tray) ID() string                    { return s.id }
func (s *tray) Title() string                 { return "Tray" }
func (s *tray) Content() fyne.CanvasObject    { return container.NewStack() }
func (s *tray) Tools(*kit.Commands) kit.Tools { return kit.Tools{} }
func (s *tray) Status() string                { return "" }
func (s *tray) Do(string) func()              { return nil }
func (s *tray) Follow(change.Set)             {}
func (s *tray) Rebuild()                      {}
func (s *tray) Shown()                        { s.shown++ }
func (s *tray) Closed()                       {}
func (s *tray) Keep() string                  { return s.state }
func (s *tray) Resume(state string)           { s.resumed = append(s.resumed, state) }

// fourTabs has a list, two records and a screen open, one of the records in front.
func fourTabs(t *testing.T) *uitest.Desk {
	t.Helper()
	d := threeDeals(t)
	d.Menu("Sales", "Customers")
	for _, name := range []string{"Corks", "Press"} {
		d.Click(d.TabTitle("Opportunities"))
		d.DoubleClick(d.Cell(name, "Name"))
	}
	d.Click(d.TabTitle("Opp. 2 · Corks"))
	d.Want("tabs", d.Tabs(), []string{"Opportunities", "Opp. 3 · Press", "Opp. 2 · Corks", "Customers"})
	return d
}

func TestTabsSurviveARestart(t *testing.T) {
	d := fourTabs(t)
	d.Ctrl(fyne.KeyQ)
	again := d.Restart(0)
	again.Want("tabs", again.Tabs(), []string{"Opportunities", "Opp. 3 · Press", "Opp. 2 · Corks", "Customers"})
	again.Want("in front", again.Shows("Name"), "Corks")
	again.Ctrl(fyne.Key2)
	again.Want("the other record", again.Shows("Name"), "Press")
	again.Ctrl(fyne.Key1)
	again.Want("the list", again.Names(), []string{"Press", "Corks", "Bottling line"})
	again.Ctrl(fyne.Key4)
	again.WantSeen(uitest.Say("customers.none"))
	again.Want("none came twice", again.Tabs(), []string{"Opportunities", "Opp. 3 · Press", "Opp. 2 · Corks", "Customers"})
}

func TestAProgramThatIsKilledForgetsNoTab(t *testing.T) {
	d := fourTabs(t)
	d.Clock.Advance(3 * time.Second)
	kept := d.Window.Kept()
	if strings.Count(kept, `"kind":"opportunity"`) < 2 {
		t.Fatalf("kept is %s", kept)
	}
	d.Ctrl(fyne.KeyW)
	d.Want("not yet", d.Window.Kept(), kept)
	d.Clock.Advance(3 * time.Second)
	if d.Window.Kept() == kept {
		t.Error("the closed tab is still kept")
	}
}

func TestOnlyTheTabInFrontIsMadeAtTheStart(t *testing.T) {
	d := fourTabs(t)
	d.Ctrl(fyne.KeyQ)
	again := d.Restart(0)
	again.Ctrl(fyne.Key4)
	list, isReal := again.Window.Front().(*customers.List)
	again.Want("a list of customers", isReal, true)
	again.Ctrl(fyne.Key1)
	again.Ctrl(fyne.Key4)
	again.Want("the same list", again.Window.Front() == kit.Screen(list), true)
}

func TestWhatHasGoneIsLeftOutAndTold(t *testing.T) {
	d := fourTabs(t)
	corks, press := d.Stored("Corks").ID, d.Stored("Press").ID
	d.Ctrl(fyne.KeyQ)
	other := d.Reopen() // another window, which keeps other tabs
	_, err := other.Session().DeleteOpportunities(t.Context(), []domain.ID{corks})
	other.Must(err)
	other.Ctrl(fyne.KeyQ)
	again := d.Restart(0)
	again.Want("tabs", again.Tabs(), []string{"Opportunities", "Opp. 3 · Press", "Customers"})
	again.Want("message", again.HasDialog(), false)
	again.Want("told", again.Toasts(), []string{"No longer there: Opp. 2 · Corks"})
	again.Clock.Advance(kit.ToastFor)
	_, err = again.Session().DeleteOpportunities(t.Context(), []domain.ID{press})
	again.Must(err)
	again.Want("tabs", again.Tabs(), []string{"Opportunities", "Customers"})
	again.Want("told of one's own", again.Toasts(), []string{})
}

func TestARestingTabIsCalledAsItsRecordIsNow(t *testing.T) {
	d := fourTabs(t)
	d.Ctrl(fyne.KeyQ)
	again := d.Restart(0)
	again.Edit("Press", func(o *office.Draft) { o.Name = "Wine press" })
	again.Want("tabs", again.Tabs()[1], "Opp. 3 · Wine press")
	setPreference(again, "preferences.language", "Español")
	again.Want("tabs", again.Tabs(), []string{"Oportunidades", "Op. 3 · Wine press", "Op. 2 · Corks", "Clientes"})
}

func TestEveryPersonAndEveryOfficeHasItsTabs(t *testing.T) {
	d := fourTabs(t)
	first := d.Path
	d.Path = d.Files.Folder + "/other.preventa"
	d.Found(d.Path, uitest.UnitedStates)
	d.Window.Show(d.Path)
	d.Want("tabs of the other office", d.Tabs(), []string{"Opportunities"})
	d.Window.Show(first)
	d.Want("tabs of the first", len(d.Tabs()), 4)
}

func TestARecordThatWasNeverSavedIsNotKept(t *testing.T) {
	d := threeDeals(t)
	d.Ctrl(fyne.KeyN)
	d.Ctrl(fyne.KeyQ)
	again := d.Restart(0)
	again.Want("tabs", again.Tabs(), []string{"Opportunities"})
}

func TestAScreenKeepsItsOwnState(t *testing.T) {
	d := threeDeals(t)
	d.Menu("Sales", "Customers")
	d.Ctrl(fyne.KeyW)
	s := &tray{id: customers.ListID, state: `{"scroll":7}`}
	d.Window.AddScreen(s)
	d.Clock.Advance(3 * time.Second)
	if !strings.Contains(d.Window.Kept(), `{\"scroll\":7}`) {
		t.Errorf("kept is %s", d.Window.Kept())
	}
	s.state = `{"scroll":8}`
	d.Window.KeepSoon()
	d.Clock.Advance(3 * time.Second)
	if !strings.Contains(d.Window.Kept(), `{\"scroll\":8}`) {
		t.Errorf("kept is %s", d.Window.Kept())
	}
	d.Ctrl(fyne.KeyW)
	d.Keys(kit.CtrlShift(fyne.KeyT))
	d.Want("tabs", d.Tabs(), []string{"Opportunities", "Customers"})
}

func TestAStateIsGivenBackToTheScreenThatIsMade(t *testing.T) {
	d := threeDeals(t)
	d.Window.AddScreen(&tray{id: customers.ListID, state: "as left"})
	d.Ctrl(fyne.Key1)
	d.Ctrl(fyne.KeyQ)
	again := d.Restart(0)
	again.Want("it rests", again.Tabs(), []string{"Opportunities", "Customers"})
	s := &tray{id: customers.ListID}
	again.Window.AddScreen(s)
	again.Want("given back", s.resumed, []string{"as left"})
	again.Want("it waits behind", s.shown, 0)
	again.Ctrl(fyne.Key2)
	again.Want("it is the one", s.shown, 1)
	again.Want("tabs", again.Tabs(), []string{"Opportunities", "Tray"})
}

func TestMyDayComesToTheFrontOnceADay(t *testing.T) {
	plan := func(s *office.Session) {
		types, err := s.Items(t.Context(), domain.ActivityTypes)
		if err != nil {
			t.Fatal(err)
		}
		about := uitest.Open(t, s, uitest.Deal{Name: "Corks"})
		a := domain.Activity{Type: types[0].ID, Subject: "Call them", Day: uitest.Today, Opportunity: about.ID}
		if _, _, err := s.SaveActivity(t.Context(), office.ActivityDraft{Activity: a}); err != nil {
			t.Fatal(err)
		}
	}
	d := uitest.New(t, uitest.Chile, plan)
	d.Want("tabs", d.Tabs(), []string{"Opportunities", "My day"})
	d.WantSeen("Call them")
	d.Ctrl(fyne.KeyW)
	d.DoubleClick(d.Cell("Corks", "Name"))
	d.Ctrl(fyne.KeyQ)
	later := d.Restart(time.Hour)
	later.Want("the same day", later.Tabs(), []string{"Opportunities", "Opp. 1 · Corks"})
	later.Want("in front", later.Shows("Name"), "Corks")
	later.Ctrl(fyne.KeyQ)
	tomorrow := later.Restart(24 * time.Hour)
	tomorrow.Want("the next day", tomorrow.Tabs(), []string{"Opportunities", "Opp. 1 · Corks", "My day"})
	tomorrow.WantSeen("Call them")
}
