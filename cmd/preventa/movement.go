package main

import (
	"cmp"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/office"
)

// takeDay makes the day that is asked for, with --to the days from it on, the period of the
// daily movement. Refused for any other report, and with another way to name a period.
func (c *reportCommand) takeDay() error {
	switch {
	case c.Day == "":
		return nil
	case c.ID != office.DailyMovementID:
		return refusal(lang.X("cli.report.day", "--day is of the report {{.Report}} alone.", domain.Args{"Report": office.DailyMovementID}))
	case c.From+c.Period != "":
		return refusal(lang.X("cli.report.day_alone", "--day says the day by itself: leave --from and --period out."))
	}
	if _, err := dayOr("--day", c.Day, 0); err != nil {
		return err
	}
	c.From, c.To = c.Day, cmp.Or(c.To, c.Day)
	return nil
}
