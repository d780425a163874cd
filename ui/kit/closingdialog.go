package kit

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/office"
)

// Closing says what one of the dialogs is about that win, lose, hold or reopen.
type Closing struct {
	About string       // in the title: the opportunity's name, or "3 opportunities"
	State domain.ID    // to go to; "" proposes one
	Draft office.Draft // what the dialog begins with; left out for several at once
	Many  bool         // several at once: each keeps its amount and its competitor
}

// ClosingAnswer is what the person said, as what it makes of a draft.
type ClosingAnswer = func(d *office.Draft)

// AskWon asks when an opportunity was won and for what final amount.
func AskWon(h Host, c Closing, done func(ClosingAnswer)) {
	askClosing(h, c, domain.Won, done, func(d *closingDialog) []fyne.CanvasObject {
		closed := d.closingDay(lang.X("closing.won_on", "Won on"))
		if c.Many {
			return []fyne.CanvasObject{closed}
		}
		return []fyne.CanvasObject{d.finalAmount(), closed}
	}, func(d *closingDialog, o *office.Draft) {
		amount := d.draft.Money()
		if c.Many {
			amount = o.Money()
		}
		if o.AmountFollows && amount != o.Money() {
			o.AmountFollows = false // what it was won for was typed
		}
		o.Opportunity = o.Win(d.state(), d.draft.ClosedOn, amount)
	})
}

// AskLost asks why an opportunity was lost, when, and to whom.
func AskLost(h Host, c Closing, done func(ClosingAnswer)) {
	askClosing(h, c, domain.Lost, done, func(d *closingDialog) []fyne.CanvasObject {
		return []fyne.CanvasObject{d.reason(), d.competitor(), d.note(), d.closingDay(lang.X("closing.lost_on", "Lost on"))}
	}, func(d *closingDialog, o *office.Draft) {
		a := d.draft
		o.Opportunity = o.Lose(d.state(), a.ClosedOn, a.LossReason, a.LossNote)
		o.NewLossReason = a.NewLossReason
		if !c.Many || a.Competitor != "" || a.NewCompetitor != "" {
			o.Competitor, o.NewCompetitor = a.Competitor, a.NewCompetitor
		}
	})
}

// AskHold asks until when an opportunity waits.
func AskHold(h Host, c Closing, done func(ClosingAnswer)) {
	askClosing(h, c, domain.OnHold, done, func(d *closingDialog) []fyne.CanvasObject {
		return []fyne.CanvasObject{d.holdUntil()}
	}, func(d *closingDialog, o *office.Draft) {
		o.Opportunity = o.Hold(d.state(), d.draft.HoldUntil, d.today())
	})
}

// AskReopen asks into which open state a closed opportunity goes back: the last open one
// it was in is proposed.
func AskReopen(h Host, c Closing, done func(ClosingAnswer)) {
	askClosing(h, c, domain.Open, done, func(*closingDialog) []fyne.CanvasObject {
		return []fyne.CanvasObject{NewWrapped(lang.X("closing.reopen_explain",
			"When and how it closed stays in its history."), closingWidth-2*Space4)}
	}, func(d *closingDialog, o *office.Draft) {
		o.Opportunity, o.Reopening = o.Enter(d.state(), d.today()), true
	})
}

const closingWidth float32 = 480

// closingDialog is one of the dialogs while it is open; draft holds what is typed.
type closingDialog struct {
	host   Host
	class  domain.Class
	words  closingWords
	draft  office.Draft
	set    *Fieldset
	fill   []func()
	first  fyne.Focusable // has the keyboard at first; nil for the first field
	dialog *Dialog
}

// closingWords is what the dialogs choose from.
type closingWords struct {
	states      []domain.State // of the class, those retired left out unless asked for
	reasons     []domain.Item
	competitors []domain.Item
	last        domain.ID // the last open state of one that is closed
}

func askClosing(h Host, c Closing, class domain.Class, done func(ClosingAnswer),
	fields func(*closingDialog) []fyne.CanvasObject, put func(*closingDialog, *office.Draft)) {
	Background(h.Runner(), func() (closingWords, error) {
		return readClosing(context.Background(), h.Session(), c, class)
	}, func(words closingWords, err error) {
		switch {
		case err != nil:
			h.Failed(err)
		case len(words.states) == 0:
			h.Failed(domain.Fail(domain.Invalid, "error.state.of_class", domain.Args{"Class": class}))
		default:
			d := &closingDialog{host: h, class: class, words: words, draft: c.Draft}
			d.begin(c)
			d.show(c, fields(d), func() { done(func(o *office.Draft) { put(d, o) }) })
		}
	})
}

func readClosing(ctx context.Context, s *office.Session, c Closing, class domain.Class) (w closingWords, err error) {
	states, err := s.States(ctx)
	if err != nil {
		return w, err
	}
	for _, state := range states {
		if state.Class == class && (!state.Retired || state.ID == c.State) {
			w.states = append(w.states, state)
		}
	}
	if w.reasons, err = s.Items(ctx, domain.LossReasons); err != nil {
		return w, err
	}
	if w.competitors, err = s.Items(ctx, domain.Competitors); err != nil || class != domain.Open || c.Draft.ID == "" {
		return w, err
	}
	stays, err := s.Stays(ctx, c.Draft.ID)
	for _, stay := range stays {
		if slices.ContainsFunc(w.states, func(state domain.State) bool { return state.ID == stay.State }) {
			w.last = stay.State
		}
	}
	return w, err
}

// begin proposes what is likely: the state asked for, or that it was in last, and today.
func (d *closingDialog) begin(c Closing) {
	d.draft.State = c.State
	if d.draft.State == "" {
		d.draft.State = d.words.last
	}
	if d.draft.State == "" {
		d.draft.State = d.words.states[0].ID
	}
	if d.draft.ClosedOn.IsZero() {
		d.draft.ClosedOn = d.today()
	}
	if d.draft.Currency == "" {
		d.draft.Currency = d.host.Session().Office().Data().Currency
	}
	d.set = NewFieldset(d.host, func() {})
}

func (d *closingDialog) today() domain.Date { return d.host.Session().Office().Today() }

// state is the one chosen.
func (d *closingDialog) state() domain.State {
	at := slices.IndexFunc(d.words.states, func(s domain.State) bool { return s.ID == d.draft.State })
	return d.words.states[at]
}

func (d *closingDialog) show(c Closing, fields []fyne.CanvasObject, done func()) {
	body := container.New(Rows(Space2))
	if d.class == domain.Open || len(d.words.states) > 1 {
		body.Add(d.stateField())
	}
	for _, field := range fields {
		body.Add(field)
	}
	d.set.Fill(func() {
		for _, fill := range d.fill {
			fill()
		}
	})
	title, deed := d.texts(c.About)
	d.dialog = NewDialog(d.host.Window(), DialogOptions{Title: title, Body: body, Width: closingWidth, First: d.first, Buttons: []*Button{
		NewButton(lang.X("command.cancel", "Cancel"), "", ButtonNormal, func() { d.dialog.Close() }),
		NewButton(deed, "", ButtonPrimary, func() { d.answer(done) }),
	}})
	d.dialog.Show()
}

func (d *closingDialog) texts(about string) (title, deed string) {
	args := map[string]any{"About": about}
	switch d.class {
	case domain.Won:
		return lang.X("closing.win_title", "Won: {{.About}}", args), lang.X("closing.win", "Mark as won")
	case domain.Lost:
		return lang.X("closing.lose_title", "Lost: {{.About}}", args), lang.X("closing.lose", "Mark as lost")
	case domain.OnHold:
		return lang.X("closing.hold_title", "On hold: {{.About}}", args), lang.X("closing.hold", "Put on hold")
	}
	return lang.X("closing.reopen_title", "Reopen: {{.About}}", args), lang.X("closing.reopen", "Reopen")
}

// answer closes the dialog when what is typed keeps the rules.
func (d *closingDialog) answer(done func()) {
	d.set.Commit()
	if err := d.set.Problems(d.check()); err != nil {
		d.set.ShowProblems(err)
		return
	}
	d.dialog.Close()
	done()
}

// check looks at what the dialog asks for, as the save will.
func (d *closingDialog) check() error {
	asked := domain.Opportunity{Name: "-", Amount: d.draft.Amount, Currency: d.draft.Currency, OpenedOn: d.draft.OpenedOn,
		ClosedOn: d.draft.ClosedOn, LossNote: d.draft.LossNote}
	if asked.OpenedOn.IsZero() { // several, each opened on a day that the save looks at
		asked.OpenedOn = max(asked.ClosedOn, 1)
	}
	return asked.Check(d.state())
}

func (d *closingDialog) stateField() fyne.CanvasObject {
	options := make([]Option, len(d.words.states))
	for i, s := range d.words.states {
		options[i] = Option{ID: string(s.ID), Text: s.Name, Dot: Paint(Colour(s.Colour))}
	}
	state := d.set.Choice("state", func() []Option { return options }, false, func(o Option) { d.draft.State = domain.ID(o.ID) })
	d.fill = append(d.fill, func() { state.SetSelected(OptionOf(options, d.draft.State)) })
	return d.set.Field("state", lang.X("opportunity.state", "State"), state)
}

func (d *closingDialog) finalAmount() fyne.CanvasObject {
	currencies := []domain.Currency{d.draft.Currency}
	if home := d.host.Session().Office().Data().Currency; home != d.draft.Currency {
		currencies = append(currencies, home)
	}
	amount := d.set.Money("amount", currencies, func(m domain.Money, _ bool) { d.draft.Amount, d.draft.Currency = m.Minor, m.Currency })
	d.fill = append(d.fill, func() {
		amount.SetValue(d.draft.Money())
		if d.draft.Amount == 0 {
			amount.SetEmpty(d.draft.Currency)
		}
	})
	return d.set.Field("amount", lang.X("closing.final_amount", "Final amount"), amount)
}

func (d *closingDialog) closingDay(label string) fyne.CanvasObject {
	day := d.set.Date("closed_on", func(day domain.Date) { d.draft.ClosedOn = day })
	d.fill = append(d.fill, func() { day.SetValue(d.draft.ClosedOn) })
	return d.set.Required("closed_on", label, day)
}

func (d *closingDialog) reason() fyne.CanvasObject {
	reason := d.word("loss_reason", domain.LossReasons, d.words.reasons, &d.draft.LossReason, &d.draft.NewLossReason)
	reason.PlaceHolder = lang.X("closing.reason_hint", "Choose, or type a new reason")
	d.first = reason // what is asked, though it may stay open
	return d.set.Field("loss_reason", lang.X("opportunity.loss_reason", "Loss reason"), reason)
}

func (d *closingDialog) competitor() fyne.CanvasObject {
	competitor := d.word("competitor", domain.Competitors, d.words.competitors, &d.draft.Competitor, &d.draft.NewCompetitor)
	return d.set.Field("competitor", lang.X("closing.lost_to", "Lost to (competitor)"), competitor)
}

// word chooses a word of a catalogue, of which known are all, or takes a new one.
func (d *closingDialog) word(field string, c domain.Catalogue, known []domain.Item, id *domain.ID, typed *string) *Lookup {
	l := d.set.Search(field, SearchItems(d.host, c), func(o Option) {
		*id, *typed = domain.ID(o.ID), ""
		if o.ID == "" {
			*typed = o.Text
		}
	})
	d.set.TakeNames(l)
	l.ContextItems = func() []MenuItem { return []MenuItem{CustomizeItem(d.host, c)} }
	d.fill = append(d.fill, func() {
		l.SetSelected(Option{Text: *typed})
		for _, item := range known {
			if item.ID == *id {
				l.SetSelected(Option{ID: string(item.ID), Text: item.Name})
			}
		}
	})
	return l
}

func (d *closingDialog) note() fyne.CanvasObject {
	note := d.set.Note("loss_note", 3, func(text string) { d.draft.LossNote = text })
	d.fill = append(d.fill, func() { note.SetText(d.draft.LossNote) })
	return d.set.Field("loss_note", lang.X("opportunity.loss_note", "Loss note"), note)
}

func (d *closingDialog) holdUntil() fyne.CanvasObject {
	until := d.set.Date("hold_until", func(day domain.Date) { d.draft.HoldUntil = day })
	d.fill = append(d.fill, func() { until.SetValue(d.draft.HoldUntil) })
	field := d.set.Field("hold_until", lang.X("opportunity.hold_until", "Hold until"), until)
	holdChoices(field, until, d.today())
	return field
}

// holdChoices offers the usual times of waiting as links under a date.
func holdChoices(field *Field, until *DateField, today domain.Date) {
	take := func(day domain.Date) func() {
		return func() {
			until.Retype(until.write(day))
			field.Focus()
		}
	}
	field.SetHint("",
		FieldAction{Text: lang.X("closing.one_week", "1 week"), Do: take(today.Add(7))},
		FieldAction{Text: lang.X("closing.one_month", "1 month"), Do: take(monthsLater(today, 1))},
		FieldAction{Text: lang.X("closing.three_months", "3 months"), Do: take(monthsLater(today, 3))})
}

// monthsLater is the same day some months on, or the last of that month.
func monthsLater(day domain.Date, months int) domain.Date {
	_, _, dayOfMonth := day.Civil()
	month := day.Month() + domain.Month(months)
	return min(month.First().Add(dayOfMonth-1), month.Last())
}
