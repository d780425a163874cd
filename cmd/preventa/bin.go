package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/domain/report"
	"preventa/storage/export"
	"preventa/ui/kit"
)

// binListCommand lists what lies in the recycle bin.
type binListCommand struct {
	Office string        `required:"" placeholder:"FILE" help:"${help_office}"`
	Format export.Format `default:"csv" enum:"csv,json" help:"${help_format}"`
}

var binColumns = []report.Column{{ID: "id"}, {ID: "kind"}, {ID: "title"}, {ID: "about"}, {ID: "removed_at"}, {ID: "removed_by"}}

// Run writes the records, those removed last first.
func (c *binListCommand) Run(e *environment) error {
	return e.look(c.Office, func(s *office.Session) error {
		removed, err := s.Bin(e.ctx)
		if err != nil {
			return err
		}
		rows := make([][]any, len(removed))
		for i, r := range removed {
			rows[i] = []any{string(r.ID), string(r.Kind), r.Title, r.About, instant(r.RemovedAt), r.RemovedBy}
		}
		return e.write(c.Format, binColumns, rows)
	})
}

// instant is a moment as files write it.
func instant(at time.Time) string { return at.UTC().Format(time.RFC3339) }

// binRecords are records of the recycle bin, by their ids.
type binRecords struct {
	IDs    []string `arg:"" name:"id" optional:"" help:"${help_bin_ids}"`
	Office string   `required:"" placeholder:"FILE" help:"${help_office}"`
}

// references finds the records; those of no id are all there are.
func (c *binRecords) references(e *environment, s *office.Session) ([]office.Reference, error) {
	removed, err := s.Bin(e.ctx)
	if err != nil {
		return nil, err
	}
	var all []office.Reference
	for _, r := range removed {
		all = append(all, office.Reference{Kind: r.Kind, ID: r.ID})
	}
	if len(all) == 0 {
		return nil, refusal(lang.X("cli.bin.empty", "The recycle bin is empty."))
	}
	if len(c.IDs) == 0 {
		return all, nil
	}
	var wanted []office.Reference
	for _, id := range c.IDs {
		at := slices.IndexFunc(all, func(r office.Reference) bool { return r.ID == domain.ID(id) })
		if at < 0 {
			return nil, refusal(lang.X("cli.bin.unknown", "Nothing in the recycle bin has the id {{.Text}}.", domain.Args{"Text": id}))
		}
		wanted = append(wanted, all[at])
	}
	return wanted, nil
}

// binRestoreCommand takes records out of the recycle bin.
type binRestoreCommand struct {
	binRecords `embed:""`
}

// Run restores the records and says how many.
func (c *binRestoreCommand) Run(e *environment) error {
	return e.work(c.Office, func(s *office.Session) error {
		records, err := c.references(e, s)
		if err != nil {
			return err
		}
		set, err := s.Restore(e.ctx, records)
		if err != nil {
			return err
		}
		fmt.Fprintln(e.out, lang.X("cli.bin.restored", "Restored. Records changed: {{.Count}}.", domain.Args{"Count": len(set.Changes)}))
		return nil
	})
}

// binEmptyCommand empties records out of the recycle bin for good.
type binEmptyCommand struct {
	binRecords `embed:""`
	Yes        bool `help:"${help_yes}"`
}

// Run says what goes, and empties the bin when that was confirmed. It fails when it was
// not.
func (c *binEmptyCommand) Run(e *environment) error {
	return e.work(c.Office, func(s *office.Session) error {
		records, err := c.references(e, s)
		if err != nil {
			return err
		}
		plan, err := s.PlanPurge(e.ctx, records)
		if err != nil {
			return err
		}
		goes := goingText(plan)
		if !c.Yes {
			return refusal(lang.X("cli.bin.confirm", "This would go for good: {{.List}}. Nothing was done; --yes does it.", domain.Args{"List": goes}))
		}
		if _, err := s.Purge(e.ctx, records, plan); err != nil {
			return err
		}
		fmt.Fprintln(e.out, lang.X("cli.bin.emptied", "Gone for good: {{.List}}.", domain.Args{"List": goes}))
		return nil
	})
}

func goingText(plan office.Purging) string {
	var parts []string
	for _, kind := range slices.Sorted(maps.Keys(plan.Counts)) {
		parts = append(parts, kit.KindCount(kind, plan.Counts[kind]))
	}
	return strings.Join(parts, ", ")
}
