package office

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/control"
	"preventa/domain/report"
)

// ReportSection is what reports are offered under.
type ReportSection string

// The sections, in the order they are offered.
const (
	ReportsOfOpportunities ReportSection = "opportunities"
	ReportsOfActivities    ReportSection = "activities"
	ReportsOfQuotations    ReportSection = "quotations"
	ReportsOfMovement      ReportSection = "movement"
	ReportsOfCustomers     ReportSection = "customers"
	ReportsOfFigures       ReportSection = "figures"
)

// ReportSections lists them.
var ReportSections = []ReportSection{
	ReportsOfOpportunities, ReportsOfActivities, ReportsOfQuotations, ReportsOfMovement, ReportsOfCustomers, ReportsOfFigures,
}

// ReportParameter is what a report can be asked by.
type ReportParameter string

// The parameters.
const (
	TakesPeriod      ReportParameter = "period"
	TakesExpected    ReportParameter = "expected"
	TakesDays        ReportParameter = "days"
	TakesAsOf        ReportParameter = "as_of"
	TakesSalesperson ReportParameter = "salesperson"
	TakesOrigin      ReportParameter = "origin"
	TakesState       ReportParameter = "state"
	TakesCustomer    ReportParameter = "customer"
	NeedsCustomer    ReportParameter = "one_customer" // and is of no other
	TakesTag         ReportParameter = "tag"
	TakesCurrency    ReportParameter = "currency"
	TakesCompare     ReportParameter = "compare"
	TakesByOpening   ReportParameter = "by_opening"
	TakesList        ReportParameter = "list"
)

// ReportDefinition is a report by its id.
type ReportDefinition struct {
	ID       string
	Section  ReportSection
	TitleKey string
	Takes    []ReportParameter
	Start    ReportSpec      // what it starts with
	Columns  []report.Column // those it can show; of some reports the office's settings decide
	build    func(ctx context.Context, s *Session, spec ReportSpec) (report.Table, error)
}

// Has reports whether the report can be asked by a parameter.
func (d ReportDefinition) Has(p ReportParameter) bool { return slices.Contains(d.Takes, p) }

// Reports lists the reports there are, section by section.
func Reports() []ReportDefinition { return allReports }

var allReports []ReportDefinition

func init() {
	families := [][]ReportDefinition{opportunityReports, activityReports, quotationReports, changeReports, movementReports, customerReports, figureReports()}
	for _, section := range ReportSections {
		for _, d := range slices.Concat(families...) {
			if d.Section == section {
				d.Start.Report = d.ID
				allReports = append(allReports, d)
			}
		}
	}
}

// FindReport gives a report by its id.
func FindReport(id string) (ReportDefinition, bool) {
	at := slices.IndexFunc(allReports, func(d ReportDefinition) bool { return d.ID == id })
	if at < 0 {
		return ReportDefinition{}, false
	}
	return allReports[at], true
}

// ReportTable makes a report: all its columns and rows, as other programs read them, in the
// order of its layout. NotFound for a report there is not; Forbidden; Invalid for what it
// cannot be asked by.
func (s *Session) ReportTable(ctx context.Context, spec ReportSpec) (report.Table, error) {
	d, known := FindReport(spec.Report)
	if !known {
		return report.Table{}, domain.Fail(domain.NotFound, "error.report.unknown", domain.Args{"Id": spec.Report})
	}
	if err := s.require(access.Reports, access.Read); err != nil {
		return report.Table{}, err
	}
	spec, err := s.dated(spec)
	if err != nil {
		return report.Table{}, err
	}
	return d.build(ctx, s, spec)
}

// dated puts the days of a report's periods into it, as of the day it stands at.
func (s *Session) dated(spec ReportSpec) (ReportSpec, error) {
	today := s.office.Today()
	if spec.Filter.AsOf != 0 {
		today = min(today, spec.Filter.AsOf)
	}
	var err error
	if spec.Filter.Period, err = s.days(spec.Period, today); err != nil {
		return spec, err
	}
	expected, err := s.days(spec.Expected, today)
	spec.Expected = Span{From: expected.From, To: expected.To}
	return spec, err
}

// ReportSheet makes a report as people read it, on screen and on paper. NotFound, Forbidden,
// Invalid.
func (s *Session) ReportSheet(ctx context.Context, spec ReportSpec, words report.Words) (report.Sheet, error) {
	table, err := s.ReportTable(ctx, spec)
	if err != nil {
		return report.Sheet{}, err
	}
	data := s.office.Data()
	sheet := report.Sheet{
		Title: words(table.TitleKey, nil), Office: data.Name, Region: s.office.Region(), Currency: data.Currency,
		Language: s.Me().Language, At: s.office.Now(), By: s.Me().Name, Page: pageOf(spec, words),
	}
	if sheet.Logo, err = s.logo(ctx); err != nil {
		return sheet, err
	}
	if sheet.Notes, err = s.reportNotes(ctx, spec, words); err != nil {
		return sheet, err
	}
	if spec.Report == DailyMovementID {
		notes, err := s.movementNotes(ctx, spec, words)
		if err != nil {
			return sheet, err
		}
		sheet.Notes = append(sheet.Notes, notes...)
	}
	report.Arrange(&sheet, table, spec.Layout, words)
	return sheet, nil
}

// countedKeys are the keys of how many rows a group has, where they are all of a kind.
var countedKeys = map[ReportSection]string{
	ReportsOfOpportunities: "report.group_opportunities", ReportsOfActivities: "report.group_activities",
	ReportsOfQuotations: "report.group_quotations", ReportsOfMovement: "report.group_changes",
}

// pageOf is how a report is laid out on paper.
func pageOf(spec ReportSpec, words report.Words) report.PageSetup {
	d, _ := FindReport(spec.Report)
	l, counted := spec.Layout, cmp.Or(countedKeys[d.Section], "report.group_count")
	return report.PageSetup{
		Paper: l.Paper, Orientation: l.Orientation, SubtotalsBelow: l.Subtotals, GroupOnPage: l.GroupOnPage,
		Counted:  func(n int) string { return words(counted, domain.Args{"Count": n}) },
		Subtotal: func(label string) string { return words("report.subtotal", domain.Args{"Group": label}) },
		PageOf: func(page, pages int) string {
			return words("report.page_of", domain.Args{"Page": page, "Pages": pages})
		},
		Continued: func(groups []string) string {
			return words("report.continued", domain.Args{"Groups": strings.Join(groups, ", ")})
		},
		Issued: func(at, by string) string { return words("report.issued", domain.Args{"At": at, "By": by}) },
		Again:  words("report.group_again", nil), Empty: words("report.empty", nil),
	}
}

// logo is the office's picture, nil where it has none.
func (s *Session) logo(ctx context.Context) ([]byte, error) {
	if name := s.office.Data().Logo; name != "" {
		return s.store.Blob(ctx, name)
	}
	return nil, nil
}

// figureReports are the figures of Opportunity Control, as reports.
func figureReports() []ReportDefinition {
	var list []ReportDefinition
	for _, d := range report.Definitions {
		t := d.Build(control.NewLook(control.NewFacts(nil, 0), control.Filter{}, 0), "")
		list = append(list, ReportDefinition{
			ID: d.ID, Section: ReportsOfFigures, TitleKey: t.TitleKey, Columns: t.Columns,
			Takes: []ReportParameter{TakesPeriod, TakesAsOf, TakesSalesperson, TakesOrigin, TakesState, TakesCustomer, TakesTag, TakesCurrency, TakesCompare, TakesByOpening},
			Start: ReportSpec{Layout: report.Layout{Summary: true}},
			build: func(ctx context.Context, s *Session, spec ReportSpec) (report.Table, error) {
				return s.Report(ctx, d.ID, spec.Filter)
			},
		})
	}
	return list
}
