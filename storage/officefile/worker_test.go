package officefile_test

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"preventa/domain"
	"preventa/domain/change"
	"preventa/domain/office"
	"preventa/storage/officefile"
	"preventa/storage/officefile/officetest"
)

// worker is somebody who does at random what the program lets a person do, and keeps
// what was published.
type worker struct {
	*office.Session
	file *officefile.File
	outer
	sets []change.Set
}

// outer is the test that random work goes on within: it makes scratch files, which a
// rapid.T cannot, and counts what was done, by action.
type outer struct {
	testing.TB
	made *int
	done map[string]int
}

// newOuter starts a test, which fails when the work was all refused: it would show nothing.
func newOuter(t testing.TB) outer {
	o := outer{t, new(int), map[string]int{}}
	t.Cleanup(func() {
		for _, action := range []string{"opportunity.opened", "opportunity.saved", "opportunity.removed", "opportunities.imported", "states.customized", "undo"} {
			if o.done[action] == 0 && !t.Failed() {
				t.Errorf("nothing was done of %q", action)
			}
		}
	})
	return o
}

// newWorker starts in an office of its own.
func newWorker(o outer) *worker {
	*o.made++
	clock := officetest.NewClock()
	path := filepath.Join(o.TempDir(), fmt.Sprintf("%d.preventa", *o.made))
	f, err := officefile.Create(context.Background(), path, officetest.Founding, clock.Now)
	if err != nil {
		o.Fatal(err)
	}
	w := &worker{Session: officetest.SignIn(o, f, clock), file: f, outer: o}
	w.Office().Subscribe(func(set change.Set) {
		w.sets = append(w.sets, set)
		o.done[set.Action]++
	})
	return w
}

func (w *worker) close() {
	if err := w.file.Close(); err != nil {
		w.Error(err)
	}
}

// everything is all that the file holds; rows is what undoing must bring back.
func (w *worker) everything() string { return officetest.Dump(w.outer, w.file.Path) }
func (w *worker) rows() string {
	return officetest.Dump(w.outer, w.file.Path, append(officetest.Journal, "*.version")...)
}

// useCases are all the ways in which a person changes an office.
func (w *worker) useCases() map[string]func(*rapid.T, *office.Session) error {
	return map[string]func(*rapid.T, *office.Session) error{
		"open":       w.openOpportunity,
		"edit":       w.editOpportunity,
		"edit again": w.editOpportunity,
		"move":       w.moveOpportunities,
		"delete":     w.deleteOpportunities,
		"states":     w.customizeStates,
		"items":      w.customizeItems,
		"merge":      w.merge,
		"import":     w.importRows,
		"customer":   w.registerCustomer,
		"person":     w.addPerson,
		"undo":       w.undo,
		"several":    w.several,
	}
}

// actions wraps the use cases for rapid: one that is refused must change nothing.
func (w *worker) actions(check func(*rapid.T)) map[string]func(*rapid.T) {
	actions := map[string]func(*rapid.T){"": check}
	for name, useCase := range w.useCases() {
		actions[name] = func(t *rapid.T) {
			before, published := w.everything(), len(w.sets)
			err := useCase(t, w.Session)
			if err == nil {
				return
			}
			if code := domain.CodeOf(err); code != domain.Conflict && code != domain.Invalid && !errors.Is(err, errDropped) {
				t.Fatalf("%s: %v", name, err)
			}
			if diff := cmp.Diff(before, w.everything()); diff != "" {
				t.Fatalf("%s was refused with %v and changed\n%s", name, err, diff)
			}
			if len(w.sets) != published {
				t.Fatalf("%s was refused with %v and published", name, err)
			}
		}
	}
	return actions
}

var (
	someNames      = rapid.SampledFrom([]string{"Bottling line", "Línea ñ", "100% _off_ \\", "شركة النخيل", "🍇 vines", "a\u200fb", "'; DROP TABLE opportunity;--"})
	someCustomers  = rapid.SampledFrom([]string{"Viña Los Aromos", "VINA los aromos", "Óptica Mirasol", "مصنع"})
	someReferences = rapid.SampledFrom([]string{"", "", "A-1", "A-2", "B 3"})
	someWords      = rapid.SampledFrom([]string{"Acme", "machinery", "2027 budget", "ácme", "hail"})
	someCurrencies = rapid.SampledFrom([]domain.Currency{"CLP", "CLP", "EUR", "CLF"})
	someColours    = rapid.SampledFrom([]string{"", "st1", "#12aB00", "#nonsense"})
	someClasses    = rapid.SampledFrom(domain.Classes)
)

// someDay is a day around the clock's, or none.
func someDay(t *rapid.T, what string) domain.Date {
	if rapid.IntRange(0, 3).Draw(t, "no "+what) == 0 {
		return 0
	}
	return domain.NewDate(2026, 10, 15).Add(rapid.IntRange(-400, 400).Draw(t, what))
}

// oneOf picks a record, or none.
func oneOf[R domain.Record](t *rapid.T, what string, records []R) domain.ID {
	at := rapid.IntRange(-1, len(records)-1).Draw(t, what)
	if at < 0 {
		return ""
	}
	id, _ := records[at].Key()
	return id
}

// list gives what a store lists; the store does not fail in these tests.
func list[R any](t *rapid.T, read func() ([]R, error)) []R {
	all, err := read()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func (w *worker) opportunities(t *rapid.T) []domain.Opportunity {
	return list(t, func() ([]domain.Opportunity, error) { return w.file.Store.AllOpportunities(context.Background()) })
}

func (w *worker) states(t *rapid.T) []domain.State {
	return list(t, func() ([]domain.State, error) { return w.file.Store.States(context.Background()) })
}

func (w *worker) items(t *rapid.T, c domain.Catalogue) []domain.Item {
	return list(t, func() ([]domain.Item, error) { return w.file.Store.Items(context.Background(), c) })
}

func (w *worker) openOpportunity(t *rapid.T, s *office.Session) error {
	d, err := s.NewDraft(context.Background())
	if err != nil {
		return err
	}
	d.Name = someNames.Draw(t, "name")
	w.fillDraft(t, &d)
	return w.saveDraft(t, s, d)
}

// saveDraft saves, and looks whether what it is told was saved can be read.
func (w *worker) saveDraft(t *rapid.T, s *office.Session, d office.Draft) error {
	saved, _, err := s.SaveOpportunity(context.Background(), d)
	if err != nil {
		return err
	}
	read, err := s.Opportunity(context.Background(), saved.ID)
	if diff := cmp.Diff(read, saved); err != nil || diff != "" {
		t.Fatalf("saved and read differ (%v):\n%s", err, diff)
	}
	return nil
}

func (w *worker) editOpportunity(t *rapid.T, s *office.Session) error {
	id := oneOf(t, "opportunity", w.opportunities(t))
	if id == "" {
		return nil
	}
	d, err := s.Opportunity(context.Background(), id)
	if err != nil {
		return err
	}
	w.fillDraft(t, &d)
	if rapid.IntRange(0, 9).Draw(t, "stale") == 0 {
		d.Version--
	}
	return w.saveDraft(t, s, d)
}

// fillDraft edits some of a draft's fields.
func (w *worker) fillDraft(t *rapid.T, d *office.Draft) {
	ctx := context.Background()
	edits := []func(){
		func() { d.Name = someNames.Draw(t, "name") },
		func() { d.Reference = someReferences.Draw(t, "reference") },
		func() { d.Customer, d.NewCustomer = "", someCustomers.Draw(t, "customer") },
		func() {
			d.Customer = oneOf(t, "customer", list(t, func() ([]domain.Customer, error) { return w.file.Store.AllCustomers(ctx) }))
		},
		func() { d.Card.Name, d.Card.Email = someNames.Draw(t, "contact"), "ana@vina.cl" },
		func() { d.Card = domain.Contact{} },
		func() { d.State = oneOf(t, "state", w.states(t)) },
		func() { d.Origin = oneOf(t, "origin", w.items(t, domain.Origins)) },
		func() {
			d.Salesperson = oneOf(t, "salesperson", list(t, func() ([]domain.Person, error) { return w.file.Store.Persons(ctx) }))
		},
		func() { d.Competitor, d.NewCompetitor = "", someWords.Draw(t, "competitor") },
		func() { d.NewTags = []string{someWords.Draw(t, "tag"), someWords.Draw(t, "tag")} },
		func() { d.Tags = nil },
		func() {
			d.Amount = rapid.Int64Range(-domain.MaxAmount-1, domain.MaxAmount+1).Draw(t, "amount")
		},
		func() { d.Currency = someCurrencies.Draw(t, "currency") },
		func() { d.Opportunity = d.StateProbability(rapid.IntRange(-1, 101).Draw(t, "probability")) },
		func() { d.ExpectedClose = someDay(t, "expected") },
		func() { d.OpenedOn = someDay(t, "opened") },
		func() { d.ClosedOn = someDay(t, "closed") },
		func() { d.Notes = rapid.StringOfN(rapid.Rune(), 0, 20, -1).Draw(t, "notes") },
	}
	for range rapid.IntRange(1, 4).Draw(t, "edits") {
		edits[rapid.IntRange(0, len(edits)-1).Draw(t, "edit")]()
	}
}

// someOpportunities picks a few of those that are not in the recycle bin, perhaps none.
func (w *worker) someOpportunities(t *rapid.T) []domain.ID {
	var ids []domain.ID
	for _, o := range w.opportunities(t) {
		if o.RemovedAt == 0 && rapid.Bool().Draw(t, "this one") {
			ids = append(ids, o.ID)
		}
	}
	return ids
}

func (w *worker) moveOpportunities(t *rapid.T, s *office.Session) error {
	to := oneOf(t, "state", w.states(t))
	if to == "" {
		return nil
	}
	_, err := s.MoveOpportunities(context.Background(), w.someOpportunities(t), to)
	return err
}

func (w *worker) deleteOpportunities(t *rapid.T, s *office.Session) error {
	_, err := s.DeleteOpportunities(context.Background(), w.someOpportunities(t))
	return err
}

func (w *worker) customizeStates(t *rapid.T, s *office.Session) error {
	states := w.states(t)
	for range rapid.IntRange(1, 3).Draw(t, "edits") {
		at := rapid.IntRange(0, len(states)-1).Draw(t, "state")
		switch rapid.IntRange(0, 6).Draw(t, "edit") {
		case 0:
			states[at].Name = someNames.Draw(t, "name")
		case 1:
			states[at].Probability = rapid.IntRange(-1, 100).Draw(t, "probability")
		case 2:
			states[at].Class = someClasses.Draw(t, "class")
		case 3:
			states[at].Retired = !states[at].Retired
		case 4:
			states[0], states[at] = states[at], states[0]
		case 5:
			states = append(states, domain.State{Name: someNames.Draw(t, "name"), Class: someClasses.Draw(t, "class"), Colour: someColours.Draw(t, "colour")})
		case 6:
			if len(states) > 1 {
				states = slices.Delete(states, at, at+1)
			}
		}
	}
	_, err := s.SaveStates(context.Background(), states)
	return err
}

func (w *worker) customizeItems(t *rapid.T, s *office.Session) error {
	catalogue := rapid.SampledFrom([]domain.Catalogue{domain.Origins, domain.Competitors, domain.Tags}).Draw(t, "catalogue")
	items := w.items(t, catalogue)
	if rapid.Bool().Draw(t, "add") {
		items = append(items, domain.Item{Name: someWords.Draw(t, "name"), Colour: someColours.Draw(t, "colour")})
	}
	if len(items) > 0 {
		at := rapid.IntRange(0, len(items)-1).Draw(t, "item")
		switch rapid.IntRange(0, 3).Draw(t, "edit") {
		case 0:
			items[at].Name = someWords.Draw(t, "name")
		case 1:
			items[at].Retired = !items[at].Retired
		case 2:
			items[0], items[at] = items[at], items[0]
		case 3:
			items = slices.Delete(items, at, at+1)
		}
	}
	_, err := s.SaveItems(context.Background(), catalogue, items)
	return err
}

func (w *worker) merge(t *rapid.T, s *office.Session) error {
	if rapid.Bool().Draw(t, "states") {
		states := w.states(t)
		m := office.Merge{From: oneOf(t, "from", states), Into: oneOf(t, "into", states)}
		if m.From == "" || m.Into == "" {
			return nil
		}
		rest := slices.DeleteFunc(states, func(s domain.State) bool { return s.ID == m.From })
		_, err := s.SaveStates(context.Background(), rest, m)
		return err
	}
	catalogue := rapid.SampledFrom([]domain.Catalogue{domain.Tags, domain.Competitors, domain.Origins}).Draw(t, "catalogue")
	items := w.items(t, catalogue)
	m := office.Merge{From: oneOf(t, "from", items), Into: oneOf(t, "into", items)}
	if m.From == "" || m.Into == "" {
		return nil
	}
	rest := slices.DeleteFunc(items, func(i domain.Item) bool { return i.ID == m.From })
	_, err := s.SaveItems(context.Background(), catalogue, rest, m)
	return err
}

func (w *worker) importRows(t *rapid.T, s *office.Session) error {
	var rows []office.ImportRow
	for line := range rapid.IntRange(1, 4).Draw(t, "rows") {
		rows = append(rows, office.ImportRow{Line: line + 2, Values: map[string]string{
			"name":        someNames.Draw(t, "name"),
			"customer":    someCustomers.Draw(t, "customer"),
			"contact":     rapid.SampledFrom([]string{"", "Ignacio Prats"}).Draw(t, "contact"),
			"state":       rapid.SampledFrom([]string{"New", "Won", "Lost", "Signed", ""}).Draw(t, "state"),
			"salesperson": rapid.SampledFrom([]string{"", "Ana Rojas", "Marta Núñez"}).Draw(t, "salesperson"),
			"origin":      rapid.SampledFrom([]string{"", "Web", "Radio"}).Draw(t, "origin"),
			"amount":      rapid.SampledFrom([]string{"", "1200", "x", "-7"}).Draw(t, "amount"),
			"closed":      rapid.SampledFrom([]string{"", "2026-10-01", "2027-01-31"}).Draw(t, "closed"),
			"opened":      rapid.SampledFrom([]string{"", "2026-09-01"}).Draw(t, "opened"),
			"tags":        someWords.Draw(t, "tags"),
			"reference":   someReferences.Draw(t, "reference"),
		}})
	}
	_, err := s.ImportOpportunities(context.Background(), rows, office.ImportOptions{Classes: map[string]domain.Class{"Signed": domain.Won}})
	return err
}

func (w *worker) registerCustomer(t *rapid.T, s *office.Session) error {
	_, _, err := s.SaveCustomer(context.Background(), office.CustomerDraft{Customer: domain.Customer{Name: someCustomers.Draw(t, "customer"), Registered: true}})
	return err
}

func (w *worker) addPerson(t *rapid.T, s *office.Session) error {
	_, err := s.AddPerson(context.Background(), domain.Person{Name: someNames.Draw(t, "person"), Salesperson: rapid.Bool().Draw(t, "salesperson")})
	return err
}

// undo takes any set of the past back, an undo included, or the last one.
func (w *worker) undo(t *rapid.T, s *office.Session) error {
	if rapid.Bool().Draw(t, "last") {
		last, found, err := s.LastUndoable(context.Background())
		if err != nil || !found {
			return err
		}
		_, err = s.Undo(context.Background(), last.ID)
		return err
	}
	if len(w.sets) == 0 {
		return nil
	}
	_, err := s.Undo(context.Background(), w.sets[rapid.IntRange(0, len(w.sets)-1).Draw(t, "set")].ID)
	return err
}

// errDropped is why several drops what it did.
var errDropped = errors.New("changed one's mind")

// several does a few things in one transaction, and sometimes drops them all.
func (w *worker) several(t *rapid.T, s *office.Session) error {
	return s.Atomically(context.Background(), func(tx *office.Session) error {
		for range rapid.IntRange(1, 3).Draw(t, "things") {
			if err := w.openOpportunity(t, tx); err != nil {
				return err
			}
		}
		if rapid.Bool().Draw(t, "drop") {
			return errDropped
		}
		return nil
	})
}
