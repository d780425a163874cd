package office

import (
	"context"
	"slices"
	"time"

	"preventa/domain"
	"preventa/domain/control"
)

// Event is something that happened with a customer, as its timeline shows it.
type Event struct {
	Kind   domain.Kind // opportunity, activity, quotation; customer for its own notes
	ID     domain.ID
	At     time.Time // office-local; of a day without a time, its end
	Day    domain.Date
	Title  string
	Note   string
	Icon   string
	Person string
	Done   bool // of an activity
	// Row, Quotation and Activity hold the rest, by Kind.
	Row       Row
	Quotation QuotationRow
	Activity  ActivityRow
}

// CustomerHistory is the timeline of a customer: every opportunity, activity, quotation
// and its own notes, newest first, and what its opportunities add up to. Filter narrows
// the events to a kind ("" for all) and to those that contain every word of a text.
// NotFound, Forbidden.
func (s *Session) CustomerHistory(ctx context.Context, id domain.ID, kind domain.Kind, text string) ([]Event, control.CustomerFigures, error) {
	c, err := s.Customer(ctx, id)
	if err != nil {
		return nil, control.CustomerFigures{}, err
	}
	rows, err := s.opportunitiesOf(ctx, id)
	if err != nil {
		return nil, control.CustomerFigures{}, err
	}
	by := []Condition{{Column: ColumnCustomer, Values: []string{string(id)}}}
	activities, err := s.Activities(ctx, Query{Conditions: by}, 0, mostOfOne)
	if err != nil {
		return nil, control.CustomerFigures{}, err
	}
	quotations, err := s.Quotations(ctx, Query{Conditions: by}, 0, mostOfOne)
	if err != nil {
		return nil, control.CustomerFigures{}, err
	}
	where := s.office.clock().Location()
	var events []Event
	for _, r := range rows {
		events = append(events, Event{Kind: domain.KindOpportunity, ID: r.ID, Day: r.Opened, At: endOf(r.Opened, where), Title: r.Name, Person: r.Salesperson, Row: r})
	}
	for _, a := range activities {
		events = append(events, Event{Kind: domain.KindActivity, ID: a.ID, Day: a.Day, At: momentOf(a.Day, a.Minute, where), Title: a.Subject, Note: a.Notes,
			Icon: a.Icon, Person: a.People, Done: a.Done, Activity: a})
	}
	for _, q := range quotations {
		events = append(events, Event{Kind: domain.KindQuotation, ID: q.ID, Day: q.Day, At: endOf(q.Day, where), Title: q.Label() + " " + q.Subject, Person: q.Salesperson, Quotation: q})
	}
	if c.Notes != "" {
		if trace, err := s.TraceOf(ctx, domain.KindCustomer, id); err == nil {
			at := trace.ChangedAt.In(where)
			events = append(events, Event{Kind: domain.KindCustomer, ID: id, At: at, Day: domain.DateOf(at), Title: c.Name, Note: c.Notes, Person: trace.ChangedBy})
		}
	}
	events = slices.DeleteFunc(events, func(e Event) bool { return kind != "" && e.Kind != kind || !e.contains(text) })
	slices.SortStableFunc(events, func(a, b Event) int { return b.At.Compare(a.At) })
	var figures control.CustomerFigures
	err = s.office.withFacts(ctx, false, nil, func(f *control.Facts) { figures = control.OfCustomer(f, id, s.office.Today()) })
	return events, figures, err
}

// contains reports that every word of a text stands in the event.
func (e Event) contains(text string) bool {
	return domain.ContainsWords(e.Title+"\n"+e.Note+"\n"+e.Person+"\n"+e.Activity.Type+"\n"+e.Row.State, text)
}

func endOf(day domain.Date, where *time.Location) time.Time { return momentOf(day, 24*60, where) }

// momentOf is a day's minute as domain.Activity counts it; without one, the day's end.
func momentOf(day domain.Date, minute int, where *time.Location) time.Time {
	if minute == 0 {
		minute = 24 * 60
	}
	year, month, of := day.Civil()
	return time.Date(year, month, of, (minute-1)/60, (minute-1)%60, 0, 0, where)
}

// opportunitiesOf are the rows of a customer's opportunities, newest first.
func (s *Session) opportunitiesOf(ctx context.Context, customer domain.ID) ([]Row, error) {
	all, err := related[domain.Opportunity](ctx, s.store, "customer", customer)
	if err != nil {
		return nil, err
	}
	var ids []domain.ID
	for _, o := range kept(all, func(o domain.Opportunity) int64 { return o.RemovedAt }) {
		ids = append(ids, o.ID)
	}
	if len(ids) == 0 {
		return nil, nil
	}
	slices.Reverse(ids)
	q, err := s.complete(Query{})
	if err != nil {
		return nil, err
	}
	return s.store.RowsOf(ctx, q, ids)
}
