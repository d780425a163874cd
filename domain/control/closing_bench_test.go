package control

import (
	"fmt"
	"testing"

	"preventa/domain"
)

// benchFacts are facts of as many opportunities as asked for, of an office of 40
// salespeople, 30 origins and 20 reasons for a loss, over ten years, with a history.
func benchFacts(rows int, history bool) *Facts {
	f := NewFacts(domain.DefaultStates(domain.English), rows)
	names := map[string][]int32{}
	for what, count := range map[string]int{"person": 40, "origin": 30, "reason": 20, "customer": rows / 20} {
		for i := range count {
			names[what] = append(names[what], f.nameIndex(domain.ID(fmt.Sprint(what, i))))
		}
	}
	random := uint64(1) // a small generator of its own: the same facts every time
	next := func(n int) int {
		random = random*6364136223846793005 + 1442695040888963407
		return int(random >> 33 % uint64(n))
	}
	pick := func(what string) int64 { return int64(names[what][next(len(names[what]))]) }
	if history {
		f.BeginHistory(8 * rows)
	}
	start := domain.NewDate(2016, 1, 1)
	for i := range rows {
		row := f.row(domain.NewID())
		f.number[row] = int32(i + 1)
		state := []int64{1, 2, 3, 4, 5, 6, 6, 6, 7, 7}[next(10)]
		opened := start + domain.Date(next(3600))
		closed := opened + domain.Date(next(120))
		if state < 6 {
			closed = 0
		}
		for field, value := range map[Field]int64{
			FieldThere: 1, FieldState: state, FieldSalesperson: pick("person"), FieldCreditedTo: pick("person"), FieldOrigin: pick("origin"),
			FieldCustomer: pick("customer"), FieldLossReason: pick("reason"), FieldAmount: int64(next(50_000_000)), FieldProbability: int64(next(101)),
			FieldOpened: int64(opened), FieldExpected: int64(opened + 60), FieldClosed: int64(closed),
		} {
			f.set(field, row, value)
		}
		if history {
			f.history.add(opened, row, FieldThere, 0, 1)
			for from := int64(1); from < min(state, 5); from++ {
				f.history.add(opened, row, FieldState, from, from+1)
			}
		}
	}
	return f
}

// BenchmarkClosingFamily computes the figures of what closed, and of what is in progress:
// those of eight of the charts, of which all together may take 10 ms at 100,000 and 100 ms
// at 1,000,000.
func BenchmarkClosingFamily(b *testing.B) {
	figures := []struct {
		name    string
		compute func(*Look)
	}{
		{"who closes best", func(l *Look) { WhoClosesBest(l) }}, {"who closes most", func(l *Look) { WhoClosesMost(l) }},
		{"closed by month", func(l *Look) { ClosedByMonth(l) }}, {"origins", func(l *Look) { Origins(l) }},
		{"open by state", func(l *Look) { OpenByState(l) }}, {"loss reasons", func(l *Look) { LossReasons(l) }},
		{"cycle length", func(l *Look) { CycleLengths(l) }}, {"amount bands", func(l *Look) { WinRateByAmount(l) }},
	}
	for _, rows := range []int{1_000, 10_000, 100_000, 1_000_000} {
		f := benchFacts(rows, true)
		b.Run(fmt.Sprintf("opportunities=%d", rows), func(b *testing.B) {
			b.Run("all", func(b *testing.B) {
				for b.Loop() {
					l := look(f, Filter{})
					for _, figure := range figures {
						figure.compute(l)
					}
				}
			})
			for _, figure := range figures {
				b.Run(figure.name, func(b *testing.B) {
					for b.Loop() {
						figure.compute(look(f, Filter{}))
					}
				})
			}
			b.Run("look", func(b *testing.B) {
				for b.Loop() {
					look(f, Filter{}).parted()
				}
			})
		})
	}
}
