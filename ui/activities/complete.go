package activities

import (
	"context"
	"time"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/office"
	"preventa/ui/kit"
)

// nextAfter is in how many working days a next activity is proposed.
const nextAfter = 7

// Complete marks an activity done, and asks what comes next. Nothing happens to one that
// is done already.
func Complete(host kit.Host, id domain.ID) {
	session := host.Session()
	kit.Background(host.Runner(), func() (s savedActivity, err error) {
		s.activity, s.set, err = session.CompleteActivity(context.Background(), id)
		return s, err
	}, func(s savedActivity, err error) {
		switch {
		case err != nil:
			host.Failed(err)
		case len(s.set.Changes) > 0:
			host.Notify(kit.Undoable(host, savedText(office.ActivityDraft{Activity: domain.Activity{ID: id}}, s.activity), s.set))
			askNext(host, s.activity)
		}
	})
}

// askNext opens the dialog of what comes after an activity, with the same people about
// the same matter.
func askNext(host kit.Host, done domain.Activity) {
	if !may(host, access.Add) {
		return
	}
	open(host, office.ActivityDraft{Activity: domain.Activity{
		Type: done.Type, Opportunity: done.Opportunity, Customer: done.Customer, Contact: done.Contact, People: done.People,
		Day: workingDaysAfter(host.Session().Office().Today(), nextAfter),
	}}, nil, true)
}

// workingDaysAfter is the day some working days, Monday to Friday, after another.
func workingDaysAfter(day domain.Date, count int) domain.Date {
	for count > 0 {
		day++
		if weekday := day.Time().Weekday(); weekday != time.Saturday && weekday != time.Sunday {
			count--
		}
	}
	return day
}
