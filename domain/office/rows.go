package office

import (
	"time"

	"preventa/domain"
)

// The columns of the other lists. A condition on one of them compares texts by their
// fold, ids and words of the program exactly.
const (
	// of customers
	ColumnLegalName Column = "legal_name"
	ColumnTaxID     Column = "tax_id"
	ColumnSector    Column = "sector"
	ColumnCity      Column = "city"
	ColumnCountry   Column = "country"
	ColumnPhones    Column = "phones"
	ColumnEmails    Column = "emails"
	ColumnStanding  Column = "standing" // a Standing
	ColumnOpenCount Column = "open"
	ColumnWonAmount Column = "won"

	// of contacts
	ColumnPosition Column = "position"
	ColumnPhone    Column = "phone"
	ColumnMobile   Column = "mobile"
	ColumnEmail    Column = "email"
	ColumnBirthday Column = "birthday"

	// of activities
	ColumnDay         Column = "day"
	ColumnType        Column = "type"
	ColumnSubject     Column = "subject"
	ColumnMinutes     Column = "minutes"
	ColumnPeople      Column = "people"
	ColumnOpportunity Column = "opportunity"
	ColumnDone        Column = "done"    // "true" or "false"
	ColumnUrgency     Column = "urgency" // a domain.Urgency of what is planned

	// of quotations
	ColumnRevision   Column = "revision"
	ColumnStatus     Column = "status" // a domain.QuotationStatus, as it stands today
	ColumnDate       Column = "date"
	ColumnValidUntil Column = "valid_until"
	ColumnTotal      Column = "total"

	// of products
	ColumnCode        Column = "code"
	ColumnDescription Column = "description"
	ColumnUnit        Column = "unit"
	ColumnPrice       Column = "price"
	ColumnTax         Column = "tax"
	ColumnRetired     Column = "retired" // "true" or "false"
)

// Standing says what a customer is to the office.
type Standing string

// The standings.
const (
	Registered Standing = "customer"
	Prospect   Standing = "prospect"
	Blocked    Standing = "blocked"
)

// Standings lists them.
var Standings = []Standing{Registered, Prospect, Blocked}

// CustomerColumns lists the columns of the list of customers.
var CustomerColumns = []Column{ColumnName, ColumnLegalName, ColumnTaxID, ColumnStanding, ColumnSector, ColumnCity, ColumnCountry,
	ColumnPhones, ColumnEmails, ColumnSalesperson, ColumnOpenCount, ColumnWonAmount}

// CustomerRow is a customer as a list shows it. Amounts are minor units of office currency.
type CustomerRow struct {
	ID                  domain.ID
	Name, LegalName     string
	TaxID               string
	Registered, Blocked bool
	Sector              string
	City, Country       string
	Phones, Emails      string
	Salesperson         string
	Opportunities       int64 // all of them
	Open                int64 // those not closed
	OpenAmount          int64
	Won                 int64
	WonAmount           int64
}

// Standing says what the customer is to the office.
func (r CustomerRow) Standing() Standing {
	switch {
	case r.Blocked:
		return Blocked
	case r.Registered:
		return Registered
	}
	return Prospect
}

// ContactColumns lists the columns of the list of contacts.
var ContactColumns = []Column{ColumnName, ColumnCustomer, ColumnPosition, ColumnPhone, ColumnMobile, ColumnEmail, ColumnBirthday}

// ContactRow is a contact as a list shows it.
type ContactRow struct {
	ID         domain.ID
	Name       string // its label, where it has no name
	Customer   string
	CustomerID domain.ID
	Registered bool
	Position   string
	Phone      string
	Mobile     string
	Email      string
	Birthday   domain.Date
}

// ActivityColumns lists the columns of the list of activities.
var ActivityColumns = []Column{ColumnDay, ColumnType, ColumnSubject, ColumnOpportunity, ColumnCustomer, ColumnContact, ColumnPeople, ColumnMinutes, ColumnDone}

// ActivityRow is an activity as lists and timelines show it.
type ActivityRow struct {
	ID            domain.ID
	Type          string
	TypeID        domain.ID
	Icon          string
	Subject       string
	Notes         string
	Day           domain.Date
	Minute        int
	Minutes       int
	Done          bool
	People        string // names, parted by ", "
	OpportunityID domain.ID
	Number        int64  // of the opportunity
	Opportunity   string // its name
	CustomerID    domain.ID
	Customer      string // the opportunity's, where it is about one
	ContactID     domain.ID
	Contact       string
}

// Urgency says how a planned activity stands; none for one that is done.
func (r ActivityRow) Urgency(today domain.Date) domain.Urgency {
	if r.Done {
		return domain.None
	}
	return domain.UrgencyOf(r.Day, today)
}

// QuotationColumns lists the columns of the list of quotations.
var QuotationColumns = []Column{ColumnNumber, ColumnRevision, ColumnDate, ColumnSubject, ColumnCustomer, ColumnOpportunity, ColumnContact, ColumnSalesperson,
	ColumnStatus, ColumnTotal, ColumnValidUntil}

// QuotationRow is a quotation as a list shows it.
type QuotationRow struct {
	ID            domain.ID
	Number        string
	Revision      int
	Status        domain.QuotationStatus // as it stands today
	Day           domain.Date
	ValidUntil    domain.Date
	SentOn        domain.Date
	Subject       string
	OpportunityID domain.ID
	Opportunity   string
	OpportunityNo int64
	CustomerID    domain.ID
	Customer      string
	Contact       string
	Salesperson   string
	Total         domain.Money
	Lines         int
}

// Label is the number with the revision.
func (r QuotationRow) Label() string {
	return domain.Quotation{Number: r.Number, Revision: r.Revision}.Label()
}

// ProductColumns lists the columns of the list of products.
var ProductColumns = []Column{ColumnCode, ColumnDescription, ColumnUnit, ColumnPrice, ColumnTax, ColumnRetired}

// SetRow is a set of the journal as a list shows it.
type SetRow struct {
	Seq      int64
	ID       domain.ID
	At       time.Time
	Person   string
	Action   string
	Undoes   domain.ID // the set it took back
	UndoneBy domain.ID // the set that took it back
	Count    int       // records changed
	Kind     domain.Kind
	Title    string // what the first record is called, where that is known
}

// Entry is one change of one record, of one field where it was edited.
type Entry struct {
	Set      domain.ID
	Seq      int64
	At       time.Time
	PersonID domain.ID
	Person   string
	Action   string
	Kind     domain.Kind
	Record   domain.ID
	Op       string // "add", "edit", "remove"
	Field    string // of an edit
	Old, New any    // plain values as domain.Fields hold them; nil is the zero value
	Emptied  bool   // its values were emptied for good
}

// BinRow is a record in the recycle bin.
type BinRow struct {
	Kind      domain.Kind
	ID        domain.ID
	Title     string
	About     string // the customer or opportunity it belongs to
	RemovedAt time.Time
	RemovedBy string
}

// Reference names a record.
type Reference struct {
	Kind domain.Kind
	ID   domain.ID
}
