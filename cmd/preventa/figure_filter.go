package main

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/control"
	"preventa/domain/office"
)

// figureFilter is the filter row of Opportunity Control as options.
type figureFilter struct {
	From        string   `placeholder:"DATE" help:"${help_from}"`
	To          string   `placeholder:"DATE" help:"${help_to}"`
	Period      string   `placeholder:"NAME" help:"${help_period}"`
	Salesperson []string `sep:"none" placeholder:"NAME" help:"${help_salesperson}"`
	Origin      []string `sep:"none" placeholder:"NAME" help:"${help_figure_origin}"`
	State       []string `sep:"none" placeholder:"NAME" help:"${help_figure_state}"`
	Customer    []string `sep:"none" placeholder:"NAME" help:"${help_figure_customer}"`
	Tag         []string `sep:"none" placeholder:"NAME" help:"${help_figure_tag}"`
	Currency    string   `placeholder:"CLP|EUR|…" help:"${help_figure_currency}"`
	AsOf        string   `placeholder:"DATE" help:"${help_as_of}"`
	Compare     string   `placeholder:"previous|year" help:"${help_compare}"`
	ByOpening   bool     `help:"${help_by_opening}"`
}

// figurePeriods are the periods of the filter row that have a name.
var figurePeriods = []domain.RelativePeriod{
	domain.ThisMonth, domain.LastMonth, domain.ThisQuarter, domain.LastQuarter,
	domain.ThisYear, domain.LastYear, domain.FiscalYear, domain.Trailing12,
}

var comparisons = []control.Comparison{control.WithPrevious, control.WithYearAgo}

// filter finds what the options name.
func (c *figureFilter) filter(e *environment, s *office.Session) (control.Filter, error) {
	return c.filterWithin(e, s, figurePeriods)
}

// filterWithin finds what the options name, a period being one of some.
func (c *figureFilter) filterWithin(e *environment, s *office.Session, periods []domain.RelativePeriod) (f control.Filter, err error) {
	f.ByOpening = c.ByOpening
	steps := []func() error{
		func() (err error) { f.AsOf, err = dayOr("--as-of", c.AsOf, 0); return },
		func() (err error) { f.Period, err = c.days(s, f.AsOf, periods); return },
		func() (err error) { f.Compare, err = c.comparison(f.Period); return },
		func() (err error) { f.Currency, err = currencyOf(c.Currency); return },
		func() (err error) { f.Salespeople, err = peopleNamed(e, s, c.Salesperson); return },
		func() (err error) {
			f.Origins, err = itemsNamed(e, s, domain.Origins, lang.X("cli.word.origin", "origin"), c.Origin)
			return
		},
		func() (err error) { f.States, err = statesNamed(e, s, c.State); return },
		func() (err error) { f.Customers, err = customersNamed(e, s, c.Customer); return },
		func() (err error) {
			f.Tags, err = itemsNamed(e, s, domain.Tags, lang.X("cli.word.tag", "tag"), c.Tag)
			return
		},
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return f, err
		}
	}
	return f, nil
}

// days are those of the period. One with a name is told from the day the figures stand at, as it would have been told then.
func (c *figureFilter) days(s *office.Session, asOf domain.Date, periods []domain.RelativePeriod) (domain.Period, error) {
	relative := relativePeriod(c.Period)
	switch {
	case c.Period == "":
		return period(c.From, c.To)
	case c.From+c.To != "":
		return domain.Period{}, refusal(lang.X("cli.two_periods", "Give either --period, or --from and --to."))
	case !slices.Contains(periods, relative):
		return domain.Period{}, unknown(lang.X("cli.word.period", "period"), c.Period, periodNames(periods))
	}
	day := s.Office().Today()
	if asOf != 0 {
		day = min(day, asOf)
	}
	days, _ := relative.Days(day, s.Office().Region().SundayFirst, s.Office().Data().FiscalMonth)
	return days, nil
}

// comparison is what the figures of a period are compared with.
func (c *figureFilter) comparison(p domain.Period) (control.Comparison, error) {
	comparison := control.Comparison(c.Compare)
	switch {
	case comparison == control.NotCompared:
		return comparison, nil
	case !slices.Contains(comparisons, comparison):
		return "", unknown(lang.X("cli.word.comparison", "comparison"), c.Compare, comparisons)
	case p.From == 0 || p.To == 0:
		return "", refusal(lang.X("cli.compare_what", "--compare needs a period with a first and a last day: --period, or --from and --to."))
	}
	return comparison, nil
}

// relativePeriod is the period of a name, in which words are parted by - or _.
func relativePeriod(name string) domain.RelativePeriod {
	return domain.RelativePeriod(strings.ReplaceAll(strings.ToLower(name), "-", "_"))
}

func periodNames(periods []domain.RelativePeriod) []string {
	var names []string
	for _, p := range periods {
		names = append(names, strings.ReplaceAll(string(p), "_", "-"))
	}
	return names
}

// peopleNamed finds people by name or id: who sells no more may have closed something.
func peopleNamed(e *environment, s *office.Session, names []string) ([]domain.ID, error) {
	return allNamed(lang.X("cli.word.salesperson", "salesperson"), names, func() ([]domain.Person, error) { return s.People(e.ctx) },
		func(p domain.Person) (domain.ID, string) { return p.ID, p.Name })
}

func statesNamed(e *environment, s *office.Session, names []string) ([]domain.ID, error) {
	return allNamed(lang.X("cli.word.state", "state"), names, func() ([]domain.State, error) { return s.States(e.ctx) },
		func(s domain.State) (domain.ID, string) { return s.ID, s.Name })
}

func itemsNamed(e *environment, s *office.Session, catalogue domain.Catalogue, what string, names []string) ([]domain.ID, error) {
	return allNamed(what, names, func() ([]domain.Item, error) { return s.Items(e.ctx, catalogue) },
		func(i domain.Item) (domain.ID, string) { return i.ID, i.Name })
}

// customersNamed finds customers by name or id; an empty name stands for none.
func customersNamed(e *environment, s *office.Session, names []string) ([]domain.ID, error) {
	var ids []domain.ID
	for _, name := range names {
		if name == "" {
			ids = append(ids, "")
			continue
		}
		customer, err := customerNamed(e, s, name)
		if err != nil {
			return nil, err
		}
		ids = append(ids, customer.ID)
	}
	return ids, nil
}

// allNamed gives the ids of everything that has one of the names, or is one of the ids. An
// empty name stands for none.
func allNamed[T any](what string, names []string, read func() ([]T, error), of func(T) (domain.ID, string)) ([]domain.ID, error) {
	if len(names) == 0 {
		return nil, nil
	}
	there, err := read()
	var ids []domain.ID
	for _, name := range names {
		if name == "" {
			ids = append(ids, "")
			continue
		}
		if err := checkAmong(what, name, there, err, of); err != nil {
			return nil, err
		}
		for _, one := range there {
			if id, called := of(one); string(id) == name || domain.Fold(called) == domain.Fold(name) {
				ids = append(ids, id)
			}
		}
	}
	return ids, err
}
