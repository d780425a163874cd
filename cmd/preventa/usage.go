package main

import (
	"bytes"
	"errors"
	"io"
	"strings"

	"fyne.io/fyne/v2/lang"
	"github.com/alecthomas/kong"

	"preventa/domain"
	"preventa/domain/office"
)

// commandLine is everything that can be asked for on the command line.
type commandLine struct {
	Window windowCommand `cmd:"" default:"withargs" hidden:"" help:"${help_window}"`
	New    newCommand    `cmd:"" help:"${help_new}"`
	Demo   demoCommand   `cmd:"" help:"${help_demo}"`
	Import struct {
		Opportunities importOpportunitiesCommand `cmd:"" help:"${help_import_opportunities}"`
		Customers     importCommand              `cmd:"" help:"${help_import_customers}"`
		Contacts      importCommand              `cmd:"" help:"${help_import_contacts}"`
		Products      importCommand              `cmd:"" help:"${help_import_products}"`
		Activities    importCommand              `cmd:"" help:"${help_import_activities}"`
		Rates         importCommand              `cmd:"" help:"${help_import_rates}"`
	} `cmd:"" help:"${help_import}"`
	List struct {
		Opportunities listOpportunitiesCommand `cmd:"" help:"${help_list_opportunities}"`
		Customers     listCommand              `cmd:"" help:"${help_list_customers}"`
		Contacts      listCommand              `cmd:"" help:"${help_list_contacts}"`
		Activities    listCommand              `cmd:"" help:"${help_list_activities}"`
		Quotations    listCommand              `cmd:"" help:"${help_list_quotations}"`
		Products      listCommand              `cmd:"" help:"${help_list_products}"`
		Rates         listCommand              `cmd:"" help:"${help_list_rates}"`
		Changes       listChangesCommand       `cmd:"" help:"${help_list_changes}"`
	} `cmd:"" help:"${help_list}"`
	Edit struct {
		Opportunities editOpportunitiesCommand `cmd:"" help:"${help_edit_opportunities}"`
	} `cmd:"" help:"${help_edit}"`
	View struct {
		List   viewListCommand   `cmd:"" help:"${help_view_list}"`
		Save   viewSaveCommand   `cmd:"" help:"${help_view_save}"`
		Rename viewRenameCommand `cmd:"" help:"${help_view_rename}"`
		Delete viewCommand       `cmd:"" help:"${help_view_delete}"`
		Order  viewOrderCommand  `cmd:"" help:"${help_view_order}"`
		Start  viewStartCommand  `cmd:"" help:"${help_view_start}"`
	} `cmd:"" help:"${help_view}"`
	Board       boardCommand `cmd:"" help:"${help_board}"`
	Opportunity struct {
		Win    winCommand    `cmd:"" help:"${help_win}"`
		Lose   loseCommand   `cmd:"" help:"${help_lose}"`
		Hold   holdCommand   `cmd:"" help:"${help_hold}"`
		Reopen reopenCommand `cmd:"" help:"${help_reopen}"`
	} `cmd:"" help:"${help_opportunity}"`
	Activity struct {
		Log  activityCommand     `cmd:"" help:"${help_activity_log}"`
		Plan activityCommand     `cmd:"" help:"${help_activity_plan}"`
		Done activityDoneCommand `cmd:"" help:"${help_activity_done}"`
	} `cmd:"" help:"${help_activity}"`
	Quotation struct {
		New    quotationNewCommand    `cmd:"" help:"${help_quotation_new}"`
		Send   quotationMoveCommand   `cmd:"" help:"${help_quotation_send}"`
		Accept quotationMoveCommand   `cmd:"" help:"${help_quotation_accept}"`
		Reject quotationMoveCommand   `cmd:"" help:"${help_quotation_reject}"`
		Revise quotationReviseCommand `cmd:"" help:"${help_quotation_revise}"`
		PDF    quotationPDFCommand    `cmd:"" name:"pdf" help:"${help_quotation_pdf}"`
	} `cmd:"" help:"${help_quotation}"`
	Attach     attachCommand     `cmd:"" help:"${help_attach}"`
	Register   registerCommand   `cmd:"" help:"${help_register}"`
	Duplicates duplicatesCommand `cmd:"" help:"${help_duplicates}"`
	Merge      struct {
		Customers mergeCustomersCommand `cmd:"" help:"${help_merge_customers}"`
	} `cmd:"" help:"${help_merge}"`
	Targets struct {
		List targetsListCommand `cmd:"" help:"${help_targets_list}"`
		Set  importCommand      `cmd:"" help:"${help_targets_set}"`
		Copy targetsCopyCommand `cmd:"" help:"${help_targets_copy}"`
	} `cmd:"" help:"${help_targets}"`
	MyDay      myDayCommand      `cmd:"" name:"my-day" help:"${help_my_day}"`
	Calendar   calendarCommand   `cmd:"" help:"${help_calendar}"`
	Report     reportCommand     `cmd:"" help:"${help_report}"`
	Reports    reportsCommand    `cmd:"" help:"${help_reports}"`
	Statistics statisticsCommand `cmd:"" help:"${help_statistics}"`
	Chart      chartCommand      `cmd:"" help:"${help_chart}"`
	Schedule   struct {
		List scheduleListCommand `cmd:"" help:"${help_schedule_list}"`
		Run  scheduleRunCommand  `cmd:"" help:"${help_schedule_run}"`
	} `cmd:"" help:"${help_schedule}"`
	Probability probabilityCommand `cmd:"" help:"${help_probability}"`
	Undo        undoCommand        `cmd:"" help:"${help_undo}"`
	Bin         struct {
		List    binListCommand    `cmd:"" help:"${help_bin_list}"`
		Restore binRestoreCommand `cmd:"" help:"${help_bin_restore}"`
		Empty   binEmptyCommand   `cmd:"" help:"${help_bin_empty}"`
	} `cmd:"" help:"${help_bin}"`
	Check   checkCommand   `cmd:"" help:"${help_check}"`
	Version versionCommand `cmd:"" help:"${help_version}"`
}

// everyCommand is the command line with what tells commands apart that are alike but for
// what they are about.
func everyCommand() *commandLine {
	c := &commandLine{}
	c.Import.Opportunities.kind = domain.KindOpportunity
	c.Import.Customers.kind, c.Import.Contacts.kind = domain.KindCustomer, domain.KindContact
	c.Import.Products.kind, c.Import.Activities.kind, c.Import.Rates.kind = domain.KindProduct, domain.KindActivity, domain.KindRate
	c.List.Opportunities.kind, c.List.Customers.kind, c.List.Contacts.kind = domain.KindOpportunity, domain.KindCustomer, domain.KindContact
	c.List.Activities.kind, c.List.Quotations.kind = domain.KindActivity, domain.KindQuotation
	c.List.Products.kind, c.List.Rates.kind = domain.KindProduct, domain.KindRate
	c.Targets.Set.kind = domain.KindTarget
	c.Activity.Log.done = true
	c.View.Delete.do = deleteView
	c.Quotation.Send.move = (*office.Session).SendQuotation
	c.Quotation.Accept.move, c.Quotation.Reject.move = (*office.Session).AcceptQuotation, (*office.Session).RejectQuotation
	return c
}

// command is one of them, with its arguments.
type command interface {
	Run(*environment) error
}

// parse finds the command the arguments name.
func parse(args []string) (command, error) {
	parser, err := kong.New(everyCommand(), helpTexts(),
		kong.Name("preventa"), kong.Help(printHelp),
		kong.Description(lang.X("cli.help.preventa", "Keeps a small office's sales opportunities. “preventa” alone opens the window, “preventa FILE” opens it on an office file.")),
		kong.PostBuild(func(k *kong.Kong) error {
			k.Model.HelpFlag.Help = lang.X("cli.help.help", "Show what a command does and its options.")
			return nil
		}))
	if err != nil {
		return nil, domain.Wrap(domain.Internal, err, "command line")
	}
	parsed, err := parser.Parse(args)
	if err != nil {
		return nil, misused(err)
	}
	return parsed.Selected().Target.Addr().Interface().(command), nil
}

// misused says what is wrong with a command line and where to read how it goes.
func misused(err error) error {
	command := "preventa"
	var failed *kong.ParseError
	if errors.As(err, &failed) && failed.Context.Selected() != nil && failed.Context.Selected().Name != "window" {
		command = failed.Context.Selected().FullPath()
	}
	return refusal(lang.X("cli.misused", "This command cannot be read ({{.Problem}}). “{{.Command}} --help” shows how it is written.",
		domain.Args{"Problem": err, "Command": command}))
}

// printHelp prints kong's help with its headings in the person's language.
func printHelp(options kong.HelpOptions, ctx *kong.Context) error {
	var text bytes.Buffer
	out := ctx.Stdout
	ctx.Stdout = &text
	err := kong.DefaultHelpPrinter(options, ctx)
	ctx.Stdout = out
	if err != nil {
		return err
	}
	headings := strings.NewReplacer(
		"Usage: ", lang.X("cli.heading.usage", "Usage:")+" ",
		"\nArguments:\n", "\n"+lang.X("cli.heading.arguments", "Arguments:")+"\n",
		"\nFlags:\n", "\n"+lang.X("cli.heading.flags", "Options:")+"\n",
		"\nCommands:\n", "\n"+lang.X("cli.heading.commands", "Commands:")+"\n",
		`Run "preventa <command> --help" for more information on a command.`,
		lang.X("cli.help.more", "“preventa COMMAND --help” tells more about a command."))
	_, err = io.WriteString(out, headings.Replace(text.String()))
	return err
}

// pair is an option written LEFT=RIGHT.
type pair struct{ left, right string }

// split parts an option at its first or its last sign of equality.
func split(option, text string, at func(text, sign string) int) (pair, error) {
	i := at(text, "=")
	if i < 0 || strings.TrimSpace(text[:i]) == "" || strings.TrimSpace(text[i+1:]) == "" {
		return pair{}, refusal(lang.X("cli.no_pair", "{{.Option}} “{{.Text}}” is not written as two parts with = between them.",
			domain.Args{"Option": option, "Text": text}))
	}
	return pair{strings.TrimSpace(text[:i]), strings.TrimSpace(text[i+1:])}, nil
}

// unknown refuses a word that is none of those there are, and lists them.
func unknown[T ~string](what, word string, there []T) error {
	if len(there) == 0 {
		return refusal(lang.X("cli.unknown_none", "There is no {{.What}} “{{.Word}}”.", domain.Args{"What": what, "Word": word}))
	}
	return refusal(lang.X("cli.unknown", "There is no {{.What}} “{{.Word}}”. There is: {{.List}}.",
		domain.Args{"What": what, "Word": word, "List": list(there)}))
}

func list[T ~string](words []T) string {
	texts := make([]string, len(words))
	for i, w := range words {
		texts[i] = string(w)
	}
	return strings.Join(texts, ", ")
}
