package main

import (
	"cmp"
	"slices"

	"preventa/cmd/preventa/exchange"
	"preventa/domain"
	"preventa/domain/office"
	"preventa/domain/report"
	"preventa/storage/export"
)

// calendarCommand writes what is planned and what is expected to close.
type calendarCommand struct {
	Office string        `required:"" placeholder:"FILE" help:"${help_office}"`
	From   string        `placeholder:"DATE" help:"${help_calendar_from}"`
	To     string        `placeholder:"DATE" help:"${help_calendar_to}"`
	Person string        `default:"me" placeholder:"NAME" help:"${help_calendar_person}"`
	Format export.Format `default:"ics" enum:"ics,csv,json" help:"${help_calendar_format}"`
}

var calendarColumns = []report.Column{
	{ID: "day", Type: report.Date}, {ID: "time"}, {ID: "minutes", Type: report.Count}, {ID: "what"}, {ID: "type"}, {ID: "subject"},
	{ID: "opportunity", Type: report.Number}, {ID: "name"}, {ID: "customer"}, {ID: "contact"}, {ID: "people"},
	{ID: "amount", Type: report.Money}, {ID: "currency"}, {ID: "probability", Type: report.Percent}, {ID: "id"},
}

// Run writes the days: for other calendars, or as a table by day.
func (c *calendarCommand) Run(e *environment) error {
	return e.look(c.Office, func(s *office.Session) error {
		days, err := c.days(s)
		if err != nil {
			return err
		}
		person, err := c.person(e, s)
		if err != nil {
			return err
		}
		agenda, err := s.Agenda(e.ctx, days, person)
		if err != nil {
			return err
		}
		if c.Format != "ics" {
			return e.write(c.Format, calendarColumns, calendarRows(agenda))
		}
		content, err := exchange.Files{}.ICalendar(agenda, s.Office().Region(), cmp.Or(s.Me().Language, s.Office().Data().Language))
		if err == nil {
			_, err = e.out.Write(content)
		}
		return err
	})
}

func (c *calendarCommand) days(s *office.Session) (domain.Period, error) {
	around := office.AgendaDays(s.Office().Today())
	asked, err := period(c.From, c.To)
	if err != nil {
		return asked, err
	}
	if asked.From == 0 { // as long before the last day as it would be before today
		asked.From = around.From
		if asked.To != 0 {
			asked.From = min(asked.From, asked.To)
		}
	}
	if asked.To == 0 {
		asked.To = max(around.To, asked.From)
	}
	return asked, nil
}

// person is whose calendar it is, "" for everybody's.
func (c *calendarCommand) person(e *environment, s *office.Session) (domain.ID, error) {
	switch domain.Fold(c.Person) {
	case "me":
		return s.Me().ID, nil
	case "all":
		return "", nil
	}
	return personNamed(e, s, c.Person)
}

func calendarRows(a office.Agenda) [][]any {
	var rows [][]any
	for _, r := range a.Activities {
		rows = append(rows, []any{r.Day, domain.ClockText(r.Minute), minutesOrNothing(r.Minutes), "activity", r.Type, r.Subject,
			numberOrNothing(r.Number), r.Opportunity, r.Customer, r.Contact, r.People, nil, nil, nil, string(r.ID)})
	}
	for _, r := range a.Closings {
		rows = append(rows, []any{r.Expected, nil, nil, "close", nil, nil,
			r.Number, r.Name, r.Customer, r.Contact, r.Salesperson, r.Amount, string(r.Amount.Currency), int64(r.Probability), string(r.ID)})
	}
	slices.SortStableFunc(rows, func(a, b []any) int { return cmp.Compare(a[0].(domain.Date), b[0].(domain.Date)) })
	return rows
}

func minutesOrNothing(minutes int) any {
	if minutes == 0 {
		return nil
	}
	return int64(minutes)
}
