package kit

import (
	"fyne.io/fyne/v2/lang"

	"preventa/domain/control"
)

// Words are the filters in words, as they are printed.
func (r *FigureRow) Words() []string {
	f := &r.Filters
	days := r.Filter().Period
	period := r.daysText(days)
	if f.Period != figureDays && f.Period != figureAlways {
		period = figurePeriodText(f.Period) + " (" + period + ")"
	}
	list := []string{figureSaid(lang.X("filter.period", "Period"), period)}
	for _, one := range []struct {
		label string
		FigureChoice
	}{
		{lang.X("opportunity.salesperson", "Salesperson"), f.Salesperson}, {lang.X("opportunity.origin", "Origin"), f.Origin},
		{lang.X("opportunity.state", "State"), f.State}, {lang.X("control.customer", "Customer"), f.Customer}, {lang.X("control.tag", "Tag"), f.Tag},
	} {
		if one.On {
			list = append(list, figureSaid(one.label, one.Name))
		}
	}
	if f.Currency != "" {
		list = append(list, lang.X("control.only_in", "Only {{.Currency}}", map[string]any{"Currency": f.Currency}))
	}
	if f.Compare != control.NotCompared {
		list = append(list, figureSaid(lang.X("control.compare", "Compare"), figureCompareText(f.Compare)))
	}
	return append(list, figureSaid(lang.X("control.as_of", "As of"), r.region().Date(f.Day(r.today()))))
}

func figureSaid(label, value string) string { return label + ": " + value }
