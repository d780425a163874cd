package rowindex

import (
	"bytes"
	"cmp"
	"container/heap"
	"encoding/binary"
	"slices"
	"sync/atomic"

	"preventa/domain"
	"preventa/domain/office"
)

// ranked is a row with what it is ordered by: its group, its value, and then its number,
// newest first.
type ranked struct {
	group uint32
	key   uint64
	row   int32
}

// order is how the rows of a query are ordered. Rows without a value come last either way.
type order struct {
	group func(row int32) uint32
	key   func(row int32) uint64
	text  func(row int32) []byte // that the key is the beginning of; nil: the key is all
	desc  bool
	words []*Words // whose ranks it goes by
	aside *aside
	gone  func() bool // that it is in vain from now on; nil: somebody waits for it
	left  atomic.Bool // it was gone
}

const noKey = ^uint64(0)

// beginning is how much of a text its key holds.
const beginning = 7

func (o *order) rank(row int32) ranked {
	r := ranked{key: o.key(row), row: row}
	if o.group != nil {
		r.group = o.group(row)
	}
	if o.desc && r.key != noKey {
		r.key = noKey - 1 - r.key
	}
	return r
}

func (o *order) compare(a, b ranked) int {
	if a.group != b.group {
		return cmp.Compare(a.group, b.group)
	}
	if a.key != b.key {
		return cmp.Compare(a.key, b.key)
	}
	if o.text != nil && a.key != noKey {
		if by := o.compareTexts(a.row, b.row, 0); by != 0 {
			return by
		}
	}
	return cmp.Compare(b.row, a.row)
}

// signed is a number as a key, which is below noKey - 1 for all that can be.
func signed(v int64) uint64 { return uint64(v) ^ 1<<63 }

// order gives the order of a query. Invalid for a column that does not sort.
func (x *Index) order(q office.Query) (*order, error) {
	o := &order{desc: !q.Ascending, aside: &x.aside}
	if q.Group != "" {
		g, err := x.grouping(q.Group)
		if err != nil {
			return nil, err
		}
		o.group = g.rank
		if g.words != nil {
			o.words = append(o.words, g.words)
		}
	}
	x.sortBy(o, q)
	if o.key == nil {
		return nil, domain.Fail(domain.Invalid, "error.query.column", domain.Args{"Column": string(q.Sort)})
	}
	return o, nil
}

func (x *Index) sortBy(o *order, q office.Query) {
	switch q.Sort {
	case "", office.ColumnNumber:
		o.key = func(row int32) uint64 { return uint64(x.number[row]) }
	case office.ColumnName:
		o.byText(func(row int32) []byte { return x.texts.part(row, 0) })
	case office.ColumnContact:
		none := key("")
		o.byText(func(row int32) []byte {
			if x.contact[row] == none {
				return nil
			}
			return x.texts.part(row, 2)
		})
	case office.ColumnReference:
		o.byText(func(row int32) []byte { return x.texts.part(row, 3) })
	case office.ColumnClass:
		o.key = func(row int32) uint64 { return uint64(slices.Index(domain.Classes, x.class(row))) }
	case office.ColumnCurrency:
		o.key = x.currencyRanks()
	case office.ColumnTags:
		o.key, o.words = x.firstTag(), append(o.words, x.items)
	case office.ColumnNext:
		o.byNumber(func(row int32) (int64, bool) { return x.next[row], x.next[row] != 0 })
	default:
		x.sortByColumn(o, q)
	}
}

func (x *Index) sortByColumn(o *order, q office.Query) {
	if w, column := x.wordColumn(q.Sort); w != nil {
		_, equal := w.ranks()
		o.words = append(o.words, w)
		o.key = func(row int32) uint64 {
			if rank := equal[column[row]]; rank != noRank {
				return uint64(rank)
			}
			return noKey
		}
	} else if day, is := x.dayColumn(q.Sort); is {
		o.byNumber(func(row int32) (int64, bool) { return int64(day(row)), day(row) != 0 })
	} else if n, is := x.numberColumn(q.Sort, q); is {
		o.byNumber(n.of)
	}
}

func (x *Index) wordColumn(c office.Column) (*Words, []int32) {
	switch c {
	case office.ColumnState:
		return x.states.words, x.state
	case office.ColumnOrigin:
		return x.items, x.origin
	case office.ColumnCompetitor:
		return x.items, x.competitor
	case office.ColumnLossReason:
		return x.items, x.lossReason
	case office.ColumnSalesperson:
		return x.persons, x.salesperson
	case office.ColumnCredited:
		return x.persons, x.credited
	case office.ColumnCustomer:
		return x.customers, x.customer
	}
	return nil, nil
}

// firstTag orders by the first tag in the order of the catalogue.
func (x *Index) firstTag() func(row int32) uint64 {
	_, equal := x.items.ranks()
	first := make([]uint64, len(x.tagSets))
	for i, places := range x.tagSets {
		first[i] = noKey
		for _, p := range places {
			first[i] = min(first[i], uint64(equal[p]))
		}
	}
	return func(row int32) uint64 { return first[x.tags[row]] }
}

// currencyRanks orders by the code of the currency.
func (x *Index) currencyRanks() func(row int32) uint64 {
	sorted := slices.Sorted(slices.Values(x.currencies))
	ranks := make([]uint64, len(x.currencies))
	for i, c := range x.currencies {
		ranks[i] = uint64(slices.Index(sorted, c))
	}
	return func(row int32) uint64 { return ranks[x.currency[row]] }
}

func (o *order) byNumber(of func(row int32) (int64, bool)) {
	o.key = func(row int32) uint64 {
		if value, is := of(row); is {
			return signed(value)
		}
		return noKey
	}
}

// byText orders by a fold: by its beginning, which is quick, and by all of it where that
// is the same. No fold is last.
func (o *order) byText(of func(row int32) []byte) {
	o.text = of
	o.key = func(row int32) uint64 {
		if text := of(row); len(text) > 0 {
			return textKey(text)
		}
		return noKey
	}
}

// textKey is the beginning of a text as a number.
func textKey(text []byte) uint64 {
	if len(text) > beginning {
		return binary.BigEndian.Uint64(text) >> 8
	}
	var head [8]byte
	copy(head[1:], text)
	return binary.BigEndian.Uint64(head[:])
}

// compareTexts compares the texts of two rows from a place on that both reach.
func (o *order) compareTexts(a, b int32, from int) int {
	by := bytes.Compare(o.text(a)[from:], o.text(b)[from:])
	if o.desc {
		return -by
	}
	return by
}

// page gives the rows from one to another, in order, picked out near an end of so many.
func (o *order) page(rows []int32, first, last int) []int32 {
	var part []ranked
	o.aside.asking(func() {
		if n := len(rows); last <= n-first {
			part = o.least(rows, last, +1)[first:]
		} else {
			part = o.least(rows, n-first, -1)
			slices.Reverse(part)
			part = part[:last-first]
		}
	})
	page := make([]int32, len(part))
	for i, r := range part {
		page[i] = r.row
	}
	return page
}

// least gives so many of the first rows in order, or of the last ones from the end on with
// sign -1.
func (o *order) least(rows []int32, count, sign int) []ranked {
	parts := parallel(len(rows), func(from, to int) []ranked {
		h := &bounded{compare: func(a, b ranked) int { return sign * o.compare(a, b) }}
		for i := range to - from {
			at := from + i
			if sign > 0 { // of equal rows those that come first, so that the others are passed by
				at = to - 1 - i
			}
			r := o.rank(rows[at])
			if len(h.items) == count && o.group == nil && passes(r.key, h.items[0].key, sign) { // most do: the quick way
				continue
			}
			if len(h.items) < count {
				heap.Push(h, r)
			} else if h.compare(r, h.items[0]) < 0 {
				h.items[0] = r
				heap.Fix(h, 0)
			}
		}
		return h.items
	})
	slices.SortFunc(parts, func(a, b ranked) int { return sign * o.compare(a, b) })
	return parts[:min(count, len(parts))]
}

// passes reports a key behind another, seen from the end that sign says.
func passes(key, last uint64, sign int) bool { return sign > 0 && key > last || sign < 0 && key < last }

// bounded is a heap whose top is the last of what is kept.
type bounded struct {
	items   []ranked
	compare func(a, b ranked) int
}

func (h *bounded) Len() int           { return len(h.items) }
func (h *bounded) Less(i, j int) bool { return h.compare(h.items[i], h.items[j]) > 0 }
func (h *bounded) Swap(i, j int)      { h.items[i], h.items[j] = h.items[j], h.items[i] }
func (h *bounded) Push(r any)         { h.items = append(h.items, r.(ranked)) }
func (h *bounded) Pop() any {
	last := h.items[len(h.items)-1]
	h.items = h.items[:len(h.items)-1]
	return last
}
