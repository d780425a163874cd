package office

import (
	"context"
	"slices"
	"strings"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/report"
)

// ActivitiesAsked are the activities that a report is of. Of several ids any will do; none are
// all, and the id "" is none.
type ActivitiesAsked struct {
	Done      bool          // those done; else those planned
	Days      domain.Period // they are of
	People    []domain.ID
	Customers []domain.ID
}

// PersonalActivity is an activity as one of its people has it.
type PersonalActivity struct {
	ID              domain.ID
	Person          string // "" for one of nobody
	Day             domain.Date
	Minute, Minutes int
	Type, Subject   string
	Number          int64  // of the opportunity
	Opportunity     string // its name
	Customer        string
	Contact         string
}

// activityColumns are the columns of the reports of activities. Done or planned together, an
// activity stands once for each of its people.
var activityColumns = []report.Column{
	{ID: "person", TitleKey: "report.person", Type: report.Text},
	{ID: "day", TitleKey: "activity.day", Type: report.Date},
	{ID: "time", TitleKey: "activity.minute", Type: report.Text},
	{ID: "status", TitleKey: "activity.status", Type: report.Text, WordKey: "activity.status_", Order: []string{"overdue", "today", "planned"}},
	{ID: "type", TitleKey: "activity.type", Type: report.Text},
	{ID: "subject", TitleKey: "activity.subject", Type: report.Text},
	{ID: "number", TitleKey: "opportunity.number", Type: report.Number},
	{ID: "opportunity", TitleKey: "activity.opportunity", Type: report.Text},
	{ID: "customer", TitleKey: "activity.customer", Type: report.Text},
	{ID: "contact", TitleKey: "activity.contact", Type: report.Text},
	report.Column{ID: "minutes", TitleKey: "activity.minutes", Type: report.Minutes, FormulaKey: "formula.shared_minutes"}.Summed(),
}

// agendaDays is how many days the agenda looks ahead by itself.
const agendaDays = 14

// activityReports are those whose rows are activities.
var activityReports = []ReportDefinition{
	ofActivities(ReportDefinition{
		ID: "agenda", TitleKey: "report.agenda", Takes: []ReportParameter{TakesDays, TakesSalesperson, TakesCustomer},
		Columns: activityColumns,
		Start: ReportSpec{Days: agendaDays, Layout: report.Layout{Group: "person", Summary: true, Subtotals: true,
			Columns: []string{"day", "time", "status", "type", "subject", "opportunity", "customer", "contact", "minutes"}}},
	}, func(spec ReportSpec, today domain.Date) ActivitiesAsked {
		return ActivitiesAsked{Days: domain.Period{To: today.Add(spec.Days)}} // what is late is still to be done
	}),
	ofActivities(ReportDefinition{
		ID: "activities-done", TitleKey: "report.activities_done", Takes: []ReportParameter{TakesPeriod, TakesSalesperson, TakesCustomer},
		Columns: withoutColumn(activityColumns, "status"),
		Start: ReportSpec{Period: Span{Name: domain.ThisMonth}, Layout: report.Layout{Group: "person", Summary: true, Subtotals: true,
			Columns: []string{"day", "time", "type", "subject", "opportunity", "customer", "contact", "minutes"}}},
	}, func(spec ReportSpec, _ domain.Date) ActivitiesAsked {
		return ActivitiesAsked{Done: true, Days: spec.Filter.Period}
	}),
}

// withoutColumn are columns but one.
func withoutColumn(columns []report.Column, id string) []report.Column {
	return slices.DeleteFunc(slices.Clone(columns), func(c report.Column) bool { return c.ID == id })
}

// ofActivities completes a report whose rows are activities: those asked for as of a day.
func ofActivities(d ReportDefinition, asked func(spec ReportSpec, today domain.Date) ActivitiesAsked) ReportDefinition {
	d.Section = ReportsOfActivities
	d.build = func(ctx context.Context, s *Session, spec ReportSpec) (report.Table, error) {
		t := report.Table{ID: d.ID, TitleKey: d.TitleKey, Columns: d.Columns, Records: []report.Record{}}
		if err := s.require(access.Activities, access.Read|access.ReadOthers); err != nil {
			return t, err
		}
		if spec.Days == 0 {
			spec.Days = d.Start.Days
		}
		today := s.office.Today()
		ask := asked(spec, today)
		ask.People, ask.Customers = spec.Filter.Salespeople, spec.Filter.Customers
		list, err := s.store.PersonalActivities(ctx, ask)
		if err != nil {
			return t, err
		}
		sortByPerson(list)
		for i := range list {
			t.Rows = append(t.Rows, personalActivityCells(&list[i], ask.Done, today))
			t.Records = append(t.Records, report.Record{Kind: domain.KindActivity, ID: list[i].ID})
		}
		return t, nil
	}
	return d
}

// sortByPerson puts those of each person together, by the people's names, those of nobody last.
func sortByPerson(list []PersonalActivity) {
	folds := map[string]string{}
	for _, a := range list {
		if _, known := folds[a.Person]; !known {
			folds[a.Person] = domain.Fold(a.Person)
		}
	}
	slices.SortStableFunc(list, func(a, b PersonalActivity) int {
		if (a.Person == "") != (b.Person == "") {
			return strings.Compare(b.Person, a.Person)
		}
		return strings.Compare(folds[a.Person], folds[b.Person])
	})
}

// personalActivityCells are the values of a row under the columns of its report.
func personalActivityCells(a *PersonalActivity, done bool, today domain.Date) []any {
	cells := []any{orNothing(a.Person), orNothing(a.Day), orNothing(domain.ClockText(a.Minute))}
	if !done {
		cells = append(cells, string(domain.UrgencyOf(a.Day, today)))
	}
	return append(cells, orNothing(a.Type), a.Subject, orNothing(a.Number), orNothing(a.Opportunity), orNothing(a.Customer), orNothing(a.Contact),
		orNothing(int64(a.Minutes)))
}
