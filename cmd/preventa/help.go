package main

import (
	"maps"

	"fyne.io/fyne/v2/lang"
	"github.com/alecthomas/kong"
)

// helpTexts are what --help says, by the names the commands' help tags refer to.
func helpTexts() kong.Vars {
	texts := commandHelp()
	maps.Copy(texts, optionHelp())
	return texts
}

// commandHelp says what each command does.
func commandHelp() kong.Vars {
	return kong.Vars{
		"help_window":               lang.X("cli.help.window", "Open the window, on an office file if one is given. This is what happens without a command."),
		"help_new":                  lang.X("cli.help.new", "Make an empty office."),
		"help_demo":                 lang.X("cli.help.demo", "Make an office full of invented opportunities to try things on."),
		"help_import_opportunities": lang.X("cli.help.import_opportunities", "Bring the rows of a CSV file in as opportunities."),
		"help_import_customers":     lang.X("cli.help.import_customers", "Bring the rows of a CSV file in as customers."),
		"help_import_contacts":      lang.X("cli.help.import_contacts", "Bring the rows of a CSV file in as contacts."),
		"help_import_products":      lang.X("cli.help.import_products", "Bring the rows of a CSV file in as products."),
		"help_import_activities":    lang.X("cli.help.import_activities", "Bring the rows of a CSV file in as activities."),
		"help_import_rates":         lang.X("cli.help.import_rates", "Bring the rows of a CSV file in as exchange rates."),
		"help_import":               lang.X("cli.help.import", "Bring data of another program in."),
		"help_list_opportunities":   lang.X("cli.help.list_opportunities", "List the opportunities."),
		"help_list_customers":       lang.X("cli.help.list_customers", "List the customers and prospects."),
		"help_list_contacts":        lang.X("cli.help.list_contacts", "List the contacts."),
		"help_list_activities":      lang.X("cli.help.list_activities", "List the activities."),
		"help_list_quotations":      lang.X("cli.help.list_quotations", "List the quotations."),
		"help_list_products":        lang.X("cli.help.list_products", "List the products."),
		"help_list_rates":           lang.X("cli.help.list_rates", "List the exchange rates."),
		"help_list_changes":         lang.X("cli.help.list_changes", "List every change of every field, the newest first."),
		"help_list":                 lang.X("cli.help.list", "List what an office has, for other programs."),
		"help_win":                  lang.X("cli.help.win", "Close an opportunity as won."),
		"help_lose":                 lang.X("cli.help.lose", "Close an opportunity as lost."),
		"help_hold":                 lang.X("cli.help.hold", "Put an opportunity on hold."),
		"help_reopen":               lang.X("cli.help.reopen", "Take a closed opportunity back."),
		"help_opportunity":          lang.X("cli.help.opportunity", "Win, lose, hold or reopen an opportunity."),
		"help_activity_log":         lang.X("cli.help.activity_log", "Log an activity that was done; its id is printed."),
		"help_activity_plan":        lang.X("cli.help.activity_plan", "Plan an activity; its id is printed."),
		"help_activity_done":        lang.X("cli.help.activity_done", "Mark a planned activity done."),
		"help_activity":             lang.X("cli.help.activity", "Log, plan or do an activity."),
		"help_quotation_new":        lang.X("cli.help.quotation_new", "Make a quotation for an opportunity; its number is printed."),
		"help_quotation_send":       lang.X("cli.help.quotation_send", "Mark a quotation sent."),
		"help_quotation_accept":     lang.X("cli.help.quotation_accept", "Mark a quotation accepted."),
		"help_quotation_reject":     lang.X("cli.help.quotation_reject", "Mark a quotation rejected."),
		"help_quotation_revise":     lang.X("cli.help.quotation_revise", "Make a new revision of a quotation that was sent; its number is printed."),
		"help_quotation_pdf":        lang.X("cli.help.quotation_pdf", "Write a quotation as a PDF."),
		"help_quotation":            lang.X("cli.help.quotation", "Make, send, decide, revise or print a quotation."),
		"help_attach":               lang.X("cli.help.attach", "Keep a file with an opportunity or a customer; the name it is kept by is printed."),
		"help_register":             lang.X("cli.help.register", "Make a prospect a registered customer."),
		"help_duplicates":           lang.X("cli.help.duplicates", "List the customers and contacts that may be one."),
		"help_merge_customers":      lang.X("cli.help.merge_customers", "Make two customers one."),
		"help_merge":                lang.X("cli.help.merge", "Make two records one."),
		"help_my_day":               lang.X("cli.help.my_day", "List what waits: activities due, opportunities to close, to take up again or going cold."),
		"help_report":               lang.X("cli.help.report", "Write a report: {{.List}}.", map[string]any{"List": list(reportIDs())}),
		"help_undo":                 lang.X("cli.help.undo", "Take back a change to an office: the last one, or any of the history."),
		"help_bin_list":             lang.X("cli.help.bin_list", "List what lies in the recycle bin."),
		"help_bin_restore":          lang.X("cli.help.bin_restore", "Restore records from the recycle bin."),
		"help_bin_empty":            lang.X("cli.help.bin_empty", "Empty records out of the recycle bin for good."),
		"help_bin":                  lang.X("cli.help.bin", "Look into the recycle bin, restore from it, empty it."),
		"help_check":                lang.X("cli.help.check", "Examine an office file: its pages, its references and its journal."),
		"help_version":              lang.X("cli.help.version", "Print the version of the program."),
	}
}

// optionHelp says what each argument and option is.
func optionHelp() kong.Vars {
	return kong.Vars{
		"help_data":              lang.X("cli.help.data", "CSV file with a line of column names."),
		"help_office":            lang.X("cli.help.office", "Office file to use."),
		"help_map":               lang.X("cli.help.map", "Take a field from a column of the file; repeat it for each field. Without it, columns are found by their names."),
		"help_dry_run":           lang.X("cli.help.dry_run", "Only say what would be done."),
		"help_class":             lang.X("cli.help.class", "Say whether a state of the file that the office lacks is won, lost, open or on hold (hold); repeat it for each."),
		"help_where":             lang.X("cli.help.where", "Keep the rows whose column has a value; repeat it for more values or columns."),
		"help_search":            lang.X("cli.help.search", "Keep the rows with these words."),
		"help_sort":              lang.X("cli.help.sort", "Sort by a column, or by -column for the greatest first."),
		"help_format":            lang.X("cli.help.format", "Format of the output, csv or json."),
		"help_limit":             lang.X("cli.help.limit", "At most so many changes."),
		"help_number":            lang.X("cli.help.number", "Number of the opportunity."),
		"help_state":             lang.X("cli.help.state", "State to enter; the first of its class if left out."),
		"help_amount":            lang.X("cli.help.amount", "Final amount, written 1234.50; the one it has if left out."),
		"help_on":                lang.X("cli.help.on", "Day, YYYY-MM-DD; today if left out."),
		"help_reason":            lang.X("cli.help.reason", "Loss reason."),
		"help_note":              lang.X("cli.help.note", "Note on the loss."),
		"help_until":             lang.X("cli.help.until", "Day to come back to it, YYYY-MM-DD."),
		"help_text":              lang.X("cli.help.text", "What it is, in a line."),
		"help_about_opportunity": lang.X("cli.help.about_opportunity", "Number of the opportunity it is about."),
		"help_about_customer":    lang.X("cli.help.about_customer", "Name or id of the customer it is about."),
		"help_type":              lang.X("cli.help.type", "Type of activity, such as Call."),
		"help_at":                lang.X("cli.help.at", "Time of day."),
		"help_minutes":           lang.X("cli.help.minutes", "How long, in minutes."),
		"help_who":               lang.X("cli.help.who", "Who does it; repeat it for several. You if left out."),
		"help_activity_id":       lang.X("cli.help.activity_id", "Id of the activity, as “list activities” gives it."),
		"help_copy":              lang.X("cli.help.copy", "Number of a quotation to copy lines and terms from."),
		"help_lines":             lang.X("cli.help.lines", "CSV file with the lines."),
		"help_quotation_number":  lang.X("cli.help.quotation_number", "Number of the quotation; with its revision behind a space, such as “Q-2026-0001 A”, if not the newest is meant."),
		"help_output":            lang.X("cli.help.output", "File to write, or a folder to write it in; - for standard output."),
		"help_attachment":        lang.X("cli.help.attachment", "File to keep."),
		"help_customer":          lang.X("cli.help.customer", "Name or id of the customer."),
		"help_keep":              lang.X("cli.help.keep", "Name or id of the customer that stays; what it lacks it takes from the other."),
		"help_gone":              lang.X("cli.help.gone", "Name or id of the customer that goes."),
		"help_whose_day":         lang.X("cli.help.whose_day", "Only what waits for this person; everybody if left out."),
		"help_report_id":         lang.X("cli.help.report_id", "Which report."),
		"help_from":              lang.X("cli.help.from", "First day of the period, YYYY-MM-DD."),
		"help_to":                lang.X("cli.help.to", "Last day of the period, YYYY-MM-DD."),
		"help_salesperson":       lang.X("cli.help.salesperson", "Only this salesperson's."),
		"help_set":               lang.X("cli.help.set", "Id of the change to take back, as --list gives it."),
		"help_undo_list":         lang.X("cli.help.undo_list", "List the newest 200 changes instead."),
		"help_bin_ids":           lang.X("cli.help.bin_ids", "Ids of records, as “bin list” gives them; all if left out."),
		"help_yes":               lang.X("cli.help.yes", "Do it; without this, it is only said what would go."),
		"help_file":              lang.X("cli.help.file", "Office file, such as name.preventa."),
		"help_name":              lang.X("cli.help.name", "Name of the office."),
		"help_language":          lang.X("cli.help.language", "Language of the office, es or en; yours if left out."),
		"help_region":            lang.X("cli.help.region", "Country whose numbers, dates and currency the office uses, such as CL, ES, MX or US."),
		"help_currency":          lang.X("cli.help.currency", "Currency amounts are summed in, such as CLP or EUR; the region's if left out."),
		"help_person":            lang.X("cli.help.person", "Name of the first person; your account's if left out."),
		"help_opportunities":     lang.X("cli.help.opportunities", "How many opportunities to invent."),
		"help_seed":              lang.X("cli.help.seed", "The same seed invents the same office."),
	}
}
