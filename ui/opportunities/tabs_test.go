package opportunities_test

import (
	"errors"
	"testing"

	"fyne.io/fyne/v2"

	"preventa/cmd/preventa/uitest"
	"preventa/domain"
	"preventa/domain/office"
	"preventa/ui/kit"
	"preventa/ui/opportunities"
)

// formHost is the window, but for files and messages, which it notes.
type formHost struct {
	kit.Host
	disk   *disk
	runner kit.Runner // nil is the window's
	toasts []kit.Toast
	failed []error
	asked  []string // of the window
}

func (h *formHost) Disk() kit.Disk     { return h.disk }
func (h *formHost) Notify(t kit.Toast) { h.toasts = append(h.toasts, t) }
func (h *formHost) Failed(err error)   { h.failed = append(h.failed, err) }

func (h *formHost) Runner() kit.Runner {
	if h.runner != nil {
		return h.runner
	}
	return h.Host.Runner()
}

func (h *formHost) OpenQuotation(id domain.ID) { h.asked = append(h.asked, "open "+string(id)) }
func (h *formHost) NewQuotation(opportunity, copyOf domain.ID) {
	h.asked = append(h.asked, "new for "+string(opportunity)+" from "+string(copyOf))
}

// slowRunner does work at once and brings the answers when the test says so, the newest first.
type slowRunner struct{ answers []func() }

func (r *slowRunner) Go(work func())  { work() }
func (r *slowRunner) Do(apply func()) { r.answers = append(r.answers, apply) }

func (r *slowRunner) goOn() {
	for len(r.answers) > 0 {
		last := len(r.answers) - 1
		apply := r.answers[last]
		r.answers = r.answers[:last]
		apply()
	}
}

// disk is a disk of files in memory.
type disk struct {
	kit.Disk
	chosen, target string // what the person chooses
	files          map[string][]byte
	opened, links  []string
}

func (d *disk) ChooseFile(_ []string, chosen func(string))             { chosen(d.chosen) }
func (d *disk) ChooseTarget(_ string, _ []string, chosen func(string)) { chosen(d.target) }

func (d *disk) ReadFile(path string, most int64) ([]byte, error) {
	content, there := d.files[path]
	switch {
	case !there:
		return nil, domain.Fail(domain.NotFound, "error.file.vanished", domain.Args{"Path": path})
	case int64(len(content)) > most:
		return nil, office.TooLarge(path, most)
	}
	return content, nil
}

func (d *disk) WriteFile(path string, content []byte) error {
	d.files[path] = content
	return nil
}

func (d *disk) OpenCopy(name string, _ []byte) (string, error) {
	d.opened = append(d.opened, name)
	return "/tmp/" + name, nil
}

func (d *disk) QuotationPDF(p office.Paper) (string, []byte, error) {
	return p.Quotation.Label() + ".pdf", []byte("%PDF"), nil
}

func (d *disk) OpenLink(address string) error {
	d.links = append(d.links, address)
	return nil
}

// lookAtForm is a window that shows nothing but the form of the stored opportunity of a name.
func lookAtForm(t *testing.T, d *uitest.Desk, name string) (*opportunities.Form, *formHost) {
	t.Helper()
	host := &formHost{Host: d.Window, disk: &disk{files: map[string][]byte{}}}
	var form *opportunities.Form
	opportunities.OpenForm(host, d.Stored(name).ID, kit.Place{}, func(f *opportunities.Form) { form = f })
	d.Window.Window().SetContent(form.Content())
	d.Session().Office().Subscribe(form.Follow)
	return form, host
}

// toldOf are the texts of the messages of a host.
func (h *formHost) toldOf() []string {
	var texts []string
	for _, t := range h.toasts {
		texts = append(texts, t.Text)
	}
	return texts
}

func activitiesOf(d *uitest.Desk, name string) []office.ActivityRow {
	d.Helper()
	dossier, err := d.Session().Dossier(d.Context(), d.Stored(name).ID)
	d.Must(err)
	return dossier.Activities
}

func typeNamed(d *uitest.Desk, name string) domain.ID {
	d.Helper()
	items, err := d.Session().Items(d.Context(), domain.ActivityTypes)
	d.Must(err)
	for _, i := range items {
		if i.Name == name {
			return i.ID
		}
	}
	d.Fatalf("no type %q", name)
	return ""
}

// enter keeps an activity with the stored opportunity of a name.
func enter(d *uitest.Desk, name string, a domain.Activity) domain.Activity {
	d.Helper()
	a.Opportunity = d.Stored(name).ID
	if a.Type == "" {
		a.Type = typeNamed(d, "Call")
	}
	saved, _, err := d.Session().SaveActivity(d.Context(), office.ActivityDraft{Activity: a})
	d.Must(err)
	return saved
}

const callHint = "Call: what happened? What comes next?"

func TestAnActivityIsLoggedByKeyboard(t *testing.T) {
	d := openForm(t, uitest.Deal{Name: "Bottling line"})
	d.ClickText(callHint)
	d.Type("Called: drawings received")
	d.Press(fyne.KeyReturn)
	rows := activitiesOf(d, "Bottling line")
	d.Want("activities", len(rows), 1)
	a := rows[0]
	d.Want("activity", []any{a.Subject, a.Type, a.Done, a.Day, a.People}, []any{"Called: drawings received", "Call", true, uitest.Today, "Ana Rojas"})
	d.Want("at nine or so", a.Minute > 9*60 && a.Minute < 9*60+5, true)
	d.WantSeen("Called: drawings received", "Call · Ana Rojas", "Done", "Noted as done", callHint)

	d.Type("And again") // the keyboard is still in the line
	d.Press(fyne.KeyReturn)
	d.Want("activities", len(activitiesOf(d, "Bottling line")), 2)
	d.ClickText(uitest.Say("command.undo"))
	d.Want("after the undo", len(activitiesOf(d, "Bottling line")), 1)
	d.WantUnseen("Call · Ana Rojas And again")
}

func TestTheTypeIsChosenWithTheArrows(t *testing.T) {
	d := openForm(t, uitest.Deal{Name: "Bottling line"})
	types := uitest.Every[*kit.IconChoice](d)[0]
	d.Canvas.Focus(types)
	d.Press(fyne.KeyRight, fyne.KeyRight)
	d.ClickText("Meeting: what happened? What comes next?")
	d.Type("With finance")
	d.ClickText(uitest.Say("activities.log"))
	d.Want("type", activitiesOf(d, "Bottling line")[0].Type, "Meeting")
	d.RightClick(d.Middle(types))
	d.Choose("Customize activity types…")
	d.WantSeen("After-sales")
}

func TestADayToComeMakesAPlan(t *testing.T) {
	for text, want := range map[string]struct {
		day    domain.Date
		minute int
		done   bool
	}{
		"yesterday 9:15":   {uitest.Today - 1, 9*60 + 16, true},
		"13-10-2026":       {uitest.Today - 2, 0, true},
		"22-10-2026 10:00": {uitest.Today + 7, 10*60 + 1, false},
	} {
		d := openForm(t, uitest.Deal{Name: "Bottling line"})
		when := uitest.Every[*kit.DateTimeField](d)[0]
		d.ClickText(callHint)
		d.Type("Visit the plant")
		d.Canvas.Focus(when)
		d.Ctrl(fyne.KeyA)
		d.Type(text)
		d.Press(fyne.KeyReturn)
		rows := activitiesOf(d, "Bottling line")
		d.Want("activities", len(rows), 1)
		d.Want(text, []any{rows[0].Day, rows[0].Minute, rows[0].Done}, []any{want.day, want.minute, want.done})
		d.WantSeen(map[bool]string{true: "Done", false: "Planned"}[want.done])
		d.Want("it is now again", when.Text[:5], "Today")
	}
}

func TestWhatCannotBeLoggedIsSaidAtTheLine(t *testing.T) {
	d := openForm(t, uitest.Deal{Name: "Bottling line"})
	d.ClickText(uitest.Say("activities.log"))
	d.WantSeen(uitest.Say("activities.say_what"))
	d.Type("Visit") // the keyboard is where it is wrong
	d.WantUnseen(uitest.Say("activities.say_what"))
	when := uitest.Every[*kit.DateTimeField](d)[0]
	d.Canvas.Focus(when)
	d.Ctrl(fyne.KeyA)
	d.Type("99-99")
	d.ClickText(uitest.Say("activities.log"))
	d.Want("activities", len(activitiesOf(d, "Bottling line")), 0)
	d.Want("typed", when.Text, "99-99")
	d.Canvas.Focus(when)
	d.Ctrl(fyne.KeyA)
	d.Type("today")
	d.Press(fyne.KeyTab)
	d.ClickText(uitest.Say("activities.log"))
	d.Want("activities", len(activitiesOf(d, "Bottling line")), 1)
}

func TestWhatIsTypedIsPlannedInTheDialog(t *testing.T) {
	d := openForm(t, uitest.Deal{Name: "Bottling line"})
	d.ClickText(callHint)
	d.Type("Visit the plant")
	d.ClickText(uitest.Say("activities.plan"))
	d.Want("dialog", d.HasDialog(), true)
	d.ClickText(uitest.Say("command.save"))
	d.Want("dialog", d.HasDialog(), false)
	a := activitiesOf(d, "Bottling line")[0]
	d.Want("planned", []any{a.Subject, a.Day, a.Done}, []any{"Visit the plant", uitest.Today + 1, false})
	d.WantSeen("Planned", "Visit the plant", "Fri 16-10", callHint)
}

func TestTheTimelineInItsOrder(t *testing.T) {
	d := uitest.New(t, uitest.Chile, uitest.Deals(t, uitest.Deal{Name: "Bottling line"}))
	for _, a := range []domain.Activity{
		{Subject: "Soon", Day: uitest.Today + 2, Minute: 601}, {Subject: "Late", Day: uitest.Today - 1}, {Subject: "Now", Day: uitest.Today},
		{Subject: "Soonest", Day: uitest.Today + 2, Minute: 541}, {Subject: "First visit", Day: uitest.Today - 9, Done: true, Minutes: 90, Notes: "3.200 bottles/hour"},
		{Subject: "Called", Day: uitest.Today - 3, Done: true, Minute: 921},
	} {
		enter(d, "Bottling line", a)
	}
	d.Edit("Bottling line", func(o *office.Draft) { o.Opportunity = o.Enter(d.State("Contacted"), uitest.Today) })
	lookAtForm(t, d, "Bottling line")
	line := uitest.Every[*kit.Timeline](d)[0]
	var order []string
	for _, text := range []string{"Late", "Now", "Soonest", "Soon", "State: New → Contacted", "Called", "First visit"} {
		order = append(order, text)
		d.Find(text)
	}
	last := float32(0)
	for _, text := range order {
		at := d.Find(text).Y
		if at <= last {
			t.Errorf("%q is not below what comes before it", text)
		}
		last = at
	}
	d.WantSeen("Wed 14-10", "Sat 17-10 · 10:00", "Mon 12-10 · 15:20", "Tue 06-10", "Call · Ana Rojas · 1 h 30 min", "3.200 bottles/hour", "Automatic · Ana Rojas")
	d.Want("chosen", line.Chosen(), "")
}

func TestAnActivityIsOpenedCompletedAndDeleted(t *testing.T) {
	d := openForm(t, uitest.Deal{Name: "Bottling line"})
	enter(d, "Bottling line", domain.Activity{Subject: "Visit the plant", Day: uitest.Today + 3})
	d.WantSeen("Visit the plant", "Planned")
	d.ClickText("Visit the plant")
	d.Want("dialog of the activity", d.HasDialog(), true)
	d.Press(fyne.KeyEscape)
	d.Want("dialog of the activity", d.HasDialog(), false)

	d.Canvas.Focus(uitest.Every[*kit.Timeline](d)[0])
	d.Press(fyne.KeySpace)
	a := activitiesOf(d, "Bottling line")[0]
	d.Want("done today", []any{a.Done, a.Day}, []any{true, uitest.Today})
	d.Want("asks for the next one", d.HasDialog(), true)
	d.Press(fyne.KeyEscape)
	d.Want("skipped", len(activitiesOf(d, "Bottling line")), 1)
	d.WantUnseen("Planned")

	d.Canvas.Focus(uitest.Every[*kit.Timeline](d)[0])
	d.Press(fyne.KeyDelete)
	d.Want("deleted", len(activitiesOf(d, "Bottling line")), 0)
	d.ClickText(uitest.Say("command.undo"))
	d.Want("back", len(activitiesOf(d, "Bottling line")), 1)
	d.WantSeen("Visit the plant")
}

func TestANewOpportunityIsSavedFirst(t *testing.T) {
	d := newForm(t, uitest.Chile)
	d.Type("Cold room")
	d.WantSeen("Save the opportunity first.")
	d.WantUnseen(callHint)
	d.ClickText(uitest.Say("tab.notes"))
	d.WantUnseen("Save the opportunity first.")
	d.Fill("Notes", "Ask about the deadline")
	d.ClickText(uitest.Say("tab.attachments"))
	d.WantSeen("Save the opportunity first.")
	d.ClickText(uitest.Say("tab.activities"))
	for _, b := range uitest.Every[*kit.Button](d) {
		if b.Label() == uitest.Say("command.save") && b.Kind() == kit.ButtonPrimary {
			d.Click(d.Middle(b))
		}
	}
	d.Want("notes", d.Stored("Cold room").Notes, "Ask about the deadline")
	d.WantUnseen("Save the opportunity first.")
	d.WantSeen(callHint)
}

func TestLinksInTheNotesOpen(t *testing.T) {
	d := uitest.New(t, uitest.Chile, uitest.Deals(t, uitest.Deal{Name: "Bottling line"}))
	form, host := lookAtForm(t, d, "Bottling line")
	d.ClickText(uitest.Say("tab.notes"))
	d.Fill("Notes", "See https://example.com/plans")
	d.ClickText("https://example.com/plans")
	d.Want("opened", host.disk.links, []string{"https://example.com/plans"})
	d.Want("dirty", form.Dirty(), true)
	form.Save(func(saved bool) { d.Want("saved", saved, true) })
	d.Want("notes", d.Stored("Bottling line").Notes, "See https://example.com/plans")
}

func TestFilesAreKeptOpenedSavedAndDeleted(t *testing.T) {
	d := uitest.New(t, uitest.Chile, uitest.Deals(t, uitest.Deal{Name: "Bottling line"}))
	form, host := lookAtForm(t, d, "Bottling line")
	host.disk.files["/home/ana/plans.pdf"] = make([]byte, 1_300_000)
	host.disk.files[`/home/ana/..\setup.exe`] = []byte("MZ")
	d.ClickText(uitest.Say("tab.attachments"))
	host.disk.chosen = "/home/ana/plans.pdf"
	d.ClickText(uitest.Say("attachments.add"))
	d.WantSeen("plans.pdf", "1,2 MB", "Ana Rojas")
	d.Want("dropped", form.Dropped([]string{`/home/ana/..\setup.exe`, "/home/ana/gone.txt"}), true)
	d.WantSeen("setup.exe")
	d.Want("told", host.toldOf(), []string{"“plans.pdf” is kept with the opportunity", "“setup.exe” is kept with the opportunity"})
	d.Want("failed", len(host.failed) == 1 && domain.Is(host.failed[0], domain.NotFound), true)

	d.DoubleClick(d.Find("plans.pdf"))
	d.Want("opened", host.disk.opened, []string{"plans.pdf"})
	host.disk.target = "/home/ana/copy.exe"
	d.DoubleClick(d.Find("setup.exe"))
	d.WantSeen(uitest.Say("attachments.program_title"))
	d.ClickText(uitest.Say("command.save_as"))
	d.Want("opened", host.disk.opened, []string{"plans.pdf"})
	d.Want("saved", string(host.disk.files["/home/ana/copy.exe"]), "MZ")

	d.Click(d.Find("plans.pdf"))
	d.Press(fyne.KeyDelete)
	d.WantUnseen("plans.pdf")
	host.toasts[len(host.toasts)-1].Run()
	d.WantSeen("plans.pdf")
}

func TestAFileAboveTheLimitIsRefusedWithIt(t *testing.T) {
	d := uitest.New(t, uitest.Chile, uitest.Deals(t, uitest.Deal{Name: "Bottling line"}))
	data := d.Session().Office().Data()
	data.AttachmentLimit = 1
	_, err := d.Session().SaveSettings(d.Context(), data, nil)
	d.Must(err)
	form, host := lookAtForm(t, d, "Bottling line")
	host.disk.files["/film.mp4"] = make([]byte, 1<<20+1)
	form.Dropped([]string{"/film.mp4"})
	failed := (*domain.Error)(nil)
	if len(host.failed) != 1 || !errors.As(host.failed[0], &failed) {
		t.Fatalf("failed: %v", host.failed)
	}
	d.Want("message", kit.ErrorText(failed), "“film.mp4” is larger than the 1 MB that the office allows each file.")
	d.WantSeen("Up to 1 MB each")
}

func TestAnOldValueIsRestored(t *testing.T) {
	d := uitest.New(t, uitest.Chile, uitest.Deals(t, uitest.Deal{Name: "Bottling line", Amount: 40_000_000}))
	d.Edit("Bottling line", func(o *office.Draft) { o.Amount = 48_600_000 })
	d.Edit("Bottling line", func(o *office.Draft) { o.Notes = "Before the harvest" })
	_, host := lookAtForm(t, d, "Bottling line")
	d.ClickText(uitest.Say("tab.history"))
	d.WantSeen("Amount: $ 40.000.000 → $ 48.600.000", "Notes: — → Before the harvest", "Added")
	search := uitest.Every[*kit.SearchBox](d)[0]
	d.Canvas.Focus(search)
	d.Type("amount 48")
	d.Press(fyne.KeyReturn)
	d.WantUnseen("Before the harvest")
	d.ClickText(uitest.Say("history.restore"))
	d.Want("amount", d.Stored("Bottling line").Amount, int64(40_000_000))
	d.Want("told", host.toldOf(), []string{"Amount is $ 40.000.000 again"})
	d.WantSeen("Amount: $ 48.600.000 → $ 40.000.000")
	host.toasts[0].Run()
	d.Want("amount", d.Stored("Bottling line").Amount, int64(48_600_000))
}

func TestAValueThatTheStateTakesBackIsNotSaidToBeRestored(t *testing.T) {
	d := uitest.New(t, uitest.Chile, uitest.Deals(t, uitest.Deal{Name: "Bottling line", Amount: 40_000_000}))
	d.Edit("Bottling line", func(o *office.Draft) { o.State = d.State("Won").ID })
	d.Edit("Bottling line", func(o *office.Draft) { o.State, o.Reopening = d.State("Contacted").ID, true })
	_, host := lookAtForm(t, d, "Bottling line")
	d.ClickText(uitest.Say("tab.history"))
	d.Canvas.Focus(uitest.Every[*kit.SearchBox](d)[0])
	d.Type("closed on")
	d.Press(fyne.KeyReturn)
	d.ClickText(uitest.Say("history.restore"))
	d.Want("closed on", d.Stored("Bottling line").ClosedOn.IsZero(), true)
	d.Want("told", host.toldOf(), []string{"Nothing changed: “Closed on” depends on other data"})
	d.Want("way back", host.toasts[0].Run == nil, true)
}

func TestTheHistoryReadLateIsNotThatOfAnotherMoment(t *testing.T) {
	d := uitest.New(t, uitest.Chile, uitest.Deals(t, uitest.Deal{Name: "Bottling line", Amount: 40_000_000}))
	_, host := lookAtForm(t, d, "Bottling line")
	slow := &slowRunner{}
	host.runner = slow
	d.ClickText(uitest.Say("tab.history")) // asks for the history, which is slow to come
	d.ClickText(uitest.Say("tab.notes"))
	d.Edit("Bottling line", func(o *office.Draft) { o.Amount = 48_600_000 })
	slow.goOn()
	d.ClickText(uitest.Say("tab.history"))
	slow.goOn()
	d.WantSeen("Amount: $ 40.000.000 → $ 48.600.000")
}

func TestWhatIsTypedInTheTabsSurvivesANewLook(t *testing.T) {
	d := uitest.New(t, uitest.Chile, uitest.Deals(t, uitest.Deal{Name: "Bottling line"}))
	form, host := lookAtForm(t, d, "Bottling line")
	d.Canvas.Focus(uitest.Every[*kit.IconChoice](d)[0])
	d.Press(fyne.KeyRight)
	d.ClickText("E-mail: what happened? What comes next?")
	d.Type("Sent the drawings")
	d.Canvas.Focus(uitest.Every[*kit.DateTimeField](d)[0])
	d.Ctrl(fyne.KeyA)
	d.Type("yesterday 9:15")
	d.ClickText(uitest.Say("tab.notes"))
	slow := &slowRunner{}
	host.runner = slow
	form.Rebuild()
	d.Window.Window().SetContent(form.Content())
	slow.goOn()
	d.WantSeen("Notes")
	d.WantUnseen("Sent the drawings")
	d.ClickText(uitest.Say("tab.activities"))
	host.runner = nil
	d.ClickText(uitest.Say("activities.log"))
	a := activitiesOf(d, "Bottling line")
	d.Want("activities", len(a), 1)
	d.Want("activity", []any{a[0].Subject, a[0].Type, a[0].Day, a[0].Minute}, []any{"Sent the drawings", "E-mail", uitest.Today - 1, 9*60 + 16})
}
