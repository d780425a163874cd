package charts_test

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"preventa/ui/charts"
)

const width, height = 408, 188

// themes are the two looks every chart is drawn in.
var themes = map[string]charts.Theme{"light": charts.Light(), "dark": charts.Dark()}

// kinds are all the kinds of chart.
var kinds = map[string]charts.Kind{
	"stacked": charts.StackedColumns, "columns": charts.Columns, "rows": charts.HorizontalBars,
	"funnel": charts.Funnel, "waterfall": charts.Waterfall, "lines": charts.Lines, "areas": charts.Areas,
}

func count(v float64) string { return strconv.FormatFloat(v, 'f', 0, 64) }

func comma(v float64) string {
	return strings.Replace(strconv.FormatFloat(v, 'f', -1, 64), ".", ",", 1)
}

func categories(labels ...string) []charts.Category {
	var all []charts.Category
	for _, l := range labels {
		all = append(all, charts.Category{Label: l})
	}
	return all
}

func closedByMonth() charts.Chart {
	return charts.Chart{
		Kind:       charts.StackedColumns,
		Categories: categories("Ene", "Feb", "Mar", "Abr", "May", "Jun", "Jul", "Ago", "Sep", "Oct"),
		Series: []charts.Series{
			{Name: "Ana", Values: []float64{4, 5, 5, 6, 5, 6, 5, 6, 7, 3}},
			{Name: "Camila", Values: []float64{3, 3, 4, 4, 4, 4, 4, 4, 5, 3}},
			{Name: "Diego", Values: []float64{4, 4, 4, 5, 4, 5, 4, 5, 5, 3}},
			{Name: "Marta", Values: []float64{5, 4, 6, 6, 5, 6, 6, 5, 7, 4}},
			{Name: "Tomás", Values: []float64{2, 3, 3, 4, 4, 3, 4, 4, 4, 3}},
		},
		Format: count, Totals: true, Whole: true,
	}
}

func whoClosesBest() charts.Chart {
	row := func(name, rate, of string) charts.Category {
		return charts.Category{Label: name, Columns: []string{rate, of}}
	}
	return charts.Chart{
		Kind: charts.HorizontalBars,
		Categories: []charts.Category{
			row("Ana Rojas", "65 %", "34/52"), row("Camila Soto", "55 %", "21/38"), row("Marta Núñez", "50 %", "27/54"),
			row("Diego Fuentes", "42 %", "18/43"), row("Tomás Vidal", "32 %", "11/34"),
		},
		Series:    []charts.Series{{Values: []float64{65.4, 55.3, 50, 41.9, 32.4}}},
		Format:    func(v float64) string { return count(v) + " %" },
		Max:       100,
		Reference: &charts.Line{Value: 50},
	}
}

func openByState(k charts.Kind) charts.Chart {
	return charts.Chart{
		Kind: k,
		Categories: []charts.Category{
			{Label: "Nueva", Role: charts.State1, Columns: []string{"26", "$ 198,4 M"}},
			{Label: "Contactada", Role: charts.State2, Columns: []string{"21", "$ 214,7 M"}},
			{Label: "Propuesta enviada", Role: charts.State3, Columns: []string{"19", "$ 263,1 M"}},
			{Label: "Negociación", Role: charts.State4, Columns: []string{"14", "$ 221,9 M"}},
			{Label: "En espera", Role: charts.Hold, Columns: []string{"11", "$ 87,2 M"}},
		},
		Series:   []charts.Series{{Values: []float64{26, 21, 19, 14, 11}}},
		HideAxis: true, Whole: true, Format: count,
	}
}

// funnelOfStates shows the counts inside the bars and the amounts beside them.
func funnelOfStates() charts.Chart {
	c := openByState(charts.Funnel)
	for i, category := range c.Categories {
		c.Categories[i].Columns = category.Columns[1:]
	}
	return c
}

func forecast() charts.Chart {
	return charts.Chart{
		Kind:       charts.Columns,
		Categories: categories("Oct", "Nov", "Dic", "Ene", "Feb", "Mar"),
		Series:     []charts.Series{{Name: "Ponderado", Values: []float64{96.4, 118.2, 87.5, 48.6, 21.9, 16.3}}},
		Target:     &charts.Target{Name: "Meta", Values: []float64{110, 110, 110, 70, 70, 70}},
		Format:     comma, Totals: true, Unit: "$ M",
	}
}

func origins() charts.Chart {
	return charts.Chart{
		Kind:       charts.HorizontalBars,
		Categories: categories("Referido", "Web", "Visita", "Feria", "Licitación", "Llamada"),
		Series:     []charts.Series{{Role: charts.Series3, Values: []float64{412.8, 268.4, 231, 164.9, 138.2, 69.3}}},
		Format:     func(v float64) string { return "$ " + comma(v) + " M" },
		Totals:     true, HideAxis: true,
	}
}

// originsWithRates has the rate of each origin as a dot with its interval, under captions.
func originsWithRates() charts.Chart {
	c := origins()
	c.Head, c.DotMax = []string{"Monto ganado", "Tasa"}, 1
	for i, rate := range []float64{0.62, 0.48, 0.51, 0.44, 0.33, 0.38} {
		c.Categories[i].Columns = []string{count(100*rate) + " %"}
		c.Categories[i].Dot = &charts.Dot{Value: rate, Low: rate - 0.14, High: rate + 0.12}
	}
	c.Categories[5].Role, c.Categories[5].Columns = charts.Muted, []string{"pocos datos"}
	return c
}

// saidAndWon compares two rates, one of which was a guess; in one band nothing closed.
func saidAndWon() charts.Chart {
	return charts.Chart{
		Kind:       charts.Lines,
		Categories: categories("0–10 %", "10–30 %", "30–50 %", "50–70 %", "70–90 %", "90–100 %"),
		Series: []charts.Series{
			{Name: "Dicho", Role: charts.Hold, Values: []float64{6, 21, 40, 58, 79, 95}, Dashed: true},
			{Name: "Ganado", Role: charts.Series1, Values: []float64{4, 30, math.NaN(), 49, 61, 88}},
		},
		Format: count, Max: 100, Unit: "%",
	}
}

func rateByMonth() charts.Chart {
	c := closedByMonth()
	c.Kind, c.Max, c.Whole = charts.Lines, 100, false
	c.Series = []charts.Series{{Name: "Tasa", Values: []float64{38, 41, 44, 40, 47, 52, 49, 55, 51, 50}}}
	c.Reference = &charts.Line{Value: 46, Label: "2025: 46 %"}
	return c
}

func sparkline() charts.Chart {
	return charts.Chart{
		Kind: charts.Lines, Bare: true, Categories: make([]charts.Category, 12),
		Series: []charts.Series{{Values: []float64{38, 41, 44, 40, 47, 52, 49, 55, 51, 50, 53, 54}}},
	}
}

func pipelineOverTime() charts.Chart {
	c := charts.Chart{Kind: charts.Areas, Format: count, Unit: "$ M"}
	states := []struct {
		name string
		role charts.Role
	}{{"Nueva", charts.State1}, {"Contactada", charts.State2}, {"Propuesta enviada", charts.State3}, {"Negociación", charts.State4}, {"En espera", charts.Hold}}
	for i, s := range states {
		series := charts.Series{Name: s.name, Role: s.role}
		for week := range 40 {
			x := float64(week)
			series.Values = append(series.Values, 60+10*float64(4-i)+x*float64(3-i)/2+15*math.Sin(x/5+float64(i)))
		}
		c.Series = append(c.Series, series)
	}
	for week := range 40 {
		c.Categories = append(c.Categories, charts.Category{Label: fmt.Sprintf("%02d-%02d-2026", week*7%28+1, week/4+1)})
	}
	return c
}

// bridgeOfNine has more names than there is room for side by side.
func bridgeOfNine() charts.Chart {
	c := bridge()
	c.Categories = []charts.Category{
		{Label: "1 septiembre", Balance: true}, {Label: "Nuevas"}, {Label: "Reabiertas"}, {Label: "Aumentadas"}, {Label: "Disminuidas"},
		{Label: "Ganadas", Role: charts.Hold}, {Label: "Perdidas"}, {Label: "Eliminadas"}, {Label: "30 septiembre", Balance: true},
	}
	c.Series[0].Values = []float64{413.7, 96, 12.5, 20.1, -8.4, -71.3, -62, -11.7, 388.9}
	return c
}

func bridge() charts.Chart {
	return charts.Chart{
		Kind: charts.Waterfall,
		Categories: []charts.Category{
			{Label: "Septiembre", Balance: true}, {Label: "Nuevas", Role: charts.Won}, {Label: "Reabiertas", Role: charts.Won},
			{Label: "Ganadas", Role: charts.Hold}, {Label: "Perdidas", Role: charts.Lost}, {Label: "Octubre", Balance: true},
		},
		Series: []charts.Series{{Name: "En curso", Values: []float64{413.7, 96, 12.5, -71.3, -62, 388.9}}},
		Format: comma, Totals: true, Unit: "$ M",
	}
}

// uniform is a chart of equal figures: n categories of m series, with names of the given length.
func uniform(k charts.Kind, n, m, letters int, value float64) charts.Chart {
	c := charts.Chart{Kind: k, Totals: true, Format: count}
	if k == charts.Funnel || k == charts.Waterfall {
		m = 1
	}
	if k != charts.Funnel {
		c.Reference = &charts.Line{Value: value / 2, Label: "Reference"}
	}
	for i := range n {
		c.Categories = append(c.Categories, charts.Category{Label: name("Category", i, letters), Columns: []string{"12 %"}})
	}
	for i := range m {
		s := charts.Series{Name: name("Series", i, letters)}
		for range n {
			s.Values = append(s.Values, value)
		}
		c.Series = append(c.Series, s)
	}
	return c
}

func name(word string, i, letters int) string {
	s := fmt.Sprintf("%s %d ", word, i+1)
	return s + strings.Repeat("m", max(0, letters-len(s)))
}

func bare(c charts.Chart) charts.Chart {
	c.Bare = true
	return c
}

// mixed has figures above and below 0.
func mixed(k charts.Kind) charts.Chart {
	return charts.Chart{
		Kind:       k,
		Categories: categories("Ene", "Feb", "Mar", "Abr"),
		Series: []charts.Series{
			{Name: "Nuevas", Values: []float64{5, -3, 0, 8}},
			{Name: "Cerradas", Values: []float64{-2, -4, 6, 1}},
		},
		Format: count, Totals: true, Whole: true, Reference: &charts.Line{Value: -1, Label: "Media"},
	}
}

// samples are the charts of the dashboards, in figures and names of an office, and the edge cases.
func samples() map[string]charts.Chart {
	all := map[string]charts.Chart{
		"closed-by-month": closedByMonth(), "who-closes-best": whoClosesBest(),
		"open-by-state": openByState(charts.HorizontalBars), "funnel": funnelOfStates(),
		"forecast": forecast(), "origins": origins(), "bridge": bridge(),
		"origins-with-rates": originsWithRates(), "said-and-won": saidAndWon(), "rate-by-month": rateByMonth(), "sparkline": sparkline(),
		"pipeline-over-time": pipelineOverTime(), "bridge-of-nine": bridgeOfNine(),
		"empty":         {Kind: charts.Columns, Empty: "No data yet"},
		"notice":        {Kind: charts.HorizontalBars, Notice: "Too few cases (n = 3)"},
		"stacked-mixed": mixed(charts.StackedColumns), "columns-mixed": mixed(charts.Columns), "rows-mixed": mixed(charts.HorizontalBars),
		"lines-mixed": mixed(charts.Lines), "areas-mixed": mixed(charts.Areas),
	}
	for k, kind := range kinds {
		all[k+"-zero"] = uniform(kind, 4, 1, 10, 0)
		all[k+"-one"] = uniform(kind, 1, 1, 10, 7)
		all[k+"-equal"] = uniform(kind, 6, 2, 10, 4)
		all[k+"-60-series"] = uniform(kind, 8, 60, 12, 3)
		all[k+"-200-categories"] = uniform(kind, 200, 1, 14, 5)
		all[k+"-long-names"] = uniform(kind, 6, 3, 80, 5)
		all[k+"-tiny-values"] = uniform(kind, 3, 2, 8, 1e-7)
		all[k+"-huge-values"] = uniform(kind, 3, 2, 8, 1e99)
		if kind != charts.Funnel {
			all[k+"-negative"] = uniform(kind, 5, 2, 10, -4)
		}
		if kind != charts.Funnel && kind != charts.HorizontalBars {
			all[k+"-bare"] = bare(uniform(kind, 12, 2, 10, 4))
		}
	}
	return all
}
