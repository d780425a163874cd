package main

import (
	"fmt"
	"os"
	"path/filepath"

	"preventa/cmd/preventa/exchange"
	"preventa/domain"
	"preventa/domain/office"
)

// attachCommand keeps a file in the office.
type attachCommand struct {
	File        string `arg:"" help:"${help_attachment}"`
	Office      string `required:"" placeholder:"FILE" help:"${help_office}"`
	Opportunity string `xor:"about" required:"" placeholder:"N" help:"${help_about_opportunity}"`
	Customer    string `xor:"about" required:"" placeholder:"NAME" help:"${help_about_customer}"`
}

// Run keeps the file and prints the name it is kept by, which is that of a plain file.
func (c *attachCommand) Run(e *environment) error {
	return e.work(c.Office, func(s *office.Session) error {
		a := domain.Attachment{Name: filepath.Base(c.File)}
		if c.Opportunity != "" {
			row, err := opportunityNumbered(e, s, c.Opportunity)
			if err != nil {
				return err
			}
			a.Opportunity = row.ID
		} else {
			customer, err := customerNamed(e, s, c.Customer)
			if err != nil {
				return err
			}
			a.Customer = customer.ID
		}
		content, err := exchange.Files{}.ReadFile(c.File, s.Office().Data().AttachmentBytes())
		if err != nil {
			return err
		}
		kept, _, err := s.Attach(e.ctx, a, content)
		if err != nil {
			return err
		}
		fmt.Fprintln(e.out, oneLine(kept.Name))
		return nil
	})
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}
