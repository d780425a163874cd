package officefile_test

import (
	"context"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"preventa/cmd/preventa/demo/demotest"
	"preventa/domain"
	"preventa/domain/control"
	"preventa/domain/office"
	"preventa/domain/report"
)

// ofCharts are the reports whose figures the charts of the dashboard draw.
var ofCharts = []string{"who-closes-best", "who-closes-most", "closed-by-month-by-salesperson", "origins", "open-by-state", "forecast", "loss-reasons", "cycle-length",
	"time-in-state", "stage-conversion", "bridge", "activity", "calibration", "amount-bands", "pipeline-over-time"}

// control are the figures: reading what they are computed from, and what a change of the
// filter asks for, computed on all processors as the dashboard does.
func (m *measuring) control() {
	ctx, today := context.Background(), domain.DateOf(demotest.Now)
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	var facts *control.Facts
	m.one("Facts: read, without the history", "1M ≤ 1500", func() (err error) {
		facts, _, err = m.file.Store.Facts(ctx, office.FactsWanted{Zone: time.UTC})
		return err
	})
	runtime.GC()
	runtime.ReadMemStats(&after)
	m.b.Logf("facts take %.0f bytes for each opportunity", float64(after.HeapAlloc-before.HeapAlloc)/float64(facts.Len()))
	runtime.KeepAlive(facts)
	start := time.Now()
	must(m.b, m.session.ReadHistory(ctx, nil))
	m.table.keep("Facts: read with the history, in the background", "", m.size, time.Since(start))
	year, quarter := domain.Period{From: today - 364, To: today}, domain.Period{From: today - 90, To: today}
	var changes []func() error
	who, err := m.session.Salespeople(ctx)
	must(m.b, err)
	for _, filter := range []control.Filter{{Period: year}, {Period: quarter}, {}, {Period: year, Salespeople: []domain.ID{who[0].ID}}} {
		changes = append(changes, func() error { return m.session.Look(ctx, filter, true, dashboard) })
	}
	m.many("Dashboard: all charts and figures after a change of the filter", "100k ≤ 10, 1M ≤ 100", changes)
	day := today
	m.one("Dashboard: as of a day about three years back, not asked for before", "1M ≤ 1000", func() error {
		day-- // another each time, none of which is kept
		return m.session.Look(ctx, control.Filter{Period: year, AsOf: day - 3*365}, true, func(l *control.Look) { control.OpenByState(l) })
	})
}

// dashboard computes the figures of all charts.
func dashboard(l *control.Look) {
	var next atomic.Int32
	var done sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		done.Go(func() {
			for i := int(next.Add(1)) - 1; i <= len(ofCharts); i = int(next.Add(1)) - 1 {
				if i == len(ofCharts) {
					control.FiguresOf(l)
					return
				}
				definition, known := report.Find(ofCharts[i])
				if !known {
					panic("no report " + ofCharts[i])
				}
				definition.Build(l, "CLP")
			}
		})
	}
	done.Wait()
}
