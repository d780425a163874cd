package report

import (
	"math"

	"preventa/domain"
	"preventa/domain/control"
	"preventa/domain/region"
)

// Figures lists the key figures: amounts as money, rates and the chance to reach the target as
// fractions, days and coverage as numbers. The forecast is three, and the chance.
func Figures(l *control.Look, office domain.Currency) Table {
	figure, value, previous := column("figure", "report.figure", Text), column("value", "report.value", Rate), column("previous", "report.previous", Rate)
	figure.WordKey, value.Tell, previous.Tell = "key_figure.", figureText(1), figureText(3)
	t := Table{
		ID: "figures", TitleKey: "report.figures", FormulaKey: "formula.figures",
		Columns: []Column{
			figure, value, column("n", "report.cases", Count), previous,
		},
	}
	add := func(id string, f control.Figure, value any) {
		t.Rows = append(t.Rows, []any{id, value, f.N, optional(figureValue(f.Unit, f.Previous, office), f.HasPrevious)})
	}
	for _, f := range control.FiguresOf(l) {
		value := optional(figureValue(f.Unit, f.Value, office), f.Known)
		switch f.ID {
		case control.FigureForecast:
			alone := f
			alone.HasPrevious = false
			add("forecast_p10", alone, money(f.Interval.P10, office))
			add("forecast_p50", f, value)
			add("forecast_p90", alone, money(f.Interval.P90, office))
			add("target_chance", alone, optional(f.Interval.Chance, f.Interval.HasTarget))
		case control.FigureCoverage:
			alone := f
			alone.HasPrevious = false
			add("coverage", f, value)
			add("coverage_weighted", alone, optional(f.Weighted, f.Known))
		default:
			add(string(f.ID), f, value)
		}
	}
	return t
}

// figureValue is a figure's value as its unit has it.
func figureValue(unit control.FigureUnit, value float64, office domain.Currency) any {
	if unit == control.FigureMoney {
		return money(int64(math.Round(value)), office)
	}
	return value
}

// figureText writes days and coverage, which are no shares, as numbers.
func figureText(at int) func(row []any, r region.Region) string {
	return func(row []any, r region.Region) string {
		value, is := row[at].(float64)
		switch row[0] {
		case string(control.FigureCycle), "coverage", "coverage_weighted":
			if is {
				return r.Number(int64(math.Round(value*10)), 1)
			}
		}
		return ""
	}
}
