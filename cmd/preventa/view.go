package main

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/domain/report"
	"preventa/storage/export"
)

// viewQuery is the query of a view, with the text, the order and the group of another
// where those are asked for.
func viewQuery(e *environment, s *office.Session, view string, asked office.Query) (office.Query, error) {
	q, err := queryOfView(e, s, view)
	if err != nil {
		return q, err
	}
	if asked.Text != "" {
		q.Text = asked.Text
	}
	if asked.Sort != "" {
		q.Sort, q.Ascending = asked.Sort, asked.Ascending
	}
	if q.Sort == "" {
		q.Ascending = asked.Ascending
	}
	if asked.Group != "" {
		q.Group = asked.Group
	}
	return q, nil
}

func queryOfView(e *environment, s *office.Session, view string) (office.Query, error) {
	for _, standard := range office.StandardViews() {
		if standard.Key == view {
			return standard.Query, nil
		}
	}
	v, err := viewNamed(e, s, view)
	if err != nil {
		return office.Query{}, err
	}
	definition, err := office.DefinitionOf(v)
	return definition.Query(), err
}

// viewNamed finds a saved view by its name.
func viewNamed(e *environment, s *office.Session, name string) (domain.View, error) {
	views, err := s.Views(e.ctx)
	if err != nil {
		return domain.View{}, err
	}
	names := make([]string, 0, len(views))
	for _, v := range views {
		if domain.Fold(v.Name) == domain.Fold(name) {
			return v, nil
		}
		names = append(names, v.Name)
	}
	for _, standard := range office.StandardViews() {
		names = append(names, standard.Key)
	}
	return domain.View{}, unknown(lang.X("cli.word.view", "view"), name, names)
}

// viewListCommand lists the views with how many opportunities each has.
type viewListCommand struct {
	Office string        `required:"" placeholder:"FILE" help:"${help_office}"`
	Format export.Format `default:"csv" enum:"csv,json" help:"${help_format}"`
}

var viewColumns = []report.Column{{ID: "name"}, {ID: "of"}, {ID: "start"}, {ID: "count", Type: report.Count}}

// Run lists the standard views by their keys, then the saved ones.
func (c *viewListCommand) Run(e *environment) error {
	return e.look(c.Office, func(s *office.Session) error {
		views, err := s.Views(e.ctx)
		if err != nil {
			return err
		}
		start := s.Me().StartView
		if start == "" {
			start = office.ViewAll
		}
		var rows [][]any
		var queries []office.Query
		var counted []int // the rows of the queries
		for _, v := range office.StandardViews() {
			rows = append(rows, []any{v.Key, "standard", yesNo(start == v.Key), nil})
			counted, queries = append(counted, len(rows)-1), append(queries, v.Query)
		}
		for _, v := range views {
			of := "office"
			if v.Owner != "" {
				of = s.Me().Name
			}
			rows = append(rows, []any{v.Name, of, yesNo(start == string(v.ID)), nil})
			if definition, err := office.DefinitionOf(v); err == nil { // one of a later program has no count
				counted, queries = append(counted, len(rows)-1), append(queries, definition.Query())
			}
		}
		counts, err := s.Counts(e.ctx, queries)
		for i := range counts {
			rows[counted[i]][3] = counts[i]
		}
		if err != nil {
			return err
		}
		return e.write(c.Format, viewColumns, rows)
	})
}

func yesNo(is bool) string {
	if is {
		return "yes"
	}
	return "no"
}

// viewSaveCommand saves a view, a new one or in place of the one of that name, whose it then
// stays.
type viewSaveCommand struct {
	Name    string   `arg:"" help:"${help_view_name}"`
	Office  string   `required:"" placeholder:"FILE" help:"${help_office}"`
	Where   []string `sep:"none" placeholder:"COLUMN=VALUE" help:"${help_where}"`
	Search  string   `placeholder:"TEXT" help:"${help_search}"`
	Sort    string   `placeholder:"COLUMN" help:"${help_sort}"`
	Group   string   `placeholder:"COLUMN" help:"${help_group}"`
	Columns []string `placeholder:"COLUMN" help:"${help_view_columns}"`
	Board   bool     `help:"${help_view_board}"`
	Shared  bool     `help:"${help_view_shared}"`
}

// Run saves it and prints its name.
func (c *viewSaveCommand) Run(e *environment) error {
	return e.work(c.Office, func(s *office.Session) error {
		list := listOpportunitiesCommand{listCommand: listCommand{kind: domain.KindOpportunity, Where: c.Where, Search: c.Search, Sort: c.Sort}}
		if c.Group != "" && !slices.Contains(office.GroupColumns, office.Column(c.Group)) {
			return unknownColumn(c.Group, office.GroupColumns)
		}
		q, err := list.query(e, s)
		if err != nil {
			return err
		}
		definition := office.ViewDefinition{Text: q.Text, Conditions: q.Conditions, Sort: q.Sort, Ascending: q.Sort != "" && q.Ascending, Group: office.Column(c.Group)}
		if c.Board {
			definition.Mode = "board"
		}
		if definition.Columns, err = viewColumnsOf(c.Columns); err != nil {
			return err
		}
		v := domain.View{Name: c.Name, Owner: s.Me().ID, Definition: definition.Encode()}
		views, err := s.Views(e.ctx)
		if err != nil {
			return err
		}
		if at := slices.IndexFunc(views, func(o domain.View) bool { return domain.Fold(o.Name) == domain.Fold(c.Name) }); at >= 0 {
			v.ID, v.Version, v.Position, v.Owner = views[at].ID, views[at].Version, views[at].Position, views[at].Owner
		}
		if c.Shared {
			v.Owner = ""
		}
		saved, _, err := s.SaveView(e.ctx, v)
		if err == nil {
			fmt.Fprintln(e.out, saved.Name)
		}
		return err
	})
}

// viewColumnsOf are the columns of a view that shows some of them; the others are hidden.
func viewColumnsOf(names []string) ([]office.ViewColumn, error) {
	if len(names) == 0 {
		return nil, nil
	}
	var columns []office.ViewColumn
	for _, name := range names {
		if !slices.Contains(office.Columns, office.Column(name)) {
			return nil, unknownColumn(name, office.Columns)
		}
		columns = append(columns, office.ViewColumn{ID: name})
	}
	for _, c := range office.Columns {
		if !slices.Contains(names, string(c)) {
			columns = append(columns, office.ViewColumn{ID: string(c), Hidden: true})
		}
	}
	return columns, nil
}

// viewCommand does something with a saved view.
type viewCommand struct {
	do func(e *environment, s *office.Session, v domain.View) error

	Name   string `arg:"" help:"${help_view_name}"`
	Office string `required:"" placeholder:"FILE" help:"${help_office}"`
}

// Run finds the view and does it.
func (c *viewCommand) Run(e *environment) error {
	return e.work(c.Office, func(s *office.Session) error {
		v, err := viewNamed(e, s, c.Name)
		if err != nil {
			return err
		}
		return c.do(e, s, v)
	})
}

func deleteView(e *environment, s *office.Session, v domain.View) error {
	_, err := s.DeleteView(e.ctx, v.ID)
	return err
}

// viewRenameCommand calls a view otherwise.
type viewRenameCommand struct {
	Name   string `arg:"" help:"${help_view_name}"`
	To     string `arg:"" help:"${help_view_to}"`
	Office string `required:"" placeholder:"FILE" help:"${help_office}"`
}

// Run renames it.
func (c *viewRenameCommand) Run(e *environment) error {
	return e.work(c.Office, func(s *office.Session) error {
		v, err := viewNamed(e, s, c.Name)
		if err != nil {
			return err
		}
		v.Name = c.To
		_, _, err = s.SaveView(e.ctx, v)
		return err
	})
}

// viewStartCommand chooses the view the opportunities open with.
type viewStartCommand struct {
	Name   string `arg:"" help:"${help_view_name}"`
	Office string `required:"" placeholder:"FILE" help:"${help_office}"`
}

// Run chooses it, a standard one by its key.
func (c *viewStartCommand) Run(e *environment) error {
	return e.work(c.Office, func(s *office.Session) error {
		key := strings.TrimSpace(c.Name)
		if !slices.ContainsFunc(office.StandardViews(), func(v office.StandardView) bool { return v.Key == key }) {
			v, err := viewNamed(e, s, c.Name)
			if err != nil {
				return err
			}
			key = string(v.ID)
		}
		_, err := s.SetStartView(e.ctx, key)
		return err
	})
}

// viewOrderCommand puts the saved views in an order.
type viewOrderCommand struct {
	Names  []string `arg:"" help:"${help_view_names}"`
	Office string   `required:"" placeholder:"FILE" help:"${help_office}"`
}

// Run puts those that are named first, and the others behind them as they are.
func (c *viewOrderCommand) Run(e *environment) error {
	return e.work(c.Office, func(s *office.Session) error {
		var ids []domain.ID
		for _, name := range c.Names {
			v, err := viewNamed(e, s, name)
			if err != nil {
				return err
			}
			ids = append(ids, v.ID)
		}
		views, err := s.Views(e.ctx)
		if err != nil {
			return err
		}
		for _, v := range views {
			if !slices.Contains(ids, v.ID) {
				ids = append(ids, v.ID)
			}
		}
		_, err = s.OrderViews(e.ctx, ids)
		return err
	})
}

// boardCommand lays opportunities out in columns.
type boardCommand struct {
	Office string        `required:"" placeholder:"FILE" help:"${help_office}"`
	By     string        `default:"state" placeholder:"COLUMN" help:"${help_board_by}"`
	View   string        `placeholder:"NAME" help:"${help_list_view}"`
	Where  []string      `sep:"none" placeholder:"COLUMN=VALUE" help:"${help_where}"`
	Search string        `placeholder:"TEXT" help:"${help_search}"`
	Format export.Format `default:"csv" enum:"csv,json" help:"${help_format}"`
}

var boardColumns = []report.Column{{ID: "column"}, {ID: "count", Type: report.Count}, {ID: "amount", Type: report.Money}, {ID: "weighted", Type: report.Money}, {ID: "without_rate", Type: report.Count}}

// Run writes the columns of the board with their sums.
func (c *boardCommand) Run(e *environment) error {
	return e.look(c.Office, func(s *office.Session) error {
		if !slices.Contains(office.BoardColumns, office.Column(c.By)) {
			return unknownColumn(c.By, office.BoardColumns)
		}
		q, err := (&listCommand{kind: domain.KindOpportunity, Where: c.Where, Search: c.Search, view: c.View}).query(e, s)
		if err != nil {
			return err
		}
		columns, err := s.Board(e.ctx, q, office.Column(c.By), 0)
		if err != nil {
			return err
		}
		home := s.Office().Data().Currency
		rows := make([][]any, len(columns))
		for i, column := range columns {
			rows[i] = []any{column.Label, column.Count, domain.Money{Minor: column.Amount, Currency: home}, domain.Money{Minor: column.Weighted, Currency: home}, column.Unconverted}
		}
		return e.write(c.Format, boardColumns, rows)
	})
}
