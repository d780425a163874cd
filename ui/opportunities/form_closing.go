package opportunities

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/ui/kit"
)

// reopenID is the option of a closed opportunity's state that asks where it goes back to.
const reopenID = "reopen"

func (v *formView) makeClosing() {
	m := func() *formModel { return v.form.model }
	v.closed = v.set.Date("closed_on", func(d domain.Date) { m().draft.ClosedOn = d })
	v.hold = v.set.Date("hold_until", func(d domain.Date) { m().draft.HoldUntil = d })
	v.lossReason = v.newWord("loss_reason", domain.LossReasons, func(id domain.ID, name string) {
		m().draft.LossReason, m().draft.NewLossReason = id, name
	})
	v.lossNote = v.set.Note("loss_note", 2, func(text string) { m().draft.LossNote = text })
}

// showClosing shows the fields that the class of the state has. One that is closed has
// nothing left to be probable.
func (v *formView) showClosing() {
	class := v.form.model.state().Class
	show(v.set.Get("closed_on"), class.IsClosed())
	show(v.set.Get("hold_until"), class == domain.OnHold)
	show(v.set.Get("probability"), !class.IsClosed())
	show(v.loss, class == domain.Lost)
}

// show leaves alone what is shown or hidden already.
func show(o fyne.CanvasObject, shown bool) {
	if o.Visible() != shown {
		showIf(o, shown)
	}
}

// stateChosen moves the record, after asking what goes with the state.
func (v *formView) stateChosen(o kit.Option) {
	v.set.Show(v.showState) // until it has been asked
	if o.ID == reopenID {
		v.form.reopen("")
		return
	}
	v.form.enter(domain.ID(o.ID))
}

func (v *formView) showState() {
	v.state.SetSelected(chosen(v.allStates(), v.form.model.draft.State))
}

// enter moves the record into a state: an open one at once, any other after asking when,
// for how much or why. A closed record is reopened by it, which is asked as well.
func (f *Form) enter(id domain.ID) {
	m := f.model
	state := m.stateOf(id)
	switch {
	case !f.mayEdit() || state.ID == "":
	case m.isClosed() && !state.Class.IsClosed():
		f.reopen(id)
	case state.Class == domain.Open:
		f.view.edit("state", func() { m.enter(id) })
	default:
		f.ask(state.Class, id)
	}
}

// ask asks how the record closes, or until when it waits; the answer is saved at once.
func (f *Form) ask(class domain.Class, state domain.ID) {
	f.view.set.Commit()
	c := kit.Closing{About: f.about(), State: state, Draft: f.model.draft}
	switch class {
	case domain.Won:
		kit.AskWon(f.host, c, f.answered)
	case domain.Lost:
		kit.AskLost(f.host, c, f.answered)
	default:
		kit.AskHold(f.host, c, f.answered)
	}
}

func (f *Form) reopen(state domain.ID) {
	f.view.set.Commit()
	kit.AskReopen(f.host, kit.Closing{About: f.about(), State: state, Draft: f.model.draft}, f.answered)
}

// about names the opportunity in a dialog.
func (f *Form) about() string {
	if name := f.model.draft.Name; name != "" {
		return name
	}
	return f.Title()
}

// answered takes an answer into the draft and saves it with all else that was typed.
func (f *Form) answered(answer kit.ClosingAnswer) {
	f.view.edit("state", func() {
		answer(&f.model.draft)
		f.model.draft.Opportunity = f.model.converted()
	})
	f.view.refill(f.view.set.Unread())
	f.saveRecord(func(bool) {})
}

// closingText says how a closed opportunity closed and until when one on hold waits.
func (f *Form) closingText() string {
	d, r, w := f.model.draft, f.region(), f.model.words
	args := map[string]any{"Date": r.Date(d.ClosedOn), "Amount": r.Money(d.Money())}
	switch f.model.state().Class {
	case domain.Won:
		if d.Amount == 0 {
			return lang.X("opportunity.won_on_date", "Won on {{.Date}}", args)
		}
		return lang.X("opportunity.won_for", "Won on {{.Date}} for {{.Amount}}", args)
	case domain.Lost:
		var why []string
		for _, text := range []string{itemName(w.lossReasons, d.LossReason), d.NewLossReason, firstLine(d.LossNote)} {
			if text != "" {
				why = append(why, text)
			}
		}
		if len(why) == 0 {
			return lang.X("opportunity.lost_on_date", "Lost on {{.Date}}", args)
		}
		args["Why"] = strings.Join(why, ", ")
		return lang.X("opportunity.lost_why", "Lost on {{.Date}}: {{.Why}}", args)
	case domain.OnHold:
		if !d.HoldUntil.IsZero() {
			return lang.X("opportunity.held_until", "On hold until {{.Date}}", map[string]any{"Date": r.Date(d.HoldUntil)})
		}
	}
	return ""
}

func firstLine(text string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(text), "\n")
	return line
}
