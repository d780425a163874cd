package opportunities

import (
	"context"
	"strconv"

	"preventa/domain"
	"preventa/domain/office"
)

// selectedOnly is what an export is narrowed to while it is of the selected alone.
type selectedOnly struct {
	conditions func(ctx context.Context) ([]office.Condition, error) // read while the file is written
	count      int
}

// exportSelected writes the selected opportunities to a file, as the list shows them. All
// but some are told by those left out, so that a list of any length is soon asked about.
func (l *List) exportSelected() {
	selection := l.Selection()
	if l.modes.current() != nil || !selection.All {
		l.withChosen(func(ids []domain.ID) { l.exportOnly(office.Is, ids) })
		return
	}
	leftOut := make([]domain.ID, len(selection.IDs))
	for i, id := range selection.IDs {
		leftOut[i] = domain.ID(id)
	}
	l.exportOnly(office.IsNot, leftOut)
}

func (l *List) exportOnly(operator office.Operator, ids []domain.ID) {
	if len(ids) > 0 {
		session, query := l.host.Session(), l.Query()
		l.only = &selectedOnly{count: l.Chosen(), conditions: func(ctx context.Context) ([]office.Condition, error) {
			numbers, err := numbersOf(ctx, session, query, ids)
			return []office.Condition{{Column: office.ColumnNumber, Operator: operator, Values: numbers}}, err
		}}
	}
	l.commands.Get("export").Trigger() // which asks for the sheet at once
	l.only = nil
}

// numbersPage is how many rows are read at a time to learn their numbers; of a tenth of
// that, each is read by itself.
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
	for first := 0; len(missing) > numbersPage/10; first += numbersPage {
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
