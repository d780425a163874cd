package office

import (
	"context"
	"slices"
	"strings"
	"time"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/region"
	"preventa/domain/report"
)

// pipelineColumn is what a movement made of the amount in progress. Data has no such column;
// paper does, for amounts of all kinds have no sum.
const pipelineColumn = "pipeline"

// movementColumns are the columns of the daily movement.
var movementColumns = []report.Column{
	{ID: "time", TitleKey: "movement.time", Type: report.When},
	{ID: "person", TitleKey: "report.person", Type: report.Text},
	{ID: "action", TitleKey: "movement.action", Type: report.Text, WordKey: "deed.", Order: deedNames()},
	{ID: "kind", TitleKey: "report.kind", Type: report.Text, WordKey: "kind.", Order: []string{"opportunity", "activity", "quotation"}},
	{ID: "number", TitleKey: "quotation.number", Type: report.Text},
	{ID: "name", TitleKey: "report.what", Type: report.Text},
	{ID: "field", TitleKey: "report.field", Type: report.Text, WordKey: "opportunity."},
	{ID: "old", TitleKey: "report.before", Type: report.Text, Tell: valueText(7)},
	{ID: "new", TitleKey: "report.after", Type: report.Text, Tell: valueText(8)},
	{ID: "amount", TitleKey: "opportunity.amount", Type: report.Money},
	{ID: pipelineColumn, TitleKey: "movement.pipeline", Type: report.Money, Sum: pipelineColumn, FormulaKey: "formula.movement_amount", Hidden: true},
}

// movementField is the place among movementColumns of the field that changed.
const movementField = 6

// valueText writes what stands in a place of a row and was in the field that changed, where a
// number alone does not say what it is.
func valueText(place int) func([]any, region.Region) string {
	return func(row []any, r region.Region) string {
		if percent, is := row[place].(int64); is && row[movementField] == "probability" {
			return r.Percent(int(percent))
		}
		return ""
	}
}

// clockText writes the hour of a movement without its day.
func clockText(row []any, r region.Region) string {
	at, is := row[0].(report.Moment)
	if !is || at.Minute == 0 {
		return ""
	}
	return r.Clock(at.Day.Time().Add(time.Duration(at.Minute-1) * time.Minute))
}

func deedNames() []string {
	names := make([]string, len(Deeds))
	for i, deed := range Deeds {
		names[i] = string(deed)
	}
	return names
}

// movementReports are those of the journal, day by day.
var movementReports = []ReportDefinition{{
	ID: DailyMovementID, Section: ReportsOfMovement, TitleKey: "report.daily_movement", Columns: movementColumns,
	Takes: []ReportParameter{TakesPeriod, TakesSalesperson},
	Start: ReportSpec{Period: Span{Name: domain.OnToday}, Layout: report.Layout{Group: "person", Subtotals: true,
		Columns: []string{"time", "action", "number", "name", "field", "old", "new", "amount", pipelineColumn}}},
	build: movementTable,
}}

// DailyMovementID is the id of the daily movement among the reports.
const DailyMovementID = "daily-movement"

func movementTable(ctx context.Context, s *Session, spec ReportSpec) (report.Table, error) {
	t := report.Table{ID: DailyMovementID, TitleKey: "report.daily_movement", Columns: movementColumns, Records: []report.Record{}}
	if err := s.require(access.DailyMovement, access.Read); err != nil {
		return t, err
	}
	d, err := s.DailyMovement(ctx, spec.Filter.Period, spec.Filter.Salespeople)
	if err != nil {
		return t, err
	}
	if days := spec.Filter.Period; days.From != 0 && days.From == days.To {
		t.Columns = slices.Clone(t.Columns)
		t.Columns[0].Tell = clockText
	}
	home := s.office.Data().Currency
	for i := range d.Movements {
		t.Rows = append(t.Rows, d.cells(&d.Movements[i], home))
		t.Records = append(t.Records, d.Movements[i].Opens())
	}
	return t, nil
}

// Opens is the record that a movement opens, none for one that is gone for good.
func (m *Movement) Opens() report.Record {
	if m.Emptied || m.Effect == DeedDeleted {
		return report.Record{}
	}
	return report.Record{Kind: m.Kind, ID: m.Record}
}

// Moment is when a movement was.
func (m *Movement) Moment() report.Moment {
	return report.Moment{Day: domain.DateOf(m.At), Minute: m.At.Hour()*60 + m.At.Minute() + 1}
}

// cells are the values of a movement under movementColumns.
func (d *DailyMovement) cells(m *Movement, home domain.Currency) []any {
	var field, old, now, amount, pipeline any
	if m.Field != "" && m.Field != "removed_at" {
		field, old, now = m.Field, d.cell(m, m.Old, m.before, home), d.cell(m, m.New, m.after, home)
	}
	if m.IsAmount {
		amount = domain.Money{Minor: m.Amount, Currency: home}
	}
	if m.Pipeline != 0 {
		pipeline = domain.Money{Minor: m.Pipeline, Currency: home}
	}
	return []any{
		m.Moment(), orNothing(m.Person), string(m.Deed), string(m.Kind), orNothing(m.Number), orNothing(m.Name), field, old, now, amount, pipeline,
	}
}

// cell is a value of the field that a movement is of, as a table holds it.
func (d *DailyMovement) cell(m *Movement, value any, own, home domain.Currency) any {
	switch m.Field {
	case "amount", "office_amount":
		minor, _ := value.(int64)
		if m.Field == "office_amount" || own == "" {
			own = home
		}
		return domain.Money{Minor: minor, Currency: own}
	case "probability":
		percent, _ := value.(int64)
		return percent
	case "expected_close", "opened_on", "closed_on", "hold_until":
		text, _ := value.(string)
		day, err := domain.ParseDate(text)
		if err != nil {
			return orNothing(text)
		}
		return orNothing(day)
	case "amount_follows":
		is, _ := value.(bool)
		return yesOrNo(is)
	}
	if domain.RefKind(m.Kind, m.Field) == "" {
		return value
	}
	var names []string
	for _, id := range idsIn(value) {
		if name := d.Names[id]; name != "" {
			names = append(names, name)
		}
	}
	return orNothing(strings.Join(names, "; "))
}
