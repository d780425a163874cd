package office

import (
	"context"
	"time"

	"preventa/domain"
	"preventa/domain/change"
	"preventa/domain/control"
)

// Store keeps an office. Errors carry a code of package domain.
type Store interface {
	// Apply writes sets in one transaction or not at all: it checks the version of
	// every record changed, writes rows and journal, and fills in what only it knows —
	// seq, hashes, the number of a new opportunity. Conflict if a record has moved on
	// or is referred to by others; Full, ReadOnly, Locked, Damaged as the disk says.
	Apply(ctx context.Context, sets ...*change.Set) error
	// Atomically runs fn against a Store whose reads see its own writes and whose
	// writes are kept together when fn returns nil, and dropped when it does not.
	Atomically(ctx context.Context, fn func(Store) error) error

	// Load fills a record given by pointer. NotFound if there is none of that id.
	Load(ctx context.Context, id domain.ID, into domain.Record) error
	// Current is how any record stands, for undo.
	Current(ctx context.Context, kind domain.Kind, id domain.ID) (change.Current, error)

	Persons(ctx context.Context) ([]domain.Person, error)                         // by name
	States(ctx context.Context) ([]domain.State, error)                           // by position
	Items(ctx context.Context, catalogue domain.Catalogue) ([]domain.Item, error) // by position, then name
	// Rates are all rates of exchange, by currency and day.
	Rates(ctx context.Context) ([]domain.Rate, error)
	// ForeignOpportunities are those in another currency than the office's.
	ForeignOpportunities(ctx context.Context, home domain.Currency) ([]domain.Opportunity, error)
	// Uses counts the references to each record of a kind, those of records in the recycle
	// bin included.
	Uses(ctx context.Context, kind domain.Kind) (map[domain.ID]int, error)
	// Referring lists the records, by pointer, that refer to a record of a kind, those in
	// the recycle bin included.
	Referring(ctx context.Context, kind domain.Kind, id domain.ID) ([]domain.Record, error)
	// Related lists the records of a kind, by pointer, one field of which refers to a
	// record, in the order they were made (lines in theirs), those in the bin included.
	Related(ctx context.Context, kind domain.Kind, field string, id domain.ID) ([]domain.Record, error)
	// All lists every record of a kind, by pointer, in the order they were made.
	All(ctx context.Context, kind domain.Kind) ([]domain.Record, error)
	// ContactsInPosition lists the contacts whose position has a fold.
	ContactsInPosition(ctx context.Context, position string) ([]domain.Contact, error)

	// Customers finds those that are found by every word of the text, best first.
	Customers(ctx context.Context, text string, limit int) ([]domain.Customer, error)
	// CustomerNamed finds the customer of a name, by its fold.
	CustomerNamed(ctx context.Context, name string) (domain.Customer, bool, error)
	// Contacts finds contacts of a customer ("" for those without one) by words of the name.
	Contacts(ctx context.Context, customer domain.ID, text string, limit int) ([]domain.Contact, error)

	// Opportunities gives the page of a query that starts at row first.
	Opportunities(ctx context.Context, q Query, first, count int) ([]Row, error)
	// Heads gives the first rows of each group of a query, most of them at the most, by the
	// group's key.
	Heads(ctx context.Context, q Query, most int) (map[string][]Row, error)
	// Numbers gives the numbers of all the opportunities of a query, in its order.
	Numbers(ctx context.Context, q Query) ([]int64, error)
	// RowsNumbered gives the rows of opportunities by their numbers, in that order, those in the
	// recycle bin too; what is gone is left out. Of the query only what the session knows counts.
	RowsNumbered(ctx context.Context, q Query, numbers []int64) ([]Row, error)
	// RowsOf gives the rows of opportunities in the order of their ids. Of the query only
	// what the session put into it counts.
	RowsOf(ctx context.Context, q Query, ids []domain.ID) ([]Row, error)
	// StateMoves lists the moves of opportunities from state to state, newest first.
	StateMoves(ctx context.Context, ids []domain.ID) (map[domain.ID][]Entry, error)
	// Completeness tells how complete the opportunities not closed are, by salesperson.
	Completeness(ctx context.Context, weights domain.Weights) ([]Completeness, error)
	// Totals sums up all the rows of a query.
	Totals(ctx context.Context, q Query) (Totals, error)
	// Groups sums up the rows of a query by its group, in the order they are listed in.
	Groups(ctx context.Context, q Query) ([]Group, error)
	// Counts counts the rows of several queries.
	Counts(ctx context.Context, queries []Query) ([]int64, error)
	// The pages and the counts of the other lists.
	CustomerRows(ctx context.Context, q Query, first, count int) ([]CustomerRow, error)
	ContactRows(ctx context.Context, q Query, first, count int) ([]ContactRow, error)
	ActivityRows(ctx context.Context, q Query, first, count int) ([]ActivityRow, error)
	// ActivitiesByDay gives the first activities of each day, by their time, and
	// ClosingsByDay the first opportunities expected to close on each, newest first, with how
	// many each day has altogether.
	ActivitiesByDay(ctx context.Context, q Query, most int) ([]ActivityRow, map[domain.Date]int, error)
	ClosingsByDay(ctx context.Context, q Query, most int) ([]Row, map[domain.Date]int, error)
	QuotationRows(ctx context.Context, q Query, first, count int) ([]QuotationRow, error)
	// PersonalActivities lists activities as each of their people has them, by day and time;
	// those of an opportunity in the recycle bin are left out, as in every list.
	PersonalActivities(ctx context.Context, asked ActivitiesAsked) ([]PersonalActivity, error)
	// SentQuotations lists the quotations that were sent and have no answer, those that have
	// expired too, by the day they were sent.
	SentQuotations(ctx context.Context, asked QuotationsAsked) ([]SentQuotation, error)
	ProductRows(ctx context.Context, q Query, first, count int) ([]domain.Product, error)
	CountRows(ctx context.Context, kind domain.Kind, q Query) (int, error)
	// Names are what records of a kind are called, those that have gone included as far as
	// the journal remembers.
	Names(ctx context.Context, kind domain.Kind, ids []domain.ID) (map[domain.ID]string, error)

	// Currencies are those of the amounts of records of a kind; kinds without amounts of
	// their own have none.
	Currencies(ctx context.Context, kind domain.Kind, ids []domain.ID) (map[domain.ID]domain.Currency, error)
	// TakeNumber takes the next number of a counter, which is made when there is none. It
	// is never given again, whatever becomes of the transaction's record.
	TakeNumber(ctx context.Context, counter string) (int64, error)
	// QuotationNumberTaken reports whether a quotation has a number.
	QuotationNumberTaken(ctx context.Context, number string) (bool, error)
	// LastRevision is the newest revision of a number, those in the recycle bin included.
	LastRevision(ctx context.Context, number string) (int, error)
	// ProductCoded finds the product of a code, by its fold.
	ProductCoded(ctx context.Context, code string) (domain.Product, bool, error)
	// PutBlob keeps the content of a file, once for each SHA-256.
	PutBlob(ctx context.Context, sha256 string, content []byte) error
	// Blob is the content of a file. NotFound.
	Blob(ctx context.Context, sha256 string) ([]byte, error)

	// AllOpportunities, AllCustomers and AllContacts give whole tables, for imports and checks.
	AllOpportunities(ctx context.Context) ([]domain.Opportunity, error)
	AllCustomers(ctx context.Context) ([]domain.Customer, error)
	AllContacts(ctx context.Context) ([]domain.Contact, error)
	// Facts reads the snapshot all figures are computed from, and the seq of the newest set
	// in it.
	Facts(ctx context.Context, wanted FactsWanted) (facts *control.Facts, seq int64, err error)

	// Head is the seq of the newest set, 0 for an empty journal.
	Head(ctx context.Context) (int64, error)
	// Set reads one set of the journal. NotFound if there is none.
	Set(ctx context.Context, id domain.ID) (change.Set, error)
	// LastUndoable is the newest set of a person that is not an undo itself and was not
	// undone; false when there is none.
	LastUndoable(ctx context.Context, person domain.ID) (change.Set, bool, error)
	// Sets lists the newest sets of the journal before a seq (0: all), newest first.
	Sets(ctx context.Context, before int64, count int) ([]SetRow, error)
	// Entries lists what the journal says of records, newest first; most is how many changes
	// are looked at, 0 for all.
	Entries(ctx context.Context, ids []domain.ID, most int) ([]Entry, error)
	// AllEntries lists the changes of the newest sets before a seq (0: all), newest first.
	AllEntries(ctx context.Context, before int64, sets int) ([]Entry, error)
	// Journal gives what was done to records of some kinds from a moment on, before another,
	// with some fields of those records as they are now.
	Journal(ctx context.Context, from, before time.Time, fields map[domain.Kind][]string) (Journal, error)
	// Bin lists what lies in the recycle bin, removed last first.
	Bin(ctx context.Context) ([]BinRow, error)
	// Purge empties what the journal keeps of records for good, and drops the contents of
	// files that no attachment refers to any more. The records must be gone.
	Purge(ctx context.Context, ids []domain.ID) error
	// Trace tells who made a record and who changed it last.
	Trace(ctx context.Context, kind domain.Kind, id domain.ID) (Trace, error)
}
