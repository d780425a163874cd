package main

import (
	"fmt"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/domain/report"
	"preventa/storage/export"
)

// undoCommand takes a set back, or lists the newest ones.
type undoCommand struct {
	Office string        `required:"" placeholder:"FILE" help:"${help_office}"`
	Set    string        `placeholder:"ID" xor:"what" help:"${help_set}"`
	List   bool          `xor:"what" help:"${help_undo_list}"`
	Format export.Format `default:"csv" enum:"csv,json" help:"${help_format}"`
}

// Run takes back the set of an id, else the newest change of the office's first person,
// and says which it was.
func (c *undoCommand) Run(e *environment) error {
	if c.List {
		return e.look(c.Office, func(s *office.Session) error { return c.list(e, s) })
	}
	return e.work(c.Office, func(s *office.Session) error {
		if c.Set != "" {
			set, err := s.Undo(e.ctx, domain.ID(c.Set))
			if err == nil {
				fmt.Fprintln(e.out, lang.X("cli.undone_set", "Undone. Records changed: {{.Count}}.", domain.Args{"Count": len(set.Changes)}))
			}
			return err
		}
		return c.last(e, s)
	})
}

func (c *undoCommand) last(e *environment, s *office.Session) error {
	last, found, err := s.LastUndoable(e.ctx)
	if err != nil {
		return err
	}
	if !found {
		return refusal(lang.X("cli.nothing_to_undo", "There is nothing to undo."))
	}
	if _, err := s.Undo(e.ctx, last.ID); err != nil {
		return err
	}
	fmt.Fprintln(e.out, lang.X("cli.undone", "Undone: the change of {{.When}}. Records changed: {{.Count}}.",
		domain.Args{"When": last.At.Local().Format("2006-01-02 15:04"), "Count": len(last.Changes)}))
	return nil
}

var setColumns = []report.Column{
	{ID: "seq", Type: report.Number}, {ID: "set"}, {ID: "when"}, {ID: "person"}, {ID: "action"}, {ID: "kind"}, {ID: "title"}, {ID: "records", Type: report.Count},
	{ID: "undoes"}, {ID: "undone_by"},
}

// list writes the newest sets, the newest first.
func (c *undoCommand) list(e *environment, s *office.Session) error {
	sets, err := s.UndoHistory(e.ctx, office.MostUndo)
	if err != nil {
		return err
	}
	rows := make([][]any, len(sets))
	for i, r := range sets {
		rows[i] = []any{r.Seq, string(r.ID), instant(r.At), r.Person, r.Action, string(r.Kind), r.Title, int64(r.Count), string(r.Undoes), string(r.UndoneBy)}
	}
	return e.write(c.Format, setColumns, rows)
}
