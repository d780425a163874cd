package sqlstore

import (
	"context"
	"database/sql"
	"slices"
	"strings"
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

	arranging atomic.Bool // orders are being made
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
		i.index.Arrange()
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
	held.mu.Lock()
	defer held.mu.Unlock()
	ctx = context.WithoutCancel(ctx)
	seq, err := s.Head(ctx)
	if err != nil || held.index != nil && held.seq >= seq && held.zone == zone {
		return err
	}
	r := indexReader{ctx: ctx, q: s.reader(), zone: zone, index: held.index, days: map[string]domain.Date{}}
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
	days  map[string]domain.Date // those met so far

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

// read makes the index of the whole office.
func (r *indexReader) read(s *Store) error {
	var count int
	if err := r.q.QueryRowContext(r.ctx, "SELECT count(*) FROM opportunity").Scan(&count); err != nil {
		return classify(err, "index")
	}
	r.index = rowindex.New(count)
	if err := r.words(s); err != nil {
		return err
	}
	if err := r.customers(""); err != nil {
		return err
	}
	if s.tx != nil { // which has one connection
		return r.entries("")
	}
	return r.allEntries()
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
	return r.each("SELECT id, name, folded FROM customer "+clause, args, func(scan func(...any) error) error {
		var w rowindex.Word
		err := scan(&w.ID, &w.Name, &w.Fold)
		if err == nil {
			r.index.SetCustomer(w)
		}
		return err
	})
}

func (r *indexReader) each(query string, args []any, row func(scan func(...any) error) error) error {
	rows, err := r.q.QueryContext(r.ctx, query, args...)
	if err != nil {
		return classify(err, query)
	}
	defer rows.Close()
	for rows.Next() {
		if err := row(rows.Scan); err != nil {
			return classify(err, query)
		}
	}
	return classify(rows.Err(), query)
}

// The values of an entry that hold no mark come in one text, because each column of a row
// costs more than what is in it.
const entryMark = "|"

var entrySQL = "SELECT o.folded, o.reference, o.notes, o.loss_note, " + strings.Join([]string{
	"o.id", "o.number", "o.removed_at", "o.state", "COALESCE(o.origin, '')", "COALESCE(o.salesperson, '')", "COALESCE(o.credited_to, '')",
	"COALESCE(o.competitor, '')", "COALESCE(o.loss_reason, '')", "COALESCE(o.customer, '')", "COALESCE(o.contact, '')", "o.currency",
	"o.office_amount", "o.weighted", "CASE WHEN o.unconverted THEN 1 ELSE 0 END", "o.probability",
	"COALESCE(o.expected_close, '')", "COALESCE(o.opened_on, '')", "COALESCE(o.closed_on, '')", "COALESCE(o.hold_until, '')",
	"CASE WHEN o.amount <> 0 THEN 1 ELSE 0 END",
}, " || '"+entryMark+"' || ") + " FROM opportunity o"

// The places of an entry's packed values.
const (
	packedID = iota
	packedNumber
	packedRemoved
	packedState
	packedOrigin
	packedSalesperson
	packedCredited
	packedCompetitor
	packedLossReason
	packedCustomer
	packedContact
	packedCurrency
	packedAmount
	packedWeighted
	packedUnconverted
	packedProbability
	packedExpected
	packedOpened
	packedClosed
	packedHold
	packedHasAmount
	packedCount
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
	return r.each(entrySQL+where+" ORDER BY o.number", args, func(scan func(...any) error) error {
		e, err := scanEntry(scan)
		if err != nil {
			return err
		}
		return r.put(e)
	})
}

// allEntries is entries of the whole office, with what belongs to them read meanwhile on
// another connection: an office of a million is waited for.
func (r *indexReader) allEntries() error {
	batches, read := make(chan []scannedEntry, mostBatches), make(chan error, 1)
	failed := make(chan struct{})
	defer close(failed) // so that the reading ends where putting fails
	go func() {
		defer close(batches)
		read <- r.scanAll(batches, failed)
	}()
	if err := r.besides("", nil); err != nil {
		return err
	}
	for batch := range batches {
		for _, e := range batch {
			if err := r.put(e); err != nil {
				return err
			}
		}
	}
	return <-read
}

// How many entries are handed on at once, and how many times before any is put.
const (
	entriesPerBatch = 1000
	mostBatches     = 64
)

func (r *indexReader) scanAll(batches chan<- []scannedEntry, failed <-chan struct{}) error {
	var batch []scannedEntry
	hand := func() error {
		select {
		case batches <- batch:
			batch = make([]scannedEntry, 0, entriesPerBatch)
			return nil
		case <-failed:
			return context.Canceled
		}
	}
	err := r.each(entrySQL+" ORDER BY o.number", nil, func(scan func(...any) error) error {
		e, err := scanEntry(scan)
		if err != nil {
			return err
		}
		if batch = append(batch, e); len(batch) < entriesPerBatch {
			return nil
		}
		return hand()
	})
	if err != nil {
		return err
	}
	return hand()
}

// scannedEntry is a row of entrySQL.
type scannedEntry struct{ name, reference, notes, lossNote, packed string }

func scanEntry(scan func(...any) error) (e scannedEntry, err error) {
	err = scan(&e.name, &e.reference, &e.notes, &e.lossNote, &e.packed)
	return e, err
}

func (r *indexReader) put(scanned scannedEntry) error {
	e := rowindex.Entry{Name: scanned.name, Reference: domain.Fold(scanned.reference), Notes: domain.Fold(scanned.notes), LossNote: domain.Fold(scanned.lossNote)}
	r.unpack(&e, scanned.packed)
	if !r.index.Put(e) {
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
		among("n.opportunity")+` ORDER BY n.opportunity, n.day, n.minute`, args, func(scan func(...any) error) error {
		var id domain.ID
		var day sql.NullString
		var minute int
		err := scan(&id, &day, &minute)
		if _, known := r.next[id]; !known && day.String != "" {
			r.next[id] = nextPlanned{r.day(day.String), minute}
		}
		return err
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
	return r.each("SELECT record, item FROM opportunity_tags t WHERE TRUE"+among("t.record"), args, func(scan func(...any) error) error {
		var id, item domain.ID
		err := scan(&id, &item)
		r.tags[id] = append(r.tags[id], item)
		return err
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
	return r.each(query, args, func(scan func(...any) error) error {
		var id domain.ID
		var c contactOf
		err := scan(&id, &c.fold, &c.filled[0], &c.filled[1], &c.filled[2], &c.filled[3])
		r.contacts[id] = c
		return err
	})
}

// movedSQL is the condition of the changes that moved an opportunity to another state. It
// is that of the index change_of_state.
const movedSQL = `c.kind = 'opportunity' AND c.op = 'edit' AND c.fields LIKE '%"state":%'`

func (r *indexReader) stateMoves(among string, args []any) error {
	return r.each(`SELECT c.record, s.at, c.fields FROM change c JOIN change_set s ON s.seq = c.set_seq
		WHERE `+movedSQL+among+` ORDER BY c.record, c.set_seq`, args, func(scan func(...any) error) error {
		var id domain.ID
		var at int64
		var fields string
		if err := scan(&id, &at, &fields); err != nil {
			return err
		}
		if move, moved := stateMove(fields); moved {
			move.On = domain.DateOf(time.UnixMilli(at).In(r.zone))
			r.moves[id] = append(r.moves[id], move)
		}
		return nil
	})
}

// unpack fills in the values of an entry that came in one text.
func (r *indexReader) unpack(e *rowindex.Entry, packed string) {
	var v [packedCount]string
	for i := range v {
		v[i], packed, _ = strings.Cut(packed, entryMark)
	}
	id := domain.ID(v[packedID])
	e.Number, e.Removed = wholeOf(v[packedNumber]), v[packedRemoved] != "0"
	e.State, e.Origin, e.Salesperson, e.Credited = domain.ID(v[packedState]), domain.ID(v[packedOrigin]), domain.ID(v[packedSalesperson]), domain.ID(v[packedCredited])
	e.Competitor, e.LossReason = domain.ID(v[packedCompetitor]), domain.ID(v[packedLossReason])
	e.Customer, e.ContactID = domain.ID(v[packedCustomer]), domain.ID(v[packedContact])
	e.Contact = r.contacts[e.ContactID].fold
	e.Currency = domain.Currency(v[packedCurrency])
	e.OfficeAmount, e.Weighted, e.Unconverted = wholeOf(v[packedAmount]), wholeOf(v[packedWeighted]), v[packedUnconverted] == "1"
	e.Probability = int(wholeOf(v[packedProbability]))
	e.Expected, e.Opened, e.Closed, e.Hold = r.day(v[packedExpected]), r.day(v[packedOpened]), r.day(v[packedClosed]), r.day(v[packedHold])
	e.NextDay, e.NextMinute = r.next[id].day, r.next[id].minute
	e.Tags = r.tags[id]
	r.setStays(e, r.moves[id])
	for i, field := range domain.CompletenessFields {
		if r.filled(e, field, v[:]) {
			e.Filled |= 1 << i
		}
	}
}

// filled says whether a field that can count is filled in, as domain.Weights.Completeness
// does.
func (r *indexReader) filled(e *rowindex.Entry, field string, packed []string) bool {
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
		return packed[packedHasAmount] == "1"
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

// day reads a day; an unreadable one counts as none, check reports it.
func (r *indexReader) day(text string) domain.Date {
	if text == "" {
		return 0
	}
	day, known := r.days[text]
	if !known {
		day, _ = domain.ParseDate(text)
		r.days[strings.Clone(text)] = day
	}
	return day
}

// wholeOf reads a whole number that the database wrote.
func wholeOf(text string) int64 {
	negative := strings.HasPrefix(text, "-")
	var n int64
	for _, digit := range []byte(strings.TrimPrefix(text, "-")) {
		n = n*10 + int64(digit-'0')
	}
	if negative {
		return -n
	}
	return n
}
