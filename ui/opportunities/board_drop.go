package opportunities

import (
	"context"
	"slices"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/ui/kit"
)

// dropOn drops cards on a target: at once, or after asking when, for how much or why.
func (b *board) dropOn(rows []office.Row, on boardTarget) {
	d, ok := b.model.drop(rows, on, b.today())
	if !ok || !b.mayModify() {
		return
	}
	if d.ask != "" {
		b.ask(d)
		return
	}
	b.carryOut(d)
}

// ask asks how cards close or wait, and does so to all of them. They stay where they are
// until it is answered.
func (b *board) ask(d boardDrop) {
	ask := map[domain.Class]func(kit.Host, kit.Closing, func(kit.ClosingAnswer)){
		domain.Won: kit.AskWon, domain.Lost: kit.AskLost, domain.OnHold: kit.AskHold}[d.ask]
	answered := func(answer kit.ClosingAnswer) {
		d.rule = answer
		b.carryOut(d)
	}
	if n := len(d.rows); n > 1 {
		ask(b.host, kit.Closing{About: countText(b.region(), int64(n)), State: d.state, Many: true}, answered)
		return
	}
	kit.Background(b.host.Runner(), func() (office.Draft, error) {
		return b.session().Opportunity(context.Background(), d.rows[0].ID)
	}, func(draft office.Draft, err error) {
		if err != nil {
			b.host.Failed(err)
			return
		}
		ask(b.host, kit.Closing{About: draft.Name, State: d.state, Draft: draft}, answered)
	})
}

// carryOut does to each card what its drop means. The cards are shown at their new place at
// once; those that are refused go back.
func (b *board) carryOut(d boardDrop) {
	before := b.model.snapshot()
	told := b.toldText(d)
	b.moving++
	b.show(d, d.rows)
	b.followMoved(d)
	kit.Background(b.host.Runner(), func() (office.Outcome, error) {
		return b.session().EditOpportunities(context.Background(), d.ids(), d.rule)
	}, func(out office.Outcome, err error) {
		b.moving--
		if refused := refusedOf(d, out, err); len(refused) > 0 {
			b.model.columns = before
			b.show(d, except(d.rows, refused))
		}
		b.load()
		if err != nil {
			b.host.Failed(err)
			return
		}
		showOutcome(b.host, out, told(out.Done))
	})
}

// show shows cards where their drop puts them; answers of before mean nothing any more.
func (b *board) show(d boardDrop, rows []office.Row) {
	b.reading.latest.Forget()
	b.reading.generation++
	b.reading.more = map[string]bool{}
	current, has := b.model.current()
	if d.target.column >= 0 {
		b.model.move(rows, d.target.column, func(row *office.Row) { b.foresee(row, d) })
	}
	if at := b.model.find(current.ID); has && at != nowhere {
		b.model.cursor = at
		b.view.reveal(at)
	} else {
		b.model.cursor = b.model.clamp(b.model.cursor)
	}
	b.view.draw(true)
	b.changed()
}

// boardFollowing is a card that was moved, until the column it went to was read again: it
// may stand far below the cards that were read of it.
type boardFollowing struct {
	card   domain.ID // "": none
	column string    // by its key
}

// followMoved keeps the cursor on its card when that was moved.
func (b *board) followMoved(d boardDrop) {
	row, ok := b.model.current()
	if ok && d.target.column >= 0 && slices.Contains(d.ids(), row.ID) {
		b.follow = boardFollowing{row.ID, b.model.key(d.target.column)}
	}
}

// foresee makes of a card what its drop will.
func (b *board) foresee(row *office.Row, d boardDrop) {
	draft := office.Draft{Opportunity: domain.Opportunity{ID: row.ID, State: row.StateID, ExpectedClose: row.Expected,
		Salesperson: row.SalespersonID}}
	d.rule(&draft)
	row.StateID, row.Expected = draft.State, draft.ExpectedClose
	if draft.Salesperson != row.SalespersonID {
		row.SalespersonID, row.Salesperson = draft.Salesperson, b.model.columns[d.target.column].Label
	}
}

// refusedOf are the opportunities a change was refused to: all of them on an error.
func refusedOf(d boardDrop, out office.Outcome, err error) map[domain.ID]bool {
	refused := map[domain.ID]bool{}
	if err != nil {
		for _, id := range d.ids() {
			refused[id] = true
		}
	}
	for _, r := range out.Refused {
		refused[r.ID] = true
	}
	return refused
}

func except(rows []office.Row, without map[domain.ID]bool) []office.Row {
	var kept []office.Row
	for _, row := range rows {
		if !without[row.ID] {
			kept = append(kept, row)
		}
	}
	return kept
}
