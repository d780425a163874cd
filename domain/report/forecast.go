package report

import (
	"preventa/domain"
	"preventa/domain/control"
)

// forecastReports are those of what is expected.
var forecastReports = []Definition{
	{"forecast", false, Forecast},
	{"figures", true, Figures},
}

// Forecast tells what is expected to close in each month, and what was won in it. In place of
// a month stands control.OverdueKey or control.UndatedKey.
func Forecast(l *control.Look, office domain.Currency) Table {
	month := column("month", "report.month", Month)
	month.WordKey = "forecast."
	t := Table{
		ID: "forecast", TitleKey: "report.forecast", FormulaKey: "formula.forecast",
		Columns: []Column{
			month,
			column("amount", "opportunity.amount", Money).Summed(),
			column("weighted", "opportunity.weighted", Money).Summed(),
			column("won", "figure.won_amount", Money).Summed(),
			column("target", "figure.target", Money),
		},
	}
	for _, m := range control.ForecastByMonth(l) {
		month := any(m.Month)
		if m.Month == 0 {
			month = m.Key
		}
		t.Rows = append(t.Rows, []any{month, money(m.Amount, office), money(m.Weighted, office), money(m.Won, office),
			optional(money(m.Target.Amount, office), m.HasTarget)})
	}
	return t
}
