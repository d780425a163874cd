package opportunities

import (
	"context"
	"strconv"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/ui/kit"
)

// selectedOnly is what an export is narrowed to while it is of the selected alone.
type selectedOnly struct {
	conditions []office.Condition
	count      int
}

// exportSelected writes the selected opportunities to a file, as the list shows them.
func (l *List) exportSelected() {
	query := l.Query()
	l.withChosen(func(ids []domain.ID) {
		kit.Background(l.host.Runner(), func() ([]string, error) {
			return numbersOf(context.Background(), l.host.Session(), query, ids)
		}, func(numbers []string, err error) {
			if err != nil {
				l.host.Failed(err)
				return
			}
			only := office.Condition{Column: office.ColumnNumber, Operator: office.Is, Values: numbers}
			l.only = &selectedOnly{conditions: []office.Condition{only}, count: len(ids)}
			l.commands.Get("export").Trigger() // which asks for the sheet at once
			l.only = nil
		})
	})
}

// numbersPage is how many rows are read at a time to learn their numbers.
const numbersPage = 1000

// numbersOf are the numbers of opportunities, which the rows of a query tell, but for those
// it has not.
func numbersOf(ctx context.Context, s *office.Session, q office.Query, ids []domain.ID) ([]string, error) {
	missing := make(map[domain.ID]bool, len(ids))
	for _, id := range ids {
		missing[id] = true
	}
	var numbers []string
	note := func(id domain.ID, number int64) {
		if missing[id] {
			numbers = append(numbers, strconv.FormatInt(number, 10))
			delete(missing, id)
		}
	}
	for first := 0; len(missing) > 0; first += numbersPage {
		rows, err := s.Opportunities(ctx, q, first, numbersPage)
		if err != nil {
			return nil, err
		}
		for _, row := range rows {
			note(row.ID, row.Number)
		}
		if len(rows) < numbersPage {
			break
		}
	}
	for _, id := range ids {
		if !missing[id] {
			continue
		}
		d, err := s.Opportunity(ctx, id)
		if err != nil {
			return nil, err
		}
		note(id, d.Number)
	}
	return numbers, nil
}
