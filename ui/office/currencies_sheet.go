package office

import (
	"context"

	"preventa/domain/office"
	"preventa/domain/report"
	"preventa/ui/kit"
)

var _ kit.Sheeted = (*Currencies)(nil)

// Sheet is the list as it shows.
func (c *Currencies) Sheet() func(context.Context) (report.Sheet, error) {
	return c.SheetFrom(kit.SheetSource[ratedDay]{Value: func(d ratedDay, column office.Column) (any, report.Type) {
		switch column {
		case rateDay:
			return d.Day, report.Date
		case rateValue:
			return d.Rate, report.Exchange
		}
		return nil, report.Text
	}})
}
