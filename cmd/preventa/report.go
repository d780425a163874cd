package main

import (
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
	if _, known := report.Find(c.ID); !known {
		return unknown(lang.X("cli.word.report", "report"), c.ID, reportIDs())
	}
	period, err := period(c.From, c.To)
	if err != nil {
		return err
	}
	return e.look(c.Office, func(s *office.Session) error {
		filter := control.Filter{Period: period}
		if c.Salesperson != "" {
			if filter.Salesperson, err = salesperson(e, s, c.Salesperson); err != nil {
				return err
			}
		}
		table, err := s.Report(e.ctx, c.ID, filter)
		if err != nil {
			return err
		}
		if c.Format == export.JSON {
			return export.WriteJSON(e.out, table)
		}
		return export.WriteCSV(e.out, table)
	})
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
	return ids
}
