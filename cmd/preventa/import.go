package main

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/storage/importer"
	"preventa/ui/kit"
)

// importCommand brings the rows of a file in as opportunities.
type importCommand struct {
	Data   string   `arg:"" name:"data.csv" help:"${help_data}"`
	Office string   `required:"" placeholder:"FILE" help:"${help_office}"`
	Map    []string `required:"" sep:"none" placeholder:"FIELD=COLUMN" help:"${help_map}"`
	Class  []string `sep:"none" placeholder:"STATE=CLASS" help:"${help_class}"`
	DryRun bool     `help:"${help_dry_run}"`
}

// Help says what becomes of bad rows, and when the command fails.
func (*importCommand) Help() string {
	return lang.X("cli.help.import_details", "Good rows go in, as one change that can be undone as one; each bad row is told on standard error with its line and its reason. "+
		"A reference that is known already updates its opportunity. The exit code is 1 when the options are wrong or no row could be taken, and 0 when any could.")
}

// Run imports the file and says what became of its rows. It fails when none of them
// could be taken.
func (c *importCommand) Run(e *environment) error {
	mapping, err := importer.ParseMapping(c.Map)
	if err != nil {
		return err
	}
	classes, err := c.classes()
	if err != nil {
		return err
	}
	rows, info, err := importer.Read(c.Data, mapping)
	if err != nil {
		return err
	}
	if info.Encoding != "utf-8" {
		fmt.Fprintln(e.notes, lang.X("cli.import.encoding", "The file is not UTF-8. It was read as {{.Encoding}}.", domain.Args{"Encoding": info.Encoding}))
	}
	return e.work(c.Office, func(s *office.Session) error {
		result, err := s.ImportOpportunities(e.ctx, rows, office.ImportOptions{Classes: classes, DryRun: c.DryRun})
		if err != nil {
			return err
		}
		sayRows(e, slices.Concat(result.Bad, result.Kept))
		c.saySummary(e, s, result)
		if len(rows) > 0 && len(result.Bad) == len(rows) {
			return refusal(lang.X("cli.import.none", "None of the rows could be imported."))
		}
		return nil
	})
}

func (c *importCommand) classes() (map[string]domain.Class, error) {
	classes := map[string]domain.Class{}
	for _, text := range c.Class {
		p, err := split("--class", text, strings.LastIndex)
		if err != nil {
			return nil, err
		}
		class := domain.Class(strings.ToLower(p.right))
		if !class.Valid() {
			return nil, unknown(lang.X("cli.word.class", "class"), p.right, domain.Classes)
		}
		classes[p.left] = class
	}
	return classes, nil
}

func sayRows(e *environment, rows []office.BadRow) {
	for _, row := range rows {
		reason := kit.FieldErrorText(domain.FieldError{Field: row.Field, Key: row.Key, Args: row.Args})
		if row.Field != "" {
			reason = row.Field + ": " + reason
		}
		fmt.Fprintln(e.notes, oneLine(lang.X("cli.import.line", "line {{.Line}}: {{.Reason}}", domain.Args{"Line": row.Line, "Reason": reason})))
	}
}

func (c *importCommand) saySummary(e *environment, s *office.Session, r office.ImportResult) {
	number := func(count int) string { return s.Office().Region().Number(int64(count), 0) }
	fmt.Fprintln(e.out, lang.X("cli.import.summary", "{{.Added}} added, {{.Updated}} updated, {{.Unchanged}} unchanged, {{.Bad}} bad rows", domain.Args{
		"Added": number(r.Added), "Updated": number(r.Updated), "Unchanged": number(r.Unchanged), "Bad": number(len(r.Bad))}))
	fmt.Fprintln(e.out, lang.X("cli.import.new", "New: {{.Customers}} customers, {{.Contacts}} contacts, {{.Salespeople}} salespeople, {{.States}} states, {{.Origins}} origins, {{.Tags}} tags", domain.Args{
		"Customers": number(len(r.NewCustomers)), "Contacts": number(len(r.NewContacts)), "Salespeople": number(len(r.NewSalespeople)),
		"States": number(len(r.NewStates)), "Origins": number(len(r.NewOrigins)), "Tags": number(len(r.NewTags))}))
	if c.DryRun {
		fmt.Fprintln(e.out, lang.X("cli.import.rehearsed", "This was a rehearsal: nothing was changed."))
	}
}
