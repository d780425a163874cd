package kit

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// timelineBench is a timeline of 700 × 500 with a person's hands.
type timelineBench struct {
	*Timeline
	t      testing.TB
	window fyne.Window
	clock  *ManualClock
	heard  []string
}

func newTimelineBench(t testing.TB, look Appearance) *timelineBench {
	app := test.NewTempApp(t)
	app.Settings().SetTheme(NewTheme(look))
	b := &timelineBench{Timeline: NewTimeline(), t: t, clock: &ManualClock{}}
	hear := func(what string) func(string) {
		return func(id string) { b.heard = append(b.heard, what+" "+id) }
	}
	b.OnOpen, b.OnDone, b.OnDelete, b.OnLink = hear("open"), hear("done"), hear("delete"), hear("link")
	b.OnMenu = func(id string, at fyne.Position) { b.heard = append(b.heard, fmt.Sprintf("menu %s", id)) }
	b.window = app.NewWindow("")
	b.window.SetPadded(false)
	b.window.SetContent(NewTooltipLayer(b.Timeline, b.clock.Delay))
	b.window.Resize(fyne.NewSize(700, 500))
	t.Cleanup(b.window.Close)
	return b
}

// formSections are the activities of the opportunity form.
func formSections() []TimelineSection {
	planned := func(id, icon, title, detail, when string) TimelineEntry {
		return TimelineEntry{ID: id, Icon: icon, Colour: ColorPlannedDot, Title: title, Bold: true, Detail: detail,
			When: when, WhenColour: ColorPlanned, Mark: TimelineBox}
	}
	done := func(id, icon, title, detail, note, when string) TimelineEntry {
		return TimelineEntry{ID: id, Icon: icon, Title: title, Detail: detail, Note: note, When: when, Mark: TimelineDone}
	}
	return []TimelineSection{
		{"Planned", "3", []TimelineEntry{
			planned("p1", "map-pin", "Visit the plant with the engineer", "Visit · Ana Rojas, Tomás Vidal", "Thu 22-10 · 10:00"),
			planned("p2", "phone", "Confirm the bank’s leasing terms", "Call · Ana Rojas", "Mon 26-10 · 09:30"),
			planned("p3", "square-check", "Prepare counter-offer to EnvaTec", "Task · Diego Fuentes", "Fri 30-10"),
		}},
		{"Done", "8", []TimelineEntry{
			done("d1", "mail", "Sent quotation 2 (rev. B, 3 % discount)", "E-mail · Ana Rojas · opened by the customer", "", "Tue 13-10 · 16:42"),
			done("d2", "users", "Meeting with Ignacio Prats and finance", "Meeting · Ana Rojas · 50 min",
				"Wants delivery before the 2027 harvest; EnvaTec offers 12 weeks.", "Thu 08-10 · 11:00"),
			done("d3", "phone", "Called: drawings received, two changes", "Call · Ana Rojas · 12 min", "", "Fri 02-10 · 15:20"),
		}},
	}
}

// top is where an entry begins in the window.
func (b *timelineBench) top(id string) float32 {
	return float32(b.items[b.itemOf(b.index(id))].top - b.y)
}

func (b *timelineBench) keys(names ...fyne.KeyName) {
	for _, name := range names {
		b.TypedKey(&fyne.KeyEvent{Name: name})
	}
}

// click presses, lets go and taps, as the mouse does.
func (b *timelineBench) click(x, y float32) {
	e := &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(x, y)}, Button: desktop.MouseButtonPrimary}
	b.MouseDown(e)
	b.MouseUp(e)
	b.Tapped(&e.PointEvent)
}

func (b *timelineBench) wantHeard(want ...string) {
	b.t.Helper()
	if !slices.Equal(b.heard, want) {
		b.t.Errorf("heard %q, want %q", b.heard, want)
	}
	b.heard = nil
}

// row draws the entry of an ID, or is nil.
func (b *timelineBench) row(id string) *timelineRow {
	row, _ := b.live[b.itemOf(b.index(id))].(*timelineRow)
	return row
}

func TestTimelineStandsAsInThePicture(t *testing.T) {
	b := newTimelineBench(t, AppearanceLight)
	b.SetSections(formSections())
	// a heading of 16 and 8 below it; an entry of 3 + 18 + 16 and 8 below; 2 + 18 more with a
	// note of one line; 4 more above the second heading
	for id, want := range map[string]float32{"p1": 36, "p2": 81, "p3": 126, "d1": 199, "d2": 244, "d3": 309} {
		if got := b.top(id); got != want {
			t.Errorf("%s begins at %v, want %v", id, got, want)
		}
	}
	d2 := b.row("d2")
	if got := textsIn(d2.box); !slices.Equal(got, []string{"Meeting with Ignacio Prats and finance", "Thu 08-10 · 11:00", "Meeting · Ana Rojas · 50 min", "",
		"Wants delivery before the 2027 harvest; EnvaTec offers 12 weeks."}) {
		t.Errorf("texts %q", got)
	}
	if end := d2.when.Position().X + d2.when.Size().Width; end != 700-16-16-12 {
		t.Errorf("the time ends at %v", end)
	}
	if b.row("p3").line.Visible() || !b.row("p2").line.Visible() || b.row("d3").line.Visible() {
		t.Error("the line does not join the circles of a section only")
	}
}

func TestTimelineFollowsTheLook(t *testing.T) {
	for _, look := range []Appearance{AppearanceLight, AppearanceDark} {
		b := newTimelineBench(t, look)
		b.SetSections(formSections())
		planned, done := b.row("p1"), b.row("d1")
		for what, c := range map[string][2]any{
			"planned circle": {planned.circle.StrokeColor, Paint(ColorPlannedDot)},
			"planned time":   {planned.when.Color, Paint(ColorPlanned)},
			"planned title":  {planned.title.TextStyle.Bold, true},
			"box":            {planned.tick.Visible(), true},
			"done circle":    {done.circle.StrokeColor, Paint(ColorBorderStrong)},
			"done time":      {done.when.Color, Paint(ColorText2)},
			"done title":     {done.title.TextStyle.Bold, false},
			"done mark":      {done.done.Visible(), true},
			"no box":         {done.tick.Visible(), false},
		} {
			if c[0] != c[1] {
				t.Errorf("%s, %s: %v, want %v", look, what, c[0], c[1])
			}
		}
	}
}

func TestTimelineMouse(t *testing.T) {
	b := newTimelineBench(t, AppearanceLight)
	sections := formSections()
	sections[1].Entries[0].Link = "Restore"
	b.SetSections(sections)
	b.click(200, b.top("p2")+10)
	b.wantHeard("open p2")
	b.click(700-16-8, b.top("p2")+12)
	b.wantHeard("done p2")
	b.click(700-16-8, b.top("d2")+12) // a check mark is no box
	b.wantHeard("open d2")
	row := b.row("d1")
	b.click(row.link.Position().X+5, b.top("d1")+25)
	b.wantHeard("link d1")
	b.click(200, 20) // a heading
	b.wantHeard()
	if b.Chosen() != "d1" || b.window.Canvas().Focused() != fyne.Focusable(b.Timeline) {
		t.Errorf("chosen %q, focused %T", b.Chosen(), b.window.Canvas().Focused())
	}
	test.TapSecondaryAt(b.Timeline, fyne.NewPos(200, b.top("p3")+10))
	b.wantHeard("menu p3")
}

func TestTimelineKeyboard(t *testing.T) {
	b := newTimelineBench(t, AppearanceLight)
	b.SetSections(formSections())
	b.window.Canvas().Focus(b.Timeline)
	b.keys(fyne.KeyReturn, fyne.KeyDown, fyne.KeySpace, fyne.KeyUp, fyne.KeyUp, fyne.KeyDelete)
	b.wantHeard("open p1", "done p2", "delete p1")
	b.keys(fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeySpace, fyne.KeyReturn)
	b.wantHeard("open d1")
	b.keys(fyne.KeyEnd, fyne.KeyReturn, fyne.KeyHome, fyne.KeyReturn)
	b.wantHeard("open d3", "open p1")
	b.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	b.keys(fyne.KeyF10)
	b.wantHeard("menu p1")
	b.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	other := fyne.KeyName("")
	b.window.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) { other = e.Name })
	b.keys(fyne.KeyF5)
	if other != fyne.KeyF5 {
		t.Errorf("the window heard %q", other)
	}
	if b.row("p1").fill.FillColor != Paint(ColorAccentSoft) {
		t.Error("the chosen entry is not marked")
	}
}

func TestTimelineEnterFollowsTheLinkWhereNothingOpens(t *testing.T) {
	b := newTimelineBench(t, AppearanceLight)
	b.OnOpen = nil
	b.SetSections([]TimelineSection{{Entries: []TimelineEntry{{ID: "a", Title: "Amount", Link: "Restore"}}}})
	b.window.Canvas().Focus(b.Timeline)
	b.keys(fyne.KeyReturn)
	b.wantHeard("link a")
}

func TestTimelineKeepsTheChosenEntry(t *testing.T) {
	b := newTimelineBench(t, AppearanceLight)
	b.SetSections(formSections())
	b.Choose("p2")
	moved := formSections()
	ticked := moved[0].Entries[1]
	moved[0].Entries = slices.Delete(moved[0].Entries, 1, 2)
	gone := slices.Clone(moved)
	moved[1].Entries = append([]TimelineEntry{ticked}, moved[1].Entries...)
	b.SetSections(moved)
	if b.Chosen() != "p2" {
		t.Errorf("chosen %q once it is in the other section", b.Chosen())
	}
	b.Choose("p1")
	gone[0].Entries = gone[0].Entries[1:]
	b.SetSections(gone)
	if b.Chosen() != "p3" {
		t.Errorf("chosen %q once it has gone, want the one in its place", b.Chosen())
	}
	b.SetSections(nil)
	b.keys(fyne.KeyDown, fyne.KeyReturn, fyne.KeySpace, fyne.KeyDelete)
	if b.Chosen() != "" {
		t.Errorf("chosen %q among none", b.Chosen())
	}
	b.wantHeard()
}

func TestTimelineEmptyState(t *testing.T) {
	b := newTimelineBench(t, AppearanceLight)
	b.SetEmpty("No activities yet.")
	if got := textsIn(b.Timeline); !slices.Equal(got, []string{"No activities yet."}) {
		t.Errorf("texts %q", got)
	}
	b.SetSections(formSections())
	if slices.Contains(textsIn(b.Timeline), "No activities yet.") {
		t.Error("shown beside entries")
	}
}

func TestTimelineTooltipHasTheWholeNote(t *testing.T) {
	b := newTimelineBench(t, AppearanceLight)
	long := strings.Repeat("They will decide after the harvest, and ask for the price of a second line. ", 12)
	b.SetSections([]TimelineSection{{Title: "Done", Entries: []TimelineEntry{
		{ID: "a", Title: strings.Repeat("title ", 40), Detail: "Call", Note: long, When: "Thu"},
		{ID: "b", Title: "short", Note: "short\nlines\n\nof text"},
	}}})
	row := b.row("a")
	if last := row.notes[2].Text; !strings.HasSuffix(last, "…") {
		t.Errorf("the third line is %q", last)
	}
	for _, line := range row.notes {
		if wide := textWidth(line.Text, TextBase, false); wide > b.noteWidth()+1 {
			t.Errorf("%q is %v wide in %v", line.Text, wide, b.noteWidth())
		}
	}
	for pos, want := range map[fyne.Position]string{
		fyne.NewPos(100, b.top("a")+12): strings.Repeat("title ", 40),
		fyne.NewPos(100, b.top("a")+28): "",
		fyne.NewPos(100, b.top("a")+60): long,
		fyne.NewPos(100, b.top("b")+30): "",
	} {
		if got := b.TooltipAt(pos); got != want {
			t.Errorf("at %v: %q, want %q", pos, got, want)
		}
	}
	at := mouseAt(100, b.top("a")+60)
	b.MouseIn(at)
	b.clock.Advance(TooltipAfter)
	if got := b.window.Content().(*TooltipLayer).TooltipText(); got != long {
		t.Errorf("the tooltip says %q", got)
	}
}

func TestNoteLinesHoldTheText(t *testing.T) {
	useLook(t)
	var w runeWidths
	for note, want := range map[string][]string{
		"":                    nil,
		"one":                 {"one"},
		"one\n\n two  three ": {"one", "two three"},
		"a\nb\nc":             {"a", "b", "c"},
		"a\nb\nc\nd":          {"a", "b", "c d…"},
	} {
		if got, _ := w.noteLines(note, 200); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", note, got, want)
		}
	}
	text := "Wants delivery before the 2027 harvest; EnvaTec offers 12 weeks."
	lines, cut := w.noteLines(text, 200)
	if cut || len(lines) < 2 || strings.Join(lines, " ") != text {
		t.Errorf("%q, cut %v", lines, cut)
	}
	lines, cut = w.noteLines(strings.Repeat("x", 500), 200)
	if !cut || len(lines) != 1 || textWidth(lines[0], TextBase, false) > 200 {
		t.Errorf("a long word: %q, cut %v", lines, cut)
	}
}

// manyEntries is a history of some years.
func manyEntries(count int) []TimelineSection {
	entries := make([]TimelineEntry, count)
	for i := range entries {
		entries[i] = TimelineEntry{ID: fmt.Sprint(i), Icon: "mail", Title: fmt.Sprint("entry ", i), Detail: "E-mail", When: "Thu 17-09 · 10:00"}
		if i%3 == 0 {
			entries[i].Note = strings.Repeat("what was said of it ", 2+i%17)
		}
	}
	return []TimelineSection{{Title: "Done", Count: fmt.Sprint(count), Entries: entries}}
}

func TestTimelineDrawsOnlyWhatIsInView(t *testing.T) {
	b := newTimelineBench(t, AppearanceLight)
	b.SetSections(manyEntries(5000))
	for range 300 {
		b.scrollTo(b.y + 777)
	}
	b.keys(fyne.KeyEnd)
	if b.row("4999") == nil || !slices.Contains(textsIn(b.row("4999").box), "entry 4999") {
		t.Error("the last entry is not on show")
	}
	if len(b.live) > 13 || len(b.rows.Objects) > 40 {
		t.Errorf("%d items in a view of ten, %d drawings", len(b.live), len(b.rows.Objects))
	}
	b.Choose("2500")
	if top := b.top("2500"); top < 0 || top > 460 {
		t.Errorf("the chosen entry stands at %v", top)
	}
	b.wantRowsAsPlaced()
}

// wantRowsAsPlaced compares what is on show with a walk over all entries.
func (b *timelineBench) wantRowsAsPlaced() {
	b.t.Helper()
	shown := map[int]bool{}
	for i, item := range b.items {
		if item.top+float64(item.height) > b.y && item.top < b.y+500 {
			shown[i] = true
		}
	}
	for i := range shown {
		drawn, live := b.live[i]
		if !live || drawn.object().Position().Y != float32(b.items[i].top-b.y) {
			b.t.Errorf("item %d is not where it stands", i)
		}
	}
}

func TestTimelineScrolledStaysWithinItsEnds(t *testing.T) {
	b := newTimelineBench(t, AppearanceLight)
	b.SetSections(manyEntries(40))
	b.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, 50)})
	if b.y != 0 {
		t.Errorf("scrolled to %v above the first", b.y)
	}
	for range 100 {
		b.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -50)})
	}
	if want := b.height() - 500; b.y != float64(int(want+0.5)) {
		t.Errorf("scrolled to %v, want %v", b.y, want)
	}
	b.window.Resize(fyne.NewSize(320, 500)) // notes need more lines
	b.wantRowsAsPlaced()
	for _, text := range textsIn(b.Timeline) {
		if strings.HasPrefix(text, "what was said") && textWidth(text, TextBase, false) > b.noteWidth()+1 {
			t.Errorf("%q is too wide for %v", text, b.noteWidth())
		}
	}
}

func BenchmarkTimelineSetSections(b *testing.B) {
	bench := newTimelineBench(b, AppearanceLight)
	sections := manyEntries(5000)
	for b.Loop() {
		bench.SetSections(sections)
	}
}
