package office

import (
	"context"

	"preventa/domain"
	"preventa/domain/change"
)

// importRegisters are the records that rows refer to by name, each kind read once.
type importRegisters struct {
	salespeople register[domain.Person]
	states      register[domain.State]
	origins     register[domain.Item]
	tags        register[domain.Item]
	customers   register[domain.Customer]
	contacts    register[domain.Contact]
	firstOpen   domain.State // where opportunities start that do not say
}

func readRegisters(ctx context.Context, store Store) (importRegisters, error) {
	var r importRegisters
	for _, read := range []func() error{
		func() error { return r.readPeople(ctx, store) },
		func() error { return r.readStates(ctx, store) },
		func() error { return r.readItems(ctx, store) },
		func() error { return r.readCustomers(ctx, store) },
	} {
		if err := read(); err != nil {
			return importRegisters{}, err
		}
	}
	return r, nil
}

// readPeople prefers a salesperson to somebody else of the same name.
func (r *importRegisters) readPeople(ctx context.Context, store Store) error {
	people, err := store.Persons(ctx)
	for _, salesperson := range []bool{true, false} {
		for _, p := range people {
			if p.Salesperson == salesperson {
				r.salespeople.know(domain.Fold(p.Name), p)
			}
		}
	}
	return err
}

func (r *importRegisters) readStates(ctx context.Context, store Store) error {
	states, err := store.States(ctx)
	for _, s := range states {
		r.states.know(domain.Fold(s.Name), s)
		if r.firstOpen.ID == "" && s.Class == domain.Open && !s.Retired {
			r.firstOpen = s
		}
	}
	return err
}

func (r *importRegisters) readItems(ctx context.Context, store Store) error {
	for _, catalogue := range []struct {
		name domain.Catalogue
		into *register[domain.Item]
	}{{domain.Origins, &r.origins}, {domain.Tags, &r.tags}} {
		items, err := store.Items(ctx, catalogue.name)
		if err != nil {
			return err
		}
		for _, item := range items {
			catalogue.into.know(domain.Fold(item.Name), item)
		}
	}
	return nil
}

// readCustomers prefers a registered customer to a prospect of the same name.
func (r *importRegisters) readCustomers(ctx context.Context, store Store) error {
	customers, err := store.AllCustomers(ctx)
	if err != nil {
		return err
	}
	for _, registered := range []bool{true, false} {
		for _, c := range customers {
			if c.Registered == registered {
				r.customers.know(domain.Fold(c.Name), c)
			}
		}
	}
	contacts, err := store.AllContacts(ctx)
	for _, c := range contacts {
		r.contacts.know(contactKey(c.Customer, c.Label()), c)
	}
	return err
}

// contactKey is the name a contact is found by: its own within its customer.
func contactKey(customer domain.ID, name string) string {
	return string(customer) + "\n" + domain.Fold(name)
}

// keep takes over what the row at hand added or edited; it reports whether there was any.
func (r *importRegisters) keep() bool {
	any := false
	for _, kept := range []bool{r.salespeople.keep(), r.states.keep(), r.origins.keep(), r.tags.keep(), r.customers.keep(), r.contacts.keep()} {
		any = any || kept
	}
	return any
}

// drop forgets what the row at hand added or edited.
func (r *importRegisters) drop() {
	r.salespeople.staged, r.states.staged, r.customers.staged = nil, nil, nil
	r.origins.staged, r.tags.staged, r.contacts.staged = nil, nil, nil
}

// register finds records of one kind by a key made of their name, and follows what an
// import adds and edits. What a row wants is staged until the row proves good.
type register[R domain.Record] struct {
	ids    map[string]domain.ID // by key
	before map[domain.ID]R      // as the office has them
	now    map[domain.ID]R      // those the import added or edited
	order  []domain.ID          // of now
	last   int                  // greatest position, of records that have one
	staged []staged[R]
}

type staged[R domain.Record] struct {
	key    string
	record R
}

// know takes in a record the office has; of several with one key the first counts.
func (r *register[R]) know(key string, record R) {
	if r.ids == nil {
		r.ids, r.before, r.now = map[string]domain.ID{}, map[domain.ID]R{}, map[domain.ID]R{}
	}
	id, _ := record.Key()
	r.before[id] = record
	r.last = max(r.last, positionOf(record))
	if _, known := r.ids[key]; !known {
		r.ids[key] = id
	}
}

// named finds a record by its key.
func (r *register[R]) named(key string) (found R, known bool) {
	for _, s := range r.staged {
		if s.key == key {
			return s.record, true
		}
	}
	id, known := r.ids[key]
	if !known {
		return found, false
	}
	return r.get(id), true
}

// get is a record, of which the id is known, as the import has left it.
func (r *register[R]) get(id domain.ID) R {
	if record, changed := r.now[id]; changed {
		return record
	}
	return r.before[id]
}

// isNew reports that the import itself added a record.
func (r *register[R]) isNew(id domain.ID) bool {
	_, known := r.before[id]
	return !known
}

// stage adds or edits a record for the row at hand.
func (r *register[R]) stage(key string, record R) {
	r.last = max(r.last, positionOf(record))
	r.staged = append(r.staged, staged[R]{key, record})
}

// positionOf is a record's place in the order of offer, 0 for one that has none.
func positionOf(r domain.Record) int {
	switch r := r.(type) {
	case domain.State:
		return r.Position
	case domain.Item:
		return r.Position
	}
	return 0
}

// keep takes over what is staged; it reports whether there was any.
func (r *register[R]) keep() bool {
	if len(r.staged) == 0 {
		return false
	}
	if r.ids == nil {
		r.ids, r.now = map[string]domain.ID{}, map[domain.ID]R{}
	}
	for _, s := range r.staged {
		id, _ := s.record.Key()
		if _, changed := r.now[id]; !changed {
			r.order = append(r.order, id)
		}
		r.now[id] = s.record
		if _, known := r.ids[s.key]; !known {
			r.ids[s.key] = id
		}
	}
	r.staged = nil
	return true
}

// each calls with every record there is, those staged for the row at hand included.
func (r *register[R]) each(call func(R)) {
	for id := range r.before {
		call(r.get(id))
	}
	for _, id := range r.order {
		if r.isNew(id) {
			call(r.now[id])
		}
	}
	for _, s := range r.staged {
		call(s.record)
	}
}

// changes are what the import did to the records, in the order it did.
func (r *register[R]) changes() []change.Change {
	var changes []change.Change
	for _, id := range r.order {
		if r.isNew(id) {
			changes = append(changes, change.Adding(r.now[id]))
		} else if c, changed := change.Editing(r.before[id], r.now[id]); changed {
			changes = append(changes, c)
		}
	}
	return changes
}
