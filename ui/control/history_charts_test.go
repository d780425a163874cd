package control

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"preventa/domain"
	"preventa/domain/control"
	"preventa/ui/charts"
)

// withActivities lets the people of a sample do things.
func withActivities(f *control.Facts, s sample) *control.Facts {
	f.BeginActivities(0, 0)
	for i := range s.deals {
		person, kind := domain.ID(fmt.Sprintf("Person %d", i%(s.people+1))), domain.ID(fmt.Sprintf("Type %d", i*5%17))
		f.SetItem(domain.Item{ID: kind, Name: string(kind)})
		f.SetName(person, string(person))
		f.PutActivity(domain.Activity{ID: domain.NewID(), Type: kind, People: []domain.ID{person}, Day: lookedOn.Add(-i % 300), Minutes: i % 60, Done: i%4 > 0})
	}
	return f
}

// Whatever the office, every chart of the past can be drawn, and every figure of it says
// something, and lists as many opportunities, worth as much, as it shows.
func TestHistoryChartsOfAnyOffice(t *testing.T) {
	quarter := control.Filter{Period: domain.Period{From: domain.NewDate(2026, 8, 1), To: domain.NewDate(2026, 10, 31)}}
	for name, s := range samples() {
		f := withActivities(s.facts(), s)
		for when, filter := range map[string]control.Filter{"always": {}, "quarter": quarter, "next year": {Period: domain.Period{From: lookedOn + 300, To: lookedOn + 400}}} {
			for _, c := range historyCharts {
				v := viewOf(f, filter)
				d := c.Draw(v)
				where := fmt.Sprintf("%s, %s, %s", c.ID, name, when)
				drawAll(t, where, d.Chart)
				pastFigures(t, where, d, v)
				if text := c.Title() + c.Formula(v); strings.Contains(text, "{{") || c.Title() == "" {
					t.Errorf("%s: %s", where, text)
				}
			}
		}
	}
}

func pastFigures(t *testing.T, where string, d Described, v View) {
	t.Helper()
	if len(d.Chart.Series) == 0 && d.Chart.Empty == "" {
		t.Errorf("%s: neither figures nor a text", where)
	}
	for i, s := range d.Chart.Series {
		for j, value := range s.Values {
			if text := d.Hint(j, i); text == "" || strings.Contains(text, "{{") {
				t.Errorf("%s: hint %q", where, text)
			}
			if d.Part == nil {
				continue // activities are no opportunities
			}
			part, ok := d.Part(j, i)
			numbers, amount, known := v.Members(part)
			if !ok || !known {
				t.Fatalf("%s: no opportunities behind %+v", where, part)
			}
			switch part.Chart {
			case "stage-conversion":
				want(t, where+" entered", float64(len(numbers)), value)
			case "bridge", "pipeline-over-time":
				if math.Abs(math.Abs(float64(amount))-math.Abs(value)) > 1e-9*math.Abs(value) {
					t.Errorf("%s: %+v is worth %d, the bar says %g", where, part, amount, value)
				}
			}
		}
	}
}

func TestTheBridgeIsDrawnFromStartToEnd(t *testing.T) {
	v := viewOf(samples()["usual"].facts(), control.Filter{Period: domain.Period{From: domain.NewDate(2026, 9, 1), To: domain.NewDate(2026, 10, 15)}})
	c := drawBridge(v).Chart
	sum := 0.0
	for i, value := range c.Series[0].Values[:len(c.Categories)-1] {
		want(t, c.Categories[i].Label+" is a balance", c.Categories[i].Balance, i == 0)
		sum += value
	}
	last := len(c.Categories) - 1
	want(t, "the last", []any{c.Categories[last].Label, c.Categories[last].Balance, c.Series[0].Values[last]}, []any{"End", true, sum})
}

func TestWhoAndWhatThereIsNoRoomForAreTheOthers(t *testing.T) {
	s := samples()["60 people"]
	v := viewOf(withActivities(s.facts(), s), control.Filter{})
	d := drawActivity(v)
	want(t, "rows", len(d.Chart.Categories), control.MostBars+1)
	want(t, "series", len(d.Chart.Series), control.MostSeries+1)
	want(t, "the last row", d.Chart.Categories[control.MostBars].Key, control.OthersKey)
	drawn, done := 0.0, int64(0)
	for _, s := range d.Chart.Series {
		for _, value := range s.Values {
			drawn += value
		}
	}
	for _, a := range control.ActivityByPerson(v.Look) {
		done += a.Count
	}
	want(t, "all", drawn, float64(done))
	if _, narrows := d.Narrow(control.MostBars, 0); narrows {
		t.Error("the others narrow")
	}
}

func TestFewCasesAreGrey(t *testing.T) {
	s := samples()["few"]
	s.deals = 4
	v := viewOf(s.facts(), control.Filter{})
	for _, c := range []charts.Chart{drawTimeInState(v).Chart, drawStageConversion(v).Chart, drawCalibration(v).Chart} {
		grey := 0
		for _, category := range c.Categories {
			if category.Role == charts.Muted {
				grey++
			}
		}
		if grey == 0 {
			t.Errorf("%+v", c)
		}
	}
}
