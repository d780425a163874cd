package opportunities

import (
	"testing"

	"preventa/domain"
	"preventa/domain/office"
)

// SessionForTest signs somebody in to an empty office; the tests that may know of files
// set it.
var SessionForTest func(testing.TB) *office.Session

// What a person types between the order to save and the answer is neither lost nor saved:
// it is a change of what is saved now.
func TestWhatIsTypedDuringASaveStaysUnsaved(t *testing.T) {
	s := SessionForTest(t)
	l, err := load(t.Context(), s, "")
	if err != nil {
		t.Fatal(err)
	}
	m := newFormModel(s, l)
	m.draft.Name = "Bottling line"
	m.typeCustomer("Viña Los Aromos")
	m.typeContact("Ignacio Prats")
	sent := m.draft

	m.draft.Notes = "typed meanwhile"
	m.draft.Card.Phone = "+56 2 2345 6789"
	now, err := save(t.Context(), s, sent, m.known())
	if err != nil {
		t.Fatal(err)
	}
	m.settle(sent, now)

	if m.isNew() || m.saved.Number != 1 || m.saved.Notes != "" {
		t.Errorf("saved is %+v", m.saved)
	}
	if m.draft.Notes != "typed meanwhile" || m.draft.Card.Phone != "+56 2 2345 6789" || !m.dirty() {
		t.Errorf("the draft is %+v, dirty: %v", m.draft, m.dirty())
	}
	again, err := save(t.Context(), s, m.draft, m.known())
	if err != nil {
		t.Fatal(err)
	}
	if again.draft.Number != 1 || again.draft.Notes != "typed meanwhile" || again.draft.Card.Phone != "+56 2 2345 6789" ||
		again.draft.Customer != now.draft.Customer || again.draft.Card.ID != now.draft.Card.ID {
		t.Errorf("the second save gave %+v", again.draft)
	}
	contacts, err := s.FindContacts(t.Context(), again.draft.Customer, "", 10)
	if err != nil || len(contacts) != 1 {
		t.Errorf("%d contacts, %v: the second save must not make another", len(contacts), err)
	}
}

func TestASaveWithoutMoreTypingLeavesNothingUnsaved(t *testing.T) {
	s := SessionForTest(t)
	l, err := load(t.Context(), s, "")
	if err != nil {
		t.Fatal(err)
	}
	m := newFormModel(s, l)
	m.draft.Name, m.draft.ExpectedClose = "Corks", domain.NewDate(2026, 12, 1)
	now, err := save(t.Context(), s, m.draft, m.known())
	if err != nil {
		t.Fatal(err)
	}
	m.settle(m.draft, now)
	if m.dirty() || m.isNew() {
		t.Errorf("dirty: %v, new: %v", m.dirty(), m.isNew())
	}
}
