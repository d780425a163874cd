package customers

import (
	"context"
	"log/slog"
	"reflect"
	"slices"

	"preventa/domain"
	"preventa/domain/change"
	"preventa/domain/office"
)

// formModel is a customer being edited: what is saved, and what the person made of it. It
// knows no widget.
type formModel struct {
	session *office.Session
	saved   office.CustomerDraft // as last read
	draft   office.CustomerDraft // as edited
	words   words
	trace   office.Trace
}

// words are the lists a form chooses from.
type words struct {
	sectors     []domain.Item
	tags        []domain.Item
	salespeople []domain.Person
}

// loaded is what a form is filled with, read off the UI goroutine.
type loaded struct {
	draft office.CustomerDraft
	words words
	trace office.Trace
}

// load reads a customer, or the start of a new one for id "".
func load(ctx context.Context, s *office.Session, id domain.ID) (loaded, error) {
	var l loaded
	var err error
	if id == "" {
		l.draft.Registered = true
		if me := s.Me(); me.Salesperson {
			l.draft.Salesperson = me.ID
		}
	} else if l.draft.Customer, err = s.Customer(ctx, id); err == nil {
		l.trace, err = s.TraceOf(ctx, domain.KindCustomer, id)
	}
	if err == nil {
		l.words, err = loadWords(ctx, s)
	}
	return l, err
}

func loadWords(ctx context.Context, s *office.Session) (w words, err error) {
	if w.sectors, err = s.Items(ctx, domain.Sectors); err != nil {
		return w, err
	}
	if w.tags, err = s.Items(ctx, domain.Tags); err != nil {
		return w, err
	}
	w.salespeople, err = s.Salespeople(ctx)
	return w, err
}

func newFormModel(s *office.Session, l loaded) *formModel {
	return &formModel{session: s, saved: l.draft, draft: l.draft, words: l.words, trace: l.trace}
}

// isNew reports that the customer was never saved.
func (m *formModel) isNew() bool { return m.saved.ID == "" }

// changed reports that the draft differs from what is saved.
func (m *formModel) changed() bool { return !sameDraft(m.saved, m.draft) }

func sameDraft(a, b office.CustomerDraft) bool {
	return reflect.DeepEqual(domain.FieldsOf(a.Customer), domain.FieldsOf(b.Customer)) &&
		a.NewSector == b.NewSector && slices.Equal(a.NewTags, b.NewTags)
}

// revert gives up the unsaved changes.
func (m *formModel) revert() { m.draft = m.saved }

// setSector takes a known sector, a name that is none yet, or nothing.
func (m *formModel) setSector(id domain.ID, name string) {
	m.draft.Sector, m.draft.NewSector = id, ""
	if id == "" {
		m.draft.NewSector = name
	}
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

// offeredTags are the tags one can choose.
func (m *formModel) offeredTags() []string { return offeredNames(m.words.tags) }

func offeredNames(items []domain.Item) []string {
	var names []string
	for _, i := range items {
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

// names tells what the records are called that the fields of a customer refer to.
func (w words) names() map[domain.ID]string {
	names := map[domain.ID]string{}
	for _, list := range [][]domain.Item{w.sectors, w.tags} {
		for _, i := range list {
			names[i.ID] = i.Name
		}
	}
	for _, p := range w.salespeople {
		names[p.ID] = p.Name
	}
	return names
}

// save writes a draft; it may run off the UI goroutine, on a copy. What it reads after
// the save is for the eye alone: when that fails the words known so far stay.
func save(ctx context.Context, s *office.Session, d office.CustomerDraft, known words) (savedCustomer, error) {
	saved, set, err := s.SaveCustomer(ctx, d)
	if err != nil {
		return savedCustomer{}, err
	}
	l, err := load(ctx, s, saved.ID)
	if err != nil {
		slog.Error("a saved record could not be read back", "error", err)
		l = loaded{draft: saved, words: known}
	}
	return savedCustomer{loaded: l, sent: d, set: set}, nil
}

// savedCustomer is what a save made of what it was sent, and the set that can be taken back.
type savedCustomer struct {
	loaded
	sent office.CustomerDraft
	set  change.Set
}

// settle takes over what was saved of the draft that was sent. What was typed since
// stays, as a change of what is saved now.
func (m *formModel) settle(sent office.CustomerDraft, now loaded) {
	typed := m.draft
	m.saved, m.draft = sent, sent
	if sameDraft(sent, typed) {
		m.saved, m.draft, m.words, m.trace = now.draft, now.draft, now.words, now.trace
		return
	}
	m.draft = typed
	if typed.NewSector == sent.NewSector {
		m.draft.NewSector = ""
	}
	if slices.Equal(typed.NewTags, sent.NewTags) && slices.Equal(typed.Tags, sent.Tags) {
		m.draft.NewTags = nil
	}
	m.rebase(now, true)
}

// differences names the fields that both the person and somebody else changed.
func (m *formModel) differences(now office.CustomerDraft) []string {
	return bothChanged(m.saved.Customer, m.draft.Customer, now.Customer)
}

// rebase puts the draft's own changes over what is saved by now. Where both sides
// changed a field, mine decides whose value stays.
func (m *formModel) rebase(now loaded, mine bool) {
	draft := m.draft
	if !mine && m.saved.Sector != now.draft.Sector {
		draft.NewSector = ""
	}
	if !mine && !slices.Equal(m.saved.Tags, now.draft.Tags) {
		draft.NewTags = nil
	}
	rebase(&draft.Customer, m.saved.Customer, now.draft.Customer, mine)
	draft.ID, draft.Version = now.draft.ID, now.draft.Version
	m.saved, m.draft, m.words, m.trace = now.draft, draft, now.words, now.trace
}
