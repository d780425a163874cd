// Package control holds the figures: pure functions over Facts, one formula each.
// Every figure on screen, in a report and on the command line comes from here.
package control

import (
	"cmp"
	"slices"
	"sync"

	"github.com/google/uuid"

	"preventa/domain"
	"preventa/domain/change"
)

// Facts is a columnar snapshot of the opportunities a person may see. Row i of every
// column belongs to one opportunity. Those in the recycle bin, and those that are gone, are
// not there, but keep their row: once they were.
type Facts struct {
	number      []int32
	there       []bool
	state       []int16 // index into states; 0 is none, of an opportunity of which nothing is left
	salesperson []int32 // indexes into names; 0 is "none"
	creditedTo  []int32
	origin      []int32
	customer    []int32
	lossReason  []int32
	competitor  []int32
	tags        []int32 // index into tagSets
	currency    []int16 // index into currencies
	amount      []int64 // office currency, minor units; 0 where unconverted
	own         []int64 // the opportunity's own currency
	probability []uint8
	unconverted []bool
	openedOn    []domain.Date
	expected    []domain.Date
	closedOn    []domain.Date
	count       int // of those that are there

	states     []domain.State // index 0 is the unknown state
	names      []Name         // index 0 is none
	tagSets    [][]int32      // of names, sorted; index 0 is none
	currencies []domain.Currency

	rows   *rowsByID
	index  map[domain.ID]int32 // id → index in names
	stateI map[domain.ID]int16
	tagI   map[string]int32

	targets map[TargetKey]Target
	goals   map[domain.ID]domain.Target
	history *History // nil until it was read

	targetChanges []targetChange  // oldest first, with the history
	activities    *ActivityFacts  // nil until they were read, with the history
	quotations    *QuotationFacts // nil until they were read, with the history

	pastMu sync.Mutex
	past   []*Facts // as of other days, the last used last
	asOf   domain.Date
	left   leftStates // read when asked for
}

// Name is something an opportunity refers to: a salesperson, an origin, a customer, a reason
// for a loss, a competitor, a tag.
type Name struct {
	ID      domain.ID
	Text    string
	Sector  int32  // of a customer: index in names
	Country string // of a customer
	Cost    int64  // of an origin that is a campaign: minor units of office currency
	Starts  domain.Date
	Ends    domain.Date
}

// NewFacts makes empty facts that know an office's states. Room is the number of
// opportunities expected.
func NewFacts(states []domain.State, room int) *Facts {
	f := &Facts{
		states:     []domain.State{{}},
		names:      []Name{{}},
		tagSets:    [][]int32{nil},
		currencies: []domain.Currency{""},
		rows:       newRowsByID(room),
		index:      map[domain.ID]int32{},
		stateI:     map[domain.ID]int16{},
		tagI:       map[string]int32{"": 0},
		targets:    map[TargetKey]Target{},
		goals:      map[domain.ID]domain.Target{},
	}
	for _, s := range states {
		f.putState(s)
	}
	return f
}

// Len is the number of opportunities.
func (f *Facts) Len() int { return f.count }

// SetName tells the text of an id the facts refer to.
func (f *Facts) SetName(id domain.ID, text string) { f.names[f.nameIndex(id)].Text = text }

// SetCustomer tells the name, sector and country of a customer.
func (f *Facts) SetCustomer(id domain.ID, name string, sector domain.ID, country string) {
	at, of := f.nameIndex(id), f.nameIndex(sector)
	f.names[at].Text, f.names[at].Sector, f.names[at].Country = name, of, country
}

// SetItem tells a word of a catalogue.
func (f *Facts) SetItem(i domain.Item) {
	n := &f.names[f.nameIndex(i.ID)]
	n.Text, n.Cost, n.Starts, n.Ends = i.Name, i.Cost, i.Starts, i.Ends
}

func (f *Facts) nameIndex(id domain.ID) int32 {
	if id == "" {
		return 0
	}
	i, known := f.index[id]
	if !known {
		i = int32(len(f.names))
		f.names = append(f.names, Name{ID: id})
		f.index[id] = i
	}
	return i
}

func (f *Facts) putState(s domain.State) {
	if i, known := f.stateI[s.ID]; known {
		f.states[i] = s
		return
	}
	f.stateI[s.ID] = int16(len(f.states))
	f.states = append(f.states, s)
}

// stateIndex is where a state is kept. One that is not known is gone; RecallState tells what
// it was.
func (f *Facts) stateIndex(id domain.ID) int16 {
	if _, known := f.stateI[id]; !known && id != "" {
		f.putState(domain.State{ID: id, Retired: true})
	}
	return f.stateI[id]
}

func (f *Facts) tagSet(tags []domain.ID) int32 {
	if len(tags) == 0 {
		return 0
	}
	set := make([]int32, len(tags))
	for i, id := range tags {
		set[i] = f.nameIndex(id)
	}
	slices.Sort(set)
	name := make([]byte, 0, 4*len(set))
	for _, i := range set {
		name = append(name, byte(i), byte(i>>8), byte(i>>16), byte(i>>24))
	}
	at, known := f.tagI[string(name)]
	if !known {
		at = int32(len(f.tagSets))
		f.tagSets = append(f.tagSets, set)
		f.tagI[string(name)] = at
	}
	return at
}

func (f *Facts) currencyIndex(c domain.Currency) int16 {
	at := slices.Index(f.currencies, c)
	if at < 0 {
		at = len(f.currencies)
		f.currencies = append(f.currencies, c)
	}
	return int16(at)
}

// Read adds an opportunity that is not known, as when all are read.
func (f *Facts) Read(o *domain.Opportunity) { f.fill(f.grow(rowKey(o.ID)), o) }

// Put adds an opportunity, or replaces what is known of it.
func (f *Facts) Put(o domain.Opportunity) { f.fill(f.row(o.ID), &o) }

func (f *Facts) fill(row int32, o *domain.Opportunity) {
	f.number[row] = int32(o.Number)
	for field := range fieldCount {
		f.set(field, row, f.valueOf(field, o))
	}
}

// row is that of an opportunity, a new one for one not known.
func (f *Facts) row(id domain.ID) int32 {
	key := rowKey(id)
	if row, known := f.rows.find(key); known {
		return row
	}
	return f.grow(key)
}

// grow gives an id the next row.
func (f *Facts) grow(key uuid.UUID) int32 {
	row := f.rows.add(key)
	f.number, f.there = append(f.number, 0), append(f.there, false)
	f.state, f.currency = append(f.state, 0), append(f.currency, 0)
	for _, column := range []*[]int32{&f.salesperson, &f.creditedTo, &f.origin, &f.customer, &f.lossReason, &f.competitor, &f.tags} {
		*column = append(*column, 0)
	}
	for _, column := range []*[]domain.Date{&f.openedOn, &f.expected, &f.closedOn} {
		*column = append(*column, 0)
	}
	f.amount, f.own = append(f.amount, 0), append(f.own, 0)
	f.probability, f.unconverted = append(f.probability, 0), append(f.unconverted, false)
	return row
}

// rowKey is an id in 16 bytes instead of 36. Ids are always UUIDs; a text that is
// not one shares the zero key.
func rowKey(id domain.ID) uuid.UUID {
	key, err := uuid.Parse(string(id))
	if err != nil {
		return uuid.UUID{}
	}
	return key
}

// opportunity is what the facts know of one opportunity.
func (f *Facts) opportunity(id domain.ID) domain.Opportunity {
	o := domain.Opportunity{ID: id}
	row, known := f.rows.find(rowKey(id))
	if !known {
		return o
	}
	o.Number, o.State = int64(f.number[row]), f.states[f.state[row]].ID
	o.Salesperson, o.CreditedTo = f.names[f.salesperson[row]].ID, f.names[f.creditedTo[row]].ID
	o.Origin, o.Customer, o.LossReason = f.names[f.origin[row]].ID, f.names[f.customer[row]].ID, f.names[f.lossReason[row]].ID
	o.Competitor = f.names[f.competitor[row]].ID
	for _, tag := range f.tagSets[f.tags[row]] {
		o.Tags = append(o.Tags, f.names[tag].ID)
	}
	o.Currency, o.Amount = f.currencies[f.currency[row]], f.own[row]
	o.OfficeAmount, o.Unconverted = f.amount[row], f.unconverted[row]
	o.Probability = int(f.probability[row])
	o.OpenedOn, o.ExpectedClose, o.ClosedOn = f.openedOn[row], f.expected[row], f.closedOn[row]
	if !f.there[row] {
		o.RemovedAt = 1
	}
	return o
}

// Apply follows a published set of a day, so that the facts need never be read again.
func (f *Facts) Apply(s change.Set, day domain.Date) {
	f.pastMu.Lock()
	f.past = nil
	f.pastMu.Unlock()
	opportunities, activities, quotations := f.emptied(s), f.activities.emptied(s), f.quotations.emptied(s)
	for _, c := range s.Changes {
		switch c.Kind {
		case domain.KindOpportunity:
			f.applyOpportunity(c, day)
		case domain.KindActivity:
			f.applyActivity(c, day)
		case domain.KindQuotation:
			f.applyQuotation(c, day)
		case domain.KindState:
			f.applyState(c)
		case domain.KindPerson, domain.KindItem, domain.KindCustomer:
			if c.Op != change.Remove || s.Action == binEmptied { // what is past still refers to it
				f.applyName(c)
			}
		case domain.KindTarget:
			f.applyTarget(c, day)
		}
	}
	f.forget(opportunities)
	f.activities.forget(activities)
	f.quotations.forget(quotations)
}

// applyState follows a change of a state. One that is gone keeps what it was: opportunities
// were in it.
func (f *Facts) applyState(c change.Change) {
	state := domain.State{ID: c.Record}
	if i, known := f.stateI[c.Record]; known && c.Op != change.Add { // one that is back starts anew
		state = f.states[i]
	}
	if c.Op == change.Remove {
		state.Retired = true
	} else {
		domain.SetFields(&state, c.Forward(domain.FieldsOf(state)))
	}
	f.putState(state)
}

func (f *Facts) applyName(c change.Change) {
	n := f.names[f.nameIndex(c.Record)]
	switch c.Kind {
	case domain.KindPerson:
		if name, changed := c.Fields["name"]; changed {
			text, _ := name[1].(string)
			f.SetName(c.Record, text)
		}
	case domain.KindItem:
		item := domain.Item{ID: c.Record, Name: n.Text, Cost: n.Cost, Starts: n.Starts, Ends: n.Ends}
		domain.SetFields(&item, c.Forward(domain.FieldsOf(item)))
		f.SetItem(item)
	case domain.KindCustomer:
		customer := domain.Customer{ID: c.Record, Name: n.Text, Sector: f.names[n.Sector].ID, Country: n.Country}
		domain.SetFields(&customer, c.Forward(domain.FieldsOf(customer)))
		f.SetCustomer(c.Record, customer.Name, customer.Sector, customer.Country)
	}
}

func (f *Facts) applyOpportunity(c change.Change, day domain.Date) {
	before := f.opportunity(c.Record)
	o := domain.Opportunity{ID: c.Record}
	if c.Op != change.Add { // one that is back starts anew
		o = before
	}
	domain.SetFields(&o, c.Forward(domain.FieldsOf(o)))
	if c.Op == change.Remove {
		o = before
		o.RemovedAt = 1
	}
	switch {
	case f.history == nil:
	case c.Op == change.Add: // as Recall tells it
		f.history.add(day, f.row(c.Record), FieldThere, 0, 1)
	default:
		f.note(&before, &o, day)
	}
	f.Put(o)
}

// Field is what the history of an opportunity tells about.
type Field uint8

// The fields.
const (
	FieldThere Field = iota // 1: it is there, 0: it is in the recycle bin, or gone
	FieldState
	FieldSalesperson
	FieldCreditedTo
	FieldOrigin
	FieldCustomer
	FieldLossReason
	FieldCompetitor
	FieldTags
	FieldCurrency
	FieldAmount // in office currency
	FieldOwnAmount
	FieldUnconverted
	FieldProbability
	FieldOpened
	FieldExpected
	FieldClosed
	fieldCount
)

// valueOf is a field of an opportunity as the columns hold it.
func (f *Facts) valueOf(field Field, o *domain.Opportunity) int64 {
	switch field {
	case FieldThere:
		return one(o.RemovedAt == 0)
	case FieldState:
		return int64(f.stateIndex(o.State))
	case FieldSalesperson:
		return int64(f.nameIndex(o.Salesperson))
	case FieldCreditedTo:
		return int64(f.nameIndex(o.CreditedTo))
	case FieldOrigin:
		return int64(f.nameIndex(o.Origin))
	case FieldCustomer:
		return int64(f.nameIndex(o.Customer))
	case FieldLossReason:
		return int64(f.nameIndex(o.LossReason))
	case FieldCompetitor:
		return int64(f.nameIndex(o.Competitor))
	case FieldTags:
		return int64(f.tagSet(o.Tags))
	case FieldCurrency:
		return int64(f.currencyIndex(o.Currency))
	case FieldAmount:
		return o.OfficeAmount
	case FieldOwnAmount:
		return o.Amount
	case FieldUnconverted:
		return one(o.Unconverted)
	case FieldProbability:
		return int64(o.Probability)
	case FieldOpened:
		return int64(o.OpenedOn)
	case FieldExpected:
		return int64(o.ExpectedClose)
	}
	return int64(o.ClosedOn)
}

func one(is bool) int64 {
	if is {
		return 1
	}
	return 0
}

// set sets a field of a row.
func (f *Facts) set(field Field, row int32, value int64) {
	switch field {
	case FieldThere:
		is := value != 0
		if is != f.there[row] {
			f.count += int(2*one(is) - 1)
		}
		f.there[row] = is
	case FieldState:
		f.state[row] = int16(value)
	case FieldSalesperson:
		f.salesperson[row] = int32(value)
	case FieldCreditedTo:
		f.creditedTo[row] = int32(value)
	case FieldOrigin:
		f.origin[row] = int32(value)
	case FieldCustomer:
		f.customer[row] = int32(value)
	case FieldLossReason:
		f.lossReason[row] = int32(value)
	case FieldCompetitor:
		f.competitor[row] = int32(value)
	case FieldTags:
		f.tags[row] = int32(value)
	case FieldCurrency:
		f.currency[row] = int16(value)
	case FieldAmount:
		f.amount[row] = value
	case FieldOwnAmount:
		f.own[row] = value
	case FieldUnconverted:
		f.unconverted[row] = value != 0
	case FieldProbability:
		f.probability[row] = uint8(value)
	case FieldOpened:
		f.openedOn[row] = domain.Date(value)
	case FieldExpected:
		f.expected[row] = domain.Date(value)
	case FieldClosed:
		f.closedOn[row] = domain.Date(value)
	}
}

func (f *Facts) class(row int32) domain.Class { return f.states[f.state[row]].Class }

// openStates lists the states that are not closed, in the office's order, those that are gone
// included: they are retired.
func (f *Facts) openStates() []int16 {
	var list []int16
	for i := range f.states[1:] {
		if at := int16(i + 1); !f.states[at].Class.IsClosed() {
			list = append(list, at)
		}
	}
	slices.SortFunc(list, func(a, b int16) int { // one that is gone may have had the place of another
		return cmp.Or(cmp.Compare(f.states[a].Position, f.states[b].Position), cmp.Compare(f.states[a].ID, f.states[b].ID))
	})
	return list
}

// SetTags tells the tags of an opportunity that is known.
func (f *Facts) SetTags(id domain.ID, tags []domain.ID) {
	if row, known := f.rows.find(rowKey(id)); known {
		f.tags[row] = f.tagSet(tags)
	}
}
