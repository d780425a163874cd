package office

import (
	"context"
	"reflect"
	"slices"

	"preventa/domain"
	"preventa/domain/change"
	"preventa/domain/office"
)

// catalogueModel is a catalogue while it is customized. Every row is kept as a state,
// of which the words of other catalogues use the part they have.
type catalogueModel struct {
	session   *office.Session
	catalogue domain.Catalogue // "" for the states
	saved     []domain.State
	rows      []catalogueRow
	merges    []office.Merge
}

// catalogueRow is one word and how many opportunities refer to it.
type catalogueRow struct {
	domain.State
	uses int
}

func (m *catalogueModel) isStates() bool { return m.catalogue == "" }

// loadCatalogue reads a catalogue with its uses; "" is the states.
func loadCatalogue(ctx context.Context, s *office.Session, catalogue domain.Catalogue) (*catalogueModel, error) {
	m := &catalogueModel{session: s, catalogue: catalogue}
	var err error
	kind := domain.KindItem
	if m.isStates() {
		kind = domain.KindState
		m.saved, err = s.States(ctx)
	} else {
		var items []domain.Item
		items, err = s.Items(ctx, catalogue)
		for _, i := range items {
			m.saved = append(m.saved, domain.State{ID: i.ID, Version: i.Version, Name: i.Name, Colour: i.Colour, Position: i.Position, Retired: i.Retired})
		}
	}
	if err != nil {
		return nil, err
	}
	uses, err := s.Uses(ctx, kind)
	if err != nil {
		return nil, err
	}
	for _, state := range m.saved {
		m.rows = append(m.rows, catalogueRow{state, uses[state.ID]})
	}
	return m, nil
}

// add puts a new word where it belongs: states before the first that is closed, other
// words at the end. It returns its place.
func (m *catalogueModel) add() int {
	at := len(m.rows)
	row := catalogueRow{}
	if m.isStates() {
		row.State = domain.State{Class: domain.Open, Colour: "st2", Probability: 50}
		if first := slices.IndexFunc(m.rows, func(r catalogueRow) bool { return r.Class != domain.Open }); first >= 0 {
			at = first
		}
	}
	m.rows = slices.Insert(m.rows, at, row)
	return at
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
		same := row.Class == m.rows[at].Class || !row.Class.IsClosed() && !m.rows[at].Class.IsClosed()
		if i != at && row.ID != "" && m.rows[at].ID != "" && same {
			targets = append(targets, row)
		}
	}
	return targets
}

// merge takes a row out, to be merged into another when the catalogue is saved.
func (m *catalogueModel) merge(at int, into domain.ID) {
	for i := range m.rows {
		if m.rows[i].ID == into {
			m.rows[i].uses += m.rows[at].uses
		}
	}
	m.merges = append(m.merges, office.Merge{From: m.rows[at].ID, Into: into})
	m.rows = slices.Delete(m.rows, at, at+1)
}

// changes counts what saving would do: rows added, edited, moved or gone. Of the rows in
// another order as few as possible count as moved.
func (m *catalogueModel) changes() int {
	count := 0
	var places []int // where the rows that are kept stood before
	for _, row := range m.rows {
		at := slices.IndexFunc(m.saved, func(s domain.State) bool { return s.ID == row.ID })
		if row.ID == "" || at < 0 {
			count++
			continue
		}
		places = append(places, at)
		if !sameWord(m.saved[at], row.State) {
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

func sameWord(a, b domain.State) bool {
	fa, fb := domain.FieldsOf(a), domain.FieldsOf(b)
	delete(fa, "position")
	delete(fb, "position")
	return reflect.DeepEqual(fa, fb)
}

// save writes merges and rows as one set, so that one undo takes all back.
func (m *catalogueModel) save(ctx context.Context) (change.Set, error) {
	if m.isStates() {
		return m.session.SaveStates(ctx, m.states(), m.merges...)
	}
	return m.session.SaveItems(ctx, m.catalogue, m.items(), m.merges...)
}

func (m *catalogueModel) states() []domain.State {
	states := make([]domain.State, len(m.rows))
	for i, row := range m.rows {
		states[i] = row.State
	}
	return states
}

func (m *catalogueModel) items() []domain.Item {
	items := make([]domain.Item, len(m.rows))
	for i, row := range m.rows {
		items[i] = domain.Item{ID: row.ID, Version: row.Version, Catalogue: m.catalogue, Name: row.Name, Colour: row.Colour, Retired: row.Retired}
	}
	return items
}
