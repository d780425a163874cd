package opportunities

import (
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/ui/kit"
)

// The lists a form chooses from: all of them to name what is chosen, and those that
// are still offered.

func (v *formView) allStates() []kit.Option {
	var options []kit.Option
	for _, s := range v.form.model.words.states {
		options = append(options, kit.Option{ID: string(s.ID), Text: s.Name, Dot: kit.Paint(kit.Colour(s.Colour))})
	}
	return options
}

// stateOptions are the states to go to. A closed opportunity stays in its own until it is
// reopened.
func (v *formView) stateOptions() []kit.Option {
	if m := v.form.model; m.isClosed() {
		return []kit.Option{chosen(v.allStates(), m.draft.State), {ID: reopenID, Text: lang.X("command.reopen", "Reopen…"), Icon: "rotate-ccw"}}
	}
	states := v.form.model.words.states
	return offered(v.allStates(), func(i int) bool { return states[i].Retired })
}

func (v *formView) allItems(items []domain.Item) []kit.Option {
	var options []kit.Option
	for _, i := range items {
		options = append(options, kit.Option{ID: string(i.ID), Text: i.Name})
	}
	return options
}

func (v *formView) originOptions() []kit.Option {
	items := v.form.model.words.origins
	return offered(v.allItems(items), func(i int) bool { return items[i].Retired })
}

func (v *formView) allSalespeople() []kit.Option {
	var options []kit.Option
	for _, p := range v.form.model.words.salespeople {
		options = append(options, kit.Option{ID: string(p.ID), Text: p.Name})
	}
	return options
}

func (v *formView) salespersonOptions() []kit.Option {
	people := v.form.model.words.salespeople
	return offered(v.allSalespeople(), func(i int) bool { return people[i].Inactive })
}

// offered leaves out what is retired.
func offered(options []kit.Option, retired func(i int) bool) []kit.Option {
	var list []kit.Option
	for i, o := range options {
		if !retired(i) {
			list = append(list, o)
		}
	}
	return list
}
