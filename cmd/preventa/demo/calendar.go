package demo

import (
	"math/rand/v2"
	"slices"
	"sort"
	"time"

	"preventa/domain"
)

// season is how much closes in each month, January first: strong autumns and springs of
// the southern hemisphere, and a February on holiday.
var season = [12]float64{0.7, 0.4, 1.2, 1.25, 1.3, 1.2, 0.9, 0.85, 1.3, 1.35, 1.25, 0.9}

// growth is how much more closes from one year to the next.
const growth = 0.35

// calendar holds the days the office works on, with how much closes until each.
type calendar struct {
	now   time.Time
	days  []domain.Date
	until []float64 // sum of the weights of the days before
	total float64
}

func newCalendar(from, now time.Time) *calendar {
	c := &calendar{now: now}
	first := domain.DateOf(from)
	for day := first + 1; day <= domain.DateOf(now); day++ {
		if !isWorkday(day) {
			continue
		}
		_, month, _ := day.Civil()
		c.days = append(c.days, day)
		c.until = append(c.until, c.total)
		c.total += season[month-1] * (1 + growth*float64(day-first)/365)
	}
	return c
}

// after is the day on which a share of all there is has come about.
func (c *calendar) after(share float64) domain.Date {
	next := sort.Search(len(c.until), func(i int) bool { return c.until[i] > share*c.total })
	return c.days[max(next-1, 0)]
}

// end is the last moment of a month, which is not to come yet.
func (c *calendar) end(month domain.Month) time.Time {
	year, m := month.Split()
	at := time.Date(year, m+1, 0, 18, 0, 0, 0, c.now.Location())
	if at.After(c.now) {
		return c.now
	}
	return at
}

func isWorkday(day domain.Date) bool {
	switch day.Time().Weekday() {
	case time.Saturday, time.Sunday:
		return false
	}
	switch day.Time().Format("01-02") {
	case "01-01", "05-01", "09-18", "09-19", "12-25":
		return false
	}
	return true
}

// busyDay draws a working day, from a day on, by the season.
func (c *calendar) busyDay(random *rand.Rand, from domain.Date) domain.Date {
	least := c.until[c.index(from)]
	drawn := least + random.Float64()*(c.total-least)
	after := sort.Search(len(c.until), func(i int) bool { return c.until[i] > drawn })
	return c.days[after-1]
}

// nextWorkday is the first working day from a day on, past the calendar too.
func nextWorkday(day domain.Date) domain.Date {
	for !isWorkday(day) {
		day++
	}
	return day
}

// workday is the calendar's first working day from a day on, or its last of all.
func (c *calendar) workday(day domain.Date) domain.Date { return c.days[c.index(day)] }

func (c *calendar) index(day domain.Date) int {
	at, _ := slices.BinarySearch(c.days, day)
	return min(at, len(c.days)-1)
}

func (c *calendar) first() domain.Date { return c.days[0] }
func (c *calendar) last() domain.Date  { return c.days[len(c.days)-1] }

// anyDay draws a working day between two.
func (c *calendar) anyDay(random *rand.Rand, from, to domain.Date) domain.Date {
	low, high := c.index(from), c.index(to)
	return c.days[low+random.IntN(max(1, high-low+1))]
}

// moment draws a time of a day in office hours, which is not to come yet.
func (c *calendar) moment(random *rand.Rand, day domain.Date) time.Time {
	year, month, d := day.Civil()
	at := time.Date(year, month, d, 9, 0, 0, 0, c.now.Location()).Add(time.Duration(random.IntN(9*3600)) * time.Second)
	if at.After(c.now) {
		at = c.now.Add(-time.Duration(random.IntN(20*60)) * time.Second)
	}
	return at
}
