package control

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"

	"preventa/domain"
	"preventa/domain/control"
	"preventa/domain/region"
	"preventa/domain/report"
	"preventa/ui/charts"
	"preventa/ui/kit"
)

// manySalespeople are facts of ten salespeople who closed more the later they come, over
// fourteen months, and of what is in progress.
func manySalespeople() *control.Facts {
	states := domain.DefaultStates(domain.English)
	f := control.NewFacts(states, 0)
	number := int64(0)
	put := func(state domain.State, who domain.ID, closed domain.Date) {
		number++
		f.Put(domain.Opportunity{ID: domain.NewID(), State: state.ID, Salesperson: who, CreditedTo: who, Currency: "CLP",
			Amount: 1000 * number, OfficeAmount: 1000 * number, Probability: state.Probability,
			OpenedOn: domain.NewDate(2025, 1, 1), ClosedOn: closed})
	}
	won, lost := states[5], states[6]
	for i := range 10 {
		who := domain.NewID()
		f.SetName(who, fmt.Sprintf("Salesperson %d", i))
		for j := range i + 1 {
			put(won, who, domain.NewDate(2025, 2, 1).Add(40*j+i))
			put(lost, who, domain.NewDate(2025, 3, 1).Add(30*j+i))
		}
		put(states[i%5], who, 0)
	}
	return f
}

// wholly looks at all there is.
func wholly(f *control.Facts) *control.Look {
	return control.NewLook(f, control.Filter{}, domain.NewDate(2026, 10, 15))
}

func describe(t *testing.T, f *control.Facts) (results, region.Region) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(kit.NewTheme(kit.AppearanceLight))
	kit.Speak(domain.English)
	chile, _ := region.Find("CL")
	return computeAll(wholly(f)), chile
}

func want(t *testing.T, what string, got, wanted any) {
	t.Helper()
	if diff := cmp.Diff(wanted, got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

func TestClosedByMonthDrawsTheReport(t *testing.T) {
	f := manySalespeople()
	res, where := describe(t, f)
	chart := closedByMonthChart(where, res).chart
	table := report.ClosedByMonth(wholly(f), "CLP")
	var months []string
	var closed []float64
	for _, row := range table.Rows {
		months = append(months, row[0].(domain.Month).String())
		closed = append(closed, float64(row[1].(int64)+row[2].(int64)))
	}
	var keys []string
	stacked := make([]float64, len(chart.Categories))
	for i, category := range chart.Categories {
		keys = append(keys, category.Key)
		for _, series := range chart.Series {
			stacked[i] += series.Values[i]
		}
	}
	want(t, "months", keys, months)
	want(t, "height of the columns", stacked, closed)
	want(t, "series", len(chart.Series), mostSeries+1)
	want(t, "the rest", chart.Series[mostSeries].Role, charts.Muted)
	want(t, "first of the series", chart.Series[0].Name, "Salesperson 9")
}

func TestWhoClosesBestDrawsTheReport(t *testing.T) {
	f := manySalespeople()
	res, where := describe(t, f)
	chart := whoClosesBestChart(where, res).chart
	table := report.WhoClosesBest(wholly(f), "CLP")
	for i, row := range table.Rows {
		want(t, "name", chart.Categories[i].Label, row[0].(string))
		want(t, "percentage", chart.Series[0].Values[i], 100*row[3].(float64))
		want(t, "of how many", chart.Categories[i].Columns[1], fmt.Sprintf("%d/%d", row[1], row[1].(int64)+row[2].(int64)))
	}
	want(t, "rows", len(chart.Categories), len(table.Rows))
	want(t, "team", chart.Reference.Value, 50.0)
}

func TestOpenByStateDrawsTheReport(t *testing.T) {
	f := manySalespeople()
	res, where := describe(t, f)
	chart := openByStateChart(where, "CLP", res).chart
	for i, row := range report.OpenByState(wholly(f), "CLP").Rows {
		want(t, "state", chart.Categories[i].Label, row[0].(string))
		want(t, "count", chart.Series[0].Values[i], float64(row[1].(int64)))
		want(t, "amount", chart.Categories[i].Columns[0], where.Short(row[2].(domain.Money)))
	}
	want(t, "states", len(chart.Categories), 5)
}

func TestHintsNameWhatIsUnderThePointer(t *testing.T) {
	f := manySalespeople()
	res, where := describe(t, f)
	months := closedByMonthChart(where, res)
	want(t, "month", months.hint(0, 0), "Feb 25 · Salesperson 9: 1 won, 0 lost")
	want(t, "the rest", months.hint(0, mostSeries), "Feb 25 · Others: 4 won, 0 lost")
	best := whoClosesBestChart(where, res)
	last := len(res.best) - 1
	want(t, "few cases", best.hint(last, 0), "Salesperson 0: 1 of 2 won (50\u00a0%) · few data")
}

func TestWithoutAnythingThereAreNoSeries(t *testing.T) {
	res, where := describe(t, control.NewFacts(domain.DefaultStates(domain.English), 0))
	for _, d := range []described{closedByMonthChart(where, res), whoClosesBestChart(where, res), openByStateChart(where, "CLP", res)} {
		want(t, "series", len(d.chart.Series), 0)
		want(t, "text", d.chart.Empty, "No data yet")
	}
}

func TestPeriodsAreRelativeToToday(t *testing.T) {
	day := domain.NewDate
	today := day(2026, 2, 10)
	for _, c := range []struct {
		period   period
		from, to domain.Date
	}{
		{domain.ThisMonth, day(2026, 2, 1), day(2026, 2, 28)},
		{domain.LastMonth, day(2026, 1, 1), day(2026, 1, 31)},
		{domain.ThisQuarter, day(2026, 1, 1), day(2026, 3, 31)},
		{domain.ThisYear, day(2026, 1, 1), day(2026, 12, 31)},
		{domain.LastYear, day(2025, 1, 1), day(2025, 12, 31)},
		{domain.FiscalYear, day(2025, 4, 1), day(2026, 3, 31)},
		{trailing12, day(2025, 3, 1), day(2026, 2, 28)},
		{always, 0, 0},
	} {
		want(t, string(c.period), daysOf(c.period, today, 4), domain.Period{From: c.from, To: c.to})
	}
	want(t, "month before January", daysOf(domain.LastMonth, day(2026, 1, 31), 1), domain.Period{From: day(2025, 12, 1), To: day(2025, 12, 31)})
}
