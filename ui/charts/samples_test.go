package charts_test

import (
	"fmt"
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
	"funnel": charts.Funnel, "waterfall": charts.Waterfall,
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
		"empty":         {Kind: charts.Columns, Empty: "No data yet"},
		"notice":        {Kind: charts.HorizontalBars, Notice: "Too few cases (n = 3)"},
		"stacked-mixed": mixed(charts.StackedColumns), "columns-mixed": mixed(charts.Columns), "rows-mixed": mixed(charts.HorizontalBars),
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
	}
	return all
}
