package kit

import (
	"encoding/json"
	"slices"

	"preventa/domain"
	"preventa/domain/control"
)

// FigureChoice is the one record that the figures are narrowed to; the id "" is that of none.
type FigureChoice struct {
	On   bool      `json:"on,omitempty"` // else it is all of them
	ID   domain.ID `json:"id,omitempty"`
	Name string    `json:"name,omitempty"` // as it was when chosen
}

func (c FigureChoice) ids() []domain.ID {
	if !c.On {
		return nil
	}
	return []domain.ID{c.ID}
}

// FigureFilters is what a person narrows all the figures to.
type FigureFilters struct {
	Period      figurePeriod       `json:"period"`
	Days        domain.Period      `json:"days"` // of the period of other dates
	Salesperson FigureChoice       `json:"salesperson"`
	Origin      FigureChoice       `json:"origin"`
	State       FigureChoice       `json:"state"`
	Customer    FigureChoice       `json:"customer"`
	Tag         FigureChoice       `json:"tag"`
	Currency    domain.Currency    `json:"currency,omitempty"`
	Compare     control.Comparison `json:"compare"`
	AsOf        domain.Date        `json:"as_of,omitempty"`
	Crossed     []figureCrossing   `json:"crossed,omitempty"` // in the order they were made
}

// figureCrossing is a filter that came from a bar of a chart, and what it was before.
type figureCrossing struct {
	By     domain.Kind  `json:"by"`
	Before FigureChoice `json:"before"`
}

// NewFigureFilters are those that nobody narrowed.
func NewFigureFilters() FigureFilters {
	return FigureFilters{Period: figureTrailing, Compare: control.WithPrevious}
}

// Day is the day that the figures stand at.
func (f *FigureFilters) Day(today domain.Date) domain.Date {
	if f.isPast(today) {
		return f.AsOf
	}
	return today
}

// isPast reports that the figures are those of a day behind today.
func (f *FigureFilters) isPast(today domain.Date) bool { return f.AsOf != 0 && f.AsOf < today }

// Filter is what the figures are computed from. Relative periods are those of the day that
// the figures stand at.
func (f *FigureFilters) Filter(today domain.Date, fiscalMonth int) control.Filter {
	c := control.Filter{
		Period: f.Days, Salespeople: f.Salesperson.ids(), Origins: f.Origin.ids(), States: f.State.ids(),
		Customers: f.Customer.ids(), Tags: f.Tag.ids(), Currency: f.Currency, Compare: f.Compare,
	}
	if f.Period != figureDays {
		c.Period = figureDaysOf(f.Period, f.Day(today), fiscalMonth)
	}
	if f.isPast(today) {
		c.AsOf = f.AsOf
	}
	return c
}

// of is the choice that a narrowing is about.
func (f *FigureFilters) of(by domain.Kind) *FigureChoice {
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
func (f *FigureFilters) choose(by domain.Kind, c FigureChoice) {
	*f.of(by) = c
	f.forget(by)
}

func (f *FigureFilters) forget(by domain.Kind) {
	f.Crossed = slices.DeleteFunc(f.Crossed, func(c figureCrossing) bool { return c.By == by })
}

// Cross narrows all figures to what a bar stands for.
func (f *FigureFilters) Cross(n Narrowing) {
	if !slices.ContainsFunc(f.Crossed, func(c figureCrossing) bool { return c.By == n.By }) {
		f.Crossed = append(f.Crossed, figureCrossing{By: n.By, Before: *f.of(n.By)})
	}
	*f.of(n.By) = FigureChoice{On: true, ID: n.ID, Name: n.Name}
}

// Uncross takes that back.
func (f *FigureFilters) Uncross(by domain.Kind) {
	for _, c := range f.Crossed {
		if c.By == by {
			*f.of(by) = c.Before
		}
	}
	f.forget(by)
}

// IsCrossed reports that the figures are narrowed to just what a bar stands for.
func (f *FigureFilters) IsCrossed(n Narrowing) bool {
	return *f.of(n.By) == FigureChoice{On: true, ID: n.ID, Name: n.Name}
}

// Always narrows to no period.
func (f *FigureFilters) Always() { f.Period = figureAlways }

// Keep is the filters as they are kept over a restart.
func (f *FigureFilters) Keep() string {
	text, err := json.Marshal(f)
	if err != nil {
		return ""
	}
	return string(text)
}

// ReadFigureFilters takes up what Keep gave; what it cannot understand is as nobody narrowed it.
func ReadFigureFilters(text string) FigureFilters {
	f := NewFigureFilters()
	if json.Unmarshal([]byte(text), &f) != nil {
		return NewFigureFilters()
	}
	if f.Period != figureDays && !slices.Contains(figurePeriods, f.Period) {
		f.Period = figureTrailing
	}
	if f.Compare != control.NotCompared && f.Compare != control.WithYearAgo {
		f.Compare = control.WithPrevious
	}
	f.Crossed = slices.DeleteFunc(f.Crossed, func(c figureCrossing) bool {
		return !slices.Contains([]domain.Kind{domain.KindPerson, domain.KindState, domain.KindCustomer, domain.KindItem}, c.By)
	})
	return f
}

// Narrowing is one salesperson, origin, state, customer or tag to which all figures can be
// narrowed.
type Narrowing struct {
	By   domain.Kind // KindPerson, KindState, KindCustomer; KindItem is an origin
	ID   domain.ID
	Name string
}
