//go:build linux

package main

import (
	"encoding/json"
	"image"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"github.com/google/go-cmp/cmp"

	"preventa/cmd/preventa/uitest"
	"preventa/domain"
	"preventa/domain/office"
	"preventa/storage/officefile"
	"preventa/ui/kit"
)

// realWindow is the window of the program on a screen. Where things are in it is read off
// a second one, its plan, under Fyne's test driver: both lay out the same.
type realWindow struct {
	*display
	program *exec.Cmd
	ended   chan error
	office  string
	corner  image.Point
	size    fyne.Size
}

// startWindow starts the program on an office.
func (s *display) startWindow(office string) *realWindow {
	s.Helper()
	w := &realWindow{display: s, office: office, program: s.command("preventa", office), ended: make(chan error, 1)}
	if err := w.program.Start(); err != nil {
		s.Fatal(err)
	}
	go func() { w.ended <- w.program.Wait() }()
	s.Cleanup(func() { _ = w.program.Process.Kill() }) // it should have ended by itself
	return w
}

// openWindowOn starts the program on an office and waits for its window.
func (s *display) openWindowOn(office, title string) *realWindow {
	s.Helper()
	w := s.startWindow(office)
	var id string
	s.await("a window “"+title+"”", func() bool {
		found, err := s.run("xdotool", "search", "--onlyvisible", "--name", title)
		id = strings.TrimSpace(found)
		return err == nil && id != ""
	})
	s.must("xdotool", "windowactivate", "--sync", id)
	w.locate(id)
	return w
}

// locate finds out where the window is and how large.
func (w *realWindow) locate(id string) {
	w.Helper()
	at := map[string]int{}
	for _, line := range strings.Fields(w.must("xdotool", "getwindowgeometry", "--shell", id)) {
		name, value, _ := strings.Cut(line, "=")
		at[name], _ = strconv.Atoi(value) // every value wanted is a number
	}
	w.corner = image.Pt(at["X"], at["Y"])
	w.size = fyne.NewSize(float32(at["WIDTH"]), float32(at["HEIGHT"]))
	if w.size.Width < 1000 || w.size.Height < 600 {
		w.Fatalf("the window is %v at %v", w.size, w.corner)
	}
}

// plan is a window like this one on an office like this one.
func (w *realWindow) plan(t *testing.T, fill ...func(*office.Session)) *uitest.Desk {
	d := uitest.New(t, uitest.Chile, fill...)
	d.Window.Window().Resize(w.size)
	return d
}

// on gives a point of the plan on the screen, and around it what a text there would cover.
func (w *realWindow) on(p fyne.Position) (image.Point, image.Rectangle) {
	at := w.corner.Add(image.Pt(int(p.X), int(p.Y)))
	return at, image.Rectangle{at.Sub(image.Pt(12, 7)), at.Add(image.Pt(12, 7))}
}

func (w *realWindow) click(p fyne.Position, button string) {
	w.Helper()
	at, _ := w.on(p)
	w.must("xdotool", "mousemove", strconv.Itoa(at.X), strconv.Itoa(at.Y), "click", button)
}

// clickFor clicks and waits until something came where it belongs.
func (w *realWindow) clickFor(p fyne.Position, button, what string, where fyne.Position) {
	w.Helper()
	_, part := w.on(where)
	w.change(what, part, func() { w.click(p, button) })
}

func (w *realWindow) keys(names ...string) {
	w.Helper()
	w.must("xdotool", append([]string{"key", "--delay", "20"}, names...)...)
}

func (w *realWindow) types(text string) {
	w.Helper()
	w.must("xdotool", "type", "--delay", "20", text)
}

// head is the newest link of the journal, as the command for it says.
func (s *display) head(office string) string {
	s.Helper()
	_, head, found := strings.Cut(s.must("preventa", "check", office), "(head ")
	if !found {
		s.Fatal("“check” tells no head of the journal")
	}
	head, _, _ = strings.Cut(head, ")")
	return head
}

// save presses a key and waits until a save is in the journal of the file, and the window
// shows that it knows.
func (w *realWindow) save(key string, shown fyne.Position) {
	w.Helper()
	before := w.head(w.office)
	_, part := w.on(shown)
	w.change("the end of the save", part, func() { w.keys(key) })
	w.await("a save", func() bool { return w.head(w.office) != before })
}

// quits waits for the program to end well.
func (w *realWindow) quits() {
	w.Helper()
	select {
	case err := <-w.ended:
		if err != nil {
			w.Fatalf("the program ended with %v", err)
		}
	case <-time.After(patience):
		w.Fatalf("the program did not end in %v", patience)
	}
}

// newOffice makes an office with the command for it.
func (s *display) newOffice() string {
	path := filepath.Join(s.TempDir(), "aconcagua.preventa")
	s.must("preventa", "new", path, "--name", "Aconcagua", "--language", "en", "--region", "CL", "--person", "Ana Rojas")
	return path
}

func TestAnOpportunityIsMadeInTheRealWindow(t *testing.T) {
	s := newDisplay(t)
	path := s.newOffice()
	w := s.openWindowOn(path, "Aconcagua")
	plan := w.plan(t)
	empty := plan.Find(uitest.Say("opportunities.none"))
	_, list := w.on(empty)
	w.await("the list", func() bool { return hasInk(w.picture(list)) })

	plan.Ctrl(fyne.KeyN)
	tabTitle := plan.TabTitle(uitest.Say("opportunity.new"))
	_, tab := w.on(tabTitle)
	w.change("the form", tab, func() { w.keys("ctrl+n") })
	w.types("Bottling line")
	w.keys("Tab")
	w.types("Los Aromos")
	w.keys(slices.Repeat([]string{"Tab"}, tabsToAmount(plan, "Customer or prospect"))...)
	w.types("48600000")
	w.chooseState(plan, "Negotiation")
	w.save("ctrl+s", tabTitle)
	w.keys("ctrl+q")
	w.quits()

	s.wantRow(s.listed(path, "opportunities"), map[string]any{"number": 1.0, "name": "Bottling line", "customer": "Los Aromos",
		"state": "Negotiation", "amount": 48600000.0, "probability": 75.0})
}

// chooseState opens the list of the form's State by its mark, and clicks a state.
func (w *realWindow) chooseState(plan *uitest.Desk, name string) {
	w.Helper()
	control := plan.Field("State").Control()
	mark := plan.Middle(control).AddXY(control.Size().Width/2-14, 0)
	plan.Click(mark)
	option := plan.Find(name)
	w.clickFor(mark, "1", "the states", option)
	closed := option.AddXY(0, 0)
	w.clickFor(option, "1", "the choice", closed)
}

// tabsToAmount counts how often Tab leads from a field to the amount.
func tabsToAmount(plan *uitest.Desk, from string) int {
	plan.Focus(from)
	target := uitest.Every[*kit.MoneyEntry](plan)[0].FocusTarget()
	for count := 1; count < 40; count++ {
		plan.Press(fyne.KeyTab)
		if plan.Canvas.Focused() == target {
			return count
		}
	}
	plan.Fatalf("Tab does not lead from %s to the amount", from)
	return 0
}

// hasInk reports that a picture is light with something dark on it, as written paper is.
func hasInk(p *image.RGBA) bool {
	if p == nil {
		return false
	}
	light, dark := 0, 0
	for i := 0; i < len(p.Pix); i += 4 {
		switch brightness := int(p.Pix[i]) + int(p.Pix[i+1]) + int(p.Pix[i+2]); {
		case brightness > 3*200:
			light++
		case brightness < 3*160:
			dark++
		}
	}
	return light > dark && dark > 0
}

func TestStatesAreCustomizedByRightClickInTheRealWindow(t *testing.T) {
	s := newDisplay(t)
	path := s.newOffice()
	file, session := openOffice(t, path)
	uitest.Open(t, session, uitest.Deal{Name: "Bottling line"})
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	w := s.openWindowOn(path, "Aconcagua")
	plan := w.plan(t, uitest.Deals(t, uitest.Deal{Name: "Bottling line"}))
	cell := plan.Cell("Bottling line", "State")
	_, row := w.on(plan.Cell("Bottling line", "Name"))
	w.await("the list", func() bool { return hasInk(w.picture(row)) })

	plan.RightClick(cell)
	customize := plan.Find(uitest.Say("command.customize_states"))
	w.clickFor(cell, "3", "the menu", customize)
	plan.Choose(uitest.Say("command.customize_states"))
	title, add := plan.Find(uitest.Say("catalogue.states")), plan.Find(uitest.Say("catalogue.add_state"))
	w.clickFor(customize, "1", "the dialog", title)
	plan.ClickText(uitest.Say("catalogue.add_state"))
	note := plan.Find("1 change")
	w.clickFor(add, "1", "a row", note)
	w.types("Demonstration")
	w.save("Return", title)

	plan.Press(fyne.KeyEscape)
	plan.ClickText(uitest.Say("ask.discard_do"))
	menu := plan.Find("File")
	plan.ClickText("File")
	quit := plan.Find(uitest.Say("command.quit"))
	w.clickFor(menu, "1", "the File menu", quit)
	w.click(quit, "1")
	w.quits()

	file, session = openOffice(t, path)
	defer file.Close()
	states, err := session.States(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if !slices.ContainsFunc(states, func(s domain.State) bool { return s.Name == "Demonstration" && s.Class == domain.Open }) {
		t.Errorf("no new state is stored: %v", states)
	}
}

func TestARecordIsFoundByNameAndComesBackAfterARestartOfTheRealWindow(t *testing.T) {
	s := newDisplay(t)
	path := s.newOffice()
	file, session := openOffice(t, path)
	uitest.Open(t, session, uitest.Deal{Name: "Bottling line"})
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	w := s.openWindowOn(path, "Aconcagua")
	plan := w.plan(t, uitest.Deals(t, uitest.Deal{Name: "Bottling line"}))
	_, row := w.on(plan.Cell("Bottling line", "Name"))
	w.await("the list", func() bool { return hasInk(w.picture(row)) })

	plan.Ctrl(fyne.KeyK)
	_, box := w.on(plan.Find(uitest.Say("find.placeholder")))
	w.change("the palette", box, func() { w.keys("ctrl+k") })
	plan.Type("bottl")
	plan.Press(fyne.KeyReturn)
	_, tab := w.on(plan.TabTitle("Opp. 1 · Bottling line"))
	w.types("bottl")
	w.change("the record", tab, func() { w.keys("Return") })
	w.keys("ctrl+q")
	w.quits()

	again := s.openWindowOn(path, "Aconcagua")
	again.await("the record", func() bool { return hasInk(again.picture(tab)) })
	again.keys("ctrl+q")
	again.quits()
}

func openOffice(t *testing.T, path string) (*officefile.File, *office.Session) {
	t.Helper()
	file, err := officefile.Open(t.Context(), path, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	opened, err := office.Open(t.Context(), file.Store, time.Now, false)
	if err != nil {
		t.Fatal(err)
	}
	session, err := opened.SignIn(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	return file, session
}

// presses presses a key, in the plan too, and waits until what shows there is in its place.
func (w *realWindow) presses(plan *uitest.Desk, key fyne.KeyName, name, shown string) {
	w.Helper()
	plan.Press(key)
	_, part := w.on(plan.Find(shown))
	w.change(shown, part, func() { w.keys(name) })
}

// clicks clicks a text, in the plan too, and waits until what shows there is in its place.
func (w *realWindow) clicks(plan *uitest.Desk, text, shown string) {
	w.Helper()
	from := plan.Find(text)
	plan.Click(from)
	w.clickFor(from, "1", shown, plan.Find(shown))
}

// fills types texts into cell after cell, in the plan too.
func (w *realWindow) fills(plan *uitest.Desk, texts ...string) {
	w.Helper()
	for i, text := range texts {
		if i > 0 {
			plan.Press(fyne.KeyTab)
			w.keys("Tab")
		}
		plan.Type(text)
		w.types(text)
	}
}

// saves waits until something that is done is in the journal of the file.
func (w *realWindow) saves(what func()) {
	w.Helper()
	before := w.head(w.office)
	what()
	w.await("a save", func() bool { return w.head(w.office) != before })
}

// openWindowOnDeal opens the window on an office of one opportunity, and its form.
func (s *display) openWindowOnDeal(path string) (*realWindow, *uitest.Desk) {
	s.Helper()
	deal := uitest.Deal{Name: "Bottling line", Customer: "Los Aromos"}
	t := s.TB.(*testing.T)
	file, session := openOffice(t, path)
	uitest.Open(t, session, deal)
	if err := file.Close(); err != nil {
		s.Fatal(err)
	}
	w := s.openWindowOn(path, "Aconcagua")
	plan := w.plan(t, uitest.Deals(t, deal))
	_, row := w.on(plan.Cell("Bottling line", "Name"))
	w.await("the list", func() bool { return hasInk(w.picture(row)) })
	plan.Press(fyne.KeyDown)
	w.keys("Down")
	w.presses(plan, fyne.KeyReturn, "Return", uitest.Say("activities.log"))
	return w, plan
}

func TestADealIsFollowedQuotedAndWonInTheRealWindow(t *testing.T) {
	s := newDisplay(t)
	path := s.newOffice()
	w, plan := s.openWindowOnDeal(path)

	hint := plan.Find("Call: what happened? What comes next?")
	plan.Click(hint)
	w.click(hint, "1")
	w.fills(plan, "They want a quotation")
	w.saves(func() {
		plan.Press(fyne.KeyReturn)
		w.keys("Return")
	})

	plan.Menu("Sales", uitest.Say("command.new_quotation"))
	_, tab := w.on(plan.TabTitle(uitest.Say("quotation.new")))
	w.change("the quotation", tab, func() { w.keys("ctrl+shift+q") })
	lines := plan.Find(uitest.Say("quotation.no_lines"))
	plan.Click(lines)
	w.click(lines, "1")
	w.fills(plan, "T-1", "Steel tanks", "2", "un", "500000")
	w.saves(func() {
		plan.Ctrl(fyne.KeyS)
		w.keys("ctrl+s")
	})
	w.clicks(plan, uitest.Say("command.send_quotation"), uitest.Say("quotation.mark_sent"))
	w.saves(func() { w.clicks(plan, uitest.Say("quotation.mark_sent"), uitest.Say("quotation.let_follow")) })
	w.saves(func() { w.clicks(plan, uitest.Say("quotation.let_follow"), uitest.Say("command.accept_quotation")) })
	w.clicks(plan, uitest.Say("command.accept_quotation"), uitest.Say("quotation.mark_accepted"))
	w.saves(func() { w.clicks(plan, uitest.Say("quotation.mark_accepted"), uitest.Say("closing.win")) })
	w.saves(func() { w.clicks(plan, uitest.Say("closing.win"), "Q-2026-0001 A") })
	w.keys("ctrl+q")
	w.quits()

	won := s.listed(path, "opportunities")
	want := map[string]any{"name": "Bottling line", "state": "Won", "amount": 1_000_000.0, "probability": 100.0}
	s.wantRow(won, want)
	s.wantRow(s.listed(path, "activities"), map[string]any{"subject": "They want a quotation", "type": "Call", "done": "yes"})
	s.wantRow(s.listed(path, "quotations"), map[string]any{"status": "accepted", "total": 1_000_000.0})
}

// listed is a list as the command for it writes it.
func (s *display) listed(path, list string) []map[string]any {
	s.Helper()
	var rows []map[string]any
	if err := json.Unmarshal([]byte(s.must("preventa", "list", list, "--office", path, "--format", "json")), &rows); err != nil {
		s.Fatal(err)
	}
	return rows
}

// wantRow expects one row, with some values.
func (s *display) wantRow(rows []map[string]any, want map[string]any) {
	s.Helper()
	if len(rows) != 1 {
		s.Fatalf("%d rows: %v", len(rows), rows)
	}
	for field, value := range want {
		if diff := cmp.Diff(value, rows[0][field]); diff != "" {
			s.Errorf("%s (-want +got):\n%s", field, diff)
		}
	}
}
