package office

import (
	"time"

	"preventa/domain"
)

// Column names a column of the opportunities list; lists sort and files head by it.
type Column string

// The columns of the list.
const (
	ColumnNumber      Column = "number"
	ColumnName        Column = "name"
	ColumnCustomer    Column = "customer"
	ColumnContact     Column = "contact"
	ColumnState       Column = "state"
	ColumnOrigin      Column = "origin"
	ColumnSalesperson Column = "salesperson"
	ColumnAmount      Column = "amount"
	ColumnProbability Column = "probability"
	ColumnWeighted    Column = "weighted"
	ColumnExpected    Column = "expected"
	ColumnOpened      Column = "opened"
	ColumnClosed      Column = "closed"
	ColumnNext        Column = "next"         // the next activity
	ColumnComplete    Column = "completeness" // a condition on it is a band such as "50-79"
	ColumnLossReason  Column = "loss_reason"
	ColumnDays        Column = "days" // in the state, re-entries added up
	ColumnReference   Column = "reference"
	ColumnClass       Column = "class" // a domain.Class
	ColumnCurrency    Column = "currency"
	ColumnCompetitor  Column = "competitor"
	ColumnCredited    Column = "credited_to"
	ColumnTags        Column = "tags"
	ColumnHoldUntil   Column = "hold_until"
	ColumnNotes       Column = "notes"
	ColumnLossNote    Column = "loss_note"

	// no columns of the list, but conditions
	ColumnRate    Column = "rate"    // "none" keeps the amounts without a rate, "known" the others
	ColumnOverdue Column = "overdue" // "yes": not closed, with the expected close or the next activity behind today
	ColumnRotting Column = "rotting" // "yes": longer in its state than control.RotLimit
)

// Columns lists them in the order of the list.
var Columns = []Column{
	ColumnNumber, ColumnName, ColumnCustomer, ColumnContact, ColumnState, ColumnOrigin, ColumnSalesperson,
	ColumnAmount, ColumnProbability, ColumnWeighted, ColumnExpected, ColumnNext, ColumnDays, ColumnComplete, ColumnOpened, ColumnClosed,
	ColumnLossReason, ColumnClass, ColumnReference, ColumnCurrency, ColumnCompetitor, ColumnCredited, ColumnTags, ColumnHoldUntil,
}

// Query asks for opportunities. Its zero value asks for all, newest number first.
type Query struct {
	Text       string // words, each to be found in name, customer, contact or number
	Conditions []Condition
	Classes    []domain.Class // of the state; none means any
	Sort       Column         // "" is ColumnNumber
	Ascending  bool
	Group      Column // one of GroupColumns: rows come group by group; "": they do not

	// What the session knows and the store does not; callers leave them alone.
	Today   domain.Date
	Weights domain.Weights
	Zone    *time.Location `json:"-"` // whose days the moments of the journal are told by
}

// WithoutRate asks for the opportunities whose amount stays out of the sums.
func WithoutRate() Query {
	return Query{Conditions: []Condition{{Column: ColumnRate, Values: []string{"none"}}}}
}

// Row is an opportunity as a list shows it, with the names of what it refers to.
type Row struct {
	ID            domain.ID
	Number        int64
	Name          string
	Customer      string
	CustomerID    domain.ID
	Registered    bool // the customer is one, not a prospect
	Contact       string
	ContactID     domain.ID
	State         string
	StateID       domain.ID
	StateColour   string
	Class         domain.Class
	Origin        string
	OriginID      domain.ID
	Salesperson   string
	SalespersonID domain.ID
	Amount        domain.Money // in its own currency
	OfficeAmount  int64        // minor units of office currency
	Unconverted   bool
	Probability   int
	Weighted      int64 // minor units of office currency; means nothing when closed
	Expected      domain.Date
	Opened        domain.Date
	Closed        domain.Date
	LossReason    string
	HoldUntil     domain.Date
	Next          NextActivity
	Completeness  int // percent
	Days          int // in the state, re-entries added up
	RotLimit      int // days after which it rots in its state, 0 for no limit or a closed one
	Reference     string
	Competitor    string
	CompetitorID  domain.ID
	Credited      string
	Tags          []string // names, in the order of the catalogue
	LossReasonID  domain.ID
}

// Rots reports that it is longer in its state than the limit.
func (r Row) Rots() bool { return r.RotLimit > 0 && r.Days > r.RotLimit }

// NextActivity is the earliest planned activity of an opportunity; without a day there
// is none.
type NextActivity struct {
	ID      domain.ID
	Day     domain.Date
	Minute  int // of the day, 1 is 00:00; 0 is no time
	Type    string
	Icon    string
	Subject string
}

// Totals sums up rows. Amounts are minor units of office currency; Weighted covers
// the open and on-hold ones; Unconverted counts the rows left out of the sums because
// no rate is known.
type Totals struct {
	Count, Open, OnHold, Won, Lost int64
	Amount, Weighted               int64
	Unconverted                    int64
	Days                           int64 // in their states, of those not closed, together: the mean is Days ÷ (Open + OnHold)
}

// Trace tells who made a record and who changed it last.
type Trace struct {
	CreatedAt, ChangedAt time.Time
	CreatedBy, ChangedBy string
}
