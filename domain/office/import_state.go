package office

import "preventa/domain"

// readState is the state the row names; without one it is the current state, or where
// opportunities start.
func (r *importedRow) readState(current domain.ID) domain.State {
	name := r.value("state")
	key := named(name)
	switch {
	case key == recordKey{} && current != "":
		return r.states.get(current)
	case key == recordKey{}:
		if r.firstOpen.ID == "" {
			r.problems.Add("state", "error.required", nil)
		}
		return r.firstOpen
	}
	if known, found := r.states.named(key); found {
		return known
	}
	added := r.newState(name, r.classes[key.text])
	r.check("state", added.Check())
	r.states.stage(added, key)
	return added
}

// importedColours and importedProbabilities are what a state that comes with a file
// starts with; open ones take the colours of the look in turn.
var (
	importedColours = map[domain.Class][]string{
		domain.Open: {"st1", "st2", "st3", "st4"}, domain.OnHold: {"hold-dot"}, domain.Won: {"won-dot"}, domain.Lost: {"lost-dot"},
	}
	importedProbabilities = map[domain.Class]int{domain.Open: 10, domain.OnHold: 20, domain.Won: 100, domain.Lost: 0}
)

func (r *importedRow) newState(name string, class domain.Class) domain.State {
	if class == "" {
		class = domain.Open
	}
	alike := 0
	r.states.each(func(s domain.State) {
		if s.Class == class {
			alike++
		}
	})
	colours := importedColours[class]
	return domain.State{
		ID: domain.NewID(), Name: name, Class: class, Colour: colours[alike%len(colours)],
		Probability: importedProbabilities[class], Position: r.states.last + 1,
	}
}
