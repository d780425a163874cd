package control

import (
	"math"
	"slices"
	"strings"

	"preventa/domain"
)

// statedBands is the number of bands of stated probability: 0–9, 10–19 … 90–100.
const statedBands = 10

// CalibrationBand is what was said and what came of it, of the closed opportunities whose
// stated probability lay in a band.
type CalibrationBand struct {
	From, To int // percent, both within
	Closed   int64
	Won      int64
	stated   int64 // sum of the stated percents
}

// Share is the share that was won.
func (b CalibrationBand) Share() Rate { return Rate{b.Won, b.Closed} }

// StatedMean is the mean of what was stated, as a fraction; false where nothing closed.
func (b CalibrationBand) StatedMean() (float64, bool) {
	if b.Closed == 0 {
		return 0, false
	}
	return float64(b.stated) / 100 / float64(b.Closed), true
}

// Calibration compares the probabilities that were stated with what came of them.
type Calibration struct {
	Bands   [statedBands]CalibrationBand
	squares int64 // of the differences between percents and what came of it, 100 or 0
}

// newCalibration has the bands, and nothing in them.
func newCalibration() Calibration {
	var c Calibration
	for i := range c.Bands {
		c.Bands[i].From, c.Bands[i].To = 10*i, 10*i+9
	}
	c.Bands[statedBands-1].To = 100
	return c
}

// Closed is how many opportunities are in it.
func (c Calibration) Closed() int64 {
	closed := int64(0)
	for _, b := range c.Bands {
		closed += b.Closed
	}
	return closed
}

// Brier is the mean of (stated probability − outcome)², the outcome being 1 for won and 0 for
// lost: 0 is perfect, 0.25 is what saying 50 % of everything gives. False where nothing closed.
// G. W. Brier, Verification of forecasts expressed in terms of probability (1950).
func (c Calibration) Brier() (float64, bool) {
	closed := c.Closed()
	if closed == 0 {
		return 0, false
	}
	return float64(c.squares) / 10_000 / float64(closed), true
}

// bandOf is the band a percent lies in.
func bandOf(percent int64) int { return int(min(percent/10, statedBands-1)) }

func (c *Calibration) add(percent int64, won bool) {
	b := &c.Bands[bandOf(percent)]
	b.Closed++
	b.Won += one(won)
	b.stated += percent
	off := percent - 100*one(won)
	c.squares += off * off
}

// CalibrationOf compares, for each band of stated probability, the mean of what was stated with
// the share that was won, over what closed in the period. What counts is the probability stated
// on the evening 30 days before closing, or at opening of one that was younger: on the evening
// of opened on. One that was not in progress that evening counts with the probability it had
// when it next was, or else last was; one that never was, as the journal knows it, is left out,
// for nothing was said of it.
//
// Date basis: closed on, within the period; the probability from the journal.
func CalibrationOf(l *Look) Calibration {
	c := newCalibration()
	l.eachStated(func(row int32, percent int64) { c.add(percent, l.class(row) == domain.Won) })
	return c
}

// CalibrationOfHistory compares in the same way what the office's own history would have said
// of each, as Guesses has it, rounded to whole percents: beside CalibrationOf it tells whether
// people or the history guess better.
//
// Date basis: closed on, within the period.
func CalibrationOfHistory(l *Look) Calibration {
	c := newCalibration()
	for _, g := range Guesses(l) {
		c.add(g.whole(), g.Won)
	}
	return c
}

// SeriesHistory names what the history said among the parts of a calibration.
const SeriesHistory = "history"

// whole is the guess in whole percents.
func (g Guessed) whole() int64 { return int64(math.Round(g.Percent)) }

// SalespersonCalibration is one salesperson's calibration.
type SalespersonCalibration struct {
	Salesperson Name
	Calibration
}

// CalibrationBySalesperson gives each salesperson's calibration, credited as closings are, by
// name.
func CalibrationBySalesperson(l *Look) []SalespersonCalibration {
	all := make([]*Calibration, len(l.names))
	l.eachStated(func(row int32, percent int64) {
		who := l.creditedTo[row]
		if all[who] == nil {
			c := newCalibration()
			all[who] = &c
		}
		all[who].add(percent, l.class(row) == domain.Won)
	})
	var list []SalespersonCalibration
	for who, c := range all {
		if c != nil {
			list = append(list, SalespersonCalibration{l.names[who], *c})
		}
	}
	slices.SortStableFunc(list, func(a, b SalespersonCalibration) int {
		return strings.Compare(domain.Fold(a.Salesperson.Text), domain.Fold(b.Salesperson.Text))
	})
	return list
}

// statedBefore is how many days before closing the probability that counts was stated.
const statedBefore = 30

// eachStated tells the probability that was stated of each opportunity that closed in the
// period.
func (l *Look) eachStated(tell func(row int32, percent int64)) {
	life, p, closed := l.life(), newPast(l), l.parted()
	for _, rows := range [][]int32{closed.won, closed.lost} {
		for _, row := range rows {
			p.deeds = life.deeds(row) // no other fields are asked for
			p.values[FieldThere], p.values[FieldState], p.values[FieldProbability] = 1, int64(l.state[row]), int64(l.probability[row])
			if percent, was := p.statedOn(max(l.closedOn[row]-statedBefore, l.openedOn[row])); was {
				tell(row, percent)
			}
		}
	}
}

// statedOn goes back to the evening of a day and gives the probability it had when it was in
// progress: that evening, or else the next time, or else the last time.
func (p *past) statedOn(evening domain.Date) (percent int64, was bool) {
	for {
		if p.inProgress() {
			percent, was = p.values[FieldProbability], true
		}
		if p.day() <= evening && was || len(p.deeds) == 0 {
			return percent, was
		}
		p.undoSet()
	}
}

// undoSet takes back what one action did, as far as the history tells actions apart: the
// fields an action changed follow each other in their order, on one day.
func (p *past) undoSet() {
	for {
		last := p.deeds[len(p.deeds)-1]
		p.undo()
		if n := len(p.deeds); n == 0 || last.field == FieldThere || p.deeds[n-1].day != last.day || p.deeds[n-1].field >= last.field || p.deeds[n-1].field == FieldThere {
			return
		}
	}
}
