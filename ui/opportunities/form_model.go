package opportunities

import (
	"context"
	"errors"
	"log/slog"
	"reflect"
	"slices"

	"preventa/domain"
	"preventa/domain/office"
)

// formModel is an opportunity being edited: what is saved, what the person made of it,
// and what is wrong with it. It knows no widget.
type formModel struct {
	session *office.Session
	saved   office.Draft // as last read
	draft   office.Draft // as edited
	words   words
	trace   office.Trace
	// savedCustomer is the customer the saved record names.
	savedCustomer domain.Customer
	// unread are the fields whose text could not be read as a value, with the reason.
	unread map[string]error
}

// words are the lists the form chooses from.
type words struct {
	states      []domain.State
	origins     []domain.Item
	competitors []domain.Item
	tags        []domain.Item
	salespeople []domain.Person
	customer    domain.Customer // the one the draft names, if any
}

// loaded is what a form is filled with, read off the UI goroutine.
type loaded struct {
	draft office.Draft
	words words
	trace office.Trace
}

// load reads an opportunity, or the start of a new one for id "".
func load(ctx context.Context, s *office.Session, id domain.ID) (loaded, error) {
	var l loaded
	var err error
	if id == "" {
		l.draft, err = s.NewDraft(ctx)
	} else if l.draft, err = s.Opportunity(ctx, id); err == nil {
		l.trace, err = s.Trace(ctx, id)
	}
	if err == nil {
		l.words, err = loadWords(ctx, s, l.draft.Customer)
	}
	return l, err
}

func loadWords(ctx context.Context, s *office.Session, customer domain.ID) (w words, err error) {
	if w.states, err = s.States(ctx); err != nil {
		return w, err
	}
	for _, list := range []struct {
		catalogue domain.Catalogue
		into      *[]domain.Item
	}{{domain.Origins, &w.origins}, {domain.Competitors, &w.competitors}, {domain.Tags, &w.tags}} {
		if *list.into, err = s.Items(ctx, list.catalogue); err != nil {
			return w, err
		}
	}
	if w.salespeople, err = s.Salespeople(ctx); err != nil || customer == "" {
		return w, err
	}
	w.customer, err = s.Customer(ctx, customer)
	return w, err
}

func newFormModel(s *office.Session, l loaded) *formModel {
	return &formModel{session: s, saved: l.draft, draft: l.draft, words: l.words, savedCustomer: l.words.customer, trace: l.trace, unread: map[string]error{}}
}

// isNew reports that the opportunity was never saved.
func (m *formModel) isNew() bool { return m.saved.ID == "" }

// dirty reports unsaved changes.
func (m *formModel) dirty() bool {
	return len(m.unread) > 0 || !sameDraft(m.saved, m.draft)
}

func sameDraft(a, b office.Draft) bool {
	return reflect.DeepEqual(domain.FieldsOf(a.Opportunity), domain.FieldsOf(b.Opportunity)) &&
		reflect.DeepEqual(domain.FieldsOf(a.Card), domain.FieldsOf(b.Card)) && a.Card.ID == b.Card.ID &&
		a.NewCustomer == b.NewCustomer && a.NewCompetitor == b.NewCompetitor && slices.Equal(a.NewTags, b.NewTags)
}

// revert gives up the unsaved changes.
func (m *formModel) revert() {
	m.draft, m.words.customer, m.unread = m.saved, m.savedCustomer, map[string]error{}
}

// read notes whether the text of a field could be read as a value.
func (m *formModel) read(field string, err error) {
	if err == nil {
		delete(m.unread, field)
	} else {
		m.unread[field] = err
	}
}

func (m *formModel) state() domain.State {
	at := slices.IndexFunc(m.words.states, func(s domain.State) bool { return s.ID == m.draft.State })
	if at < 0 {
		return domain.State{}
	}
	return m.words.states[at]
}

// enter moves the draft into a state.
func (m *formModel) enter(id domain.ID) {
	for _, s := range m.words.states {
		if s.ID == id && id != m.draft.State {
			m.draft.Opportunity = m.draft.Enter(s, m.session.Office().Today())
		}
	}
}

// proposal is the probability the state proposes where a person stated another.
func (m *formModel) proposal() (int, bool) { return m.draft.Proposes(m.state()) }

// chooseCustomer takes a known customer, or none. A contact of another customer does not
// come along.
func (m *formModel) chooseCustomer(c domain.Customer) {
	m.words.customer, m.draft.NewCustomer = c, ""
	if c.ID == m.draft.Customer {
		return
	}
	m.draft.Customer = c.ID
	if m.draft.Card.ID != "" {
		m.draft.Card, m.draft.Contact = domain.Contact{}, ""
	}
}

// typeCustomer takes a name that may be nobody's yet.
func (m *formModel) typeCustomer(name string) {
	m.chooseCustomer(domain.Customer{})
	m.draft.NewCustomer = name
}

// chooseContact takes a known contact with its card.
func (m *formModel) chooseContact(c domain.Contact) {
	m.draft.Card, m.draft.Contact = c, c.ID
}

// typeContact takes a name that is not one of the known contacts: another person, whose
// card starts empty but for what was typed for a nameless one.
func (m *formModel) typeContact(name string) {
	if m.draft.Card.ID != "" {
		m.draft.Card = domain.Contact{}
	}
	m.draft.Card.Name, m.draft.Contact = name, ""
}

// setTags sorts tags into known ones and new ones.
func (m *formModel) setTags(names []string) {
	m.draft.Tags, m.draft.NewTags = nil, nil
	for _, name := range names {
		at := slices.IndexFunc(m.words.tags, func(i domain.Item) bool { return domain.Fold(i.Name) == domain.Fold(name) })
		if at < 0 {
			m.draft.NewTags = append(m.draft.NewTags, name)
		} else {
			m.draft.Tags = append(m.draft.Tags, m.words.tags[at].ID)
		}
	}
	slices.Sort(m.draft.Tags)
}

// tagNames are the names of the draft's tags.
func (m *formModel) tagNames() []string {
	var names []string
	for _, id := range m.draft.Tags {
		names = append(names, itemName(m.words.tags, id))
	}
	return append(names, m.draft.NewTags...)
}

func itemName(items []domain.Item, id domain.ID) string {
	for _, i := range items {
		if i.ID == id {
			return i.Name
		}
	}
	return ""
}

// problems is one Invalid error of everything wrong with the draft: fields that could
// not be read, and values that break a rule. It is nil when all is well.
func (m *formModel) problems() error {
	var p domain.Problems
	for field, err := range m.unread {
		if failed := (*domain.Error)(nil); errors.As(err, &failed) {
			p.Add(field, failed.Key, failed.Args)
		} else {
			p.Add(field, "error.internal", nil)
		}
	}
	card, opportunity := m.draft.Card, m.draft.Convert(m.session.Office().Data().Currency)
	for _, err := range []error{card.Check(), opportunity.Check(m.state())} {
		if failed := (*domain.Error)(nil); errors.As(err, &failed) {
			p = append(p, m.readOnes(failed.Fields)...)
		}
	}
	return p.Err()
}

// readOnes leaves out the fields whose typed text is not a value at all: what the rule
// says of the value before it does not matter.
func (m *formModel) readOnes(fields []domain.FieldError) (list []domain.FieldError) {
	for _, f := range fields {
		if _, unread := m.unread[f.Field]; !unread {
			list = append(list, f)
		}
	}
	return list
}

// save writes a draft; it may run off the UI goroutine, on a copy. What it reads after
// the save is for the eye alone: when that fails the words known so far stay.
func save(ctx context.Context, s *office.Session, d office.Draft, known words) (loaded, error) {
	saved, _, err := s.SaveOpportunity(ctx, d)
	if err != nil {
		return loaded{}, err
	}
	l, err := load(ctx, s, saved.ID)
	if err != nil {
		slog.Error("a saved record could not be read back", "error", err)
		l = loaded{draft: saved, words: known}
	}
	return l, nil
}

// settle takes over what was saved of the draft that was sent. What was typed since
// stays, as a change of what is saved now.
func (m *formModel) settle(sent office.Draft, now loaded) {
	typed := !sameDraft(sent, m.draft)
	m.saved = sent
	if !typed {
		m.draft = now.draft
		m.saved, m.words, m.savedCustomer, m.trace = now.draft, now.words, now.words.customer, now.trace
		return
	}
	m.keepTyped(sent, now.draft)
	m.rebase(now, true)
}

// keepTyped makes the draft refer to the records that saving made of names.
func (m *formModel) keepTyped(sent, now office.Draft) {
	m.draft.ID = now.ID
	if m.draft.NewCustomer == sent.NewCustomer {
		m.draft.NewCustomer = ""
	}
	if m.draft.NewCompetitor == sent.NewCompetitor {
		m.draft.NewCompetitor = ""
	}
	if slices.Equal(m.draft.NewTags, sent.NewTags) {
		m.draft.NewTags = nil
	}
	if m.draft.Card.ID == "" && sent.Card.ID == "" {
		m.draft.Card.ID = now.Card.ID
	}
}

// difference is a field that somebody else changed to another value than the draft has.
type difference struct {
	field        string
	mine, theirs any
}

// differences compares the draft with what is saved by now: only fields both sides
// changed, to different values.
func (m *formModel) differences(now office.Draft) []difference {
	base := draftFields(m.saved)
	mine, theirs := draftFields(m.draft), draftFields(now)
	var list []difference
	for _, name := range append(domain.FieldNames(domain.Opportunity{}), cardNames()...) {
		changedByMe := !reflect.DeepEqual(base[name], mine[name])
		changedByThem := !reflect.DeepEqual(base[name], theirs[name])
		if changedByMe && changedByThem && !reflect.DeepEqual(mine[name], theirs[name]) {
			list = append(list, difference{name, mine[name], theirs[name]})
		}
	}
	return list
}

const cardPrefix = "contact."

func cardNames() []string {
	var names []string
	for _, name := range domain.FieldNames(domain.Contact{}) {
		names = append(names, cardPrefix+name)
	}
	return names
}

func draftFields(d office.Draft) domain.Fields {
	fields := domain.FieldsOf(d.Opportunity)
	for name, value := range domain.FieldsOf(d.Card) {
		fields[cardPrefix+name] = value
	}
	return fields
}

// rebase puts the draft's own changes over what is saved by now. Where both sides
// changed a field, mine decides whose value stays.
func (m *formModel) rebase(now loaded, mine bool) {
	base, edited, theirs := draftFields(m.saved), draftFields(m.draft), draftFields(now.draft)
	result := domain.Fields{}
	for _, name := range append(domain.FieldNames(domain.Opportunity{}), cardNames()...) {
		changedByMe := !reflect.DeepEqual(base[name], edited[name])
		changedByThem := !reflect.DeepEqual(base[name], theirs[name])
		if value := theirs[name]; value != nil {
			result[name] = value
		}
		if changedByMe && (mine || !changedByThem) {
			delete(result, name)
			if value := edited[name]; value != nil {
				result[name] = value
			}
		}
	}
	draft := m.draft
	domain.SetFields(&draft.Opportunity, result)
	card := domain.Fields{}
	for _, name := range domain.FieldNames(domain.Contact{}) {
		if value := result[cardPrefix+name]; value != nil {
			card[name] = value
		}
	}
	domain.SetFields(&draft.Card, card)
	draft.Version = now.draft.Version
	if draft.Card.ID == now.draft.Card.ID {
		draft.Card.Version = now.draft.Card.Version
	}
	m.savedCustomer = now.words.customer
	if known := m.words.customer; known.ID == draft.Customer {
		now.words.customer = known
	}
	m.saved, m.draft, m.words, m.trace = now.draft, draft, now.words, now.trace
}
