package reports

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"
	"sync"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/ui/kit"
)

// mostAlike is how many movements alike of one set show one by one; more are told together, as
// those of an import.
const mostAlike = 12

// movementLine is a movement, or several alike of one set.
type movementLine struct {
	id        string
	movements []office.Movement
	what      string // of one: what it was, in words
	whole     string // the same, nothing cut
	pipeline  int64
	amount    int64
	isAmount  bool
}

func (l *movementLine) kind() domain.Kind       { return l.first().Kind }
func (l *movementLine) first() *office.Movement { return &l.movements[0] }

// numbers are those of the opportunities of a line, ascending.
func (l *movementLine) numbers() []int64 {
	var numbers []int64
	for i := range l.movements {
		if n, err := strconv.ParseInt(l.movements[i].Number, 10, 64); err == nil {
			numbers = append(numbers, n)
		}
	}
	slices.Sort(numbers)
	return slices.Compact(numbers)
}

// contains reports that every word of a text stands in the line.
func (l *movementLine) contains(text string) bool {
	for i := range l.movements {
		m := &l.movements[i]
		if domain.ContainsWords(strings.Join([]string{m.Person, m.Number, m.Name, l.whole, deedText(m)}, "\n"), text) {
			return true
		}
	}
	return false
}

// deedText says what a movement did.
func deedText(m *office.Movement) string { return kit.KeyText("deed." + string(m.Deed)) }

// linesOf are the lines of movements: by person, each in the order of its time.
func linesOf(d office.DailyMovement, words *kit.EntryWords) []movementLine {
	var lines []movementLine
	for first := 0; first < len(d.Movements); {
		end := first + 1
		for end < len(d.Movements) && d.Movements[end].Seq == d.Movements[first].Seq {
			end++
		}
		lines = append(lines, linesOfSet(d.Movements[first:end], words)...)
		first = end
	}
	folds := map[string]string{}
	for _, l := range lines {
		folds[l.first().Person] = domain.Fold(l.first().Person)
	}
	slices.SortStableFunc(lines, func(a, b movementLine) int {
		x, y := a.first(), b.first()
		return cmp.Or(strings.Compare(folds[x.Person], folds[y.Person]), cmp.Compare(x.PersonID, y.PersonID))
	})
	return lines
}

// alike are the movements that are told together.
type alike struct {
	deed  office.Deed
	kind  domain.Kind
	field string
}

// linesOfSet are the lines of what one set did.
func linesOfSet(movements []office.Movement, words *kit.EntryWords) []movementLine {
	together := map[alike][]office.Movement{}
	of := func(m *office.Movement) alike { return alike{m.Deed, m.Kind, m.Field} }
	for i := range movements {
		together[of(&movements[i])] = append(together[of(&movements[i])], movements[i])
	}
	told := map[alike]bool{}
	var lines []movementLine
	for i := range movements {
		key := of(&movements[i])
		same := movements[i : i+1]
		if len(together[key]) > mostAlike {
			if told[key] {
				continue
			}
			told[key], same = true, together[key]
		}
		lines = append(lines, lineOf(same, words))
	}
	return lines
}

func lineOf(movements []office.Movement, words *kit.EntryWords) movementLine {
	l := movementLine{movements: movements}
	first := l.first()
	l.id = strings.Join([]string{strconv.FormatInt(first.Seq, 10), string(first.Record), first.Field, string(first.Deed)}, "/")
	for i := range movements {
		l.pipeline += movements[i].Pipeline
		l.amount += movements[i].Amount
		l.isAmount = l.isAmount || movements[i].IsAmount
	}
	if kit.IsFieldEntry(first.Entry) && first.Field != "" && len(movements) == 1 {
		l.what, l.whole = words.Text(first.Entry), words.Whole(first.Entry)
	}
	return l
}

// personLines are the lines of a person.
type personLines struct {
	id    domain.ID
	name  string
	lines []movementLine
}

func (p *personLines) label() string {
	return cmp.Or(p.name, lang.X("movement.by_itself", "The program"))
}

// byPerson cuts lines, which are in the order of their people, into those of each.
func byPerson(lines []movementLine) []personLines {
	var people []personLines
	for _, l := range lines {
		if n := len(people); n == 0 || people[n-1].id != l.first().PersonID {
			people = append(people, personLines{id: l.first().PersonID, name: l.first().Person})
		}
		last := &people[len(people)-1]
		last.lines = append(last.lines, l)
	}
	return people
}

func pipelineOf(lines []movementLine) (sum int64) {
	for _, l := range lines {
		sum += l.pipeline
	}
	return sum
}

// movementDays reads the movement of the days asked for, once until it is to be read anew. It
// is safe for use by several goroutines.
type movementDays struct {
	session *office.Session

	mu     sync.Mutex
	days   domain.Period
	person domain.ID // "": everybody
	read   *movementRead
}

// movementRead is what was read of some days.
type movementRead struct {
	once  sync.Once
	day   office.DailyMovement
	lines []movementLine
	err   error
}

func newMovementDays(s *office.Session, days domain.Period) *movementDays {
	return &movementDays{session: s, days: days, read: &movementRead{}}
}

// asked are the days and whose movement it is.
func (d *movementDays) asked() (domain.Period, domain.ID) {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.days, d.person
}

func (d *movementDays) ask(days domain.Period, person domain.ID) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.days, d.person, d.read = days, person, &movementRead{}
}

// forget makes the days be read anew.
func (d *movementDays) forget() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.read = &movementRead{}
}

// movement is what was done on the days, as lines too.
func (d *movementDays) movement() (office.DailyMovement, []movementLine, error) {
	d.mu.Lock()
	read, days, person := d.read, d.days, d.person
	d.mu.Unlock()
	read.once.Do(func() { // whoever else asks waits; a question that was dropped must not spoil it
		var people []domain.ID
		if person != "" {
			people = []domain.ID{person}
		}
		if read.day, read.err = d.session.DailyMovement(context.Background(), days, people); read.err == nil {
			words := kit.NewEntryWords(d.session.Office(), read.day.Entries(), read.day.Names, read.day.Currencies)
			read.lines = linesOf(read.day, words)
		}
	})
	return read.day, read.lines, read.err
}

// lines are the lines of a query: of a kind, and those that a text is found in.
func (d *movementDays) lines(ctx context.Context, q office.Query) ([]movementLine, error) {
	_, all, err := d.movement()
	if err != nil {
		return nil, err
	}
	var found []movementLine
	for i := range all {
		kept := q.Text == "" || all[i].contains(q.Text)
		for _, c := range q.Conditions {
			kept = kept && (c.Column != columnKind || slices.Contains(c.Values, string(all[i].kind())))
		}
		if kept {
			found = append(found, all[i])
		}
	}
	return found, ctx.Err()
}
