package rowindex

import (
	"slices"

	"preventa/domain"
	"preventa/domain/office"
)

// grouping is how rows are grouped: the group of a row, its place in the order, and what
// it is.
type grouping struct {
	of     func(row int32) int
	groups int
	rank   func(row int32) uint32
	order  func(group int) uint32
	tell   func(group int) office.Group
	words  *Words // that are the groups; nil for months
}

func (x *Index) grouping(by office.Column) (grouping, error) {
	if by == office.ColumnExpected {
		return x.monthly(), nil
	}
	w, column := x.wordColumn(by)
	if w == nil || !slices.Contains(office.GroupColumns, by) {
		return grouping{}, domain.Fail(domain.Invalid, "error.query.column", domain.Args{"Column": string(by)})
	}
	unique, _ := w.ranks()
	return grouping{
		of:     func(row int32) int { return int(column[row]) },
		groups: len(w.id),
		rank:   func(row int32) uint32 { return unique[column[row]] },
		order:  func(group int) uint32 { return unique[group] },
		tell: func(group int) office.Group {
			return office.Group{Key: string(w.id[group]), Label: w.name[group], Colour: w.colour[group]}
		},
		words: w,
	}, nil
}

// monthly groups by the month of the expected close; none is group 0.
func (x *Index) monthly() grouping {
	last := domain.Date(0)
	for _, day := range x.expected {
		last = max(last, day)
	}
	of := func(row int32) int { return int(x.expected[row].Month()) }
	order := func(group int) uint32 {
		if group == 0 {
			return noRank
		}
		return uint32(group)
	}
	return grouping{of: of, groups: int(last.Month()) + 1, order: order, rank: func(row int32) uint32 { return order(of(row)) },
		tell: func(group int) office.Group {
			if group == 0 {
				return office.Group{}
			}
			month := domain.Month(group).String()
			return office.Group{Key: month, Label: month}
		}}
}

// sums are those of a group.
type sums struct{ count, amount, weighted, unconverted int64 }

func (s *sums) add(t sums) {
	s.count, s.amount, s.weighted, s.unconverted = s.count+t.count, s.amount+t.amount, s.weighted+t.weighted, s.unconverted+t.unconverted
}

// Groups sums up the rows of a query by its group, in their order. Invalid.
func (x *Index) Groups(q office.Query) ([]office.Group, error) {
	m, err := x.match(q)
	if err != nil {
		return nil, err
	}
	g, err := x.grouping(q.Group)
	if err != nil {
		return nil, err
	}
	parts := inParts(len(m.rows), func(from, to int) []sums { return x.sumGroups(m.rows[from:to], g) })
	all := parts[0]
	for _, part := range parts[1:] {
		for i := range part {
			all[i].add(part[i])
		}
	}
	var there []int
	for i := range all {
		if all[i].count > 0 {
			there = append(there, i)
		}
	}
	slices.SortFunc(there, func(a, b int) int { return int(int64(g.order(a)) - int64(g.order(b))) })
	groups := make([]office.Group, len(there))
	for i, at := range there {
		told, sum := g.tell(at), all[at]
		told.Count, told.Amount, told.Weighted, told.Unconverted = sum.count, sum.amount, sum.weighted, sum.unconverted
		groups[i] = told
	}
	return groups, nil
}

func (x *Index) sumGroups(rows []int32, g grouping) []sums {
	all := make([]sums, g.groups)
	for _, row := range rows {
		sum := &all[g.of(row)]
		sum.count++
		sum.amount += x.officeAmount[row]
		if !x.class(row).IsClosed() {
			sum.weighted += x.weighted[row]
		}
		if x.unconverted[row] {
			sum.unconverted++
		}
	}
	return all
}

// Heads gives the numbers of the first rows of each group of a query, in its order, by the
// key of the group. Invalid.
func (x *Index) Heads(q office.Query, most int) (map[string][]int64, error) {
	m, err := x.match(q)
	if err != nil {
		return nil, err
	}
	g, err := x.grouping(q.Group)
	if err != nil {
		return nil, err
	}
	q.Group = ""
	o, err := x.order(q)
	if err != nil {
		return nil, err
	}
	members := make([][]int32, g.groups)
	for _, row := range m.rows {
		group := g.of(row)
		members[group] = append(members[group], row)
	}
	heads := map[string][]int64{}
	for group, rows := range members {
		if n := min(most, len(rows)); n > 0 {
			head := o.page(rows, 0, n)
			numbers := make([]int64, n)
			for i, row := range head {
				numbers[i] = x.number[row]
			}
			heads[g.tell(group).Key] = numbers
		}
	}
	return heads, nil
}
