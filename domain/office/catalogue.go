package office

import (
	"context"
	"slices"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/change"
)

// Uses counts what refers to each state (KindState) or item (KindItem), records in the
// recycle bin included.
func (s *Session) Uses(ctx context.Context, kind domain.Kind) (map[domain.ID]int, error) {
	return s.store.Uses(ctx, kind)
}

// Merge makes every record refer to one word of a catalogue instead of another.
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

// SaveItems makes a catalogue what the list says, in its order, as SaveStates does. Invalid
// also when no activity type would be left, without which nothing can be logged.
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
	if catalogue == domain.ActivityTypes && !slices.ContainsFunc(items, func(i domain.Item) bool { return !i.Retired }) {
		return change.Set{}, domain.Fail(domain.Invalid, "error.activity_types.none", nil)
	}
	moved, err := s.mergeItems(ctx, merges, uses)
	if err != nil {
		return change.Set{}, err
	}
	if catalogue == domain.Positions {
		if moved, err = s.withRenamedPositions(ctx, moved, known, items); err != nil {
			return change.Set{}, err
		}
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
	return s.redirected(ctx, domain.KindState, merges, uses)
}

// mergeItems does the same for the words of other catalogues.
func (s *Session) mergeItems(ctx context.Context, merges []Merge, uses map[domain.ID]int) ([]change.Change, error) {
	var positions []renaming
	for _, m := range merges {
		source, target := domain.Item{ID: m.From}, domain.Item{ID: m.Into}
		if err := s.loadPair(ctx, m, &source, &target); err != nil {
			return nil, err
		}
		if source.Catalogue != target.Catalogue {
			return nil, domain.Fail(domain.Invalid, "error.merge.same", nil)
		}
		if source.Catalogue == domain.Positions {
			positions = append(positions, renaming{source.Name, target.Name})
		}
	}
	if len(positions) > 0 {
		for _, m := range merges {
			uses[m.Into] += uses[m.From]
			uses[m.From] = 0
		}
		return s.renamedPositions(ctx, followed(positions))
	}
	return s.redirected(ctx, domain.KindItem, merges, uses)
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

// redirected applies the merges in their order to every record that refers to one of
// those that go, and to the views that ask for one.
func (s *Session) redirected(ctx context.Context, kind domain.Kind, merges []Merge, uses map[domain.ID]int) ([]change.Change, error) {
	var changes []change.Change
	seen := map[domain.ID]bool{}
	for _, m := range merges {
		referring, err := s.store.Referring(ctx, kind, m.From)
		if err != nil {
			return nil, err
		}
		for _, before := range referring {
			id, _ := before.Key()
			if seen[id] {
				continue
			}
			seen[id] = true
			after := domain.Clone(before)
			for _, each := range merges {
				domain.Redirect(after, kind, each.From, each.Into)
			}
			if c, changed := change.Editing(before, after); changed {
				changes = append(changes, c)
			}
		}
		uses[m.Into] += uses[m.From]
		uses[m.From] = 0
	}
	if len(merges) == 0 {
		return changes, nil
	}
	views, err := s.redirectedViews(ctx, merges)
	return append(changes, views...), err
}

// withRenamedPositions adds the contacts of positions that got another name to those
// that merging moved. Merging and renaming one position at once is refused: its contacts
// would be changed twice.
func (s *Session) withRenamedPositions(ctx context.Context, moved []change.Change, known, wanted []domain.Item) ([]change.Change, error) {
	var renamings []renaming
	for _, w := range wanted {
		at := slices.IndexFunc(known, func(k domain.Item) bool { return k.ID == w.ID })
		if at >= 0 && known[at].Name != w.Name {
			renamings = append(renamings, renaming{known[at].Name, w.Name})
		}
	}
	renamed, err := s.renamedPositions(ctx, renamings)
	if err != nil {
		return nil, err
	}
	for _, c := range renamed {
		if slices.ContainsFunc(moved, func(m change.Change) bool { return m.Record == c.Record }) {
			return nil, domain.Fail(domain.Conflict, "error.position.twice", nil)
		}
	}
	return append(moved, renamed...), nil
}

// renaming is a word that gets another name.
type renaming struct{ from, into string }

// renamedPositions gives contacts that name a position its new name.
func (s *Session) renamedPositions(ctx context.Context, renamings []renaming) ([]change.Change, error) {
	var changes []change.Change
	for _, r := range renamings {
		contacts, err := s.store.ContactsInPosition(ctx, r.from)
		if err != nil {
			return nil, err
		}
		for _, before := range contacts {
			after := before
			after.Position = r.into
			if c, changed := change.Editing(before, after); changed {
				changes = append(changes, c)
			}
		}
	}
	return changes, nil
}

// followed makes each merge end where the merges of what it leads to end.
func followed(merges []renaming) []renaming {
	list := slices.Clone(merges)
	for i := range list {
		for range list { // no chain is longer
			at := slices.IndexFunc(merges, func(r renaming) bool { return r.from == list[i].into })
			if at < 0 {
				break
			}
			list[i].into = merges[at].into
		}
	}
	return list
}
