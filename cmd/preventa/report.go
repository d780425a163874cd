package main

import (
	"slices"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/control"
	"preventa/domain/office"
	"preventa/domain/report"
	"preventa/storage/export"
)

// reportCommand writes a report.
type reportCommand struct {
	ID          string        `arg:"" name:"id" help:"${help_report_id}"`
	Office      string        `required:"" placeholder:"FILE" help:"${help_office}"`
	From        string        `placeholder:"DATE" help:"${help_from}"`
	To          string        `placeholder:"DATE" help:"${help_to}"`
	Salesperson string        `placeholder:"NAME" help:"${help_salesperson}"`
	Format      export.Format `default:"csv" enum:"csv,json" help:"${help_format}"`
}

// Run writes the report.
func (c *reportCommand) Run(e *environment) error {
	if !slices.Contains(reportIDs(), c.ID) {
		return unknown(lang.X("cli.word.report", "report"), c.ID, reportIDs())
	}
	period, err := period(c.From, c.To)
	if err != nil {
		return err
	}
	return e.look(c.Office, func(s *office.Session) error {
		table, err := c.table(e, s, period)
		if err != nil {
			return err
		}
		return e.write(c.Format, table.Columns, table.Rows)
	})
}

// completenessID is the report that is no figure of the control: it reads the records.
const completenessID = "completeness"

func (c *reportCommand) table(e *environment, s *office.Session, period domain.Period) (report.Table, error) {
	if c.ID == completenessID {
		if c.From != "" || c.To != "" || c.Salesperson != "" {
			return report.Table{}, refusal(lang.X("cli.report.no_filter", "The report {{.Report}} has no period and no salesperson to choose.", domain.Args{"Report": c.ID}))
		}
		return s.CompletenessReport(e.ctx)
	}
	filter := control.Filter{Period: period}
	if c.Salesperson != "" {
		who, err := salesperson(e, s, c.Salesperson)
		if err != nil {
			return report.Table{}, err
		}
		filter.Salespeople = []domain.ID{who}
	}
	return s.Report(e.ctx, c.ID, filter)
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

// salesperson finds one by the fold of the name.
func salesperson(e *environment, s *office.Session, name string) (domain.ID, error) {
	people, err := s.Salespeople(e.ctx)
	if err != nil {
		return "", err
	}
	var names []string
	for _, p := range people {
		if domain.Fold(p.Name) == domain.Fold(name) {
			return p.ID, nil
		}
		names = append(names, p.Name)
	}
	return "", unknown(lang.X("cli.word.salesperson", "salesperson"), name, names)
}

func reportIDs() []string {
	var ids []string
	for _, d := range report.Definitions {
		ids = append(ids, d.ID)
	}
	return append(ids, completenessID)
}
