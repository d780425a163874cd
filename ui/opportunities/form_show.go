package opportunities

import (
	"errors"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/ui/kit"
)

// fill shows the draft in every control, and no problems.
func (v *formView) fill() {
	v.filling = true
	d := v.form.model.draft
	v.name.SetText(d.Name)
	v.showCustomer()
	v.showCardTexts()
	v.showChoices()
	v.amount.SetValue(d.Money())
	if d.Amount == 0 {
		v.amount.SetEmpty(d.Currency)
	}
	v.showDates()
	v.tags.SetTags(v.form.model.tagNames())
	v.notes.SetText(d.Notes)
	for _, f := range v.fields {
		f.ClearError()
	}
	v.filling = false
	v.showDerived()
}

// refill is fill, but for texts that could not be read as values: they are typed again.
func (v *formView) refill(typed map[string]string) {
	v.fill()
	for field, text := range typed {
		v.retype(field, text)
	}
}

func (v *formView) showCustomer() {
	d, known := v.form.model.draft, v.form.model.words.customer
	shown := kit.Option{Text: d.NewCustomer}
	if d.Customer != "" {
		shown = customerOption(known)
	}
	v.customer.SetSelected(shown)
}

// showCard shows the contact's card after another contact was taken.
func (v *formView) showCard() {
	v.filling = true
	v.showCardTexts()
	v.filling = false
}

func (v *formView) showCardTexts() {
	card := v.form.model.draft.Card
	v.contact.SetSelected(kit.Option{ID: string(card.ID), Text: card.Name})
	v.position.SetText(card.Position)
	v.phone.SetText(card.Phone)
	v.mobile.SetText(card.Mobile)
	v.email.SetText(card.Email)
}

func (v *formView) showChoices() {
	d, w := v.form.model.draft, v.form.model.words
	v.origin.SetSelected(chosen(v.allItems(w.origins), d.Origin))
	v.state.SetSelected(chosen(v.allStates(), d.State))
	v.salesperson.SetSelected(chosen(v.allSalespeople(), d.Salesperson))
	if d.Competitor == "" {
		v.competitor.SetSelected(kit.Option{Text: d.NewCompetitor})
	} else {
		v.competitor.SetSelected(chosen(v.allItems(w.competitors), d.Competitor))
	}
}

// showWords shows renamed and recoloured words.
func (v *formView) showWords() {
	v.filling = true
	v.showChoices()
	v.filling = false
	v.showDerived()
}

func chosen(options []kit.Option, id domain.ID) kit.Option {
	for _, o := range options {
		if o.ID == string(id) {
			return o
		}
	}
	return kit.Option{}
}

func (v *formView) showDates() {
	d := v.form.model.draft
	v.expected.SetValue(d.ExpectedClose)
	v.opened.SetValue(d.OpenedOn)
	v.closed.SetValue(d.ClosedOn)
}

// showDerived shows what follows from the draft: the header, the weighted amount, the
// state's proposal, and which fields make sense.
func (v *formView) showDerived() {
	m := v.form.model
	v.filling = true
	if _, unread := m.unread["probability"]; !unread {
		v.probability.SetValue(m.draft.Probability)
	}
	v.state.SetSelected(chosen(v.allStates(), m.draft.State))
	closed := m.state().Class.IsClosed()
	switch {
	case !closed:
		v.closed.SetValue(0)
		v.closed.Disable()
	case v.form.mayEdit():
		v.closed.Enable()
	}
	v.filling = false
	v.showProposal()
	v.showWeighted(closed)
	v.header.show()
}

func (v *formView) showProposal() {
	m, field := v.form.model, v.fields["probability"]
	proposed, differs := m.proposal()
	if !differs {
		field.SetHint("")
		return
	}
	r := v.form.region()
	args := map[string]any{"State": m.state().Name, "Percent": r.Percent(proposed)}
	field.SetHint(lang.X("opportunity.proposes", "“{{.State}}” proposes {{.Percent}}; yours stands.", args), kit.FieldAction{
		Text: lang.X("opportunity.use_proposal", "Use {{.Percent}}", args),
		Do: func() {
			v.edit("probability", func() { m.draft.Opportunity = m.draft.AcceptProbability(m.state()) })
		},
	})
}

func (v *formView) showWeighted(closed bool) {
	d := v.form.model.draft
	currency := v.form.host.Session().Office().Data().Currency
	remark := ""
	if d.Unconverted {
		remark = lang.X("opportunity.no_rate", "No rate known: left out of the sums")
	}
	v.fields["amount"].SetHint(remark)
	switch {
	case closed || d.Unconverted:
		v.weighted.SetText("")
	default:
		v.weighted.SetText(lang.X("opportunity.weighted_lower", "weighted") + " " +
			v.form.region().Money(domain.Money{Minor: d.Weighted(), Currency: currency}))
	}
}

// focusFirst gives the keyboard to the name of a new record.
func (v *formView) focusFirst() {
	if v.form.model.isNew() {
		v.form.host.Window().Canvas().Focus(v.name.FocusTarget())
	}
}

// commit takes over what is still being typed; the keyboard stays where it is.
func (v *formView) commit() {
	canvas := v.form.host.Window().Canvas()
	typing := canvas.Focused()
	canvas.Unfocus()
	if typing != nil {
		canvas.Focus(typing)
	}
}

// showProblem shows why a field's text cannot be read, with what may have been meant.
func (v *formView) showProblem(field string, err error) {
	v.form.model.read(field, err)
	f := v.fields[field]
	failed := (*domain.Error)(nil)
	if f == nil || !errors.As(err, &failed) {
		return
	}
	f.SetError(kit.ErrorText(err), v.suggestions(field, failed.Args)...)
	v.form.host.Changed()
}

// suggestions are the readings an error asks about, as links.
func (v *formView) suggestions(field string, args domain.Args) []kit.FieldAction {
	var actions []kit.FieldAction
	for _, name := range []string{"Suggestion", "First", "Second"} {
		if text, ok := args[name].(string); ok {
			actions = append(actions, kit.FieldAction{Text: text, Do: func() { v.retype(field, text) }})
		}
	}
	return actions
}

// unread are the texts that could not be read as values, by field.
func (v *formView) unread() map[string]string {
	texts := map[string]string{"amount": v.amount.Text(), "probability": v.probability.Text(),
		"expected_close": v.expected.Text, "opened_on": v.opened.Text, "closed_on": v.closed.Text}
	for field := range texts {
		if _, unread := v.form.model.unread[field]; !unread {
			delete(texts, field)
		}
	}
	return texts
}

// retype puts a text in a field as if it had been typed.
func (v *formView) retype(field, text string) {
	switch field {
	case "amount":
		v.amount.Retype(text)
	case "expected_close":
		v.expected.Retype(text)
	case "opened_on":
		v.opened.Retype(text)
	case "closed_on":
		v.closed.Retype(text)
	case "probability":
		v.probability.Retype(text)
	}
}

// showProblems shows each problem of an Invalid error at its field and gives the
// keyboard to the first; false when it is no error of fields.
func (v *formView) showProblems(err error) bool {
	problems, ok := kit.FieldErrors(err)
	if !ok {
		return false
	}
	if problem, wrong := problems["currency"]; wrong {
		problems["amount"] = problem // the two are one control
	}
	first := true
	for _, name := range formOrder {
		problem, wrong := problems[name]
		if !wrong {
			continue
		}
		f := v.fields[name]
		f.SetError(kit.FieldErrorText(problem), v.suggestions(name, problem.Args)...)
		if first {
			f.Focus()
			first = false
		}
	}
	return !first
}

// formOrder is the reading order of the fields.
var formOrder = []string{
	"name", "customer", "contact", "position", "phone", "mobile", "email", "origin", "state", "salesperson",
	"expected_close", "amount", "competitor", "probability", "opened_on", "closed_on", "tags", "notes",
}
