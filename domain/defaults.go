package domain

// defaultState is a state new offices start with, in both languages.
type defaultState struct {
	english, spanish string
	state            State
}

var defaultStates = []defaultState{
	{"New", "Nueva", State{Class: Open, Colour: "st1", Probability: 10, RotDays: 14}},
	{"Contacted", "Contactada", State{Class: Open, Colour: "st2", Probability: 25, RotDays: 21}},
	{"Proposal sent", "Propuesta enviada", State{Class: Open, Colour: "st3", Probability: 50, RotDays: 30}},
	{"Negotiation", "Negociación", State{Class: Open, Colour: "st4", Probability: 75, RotDays: 30}},
	{"On hold", "En espera", State{Class: OnHold, Colour: "hold-dot", Probability: 20, RotDays: 90}},
	{"Won", "Ganada", State{Class: Won, Colour: "won-dot", Probability: 100}},
	{"Lost", "Perdida", State{Class: Lost, Colour: "lost-dot", Probability: 0}},
}

var defaultOrigins = [][2]string{
	{"Web", "Web"}, {"Referral", "Referido"}, {"Trade fair", "Feria"}, {"Cold call", "Llamada en frío"},
	{"Field visit", "Visita a terreno"}, {"Tender", "Licitación"}, {"Campaign", "Campaña"},
}

// DefaultStates are the states a new office starts with, in its language.
func DefaultStates(language Language) []State {
	states := make([]State, len(defaultStates))
	for i, d := range defaultStates {
		states[i] = d.state
		states[i].ID, states[i].Position, states[i].Name = NewID(), i+1, d.english
		if language == Spanish {
			states[i].Name = d.spanish
		}
	}
	return states
}

// DefaultOrigins are the origins a new office starts with, in its language.
func DefaultOrigins(language Language) []Item {
	items := make([]Item, len(defaultOrigins))
	for i, names := range defaultOrigins {
		items[i] = Item{ID: NewID(), Catalogue: Origins, Position: i + 1, Name: names[0]}
		if language == Spanish {
			items[i].Name = names[1]
		}
	}
	return items
}
