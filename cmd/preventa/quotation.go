package main

import (
	"context"
	"fmt"
	"path/filepath"

	"fyne.io/fyne/v2/lang"

	"preventa/cmd/preventa/exchange"
	"preventa/domain"
	"preventa/domain/change"
	"preventa/domain/office"
)

// quotationNewCommand makes a quotation.
type quotationNewCommand struct {
	Office      string `required:"" placeholder:"FILE" help:"${help_office}"`
	Opportunity string `required:"" placeholder:"N" help:"${help_about_opportunity}"`
	Copy        string `placeholder:"NUMBER" help:"${help_copy}"`
	Lines       string `placeholder:"lines.csv" help:"${help_lines}"`
}

// Help says what the file of lines holds.
func (*quotationNewCommand) Help() string {
	return lang.X("cli.help.lines_details", "Columns of the lines: {{.List}}. A line with the code of a product takes from it what the file leaves out. "+
		"The quotation is a draft, whose number is printed; a line that cannot be read is told with its column, and then nothing is kept.",
		domain.Args{"List": list(office.ImportFields(domain.KindLine))})
}

// Run makes the quotation and prints its number.
func (c *quotationNewCommand) Run(e *environment) error {
	return e.work(c.Office, func(s *office.Session) error {
		draft, err := c.draft(e, s)
		if err != nil {
			return err
		}
		saved, _, err := s.SaveQuotation(e.ctx, draft)
		if err != nil {
			return err
		}
		fmt.Fprintln(e.out, oneLine(saved.Label()))
		return nil
	})
}

func (c *quotationNewCommand) draft(e *environment, s *office.Session) (draft office.QuotationDraft, err error) {
	row, err := opportunityNumbered(e, s, c.Opportunity)
	if err != nil {
		return draft, err
	}
	var copied domain.Quotation
	if c.Copy != "" {
		if copied, err = s.QuotationNumbered(e.ctx, c.Copy); err != nil {
			return draft, err
		}
	}
	if draft, err = s.NewQuotation(e.ctx, row.ID, copied.ID); err != nil || c.Lines == "" {
		return draft, err
	}
	rows, err := readRows(e, c.Lines, domain.KindLine, nil)
	if err != nil {
		return draft, err
	}
	lines, bad, err := s.ReadLines(e.ctx, rows, draft.Currency)
	if err != nil {
		return draft, err
	}
	if len(bad) > 0 {
		sayRows(e, bad)
		return draft, refusal(lang.X("cli.quotation.bad_lines", "The lines of {{.Path}} have mistakes. No quotation was made.", domain.Args{"Path": c.Lines}))
	}
	draft.Lines = lines
	return draft, nil
}

// quotationMoveCommand sends, accepts or rejects a quotation.
type quotationMoveCommand struct {
	move func(*office.Session, context.Context, domain.ID, domain.Date) (change.Set, error)

	Number string `arg:"" help:"${help_quotation_number}"`
	Office string `required:"" placeholder:"FILE" help:"${help_office}"`
	On     string `placeholder:"DATE" help:"${help_on}"`
}

// Run moves the quotation on and says how it stands.
func (c *quotationMoveCommand) Run(e *environment) error {
	return e.work(c.Office, func(s *office.Session) error {
		on, err := dayOr("--on", c.On, s.Office().Today())
		if err != nil {
			return err
		}
		quotation, err := s.QuotationNumbered(e.ctx, c.Number)
		if err != nil {
			return err
		}
		if _, err := c.move(s, e.ctx, quotation.ID, on); err != nil {
			return err
		}
		after, err := s.Quotation(e.ctx, quotation.ID)
		if err != nil {
			return err
		}
		fmt.Fprintln(e.out, oneLine(after.Label()+": "+statusText(after.Status)))
		return nil
	})
}

// statusText is a status in the person's language.
func statusText(status domain.QuotationStatus) string {
	return lang.X("quotation_status."+string(status), string(status))
}

// quotationReviseCommand makes a new revision of a quotation that was sent.
type quotationReviseCommand struct {
	Number string `arg:"" help:"${help_quotation_number}"`
	Office string `required:"" placeholder:"FILE" help:"${help_office}"`
}

// Run makes the revision, a draft, and prints its number.
func (c *quotationReviseCommand) Run(e *environment) error {
	return e.work(c.Office, func(s *office.Session) error {
		quotation, err := s.QuotationNumbered(e.ctx, c.Number)
		if err != nil {
			return err
		}
		revision, _, err := s.ReviseQuotation(e.ctx, quotation.ID)
		if err != nil {
			return err
		}
		fmt.Fprintln(e.out, oneLine(revision.Label()))
		return nil
	})
}

// quotationPDFCommand writes the printed form of a quotation.
type quotationPDFCommand struct {
	Number string `arg:"" help:"${help_quotation_number}"`
	Office string `required:"" placeholder:"FILE" help:"${help_office}"`
	Output string `short:"o" required:"" placeholder:"FILE" help:"${help_output}"`
}

// Run writes the PDF to a file, whole or not at all, or with "-" to standard output. A
// folder takes it under the name it would be sent by.
func (c *quotationPDFCommand) Run(e *environment) error {
	return e.look(c.Office, func(s *office.Session) error {
		quotation, err := s.QuotationNumbered(e.ctx, c.Number)
		if err != nil {
			return err
		}
		paper, err := s.Paper(e.ctx, quotation.ID)
		if err != nil {
			return err
		}
		files := exchange.Files{}
		name, content, err := files.QuotationPDF(paper)
		if err != nil {
			return err
		}
		if c.Output == "-" {
			_, err = e.out.Write(content)
			return err
		}
		path := c.Output
		if isFolder(path) {
			path = filepath.Join(path, name)
		}
		if err := files.WriteFile(path, content); err != nil {
			return err
		}
		fmt.Fprintln(e.out, path)
		return nil
	})
}
