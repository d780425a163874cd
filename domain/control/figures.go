package control

import (
	"math"

	"preventa/domain"
)

// FigureID names a key figure.
type FigureID string

// The key figures, in the order a fresh dashboard shows them.
const (
	FigureWinRate  FigureID = "win_rate"
	FigureWon      FigureID = "won_amount"
	FigureCycle    FigureID = "mean_cycle"
	FigureWeighted FigureID = "weighted_pipeline"
	FigureForecast FigureID = "forecast"
	FigureAverage  FigureID = "average_won"
	FigureVelocity FigureID = "sales_velocity"
	FigureCoverage FigureID = "coverage"
)

// FigureIDs lists them.
var FigureIDs = []FigureID{FigureWinRate, FigureWon, FigureCycle, FigureWeighted, FigureForecast, FigureAverage, FigureVelocity, FigureCoverage}

// FigureUnit says what a key figure is measured in.
type FigureUnit int

// The units.
const (
	FigureShare FigureUnit = iota // a fraction of one
	FigureMoney                   // minor units of the currency looked in
	FigureDays
	FigureTimes // so many times
)

// Figure is one key figure with what it rests on, and what it is compared with.
type Figure struct {
	ID          FigureID
	Unit        FigureUnit
	LessIsMore  bool // less of it is better
	Value       float64
	Known       bool  // else it means nothing, as the rate of nothing does
	Part        int64 // of a rate: how many of N
	N           int64 // opportunities it is computed from
	Few         bool  // too few closed for it to say much
	Previous    float64
	HasPrevious bool      // it is compared, and Previous means something
	Trend       []float64 // by month up to the end of the period, NaN where it means nothing; nil for none
	Interval    Interval  // of the forecast, and of the coverage
	Weighted    float64   // of the coverage: that by the weighted amount
}

// FiguresOf gives the key figures, in the order of FigureIDs:
//
//   - win rate: won ÷ (won + lost) by closed on, within the period
//   - won amount: Σ of the won ones by closed on, within the period
//   - mean cycle: mean of closed on − opened on over those won in the period, in days
//   - weighted pipeline: Σ amount × probability ÷ 100 of all in progress on the day
//   - forecast: the P50 of IntervalOf, with the interval
//   - average won: Σ won amount ÷ won by closed on, within the period
//   - sales velocity: in progress × win rate × average won ÷ mean won cycle days × 30, an
//     amount a month; the rates are those of the twelve months up to the day
//   - coverage: amount in progress expected in the period ÷ (target − won so far); it means
//     nothing without a target, and once the target is reached
//
// Each is compared with itself in the earlier period: those of what closed by its closing,
// those of what is in progress as of then, where the history reaches back so far.
func FiguresOf(l *Look) []Figure {
	list := figuresOf(l)
	l.addTrends(list)
	if closed, compared := l.EarlierClosed(); compared {
		compareWith(list, figuresOf(closed), false)
	}
	if then, compared := l.Earlier(); compared && then.told() {
		compareWith(list, figuresOf(then), true)
	}
	return list
}

// compareWith compares figures of what is in progress, or those of what closed, with what they
// were.
func compareWith(list, were []Figure, inProgress bool) {
	for i, before := range were {
		if before.Known && before.ID.isOfPipeline() == inProgress {
			list[i].Previous, list[i].HasPrevious = before.Value, true
		}
	}
}

// isOfPipeline reports that a figure tells of what is in progress.
func (id FigureID) isOfPipeline() bool {
	return id == FigureWeighted || id == FigureForecast || id == FigureVelocity || id == FigureCoverage
}

// told reports that the history tells of the day of the look.
func (l *Look) told() bool {
	return l.now.history != nil && l.now.history.until(l.Today) > 0
}

// figuresOf are the figures alone.
func figuresOf(l *Look) []Figure {
	closed, interval, expected := outcomeOf(l), IntervalOf(l), expectedIn(l)
	rate, few := closed.WinRate(), closed.Few()
	average, hasAverage := closed.AverageWon()
	mean, hasMean := closed.MeanCycle()
	standing := standingNow(l)
	velocity, hasVelocity, base := velocityOf(l, standing.Count)
	list := []Figure{
		{ID: FigureWinRate, Unit: FigureShare, Value: rate.Value(), Known: rate.Valid(), Part: rate.Part, N: rate.Whole, Few: few},
		{ID: FigureWon, Unit: FigureMoney, Value: float64(closed.WonAmount), Known: true, N: closed.Won, Few: few},
		{ID: FigureCycle, Unit: FigureDays, LessIsMore: true, Value: mean, Known: hasMean, N: closed.wonCycle.count, Few: few},
		{ID: FigureWeighted, Unit: FigureMoney, Value: float64(standing.Weighted), Known: true, N: standing.Count},
		{ID: FigureForecast, Unit: FigureMoney, Value: float64(interval.P50), Known: true, N: interval.Open, Interval: interval},
		{ID: FigureAverage, Unit: FigureMoney, Value: float64(average), Known: hasAverage, N: closed.Won, Few: few},
		{ID: FigureVelocity, Unit: FigureMoney, Value: velocity, Known: hasVelocity, N: base.Closed(), Few: base.Few()},
		{ID: FigureCoverage, Unit: FigureTimes, N: expected.Count, Interval: interval},
	}
	if missing := interval.Target - closed.WonAmount; interval.HasTarget && missing > 0 {
		coverage := &list[len(list)-1]
		coverage.Known = true
		coverage.Value, coverage.Weighted = float64(expected.Amount)/float64(missing), float64(expected.Weighted)/float64(missing)
	}
	return list
}

// outcomeOf sums up what closed in the period.
func outcomeOf(l *Look) Outcome {
	var all Outcome
	closed := l.parted()
	for _, row := range closed.won {
		all.win(l, row)
	}
	for _, row := range closed.lost {
		all.lose(l, row)
	}
	return all
}

// standingNow sums up what is in progress.
func standingNow(l *Look) InProgress {
	var all InProgress
	for _, row := range l.parted().open {
		all.add(l, row)
	}
	return all
}

// expectedIn sums up what is in progress and expected to close in the period.
func expectedIn(l *Look) InProgress {
	var all InProgress
	for _, row := range l.parted().open {
		if l.Filter.Period.Contains(l.expected[row]) {
			all.add(l, row)
		}
	}
	return all
}

// velocityOf is the sales velocity, and what closed in the twelve months it rests on.
func velocityOf(l *Look, inProgress int64) (velocity float64, known bool, base Outcome) {
	year := domain.Period{From: yearBefore(l.Today) + 1, To: l.Today}
	for _, row := range l.rows {
		if day := l.closedOn[row]; day >= year.From && day <= year.To {
			switch l.class(row) {
			case domain.Won:
				base.win(l, row)
			case domain.Lost:
				base.lose(l, row)
			}
		}
	}
	velocity, known = base.velocity(inProgress)
	return velocity, known, base
}

// velocity is in progress × win rate × average won ÷ mean won cycle days × 30.
func (o Outcome) velocity(inProgress int64) (float64, bool) {
	mean, hasMean := o.MeanCycle()
	if o.Won == 0 || !hasMean || mean <= 0 {
		return 0, false
	}
	average := float64(o.WonAmount) / float64(o.Won)
	return float64(inProgress) * o.WinRate().Value() * average / mean * 30, true
}

// none is a point of a trend where the figure means nothing.
var none = math.NaN()

// orNone is a value where it means something.
func orNone(value float64, known bool) float64 {
	if !known {
		return none
	}
	return value
}
