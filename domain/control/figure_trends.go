package control

import "preventa/domain"

// trendMonths is how many months a trend shows.
const trendMonths = 12

// trailing is how many months the rates of a sales velocity are of.
const trailing = 12

// months are what closed in each month, and what is expected in it, up to the last of a
// trend: those of the trend, and before them those that its first velocity rests on.
type months struct {
	first    domain.Month
	closed   []Outcome
	expected []int64 // weighted, in progress
}

// trendEnd is the last month of a trend: that of the end of the period, or of the day.
func (l *Look) trendEnd() domain.Month {
	if end := l.Filter.Period.To; end != 0 && end < l.Today {
		return end.Month()
	}
	return l.Today.Month()
}

// addTrends adds the trends of the figures: month by month up to the end of the period, or
// the month of the day where it goes on. Rates and sums are those of each month; the weighted
// pipeline is that of each month's last evening, and needs the history, as the sales velocity
// does, whose rates are of the twelve months up to each; the forecast is what was won in a
// month and, weighted, is expected in it. The coverage has none: what was expected then is
// not what the target was then.
func (l *Look) addTrends(list []Figure) {
	m := l.monthly()
	standing := l.monthlyStanding(m.first + trailing - 1)
	for i := range list {
		value := m.valueOf(list[i].ID, standing)
		if value == nil {
			continue
		}
		list[i].Trend = make([]float64, trendMonths)
		for at := range list[i].Trend {
			list[i].Trend[at] = value(at)
		}
	}
}

// monthly sums up by month.
func (l *Look) monthly() months {
	last := l.trendEnd()
	m := months{first: last - trendMonths - trailing + 2}
	m.closed, m.expected = make([]Outcome, last-m.first+1), make([]int64, last-m.first+1)
	first := m.first.First()
	var byDay []int32
	for at := range m.closed {
		month := m.first + domain.Month(at)
		for range month.Last() - month.First() + 1 {
			byDay = append(byDay, int32(at))
		}
	}
	ends := l.ends()
	for _, row := range l.rows {
		end, day := ends[l.state[row]], l.closedOn[row]
		if end == endOpen {
			day = l.expected[row]
		}
		at := int(day) - int(first)
		if at < 0 || at >= len(byDay) {
			continue
		}
		switch month := byDay[at]; end {
		case endOpen:
			m.expected[month] += l.weighted(row)
		case endWon:
			m.closed[month].win(l, row)
		case endLost:
			m.closed[month].lose(l, row)
		}
	}
	return m
}

// monthlyStanding sums up what was in progress on each month's last evening, from a month
// on; nil without a history.
func (l *Look) monthlyStanding(first domain.Month) []InProgress {
	if !l.HasHistory() {
		return nil
	}
	var evenings []domain.Date
	for at := range domain.Month(trendMonths) {
		evenings = append(evenings, min((first+at).Last(), l.Today))
	}
	list := make([]InProgress, trendMonths)
	for at, states := range l.standing(evenings) {
		for _, state := range states {
			list[at] = list[at].plus(state)
		}
	}
	return list
}

// valueOf is what a figure was in a month of the trend; nil for one that has no trend.
func (m months) valueOf(id FigureID, standing []InProgress) func(at int) float64 {
	closed := func(at int) Outcome { return m.closed[trailing-1+at] }
	switch id {
	case FigureWinRate:
		return func(at int) float64 { rate := closed(at).WinRate(); return orNone(rate.Value(), rate.Valid()) }
	case FigureWon:
		return func(at int) float64 { return float64(closed(at).WonAmount) }
	case FigureCycle:
		return func(at int) float64 { return orNone(closed(at).MeanCycle()) }
	case FigureAverage:
		return func(at int) float64 {
			average, known := closed(at).AverageWon()
			return orNone(float64(average), known)
		}
	case FigureForecast:
		return func(at int) float64 { return float64(closed(at).WonAmount + m.expected[trailing-1+at]) }
	}
	if standing == nil {
		return nil
	}
	switch id {
	case FigureWeighted:
		return func(at int) float64 { return float64(standing[at].Weighted) }
	case FigureVelocity:
		return func(at int) float64 { return orNone(m.year(at).velocity(standing[at].Count)) }
	}
	return nil
}

// year is what closed in the twelve months up to one of the trend.
func (m months) year(at int) Outcome {
	var all Outcome
	for _, o := range m.closed[at : at+trailing] {
		all = all.Plus(o)
	}
	return all
}
