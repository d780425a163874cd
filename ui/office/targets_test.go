package office_test

import (
	"fmt"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"preventa/cmd/preventa/uitest"
	"preventa/domain"
	"preventa/domain/office"
)

// aimed is a target of a month of 2026: of the office, or of Ana.
func aimed(s *office.Session, ana bool, year int, month time.Month, amount, count int64) domain.Target {
	t := domain.Target{Month: domain.NewMonth(year, month), Amount: amount, Count: count}
	if ana {
		t.Salesperson = s.Me().ID
	}
	return t
}

// withTargets opens the window of an office on its targets. Its salespeople are Ana Rojas and
// Luis Paz.
func withTargets(t *testing.T, targets func(s *office.Session) []domain.Target) *uitest.Desk {
	t.Helper()
	d := uitest.New(t, uitest.Chile, func(s *office.Session) {
		if _, err := s.AddPerson(t.Context(), domain.Person{Name: "Luis Paz", Salesperson: true}); err != nil {
			t.Fatal(err)
		}
		if targets != nil {
			if _, err := s.SetTargets(t.Context(), targets(s)); err != nil {
				t.Fatal(err)
			}
		}
	})
	d.Menu("Tools", uitest.Say("targets.title"))
	d.WantSeen("Ana Rojas", "Luis Paz")
	return d
}

// stored are the targets of a year as texts.
func stored(d *uitest.Desk, year int) []string {
	d.Helper()
	targets, err := d.Session().Targets(d.Context(), year)
	d.Must(err)
	people, err := d.Session().People(d.Context())
	d.Must(err)
	var texts []string
	for _, one := range targets {
		name := "Office"
		for _, p := range people {
			if p.ID == one.Salesperson {
				name = p.Name
			}
		}
		texts = append(texts, fmt.Sprintf("%s %s %d %d", name, one.Month, one.Amount, one.Count))
	}
	return texts
}

// line is what the screen shows in the line that begins with a text.
func line(d *uitest.Desk, first string) []string {
	d.Helper()
	for _, texts := range d.LinesOf(d.Canvas.Content()) {
		if texts[0] == first {
			return texts
		}
	}
	d.Fatalf("no line begins with %q", first)
	return nil
}

func paste(d *uitest.Desk, text string) {
	d.App.Clipboard().SetContent(text)
	d.Canvas.Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutPaste{Clipboard: d.App.Clipboard()})
}

func TestTargetsAreTypedIntoTheGrid(t *testing.T) {
	d := withTargets(t, nil)
	d.Press(fyne.KeyDown, fyne.KeyRight) // January of Ana
	d.Type("1500000")
	d.Press(fyne.KeyTab)
	d.Type("2.000.000")
	d.Press(fyne.KeyReturn) // below
	d.Type("700000")
	d.Press(fyne.KeyReturn)
	d.Want("stored", stored(d, 2026), []string{"Ana Rojas 2026-01 1500000 0", "Ana Rojas 2026-02 2000000 0", "Luis Paz 2026-02 700000 0"})
	d.Want("hers", line(d, "Ana Rojas"), []string{"Ana Rojas", "1.500.000", "2.000.000", "3.500.000"})
	d.Want("the sums", line(d, uitest.Say("targets.sum")), []string{uitest.Say("targets.sum"), "1.500.000", "2.700.000", "4.200.000"})
	d.WantSeen("1 target set")

	d.ClickText(uitest.Say("targets.count"))
	d.ClickText("Luis Paz")
	d.Press(fyne.KeyRight, fyne.KeyRight)
	d.Type("4")
	d.Press(fyne.KeyReturn)
	d.Want("with its count", stored(d, 2026)[2], "Luis Paz 2026-02 700000 4")
	d.Want("counts", line(d, "Luis Paz"), []string{"Luis Paz", "4", "4"})
	d.Press(fyne.KeyDelete) // the cursor has stayed in the last row
	d.Want("without", stored(d, 2026)[2], "Luis Paz 2026-02 700000 0")
	d.Ctrl(fyne.KeyZ)
	d.Want("undone", line(d, "Luis Paz"), []string{"Luis Paz", "4", "4"})
}

func TestWhatIsNoTargetStaysInItsCell(t *testing.T) {
	d := withTargets(t, nil)
	d.Press(fyne.KeyRight)
	for _, c := range []struct{ typed, said string }{{"many", "many"}, {"-5", uitest.Say("error.target.negative")}, {"1.50", "1.50"}} {
		d.Type(c.typed)
		d.Press(fyne.KeyReturn)
		d.WantSeen(c.said)
		d.Press(fyne.KeyEscape)
	}
	d.Want("stored", stored(d, 2026), []string(nil))
}

func TestATotalIsSpreadOverTheYear(t *testing.T) {
	d := withTargets(t, func(s *office.Session) []domain.Target {
		return []domain.Target{aimed(s, true, 2026, time.March, 100, 0), aimed(s, true, 2026, time.June, 300, 0)}
	})
	d.Press(fyne.KeyEnd)
	d.Type("1201")
	d.Press(fyne.KeyReturn) // the office has none: evenly, what is left over to the last month
	d.Want("the office's", []string{stored(d, 2026)[0], stored(d, 2026)[len(stored(d, 2026))-1]}, []string{"Office 2026-01 100 0", "Office 2026-12 101 0"})
	d.Type("800") // Ana's stay 1 to 3
	d.Press(fyne.KeyReturn)
	d.Want("hers", line(d, "Ana Rojas"), []string{"Ana Rojas", "200", "600", "800"})
}

func TestABlockOfASpreadsheetIsPasted(t *testing.T) {
	d := withTargets(t, nil)
	d.Press(fyne.KeyDown, fyne.KeyRight)
	paste(d, "1.000\t2.000\t-\r\n3.000\t\t5.000\r\n")
	want := []string{"Ana Rojas 2026-01 1000 0", "Luis Paz 2026-01 3000 0", "Ana Rojas 2026-02 2000 0", "Luis Paz 2026-03 5000 0"}
	d.Want("stored", len(stored(d, 2026)), len(want))
	for _, one := range want {
		found := false
		for _, is := range stored(d, 2026) {
			found = found || is == one
		}
		d.Want(one, found, true)
	}
	d.WantSeen("4 targets set")
	d.ClickText(uitest.Say("command.undo"))
	d.Want("as one", stored(d, 2026), []string(nil))

	d.ClickText(uitest.Say("targets.office"))
	d.Press(fyne.KeyDown, fyne.KeyRight)
	paste(d, "1000\t2000\nmany\t3000")
	d.Want("with a bad cell nothing", stored(d, 2026), []string(nil))
	d.WantSeen("Nothing was pasted: 1 cell is no value.", "many")
	d.ClickText("Luis Paz")
	d.Press(fyne.KeyEnd, fyne.KeyLeft) // December, of the last row
	paste(d, "1\t2\t3\n4\t5\t6")
	d.Want("what fits", stored(d, 2026), []string{"Luis Paz 2026-12 1 0"})
	d.WantSeen("1 target set · the rest did not fit")
}

func TestTheYearIsTurnedAndTheRowFilled(t *testing.T) {
	d := withTargets(t, func(s *office.Session) []domain.Target {
		return []domain.Target{aimed(s, true, 2026, time.October, 100, 0), aimed(s, true, 2027, time.January, 7_777, 0)}
	})
	d.WantSeen("2026", "100")
	d.Ctrl(fyne.KeyPageDown)
	d.WantSeen("2027", "7.777")
	d.WantUnseen("2026")
	d.Ctrl(fyne.KeyPageUp)
	d.RightClick(d.CellOf(d.Canvas.Focused().(fyne.CanvasObject), "Ana Rojas", uitest.Say("month.short.10")))
	d.Choose(uitest.Say("targets.following"))
	d.Want("filled", stored(d, 2026), []string{"Ana Rojas 2026-10 100 0", "Ana Rojas 2026-11 100 0", "Ana Rojas 2026-12 100 0"})
	d.RightClick(d.CellOf(d.Canvas.Focused().(fyne.CanvasObject), "Ana Rojas", uitest.Say("month.short.10")))
	d.Choose(uitest.Say("targets.clear"))
	d.Want("cleared", stored(d, 0), []string{"Ana Rojas 2027-01 7777 0"})
}

func TestLastYearIsCopiedAndReplacesOnlyWhenAsked(t *testing.T) {
	d := withTargets(t, func(s *office.Session) []domain.Target {
		return []domain.Target{aimed(s, false, 2025, time.May, 1_000_000, 0), aimed(s, true, 2025, time.June, 200_000, 20), aimed(s, true, 2026, time.June, 1, 1)}
	})
	d.ClickText(uitest.Say("targets.copy"))
	d.Fill(uitest.Say("targets.percent", map[string]any{"Year": "2025"}), "12,5")
	d.WantSeen("Targets of 2026 from those of 2025", "$ 1.000.000", "$ 1.125.000", "20 opportunities", "1 target will be set.", "1 target that is there already stays as it is.")
	d.ClickText(uitest.Say("targets.copy_do"))
	d.Want("dialog", d.HasDialog(), false)
	d.Want("copied", stored(d, 2026), []string{"Office 2026-05 1125000 0", "Ana Rojas 2026-06 1 1"})
	d.WantSeen("1.125.000")

	d.ClickText(uitest.Say("targets.copy"))
	d.Fill(uitest.Say("targets.percent", map[string]any{"Year": "2025"}), "-10")
	d.ClickText("Replace the targets that 2026 has already")
	d.WantSeen("2 targets will be set.", "$ 900.000", "$ 180.000")
	d.ClickText(uitest.Say("targets.copy_do"))
	d.Want("replaced", stored(d, 2026), []string{"Office 2026-05 900000 0", "Ana Rojas 2026-06 180000 18"})
	d.Ctrl(fyne.KeyZ)
	d.Want("undone", stored(d, 2026), []string{"Office 2026-05 1125000 0", "Ana Rojas 2026-06 1 1"})
	d.Ctrl(fyne.KeyPageUp)
	d.ClickText(uitest.Say("targets.copy"))
	d.WantSeen("2024 has no targets.")
}

func TestTargetsSetElsewhereShow(t *testing.T) {
	d := withTargets(t, nil)
	_, err := d.Colleague().SetTargets(d.Context(), []domain.Target{{Month: domain.NewMonth(2026, time.July), Amount: 4_321}})
	d.Must(err)
	d.WantSeen("4.321")
}
