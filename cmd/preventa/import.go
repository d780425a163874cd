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

// importCommand brings the rows of a file in as records of a kind.
type importCommand struct {
	kind domain.Kind

	Data   string   `arg:"" name:"data.csv" help:"${help_data}"`
	Office string   `required:"" placeholder:"FILE" help:"${help_office}"`
	Map    []string `sep:"none" placeholder:"FIELD=COLUMN" help:"${help_map}"`
	DryRun bool     `help:"${help_dry_run}"`
}

// Help says what fields there are, what becomes of bad rows, and when the command fails.
func (c *importCommand) Help() string {
	return lang.X("cli.help.import_fields", "Fields: {{.List}}.", domain.Args{"List": list(office.ImportFields(c.kind))}) + "\n\n" +
		lang.X("cli.help.import_"+string(c.kind)+"_found", "") + "\n\n" +
		lang.X("cli.help.import_details", "Good rows go in, as one change that can be undone as one; each bad row is told on standard error with its line and its reason. "+
			"The exit code is 1 when the options are wrong or no row could be taken, and 0 when any could.")
}

// Run imports the file.
func (c *importCommand) Run(e *environment) error { return c.run(e, nil) }

// importOpportunitiesCommand is that of opportunities, whose states have a class.
type importOpportunitiesCommand struct {
	importCommand `embed:""`
	Class         []string `sep:"none" placeholder:"STATE=CLASS" help:"${help_class}"`
}

// Run imports the file.
func (c *importOpportunitiesCommand) Run(e *environment) error {
	classes, err := c.classes()
	if err != nil {
		return err
	}
	return c.run(e, classes)
}

func (c *importOpportunitiesCommand) classes() (map[string]domain.Class, error) {
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

// run imports the file and says what became of its rows. It fails when none of them could
// be taken.
func (c *importCommand) run(e *environment, classes map[string]domain.Class) error {
	rows, err := readRows(e, c.Data, c.kind, c.Map)
	if err != nil {
		return err
	}
	return e.work(c.Office, func(s *office.Session) error {
		result, err := s.Import(e.ctx, c.kind, rows, office.ImportOptions{Classes: classes, DryRun: c.DryRun})
		if err != nil {
			return err
		}
		sayRows(e, slices.Concat(result.Bad, result.Notes))
		c.saySummary(e, s, result)
		if len(rows) > 0 && len(result.Bad) == len(rows) {
			return refusal(lang.X("cli.import.none", "None of the rows could be imported."))
		}
		return nil
	})
}

// readRows reads a file by the mapping given, else by the names of its columns, and says
// what was not sure.
func readRows(e *environment, path string, kind domain.Kind, pairs []string) ([]office.ImportRow, error) {
	mapping, err := importer.ParseMapping(pairs)
	if err != nil {
		return nil, err
	}
	if len(pairs) == 0 {
		if mapping, err = suggested(e, path, kind); err != nil {
			return nil, err
		}
	}
	rows, info, err := importer.Read(path, kind, mapping)
	if err != nil {
		return nil, err
	}
	if info.Encoding != "utf-8" {
		fmt.Fprintln(e.notes, lang.X("cli.import.encoding", "The file is not UTF-8. It was read as {{.Encoding}}.", domain.Args{"Encoding": info.Encoding}))
	}
	return rows, nil
}

// suggested is the mapping that a file's columns suggest. Where they are not called as the
// fields, it says what was read from where, and what was not read.
func suggested(e *environment, path string, kind domain.Kind) (importer.Mapping, error) {
	table, err := importer.Preview(path)
	if err != nil {
		return nil, err
	}
	mapping := importer.Suggest(kind, table.Header)
	var pairs, left []string
	for _, field := range office.ImportFields(kind) {
		if column := mapping[field]; column != "" && column != field {
			pairs = append(pairs, field+"="+column)
		}
	}
	used := map[string]bool{}
	for _, column := range mapping {
		used[column] = true
	}
	for _, column := range table.Header {
		if !used[column] {
			left = append(left, column)
		}
	}
	if len(pairs) > 0 {
		fmt.Fprintln(e.notes, oneLine(lang.X("cli.import.mapped", "Read as: {{.List}}.", domain.Args{"List": list(pairs)})))
	}
	if len(left) > 0 {
		fmt.Fprintln(e.notes, oneLine(lang.X("cli.import.left", "Columns not read: {{.List}}.", domain.Args{"List": list(left)})))
	}
	return mapping, nil
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
	if c.kind == domain.KindOpportunity {
		fmt.Fprintln(e.out, lang.X("cli.import.new", "New: {{.Customers}} customers, {{.Contacts}} contacts, {{.Salespeople}} salespeople, {{.States}} states, {{.Origins}} origins, {{.Tags}} tags", domain.Args{
			"Customers": number(len(r.NewCustomers)), "Contacts": number(len(r.NewContacts)), "Salespeople": number(len(r.NewSalespeople)),
			"States": number(len(r.NewStates)), "Origins": number(len(r.NewOrigins)), "Tags": number(len(r.NewTags))}))
	} else {
		c.sayNew(e, r)
	}
	if c.DryRun {
		fmt.Fprintln(e.out, lang.X("cli.import.rehearsed", "This was a rehearsal: nothing was changed."))
	}
}

// sayNew names what rows referred to and the office did not have.
func (c *importCommand) sayNew(e *environment, r office.ImportResult) {
	for _, one := range []struct {
		kind  domain.Kind // of which new ones are counted as added already
		what  string
		names []string
	}{
		{domain.KindCustomer, lang.X("import.new_customers", "New customers"), r.NewCustomers},
		{domain.KindContact, lang.X("import.new_contacts", "New contacts"), r.NewContacts},
		{"", lang.X("import.new_salespeople", "New salespeople"), r.NewSalespeople},
		{"", lang.X("import.new_sectors", "New sectors"), r.NewSectors},
		{"", lang.X("import.new_tags", "New tags"), r.NewTags},
		{"", lang.X("import.new_positions", "New positions"), r.NewPositions},
		{"", lang.X("import.new_types", "New types of activity"), r.NewTypes},
	} {
		if len(one.names) > 0 && one.kind != c.kind {
			fmt.Fprintln(e.out, oneLine(one.what+": "+list(one.names)))
		}
	}
}
