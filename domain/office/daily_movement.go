package office

import (
	"context"
	"slices"
	"time"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/change"
	"preventa/domain/control"
)

// Journal is what was done on some days, and what the records it was done to are now.
type Journal struct {
	Sets  []JournalSet                // oldest first
	Since []change.Change             // what was done to the records afterwards, to each newest first
	Held  map[domain.ID]domain.Fields // now; of records that are gone there is nothing
	// About are the fields of the opportunities that activities are about, and States all the
	// states that opportunities were in, those that are gone too.
	About  map[domain.ID]domain.Fields
	States map[domain.ID]domain.State
}

// JournalSet is a set of the journal with what belongs to it.
type JournalSet struct {
	change.Set
	PersonName string
	Redoes     bool // it takes back one that took back another
}

// Deed is what a movement did.
type Deed string

// The deeds.
const (
	DeedOpened   Deed = "opened"
	DeedChanged  Deed = "changed"
	DeedWon      Deed = "won"
	DeedLost     Deed = "lost"
	DeedReopened Deed = "reopened"
	DeedRemoved  Deed = "removed" // to the recycle bin, or with the undoing of its opening
	DeedRestored Deed = "restored"
	DeedDeleted  Deed = "deleted" // for good, out of the recycle bin
	DeedDone     Deed = "done"    // of an activity
	DeedSent     Deed = "sent"    // of a quotation, as the next two
	DeedAccepted Deed = "accepted"
	DeedRejected Deed = "rejected"
	DeedUndone   Deed = "undone" // it took back what was done before
	DeedRedone   Deed = "redone" // it took back the undoing
)

// Deeds lists them in the order they are told in.
var Deeds = []Deed{DeedOpened, DeedWon, DeedLost, DeedReopened, DeedChanged, DeedRemoved, DeedRestored, DeedDeleted, DeedDone, DeedSent, DeedAccepted, DeedRejected,
	DeedUndone, DeedRedone}

// Movement is one thing that a set of the journal did: to an opportunity, an activity or a
// quotation, and of an opportunity that changed, to one field of it.
type Movement struct {
	Entry // its moment is office-local; Field is of an opportunity alone

	Deed   Deed
	Effect Deed   // what it came to: Deed, but of what was undone or redone what that did; "" for nothing that counts
	Number string // of the opportunity, of that of an activity, or of the quotation
	Name   string
	// Amount is what the opportunity was worth then, or by how much its amount changed, or what
	// the quotation comes to: minor units of office currency, where that is known.
	Amount   int64
	IsAmount bool
	// Pipeline is what it added to the amount in progress; less than 0 is what it took away.
	Pipeline int64
	Minutes  int64 // of an activity done
	// Stands is whether it counts among the figures of the days: it was not taken back within
	// them, nor does it take back what was done within them.
	Stands bool

	before, after domain.Currency // of the opportunity's own amount
}

// MovementFigure is how often something was done, and what it comes to.
type MovementFigure struct{ Count, Amount, Minutes int64 }

// DailyMovement is what was done on some days.
type DailyMovement struct {
	Days       domain.Period
	Movements  []Movement // oldest first
	Figures    map[Deed]MovementFigure
	Names      map[domain.ID]string          // of what the movements mention
	Currencies map[domain.ID]domain.Currency // of the amounts of their records, on the evening of the last day
}

// Entries are the movements as entries of the journal, newest first.
func (d DailyMovement) Entries() []Entry {
	entries := make([]Entry, len(d.Movements))
	for i := range d.Movements {
		entries[len(entries)-1-i] = d.Movements[i].Entry
	}
	return entries
}

// DailyMovement tells what was done on some days, by some people, by all without any. Forbidden.
func (s *Session) DailyMovement(ctx context.Context, days domain.Period, people []domain.ID) (DailyMovement, error) {
	d := DailyMovement{Days: days, Figures: map[Deed]MovementFigure{}}
	if err := s.require(access.DailyMovement, access.Read); err != nil {
		return d, err
	}
	from, before := s.momentsOf(days)
	journal, err := s.store.Journal(ctx, from, before, movementFields)
	if err != nil {
		return d, err
	}
	w := walk{journal: journal, zone: s.office.clock().Location(), home: s.office.Data().Currency}
	if w.rates, err = s.RatesOfExchange(ctx); err != nil {
		return d, err
	}
	d.Movements = w.movements()
	if len(people) > 0 {
		d.Movements = slices.DeleteFunc(d.Movements, func(m Movement) bool { return !slices.Contains(people, m.PersonID) })
	}
	d.count()
	return d, s.nameMovements(ctx, &d)
}

// momentsOf are the moment that days begin with and the one that they end before.
func (s *Session) momentsOf(days domain.Period) (from, before time.Time) {
	zone := s.office.clock().Location()
	begin := func(day domain.Date) time.Time {
		year, month, of := day.Civil()
		return time.Date(year, month, of, 0, 0, 0, 0, zone)
	}
	last := days.To
	if last == 0 {
		last = s.office.Today()
	}
	if days.From == 0 {
		return time.UnixMilli(0), begin(last + 1)
	}
	return begin(days.From), begin(last + 1)
}

// count sums the movements up that stand.
func (d *DailyMovement) count() {
	for i := range d.Movements {
		if m := &d.Movements[i]; m.Stands && m.Effect != "" {
			f := d.Figures[m.Effect]
			f.Count++
			f.Amount += m.Amount
			f.Minutes += m.Minutes
			d.Figures[m.Effect] = f
		}
	}
}

// nameMovements fills in what the records are called that movements are of or refer to.
func (s *Session) nameMovements(ctx context.Context, d *DailyMovement) (err error) {
	entries := d.Entries()
	if d.Names, err = s.namesIn(ctx, entries); err != nil {
		return err
	}
	for i := range d.Movements {
		if m := &d.Movements[i]; m.Name == "" {
			m.Name = d.Names[m.Record]
		}
	}
	d.Currencies, err = s.CurrenciesIn(ctx, entries)
	for i := range d.Movements {
		if m := &d.Movements[i]; m.after != "" {
			d.Currencies[m.Record] = m.after
		}
	}
	return err
}

// MovementBridge leads from what was in progress on the evening before some days to what was on
// the evening of the last of them: all that is in progress, whatever day it is expected.
// Forbidden.
func (s *Session) MovementBridge(ctx context.Context, days domain.Period) (steps []control.BridgeStep, err error) {
	if err := s.require(access.DailyMovement, access.Read); err != nil {
		return nil, err
	}
	filter := control.Filter{Period: domain.Period{From: days.From}, AsOf: days.To}
	err = s.office.withFacts(ctx, true, nil, func(f *control.Facts) {
		steps = control.Bridge(control.NewLook(f, filter, s.office.Today()))
	})
	return steps, err
}
