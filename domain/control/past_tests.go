package control

import (
	"slices"

	"preventa/domain"
)

// pastTests are the conditions of a filter but its period, for an opportunity as it was.
type pastTests struct {
	tagSets                               [][]int32
	classes                               []domain.Class // by state
	closed                                []bool         // by state
	states                                []bool         // by state; nil: any, as in those that follow
	salespeople, origins, customers, tags []bool         // by name
	currency                              int64          // its index, or anyCurrency
	any                                   bool           // nothing is narrowed
}

const anyCurrency = -1

func newPastTests(l *Look) pastTests {
	t := pastTests{tagSets: l.tagSets, currency: anyCurrency}
	for i := range l.states {
		t.classes = append(t.classes, l.states[i].Class)
		t.closed = append(t.closed, l.states[i].Class.IsClosed())
		if len(l.Filter.States) > 0 {
			t.states = append(t.states, slices.Contains(l.Filter.States, l.states[i].ID))
		}
	}
	named := func(ids []domain.ID) []bool {
		if len(ids) == 0 {
			return nil
		}
		return l.named(ids)
	}
	t.salespeople, t.origins = named(l.Filter.Salespeople), named(l.Filter.Origins)
	t.customers, t.tags = named(l.Filter.Customers), named(l.Filter.Tags)
	if l.Filter.Currency != "" {
		t.currency = int64(slices.Index(l.currencies, l.Filter.Currency))
		if t.currency < 0 {
			t.currency = int64(len(l.currencies)) // nothing is in it
		}
	}
	t.any = t.states == nil && t.salespeople == nil && t.origins == nil && t.customers == nil && t.tags == nil && t.currency == anyCurrency
	return t
}

func (t *pastTests) meets(v *[fieldCount]int64) bool {
	if t.any {
		return true
	}
	who := v[FieldSalesperson]
	if t.closed[v[FieldState]] {
		who = v[FieldCreditedTo]
	}
	return (t.states == nil || t.states[v[FieldState]]) &&
		(t.salespeople == nil || t.salespeople[who]) &&
		(t.origins == nil || t.origins[v[FieldOrigin]]) &&
		(t.customers == nil || t.customers[v[FieldCustomer]]) &&
		(t.tags == nil || t.tagged(v[FieldTags])) &&
		(t.currency == anyCurrency || t.currency == v[FieldCurrency])
}

// tagged says whether a set has one of the tags; the empty set has the tag that is none.
func (t *pastTests) tagged(set int64) bool {
	tags := t.tagSets[set]
	return len(tags) == 0 && t.tags[0] || slices.ContainsFunc(tags, func(tag int32) bool { return t.tags[tag] })
}
