package office

import (
	"context"
	"reflect"
	"slices"

	"preventa/domain"
	"preventa/domain/change"
	"preventa/domain/office"
)

// catalogueModel is a catalogue while it is customized.
type catalogueModel struct {
	session   *office.Session
	catalogue domain.Catalogue // "" for the states
	saved     []domain.Record  // as they were read, by value
	rows      []catalogueRow
	merges    []office.Merge
}

// catalogueRow is a state, or a word of a catalogue, as it will be saved, and how many
// records refer to it.
type catalogueRow struct {
	state *domain.State // nil in a catalogue
	item  *domain.Item  // nil among the states
	uses  int
}

func (r catalogueRow) record() domain.Record {
	if r.state != nil {
		return *r.state
	}
	return *r.item
}

func (r catalogueRow) id() domain.ID {
	id, _ := r.record().Key()
	return id
}

// name, colour and retired are what a state and a word both have.
func (r catalogueRow) name() *string {
	if r.state != nil {
		return &r.state.Name
	}
	return &r.item.Name
}

func (r catalogueRow) colour() *string {
	if r.state != nil {
		return &r.state.Colour
	}
	return &r.item.Colour
}

func (r catalogueRow) retired() *bool {
	if r.state != nil {
		return &r.state.Retired
	}
	return &r.item.Retired
}

func (m *catalogueModel) isStates() bool { return m.catalogue == "" }

// loadCatalogue reads a catalogue with its uses; "" is the states.
func loadCatalogue(ctx context.Context, s *office.Session, catalogue domain.Catalogue) (*catalogueModel, error) {
	m := &catalogueModel{session: s, catalogue: catalogue}
	kind, read := domain.KindItem, m.readItems
	if m.isStates() {
		kind, read = domain.KindState, m.readStates
	}
	if err := read(ctx); err != nil {
		return nil, err
	}
	uses, err := s.Uses(ctx, kind)
	if err != nil {
		return nil, err
	}
	for i, row := range m.rows {
		m.saved = append(m.saved, row.record())
		m.rows[i].uses = uses[row.id()]
	}
	return m, nil
}

func (m *catalogueModel) readStates(ctx context.Context) error {
	states, err := m.session.States(ctx)
	for _, state := range states {
		m.rows = append(m.rows, catalogueRow{state: &state})
	}
	return err
}

func (m *catalogueModel) readItems(ctx context.Context) error {
	items, err := m.session.Items(ctx, m.catalogue)
	for _, item := range items {
		m.rows = append(m.rows, catalogueRow{item: &item})
	}
	return err
}

// add puts a new word where it belongs: states before the first that is closed, other
// words at the end. It returns its place.
func (m *catalogueModel) add() int {
	if m.isStates() {
		return m.insert(catalogueRow{state: &domain.State{Class: domain.Open, Colour: "st2", Probability: 50}})
	}
	row := catalogueRow{item: &domain.Item{Catalogue: m.catalogue}}
	if m.catalogue == domain.ActivityTypes {
		row.item.Icon = typeIcons[0]
	}
	return m.insert(row)
}

// insert puts a state before the first of a class further on, another word at the end.
func (m *catalogueModel) insert(row catalogueRow) int {
	at := len(m.rows)
	if row.state != nil {
		rank := slices.Index(domain.Classes, row.state.Class)
		further := func(r catalogueRow) bool { return slices.Index(domain.Classes, r.state.Class) > rank }
		if first := slices.IndexFunc(m.rows, further); first >= 0 {
			at = first
		}
	}
	m.rows = slices.Insert(m.rows, at, row)
	return at
}

// originals are the words a new office starts with that this one lacks, by their names.
func (m *catalogueModel) originals() []catalogueRow {
	var rows []catalogueRow
	language := m.session.Office().Data().Language
	if m.isStates() {
		for _, state := range domain.DefaultStates(language) {
			state.ID = ""
			rows = append(rows, catalogueRow{state: &state})
		}
	} else {
		for _, item := range domain.DefaultItems(language, m.catalogue) {
			item.ID = ""
			rows = append(rows, catalogueRow{item: &item})
		}
	}
	return rows
}

// hasOriginals reports that a new office starts with words in this list.
func (m *catalogueModel) hasOriginals() bool { return len(m.originals()) > 0 }

// missing are the originals that are not on the list, by their names.
func (m *catalogueModel) missing() []catalogueRow {
	return slices.DeleteFunc(m.originals(), func(original catalogueRow) bool {
		return slices.ContainsFunc(m.rows, func(r catalogueRow) bool {
			return domain.Fold(*r.name()) == domain.Fold(*original.name())
		})
	})
}

// restore puts missing originals on the list and changes nothing else.
func (m *catalogueModel) restore(missing []catalogueRow) {
	for _, row := range missing {
		m.insert(row)
	}
}

// move takes a row to another place; it returns where it is now.
func (m *catalogueModel) move(from, to int) int {
	to = max(0, min(to, len(m.rows)-1))
	if from == to || from < 0 || from >= len(m.rows) {
		return from
	}
	row := m.rows[from]
	m.rows = slices.Insert(slices.Delete(m.rows, from, from+1), to, row)
	return to
}

// canRemove reports that nothing refers to a row.
func (m *catalogueModel) canRemove(at int) bool { return m.rows[at].uses == 0 }

func (m *catalogueModel) remove(at int) {
	if m.canRemove(at) {
		m.rows = slices.Delete(m.rows, at, at+1)
	}
}

// mergeTargets are the rows a row can be merged into: known ones, and for states those
// whose class means the same for what has closed.
func (m *catalogueModel) mergeTargets(at int) []catalogueRow {
	var targets []catalogueRow
	for i, row := range m.rows {
		if i != at && row.id() != "" && m.rows[at].id() != "" && meansTheSame(row, m.rows[at]) {
			targets = append(targets, row)
		}
	}
	return targets
}

func meansTheSame(a, b catalogueRow) bool {
	if a.state == nil {
		return true
	}
	return a.state.Class == b.state.Class || !a.state.Class.IsClosed() && !b.state.Class.IsClosed()
}

// merge takes a row out, to be merged into another when the catalogue is saved.
func (m *catalogueModel) merge(at int, into domain.ID) {
	for i := range m.rows {
		if m.rows[i].id() == into {
			m.rows[i].uses += m.rows[at].uses
		}
	}
	m.merges = append(m.merges, office.Merge{From: m.rows[at].id(), Into: into})
	m.rows = slices.Delete(m.rows, at, at+1)
}

// changes counts what saving would do: rows added, edited, moved or gone. Of the rows in
// another order as few as possible count as moved.
func (m *catalogueModel) changes() int {
	count := 0
	var places []int // where the rows that are kept stood before
	for _, row := range m.rows {
		at := slices.IndexFunc(m.saved, func(s domain.Record) bool {
			id, _ := s.Key()
			return id == row.id()
		})
		if at < 0 {
			count++
			continue
		}
		places = append(places, at)
		if !sameWord(m.saved[at], row.record()) {
			count++
		}
	}
	return count + len(places) - longestRise(places) + len(m.saved) - len(places)
}

// longestRise is the length of the longest subsequence that rises: the most rows that
// can be left where they are.
func longestRise(places []int) int {
	var ends []int // ends[i] is the least end of a rise of i+1 places
	for _, place := range places {
		at, _ := slices.BinarySearch(ends, place)
		if at == len(ends) {
			ends = append(ends, place)
		} else {
			ends[at] = place
		}
	}
	return len(ends)
}

func sameWord(a, b domain.Record) bool {
	fa, fb := domain.FieldsOf(a), domain.FieldsOf(b)
	delete(fa, "position")
	delete(fb, "position")
	return reflect.DeepEqual(fa, fb)
}

// save writes merges and rows as one set, so that one undo takes all back.
func (m *catalogueModel) save(ctx context.Context) (change.Set, error) {
	if m.isStates() {
		states := make([]domain.State, len(m.rows))
		for i, row := range m.rows {
			states[i] = *row.state
		}
		return m.session.SaveStates(ctx, states, m.merges...)
	}
	items := make([]domain.Item, len(m.rows))
	for i, row := range m.rows {
		items[i] = *row.item
	}
	return m.session.SaveItems(ctx, m.catalogue, items, m.merges...)
}
