package control

import (
	"strconv"

	"preventa/domain"
)

// behind are the opportunities behind a part, and the sum of what it shows of their amounts:
// of the past, what they were worth then.
type behind struct {
	rows   []int32
	amount int64
}

func (b *behind) add(row int32, amount int64) {
	b.rows = append(b.rows, row)
	b.amount += amount
}

// historyMembers finds what lies behind the figures that tell of the past.
var historyMembers = map[string]func(l *Look, p Part) behind{
	"time-in-state":      timeInStateMembers,
	"stage-conversion":   stageConversionMembers,
	"bridge":             bridgeMembers,
	"calibration":        calibrationMembers,
	"pipeline-over-time": pipelineMembers,
}

// timeInStateMembers are those that were in the state Key on a day of the period.
func timeInStateMembers(l *Look, p Part) (b behind) {
	at, known := l.stateI[domain.ID(p.Key)]
	l.eachStateTime(func(row int32, state int16, _ int) {
		if known && state == at {
			b.add(row, l.money[row])
		}
	})
	return b
}

// The series of a stage's conversion: those that entered it, and those that came further.
const (
	SeriesEntered = "entered"
	SeriesReached = "reached"
)

// stageConversionMembers are those that entered the stage Key in the period, or came further.
func stageConversionMembers(l *Look, p Part) (b behind) {
	at, known := l.stateI[domain.ID(p.Key)]
	l.eachEntry(l.nextStages(), func(row int32, state int16, further bool) {
		if known && state == at && (p.Series != SeriesReached || further) {
			b.add(row, l.money[row])
		}
	})
	return b
}

// bridgeMembers are those that took the step Key, with the amounts that moved.
func bridgeMembers(l *Look, p Part) (b behind) {
	wanted, known := stepOf(p.Key)
	l.eachStep(func(row int32, step Step, amount int64) {
		if known && step == wanted {
			b.add(row, amount)
		}
	})
	return b
}

// calibrationMembers are those closed whose stated probability lies in the band that begins
// with the percent Key; of the series "won", those of them that were won; of SeriesHistory,
// those of which the history would have said so.
func calibrationMembers(l *Look, p Part) (b behind) {
	from, err := strconv.Atoi(p.Key)
	if err == nil && p.Series == SeriesHistory {
		for _, g := range Guesses(l) {
			if bandOf(g.whole()) == from/10 {
				b.add(g.row, l.money[g.row])
			}
		}
		return b
	}
	l.eachStated(func(row int32, percent int64) {
		if err == nil && bandOf(percent) == from/10 && (p.Series != "won" || l.class(row) == domain.Won) {
			b.add(row, l.money[row])
		}
	})
	return b
}

// pipelineMembers are those that stood in the state Series on the evening of the day Key, with
// what they were worth then.
func pipelineMembers(l *Look, p Part) (b behind) {
	day, err := domain.ParseDate(p.Key)
	at, known := l.stateI[domain.ID(p.Series)]
	if err != nil || !known {
		return b
	}
	l.eachStanding([]domain.Date{day}, func(row int32, o *past, _, _ int) {
		if o.values[FieldState] == int64(at) {
			b.add(row, o.amount())
		}
	})
	return b
}
