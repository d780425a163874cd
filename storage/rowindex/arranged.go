package rowindex

import (
	"cmp"
	"encoding/json"
	"slices"

	"preventa/domain"
	"preventa/domain/office"
)

// Sorting a million rows takes longer than anybody waits for a page. So the first pages of
// an order are picked out of all rows, and the order is kept from then on: a page is then
// found by walking along it, past the rows that a query does not keep.

// arrangedBy tells orders apart.
type arrangedBy struct {
	sort, group office.Column
	ascending   bool
	today       domain.Date // where the days in a state count
	weights     string      // where the completeness counts
}

func arrangedByOf(q office.Query) arrangedBy {
	by := arrangedBy{sort: q.Sort, group: q.Group, ascending: q.Ascending}
	switch q.Sort {
	case "":
		by.sort = office.ColumnNumber
	case office.ColumnDays:
		by.today = q.Today
	case office.ColumnComplete:
		weights, err := json.Marshal(q.Weights)
		if err != nil {
			panic("rowindex: weights that are no JSON: " + err.Error()) // numbers by name
		}
		by.weights = string(weights)
	}
	return by
}

// arrangement is all rows in an order, those in the recycle bin too.
type arrangement struct {
	by    arrangedBy
	rows  []int32
	seen  int // how much of the log it knows
	words []*Words
	told  []int // how often the words had been told when it was made
}

// mostArrangedBytes is the room kept orders take at most.
const mostArrangedBytes = 256 << 20

// Fewer rows than alwaysArranged are quicker sorted than picked from.
const alwaysArranged = 4096

// arranged gives the order of a query of all rows as they are now, nil when it is not kept.
func (x *Index) arranged(q office.Query) (*arrangement, error) {
	by := arrangedByOf(q)
	x.arranging.Lock()
	defer x.arranging.Unlock()
	at := slices.IndexFunc(x.arrangements, func(a *arrangement) bool { return a.by == by })
	if at < 0 {
		return nil, nil
	}
	a := x.arrangements[at]
	x.arrangements = slices.Delete(x.arrangements, at, at+1)
	o, err := x.order(q)
	if err != nil || a.isStale(o) {
		return nil, err
	}
	if a.seen < len(x.log) {
		a = &arrangement{by, x.moved(a.rows, x.log[a.seen:], o), len(x.log), a.words, a.told}
	}
	x.arrangements = append(x.arrangements, a) // the last used is last
	return a, nil
}

// isStale reports that words it goes by have changed their order.
func (a *arrangement) isStale(o *order) bool {
	for i, w := range o.words {
		if a.told[i] != w.told {
			return true
		}
	}
	return false
}

// arrange makes an order of all rows and keeps it, nil when it is gone before that.
func (x *Index) arrange(q office.Query, gone func() bool) (*arrangement, error) {
	o, err := x.order(q)
	if err != nil {
		return nil, err
	}
	o.gone = gone
	rows, made := o.sorted(len(x.number))
	if !made {
		return nil, nil
	}
	a := &arrangement{by: arrangedByOf(q), rows: rows, seen: len(x.log), words: o.words}
	for _, w := range o.words {
		a.told = append(a.told, w.told)
	}
	x.arranging.Lock()
	defer x.arranging.Unlock()
	x.arrangements = slices.DeleteFunc(x.arrangements, func(b *arrangement) bool { return b.by == a.by })
	most := max(4, mostArrangedBytes/4/max(1, len(x.number)))
	x.arrangements = append(x.arrangements[max(0, len(x.arrangements)-most+1):], a)
	x.wanted = slices.DeleteFunc(x.wanted, func(w office.Query) bool { return arrangedByOf(w) == a.by })
	return a, nil
}

// want notes an order that was asked for and is not kept.
func (x *Index) want(q office.Query) {
	x.arranging.Lock()
	defer x.arranging.Unlock()
	by := arrangedByOf(q)
	if !slices.ContainsFunc(x.wanted, func(w office.Query) bool { return arrangedByOf(w) == by }) {
		x.wanted = append(x.wanted, q)
	}
}

// Wants reports that Arrange would make the next pages quicker.
func (x *Index) Wants() bool {
	x.arranging.Lock()
	defer x.arranging.Unlock()
	return len(x.wanted) > 0 || !x.customers.ranked()
}

// Arrange ranks the customers, which may be hundreds of thousands, makes one of the orders
// that were asked for and keeps it. It may run beside those who ask. Once gone says that
// somebody waits to change the index, it is left for the next time.
func (x *Index) Arrange(gone func() bool) {
	x.customers.ranks()
	x.arranging.Lock()
	if len(x.wanted) == 0 {
		x.arranging.Unlock()
		return
	}
	q := x.wanted[len(x.wanted)-1] // what was asked for last is likely asked for next
	x.wanted = x.wanted[:len(x.wanted)-1]
	x.arranging.Unlock()
	if a, err := x.arrange(q, gone); a == nil && err == nil { // who asked for it was told what is wrong with it
		x.want(q)
	}
}

// moved puts rows that changed, or are new, in their place of an order.
func (x *Index) moved(rows, log []int32, o *order) []int32 {
	changed := newBits(len(x.number))
	for _, row := range log {
		changed.set(row)
	}
	kept := make([]int32, 0, len(x.number))
	for _, row := range rows {
		if !changed.has(row) {
			kept = append(kept, row)
		}
	}
	moving := slices.Clone(log)
	slices.Sort(moving)
	moving = slices.Compact(moving)
	inOrder := func(a, b int32) int { return o.compare(o.rank(a), o.rank(b)) }
	slices.SortFunc(moving, inOrder)
	unmoved, end := len(kept), len(x.number)
	kept = kept[:end]
	for i, row := range slices.Backward(moving) { // from the end on, into the room they leave
		at, _ := slices.BinarySearchFunc(kept[:unmoved], row, inOrder)
		copy(kept[at+i+1:], kept[at:unmoved])
		kept[at+i] = row
		unmoved = at
	}
	return kept
}

// pieceRows is how many rows are put in order in one piece.
const pieceRows = 32 << 10

// sorted is so many rows, which are all, in order; false when it was gone before the end.
func (o *order) sorted(n int) ([]int32, bool) {
	parts := make([][]ranked, max(1, (n+pieceRows-1)/pieceRows))
	o.aside.pieces(len(parts), workersFor(n), o.isGone, func(at int) {
		part := make([]ranked, (at+1)*n/len(parts)-at*n/len(parts))
		for i := range part {
			part[i] = o.rank(int32(at*n/len(parts) + i))
		}
		slices.SortFunc(part, compareKeys)
		parts[at] = part
	})
	for len(parts) > 1 && !o.isGone() {
		parts = o.paired(parts)
	}
	if o.text != nil && !o.isGone() {
		o.sortTexts(parts[0])
	}
	if o.isGone() {
		return nil, false
	}
	rows := make([]int32, n)
	for i, r := range parts[0] {
		rows[i] = r.row
	}
	return rows, true
}

// isGone stays true: what was left half made is not gone on with.
func (o *order) isGone() bool {
	if o.gone != nil && o.gone() {
		o.left.Store(true)
	}
	return o.left.Load()
}

// paired merges each two parts that lie beside each other.
func (o *order) paired(parts [][]ranked) [][]ranked {
	pairs := make([][]ranked, (len(parts)+1)/2)
	o.aside.pieces(len(pairs), workersFor(len(parts)*pieceRows), o.isGone, func(at int) {
		pairs[at] = parts[2*at]
		if 2*at+1 < len(parts) {
			pairs[at] = merged(parts[2*at], parts[2*at+1])
		}
	})
	return pairs
}

// compareKeys compares without the texts.
func compareKeys(a, b ranked) int {
	if a.group != b.group {
		return cmp.Compare(a.group, b.group)
	}
	if a.key != b.key {
		return cmp.Compare(a.key, b.key)
	}
	return cmp.Compare(b.row, a.row)
}

// merged is two sorted parts in one.
func merged(a, b []ranked) []ranked {
	all := make([]ranked, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		if compareKeys(a[0], b[0]) <= 0 {
			all, a = append(all, a[0]), a[1:]
		} else {
			all, b = append(all, b[0]), b[1:]
		}
	}
	return append(append(all, a...), b...)
}

// sortTexts sorts the runs of rows whose texts begin alike by the rest of them.
func (o *order) sortTexts(all []ranked) {
	alike := runs(all)
	o.aside.pieces(len(alike), workersFor(len(all)), o.isGone, func(i int) { o.sortRest(alike[i], beginning) })
}

// runs are the runs of more than one row with the same key, of those that have one.
func runs(sorted []ranked) [][]ranked {
	var found [][]ranked
	for from := 0; from < len(sorted); {
		to := from + 1
		for to < len(sorted) && sorted[to].key == sorted[from].key && sorted[to].group == sorted[from].group {
			to++
		}
		if to-from > 1 && sorted[from].key != noKey {
			found = append(found, sorted[from:to])
		}
		from = to
	}
	return found
}

// sortRest sorts rows whose texts are the same up to a place by what comes behind it. Few
// are compared by all the rest; many by the next piece of it, which reads each text once.
func (o *order) sortRest(alike []ranked, from int) {
	const few = 16
	if len(alike) <= few {
		slices.SortFunc(alike, func(a, b ranked) int { return cmp.Or(o.compareTexts(a.row, b.row, 0), cmp.Compare(b.row, a.row)) })
		return
	}
	for i := range alike {
		alike[i].key = noKey // the text has ended
		if text := o.text(alike[i].row); len(text) > from {
			alike[i].key = textKey(text[from:])
		}
		switch {
		case alike[i].key == noKey && !o.desc:
			alike[i].key = 0
		case alike[i].key != noKey && o.desc:
			alike[i].key = noKey - 1 - alike[i].key
		}
	}
	slices.SortFunc(alike, compareKeys)
	for _, still := range runs(alike) {
		if still[0].key != 0 {
			o.sortRest(still, from+beginning)
		}
	}
}

// walk gives the rows from one to another, in the order of an arrangement, of those that are
// kept: from the nearer end on.
func (a *arrangement) walk(kept bits, n, first, last int) []int32 {
	page := make([]int32, 0, last-first)
	if n == len(a.rows) {
		return append(page, a.rows[first:last]...)
	}
	if first <= n-last {
		for _, row := range a.rows {
			if !kept.has(row) {
				continue
			}
			if first--; first < 0 {
				page = append(page, row)
			}
			if last--; last == 0 {
				break
			}
		}
		return page
	}
	behind, until := n-last, n-first
	for _, row := range slices.Backward(a.rows) {
		if !kept.has(row) {
			continue
		}
		if behind--; behind < 0 {
			page = append(page, row)
		}
		if until--; until == 0 {
			break
		}
	}
	slices.Reverse(page)
	return page
}

// mostTried is how many rows are tried for a first page before all are.
const mostTried = 20_000

// tried gives the first rows of an arrangement that a query keeps, false when too many had
// to be tried for them.
func tried(rows func(yield func(int32) bool), keeps test, count int) ([]int32, bool) {
	var page []int32
	left := mostTried
	for row := range rows {
		if left--; left < 0 {
			return nil, false
		}
		if keeps(row) {
			if page = append(page, row); len(page) == count {
				return page, true
			}
		}
	}
	return page, true
}
