package control

import (
	"slices"

	"preventa/domain"
)

// deed is one event of the history of one opportunity: what a field was before.
type deed struct {
	old   int64
	day   domain.Date
	field Field
}

// move is that an opportunity left a state.
type move struct {
	day  domain.Date
	from int16
}

// lives is the history by opportunity: the deeds of row i, oldest first, are those from
// start[i] to start[i+1], its moves those from startMove[i] to startMove[i+1].
type lives struct {
	start     []int32
	deeds     []deed
	last      []domain.Date // the day something happened last, by row
	startMove []int32
	moves     []move
}

// of is what happened to a row, oldest first, by the evening of a day.
func (v *lives) of(row int32, evening domain.Date) []deed {
	if int(row) >= len(v.last) {
		return nil
	}
	list := v.deeds[v.start[row]:v.start[row+1]]
	if v.last[row] > evening {
		for n := len(list); n > 0 && list[n-1].day > evening; n-- {
			list = list[:n-1]
		}
	}
	return list
}

// movesOf are the moves of a row, oldest first, by the evening of a day.
func (v *lives) movesOf(row int32, evening domain.Date) []move {
	if int(row) >= len(v.last) {
		return nil
	}
	list := v.moves[v.startMove[row]:v.startMove[row+1]]
	if v.last[row] > evening {
		for n := len(list); n > 0 && list[n-1].day > evening; n-- {
			list = list[:n-1]
		}
	}
	return list
}

// lastDay is the day something happened to a row last, 0 for never.
func (v *lives) lastDay(row int32) domain.Date {
	if int(row) >= len(v.last) {
		return 0
	}
	return v.last[row]
}

// lives sorts the history by opportunity; it does so once.
func (h *History) lives() *lives {
	if h.whole != nil {
		return h.whole.lives()
	}
	h.sorting.Lock()
	defer h.sorting.Unlock()
	if h.sorted == nil {
		h.sorted = h.byRow()
	}
	return h.sorted
}

func (h *History) byRow() *lives {
	rows := int32(0)
	for _, row := range h.row {
		rows = max(rows, row+1)
	}
	v := &lives{start: make([]int32, rows+1), deeds: make([]deed, len(h.day)), last: make([]domain.Date, rows), startMove: make([]int32, rows+1)}
	for i, row := range h.row {
		v.start[row+1]++
		v.last[row] = h.day[i]
		v.startMove[row+1] += int32(one(h.isMove(i)))
	}
	for row := range rows {
		v.start[row+1] += v.start[row]
		v.startMove[row+1] += v.startMove[row]
	}
	v.moves = make([]move, v.startMove[rows])
	at, atMove := slices.Clone(v.start), slices.Clone(v.startMove)
	for i, row := range h.row {
		v.deeds[at[row]] = deed{h.old[i], h.day[i], h.field[i]}
		at[row]++
		if h.isMove(i) {
			v.moves[atMove[row]] = move{h.day[i], int16(h.old[i])}
			atMove[row]++
		}
	}
	return v
}

// isMove reports that an event is a move from one state to another.
func (h *History) isMove(i int) bool { return h.field[i] == FieldState && h.old[i] != 0 }

// farEvening is later than any day.
const farEvening domain.Date = 1<<31 - 1

// life is the history of the opportunities up to the day of a look.
type life struct {
	*lives
	evening domain.Date
}

// life is nothing without a history.
func (l *Look) life() life {
	evening := farEvening // a clock that went back may have left events of days to come
	if l.asOf != 0 {
		evening = l.asOf
	}
	if l.history == nil {
		return life{&lives{}, evening}
	}
	return life{l.history.lives(), evening}
}

// deeds is what happened to a row, oldest first.
func (v life) deeds(row int32) []deed { return v.of(row, v.evening) }

// moves are the moves of a row, oldest first.
func (v life) moves(row int32) []move { return v.movesOf(row, v.evening) }

// past is one opportunity as it was, going back in time.
type past struct {
	tests  pastTests
	money  Field
	values [fieldCount]int64
	deeds  []deed // what is still to be taken back
}

// newPast makes a past for the opportunities of a look.
func newPast(l *Look) *past {
	p := &past{tests: newPastTests(l), money: FieldAmount}
	if l.Filter.Currency != "" {
		p.money = FieldOwnAmount
	}
	return p
}

// begin begins with what a row is on the day of the look.
func (p *past) begin(l *Look, row int32, deeds []deed) {
	p.deeds = deeds
	p.values[FieldThere], p.values[FieldState] = one(l.there[row]), int64(l.state[row])
	p.values[FieldAmount], p.values[FieldOwnAmount], p.values[FieldUnconverted] = l.amount[row], l.own[row], one(l.unconverted[row])
	p.values[FieldProbability], p.values[FieldExpected], p.values[FieldClosed] = int64(l.probability[row]), int64(l.expected[row]), int64(l.closedOn[row])
	if p.tests.any {
		return // on the others nothing depends
	}
	p.values[FieldSalesperson], p.values[FieldCreditedTo] = int64(l.salesperson[row]), int64(l.creditedTo[row])
	p.values[FieldOrigin], p.values[FieldCustomer] = int64(l.origin[row]), int64(l.customer[row])
	p.values[FieldTags], p.values[FieldCurrency] = int64(l.tags[row]), int64(l.currency[row])
}

// day is that of the newest deed not yet taken back, 0 when there is none.
func (p *past) day() domain.Date {
	if len(p.deeds) == 0 {
		return 0
	}
	return p.deeds[len(p.deeds)-1].day
}

// back takes back all that happened after the evening of a day.
func (p *past) back(evening domain.Date) {
	for p.day() > evening {
		p.undo()
	}
}

// undo takes the newest deed back.
func (p *past) undo() {
	last := p.deeds[len(p.deeds)-1]
	p.values[last.field] = last.old
	p.deeds = p.deeds[:len(p.deeds)-1]
}

// there says whether it is there, neither in the recycle bin nor gone.
func (p *past) there() bool { return p.values[FieldThere] != 0 && p.values[FieldState] != 0 }

// amount is what it is worth, in the currency looked in.
func (p *past) amount() int64 { return p.values[p.money] }

// class is that of its state.
func (p *past) class() domain.Class { return p.tests.classes[p.values[FieldState]] }

// inProgress says whether it is there and not closed.
func (p *past) inProgress() bool { return p.there() && !p.tests.closed[p.values[FieldState]] }

// meets says whether it meets the filter, but its period.
func (p *past) meets() bool { return p.tests.meets(&p.values) }
