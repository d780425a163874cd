package rowindex

import (
	"cmp"
	"slices"

	"preventa/domain"
	"preventa/domain/office"
)

// Complete puts into rows, which have their ids, numbers and own texts and amounts, all else:
// the index has it at hand, and looking it up elsewhere would cost more than all the rest. A row
// that the index does not know is gone; those without an id are left out.
func (x *Index) Complete(rows []office.Row, q office.Query) []office.Row {
	limits, weights := x.rotLimits(), newFieldWeights(q.Weights)
	for i := range rows {
		r := &rows[i]
		at, known := x.row(r.Number)
		if !known {
			r.ID = ""
			continue
		}
		x.figures(r, at)
		x.names(r, at)
		r.Days, r.RotLimit, r.Completeness = x.days(at, q.Today), int(limits[x.state[at]]), weights.percent(int(x.filled[at]))
	}
	return slices.DeleteFunc(rows, func(r office.Row) bool { return r.ID == "" })
}

// figures puts amounts and days into a row.
func (x *Index) figures(r *office.Row, at int32) {
	r.Amount.Currency = x.currencies[x.currency[at]]
	r.OfficeAmount, r.Weighted, r.Unconverted, r.Probability = x.officeAmount[at], x.weighted[at], x.unconverted[at], int(x.probability[at])
	r.Expected, r.Opened, r.Closed, r.HoldUntil = x.expected[at], x.opened[at], x.closed[at], x.hold[at]
}

// names puts what a row refers to into it, and what that is called.
func (x *Index) names(r *office.Row, at int32) {
	state := x.state[at]
	r.StateID, r.State = x.states.words.word(state)
	r.StateColour, r.Class = x.states.words.colour[state], x.states.class[state]
	r.CustomerID, r.Customer = x.customers.word(x.customer[at])
	r.Registered = x.customers.registered[x.customer[at]]
	r.OriginID, r.Origin = x.items.word(x.origin[at])
	r.LossReasonID, r.LossReason = x.items.word(x.lossReason[at])
	r.CompetitorID, r.Competitor = x.items.word(x.competitor[at])
	r.SalespersonID, r.Salesperson = x.persons.word(x.salesperson[at])
	_, r.Credited = x.persons.word(x.credited[at])
	r.Tags = x.tagNames(x.tags[at])
}

func (w *Words) word(at int32) (domain.ID, string) { return w.id[at], w.name[at] }

// tagNames are the names of a set of tags, in the order of the catalogue.
func (x *Index) tagNames(set int32) []string {
	if set == 0 {
		return nil
	}
	tags, w := slices.Clone(x.tagSets[set]), x.items
	slices.SortFunc(tags, func(a, b int32) int {
		return cmp.Or(cmp.Compare(w.position[a], w.position[b]), cmp.Compare(w.fold[a], w.fold[b]), cmp.Compare(w.id[a], w.id[b]))
	})
	names := make([]string, len(tags))
	for i, tag := range tags {
		names[i] = w.name[tag]
	}
	return names
}
