package rowindex

import (
	"cmp"
	"slices"
	"sync"

	"github.com/google/uuid"

	"preventa/domain"
)

// Words are the records of a kind that opportunities refer to. Place 0 is none.
type Words struct {
	places   map[uuid.UUID]int32
	id       []domain.ID
	name     []string
	fold     []string
	colour   []string
	position []int32 // order of offer; all 0 where the alphabet is the order

	registered []bool // of customers

	aside   *aside // which its ranking steps aside for
	ranking sync.Mutex
	told    int      // how often one that was known before was told anew
	unique  []uint32 // order of each, none last; nil when unknown
	equal   []uint32 // the same, but of those that are equal the same number
}

// Word is one of them.
type Word struct {
	ID         domain.ID
	Name, Fold string
	Colour     string
	Position   int
	Registered bool // of a customer
}

// NewWords makes an empty set.
func NewWords() *Words {
	return &Words{places: map[uuid.UUID]int32{}, id: []domain.ID{""}, name: []string{""}, fold: []string{""}, colour: []string{""}, position: []int32{0},
		registered: []bool{false}, aside: &aside{}}
}

// Set adds a word or replaces what is known of it.
func (w *Words) Set(word Word) {
	if at, known := w.places[key(word.ID)]; known && (w.fold[at] != word.Fold || w.position[at] != int32(word.Position)) {
		w.told++
	}
	at := w.place(word.ID)
	w.name[at], w.fold[at], w.colour[at], w.position[at] = word.Name, word.Fold, word.Colour, int32(word.Position)
	w.registered[at] = word.Registered
	w.unique = nil
}

// key is an id in 16 bytes instead of 36. Ids are always UUIDs; the empty one and a text
// that is none share the zero key.
func key(id domain.ID) uuid.UUID {
	if id == "" {
		return uuid.UUID{}
	}
	k, err := uuid.Parse(string(id))
	if err != nil {
		return uuid.UUID{}
	}
	return k
}

// place is where a word is kept; one never heard of gets a place without a name.
func (w *Words) place(id domain.ID) int32 {
	if id == "" {
		return 0
	}
	k := key(id)
	at, known := w.places[k]
	if !known {
		at = int32(len(w.id))
		w.places[k] = at
		w.id, w.name, w.fold = append(w.id, id), append(w.name, ""), append(w.fold, "")
		w.colour, w.position, w.registered = append(w.colour, ""), append(w.position, 0), append(w.registered, false)
		w.unique = nil
	}
	return at
}

// known is the place of a word, 0 for one never heard of.
func (w *Words) known(id domain.ID) int32 { return w.places[key(id)] }

// ranks give each word its number in the order of offer, else of the alphabet, none last:
// one of its own, and one that equal ones share.
func (w *Words) ranks() (unique, equal []uint32) {
	w.ranking.Lock()
	defer w.ranking.Unlock()
	if w.unique != nil {
		return w.unique, w.equal
	}
	unique, equal = make([]uint32, len(w.id)), make([]uint32, len(w.id))
	sorted := w.inOrder()
	as := parallel(len(sorted), func(from, to int) []bool { // as the one before
		as := make([]bool, to-from)
		for i := range as {
			as[i] = from+i > 0 && w.alike(sorted[from+i-1], sorted[from+i])
		}
		return as
	})
	for from := 0; from < len(sorted); {
		to := from + 1
		for to < len(sorted) && as[to] {
			to++
		}
		same := sorted[from:to]
		if len(same) > 1 {
			slices.SortFunc(same, func(a, b int32) int { return cmp.Compare(w.id[a], w.id[b]) })
		}
		for i, at := range same {
			unique[at], equal[at] = uint32(from+i), uint32(from)
		}
		from = to
	}
	unique[0], equal[0] = noRank, noRank
	w.unique, w.equal = unique, equal
	return unique, equal
}

// ranked reports that they have been ranked, or are at this moment.
func (w *Words) ranked() bool {
	if !w.ranking.TryLock() {
		return true
	}
	defer w.ranking.Unlock()
	return w.unique != nil
}

// inOrder are the places of the words in the order of offer, without that of none. Hundreds
// of thousands of names are put in order as rows are: somebody waits for it.
func (w *Words) inOrder() []int32 {
	var folds []byte // in one piece, which is quicker to go through than so many strings
	start := make([]int, 1, len(w.id)+1)
	for _, fold := range w.fold {
		folds = append(folds, fold...)
		start = append(start, len(folds))
	}
	o := &order{aside: w.aside, group: func(at int32) uint32 { return uint32(w.position[at+1]) }}
	o.byText(func(at int32) []byte {
		if w.position[at+1] != 0 {
			return nil // it is ordered by that alone
		}
		return folds[start[at+1]:start[at+2]]
	})
	sorted, _ := o.sorted(len(w.id) - 1)
	for i := range sorted {
		sorted[i]++
	}
	return sorted
}

// alike reports that two words have the same place in the order of offer.
func (w *Words) alike(a, b int32) bool {
	return w.position[a] == w.position[b] && (w.position[a] != 0 || w.fold[a] == w.fold[b])
}

// noRank is that of none.
const noRank = ^uint32(0)

// accept says for each word whether a test takes it.
func (w *Words) accept(takes func(at int) bool) []bool {
	accepted := make([]bool, len(w.id))
	for i := range accepted {
		accepted[i] = takes(i)
	}
	return accepted
}

// States are the states of the office.
type States struct {
	words *Words
	class []domain.Class
	rot   []int32
}

// place is where a state is kept. One that was added since the states were told has no class
// until they are told again.
func (s *States) place(id domain.ID) int32 {
	at := s.words.place(id)
	for len(s.class) < len(s.words.id) {
		s.class, s.rot = append(s.class, ""), append(s.rot, 0)
	}
	return at
}

// SetStates tells all the states.
func (x *Index) SetStates(states []domain.State) {
	x.reworded()
	x.limits, x.arrangements = nil, nil // what a class decides, too
	for _, s := range states {
		x.states.words.Set(Word{ID: s.ID, Name: s.Name, Fold: domain.Fold(s.Name), Colour: s.Colour, Position: s.Position})
	}
	n := len(x.states.words.id)
	x.states.class, x.states.rot = make([]domain.Class, n), make([]int32, n)
	for _, s := range states {
		at := x.states.words.known(s.ID)
		x.states.class[at], x.states.rot[at] = s.Class, int32(s.RotDays)
	}
}

// SetPersons tells all the people.
func (x *Index) SetPersons(persons []domain.Person) {
	x.reworded()
	for _, p := range persons {
		x.persons.Set(Word{ID: p.ID, Name: p.Name, Fold: domain.Fold(p.Name)})
	}
}

// SetItem tells a word of a catalogue.
func (x *Index) SetItem(w Word) {
	x.reworded()
	x.items.Set(w)
}

// SetCustomer tells a customer. The rows that refer to it must be put again.
func (x *Index) SetCustomer(w Word) {
	x.reworded()
	x.customers.Set(w)
}
