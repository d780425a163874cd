package main

import (
	"fmt"
	"maps"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/domain/report"
	"preventa/storage/export"
)

// registerCommand makes a prospect a customer.
type registerCommand struct {
	Customer string `arg:"" help:"${help_customer}"`
	Office   string `required:"" placeholder:"FILE" help:"${help_office}"`
}

// Run registers the customer and says so.
func (c *registerCommand) Run(e *environment) error {
	return e.work(c.Office, func(s *office.Session) error {
		customer, err := customerNamed(e, s, c.Customer)
		if err != nil {
			return err
		}
		set, err := s.Register(e.ctx, customer.ID)
		if err != nil {
			return err
		}
		text := lang.X("cli.registered", "{{.Name}} is a registered customer now.", domain.Args{"Name": customer.Name})
		if len(set.Changes) == 0 {
			text = lang.X("cli.registered_already", "{{.Name}} was a registered customer already.", domain.Args{"Name": customer.Name})
		}
		fmt.Fprintln(e.out, oneLine(text))
		return nil
	})
}

// mergeCustomersCommand makes two customers one.
type mergeCustomersCommand struct {
	Keep   string `arg:"" help:"${help_keep}"`
	Gone   string `arg:"" help:"${help_gone}"`
	Office string `required:"" placeholder:"FILE" help:"${help_office}"`
}

// Run merges the customers and says what moved. The one that stays keeps all it has; what
// it lacks it takes from the other.
func (c *mergeCustomersCommand) Run(e *environment) error {
	return e.work(c.Office, func(s *office.Session) error {
		keep, err := customerNamed(e, s, c.Keep)
		if err != nil {
			return err
		}
		gone, err := customerNamed(e, s, c.Gone)
		if err != nil {
			return err
		}
		set, err := s.MergeCustomers(e.ctx, completed(keep, gone), gone.ID)
		if err != nil {
			return err
		}
		fmt.Fprintln(e.out, oneLine(lang.X("cli.merged", "{{.Gone}} is now part of {{.Keep}}. Records changed: {{.Count}}.",
			domain.Args{"Gone": gone.Name, "Keep": keep.Name, "Count": len(set.Changes)})))
		return nil
	})
}

// completed is a customer with what it lacks taken from another.
func completed(keep, from domain.Customer) domain.Customer {
	fields := domain.FieldsOf(from)
	delete(fields, "removed_at")
	maps.Copy(fields, domain.FieldsOf(keep))
	domain.SetFields(&keep, fields)
	return keep
}

// duplicatesCommand lists what may be one record.
type duplicatesCommand struct {
	Office string        `required:"" placeholder:"FILE" help:"${help_office}"`
	Format export.Format `default:"csv" enum:"csv,json" help:"${help_format}"`
}

var duplicateColumns = []report.Column{
	{ID: "kind"}, {ID: "name"}, {ID: "about"}, {ID: "other_name"}, {ID: "other_about"}, {ID: "likeness", Type: report.Rate}, {ID: "same"}, {ID: "id"}, {ID: "other_id"},
}

// Run writes the pairs, the likeliest first.
func (c *duplicatesCommand) Run(e *environment) error {
	return e.look(c.Office, func(s *office.Session) error {
		pairs, err := s.PossibleDuplicates(e.ctx)
		if err != nil {
			return err
		}
		rows := make([][]any, len(pairs))
		for i, p := range pairs {
			var same []string
			for _, r := range p.B.Reasons {
				same = append(same, string(r.Kind))
			}
			rows[i] = []any{string(p.Kind), p.A.Name, p.AboutA, p.B.Name, p.AboutB, p.B.Score, list(same), string(p.A.ID), string(p.B.ID)}
		}
		return e.write(c.Format, duplicateColumns, rows)
	})
}
