package main

import (
	"preventa/domain/office"
	"preventa/domain/report"
	"preventa/storage/export"
)

// listChangesCommand lists what the journal says.
type listChangesCommand struct {
	Office string        `required:"" placeholder:"FILE" help:"${help_office}"`
	Limit  int           `placeholder:"N" help:"${help_limit}"`
	Where  []string      `sep:"none" placeholder:"COLUMN=VALUE" help:"${help_where}"`
	Search string        `placeholder:"TEXT" help:"${help_search}"`
	Format export.Format `default:"csv" enum:"csv,json" help:"${help_format}"`
}

var changeColumns = []report.Column{
	{ID: "seq", Type: report.Number}, {ID: "when"}, {ID: "person"}, {ID: "action"}, {ID: "kind"}, {ID: "record"}, {ID: "op"}, {ID: "field"},
	{ID: "before"}, {ID: "after"}, {ID: "id"},
}

// setsAtOnce is how many sets of the journal are read at a time.
const setsAtOnce = 200

// Run writes every change of every field, the newest first.
func (c *listChangesCommand) Run(e *environment) error {
	wanted, err := newHeldQuery(c.Where, c.Search, "", changeColumns)
	if err != nil {
		return err
	}
	return e.look(c.Office, func(s *office.Session) error {
		out := export.New(c.Format, e.out, changeColumns)
		if err := c.write(e, s, wanted, out); err != nil {
			return err
		}
		return out.Close()
	})
}

func (c *listChangesCommand) write(e *environment, s *office.Session, wanted heldQuery, out export.Writer) error {
	words := newEntryCells(s.Office().Data().Currency)
	left := c.Limit
	for before := int64(0); ; {
		entries, names, err := s.Changes(e.ctx, before, setsAtOnce)
		if err != nil || len(entries) == 0 {
			return err
		}
		currencies, err := s.CurrenciesIn(e.ctx, entries)
		if err != nil {
			return err
		}
		rows := wanted.of(words.rows(entries, names, currencies))
		if c.Limit > 0 {
			rows = rows[:min(left, len(rows))]
			left -= len(rows)
		}
		if err := out.Write(rows); err != nil || c.Limit > 0 && left == 0 {
			return err
		}
		before = entries[len(entries)-1].Seq
	}
}
