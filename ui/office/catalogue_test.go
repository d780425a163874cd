package office_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"preventa/cmd/preventa/uitest"
	"preventa/domain"
	"preventa/domain/office"
	"preventa/ui/kit"
)

// states is a window on the dialog of the states, over an office with an opportunity in
// each of these.
func states(t *testing.T, used ...string) *uitest.Desk {
	t.Helper()
	d := uitest.New(t, uitest.Chile, func(s *office.Session) {
		for _, name := range used {
			uitest.Open(t, s, uitest.Deal{Name: "In " + name, State: name})
		}
	})
	d.Window.CustomizeStates()
	d.WantSeen(uitest.Say("catalogue.states"))
	return d
}

// draggable is what can be dragged at a place.
func draggable(d *uitest.Desk, p fyne.Position) fyne.Draggable {
	d.Helper()
	for _, o := range uitest.Every[fyne.CanvasObject](d) {
		if taken, ok := o.(fyne.Draggable); ok && d.Middle(o).Subtract(p).X < 4 && d.Middle(o).Subtract(p).X > -4 && d.Middle(o).Y == p.Y {
			return taken
		}
	}
	d.Fatalf("nothing to drag at %v", p)
	return nil
}

// word is a row of the dialog.
type word struct {
	name, probability, rots *kit.TextEntry
	class                   *kit.Select
	colour                  *kit.Swatch
	retired                 *kit.Switch
	remove                  *kit.Button
	sign                    *kit.Button // the first of the row: the icon or the campaign
}

// at gives the row of a name.
func at(d *uitest.Desk, name string) word {
	d.Helper()
	var w word
	for _, e := range uitest.Every[*kit.TextEntry](d) {
		if e.Text == name {
			w.name = e
		}
	}
	if w.name == nil {
		d.Fatalf("no row %q", name)
	}
	entries := onLine(d, w.name, uitest.Every[*kit.TextEntry](d))
	if len(entries) == 3 {
		w.probability, w.rots = entries[1], entries[2]
		w.class = onLine(d, w.name, uitest.Every[*kit.Select](d))[0]
	}
	if colours := onLine(d, w.name, uitest.Every[*kit.Swatch](d)); len(colours) > 0 {
		w.colour = colours[0]
	}
	w.retired = onLine(d, w.name, uitest.Every[*kit.Switch](d))[0]
	buttons := onLine(d, w.name, uitest.Every[*kit.Button](d))
	w.remove = buttons[len(buttons)-1]
	w.sign = buttons[0]
	return w
}

// onLine keeps the objects at the height of another.
func onLine[T fyne.CanvasObject](d *uitest.Desk, with fyne.CanvasObject, objects []T) []T {
	var same []T
	for _, o := range objects {
		if distance := d.Middle(o).Y - d.Middle(with).Y; distance > -4 && distance < 4 {
			same = append(same, o)
		}
	}
	return same
}

// write types a text in place of what an entry holds.
func write(d *uitest.Desk, e *kit.TextEntry, text string) {
	d.Helper()
	d.Click(d.Middle(e))
	d.Ctrl(fyne.KeyA)
	if text == "" {
		d.Press(fyne.KeyBackspace)
	}
	d.Type(text)
}

func save(d *uitest.Desk) {
	d.Helper()
	d.ClickText(uitest.Say("command.save"))
}

func wantSaved(d *uitest.Desk) {
	d.Helper()
	if d.HasDialog() {
		d.Fatalf("the dialog is still there: %q", d.Texts())
	}
}

// stateNames are the stored states in their order.
func stateNames(t *testing.T, d *uitest.Desk) []string {
	t.Helper()
	states, err := d.Session().States(t.Context())
	d.Must(err)
	var names []string
	for _, s := range states {
		names = append(names, s.Name)
	}
	return names
}

func TestAStateIsAddedAndEverythingOfItChanged(t *testing.T) {
	d := states(t)
	d.ClickText(uitest.Say("catalogue.add_state"))
	d.Type("Demonstration")
	w := at(d, "Demonstration")
	write(d, w.probability, "60")
	write(d, w.rots, "21 days")
	d.Click(d.Middle(w.class))
	d.ClickText(uitest.Say("class.hold"))
	d.WantSeen("1 change")
	save(d)
	wantSaved(d)
	s := d.State("Demonstration")
	d.Want("state", []any{s.Class, s.Probability, s.RotDays, s.Retired}, []any{domain.OnHold, 60, 21, false})
	d.Want("order", stateNames(t, d), []string{"New", "Contacted", "Proposal sent", "Negotiation", "Demonstration", "On hold", "Won", "Lost"})
}

func TestRenamingShowsInTheListAndTheOpenFormAtOnce(t *testing.T) {
	d := uitest.New(t, uitest.Chile, uitest.Deals(t, uitest.Deal{Name: "Bottling line", State: "Contacted"}))
	d.DoubleClick(d.Cell("Bottling line", "Name"))
	d.Fill("Name", "Bottling plant")
	d.RightClick(d.Middle(d.Field("State").Control()))
	d.Choose(uitest.Say("command.customize_states"))
	write(d, at(d, "Contacted").name, "Called")
	save(d)
	wantSaved(d)
	d.Want("on the form", d.Shows("State"), "Called")
	d.Want("still typed", d.Shows("Name"), "Bottling plant")
	d.ClickText("Opportunities")
	d.Want("in the list", d.Lines()[1][4], "Called")
}

func TestRowsAreMovedByDraggingAndByKeys(t *testing.T) {
	d := states(t)
	row := d.Middle(at(d, "Contacted").name).Y - d.Middle(at(d, "New").name).Y
	handle := d.Middle(at(d, "Negotiation").colour).AddXY(-44, 0)
	d.Drag(handle, 0, -2*row)
	d.Click(d.Middle(at(d, "New").name))
	d.Alt(fyne.KeyDown)
	d.Alt(fyne.KeyDown)
	d.Alt(fyne.KeyUp)
	save(d)
	wantSaved(d)
	d.Want("order", stateNames(t, d), []string{"Negotiation", "New", "Contacted", "Proposal sent", "On hold", "Won", "Lost"})
}

func TestRowsMakeRoomForTheOneThatIsDragged(t *testing.T) {
	d := states(t)
	height := func(name string) float32 { return d.Middle(at(d, name).name).Y }
	first, second, third := height("New"), height("Contacted"), height("Proposal sent")
	handle := draggable(d, d.Middle(at(d, "New").colour).AddXY(-44, 0))
	handle.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(0, second-first)})
	d.Want("made room", height("Contacted"), first)
	d.Want("under the pointer", height("New"), second)
	d.Want("further down", height("Proposal sent"), third)
	handle.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(0, first-second-500)})
	d.Want("never out of the list", height("New"), first)
	d.Want("back", height("Contacted"), second)
	handle.DragEnd()
	d.Want("order", height("New") < height("Contacted"), true)
}

func TestARetiredStateIsNotOfferedButKept(t *testing.T) {
	d := states(t, "Contacted")
	d.Click(d.Middle(at(d, "Contacted").retired))
	save(d)
	wantSaved(d)
	d.DoubleClick(d.Cell("In Contacted", "Name"))
	d.Want("where it is", d.Shows("State"), "Contacted")
	d.Ctrl(fyne.KeyN)
	d.Focus("State")
	d.Press(fyne.KeyDown)
	d.WantSeen("Proposal sent")
	d.WantUnseen("Contacted")
}

func TestOnlyAnUnusedStateIsDeleted(t *testing.T) {
	d := states(t, "Contacted")
	d.Want("used", at(d, "Contacted").remove.Disabled(), true)
	d.Click(d.Middle(at(d, "Contacted").remove))
	d.Click(d.Middle(at(d, "On hold").remove))
	save(d)
	wantSaved(d)
	d.Want("states", stateNames(t, d), []string{"New", "Contacted", "Proposal sent", "Negotiation", "Won", "Lost"})
}

func TestAStateThatCameIntoUseMeanwhileIsNotDeleted(t *testing.T) {
	d := states(t)
	d.Click(d.Middle(at(d, "Contacted").remove))
	uitest.Open(t, d.Colleague(), uitest.Deal{Name: "Bottling line", State: "Contacted"})
	save(d)
	d.WantSeen("“Contacted” is in use (1)")
	d.Want("states", len(stateNames(t, d)), 7)
}

func TestStatesAreMerged(t *testing.T) {
	d := states(t, "Contacted", "Contacted", "Proposal sent")
	d.RightClick(d.Middle(at(d, "Contacted").colour).AddXY(-44, 0))
	d.Choose(uitest.Say("catalogue.merge"), "Proposal sent")
	save(d)
	wantSaved(d)
	d.Want("states", stateNames(t, d), []string{"New", "Proposal sent", "Negotiation", "On hold", "Won", "Lost"})
	for _, row := range d.Rows(office.Query{}) {
		d.Want("state of "+row.Name, row.State, "Proposal sent")
	}
	d.Want("in the list", d.Lines()[1][4], "Proposal sent")

	d.Ctrl(fyne.KeyZ)
	d.Want("states after one undo", len(stateNames(t, d)), 7)
	for i, row := range d.Rows(office.Query{}) {
		d.Want("state of "+row.Name, row.State, []string{"Proposal sent", "Contacted", "Contacted"}[i])
	}
}

func TestMergingOffersOnlyStatesThatMeanTheSame(t *testing.T) {
	d := states(t, "Won")
	d.RightClick(d.Middle(at(d, "Contacted").colour).AddXY(-44, 0))
	d.Hover(d.Find(uitest.Say("catalogue.merge")))
	d.WantSeen("Proposal sent", "On hold")
	d.WantUnseen("Won", "Lost")
}

func TestWhatIsWrongIsShownAtItsRow(t *testing.T) {
	for _, c := range []struct {
		name    string
		do      func(d *uitest.Desk)
		message string
		focused string
	}{
		{"a name twice", func(d *uitest.Desk) { write(d, at(d, "Negotiation").name, "contactéd") }, "is on the list already", "contactéd"},
		{"no name", func(d *uitest.Desk) { write(d, at(d, "On hold").name, "") }, uitest.Say("error.required"), ""},
		{"no percentage", func(d *uitest.Desk) { write(d, at(d, "Contacted").probability, "120") }, "not a percentage", ""},
		{"no days", func(d *uitest.Desk) { write(d, at(d, "Contacted").rots, "9999") }, "Write whole days", ""},
		{"no open state", func(d *uitest.Desk) {
			for _, name := range []string{"New", "Contacted", "Proposal sent", "Negotiation"} {
				d.Click(d.Middle(at(d, name).retired))
			}
		}, "At least one state of the class open", ""},
		{"another class in use", func(d *uitest.Desk) {
			d.Click(d.Middle(at(d, "Contacted").class))
			d.ClickText(uitest.Say("class.won"))
		}, "cannot become a closed state", ""},
	} {
		d := states(t, "Contacted")
		before := stateNames(t, d)
		c.do(d)
		save(d)
		d.WantSeen(c.message)
		if focused, ok := d.Canvas.Focused().(*kit.TextEntry); c.focused != "" && (!ok || focused.Text != c.focused) {
			d.Errorf("%s: the keyboard is in %v", c.name, d.Canvas.Focused())
		}
		d.Want("states after "+c.name, stateNames(t, d), before)
	}
}

func TestClosingTheDialogAsksAboutChanges(t *testing.T) {
	d := states(t)
	write(d, at(d, "New").name, "Fresh")
	d.Press(fyne.KeyEscape)
	d.WantSeen(uitest.Say("ask.discard_title"))
	d.ClickText(uitest.Say("ask.go_on"))
	d.Want("still there", at(d, "Fresh").name.Text, "Fresh")
	d.Press(fyne.KeyEscape)
	d.ClickText(uitest.Say("ask.discard_do"))
	wantSaved(d)
	d.Want("states", stateNames(t, d)[0], "New")
}

func TestAColourIsChosenByItsCode(t *testing.T) {
	d := states(t)
	d.Click(d.Middle(at(d, "New").colour))
	d.ClickText("#A9CBF5")
	d.Ctrl(fyne.KeyA)
	d.Type("#7a5ac8")
	d.Press(fyne.KeyReturn)
	d.WantSeen("1 change")
	d.Want("before saving", d.State("New").Colour, "st1")
	save(d)
	wantSaved(d)
	d.Want("saved", strings.ToUpper(d.State("New").Colour), "#7A5AC8")
}

func TestOriginsAreAWordList(t *testing.T) {
	d := uitest.New(t, uitest.Chile, uitest.Deals(t, uitest.Deal{Name: "Bottling line", Origin: "Web"}))
	d.Window.CustomizeItems(domain.Origins)
	d.WantSeen(uitest.Say("catalogue.origins"))
	write(d, at(d, "Web").name, "Web site")
	d.Click(d.Middle(at(d, "Campaign").remove))
	d.ClickText(uitest.Say("catalogue.add_origin"))
	d.Type("Radio")
	d.WantSeen("3 changes")
	save(d)
	wantSaved(d)
	items, err := d.Session().Items(t.Context(), domain.Origins)
	d.Must(err)
	var names []string
	for _, item := range items {
		names = append(names, item.Name)
	}
	d.Want("origins", names, []string{"Web site", "Referral", "Trade fair", "Cold call", "Field visit", "Tender", "Radio"})
	d.Want("in the list", d.Lines()[1][5], "Web site")
}
