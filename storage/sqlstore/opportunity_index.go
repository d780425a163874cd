package sqlstore

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/storage/rowindex"
)

// The list of opportunities, its totals, groups and counts are answered from memory: an
// index of all of them, which follows the journal. Before each answer it looks whether the
// journal has grown, and reads again what the new sets touched, whoever wrote them.

// opportunityIndex is the index of an office and how far it has followed its journal.
type opportunityIndex struct {
	mu    sync.RWMutex
	index *rowindex.Index // nil until asked for
	seq   int64           // of the newest set it knows
	zone  *time.Location
	there atomic.Bool // index is

	arranging atomic.Bool  // orders are being made
	changing  atomic.Int32 // how many wait to change it, or do
}

// indexed lets use ask the index as the office stands now. Within a transaction, whose
// writes nobody else sees, an index is made for the one question.
func (s *Store) indexed(ctx context.Context, q office.Query, use func(*rowindex.Index) error) error {
	held := s.opportunities
	if s.tx != nil {
		held = &opportunityIndex{}
	}
	for {
		seq, err := s.Head(ctx)
		if err != nil {
			return err
		}
		if held.asked(seq, q.Zone, use, &err) {
			held.arrange()
			return err
		}
		if err := s.follow(ctx, held, q.Zone); err != nil {
			return err
		}
	}
}

// asked reports whether the index knows the journal up to a set, and was used.
func (i *opportunityIndex) asked(seq int64, zone *time.Location, use func(*rowindex.Index) error, err *error) bool {
	i.mu.RLock()
	defer i.mu.RUnlock()
	if i.index == nil || i.seq < seq || i.zone != zone {
		return false
	}
	*err = use(i.index)
	return true
}

// arrange has the orders that were asked for made behind the answers, one at a time.
func (i *opportunityIndex) arrange() {
	i.mu.RLock()
	defer i.mu.RUnlock()
	if i.index == nil || !i.index.Wants() || !i.arranging.CompareAndSwap(false, true) {
		return
	}
	go func() {
		for i.arrangeOne() {
		}
	}()
}

// arrangeOne makes one order and reports whether more are asked for.
func (i *opportunityIndex) arrangeOne() bool {
	i.mu.RLock()
	defer i.mu.RUnlock()
	if i.index != nil {
		i.index.Arrange(func() bool { return i.changing.Load() > 0 })
		if i.index.Wants() {
			return true
		}
	}
	i.arranging.Store(false)
	return false
}

// isRead reports that the index is there. It does not wait for one that is being read.
func (i *opportunityIndex) isRead() bool { return i.there.Load() }

// follow brings the index up to the newest set, or reads it from the start. It goes on where
// who asked has gone: the next question would only begin it again.
func (s *Store) follow(ctx context.Context, held *opportunityIndex, zone *time.Location) error {
	held.changing.Add(1) // or it would wait for an order that is being made
	defer held.changing.Add(-1)
	held.mu.Lock()
	defer held.mu.Unlock()
	ctx = context.WithoutCancel(ctx)
	seq, err := s.Head(ctx)
	if err != nil || held.index != nil && held.seq >= seq && held.zone == zone {
		return err
	}
	r := indexReader{ctx: ctx, q: s.reader(), zone: zone, index: held.index, days: newDays()}
	followed := false
	if held.index != nil && held.zone == zone {
		if followed, err = r.follow(held.seq, seq); err != nil {
			held.index = nil // half of it may have followed
			held.there.Store(false)
			return err
		}
	}
	if !followed {
		if err := r.read(s); err != nil {
			return err
		}
	}
	held.index, held.seq, held.zone = r.index, seq, zone
	held.there.Store(true)
	return nil
}

// indexReader reads what goes into an index.
type indexReader struct {
	ctx   context.Context
	q     querier
	zone  *time.Location
	index *rowindex.Index
	days  *days

	next     map[domain.ID]nextPlanned
	contacts map[domain.ID]contactOf
	moves    map[domain.ID][]domain.StateMove
	tags     map[domain.ID][]domain.ID
}

// contactOf is what an entry has of its contact.
type contactOf struct {
	fold   string
	filled [4]bool // of contactFields
}

// contactFields are the fields of a contact that count for completeness.
var contactFields = [4]string{"contact", "position", "phone", "email"}

// nextPlanned is when an opportunity's next activity is.
type nextPlanned struct {
	day    domain.Date
	minute int
}

// indexConnections is on how many connections an index is read at once.
const indexConnections = 2

// read makes the index of the whole office.
func (r *indexReader) read(s *Store) error {
	return s.inSnapshots(r.ctx, indexConnections, func(conns []*sql.Conn) error {
		r.q = conns[0]
		var count int
		if err := r.q.QueryRowContext(r.ctx, "SELECT count(*) FROM opportunity").Scan(&count); err != nil {
			return classify(err, "index")
		}
		r.index = rowindex.New(count)
		if err := r.words(&Store{tx: r.q}); err != nil {
			return err
		}
		if err := r.customers(""); err != nil {
			return err
		}
		return r.allEntries(conns)
	})
}

// words reads the states, the people and the catalogues.
func (r *indexReader) words(s *Store) error {
	states, err := s.States(r.ctx)
	if err != nil {
		return err
	}
	r.index.SetStates(states)
	persons, err := s.Persons(r.ctx)
	if err != nil {
		return err
	}
	r.index.SetPersons(persons)
	items, err := loadAll[domain.Item](r.ctx, r.q, domain.KindItem, "")
	for _, item := range items {
		r.index.SetItem(rowindex.Word{ID: item.ID, Name: item.Name, Fold: domain.Fold(item.Name), Colour: item.Colour, Position: item.Position})
	}
	return err
}

// customers reads the customers that a clause selects.
func (r *indexReader) customers(clause string, args ...any) error {
	return r.each("SELECT id, name, folded, registered FROM customer "+clause, args, func(v []driver.Value) error {
		r.index.SetCustomer(rowindex.Word{ID: domain.ID(textOf(v[0])), Name: textOf(v[1]), Fold: textOf(v[2]), Registered: numberOf(v[3]) != 0})
		return nil
	})
}

// each goes through the rows of a query, the quick way where it is asked on one connection.
func (r *indexReader) each(query string, args []any, row func(v []driver.Value) error) error {
	if conn, is := r.q.(*sql.Conn); is {
		return quickRows(r.ctx, conn, query, named(args), row)
	}
	rows, err := r.q.QueryContext(r.ctx, query, args...)
	if err != nil {
		return classify(err, query)
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		return classify(err, query)
	}
	values, targets := make([]driver.Value, len(columns)), make([]any, len(columns))
	for i := range values {
		targets[i] = (*any)(&values[i])
	}
	for rows.Next() {
		if err := rows.Scan(targets...); err != nil {
			return classify(err, query)
		}
		if err := row(values); err != nil {
			return err
		}
	}
	return classify(rows.Err(), query)
}

const entrySQL = `SELECT o.id, o.number, o.folded, o.reference, o.notes, o.loss_note, o.removed_at, o.state, o.origin, o.salesperson, o.credited_to, o.competitor,
	o.loss_reason, o.customer, o.contact, o.currency, o.office_amount, o.weighted, o.unconverted, o.probability, o.expected_close, o.opened_on, o.closed_on, o.hold_until,
	o.amount FROM opportunity o`

// The places of an entry's values.
const (
	entryID = iota
	entryNumber
	entryName
	entryReference
	entryNotes
	entryLossNote
	entryRemoved
	entryState
	entryOrigin
	entrySalesperson
	entryCredited
	entryCompetitor
	entryLossReason
	entryCustomer
	entryContact
	entryCurrency
	entryOfficeAmount
	entryWeighted
	entryUnconverted
	entryProbability
	entryExpected
	entryOpened
	entryClosed
	entryHold
	entryAmount
)

// entries reads the opportunities that a condition on o selects, in the order of their
// numbers, and what belongs to them.
func (r *indexReader) entries(where string, args ...any) error {
	if where != "" {
		where = " WHERE " + where
	}
	if err := r.besides(where, args); err != nil {
		return err
	}
	return r.each(entrySQL+where+" ORDER BY o.number", args, func(v []driver.Value) error {
		e, err := r.readEntry(v)
		if err != nil {
			return err
		}
		return r.put(&e)
	})
}

// allEntries is entries of the whole office, read on several connections: an office of a
// million is waited for.
func (r *indexReader) allEntries(conns []*sql.Conn) error {
	if err := r.besides("", nil); err != nil {
		return err
	}
	return readBlocks(r.ctx, conns, entrySQL+" WHERE o.number BETWEEN $1 AND $2", r.readEntry, func(block []scannedEntry) error {
		for i := range block {
			if err := r.put(&block[i]); err != nil {
				return err
			}
		}
		return nil
	})
}

// scannedEntry is a row of entrySQL.
type scannedEntry struct {
	rowindex.Entry
	id        domain.ID
	hasAmount bool
}

// readEntry reads what the row of an opportunity holds.
func (r *indexReader) readEntry(v []driver.Value) (e scannedEntry, err error) {
	id := func(at int) domain.ID { return domain.ID(textOf(v[at])) }
	e.id, e.hasAmount = id(entryID), numberOf(v[entryAmount]) != 0
	e.Number, e.Removed = numberOf(v[entryNumber]), numberOf(v[entryRemoved]) != 0
	e.Name, e.Reference = textOf(v[entryName]), domain.Fold(textOf(v[entryReference]))
	e.Notes, e.LossNote = domain.Fold(textOf(v[entryNotes])), domain.Fold(textOf(v[entryLossNote]))
	e.State, e.Origin, e.Salesperson, e.Credited = id(entryState), id(entryOrigin), id(entrySalesperson), id(entryCredited)
	e.Competitor, e.LossReason, e.Customer, e.ContactID = id(entryCompetitor), id(entryLossReason), id(entryCustomer), id(entryContact)
	e.Currency = domain.Currency(textOf(v[entryCurrency]))
	e.OfficeAmount, e.Weighted = numberOf(v[entryOfficeAmount]), numberOf(v[entryWeighted])
	e.Unconverted, e.Probability = numberOf(v[entryUnconverted]) != 0, int(numberOf(v[entryProbability]))
	e.Expected, e.Opened = r.days.of(textOf(v[entryExpected])), r.days.of(textOf(v[entryOpened]))
	e.Closed, e.Hold = r.days.of(textOf(v[entryClosed])), r.days.of(textOf(v[entryHold]))
	return e, nil
}

// put adds what other tables hold of an opportunity and puts it into the index.
func (r *indexReader) put(e *scannedEntry) error {
	e.Contact = r.contacts[e.ContactID].fold
	e.NextDay, e.NextMinute = r.next[e.id].day, r.next[e.id].minute
	e.Tags = r.tags[e.id]
	r.setStays(&e.Entry, r.moves[e.id])
	for i, field := range domain.CompletenessFields {
		if r.filled(e, field) {
			e.Filled |= 1 << i
		}
	}
	if !r.index.Put(e.Entry) {
		return errIndexStale
	}
	return nil
}

var errIndexStale = domain.Fail(domain.Internal, "", nil)

// besides reads what the opportunities that a condition selects have in other tables.
func (r *indexReader) besides(where string, args []any) error {
	r.next, r.moves, r.tags = map[domain.ID]nextPlanned{}, map[domain.ID][]domain.StateMove{}, map[domain.ID][]domain.ID{}
	among := func(column string) string {
		if where == "" {
			return ""
		}
		return " AND " + column + " IN (SELECT o.id FROM opportunity o" + where + ")"
	}
	err := r.each(`SELECT n.opportunity, n.day, n.minute FROM activity n WHERE n.done = FALSE AND n.removed_at = 0 AND n.opportunity IS NOT NULL`+
		among("n.opportunity")+` ORDER BY n.opportunity, n.day, n.minute`, args, func(v []driver.Value) error {
		id, day := domain.ID(textOf(v[0])), textOf(v[1])
		if _, known := r.next[id]; !known && day != "" {
			r.next[id] = nextPlanned{r.days.of(day), int(numberOf(v[2]))}
		}
		return nil
	})
	if err != nil {
		return err
	}
	if err := r.stateMoves(among("c.record"), args); err != nil {
		return err
	}
	if err := r.readContacts(where, args); err != nil {
		return err
	}
	return r.each("SELECT record, item FROM opportunity_tags t WHERE TRUE"+among("t.record"), args, func(v []driver.Value) error {
		id := domain.ID(textOf(v[0]))
		r.tags[id] = append(r.tags[id], domain.ID(textOf(v[1])))
		return nil
	})
}

// readContacts reads the contacts of the opportunities that a condition selects.
func (r *indexReader) readContacts(where string, args []any) error {
	r.contacts = map[domain.ID]contactOf{}
	query := "SELECT k.id, k.folded"
	for _, field := range contactFields {
		query += ", " + filledSQL[field]
	}
	query += " FROM contact k"
	if where != "" {
		query += " WHERE k.id IN (SELECT o.contact FROM opportunity o" + where + ")"
	}
	return r.each(query, args, func(v []driver.Value) error {
		c := contactOf{fold: textOf(v[1])}
		for i := range c.filled {
			c.filled[i] = numberOf(v[2+i]) != 0
		}
		r.contacts[domain.ID(textOf(v[0]))] = c
		return nil
	})
}

// movedSQL is the condition of the changes that moved an opportunity to another state. It
// is that of the index change_of_state.
const movedSQL = `c.kind = 'opportunity' AND c.op = 'edit' AND c.fields LIKE '%"state":%'`

func (r *indexReader) stateMoves(among string, args []any) error {
	return r.each(`SELECT c.record, s.at, c.fields FROM change c JOIN change_set s ON s.seq = c.set_seq
		WHERE `+movedSQL+among+` ORDER BY c.record, c.set_seq`, args, func(v []driver.Value) error {
		if move, moved := stateMove(textOf(v[2])); moved {
			move.On = domain.DateOf(time.UnixMilli(numberOf(v[1])).In(r.zone))
			id := domain.ID(textOf(v[0]))
			r.moves[id] = append(r.moves[id], move)
		}
		return nil
	})
}

// filled says whether a field that can count is filled in, as domain.Weights.Completeness
// does.
func (r *indexReader) filled(e *scannedEntry, field string) bool {
	switch field {
	case "customer":
		return e.Customer != ""
	case "contact", "position", "phone", "email":
		return r.contacts[e.ContactID].filled[slices.Index(contactFields[:], field)]
	case "origin":
		return e.Origin != ""
	case "salesperson":
		return e.Salesperson != ""
	case "expected_close":
		return e.Expected != 0
	case "amount":
		return e.hasAmount
	case "competitor":
		return e.Competitor != ""
	case "tags":
		return len(e.Tags) > 0
	}
	return e.Notes != ""
}

// farDay is behind every day that is met.
var farDay = domain.NewDate(9999, time.December, 31)

// setStays tells since when an opportunity is in its state, and how long a closed one was in
// each before.
func (r *indexReader) setStays(e *rowindex.Entry, moves []domain.StateMove) {
	e.StateFrom = e.Opened
	if len(moves) == 0 {
		return
	}
	for _, stay := range domain.Stays(e.Opened, e.State, moves, farDay) {
		if stay.State == e.State {
			e.StateFrom = farDay - domain.Date(stay.Days)
		}
	}
	if e.Closed == 0 {
		return
	}
	e.Stays = slices.DeleteFunc(domain.Stays(e.Opened, e.State, moves, e.Closed), func(s domain.Stay) bool { return s.State == e.State })
}
