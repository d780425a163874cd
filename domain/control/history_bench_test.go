package control

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"preventa/domain"
)

// lifeYears is over how many years the benchmarks' opportunities live.
const lifeYears = 3

// benchLives makes facts with a history of some events, three of each opportunity: it was
// entered, and then went on or closed.
func benchLives(events int) *Facts {
	random := rand.New(rand.NewPCG(7, 7))
	f := NewFacts(officeStates, events/3)
	type life struct {
		id    domain.ID
		steps []domain.Opportunity
		days  []domain.Date
	}
	end := day("2026-10-15")
	begin := end - 365*lifeYears
	lives := make([]life, events/3)
	byDay := make([][]int32, end-begin+1)
	people := []domain.ID{"ana", "ivan", "marta", "diego", "tomas"}
	for i := range lives {
		o := domain.Opportunity{ID: domain.NewID(), Number: int64(i + 1), State: "new", Salesperson: people[random.IntN(len(people))],
			OfficeAmount: random.Int64N(1e8), Probability: 10}
		on := begin + domain.Date(i*int(end-begin)/len(lives)) // numbers follow each other in time
		o.OpenedOn, o.ExpectedClose = on, on+domain.Date(random.IntN(120))
		lives[i].id = o.ID
		for at := range 3 {
			lives[i].steps, lives[i].days = append(lives[i].steps, o), append(lives[i].days, on)
			if on += domain.Date(1 + random.IntN(60)); on > end {
				break
			}
			switch {
			case at == 0 && random.IntN(4) == 0:
				o.OfficeAmount = random.Int64N(1e8)
			case at == 0:
				o.State = "proposal"
			default:
				o = o.Enter(officeStates[4+random.IntN(2)], on)
			}
		}
		for _, on := range lives[i].days {
			byDay[on-begin] = append(byDay[on-begin], int32(i))
		}
		f.Put(lives[i].steps[len(lives[i].steps)-1])
	}
	f.BeginHistory(events)
	next := make([]int, len(lives))
	for on, list := range byDay {
		for _, i := range list {
			at := next[i]
			next[i]++
			if at == 0 {
				f.history.add(begin+domain.Date(on), i, FieldThere, 0, 1)
				continue
			}
			f.note(&lives[i].steps[at-1], &lives[i].steps[at], begin+domain.Date(on))
		}
	}
	return f
}

// historyFigures are all that tell of the past.
var historyFigures = map[string]func(l *Look){
	"time-in-state":      func(l *Look) { TimeInState(l) },
	"stage-conversion":   func(l *Look) { StageConversion(l) },
	"bridge":             func(l *Look) { Bridge(l) },
	"calibration":        func(l *Look) { CalibrationOf(l) },
	"pipeline-over-time": func(l *Look) { PipelineOverTime(l) },
	"activity":           func(l *Look) { ActivityByPerson(l) },
}

func BenchmarkHistory(b *testing.B) {
	today := day("2026-10-15")
	filters := map[string]Filter{
		"this quarter": {Period: domain.Period{From: day("2026-10-01"), To: day("2026-12-31")}},
		"a year":       {Period: domain.Period{From: day("2025-10-16"), To: today}},
		"always":       {},
		"Ana's year":   {Period: domain.Period{From: day("2025-10-16"), To: today}, Salespeople: []domain.ID{"ana"}},
	}
	for _, events := range []int{1_000, 10_000, 100_000, 300_000, 1_000_000} {
		f := benchLives(events)
		f.history.lives()
		for period, filter := range filters {
			b.Run(fmt.Sprintf("all/%s/%d", period, events), func(b *testing.B) {
				l := NewLook(f, filter, today)
				for b.Loop() {
					for _, figure := range historyFigures {
						figure(l)
					}
				}
			})
		}
		for name, figure := range historyFigures {
			b.Run(fmt.Sprintf("%s/a year/%d", name, events), func(b *testing.B) {
				l := NewLook(f, filters["a year"], today)
				for b.Loop() {
					figure(l)
				}
			})
		}
		b.Run(fmt.Sprintf("sorting/%d", events), func(b *testing.B) {
			for b.Loop() {
				f.history.byRow()
			}
		})
		b.Run(fmt.Sprintf("as of the beginning/%d", events), func(b *testing.B) {
			for b.Loop() {
				f.past = nil
				f.AsOf(today - 365*lifeYears)
			}
		})
	}
}
