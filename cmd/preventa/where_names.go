package main

import (
	"slices"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/office"
)

// checkNamed refuses a value that nothing is called, in a column of words the office has
// few of, and lists those there are. The id of one is good as well.
func checkNamed(e *environment, s *office.Session, column office.Column, value string) error {
	switch column {
	case office.ColumnClass:
		if !domain.Class(value).Valid() {
			return unknown(lang.X("cli.word.class", "class"), value, domain.Classes)
		}
	case office.ColumnState:
		states, err := s.States(e.ctx)
		return checkAmong(lang.X("cli.word.state", "state"), value, states, err, func(s domain.State) (domain.ID, string) { return s.ID, s.Name })
	case office.ColumnSalesperson, office.ColumnCredited: // who sells no more may have some still
		people, err := s.People(e.ctx)
		return checkAmong(lang.X("cli.word.salesperson", "salesperson"), value, people, err, func(p domain.Person) (domain.ID, string) { return p.ID, p.Name })
	case office.ColumnOrigin:
		return checkItem(e, s, domain.Origins, lang.X("cli.word.origin", "origin"), value)
	case office.ColumnCompetitor:
		return checkItem(e, s, domain.Competitors, lang.X("cli.word.competitor", "competitor"), value)
	case office.ColumnLossReason:
		return checkItem(e, s, domain.LossReasons, lang.X("cli.word.reason", "loss reason"), value)
	case office.ColumnTags:
		return checkItem(e, s, domain.Tags, lang.X("cli.word.tag", "tag"), value)
	}
	return nil
}

func checkItem(e *environment, s *office.Session, catalogue domain.Catalogue, what, value string) error {
	items, err := s.Items(e.ctx, catalogue)
	return checkAmong(what, value, items, err, func(i domain.Item) (domain.ID, string) { return i.ID, i.Name })
}

// checkAmong refuses a value that is neither the name nor the id of one there is.
func checkAmong[T any](what, value string, there []T, err error, of func(T) (domain.ID, string)) error {
	if err != nil {
		return err
	}
	names := make([]string, len(there))
	for i, one := range there {
		id, name := of(one)
		if string(id) == value || domain.Fold(name) == domain.Fold(value) {
			return nil
		}
		names[i] = name
	}
	return unknown(what, value, slices.Compact(names))
}
