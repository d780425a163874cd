package kit

import (
	"context"
	"errors"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"preventa/domain"
)

// caseForm is a form with a control of each kind.
type caseForm struct {
	*formBench
	*Fieldset
	host   *deskHost
	draft  caseDraft
	edits  int
	name   *TextEntry
	due    *DateField
	worth  *MoneyEntry
	chance *PercentEntry
	origin *Lookup
	urgent *Switch
	tags   *TagEntry
	notes  *NoteEntry
}

type caseDraft struct {
	name, origin, notes string
	due                 domain.Date
	worth               domain.Money
	empty               bool
	chance              int
	urgent              bool
	tags                []string
}

var someCase = caseDraft{name: "Cold room", origin: "2", notes: "by phone", due: domain.NewDate(2026, 10, 20),
	worth: domain.Money{Minor: 5_000, Currency: "CLP"}, chance: 40, tags: []string{"big"}}

func newCaseForm(t *testing.T) *caseForm {
	t.Helper()
	useLook(t)
	f := &caseForm{host: newDeskHost(t), draft: someCase}
	f.Fieldset = NewFieldset(f.host, func() { f.edits++ })
	f.name = f.Line("name", func(text string) { f.draft.name = text })
	f.due = f.Date("due_on", func(d domain.Date) { f.draft.due = d })
	f.worth = f.Money("amount", []domain.Currency{"CLP", "USD"}, func(m domain.Money, empty bool) { f.draft.worth, f.draft.empty = m, empty })
	f.chance = f.Percent("chance", func(percent int) { f.draft.chance = percent })
	f.origin = f.Choice("origin", caseOrigins, true, func(o Option) { f.draft.origin = o.ID }, MenuItem{Label: "Customize origins…"})
	f.urgent = f.Flag("urgent", "Urgent", func(on bool) { f.draft.urgent = on })
	f.tags = f.Tags("tags", func() []string { return []string{"big", "Peña"} }, func(names []string) { f.draft.tags = names })
	f.notes = f.Note("notes", 2, func(text string) { f.draft.notes = text })
	f.formBench = newFormBench(t,
		f.Required("name", "Name", f.name), f.Field("due_on", "Due on", f.due), f.Field("amount", "Amount", f.worth),
		f.Field("chance", "Chance", NewAnnotated(f.chance, NewCaption("of 100"))), f.Field("origin", "Origin", f.origin),
		f.Field("urgent", "", f.urgent), f.Field("tags", "Tags", f.tags), f.Field("notes", "Notes", f.notes))
	f.host.window = f.formBench.window
	f.Also("amount", "currency")
	f.Fill(f.show)
	return f
}

func caseOrigins() []Option { return []Option{{ID: "1", Text: "Web"}, {ID: "2", Text: "Referral"}} }

func (f *caseForm) show() {
	f.name.SetText(f.draft.name)
	f.due.SetValue(f.draft.due)
	f.worth.SetValue(f.draft.worth)
	f.chance.SetValue(f.draft.chance)
	f.origin.SetSelected(OptionOf(caseOrigins(), domain.ID(f.draft.origin)))
	f.urgent.SetOn(f.draft.urgent)
	f.tags.SetTags(f.draft.tags)
	f.notes.SetText(f.draft.notes)
}

// fill types a text in place of that of a field, and leaves it.
func (f *caseForm) fill(name, text string) {
	f.t.Helper()
	f.Focus(name)
	f.shortcut(&fyne.ShortcutSelectAll{})
	f.types(text)
	f.Commit()
}

func (f *caseForm) message(name string) string { return f.Get(name).Error() }

func TestFieldsetShowingIsNotTyping(t *testing.T) {
	f := newCaseForm(t)
	f.draft = someCase
	f.Show(f.show)
	f.want("edits", f.edits, 0)
	f.want("still showing", f.Filling(), false)
	f.Show(func() {
		f.Show(func() {})
		f.want("showing", f.Filling(), true)
	})
}

func TestFieldsetTypingReachesTheDraft(t *testing.T) {
	f := newCaseForm(t)
	f.fill("name", "Scales")
	f.fill("due_on", "01-12-2026")
	f.fill("amount", "1.250.000")
	f.fill("chance", "75")
	f.fill("notes", "call again")
	f.fill("origin", "Web")
	f.Focus("tags")
	f.types("Peña")
	f.keys(fyne.KeyReturn)
	test.Tap(f.urgent)
	wanted := caseDraft{name: "Scales", due: domain.NewDate(2026, 12, 1), worth: domain.Money{Minor: 1_250_000, Currency: "CLP"},
		chance: 75, notes: "call again", origin: "1", tags: []string{"big", "Peña"}, urgent: true}
	if got := f.draft; got.name != wanted.name || got.due != wanted.due || got.worth != wanted.worth || got.chance != wanted.chance ||
		got.notes != wanted.notes || got.origin != wanted.origin || strings.Join(got.tags, ",") != "big,Peña" || !got.urgent {
		t.Errorf("the draft is %+v, want %+v", got, wanted)
	}
	f.want("all read", f.AllRead(), true)
}

func TestFieldsetAnEmptyAmountIsToldOf(t *testing.T) {
	f := newCaseForm(t)
	f.Focus("amount")
	f.shortcut(&fyne.ShortcutSelectAll{})
	f.keys(fyne.KeyBackspace)
	f.want("empty", f.draft.empty, true)
}

func TestFieldsetATextThatIsNoValueStaysAndSaysWhy(t *testing.T) {
	for _, c := range []struct{ name, typed, message string }{
		{"due_on", "soon", "error.date"},
		{"amount", "a lot", "error.amount"},
		{"chance", "250", "error.percent"},
	} {
		f := newCaseForm(t)
		f.fill(c.name, c.typed)
		if !strings.HasPrefix(f.message(c.name), c.message) {
			t.Errorf("%s says %q", c.name, f.message(c.name))
		}
		f.want("read", []bool{f.IsRead(c.name), f.AllRead()}, []bool{false, false})
		f.want("unread", f.Unread(), map[string]string{c.name: c.typed})
		if f.draft.due != someCase.due || f.draft.worth != someCase.worth || f.draft.chance != someCase.chance {
			t.Errorf("%q reached the draft: %+v", c.typed, f.draft)
		}
		f.want("told the window", f.host.changes > 0, true)
		edits := f.edits
		f.Fill(f.show)
		f.want("edits by filling", f.edits, edits)
		f.want("message of another record", f.message(c.name), "")
		f.want("all read", f.AllRead(), true)
	}
}

func TestFieldsetALinkTypesWhatWasMeant(t *testing.T) {
	f := newCaseForm(t)
	f.Refuse("amount", domain.Fail(domain.Invalid, "error.amount.ambiguous", domain.Args{"First": "1.234", "Second": "12.345"}))
	f.want("read", f.IsRead("amount"), false)
	f.Get("amount").message.links[1].onTapped()
	f.want("amount", f.draft.worth, domain.Money{Minor: 12_345, Currency: "CLP"})
	f.want("message", f.message("amount"), "")
	f.want("read", f.IsRead("amount"), true)
}

func TestFieldsetMadeAnewKeepsWhatIsUnread(t *testing.T) {
	before := newCaseForm(t)
	before.fill("due_on", "soon")
	before.fill("chance", "250")
	after := newCaseForm(t)
	after.Refill(before.Unread(), after.show)
	after.want("texts", []string{after.due.Text, after.chance.Text()}, []string{"soon", "250"})
	after.want("unread", after.Unread(), map[string]string{"due_on": "soon", "chance": "250"})
	after.want("message", after.message("due_on") != "", true)
	after.fill("due_on", "01-12-2026")
	after.want("message", after.message("due_on"), "")
	after.want("unread", after.Unread(), map[string]string{"chance": "250"})
}

func TestFieldsetShowsEachProblemAtItsField(t *testing.T) {
	f := newCaseForm(t)
	var p domain.Problems
	p.Add("notes", "error.text.long", nil)
	p.Add("currency", "error.currency", nil)
	p.Add("elsewhere", "error.required", nil)
	f.want("shown", f.ShowProblems(p.Err()), true)
	f.want("messages", []string{f.message("name"), f.message("amount"), f.message("notes")}, []string{"", "error.currency", "error.text.long"})
	f.wantFocused(f.worth.FocusTarget()) // the first in reading order
	f.types("1")
	f.want("message after typing", f.message("amount"), "")
	f.want("message of the other", f.message("notes"), "error.text.long")
}

func TestFieldsetShowsNoOtherErrors(t *testing.T) {
	f := newCaseForm(t)
	elsewhere := domain.Problems{{Field: "elsewhere", Key: "error.required"}}
	for _, err := range []error{errors.New("broken"), domain.Fail(domain.Full, "", nil), elsewhere.Err()} {
		f.want(err.Error(), f.ShowProblems(err), false)
	}
}

func TestFieldsetProblemsLeaveOutWhatIsNoValue(t *testing.T) {
	f := newCaseForm(t)
	f.want("problems", f.Problems(nil), error(nil))
	f.fill("chance", "250")
	f.fill("due_on", "soon")
	check := domain.Problems{{Field: "due_on", Key: "error.required"}, {Field: "name", Key: "error.required"}}
	problems, _ := FieldErrors(f.Problems(nil, check.Err()))
	f.want("fields", len(problems), 3)
	f.want("name", problems["name"].Key, "error.required")
	f.want("date", strings.HasPrefix(problems["due_on"].Key, "error.date"), true)
	broken := errors.New("broken")
	f.want("another failure", f.Problems(broken) == broken, true)
}

func TestFieldsetLockedIsToLookAt(t *testing.T) {
	f := newCaseForm(t)
	f.Lock()
	for name, control := range map[string]interface{ Disabled() bool }{
		"name": f.name, "due_on": f.due, "amount": f.worth, "chance": f.chance, "origin": f.origin, "tags": f.tags, "notes": f.notes,
	} {
		f.want(name, control.Disabled(), true)
	}
	test.Tap(f.urgent)
	f.want("switch", f.urgent.On(), false)
	f.want("edits", f.edits, 0)
}

func TestFieldsetChoiceOffersItsMenu(t *testing.T) {
	f := newCaseForm(t)
	test.TapSecondaryAt(f.origin, fyne.NewPos(20, 10))
	menu := f.menu()
	f.want("last item", menu[len(menu)-1].Label, "Customize origins…")
}

func TestFieldsetLookupTakesNewNames(t *testing.T) {
	useLook(t)
	host := newDeskHost(t)
	s := NewFieldset(host, func() {})
	var taken []Option
	broken := error(nil)
	l := s.Search("customer", SearchRecords(host, func(_ context.Context, text string) ([]string, error) {
		return []string{text + " Ltd", text + " & Sons"}, broken
	}, func(name string) Option { return Option{ID: "id of " + name, Text: name} }), func(o Option) { taken = append(taken, o) })
	s.TakeNames(l)
	host.window = test.NewTempWindow(t, container.NewVBox(s.Field("customer", "Customer", l)))
	b := &formBench{t, host.window, host.window.Canvas()}
	s.Focus("customer")
	b.types("Sur")
	b.want("offered", b.listed(), []string{"Sur Ltd", "Sur & Sons", "Create “Sur”"})
	b.keys(fyne.KeyDown, fyne.KeyReturn)
	b.want("taken", taken, []Option{{ID: "id of Sur Ltd", Text: "Sur Ltd"}})
	b.shortcut(&fyne.ShortcutSelectAll{})
	b.types("Norte")
	s.Commit()
	b.want("taken", taken[1:], []Option{{Text: "Norte"}})
	b.want("shown", l.Text, "Norte")
	broken = errors.New("broken")
	b.types("x")
	b.want("failures", len(host.failures), 1)
}
