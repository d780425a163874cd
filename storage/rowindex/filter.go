package rowindex

import (
	"bytes"
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/google/uuid"

	"preventa/domain"
	"preventa/domain/office"
)

// test says whether a row is kept.
type test func(row int32) bool

// tests are those of a query but its text. Relative days and the person must have been
// resolved. Invalid for a condition that cannot be understood.
func (x *Index) tests(q office.Query) ([]test, error) {
	var all []test
	if len(q.Classes) > 0 {
		keeps := x.states.words.accept(func(at int) bool { return slices.Contains(q.Classes, x.states.class[at]) })
		all = append(all, func(row int32) bool { return keeps[x.state[row]] })
	}
	for _, c := range q.Conditions {
		t, err := x.test(c, q)
		if err != nil {
			return nil, err
		}
		all = append(all, t)
	}
	return all, nil
}

func bad(c office.Condition) error {
	return domain.Fail(domain.Invalid, "error.query.condition", domain.Args{"Column": string(c.Column)})
}

func (x *Index) test(c office.Condition, q office.Query) (test, error) {
	switch c.Column {
	case office.ColumnState:
		return x.wordTest(c, x.states.words, x.state)
	case office.ColumnOrigin:
		return x.wordTest(c, x.items, x.origin)
	case office.ColumnCompetitor:
		return x.wordTest(c, x.items, x.competitor)
	case office.ColumnLossReason:
		return x.wordTest(c, x.items, x.lossReason)
	case office.ColumnSalesperson:
		return x.wordTest(c, x.persons, x.salesperson)
	case office.ColumnCredited:
		return x.wordTest(c, x.persons, x.credited)
	case office.ColumnCustomer:
		return x.wordTest(c, x.customers, x.customer)
	case office.ColumnTags:
		return x.tagTest(c)
	case office.ColumnContact:
		return x.contactTest(c)
	case office.ColumnName, office.ColumnReference, office.ColumnNotes, office.ColumnLossNote:
		return x.textTest(c)
	case office.ColumnClass:
		return listTest(c, func(row int32) string { return string(x.class(row)) })
	case office.ColumnCurrency:
		return listTest(c, func(row int32) string { return string(x.currencies[x.currency[row]]) })
	case office.ColumnRate:
		return listTest(c, func(row int32) string {
			if x.unconverted[row] {
				return "none"
			}
			return "known"
		})
	case office.ColumnOverdue:
		return listTest(c, func(row int32) string { return yes(x.overdue(row, q.Today)) })
	case office.ColumnRotting:
		limits := x.rotLimits()
		return listTest(c, func(row int32) string {
			limit := limits[x.state[row]]
			return yes(limit > 0 && x.days(row, q.Today) > int(limit))
		})
	case office.ColumnNext:
		return x.nextTest(c, q.Today)
	}
	if day, is := x.dayColumn(c.Column); is {
		return dayTest(c, day)
	}
	if number, is := x.numberColumn(c.Column, q); is {
		return numberTest(c, number)
	}
	return nil, domain.Fail(domain.Invalid, "error.query.column", domain.Args{"Column": string(c.Column)})
}

func yes(is bool) string {
	if is {
		return "yes"
	}
	return "no"
}

// overdue reports an opportunity not closed whose expected close or next activity is behind
// today.
func (x *Index) overdue(row int32, today domain.Date) bool {
	if x.class(row).IsClosed() {
		return false
	}
	expected, next := x.expected[row], x.nextDay(row)
	return expected != 0 && expected < today || next != 0 && next < today
}

func (x *Index) nextDay(row int32) domain.Date { return domain.Date(x.next[row] >> minuteBits) }

func (x *Index) dayColumn(c office.Column) (func(int32) domain.Date, bool) {
	columns := map[office.Column][]domain.Date{office.ColumnExpected: x.expected, office.ColumnOpened: x.opened, office.ColumnClosed: x.closed, office.ColumnHoldUntil: x.hold}
	column, is := columns[c]
	return func(row int32) domain.Date { return column[row] }, is
}

// number is a value of a row; there may be none.
type number struct {
	of    func(row int32) (value int64, is bool)
	empty func(row int32) bool
}

func (x *Index) numberColumn(c office.Column, q office.Query) (number, bool) {
	always := func(of func(row int32) int64) (number, bool) {
		return number{func(row int32) (int64, bool) { return of(row), true }, func(int32) bool { return false }}, true
	}
	switch c {
	case office.ColumnNumber:
		return always(func(row int32) int64 { return x.number[row] })
	case office.ColumnProbability:
		return always(func(row int32) int64 { return int64(x.probability[row]) })
	case office.ColumnDays:
		return always(func(row int32) int64 { return int64(x.days(row, q.Today)) })
	case office.ColumnComplete:
		percent := completeness(q.Weights)
		return always(func(row int32) int64 { return int64(percent[x.filled[row]]) })
	case office.ColumnAmount:
		return number{func(row int32) (int64, bool) { return x.officeAmount[row], !x.unconverted[row] },
			func(row int32) bool { return x.officeAmount[row] == 0 && !x.unconverted[row] }}, true
	case office.ColumnWeighted:
		is := func(row int32) bool { return !x.unconverted[row] && !x.class(row).IsClosed() }
		return number{func(row int32) (int64, bool) { return x.weighted[row], is(row) },
			func(row int32) bool { return !is(row) || x.weighted[row] == 0 }}, true
	}
	return number{}, false
}

// completeness is domain.Weights.Completeness for every set of fields filled in.
func completeness(weights domain.Weights) []uint8 {
	percent, w := make([]uint8, 1<<len(domain.CompletenessFields)), newFieldWeights(weights)
	for filled := range percent {
		percent[filled] = uint8(w.percent(filled))
	}
	return percent
}

// fieldWeights are the weights of domain.CompletenessFields, in their order.
type fieldWeights struct {
	weights []int
	all     int
}

func newFieldWeights(weights domain.Weights) fieldWeights {
	var w fieldWeights
	for _, field := range domain.CompletenessFields {
		w.weights = append(w.weights, weights[field])
		w.all += weights[field]
	}
	return w
}

// percent is how complete a set of fields filled in is.
func (w fieldWeights) percent(filled int) int {
	if w.all == 0 {
		return 100
	}
	has := 0
	for i, weight := range w.weights {
		if filled&(1<<i) != 0 {
			has += weight
		}
	}
	return has * 100 / w.all
}

// turned is a test, or its contrary for an operator that says not.
func turned(c office.Condition, t test) test {
	if c.Operator == office.IsNot || c.Operator == office.NotContains || c.Operator == office.NotEmpty {
		return func(row int32) bool { return !t(row) }
	}
	return t
}

// wordTest compares a column of places of words.
func (x *Index) wordTest(c office.Condition, w *Words, column []int32) (test, error) {
	accepted, err := w.accepted(c)
	if err != nil {
		return nil, err
	}
	return turned(c, func(row int32) bool { return accepted[column[row]] }), nil
}

// accepted says which words a condition means, before it is turned round.
func (w *Words) accepted(c office.Condition) ([]bool, error) {
	switch c.Operator {
	case office.Is, office.IsNot:
		accepted := make([]bool, len(w.id))
		folds := map[string]bool{}
		for _, value := range c.Values {
			if at := w.known(domain.ID(value)); at != 0 {
				accepted[at] = true
			} else if value == "" {
				accepted[0] = true
			} else {
				folds[domain.Fold(value)] = true
			}
		}
		for i := 1; i < len(w.id) && len(folds) > 0; i++ {
			accepted[i] = accepted[i] || folds[w.fold[i]]
		}
		return accepted, nil
	case office.Contains, office.NotContains:
		words, err := lookedFor(c)
		if err != nil {
			return nil, err
		}
		return w.accept(func(at int) bool { return at != 0 && holdsAll([]byte(w.fold[at]), words) }), nil
	case office.Empty, office.NotEmpty:
		return w.accept(func(at int) bool { return at == 0 }), nil
	}
	return nil, bad(c)
}

func lookedFor(c office.Condition) ([][]byte, error) {
	if len(c.Values) != 1 {
		return nil, bad(c)
	}
	return wordsOf(domain.Fold(c.Values[0])), nil
}

func (x *Index) tagTest(c office.Condition) (test, error) {
	accepted, err := x.items.accepted(c)
	if err != nil {
		return nil, err
	}
	sets := make([]bool, len(x.tagSets))
	for i, places := range x.tagSets {
		sets[i] = slices.ContainsFunc(places, func(p int32) bool { return accepted[p] }) || len(places) == 0 && accepted[0]
	}
	return turned(c, func(row int32) bool { return sets[x.tags[row]] }), nil
}

func (x *Index) contactTest(c office.Condition) (test, error) {
	name := func(row int32) []byte { return x.texts.part(row, 2) }
	none := key("")
	switch c.Operator {
	case office.Is, office.IsNot:
		var ids []uuid.UUID // that of "" is none
		var folds [][]byte
		for _, value := range c.Values {
			if id := key(domain.ID(value)); id != none || value == "" {
				ids = append(ids, id)
			} else {
				folds = append(folds, []byte(domain.Fold(value)))
			}
		}
		return turned(c, func(row int32) bool {
			return slices.Contains(ids, x.contact[row]) || x.contact[row] != none &&
				slices.ContainsFunc(folds, func(fold []byte) bool { return bytes.Equal(fold, name(row)) })
		}), nil
	case office.Contains, office.NotContains:
		words, err := lookedFor(c)
		return turned(c, func(row int32) bool { return x.contact[row] != none && holdsAll(name(row), words) }), err
	case office.Empty, office.NotEmpty:
		return turned(c, func(row int32) bool { return x.contact[row] == none }), nil
	}
	return nil, bad(c)
}

func (x *Index) textTest(c office.Condition) (test, error) {
	of := func(row int32) []byte { return x.texts.part(row, 0) }
	switch c.Column {
	case office.ColumnReference:
		of = func(row int32) []byte { return x.texts.part(row, 3) }
	case office.ColumnNotes:
		of = func(row int32) []byte { return []byte(x.long[row].notes) }
	case office.ColumnLossNote:
		of = func(row int32) []byte { return []byte(x.long[row].lossNote) }
	}
	switch c.Operator {
	case office.Is, office.IsNot:
		folds := make([][]byte, len(c.Values))
		for i, value := range c.Values {
			folds[i] = []byte(domain.Fold(value))
		}
		return turned(c, func(row int32) bool {
			text := of(row)
			return slices.ContainsFunc(folds, func(fold []byte) bool { return bytes.Equal(fold, text) })
		}), nil
	case office.Contains, office.NotContains:
		words, err := lookedFor(c)
		return turned(c, func(row int32) bool {
			text := of(row)
			return len(text) > 0 && holdsAll(text, words)
		}), err
	case office.Empty, office.NotEmpty:
		return turned(c, func(row int32) bool { return len(of(row)) == 0 }), nil
	}
	return nil, bad(c)
}

// listTest compares a word of the program.
func listTest(c office.Condition, of func(row int32) string) (test, error) {
	if c.Operator != office.Is && c.Operator != office.IsNot {
		return nil, bad(c)
	}
	return turned(c, func(row int32) bool { return slices.Contains(c.Values, of(row)) }), nil
}

// nextTest compares the day of the next activity, or its domain.Urgency.
func (x *Index) nextTest(c office.Condition, today domain.Date) (test, error) {
	var urgencies []domain.Urgency
	days := office.Condition{Column: c.Column, Operator: c.Operator}
	for _, value := range c.Values {
		if u := domain.Urgency(value); u == domain.Overdue || u == domain.Today || u == domain.Planned || u == domain.None {
			urgencies = append(urgencies, u)
		} else {
			days.Values = append(days.Values, value)
		}
	}
	if len(urgencies) == 0 {
		return dayTest(c, x.nextDay)
	}
	if c.Operator != office.Is && c.Operator != office.IsNot {
		return nil, bad(c)
	}
	days.Operator = office.Is
	onDay, err := dayTest(days, x.nextDay)
	return turned(c, func(row int32) bool {
		return slices.Contains(urgencies, domain.UrgencyOf(x.nextDay(row), today)) || onDay(row)
	}), err
}

func dayTest(c office.Condition, of func(row int32) domain.Date) (test, error) {
	days := make([]domain.Date, len(c.Values))
	for i, value := range c.Values {
		var err error
		if days[i], err = domain.ParseDate(value); err != nil {
			return nil, bad(c)
		}
	}
	switch c.Operator {
	case office.Is, office.IsNot:
		return turned(c, func(row int32) bool { return slices.Contains(days, of(row)) }), nil
	case office.Between:
		if len(days) != 2 {
			return nil, bad(c)
		}
		period := domain.Period{From: days[0], To: days[1]}
		return func(row int32) bool { return period.Contains(of(row)) }, nil
	case office.Empty, office.NotEmpty:
		return turned(c, func(row int32) bool { return of(row) == 0 }), nil
	}
	return nil, bad(c)
}

func numberTest(c office.Condition, n number) (test, error) {
	switch c.Operator {
	case office.Empty, office.NotEmpty:
		return turned(c, n.empty), nil
	case office.Is, office.IsNot:
		none := slices.Contains(c.Values, "")
		ranges, err := rangesOf(c)
		return turned(c, func(row int32) bool {
			if none && n.empty(row) {
				return true
			}
			value, is := n.of(row)
			return is && ranges.hold(value)
		}), err
	case office.Between:
		if len(c.Values) != 2 {
			return nil, bad(c)
		}
		from, err1 := bound(c.Values[0], -1<<63)
		to, err2 := bound(c.Values[1], 1<<63-1)
		if err1 != nil || err2 != nil {
			return nil, bad(c)
		}
		return func(row int32) bool {
			value, is := n.of(row)
			return is && value >= from && value <= to
		}, nil
	}
	return nil, bad(c)
}

func bound(text string, open int64) (int64, error) {
	if text == "" {
		return open, nil
	}
	return strconv.ParseInt(text, 10, 64)
}

// ranges are bands of whole numbers, from the least up, none reaching into the next.
type ranges [][2]int64

// hold reports that a number lies in one of them.
func (r ranges) hold(value int64) bool {
	after, _ := slices.BinarySearchFunc(r, value, func(one [2]int64, value int64) int {
		if one[0] <= value {
			return -1
		}
		return 1
	})
	return after > 0 && value <= r[after-1][1]
}

// rangesOf reads whole numbers, and bands of them such as "50-79". There may be tens of
// thousands: all that stand behind the bar of a chart.
func rangesOf(c office.Condition) (ranges, error) {
	all := make(ranges, 0, len(c.Values))
	for _, value := range c.Values {
		if value == "" { // none
			continue
		}
		one, is := rangeOf(value)
		if !is {
			return nil, bad(c)
		}
		if one[0] <= one[1] {
			all = append(all, one)
		}
	}
	slices.SortFunc(all, func(a, b [2]int64) int { return cmp.Compare(a[0], b[0]) })
	apart := all[:0]
	for _, one := range all {
		if last := len(apart) - 1; last >= 0 && one[0] <= apart[last][1] {
			apart[last][1] = max(apart[last][1], one[1])
		} else {
			apart = append(apart, one)
		}
	}
	return apart, nil
}

// rangeOf reads a whole number, or a band such as "50-79".
func rangeOf(text string) ([2]int64, bool) {
	if n, err := strconv.ParseInt(text, 10, 64); err == nil {
		return [2]int64{n, n}, true
	}
	dash := strings.Index(text[1:], "-") + 1 // the first character may be a sign
	if dash == 0 {
		return [2]int64{}, false
	}
	from, err1 := strconv.ParseInt(text[:dash], 10, 64)
	to, err2 := strconv.ParseInt(text[dash+1:], 10, 64)
	return [2]int64{from, to}, err1 == nil && err2 == nil
}
