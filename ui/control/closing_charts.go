package control

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/control"
	"preventa/domain/region"
	"preventa/ui/charts"
)

// closingCharts are those of what closed, and of what is in progress.
var closingCharts = []Chart{
	whoClosesBest, closedByMonth, origins, openByState, lossReasons, whoClosesMost, cycleLength, amountBands,
}

// noneClosed says why a chart of what closed is empty.
func noneClosed(v View) string {
	if v.EverClosed() {
		return lang.X("chart.none_closed", "Nothing closed in this period")
	}
	return lang.X("chart.no_data", "No data yet")
}

// nameOr is what something is called, or what is said instead of it where there is none.
func nameOr(n control.Name, none string) string {
	switch {
	case n.ID == control.OthersKey:
		return others()
	case n.ID == "":
		return none
	case n.Text == "":
		return lang.X("chart.unnamed", "No longer named")
	}
	return n.Text
}

func others() string { return lang.X("chart.others", "Others") }

func personName(n control.Name) string { return nameOr(n, lang.X("chart.nobody", "Nobody")) }

// words writes figures in the manner of the office.
type words struct {
	region   region.Region
	currency domain.Currency
}

// words are those of a view. Hints keep them and not the view, whose facts go on changing.
func (v View) words() words { return words{v.Region, v.Currency} }

// short writes an amount beside a bar, exact one in a hint.
func (w words) short(minor int64) string {
	return w.region.Short(domain.Money{Minor: minor, Currency: w.currency})
}

func (w words) exact(minor int64) string {
	return w.region.Money(domain.Money{Minor: minor, Currency: w.currency})
}

// amounts writes amounts beside their bars.
func (w words) amounts(minor float64) string { return w.short(int64(minor)) }

// roundAmounts writes amounts of an axis: whole millions without a decimal.
func (w words) roundAmounts(minor float64) string {
	const million = "\u00a0M"
	return strings.Replace(w.amounts(minor), w.region.Number(0, 1)[1:]+million, million, 1)
}

func (w words) count(n int64) string { return w.region.Number(n, 0) }

// dash is what a division by zero comes to.
const dash = "—"

// rate writes a rate, without the number of cases.
func (w words) rate(r control.Rate) string {
	if !r.Valid() {
		return dash
	}
	return w.region.Rate(r.Value(), 0)
}

// of writes how many of how many: "34/52".
func (w words) of(r control.Rate) string {
	if r.Whole == 0 {
		return dash
	}
	return w.count(r.Part) + "/" + w.count(r.Whole)
}

// wonOf says in words how many of how many were won, with the interval of the rate.
func (w words) wonOf(o control.Outcome) string {
	rate := o.WinRate()
	if !rate.Valid() {
		return lang.X("chart.none_closed", "Nothing closed in this period")
	}
	low, high := rate.Wilson()
	text := lang.X("chart.won_of", "{{.Won}} of {{.Closed}} won ({{.Rate}}) · 95 % interval {{.Low}} to {{.High}}", map[string]any{
		"Won": w.count(rate.Part), "Closed": w.count(rate.Whole), "Rate": w.rate(rate), "Low": w.region.Rate(low, 0), "High": w.region.Rate(high, 0)})
	if o.Few() {
		text += " · " + lang.X("figure.few", "few data")
	}
	return text
}

// few greys what rests on few cases.
func few(o control.Outcome) charts.Role {
	if o.Few() && o.Closed() > 0 {
		return charts.Muted
	}
	return charts.Auto
}

// fewNote explains what is grey in a chart, if anything is.
func fewNote(c charts.Chart) string {
	for _, category := range c.Categories {
		if category.Role == charts.Muted {
			return lang.X("chart.few_note", "grey: few data, under {{.Count}} closed", map[string]any{"Count": control.FewClosed})
		}
	}
	return ""
}

// hint puts what is known of a figure after its name.
func hint(name string, facts ...string) string {
	return name + ": " + strings.Join(facts, " · ")
}

// crowded is the number of rows from which on a card has room for nothing else.
const crowded = 10

// makeRoom leaves out what is beside the rows of a chart that has many of them.
func makeRoom(c *charts.Chart) {
	if len(c.Categories) >= crowded {
		c.HideAxis, c.Head, c.Unit = true, nil, ""
	}
}

// percent writes a value of an axis of percentages.
func percent(value float64) string { return fmt.Sprintf("%.0f", value) }

// partOf is a part for the figures of a chart of which the key of the category says it all.
func partOf(id string, c charts.Chart, series string) func(int, int) (control.Part, bool) {
	return func(category, _ int) (control.Part, bool) {
		return control.Part{Chart: id, Key: c.Categories[category].Key, Series: series}, true
	}
}

// narrowTo is the narrowing that one of some names stands for; the others stand for none.
func narrowTo(by domain.Kind, id, name string) (Narrowing, bool) {
	return Narrowing{By: by, ID: domain.ID(id), Name: name}, id != control.OthersKey
}

// narrowByCategory narrows to what a category is the key of.
func narrowByCategory(by domain.Kind, c charts.Chart) func(int, int) (Narrowing, bool) {
	return func(category, _ int) (Narrowing, bool) {
		return narrowTo(by, c.Categories[category].Key, c.Categories[category].Label)
	}
}
