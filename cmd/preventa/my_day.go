package main

import (
	"preventa/domain"
	"preventa/domain/office"
	"preventa/domain/report"
	"preventa/storage/export"
)

// myDayCommand lists what waits for a person.
type myDayCommand struct {
	Office string        `required:"" placeholder:"FILE" help:"${help_office}"`
	Person string        `placeholder:"NAME" help:"${help_whose_day}"`
	Format export.Format `default:"csv" enum:"csv,json" help:"${help_format}"`
}

var myDayColumns = []report.Column{
	{ID: "why"}, {ID: "day", Type: report.Date}, {ID: "time"}, {ID: "type"}, {ID: "subject"}, {ID: "opportunity", Type: report.Number}, {ID: "name"},
	{ID: "customer"}, {ID: "people"}, {ID: "days", Type: report.Count}, {ID: "id"},
}

// Run writes what waits, the most urgent first.
func (c *myDayCommand) Run(e *environment) error {
	return e.look(c.Office, func(s *office.Session) error {
		var person domain.ID
		if c.Person != "" {
			var err error
			if person, err = personNamed(e, s, c.Person); err != nil {
				return err
			}
		}
		day, err := s.MyDay(e.ctx, person)
		if err != nil {
			return err
		}
		return e.write(c.Format, myDayColumns, myDayRows(day))
	})
}

func myDayRows(d office.MyDay) [][]any {
	var rows [][]any
	for _, part := range []struct {
		why        string
		activities []office.ActivityRow
	}{{"overdue", d.Overdue}, {"today", d.Today}, {"soon", d.Soon}} {
		for _, a := range part.activities {
			rows = append(rows, []any{part.why, a.Day, domain.ClockText(a.Minute), a.Type, a.Subject, numberOrNothing(a.Number), a.Opportunity, a.Customer, a.People, nil, string(a.ID)})
		}
	}
	for _, r := range d.Closing {
		rows = append(rows, opportunityOfDay("closing", r.Expected, nil, r))
	}
	for _, r := range d.Held {
		rows = append(rows, opportunityOfDay("held", r.HoldUntil, nil, r))
	}
	for _, r := range d.Rotting {
		rows = append(rows, opportunityOfDay("rotting", 0, int64(r.Days), r.Row))
	}
	return rows
}

// opportunityOfDay is the line of an opportunity; days is how long it is in its state.
func opportunityOfDay(why string, day domain.Date, days any, r office.Row) []any {
	return []any{why, day, nil, r.State, nil, r.Number, r.Name, r.Customer, r.Salesperson, days, string(r.ID)}
}

func numberOrNothing(number int64) any {
	if number == 0 {
		return nil
	}
	return number
}
