package control

import (
	"sync"

	"preventa/domain"
)

// doneActivity is an activity that was done, as figures of a period go through them.
type doneActivity struct {
	row, about, customer, people, kind, minutes int32
}

// doneDays are the activities that were done, those of a day after those of the day before, so
// that those of a period lie together. It is made when it is asked for; what changes later is
// kept apart until there is much of it.
type doneDays struct {
	making sync.Mutex
	made   bool
	first  domain.Date // of the days
	begins []int32     // by day since the first: where its activities begin; one more at the end
	list   []doneActivity
	moved  map[int32]bool // rows that have changed since
}

// mostMoved is how many changed activities are looked at one by one.
const mostMoved = 2048

// changed notes that something of an activity is not as it was.
func (d *doneDays) changed(row int32) {
	if !d.made {
		return
	}
	if len(d.moved) >= mostMoved {
		d.made, d.list, d.begins, d.moved = false, nil, nil, nil
		return
	}
	if d.moved == nil {
		d.moved = map[int32]bool{}
	}
	d.moved[row] = true
}

// done tells of every activity that was done within a period, in no particular order.
func (a *ActivityFacts) done(period domain.Period, tell func(doneActivity)) {
	d := &a.days
	d.making.Lock()
	if !d.made {
		a.arrange()
	}
	d.making.Unlock()
	for _, one := range d.within(period) {
		if len(d.moved) == 0 || !d.moved[one.row] {
			tell(one)
		}
	}
	for row := range d.moved {
		if a.isDone(row) && period.Contains(domain.Date(a.columns[activityDay][row])) {
			tell(a.doneAt(row))
		}
	}
}

// within are those of a period, as they were arranged.
func (d *doneDays) within(period domain.Period) []doneActivity {
	days := domain.Date(len(d.begins) - 1)
	from, end := max(0, period.From-d.first), days
	if period.To != 0 {
		end = min(end, period.To-d.first+1)
	}
	if from >= end {
		return nil
	}
	return d.list[d.begins[from]:d.begins[end]]
}

func (a *ActivityFacts) isDone(row int32) bool {
	return a.columns[activityThere][row] != 0 && a.columns[activityDone][row] != 0 && a.columns[activityDay][row] != 0
}

func (a *ActivityFacts) doneAt(row int32) doneActivity {
	return doneActivity{row: row, about: a.columns[activityOpportunity][row], customer: a.columns[activityCustomer][row],
		people: a.columns[activityPeople][row], kind: a.columns[activityType][row], minutes: a.columns[activityMinutes][row]}
}

// arrange puts what was done in the order of its days: counted by day, then each put where
// its day begins.
func (a *ActivityFacts) arrange() {
	d, days := &a.days, a.columns[activityDay]
	first, last, count := int32(0), int32(0), 0
	for row := range days {
		if !a.isDone(int32(row)) {
			continue
		}
		if count++; count == 1 {
			first, last = days[row], days[row]
		}
		first, last = min(first, days[row]), max(last, days[row])
	}
	begins := make([]int32, last-first+2)
	for row := range days {
		if a.isDone(int32(row)) {
			begins[days[row]-first+1]++
		}
	}
	for i := 1; i < len(begins); i++ {
		begins[i] += begins[i-1]
	}
	next := append([]int32(nil), begins...)
	list := make([]doneActivity, count)
	for row := range days {
		if a.isDone(int32(row)) {
			at := &next[days[row]-first]
			list[*at] = a.doneAt(int32(row))
			*at++
		}
	}
	d.first, d.begins, d.list, d.moved, d.made = domain.Date(first), begins, list, nil, true
}
