package demo

import (
	"context"
	"math/rand/v2"
	"slices"
	"time"

	"preventa/domain"
	"preventa/domain/office"
)

// activityType is a type of activity every new office has, by its place in
// domain.DefaultItems.
type activityType int

const (
	call activityType = iota
	mail
	meeting
	visit
	task
)

// did is something a salesperson does about an opportunity.
type did struct {
	kind             activityType
	english, spanish string
	minutes          int
}

// what was done when an opportunity got to a stage.
var doneAt = map[stage][]did{
	stageNew: {{call, "First call: what they need", "Primera llamada: qué necesitan", 12}, {mail, "Sent the catalogue", "Catálogo enviado", 0},
		{visit, "First visit", "Primera visita", 90}, {meeting, "Met at the trade fair", "Encuentro en la feria", 20}},
	stageContacted: {{call, "Called: drawings received, two changes", "Llamada: planos recibidos, dos cambios", 12}, {visit, "Measured on site", "Medidas en terreno", 75},
		{mail, "Asked for the technical data", "Solicitud de los datos técnicos", 0}, {meeting, "Meeting with their technicians", "Reunión con su área técnica", 50}},
	stageProposal: {{mail, "Sent the quotation", "Cotización enviada", 0}, {call, "Called: was the quotation clear?", "Llamada: ¿quedó clara la cotización?", 8},
		{meeting, "Went through the quotation together", "Revisión de la cotización en conjunto", 45}},
	stageNegotiation: {{meeting, "Meeting with finance", "Reunión con finanzas", 50}, {call, "Called about the terms of payment", "Llamada por las condiciones de pago", 15},
		{mail, "Sent the warranty conditions", "Condiciones de garantía enviadas", 0}},
	stageOnHold: {{call, "Called: the project waits", "Llamada: el proyecto queda en espera", 6}},
	stageWon:    {{call, "Called to thank them", "Llamada de agradecimiento", 5}, {meeting, "Handed over to operations", "Traspaso a operaciones", 40}},
	stageLost:   {{call, "Called to ask why", "Llamada para preguntar por qué", 8}},
}

// plannedAt is what comes next while an opportunity stands at a stage.
var plannedAt = map[stage][]did{
	stageNew:         {{call, "Call to fix a visit", "Llamar para fijar una visita", 15}, {mail, "Send references", "Enviar referencias", 0}},
	stageContacted:   {{visit, "Visit with the engineer", "Visita con el ingeniero", 90}, {task, "Prepare the quotation", "Preparar la cotización", 60}},
	stageProposal:    {{call, "Ask about the quotation", "Consultar por la cotización", 10}, {meeting, "Present the quotation", "Presentar la cotización", 45}},
	stageNegotiation: {{call, "Confirm the bank's leasing terms", "Confirmar las condiciones del leasing", 15}, {meeting, "Meeting to close", "Reunión de cierre", 60}},
	stageOnHold:      {{call, "Ask whether the budget has come", "Preguntar si llegó el presupuesto", 10}},
}

// Shares of what happens beside the opportunities themselves.
const (
	notLogged     = 0.25 // of what was done, nobody writes it down
	unplanned     = 0.2  // of those in progress have no next activity
	another       = 0.3  // have a second one
	withColleague = 0.12 // were done by two
)

// log writes down what was done when an opportunity got to a stage.
func (p *player) log(ctx context.Context, s *office.Session, e event) error {
	if happens(p.random, notLogged) && !e.opens {
		return nil
	}
	what := oneOf(p.random, doneAt[e.enters])
	day, minute := domain.DateOf(e.at), e.at.Hour()*60+e.at.Minute()+1
	a := p.activity(s.Me().ID, what, e.deal, day, minute)
	a.Done = true
	if happens(p.random, 0.3) {
		a.Notes = inLanguage(oneOf(p.random, notesOf(e.enters)), p.language)
	}
	_, _, err := s.SaveActivity(ctx, office.ActivityDraft{Activity: a})
	return err
}

// activity is something one of the office's people does about a deal.
func (p *player) activity(by domain.ID, what did, d *deal, day domain.Date, minute int) domain.Activity {
	a := domain.Activity{Type: p.types[what.kind], Subject: inLanguage([2]string{what.english, what.spanish}, p.language),
		Opportunity: d.id, Day: day, Minute: minute, Minutes: what.minutes, People: []domain.ID{by}}
	if card := d.customer.contacts[d.contact]; happens(p.random, 0.6) {
		a.Contact = card.ID
	}
	if happens(p.random, withColleague) {
		if other := oneOf(p.random, p.people); other != by {
			a.People = append(a.People, other)
		}
	}
	return a
}

// plan leaves the next activities of what is in progress: some late, some for today.
func (p *player) plan(ctx context.Context, s *office.Session, d *deal, now time.Time) error {
	if happens(p.random, unplanned) {
		return nil
	}
	count := 1
	if happens(p.random, another) {
		count = 2
	}
	today := domain.DateOf(now)
	for i := range count {
		day := nextWorkday(today + domain.Date(p.nextDay(i)))
		minute := 0
		if happens(p.random, 0.6) {
			minute = 30*between(p.random, 18, 35) + 1
		}
		what := oneOf(p.random, plannedAt[min(d.reached, stageOnHold)])
		if _, _, err := s.SaveActivity(ctx, office.ActivityDraft{Activity: p.activity(s.Me().ID, what, d, day, minute)}); err != nil {
			return err
		}
	}
	return nil
}

// nextDay is how many days from today something is planned for: a fifth of it is late,
// and some for today.
func (p *player) nextDay(place int) int {
	switch {
	case place > 0:
		return between(p.random, 5, 30)
	case happens(p.random, 0.2):
		return -between(p.random, 1, 6)
	case happens(p.random, 0.15):
		return 0
	}
	return between(p.random, 1, 21)
}

// involve names somebody else of the customer who has a part in a deal.
func (p *player) involve(ctx context.Context, s *office.Session, d *deal) error {
	others := slices.DeleteFunc(slices.Clone(d.customer.contacts), func(c domain.Contact) bool {
		return c.ID == "" || c.ID == d.customer.contacts[d.contact].ID
	})
	if len(others) == 0 || !happens(p.random, 0.4) {
		return nil
	}
	_, err := s.SaveParticipants(ctx, d.id, []domain.Participant{{Contact: oneOf(p.random, others).ID, Role: oneOf(p.random, p.roles)}})
	return err
}

// newRandom is the chance of playing, apart from that of imagining.
func newRandom(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 1)) }
