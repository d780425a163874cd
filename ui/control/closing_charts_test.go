package control

import (
	"fmt"
	"image/png"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"preventa/domain"
	"preventa/domain/change"
	"preventa/domain/control"
	"preventa/domain/region"
	"preventa/domain/report"
	"preventa/ui/charts"
	"preventa/ui/kit"
)

// sample is an office to draw the charts of.
type sample struct {
	people, origins int
	deals           int
	letters         int // of the names
	amount          func(i int) int64
	months          int
	closed          bool // all of them
	history         bool
}

// facts are those of the sample: every third won, every third lost, the first names having most.
func (s sample) facts() *control.Facts {
	states := domain.DefaultStates(domain.English)
	f := control.NewFacts(states, 0)
	if s.history {
		f.BeginHistory(0)
	}
	name := func(what string, i int) domain.ID {
		text := fmt.Sprintf("%s %d", what, i+1)
		text += strings.Repeat("m", max(0, s.letters-len(text)))
		f.SetItem(domain.Item{ID: domain.ID(text), Name: text})
		return domain.ID(text)
	}
	for i := range s.deals {
		o := domain.Opportunity{ID: domain.NewID(), Number: int64(i + 1), State: states[i%5].ID, Currency: "CLP", OfficeAmount: s.amount(i), Probability: 50,
			Salesperson: name("Person", i*i%(i%s.people+1)), Origin: name("Origin", i*7%(i%s.origins+1)), OpenedOn: domain.NewDate(2026, 10, 1).Add(-40 * (i % 9))}
		o.CreditedTo, o.LossReason = o.Salesperson, name("Reason", i%7)
		f.Apply(change.Set{Changes: []change.Change{change.Adding(o)}}, o.OpenedOn)
		if i%3 == 2 && !s.closed {
			continue
		}
		after := o
		after.State = states[5+i%3%2].ID
		after.ClosedOn = domain.NewDate(2026, 10, 14).Add(-30 * (i % s.months))
		edit, _ := change.Editing(o, after)
		f.Apply(change.Set{Changes: []change.Change{edit}}, domain.NewDate(2026, 10, 14))
	}
	return f
}

func million(i int) int64 { return int64(i%17) * 1_350_000 }

// samples are an office as there are many, and the odd ones.
func samples() map[string]sample {
	usual := sample{people: 5, origins: 6, deals: 300, letters: 0, amount: million, months: 10, history: true}
	with := func(change func(*sample)) sample {
		s := usual
		change(&s)
		return s
	}
	return map[string]sample{
		"usual":           usual,
		"without history": with(func(s *sample) { s.history = false }),
		"nothing":         with(func(s *sample) { s.deals = 0 }),
		"one":             with(func(s *sample) { s.deals = 1 }),
		"few":             with(func(s *sample) { s.deals = 9 }),
		"one salesperson": with(func(s *sample) { s.people = 1 }),
		"one month":       with(func(s *sample) { s.months = 1 }),
		"nothing open":    with(func(s *sample) { s.closed = true }),
		"all zero":        with(func(s *sample) { s.amount = func(int) int64 { return 0 } }),
		"all negative":    with(func(s *sample) { s.amount = func(i int) int64 { return -million(i) } }),
		"some negative":   with(func(s *sample) { s.amount = func(i int) int64 { return million(i) * int64(1-2*(i%4/3)) } }),
		"largest":         with(func(s *sample) { s.amount = func(int) int64 { return domain.MaxAmount } }),
		"60 people":       with(func(s *sample) { s.people, s.deals = 60, 3000 }),
		"200 origins":     with(func(s *sample) { s.origins, s.deals = 200, 3000 }),
		"long names":      with(func(s *sample) { s.letters = 80 }),
		"300 months":      with(func(s *sample) { s.months, s.deals = 300, 1500 }),
	}
}

var lookedOn = domain.NewDate(2026, 10, 15)

func viewOf(f *control.Facts, filter control.Filter) View {
	kit.Speak(domain.English)
	chile, _ := region.Find("CL")
	return View{Look: control.NewLook(f, filter, lookedOn), Region: chile, Currency: "CLP"}
}

func want(t *testing.T, what string, got, wanted any) {
	t.Helper()
	if diff := cmp.Diff(wanted, got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

// Whatever the office, every chart can be drawn, in both themes, large and small, and every
// figure of it says something and lists its opportunities. With PREVENTA_CHARTS set to a
// folder, the pictures are left there to be looked at.
func TestClosingChartsOfAnyOffice(t *testing.T) {
	year := control.Filter{Period: domain.Period{From: domain.NewDate(2026, 1, 1), To: domain.NewDate(2026, 12, 31)}}
	for name, s := range samples() {
		f := s.facts()
		filters := map[string]control.Filter{"always": {}}
		if s.deals < 100 || s.origins == 200 {
			filters["year"] = year
		}
		for when, filter := range filters {
			for _, c := range closingCharts {
				d := c.Draw(viewOf(f, filter))
				where := fmt.Sprintf("%s, %s, %s", c.ID, name, when)
				drawAll(t, where, d.Chart)
				figures(t, where, d, viewOf(f, filter))
				if text := c.Title() + c.Formula(viewOf(f, filter)); strings.Contains(text, "{{") || c.Title() == "" {
					t.Errorf("%s: %s", where, text)
				}
			}
		}
	}
}

func drawAll(t *testing.T, where string, c charts.Chart) {
	t.Helper()
	for look, theme := range map[string]charts.Theme{"light": charts.Light(), "dark": charts.Dark()} {
		for _, size := range [][2]int{{408, 188}, {120, 60}} {
			p, err := charts.Draw(c, size[0], size[1], charts.Style{Theme: theme})
			if err != nil {
				t.Fatalf("%s: %v", where, err)
			}
			if folder := os.Getenv("PREVENTA_CHARTS"); folder != "" && size[0] == 408 {
				out, err := os.Create(filepath.Join(folder, strings.ReplaceAll(where+", "+look, ", ", "-")+".png"))
				if err != nil {
					t.Fatal(err)
				}
				if err := png.Encode(out, p.Image); err != nil {
					t.Fatal(err)
				}
				out.Close()
			}
		}
	}
}

// counted are the charts whose figures count opportunities.
var counted = map[string]bool{"closed-by-month": true, "open-by-state": true, "loss-reasons": true, "cycle-length": true}

// worth are those whose figures are the worth of opportunities.
var worth = map[string]bool{"origins": true, "who-closes-most": true}

func figures(t *testing.T, where string, d Described, v View) {
	t.Helper()
	if len(d.Chart.Series) == 0 && d.Chart.Empty == "" {
		t.Errorf("%s: neither figures nor a text", where)
	}
	for i, s := range d.Chart.Series {
		for j, value := range s.Values {
			if text := d.Hint(j, i); text == "" || strings.Contains(text, "{{") {
				t.Errorf("%s: hint %q", where, text)
			}
			part, ok := d.Part(j, i)
			numbers, amount, known := v.Members(part)
			if !ok || !known {
				t.Fatalf("%s: no opportunities behind %+v", where, part)
			}
			if counted[part.Chart] && float64(len(numbers)) != value || worth[part.Chart] && math.Abs(float64(amount)-value) > 1e-9*math.Abs(value) {
				t.Errorf("%s: %+v has %d worth %d, the bar says %g", where, part, len(numbers), amount, value)
			}
			checkNarrowing(t, where, d, part, j, i)
		}
	}
}

// checkNarrowing holds a narrowing against the part it belongs to: the others have none.
func checkNarrowing(t *testing.T, where string, d Described, part control.Part, category, series int) {
	t.Helper()
	if d.Narrow == nil {
		return
	}
	id := part.Key
	if part.Chart == "closed-by-month" {
		id = part.Series
	}
	if to, ok := d.Narrow(category, series); ok != (id != control.OthersKey) || ok && string(to.ID) != id || ok && to.Name == "" {
		t.Errorf("%s: %+v narrows to %+v, %v", where, part, to, ok)
	}
}

func TestTheTopIsTwelveAndTheOthers(t *testing.T) {
	v := viewOf(samples()["60 people"].facts(), control.Filter{})
	people := control.WhoClosesBest(v.Look)
	d := drawWhoClosesBest(v)
	want(t, "rows", len(d.Chart.Categories), 13)
	others := d.Chart.Categories[12]
	want(t, "the last", []string{others.Label, others.Key}, []string{"Others", control.OthersKey})
	won, closed := int64(0), int64(0)
	for _, p := range people[12:] {
		won, closed = won+p.Won, closed+p.Closed()
	}
	want(t, "how many of how many", others.Columns[1], v.words().count(won)+"/"+v.words().count(closed))
	months := drawClosedByMonth(v)
	want(t, "series", len(months.Chart.Series), control.MostSeries+1)
	want(t, "of the others", months.Chart.Series[control.MostSeries].Role, charts.Muted)
	want(t, "origins", len(drawOrigins(viewOf(samples()["200 origins"].facts(), control.Filter{})).Chart.Categories), 13)
}

func TestWhoClosesBestDrawsTheReport(t *testing.T) {
	v := viewOf(samples()["usual"].facts(), control.Filter{})
	c := drawWhoClosesBest(v).Chart
	rows := report.WhoClosesBest(v.Look, "CLP").Rows
	won, closed := int64(0), int64(0)
	for i, row := range rows {
		rate, of := row[3].(float64), row[1].(int64)+row[2].(int64)
		byValue := float64(row[4].(domain.Money).Minor) / float64(row[4].(domain.Money).Minor+row[5].(domain.Money).Minor)
		want(t, "name", c.Categories[i].Label, row[0].(string))
		want(t, "percentage", c.Series[0].Values[i], 100*rate)
		want(t, "texts", c.Categories[i].Columns, []string{v.Region.Rate(rate, 0), fmt.Sprintf("%d/%d", row[1], of), v.Region.Rate(byValue, 0)})
		won, closed = won+row[1].(int64), closed+of
	}
	want(t, "rows", len(c.Categories), len(rows))
	want(t, "team", c.Reference.Value, 100*float64(won)/float64(closed))
}

func TestTheTeamIsEverybodyWhoeverTheFilterNames(t *testing.T) {
	f := samples()["usual"].facts()
	all := drawWhoClosesBest(viewOf(f, control.Filter{})).Chart
	one := drawWhoClosesBest(viewOf(f, control.Filter{Salespeople: []domain.ID{"Person 2"}})).Chart
	want(t, "rows", len(one.Categories), 1)
	want(t, "line", one.Reference.Value, all.Reference.Value)
}

func TestWhoClosesMostDrawsTheReport(t *testing.T) {
	v := viewOf(samples()["usual"].facts(), control.Filter{})
	c := drawWhoClosesMost(v).Chart
	for i, row := range report.WhoClosesMost(v.Look, "CLP").Rows {
		want(t, "name", c.Categories[i].Label, row[0].(string))
		want(t, "amount", c.Series[0].Values[i], float64(row[2].(domain.Money).Minor))
		want(t, "texts", c.Categories[i].Columns, []string{v.Region.Rate(row[3].(float64), 0), fmt.Sprint(row[1])})
	}
}

func TestClosedByMonthDrawsTheReport(t *testing.T) {
	v := viewOf(samples()["60 people"].facts(), control.Filter{})
	c := drawClosedByMonth(v).Chart
	stacked := map[string]float64{}
	for i, category := range c.Categories {
		for _, series := range c.Series {
			stacked[category.Key] += series.Values[i]
		}
	}
	inTable := map[string]float64{}
	for _, row := range report.ClosedByMonth(v.Look, "CLP").Rows {
		inTable[row[0].(domain.Month).String()] = float64(row[1].(int64) + row[2].(int64))
	}
	want(t, "height of the columns", stacked, inTable)
	byPerson := map[string]float64{}
	for _, row := range report.ClosedByMonthBySalesperson(v.Look, "CLP").Rows {
		byPerson[row[0].(domain.Month).String()+row[1].(string)] = float64(row[2].(int64) + row[3].(int64))
	}
	for _, series := range c.Series[:control.MostSeries] {
		for i, value := range series.Values {
			want(t, series.Name, value, byPerson[c.Categories[i].Key+series.Name])
		}
	}
}

// A month in which nothing closed is seen to be one; a decade at most is shown by months.
func TestTheMonthsOfThePeriodAreShown(t *testing.T) {
	f := samples()["one month"].facts()
	c := drawClosedByMonth(viewOf(f, control.Filter{Period: domain.Period{From: domain.NewDate(2026, 7, 1), To: domain.NewDate(2026, 12, 31)}})).Chart
	var keys []string
	for _, category := range c.Categories {
		keys = append(keys, category.Key)
	}
	want(t, "up to today", keys, []string{"2026-07", "2026-08", "2026-09", "2026-10"})
	many := viewOf(samples()["300 months"].facts(), control.Filter{})
	c = drawClosedByMonth(many).Chart
	want(t, "months", len(c.Categories), control.MostMonths+1)
	want(t, "before", c.Categories[0].Key, "-2016-10")
	earlier, all := 0.0, 0.0
	for _, s := range c.Series {
		for i, value := range s.Values {
			all += value
			if i == 0 {
				earlier += value
			}
		}
	}
	inTable := 0.0
	for _, row := range report.ClosedByMonth(many.Look, "CLP").Rows {
		if row[0].(domain.Month) <= domain.NewMonth(2016, 10) {
			inTable += float64(row[1].(int64) + row[2].(int64))
		}
	}
	want(t, "earlier", earlier, inTable)
	want(t, "all", all, float64(control.ClosingOf(many.Look).Closed()))
}

func TestOriginsDrawTheReport(t *testing.T) {
	f := samples()["usual"].facts()
	for _, byOpening := range []bool{false, true} {
		v := viewOf(f, control.Filter{ByOpening: byOpening, Period: domain.Period{From: domain.NewDate(2026, 6, 1), To: domain.NewDate(2026, 12, 31)}})
		c := drawOrigins(v).Chart
		rows := report.Origins(v.Look, "CLP").Rows
		want(t, "rows", len(c.Categories), len(rows))
		for i, row := range rows {
			want(t, "name", c.Categories[i].Label, row[0].(string))
			want(t, "amount", c.Series[0].Values[i], float64(row[5].(domain.Money).Minor))
			if row[4] == nil {
				want(t, "without a rate", c.Categories[i].Columns, []string{"—", "—"})
				want(t, "without a dot", c.Categories[i].Dot == nil, true)
				continue
			}
			want(t, "dot", c.Categories[i].Dot.Value, row[4].(float64))
			want(t, "texts", c.Categories[i].Columns, []string{v.Region.Rate(row[4].(float64), 0), fmt.Sprintf("%d/%d", row[2], row[2].(int64)+row[3].(int64))})
		}
	}
}

// A campaign that cost 1,000,000 and brought 1,500,000 returned half of its cost on top.
func TestCampaignsShowTheirReturn(t *testing.T) {
	states := domain.DefaultStates(domain.English)
	f := control.NewFacts(states, 0)
	f.SetItem(domain.Item{ID: "fair", Name: "Fair", Campaign: true, Cost: 1_000_000})
	f.SetItem(domain.Item{ID: "web", Name: "Web"})
	f.Put(domain.Opportunity{ID: domain.NewID(), State: states[5].ID, Origin: "fair", OfficeAmount: 1_500_000, OpenedOn: lookedOn - 10, ClosedOn: lookedOn})
	f.Put(domain.Opportunity{ID: domain.NewID(), State: states[6].ID, Origin: "web", OfficeAmount: 300, OpenedOn: lookedOn - 10, ClosedOn: lookedOn})
	d := drawOrigins(viewOf(f, control.Filter{}))
	want(t, "head", d.Chart.Head[3], "Return")
	want(t, "fair", d.Chart.Categories[0].Columns[2], "+50\u00a0%")
	want(t, "web", d.Chart.Categories[1].Columns[2], "—")
	want(t, "hint", d.Hint(0, 0), "Fair: $\u00a01.500.000 · 100\u00a0% of all won · 1 opened · 1 of 1 won (100\u00a0%) · 95 % interval 21\u00a0% to 100\u00a0% · few data · mean cycle 10 days · cost $\u00a01.000.000, return +50\u00a0%")
}

func TestOpenByStateDrawsTheReport(t *testing.T) {
	v := viewOf(samples()["usual"].facts(), control.Filter{})
	c := drawOpenByState(v).Chart
	rows := report.OpenByState(v.Look, "CLP").Rows
	want(t, "states", len(c.Categories), len(rows))
	for i, row := range rows {
		want(t, "state", c.Categories[i].Label, row[0].(string))
		want(t, "count", c.Series[0].Values[i], float64(row[1].(int64)))
		want(t, "texts", c.Categories[i].Columns, []string{v.Region.Short(row[2].(domain.Money)), v.Region.Short(row[3].(domain.Money))})
	}
	want(t, "colour of the first", c.Categories[0].Role, charts.State1)
}

func TestLossReasonsDrawTheReport(t *testing.T) {
	for _, name := range []string{"usual", "without history"} {
		v := viewOf(samples()[name].facts(), control.Filter{})
		c := drawLossReasons(v).Chart
		all := control.ClosingOf(v.Look).Lost
		for i, row := range report.LossReasons(v.Look, "CLP").Rows {
			length := 0.0
			for _, s := range c.Series {
				length += s.Values[i]
			}
			want(t, "reason", c.Categories[i].Label, row[0].(string))
			want(t, "count", length, float64(row[1].(int64)))
			want(t, "texts", c.Categories[i].Columns, []string{fmt.Sprint(row[1]), v.Region.Rate(float64(row[1].(int64))/float64(all), 0)})
		}
		var series []string
		for _, s := range c.Series {
			series = append(series, s.Name)
		}
		wanted := []string{"New", "Contacted", "Proposal sent", "Negotiation", "On hold"}
		if name != "usual" {
			wanted = []string{"Lost"}
		}
		want(t, "states lost from", series, wanted)
	}
}

func TestCycleLengthDrawsTheReport(t *testing.T) {
	v := viewOf(samples()["usual"].facts(), control.Filter{})
	c := drawCycleLength(v).Chart
	rows := report.CycleLength(v.Look, "CLP").Rows
	want(t, "buckets", len(c.Categories), len(rows))
	for i, row := range rows {
		want(t, "days", c.Categories[i].Key, row[0].(string))
		want(t, "won and lost", []float64{c.Series[0].Values[i], c.Series[1].Values[i]}, []float64{float64(row[1].(int64)), float64(row[2].(int64))})
	}
}

func TestAmountBandsDrawTheReport(t *testing.T) {
	v := viewOf(samples()["some negative"].facts(), control.Filter{})
	c := drawAmountBands(v).Chart
	rows := report.AmountBands(v.Look, "CLP").Rows
	want(t, "bands", len(c.Categories), len(rows))
	for i, row := range rows {
		rate, _ := row[2].(float64)
		want(t, "percentage", c.Series[0].Values[i], 100*rate)
		want(t, "of how many", c.Categories[i].Columns[1], fmt.Sprintf("%d/%d", row[3], row[3].(int64)+row[4].(int64)))
	}
	var labels []string
	for _, category := range c.Categories {
		labels = append(labels, strings.ReplaceAll(category.Label, "\u00a0", " "))
	}
	want(t, "labels", labels[:3], []string{"Negative", "$ 0", "< $ 5 M"})
}

// Ana won 1000 and lost 200 and 300, by hand: one of three, and 1000 of 1500.
func TestHintsNameWhatIsUnderThePointer(t *testing.T) {
	states := domain.DefaultStates(domain.English)
	f := control.NewFacts(states, 0)
	f.SetName("ana", "Ana Rojas")
	put := func(state int, amount int64) {
		f.Put(domain.Opportunity{ID: domain.NewID(), State: states[state].ID, CreditedTo: "ana", OfficeAmount: amount, OpenedOn: lookedOn - 10, ClosedOn: lookedOn})
	}
	put(5, 1000)
	put(6, 200)
	put(6, 300)
	v := viewOf(f, control.Filter{})
	best := drawWhoClosesBest(v)
	want(t, "person", best.Hint(0, 0), "Ana Rojas: 1 of 3 won (33\u00a0%) · 95 % interval 6\u00a0% to 79\u00a0% · few data · by amount 67\u00a0%")
	want(t, "grey", best.Chart.Unit, "grey: few data, under 5 closed")
	want(t, "most", drawWhoClosesMost(v).Hint(0, 0), "Ana Rojas: $\u00a01.000 · 1 won · average $\u00a01.000")
	want(t, "month", drawClosedByMonth(v).Hint(0, 0), "Oct 26 · Ana Rojas: 1 won, 2 lost")
	want(t, "reason", drawLossReasons(v).Hint(0, 0), "No reason given: 2 lost · $\u00a0500")
	want(t, "days", drawCycleLength(v).Hint(1, 1), "8–14 days · Lost: 2 of 2 (100\u00a0%)")
}
