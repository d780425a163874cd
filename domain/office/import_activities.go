package office

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"preventa/domain"
	"preventa/domain/access"
)

// ImportActivities brings rows of a file in, in one set that Undo takes back as one. Good
// rows go in, bad ones are reported; what a bad row alone refers to is not added.
//
// Every row is added, but one that says in all what an activity says already, so that the
// same file can be imported again. An opportunity is found by its number, else by its
// reference, and must be there; its customer is the activity's. Another customer is added
// as a prospect when there is none, and so are contacts, types and people; without people
// it is of the person signed in. Where the row does not say whether it is done, it is when
// its day has passed.
//
// Forbidden, ReadOnly; Conflict when somebody changed the same records meanwhile.
func (s *Session) ImportActivities(ctx context.Context, rows []ImportRow, options ImportOptions) (ImportResult, error) {
	return s.Import(ctx, domain.KindActivity, rows, options)
}

var activityRegisters = []registerReader{
	knowPeople, knowItems(domain.ActivityTypes), knowCustomers, knowContacts, knowOpportunities, knowActivities,
}

func knowActivities(ctx context.Context, store Store, r *importRegisters) error {
	activities, err := every[domain.Activity](ctx, store)
	for _, a := range activities {
		if a.RemovedAt == 0 {
			r.activities.know(a, activityKey(a))
		}
	}
	return err
}

// activityKey is all that an activity says.
func activityKey(a domain.Activity) recordKey {
	people := slices.Clone(a.People)
	slices.Sort(people)
	return keyOf("all", a.Opportunity, fmt.Sprintf("%q", []any{a.Type, a.Subject, a.Notes, a.Customer, a.Contact, a.Day.String(), a.Minute, a.Minutes, people, a.Done}))
}

func numberKey(number int64) recordKey { return keyOf("number", "", strconv.FormatInt(number, 10)) }

func (r *importedRow) readActivity() domain.ID {
	a := domain.Activity{ID: domain.NewID()}
	a.Type = r.item(domain.ActivityTypes, "type", r.value("type"))
	r.fill(&a.Subject, "subject")
	r.fillNotes(&a.Notes, "notes")
	customer := r.readAbout(&a)
	if contact := r.value("contact"); contact != "" {
		a.Contact = r.contactNamed(customer, contact)
	}
	r.day(&a.Day, "day")
	r.readTime(&a)
	r.readPeople(&a)
	a.Done = !a.Day.IsZero() && a.Day < r.today
	r.yes(&a.Done, "done")
	r.check("subject", a.Check())
	if known, exists := r.sameActivity(a); exists {
		return known.ID
	}
	r.isNew = true
	r.activities.stage(a, activityKey(a))
	return a.ID
}

// readAbout reads what an activity is about and gives the customer it is with.
func (r *importedRow) readAbout(a *domain.Activity) domain.ID {
	text := r.value("opportunity")
	if text == "" {
		a.Customer = r.customer(false)
		return a.Customer
	}
	o, known := r.opportunities.named(keyOf("number", "", strings.TrimPrefix(text, "#")))
	if !known {
		o, known = r.opportunities.named(referenceKey(text))
	}
	switch {
	case !known:
		r.problems.Add("opportunity", "error.import.opportunity", domain.Args{"Text": excerpt(text)})
		return ""
	case o.RemovedAt != 0:
		r.problems.Add("opportunity", "error.in_recycle_bin", domain.Args{"Number": o.Number})
		return ""
	case o.Salesperson != r.session.Me().ID:
		if err := r.session.require(access.Opportunities, access.Read|access.ReadOthers); err != nil {
			r.refuse("opportunity", err)
		}
	}
	a.Opportunity = o.ID
	whose := r.customers.get(o.Customer).Name
	if named(r.value("customer")) != (recordKey{}) && named(r.value("customer")) != named(whose) {
		r.note("customer", "error.import.opportunity_customer", domain.Args{"Number": o.Number, "Customer": whose})
	}
	return o.Customer
}

// contactNamed finds or adds a contact of a customer by name.
func (r *importedRow) contactNamed(customer domain.ID, name string) domain.ID {
	key := contactKey(customer, name)
	if known, found := r.contacts.named(key); found {
		return known.ID
	}
	added := domain.Contact{ID: domain.NewID(), Customer: customer, Name: name}
	r.check("contact", added.Check())
	r.contacts.stage(added, key)
	return added.ID
}

// readTime reads when on its day an activity is, and how long it takes.
func (r *importedRow) readTime(a *domain.Activity) {
	if text := r.value("time"); text != "" {
		minute, known := importedClock(text)
		if !known {
			r.problems.Add("time", "error.time.not_a_time", domain.Args{"Text": excerpt(text)})
		}
		a.Minute = minute
	}
	if text := r.value("minutes"); text != "" {
		minutes, err := strconv.Atoi(text)
		if err != nil {
			r.problems.Add("minutes", "error.activity.minutes", nil)
		}
		a.Minutes = minutes
	}
}

// readPeople finds or adds who does an activity.
func (r *importedRow) readPeople(a *domain.Activity) {
	for _, name := range strings.Split(r.value("people"), ";") {
		person, known := r.person("people", strings.TrimSpace(name))
		if person.ID == "" || slices.Contains(a.People, person.ID) {
			continue
		}
		if !known {
			r.salespeople.stage(person, named(person.Name))
		}
		a.People = append(a.People, person.ID)
	}
	if len(a.People) == 0 {
		a.People = []domain.ID{r.session.Me().ID}
	}
	slices.Sort(a.People)
}

// sameActivity finds the activity that says the same; where the row does not say whether
// it is done, one that says so either way.
func (r *importedRow) sameActivity(a domain.Activity) (domain.Activity, bool) {
	known, exists := r.activities.named(activityKey(a))
	if !exists && r.value("done") == "" {
		a.Done = !a.Done
		known, exists = r.activities.named(activityKey(a))
	}
	return known, exists
}
