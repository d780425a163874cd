package report

import (
	"slices"

	"preventa/domain"
	"preventa/domain/control"
)

// Definition is a report by its id.
type Definition struct {
	ID      string
	History bool // it tells of the past, for which the journal must have been read
	Build   func(l *control.Look, office domain.Currency) Table
}

// Definitions lists the reports there are.
var Definitions = slices.Concat(closingReports, forecastReports, historyReports)

// Find gives a report by its id.
func Find(id string) (Definition, bool) {
	for _, d := range Definitions {
		if d.ID == id {
			return d, true
		}
	}
	return Definition{}, false
}
