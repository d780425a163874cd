package control

import "preventa/domain"

// forecastMembers finds what lies behind the figures of what is expected.
var forecastMembers = membersOf{"forecast": expectedMembers}

// expectedMembers are what is expected in a place of the forecast, or, with SeriesWon, what
// was won in it.
func expectedMembers(l *Look, p Part) []int32 {
	f := newForecast(l)
	return keeping(l.rows, func(row int32) bool {
		class := l.class(row)
		if p.Series == SeriesWon {
			at := f.monthOf(l.closedOn[row])
			return class == domain.Won && at > 0 && f.places[at].Key == p.Key
		}
		return !class.IsClosed() && p.Key != "" && f.places[f.expects(row)].Key == p.Key
	})
}
