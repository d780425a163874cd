package opportunities

import (
	"context"
	"slices"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/office"
	"preventa/ui/kit"
)

const (
	cellWordWidth  float32 = 180
	cellMoneyWidth float32 = 190
	cellDateWidth  float32 = 128
)

// cellEdit makes the editors of the cells of a column, nil for a column that is not edited
// in place.
func (l *List) cellEdit(column office.Column) func(office.Row) *kit.CellEdit {
	makers := map[office.Column]func(*cellEditor){
		office.ColumnState:       (*cellEditor).state,
		office.ColumnProbability: (*cellEditor).probability,
		office.ColumnAmount:      (*cellEditor).amount,
		office.ColumnExpected:    (*cellEditor).expected,
		office.ColumnSalesperson: (*cellEditor).salesperson,
		office.ColumnOrigin:      (*cellEditor).origin,
		office.ColumnCompetitor:  (*cellEditor).competitor,
		office.ColumnHoldUntil:   (*cellEditor).holdUntil,
		office.ColumnName:        (*cellEditor).name,
		office.ColumnReference:   (*cellEditor).reference,
	}
	fill, edited := makers[column]
	if !edited {
		return nil
	}
	return func(row office.Row) *kit.CellEdit {
		if !l.mayEdit(row) || !hasField(row, column) {
			return nil
		}
		e := newCellEditor(l, row)
		if e == nil {
			return nil
		}
		fill(e)
		return &e.CellEdit
	}
}

// hasField reports whether an opportunity of its class has the field of a column.
func hasField(row office.Row, column office.Column) bool {
	switch column {
	case office.ColumnHoldUntil:
		return row.Class == domain.OnHold
	case office.ColumnProbability: // what is closed is certain
		return !row.Class.IsClosed()
	}
	return true
}

// mayEdit reports the right to change an opportunity, others' too where it is theirs.
func (l *List) mayEdit(row office.Row) bool {
	session, right := l.host.Session(), access.Modify
	if row.SalespersonID != session.Me().ID {
		right |= access.ModifyOthers
	}
	return session.May(access.Opportunities, right)
}

// cellEditor is the editor of a cell of an opportunity.
type cellEditor struct {
	kit.CellEdit
	list  *List
	row   office.Row
	words bulkWords
	set   *kit.Fieldset // makes the controls
	// take gives what the control makes of the opportunity: nil when it says what the row
	// says, an error when what was typed is no value.
	take func() (func(*office.Draft), error)
}

// newCellEditor reads what there is to choose from; nil when that failed.
func newCellEditor(l *List, row office.Row) *cellEditor {
	words, err := readBulkWords(context.Background(), l.host.Session())
	if err != nil {
		l.host.Failed(err)
		return nil
	}
	e := &cellEditor{list: l, row: row, words: words, set: kit.NewFieldset(l.host, func() {})}
	e.Commit = e.commit
	return e
}

// commit saves what the control says, as if it were typed in the form.
func (e *cellEditor) commit(done func(ok bool)) {
	rule, err := e.take()
	if err != nil {
		e.refuse(kit.ErrorText(err), done)
		return
	}
	if rule == nil {
		done(true)
		return
	}
	host := e.list.host
	kit.Background(host.Runner(), func() (office.Outcome, error) {
		return host.Session().EditOpportunities(context.Background(), []domain.ID{e.row.ID}, rule)
	}, func(out office.Outcome, err error) {
		switch {
		case err != nil:
			e.refuse(kit.ErrorText(err), done)
		case len(out.Refused) > 0:
			e.refuse(cellReason(out.Refused[0].Err), done)
		default:
			done(true)
		}
	})
}

func (e *cellEditor) refuse(reason string, done func(ok bool)) {
	done(false)
	e.SetError(reason)
}

// cellReason is why a value was refused; the cell says which field it is of.
func cellReason(err error) string {
	if problems, ok := kit.FieldErrors(err); ok && len(problems) == 1 {
		return kit.ErrorText(err)
	}
	return reasonText(err)
}

// choose edits by a lookup, which commits as soon as an option is chosen.
func (e *cellEditor) choose(options []kit.Option, now domain.ID, name string, clearable bool, take func(id domain.ID) func(*office.Draft)) {
	lookup := kit.NewLookup(kit.SearchIn(options))
	lookup.Clearable = clearable
	lookup.SetSelected(kit.Option{ID: string(now), Text: name})
	lookup.OnChanged = func(kit.Option) { e.Finish() }
	e.Editor, e.Width = lookup, cellWordWidth
	e.take = func() (func(*office.Draft), error) {
		if chosen := domain.ID(lookup.Selected().ID); chosen != now {
			return take(chosen), nil
		}
		return nil, nil
	}
}

// state goes to another state. How it closes, waits or is reopened is asked as the menu
// asks it, once the cell is left.
func (e *cellEditor) state() {
	var options []kit.Option
	for _, o := range e.words.stateOptions() {
		if s := e.words.state(domain.ID(o.ID)); s.Class == domain.Open || !e.row.Class.IsClosed() || s.ID == e.row.StateID {
			options = append(options, o)
		}
	}
	e.choose(options, e.row.StateID, e.row.State, false, func(id domain.ID) func(*office.Draft) {
		to := e.words.state(id)
		if to.Class == domain.Open && !e.row.Class.IsClosed() {
			return func(d *office.Draft) { d.State = id }
		}
		e.list.askOne(e.row, to)
		return nil
	})
}

func (e *cellEditor) salesperson() {
	e.choose(e.words.salespersonOptions(), e.row.SalespersonID, e.row.Salesperson, true, func(id domain.ID) func(*office.Draft) {
		return func(d *office.Draft) { d.Salesperson = id }
	})
}

func (e *cellEditor) origin() {
	e.choose(itemOptions(e.words.origins), e.row.OriginID, e.row.Origin, true, func(id domain.ID) func(*office.Draft) {
		return func(d *office.Draft) { d.Origin = id }
	})
}

// competitor takes a new name as well.
func (e *cellEditor) competitor() {
	e.choose(itemOptions(e.words.competitors), e.row.CompetitorID, e.row.Competitor, true, nil)
	lookup := e.Editor.(*kit.Lookup)
	e.set.TakeNames(lookup)
	e.take = func() (func(*office.Draft), error) {
		chosen := lookup.Selected()
		if domain.ID(chosen.ID) == e.row.CompetitorID && chosen.Text == e.row.Competitor {
			return nil, nil
		}
		return func(d *office.Draft) {
			d.Competitor, d.NewCompetitor = domain.ID(chosen.ID), ""
			if chosen.ID == "" {
				d.NewCompetitor = chosen.Text
			}
		}, nil
	}
}

// probability becomes a person's own.
func (e *cellEditor) probability() {
	percent := e.set.Percent("probability", func(int) {})
	percent.SetValue(e.row.Probability)
	e.Editor = percent
	e.take = func() (func(*office.Draft), error) {
		typed, err := percent.Value()
		if err != nil || typed == e.row.Probability {
			return nil, err
		}
		return func(d *office.Draft) { d.Opportunity = d.StateProbability(typed) }, nil
	}
}

func (e *cellEditor) amount() {
	currencies := e.words.currencies
	if !slices.Contains(currencies, e.row.Amount.Currency) {
		currencies = append([]domain.Currency{e.row.Amount.Currency}, currencies...)
	}
	money := e.set.Money("amount", currencies, func(domain.Money, bool) {})
	if e.row.Amount.Minor == 0 {
		money.SetEmpty(e.row.Amount.Currency)
	} else {
		money.SetValue(e.row.Amount)
	}
	e.Editor, e.Width = money, cellMoneyWidth
	e.take = func() (func(*office.Draft), error) {
		typed, _, err := money.Value()
		if err != nil || typed == e.row.Amount {
			return nil, err
		}
		return func(d *office.Draft) { d.Amount, d.Currency = typed.Minor, typed.Currency }, nil
	}
}

// day edits by a date field.
func (e *cellEditor) day(now domain.Date, take func(d *office.Draft, day domain.Date)) {
	field := e.set.Date("day", func(domain.Date) {})
	field.SetValue(now)
	e.Editor, e.Width = field, cellDateWidth
	e.take = func() (func(*office.Draft), error) {
		typed, err := field.Value()
		if err != nil || typed == now {
			return nil, err
		}
		return func(d *office.Draft) { take(d, typed) }, nil
	}
}

func (e *cellEditor) expected() {
	e.day(e.row.Expected, func(d *office.Draft, day domain.Date) { d.ExpectedClose = day })
}

func (e *cellEditor) holdUntil() {
	e.day(e.row.HoldUntil, func(d *office.Draft, day domain.Date) { d.HoldUntil = day })
}

// line edits by an entry of one line.
func (e *cellEditor) line(now string, take func(d *office.Draft, text string)) {
	entry := kit.NewTextEntry()
	entry.SetText(now)
	e.Editor, e.Width = entry, cellWordWidth
	e.take = func() (func(*office.Draft), error) {
		text := entry.Text
		if text == now {
			return nil, nil
		}
		return func(d *office.Draft) { take(d, text) }, nil
	}
}

func (e *cellEditor) name() {
	e.line(e.row.Name, func(d *office.Draft, text string) { d.Name = text })
}

func (e *cellEditor) reference() {
	e.line(e.row.Reference, func(d *office.Draft, text string) { d.Reference = text })
}

// askOne asks how one opportunity closes, waits or is reopened, and does so.
func (l *List) askOne(row office.Row, to domain.State) {
	ask := map[domain.Class]func(kit.Host, kit.Closing, func(kit.ClosingAnswer)){
		domain.Open: kit.AskReopen, domain.Won: kit.AskWon, domain.Lost: kit.AskLost, domain.OnHold: kit.AskHold}[to.Class]
	kit.Background(l.host.Runner(), func() (office.Draft, error) {
		return l.host.Session().Opportunity(context.Background(), row.ID)
	}, func(d office.Draft, err error) {
		if err != nil {
			l.host.Failed(err)
			return
		}
		ask(l.host, kit.Closing{About: d.Name, State: to.ID, Draft: d}, func(answer kit.ClosingAnswer) {
			l.edit([]domain.ID{row.ID}, answer, func(done int) string { return movedToText(done, to.Name) })
		})
	})
}
