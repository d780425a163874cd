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
		filter, err := c.filter(e, s)
		if err != nil {
			return err
		}
		table, err := probabilityTable(e, s, c.Opportunity, filter)
		if err != nil {
			return err
		}
		return writeTable(e.out, c.Format, table, report.FileSetup{})
	})
}

// probabilityTable tells what the office's own history says of the opportunity of a number.
func probabilityTable(e *environment, s *office.Session, number string, filter control.Filter) (report.Table, error) {
	row, err := opportunityNumbered(e, s, number)
	if err != nil {
		return report.Table{}, err
	}
	var guess control.Guess
	there := false
	err = s.Look(e.ctx, filter, true, func(l *control.Look) { guess, there = control.GuessOfNumber(l, row.Number) })
	if err != nil {
		return report.Table{}, err
	}
	if !there { // as of that day
		return report.Table{}, refusal(lang.X("cli.no_opportunity", "There is no opportunity number {{.Text}}.", domain.Args{"Text": number}))
	}
	return report.Probability(guess), nil
}
