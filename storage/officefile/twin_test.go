package officefile_test

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/storage/officefile"
	"preventa/storage/officefile/officetest"
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

func (w *twins) checkConditions(r *rand.Rand) {
	w.t.Helper()
	for _, f := range office.OpportunityFields {
		for _, operator := range f.Operators() {
			c := w.condition(r, f, operator)
			got := w.numbers(office.Query{Conditions: []office.Condition{c}})
			wanted := numbersOf(w.kept(func(v twin) bool { return w.meets(v, f, c) }))
			if !slices.Equal(got, wanted) {
				w.t.Fatalf("%+v: %v, want %v", c, got, wanted)
			}
		}
	}
}

func (w *twins) checkSearch(r *rand.Rand) {
	w.t.Helper()
	for range 20 {
		v := w.all[r.IntN(len(w.all))]
		words := []string{part(r, v.Name, office.Contains), part(r, v.names[office.ColumnCustomer], office.Contains), part(r, v.contact.Label(), office.Contains), strconv.Itoa(r.IntN(40))}
		text := strings.Join([]string{words[r.IntN(4)], words[r.IntN(4)]}, " ")
		got := w.numbers(office.Query{Text: text})
		wanted := numbersOf(w.kept(func(v twin) bool {
			all := fmt.Sprintln(v.Number, v.Name, v.names[office.ColumnCustomer], v.contact.Label(), v.Reference)
			return domain.ContainsWords(all, text)
		}))
		if !slices.Equal(got, wanted) {
			w.t.Fatalf("search %q: %v, want %v", text, got, wanted)
		}
	}
}

// less orders two twins by a column, and says which has no value.
func (w *twins) less(c office.Column) (none func(twin) bool, compare func(a, b twin) int) {
	byFold := func(of func(twin) string) (func(twin) bool, func(a, b twin) int) {
		return func(v twin) bool { return of(v) == "" }, func(a, b twin) int { return strings.Compare(domain.Fold(of(a)), domain.Fold(of(b))) }
	}
	byInt := func(of func(twin) int) (func(twin) bool, func(a, b twin) int) {
		return func(v twin) bool { return of(v) == 0 }, func(a, b twin) int { return cmp.Compare(of(a), of(b)) }
	}
	f, _ := office.OpportunityField(c)
	switch {
	case c == office.ColumnClass:
		return func(twin) bool { return false }, func(a, b twin) int {
			return cmp.Compare(slices.Index(domain.Classes, a.class), slices.Index(domain.Classes, b.class))
		}
	case c == office.ColumnTags:
		return byInt(func(v twin) int {
			first := 0
			for _, id := range v.Tags {
				if p := w.items[id].Position; first == 0 || p < first {
					first = p
				}
			}
			return first
		})
	case c == office.ColumnNext:
		return byInt(func(v twin) int { return v.nextAt })
	case f.Type == office.TextField:
		return byFold(func(v twin) string { return v.text(c) })
	case f.Type == office.WordField:
		return byFold(func(v twin) string { return v.word(c) })
	case c == office.ColumnState || c == office.ColumnOrigin || c == office.ColumnCompetitor || c == office.ColumnLossReason:
		return byInt(func(v twin) int { return v.places[c] })
	case f.Type == office.ChoiceField:
		return byFold(func(v twin) string { return v.names[c] })
	case f.Type == office.DayField:
		return byInt(func(v twin) int { return int(v.day(c)) })
	}
	return func(v twin) bool { _, is := v.number(c); return !is }, func(a, b twin) int {
		x, _ := a.number(c)
		y, _ := b.number(c)
		return cmp.Compare(x, y)
	}
}

func (w *twins) checkSorts() {
	w.t.Helper()
	for _, c := range office.Columns {
		none, compare := w.less(c)
		for _, up := range []bool{true, false} {
			wanted := w.kept(func(twin) bool { return true })
			slices.SortStableFunc(wanted, func(a, b twin) int {
				if none(a) || none(b) {
					return cmp.Compare(boolInt(none(a)), boolInt(none(b)))
				}
				if up {
					return compare(a, b)
				}
				return compare(b, a)
			})
			if got := w.numbers(office.Query{Sort: c, Ascending: up}); !slices.Equal(got, numbersOf(wanted)) {
				w.t.Fatalf("by %s, ascending %v: %v, want %v", c, up, got, numbersOf(wanted))
			}
		}
	}
}

func boolInt(is bool) int {
	if is {
		return 1
	}
	return 0
}

func (w *twins) checkGroups() {
	w.t.Helper()
	for _, by := range office.GroupColumns {
		groups := sure(w.s.Groups(w.t.Context(), office.Query{Group: by}))(w.t)
		inOrder := w.numbers(office.Query{Group: by})
		count := 0
		for _, g := range groups {
			key := func(v twin) string {
				switch {
				case by == office.ColumnExpected && v.ExpectedClose == 0, by != office.ColumnExpected && len(v.refs[by]) == 0:
					return ""
				case by == office.ColumnExpected:
					return v.ExpectedClose.String()[:7]
				}
				return string(v.refs[by][0])
			}
			members := w.kept(func(v twin) bool { return key(v) == g.Key })
			want := office.Group{Key: g.Key, Label: g.Label, Colour: g.Colour, Count: int64(len(members))}
			for _, v := range members {
				want.Amount += v.OfficeAmount
				if v.Unconverted {
					want.Unconverted++
				}
				if !v.class.IsClosed() {
					want.Weighted += v.Weighted()
				}
			}
			if g != want {
				w.t.Fatalf("group of %s: %+v, want %+v", by, g, want)
			}
			if got := inOrder[count : count+int(g.Count)]; !slices.Equal(got, numbersOf(members)) {
				w.t.Fatalf("rows of group %q of %s: %v, want %v", g.Label, by, got, numbersOf(members))
			}
			if got := w.numbers(office.Query{Conditions: []office.Condition{g.Condition(by)}}); !slices.Equal(got, numbersOf(members)) {
				w.t.Fatalf("condition of group %q of %s: %v, want %v", g.Label, by, got, numbersOf(members))
			}
			count += int(g.Count)
		}
		if count != len(w.all) {
			w.t.Fatalf("groups of %s: %d rows of %d", by, count, len(w.all))
		}
	}
}

func (w *twins) checkTotals() {
	w.t.Helper()
	var want office.Totals
	for _, v := range w.all {
		want.Count++
		*map[domain.Class]*int64{domain.Open: &want.Open, domain.OnHold: &want.OnHold, domain.Won: &want.Won, domain.Lost: &want.Lost}[v.class]++
		want.Amount += v.OfficeAmount
		if v.Unconverted {
			want.Unconverted++
		}
		if !v.class.IsClosed() {
			want.Weighted += v.Weighted()
			want.Days += int64(v.days)
		}
	}
	if got := sure(w.s.Totals(w.t.Context(), office.Query{}))(w.t); got != want {
		w.t.Fatalf("totals %+v, want %+v", got, want)
	}
}

// scatter gives opportunities values in every field.
func scatter(ctx context.Context, m *monkey) {
	id := m.one(domain.KindOpportunity)
	if id == "" {
		return
	}
	_, err := m.s.EditOpportunities(ctx, []domain.ID{id}, func(d *office.Draft) {
		for range 3 {
			switch m.IntN(10) {
			case 0:
				d.Reference = fmt.Sprintf("REF-%s-%d", m.name(), m.Int64())
			case 1:
				d.Notes = m.name() + "\n" + m.word()
			case 2:
				d.NewCompetitor, d.Competitor = m.word(), ""
			case 3:
				d.NewTags = []string{m.word(), m.word()}
			case 4:
				d.Opportunity = d.StateProbability(m.IntN(5) * 25)
			case 5:
				d.ExpectedClose = m.day() + domain.Date(m.IntN(500)) - 250
			case 6:
				d.OpenedOn = m.day() - 100
			case 7:
				d.Origin = m.item(domain.Origins)
			case 8:
				d.Salesperson = ""
			case 9:
				d.State, d.Reopening = m.state(), true
			}
		}
	})
	if err != nil {
		m.t.Fatal(err)
	}
}

// rename calls a customer or a contact otherwise.
func rename(ctx context.Context, m *monkey) {
	var err error
	if id := m.one(domain.KindContact); id != "" && m.IntN(2) == 0 {
		c := sure(m.s.Contact(ctx, id))(m.t)
		c.Name, c.Phone = m.name(), m.word()
		_, _, err = m.s.SaveContact(ctx, c, "")
	} else if id := m.one(domain.KindCustomer); id != "" {
		c := sure(m.s.Customer(ctx, id))(m.t)
		c.Name = m.name()
		_, _, err = m.s.SaveCustomer(ctx, office.CustomerDraft{Customer: c})
	}
	if err != nil && domain.CodeOf(err) != domain.Invalid {
		m.t.Fatal(err)
	}
}

// Whatever is done to an office, its list answers as a twin that looks at every record: the
// conditions of every field and operator, searches, orders, groups and totals. The list
// follows the journal as it goes, the twin reads everything anew.
func TestTheListAnswersAsATwinThatReadsEverything(t *testing.T) {
	names := slices.Sorted(maps.Keys(deeds))
	for seed := range uint64(4) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			f, s := officetest.New(t)
			m := &monkey{Rand: rand.New(rand.NewPCG(seed, 77)), t: t, ctx: t.Context(), s: s, did: map[string]int{}}
			r := rand.New(rand.NewPCG(seed, 5))
			for i := range 30 {
				officetest.Save(t, s, m.name(), func(d *office.Draft) {
					d.OpenedOn -= domain.Date(m.IntN(100))
					d.NewCustomer, d.Amount = m.word(), int64(i)*1000
				})
			}
			for range 5 {
				for range 25 {
					m.act(names)
					scatter(t.Context(), m)
					rename(t.Context(), m)
				}
				w := readTwins(t, f, s)
				if len(w.all) < 10 {
					continue
				}
				w.checkConditions(r)
				w.checkSearch(r)
				w.checkSorts()
				w.checkGroups()
				w.checkTotals()
			}
		})
	}
}
