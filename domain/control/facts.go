// Package control holds the figures: pure functions over Facts, one formula each.
// Every figure on screen, in a report and on the command line comes from here.
package control

import (
	"slices"

	"github.com/google/uuid"

	"preventa/domain"
	"preventa/domain/change"
)

// Facts is a columnar snapshot of the opportunities a person may see. Row i of every
// column belongs to one opportunity. Removed opportunities are not in it.
type Facts struct {
	ids         []uuid.UUID
	state       []int32 // index into states
	salesperson []int32 // indexes into names; 0 is "none"
	creditedTo  []int32
	origin      []int32
	customer    []int32
	amount      []int64 // office currency, minor units; 0 where unconverted
	probability []uint8
	unconverted []bool
	openedOn    []domain.Date
	expected    []domain.Date
	closedOn    []domain.Date

	states []domain.State // index 0 is the unknown state
	names  []Name         // index 0 is none
	rows   map[uuid.UUID]int32
	index  map[domain.ID]int32 // id → index in names
	stateI map[domain.ID]int32
}

// Name is something an opportunity refers to: a salesperson, an origin, a customer.
type Name struct {
	ID   domain.ID
	Text string
}

// NewFacts makes empty facts that know an office's states. Room is the number of
// opportunities expected.
func NewFacts(states []domain.State, room int) *Facts {
	f := &Facts{
		states: []domain.State{{}},
		names:  []Name{{}},
		rows:   make(map[uuid.UUID]int32, room),
		index:  map[domain.ID]int32{},
		stateI: map[domain.ID]int32{},
	}
	for _, s := range states {
		f.putState(s)
	}
	f.ids = make([]uuid.UUID, 0, room)
	return f
}

// Len is the number of opportunities.
func (f *Facts) Len() int { return len(f.ids) }

// SetName tells the text of an id the facts refer to.
func (f *Facts) SetName(id domain.ID, text string) { f.names[f.nameIndex(id)].Text = text }

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
	f.stateI[s.ID] = int32(len(f.states))
	f.states = append(f.states, s)
}

// Put adds an opportunity, or replaces what is known of it; a removed one is dropped.
func (f *Facts) Put(o domain.Opportunity) {
	id := rowKey(o.ID)
	row, known := f.rows[id]
	if o.RemovedAt != 0 {
		if known {
			f.drop(id, row)
		}
		return
	}
	if !known {
		row = f.grow(id)
	}
	f.state[row] = f.stateI[o.State]
	f.salesperson[row], f.creditedTo[row] = f.nameIndex(o.Salesperson), f.nameIndex(o.CreditedTo)
	f.origin[row], f.customer[row] = f.nameIndex(o.Origin), f.nameIndex(o.Customer)
	f.amount[row], f.unconverted[row] = o.OfficeAmount, o.Unconverted
	f.probability[row] = uint8(o.Probability)
	f.openedOn[row], f.expected[row], f.closedOn[row] = o.OpenedOn, o.ExpectedClose, o.ClosedOn
}

func (f *Facts) grow(id uuid.UUID) int32 {
	row := int32(len(f.ids))
	f.rows[id] = row
	f.ids = append(f.ids, id)
	for _, column := range f.indexColumns() {
		*column = append(*column, 0)
	}
	for _, column := range f.dateColumns() {
		*column = append(*column, 0)
	}
	f.amount = append(f.amount, 0)
	f.probability = append(f.probability, 0)
	f.unconverted = append(f.unconverted, false)
	return row
}

// drop moves the last row into the place of the dropped one.
func (f *Facts) drop(id uuid.UUID, row int32) {
	last := int32(len(f.ids) - 1)
	delete(f.rows, id)
	if row != last {
		f.rows[f.ids[last]] = row
	}
	f.ids = dropAt(f.ids, row)
	for _, column := range f.indexColumns() {
		*column = dropAt(*column, row)
	}
	for _, column := range f.dateColumns() {
		*column = dropAt(*column, row)
	}
	f.amount = dropAt(f.amount, row)
	f.probability = dropAt(f.probability, row)
	f.unconverted = dropAt(f.unconverted, row)
}

func (f *Facts) indexColumns() []*[]int32 {
	return []*[]int32{&f.state, &f.salesperson, &f.creditedTo, &f.origin, &f.customer}
}

func (f *Facts) dateColumns() []*[]domain.Date {
	return []*[]domain.Date{&f.openedOn, &f.expected, &f.closedOn}
}

func dropAt[T any](column []T, row int32) []T {
	last := len(column) - 1
	column[row] = column[last]
	return column[:last]
}

// Apply follows a published set, so that the facts need never be read again. It
// returns the opportunities that came back from the recycle bin, of which a set says
// too little: the caller reads and Puts them.
func (f *Facts) Apply(s change.Set) (restored []domain.ID) {
	for _, c := range s.Changes {
		switch c.Kind {
		case domain.KindOpportunity:
			if f.returns(c) {
				restored = append(restored, c.Record)
			} else {
				f.applyOpportunity(c)
			}
		case domain.KindState:
			state := domain.State{ID: c.Record}
			if i, known := f.stateI[c.Record]; known && c.Op != change.Add { // one that is back starts anew
				state = f.states[i]
			}
			domain.SetFields(&state, c.Forward(domain.FieldsOf(state)))
			state.Retired = state.Retired || c.Op == change.Remove // nothing is in it any more
			f.putState(state)
		case domain.KindPerson, domain.KindItem, domain.KindCustomer:
			if name, changed := c.Fields["name"]; changed {
				text, _ := name[1].(string)
				f.SetName(c.Record, text)
			}
		}
	}
	return restored
}

// returns reports that a change takes an opportunity out of the recycle bin.
func (f *Facts) returns(c change.Change) bool {
	removed, changed := c.Fields["removed_at"]
	return c.Op == change.Edit && changed && removed[1] == nil
}

func (f *Facts) applyOpportunity(c change.Change) {
	if _, known := f.rows[rowKey(c.Record)]; !known && c.Op == change.Edit {
		return // it lies in the recycle bin
	}
	o := f.opportunity(c.Record)
	domain.SetFields(&o, c.Forward(domain.FieldsOf(o)))
	if c.Op == change.Remove {
		o.RemovedAt = 1
	}
	f.Put(o)
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
	row, known := f.rows[rowKey(id)]
	if !known {
		return o
	}
	o.State = f.states[f.state[row]].ID
	o.Salesperson, o.CreditedTo = f.names[f.salesperson[row]].ID, f.names[f.creditedTo[row]].ID
	o.Origin, o.Customer = f.names[f.origin[row]].ID, f.names[f.customer[row]].ID
	o.OfficeAmount, o.Unconverted = f.amount[row], f.unconverted[row]
	o.Probability = int(f.probability[row])
	o.OpenedOn, o.ExpectedClose, o.ClosedOn = f.openedOn[row], f.expected[row], f.closedOn[row]
	return o
}

// Filter narrows the facts a figure is computed from. Zero values do not narrow.
type Filter struct {
	Period      domain.Period
	Salesperson domain.ID
}

func (f *Facts) credits(row int, filter Filter) bool {
	return filter.Salesperson == "" || f.names[f.creditedTo[row]].ID == filter.Salesperson
}

func (f *Facts) class(row int) domain.Class { return f.states[f.state[row]].Class }

// openStates lists the states that are not closed, in the office's order.
func (f *Facts) openStates() []int32 {
	var list []int32
	for i := int32(1); i < int32(len(f.states)); i++ {
		if !f.states[i].Class.IsClosed() {
			list = append(list, i)
		}
	}
	slices.SortStableFunc(list, func(a, b int32) int { return f.states[a].Position - f.states[b].Position })
	return list
}
