package activities_test

import (
	"testing"

	"preventa/cmd/preventa/uitest"
	"preventa/domain"
	"preventa/domain/office"
	"preventa/ui/kit"
)

// typeNamed is the id of an activity type of an English office.
func typeNamed(t testing.TB, s *office.Session, name string) domain.ID {
	t.Helper()
	items, err := s.Items(t.Context(), domain.ActivityTypes)
	if err != nil {
		t.Fatal(err)
	}
	for _, item := range items {
		if item.Name == name {
			return item.ID
		}
	}
	t.Fatalf("there is no type %q", name)
	return ""
}

// plan saves an activity, a call by oneself unless it says otherwise.
func plan(t testing.TB, s *office.Session, a domain.Activity) domain.Activity {
	t.Helper()
	if a.Type == "" {
		a.Type = typeNamed(t, s, "Call")
	}
	saved, _, err := s.SaveActivity(t.Context(), office.ActivityDraft{Activity: a})
	if err != nil {
		t.Fatal(err)
	}
	return saved
}

// all are the activities of the office, the latest day first.
func all(d *uitest.Desk) []office.ActivityRow {
	d.Helper()
	rows, err := d.Session().Activities(d.Context(), office.Query{Sort: office.ColumnDay}, 0, 1000)
	d.Must(err)
	return rows
}

// stored is the activity of a subject as it is stored; there must be one.
func stored(d *uitest.Desk, subject string) domain.Activity {
	d.Helper()
	for _, row := range all(d) {
		if row.Subject == subject {
			a, err := d.Session().Activity(d.Context(), row.ID)
			d.Must(err)
			return a
		}
	}
	d.Fatalf("no activity %q is stored", subject)
	return domain.Activity{}
}

// grid is the list of activities on the screen.
func grid(d *uitest.Desk) *kit.Grid[office.ActivityRow] {
	d.Helper()
	for _, g := range uitest.Every[*kit.Grid[office.ActivityRow]](d) {
		return g
	}
	d.Fatal("no list is on the screen")
	return nil
}

// subjects are those in the rows of the list.
func subjects(d *uitest.Desk) []string {
	d.Helper()
	list := []string{}
	g := grid(d)
	for i := range g.Count() {
		if row, loaded := g.Row(i); loaded {
			list = append(list, row.Subject)
		}
	}
	return list
}

// dayLines are the texts of My day, line by line, card by card.
func dayLines(d *uitest.Desk) [][]string {
	d.Helper()
	var lines [][]string
	for _, timeline := range uitest.Every[*kit.Timeline](d) {
		lines = append(lines, d.LinesOf(timeline)...)
	}
	return lines
}

// wantLines compares My day with what it should say.
func wantLines(d *uitest.Desk, want ...[]string) {
	d.Helper()
	d.Want("My day", dayLines(d), want)
}

// doneSwitch is the switch of the dialog in front.
func doneSwitch(d *uitest.Desk) *kit.Switch {
	d.Helper()
	return uitest.Every[*kit.Switch](d)[0]
}
