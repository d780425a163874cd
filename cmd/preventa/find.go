package main

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/office"
)

// What is called by its name or number on the command line is found here.

// opportunityNumbered finds an opportunity by its number. One in the recycle bin is none.
func opportunityNumbered(e *environment, s *office.Session, text string) (office.Row, error) {
	number := strings.TrimPrefix(text, "#")
	none := refusal(lang.X("cli.no_opportunity", "There is no opportunity number {{.Text}}.", domain.Args{"Text": text}))
	if _, err := strconv.ParseInt(number, 10, 64); err != nil {
		return office.Row{}, none
	}
	rows, err := s.Opportunities(e.ctx, office.Query{Conditions: []office.Condition{{Column: office.ColumnNumber, Values: []string{number}}}}, 0, 1)
	if err != nil {
		return office.Row{}, err
	}
	if len(rows) == 0 {
		return office.Row{}, none
	}
	return rows[0], nil
}

// customerNamed finds a customer by its id or by the fold of its name. Where several have
// the name their ids are listed, of which one is to be given.
func customerNamed(e *environment, s *office.Session, name string) (domain.Customer, error) {
	c, err := s.Customer(e.ctx, domain.ID(name))
	if err == nil && c.RemovedAt == 0 {
		return c, nil
	}
	rows, err := s.Customers(e.ctx, office.Query{Ascending: true, Conditions: []office.Condition{{Column: office.ColumnName, Values: []string{name}}}}, 0, mostAlike)
	if err != nil {
		return domain.Customer{}, err
	}
	switch len(rows) {
	case 0:
		return domain.Customer{}, refusal(lang.X("cli.no_customer", "There is no customer “{{.Name}}”.", domain.Args{"Name": name}))
	case 1:
		return s.Customer(e.ctx, rows[0].ID)
	}
	ids := make([]domain.ID, len(rows))
	for i, r := range rows {
		ids[i] = r.ID
	}
	return domain.Customer{}, refusal(lang.X("cli.several_customers", "Several customers are called “{{.Name}}”. Give the id of one: {{.List}}.",
		domain.Args{"Name": name, "List": list(ids)}))
}

// mostAlike is how many customers of one name are told apart.
const mostAlike = 20

// stateNamed is the id of a state of a class by the fold of its name, "" for no name.
func stateNamed(e *environment, s *office.Session, class domain.Class, name string) (domain.ID, error) {
	if name == "" {
		return "", nil
	}
	states, err := s.States(e.ctx)
	var ids []domain.ID
	var names []string
	for _, state := range states {
		if state.Class == class {
			ids, names = append(ids, state.ID), append(names, state.Name)
		}
	}
	return idNamed(lang.X("cli.word.state", "state"), name, ids, names, err)
}

// itemNamed is the id of a word of a catalogue by the fold of its name, "" for no name.
func itemNamed(e *environment, s *office.Session, catalogue domain.Catalogue, what, name string) (domain.ID, error) {
	if name == "" {
		return "", nil
	}
	items, err := s.Items(e.ctx, catalogue)
	var ids []domain.ID
	var names []string
	for _, item := range items {
		ids, names = append(ids, item.ID), append(names, item.Name)
	}
	return idNamed(what, name, ids, names, err)
}

// personNamed is the id of somebody of the office by the fold of the name.
func personNamed(e *environment, s *office.Session, name string) (domain.ID, error) {
	people, err := s.People(e.ctx)
	var ids []domain.ID
	var names []string
	for _, p := range people {
		ids, names = append(ids, p.ID), append(names, p.Name)
	}
	return idNamed(lang.X("cli.word.person", "person"), name, ids, names, err)
}

// salesperson is the id of one who sells by the fold of the name.
func salesperson(e *environment, s *office.Session, name string) (domain.ID, error) {
	people, err := s.Salespeople(e.ctx)
	var ids []domain.ID
	var names []string
	for _, p := range people {
		ids, names = append(ids, p.ID), append(names, p.Name)
	}
	return idNamed(lang.X("cli.word.salesperson", "salesperson"), name, ids, names, err)
}

// idNamed is the id in the place of a name, which is found by its fold.
func idNamed(what, name string, ids []domain.ID, names []string, err error) (domain.ID, error) {
	if err != nil {
		return "", err
	}
	at := slices.IndexFunc(names, func(known string) bool { return domain.Fold(known) == domain.Fold(name) })
	if at < 0 {
		return "", unknown(what, name, names)
	}
	return ids[at], nil
}

// dayOr reads a day, or gives another where the option was left out.
func dayOr(option, text string, otherwise domain.Date) (domain.Date, error) {
	if text == "" {
		return otherwise, nil
	}
	return day(option, text)
}
