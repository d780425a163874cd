package demo

import (
	"cmp"
	"context"

	"preventa/domain"
	"preventa/domain/change"
	"preventa/domain/office"
)

// writer writes a large office month by month, so that no more of it is in memory than
// its customers and what is in progress.
type writer struct {
	*player
	options  Options
	calendar *calendar
	planner  *planner
	batch    *batch
	shares   []int // of sellers

	stages  []domain.State // by stage
	sectors map[string]domain.ID
	rates   domain.Rates

	begun    map[domain.Month][]*begun // what was opened, by the month it ends in
	open     []planned
	opened   int // opportunities so far
	followed int // activities so far
	spare    int // activities that are not of an opportunity yet
}

// What the sets of a large office are called: as those of imports.
const (
	customersCame     = "customers.imported"
	contactsCame      = "contacts.imported"
	opportunitiesCame = "opportunities.imported"
	activitiesCame    = "activities.imported"
)

func newWriter(p *player, o Options, c *calendar) *writer {
	w := &writer{player: p, options: o, calendar: c, begun: map[domain.Month][]*begun{}, spare: o.activities()}
	w.planner = &planner{p.random, c, o.Language, newCustomers(p.random, o.customers(), o.Language)}
	for _, s := range p.sellers {
		w.shares = append(w.shares, s.share)
	}
	w.batch = &batch{file: p.file, clock: p.clock, people: p.people}
	return w
}

// write writes everything, in the order it happened.
func (w *writer) write(ctx context.Context) (err error) {
	defer func() { err = cmp.Or(err, w.batch.wait()) }() // whoever discards the file must find it at rest
	if err := w.inSession(ctx, w.learnMore); err != nil {
		return err
	}
	if err := w.bringCustomers(ctx); err != nil {
		return err
	}
	for month := w.calendar.first().Month(); month <= w.calendar.last().Month(); month++ {
		w.clock.now = w.calendar.end(month)
		if err := w.writeMonth(ctx, month); err != nil {
			return err
		}
	}
	w.clock.now = w.options.Now
	if err := w.inSession(ctx, w.aimLate); err != nil {
		return err
	}
	if err := w.planAll(ctx); err != nil {
		return err
	}
	return w.quoteSome(ctx)
}

func (w *writer) writeMonth(ctx context.Context, month domain.Month) error {
	if err := w.openAll(ctx, month); err != nil {
		return err
	}
	ending := w.begun[month]
	delete(w.begun, month)
	if err := w.endAll(ctx, ending); err != nil {
		return err
	}
	return w.logAll(ctx, ending)
}

// inSession works as the first person, in one transaction.
func (w *writer) inSession(ctx context.Context, work func(context.Context, *office.Session) error) error {
	o, err := office.Open(ctx, w.file.Store, w.clock.Now, false)
	if err != nil {
		return err
	}
	s, err := o.SignIn(ctx, w.people[0])
	if err != nil {
		return err
	}
	return s.Atomically(ctx, func(s *office.Session) error { return work(ctx, s) })
}

// openAll writes what was opened in a month.
func (w *writer) openAll(ctx context.Context, month domain.Month) error {
	w.batch.begin(opportunitiesCame)
	var opened []*begun
	for w.opened < w.options.Opportunities {
		day := w.calendar.after((float64(w.opened) + 0.5) / float64(w.options.Opportunities))
		if day.Month() > month {
			break
		}
		b, err := w.begin(day)
		if err != nil {
			return err
		}
		c := change.Adding(b.record)
		b.added = c.Fields
		if err := w.batch.add(ctx, b.deal.seller, c); err != nil {
			return err
		}
		opened = append(opened, b)
		w.opened++
	}
	if err := w.batch.finish(ctx); err != nil {
		return err
	}
	for _, b := range opened {
		b.record.Number, b.record.Version = b.added["number"][1].(int64), 1
		b.added = nil
		w.begun[b.until.Month()] = append(w.begun[b.until.Month()], b)
	}
	w.tell()
	return nil
}

// endAll writes where opportunities got to.
func (w *writer) endAll(ctx context.Context, ending []*begun) error {
	w.batch.begin(opportunitiesCame)
	for _, b := range ending {
		after, err := w.end(b)
		if err != nil {
			return err
		}
		c, changed := change.Editing(b.record, after)
		if !changed {
			continue
		}
		if err := w.batch.add(ctx, b.deal.seller, c); err != nil {
			return err
		}
	}
	return w.batch.flush(ctx)
}

// logAll writes what was done about opportunities until they ended, and remembers those
// that are in progress.
func (w *writer) logAll(ctx context.Context, ending []*begun) error {
	w.batch.begin(activitiesCame)
	for _, b := range ending {
		for range b.logged {
			if err := w.addActivity(ctx, b.deal.seller, w.logged(b)); err != nil {
				return err
			}
		}
		if !b.deal.isClosed() {
			w.open = append(w.open, planned{b.deal, b.planned})
		}
	}
	return w.batch.flush(ctx)
}

func (w *writer) addActivity(ctx context.Context, by int, a domain.Activity) error {
	if err := a.Check(); err != nil {
		return err
	}
	if err := w.batch.add(ctx, by, change.Adding(a)); err != nil {
		return err
	}
	w.followed++
	w.tell()
	return nil
}

// tell tells how far the writing has come, now and then.
func (w *writer) tell() {
	if w.options.Progress != nil && w.followed%1_000 == 0 {
		w.options.Progress(w.opened+w.followed, w.options.Opportunities+w.options.activities())
	}
}

// planAll leaves the next activities of what is in progress.
func (w *writer) planAll(ctx context.Context) error {
	w.batch.begin(activitiesCame)
	for _, p := range w.open {
		for i := range p.count {
			if err := w.addActivity(ctx, p.deal.seller, w.next(p.deal, i)); err != nil {
				return err
			}
		}
	}
	return w.batch.finish(ctx)
}
