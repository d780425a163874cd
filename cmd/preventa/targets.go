package main

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/domain/report"
	"preventa/storage/export"
)

// targetsListCommand lists targets, in the columns that they are set from.
type targetsListCommand struct {
	Office string        `required:"" placeholder:"FILE" help:"${help_office}"`
	Year   int           `placeholder:"YEAR" help:"${help_targets_year}"`
	Format export.Format `default:"csv" enum:"csv,json" help:"${help_format}"`
}

var targetColumns = []report.Column{{ID: "salesperson"}, {ID: "month", Type: report.Month}, {ID: "amount", Type: report.Money}, {ID: "count", Type: report.Count}}

// Run lists them by month, in each the whole office's before those of its salespeople.
func (c *targetsListCommand) Run(e *environment) error {
	return e.look(c.Office, func(s *office.Session) error {
		targets, err := s.Targets(e.ctx, c.Year)
		if err != nil {
			return err
		}
		people, err := s.People(e.ctx)
		if err != nil {
			return err
		}
		names := map[domain.ID]string{}
		for _, p := range people {
			names[p.ID] = p.Name
		}
		slices.SortStableFunc(targets, func(a, b domain.Target) int {
			return cmp.Or(cmp.Compare(a.Month, b.Month), domain.CompareFolds(names[a.Salesperson], names[b.Salesperson]))
		})
		rows := make([][]any, len(targets))
		for i, t := range targets {
			rows[i] = []any{names[t.Salesperson], t.Month, domain.Money{Minor: t.Amount, Currency: s.Office().Data().Currency}, t.Count}
		}
		return e.write(c.Format, targetColumns, rows)
	})
}

// targetsCopyCommand makes the targets of a year from those of another.
type targetsCopyCommand struct {
	Year      int     `arg:"" help:"${help_targets_into}"`
	Office    string  `required:"" placeholder:"FILE" help:"${help_office}"`
	From      int     `placeholder:"YEAR" help:"${help_targets_from}"`
	Percent   float64 `placeholder:"NUMBER" help:"${help_targets_percent}"`
	Overwrite bool    `help:"${help_targets_overwrite}"`
	DryRun    bool    `help:"${help_dry_run}"`
}

// Run copies and says what it came to. Targets that are there already stay unless they are
// to be replaced.
func (c *targetsCopyCommand) Run(e *environment) error {
	copying := domain.TargetCopy{From: cmp.Or(c.From, c.Year-1), Into: c.Year, Percent: int(math.Round(100 * c.Percent)), Overwrite: c.Overwrite}
	open, do := e.work, func(s *office.Session) (domain.TargetPlan, error) {
		plan, _, err := s.CopyTargets(e.ctx, copying)
		return plan, err
	}
	if c.DryRun {
		open, do = e.look, func(s *office.Session) (domain.TargetPlan, error) { return s.PlanTargets(e.ctx, copying) }
	}
	return open(c.Office, func(s *office.Session) error {
		plan, err := do(s)
		if err == nil {
			c.say(e, s, plan)
		}
		return err
	})
}

func (c *targetsCopyCommand) say(e *environment, s *office.Session, p domain.TargetPlan) {
	fmt.Fprintln(e.out, lang.X("cli.targets.copied", "{{.Set}} set, {{.Same}} unchanged, {{.Kept}} kept, {{.Gone}} left out", domain.Args{
		"Set": len(p.Targets), "Same": p.Same, "Kept": p.Kept, "Gone": p.Gone}))
	money := func(sum domain.TargetSum) string {
		return s.Office().Region().Money(domain.Money{Minor: sum.Amount, Currency: s.Office().Data().Currency})
	}
	fmt.Fprintln(e.out, lang.X("cli.targets.sums", "Whole office: {{.Before}} → {{.After}}. Salespeople together: {{.PeopleBefore}} → {{.PeopleAfter}}.", domain.Args{
		"Before": money(p.OfficeBefore), "After": money(p.OfficeAfter), "PeopleBefore": money(p.PeopleBefore), "PeopleAfter": money(p.PeopleAfter)}))
	if p.Kept > 0 {
		fmt.Fprintln(e.notes, lang.X("cli.targets.kept", "Targets that are there already stay; --overwrite replaces them."))
	}
	if p.Gone > 0 {
		fmt.Fprintln(e.notes, lang.X("cli.targets.gone", "Those of people who are no longer active are left out."))
	}
	if c.DryRun {
		fmt.Fprintln(e.out, lang.X("cli.import.rehearsed", "This was a rehearsal: nothing was changed."))
	}
}
