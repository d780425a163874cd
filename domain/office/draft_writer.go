package office

import (
	"context"
	"slices"

	"preventa/domain"
	"preventa/domain/change"
)

// draftWriter turns what was typed beside an opportunity into changes of other records.
type draftWriter struct {
	wordWriter
	draft Draft
}

func (w *draftWriter) resolve(ctx context.Context) error {
	if err := w.resolveCustomer(ctx); err != nil {
		return err
	}
	if err := w.resolveContact(ctx); err != nil {
		return err
	}
	return w.resolveItems(ctx)
}

func (w *draftWriter) resolveCustomer(ctx context.Context) error {
	if w.draft.Customer != "" || domain.Fold(w.draft.NewCustomer) == "" {
		return nil
	}
	known, found, err := w.session.store.CustomerNamed(ctx, w.draft.NewCustomer)
	if err != nil {
		return err
	}
	if found {
		w.draft.Customer = known.ID
		return nil
	}
	prospect := domain.Customer{ID: domain.NewID(), Name: w.draft.NewCustomer}
	if err := prospect.Check(); err != nil {
		return w.note(renamedFields(err, map[string]string{"name": "customer"}))
	}
	w.draft.Customer = prospect.ID
	w.changes = append(w.changes, change.Adding(prospect))
	return nil
}

// checkBlocked refuses to begin something with a customer that is blocked. What is under
// way with it goes on.
func (w *draftWriter) checkBlocked(ctx context.Context, before domain.ID) error {
	id := w.draft.Customer
	if id == "" || id == before || slices.ContainsFunc(w.changes, func(c change.Change) bool { return c.Record == id }) {
		return nil
	}
	c, err := load[domain.Customer](ctx, w.session.store, id)
	if err == nil && c.Blocked {
		w.problems.Add("customer", "error.customer.blocked", domain.Args{"Name": c.Name})
	}
	return err
}

func (w *draftWriter) resolveContact(ctx context.Context) error {
	card := w.draft.Card
	if err := card.Check(); err != nil {
		return w.note(err)
	}
	if card.IsBlank() {
		w.draft.Contact, w.draft.Card = "", domain.Contact{}
		return nil
	}
	card.Customer = w.draft.Customer
	if card.ID != "" {
		return w.editContact(ctx, card)
	}
	if err := w.position(ctx, &card); err != nil {
		return err
	}
	card.ID, card.Version = domain.NewID(), 0
	w.draft.Contact, w.draft.Card = card.ID, card
	w.changes = append(w.changes, change.Adding(card))
	return nil
}

func (w *draftWriter) editContact(ctx context.Context, card domain.Contact) error {
	before := domain.Contact{ID: card.ID}
	if err := w.session.store.Load(ctx, card.ID, &before); err != nil {
		return err
	}
	if before.Customer != "" && w.draft.Customer == "" {
		card.Customer = before.Customer
	}
	if card.Position != before.Position {
		if err := w.position(ctx, &card); err != nil {
			return err
		}
	}
	w.draft.Contact, w.draft.Card = card.ID, card
	w.draft.Card.Version = before.Version
	if c, changed := change.Editing(before, card); changed {
		if card.Version != before.Version {
			return domain.Fail(domain.Conflict, "error.stale_contact", domain.Args{"Name": before.Name})
		}
		w.changes = append(w.changes, c)
	}
	return nil
}

func (w *draftWriter) resolveItems(ctx context.Context) error {
	if w.draft.LossReason == "" && domain.Fold(w.draft.NewLossReason) != "" {
		id, err := w.item(ctx, domain.LossReasons, w.draft.NewLossReason, "loss_reason")
		if err != nil {
			return err
		}
		w.draft.LossReason = id
	}
	if w.draft.Competitor == "" && domain.Fold(w.draft.NewCompetitor) != "" {
		id, err := w.item(ctx, domain.Competitors, w.draft.NewCompetitor, "competitor")
		if err != nil {
			return err
		}
		w.draft.Competitor = id
	}
	tags, err := w.tags(ctx, w.draft.Tags, w.draft.NewTags)
	if err != nil {
		return err
	}
	w.draft.Tags = tags
	return nil
}
