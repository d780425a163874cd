package rowindex

import (
	"bytes"
	"encoding/json"
	"iter"
	"runtime"
	"slices"
	"sync"

	"preventa/domain"
	"preventa/domain/office"
)

// match is the rows that a query keeps, whatever their order.
type match struct {
	asked  string
	rows   []int32 // in the order of their numbers
	seen   int     // how much of the log it knows
	limits []int32 // after which rows rot, as they were

	marking sync.Mutex
	marks   bits // of the rows; nil until asked for
}

// kept are the rows of a match as a set.
func (m *match) kept(n int) bits {
	m.marking.Lock()
	defer m.marking.Unlock()
	if m.marks == nil {
		m.marks = bitsOf(m.rows, n)
	}
	return m.marks
}

// mostMatches is how many answers are kept: more than there are views on a screen.
const mostMatches = 24

// match finds the rows a query keeps. What was found stays found; of what has changed since,
// it is found out again.
func (x *Index) match(q office.Query) (*match, error) {
	m := x.answered(fingerprint(q))
	if m != nil && m.seen == len(x.log) {
		return m, nil
	}
	fresh := &match{asked: fingerprint(q), seen: len(x.log), limits: x.rotLimits()}
	var err error
	if m != nil && slices.Equal(m.limits, fresh.limits) {
		fresh.rows, err = x.renewed(m.rows, x.log[m.seen:], q)
	} else {
		fresh.rows, err = x.find(q)
	}
	if err != nil {
		return nil, err
	}
	x.answer(fresh)
	return fresh, nil
}

// find finds the rows a query keeps among all.
func (x *Index) find(q office.Query) (found []int32, err error) {
	tests, err := x.tests(q)
	if err != nil {
		return nil, err
	}
	words := wordsOf(domain.Fold(q.Text))
	x.aside.asking(func() {
		found = parallel(len(x.number), func(from, to int) []int32 {
			if hasNul(words) {
				return nil
			}
			if len(words) > 0 {
				return x.sift(x.texts.search(words, int32(from), int32(to)), tests)
			}
			return x.keep(int32(from), int32(to), tests)
		})
	})
	return found, nil
}

// keeps is the test of a whole query.
func (x *Index) keeps(q office.Query) (test, error) {
	tests, err := x.tests(q)
	if err != nil {
		return nil, err
	}
	words := wordsOf(domain.Fold(q.Text))
	if hasNul(words) {
		return func(int32) bool { return false }, nil
	}
	return func(row int32) bool {
		if x.removed[row] || len(words) > 0 && !holdsAll(x.texts.of(row), words) {
			return false
		}
		return !slices.ContainsFunc(tests, func(t test) bool { return !t(row) })
	}, nil
}

// renewed are the rows a query keeps, of which some may have changed since they were found.
func (x *Index) renewed(rows, log []int32, q office.Query) ([]int32, error) {
	keeps, err := x.keeps(q)
	if err != nil {
		return nil, err
	}
	changed := slices.Clone(log)
	slices.Sort(changed)
	changed = slices.Compact(changed)
	kept := make([]int32, 0, len(rows)+len(changed))
	for _, row := range changed {
		at, known := slices.BinarySearch(rows, row)
		kept, rows = append(kept, rows[:at]...), rows[at:]
		if known {
			rows = rows[1:]
		}
		if keeps(row) {
			kept = append(kept, row)
		}
	}
	return append(kept, rows...), nil
}

// fingerprint tells queries apart that keep other rows.
func fingerprint(q office.Query) string {
	q.Sort, q.Ascending, q.Group = "", false, ""
	text, err := json.Marshal(q)
	if err != nil {
		panic("rowindex: a query that is no JSON: " + err.Error()) // plain values only
	}
	return string(text)
}

// answered is what was answered before, nil for nothing.
func (x *Index) answered(asked string) *match {
	x.asked.Lock()
	defer x.asked.Unlock()
	at := slices.IndexFunc(x.matches, func(m *match) bool { return m.asked == asked })
	if at < 0 {
		return nil
	}
	return x.matches[at]
}

func (x *Index) answer(m *match) {
	x.asked.Lock()
	defer x.asked.Unlock()
	others := slices.DeleteFunc(slices.Clone(x.matches), func(o *match) bool { return o.asked == m.asked })
	x.matches = append([]*match{m}, others[:min(len(others), mostMatches-1)]...)
}

func (x *Index) keep(from, to int32, tests []test) []int32 {
	var rows []int32
	if len(tests) == 0 {
		rows = make([]int32, 0, to-from)
	}
next:
	for row := from; row < to; row++ {
		if x.removed[row] {
			continue
		}
		for _, t := range tests {
			if !t(row) {
				continue next
			}
		}
		rows = append(rows, row)
	}
	return rows
}

func (x *Index) sift(rows []int32, tests []test) []int32 {
	return slices.DeleteFunc(rows, func(row int32) bool {
		return x.removed[row] || slices.ContainsFunc(tests, func(t test) bool { return !t(row) })
	})
}

func sortRows(rows []int32) { slices.Sort(rows) }

// aloneBelow is how many rows are not worth sharing out.
const aloneBelow = 20_000

// workersFor is among how many so many rows are shared out.
func workersFor(n int) int {
	if n < aloneBelow {
		return 1
	}
	return min(runtime.GOMAXPROCS(0), 8)
}

// inParts shares rows out among the processors.
func inParts[T any](n int, work func(from, to int) T) []T {
	parts := make([]T, workersFor(n))
	var done sync.WaitGroup
	for i := range parts {
		done.Go(func() { parts[i] = work(i*n/len(parts), (i+1)*n/len(parts)) })
	}
	done.Wait()
	return parts
}

// parallel shares rows out among the processors and puts what they give in a row.
func parallel[T any](n int, work func(from, to int) []T) []T {
	parts := inParts(n, work)
	if len(parts) == 1 {
		return parts[0]
	}
	return slices.Concat(parts...)
}

// Page gives the numbers of a query's rows from first on, in its order. Invalid.
func (x *Index) Page(q office.Query, first, count int) ([]int64, error) {
	page, err := x.page(q, max(0, first), max(0, count))
	numbers := make([]int64, len(page))
	for i, row := range page {
		numbers[i] = x.number[row]
	}
	return numbers, err
}

func (x *Index) page(q office.Query, first, count int) ([]int32, error) {
	if q.Group == "" && (q.Sort == "" || q.Sort == office.ColumnNumber) {
		if page, enough, err := x.firstOf(q, x.byNumber(q.Ascending), first, count); enough || err != nil {
			return page, err
		}
		m, err := x.match(q)
		if err != nil {
			return nil, err
		}
		return byNumber(m.rows, first, count, q.Ascending), nil
	}
	order, err := x.arranged(q)
	if err != nil {
		return nil, err
	}
	if order != nil {
		if page, enough, err := x.firstOf(q, slices.Values(order.rows), first, count); enough || err != nil {
			return page, err
		}
	}
	m, err := x.match(q)
	if err != nil {
		return nil, err
	}
	return x.pageOf(m, order, q, first, count)
}

// pageOf gives a page of a match, whose order may be kept.
func (x *Index) pageOf(m *match, kept *arrangement, q office.Query, first, count int) ([]int32, error) {
	n := len(m.rows)
	first, last := min(first, n), min(first+count, n)
	near := last <= alwaysArranged || n-first <= alwaysArranged
	switch {
	case first == last:
		_, err := x.order(q)
		return nil, err
	case n <= alwaysArranged && len(x.number) > alwaysArranged, kept == nil && near && n > alwaysArranged:
		o, err := x.order(q)
		if err != nil {
			return nil, err
		}
		if n > alwaysArranged {
			x.want(q)
		}
		return o.page(m.rows, first, last), nil
	case kept == nil:
		var err error
		if kept, err = x.arrange(q, nil); err != nil {
			return nil, err
		}
	}
	return kept.walk(m.kept(len(x.number)), n, first, last), nil
}

// firstOf tries the first rows of an order for a first page of a query that was not asked
// before: a page that is all one looks at needs not wait for all rows to be tried.
func (x *Index) firstOf(q office.Query, rows iter.Seq[int32], first, count int) (page []int32, enough bool, err error) {
	if first > 0 || count == 0 || len(x.number) <= mostTried {
		return nil, false, nil
	}
	if m := x.answered(fingerprint(q)); m != nil && m.seen == len(x.log) {
		return nil, false, nil
	}
	keeps, err := x.keeps(q)
	if err != nil {
		return nil, false, err
	}
	page, enough = tried(rows, keeps, count)
	return page, enough, nil
}

// byNumber gives all rows.
func (x *Index) byNumber(ascending bool) iter.Seq[int32] {
	return func(yield func(int32) bool) {
		for i := range x.number {
			row := i
			if !ascending {
				row = len(x.number) - 1 - i
			}
			if !yield(int32(row)) {
				return
			}
		}
	}
}

// byNumber is a page of rows that lie in their order already.
func byNumber(rows []int32, first, count int, ascending bool) []int32 {
	n := len(rows)
	first, last := max(0, min(first, n)), max(0, min(first+count, n))
	if ascending {
		return rows[first:last]
	}
	page := slices.Clone(rows[n-last : n-first])
	slices.Reverse(page)
	return page
}

// ByDay gives the numbers of the first of a query's rows that are expected to close on each
// day, newest first, and how many each day has altogether. Invalid.
func (x *Index) ByDay(q office.Query, most int) ([]int64, map[domain.Date]int, error) {
	m, err := x.match(q)
	if err != nil {
		return nil, nil, err
	}
	var first []int32
	whole := map[domain.Date]int{}
	for _, row := range slices.Backward(m.rows) {
		day := x.expected[row]
		if whole[day]++; whole[day] <= most {
			first = append(first, row)
		}
	}
	slices.SortStableFunc(first, func(a, b int32) int { return int(x.expected[a] - x.expected[b]) })
	numbers := make([]int64, len(first))
	for i, row := range first {
		numbers[i] = x.number[row]
	}
	return numbers, whole, nil
}

// Count counts the rows of a query. Invalid.
func (x *Index) Count(q office.Query) (int64, error) {
	m, err := x.match(q)
	if err != nil {
		return 0, err
	}
	return int64(len(m.rows)), nil
}

// Totals sums up the rows of a query. Invalid.
func (x *Index) Totals(q office.Query) (office.Totals, error) {
	m, err := x.match(q)
	if err != nil {
		return office.Totals{}, err
	}
	var t office.Totals
	for _, p := range inParts(len(m.rows), func(from, to int) office.Totals { return x.sum(m.rows[from:to], q.Today) }) {
		t.Count, t.Open, t.OnHold, t.Won, t.Lost = t.Count+p.Count, t.Open+p.Open, t.OnHold+p.OnHold, t.Won+p.Won, t.Lost+p.Lost
		t.Amount, t.Weighted, t.Unconverted, t.Days = t.Amount+p.Amount, t.Weighted+p.Weighted, t.Unconverted+p.Unconverted, t.Days+p.Days
	}
	return t, nil
}

func (x *Index) sum(rows []int32, today domain.Date) office.Totals {
	t := office.Totals{Count: int64(len(rows))}
	for _, row := range rows {
		switch x.class(row) {
		case domain.Open:
			t.Open++
			t.Weighted += x.weighted[row]
		case domain.OnHold:
			t.OnHold++
			t.Weighted += x.weighted[row]
		case domain.Won:
			t.Won++
		case domain.Lost:
			t.Lost++
		}
		t.Amount += x.officeAmount[row]
		if !x.class(row).IsClosed() {
			t.Days += int64(x.days(row, today))
		}
		if x.unconverted[row] {
			t.Unconverted++
		}
	}
	return t
}

// hasNul reports a word that no text can hold.
func hasNul(words [][]byte) bool {
	return slices.ContainsFunc(words, func(word []byte) bool { return bytes.IndexByte(word, textEnd) >= 0 })
}
