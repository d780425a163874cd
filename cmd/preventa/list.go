package main

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/domain/report"
	"preventa/storage/export"
)

// listCommand lists records of a kind.
type listCommand struct {
	kind domain.Kind

	Office string        `required:"" placeholder:"FILE" help:"${help_office}"`
	Where  []string      `sep:"none" placeholder:"COLUMN=VALUE" help:"${help_where}"`
	Search string        `placeholder:"TEXT" help:"${help_search}"`
	Sort   string        `placeholder:"COLUMN" help:"${help_sort}"`
	Format export.Format `default:"csv" enum:"csv,json" help:"${help_format}"`
}

// queryColumns are the columns that a list is filtered and sorted by.
var queryColumns = map[domain.Kind][]office.Column{
	domain.KindOpportunity: office.Columns,
	domain.KindCustomer:    office.CustomerColumns,
	domain.KindContact:     office.ContactColumns,
	domain.KindActivity:    append(slices.Clone(office.ActivityColumns), office.ColumnUrgency),
	domain.KindQuotation:   office.QuotationColumns,
	domain.KindProduct:     office.ProductColumns,
}

// Help says what columns there are.
func (c *listCommand) Help() string {
	columns := queryColumns[c.kind]
	if columns == nil {
		columns = idsOf(office.ListColumns(c.kind))
	}
	return lang.X("cli.help.list_columns", "Columns to filter and sort by: {{.List}}.", domain.Args{"List": list(columns)})
}

// Run writes all rows of the query; the sort is the list's own, upwards, unless another is
// asked for.
func (c *listCommand) Run(e *environment) error {
	return e.look(c.Office, func(s *office.Session) error {
		if queryColumns[c.kind] == nil { // a list short enough to be held
			return c.writeHeld(e, s, office.ListColumns(c.kind))
		}
		query, err := c.query(e, s)
		if err != nil {
			return err
		}
		out := export.New(c.Format, e.out, office.ListColumns(c.kind))
		if err := s.ListTable(e.ctx, c.kind, query, out.Write); err != nil {
			return err
		}
		return out.Close()
	})
}

func (c *listCommand) writeHeld(e *environment, s *office.Session, columns []report.Column) error {
	held, err := newHeldQuery(c.Where, c.Search, c.Sort, columns)
	if err != nil {
		return err
	}
	var rows [][]any
	err = s.ListTable(e.ctx, c.kind, office.Query{}, func(page [][]any) error {
		rows = append(rows, page...)
		return nil
	})
	if err != nil {
		return err
	}
	return e.write(c.Format, columns, held.of(rows))
}

func (c *listCommand) query(e *environment, s *office.Session) (office.Query, error) {
	columns := queryColumns[c.kind]
	sort, descending := strings.CutPrefix(c.Sort, "-")
	query := office.Query{Text: c.Search, Sort: office.Column(sort), Ascending: !descending}
	if sort != "" && !slices.Contains(columns, query.Sort) {
		return query, unknownColumn(sort, columns)
	}
	for _, text := range c.Where {
		p, err := split("--where", text, strings.Index)
		if err != nil {
			return query, err
		}
		column := office.Column(p.left)
		if !slices.Contains(columns, column) {
			return query, unknownColumn(p.left, columns)
		}
		values, err := conditionValues(e, s, c.kind, column, p.right)
		if err != nil {
			return query, err
		}
		query.Conditions = withValues(query.Conditions, column, values)
	}
	return query, nil
}

// withValues adds values to the condition of their column, of which one is to be met.
func withValues(conditions []office.Condition, column office.Column, values []string) []office.Condition {
	for i := range conditions {
		if conditions[i].Column == column {
			conditions[i].Values = append(conditions[i].Values, values...)
			return conditions
		}
	}
	return append(conditions, office.Condition{Column: column, Values: values})
}

func unknownColumn(name string, columns []office.Column) error {
	return unknown(lang.X("cli.word.column", "column"), name, columns)
}
