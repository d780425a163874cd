package main

import (
	"slices"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/domain/report"
	"preventa/storage/export"
)

// reportCommand writes a report.
type reportCommand struct {
	figureFilter

	ID          string        `arg:"" name:"id" help:"${help_report_id}"`
	Office      string        `required:"" placeholder:"FILE" help:"${help_office}"`
	By          string        `placeholder:"salesperson" help:"${help_by}"`
	Opportunity string        `placeholder:"NUMBER" help:"${help_report_opportunity}"`
	Format      export.Format `default:"csv" enum:"csv,json" help:"${help_format}"`
}

// Run writes the report.
func (c *reportCommand) Run(e *environment) error {
	if !slices.Contains(reportIDs(), c.ID) {
		return unknown(lang.X("cli.word.report", "report"), c.ID, reportIDs())
	}
	if (c.ID == probabilityID) != (c.Opportunity != "") {
		return refusal(lang.X("cli.report.which_opportunity", "The report {{.Report}}, and no other, is of one opportunity: --opportunity gives its number.", domain.Args{"Report": probabilityID}))
	}
	if c.ID == probabilityID {
		return (&probabilityCommand{c.figureFilter, c.Office, c.Opportunity, c.Format}).Run(e)
	}
	return e.look(c.Office, func(s *office.Session) error {
		table, err := c.table(e, s)
		if err != nil {
			return err
		}
		return e.write(c.Format, table.Columns, table.Rows)
	})
}

// Reports that are no figures of the control: one reads the records, one is of a single
// opportunity.
const (
	completenessID = "completeness"
	probabilityID  = "probability"
)

func (c *reportCommand) table(e *environment, s *office.Session) (report.Table, error) {
	if c.ID == completenessID {
		if c.given() || c.By != "" {
			return report.Table{}, refusal(lang.X("cli.report.no_filter", "The report {{.Report}} is of the whole office and takes no filter.", domain.Args{"Report": c.ID}))
		}
		return s.CompletenessReport(e.ctx)
	}
	id, err := c.reportID()
	if err != nil {
		return report.Table{}, err
	}
	filter, err := c.filter(e, s)
	if err != nil {
		return report.Table{}, err
	}
	return s.Report(e.ctx, id, filter)
}

// reportID is the report asked for, told apart by what is asked for.
func (c *reportCommand) reportID() (string, error) {
	if c.By == "" {
		return c.ID, nil
	}
	apart := c.ID + "-by-" + c.By
	if _, known := report.Find(apart); !known {
		return "", refusal(lang.X("cli.report.not_by", "The report {{.Report}} cannot be told apart by “{{.By}}”.", domain.Args{"Report": c.ID, "By": c.By}))
	}
	return apart, nil
}

// write writes rows in a format.
func (e *environment) write(f export.Format, columns []report.Column, rows [][]any) error {
	out := export.New(f, e.out, columns)
	if err := out.Write(rows); err != nil {
		return err
	}
	return out.Close()
}

func period(from, to string) (p domain.Period, err error) {
	if p.From, err = day("--from", from); err != nil {
		return p, err
	}
	if p.To, err = day("--to", to); err != nil {
		return p, err
	}
	if p.To != 0 && p.To < p.From {
		return p, refusal(lang.X("cli.period", "The period ends before it begins: {{.From}} to {{.To}}.", domain.Args{"From": from, "To": to}))
	}
	return p, nil
}

func day(option, text string) (domain.Date, error) {
	date, err := domain.ParseDate(text)
	if err != nil {
		return 0, refusal(lang.X("cli.bad_date", "{{.Option}} “{{.Text}}” is no date written YYYY-MM-DD.", domain.Args{"Option": option, "Text": text}))
	}
	return date, nil
}

// reportIDs are the reports by what they are called on the command line.
func reportIDs() []string {
	var ids []string
	for _, d := range report.Definitions {
		ids = append(ids, d.ID)
	}
	return append(ids, completenessID, probabilityID)
}
