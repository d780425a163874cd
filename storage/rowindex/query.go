package rowindex

import (
	"bytes"
	"encoding/json"
	"runtime"
	"slices"
	"sync"

	"preventa/domain"
	"preventa/domain/office"
)

// match is the rows that a query keeps, whatever their order.
type match struct {
	asked string
	rows  []int32
}

// mostMatches is how many answers are kept: more than there are views on a screen.
const mostMatches = 24

// match finds the rows a query keeps, in the order of their numbers. What was found stays
// found until something changes.
func (x *Index) match(q office.Query) ([]int32, error) {
	asked := fingerprint(q)
	if rows, known := x.answered(asked); known {
		return rows, nil
	}
	tests, err := x.tests(q)
	if err != nil {
		return nil, err
	}
	words := wordsOf(domain.Fold(q.Text))
	rows := parallel(len(x.number), func(from, to int) []int32 {
		if hasNul(words) {
			return nil
		}
		if len(words) > 0 {
			return x.sift(x.texts.search(words, int32(from), int32(to)), tests)
		}
		return x.keep(int32(from), int32(to), tests)
	})
	x.answer(match{asked, rows})
	return rows, nil
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

func (x *Index) answered(asked string) ([]int32, bool) {
	x.asked.Lock()
	defer x.asked.Unlock()
	at := slices.IndexFunc(x.matches, func(m match) bool { return m.asked == asked })
	if at < 0 {
		return nil, false
	}
	return x.matches[at].rows, true
}

func (x *Index) answer(m match) {
	x.asked.Lock()
	defer x.asked.Unlock()
	x.matches = append([]match{m}, x.matches[:min(len(x.matches), mostMatches-1)]...)
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

// parallel shares rows out among the processors and puts what they give in a row.
func parallel[T any](n int, work func(from, to int) []T) []T {
	workers := min(runtime.GOMAXPROCS(0), 8)
	if n < aloneBelow || workers < 2 {
		return work(0, n)
	}
	parts := make([][]T, workers)
	var done sync.WaitGroup
	for i := range workers {
		done.Go(func() { parts[i] = work(i*n/workers, (i+1)*n/workers) })
	}
	done.Wait()
	return slices.Concat(parts...)
}

// Page gives the numbers of a query's rows from first on, in its order. Invalid.
func (x *Index) Page(q office.Query, first, count int) ([]int64, error) {
	rows, err := x.match(q)
	if err != nil {
		return nil, err
	}
	o, err := x.order(q)
	if err != nil {
		return nil, err
	}
	var page []int32
	if q.Group == "" && (q.Sort == "" || q.Sort == office.ColumnNumber) {
		page = byNumber(rows, first, count, q.Ascending)
	} else {
		page = o.page(rows, first, count)
	}
	numbers := make([]int64, len(page))
	for i, row := range page {
		numbers[i] = x.number[row]
	}
	return numbers, nil
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
	rows, err := x.match(q)
	if err != nil {
		return nil, nil, err
	}
	var first []int32
	whole := map[domain.Date]int{}
	for _, row := range slices.Backward(rows) {
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
	rows, err := x.match(q)
	return int64(len(rows)), err
}

// Totals sums up the rows of a query. Invalid.
func (x *Index) Totals(q office.Query) (office.Totals, error) {
	rows, err := x.match(q)
	if err != nil {
		return office.Totals{}, err
	}
	parts := parallel(len(rows), func(from, to int) []office.Totals { return []office.Totals{x.sum(rows[from:to], q.Today)} })
	var t office.Totals
	for _, p := range parts {
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

// grouping is how rows are grouped: the group of a row, its place in the order, and what
// it is.
type grouping struct {
	of     func(row int32) int
	groups int
	rank   func(row int32) uint32
	order  func(group int) uint32
	tell   func(group int) office.Group
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
	}, nil
}

// monthly groups by the month of the expected close. Months are counted from the first one
// there is.
func (x *Index) monthly() grouping {
	first, last := domain.Month(0), domain.Month(0)
	months := map[domain.Date]domain.Month{}
	for _, day := range x.expected {
		if day == 0 {
			continue
		}
		if _, known := months[day]; !known {
			month := day.Month()
			months[day] = month
			if first == 0 || month < first {
				first = month
			}
			last = max(last, month)
		}
	}
	of := func(row int32) int {
		if x.expected[row] == 0 {
			return 0
		}
		return int(months[x.expected[row]]-first) + 1
	}
	order := func(group int) uint32 {
		if group == 0 {
			return noRank
		}
		return uint32(group)
	}
	return grouping{of: of, groups: int(last-first) + 2, order: order, rank: func(row int32) uint32 { return order(of(row)) },
		tell: func(group int) office.Group {
			if group == 0 {
				return office.Group{}
			}
			month := (first + domain.Month(group-1)).String()
			return office.Group{Key: month, Label: month}
		}}
}

// Groups sums up the rows of a query by its group, in their order. Invalid.
func (x *Index) Groups(q office.Query) ([]office.Group, error) {
	rows, err := x.match(q)
	if err != nil {
		return nil, err
	}
	g, err := x.grouping(q.Group)
	if err != nil {
		return nil, err
	}
	sums := make([]office.Group, g.groups)
	for _, row := range rows {
		sum := &sums[g.of(row)]
		sum.Count++
		sum.Amount += x.officeAmount[row]
		if !x.class(row).IsClosed() {
			sum.Weighted += x.weighted[row]
		}
		if x.unconverted[row] {
			sum.Unconverted++
		}
	}
	var there []int
	for i := range sums {
		if sums[i].Count > 0 {
			there = append(there, i)
		}
	}
	slices.SortFunc(there, func(a, b int) int { return int(int64(g.order(a)) - int64(g.order(b))) })
	groups := make([]office.Group, len(there))
	for i, at := range there {
		told, sum := g.tell(at), sums[at]
		told.Count, told.Amount, told.Weighted, told.Unconverted = sum.Count, sum.Amount, sum.Weighted, sum.Unconverted
		groups[i] = told
	}
	return groups, nil
}

// hasNul reports a word that no text can hold.
func hasNul(words [][]byte) bool {
	return slices.ContainsFunc(words, func(word []byte) bool { return bytes.IndexByte(word, textEnd) >= 0 })
}
