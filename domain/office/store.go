package office

import (
	"context"

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
	// Uses counts the opportunities, those in the recycle bin included, that refer to
	// each state or item.
	Uses(ctx context.Context, kind domain.Kind) (map[domain.ID]int, error)
	// Referring lists the opportunities, those in the recycle bin included, that refer
	// to a state or an item.
	Referring(ctx context.Context, kind domain.Kind, id domain.ID) ([]domain.Opportunity, error)

	// Customers finds those whose name contains every word of the text, best first.
	Customers(ctx context.Context, text string, limit int) ([]domain.Customer, error)
	// CustomerNamed finds the customer of a name, by its fold.
	CustomerNamed(ctx context.Context, name string) (domain.Customer, bool, error)
	// Contacts finds contacts of a customer ("" for those without one) by words of the name.
	Contacts(ctx context.Context, customer domain.ID, text string, limit int) ([]domain.Contact, error)

	// Opportunities gives the page of a query that starts at row first.
	Opportunities(ctx context.Context, q Query, first, count int) ([]Row, error)
	// Totals sums up all the rows of a query.
	Totals(ctx context.Context, q Query) (Totals, error)
	// AllOpportunities, AllCustomers and AllContacts give whole tables, for imports and checks.
	AllOpportunities(ctx context.Context) ([]domain.Opportunity, error)
	AllCustomers(ctx context.Context) ([]domain.Customer, error)
	AllContacts(ctx context.Context) ([]domain.Contact, error)
	// Facts reads the snapshot all figures are computed from.
	Facts(ctx context.Context) (*control.Facts, error)

	// Head is the seq of the newest set, 0 for an empty journal.
	Head(ctx context.Context) (int64, error)
	// Set reads one set of the journal. NotFound if there is none.
	Set(ctx context.Context, id domain.ID) (change.Set, error)
	// LastUndoable is the newest set of a person that is not an undo itself and was not
	// undone; false when there is none.
	LastUndoable(ctx context.Context, person domain.ID) (change.Set, bool, error)
	// Trace tells who made a record and who changed it last.
	Trace(ctx context.Context, kind domain.Kind, id domain.ID) (Trace, error)
}
