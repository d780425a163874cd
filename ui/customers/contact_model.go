package customers

import (
	"context"
	"reflect"

	"preventa/domain"
	"preventa/domain/office"
)

// contactModel is a contact being edited: what is saved, and what the person made of it.
type contactModel struct {
	session     *office.Session
	saved       domain.Contact // as last read
	draft       domain.Contact // as edited
	newCustomer string         // the name of a firm that is none yet
	customer    domain.Customer
	positions   []domain.Item
}

// loadContact reads a contact, or begins one of a customer for id "".
func loadContact(ctx context.Context, s *office.Session, id, customer domain.ID) (*contactModel, error) {
	m := &contactModel{session: s, saved: domain.Contact{Customer: customer}}
	var err error
	if id != "" {
		if m.saved, err = s.Contact(ctx, id); err != nil {
			return nil, err
		}
	}
	m.draft = m.saved
	if m.saved.Customer != "" {
		if m.customer, err = s.Customer(ctx, m.saved.Customer); err != nil {
			return nil, err
		}
	}
	m.positions, err = s.Items(ctx, domain.Positions)
	return m, err
}

// isNew reports that the contact was never saved.
func (m *contactModel) isNew() bool { return m.saved.ID == "" }

// changed reports that the draft differs from what is saved.
func (m *contactModel) changed() bool {
	return m.newCustomer != "" || !reflect.DeepEqual(domain.FieldsOf(m.saved), domain.FieldsOf(m.draft))
}

// setCustomer takes a known customer, a name that is none yet, or nothing.
func (m *contactModel) setCustomer(id domain.ID, name string) {
	m.draft.Customer, m.newCustomer = id, ""
	m.customer = domain.Customer{ID: id, Name: name}
	if id == "" {
		m.customer, m.newCustomer = domain.Customer{}, name
	}
}

// rebase puts the draft's own changes over what is saved by now. Where both sides
// changed a field, mine decides whose value stays.
func (m *contactModel) rebase(now *contactModel, mine bool) {
	if !mine && now.saved.Customer != m.saved.Customer {
		m.newCustomer = ""
	}
	rebase(&m.draft, m.saved, now.saved, mine)
	if m.draft.Customer == now.saved.Customer {
		m.customer = now.customer
	}
	m.draft.Version = now.saved.Version
	m.saved, m.positions = now.saved, now.positions
}
