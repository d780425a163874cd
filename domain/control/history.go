package control

import (
	"cmp"
	"slices"
	"sync"

	"preventa/domain"
	"preventa/domain/change"
)

// History is what happened to the opportunities, as the journal tells it, oldest first.
// Event i of every column is one field of one opportunity that changed.
type History struct {
	day   []domain.Date // office-local, never before that of the event before
	row   []int32
	field []Field
	old   []int64 // as the column of the field holds it
	new   []int64

	whole   *History // what this is the beginning of, nil for the whole
	sorting sync.Mutex
	sorted  *lives // by opportunity, nil until asked for
}

// Len is the number of events.
func (h *History) Len() int { return len(h.day) }

func (h *History) add(day domain.Date, row int32, field Field, old, new int64) {
	if n := len(h.day); n > 0 {
		day = max(day, h.day[n-1]) // a clock may go back, what happened does not
	}
	h.day, h.row, h.field = append(h.day, day), append(h.row, row), append(h.field, field)
	h.old, h.new = append(h.old, old), append(h.new, new)
	h.sorted = nil
}

// until is how many events there were by the evening of a day.
func (h *History) until(day domain.Date) int {
	at, _ := slices.BinarySearch(h.day, day+1)
	return at
}

// HasHistory reports that the history was read.
func (f *Facts) HasHistory() bool { return f.history != nil }

// BeginHistory makes the facts keep a history. Whoever reads it then tells all that the
// journal holds, oldest first, by Recall.
func (f *Facts) BeginHistory(room int) {
	f.history = newHistory(room)
}

func newHistory(room int) *History {
	return &History{day: make([]domain.Date, 0, room), row: make([]int32, 0, room), field: make([]Field, 0, room),
		old: make([]int64, 0, room), new: make([]int64, 0, room)}
}

// beginning is the history up to the evening of a day.
func (h *History) beginning(day domain.Date) *History {
	until := h.until(day)
	return &History{day: h.day[:until:until], row: h.row[:until:until], field: h.field[:until:until], old: h.old[:until:until], new: h.new[:until:until],
		whole: cmp.Or(h.whole, h)}
}

// Recall tells what the journal holds of an opportunity as of a day. The columns stay as
// they are; but of an opportunity that is gone they become what it was in the end.
func (f *Facts) Recall(c change.Change, day domain.Date) {
	row := f.row(c.Record)
	switch c.Op {
	case change.Add:
		f.history.add(day, row, FieldThere, 0, 1)
	case change.Remove:
		f.history.add(day, row, FieldThere, 1, 0)
		if !f.there[row] {
			f.recallLast(row, c)
		}
	default:
		for field, name := range fieldNames {
			if pair, changed := c.Fields[name]; changed {
				if old, new := f.plain(Field(field), pair[0]), f.plain(Field(field), pair[1]); old != new {
					f.history.add(day, row, Field(field), old, new)
				}
			}
		}
	}
}

// fieldNames are the names of the fields in a change.
var fieldNames = [fieldCount]string{"removed_at", "state", "salesperson", "credited_to", "origin", "customer", "loss_reason", "competitor", "tags", "currency",
	"office_amount", "amount", "unconverted", "probability", "opened_on", "expected_close", "closed_on"}

// plain is a value of a change as the columns hold it.
func (f *Facts) plain(field Field, value any) int64 {
	switch v := value.(type) {
	case int64:
		if field == FieldThere {
			return one(v == 0)
		}
		return v
	case bool:
		return one(v)
	case []string:
		tags := make([]domain.ID, len(v))
		for i, id := range v {
			tags[i] = domain.ID(id)
		}
		return int64(f.tagSet(tags))
	case string:
		return f.plainText(field, v)
	}
	return one(field == FieldThere) // no value
}

func (f *Facts) plainText(field Field, text string) int64 {
	switch field {
	case FieldState:
		return int64(f.stateIndex(domain.ID(text)))
	case FieldCurrency:
		return int64(f.currencyIndex(domain.Currency(text)))
	case FieldOpened, FieldExpected, FieldClosed:
		day, _ := domain.ParseDate(text) // an unreadable one counts as none
		return int64(day)
	}
	return int64(f.nameIndex(domain.ID(text)))
}

// RecallState tells what the journal holds of a state that was removed, as it was in the end.
func (f *Facts) RecallState(c change.Change) {
	if i := f.stateIndex(c.Record); f.states[i].Class == "" {
		state := domain.State{ID: c.Record}
		domain.SetFields(&state, c.Rewind(domain.FieldsOf(state)))
		state.Retired = true
		f.states[i] = state
	}
}

// recallLast sets what an opportunity that is gone was in the end.
func (f *Facts) recallLast(row int32, c change.Change) {
	var last domain.Opportunity
	domain.SetFields(&last, c.Rewind(domain.FieldsOf(last)))
	f.number[row] = int32(last.Number)
	for field := FieldState; field < fieldCount; field++ {
		f.set(field, row, f.valueOf(field, &last))
	}
}

// RecallName tells what something was that is gone, as what is past refers to it.
func (f *Facts) RecallName(c change.Change) {
	if at := f.nameIndex(c.Record); f.names[at].Text == "" {
		was := change.Change{Kind: c.Kind, Record: c.Record, Fields: make(map[string]change.Pair, len(c.Fields))}
		for name, pair := range c.Fields {
			was.Fields[name] = change.Pair{pair[1], pair[0]}
		}
		f.applyName(was)
	}
}

// note notes what differs between an opportunity before and after a change.
func (f *Facts) note(before, after *domain.Opportunity, day domain.Date) {
	row := f.row(after.ID)
	for field := range fieldCount {
		if old, new := f.valueOf(field, before), f.valueOf(field, after); old != new {
			f.history.add(day, row, field, old, new)
		}
	}
}

// mostPast is how many other days the facts are kept as of.
const mostPast = 4

// AsOf is the facts as they stood on the evening of a day: the facts with every later event
// rewound, newest first. They hold the history up to then. Without a history, or as of a day
// on which nothing later happened, they are the facts themselves.
func (f *Facts) AsOf(day domain.Date) *Facts {
	if f.history == nil || day == 0 || f.history.until(day) == f.history.Len() && f.activities.unchangedSince(day) && f.quotations.unchangedSince(day) && f.targetsStoodOn(day) {
		return f
	}
	f.pastMu.Lock()
	defer f.pastMu.Unlock()
	at := slices.IndexFunc(f.past, func(p *Facts) bool { return p.asOf == day })
	if at >= 0 {
		return f.past[at]
	}
	past := f.rewound(day)
	f.past = append(f.past[max(0, len(f.past)-mostPast+1):], past)
	return past
}

func (f *Facts) rewound(day domain.Date) *Facts {
	p := &Facts{
		number: f.number, there: slices.Clone(f.there), state: slices.Clone(f.state), salesperson: slices.Clone(f.salesperson),
		creditedTo: slices.Clone(f.creditedTo), origin: slices.Clone(f.origin), customer: slices.Clone(f.customer),
		lossReason: slices.Clone(f.lossReason), competitor: slices.Clone(f.competitor), tags: slices.Clone(f.tags), currency: slices.Clone(f.currency),
		amount: slices.Clone(f.amount), own: slices.Clone(f.own), probability: slices.Clone(f.probability), unconverted: slices.Clone(f.unconverted),
		openedOn: slices.Clone(f.openedOn), expected: slices.Clone(f.expected), closedOn: slices.Clone(f.closedOn), count: f.count,
		states: f.states, names: f.names, tagSets: f.tagSets, currencies: f.currencies,
		rows: f.rows, index: f.index, stateI: f.stateI, tagI: f.tagI, targets: f.targets, goals: f.goals, targetChanges: f.targetChanges, asOf: day,
	}
	h, until := f.history, f.history.until(day)
	for i := h.Len() - 1; i >= until; i-- {
		p.set(h.field[i], h.row[i], h.old[i])
	}
	p.history, p.activities, p.quotations = h.beginning(day), f.activities.rewound(day), f.quotations.rewound(day)
	p.rewindTargets(day)
	return p
}
