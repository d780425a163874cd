package office

import (
	"cmp"
	"strings"

	"preventa/domain"
)

// What a row refers to by name is found, or added for the row.

// customer finds or adds the customer a row names.
func (r *importedRow) customer(registered bool) domain.ID {
	name := r.value("customer")
	key := named(name)
	if key == (recordKey{}) {
		return ""
	}
	if known, found := r.customers.named(key); found {
		return known.ID
	}
	added := domain.Customer{ID: domain.NewID(), Name: name, Registered: registered}
	r.check("customer", added.Check())
	r.customers.stage(added, key)
	return added.ID
}

// salesperson finds or adds the person responsible; somebody who was no salesperson
// becomes one.
func (r *importedRow) salesperson() domain.ID {
	person, known := r.person("salesperson", r.value("salesperson"))
	if person.ID == "" || known && person.Salesperson {
		return person.ID
	}
	person.Salesperson = true
	r.salespeople.stage(person, named(person.Name))
	return person.ID
}

// person finds somebody of the office by name, or makes them, without staging; there is
// nobody of no name.
func (r *importedRow) person(field, name string) (p domain.Person, known bool) {
	key := named(name)
	if key == (recordKey{}) {
		return p, false
	}
	if p, known = r.salespeople.named(key); !known {
		p = domain.Person{ID: domain.NewID(), Name: name, Language: r.session.office.Data().Language}
		r.check(field, p.Check())
	}
	return p, known
}

func (r *importedRow) tagList() []domain.ID {
	var tags []domain.ID
	for _, name := range importedTags(r.value("tags")) {
		if tag := r.item(domain.Tags, "tags", strings.TrimSpace(name)); tag != "" {
			tags = append(tags, tag)
		}
	}
	return tags
}

// item finds or adds a word of a catalogue; "" for no word.
func (r *importedRow) item(catalogue domain.Catalogue, field, name string) domain.ID {
	return r.word(catalogue, field, name).ID
}

func (r *importedRow) word(catalogue domain.Catalogue, field, name string) domain.Item {
	key := named(name)
	if key == (recordKey{}) {
		return domain.Item{}
	}
	items := r.items(catalogue)
	if known, found := items.named(key); found {
		return known
	}
	added := domain.Item{ID: domain.NewID(), Catalogue: catalogue, Name: name, Position: items.last + 1}
	r.check(field, added.Check())
	items.stage(added, key)
	return added
}

// card finds or adds the contact a row names at the opportunity's customer; without a
// name, the card meant is the one of the opportunity's contact.
func (r *importedRow) card(o domain.Opportunity) domain.ID {
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
		r.contacts.stage(card, key)
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
		r.note(field, "error.import.card_kept", domain.Args{"Contact": card.Label(), "Kept": *into, "Text": excerpt(text)})
	}
}
