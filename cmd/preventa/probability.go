package main

import (
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/control"
	"preventa/domain/office"
	"preventa/domain/report"
	"preventa/storage/export"
)

// probabilityCommand tells what the office's own history says of an opportunity.
type probabilityCommand struct {
	figureFilter

	Office      string        `required:"" placeholder:"FILE" help:"${help_office}"`
	Opportunity string        `required:"" placeholder:"NUMBER" help:"${help_number}"`
	Format      export.Format `default:"csv" enum:"csv,json" help:"${help_format}"`
}

// Run writes the probability with the reasons for it, from what closed under the filter.
func (c *probabilityCommand) Run(e *environment) error {
	return e.look(c.Office, func(s *office.Session) error {
		row, err := opportunityNumbered(e, s, c.Opportunity)
		if err != nil {
			return err
		}
		filter, err := c.filter(e, s)
		if err != nil {
			return err
		}
		var guess control.Guess
		there := false
		err = s.Look(e.ctx, filter, true, func(l *control.Look) { guess, there = control.GuessOfNumber(l, row.Number) })
		if err != nil {
			return err
		}
		if !there { // as of that day
			return refusal(lang.X("cli.no_opportunity", "There is no opportunity number {{.Text}}.", domain.Args{"Text": c.Opportunity}))
		}
		table := report.Probability(guess)
		return e.write(c.Format, table.Columns, table.Rows)
	})
}
