package main

import (
	"fmt"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/change"
	"preventa/domain/office"
)

// oneOpportunity is what every command about an opportunity is given.
type oneOpportunity struct {
	Number string `arg:"" help:"${help_number}"`
	Office string `required:"" placeholder:"FILE" help:"${help_office}"`
	State  string `placeholder:"NAME" help:"${help_state}"`
}

// move enters the opportunity into a state of a class by a use case, and says where it is.
func (c *oneOpportunity) move(e *environment, class domain.Class, do func(*office.Session, office.Row, domain.ID) (change.Set, error)) error {
	return e.work(c.Office, func(s *office.Session) error {
		row, err := opportunityNumbered(e, s, c.Number)
		if err != nil {
			return err
		}
		state, err := stateNamed(e, s, class, c.State)
		if err != nil {
			return err
		}
		if _, err := do(s, row, state); err != nil {
			return err
		}
		if row, err = opportunityNumbered(e, s, c.Number); err != nil {
			return err
		}
		fmt.Fprintln(e.out, oneLine(lang.X("cli.opportunity.moved", "Opportunity {{.Number}} “{{.Name}}”: {{.State}}",
			domain.Args{"Number": row.Number, "Name": row.Name, "State": row.State})))
		return nil
	})
}

// winCommand closes an opportunity as won.
type winCommand struct {
	oneOpportunity `embed:""`
	Amount         string `placeholder:"1234.50" help:"${help_amount}"`
	On             string `placeholder:"DATE" help:"${help_on}"`
}

// Run wins the opportunity.
func (c *winCommand) Run(e *environment) error {
	return c.move(e, domain.Won, func(s *office.Session, row office.Row, state domain.ID) (change.Set, error) {
		on, err := dayOr("--on", c.On, s.Office().Today())
		if err != nil {
			return change.Set{}, err
		}
		amount := row.Amount
		if c.Amount != "" {
			var plain bool
			if amount, plain = domain.ParsePlain(c.Amount, amount.Currency); !plain {
				return change.Set{}, refusal(lang.X("cli.bad_amount", "--amount “{{.Text}}” is no amount in {{.Currency}} written 1234.50.",
					domain.Args{"Text": c.Amount, "Currency": row.Amount.Currency}))
			}
		}
		return s.WinOpportunity(e.ctx, row.ID, state, on, amount)
	})
}

// loseCommand closes an opportunity as lost.
type loseCommand struct {
	oneOpportunity `embed:""`
	Reason         string `placeholder:"NAME" help:"${help_reason}"`
	Note           string `placeholder:"TEXT" help:"${help_note}"`
	On             string `placeholder:"DATE" help:"${help_on}"`
}

// Run loses the opportunity.
func (c *loseCommand) Run(e *environment) error {
	return c.move(e, domain.Lost, func(s *office.Session, row office.Row, state domain.ID) (change.Set, error) {
		on, err := dayOr("--on", c.On, s.Office().Today())
		if err != nil {
			return change.Set{}, err
		}
		reason, err := itemNamed(e, s, domain.LossReasons, lang.X("cli.word.reason", "loss reason"), c.Reason)
		if err != nil {
			return change.Set{}, err
		}
		return s.LoseOpportunity(e.ctx, row.ID, state, on, reason, c.Note)
	})
}

// holdCommand puts an opportunity on hold.
type holdCommand struct {
	oneOpportunity `embed:""`
	Until          string `placeholder:"DATE" help:"${help_until}"`
}

// Run holds the opportunity.
func (c *holdCommand) Run(e *environment) error {
	return c.move(e, domain.OnHold, func(s *office.Session, row office.Row, state domain.ID) (change.Set, error) {
		until, err := day("--until", c.Until)
		if err != nil {
			return change.Set{}, err
		}
		return s.HoldOpportunity(e.ctx, row.ID, state, until)
	})
}

// reopenCommand takes a closed opportunity back.
type reopenCommand struct {
	oneOpportunity `embed:""`
}

// Run reopens the opportunity.
func (c *reopenCommand) Run(e *environment) error {
	return c.move(e, domain.Open, func(s *office.Session, row office.Row, state domain.ID) (change.Set, error) {
		return s.ReopenOpportunity(e.ctx, row.ID, state)
	})
}
