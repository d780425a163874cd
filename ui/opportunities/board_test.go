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
	"preventa/domain/change"
	"preventa/domain/office"
	"preventa/ui/kit"
	"preventa/ui/opportunities"
)

// boardHost hears the toasts, and keeps work waiting while slow is set.
type boardHost struct {
	kit.Host
	toasts []kit.Toast
	slow   bool
	work   []func()
}

func (h *boardHost) Notify(t kit.Toast) { h.toasts = append(h.toasts, t) }
func (h *boardHost) Runner() kit.Runner { return h }
func (h *boardHost) Do(apply func())    { apply() }
func (h *boardHost) Go(work func()) {
	if h.slow {
		h.work = append(h.work, work)
		return
	}
	work()
}

// catchUp does the work that waits, and what follows from it.
func (h *boardHost) catchUp(pieces int) {
	for range pieces {
		work := h.work[0]
		h.work = h.work[1:]
		work()
	}
}

// boardDesk is a person before a board.
type boardDesk struct {
	*uitest.Desk
	*boardHost
	board  *opportunities.BoardForTest
	opened []string
	lists  []office.Query
	asList int // times that the list was asked for
}

func newBoardDesk(t testing.TB, by office.Column, fill ...func(*office.Session)) *boardDesk {
	t.Helper()
	d := &boardDesk{Desk: uitest.New(t, uitest.Chile, fill...)}
	d.boardHost = &boardHost{Host: d.Window}
	d.board = opportunities.NewBoardForTest(d.boardHost, by, opportunities.BoardEventsForTest{
		Open:      func(row office.Row) { d.opened = append(d.opened, row.Name) },
		ShowQuery: func(q office.Query) { d.lists = append(d.lists, q) },
		ShowList:  func() { d.asList++ },
		Clear:     func() { d.board.SetQuery(office.Query{}) },
		Menu: func(row office.Row, at fyne.Position) {
			kit.ShowContextMenu(d.Canvas, at, append(d.board.MenuItems(), kit.MenuItem{Label: "Menu of " + row.Name})...)
		},
	})
	d.Window.Window().SetContent(container.NewBorder(d.board.Bar(), nil, nil, nil, d.board.Content()))
	t.Cleanup(d.Session().Office().Subscribe(func(change.Set) { d.board.Refresh() }))
	d.board.SetQuery(office.Query{})
	d.board.Focus()
	return d
}

// deals is a board of three open ones, one on hold, one won and one lost.
func deals(t testing.TB) func(*office.Session) {
	return uitest.Deals(t,
		uitest.Deal{Name: "Bottling line", Customer: "Viña Los Aromos", State: "Proposal sent", Origin: "Referral", Amount: 48_600_000},
		uitest.Deal{Name: "Forklifts", Customer: "Viña Los Aromos", State: "New", Origin: "Web", Amount: 5_000_000},
		uitest.Deal{Name: "Corks", Customer: "Corchera Sur", State: "New", Origin: "Web", Amount: 1_500_000},
		uitest.Deal{Name: "Dental chairs", Customer: "Clínica Dental Sur", State: "On hold", Amount: 38_200_000},
		uitest.Deal{Name: "Cold room", Customer: "Frío Sur", State: "Won", Amount: 12_000_000, Closed: uitest.Today - 10},
		uitest.Deal{Name: "Scales", Customer: "Ferretería Ñuñoa", State: "Lost", Amount: 700_000, Closed: uitest.Today - 40})
}

// clips are what shows the cards of each column in view, from left to right.
func (d *boardDesk) clips() []*container.Clip { return uitest.Every[*container.Clip](d.Desk)[1:] }

// cards are the names on the cards of a column in view, in full.
func (d *boardDesk) cards(column int) []string {
	d.Helper()
	names := []string{}
	lines := d.LinesOf(d.clips()[column])
	for i := 0; i+3 < len(lines); i += 4 {
		names = append(names, lines[i][0])
	}
	return names
}

// dropOn drags a card by its name onto a text.
func (d *boardDesk) dropOn(name, text string) {
	d.Helper()
	from, to := d.Find(name), d.Find(text)
	d.Drag(from, to.X-from.X, to.Y-from.Y)
}

func (d *boardDesk) wantToast(text string) {
	d.Helper()
	if len(d.toasts) == 0 {
		d.Fatalf("nothing was told, rather than %q", text)
	}
	d.Want("told", uitest.Plain(d.toasts[len(d.toasts)-1].Text), text)
}

// undo takes back what was told last.
func (d *boardDesk) undo() { d.toasts[len(d.toasts)-1].Run() }

func TestTheBoardShowsColumnsOfStatesWithTheirSums(t *testing.T) {
	d := newBoardDesk(t, office.ColumnState, deals(t))
	d.WantSeen("New 2", "Contacted 0", "Proposal sent 1", "On hold 1", "Σ $ 6,5 M", "weighted $ 650.000", "Σ $ 48,6 M", "weighted $ 24,3 M", "Drop here")
	d.Want("new", d.cards(0), []string{"Corks", "Forklifts"})
	d.Want("sent", d.cards(2), []string{"Bottling line"})
	d.WantSeen("Won 1 this year $ 12,0 M whole office", "Lost 1 this year $ 700.000 whole office", "$ 48.600.000 50 %", "AR")
	d.WantUnseen("Cold room", "Scales")
	d.Want("status", uitest.Plain(d.board.Status()), "4 opportunities · Σ $ 93.300.000 · weighted $ 32.590.000")
}

func TestACardDraggedToAStateEntersItAndComesBackWithUndo(t *testing.T) {
	d := newBoardDesk(t, office.ColumnState, deals(t))
	d.dropOn("Forklifts", "Negotiation")
	o := d.Stored("Forklifts")
	d.Want("stored", []any{o.State, o.Probability}, []any{d.State("Negotiation").ID, 75})
	d.Want("negotiation", d.cards(3), []string{"Forklifts"})
	d.wantToast("Now in “Negotiation”: Forklifts")
	d.undo()
	o = d.Stored("Forklifts")
	d.Want("stored", []any{o.State, o.Probability}, []any{d.State("New").ID, 10})
	d.Want("new", d.cards(0), []string{"Corks", "Forklifts"})
}

func TestTheProbabilityOfAPersonSurvivesADropAndIsToldBefore(t *testing.T) {
	d := newBoardDesk(t, office.ColumnState, deals(t))
	d.Edit("Forklifts", func(o *office.Draft) { o.Opportunity = o.StateProbability(60) })
	for name, told := range map[string]string{"Forklifts": "Probability stays 60 %", "Corks": "Probability 10 % → 75 %"} {
		drag, at := d.hold(name)
		drag.Dragged(draggedTo(at, d.Find("Negotiation")))
		d.WantSeen(told)
		d.Press(fyne.KeyEscape)
		d.WantUnseen(told)
		drag.DragEnd()
	}
	d.dropOn("Forklifts", "Negotiation")
	o := d.Stored("Forklifts")
	d.Want("stored", []any{o.State, o.Probability}, []any{d.State("Negotiation").ID, 60})
	d.Want("given up", d.Stored("Corks").State, d.State("New").ID)
}

// hold presses the button on a card and moves it a little.
func (d *boardDesk) hold(name string) (fyne.Draggable, fyne.Position) {
	d.Helper()
	at := d.Find(name)
	view := d.board.Content()
	corner := fyne.CurrentApp().Driver().AbsolutePositionForObject(view)
	e := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary}
	e.Position, e.AbsolutePosition = at.Subtract(corner), at
	view.(desktop.Mouseable).MouseDown(e)
	return view.(fyne.Draggable), corner
}

func draggedTo(corner, at fyne.Position) *fyne.DragEvent {
	return &fyne.DragEvent{PointEvent: fyne.PointEvent{Position: at.Subtract(corner), AbsolutePosition: at}}
}

func TestACardDroppedOnWonAsksForTheAmount(t *testing.T) {
	d := newBoardDesk(t, office.ColumnState, deals(t))
	d.dropOn("Forklifts", "Won")
	d.WantSeen("Won: Forklifts")
	d.Want("not before it is answered", d.Stored("Forklifts").State, d.State("New").ID)
	d.Fill("Final amount", "4500000")
	d.ClickText(uitest.Say("closing.win"))
	o := d.Stored("Forklifts")
	d.Want("stored", []any{o.State, o.Amount, o.ClosedOn}, []any{d.State("Won").ID, int64(4_500_000), uitest.Today})
	d.Want("new", d.cards(0), []string{"Corks"})
	d.WantSeen("Won 2 this year $ 16,5 M")
	d.wantToast("Now in “Won”: Forklifts")
	d.undo()
	d.Want("new", d.cards(0), []string{"Corks", "Forklifts"})
}

func TestCardsDroppedOnLostAskForTheReasonOnce(t *testing.T) {
	d := newBoardDesk(t, office.ColumnState, deals(t))
	d.Click(d.Find("Forklifts"))
	d.CtrlClick(d.Find("Corks"))
	d.Want("selected", len(d.board.Selected()), 2)
	d.dropOn("Corks", "Lost")
	d.WantSeen("Lost: 2 opportunities")
	d.Fill("Loss reason", "Exchange rate")
	d.ClickText(uitest.Say("closing.lose"))
	for _, name := range []string{"Forklifts", "Corks"} {
		o := d.Stored(name)
		d.Want("state of "+name, o.State, d.State("Lost").ID)
		d.Want("why "+name, names(t, d.Desk, domain.LossReasons, o.LossReason), []string{"Exchange rate"})
	}
	d.Want("new", d.cards(0), []string{})
	d.wantToast("2 opportunities now in “Lost”")
}

func TestACardDroppedOnHoldAsksUntilWhen(t *testing.T) {
	d := newBoardDesk(t, office.ColumnState, deals(t))
	d.dropOn("Forklifts", "On hold")
	d.ClickText(uitest.Say("closing.one_month"))
	d.ClickText(uitest.Say("closing.hold"))
	o := d.Stored("Forklifts")
	d.Want("stored", []any{o.State, o.HoldUntil}, []any{d.State("On hold").ID, domain.NewDate(2026, 11, 15)})
	d.wantToast("Now in “On hold”: Forklifts")
}

func TestADropOnAMonthExpectsTheCloseOnItsLastDay(t *testing.T) {
	d := newBoardDesk(t, office.ColumnExpected, deals(t))
	d.Edit("Forklifts", func(o *office.Draft) { o.ExpectedClose = uitest.Today })
	d.Want("october", d.cards(0), []string{"Forklifts"})
	d.dropOn("Forklifts", "November 2026")
	d.Want("stored", d.Stored("Forklifts").ExpectedClose, domain.NewDate(2026, 11, 30))
	d.wantToast("Expected close is now 30-11-2026: Forklifts")
	d.undo()
	d.Want("stored", d.Stored("Forklifts").ExpectedClose, uitest.Today)

	d.Press(fyne.KeyEnd)
	for range 6 {
		d.Ctrl(fyne.KeyRight)
	}
	d.Want("no expected close", d.Stored("Forklifts").ExpectedClose, domain.Date(0))
	d.wantToast("Now without an expected close: Forklifts")
}

func TestCtrlHomeAndEndGoToTheFirstAndTheLastColumn(t *testing.T) {
	d := newBoardDesk(t, office.ColumnExpected, uitest.Deals(t, uitest.Deal{Name: "Now"}, uitest.Deal{Name: "Far off"}))
	d.Edit("Now", func(o *office.Draft) { o.ExpectedClose = uitest.Today })
	d.Edit("Far off", func(o *office.Draft) { o.ExpectedClose = uitest.Today + 1000 })
	d.WantSeen("Now")
	d.WantUnseen("Far off")
	d.Ctrl(fyne.KeyEnd)
	d.WantSeen("Far off")
	d.WantUnseen("Now")
	d.Want("selected", d.board.Selected(), []domain.ID{d.Stored("Far off").ID})
	d.Ctrl(fyne.KeyHome)
	d.WantSeen("Now")
	d.Want("selected", d.board.Selected(), []domain.ID{d.Stored("Now").ID})
}

func TestCtrlArrowsMoveCardsOfASalespersonAndAnOrigin(t *testing.T) {
	d := newBoardDesk(t, office.ColumnOrigin, deals(t))
	items, err := d.Session().Items(t.Context(), domain.Origins)
	d.Must(err)
	at := slices.IndexFunc(items, func(i domain.Item) bool { return i.Name == "Web" })
	d.Click(d.Find("Corks"))
	d.Ctrl(fyne.KeyRight)
	d.Want("origin", d.Stored("Corks").Origin, items[at+1].ID)
	d.wantToast("Now in “" + items[at+1].Name + "”: Corks")
	d.Want("the cursor went with it", d.board.Selected(), []domain.ID{d.Stored("Corks").ID})
	d.Ctrl(fyne.KeyLeft)
	d.Want("origin", d.Stored("Corks").Origin, items[at].ID)
}

func TestACardMovesAtOnceAndGoesBackWhenRefused(t *testing.T) {
	d := newBoardDesk(t, office.ColumnState, deals(t))
	d.slow = true
	d.Click(d.Find("Forklifts"))
	d.CtrlClick(d.Find("Corks"))
	d.Ctrl(fyne.KeyRight)
	d.Want("at once", d.cards(1), []string{"Corks", "Forklifts"})
	d.Want("not stored yet", d.Stored("Corks").State, d.State("New").ID)
	d.WantSeen("Contacted 2", "New 0")
	won := d.State("Won")
	_, err := d.Colleague().WinOpportunity(t.Context(), d.Stored("Corks").ID, won.ID, uitest.Today, domain.Money{Minor: 1, Currency: "CLP"})
	d.Must(err)
	d.catchUp(1)
	d.WantSeen("Closed (Won).", "3 Corks")
	d.Press(fyne.KeyEscape)
	d.Want("gone back", d.cards(0), []string{"Corks"})
	d.Want("the other", d.cards(1), []string{"Forklifts"})
	d.wantToast("1 opportunity now in “Contacted”")
	d.catchUp(len(d.work))
	d.Want("as it is stored", d.cards(0), []string{})
}

func TestWhatIsReadBeforeAMoveIsNotShownAfterIt(t *testing.T) {
	d := newBoardDesk(t, office.ColumnState, deals(t))
	d.slow = true
	d.board.Refresh()
	d.Click(d.Find("Corks"))
	d.Ctrl(fyne.KeyRight)
	d.catchUp(1) // the answer from before
	d.Want("contacted", d.cards(1), []string{"Corks"})
	d.catchUp(len(d.work))
	d.Want("contacted", d.cards(1), []string{"Corks"})
}

func TestAMovedCardIsFollowedIntoALongColumn(t *testing.T) {
	d := newBoardDesk(t, office.ColumnState, uitest.Many(t, 300))
	d.Edit("Deal 010", func(o *office.Draft) { o.State = d.State("Contacted").ID })
	d.Click(d.Find("Deal 010"))
	d.Ctrl(fyne.KeyLeft)
	d.WantSeen("Deal 010", "New 300")
	d.Want("selected", d.board.Selected(), []domain.ID{d.Stored("Deal 010").ID})
	d.Ctrl(fyne.KeyRight)
	d.Want("the same card again", d.Stored("Deal 010").State, d.State("Contacted").ID)
}

func TestNoOtherCardMovesInPlaceOfOneThatLeftTheView(t *testing.T) {
	d := newBoardDesk(t, office.ColumnState, uitest.Many(t, 600))
	d.Edit("Deal 010", func(o *office.Draft) { o.State = d.State("Contacted").ID })
	d.Click(d.Find("Deal 010"))
	d.Ctrl(fyne.KeyLeft)
	d.WantSeen("New 600", "Contacted 0")
	d.Want("selected", d.board.Selected(), []domain.ID{})
	d.board.Refresh()
	d.Ctrl(fyne.KeyRight)
	d.WantSeen("New 600", "Contacted 0")
	d.Press(fyne.KeyUp)
	d.Want("the arrows go on", len(d.board.Selected()), 1)
}

func TestOtherColumnsKeepTheCardThatCommandsAreAbout(t *testing.T) {
	d := newBoardDesk(t, office.ColumnState, deals(t))
	d.Click(d.Find("Forklifts"))
	d.ClickText(uitest.Say("opportunity.state"))
	d.ClickText(uitest.Say("opportunity.origin"))
	d.WantSeen("Web 2")
	d.Want("selected", d.board.Selected(), []domain.ID{d.Stored("Forklifts").ID})
	d.board.Do("record.open")()
	d.Want("opened", d.opened, []string{"Forklifts"})
}

func TestAllThatAColumnShowsIsSelected(t *testing.T) {
	d := newBoardDesk(t, office.ColumnState, uitest.Many(t, 600))
	d.Ctrl(fyne.KeyA)
	d.Want("selected", len(d.board.Selected()), 500)
}

func TestADropOnAMonthIsToldBefore(t *testing.T) {
	d := newBoardDesk(t, office.ColumnExpected, deals(t))
	d.Edit("Forklifts", func(o *office.Draft) { o.ExpectedClose = uitest.Today })
	drag, corner := d.hold("Forklifts")
	drag.Dragged(draggedTo(corner, d.Find("November 2026")))
	d.WantSeen("Expected close 30-11-2026")
	drag.DragEnd()
	d.Want("stored", d.Stored("Forklifts").ExpectedClose, domain.NewDate(2026, 11, 30))
}

func TestTheMenuOfAColumnIsReachedFromItsCards(t *testing.T) {
	d := newBoardDesk(t, office.ColumnState, deals(t))
	d.Click(d.Find("Corks"))
	d.Press(desktop.KeyMenu)
	d.Choose(uitest.Say("board.column"), uitest.Say("board.collapse"))
	d.WantUnseen("Corks")
}

func TestNothingIsReadOfAColumnWhileACardLeavesIt(t *testing.T) {
	d := newBoardDesk(t, office.ColumnState, uitest.Many(t, 60))
	d.slow = true
	d.Click(d.Find("Deal 060"))
	d.Ctrl(fyne.KeyRight)
	d.Want("under way: the move alone", len(d.work), 1)
	d.catchUp(1)
	d.catchUp(len(d.work))
	d.Press(fyne.KeyLeft, fyne.KeyEnd)
	d.catchUp(len(d.work))
	d.WantSeen("Deal 001", "New 59")
}

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
