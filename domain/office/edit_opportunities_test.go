package office

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/change"
)

// shelf is a store that holds a few opportunities and keeps the sets it is given.
type shelf struct {
	Store
	state         domain.State
	opportunities map[domain.ID]domain.Opportunity
	sets          []change.Set
}

func (s *shelf) Load(_ context.Context, id domain.ID, into domain.Record) error {
	switch into := into.(type) {
	case *domain.Opportunity:
		o, known := s.opportunities[id]
		if !known {
			return domain.Fail(domain.NotFound, "", nil)
		}
		*into = o
	case *domain.State:
		*into = s.state
	}
	return nil
}

func (s *shelf) Items(context.Context, domain.Catalogue) ([]domain.Item, error) { return nil, nil }

func (s *shelf) Atomically(_ context.Context, fn func(Store) error) error { return fn(s) }

func (s *shelf) Apply(_ context.Context, sets ...*change.Set) error {
	for _, set := range sets {
		s.sets = append(s.sets, *set)
	}
	return nil
}

// someOf is a session of Ana's with some rights, over two opportunities of hers and one of
// Bruno's between them.
func someOf(grants access.Grants) (*Session, *shelf, []domain.ID) {
	s := &shelf{state: domain.State{ID: "new", Class: domain.Open}, opportunities: map[domain.ID]domain.Opportunity{}}
	ids := []domain.ID{"a", "b", "c"}
	for i, id := range ids {
		o := domain.Opportunity{ID: id, Version: 1, Number: int64(i + 1), Name: "name " + string(id), State: "new", Salesperson: "ana", Currency: "CLP", OpenedOn: 1}
		if id == "b" {
			o.Salesperson = "bruno"
		}
		s.opportunities[id] = o
	}
	o := &Office{store: s, clock: time.Now, data: domain.Office{Currency: "CLP"}}
	return &Session{office: o, store: s, who: &identity{person: domain.Person{ID: "ana"}}, grants: grants}, s, ids
}

// rights are those of everybody, but for some on an element.
func rights(e access.Element, granted access.Right) access.Grants {
	grants := access.Everything()
	grants[e] = granted
	return grants
}

func TestRightsAreThoseOfEachOpportunity(t *testing.T) {
	const own = access.Read | access.Modify | access.Delete
	edit := func(s *Session, ids []domain.ID) (Outcome, error) {
		return s.EditOpportunities(context.Background(), ids, func(d *Draft) { d.Notes, d.NewTags = "told", []string{"tag of " + d.Name} })
	}
	remove := func(s *Session, ids []domain.ID) (Outcome, error) {
		return s.RemoveOpportunities(context.Background(), ids)
	}
	plan := func(s *Session, ids []domain.ID) (Outcome, error) {
		return s.PlanActivities(context.Background(), ids, ActivityDraft{Activity: domain.Activity{Type: "call", Subject: "Call", Day: 1}})
	}
	for name, c := range map[string]struct {
		grants  access.Grants
		do      func(*Session, []domain.ID) (Outcome, error)
		done    int
		refused []string // number and name
	}{
		"edit with every right":          {access.Everything(), edit, 3, nil},
		"edit one's own":                 {rights(access.Opportunities, own|access.ReadOthers), edit, 2, []string{"2 name b"}},
		"edit, others' out of sight":     {rights(access.Opportunities, own), edit, 2, []string{"0 "}},
		"edit with none":                 {rights(access.Opportunities, access.Read|access.ReadOthers), edit, 0, []string{"1 name a", "2 name b", "3 name c"}},
		"remove one's own":               {rights(access.Opportunities, own|access.ReadOthers), remove, 2, []string{"2 name b"}},
		"remove, with all but the right": {rights(access.Opportunities, access.Read|access.ReadOthers|access.Modify|access.ModifyOthers), remove, 0, []string{"1 name a", "2 name b", "3 name c"}},
		"plan for what one may look at":  {rights(access.Opportunities, access.Read|access.ReadOthers), plan, 3, nil},
		"plan for one's own":             {rights(access.Opportunities, access.Read), plan, 2, []string{"0 "}},
		"plan without the right to":      {rights(access.Activities, access.Read), plan, 0, []string{"1 name a", "2 name b", "3 name c"}},
	} {
		t.Run(name, func(t *testing.T) {
			s, store, ids := someOf(c.grants)
			out, err := c.do(s, ids)
			if err != nil {
				t.Fatal(err)
			}
			var refused []string
			for _, r := range out.Refused {
				refused = append(refused, fmt.Sprintf("%d %s", r.Number, r.Name))
				if !domain.Is(r.Err, domain.Forbidden) {
					t.Errorf("%s was refused for %v", r.Name, r.Err)
				}
			}
			if out.Done != c.done || !slices.Equal(refused, c.refused) {
				t.Errorf("%d done, %q refused", out.Done, refused)
			}
			if want := min(c.done, 1); len(store.sets) != want {
				t.Fatalf("%d sets", len(store.sets))
			}
			if c.done > 0 && store.sets[0].Touches(domain.KindItem) && len(store.sets[0].Records(domain.KindItem)) != c.done {
				t.Errorf("tags came of what was refused: %+v", store.sets[0].Changes)
			}
		})
	}
}
