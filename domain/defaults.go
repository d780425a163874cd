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

// words of a catalogue a new office starts with, in both languages, each with its icon
// where it has one.
var defaultWords = []struct {
	catalogue Catalogue
	words     [][3]string
}{
	{Origins, [][3]string{{"Web", "Web"}, {"Referral", "Referido"}, {"Trade fair", "Feria"}, {"Cold call", "Llamada en frío"},
		{"Field visit", "Visita a terreno"}, {"Tender", "Licitación"}, {"Campaign", "Campaña"}}},
	{ActivityTypes, [][3]string{{"Call", "Llamada", "phone"}, {"E-mail", "Correo", "mail"}, {"Meeting", "Reunión", "users"},
		{"Visit", "Visita", "map-pin"}, {"Task", "Tarea", "square-check"}, {"Note", "Nota", "sticky-note"},
		{"After-sales", "Postventa", "handshake"}, {"Collection", "Cobranza", "wallet"}}},
	{LossReasons, [][3]string{{"Price", "Precio"}, {"Chose a competitor", "Eligió a un competidor"}, {"No budget", "Sin presupuesto"},
		{"Delivery time", "Plazo de entrega"}, {"Does not meet the need", "No cubre la necesidad"}, {"No answer", "Dejó de responder"},
		{"Project cancelled", "Proyecto cancelado"}}},
	{Roles, [][3]string{{"Decides", "Decide"}, {"Influences", "Influye"}, {"Buys", "Compra"}, {"Uses", "Usa"}}},
}

// DefaultItems are the words of one catalogue, or of all for "", that a new office starts
// with, in its language.
func DefaultItems(language Language, catalogue Catalogue) []Item {
	var items []Item
	for _, list := range defaultWords {
		if catalogue != "" && list.catalogue != catalogue {
			continue
		}
		for i, word := range list.words {
			item := Item{ID: NewID(), Catalogue: list.catalogue, Position: i + 1, Name: word[0], Icon: word[2]}
			if language == Spanish {
				item.Name = word[1]
			}
			items = append(items, item)
		}
	}
	return items
}
