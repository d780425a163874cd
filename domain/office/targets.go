package office

import (
	"cmp"
	"context"
	"slices"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/change"
)

// Targets lists the targets of a year, all of them for year 0, by month; in each the whole
// office's own first. Forbidden.
func (s *Session) Targets(ctx context.Context, year int) ([]domain.Target, error) {
	if err := s.require(access.Control, access.Read); err != nil {
		return nil, err
	}
	all, err := s.allTargets(ctx)
	if err != nil {
		return nil, err
	}
	list := slices.DeleteFunc(all, func(t domain.Target) bool {
		of, _ := t.Month.Split()
		return year != 0 && of != year
	})
	slices.SortFunc(list, func(a, b domain.Target) int {
		return cmp.Or(cmp.Compare(a.Month, b.Month), cmp.Compare(a.Salesperson, b.Salesperson))
	})
	return list, nil
}

func (s *Session) allTargets(ctx context.Context) ([]domain.Target, error) {
	records, err := s.store.All(ctx, domain.KindTarget)
	if err != nil {
		return nil, err
	}
	all := make([]domain.Target, len(records))
	for i, r := range records {
		all[i] = *r.(*domain.Target)
	}
	return all, nil
}

// SetTargets sets targets, each by its salesperson and month, in one set; one of nothing is
// taken away, and of two of the same the last counts. The set is empty when nothing is
// another than before. Invalid for a rule, with the row in its args, as for somebody who is
// no salesperson; Forbidden.
func (s *Session) SetTargets(ctx context.Context, targets []domain.Target) (set change.Set, err error) {
	err = s.Atomically(ctx, func(s *Session) error {
		set, err = s.setTargets(ctx, targets)
		return err
	})
	return set, err
}

func (s *Session) setTargets(ctx context.Context, targets []domain.Target) (change.Set, error) {
	if err := s.require(access.Control, access.Modify); err != nil {
		return change.Set{}, err
	}
	salespeople, err := s.Salespeople(ctx)
	if err != nil {
		return change.Set{}, err
	}
	all, err := s.allTargets(ctx)
	if err != nil {
		return change.Set{}, err
	}
	changes, err := targetChanges(all, targets, salespeople)
	if err != nil || len(changes) == 0 {
		return change.Set{}, err
	}
	return s.apply(ctx, "targets.set", changes...)
}

// targetChanges are what makes of all targets there are those wanted.
func targetChanges(all, wanted []domain.Target, salespeople []domain.Person) ([]change.Change, error) {
	before := map[domain.TargetKey]domain.Target{}
	for _, t := range all {
		before[t.KeyedBy()] = t
	}
	after := map[domain.TargetKey]domain.Target{}
	var order []domain.TargetKey
	for i, t := range wanted {
		if err := checkTarget(t, before, salespeople); err != nil {
			return nil, atRow(err, i)
		}
		key := t.KeyedBy()
		if _, twice := after[key]; !twice {
			order = append(order, key)
		}
		after[key] = t
	}
	var changes []change.Change
	for _, key := range order {
		changes = appendTargetChange(changes, before[key], after[key])
	}
	return changes, nil
}

// checkTarget checks a target; that of somebody who was a salesperson when it was set may stay.
func checkTarget(t domain.Target, before map[domain.TargetKey]domain.Target, salespeople []domain.Person) error {
	if err := t.Check(); err != nil {
		return err
	}
	_, known := before[t.KeyedBy()]
	if t.Salesperson == "" || known || slices.ContainsFunc(salespeople, func(p domain.Person) bool { return p.ID == t.Salesperson }) {
		return nil
	}
	var p domain.Problems
	p.Add("salesperson", "error.target.salesperson", nil)
	return p.Err()
}

func appendTargetChange(changes []change.Change, before, after domain.Target) []change.Change {
	after.ID, after.Version = before.ID, before.Version
	switch {
	case after.IsNothing() && before.ID == "":
		return changes
	case after.IsNothing():
		return append(changes, change.Removing(before))
	case before.ID == "":
		after.ID = domain.NewID()
		return append(changes, change.Adding(after))
	}
	if c, changed := change.Editing(before, after); changed {
		changes = append(changes, c)
	}
	return changes
}

// PlanTargets tells what copying the targets of a year would come to. Invalid, Forbidden.
func (s *Session) PlanTargets(ctx context.Context, c domain.TargetCopy) (domain.TargetPlan, error) {
	if err := s.require(access.Control, access.Read); err != nil {
		return domain.TargetPlan{}, err
	}
	return s.planTargets(ctx, c)
}

func (s *Session) planTargets(ctx context.Context, c domain.TargetCopy) (domain.TargetPlan, error) {
	if err := c.Check(); err != nil {
		return domain.TargetPlan{}, err
	}
	salespeople, err := s.Salespeople(ctx)
	if err != nil {
		return domain.TargetPlan{}, err
	}
	all, err := s.allTargets(ctx)
	if err != nil {
		return domain.TargetPlan{}, err
	}
	active := func(id domain.ID) bool {
		return slices.ContainsFunc(salespeople, func(p domain.Person) bool { return p.ID == id && !p.Inactive })
	}
	return c.Plan(all, active, s.office.Data().Currency), nil
}

// CopyTargets makes the targets of a year from those of another, in one set, and tells what
// it came to. The set is empty where there was nothing to copy. Invalid, Forbidden.
func (s *Session) CopyTargets(ctx context.Context, c domain.TargetCopy) (plan domain.TargetPlan, set change.Set, err error) {
	err = s.Atomically(ctx, func(s *Session) error {
		if plan, err = s.planTargets(ctx, c); err == nil {
			set, err = s.setTargets(ctx, plan.Targets)
		}
		return err
	})
	return plan, set, err
}
