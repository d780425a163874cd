package main

import (
	"cmp"
	"slices"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/control"
	"preventa/domain/office"
	"preventa/domain/report"
	"preventa/storage/export"
	"preventa/ui/kit"
)

// reportCommand writes a report.
type reportCommand struct {
	figureFilter
	reportOptions
	dataOptions

	ID          string        `arg:"" name:"id" help:"${help_report_id}"`
	Office      string        `required:"" placeholder:"FILE" help:"${help_office}"`
	By          string        `placeholder:"salesperson" help:"${help_by}"`
	Opportunity string        `placeholder:"NUMBER" help:"${help_report_opportunity}"`
	Language    string        `placeholder:"es|en" help:"${help_report_language}"`
	Format      export.Format `default:"" placeholder:"FORMAT" help:"${help_report_format}"`
	Output      string        `short:"o" placeholder:"FILE" help:"${help_list_output}"`
}

// probabilityID is the report that is of one opportunity, and of no list.
const probabilityID = "probability"

// Help says where the reports are listed, and what periods there are besides those of figures.
func (c *reportCommand) Help() string {
	return lang.X("cli.help.report_more", "“preventa reports” lists the reports with their columns and the options that each takes. Reports that are no figures know these periods: {{.List}}.",
		domain.Args{"List": list(append(periodNames(reportPeriods), alwaysName))})
}

// Run writes the report.
func (c *reportCommand) Run(e *environment) error {
	format, err := formatAsked(c.Format, c.Output)
	if err != nil {
		return err
	}
	if !slices.Contains(reportIDs(), c.ID) {
		return unknown(lang.X("cli.word.report", "report"), c.ID, reportIDs())
	}
	if (c.ID == probabilityID) != (c.Opportunity != "") {
		return refusal(lang.X("cli.report.which_opportunity", "The report {{.Report}}, and no other, is of one opportunity: --opportunity gives its number.", domain.Args{"Report": probabilityID}))
	}
	if err := c.takeDay(); err != nil {
		return err
	}
	if err := c.speak(); err != nil {
		return err
	}
	return e.look(c.Office, func(s *office.Session) error {
		if !s.May(access.Export, access.Read) {
			return domain.Fail(domain.Forbidden, "", nil)
		}
		made, err := c.make(e, s, format)
		if err != nil {
			return err
		}
		if made.file, err = c.setup(); err != nil {
			return err
		}
		return e.writeReport(c.Output, format, made)
	})
}

// speak makes the texts those of the language asked for.
func (c *reportCommand) speak() error {
	if c.Language == "" {
		return nil
	}
	language, err := languageOf(c.Language)
	if err == nil {
		kit.Speak(language)
	}
	return err
}

// make makes the report, for people or for other programs as the format has it.
func (c *reportCommand) make(e *environment, s *office.Session, f export.Format) (madeReport, error) {
	if c.ID == probabilityID {
		return c.makeProbability(e, s)
	}
	id, err := c.reportID()
	if err != nil {
		return madeReport{}, err
	}
	d, _ := office.FindReport(id)
	spec, err := c.spec(e, s, d, isData(f))
	if err != nil {
		return madeReport{}, err
	}
	if isData(f) {
		table, err := s.ReportTable(e.ctx, spec)
		return madeReport{table: table.LaidOut(spec.Layout)}, err
	}
	sheet, err := s.ReportSheet(e.ctx, spec, kit.Words)
	return madeReport{sheet: c.inLanguage(sheet)}, err
}

// inLanguage is a sheet in the language asked for.
func (c *reportCommand) inLanguage(sheet report.Sheet) report.Sheet {
	if language, err := languageOf(c.Language); err == nil && c.Language != "" {
		sheet.Language = language
	}
	return sheet
}

// makeProbability tells what the office's own history says of an opportunity, from what closed
// under the filter.
func (c *reportCommand) makeProbability(e *environment, s *office.Session) (madeReport, error) {
	filter, err := c.filter(e, s)
	if err != nil {
		return madeReport{}, err
	}
	table, err := probabilityTable(e, s, c.Opportunity, filter)
	if err != nil {
		return madeReport{}, err
	}
	if err := c.checkLayout(table.Columns); err != nil {
		return madeReport{}, err
	}
	sheet, err := s.Sheet(kit.KeyText(table.TitleKey))
	if err != nil {
		return madeReport{}, err
	}
	kit.Annotate(s, &sheet, nil, "")
	layout := c.layout(report.Layout{})
	report.Arrange(&sheet, table, layout, kit.Words)
	return madeReport{table: table.LaidOut(layout), sheet: c.inLanguage(sheet)}, nil
}

// reportID is the report asked for, told apart by what is asked for.
func (c *reportCommand) reportID() (string, error) {
	if c.By == "" {
		return c.ID, nil
	}
	apart := c.ID + "-by-" + c.By
	if _, known := office.FindReport(apart); !known {
		return "", refusal(lang.X("cli.report.not_by", "The report {{.Report}} cannot be told apart by “{{.By}}”.", domain.Args{"Report": c.ID, "By": c.By}))
	}
	return apart, nil
}

// spec is the report as it is asked for. As data it has all its columns and rows as they are,
// where nothing else is asked for; for people it starts as it does on screen.
func (c *reportCommand) spec(e *environment, s *office.Session, d office.ReportDefinition, data bool) (office.ReportSpec, error) {
	if err := c.checkTaken(d); err != nil {
		return office.ReportSpec{}, err
	}
	spec := d.Start
	spec.Report = d.ID
	if data {
		spec.Layout = report.Layout{}
	}
	spec.Layout = c.layout(spec.Layout)
	spec.Days = cmp.Or(c.Days, spec.Days)
	steps := []func() error{
		func() (err error) { spec.Filter, err = c.filtered(e, s, d); return },
		func() error { spec.Period = c.span(spec.Period); return nil },
		func() (err error) { spec.Expected, err = c.expected(spec.Expected); return },
		func() (err error) { spec.List, err = c.list(e, s); return },
		func() error { return c.checkColumns(e, s, d, spec) },
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return spec, err
		}
	}
	return spec, nil
}

// checkColumns refuses columns that the report does not have; of some reports the office's
// settings decide which there are.
func (c *reportCommand) checkColumns(e *environment, s *office.Session, d office.ReportDefinition, spec office.ReportSpec) error {
	columns := d.Columns
	if columns == nil && c.asksLayout() {
		table, err := s.ReportTable(e.ctx, spec)
		if err != nil {
			return err
		}
		columns = table.Columns
	}
	return c.checkLayout(columns)
}

// filtered is the filter that the options name. Figures know fewer periods by their names.
func (c *reportCommand) filtered(e *environment, s *office.Session, d office.ReportDefinition) (control.Filter, error) {
	if d.Section == office.ReportsOfFigures {
		return c.filter(e, s)
	}
	options := c.figureFilter
	if options.Period == alwaysName {
		options.Period = ""
	}
	return options.filterWithin(e, s, reportPeriods)
}

// span is the period asked for, which the filter has read already; without one, that which the
// report starts with.
func (c *reportCommand) span(start office.Span) office.Span {
	from, _ := domain.ParseDate(c.From)
	to, _ := domain.ParseDate(c.To)
	switch {
	case c.Period == alwaysName:
		return office.Span{}
	case c.Period != "":
		return office.Span{Name: relativePeriod(c.Period)}
	case c.From+c.To != "":
		return office.Span{From: from, To: to}
	}
	return start
}

func day(option, text string) (domain.Date, error) {
	date, err := domain.ParseDate(text)
	if err != nil {
		return 0, refusal(lang.X("cli.bad_date", "{{.Option}} “{{.Text}}” is no date written YYYY-MM-DD.", domain.Args{"Option": option, "Text": text}))
	}
	return date, nil
}

// reportIDs are the reports by what they are called on the command line.
func reportIDs() []string {
	var ids []string
	for _, d := range office.Reports() {
		ids = append(ids, d.ID)
	}
	return append(ids, probabilityID)
}
