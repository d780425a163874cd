package main

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/domain/report"
)

// reportOptions are what a report is asked for by, besides the filter of figures, and how it is
// laid out.
type reportOptions struct {
	ExpectedFrom string             `placeholder:"DATE" help:"${help_expected_from}"`
	ExpectedTo   string             `placeholder:"DATE" help:"${help_expected_to}"`
	Day          string             `placeholder:"DATE" help:"${help_movement_day}"`
	Days         int                `placeholder:"N" help:"${help_days}"`
	View         string             `placeholder:"NAME" help:"${help_report_view}"`
	Where        []string           `sep:"none" placeholder:"COLUMN=VALUE" help:"${help_report_where}"`
	Search       string             `placeholder:"TEXT" help:"${help_report_search}"`
	Columns      []string           `placeholder:"COLUMN" help:"${help_report_columns}"`
	Group        string             `placeholder:"COLUMN" help:"${help_report_group}"`
	Sort         string             `placeholder:"COLUMN" help:"${help_sort}"`
	Paper        report.Paper       `enum:"A4,Letter," default:"" placeholder:"A4|Letter" help:"${help_paper}"`
	Orientation  report.Orientation `enum:"portrait,landscape," default:"" placeholder:"portrait|landscape" help:"${help_orientation}"`
	GroupOnPage  bool               `help:"${help_group_on_page}"`
}

// alwaysName is the period that keeps nothing out, of a report that starts with another.
const alwaysName = "always"

// reportPeriods are the periods that a report knows by their names.
var reportPeriods = append(slices.Clone(domain.RelativePeriods), domain.Trailing12)

// parameterOptions are the options that ask for what a report takes.
var parameterOptions = []struct {
	parameter office.ReportParameter
	options   string
	given     func(c *reportCommand) bool
}{
	{office.TakesPeriod, "--period, --from, --to", func(c *reportCommand) bool { return c.Period+c.From+c.To != "" }},
	{office.TakesExpected, "--expected-from, --expected-to", func(c *reportCommand) bool { return c.ExpectedFrom+c.ExpectedTo != "" }},
	{office.TakesDays, "--days", func(c *reportCommand) bool { return c.Days != 0 }},
	{office.TakesAsOf, "--as-of", func(c *reportCommand) bool { return c.AsOf != "" }},
	{office.TakesSalesperson, "--salesperson", func(c *reportCommand) bool { return c.Salesperson != nil }},
	{office.TakesOrigin, "--origin", func(c *reportCommand) bool { return c.Origin != nil }},
	{office.TakesState, "--state", func(c *reportCommand) bool { return c.State != nil }},
	{office.TakesCustomer, "--customer", func(c *reportCommand) bool { return c.Customer != nil }},
	{office.TakesTag, "--tag", func(c *reportCommand) bool { return c.Tag != nil }},
	{office.TakesCurrency, "--currency", func(c *reportCommand) bool { return c.Currency != "" }},
	{office.TakesCompare, "--compare", func(c *reportCommand) bool { return c.Compare != "" }},
	{office.TakesByOpening, "--by-opening", func(c *reportCommand) bool { return c.ByOpening }},
	{office.TakesList, "--view, --where, --search", func(c *reportCommand) bool { return c.View+c.Search != "" || c.Where != nil }},
}

// asksLayout reports that columns are named.
func (o *reportOptions) asksLayout() bool { return o.Columns != nil || o.Group+o.Sort != "" }

// takes reports whether a report can be asked by a parameter; by a customer, also where it must.
func takes(d office.ReportDefinition, p office.ReportParameter) bool {
	return d.Has(p) || p == office.TakesCustomer && d.Has(office.NeedsCustomer)
}

// optionsOf are the options that ask for what a report takes.
func optionsOf(d office.ReportDefinition) []string {
	var options []string
	for _, p := range parameterOptions {
		if takes(d, p.parameter) {
			options = append(options, strings.Split(p.options, ", ")...)
		}
	}
	return options
}

// checkTaken refuses an option that the report does not take.
func (c *reportCommand) checkTaken(d office.ReportDefinition) error {
	if c.Days < 0 {
		return refusal(lang.X("cli.report.days", "--days is a number of days from 1 on."))
	}
	for _, p := range parameterOptions {
		if takes(d, p.parameter) || !p.given(c) {
			continue
		}
		options := optionsOf(d)
		if options == nil {
			return refusal(lang.X("cli.report.no_filter", "The report {{.Report}} is of the whole office and takes no filter.", domain.Args{"Report": d.ID}))
		}
		return refusal(lang.X("cli.report.not_taken", "The report {{.Report}} takes no {{.Options}}. It takes: {{.List}}.",
			domain.Args{"Report": d.ID, "Options": p.options, "List": list(options)}))
	}
	return nil
}

// checkLayout refuses columns that a report does not have.
func (o *reportOptions) checkLayout(columns []report.Column) error {
	all, groups := columnNames(columns)
	for _, name := range append(slices.Clone(o.Columns), strings.TrimPrefix(o.Sort, "-")) {
		if name != "" && !slices.Contains(all, office.Column(name)) {
			return unknownColumn(name, all)
		}
	}
	if o.Group != "" && !slices.Contains(groups, office.Column(o.Group)) {
		return unknownColumn(o.Group, groups)
	}
	return nil
}

// layout is how the report is laid out: as it starts, but for what is asked for.
func (o *reportOptions) layout(start report.Layout) report.Layout {
	if o.Columns != nil {
		start.Columns = o.Columns
	}
	if o.Group != "" {
		start.Group, start.Subtotals = o.Group, true
	}
	if o.Sort != "" {
		start.Sort, start.Descending = strings.TrimPrefix(o.Sort, "-"), strings.HasPrefix(o.Sort, "-")
	}
	start.Paper, start.Orientation, start.GroupOnPage = o.Paper, o.Orientation, o.GroupOnPage || start.GroupOnPage
	return start
}

// expected are the days that the options name, or else those that the report starts with.
func (o *reportOptions) expected(start office.Span) (office.Span, error) {
	if o.ExpectedFrom+o.ExpectedTo == "" {
		return start, nil
	}
	days, err := periodOf("--expected-from", o.ExpectedFrom, "--expected-to", o.ExpectedTo)
	return office.Span{From: days.From, To: days.To}, err
}

// list is the list that the options name; nil where they name none.
func (o *reportOptions) list(e *environment, s *office.Session) (*office.Query, error) {
	if o.View+o.Search == "" && o.Where == nil {
		return nil, nil
	}
	named := listCommand{kind: domain.KindOpportunity, view: o.View, Where: o.Where, Search: o.Search}
	query, err := named.query(e, s)
	return &query, err
}

func period(from, to string) (domain.Period, error) { return periodOf("--from", from, "--to", to) }

// periodOf is a period by its first and last day, as two options name them.
func periodOf(first, from, last, to string) (p domain.Period, err error) {
	if p.From, err = dayOr(first, from, 0); err != nil {
		return p, err
	}
	if p.To, err = dayOr(last, to, 0); err != nil {
		return p, err
	}
	if p.To != 0 && p.To < p.From {
		return p, refusal(lang.X("cli.period", "The period ends before it begins: {{.From}} to {{.To}}.", domain.Args{"From": from, "To": to}))
	}
	return p, nil
}
