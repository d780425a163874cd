package officefile_test

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/storage/officefile"
)

// twin is one opportunity as a list that knows nothing of indexes would see it: read from
// its record, with everything it refers to read one by one.
type twin struct {
	domain.Opportunity
	refs     map[office.Column][]domain.ID // nothing is an empty list
	names    map[office.Column]string      // of what it refers to, the first
	places   map[office.Column]int         // in the order of a catalogue
	class    domain.Class
	next     domain.Date
	nextAt   int // with its minute
	days     int
	limit    int
	complete int
	contact  domain.Contact
	tagNames []string
}

type twins struct {
	t      *testing.T
	s      *office.Session
	f      *officefile.File
	today  domain.Date
	all    []twin
	items  map[domain.ID]domain.Item
	states map[domain.ID]domain.State
	people map[domain.ID]domain.Person
}

func readTwins(t *testing.T, f *officefile.File, s *office.Session) *twins {
	t.Helper()
	w := &twins{t: t, s: s, f: f, today: s.Office().Today(), items: map[domain.ID]domain.Item{}, states: map[domain.ID]domain.State{}, people: map[domain.ID]domain.Person{}}
	ctx := t.Context()
	for _, c := range domain.Catalogues {
		for _, item := range sure(s.Items(ctx, c))(t) {
			w.items[item.ID] = item
		}
	}
	for _, state := range sure(s.States(ctx))(t) {
		w.states[state.ID] = state
	}
	for _, p := range sure(s.People(ctx))(t) {
		w.people[p.ID] = p
	}
	next := map[domain.ID]int{}
	for _, a := range sure(s.Activities(ctx, office.Query{}, 0, 100_000))(t) {
		at := int(a.Day)*10_000 + a.Minute
		if known, is := next[a.OpportunityID]; a.OpportunityID != "" && !a.Done && (!is || at < known) {
			next[a.OpportunityID] = at
		}
	}
	for _, o := range sure(f.Store.AllOpportunities(ctx))(t) {
		if o.RemovedAt == 0 {
			w.all = append(w.all, w.read(o, next[o.ID]))
		}
	}
	return w
}

func sure[R any](r R, err error) func(*testing.T) R {
	return func(t *testing.T) R {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
}

func (w *twins) read(o domain.Opportunity, next int) twin {
	ctx := w.t.Context()
	v := twin{Opportunity: o, refs: map[office.Column][]domain.ID{}, names: map[office.Column]string{}, places: map[office.Column]int{}}
	v.class = w.states[o.State].Class
	v.next, v.nextAt = domain.Date(next/10_000), next
	if o.Contact != "" {
		v.contact = domain.Contact{ID: o.Contact}
		if err := w.f.Store.Load(ctx, o.Contact, &v.contact); err != nil {
			w.t.Fatal(err)
		}
	}
	customer := domain.Customer{ID: o.Customer}
	if o.Customer != "" {
		if err := w.f.Store.Load(ctx, o.Customer, &customer); err != nil {
			w.t.Fatal(err)
		}
	}
	refer := func(c office.Column, id domain.ID, name string, place int) {
		if id != "" {
			v.refs[c], v.names[c], v.places[c] = append(v.refs[c], id), name, place
		}
	}
	refer(office.ColumnState, o.State, w.states[o.State].Name, w.states[o.State].Position)
	for c, id := range map[office.Column]domain.ID{office.ColumnOrigin: o.Origin, office.ColumnCompetitor: o.Competitor, office.ColumnLossReason: o.LossReason} {
		refer(c, id, w.items[id].Name, w.items[id].Position)
	}
	for c, id := range map[office.Column]domain.ID{office.ColumnSalesperson: o.Salesperson, office.ColumnCredited: o.CreditedTo} {
		refer(c, id, w.people[id].Name, 0)
	}
	refer(office.ColumnCustomer, o.Customer, customer.Name, 0)
	refer(office.ColumnContact, o.Contact, v.contact.Label(), 0)
	for _, tag := range o.Tags {
		v.refs[office.ColumnTags] = append(v.refs[office.ColumnTags], tag)
		v.tagNames = append(v.tagNames, w.items[tag].Name)
	}
	v.complete, _ = w.s.Office().Weights().Completeness(o, v.contact)
	v.days, v.limit = w.stay(o, v.class)
	return v
}

// stay is how long it is in its state: for a closed one since its closing.
func (w *twins) stay(o domain.Opportunity, class domain.Class) (days, limit int) {
	if class.IsClosed() {
		return max(0, int(w.today-o.ClosedOn)), 0
	}
	for _, stay := range sure(w.s.Stays(w.t.Context(), o.ID))(w.t) {
		if stay.Now {
			days = stay.Days
		}
	}
	return days, w.states[o.State].RotDays // too few are won here for the percentile
}

// namesOf are the names of what a column refers to.
func (v twin) namesOf(c office.Column) []string {
	if c == office.ColumnTags {
		return v.tagNames
	}
	if len(v.refs[c]) == 0 {
		return nil
	}
	return []string{v.names[c]}
}

func (v twin) text(c office.Column) string {
	return map[office.Column]string{office.ColumnName: v.Name, office.ColumnReference: v.Reference, office.ColumnNotes: v.Notes, office.ColumnLossNote: v.LossNote}[c]
}

func (v twin) day(c office.Column) domain.Date {
	return map[office.Column]domain.Date{office.ColumnExpected: v.ExpectedClose, office.ColumnOpened: v.OpenedOn, office.ColumnClosed: v.ClosedOn,
		office.ColumnHoldUntil: v.HoldUntil, office.ColumnNext: v.next}[c]
}

// number is a value and whether there is one to compare.
func (v twin) number(c office.Column) (int64, bool) {
	switch c {
	case office.ColumnNumber:
		return v.Number, true
	case office.ColumnAmount:
		return v.OfficeAmount, !v.Unconverted
	case office.ColumnWeighted:
		return v.Weighted(), !v.Unconverted && !v.class.IsClosed()
	case office.ColumnProbability:
		return int64(v.Probability), true
	case office.ColumnDays:
		return int64(v.days), true
	}
	return int64(v.complete), true
}

func (v twin) word(c office.Column) string {
	if c == office.ColumnClass {
		return string(v.class)
	}
	return string(v.Currency)
}

// meets says whether a condition keeps it, by the words of office.Operator alone.
func (w *twins) meets(v twin, f office.Field, c office.Condition) bool {
	switch c.Operator {
	case office.IsNot:
		c.Operator = office.Is
		return !w.meets(v, f, c)
	case office.NotContains:
		c.Operator = office.Contains
		return !w.meets(v, f, c)
	case office.NotEmpty:
		c.Operator = office.Empty
		return !w.meets(v, f, c)
	case office.LastDays:
		n, _ := strconv.Atoi(c.Values[0])
		return v.day(f.Column) != 0 && v.day(f.Column) >= w.today-domain.Date(n) && v.day(f.Column) <= w.today
	case office.NextDays:
		n, _ := strconv.Atoi(c.Values[0])
		return v.day(f.Column) != 0 && v.day(f.Column) <= w.today+domain.Date(n) && v.day(f.Column) >= w.today
	case office.During:
		return w.during(v.day(f.Column), c.Values[0])
	}
	switch f.Type {
	case office.TextField:
		return meetsText(v.text(f.Column), c)
	case office.ChoiceField:
		return w.meetsChoice(v, f.Column, c)
	case office.WordField:
		return slices.Contains(c.Values, v.word(f.Column))
	case office.DayField:
		return meetsDay(v.day(f.Column), c)
	}
	return w.meetsNumber(v, f.Column, c)
}

// during compares the numbers of years, quarters, months and weeks.
func (w *twins) during(d domain.Date, period string) bool {
	if d == 0 {
		return false
	}
	year := func(d domain.Date) int { y, _, _ := d.Civil(); return y }
	month := func(d domain.Date) int { y, m, _ := d.Civil(); return y*12 + int(m) - 1 }
	week := func(d domain.Date) int { y, n := d.Time().ISOWeek(); return y*100 + n }
	switch p := domain.RelativePeriod(period); p {
	case domain.OnToday:
		return d == w.today
	case domain.OnYesterday:
		return d == w.today-1
	case domain.OnTomorrow:
		return d == w.today+1
	case domain.ThisWeek:
		return week(d) == week(w.today)
	case domain.LastWeek:
		return week(d) == week(w.today-7)
	case domain.NextWeek:
		return week(d) == week(w.today+7)
	case domain.ThisMonth, domain.LastMonth, domain.NextMonth:
		return month(d) == month(w.today)+map[domain.RelativePeriod]int{domain.ThisMonth: 0, domain.LastMonth: -1, domain.NextMonth: 1}[p]
	case domain.ThisQuarter, domain.LastQuarter, domain.NextQuarter:
		return month(d)/3 == month(w.today)/3+map[domain.RelativePeriod]int{domain.ThisQuarter: 0, domain.LastQuarter: -1, domain.NextQuarter: 1}[p]
	case domain.ThisYear, domain.FiscalYear: // the office's begins in January
		return year(d) == year(w.today)
	case domain.LastYear:
		return year(d) == year(w.today)-1
	case domain.NextYear:
		return year(d) == year(w.today)+1
	case domain.BeforeToday:
		return d < w.today
	}
	return d > w.today
}

func meetsText(text string, c office.Condition) bool {
	switch c.Operator {
	case office.Empty:
		return text == ""
	case office.Contains:
		return text != "" && domain.ContainsWords(text, c.Values[0])
	}
	return slices.ContainsFunc(c.Values, func(value string) bool { return domain.Fold(value) == domain.Fold(text) })
}

func (w *twins) meetsChoice(v twin, column office.Column, c office.Condition) bool {
	switch c.Operator {
	case office.Empty:
		return len(v.refs[column]) == 0
	case office.Contains:
		return slices.ContainsFunc(v.namesOf(column), func(name string) bool { return domain.ContainsWords(name, c.Values[0]) })
	}
	for _, value := range c.Values {
		if value == office.Me {
			value = string(w.s.Me().ID)
		}
		if value == "" && len(v.refs[column]) == 0 || value != "" && slices.Contains(v.refs[column], domain.ID(value)) {
			return true
		}
		if value != "" && slices.ContainsFunc(v.namesOf(column), func(name string) bool { return domain.Fold(name) == domain.Fold(value) }) {
			return true
		}
	}
	return false
}

func meetsDay(d domain.Date, c office.Condition) bool {
	switch c.Operator {
	case office.Empty:
		return d == 0
	case office.Between:
		from, to := c.Values[0], c.Values[1]
		return d != 0 && (from == "" || d.String() >= from) && (to == "" || d.String() <= to)
	}
	return slices.Contains(c.Values, d.String())
}

func (w *twins) meetsNumber(v twin, column office.Column, c office.Condition) bool {
	value, is := v.number(column)
	bound := func(i int, open int64) int64 {
		if c.Values[i] == "" {
			return open
		}
		n, _ := strconv.ParseInt(c.Values[i], 10, 64)
		return n
	}
	switch c.Operator {
	case office.Empty:
		if column == office.ColumnWeighted {
			return !is || value == 0
		}
		return column == office.ColumnAmount && is && value == 0
	case office.Between:
		return is && value >= bound(0, -1<<62) && value <= bound(1, 1<<62)
	}
	if slices.Contains(c.Values, "") && w.meetsNumber(v, column, office.Condition{Operator: office.Empty}) {
		return true
	}
	return is && slices.Contains(c.Values, strconv.FormatInt(value, 10))
}

// value is a value to compare with: mostly one that some row has.
func (w *twins) value(r *rand.Rand, f office.Field, operator office.Operator) string {
	v := w.all[r.IntN(len(w.all))]
	if r.IntN(12) == 0 && operator == office.Is {
		return "" // none
	}
	switch f.Type {
	case office.TextField:
		return part(r, v.text(f.Column), operator)
	case office.ChoiceField:
		names := v.namesOf(f.Column)
		switch {
		case len(names) == 0:
			return part(r, "Línea", operator)
		case operator == office.Contains || operator == office.NotContains || r.IntN(2) == 0:
			return part(r, names[r.IntN(len(names))], operator)
		case f.Column == office.ColumnSalesperson && r.IntN(3) == 0:
			return office.Me
		}
		return string(v.refs[f.Column][r.IntN(len(v.refs[f.Column]))])
	case office.WordField:
		return v.word(f.Column)
	case office.DayField:
		switch operator {
		case office.LastDays, office.NextDays:
			return strconv.Itoa(r.IntN(40))
		case office.During:
			return string(domain.RelativePeriods[r.IntN(len(domain.RelativePeriods))])
		}
		return v.day(f.Column).String()
	}
	value, _ := v.number(f.Column)
	return strconv.FormatInt(value, 10)
}

// part is a text as it is, or a piece of it in other letters for an operator that looks for
// pieces.
func part(r *rand.Rand, text string, operator office.Operator) string {
	letters := []rune(text)
	if operator != office.Contains && operator != office.NotContains || len(letters) < 3 {
		return text
	}
	from := r.IntN(len(letters) - 2)
	return strings.ToUpper(string(letters[from : from+2+r.IntN(len(letters)-from-1)]))
}

func (w *twins) condition(r *rand.Rand, f office.Field, operator office.Operator) office.Condition {
	c := office.Condition{Column: f.Column, Operator: operator}
	count := 1
	switch operator {
	case office.Empty, office.NotEmpty:
		count = 0
	case office.Between:
		count = 2
	case office.Is, office.IsNot:
		count = 1 + r.IntN(3)
	}
	for range count {
		c.Values = append(c.Values, w.value(r, f, operator))
	}
	if operator == office.Between {
		if c.Values[0] > c.Values[1] && f.Type == office.DayField {
			slices.Reverse(c.Values)
		}
		if r.IntN(3) == 0 {
			c.Values[r.IntN(2)] = ""
		}
	}
	return c
}

// numbers are those of a query's rows.
func (w *twins) numbers(q office.Query) []int64 {
	w.t.Helper()
	var list []int64
	for _, row := range sure(w.s.Opportunities(w.t.Context(), q, 0, 100_000))(w.t) {
		list = append(list, row.Number)
	}
	return list
}

// kept are the twins a test keeps, newest first.
func (w *twins) kept(keep func(twin) bool) []twin {
	var list []twin
	for _, v := range slices.Backward(w.all) {
		if keep(v) {
			list = append(list, v)
		}
	}
	return list
}

func numbersOf(list []twin) []int64 {
	var numbers []int64
	for _, v := range list {
		numbers = append(numbers, v.Number)
	}
	return numbers
}
