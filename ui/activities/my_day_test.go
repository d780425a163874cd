package activities_test

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"preventa/cmd/preventa/uitest"
	"preventa/domain"
	"preventa/domain/office"
	"preventa/ui/kit"
)

// busyDay is an office with something in every section, for today is Thursday 15-10-2026.
func busyDay(t *testing.T) func(*office.Session) {
	return func(s *office.Session) {
		t.Helper()
		people, err := s.People(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		others := people[0].ID
		if others == s.Me().ID {
			others = people[1].ID
		}
		bottling, cold := opportunity(t, s, "bottling"), opportunity(t, s, "cold")
		today := uitest.Today
		for _, a := range []domain.Activity{
			{Subject: "Late", Day: today - 3, Minute: 601},
			{Subject: "Yesterday", Day: today - 1},
			{Subject: "At noon", Day: today, Minute: 12*60 + 1, Opportunity: bottling.ID, Minutes: 30},
			{Subject: "At nine", Day: today, Minute: 9*60 + 1},
			{Subject: "Tomorrow's", Day: today + 1, Minute: 601},
			{Subject: "Last of the week", Day: today + 7},
			{Subject: "Beyond", Day: today + 8},
			{Subject: "Done already", Day: today, Done: true},
			{Subject: "Another's", Day: today, People: []domain.ID{others}},
		} {
			if a.Opportunity == "" {
				a.Customer = cold.Customer
			}
			plan(t, s, a)
		}
		bottling.ExpectedClose = today + 7
		save(t, s, bottling)
		held := state(t, s, "On hold")
		cold.Opportunity = cold.Hold(held, today, today-1)
		save(t, s, cold)
	}
}

func opportunity(t *testing.T, s *office.Session, text string) office.Draft {
	t.Helper()
	rows, err := s.Opportunities(t.Context(), office.Query{Text: text}, 0, 1)
	if err != nil {
		t.Fatal(err)
	}
	d, err := s.Opportunity(t.Context(), rows[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func save(t *testing.T, s *office.Session, d office.Draft) {
	t.Helper()
	if _, _, err := s.SaveOpportunity(t.Context(), d); err != nil {
		t.Fatal(err)
	}
}

func state(t *testing.T, s *office.Session, name string) domain.State {
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
	t.Fatalf("there is no state %q", name)
	return domain.State{}
}

// timelines are the cards of My day.
func timelines(d *uitest.Desk) []*kit.Timeline { return uitest.Every[*kit.Timeline](d) }

// waits reports whether My day has an entry of a title.
func waits(d *uitest.Desk, title string) bool {
	return slices.ContainsFunc(dayLines(d), func(line []string) bool { return line[0] == title })
}

func TestMyDayIsInFrontWithEverySection(t *testing.T) {
	d := newDesk(t, busyDay(t))
	d.Want("tabs", d.Tabs(), []string{"Opportunities", "My day"})
	d.WantSeen("Thu 15-10-2026", "8 things wait")
	wantLines(d,
		[]string{"Overdue", "2"},
		[]string{"Late", "Mon 12-10 · 3 d late"}, []string{"Call · Frío Sur"},
		[]string{"Yesterday", "Wed 14-10 · 1 d late"}, []string{"Call · Frío Sur"},
		[]string{"Today", "2"},
		[]string{"At nine", "09:00"}, []string{"Call · Frío Sur"},
		[]string{"At noon", "12:00"}, []string{"Call · 30 min · Viña Los Aromos", "№ 1 Bottling line"},
		[]string{"Next 7 days", "2"},
		[]string{"Tomorrow's", "Tomorrow · 10:00"}, []string{"Call · Frío Sur"},
		[]string{"Last of the week", "Thu 22-10"}, []string{"Call · Frío Sur"},
		[]string{"Closing soon", "1"},
		[]string{"№ 1 Bottling line", "Thu 22-10"}, []string{"Viña Los Aromos · Negotiation · $ 48.600.000 · 75 %"},
		[]string{"To take up again", "1"},
		[]string{"№ 2 Cold room", "Thu 15-10"}, []string{"Frío Sur · On hold"},
	)
}

func TestEverybodysDayIsRememberedOnThisComputer(t *testing.T) {
	d := newDesk(t, busyDay(t))
	d.WantUnseen("Another's")
	d.ClickText(uitest.Say("my_day.everybody"))
	d.WantSeen("Another's", "Call · Frío Sur · Bruno Díaz")
	d.Ctrl(fyne.KeyW)
	d.Menu("Sales", uitest.Say("my_day.title"))
	d.WantSeen("Another's")
	d.ClickText(uitest.Say("my_day.mine"))
	d.WantUnseen("Another's")
}

func TestAnEmptyDaySaysSo(t *testing.T) {
	d := newDesk(t)
	d.Menu("Sales", uitest.Say("my_day.title"))
	d.WantSeen(uitest.Say("my_day.nothing"))
	d.Want("cards", len(timelines(d)), 0)
	d.ClickText(uitest.Say("my_day.new_activity"))
	d.WantSeen(uitest.Say("activity.new_title"))
	d.Press(fyne.KeyEscape)
	buttons := uitest.Every[*kit.Button](d)
	d.Click(d.Middle(buttons[len(buttons)-1]))
	d.Want("lines of the list", len(d.Names()), 2)
}

func TestTickingABoxCompletesTheActivity(t *testing.T) {
	d := newDesk(t, busyDay(t))
	card := timelines(d)[0]
	at := d.Find("Late")
	d.Click(fyne.NewPos(d.Middle(card).X+card.Size().Width/2-24, at.Y))
	d.WantSeen(uitest.Say("activity.next_title"))
	d.Press(fyne.KeyEscape)
	d.Want("on the day", waits(d, "Late"), false)
	d.Want("done", stored(d, "Late").Done, true)
	d.Want("on its day", stored(d, "Late").Day, uitest.Today-3)
	d.ClickText(uitest.Say("command.undo"))
	d.Want("on the day", waits(d, "Late"), true)
}

func TestTheKeyboardCompletesOpensAndDeletes(t *testing.T) {
	d := newDesk(t, busyDay(t))
	d.Press(fyne.KeyDown, fyne.KeySpace) // from Late, which is chosen at first, to Yesterday
	d.Press(fyne.KeyEscape)
	d.Want("done", stored(d, "Yesterday").Done, true)
	d.Press(fyne.KeyHome, fyne.KeyDown, fyne.KeyReturn)
	d.Want("dialog", d.Shows("Subject"), "At nine")
	d.Press(fyne.KeyEscape)
	d.Press(fyne.KeyHome, fyne.KeyDelete)
	d.Want("on the day", waits(d, "Late"), false)
	d.ClickText(uitest.Say("command.undo"))
	d.Want("on the day", waits(d, "Late"), true)
	d.Canvas.Focus(timelines(d)[0])
	d.Press(fyne.KeyTab)
	d.Want("keyboard in the second card", d.Canvas.Focused() == fyne.Focusable(timelines(d)[1]), true)
	d.Press(fyne.KeyDown, fyne.KeyReturn)
	d.Want("front", d.Tabs(), []string{"Opportunities", "My day", "Opp. 2 · Cold room"})
}

func TestTheLinkOpensTheOpportunity(t *testing.T) {
	d := newDesk(t, withCall(t))
	d.ClickText("№ 1 Bottling line")
	d.Want("tabs", d.Tabs(), []string{"Opportunities", "My day", "Opp. 1 · Bottling line"})
}

func TestAnActivityIsPutOffToAnotherDay(t *testing.T) {
	d := newDesk(t, busyDay(t))
	postpone := func(subject, to string) {
		d.RightClick(d.Find(subject))
		d.Choose(uitest.Say("activity.postpone"), uitest.Say(to))
	}
	postpone("Late", "activity.to_tomorrow")
	a := stored(d, "Late")
	d.Want("tomorrow at the same time", []any{a.Day, a.Minute}, []any{uitest.Today + 1, 601})
	d.Want("toasts", d.Toasts(), []string{"“Late” is on Fri 16-10-2026 now"})
	d.ClickText(uitest.Say("command.undo"))
	d.Want("back", stored(d, "Late").Day, uitest.Today-3)

	postpone("Late", "activity.to_next_week")
	d.Want("the next Monday", stored(d, "Late").Day, domain.NewDate(2026, 10, 19))
	postpone("Late", "activity.to_date")
	d.Want("the first day after the one it is on", d.Shows("Day"), "20-10-2026")
	d.Fill("Day", "")
	d.Focus("Day")
	d.Press(fyne.KeyReturn)
	d.Want("message", d.Message("Day"), uitest.Say("error.required"))
	d.Fill("Day", "30-10-2026")
	d.Focus("Day")
	d.Press(fyne.KeyReturn)
	d.Want("dialog", d.HasDialog(), false)
	d.Want("that day", stored(d, "Late").Day, domain.NewDate(2026, 10, 30))
	d.Want("on the day", waits(d, "Late"), false)
}

func TestMyDayFollowsOthers(t *testing.T) {
	d := newDesk(t, busyDay(t))
	a := stored(d, "Late")
	a.Subject = "Later"
	_, _, err := d.Colleague().SaveActivity(t.Context(), office.ActivityDraft{Activity: a})
	d.Must(err)
	d.WantSeen("Later")
	d.Edit("Bottling line", func(o *office.Draft) { o.ExpectedClose = uitest.Today - 2 })
	d.WantSeen("Tue 13-10 · 2 d late")
	d.Edit("Bottling line", func(o *office.Draft) { o.ExpectedClose = uitest.Today + 8 })
	d.WantUnseen(uitest.Say("my_day.closing"))
}

func TestAnActivityIsBegunFromAnOpportunityOfTheDay(t *testing.T) {
	d := newDesk(t, busyDay(t))
	d.RightClick(d.Find("№ 1 Bottling line")) // in the second card, painted last
	d.Choose(uitest.Say("my_day.new_activity"))
	d.Want("opportunity", d.Shows("Opportunity"), "Bottling line")
}
