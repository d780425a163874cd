package main

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/storage/export"
)

// listCommand lists opportunities.
type listCommand struct {
	Office string        `required:"" placeholder:"FILE" help:"${help_office}"`
	Where  []string      `sep:"none" placeholder:"COLUMN=VALUE" help:"${help_where}"`
	Search string        `placeholder:"TEXT" help:"${help_search}"`
	Sort   string        `placeholder:"COLUMN" help:"${help_sort}"`
	Format export.Format `default:"csv" enum:"csv,json" help:"${help_format}"`
}

// Run writes all rows of the query; the sort is by number unless another is asked for.
func (c *listCommand) Run(e *environment) error {
	return e.look(c.Office, func(s *office.Session) error {
		query, err := c.query(s.Office().Data().Currency)
		if err != nil {
			return err
		}
		out := export.New(c.Format, e.out, office.TableColumns)
		if err := s.OpportunityTable(e.ctx, query, out.Write); err != nil {
			return err
		}
		return out.Close()
	})
}

func (c *listCommand) query(currency domain.Currency) (office.Query, error) {
	sort, descending := strings.CutPrefix(c.Sort, "-")
	query := office.Query{Text: c.Search, Sort: office.Column(sort), Ascending: !descending}
	if sort != "" && !slices.Contains(office.Columns, query.Sort) {
		return query, unknownColumn(sort)
	}
	for _, text := range c.Where {
		p, err := split("--where", text, strings.Index)
		if err != nil {
			return query, err
		}
		if !slices.Contains(office.Columns, office.Column(p.left)) {
			return query, unknownColumn(p.left)
		}
		value, err := conditionValue(office.Column(p.left), p.right, currency)
		if err != nil {
			return query, err
		}
		query.Conditions = withValue(query.Conditions, office.Column(p.left), value)
	}
	return query, nil
}

// withValue adds a value to the condition of its column, of which one is to be met.
func withValue(conditions []office.Condition, column office.Column, value string) []office.Condition {
	for i := range conditions {
		if conditions[i].Column == column {
			conditions[i].Values = append(conditions[i].Values, value)
			return conditions
		}
	}
	return append(conditions, office.Condition{Column: column, Values: []string{value}})
}

// conditionValue is a value as a condition compares it: amounts in minor units of the
// office's currency, other texts as they are.
func conditionValue(column office.Column, text string, currency domain.Currency) (string, error) {
	value, good := text, true
	switch column {
	case office.ColumnNumber, office.ColumnProbability:
		_, err := strconv.ParseInt(text, 10, 64)
		good = err == nil
	case office.ColumnAmount, office.ColumnWeighted:
		var amount domain.Money
		amount, good = domain.ParsePlain(text, currency)
		value = strconv.FormatInt(amount.Minor, 10)
	case office.ColumnExpected, office.ColumnOpened, office.ColumnClosed:
		_, err := domain.ParseDate(text)
		good = err == nil
	}
	if !good {
		return "", refusal(lang.X("cli.bad_value", "“{{.Text}}” is no value of column {{.Column}}: numbers are written 1234.50, dates YYYY-MM-DD.",
			domain.Args{"Text": text, "Column": string(column)}))
	}
	return value, nil
}

func unknownColumn(name string) error {
	return unknown(lang.X("cli.word.column", "column"), name, office.Columns)
}
