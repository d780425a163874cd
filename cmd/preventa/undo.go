package main

import (
	"fmt"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/office"
)

// undoCommand takes the last set back.
type undoCommand struct {
	Office string `required:"" placeholder:"FILE" help:"${help_office}"`
}

// Run takes back the newest change of the office's first person and says which it was.
func (c *undoCommand) Run(e *environment) error {
	return e.work(c.Office, func(s *office.Session) error {
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
	})
}
