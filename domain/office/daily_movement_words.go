package office

import (
	"context"
	"strings"

	"preventa/domain"
	"preventa/domain/control"
	"preventa/domain/region"
	"preventa/domain/report"
)

// MovementBridgeWords are the steps of a bridge over some days, in a region's way of writing
// amounts of a currency.
type MovementBridgeWords struct {
	Days     domain.Period
	Region   region.Region
	Currency domain.Currency
	OfOne    bool // the movements beside it are of one person, the bridge is of the whole office
	Words    report.Words
}

// Text says how what was in progress became what is: each step with its amount, from the evening
// before the days to that of the last of them.
func (b MovementBridgeWords) Text(steps []control.BridgeStep) string {
	opening := "movement.bridge"
	if b.OfOne {
		opening = "movement.bridge_office"
	}
	var parts []string
	for _, s := range steps {
		amount := b.Region.Money(domain.Money{Minor: s.Amount, Currency: b.Currency})
		name := strings.ToLower(b.Words("bridge."+s.Step.ID(), nil))
		switch {
		case s.Step == control.StepOpening:
			parts = append(parts, b.on(opening, b.Days.From-1)+": "+amount)
		case s.Step == control.StepClosing:
			parts = append(parts, "= "+amount+" "+b.on("movement.bridge_end", b.Days.To))
		case s.Count == 0:
		case s.Step.TakesAway():
			parts = append(parts, "− "+name+" "+amount)
		default:
			parts = append(parts, "+ "+name+" "+amount)
		}
	}
	return strings.Join(parts, "  ")
}

func (b MovementBridgeWords) on(key string, day domain.Date) string {
	return b.Words(key, domain.Args{"Day": b.Region.Date(day)})
}

// movementNotes lead, under the title of the daily movement, from what was in progress before its
// days to what was after them.
func (s *Session) movementNotes(ctx context.Context, spec ReportSpec, words report.Words) ([]string, error) {
	dated, err := s.dated(spec)
	if err != nil {
		return nil, err
	}
	days := dated.Filter.Period
	if days.From == 0 {
		return nil, nil // from the very beginning: nothing was in progress before
	}
	if days.To == 0 {
		days.To = s.office.Today()
	}
	steps, err := s.MovementBridge(ctx, days)
	b := MovementBridgeWords{Days: days, Region: s.office.Region(), Currency: s.office.Data().Currency, OfOne: len(dated.Filter.Salespeople) > 0, Words: words}
	return []string{b.Text(steps)}, err
}
