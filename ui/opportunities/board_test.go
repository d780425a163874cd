package opportunities_test

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

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
