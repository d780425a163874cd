package activities

import (
	"context"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/office"
	"preventa/ui/kit"
)

const mostFound = 50 // offered by a lookup

func (d *dialog) makeControls() {
	d.makeWhat()
	d.makeWhen()
	d.makeAbout()
	d.people = d.set.Tags("people", d.knownPeople, func(names []string) { d.set.Read("people", d.model.setPeople(names)) })
	d.people.PlaceHolder = lang.X("activity.add_person", "Add somebody")
	d.notes = kit.NewLinkedNotes(3, func(url string) {
		if err := d.host.Disk().OpenLink(url); err != nil {
			d.host.Failed(err)
		}
	})
	d.notes.OnChanged = func(text string) { d.set.Edit("notes", func() { d.model.draft.Notes = text }) }
	d.set.Hold("notes", d.notes)
}

func (d *dialog) makeWhat() {
	d.kind = d.set.Search("type", searchTypes(d.host), func(o kit.Option) {
		d.model.draft.Type, d.model.draft.NewType = domain.ID(o.ID), ""
		if o.ID == "" {
			d.model.draft.NewType = o.Text
		}
	})
	d.kind.Clearable = false
	if d.host.Session().May(access.Catalogues, access.Add) {
		d.set.TakeNames(d.kind)
	}
	d.kind.ContextItems = func() []kit.MenuItem { return []kit.MenuItem{kit.CustomizeItem(d.host, domain.ActivityTypes)} }
	d.subject = d.set.Line("subject", func(text string) { d.model.draft.Subject = text })
}

// searchTypes finds the types that are still offered, by their icons.
func searchTypes(host kit.Host) func(text string, deliver func([]kit.Option)) {
	return func(text string, deliver func([]kit.Option)) {
		kit.Background(host.Runner(), func() ([]domain.Item, error) {
			return host.Session().Items(context.Background(), domain.ActivityTypes)
		}, func(items []domain.Item, err error) {
			if err != nil {
				host.Failed(err)
				return
			}
			var options []kit.Option
			for _, item := range items {
				if !item.Retired {
					options = append(options, typeOption(item))
				}
			}
			kit.SearchIn(options)(text, deliver)
		})
	}
}

func typeOption(item domain.Item) kit.Option {
	return kit.Option{ID: string(item.ID), Text: item.Name, Icon: item.Icon}
}

func (d *dialog) makeWhen() {
	r, today := d.host.Session().Office().Region(), d.host.Session().Office().Today
	d.day = kit.NewDateTimeField(kit.DateFormat{
		Format:       r.Date,
		Parse:        func(text string) (domain.Date, error) { return r.ParseDate(text, today()) },
		FirstWeekday: r.FirstWeekday(),
	})
	d.day.Today = today
	d.day.Clock = func(minute int) string { return clockText(r, minute) }
	read := func() { d.set.Edit("day", d.readDay) }
	d.day.OnChanged = func(string) { read() }
	d.day.OnCommitted, d.day.OnValid = read, read
	d.day.OnInvalid = func(err error) { d.set.Refuse("day", err) }
	d.set.Hold("day", d.day)
	d.minutes = d.set.Line("minutes", d.typedMinutes)
	d.minutes.PlaceHolder = lang.X("activity.minutes_hint", "45 min, 1 h 30…")
	d.minutes.OnBlur = d.leftMinutes
	d.done = d.set.Flag("done", lang.X("activity.already_done", "Done"), d.model.setDone)
}

func (d *dialog) readDay() {
	day, minute, err := d.day.Value()
	d.set.Read("day", err)
	if err != nil {
		day, minute = d.model.saved.Day, d.model.saved.Minute // half a text is nobody's word
	}
	d.model.setDay(day, minute)
	d.done.SetOn(d.model.draft.Done)
}

// typedMinutes follows the typing: while the text is no duration the draft has the one
// the dialog began with.
func (d *dialog) typedMinutes(text string) {
	minutes, err := parseMinutes(text)
	d.set.Read("minutes", err)
	if err != nil {
		minutes = d.model.saved.Minutes
	}
	d.model.draft.Minutes = minutes
}

// leftMinutes writes the duration as it is always written, or says why it is none.
func (d *dialog) leftMinutes() {
	minutes, err := parseMinutes(d.minutes.Text)
	if err != nil {
		d.set.Refuse("minutes", err)
		return
	}
	d.minutes.SetText(kit.MinutesText(minutes))
}

func (d *dialog) knownPeople() []string {
	var names []string
	for _, p := range d.model.people {
		if !p.Inactive {
			names = append(names, p.Name)
		}
	}
	return names
}

func (d *dialog) makeAbout() {
	d.opportunity = d.set.Search("opportunity", kit.SearchRecords(d.host, d.findOpportunities, opportunityOption), d.opportunityChosen)
	d.opportunity.SetLeadingIcon("target")
	d.customer = d.set.Search("customer", kit.SearchRecords(d.host, func(ctx context.Context, text string) ([]domain.Customer, error) {
		return d.host.Session().FindCustomers(ctx, text, mostFound)
	}, customerOption), d.customerChosen)
	d.customer.SetLeadingIcon("building-2")
	d.contact = d.set.Search("contact", kit.SearchRecords(d.host, func(ctx context.Context, text string) ([]domain.Contact, error) {
		return d.host.Session().FindContacts(ctx, d.model.customer(), text, mostFound)
	}, contactOption), func(o kit.Option) {
		d.model.draft.Contact = domain.ID(o.ID)
		d.model.names[domain.ID(o.ID)] = o.Text
	})
	d.contact.SetLeadingIcon("user-round")
}

// findOpportunities finds by text: those of the customer first chosen, else all.
func (d *dialog) findOpportunities(ctx context.Context, text string) ([]office.Row, error) {
	q := office.Query{Text: text}
	if customer := d.model.draft.Customer; customer != "" {
		q.Conditions = []office.Condition{{Column: office.ColumnCustomer, Values: []string{d.model.names[customer]}}}
	}
	return d.host.Session().Opportunities(ctx, q, 0, mostFound)
}

func opportunityOption(row office.Row) kit.Option {
	return kit.Option{ID: string(row.ID), Text: row.Name, Detail: joined(numberText(row.Number), row.Customer),
		Dot: kit.Paint(kit.Colour(row.StateColour))}
}

func customerOption(c domain.Customer) kit.Option {
	o := kit.Option{ID: string(c.ID), Text: c.Name, Icon: "building-2", Tag: lang.X("customer.customer", "Customer")}
	if !c.Registered {
		o.Tag = lang.X("customer.prospect", "Prospect")
	}
	return o
}

func contactOption(c domain.Contact) kit.Option {
	return kit.Option{ID: string(c.ID), Text: c.Label(), Detail: c.Position, Icon: "user-round"}
}

// opportunityChosen reads the opportunity, for the customer and the contact are its own.
func (d *dialog) opportunityChosen(o kit.Option) {
	if o.ID == "" {
		d.asked.Forget()
		d.model.setOpportunity(office.Draft{})
		d.set.Show(d.fillAbout)
		return
	}
	d.model.draft.Opportunity = domain.ID(o.ID)
	kit.BackgroundLatest(&d.asked, d.host.Runner(), func() (*model, error) {
		m := &model{session: d.host.Session(), names: map[domain.ID]string{}, draft: d.model.draft}
		if err := m.readAbout(context.Background()); err != nil {
			return nil, err
		}
		m.draft.Contact = m.about.Contact
		return m, m.readNames(context.Background())
	}, func(m *model, err error) {
		if err != nil {
			d.host.Failed(err)
			return
		}
		d.model.learn(m)
		d.model.setOpportunity(m.about)
		d.set.Show(d.fillAbout)
	})
}

func (d *dialog) customerChosen(o kit.Option) {
	d.model.names[domain.ID(o.ID)] = o.Text
	d.model.setCustomer(domain.ID(o.ID))
	d.set.Show(d.fillAbout)
	if f := d.set.Get("customer"); f != nil {
		f.ClearError()
	}
}

// fill shows the draft.
func (d *dialog) fill() {
	m := d.model
	d.kind.SetSelected(kit.Option{Text: m.draft.NewType})
	for _, t := range m.types {
		if t.ID == m.draft.Type {
			d.kind.SetSelected(typeOption(t))
		}
	}
	d.subject.SetText(m.draft.Subject)
	d.day.SetValue(m.draft.Day, m.draft.Minute)
	d.minutes.SetText(kit.MinutesText(m.draft.Minutes))
	d.done.SetOn(m.draft.Done)
	d.fillAbout()
	d.people.SetTags(m.peopleNames())
	d.notes.SetText(m.draft.Notes)
}

// fillAbout shows with whom the activity is. The customer of an opportunity is not
// chosen here.
func (d *dialog) fillAbout() {
	m := d.model
	d.opportunity.SetSelected(d.named(m.draft.Opportunity))
	d.customer.SetSelected(d.named(m.customer()))
	d.customer.SetReadOnly(m.draft.Opportunity != "")
	d.contact.SetSelected(d.named(m.draft.Contact))
}

func (d *dialog) named(id domain.ID) kit.Option {
	if id == "" {
		return kit.Option{}
	}
	return kit.Option{ID: string(id), Text: d.model.names[id]}
}
