package opportunities

import (
	"strings"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/ui/kit"
)

// fill shows the draft in every control, and no problems.
func (v *formView) fill() {
	v.set.Fill(v.showAll)
	v.form.tabs.Fill()
	v.showDerived()
}

// refill is fill, but for texts that could not be read as values: they are typed again.
func (v *formView) refill(typed map[string]string) {
	v.set.Refill(typed, v.showAll)
	v.form.tabs.Fill()
	v.showDerived()
}

func (v *formView) showAll() {
	d := v.form.model.draft
	v.cancel()
	v.similar.Forget()
	v.name.SetText(d.Name)
	v.showCustomer()
	v.showCardTexts()
	v.showChoices()
	v.showAmount()
	v.probability.SetValue(d.Probability)
	v.expected.SetValue(d.ExpectedClose)
	v.opened.SetValue(d.OpenedOn)
	v.showClosingDays()
	v.lossNote.SetText(d.LossNote)
	v.tags.SetTags(v.form.model.tagNames())
}

func (v *formView) showClosingDays() {
	v.closed.SetValue(v.form.model.draft.ClosedOn)
	v.hold.SetValue(v.form.model.draft.HoldUntil)
}

func (v *formView) showChoices() {
	d, w := v.form.model.draft, v.form.model.words
	v.origin.SetSelected(chosen(v.allItems(w.origins), d.Origin))
	v.showState()
	v.salesperson.SetSelected(chosen(v.allSalespeople(), d.Salesperson))
	showWord(v.competitor, v.allItems(w.competitors), d.Competitor, d.NewCompetitor)
	showWord(v.lossReason, v.allItems(w.lossReasons), d.LossReason, d.NewLossReason)
}

// showWord shows a word of a catalogue, or one that was typed and is in none yet.
func showWord(l *kit.Lookup, known []kit.Option, id domain.ID, typed string) {
	if id == "" {
		l.SetSelected(kit.Option{Text: typed})
		return
	}
	l.SetSelected(chosen(known, id))
}

// showWords shows renamed and recoloured words, and what stands beside the draft.
func (v *formView) showWords() {
	v.set.Show(func() {
		v.showChoices()
		v.showCustomer()
	})
	v.showDerived()
}

func chosen(options []kit.Option, id domain.ID) kit.Option { return kit.OptionOf(options, id) }

// showDerived shows what follows from the draft: the header, how complete it is, the
// weighted amount, the state's proposal, and which fields make sense.
func (v *formView) showDerived() {
	m := v.form.model
	v.set.Show(func() {
		if v.set.IsRead("probability") {
			v.probability.SetValue(m.draft.Probability)
		}
		v.showState()
		v.forgetClosing()
	})
	v.showClosing()
	v.showReach()
	v.showOthers()
	v.showProposal()
	v.history.follow()
	v.showAmountHint()
	v.showWeighted()
	v.completeness.show()
	v.header.show()
}

// forgetClosing empties the days that the state does not have.
func (v *formView) forgetClosing() {
	class := v.form.model.state().Class
	if !class.IsClosed() {
		v.closed.SetValue(0)
		v.set.Read("closed_on", nil)
	}
	if class != domain.OnHold {
		v.hold.SetValue(0)
		v.set.Read("hold_until", nil)
	}
}

// showProposal tells of what the office's history says, of the state's own probability where
// a person stated another, and that certainty alone wins nothing.
func (v *formView) showProposal() {
	m, field := v.form.model, v.set.Get("probability")
	if m.draft.Probability == 100 && !m.state().Class.IsClosed() && v.form.mayEdit() {
		field.SetHint(lang.X("opportunity.certain", "{{.Percent}} alone is not won.", map[string]any{"Percent": v.form.region().Percent(100)}),
			kit.FieldAction{Text: lang.X("opportunity.mark_won", "Mark as won…"), Do: func() { v.header.pressed(domain.Won) }})
		return
	}
	text, actions := v.stateProposal()
	if says := v.history.text(); says != "" {
		text = strings.TrimSuffix(says+". "+text, ". ")
		actions = append(v.history.actions(), actions...)
	}
	field.SetHint(text, actions...)
}

// stateProposal is what the state proposes where a person stated another probability.
func (v *formView) stateProposal() (string, []kit.FieldAction) {
	m := v.form.model
	proposed, differs := m.proposal()
	if !differs {
		return "", nil
	}
	args := map[string]any{"State": m.state().Name, "Percent": v.form.region().Percent(proposed)}
	return lang.X("opportunity.proposes", "“{{.State}}” proposes {{.Percent}}; yours stands.", args), []kit.FieldAction{{
		Text: lang.X("opportunity.use_proposal", "Use {{.Percent}}", args),
		Do: func() {
			v.edit("probability", func() { m.draft.Opportunity = m.draft.AcceptProbability(m.state()) })
		},
	}}
}

func (v *formView) showWeighted() {
	m := v.form.model
	if m.state().Class.IsClosed() || m.draft.Unconverted {
		v.weighted.SetText("")
		return
	}
	currency := v.form.host.Session().Office().Data().Currency
	v.weighted.SetText(lang.X("opportunity.weighted_lower", "weighted") + " " +
		v.form.region().Money(domain.Money{Minor: m.draft.Weighted(), Currency: currency}))
}

// focusFirst gives the keyboard to the name of a new record.
func (v *formView) focusFirst() {
	if v.form.model.isNew() {
		v.form.host.Window().Canvas().Focus(v.name.FocusTarget()) // which may not be drawn yet
	}
}
