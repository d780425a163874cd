package office

import (
	"context"

	"preventa/domain"
	"preventa/domain/change"
)

// importRegisters are the records that rows are or refer to by name, each kind read once
// where an import needs it.
type importRegisters struct {
	salespeople   register[domain.Person]
	states        register[domain.State]
	catalogues    map[domain.Catalogue]*register[domain.Item]
	customers     register[domain.Customer]
	contacts      register[domain.Contact]
	products      register[domain.Product]
	opportunities register[domain.Opportunity]
	activities    register[domain.Activity]
	dayRates      register[domain.Rate]
	targets       register[domain.Target]
	firstOpen     domain.State // where opportunities start that do not say
	every         []staging
}

// registerReader reads the records of a kind into their register.
type registerReader func(context.Context, Store, *importRegisters) error

func (r *importRegisters) readAll(ctx context.Context, store Store, readers []registerReader) error {
	r.catalogues = map[domain.Catalogue]*register[domain.Item]{}
	r.every = []staging{&r.salespeople, &r.states, &r.customers, &r.contacts, &r.products, &r.opportunities, &r.activities, &r.dayRates, &r.targets}
	for _, read := range readers {
		if err := read(ctx, store, r); err != nil {
			return err
		}
	}
	return nil
}

// items is the register of a catalogue.
func (r *importRegisters) items(c domain.Catalogue) *register[domain.Item] {
	if r.catalogues[c] == nil {
		r.catalogues[c] = &register[domain.Item]{}
		r.every = append(r.every, r.catalogues[c])
	}
	return r.catalogues[c]
}

// knowPeople prefers a salesperson to somebody else of the same name.
func knowPeople(ctx context.Context, store Store, r *importRegisters) error {
	people, err := store.Persons(ctx)
	for _, salesperson := range []bool{true, false} {
		for _, p := range people {
			if p.Salesperson == salesperson {
				r.salespeople.know(p, named(p.Name))
			}
		}
	}
	return err
}

func knowStates(ctx context.Context, store Store, r *importRegisters) error {
	states, err := store.States(ctx)
	for _, s := range states {
		r.states.know(s, named(s.Name))
		if r.firstOpen.ID == "" && s.Class == domain.Open && !s.Retired {
			r.firstOpen = s
		}
	}
	return err
}

func knowItems(catalogues ...domain.Catalogue) registerReader {
	return func(ctx context.Context, store Store, r *importRegisters) error {
		for _, catalogue := range catalogues {
			items, err := store.Items(ctx, catalogue)
			if err != nil {
				return err
			}
			for _, item := range items {
				r.items(catalogue).know(item, named(item.Name))
			}
		}
		return nil
	}
}

// knowCustomers prefers a registered customer to a prospect of the same name. What lies in
// the recycle bin is not found by name.
func knowCustomers(ctx context.Context, store Store, r *importRegisters) error {
	customers, err := store.AllCustomers(ctx)
	for _, registered := range []bool{true, false} {
		for _, c := range customers {
			if c.Registered == registered && c.RemovedAt == 0 {
				r.customers.know(c, customerKeys(c)...)
			} else if c.RemovedAt != 0 {
				r.customers.know(c)
			}
		}
	}
	return err
}

func knowContacts(ctx context.Context, store Store, r *importRegisters) error {
	contacts, err := store.AllContacts(ctx)
	for _, c := range contacts {
		if c.RemovedAt == 0 {
			r.contacts.know(c, contactKeys(c)...)
		} else {
			r.contacts.know(c)
		}
	}
	return err
}

func knowOpportunities(ctx context.Context, store Store, r *importRegisters) error {
	opportunities, err := store.AllOpportunities(ctx)
	for _, o := range opportunities {
		r.opportunities.know(o, opportunityKeys(o)...)
	}
	return err
}

// staging is a register without the type of its records.
type staging interface {
	keep() bool
	drop()
}

// keep takes over what the row at hand added or edited; it reports whether there was any.
func (r *importRegisters) keep() bool {
	any := false
	for _, one := range r.every {
		any = one.keep() || any
	}
	return any
}

// drop forgets what the row at hand added or edited.
func (r *importRegisters) drop() {
	for _, one := range r.every {
		one.drop()
	}
}

// recordKey is what a record is found by: a fold, of what, and within which other record.
type recordKey struct {
	by     string
	within domain.ID
	text   string
}

// named is the key of a name; the zero key, which finds nothing, of none.
func named(name string) recordKey { return keyOf("name", "", domain.Fold(name)) }

func keyOf(by string, within domain.ID, text string) recordKey {
	if text == "" {
		return recordKey{}
	}
	return recordKey{by, within, text}
}

// register finds records of one kind by keys made of what they are called, and follows
// what an import adds and edits. What a row wants is staged until the row proves good.
type register[R domain.Record] struct {
	ids    map[recordKey]domain.ID
	before map[domain.ID]R // as the office has them
	now    map[domain.ID]R // those the import added or edited
	order  []domain.ID     // of now
	last   int             // greatest position, of records that have one
	staged []staged[R]
}

type staged[R domain.Record] struct {
	record R
	keys   []recordKey
}

// know takes in a record the office has; of several with one key the first counts.
func (r *register[R]) know(record R, keys ...recordKey) {
	r.make()
	id, _ := record.Key()
	r.before[id] = record
	r.last = max(r.last, positionOf(record))
	r.find(id, keys)
}

func (r *register[R]) make() {
	if r.ids == nil {
		r.ids, r.before, r.now = map[recordKey]domain.ID{}, map[domain.ID]R{}, map[domain.ID]R{}
	}
}

// find lets a record be found by keys that no other has.
func (r *register[R]) find(id domain.ID, keys []recordKey) {
	for _, key := range keys {
		if _, known := r.ids[key]; !known && key != (recordKey{}) {
			r.ids[key] = id
		}
	}
}

// named finds a record by a key.
func (r *register[R]) named(key recordKey) (found R, known bool) {
	if key == (recordKey{}) {
		return found, false
	}
	for _, s := range r.staged {
		for _, k := range s.keys {
			if k == key {
				return s.record, true
			}
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
func (r *register[R]) stage(record R, keys ...recordKey) {
	r.last = max(r.last, positionOf(record))
	r.staged = append(r.staged, staged[R]{record, keys})
}

// stageChanged stages the record made of one the office or an earlier row has, which has
// no id when there is none; one in which nothing changed is left as it is.
func (r *register[R]) stageChanged(before, after R, keys ...recordKey) {
	if id, _ := before.Key(); id != "" {
		if _, changed := change.Editing(before, after); !changed {
			return
		}
	}
	r.stage(after, keys...)
}

// positionOf is a record's place in the order of offer, 0 for one that has none.
func positionOf[R domain.Record](r R) int {
	switch r := any(r).(type) {
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
	r.make()
	for _, s := range r.staged {
		id, _ := s.record.Key()
		if _, changed := r.now[id]; !changed {
			r.order = append(r.order, id)
		}
		r.now[id] = s.record
		r.find(id, s.keys)
	}
	r.drop()
	return true
}

// drop forgets what is staged.
func (r *register[R]) drop() { r.staged = r.staged[:0] }

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

// edited are the records the import added or edited, in the order it did.
func (r *register[R]) edited() []R {
	list := make([]R, len(r.order))
	for i, id := range r.order {
		list[i] = r.now[id]
	}
	return list
}

// changes are what the import did to the records, in the order it did.
func (r *register[R]) changes() []change.Change {
	var changes []change.Change
	for _, record := range r.edited() {
		id, _ := record.Key()
		if r.isNew(id) {
			changes = append(changes, change.Adding(record))
		} else if c, changed := change.Editing(r.before[id], record); changed {
			changes = append(changes, c)
		}
	}
	return changes
}
