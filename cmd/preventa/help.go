package main

import (
	"fyne.io/fyne/v2/lang"
	"github.com/alecthomas/kong"

	"preventa/domain/office"
)

// helpTexts are what --help says, by the names the commands' help tags refer to.
func helpTexts() kong.Vars {
	return kong.Vars{
		"help_window":               lang.X("cli.help.window", "Open the window, on an office file if one is given. This is what happens without a command."),
		"help_new":                  lang.X("cli.help.new", "Make an empty office."),
		"help_demo":                 lang.X("cli.help.demo", "Make an office full of invented opportunities to try things on."),
		"help_import":               lang.X("cli.help.import", "Bring data of another program in."),
		"help_import_opportunities": lang.X("cli.help.import_opportunities", "Bring the rows of a CSV file in as opportunities."),
		"help_list":                 lang.X("cli.help.list", "List what an office has, for other programs."),
		"help_list_opportunities":   lang.X("cli.help.list_opportunities", "List the opportunities."),
		"help_report":               lang.X("cli.help.report", "Write a report: {{.List}}.", map[string]any{"List": list(reportIDs())}),
		"help_check":                lang.X("cli.help.check", "Examine an office file: its pages, its references and its journal."),
		"help_undo":                 lang.X("cli.help.undo", "Take back the last change to an office."),
		"help_version":              lang.X("cli.help.version", "Print the version of the program."),

		"help_file":          lang.X("cli.help.file", "Office file, such as name.preventa."),
		"help_office":        lang.X("cli.help.office", "Office file to use."),
		"help_name":          lang.X("cli.help.name", "Name of the office."),
		"help_language":      lang.X("cli.help.language", "Language of the office, es or en; yours if left out."),
		"help_region":        lang.X("cli.help.region", "Country whose numbers, dates and currency the office uses, such as CL, ES, MX or US."),
		"help_currency":      lang.X("cli.help.currency", "Currency amounts are summed in, such as CLP or EUR; the region's if left out."),
		"help_person":        lang.X("cli.help.person", "Name of the first person; your account's if left out."),
		"help_opportunities": lang.X("cli.help.opportunities", "How many opportunities to invent."),
		"help_seed":          lang.X("cli.help.seed", "The same seed invents the same office."),
		"help_data":          lang.X("cli.help.data", "CSV file with a line of column names."),
		"help_map": lang.X("cli.help.map", "Take a field from a column of the file; repeat it for each field. Fields: {{.List}}.",
			map[string]any{"List": list(office.ImportFields)}),
		"help_class":       lang.X("cli.help.class", "Say whether a state of the file that the office lacks is won, lost, open or on hold (hold); repeat it for each."),
		"help_dry_run":     lang.X("cli.help.dry_run", "Only say what would be done."),
		"help_where":       lang.X("cli.help.where", "Keep the rows whose column has a value; repeat it for more values or columns."),
		"help_search":      lang.X("cli.help.search", "Keep the rows with these words in number, name, customer or contact."),
		"help_sort":        lang.X("cli.help.sort", "Sort by a column, or by -column for the greatest first."),
		"help_format":      lang.X("cli.help.format", "Format of the output, csv or json."),
		"help_report_id":   lang.X("cli.help.report_id", "Which report."),
		"help_from":        lang.X("cli.help.from", "First day of the period, YYYY-MM-DD."),
		"help_to":          lang.X("cli.help.to", "Last day of the period, YYYY-MM-DD."),
		"help_salesperson": lang.X("cli.help.salesperson", "Only this salesperson's."),
	}
}
