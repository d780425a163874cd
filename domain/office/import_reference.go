package office

import (
	"cmp"
	"strings"

	"preventa/domain"
)

// What a row refers to by name is found, or added for the row.

func (r *importedRow) readReferred(o *domain.Opportunity) {
	if customer := r.customer(); customer != "" {
		o.Customer = customer
	}
	if contact := r.contact(*o); contact != "" {
		o.Contact = contact
	}
	if salesperson := r.salesperson(); salesperson != "" {
		o.Salesperson = salesperson
	}
	if origin := r.item(&r.origins, domain.Origins, "origin", r.value("origin")); origin != "" {
		o.Origin = origin
	}
	if tags := r.tagList(); len(tags) > 0 {
		o.Tags = tags
	}
}

func (r *importedRow) customer() domain.ID {
	name := r.value("customer")
	key := domain.Fold(name)
	if key == "" {
		return ""
	}
	if known, found := r.customers.named(key); found {
		return known.ID
	}
	added := domain.Customer{ID: domain.NewID(), Name: name, Registered: true}
	r.check("customer", added.Check())
	r.customers.stage(key, added)
	return added.ID
}

// salesperson finds or adds the person responsible; somebody who was no salesperson
// becomes one.
func (r *importedRow) salesperson() domain.ID {
	name := r.value("salesperson")
	key := domain.Fold(name)
	if key == "" {
		return ""
	}
	person, known := r.salespeople.named(key)
	if known && person.Salesperson {
		return person.ID
	}
	if !known {
		person = domain.Person{ID: domain.NewID(), Name: name, Language: r.session.office.Data().Language}
	}
	person.Salesperson = true
	r.check("salesperson", person.Check())
	r.salespeople.stage(key, person)
	return person.ID
}

func (r *importedRow) tagList() []domain.ID {
	var tags []domain.ID
	for _, name := range importedTags(r.value("tags")) {
		if tag := r.item(&r.tags, domain.Tags, "tags", strings.TrimSpace(name)); tag != "" {
			tags = append(tags, tag)
		}
	}
	return tags
}

func (r *importedRow) item(items *register[domain.Item], catalogue domain.Catalogue, field, name string) domain.ID {
	key := domain.Fold(name)
	if key == "" {
		return ""
	}
	if known, found := items.named(key); found {
		return known.ID
	}
	added := domain.Item{ID: domain.NewID(), Catalogue: catalogue, Name: name, Position: items.last + 1}
	r.check(field, added.Check())
	items.stage(key, added)
	return added.ID
}

// readState is the state the row names; without one it is the current state, or where
// opportunities start.
func (r *importedRow) readState(current domain.ID) domain.State {
	name := r.value("state")
	key := domain.Fold(name)
	switch {
	case key == "" && current != "":
		return r.states.get(current)
	case key == "":
		if r.firstOpen.ID == "" {
			r.problems.Add("state", "error.required", nil)
		}
		return r.firstOpen
	}
	if known, found := r.states.named(key); found {
		return known
	}
	added := r.newState(name, r.classes[key])
	r.check("state", added.Check())
	r.states.stage(key, added)
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

// contact finds or adds the contact a row names at the opportunity's customer; without
// a name, the card meant is the one of the opportunity's contact.
func (r *importedRow) contact(o domain.Opportunity) domain.ID {
	name, email, phone := r.value("contact"), r.value("email"), r.value("phone")
	key := contactKey(o.Customer, cmp.Or(name, email, phone))
	unnamed := domain.Fold(name) == ""
	card, known := domain.Contact{ID: domain.NewID(), Customer: o.Customer, Name: name}, false
	switch {
	case unnamed && email == "" && phone == "":
		return ""
	case unnamed && o.Contact != "":
		card, known = r.contacts.get(o.Contact), true
		key = contactKey(card.Customer, card.Label())
	default:
		if found, exists := r.contacts.named(key); exists {
			card, known = found, true
		}
	}
	before := card
	r.fillIn(&card.Email, "email", email, card)
	r.fillIn(&card.Phone, "phone", phone, card)
	if !known || card != before {
		r.check("contact", card.Check())
		r.contacts.stage(key, card)
	}
	return card.ID
}

// fillIn puts what the row says on a contact's card. What the card said before the
// import stays, and the row is noted instead.
func (r *importedRow) fillIn(into *string, field, text string, card domain.Contact) {
	switch {
	case text == "" || text == *into || (field == "phone" && text == card.Mobile):
	case *into == "" || r.contacts.isNew(card.ID):
		*into = text
	default:
		r.kept = append(r.kept, BadRow{Line: r.row.Line, Field: field, Key: "error.import.card_kept",
			Args: domain.Args{"Contact": card.Label(), "Kept": *into, "Text": excerpt(text)}})
	}
}
