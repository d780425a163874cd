package main

import (
	"io"
	"slices"
	"strings"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/domain/report"
	"preventa/storage/export"
	"preventa/ui/kit"
)

// listCommand lists records of a kind.
type listCommand struct {
	dataOptions

	kind  domain.Kind
	group office.Column // "": none
	view  string        // name or key; "": none

	Office  string        `required:"" placeholder:"FILE" help:"${help_office}"`
	Where   []string      `sep:"none" placeholder:"COLUMN=VALUE" help:"${help_where}"`
	Search  string        `placeholder:"TEXT" help:"${help_search}"`
	Sort    string        `placeholder:"COLUMN" help:"${help_sort}"`
	Columns []string      `placeholder:"COLUMN" help:"${help_columns}"`
	Format  export.Format `enum:"csv,json,xlsx,pdf,text," default:"" placeholder:"FORMAT" help:"${help_list_format}"`
	Output  string        `short:"o" placeholder:"FILE" help:"${help_list_output}"`
}

// listOpportunitiesCommand lists opportunities, in groups where they are asked for.
type listOpportunitiesCommand struct {
	listCommand

	Group string `placeholder:"COLUMN" help:"${help_group}"`
	View  string `placeholder:"NAME" help:"${help_list_view}"`
}

// Run lists them.
func (c *listOpportunitiesCommand) Run(e *environment) error {
	if c.Group != "" && !slices.Contains(office.GroupColumns, office.Column(c.Group)) {
		return unknownColumn(c.Group, office.GroupColumns)
	}
	c.group, c.view = office.Column(c.Group), c.View
	return c.listCommand.Run(e)
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
	return queryHelp(c.kind) + "\n\n" +
		lang.X("cli.help.list_written", "Columns that are written: {{.List}}.", domain.Args{"List": list(idsOf(office.ListColumns(c.kind)))})
}

// queryHelp says what columns the records of a kind are filtered and sorted by.
func queryHelp(kind domain.Kind) string {
	columns := queryColumns[kind]
	if columns == nil {
		columns = idsOf(office.ListColumns(kind))
	}
	return lang.X("cli.help.list_columns", "Columns to filter and sort by: {{.List}}.", domain.Args{"List": list(columns)})
}

// Run writes all rows of the query; the sort is the list's own, upwards, unless another is
// asked for.
func (c *listCommand) Run(e *environment) error {
	format, err := c.format()
	if err != nil {
		return err
	}
	setup, err := c.setup()
	if err != nil {
		return err
	}
	return e.look(c.Office, func(s *office.Session) error {
		sheet, err := c.sheet(e, s)
		if err != nil {
			return err
		}
		sheet.File = setup
		if c.Output == "" || c.Output == "-" {
			return export.WriteSheet(e.ctx, e.out, format, sheet)
		}
		return export.ToFile(c.Output, func(w io.Writer) error { return export.WriteSheet(e.ctx, w, format, sheet) })
	})
}

// format is the one asked for, or else the one that the name of the file tells; refused is
// a name that promises another format.
func (c *listCommand) format() (export.Format, error) {
	told, known := export.FormatOf(c.Output)
	switch {
	case c.Format != "":
		return c.Format, nil
	case known:
		return told, nil
	case told != "":
		return "", unknown(lang.X("cli.word.format", "format"), string(told), export.Formats)
	}
	return export.CSV, nil
}

func (c *listCommand) sheet(e *environment, s *office.Session) (report.Sheet, error) {
	if err := c.checkColumns(); err != nil {
		return report.Sheet{}, err
	}
	read := c.queried
	if queryColumns[c.kind] == nil { // a list short enough to be held
		read = c.held
	}
	sheet, query, err := read(e, s)
	if err != nil {
		return sheet, err
	}
	if c.Columns != nil {
		sheet = sheet.Only(c.Columns)
	}
	kit.Annotate(s, &sheet, c.Where, c.Search)
	if c.kind == domain.KindOpportunity {
		err = sumUp(e, s, &sheet, query)
	}
	return sheet, err
}

// sumUp gives a sheet of opportunities its totals, and its groups where the query has them.
func sumUp(e *environment, s *office.Session, sheet *report.Sheet, query office.Query) error {
	totals, err := s.Totals(e.ctx, query)
	if err != nil {
		return err
	}
	sheet.Totals = s.SumCells(totals.Amount, totals.Weighted, sheet.Columns)
	if sheet.Totals[0].Value == nil {
		sheet.Totals[0].Value = "Σ"
	}
	if query.Group == "" {
		return nil
	}
	groups, err := s.Groups(e.ctx, query)
	sheet.Groups = s.SheetGroups(groups, sheet.Columns)
	return err
}

// checkColumns refuses a column there is not.
func (c *listCommand) checkColumns() error {
	ids := idsOf(office.ListColumns(c.kind))
	for _, name := range c.Columns {
		if !slices.Contains(ids, office.Column(name)) {
			return unknownColumn(name, ids)
		}
	}
	return nil
}

// queried is a list whose rows are read some at a time.
func (c *listCommand) queried(e *environment, s *office.Session) (report.Sheet, office.Query, error) {
	query, err := c.query(e, s)
	if err != nil {
		return report.Sheet{}, query, err
	}
	sheet, err := s.ListSheet(c.kind, query, kit.ListTitle(c.kind), kit.KeyText)
	return sheet, query, err
}

// held is a list of which all rows are read before any is written.
func (c *listCommand) held(e *environment, s *office.Session) (report.Sheet, office.Query, error) {
	var all office.Query
	held, err := newHeldQuery(c.Where, c.Search, c.Sort, office.ListColumns(c.kind))
	if err != nil {
		return report.Sheet{}, all, err
	}
	sheet, err := s.ListSheet(c.kind, all, kit.ListTitle(c.kind), kit.KeyText)
	if err != nil {
		return sheet, all, err
	}
	var cells [][]any
	err = s.ListTable(e.ctx, c.kind, all, func(page [][]any) error {
		cells = append(cells, page...)
		return nil
	})
	var rows []report.SheetRow
	for _, row := range held.of(cells) {
		rows = append(rows, report.RowOf(row))
	}
	sheet.Read = report.Held(rows)
	return sheet, all, err
}

func (c *listCommand) query(e *environment, s *office.Session) (office.Query, error) {
	columns := queryColumns[c.kind]
	sort, descending := strings.CutPrefix(c.Sort, "-")
	query := office.Query{Text: c.Search, Sort: office.Column(sort), Ascending: !descending, Group: c.group}
	if sort != "" && !slices.Contains(columns, query.Sort) {
		return query, unknownColumn(sort, columns)
	}
	var err error
	if c.view != "" {
		if query, err = viewQuery(e, s, c.view, query); err != nil {
			return query, err
		}
	}
	conditions, err := whereConditions(e, s, c.kind, c.Where)
	query.Conditions = append(slices.Clone(query.Conditions), conditions...)
	return query, err
}

func unknownColumn(name string, columns []office.Column) error {
	return unknown(lang.X("cli.word.column", "column"), name, columns)
}
