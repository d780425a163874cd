package control

import (
	"preventa/domain"
)

// StateOnDay is what stood in a state on the evening of a day.
type StateOnDay struct {
	Day   domain.Date
	State domain.State
	InProgress
}

// PipelineOverTime gives, for each point of the period and each open and on-hold state in the
// office's order, the count, amount and weighted amount of the opportunities that met the
// filter and stood in it that evening. The points are the evenings of each day of a period of
// a month or less, of each week's last day of a quarter or less, of each month's last day else;
// and that of the period's last day, or of the day of the look where the period goes beyond it.
// Retired states are included where something stood in them. Without a period it begins with
// what the journal tells first.
//
// Date basis: the journal. Amounts as they were that evening.
func PipelineOverTime(l *Look) []StateOnDay {
	points := l.points()
	if len(points) == 0 {
		return nil
	}
	sums := l.standing(points)
	shown := make([]bool, len(l.states))
	for _, i := range l.openStates() {
		shown[i] = !l.states[i].Retired
		for at := range points {
			shown[i] = shown[i] || sums[at][i].Count > 0
		}
	}
	var list []StateOnDay
	for at, day := range points {
		for _, i := range l.openStates() {
			if shown[i] {
				list = append(list, StateOnDay{day, l.states[i], sums[at][i]})
			}
		}
	}
	return list
}

// longest periods of which every day, and every week, is a point
const (
	aMonth   = 31
	aQuarter = 92
)

// shownPeriod is the period of the pipeline over time, up to the day of the look; it is empty
// where that comes before it.
func (l *Look) shownPeriod() (from, to domain.Date) {
	from, to = l.Filter.Period.From, l.Today
	if l.Filter.Period.To != 0 {
		to = min(to, l.Filter.Period.To)
	}
	if from == 0 {
		from = to
		if l.history != nil && l.history.Len() > 0 {
			from = min(to, l.history.day[0])
		}
	}
	return from, to
}

// ByMonth reports that the points of the pipeline over time are months.
func ByMonth(l *Look) bool {
	from, to := l.shownPeriod()
	return to-from+1 > aQuarter
}

// points are the days on whose evenings the pipeline over time is shown.
func (l *Look) points() []domain.Date {
	from, to := l.shownPeriod()
	var points []domain.Date
	for day := from; day < to; day++ {
		switch length := to - from + 1; {
		case length <= aMonth:
		case length <= aQuarter:
			day += domain.Date(7-day.Time().Weekday()) % 7 // to Sunday
		default:
			day = day.Month().Last()
		}
		if day < to {
			points = append(points, day)
		}
	}
	if from <= to {
		points = append(points, to)
	}
	return points
}

// standing sums up what stood in each state on the evenings of some days, which ascend.
func (l *Look) standing(points []domain.Date) [][]InProgress {
	// Each opportunity adds what it was to the first of the evenings it was so, and takes it
	// away from the first on which it no longer was: the sums up to an evening are what stood.
	steps := make([][]InProgress, len(points)+1)
	for at := range steps {
		steps[at] = make([]InProgress, len(l.states))
	}
	l.eachStanding(points, func(_ int32, p *past, first, end int) {
		var now InProgress
		now.addPast(p)
		state := p.values[FieldState]
		steps[first][state] = steps[first][state].plus(now)
		steps[end][state] = steps[end][state].minus(now)
	})
	for at := 1; at < len(points); at++ {
		for state := range steps[at] {
			steps[at][state] = steps[at][state].plus(steps[at-1][state])
		}
	}
	return steps[:len(points)]
}

// eachStanding tells of each opportunity that stood in a state, meeting the filter, on the
// evenings from the first to before the end of some.
func (l *Look) eachStanding(points []domain.Date, tell func(row int32, p *past, first, end int)) {
	life, p, at := l.life(), newPast(l), newPlaces(points)
	for i := range l.there {
		row := int32(i)
		if (!l.there[row] || p.tests.closed[l.state[row]]) && life.lastDay(row) <= points[0] {
			continue // neither then nor since
		}
		p.begin(l, row, life.deeds(row))
		for end := len(points); end > 0; {
			day := p.day()
			if first := at.of(day); first < end {
				if p.inProgress() && p.meets() {
					tell(row, p, first, end)
				}
				end = first
			}
			if len(p.deeds) == 0 {
				break
			}
			p.undo()
		}
	}
}

// places finds the first of some days, which ascend, that is not before another, by a table.
type places struct {
	from  domain.Date
	table []int32 // by the days after from
}

func newPlaces(points []domain.Date) places {
	p := places{points[0], make([]int32, 0, points[len(points)-1]-points[0]+1)}
	for at, day := range points {
		for p.from+domain.Date(len(p.table)) <= day {
			p.table = append(p.table, int32(at))
		}
	}
	return p
}

// of is the place of the first that is not before the day, their number when there is none.
func (p places) of(day domain.Date) int {
	switch after := int(day) - int(p.from); {
	case after <= 0:
		return 0
	case after < len(p.table):
		return int(p.table[after])
	}
	return int(p.table[len(p.table)-1]) + 1
}

// addPast adds an opportunity as it was.
func (p *InProgress) addPast(o *past) {
	p.Count++
	p.Amount += o.amount()
	p.Weighted += domain.Percent(o.amount(), int(o.values[FieldProbability]))
	if o.values[FieldUnconverted] != 0 && o.money == FieldAmount {
		p.Unconverted++
	}
}

func (p InProgress) plus(q InProgress) InProgress {
	return InProgress{p.Count + q.Count, p.Amount + q.Amount, p.Weighted + q.Weighted, p.Unconverted + q.Unconverted}
}

func (p InProgress) minus(q InProgress) InProgress {
	return InProgress{p.Count - q.Count, p.Amount - q.Amount, p.Weighted - q.Weighted, p.Unconverted - q.Unconverted}
}
