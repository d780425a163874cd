package rowindex

import (
	"bytes"
	"cmp"
	"container/heap"
	"encoding/binary"
	"slices"

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
	tie   func(a, b int32) int // of rows whose keys are equal but their texts may not be; nil: none
	desc  bool
}

const noKey = ^uint64(0)

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
	if o.tie != nil && a.key != noKey {
		if by := o.tie(a.row, b.row); by != 0 {
			if o.desc {
				return -by
			}
			return by
		}
	}
	return cmp.Compare(b.row, a.row)
}

// signed is a number as a key, which is below noKey - 1 for all that can be.
func signed(v int64) uint64 { return uint64(v) ^ 1<<63 }

// order gives the order of a query. Invalid for a column that does not sort.
func (x *Index) order(q office.Query) (*order, error) {
	o := &order{desc: !q.Ascending}
	if q.Group != "" {
		g, err := x.grouping(q.Group)
		if err != nil {
			return nil, err
		}
		o.group = g.rank
	}
	x.sortBy(o, q)
	if o.key == nil {
		return nil, domain.Fail(domain.Invalid, "error.query.column", domain.Args{"Column": string(q.Sort)})
	}
	if slices.Contains(keptKeys, q.Sort) {
		keys := x.keysOf(q.Sort, o.key)
		o.key = func(row int32) uint64 { return keys[row] }
	}
	return o, nil
}

// keptKeys are the columns whose keys are kept once they were asked for, because they take
// longer to make than to compare. They follow from the row alone.
var keptKeys = []office.Column{office.ColumnName, office.ColumnContact, office.ColumnReference, office.ColumnAmount, office.ColumnProbability,
	office.ColumnExpected, office.ColumnOpened, office.ColumnClosed, office.ColumnHoldUntil, office.ColumnNext}

// keysOf are the keys of all rows in a column.
func (x *Index) keysOf(c office.Column, of func(row int32) uint64) []uint64 {
	x.asked.Lock()
	defer x.asked.Unlock()
	keys, known := x.keys[c]
	if !known {
		keys = parallel(len(x.number), func(from, to int) []uint64 {
			part := make([]uint64, to-from)
			for i := range part {
				part[i] = of(int32(from + i))
			}
			return part
		})
		x.keys[c] = keys
	}
	return keys
}

// rekey makes the keys that are kept of a row anew.
func (x *Index) rekey(row int32) {
	for c, keys := range x.keys {
		var o order
		x.sortBy(&o, office.Query{Sort: c})
		if int(row) == len(keys) {
			keys = append(keys, 0)
			x.keys[c] = keys
		}
		keys[row] = o.key(row)
	}
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
		o.key = x.firstTag()
	case office.ColumnNext:
		o.byNumber(func(row int32) (int64, bool) { return x.next[row], x.next[row] != 0 })
	default:
		x.sortByColumn(o, q)
	}
}

func (x *Index) sortByColumn(o *order, q office.Query) {
	if w, column := x.wordColumn(q.Sort); w != nil {
		_, equal := w.ranks()
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

// byText orders by a fold: by its first seven bytes, which is quick, and by all of it where
// they are the same. No fold is last.
func (o *order) byText(of func(row int32) []byte) {
	o.key = func(row int32) uint64 {
		text := of(row)
		if len(text) == 0 {
			return noKey
		}
		var head [8]byte
		copy(head[1:], text)
		return binary.BigEndian.Uint64(head[:])
	}
	o.tie = func(a, b int32) int { return bytes.Compare(of(a), of(b)) }
}

// nearEnd is how far from an end of the rows a page is looked for from that end.
const nearEnd = 4096

// page gives the rows from first on, in order.
func (o *order) page(rows []int32, first, count int) []int32 {
	n := len(rows)
	first, last := max(0, min(first, n)), max(0, min(first+count, n))
	if first >= last {
		return nil
	}
	var part []ranked
	switch {
	case last <= nearEnd:
		part = o.least(rows, last, +1)[first:]
	case n-first <= nearEnd:
		part = o.least(rows, n-first, -1)
		slices.Reverse(part)
		part = part[:last-first]
	default:
		part = o.middle(rows, first, last)
	}
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

// middle gives the rows of a page far from both ends: they are parted from the others by
// quickselect, and only they are sorted.
func (o *order) middle(rows []int32, first, last int) []ranked {
	all := parallel(len(rows), func(from, to int) []ranked {
		part := make([]ranked, to-from)
		for i, row := range rows[from:to] {
			part[i] = o.rank(row)
		}
		return part
	})
	o.part(all, first)
	o.part(all[first:], last-first)
	page := all[first:last]
	slices.SortFunc(page, o.compare)
	return page
}

// part puts the first n in front of the others (Hoare's selection).
func (o *order) part(all []ranked, n int) {
	low, high := 0, len(all)-1
	for low < high && n > low && n <= high {
		pivot := median(o, all[low], all[(low+high)/2], all[high])
		i, j := low, high
		for i <= j {
			for o.compare(all[i], pivot) < 0 {
				i++
			}
			for o.compare(all[j], pivot) > 0 {
				j--
			}
			if i <= j {
				all[i], all[j] = all[j], all[i]
				i++
				j--
			}
		}
		switch {
		case n <= j:
			high = j
		case n >= i:
			low = i
		default:
			return
		}
	}
}

func median(o *order, a, b, c ranked) ranked {
	if o.compare(a, b) > 0 {
		a, b = b, a
	}
	if o.compare(b, c) > 0 {
		b = c
	}
	if o.compare(a, b) > 0 {
		b = a
	}
	return b
}
