package control

import (
	"slices"

	"preventa/domain"
)

// Keys of the places of a forecast that are no month.
const (
	OverdueKey = "overdue" // expected before the day of the look
	UndatedKey = "none"    // without an expected close
)

// SeriesExpected names what is in progress among the parts of a month of the forecast.
const SeriesExpected = "expected"

// forecastAhead is how many months a forecast shows where the period has no months to
// come: this one and the next five.
const forecastAhead = 6

// MonthForecast is what is expected to close in a month, and what was won in it.
type MonthForecast struct {
	Key       string // the month, OverdueKey or UndatedKey
	Month     domain.Month
	Count     int64 // in progress
	Amount    int64
	Weighted  int64
	WonCount  int64
	Won       int64
	Target    Target
	HasTarget bool
}

// ForecastByMonth gives, for each month, the amount and the weighted amount of what is in
// progress and expected to close in it, what was won in it so far, and its target. What was
// expected before the day of the look stands in a place of its own, first, and what has no
// expected close in another, last; both only where there is something in them.
//
// The months are those of the period. The twelve months up to this one, which look back, and
// no period at all look ahead instead: this month and the next five.
//
// Date basis: expected close; what was won by closed on. Amounts are in the currency looked
// in, weighted ones amount × probability ÷ 100, each rounded half away from zero.
func ForecastByMonth(l *Look) []MonthForecast {
	f := newForecast(l)
	for _, row := range l.rows {
		switch class := l.class(row); {
		case !class.IsClosed():
			f.places[f.expects(row)].expect(l, row)
		case class == domain.Won:
			if at := f.monthOf(l.closedOn[row]); at > 0 {
				f.places[at].WonCount++
				f.places[at].Won += l.money[row]
			}
		}
	}
	return f.shown()
}

func (m *MonthForecast) expect(l *Look, row int32) {
	m.Count++
	m.Amount += l.money[row]
	m.Weighted += l.weighted(row)
}

// forecast sums up by the places of a forecast: what is overdue, the months, what has no
// expected close, and what lies outside the months.
type forecast struct {
	look   *Look
	first  domain.Date
	months []int32 // by day from the first on: the place of its month
	places []MonthForecast
}

func newForecast(l *Look) *forecast {
	first, last := l.forecastMonths()
	f := &forecast{look: l, first: first.First(), places: []MonthForecast{{Key: OverdueKey}}}
	targets := l.Targets()
	for month := first; month <= last; month++ {
		target, there := targets[month]
		for range month.Last() - month.First() + 1 {
			f.months = append(f.months, int32(len(f.places)))
		}
		f.places = append(f.places, MonthForecast{Key: month.String(), Month: month, Target: target, HasTarget: there})
	}
	f.places = append(f.places, MonthForecast{Key: UndatedKey}, MonthForecast{})
	return f
}

// forecastMonths are the first and the last month of a forecast.
func (l *Look) forecastMonths() (first, last domain.Month) {
	p, this := l.Filter.Period, l.Today.Month()
	if p.From == 0 || p.To == 0 || p == (domain.Period{From: (this - trailing + 1).First(), To: this.Last()}) {
		return this, this + forecastAhead - 1
	}
	first, last = p.From.Month(), p.To.Month()
	return max(first, last-MostMonths+1), last
}

// monthOf is the place of a day's month, 0 where it is none of the months.
func (f *forecast) monthOf(day domain.Date) int32 {
	if at := int(day) - int(f.first); at >= 0 && at < len(f.months) {
		return f.months[at]
	}
	return 0
}

// expects is the place of what is in progress.
func (f *forecast) expects(row int32) int32 {
	day := f.look.expected[row]
	switch {
	case day == 0:
		return int32(len(f.places) - 2)
	case day < f.look.Today:
		return 0
	}
	if at := f.monthOf(day); at > 0 {
		return at
	}
	return int32(len(f.places) - 1)
}

// shown are the places that are shown.
func (f *forecast) shown() []MonthForecast {
	inside := f.places[:len(f.places)-1]
	return slices.DeleteFunc(inside, func(m MonthForecast) bool { return m.Month == 0 && m.Count == 0 })
}
