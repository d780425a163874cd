// Package rowindex answers questions about the opportunities from memory. It holds what
// they are listed, searched and summed by in columns; row i of each belongs to one
// opportunity, in the order of their numbers. The database stays the truth: whoever owns an
// index puts into it what the journal says has changed.
package rowindex

import (
	"slices"
	"sync"

	"github.com/google/uuid"

	"preventa/domain"
	"preventa/domain/control"
	"preventa/domain/office"
)

// Entry is what the index is told of one opportunity. Texts are folds.
type Entry struct {
	Number                                    int64
	Removed                                   bool // it lies in the recycle bin
	Name, Contact, Reference, Notes, LossNote string
	State, Origin, Salesperson, Credited      domain.ID
	Competitor, LossReason, Customer          domain.ID
	ContactID                                 domain.ID
	Tags                                      []domain.ID
	Currency                                  domain.Currency
	OfficeAmount, Weighted                    int64 // minor units of office currency
	Unconverted                               bool
	Probability                               int
	Expected, Opened, Closed, Hold            domain.Date
	NextDay                                   domain.Date // of the next activity
	NextMinute                                int         // of the day, 1 is 00:00; 0 is no time
	StateFrom                                 domain.Date // as many days before today as it is in its state
	Stays                                     []domain.Stay
	Filled                                    uint16 // bit i: domain.CompletenessFields[i] has a value
}

// Index holds the opportunities. Its methods that change it must not run beside any other;
// those that ask may run side by side.
type Index struct {
	number       []int64
	removed      []bool
	state        []int32 // places in states; of the others in their words
	origin       []int32
	salesperson  []int32
	credited     []int32
	competitor   []int32
	lossReason   []int32
	customer     []int32
	contact      []uuid.UUID
	tags         []int32 // places in tagSets
	currency     []int32
	officeAmount []int64
	weighted     []int64
	unconverted  []bool
	probability  []uint8
	expected     []domain.Date
	opened       []domain.Date
	closed       []domain.Date
	hold         []domain.Date
	next         []int64 // day and minute: day<<minuteBits | minute; 0 is none
	stateFrom    []domain.Date
	filled       []uint16
	texts        texts
	long         map[int32]longTexts // of the rows that have any

	states     States
	items      *Words
	persons    *Words
	customers  *Words
	currencies []domain.Currency
	tagSets    [][]int32
	tagIndex   map[string]int32
	stays      map[int32][]domain.Stay // of closed ones

	log []int32 // rows put while something was kept, in turn

	asked   sync.Mutex
	limits  []int32  // days after which one rots, by state; nil when unknown
	matches []*match // answers that are kept, newest first

	aside        aside
	arranging    sync.Mutex
	arrangements []*arrangement // orders that are kept, the last used last
	wanted       []office.Query // whose orders are not kept
}

// longTexts are texts too long and too seldom asked for to be searched with the rest.
type longTexts struct{ notes, lossNote string }

// minuteBits is the room a minute of a day takes.
const minuteBits = 11

// New makes an empty index with room for so many opportunities.
func New(room int) *Index {
	x := &Index{items: NewWords(), persons: NewWords(), customers: NewWords(), long: map[int32]longTexts{},
		currencies: []domain.Currency{""}, tagSets: [][]int32{nil}, tagIndex: map[string]int32{"": 0}, stays: map[int32][]domain.Stay{}}
	x.states.words, x.customers.aside = NewWords(), &x.aside
	x.number = make([]int64, 0, room)
	return x
}

// Len is how many opportunities it knows, those in the recycle bin included.
func (x *Index) Len() int { return len(x.number) }

// reworded drops the answers that words had a part in.
func (x *Index) reworded() { x.matches = nil }

// mostLogged is how many rows are put in their place, and one more for so many there are,
// before what is kept is dropped instead.
const (
	mostLogged    = 4096
	loggedPerRows = 16
)

// putAgain notes that a row changed, for the answers and orders that are kept.
func (x *Index) putAgain(row int32) {
	if len(x.log) >= mostLogged+len(x.number)/loggedPerRows {
		x.matches, x.arrangements = nil, nil
	}
	if len(x.matches) == 0 && len(x.arrangements) == 0 {
		x.log = x.log[:0]
		return
	}
	x.log = append(x.log, row)
}

// setStays keeps how long a closed opportunity was in each state.
func (x *Index) setStays(row int32, stays []domain.Stay) {
	if len(stays) == 0 && len(x.stays[row]) == 0 {
		return
	}
	x.limits = nil
	delete(x.stays, row)
	if len(stays) > 0 {
		x.stays[row] = stays
	}
}

// Put adds an opportunity, or replaces what is known of it. It reports false when its
// number is new and not above all others: the index must then be made anew.
func (x *Index) Put(e Entry) bool {
	row, known := x.row(e.Number)
	if !known {
		if int(row) < len(x.number) {
			return false
		}
		x.grow(e.Number)
	}
	x.putAgain(row)
	x.removed[row] = e.Removed
	x.state[row] = x.states.place(e.State)
	x.origin[row], x.competitor[row], x.lossReason[row] = x.items.place(e.Origin), x.items.place(e.Competitor), x.items.place(e.LossReason)
	x.salesperson[row], x.credited[row] = x.persons.place(e.Salesperson), x.persons.place(e.Credited)
	x.customer[row], x.contact[row] = x.customers.place(e.Customer), key(e.ContactID)
	x.tags[row], x.currency[row] = x.tagSet(e.Tags), x.currencyPlace(e.Currency)
	x.officeAmount[row], x.weighted[row], x.unconverted[row] = e.OfficeAmount, e.Weighted, e.Unconverted
	x.probability[row] = uint8(e.Probability)
	x.expected[row], x.opened[row], x.closed[row], x.hold[row] = e.Expected, e.Opened, e.Closed, e.Hold
	x.next[row] = int64(e.NextDay)<<minuteBits | int64(e.NextMinute)
	x.stateFrom[row], x.filled[row] = e.StateFrom, e.Filled
	x.texts.put(row, rowText{e.Name, x.customers.fold[x.customer[row]], e.Contact, e.Reference, e.Number})
	delete(x.long, row)
	if long := (longTexts{e.Notes, e.LossNote}); long != (longTexts{}) {
		x.long[row] = long
	}
	if e.Removed {
		e.Stays = nil
	}
	x.setStays(row, e.Stays)
	return true
}

// Drop forgets an opportunity; one that is not known is no matter.
func (x *Index) Drop(number int64) {
	if row, known := x.row(number); known {
		x.putAgain(row)
		x.removed[row] = true
		x.setStays(row, nil)
	}
}

// row finds the row of a number, or the place it would have.
func (x *Index) row(number int64) (int32, bool) {
	at, known := slices.BinarySearch(x.number, number)
	return int32(at), known
}

func (x *Index) grow(number int64) {
	x.number = append(x.number, number)
	x.removed = append(x.removed, false)
	for _, column := range []*[]int32{&x.state, &x.origin, &x.salesperson, &x.credited, &x.competitor, &x.lossReason, &x.customer, &x.tags, &x.currency} {
		*column = append(*column, 0)
	}
	for _, column := range []*[]domain.Date{&x.expected, &x.opened, &x.closed, &x.hold, &x.stateFrom} {
		*column = append(*column, 0)
	}
	x.contact = append(x.contact, uuid.UUID{})
	x.officeAmount, x.weighted, x.next = append(x.officeAmount, 0), append(x.weighted, 0), append(x.next, 0)
	x.unconverted, x.probability, x.filled = append(x.unconverted, false), append(x.probability, 0), append(x.filled, 0)
}

func (x *Index) tagSet(tags []domain.ID) int32 {
	if len(tags) == 0 {
		return 0
	}
	places := make([]int32, len(tags))
	name := make([]byte, 0, 4*len(tags))
	for i, id := range tags {
		places[i] = x.items.place(id)
	}
	slices.Sort(places)
	for _, p := range places {
		name = append(name, byte(p), byte(p>>8), byte(p>>16), byte(p>>24))
	}
	at, known := x.tagIndex[string(name)]
	if !known {
		at = int32(len(x.tagSets))
		x.tagSets = append(x.tagSets, places)
		x.tagIndex[string(name)] = at
	}
	return at
}

func (x *Index) currencyPlace(c domain.Currency) int32 {
	at := slices.Index(x.currencies, c)
	if at < 0 {
		at = len(x.currencies)
		x.currencies = append(x.currencies, c)
	}
	return int32(at)
}

// class is that of a row's state.
func (x *Index) class(row int32) domain.Class { return x.states.class[x.state[row]] }

// Days is how many days an opportunity is in its state as of today, and after how many it
// rots there, 0 for no limit. A closed one is counted from its closing and never rots.
func (x *Index) Days(number int64, today domain.Date) (days, limit int) {
	row, known := x.row(number)
	if !known {
		return 0, 0
	}
	return x.days(row, today), int(x.rotLimits()[x.state[row]])
}

func (x *Index) days(row int32, today domain.Date) int {
	from := x.stateFrom[row]
	if x.class(row).IsClosed() {
		from = x.closed[row]
	}
	if from == 0 {
		return 0
	}
	return max(0, int(today-from))
}

// rotLimits are the days after which opportunities rot, by the place of the state: the
// state's own, else control.RotLimit of the won ones.
func (x *Index) rotLimits() []int32 {
	x.asked.Lock()
	defer x.asked.Unlock()
	if x.limits != nil {
		return x.limits
	}
	won := map[int32][]int{}
	for row, stays := range x.stays {
		if x.class(row) != domain.Won {
			continue
		}
		for _, stay := range stays {
			place := x.states.words.known(stay.State)
			won[place] = append(won[place], stay.Days)
		}
	}
	limits := make([]int32, len(x.states.class))
	for i := range limits {
		if x.states.class[i].IsClosed() {
			continue
		}
		limits[i] = x.states.rot[i]
		if limits[i] == 0 {
			days, _ := control.RotLimit(won[int32(i)])
			limits[i] = int32(days)
		}
	}
	x.limits = limits
	return limits
}
