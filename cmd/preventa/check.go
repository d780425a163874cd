package main

import (
	"fmt"
	"text/tabwriter"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/storage/officefile"
)

// checkCommand examines an office file.
type checkCommand struct {
	File string `arg:"" help:"${help_file}"`
}

// Run prints what the examination found. It fails when the file is not sound.
func (c *checkCommand) Run(e *environment) error {
	file, err := officefile.OpenReadOnly(e.ctx, c.File)
	if err != nil {
		return err
	}
	defer file.Close()
	found, err := file.Check(e.ctx)
	if err != nil {
		return err
	}
	printCheckup(e, file.Path, found)
	if !found.Sound() {
		return unsound(file.Path, found)
	}
	return nil
}

func printCheckup(e *environment, path string, found officefile.Checkup) {
	table := tabwriter.NewWriter(e.out, 0, 0, 2, ' ', 0)
	line := func(label string, value any) { fmt.Fprintf(table, "%s\t%s\n", label, oneLine(fmt.Sprint(value))) }
	line(lang.X("cli.check.file", "File"), path)
	line("SQLite", found.SQLite)
	line(lang.X("cli.check.schema", "Schema"), found.Schema)
	line(lang.X("cli.check.integrity", "Integrity"), orOK(found.Integrity))
	if found.Integrity == "" {
		line(lang.X("cli.check.references", "Foreign keys"), references(found.ForeignKeys))
		line(lang.X("cli.check.files", "Files kept"), orOK(found.Files))
		line(lang.X("cli.check.journal", "Journal"), journal(found))
		for _, count := range found.Counts {
			line(count.Name, count.Rows)
		}
	}
	_ = table.Flush() // the output it goes to tells at its own end whether it was written
}

func orOK(problem string) string {
	if problem == "" {
		return lang.X("cli.check.ok", "ok")
	}
	return problem
}

func references(broken int64) string {
	if broken == 0 {
		return lang.X("cli.check.references_ok", "ok")
	}
	return lang.X("cli.check.broken_references", "{{.Count}} references lead nowhere", domain.Args{"Count": broken})
}

func journal(found officefile.Checkup) string {
	if found.Journal.Broken != "" {
		return found.Journal.Broken
	}
	return lang.X("cli.check.chain", "{{.Sets}} sets, {{.Changes}} changes, chain ok (head {{.Head}})",
		domain.Args{"Sets": found.Journal.Sets, "Changes": found.Journal.Changes, "Head": found.Journal.Head})
}

// unsound is the first thing wrong with a file, as an error.
func unsound(path string, found officefile.Checkup) error {
	problem := found.Journal.Broken
	switch {
	case found.Integrity != "":
		problem = found.Integrity
	case found.ForeignKeys != 0:
		problem = references(found.ForeignKeys)
	case found.Files != "":
		problem = found.Files
	}
	return &domain.Error{Code: domain.Damaged, Key: "error.file.unsound", Args: domain.Args{"Path": path, "Problem": problem}}
}
