// Package office holds the verbs: a Session is one signed-in person, and every use
// case is one method on it.
package office

import (
	"context"
	"slices"
	"sync"
	"time"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/change"
	"preventa/domain/region"
)

// Office is an open office: its store, and those who follow what changes in it.
// It is safe for use by several goroutines.
type Office struct {
	store    Store
	clock    func() time.Time
	readOnly bool

	// writing is held from a commit until what the office knows has followed it, so that
	// sets are followed in the order of the journal.
	writing sync.Mutex

	mu        sync.RWMutex // guards what follows
	data      domain.Office
	states    map[domain.ID]domain.State // those asked for since one last changed
	rates     domain.Rates               // nil until asked for since one last changed
	customers *knownCards                // nil until asked for since one last changed, as contacts
	contacts  *knownCards
	followers []follower
	nextID    int
	followed  int // sets so far

	kept factsKept
}

type follower struct {
	id     int
	follow func(change.Set)
}

// Open reads the office a store keeps. A read-only office refuses every write.
func Open(ctx context.Context, store Store, clock func() time.Time, readOnly bool) (*Office, error) {
	o := &Office{store: store, clock: clock, readOnly: readOnly}
	o.data.ID = domain.OfficeID
	if err := store.Load(ctx, domain.OfficeID, &o.data); err != nil {
		return nil, err
	}
	return o, nil
}

// Data is the office's own record.
func (o *Office) Data() domain.Office {
	o.mu.RLock()
	defer o.mu.RUnlock()
	return o.data
}

// Region is how the office writes numbers, money and dates.
func (o *Office) Region() region.Region {
	found, _ := region.Find(o.Data().Region)
	return found
}

// Weights say what a complete opportunity has.
func (o *Office) Weights() domain.Weights {
	weights, err := domain.ParseWeights(o.Data().Completeness)
	if err != nil { // refused when it is saved
		return domain.DefaultWeights()
	}
	return weights
}

// ReadOnly reports that the office refuses writes.
func (o *Office) ReadOnly() bool { return o.readOnly }

// Today is the office-local day.
func (o *Office) Today() domain.Date { return domain.DateOf(o.clock()) }

// Now is the office-local moment.
func (o *Office) Now() time.Time { return o.clock() }

// Subscribe calls follow with every set once it is committed, on the goroutine that
// wrote it. The returned function ends it.
func (o *Office) Subscribe(follow func(change.Set)) (cancel func()) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.nextID++
	id := o.nextID
	o.followers = append(o.followers, follower{id, follow})
	return func() {
		o.mu.Lock()
		defer o.mu.Unlock()
		o.followers = slices.DeleteFunc(slices.Clone(o.followers), func(f follower) bool { return f.id == id })
	}
}

// write commits and lets what the office knows follow, then tells the followers.
func (o *Office) write(ctx context.Context, commit func() ([]change.Set, error)) error {
	sets, err := o.commitAndFollow(commit)
	if err != nil {
		return err
	}
	o.mu.RLock()
	followers := o.followers
	o.mu.RUnlock()
	for _, set := range sets {
		for _, f := range followers {
			f.follow(set)
		}
	}
	return nil
}

func (o *Office) commitAndFollow(commit func() ([]change.Set, error)) ([]change.Set, error) {
	o.writing.Lock()
	defer o.writing.Unlock()
	sets, err := commit()
	if err != nil {
		return nil, err
	}
	for _, set := range sets {
		o.followData(set)
		o.kept.follow(set, o.clock().Location())
	}
	return sets, nil
}

func (o *Office) followData(set change.Set) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.followed++
	if set.Touches(domain.KindState) {
		o.states = nil
	}
	if set.Touches(domain.KindRate) {
		o.rates = nil
	}
	if set.Touches(domain.KindCustomer) {
		o.customers, o.contacts = nil, nil
	}
	if set.Touches(domain.KindContact) {
		o.contacts = nil
	}
	for _, c := range set.Changes {
		if c.Kind == domain.KindOffice {
			domain.SetFields(&o.data, c.Forward(domain.FieldsOf(o.data)))
			o.data.Version = c.Version
		}
	}
}

// remember keeps what was read, unless a set was followed since the reading began: it may
// be of before that set.
func (o *Office) remember(since int, keep func()) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.followed == since {
		keep()
	}
}

// Session is one signed-in person at work.
type Session struct {
	office *Office
	store  Store // the office's, or a transaction of it
	who    *identity
	grants access.Grants
	batch  *[]change.Set // sets to publish when the transaction is kept; nil outside one
}

// identity is who a session is of. It is read while preferences are being saved.
type identity struct {
	mu     sync.RWMutex
	person domain.Person
}

func (i *identity) get() domain.Person {
	i.mu.RLock()
	defer i.mu.RUnlock()
	return i.person
}

func (i *identity) set(p domain.Person) {
	i.mu.Lock()
	defer i.mu.Unlock()
	i.person = p
}

// SignIn starts a session. With an empty id the first person who may use the program
// is taken, which is what an office without passwords does.
func (o *Office) SignIn(ctx context.Context, person domain.ID) (*Session, error) {
	persons, err := o.store.Persons(ctx)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(persons, func(a, b domain.Person) int { return compareIDs(a.ID, b.ID) })
	for _, p := range persons {
		if p.SignsIn && !p.Inactive && (person == "" || p.ID == person) {
			return &Session{office: o, store: o.store, who: &identity{person: p}, grants: access.Everything()}, nil
		}
	}
	return nil, domain.Fail(domain.NotFound, "error.person.unknown", nil)
}

// compareIDs orders by the moment the records were made.
func compareIDs(a, b domain.ID) int {
	if a < b {
		return -1
	} else if a > b {
		return 1
	}
	return 0
}

// Office is the office the person works in.
func (s *Session) Office() *Office { return s.office }

// Me is the person signed in.
func (s *Session) Me() domain.Person { return s.who.get() }

// May reports whether the person has rights on an element; screens follow it.
func (s *Session) May(e access.Element, rights access.Right) bool {
	if s.office.readOnly && rights&^(access.Read|access.ReadOthers) != 0 {
		return false
	}
	return s.grants.Has(e, rights)
}

// require is May as an error: ReadOnly for an office opened so, else Forbidden.
func (s *Session) require(e access.Element, rights access.Right) error {
	if s.May(e, rights) {
		return nil
	}
	if s.office.readOnly && s.grants.Has(e, rights) {
		return domain.Fail(domain.ReadOnly, "error.office.read_only", nil)
	}
	return domain.Fail(domain.Forbidden, "", nil)
}

// state reads a state. Saves ask for the same few again and again, so those known stay
// known until one changes; within a transaction that changed states they are read.
func (s *Session) state(ctx context.Context, id domain.ID) (domain.State, error) {
	fresh := s.batch != nil && slices.ContainsFunc(*s.batch, func(set change.Set) bool { return set.Touches(domain.KindState) })
	s.office.mu.RLock()
	known, ok := s.office.states[id]
	since := s.office.followed
	s.office.mu.RUnlock()
	if ok && !fresh {
		return known, nil
	}
	state := domain.State{ID: id}
	if err := s.store.Load(ctx, id, &state); err != nil || fresh {
		return state, err
	}
	s.office.remember(since, func() {
		if s.office.states == nil {
			s.office.states = map[domain.ID]domain.State{}
		}
		s.office.states[id] = state
	})
	return state, nil
}

// apply commits one set and publishes it.
func (s *Session) apply(ctx context.Context, action string, changes ...change.Change) (change.Set, error) {
	return s.commit(ctx, change.Set{ID: domain.NewID(), Action: action, Changes: changes})
}

func (s *Session) commit(ctx context.Context, set change.Set) (change.Set, error) {
	set.At = s.office.clock().UTC().Truncate(time.Millisecond)
	set.Person = s.Me().ID
	if s.batch != nil {
		if err := s.store.Apply(ctx, &set); err != nil {
			return change.Set{}, err
		}
		*s.batch = append(*s.batch, set)
		return set, nil
	}
	err := s.office.write(ctx, func() ([]change.Set, error) {
		err := s.store.Apply(ctx, &set)
		return []change.Set{set}, err
	})
	if err != nil {
		return change.Set{}, err
	}
	return set, nil
}

// Atomically runs several use cases as one transaction: all are kept when fn returns
// nil, none when it does not. Each stays a set of its own in the journal.
func (s *Session) Atomically(ctx context.Context, fn func(*Session) error) error {
	if s.batch != nil {
		return fn(s) // within a transaction already, which keeps or drops this too
	}
	return s.office.write(ctx, func() ([]change.Set, error) {
		var sets []change.Set
		err := s.store.Atomically(ctx, func(tx Store) error {
			inner := *s
			inner.store, inner.batch = tx, &sets
			return fn(&inner)
		})
		return sets, err
	})
}
