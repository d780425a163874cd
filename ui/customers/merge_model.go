package customers

import (
	"cmp"
	"context"
	"reflect"
	"slices"

	"preventa/domain"
	"preventa/domain/office"
)

// mergeModel is two customers, or two contacts, of which one is to be made: which of them
// stays, and whose value of each field.
type mergeModel struct {
	kind    domain.Kind
	records [2]domain.Record
	names   map[domain.ID]string // of what the fields refer to
	titles  [2]string
	moves   [2]map[domain.Kind]int // what refers to each
	keep    int                    // the one that stays
	fields  []mergeField
}

// mergeField is a field that at least one of the two has a value in.
type mergeField struct {
	name   string
	values [2]any // nil for none
	choice int    // 0 or 1, or keepBoth
}

// keepBoth is the choice of both values of a field that can hold several.
const keepBoth = 2

// severalFields can hold the values of both.
var severalFields = []string{"tags", "phones", "emails", "phone", "mobile", "email", "notes"}

// same reports that there is nothing to choose.
func (f mergeField) same() bool { return reflect.DeepEqual(f.values[0], f.values[1]) }

// takesBoth reports that the values of both can be kept.
func (f mergeField) takesBoth() bool {
	return f.values[0] != nil && f.values[1] != nil && slices.Contains(severalFields, f.name)
}

// value is the one that was chosen.
func (f mergeField) value() any {
	if f.choice != keepBoth {
		return f.values[f.choice]
	}
	if tags, ok := f.values[0].([]string); ok {
		union := append(slices.Clone(tags), f.values[1].([]string)...)
		slices.Sort(union)
		return slices.Compact(union)
	}
	first, second := f.values[0].(string), f.values[1].(string)
	if f.name == "notes" {
		return first + "\n\n" + second
	}
	return domain.JoinSeveral(domain.Several(first + ";" + second))
}

// decided are the fields that merging itself decides.
var decided = []string{"registered", "removed_at"}

// newMergeModel proposes what usually is right: the registered one stays, else the older;
// a value wins over none, both stay where a field holds several, else the older's does.
func newMergeModel(a, b domain.Record) *mergeModel {
	m := &mergeModel{kind: a.Kind(), records: [2]domain.Record{a, b}}
	older := m.older()
	fields := [2]domain.Fields{domain.FieldsOf(a), domain.FieldsOf(b)}
	m.keep = older
	if fields[0]["registered"] != fields[1]["registered"] {
		m.keep = 0
		if fields[1]["registered"] != nil {
			m.keep = 1
		}
	}
	for _, name := range domain.FieldNames(a) {
		f := mergeField{name: name, values: [2]any{fields[0][name], fields[1][name]}, choice: older}
		if slices.Contains(decided, name) || f.values[0] == nil && f.values[1] == nil {
			continue
		}
		switch {
		case f.values[0] == nil:
			f.choice = 1
		case f.values[1] == nil:
			f.choice = 0
		case f.takesBoth() && !f.same():
			f.choice = keepBoth
		}
		m.fields = append(m.fields, f)
	}
	return m
}

// older is the one that was made first: ids begin with the moment.
func (m *mergeModel) older() int {
	a, _ := m.records[0].Key()
	b, _ := m.records[1].Key()
	if cmp.Compare(b, a) < 0 {
		return 1
	}
	return 0
}

// gone is the one that does not stay.
func (m *mergeModel) gone() int { return 1 - m.keep }

// result puts the chosen values in a record that has the id and version of the one that
// stays.
func (m *mergeModel) result(into domain.Record) {
	fields := domain.Fields{}
	for _, f := range m.fields {
		if value := f.value(); value != nil {
			fields[f.name] = value
		}
	}
	for _, r := range m.records {
		if domain.FieldsOf(r)["registered"] != nil {
			fields["registered"] = true
		}
	}
	domain.SetFields(into, fields)
}

// merge writes what was chosen, off the UI goroutine, and tells which record stays.
func (m *mergeModel) merge(ctx context.Context, s *office.Session) (mergeAnswer, error) {
	id, _ := m.records[m.keep].Key()
	gone, _ := m.records[m.gone()].Key()
	answer := mergeAnswer{kept: id}
	var err error
	if keep, ok := m.records[m.keep].(domain.Contact); ok {
		m.result(&keep)
		answer.set, err = s.MergeContacts(ctx, keep, gone)
		return answer, err
	}
	keep := m.records[m.keep].(domain.Customer)
	m.result(&keep)
	answer.set, err = s.MergeCustomers(ctx, keep, gone)
	return answer, err
}

// loadCustomerMerge reads two customers to be merged.
func loadCustomerMerge(ctx context.Context, s *office.Session, a, b domain.ID) (*mergeModel, error) {
	if a == b {
		return nil, domain.Fail(domain.Invalid, "error.merge.same", nil)
	}
	first, err := s.Customer(ctx, a)
	if err != nil {
		return nil, err
	}
	second, err := s.Customer(ctx, b)
	if err != nil {
		return nil, err
	}
	m := newMergeModel(first, second)
	m.titles = [2]string{first.Name, second.Name}
	w, err := loadWords(ctx, s)
	m.names = w.names()
	if err != nil {
		return nil, err
	}
	return m, m.countMoves(ctx, s)
}

// loadContactMerge reads two contacts to be merged.
func loadContactMerge(ctx context.Context, s *office.Session, a, b domain.ID) (*mergeModel, error) {
	if a == b {
		return nil, domain.Fail(domain.Invalid, "error.merge.same", nil)
	}
	first, err := s.Contact(ctx, a)
	if err != nil {
		return nil, err
	}
	second, err := s.Contact(ctx, b)
	if err != nil {
		return nil, err
	}
	m := newMergeModel(first, second)
	m.titles = [2]string{first.Label(), second.Label()}
	m.names = map[domain.ID]string{}
	for _, id := range []domain.ID{first.Customer, second.Customer} {
		if id == "" {
			continue
		}
		customer, err := s.Customer(ctx, id)
		if err != nil {
			return nil, err
		}
		m.names[id] = customer.Name
	}
	return m, m.countMoves(ctx, s)
}

func (m *mergeModel) countMoves(ctx context.Context, s *office.Session) (err error) {
	for i, r := range m.records {
		id, _ := r.Key()
		if m.moves[i], err = s.MergeMoves(ctx, m.kind, id); err != nil {
			return err
		}
	}
	return nil
}
