package office

import (
	"cmp"
	"context"

	"preventa/domain"
	"preventa/domain/access"
)

// ImportContacts brings rows of a file in, in one set that Undo takes back as one. Good
// rows go in, bad ones are reported; what a bad row alone refers to is not added.
//
// A contact is found by the fold of its name within the row's customer, else by an e-mail,
// and updated. Of two rows that are one contact the second is bad, but an e-mail that two
// rows share makes no one contact of them. A customer there is not is added as a prospect,
// a position to its catalogue. An empty cell says nothing.
//
// Forbidden, ReadOnly; Conflict when somebody changed the same records meanwhile.
func (s *Session) ImportContacts(ctx context.Context, rows []ImportRow, options ImportOptions) (ImportResult, error) {
	return s.Import(ctx, domain.KindContact, rows, options)
}

var contactRegisters = []registerReader{knowItems(domain.Positions), knowCustomers, knowContacts}

// contactKey is the name a contact is found by: its own within its customer.
func contactKey(customer domain.ID, name string) recordKey {
	return keyOf("name", customer, domain.Fold(name))
}

// contactKeys are what a contact is found by.
func contactKeys(c domain.Contact) []recordKey {
	return append(emailKeys(c.Email), contactKey(c.Customer, c.Label()))
}

func emailKeys(emails string) []recordKey {
	var keys []recordKey
	for _, email := range domain.Several(emails) {
		keys = append(keys, keyOf("email", "", domain.Fold(email)))
	}
	return keys
}

func (r *importedRow) readContact() domain.ID {
	customer := r.customer(false)
	before := r.knownContact(customer)
	after := before
	if before.ID == "" {
		r.isNew = true
		after.ID = domain.NewID()
	} else {
		r.takenBefore("name", before.ID)
		r.mayModify("name", access.Modify)
	}
	if customer != "" {
		if before.Customer != "" && before.Customer != customer {
			r.note("customer", "error.import.was", domain.Args{"Kept": r.customers.get(before.Customer).Name})
		}
		after.Customer = customer
	}
	r.readContactTexts(&after)
	if after.IsBlank() {
		r.problems.Add("name", "error.contact.blank", nil)
	}
	r.checkContact(after.Check())
	r.noteChange("name", before.Name, after.Name, named)
	r.contacts.stageChanged(before, after, contactKeys(after)...)
	return after.ID
}

func (r *importedRow) readContactTexts(c *domain.Contact) {
	r.fillKey(&c.Name, "name", named)
	if position := r.word(domain.Positions, "position", r.value("position")); position.ID != "" {
		c.Position = position.Name
	}
	r.fill(&c.Phone, "phone")
	r.fill(&c.Mobile, "mobile")
	r.fill(&c.Email, "email")
	r.day(&c.Birthday, "birthday")
	r.fillNotes(&c.Notes, "notes")
}

// checkContact notes the problems of a contact, whose own name is the row's.
func (r *importedRow) checkContact(err error) {
	for _, problem := range problemsOf(err) {
		if problem.Field == "contact" {
			problem.Field = "name"
		}
		r.problems = append(r.problems, problem)
	}
}

// knownContact is the contact the row is about; without an id when there is none.
func (r *importedRow) knownContact(customer domain.ID) (found domain.Contact) {
	name, email := r.value("name"), r.value("email")
	label := cmp.Or(name, email, r.value("mobile"), r.value("phone"))
	if known, exists := r.contacts.named(contactKey(customer, label)); exists {
		return known
	}
	for _, key := range emailKeys(email) {
		known, exists := r.contacts.named(key)
		switch {
		case !exists:
		case r.isTaken(known.ID) && domain.Fold(known.Name) != domain.Fold(name):
			r.note("email", "error.import.email_shared", domain.Args{"Contact": known.Label()})
		default:
			return known
		}
	}
	return found
}
