package office

import (
	"context"
	"slices"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/change"
)

// Uses counts the opportunities that refer to each state (KindState) or item
// (KindItem), those in the recycle bin included.
func (s *Session) Uses(ctx context.Context, kind domain.Kind) (map[domain.ID]int, error) {
	return s.store.Uses(ctx, kind)
}

// Merge makes every opportunity refer to one word of a catalogue instead of another.
type Merge struct{ From, Into domain.ID }

// SaveStates makes the office's states what the list says, in its order, after merging
// some into others: new ones have no id, known ones keep theirs, missing ones are
// deleted. One set.
// Invalid for a rule, a name twice, or no open state left to start in; Conflict for
// deleting a state in use or changing its class, which would rewrite what has closed, and
// for merging a closed state with one of another class.
func (s *Session) SaveStates(ctx context.Context, states []domain.State, merges ...Merge) (change.Set, error) {
	if err := s.require(access.Catalogues, access.Modify); err != nil {
		return change.Set{}, err
	}
	known, err := s.store.States(ctx)
	if err != nil {
		return change.Set{}, err
	}
	uses, err := s.store.Uses(ctx, domain.KindState)
	if err != nil {
		return change.Set{}, err
	}
	for i := range states {
		states[i].Position = i + 1
		if err := states[i].Check(); err != nil {
			return change.Set{}, atRow(err, i)
		}
	}
	if err := checkStates(known, states, uses); err != nil {
		return change.Set{}, err
	}
	moved, err := s.mergeStates(ctx, merges, uses)
	if err != nil {
		return change.Set{}, err
	}
	return s.saveCatalogue(ctx, "states.customized", moved, records(known), records(states), uses)
}

func checkStates(known, wanted []domain.State, uses map[domain.ID]int) error {
	if !slices.ContainsFunc(wanted, func(s domain.State) bool { return s.Class == domain.Open && !s.Retired }) {
		return domain.Fail(domain.Invalid, "error.states.no_open", nil)
	}
	for _, class := range []domain.Class{domain.Won, domain.Lost} {
		if !slices.ContainsFunc(wanted, func(s domain.State) bool { return s.Class == class && !s.Retired }) {
			return domain.Fail(domain.Invalid, "error.states.no_"+string(class), nil)
		}
	}
	for i, w := range wanted {
		at := slices.IndexFunc(known, func(k domain.State) bool { return k.ID == w.ID })
		if at < 0 || uses[w.ID] == 0 || known[at].Class == w.Class {
			continue
		}
		if known[at].Class.IsClosed() || w.Class.IsClosed() {
			return &domain.Error{Code: domain.Conflict, Key: "error.state.class_in_use",
				Args: domain.Args{"Name": known[at].Name, "Count": uses[w.ID], "Row": i}}
		}
	}
	return nil
}

// SaveItems makes a catalogue what the list says, in its order, as SaveStates does.
func (s *Session) SaveItems(ctx context.Context, catalogue domain.Catalogue, items []domain.Item, merges ...Merge) (change.Set, error) {
	if err := s.require(access.Catalogues, access.Modify); err != nil {
		return change.Set{}, err
	}
	known, err := s.store.Items(ctx, catalogue)
	if err != nil {
		return change.Set{}, err
	}
	uses, err := s.store.Uses(ctx, domain.KindItem)
	if err != nil {
		return change.Set{}, err
	}
	for i := range items {
		items[i].Position, items[i].Catalogue = i+1, catalogue
		if err := items[i].Check(); err != nil {
			return change.Set{}, atRow(err, i)
		}
	}
	moved, err := s.mergeItems(ctx, merges, uses)
	if err != nil {
		return change.Set{}, err
	}
	return s.saveCatalogue(ctx, string(catalogue)+"s.customized", moved, records(known), records(items), uses)
}

// atRow tells in which row of a list a field is wrong.
func atRow(err error, row int) error {
	failed := *(err.(*domain.Error))
	failed.Fields = slices.Clone(failed.Fields)
	for i := range failed.Fields {
		args := domain.Args{"Row": row}
		for name, value := range failed.Fields[i].Args {
			args[name] = value
		}
		failed.Fields[i].Args = args
	}
	return &failed
}

// entry is a word with its name, and how to give it an id.
type entry struct {
	record domain.Record
	name   string
	withID func(domain.ID) domain.Record
}

func records[T domain.State | domain.Item](list []T) []entry {
	entries := make([]entry, len(list))
	for i, one := range list {
		switch w := any(one).(type) {
		case domain.State:
			entries[i] = entry{w, w.Name, func(id domain.ID) domain.Record { w.ID = id; return w }}
		case domain.Item:
			entries[i] = entry{w, w.Name, func(id domain.ID) domain.Record { w.ID = id; return w }}
		}
	}
	return entries
}

// saveCatalogue writes what differs, behind the changes that merging made.
func (s *Session) saveCatalogue(ctx context.Context, action string, changes []change.Change, known, wanted []entry, uses map[domain.ID]int) (change.Set, error) {
	if err := uniqueNames(wanted); err != nil {
		return change.Set{}, err
	}
	before := map[domain.ID]entry{}
	for _, k := range known {
		id, _ := k.record.Key()
		before[id] = k
	}
	for _, w := range wanted {
		id, version := w.record.Key()
		old, exists := before[id]
		delete(before, id)
		if !exists {
			changes = append(changes, change.Adding(w.withID(domain.NewID())))
			continue
		}
		if _, current := old.record.Key(); current != version {
			return change.Set{}, domain.Fail(domain.Conflict, "error.stale_catalogue", domain.Args{"Name": old.name})
		}
		if c, changed := change.Editing(old.record, w.record); changed {
			changes = append(changes, c)
		}
	}
	for _, k := range known {
		id, _ := k.record.Key()
		if _, gone := before[id]; !gone {
			continue
		}
		if uses[id] > 0 {
			return change.Set{}, domain.Fail(domain.Conflict, "error.catalogue.in_use", domain.Args{"Name": k.name, "Count": uses[id]})
		}
		changes = append(changes, change.Removing(k.record))
	}
	if len(changes) == 0 {
		return change.Set{}, nil
	}
	return s.apply(ctx, action, changes...)
}

func uniqueNames(list []entry) error {
	seen := map[string]bool{}
	for i, e := range list {
		fold := domain.Fold(e.name)
		if seen[fold] {
			return &domain.Error{Code: domain.Invalid, Fields: []domain.FieldError{{
				Field: "name", Key: "error.catalogue.twice", Args: domain.Args{"Name": e.name, "Row": i}}}}
		}
		seen[fold] = true
	}
	return nil
}

// MergeStates moves every opportunity of one state into another and deletes the first,
// in one set. Conflict when their classes differ in being closed, won or lost.
func (s *Session) MergeStates(ctx context.Context, from, into domain.ID) (change.Set, error) {
	if err := s.require(access.Catalogues, access.Modify|access.Delete); err != nil {
		return change.Set{}, err
	}
	moved, err := s.mergeStates(ctx, []Merge{{from, into}}, map[domain.ID]int{})
	if err != nil {
		return change.Set{}, err
	}
	source := domain.State{ID: from}
	if err := s.store.Load(ctx, from, &source); err != nil {
		return change.Set{}, err
	}
	return s.apply(ctx, "states.merged", append(moved, change.Removing(source))...)
}

// MergeItems makes every opportunity refer to one item instead of another of the same
// catalogue and deletes the other, in one set.
func (s *Session) MergeItems(ctx context.Context, from, into domain.ID) (change.Set, error) {
	if err := s.require(access.Catalogues, access.Modify|access.Delete); err != nil {
		return change.Set{}, err
	}
	moved, err := s.mergeItems(ctx, []Merge{{from, into}}, map[domain.ID]int{})
	if err != nil {
		return change.Set{}, err
	}
	source := domain.Item{ID: from}
	if err := s.store.Load(ctx, from, &source); err != nil {
		return change.Set{}, err
	}
	return s.apply(ctx, string(source.Catalogue)+"s.merged", append(moved, change.Removing(source))...)
}

// mergeStates gives the changes of opportunities that merging makes, and counts the
// uses as they are afterwards.
func (s *Session) mergeStates(ctx context.Context, merges []Merge, uses map[domain.ID]int) ([]change.Change, error) {
	for _, m := range merges {
		source, target := domain.State{ID: m.From}, domain.State{ID: m.Into}
		if err := s.loadPair(ctx, m, &source, &target); err != nil {
			return nil, err
		}
		if source.Class != target.Class && (source.Class.IsClosed() || target.Class.IsClosed()) {
			return nil, domain.Fail(domain.Conflict, "error.state.merge_class", domain.Args{"From": source.Name, "Into": target.Name})
		}
	}
	return s.moveMerged(ctx, domain.KindState, merges, uses, func(o domain.Opportunity, m Merge) domain.Opportunity {
		if o.State == m.From {
			o.State = m.Into
		}
		return o
	})
}

// mergeItems does the same for the words of other catalogues.
func (s *Session) mergeItems(ctx context.Context, merges []Merge, uses map[domain.ID]int) ([]change.Change, error) {
	for _, m := range merges {
		source, target := domain.Item{ID: m.From}, domain.Item{ID: m.Into}
		if err := s.loadPair(ctx, m, &source, &target); err != nil {
			return nil, err
		}
		if source.Catalogue != target.Catalogue {
			return nil, domain.Fail(domain.Invalid, "error.merge.same", nil)
		}
	}
	return s.moveMerged(ctx, domain.KindItem, merges, uses, replaceItem)
}

func (s *Session) loadPair(ctx context.Context, m Merge, source, target domain.Record) error {
	if m.From == m.Into {
		return domain.Fail(domain.Invalid, "error.merge.same", nil)
	}
	if err := s.store.Load(ctx, m.From, source); err != nil {
		return err
	}
	return s.store.Load(ctx, m.Into, target)
}

func replaceItem(o domain.Opportunity, m Merge) domain.Opportunity {
	if o.Origin == m.From {
		o.Origin = m.Into
	}
	if o.Competitor == m.From {
		o.Competitor = m.Into
	}
	if slices.Contains(o.Tags, m.From) {
		tags := slices.DeleteFunc(slices.Clone(o.Tags), func(id domain.ID) bool { return id == m.From || id == m.Into })
		o.Tags = append(tags, m.Into)
	}
	return o
}

// moveMerged applies the merges in their order to every opportunity that refers to one
// of the words that go.
func (s *Session) moveMerged(ctx context.Context, kind domain.Kind, merges []Merge, uses map[domain.ID]int,
	move func(domain.Opportunity, Merge) domain.Opportunity) ([]change.Change, error) {
	var changes []change.Change
	seen := map[domain.ID]bool{}
	for i, m := range merges {
		referring, err := s.store.Referring(ctx, kind, m.From)
		if err != nil {
			return nil, err
		}
		for _, before := range referring {
			if seen[before.ID] {
				continue
			}
			seen[before.ID] = true
			after := before
			for _, each := range merges {
				after = move(after, each)
			}
			if c, changed := change.Editing(before, after); changed {
				changes = append(changes, c)
			}
		}
		uses[merges[i].Into] += uses[m.From]
		uses[m.From] = 0
	}
	return changes, nil
}
