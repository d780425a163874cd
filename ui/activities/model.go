package activities

import (
	"context"
	"reflect"
	"slices"

	"preventa/domain"
	"preventa/domain/office"
)

// model is what the dialog of an activity knows and what was typed in it.
type model struct {
	session *office.Session
	types   []domain.Item
	people  []domain.Person
	names   map[domain.ID]string // of every record the dialog may have to name
	about   office.Draft         // the opportunity it is about, as it is stored

	saved office.ActivityDraft // what the dialog began with
	draft office.ActivityDraft
	// decided is false as long as a new activity is done or planned by its day alone.
	decided bool
}

// load reads an activity, or completes the draft of a new one, and what the dialog needs
// to name. NotFound, Forbidden.
func load(ctx context.Context, s *office.Session, draft office.ActivityDraft) (*model, error) {
	m := &model{session: s, names: map[domain.ID]string{}, draft: draft}
	if err := m.readWords(ctx); err != nil {
		return nil, err
	}
	if draft.ID != "" {
		a, err := s.Activity(ctx, draft.ID)
		if err != nil {
			return nil, err
		}
		m.draft = office.ActivityDraft{Activity: a}
	}
	if err := m.readAbout(ctx); err != nil {
		return nil, err
	}
	if draft.ID == "" {
		m.begin()
	}
	m.draft.People = slices.Sorted(slices.Values(m.draft.People))
	m.saved = m.draft
	return m, m.readNames(ctx)
}

func (m *model) readWords(ctx context.Context) (err error) {
	if m.types, err = m.session.Items(ctx, domain.ActivityTypes); err != nil {
		return err
	}
	if m.people, err = m.session.People(ctx); err != nil {
		return err
	}
	for _, t := range m.types {
		m.names[t.ID] = t.Name
	}
	for _, p := range m.people {
		m.names[p.ID] = p.Name
	}
	return nil
}

// readAbout reads the opportunity the activity is about, if it is about one.
func (m *model) readAbout(ctx context.Context) (err error) {
	m.about = office.Draft{}
	if m.draft.Opportunity != "" {
		m.about, err = m.session.Opportunity(ctx, m.draft.Opportunity)
		m.names[m.about.ID] = m.about.Name
	}
	return err
}

// readNames reads what the customer and the contact are called.
func (m *model) readNames(ctx context.Context) error {
	if id := m.customer(); id != "" {
		c, err := m.session.Customer(ctx, id)
		if err != nil {
			return err
		}
		m.names[id] = c.Name
	}
	if id := m.draft.Contact; id != "" {
		c, err := m.session.Contact(ctx, id)
		if err != nil {
			return err
		}
		m.names[id] = c.Label()
	}
	return nil
}

// begin proposes what is likely for a new activity: the first type, today, by oneself,
// with the contact of the opportunity.
func (m *model) begin() {
	d := &m.draft
	if d.Type == "" && d.NewType == "" {
		if at := slices.IndexFunc(m.types, func(t domain.Item) bool { return !t.Retired }); at >= 0 {
			d.Type = m.types[at].ID
		}
	}
	if d.Day.IsZero() {
		d.Day = m.today()
	}
	if len(d.People) == 0 {
		d.People = []domain.ID{m.session.Me().ID}
	}
	if d.Contact == "" {
		d.Contact = m.about.Contact
	}
	m.decided = d.Done
	m.followDay()
}

func (m *model) isNew() bool { return m.draft.ID == "" }

func (m *model) today() domain.Date { return m.session.Office().Today() }

// customer is whom the activity is with: the opportunity's customer, where it is about one.
func (m *model) customer() domain.ID {
	if m.draft.Opportunity != "" {
		return m.about.Customer
	}
	return m.draft.Customer
}

// setDay takes another day and time over.
func (m *model) setDay(day domain.Date, minute int) {
	m.draft.Day, m.draft.Minute = day, minute
	m.followDay()
}

// followDay makes a new activity done when its day is over and planned when it is not,
// until the person decides.
func (m *model) followDay() {
	if m.isNew() && !m.decided {
		m.draft.Done = !m.draft.Day.IsZero() && m.draft.Day < m.today()
	}
}

// setDone is the decision of the person.
func (m *model) setDone(done bool) { m.draft.Done, m.decided = done, true }

// setOpportunity makes the activity be about an opportunity, or about none: then it stays
// with the customer. A contact of somebody else goes.
func (m *model) setOpportunity(about office.Draft) {
	before := m.customer()
	m.about, m.draft.Opportunity = about, about.ID
	m.draft.Customer = ""
	if about.ID == "" {
		m.draft.Customer = before
		return
	}
	m.names[about.ID] = about.Name
	if m.customer() != before || m.draft.Contact == "" {
		m.draft.Contact = about.Contact
	}
}

// setCustomer makes the activity be with a customer, about no opportunity.
func (m *model) setCustomer(id domain.ID) {
	if id != m.draft.Customer {
		m.draft.Contact = ""
	}
	m.draft.Customer = id
}

// setPeople takes names over. Invalid, naming the one that nobody of the office has.
func (m *model) setPeople(names []string) error {
	var ids []domain.ID
	for _, name := range names {
		at := slices.IndexFunc(m.people, func(p domain.Person) bool { return domain.Fold(p.Name) == domain.Fold(name) })
		if at < 0 {
			return domain.Fail(domain.Invalid, "error.activity.person", domain.Args{"Name": name})
		}
		ids = append(ids, m.people[at].ID)
	}
	slices.Sort(ids)
	m.draft.People = ids
	return nil
}

// peopleNames are the names of the people of the draft.
func (m *model) peopleNames() []string {
	var names []string
	for _, id := range m.draft.People {
		names = append(names, m.names[id])
	}
	return names
}

// dirty reports that the draft is not what the dialog began with.
func (m *model) dirty() bool {
	return m.draft.NewType != m.saved.NewType || !reflect.DeepEqual(domain.FieldsOf(m.draft.Activity), domain.FieldsOf(m.saved.Activity))
}

// toSave is the draft as it is saved: what is marked done before its day was done today.
func (m *model) toSave() office.ActivityDraft {
	d := m.draft
	if d.Done && !m.saved.Done {
		d.Activity = d.Complete(m.today())
	}
	return d
}

// check finds what a save would refuse, but for a type that is still to be added.
func (m *model) check() error {
	a := m.draft.Activity
	if a.Type == "" && m.draft.NewType != "" {
		a.Type = "new"
	}
	return a.Check()
}
