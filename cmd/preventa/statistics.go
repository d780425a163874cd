package main

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/control"
	"preventa/domain/office"
	"preventa/storage/export"
	"preventa/ui/kit"
)

// statisticsCommand writes a pivot of the opportunities.
type statisticsCommand struct {
	figureFilter
	dataOptions

	Office  string        `required:"" placeholder:"FILE" help:"${help_office}"`
	Rows    string        `required:"" placeholder:"FIELD" help:"${help_statistics_rows}"`
	Columns string        `placeholder:"FIELD" help:"${help_statistics_columns}"`
	Measure string        `required:"" placeholder:"MEASURE" help:"${help_statistics_measure}"`
	Format  export.Format `default:"" placeholder:"FORMAT" help:"${help_report_format}"`
	Output  string        `short:"o" placeholder:"FILE" help:"${help_list_output}"`
}

// Run writes the pivot: for other programs a line for each cell and total, for people as it
// shows on screen.
func (c *statisticsCommand) Run(e *environment) error {
	format, err := formatAsked(c.Format, c.Output)
	if err != nil {
		return err
	}
	spec, err := c.spec()
	if err != nil {
		return err
	}
	return e.look(c.Office, func(s *office.Session) error {
		if !s.May(access.Export, access.Read) {
			return domain.Fail(domain.Forbidden, "", nil)
		}
		filter, err := c.filter(e, s)
		if err != nil {
			return err
		}
		found, err := s.Statistics(e.ctx, filter, spec)
		if err != nil {
			return err
		}
		if isData(format) {
			setup, err := c.setup()
			if err != nil {
				return err
			}
			return e.writeReport(c.Output, format, madeReport{table: found.Table(), file: setup})
		}
		sheet, err := s.StatisticsSheet(e.ctx, found, filter, office.ShowValue, kit.Words)
		if err != nil {
			return err
		}
		return e.writeReport(c.Output, format, madeReport{sheet: sheet})
	})
}

// spec is the pivot that the options name.
func (c *statisticsCommand) spec() (spec control.PivotSpec, err error) {
	field := lang.X("cli.word.field", "field")
	if spec.Rows, err = oneOf(field, c.Rows, control.PivotFields); err != nil {
		return spec, err
	}
	if c.Columns != "" {
		if spec.Columns, err = oneOf(field, c.Columns, control.PivotFields); err != nil {
			return spec, err
		}
	}
	spec.Measure, err = oneOf(lang.X("cli.word.measure", "measure"), c.Measure, control.PivotMeasures)
	return spec, err
}

// oneOf is the one of some words that a text names, in which words are parted by - or _.
func oneOf[T ~string](what, text string, words []T) (T, error) {
	one := T(strings.ReplaceAll(strings.ToLower(text), "-", "_"))
	if !slices.Contains(words, one) {
		return "", unknown(what, text, words)
	}
	return one, nil
}
