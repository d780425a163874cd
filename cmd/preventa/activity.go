package main

import (
	"fmt"
	"strings"
	"time"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/office"
)

// activityCommand logs what was done, or plans what is to be.
type activityCommand struct {
	done bool

	Text        string   `arg:"" help:"${help_text}"`
	Office      string   `required:"" placeholder:"FILE" help:"${help_office}"`
	Opportunity string   `xor:"about" required:"" placeholder:"N" help:"${help_about_opportunity}"`
	Customer    string   `xor:"about" required:"" placeholder:"NAME" help:"${help_about_customer}"`
	Type        string   `required:"" placeholder:"NAME" help:"${help_type}"`
	On          string   `placeholder:"DATE" help:"${help_on}"`
	At          string   `placeholder:"10:30" help:"${help_at}"`
	Minutes     int      `placeholder:"N" help:"${help_minutes}"`
	Person      []string `sep:"none" placeholder:"NAME" help:"${help_who}"`
}

// Run keeps the activity and prints its id, by which it can be done later.
func (c *activityCommand) Run(e *environment) error {
	return e.work(c.Office, func(s *office.Session) error {
		a, err := c.activity(e, s)
		if err != nil {
			return err
		}
		saved, _, err := s.SaveActivity(e.ctx, office.ActivityDraft{Activity: a})
		if err != nil {
			return err
		}
		fmt.Fprintln(e.out, saved.ID)
		return nil
	})
}

func (c *activityCommand) activity(e *environment, s *office.Session) (a domain.Activity, err error) {
	a.Subject, a.Minutes, a.Done = c.Text, c.Minutes, c.done
	if a.Day, err = dayOr("--on", c.On, s.Office().Today()); err != nil {
		return a, err
	}
	if c.At != "" {
		at, err := time.Parse("15:04", c.At)
		if err != nil {
			return a, refusal(lang.X("cli.bad_time", "--at “{{.Text}}” is no time of day written 10:30.", domain.Args{"Text": c.At}))
		}
		a.Minute = at.Hour()*60 + at.Minute() + 1
	}
	if a.Type, err = itemNamed(e, s, domain.ActivityTypes, lang.X("cli.word.type", "type of activity"), strings.TrimSpace(c.Type)); err != nil {
		return a, err
	}
	for _, name := range c.Person {
		person, err := personNamed(e, s, name)
		if err != nil {
			return a, err
		}
		a.People = append(a.People, person)
	}
	return a, c.about(e, s, &a)
}

// about says what the activity is about: an opportunity, or just a customer.
func (c *activityCommand) about(e *environment, s *office.Session, a *domain.Activity) error {
	if c.Opportunity == "" {
		customer, err := customerNamed(e, s, c.Customer)
		a.Customer = customer.ID
		return err
	}
	row, err := opportunityNumbered(e, s, c.Opportunity)
	a.Opportunity = row.ID
	return err
}

// activityDoneCommand marks a planned activity done.
type activityDoneCommand struct {
	ID     string `arg:"" name:"id" help:"${help_activity_id}"`
	Office string `required:"" placeholder:"FILE" help:"${help_office}"`
}

// Run marks the activity done and says which it was.
func (c *activityDoneCommand) Run(e *environment) error {
	return e.work(c.Office, func(s *office.Session) error {
		a, _, err := s.CompleteActivity(e.ctx, domain.ID(c.ID))
		if err != nil {
			return err
		}
		fmt.Fprintln(e.out, oneLine(lang.X("cli.activity.done", "Done on {{.Day}}: {{.Subject}}", domain.Args{"Day": a.Day.String(), "Subject": a.Subject})))
		return nil
	})
}
