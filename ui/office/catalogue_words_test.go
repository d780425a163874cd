package office_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"preventa/cmd/preventa/uitest"
	"preventa/domain"
	"preventa/domain/change"
	"preventa/domain/office"
	"preventa/ui/kit"
)

// words is a window on the dialog of a catalogue.
func words(t *testing.T, c domain.Catalogue, fill ...func(*office.Session)) *uitest.Desk {
	t.Helper()
	d := uitest.New(t, uitest.Chile, fill...)
	d.Window.CustomizeItems(c)
	return d
}

func item(t *testing.T, d *uitest.Desk, c domain.Catalogue, name string) domain.Item {
	t.Helper()
	items, err := d.Session().Items(t.Context(), c)
	d.Must(err)
	for _, i := range items {
		if i.Name == name {
			return i
		}
	}
	t.Fatalf("no %s %q", c, name)
	return domain.Item{}
}

func TestEveryCatalogueHasItsDialog(t *testing.T) {
	for _, c := range domain.Catalogues {
		d := words(t, c)
		d.WantSeen(uitest.Say("catalogue." + string(c) + "s"))
		d.ClickText(uitest.Say("catalogue.add_" + string(c)))
		d.Type("Another")
		save(d)
		wantSaved(d)
		d.Want("added to "+string(c), item(t, d, c, "Another").Catalogue, c)
	}
}

func TestRenamingAWordKeepsEverythingElseOfIt(t *testing.T) {
	fair := domain.Item{}
	d := words(t, domain.Origins, func(s *office.Session) {
		items, err := s.Items(t.Context(), domain.Origins)
		if err != nil {
			t.Fatal(err)
		}
		for i := range items {
			if items[i].Name == "Trade fair" {
				items[i].Campaign, items[i].Starts, items[i].Ends, items[i].Cost = true, uitest.Today.Add(-30), uitest.Today, 1_500_000
				items[i].Colour = "#7A5AC8"
				fair = items[i]
			}
		}
		if _, err := s.SaveItems(t.Context(), domain.Origins, items); err != nil {
			t.Fatal(err)
		}
	})
	d.WantSeen("15-09-2026 – 15-10-2026")
	write(d, at(d, "Trade fair").name, "Fair in Talca")
	d.WantSeen("1 change")
	save(d)
	wantSaved(d)
	got := item(t, d, domain.Origins, "Fair in Talca")
	fair.Name, fair.Version, fair.Position = got.Name, got.Version, got.Position
	d.Want("kept", got, fair)
}

func TestAnOriginIsMadeACampaign(t *testing.T) {
	d := words(t, domain.Origins)
	d.Click(d.Middle(at(d, "Web").sign))
	d.WantSeen("Campaign: Web")
	d.Fill(uitest.Say("item.starts"), "1-9-2026")
	d.Fill(uitest.Say("item.ends"), "15-8-2026")
	d.Fill(uitest.Say("item.cost"), "1.250.000")
	d.ClickText(uitest.Say("dialog.ok"))
	d.WantSeen("It cannot end before it starts")
	d.Fill(uitest.Say("item.ends"), "31-12-2026")
	d.ClickText(uitest.Say("dialog.ok"))
	d.WantSeen("01-09-2026 – 31-12-2026", "1 change")
	save(d)
	wantSaved(d)
	got := item(t, d, domain.Origins, "Web")
	want := got
	want.Campaign, want.Starts, want.Ends, want.Cost = true, domain.NewDate(2026, 9, 1), domain.NewDate(2026, 12, 31), 1_250_000
	d.Want("campaign", got, want)
}

func TestAnActivityTypeTakesAnotherIcon(t *testing.T) {
	d := words(t, domain.ActivityTypes)
	d.Click(d.Middle(at(d, "Call").sign))
	d.ClickText(uitest.Say("icon.clock"))
	d.WantSeen("1 change")
	save(d)
	wantSaved(d)
	d.Want("icon", item(t, d, domain.ActivityTypes, "Call").Icon, "clock")
	d.Want("other icon", item(t, d, domain.ActivityTypes, "Visit").Icon, "map-pin")
}

func TestOneActivityTypeStays(t *testing.T) {
	d := words(t, domain.ActivityTypes)
	for _, name := range []string{"E-mail", "Meeting", "Visit", "Task", "Note", "After-sales", "Collection"} {
		d.Click(d.Middle(at(d, name).remove))
	}
	d.Click(d.Middle(at(d, "Call").retired))
	save(d)
	d.WantSeen("At least one activity type must stay")
	d.Click(d.Middle(at(d, "Call").retired))
	save(d)
	wantSaved(d)
	items, err := d.Session().Items(t.Context(), domain.ActivityTypes)
	d.Must(err)
	d.Want("types", len(items), 1)
}

func TestOriginalsComeBackWithoutChangingTheRest(t *testing.T) {
	d := states(t)
	write(d, at(d, "New").name, "Fresh")
	d.Click(d.Middle(at(d, "On hold").remove))
	save(d)
	wantSaved(d)
	d.Window.CustomizeStates()
	d.ClickText(uitest.Say("catalogue.restore"))
	d.WantSeen("These will be added: New, On hold.")
	d.ClickText(uitest.Say("catalogue.restore_do"))
	d.WantSeen("2 changes")
	save(d)
	wantSaved(d)
	d.Want("states", stateNames(t, d), []string{"Fresh", "Contacted", "Proposal sent", "Negotiation", "New", "On hold", "Won", "Lost"})
	d.Want("probability", d.State("New").Probability, 10)

	d.Window.CustomizeStates()
	d.ClickText(uitest.Say("catalogue.restore"))
	d.WantSeen(uitest.Say("catalogue.restore_none"))
}

func TestAListThatStartsEmptyHasNoOriginals(t *testing.T) {
	d := words(t, domain.Sectors)
	d.WantUnseen(uitest.Say("catalogue.restore"))
}

// A row is moved by the keyboard in every catalogue, and one undo takes all back.
func TestWordsAreMovedByKeysAndUndoneAtOnce(t *testing.T) {
	d := words(t, domain.LossReasons)
	before := itemNames(t, d, domain.LossReasons)
	d.Click(d.Middle(at(d, "Price").name))
	d.Alt(fyne.KeyDown)
	write(d, at(d, "Price").name, "Too dear")
	save(d)
	wantSaved(d)
	d.Want("moved", itemNames(t, d, domain.LossReasons)[:2], []string{"Chose a competitor", "Too dear"})
	d.Ctrl(fyne.KeyZ)
	d.Want("undone", itemNames(t, d, domain.LossReasons), before)
}

func itemNames(t *testing.T, d *uitest.Desk, c domain.Catalogue) []string {
	t.Helper()
	items, err := d.Session().Items(t.Context(), c)
	d.Must(err)
	var names []string
	for _, i := range items {
		names = append(names, i.Name)
	}
	return names
}

func TestPreferencesKeepTheReminders(t *testing.T) {
	d := uitest.New(t, uitest.Chile)
	d.Menu("Tools", uitest.Say("command.preferences"))
	before := d.Session().Me().Reminders
	d.ClickText(uitest.Say("preferences.reminders"))
	save(d)
	wantSaved(d)
	d.Want("reminders", d.Session().Me().Reminders, !before)
	d.Want("language", d.Session().Me().Language, domain.English)
	var sets []change.Set
	stop := d.Session().Office().Subscribe(func(s change.Set) { sets = append(sets, s) })
	defer stop()
	d.Menu("Tools", uitest.Say("command.preferences"))
	d.Want("shown", uitest.Every[*kit.Switch](d)[0].On(), !before)
	save(d)
	d.Want("nothing to save", len(sets), 0)
}
