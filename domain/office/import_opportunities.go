package office

import (
	"context"

	"preventa/domain"
	"preventa/domain/access"
)

// ImportOpportunities brings rows of a file in, in one set that Undo takes back as one.
// Good rows go in, bad ones are reported; what a bad row alone refers to is not added.
//
// Customers, contacts (within their customer), salespeople, states, origins and tags
// are found by the fold of their name, and added when there are none; tags are parted by
// , ; or |. A row whose reference an opportunity has already updates that opportunity.
// An empty cell says nothing: a new opportunity takes the default of a draft, a known
// one keeps what it has; the name alone may not be left empty. A closing day says
// nothing either where the state is not a closed one.
//
// Forbidden, ReadOnly; Invalid, with nothing done, when a class contradicts a state the
// office has; Conflict when somebody changed the same records meanwhile.
func (s *Session) ImportOpportunities(ctx context.Context, rows []ImportRow, options ImportOptions) (ImportResult, error) {
	return s.Import(ctx, domain.KindOpportunity, rows, options)
}

var opportunityRegisters = []registerReader{
	knowPeople, knowStates, knowItems(domain.Origins, domain.Tags), knowCustomers, knowContacts, knowOpportunities,
}

// opportunityKeys are what an opportunity is found by.
func opportunityKeys(o domain.Opportunity) []recordKey {
	return []recordKey{referenceKey(o.Reference), numberKey(o.Number)}
}

func referenceKey(reference string) recordKey { return keyOf("reference", "", reference) }

// setClasses takes the classes of states in. One that the office has must not be given
// another class: what has closed would be rewritten.
func (i *importing) setClasses(classes map[string]domain.Class) error {
	for name, class := range classes {
		fold := domain.Fold(name)
		if !class.Valid() {
			return domain.Fail(domain.Invalid, "error.class", domain.Args{"Value": class})
		}
		known, exists := i.states.named(named(name))
		other, twice := i.classes[fold]
		if exists {
			other = known.Class
		}
		if (exists || twice) && other != class {
			return domain.Fail(domain.Invalid, "error.import.class", domain.Args{"Name": name, "Class": other, "Wanted": class})
		}
		i.classes[fold] = class
	}
	return nil
}

// readOpportunity makes the row's opportunity, of the one with its reference where there
// is one.
func (r *importedRow) readOpportunity() domain.ID {
	before := r.existing()
	after := before
	if before.ID == "" {
		r.isNew = true
		after.ID, after.OpenedOn, after.Currency = domain.NewID(), r.today, r.currency
	}
	r.readTexts(&after)
	r.readReferred(&after)
	r.day(&after.OpenedOn, "opened")
	r.day(&after.ClosedOn, "closed")
	r.day(&after.ExpectedClose, "expected")
	r.money(&after.Amount, &after.Currency, "amount")
	state := r.readState(after.State)
	r.readProbability(&after)
	after = settleImported(after, state).Convert(r.currency, r.rates, r.today)
	r.check("name", after.Check(state))
	r.opportunities.stageChanged(before, after, referenceKey(after.Reference))
	return after.ID
}

// existing is the opportunity of the row's reference.
func (r *importedRow) existing() domain.Opportunity {
	reference := r.value("reference")
	o, known := r.opportunities.named(referenceKey(reference))
	if !known {
		return o
	}
	if line, twice := r.taken[o.ID]; twice {
		r.problems.Add("reference", "error.import.twice", domain.Args{"Reference": reference, "Line": line})
	}
	if o.RemovedAt != 0 {
		r.problems.Add("reference", "error.import.in_recycle_bin", domain.Args{"Reference": reference, "Number": o.Number})
	}
	right := access.Modify
	if o.Salesperson != r.session.Me().ID {
		right |= access.ModifyOthers
	}
	r.mayModify("reference", right)
	return o
}

func (r *importedRow) readTexts(o *domain.Opportunity) {
	if name, mapped := r.row.Values["name"]; mapped {
		o.Name = name
	}
	r.fill(&o.Reference, "reference")
	r.fillNotes(&o.Notes, "notes")
}

func (r *importedRow) readReferred(o *domain.Opportunity) {
	if customer := r.customer(true); customer != "" {
		o.Customer = customer
	}
	if contact := r.card(*o); contact != "" {
		o.Contact = contact
	}
	if salesperson := r.salesperson(); salesperson != "" {
		o.Salesperson = salesperson
	}
	if origin := r.item(domain.Origins, "origin", r.value("origin")); origin != "" {
		o.Origin = origin
	}
	if tags := r.tagList(); len(tags) > 0 {
		o.Tags = tags
	}
}

func (r *importedRow) readProbability(o *domain.Opportunity) {
	text := r.value("probability")
	if text == "" {
		return
	}
	percent, err := importedPercent(text, r.region)
	if err != nil {
		r.refuse("probability", err)
		return
	}
	*o = o.StateProbability(percent)
}

// settleImported applies what follows from the state. Closing takes place on the day the
// row gives and on no other, so that without one the opportunity's check refuses it. One
// that was imported closed before anybody was known to be responsible is credited when
// somebody is.
func settleImported(o domain.Opportunity, s domain.State) domain.Opportunity {
	if o.State != s.ID || (s.Class.IsClosed() && o.CreditedTo == "") {
		return o.Enter(s, 0)
	}
	if !s.Class.IsClosed() {
		o.ClosedOn = 0
	}
	return o
}
