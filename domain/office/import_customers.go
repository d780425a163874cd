package office

import (
	"cmp"
	"context"
	"strings"
	"unicode"

	"preventa/domain"
	"preventa/domain/access"
)

// ImportCustomers brings rows of a file in, in one set that Undo takes back as one. Good
// rows go in, bad ones are reported; what a bad row alone refers to is not added.
//
// A customer is found by its tax id, of which letters and digits count, else by the fold
// of its name, and updated. Where the tax id is one customer's and the name another's, the
// name decides and the row is noted: two firms can share a tax id. Of two rows that are
// one customer the second is bad. An empty cell says nothing; a new customer without a name
// is called by its legal name, and is registered unless the row says otherwise. Sectors, tags and salespeople are added when there are none.
//
// Forbidden, ReadOnly; Conflict when somebody changed the same records meanwhile.
func (s *Session) ImportCustomers(ctx context.Context, rows []ImportRow, options ImportOptions) (ImportResult, error) {
	return s.Import(ctx, domain.KindCustomer, rows, options)
}

var customerRegisters = []registerReader{knowPeople, knowItems(domain.Sectors, domain.Tags), knowCustomers}

// customerKeys are what a customer is found by.
func customerKeys(c domain.Customer) []recordKey {
	return []recordKey{named(c.Name), taxKey(c.TaxID)}
}

// taxKey is a tax id as it is compared: its letters and digits.
func taxKey(taxID string) recordKey {
	return keyOf("tax_id", "", strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToUpper(r)
		}
		return -1
	}, taxID))
}

func (r *importedRow) readCustomer() domain.ID {
	before := r.knownCustomer()
	after := before
	if before.ID == "" {
		r.isNew = true
		after.ID, after.Registered = domain.NewID(), true
	} else {
		r.takenBefore("name", before.ID)
		r.mayModify("name", access.Modify)
	}
	r.readCustomerTexts(&after)
	r.readCustomerWords(&after)
	r.yes(&after.Blocked, "blocked")
	r.yes(&after.Registered, "registered")
	r.check("name", after.Check())
	r.noteChange("name", before.Name, after.Name, named)
	r.noteChange("tax_id", before.TaxID, after.TaxID, taxKey)
	r.customers.stageChanged(before, after, customerKeys(after)...)
	return after.ID
}

// noteChange tells that what a record is found by was something else until now.
func (r *importedRow) noteChange(field, before, after string, key func(string) recordKey) {
	if before != "" && key(before) != key(after) {
		r.note(field, "error.import.was", domain.Args{"Kept": before})
	}
}

// knownCustomer is the customer the row is about; without an id when there is none.
func (r *importedRow) knownCustomer() (found domain.Customer) {
	name, tax := named(cmp.Or(r.value("name"), r.value("legal_name"))), taxKey(r.value("tax_id"))
	byName, hasName := r.customers.named(name)
	byTax, hasTax := r.customers.named(tax)
	sameName := hasTax && (name == recordKey{} || named(byTax.Name) == name)
	switch {
	case sameName || hasTax && !hasName && !r.isTaken(byTax.ID):
		return byTax
	case hasTax:
		if !hasName || taxKey(byName.TaxID) != tax {
			r.note("tax_id", "error.import.tax_id_shared", domain.Args{"Name": byTax.Name, "TaxID": byTax.TaxID})
		}
		return byName
	case hasName && r.isTaken(byName.ID) && tax != recordKey{} && byName.TaxID != "":
		r.note("name", "error.import.name_shared", domain.Args{"TaxID": byName.TaxID})
		return found
	}
	return byName
}

// isTaken reports that an earlier row of the file was about a record.
func (r *importedRow) isTaken(id domain.ID) bool {
	_, taken := r.taken[id]
	return taken
}

func (r *importedRow) readCustomerTexts(c *domain.Customer) {
	r.fillKey(&c.Name, "name", named)
	r.fillKey(&c.TaxID, "tax_id", taxKey)
	for field, into := range map[string]*string{
		"legal_name": &c.LegalName, "address": &c.Address, "city": &c.City, "district": &c.District,
		"country": &c.Country, "phones": &c.Phones, "emails": &c.Emails, "website": &c.Website,
	} {
		r.fill(into, field)
	}
	r.fillNotes(&c.Notes, "notes")
	if c.Name == "" {
		c.Name = c.LegalName
	}
}

func (r *importedRow) readCustomerWords(c *domain.Customer) {
	if sector := r.item(domain.Sectors, "sector", r.value("sector")); sector != "" {
		c.Sector = sector
	}
	if salesperson := r.salesperson(); salesperson != "" {
		c.Salesperson = salesperson
	}
	if tags := r.tagList(); len(tags) > 0 {
		c.Tags = tags
	}
	if text := r.value("language"); text != "" {
		c.Language = importedLanguage(text)
	}
}
