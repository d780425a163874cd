package kit

import (
	"preventa/domain"
	"preventa/domain/control"
	"preventa/domain/office"
)

// Span is the period of the filters, as it is kept in what is saved under a name.
func (f *FigureFilters) Span() office.Span {
	switch f.Period {
	case figureAlways:
		return office.Span{}
	case figureDays:
		return office.Span{From: f.Days.From, To: f.Days.To}
	}
	return office.Span{Name: f.Period}
}

// FigureFiltersOf are the filters that something saved under a name asks for. Customer is what
// the customer it is narrowed to is called; the other names are those on offer.
func FigureFiltersOf(asked control.Filter, span office.Span, customer string) FigureFilters {
	f := NewFigureFilters()
	f.Currency, f.Compare, f.AsOf, f.Period = asked.Currency, asked.Compare, asked.AsOf, span.Name
	switch {
	case span.Always():
		f.Period = figureAlways
	case span.Name == "":
		f.Period, f.Days = figureDays, domain.Period{From: span.From, To: span.To}
	}
	f.Salesperson, f.Origin, f.State = onlyFigure(asked.Salespeople), onlyFigure(asked.Origins), onlyFigure(asked.States)
	f.Customer, f.Tag = onlyFigure(asked.Customers), onlyFigure(asked.Tags)
	f.Customer.Name = customer
	return f
}

// onlyFigure is the choice of the one record of a filter.
func onlyFigure(ids []domain.ID) FigureChoice {
	if len(ids) == 0 {
		return FigureChoice{}
	}
	return FigureChoice{On: true, ID: ids[0]}
}
