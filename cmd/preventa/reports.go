package main

import (
	"strings"

	"preventa/domain/control"
	"preventa/domain/office"
	"preventa/domain/report"
	"preventa/storage/export"
	"preventa/ui/kit"
)

// reportsCommand lists the reports there are.
type reportsCommand struct {
	Format export.Format `default:"csv" enum:"csv,json" help:"${help_format}"`
}

// reportsColumns are the columns of the list of reports.
var reportsColumns = []report.Column{{ID: "id"}, {ID: "section"}, {ID: "title"}, {ID: "columns"}, {ID: "group"}, {ID: "options"}}

// Run lists each report with its title, its columns as --columns takes them, those that --group
// takes, and the options that ask for what it is of, without the dashes before them.
func (c *reportsCommand) Run(e *environment) error {
	var rows [][]any
	for _, d := range office.Reports() {
		rows = append(rows, reportsRow(d, optionsOf(d)))
	}
	probability := report.Probability(control.Guess{})
	rows = append(rows, reportsRow(office.ReportDefinition{
		ID: probabilityID, Section: office.ReportsOfFigures, TitleKey: probability.TitleKey, Columns: probability.Columns,
	}, []string{"--opportunity"}))
	return e.write(c.Format, reportsColumns, rows)
}

func reportsRow(d office.ReportDefinition, options []string) []any {
	columns, groups := columnNames(d.Columns)
	asked := strings.ReplaceAll(strings.Join(options, ","), "--", "")
	return []any{d.ID, string(d.Section), kit.KeyText(d.TitleKey), joined(columns), joined(groups), asked}
}

// joined are names with a comma between them.
func joined(columns []office.Column) string { return strings.ReplaceAll(list(columns), ", ", ",") }

// columnNames are the names of columns that show, and of those by which rows can be grouped.
func columnNames(columns []report.Column) (all, groups []office.Column) {
	for _, column := range columns {
		if !column.Hidden {
			all = append(all, office.Column(column.ID))
		}
		if column.Groups() {
			groups = append(groups, office.Column(column.ID))
		}
	}
	return all, groups
}
