package opportunities

import (
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/ui/kit"
)

// importKindTitle is what a file of a kind holds.
func importKindTitle(kind domain.Kind) string {
	switch kind {
	case domain.KindCustomer:
		return lang.X("customers.title", "Customers")
	case domain.KindContact:
		return lang.X("contacts.title", "Contacts")
	case domain.KindProduct:
		return lang.X("products.title", "Products")
	case domain.KindActivity:
		return lang.X("activities.title", "Activities")
	case domain.KindRate:
		return lang.X("import.rates", "Exchange rates")
	case domain.KindTarget:
		return lang.X("targets.title", "Targets")
	}
	return lang.X("opportunities.title", "Opportunities")
}

// importHint says what a row needs, and how what is known already is found.
func importHint(kind domain.Kind) string {
	switch kind {
	case domain.KindCustomer:
		return lang.X("import.hint_customer", "Only the name is required. A customer is found by its tax id, else by its name, and updated.")
	case domain.KindContact:
		return lang.X("import.hint_contact", "A name, an e-mail or a telephone is required. A contact is found by its name within its customer, else by its e-mail, and updated.")
	case domain.KindProduct:
		return lang.X("import.hint_product", "The description is required. A product is found by its code and updated.")
	case domain.KindActivity:
		return lang.X("import.hint_activity", "Type, subject, day, and an opportunity (number or reference) or a customer are required. An activity that is known already is not added again.")
	case domain.KindRate:
		return lang.X("import.hint_rate", "All three are required. Amounts are converted anew.")
	case domain.KindTarget:
		return lang.X("import.hint_target", "The month is required. A row without a salesperson is of the whole office; an empty amount or count stays as it is.")
	}
	return lang.X("import.hint_opportunity", "Only the name is required; with a reference, a later import updates instead of adding again.")
}

// opportunityOrder is the order the fields of an opportunity are asked for in: what is
// needed, and what keeps a later import from doubling, come first.
var opportunityOrder = []string{
	"name", "reference", "customer", "contact", "email", "phone", "state", "origin", "salesperson", "amount", "currency",
	"probability", "opened", "closed", "expected", "tags", "notes",
}

// importOrder is the order the fields of a kind are asked for in.
func importOrder(kind domain.Kind) []string {
	if kind == domain.KindOpportunity {
		return opportunityOrder
	}
	return office.ImportFields(kind)
}

// importTitles are the keys of fields that are not titled as those of the record are.
var importTitles = map[domain.Kind]map[string]string{
	domain.KindOpportunity: {
		"email": "contact.email", "phone": "contact.phone", "opened": "opportunity.opened_on", "closed": "opportunity.closed_on", "expected": "opportunity.expected_close",
	},
	domain.KindContact:  {"name": "customer.name", "customer": "customer.customer"},
	domain.KindActivity: {"time": "activity.minute"},
	domain.KindRate:     {"rate": "rate.value"},
}

func importFieldTitle(kind domain.Kind, field string) string {
	if key, other := importTitles[kind][field]; other {
		return lang.X(key, field)
	}
	return kit.FieldTitle(kind, field)
}
