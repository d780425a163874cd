package opportunities

import (
	"cmp"
	"context"
	"slices"

	"preventa/domain"
	"preventa/domain/change"
	"preventa/domain/office"
)

// tabsModel is what the tabs of a form show. It knows no widget.
type tabsModel struct {
	hanging
	journal *journal // nil until it is read
}

// hanging is what hangs on an opportunity, with the words to add to it.
type hanging struct {
	id      domain.ID // "" for an opportunity that is not saved yet
	dossier office.Dossier
	types   []domain.Item // of activities, those offered
}

// loadHanging reads what hangs on an opportunity, off the UI goroutine.
func loadHanging(ctx context.Context, s *office.Session, id domain.ID) (hanging, error) {
	h := hanging{id: id}
	types, err := s.Items(ctx, domain.ActivityTypes)
	if err != nil {
		return h, err
	}
	h.types = slices.DeleteFunc(types, func(i domain.Item) bool { return i.Retired })
	if id == "" {
		return h, nil
	}
	h.dossier, err = s.Dossier(ctx, id)
	return h, err
}

// of makes the model that of an opportunity and reports whether it was another's, of
// which nothing stays.
func (m *tabsModel) of(id domain.ID) bool {
	if m.id == id {
		return false
	}
	m.hanging = hanging{id: id, types: m.types}
	return true
}

// touches reports that a set may have changed what the tabs show.
func (m *tabsModel) touches(set change.Set) bool {
	return set.Touches(followed...) || slices.Contains(set.Records(domain.KindOpportunity), m.id)
}

// planned are the activities still to be done, the soonest first: on a day, those without
// a time come first.
func (h hanging) planned() []office.ActivityRow {
	list := slices.DeleteFunc(slices.Clone(h.dossier.Activities), func(a office.ActivityRow) bool { return a.Done })
	slices.SortStableFunc(list, func(a, b office.ActivityRow) int {
		return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.Minute, b.Minute), cmp.Compare(a.ID, b.ID))
	})
	return list
}

// past is something that was done, or happened.
type past struct {
	day       domain.Date
	minute    int // as domain.Activity counts it, 0 for none
	activity  *office.ActivityRow
	milestone *office.Milestone
}

// done is what was done and what happened, the newest first: what has no time counts as
// done at the end of its day.
func (h hanging) done() []past {
	var list []past
	for i := range h.dossier.Activities {
		if a := &h.dossier.Activities[i]; a.Done {
			list = append(list, past{day: a.Day, minute: a.Minute, activity: a})
		}
	}
	for i := range h.dossier.Milestones {
		m := &h.dossier.Milestones[i]
		list = append(list, h.milestone(m))
	}
	slices.SortStableFunc(list, func(a, b past) int {
		return cmp.Or(cmp.Compare(b.day, a.day), cmp.Compare(endOfDay(b.minute), endOfDay(a.minute)))
	})
	return list
}

// milestone places a milestone among what was done: a quotation on the day it was sent,
// which may be another than the day that was noted.
func (h hanging) milestone(m *office.Milestone) past {
	p := past{day: domain.DateOf(m.At), minute: m.At.Hour()*60 + m.At.Minute() + 1, milestone: m}
	if q, found := h.quotation(m.Quotation); found && q.SentOn != p.day {
		p.day, p.minute = q.SentOn, 0
	}
	return p
}

func endOfDay(minute int) int {
	if minute == 0 {
		return 24*60 + 1
	}
	return minute
}

func (h hanging) activity(id domain.ID) (office.ActivityRow, bool) {
	return found(h.dossier.Activities, func(a office.ActivityRow) bool { return a.ID == id })
}

func (h hanging) quotation(id domain.ID) (office.QuotationRow, bool) {
	return found(h.dossier.Quotations, func(q office.QuotationRow) bool { return q.ID == id })
}

func found[T any](list []T, is func(T) bool) (one T, ok bool) {
	if at := slices.IndexFunc(list, is); at >= 0 {
		return list[at], true
	}
	return one, false
}

// attachable finds quotations that can be put to an opportunity: those of none, and those
// of its customer that are another opportunity's.
func attachable(ctx context.Context, s *office.Session, o domain.Opportunity, text string) ([]office.QuotationRow, error) {
	conditions := []office.Condition{{Column: office.ColumnOpportunity, Values: []string{""}}}
	if o.Customer != "" {
		conditions = append(conditions, office.Condition{Column: office.ColumnCustomer, Values: []string{string(o.Customer)}})
	}
	var list []office.QuotationRow
	seen := map[domain.ID]bool{}
	for _, c := range conditions {
		rows, err := s.Quotations(ctx, office.Query{Text: text, Conditions: []office.Condition{c}}, 0, mostOffered)
		if err != nil {
			return nil, err
		}
		for _, q := range rows {
			if !seen[q.ID] && q.OpportunityID != o.ID {
				seen[q.ID], list = true, append(list, q)
			}
		}
	}
	return list, nil
}

// mostOffered is how many records a lookup offers at once.
const mostOffered = 50
