package control

import (
	"encoding/json"
	"slices"

	"preventa/domain"
	"preventa/domain/control"
)

// choice is the one record that the figures are narrowed to; the id "" is that of none.
type choice struct {
	On   bool      `json:"on,omitempty"` // else it is all of them
	ID   domain.ID `json:"id,omitempty"`
	Name string    `json:"name,omitempty"` // as it was when chosen
}

func (c choice) ids() []domain.ID {
	if !c.On {
		return nil
	}
	return []domain.ID{c.ID}
}

// filters is what a person narrows all the figures to.
type filters struct {
	Period      period             `json:"period"`
	Days        domain.Period      `json:"days"` // of the period of other dates
	Salesperson choice             `json:"salesperson"`
	Origin      choice             `json:"origin"`
	State       choice             `json:"state"`
	Customer    choice             `json:"customer"`
	Tag         choice             `json:"tag"`
	Currency    domain.Currency    `json:"currency,omitempty"`
	Compare     control.Comparison `json:"compare"`
	AsOf        domain.Date        `json:"as_of,omitempty"`
	Crossed     []crossing         `json:"crossed,omitempty"` // in the order they were made
}

// crossing is a filter that came from a bar of a chart, and what it was before.
type crossing struct {
	By     domain.Kind `json:"by"`
	Before choice      `json:"before"`
}

// freshFilters are those of a dashboard nobody narrowed.
func freshFilters() filters { return filters{Period: trailing12, Compare: control.WithPrevious} }

// day is the day that the figures stand at.
func (f *filters) day(today domain.Date) domain.Date {
	if f.isPast(today) {
		return f.AsOf
	}
	return today
}

// isPast reports that the figures are those of a day behind today.
func (f *filters) isPast(today domain.Date) bool { return f.AsOf != 0 && f.AsOf < today }

// filter is what the figures are computed from. Relative periods are those of the day that
// the figures stand at.
func (f *filters) filter(today domain.Date, fiscalMonth int) control.Filter {
	c := control.Filter{
		Period: f.Days, Salespeople: f.Salesperson.ids(), Origins: f.Origin.ids(), States: f.State.ids(),
		Customers: f.Customer.ids(), Tags: f.Tag.ids(), Currency: f.Currency, Compare: f.Compare,
	}
	if f.Period != someDays {
		c.Period = daysOf(f.Period, f.day(today), fiscalMonth)
	}
	if f.isPast(today) {
		c.AsOf = f.AsOf
	}
	return c
}

// of is the choice that a narrowing is about.
func (f *filters) of(by domain.Kind) *choice {
	switch by {
	case domain.KindPerson:
		return &f.Salesperson
	case domain.KindState:
		return &f.State
	case domain.KindCustomer:
		return &f.Customer
	}
	return &f.Origin
}

// choose takes a choice that a person made in the filter row; it is no longer one of a bar.
func (f *filters) choose(by domain.Kind, c choice) {
	*f.of(by) = c
	f.forget(by)
}

func (f *filters) forget(by domain.Kind) {
	f.Crossed = slices.DeleteFunc(f.Crossed, func(c crossing) bool { return c.By == by })
}

// cross narrows all figures to what a bar stands for.
func (f *filters) cross(n Narrowing) {
	if !slices.ContainsFunc(f.Crossed, func(c crossing) bool { return c.By == n.By }) {
		f.Crossed = append(f.Crossed, crossing{By: n.By, Before: *f.of(n.By)})
	}
	*f.of(n.By) = choice{On: true, ID: n.ID, Name: n.Name}
}

// uncross takes that back.
func (f *filters) uncross(by domain.Kind) {
	for _, c := range f.Crossed {
		if c.By == by {
			*f.of(by) = c.Before
		}
	}
	f.forget(by)
}

// isCrossed reports that the figures are narrowed to just what a bar stands for.
func (f *filters) isCrossed(n Narrowing) bool {
	return *f.of(n.By) == choice{On: true, ID: n.ID, Name: n.Name}
}

// keep is the filters as they are kept over a restart.
func (f *filters) keep() string {
	text, err := json.Marshal(f)
	if err != nil {
		return ""
	}
	return string(text)
}

// readFilters takes up what keep gave; what it cannot understand is as nobody narrowed it.
func readFilters(text string) filters {
	f := freshFilters()
	if json.Unmarshal([]byte(text), &f) != nil {
		return freshFilters()
	}
	if f.Period != someDays && !slices.Contains(periods, f.Period) {
		f.Period = trailing12
	}
	if f.Compare != control.NotCompared && f.Compare != control.WithYearAgo {
		f.Compare = control.WithPrevious
	}
	f.Crossed = slices.DeleteFunc(f.Crossed, func(c crossing) bool {
		return !slices.Contains([]domain.Kind{domain.KindPerson, domain.KindState, domain.KindCustomer, domain.KindItem}, c.By)
	})
	return f
}
