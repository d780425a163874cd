package opportunities_test

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"preventa/cmd/preventa/uitest"
	"preventa/domain"
	"preventa/domain/office"
	"preventa/ui/kit"
	"preventa/ui/opportunities"
)

func TestTheArrowsHomeEndAndLettersMoveTheCursor(t *testing.T) {
	d := newBoardDesk(t, office.ColumnState, deals(t))
	current := func() []string {
		var list []string
		for _, id := range d.board.Selected() {
			o, err := d.Session().Opportunity(t.Context(), id)
			d.Must(err)
			list = append(list, o.Name)
		}
		return list
	}
	for _, c := range []struct {
		key  fyne.KeyName
		want []string
	}{
		{fyne.KeyHome, []string{"Corks"}}, {fyne.KeyDown, []string{"Forklifts"}}, {fyne.KeyDown, []string{"Forklifts"}},
		{fyne.KeyUp, []string{"Corks"}}, {fyne.KeyEnd, []string{"Forklifts"}}, {fyne.KeyRight, nil}, // an empty column
		{fyne.KeyRight, []string{"Bottling line"}}, {fyne.KeyLeft, nil}, {fyne.KeyLeft, []string{"Corks"}}, {fyne.KeyLeft, []string{"Corks"}},
		{fyne.KeyPageDown, []string{"Forklifts"}}, {fyne.KeyPageUp, []string{"Corks"}},
	} {
		d.Press(c.key)
		d.Want("after "+string(c.key), current(), c.want)
	}
	d.Type("d")
	d.Want("d", current(), []string{"Dental chairs"})
	d.Type("x")
	d.Want("dx is nobody", current(), []string{"Dental chairs"})
	d.Clock.Advance(2 * kit.TooltipAfter)
	d.Type("fork")
	d.Want("fork", current(), []string{"Forklifts"})

	d.Ctrl(fyne.KeyA)
	d.Want("all of the column", current(), []string{"Corks", "Forklifts"})
	d.Press(fyne.KeySpace)
	d.Want("one no longer", current(), []string{"Corks"})
	d.Ctrl(fyne.KeyUp)
	d.Want("moved alone", current(), []string{"Corks"})
	d.Press(fyne.KeySpace, fyne.KeyEscape)
	d.Want("none", current(), []string(nil))
	d.Press(fyne.KeyReturn, fyne.KeyF2)
	d.DoubleClick(d.Find("Bottling line"))
	d.Want("opened", d.opened, []string{"Corks", "Corks", "Bottling line"})
	d.Want("F2 from the window", d.board.Do("edit.cell") != nil, true)
}

func TestTheMenuOfACardMovesIt(t *testing.T) {
	d := newBoardDesk(t, office.ColumnState, deals(t))
	d.RightClick(d.Find("Corks"))
	d.WantSeen("Menu of Corks")
	d.Choose(uitest.Say("board.move_to"), "Contacted")
	d.Want("stored", d.Stored("Corks").State, d.State("Contacted").ID)
	d.Press(desktop.KeyMenu)
	d.WantSeen("Menu of Corks")
}

func TestTheMenuOfAColumnSortsCollapsesAndShowsItAsAList(t *testing.T) {
	d := newBoardDesk(t, office.ColumnState, deals(t))
	menu := func(heading string, labels ...string) {
		d.RightClick(d.Find(heading))
		d.Choose(labels...)
	}
	menu("New", uitest.Say("board.sort"), uitest.Say("board.sort_amount"))
	d.Want("by amount", d.cards(0), []string{"Forklifts", "Corks"})
	menu("New", uitest.Say("board.sort"), uitest.Say("opportunity.name"))
	d.Want("by name", d.cards(0), []string{"Corks", "Forklifts"})
	menu("New", uitest.Say("board.collapse"))
	d.WantUnseen("Corks", "Forklifts")
	d.WantSeen("New")
	d.dropOn("Bottling line", "New")
	d.Want("stored", d.Stored("Bottling line").State, d.State("New").ID)
	d.Click(d.Find("New"))
	d.Want("wide again", d.cards(0), []string{"Bottling line", "Corks", "Forklifts"})
	menu("New", uitest.Say("board.show_list"))
	d.Click(d.Find("Lost"))
	d.Want("lists", len(d.lists), 2)
	rows := func(q office.Query) []string {
		var list []string
		for _, row := range d.Rows(q) {
			list = append(list, row.Name)
		}
		slices.Sort(list)
		return list
	}
	d.Want("of the column", rows(d.lists[0]), []string{"Bottling line", "Corks", "Forklifts"})
	d.Want("of this year", rows(d.lists[1]), []string{"Scales"})
}

func TestFiveHundredCardsAreDrawnOnlyWhereTheyAreSeen(t *testing.T) {
	d := newBoardDesk(t, office.ColumnState, uitest.Many(t, 520))
	d.WantSeen("New 520")
	begin := objects(d.board.Content())
	if begin > 900 {
		t.Errorf("%d objects are made for what is seen", begin)
	}
	for range 70 {
		d.Scroll(d.Middle(d.clips()[0]), -400)
	}
	d.WantSeen("Deal 021", "Show 20 more")
	d.Press(fyne.KeyHome, fyne.KeyEnd)
	d.WantSeen("Deal 021")
	d.ClickText("Show 20 more")
	d.Press(fyne.KeyEnd)
	d.WantSeen("Deal 001")
	d.WantUnseen("Show 20 more")
	for i := range 40 {
		d.Scroll(d.Middle(d.clips()[0]), []float32{1111, -777}[i%2])
	}
	if now := objects(d.board.Content()); now > begin+120 {
		t.Errorf("%d objects after scrolling, %d before", now, begin)
	}
	d.Clock.Advance(2 * kit.TooltipAfter)
	d.Type("deal 300")
	d.WantSeen("Deal 300")
}

// objects counts all there are, seen or not.
func objects(o fyne.CanvasObject) int {
	n := 1
	switch o := o.(type) {
	case *fyne.Container:
		for _, child := range o.Objects {
			n += objects(child)
		}
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(o).Objects() {
			n += objects(child)
		}
	}
	return n
}

func TestCardsAreDrawnOnceTheyAreRead(t *testing.T) {
	d := newBoardDesk(t, office.ColumnState, uitest.Many(t, 300))
	d.slow = true
	d.Press(fyne.KeyEnd)
	d.WantUnseen("Deal 001")
	d.Want("nothing to select yet", len(d.board.Selected()), 0)
	d.catchUp(len(d.work))
	d.WantSeen("Deal 001", "Deal 002", "Deal 003")
	d.Want("selected", d.board.Selected(), []domain.ID{d.Stored("Deal 001").ID})
}

func TestLettersFindCardsThatWereNotReadYet(t *testing.T) {
	d := newBoardDesk(t, office.ColumnState, uitest.Many(t, 300))
	d.Type("deal 007")
	d.WantSeen("Deal 007")
}

func TestADraggedCardScrollsWhatIsAtTheEdge(t *testing.T) {
	d := newBoardDesk(t, office.ColumnState, uitest.Many(t, 100))
	drag, corner := d.hold("Deal 100")
	bottom := d.clips()[0]
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(bottom).AddXY(100, bottom.Size().Height-5)
	drag.Dragged(draggedTo(corner, at))
	for range 40 {
		d.Clock.Advance(kit.TooltipAfter / 20)
	}
	d.WantSeen("Deal 090")
	d.Press(fyne.KeyEscape)
	drag.DragEnd()
	d.Want("where it was", d.Stored("Deal 100").State, d.State("New").ID)
}

func TestTheBoardIsResumedAsItWasLeft(t *testing.T) {
	d := newBoardDesk(t, office.ColumnOrigin, uitest.Many(t, 120))
	d.RightClick(d.Find("Web"))
	d.Choose(uitest.Say("board.collapse"))
	d.RightClick(d.Find("Web"))
	d.Choose(uitest.Say("board.sort"), uitest.Say("opportunity.name"))
	d.board.Focus()
	d.Type("deal 060")
	shown, state := d.Texts(), d.board.State()

	again := opportunities.NewBoardForTest(d.boardHost, office.ColumnState, opportunities.BoardEventsForTest{})
	again.Resume(state)
	d.Window.Window().SetContent(container.NewBorder(again.Bar(), nil, nil, nil, again.Content()))
	again.SetQuery(office.Query{})
	d.Want("shown", slices.Sorted(slices.Values(d.Texts())), slices.Sorted(slices.Values(shown)))
	d.Want("state", again.State(), state)
	again.Resume("no JSON")
	again.Resume(`{"by":"name","sort":{"column":"tags"},"column":"gone","x":-5}`)
	d.Want("what cannot be read is left out", again.By(), office.ColumnOrigin)
}

func TestTheColumnsAreChosenInTheBar(t *testing.T) {
	d := newBoardDesk(t, office.ColumnState, deals(t))
	d.ClickText("State")
	d.ClickText("Salesperson")
	d.Want("by", d.board.By(), office.ColumnSalesperson)
	d.WantSeen("Ana Rojas 4")
	d.Want("cards", d.cards(0), []string{"Dental chairs", "Corks", "Forklifts", "Bottling line"})
}

func TestAnEmptyBoardSaysWhatToDo(t *testing.T) {
	d := newBoardDesk(t, office.ColumnState)
	d.WantSeen(uitest.Say("opportunities.none"))
	d.Want("begins", strings.Contains(strings.Join(d.Texts(), "|"), uitest.Say("command.new_opportunity")), true)

	d = newBoardDesk(t, office.ColumnState, deals(t))
	d.board.SetQuery(office.Query{Text: "nobody"})
	d.WantSeen(uitest.Say("opportunities.none_match"))
	d.ClickText(uitest.Say("list.clear_filters"))
	d.WantSeen("New 2")
	d.board.SetQuery(office.Query{Classes: []domain.Class{domain.Won}})
	d.WantSeen(uitest.Say("board.only_closed"))
	d.ClickText(uitest.Say("board.show_list"))
	d.Want("shown as a list", d.asList, 1)
	d.board.SetQuery(office.Query{Text: "aromos"})
	d.Want("narrowed", append(d.cards(0), d.cards(2)...), []string{"Forklifts", "Bottling line"})
}

func TestAnotherQueryIsShownWhereItsCardsAre(t *testing.T) {
	d := newBoardDesk(t, office.ColumnExpected, deals(t))
	d.Edit("Bottling line", func(o *office.Draft) { o.ExpectedClose = uitest.Today })
	d.Press(fyne.KeyEnd, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight)
	d.WantSeen("Corks")
	d.board.SetQuery(office.Query{Text: "bottling"})
	d.WantSeen("Bottling line")
	d.board.SetQuery(office.Query{Text: "corks"})
	d.WantSeen("Corks")
}

func TestTheListShowsItsQueryAsABoard(t *testing.T) {
	d := newList(t)
	d.ClickText("Board")
	d.WantSeen("New 1", "Negotiation 1", "Won 1 this year")
	d.RightClick(d.Find("Forklifts"))
	d.Choose(uitest.Say("board.move_to"), "Contacted")
	d.Want("stored", d.Stored("Forklifts").State, d.State("Contacted").ID)
	d.Want("told", d.Toasts(), []string{"Now in “Contacted”: Forklifts"})
	d.ClickText(uitest.Say("command.undo"))
	d.Want("stored", d.Stored("Forklifts").State, d.State("New").ID)
	d.Click(d.Find("Forklifts"))
	d.Press(fyne.KeyDelete)
	d.Want("told", d.Toasts(), []string{"1 opportunity moved to the recycle bin"})
	d.WantSeen("New 0")
}

func TestTooltipsSayTheFiguresOfTheBoardExactly(t *testing.T) {
	d := newBoardDesk(t, office.ColumnState, deals(t))
	tips := d.board.Content().(interface{ TooltipAt(fyne.Position) string })
	corner := fyne.CurrentApp().Driver().AbsolutePositionForObject(d.board.Content())
	for text, wanted := range map[string]string{
		"Σ $ 6,5 M":          "Σ $ 6.500.000 · 2 opportunities",
		"weighted $ 650.000": "weighted $ 650.000\n" + uitest.Say("formula.weighted"),
		"$ 5.000.000":        "Weighted: $ 500.000 = $ 5.000.000 × 10 %",
		"1 this year":        "Lost this year: 1 opportunity · $ 700.000\nIn the whole office, whatever the filter. A click lists them.",
		"Corchera Sur":       "Corchera Sur: a prospect, not registered as a customer yet",
	} {
		d.Want("on "+text, uitest.Plain(tips.TooltipAt(d.Find(text).Subtract(corner))), wanted)
	}
}

func TestALateAnswerIsShownByABarAndTheOldCardsStay(t *testing.T) {
	d := newBoardDesk(t, office.ColumnState, deals(t))
	d.slow = true
	d.board.SetQuery(office.Query{Text: "corks"})
	d.Clock.Advance(kit.TooltipAfter)
	d.Want("still there", d.cards(0), []string{"Corks", "Forklifts"})
	d.catchUp(1)
	d.Want("found", d.cards(0), []string{"Corks"})
}

// BenchmarkBoardFrame scrolls a column of 500 cards among six columns, a frame each.
func BenchmarkBoardFrame(b *testing.B) {
	d := newBoardDesk(b, office.ColumnState, uitest.Many(b, 500))
	d.Press(fyne.KeyEnd, fyne.KeyHome) // all are read
	at := d.clips()[0]
	corner := fyne.CurrentApp().Driver().AbsolutePositionForObject(d.board.Content())
	e := &fyne.ScrollEvent{PointEvent: fyne.PointEvent{Position: d.Middle(at).Subtract(corner)}}
	view := d.board.Content().(fyne.Scrollable)
	for i := range b.N {
		e.Scrolled = fyne.NewDelta(0, []float32{-37, 37}[i/600%2])
		view.Scrolled(e)
	}
	b.ReportMetric(float64(objects(d.board.Content())), "objects")
}
