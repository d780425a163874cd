package main

import (
	"errors"
	"fmt"
	"strconv"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/domain/report"
	"preventa/storage/export"
)

// editOpportunitiesCommand changes several opportunities at once.
type editOpportunitiesCommand struct {
	Office    string        `required:"" placeholder:"FILE" help:"${help_office}"`
	Where     []string      `sep:"none" placeholder:"COLUMN=VALUE" help:"${help_edit_where}"`
	Search    string        `placeholder:"TEXT" help:"${help_edit_search}"`
	Number    []string      `placeholder:"N" help:"${help_edit_number}"`
	Set       []string      `sep:"none" placeholder:"FIELD=VALUE" help:"${help_edit_set}"`
	AddTag    []string      `sep:"none" placeholder:"TAG" help:"${help_add_tag}"`
	RemoveTag []string      `sep:"none" placeholder:"TAG" help:"${help_remove_tag}"`
	DryRun    bool          `help:"${help_dry_run}"`
	Format    export.Format `default:"csv" enum:"csv,json" help:"${help_format}"`
}

// Help says what can be set.
func (c *editOpportunitiesCommand) Help() string {
	return lang.X("cli.help.edit_fields", "Fields to set: {{.List}}. Nothing behind the = takes the value away.", domain.Args{"List": list(settableFields())}) +
		"\n\n" + queryHelp(domain.KindOpportunity)
}

var editColumns = []report.Column{{ID: "number", Type: report.Number}, {ID: "name"}, {ID: "field"}, {ID: "before"}, {ID: "after"}}

// errDryRun takes back what was only to be looked at.
var errDryRun = errors.New("only to be looked at")

// Run changes each opportunity as if it were the only one, writes what changed, and says
// what was refused and why. It fails when all that was asked for was refused.
func (c *editOpportunitiesCommand) Run(e *environment) error {
	return e.work(c.Office, func(s *office.Session) error {
		rule, err := c.rule(e, s)
		if err != nil {
			return err
		}
		ids, err := c.ids(e, s)
		if err != nil {
			return err
		}
		var out office.Outcome
		var rows [][]any
		err = s.Atomically(e.ctx, func(s *office.Session) error {
			if out, err = s.EditOpportunities(e.ctx, ids, rule); err != nil {
				return err
			}
			if rows, err = changedRows(e, s, out); err == nil && c.DryRun {
				err = errDryRun
			}
			return err
		})
		if err != nil && !errors.Is(err, errDryRun) {
			return err
		}
		return c.tell(e, out, rows)
	})
}

// ids are the opportunities that are asked for, by number or by what they have.
func (c *editOpportunitiesCommand) ids(e *environment, s *office.Session) ([]domain.ID, error) {
	var ids []domain.ID
	if len(c.Number) > 0 {
		if len(c.Where) > 0 || c.Search != "" {
			return nil, refusal(lang.X("cli.edit.number_or_where", "Give either --number or --where and --search."))
		}
		for _, number := range c.Number {
			row, err := opportunityNumbered(e, s, number)
			if err != nil {
				return nil, err
			}
			ids = append(ids, row.ID)
		}
		return ids, nil
	}
	if len(c.Where) == 0 && c.Search == "" {
		return nil, refusal(lang.X("cli.edit.which", "Say which opportunities with --number, --where or --search."))
	}
	query, err := (&listCommand{kind: domain.KindOpportunity, Where: c.Where, Search: c.Search}).query(e, s)
	if err != nil {
		return nil, err
	}
	query.Sort, query.Ascending = office.ColumnNumber, true
	for {
		rows, err := s.Opportunities(e.ctx, query, len(ids), editedAtOnce)
		if err != nil {
			return nil, err
		}
		for _, row := range rows {
			ids = append(ids, row.ID)
		}
		if len(rows) < editedAtOnce {
			return ids, nil
		}
	}
}

// editedAtOnce is how many opportunities are looked up at a time.
const editedAtOnce = 1000

// changedRows are the cells of editColumns: every field that changed.
func changedRows(e *environment, s *office.Session, out office.Outcome) ([][]any, error) {
	if out.Done == 0 {
		return nil, nil
	}
	entries, names, err := s.EntriesOf(e.ctx, out.Set.ID)
	if err != nil {
		return nil, err
	}
	currencies, err := s.CurrenciesIn(e.ctx, entries)
	if err != nil {
		return nil, err
	}
	numbers := map[domain.ID]int64{}
	for _, id := range out.Set.Records(domain.KindOpportunity) {
		d, err := s.Opportunity(e.ctx, id)
		if err != nil {
			return nil, err
		}
		numbers[id] = d.Number
	}
	words := newEntryCells(s.Office().Data().Currency)
	var rows [][]any
	for i, row := range words.rows(entries, names, currencies) {
		if number, edited := numbers[entries[i].Record]; edited {
			rows = append(rows, []any{number, row[5], row[7], row[8], row[9]})
		}
	}
	return rows, nil
}

// tell writes what changed, and beside it what was refused and why.
func (c *editOpportunitiesCommand) tell(e *environment, out office.Outcome, rows [][]any) error {
	for _, r := range out.Refused {
		fmt.Fprintln(e.notes, oneLine(strconv.FormatInt(r.Number, 10)+" "+r.Name)+": "+errorLine(r.Err))
	}
	if out.Done == 0 && len(out.Refused) > 0 {
		return refusal(lang.X("cli.edit.none", "Nothing was changed: all were refused."))
	}
	if err := e.write(c.Format, editColumns, rows); err != nil {
		return err
	}
	args := domain.Args{"Done": out.Done, "Refused": len(out.Refused)}
	said := lang.X("cli.edit.done", "Changed: {{.Done}}. Refused: {{.Refused}}.", args)
	if c.DryRun {
		said = lang.X("cli.edit.would", "Would change: {{.Done}}. Would be refused: {{.Refused}}. Nothing was done.", args)
	}
	fmt.Fprintln(e.notes, said)
	return nil
}
