package opportunities

import (
	"context"
	"log/slog"
	"reflect"
	"slices"

	"preventa/domain"
	"preventa/domain/office"
)

// formModel is an opportunity being edited: what is saved, and what the person made of it.
// It knows no widget.
type formModel struct {
	session *office.Session
	saved   office.Draft // as last read
	draft   office.Draft // as edited
	words   words
	around  around
	trace   office.Trace
	// savedCustomer is the customer the saved record names.
	savedCustomer domain.Customer
}

// words are the lists the form chooses from.
type words struct {
	states      []domain.State
	origins     []domain.Item
	competitors []domain.Item
	lossReasons []domain.Item
	tags        []domain.Item
	salespeople []domain.Person
	customer    domain.Customer // the one the draft names, if any
	rates       domain.Rates
}

// loaded is what a form is filled with, read off the UI goroutine.
type loaded struct {
	draft  office.Draft
	words  words
	around around
	trace  office.Trace
	names  map[domain.ID]string // of what the draft refers to, where it is compared with another
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
		l.around, err = loadAround(ctx, s, id)
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
	}{{domain.Origins, &w.origins}, {domain.Competitors, &w.competitors}, {domain.LossReasons, &w.lossReasons}, {domain.Tags, &w.tags}} {
		if *list.into, err = s.Items(ctx, list.catalogue); err != nil {
			return w, err
		}
	}
	if w.rates, err = s.RatesOfExchange(ctx); err != nil {
		return w, err
	}
	if w.salespeople, err = s.Salespeople(ctx); err != nil || customer == "" {
		return w, err
	}
	w.customer, err = s.Customer(ctx, customer)
	return w, err
}

func newFormModel(s *office.Session, l loaded) *formModel {
	return &formModel{session: s, saved: l.draft, draft: l.draft, words: l.words, around: l.around, savedCustomer: l.words.customer, trace: l.trace}
}

// known is what the model was filled with beside the draft.
func (m *formModel) known() loaded {
	return loaded{words: m.words, around: m.around, trace: m.trace}
}

// isNew reports that the opportunity was never saved.
func (m *formModel) isNew() bool { return m.saved.ID == "" }

// dirty reports unsaved changes.
func (m *formModel) dirty() bool { return !sameDraft(m.saved, m.draft) }

func sameDraft(a, b office.Draft) bool {
	return reflect.DeepEqual(domain.FieldsOf(a.Opportunity), domain.FieldsOf(b.Opportunity)) &&
		reflect.DeepEqual(domain.FieldsOf(a.Card), domain.FieldsOf(b.Card)) && a.Card.ID == b.Card.ID &&
		a.NewCustomer == b.NewCustomer && a.NewCompetitor == b.NewCompetitor && a.NewLossReason == b.NewLossReason && slices.Equal(a.NewTags, b.NewTags)
}

// revert gives up the unsaved changes.
func (m *formModel) revert() {
	m.draft, m.words.customer = m.saved, m.savedCustomer
}

func (m *formModel) state() domain.State { return m.stateOf(m.draft.State) }

func (m *formModel) stateOf(id domain.ID) domain.State {
	at := slices.IndexFunc(m.words.states, func(s domain.State) bool { return s.ID == id })
	if at < 0 {
		return domain.State{}
	}
	return m.words.states[at]
}

// isClosed reports that the opportunity is closed and stays so: it leaves that only by
// being reopened.
func (m *formModel) isClosed() bool {
	return m.state().Class.IsClosed() && m.stateOf(m.saved.State).Class.IsClosed()
}

// enter moves the draft into a state.
func (m *formModel) enter(id domain.ID) {
	if s := m.stateOf(id); s.ID != "" && id != m.draft.State {
		m.draft.Opportunity = m.draft.Enter(s, m.session.Office().Today())
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

// offeredTags are the names of the tags that are not retired.
func (m *formModel) offeredTags() []string {
	var names []string
	for _, i := range m.words.tags {
		if !i.Retired {
			names = append(names, i.Name)
		}
	}
	return names
}

func itemName(items []domain.Item, id domain.ID) string {
	for _, i := range items {
		if i.ID == id {
			return i.Name
		}
	}
	return ""
}

// checks look at the draft as the save will.
func (m *formModel) checks() []error {
	card, opportunity := m.draft.Card, m.converted()
	return []error{card.Check(), opportunity.Check(m.state())}
}

// converted is the draft's opportunity with its amount in office currency.
func (m *formModel) converted() domain.Opportunity {
	o := m.session.Office()
	return m.draft.Convert(o.Data().Currency, m.words.rates, o.Today())
}

// follow lets the amount follow the quotations, or stay as it is typed.
func (m *formModel) follow(on bool) {
	m.draft.AmountFollows = on
	if counting := m.around.counting; on && counting.ID != "" {
		m.draft.Amount, m.draft.Currency = counting.Total, counting.Currency
	}
	m.draft.Opportunity = m.converted()
}

// completeness is that of the draft, in percent, and what it lacks. A name that is new
// counts like one that is known.
func (m *formModel) completeness() (percent int, missing []string) {
	o := m.draft.Opportunity
	if domain.Fold(m.draft.NewCustomer) != "" {
		o.Customer = typedAnew
	}
	if domain.Fold(m.draft.NewCompetitor) != "" {
		o.Competitor = typedAnew
	}
	if len(m.draft.NewTags) > 0 {
		o.Tags = []domain.ID{typedAnew}
	}
	return m.session.Office().Weights().Completeness(o, m.draft.Card)
}

// typedAnew stands for the id that a name typed will get when it is saved.
const typedAnew domain.ID = "new"

// save writes a draft; it may run off the UI goroutine, on a copy. What it reads after
// the save is for the eye alone: when that fails the words known so far stay.
func save(ctx context.Context, s *office.Session, d office.Draft, known loaded) (loaded, error) {
	saved, _, err := s.SaveOpportunity(ctx, d)
	if err != nil {
		return loaded{}, err
	}
	l, err := load(ctx, s, saved.ID)
	if err != nil {
		slog.Error("a saved record could not be read back", "error", err)
		l = loaded{draft: saved, words: known.words, around: known.around, trace: known.trace}
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
		m.saved, m.words, m.around, m.savedCustomer, m.trace = now.draft, now.words, now.around, now.words.customer, now.trace
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
	if m.draft.NewLossReason == sent.NewLossReason {
		m.draft.NewLossReason = ""
	}
	m.draft.Reopening = false
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
	m.saved, m.draft, m.words, m.around, m.trace = now.draft, draft, now.words, now.around, now.trace
}
