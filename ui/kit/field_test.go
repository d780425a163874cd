package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
)

func TestFieldMessageTakesRoomOnlyWhileThereIsOne(t *testing.T) {
	useLook(t)
	f := NewField("Phone", NewTextEntry())
	b := newFormBench(t, f)
	bare := captionLine + fieldGap + ControlHeight
	b.want("height", f.MinSize().Height, bare)
	f.SetError("Write a number.")
	b.want("height with an error", f.MinSize().Height, bare+fieldGap+captionLine)
	f.ClearError()
	b.want("height without", f.MinSize().Height, bare)
}

func TestFieldLongMessageWraps(t *testing.T) {
	useLook(t)
	f := NewField("Phone", NewTextEntry())
	b := newFormBench(t, f)
	f.SetError("This is no date. Write day, month and year with dashes between them, such as 15-10-2026, or choose the day in the calendar.")
	if lines := (f.MinSize().Height - captionLine - 2*fieldGap - ControlHeight) / captionLine; lines < 2 {
		t.Errorf("the message takes %v lines, want at least 2", lines)
	}
	b.want("width asked for", f.MinSize().Width, f.Control().MinSize().Width)
}

func TestFieldErrorOutlinesTheControl(t *testing.T) {
	useLook(t)
	e := NewTextEntry()
	f := NewRequiredField("Phone", e)
	b := newFormBench(t, f)
	f.SetError("Write a number.")
	b.wantOutline(e, ColorLost)
	b.want("error", f.Error(), "Write a number.")
	f.ClearError()
	b.wantOutline(e, ColorBorderStrong)
}

func TestFieldHintGivesWayToAnError(t *testing.T) {
	useLook(t)
	f := NewField("Probability", NewPercentEntry(nil))
	b := newFormBench(t, f)
	f.SetHint("Your history says 43 %")
	f.SetError("From 0 to 100.")
	b.want("message", f.message.text, "From 0 to 100.")
	b.want("ink", f.message.ink, ColorLost)
	f.ClearError()
	b.want("message", f.message.text, "Your history says 43 %")
	b.want("ink", f.message.ink, ColorText3)
}

func TestFieldActions(t *testing.T) {
	useLook(t)
	m := newMoneyEntry()
	f := NewField("Amount", m)
	b := newFormBench(t, f)
	used := false
	f.SetError("Which separator is the decimal one?", FieldAction{Text: "Use 1,234.00", Do: func() { used = true }})
	f.Resize(f.MinSize().Max(f.Size()))
	link := f.message.links[0]
	b.click(link, 3, 3)
	b.want("used by mouse", used, true)
	used = false
	b.canvas.Focus(m.currency)
	b.canvas.FocusNext()
	b.keys(fyne.KeyReturn)
	b.want("used by keyboard, after the control", used, true)
}

func TestFieldLabelFocusesTheControl(t *testing.T) {
	useLook(t)
	m := newMoneyEntry()
	f := NewField("Amount", m)
	b := newFormBench(t, f)
	test.TapAt(f, fyne.NewPos(5, 5))
	b.wantFocused(m.FocusTarget())
}

func TestFieldKeepsTheHeightOfAControl(t *testing.T) {
	useLook(t)
	one, note := NewTextEntry(), NewNoteEntry(2)
	short, long := NewField("Name", one), NewField("Note", note)
	newFormBench(t, short, long)
	short.Resize(fyne.NewSize(200, 200))
	long.Resize(fyne.NewSize(200, 200))
	if one.Size().Height != ControlHeight {
		t.Errorf("one line is %v high, want %v", one.Size().Height, ControlHeight)
	}
	if wanted := 200 - captionLine - fieldGap; note.Size().Height != wanted {
		t.Errorf("a note is %v high, want %v", note.Size().Height, wanted)
	}
}

func TestFieldLayoutKeepsItsObjects(t *testing.T) {
	useLook(t)
	f := NewField("Phone", NewTextEntry())
	newFormBench(t, f)
	f.SetError("Write a number.", FieldAction{Text: "Use it", Do: func() {}})
	message := test.WidgetRenderer(f.message)
	before := message.Objects()
	message.Layout(fyne.NewSize(250, captionLine))
	for i, o := range message.Objects() {
		if o != before[i] {
			t.Errorf("object %d is another one after a layout, which makes Fyne lay out for ever", i)
		}
	}
}

func TestFieldMessageMakesRoomInARowOfFields(t *testing.T) {
	useLook(t)
	phone, mobile, email := NewField("Phone", NewTextEntry()), NewField("Mobile", NewTextEntry()), NewField("E-mail", NewTextEntry())
	row := container.New(Columns(Space3, 1, 1, 1.5), phone, mobile, email)
	inner := container.New(Rows(6), NewHeading("General data"), row)
	section := container.New(Inset(Space3, Space4, Space3, Space4), inner)
	below := NewField("Origin", NewTextEntry())
	form := container.New(Rows(0), section, below)
	b := newFormBench(t, container.NewVScroll(form))
	form.Resize(fyne.NewSize(500, 400))
	before := below.Position().Y
	grow := func(by float32) {
		b.t.Helper()
		form.MinSize() // as Fyne asks before each frame
		b.want("row", row.Size().Height, captionLine+fieldGap+ControlHeight+by)
		b.want("what stands below", below.Position().Y, before+by)
	}
	email.SetError("This is no e-mail address. Write it like name@company.com.")
	if email.message.MinSize().Height < 2*captionLine {
		t.Fatal("the message does not wrap")
	}
	grow(fieldGap + email.message.MinSize().Height)
	email.ClearError()
	grow(0)
}
