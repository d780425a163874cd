package opportunities

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/control"
	"preventa/domain/office"
	"preventa/ui/kit"
)

// historyGuess is what the office's own history says of the opportunity in the form. It is
// computed in the background, once the form is shown, and again when what it rests on changes.
type historyGuess struct {
	view   *formView
	asked  kit.Latest
	about  guessedFrom
	guess  control.Guess
	answer bool // to what is in the form
}

// guessedFrom is what a guess rests on, in a form that can be compared.
type guessedFrom struct {
	id, state, origin, salesperson, customer domain.ID
	amount, own                              int64
	currency                                 domain.Currency
	unconverted                              bool
	tags                                     string
}

func guessedFromDraft(o domain.Opportunity) guessedFrom {
	var tags []string
	for _, tag := range o.Tags {
		tags = append(tags, string(tag))
	}
	slices.Sort(tags)
	return guessedFrom{o.ID, o.State, o.Origin, o.Salesperson, o.Customer, o.OfficeAmount, o.Amount, o.Currency, o.Unconverted, strings.Join(tags, " ")}
}

// follow asks the history anew when the draft has become another; the answer shown goes only
// when the new one is there, so that nothing jumps while one types. That of another record
// goes at once.
func (h *historyGuess) follow() {
	form := h.view.form
	draft := form.model.draft.Opportunity
	if about := guessedFromDraft(draft); about != h.about || !h.answer {
		if about.id != h.about.id {
			h.guess = control.Guess{}
		}
		h.about = about
		h.ask(draft)
	}
}

// again asks anew, after something else has closed.
func (h *historyGuess) again() { h.ask(h.view.form.model.draft.Opportunity) }

func (h *historyGuess) ask(draft domain.Opportunity) {
	form := h.view.form
	if !form.host.Session().May(access.Control, access.Read) || form.model.state().Class.IsClosed() {
		h.asked.Forget()
		h.guess, h.answer = control.Guess{}, false
		return
	}
	h.answer = true // or soon
	session := form.host.Session()
	kit.BackgroundLatest(&h.asked, form.host.Runner(), func() (g control.Guess, err error) {
		err = session.Look(context.Background(), control.Filter{}, true, func(l *control.Look) { g = control.GuessOf(l, draft) })
		return g, err
	}, func(g control.Guess, err error) {
		if err != nil {
			g = control.Guess{} // what history says is a help, and no more
		}
		h.guess = g
		h.view.showProposal()
	})
}

// fewSimilar is how many similar ones there must be for them to be told of.
const fewSimilar = control.FewClosed

// text is what the history says, "" for nothing worth saying.
func (h *historyGuess) text() string {
	g, r := h.guess, h.view.form.region()
	if !h.answer || !g.Known {
		return ""
	}
	args := map[string]any{"Percent": r.Rate(g.Percent/100, 0), "Won": r.Number(int64(g.Won), 0), "Similar": r.Number(int64(len(g.Similar)), 0)}
	if len(g.Similar) < fewSimilar {
		return lang.X("opportunity.history_says_alone", "Your history says {{.Percent}}", args)
	}
	return lang.X("opportunity.history_says", "Your history says {{.Percent}} — {{.Won}} of {{.Similar}} similar won", args)
}

// actions are what can be done about it.
func (h *historyGuess) actions() []kit.FieldAction {
	g, form := h.guess, h.view.form
	var actions []kit.FieldAction
	percent := h.whole()
	if form.mayEdit() && percent != form.model.draft.Probability {
		actions = append(actions, kit.FieldAction{Text: lang.X("opportunity.use_proposal", "Use {{.Percent}}", map[string]any{"Percent": form.region().Percent(percent)}),
			Do: func() {
				h.view.edit("probability", func() {
					d := &form.model.draft
					d.Opportunity = d.StateProbability(percent)
				})
			}})
	}
	actions = append(actions, kit.FieldAction{Text: lang.X("opportunity.history_why", "Why"), Do: h.explain})
	if count := len(g.Similar); count >= fewSimilar {
		actions = append(actions, kit.FieldAction{Text: lang.X("opportunity.see_similar", "See the {{.Count}}", map[string]any{
			"Count": form.region().Number(int64(count), 0)}), Do: h.list})
	}
	return actions
}

// whole is the guess as a probability a person could state.
func (h *historyGuess) whole() int { return min(max(int(h.guess.Percent+0.5), 1), 99) }

// list shows exactly the similar ones.
func (h *historyGuess) list() {
	h.view.form.host.ShowOpportunities(office.Query{Conditions: []office.Condition{office.Numbered(h.guess.Similar, h.similarLabel())}})
}

func (h *historyGuess) similarLabel() string {
	return lang.X("opportunity.similar_to", "Similar to {{.Name}}", map[string]any{"Name": h.view.form.model.draft.Name})
}
