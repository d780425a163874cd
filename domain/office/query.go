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
	ColumnRate        Column = "rate" // no column of the list: a condition "none" keeps the amounts without a rate
)

// Columns lists them in the order of the list.
var Columns = []Column{
	ColumnNumber, ColumnName, ColumnCustomer, ColumnContact, ColumnState, ColumnOrigin, ColumnSalesperson,
	ColumnAmount, ColumnProbability, ColumnWeighted, ColumnExpected, ColumnNext, ColumnComplete, ColumnOpened, ColumnClosed, ColumnLossReason,
}

// Condition keeps the rows whose column equals one of the values: names of states,
// origins, salespeople, customers and contacts by their fold, the others exactly. The
// next activity compares its urgency.
type Condition struct {
	Column Column
	Values []string
}

// Query asks for opportunities. Its zero value asks for all, newest number first.
type Query struct {
	Text       string // words, each to be found in name, customer, contact or number
	Conditions []Condition
	Classes    []domain.Class // of the state; none means any
	Sort       Column         // "" is ColumnNumber
	Ascending  bool

	// What the session knows and the store does not; callers leave them alone.
	Today   domain.Date
	Weights domain.Weights
}

// WithoutRate asks for the opportunities whose amount stays out of the sums.
func WithoutRate() Query {
	return Query{Conditions: []Condition{{ColumnRate, []string{"none"}}}}
}

// Row is an opportunity as a list shows it, with the names of what it refers to.
type Row struct {
	ID           domain.ID
	Number       int64
	Name         string
	Customer     string
	Registered   bool // the customer is one, not a prospect
	Contact      string
	State        string
	StateID      domain.ID
	StateColour  string
	Class        domain.Class
	Origin       string
	OriginID     domain.ID
	Salesperson  string
	Amount       domain.Money // in its own currency
	OfficeAmount int64        // minor units of office currency
	Unconverted  bool
	Probability  int
	Weighted     int64 // minor units of office currency; means nothing when closed
	Expected     domain.Date
	Opened       domain.Date
	Closed       domain.Date
	LossReason   string
	HoldUntil    domain.Date
	Next         NextActivity
	Completeness int // percent
}

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
}

// Trace tells who made a record and who changed it last.
type Trace struct {
	CreatedAt, ChangedAt time.Time
	CreatedBy, ChangedBy string
}
