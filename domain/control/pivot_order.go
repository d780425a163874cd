package control

import (
	"cmp"
	"slices"
	"strings"

	"preventa/domain"
)

// pivotSide is the rows or the columns of a pivot, with where each opportunity stands.
type pivotSide struct {
	axis       *pivotAxis
	values     []int32 // by opportunity; of tags, the sets
	categories []PivotCategory
	places     []int32   // of the category, by opportunity; nil of tags
	sets       [][]int32 // of tags: the places by set
}

// of are the places of an opportunity.
func (s *pivotSide) of(i int) []int32 {
	if s.sets != nil {
		return s.sets[s.values[i]]
	}
	return s.places[i : i+1]
}

// arrange puts the values into their order, as many as may be told apart, and finds the place of
// each opportunity.
func (s *pivotSide) arrange(p *pivoting, most int) {
	totals := s.totals(p)
	order := s.order(p, totals)
	if s.axis.field.HasOrder() || most == 0 || len(order) <= most {
		most = len(order)
	}
	place := make([]int32, max(len(totals), 1))
	s.categories = make([]PivotCategory, 0, most+1)
	for i, value := range order {
		place[value] = int32(min(i, most))
		if i < most {
			s.categories = append(s.categories, s.axis.category(value))
		}
	}
	if rest := len(order) - most; rest > 0 {
		s.categories = append(s.categories, PivotCategory{Key: OthersKey, Others: rest})
	}
	s.place(place)
}

// place finds the places of the opportunities from those of the values.
func (s *pivotSide) place(of []int32) {
	if s.axis.sets == nil {
		s.places = make([]int32, len(s.values))
		for i, value := range s.values {
			s.places[i] = of[value]
		}
		return
	}
	s.sets = make([][]int32, len(s.axis.sets))
	for i, set := range s.axis.sets {
		places := make([]int32, len(set))
		for at, value := range set {
			places[at] = of[value]
		}
		slices.Sort(places)
		s.sets[i] = slices.Compact(places) // two of the others are the others once
	}
}

// totals are the cells of the values themselves.
func (s *pivotSide) totals(p *pivoting) []PivotCell {
	totals := make([]PivotCell, s.axis.most(s.values))
	for i, value := range s.values {
		if s.axis.sets == nil {
			totals[value].add(p, i)
			continue
		}
		for _, tag := range s.axis.sets[value] {
			totals[tag].add(p, i)
		}
	}
	return totals
}

// order lists the values that there are: those of an order of their own in it, dates without
// gaps, all others by what counts most; what is none comes last.
func (s *pivotSide) order(p *pivoting, totals []PivotCell) []int32 {
	var order []int32
	for value, total := range totals {
		if total.N+total.EarlierN > 0 {
			order = append(order, int32(value))
		}
	}
	switch {
	case s.axis.field.IsDate():
		order = withoutGaps(order)
	case s.axis.field == PivotState:
		slices.SortFunc(order, func(a, b int32) int { return byPosition(s.axis.look.states[a], s.axis.look.states[b]) })
	case !s.axis.field.HasOrder():
		s.rank(p.spec.Measure, order, totals)
	}
	if at := slices.Index(order, 0); at >= 0 && s.axis.field != PivotNothing {
		order = append(slices.Delete(order, at, at+1), 0)
	}
	return order
}

func byPosition(a, b domain.State) int {
	return cmp.Or(cmp.Compare(a.Position, b.Position), cmp.Compare(a.ID, b.ID))
}

// withoutGaps adds the dates between those there are, unless they lie too far apart.
func withoutGaps(order []int32) []int32 {
	from := 0
	if len(order) > 0 && order[0] == 0 {
		from = 1
	}
	if len(order)-from < 2 || order[len(order)-1]-order[from] >= MostMonths {
		return order
	}
	filled := order[:from:from]
	for value := order[from]; value <= order[len(order)-1]; value++ {
		filled = append(filled, value)
	}
	return filled
}

// ranked is a value by what it counts.
type ranked struct {
	value     int32
	by, then  int64
	name, key string
}

// rank sorts values by what they add up to, means by their cases, equal ones by name.
func (s *pivotSide) rank(m PivotMeasure, order []int32, totals []PivotCell) {
	list := make([]ranked, len(order))
	for i, value := range order {
		c := s.axis.category(value)
		list[i] = ranked{value: value, by: totals[value].N, name: domain.Fold(c.Text), key: c.Key}
		if m.Adds() {
			list[i].by, list[i].then = totals[value].Sum, totals[value].N
		}
	}
	slices.SortFunc(list, func(a, b ranked) int {
		if a.by != b.by {
			return cmp.Compare(b.by, a.by)
		}
		return cmp.Or(cmp.Compare(b.then, a.then), strings.Compare(a.name, b.name), strings.Compare(a.key, b.key))
	})
	for i, one := range list {
		order[i] = one.value
	}
}
