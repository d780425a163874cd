package control

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/control"
	"preventa/ui/charts"
)

// activity shows what each person did, by type.
var activity = Chart{
	ID: "activity", History: true,
	Title: func() string { return lang.X("report.activity", "Activity by person") },
	Formula: func(View) string {
		return lang.X("formula.activity", "Activities done, by their day and type; done together counts for each")
	},
	Draw: drawActivity,
}

// doneBy is what a person did, of each type.
type doneBy struct {
	person control.Name
	of     map[domain.ID]control.DoneActivities
}

func drawActivity(v View) Described {
	w := v.words()
	people, types := doneByPerson(control.ActivityByPerson(v.Look))
	c := charts.Chart{Kind: charts.HorizontalBars, Totals: true, HideAxis: true, Format: counts(v.Region), Empty: lang.X("chart.none_done", "Nothing done in this period")}
	for _, p := range people {
		c.Categories = append(c.Categories, charts.Category{Label: personName(p.person), Key: string(p.person.ID)})
	}
	for _, kind := range types {
		s := charts.Series{Name: nameOr(kind, lang.X("chart.no_type", "No type")), Key: string(kind.ID)}
		if kind.ID == control.OthersKey {
			s.Role = charts.Muted
		}
		for _, p := range people {
			s.Values = append(s.Values, float64(p.of[kind.ID].Count))
		}
		c.Series = append(c.Series, s)
	}
	return Described{Chart: c, Narrow: narrowByCategory(domain.KindPerson, c), Hint: func(category, series int) string {
		done := people[category].of[domain.ID(c.Series[series].Key)]
		text := hint(c.Categories[category].Label+" · "+c.Series[series].Name,
			lang.XN("chart.activities", "{{.Count}} activities", int(done.Count), map[string]any{"Count": w.count(done.Count)}))
		if done.Minutes > 0 {
			text += " · " + lang.X("chart.hours", "{{.Hours}} h", map[string]any{"Hours": w.region.Number((done.Minutes*10+30)/60, 1)})
		}
		return text
	}}
}

// doneByPerson puts together those for whom, and for what, a chart has no room.
func doneByPerson(list []control.DoneActivities) (people []doneBy, types []control.Name) {
	ofType := map[domain.ID]int64{}
	for _, d := range list {
		if ofType[d.Type.ID] == 0 {
			types = append(types, d.Type)
		}
		ofType[d.Type.ID] += d.Count
	}
	slices.SortStableFunc(types, func(a, b control.Name) int { return cmp.Compare(ofType[b.ID], ofType[a.ID]) })
	types, rest := control.Top(types, control.MostSeries)
	if len(rest) > 0 {
		types = append(types, control.Name{ID: control.OthersKey})
	}
	shown := map[domain.ID]bool{}
	for _, kind := range types {
		shown[kind.ID] = true
	}
	at := map[domain.ID]int{}
	for _, d := range list {
		place, met := at[d.Person.ID]
		if !met {
			place = min(len(at), control.MostBars)
			at[d.Person.ID] = place
		}
		if place == len(people) {
			person := d.Person
			if place == control.MostBars {
				person = control.Name{ID: control.OthersKey}
			}
			people = append(people, doneBy{person: person, of: map[domain.ID]control.DoneActivities{}})
		}
		kind := d.Type.ID
		if !shown[kind] {
			kind = control.OthersKey
		}
		sum := people[place].of[kind]
		people[place].of[kind] = control.DoneActivities{Count: sum.Count + d.Count, Minutes: sum.Minutes + d.Minutes}
	}
	return people, types
}

// calibration compares the probabilities that were stated with what came of them.
var calibration = Chart{
	ID: "calibration", History: true,
	Title: func() string { return lang.X("report.calibration", "Said and won") },
	Formula: func(v View) string {
		formula := lang.X("formula.calibration", "Share won by probability stated 30 days before closing, by closing date")
		c := control.CalibrationOf(v.Look)
		score := func(brier float64) string { return v.Region.Number(int64(math.Round(brier*1000)), 3) }
		if brier, some := c.Brier(); some {
			formula += " · " + lang.X("formula.brier", "Brier {{.Score}}, n = {{.Closed}}", map[string]any{"Score": score(brier), "Closed": v.words().count(c.Closed())})
		}
		if brier, some := historySaid(v).Brier(); some {
			formula += " · " + lang.X("formula.brier_history", "history {{.Score}}", map[string]any{"Score": score(brier)})
		}
		return formula
	},
	Draw: drawCalibration,
}

// mostGuessed is how many closed ones a chart guesses again from the history: each takes a
// thousand times as long as what was said. Of more, the report tells.
const mostGuessed = 2000

// historySaid is the calibration of the office's own history, empty where there is too much
// of it.
func historySaid(v View) control.Calibration {
	if control.ClosingOf(v.Look).Closed() > mostGuessed {
		return control.Calibration{}
	}
	return control.CalibrationOfHistory(v.Look)
}

func drawCalibration(v View) Described {
	w := v.words()
	calibration := control.CalibrationOf(v.Look)
	c := charts.Chart{Kind: charts.Lines, Max: 100, Format: percent, Empty: noneStated(v)}
	won := charts.Series{Name: lang.X("chart.won_share", "Won"), Key: "", Role: charts.Series1}
	said := charts.Series{Name: lang.X("chart.as_said", "As said"), Role: charts.Muted, Dashed: true}
	history, guessed := charts.Series{Name: lang.X("chart.history_said", "As the history said"), Key: control.SeriesHistory, Role: charts.Series2}, historySaid(v)
	for i, b := range calibration.Bands {
		band := charts.Category{Label: fmt.Sprintf("%d–%d", b.From, b.To), Key: fmt.Sprint(b.From)}
		share, mean := math.NaN(), float64(b.From+b.To)/200
		if b.Closed > 0 {
			band.Label += fmt.Sprintf(" (%s)", w.of(b.Share()))
			band.Role, share = fewCases(b.Closed), 100*b.Share().Value()
			mean, _ = b.StatedMean()
		}
		c.Categories = append(c.Categories, band)
		won.Values, said.Values = append(won.Values, share), append(said.Values, 100*mean)
		share = math.NaN()
		if again := guessed.Bands[i]; again.Closed >= control.FewClosed { // the report has the others
			share = 100 * again.Share().Value()
		}
		history.Values = append(history.Values, share)
	}
	if calibration.Closed() > 0 {
		c.Series, c.Unit = []charts.Series{won, said}, fewCasesNote(c)
		if guessed.Closed() > 0 {
			c.Series = []charts.Series{won, said, history}
		}
	}
	return Described{Chart: c, Part: func(category, series int) (control.Part, bool) {
		return control.Part{Chart: "calibration", Key: c.Categories[category].Key, Series: c.Series[series].Key}, true
	}, Hint: func(category, series int) string {
		if c.Series[series].Key == control.SeriesHistory {
			return history.Name + " · " + bandHint(w, guessed.Bands[category])
		}
		return bandHint(w, calibration.Bands[category])
	}}
}

// noneStated says why nothing can be compared with what was stated.
func noneStated(v View) string {
	if control.ClosingOf(v.Look).Closed() == 0 {
		return noneClosed(v)
	}
	return lang.X("chart.none_stated", "What closed in this period was not known 30 days before")
}

func bandHint(w words, b control.CalibrationBand) string {
	mean, some := b.StatedMean()
	band := fmt.Sprintf("%d–%d %%", b.From, b.To)
	if !some {
		return band + ": " + dash
	}
	low, high := b.Share().Wilson()
	return lang.X("chart.calibration_hint", "{{.Band}}: said {{.Said}}, won {{.Won}} of {{.Closed}} ({{.Rate}}) · 95 % interval {{.Low}} to {{.High}}", map[string]any{
		"Band": band, "Said": w.region.Rate(mean, 0), "Won": w.count(b.Won), "Closed": w.count(b.Closed), "Rate": w.rate(b.Share()),
		"Low": w.region.Rate(low, 0), "High": w.region.Rate(high, 0)}) + fewCasesHint(b.Closed)
}
