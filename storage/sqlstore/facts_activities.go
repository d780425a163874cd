package sqlstore

import (
	"database/sql/driver"
	"time"

	"preventa/domain"
	"preventa/domain/change"
)

// activities reads the activities.
func (r *factsReader) activities() error {
	var count int
	if err := r.conns[0].QueryRowContext(r.ctx, "SELECT count(*) FROM activity").Scan(&count); err != nil {
		return classify(err, "facts")
	}
	r.facts.BeginActivities(count, 2*count)
	days := newDays()
	err := r.each("SELECT id, type, opportunity, customer, day, minutes, done, removed_at FROM activity", func(v []driver.Value) error {
		r.facts.PutActivity(domain.Activity{
			ID: domain.ID(textOf(v[0])), Type: domain.ID(textOf(v[1])), Opportunity: domain.ID(textOf(v[2])), Customer: domain.ID(textOf(v[3])),
			Day: days.of(textOf(v[4])), Minutes: int(numberOf(v[5])), Done: numberOf(v[6]) != 0, RemovedAt: numberOf(v[7]),
		})
		return nil
	})
	if err != nil {
		return err
	}
	return r.activityPeople()
}

// activityPeople reads who did each activity, or will, those of one after those of another.
func (r *factsReader) activityPeople() error {
	var id domain.ID
	var people []domain.ID
	err := r.each("SELECT record, item FROM activity_people ORDER BY record", func(v []driver.Value) error {
		if record := domain.ID(textOf(v[0])); record != id {
			r.facts.SetActivityPeople(id, people)
			id, people = record, people[:0]
		}
		people = append(people, domain.ID(textOf(v[1])))
		return nil
	})
	r.facts.SetActivityPeople(id, people)
	return err
}

// activityHistory reads what happened to the activities and the targets, oldest first, and what
// the things were that opportunities and activities of the past refer to, but that are gone.
func (r *factsReader) activityHistory() error {
	return r.each(`SELECT s.at, c.kind, c.record, c.op, c.fields FROM change c JOIN change_set s ON s.seq = c.set_seq
		WHERE c.kind IN ('activity', 'target') OR c.op = 'remove' AND c.kind IN ('item', 'person', 'customer') ORDER BY c.set_seq, c.place`, func(v []driver.Value) error {
		c := change.Change{Kind: domain.Kind(textOf(v[1])), Record: domain.ID(textOf(v[2])), Op: change.Op(textOf(v[3]))}
		if c.Op != change.Add {
			if err := c.DecodeFields(textOf(v[4])); err != nil {
				return err
			}
		}
		switch day := domain.DateOf(time.UnixMilli(numberOf(v[0])).In(r.wanted.Zone)); c.Kind {
		case domain.KindActivity:
			r.facts.RecallActivity(c, day)
		case domain.KindTarget:
			r.facts.RecallTarget(c, day)
		default:
			r.facts.RecallName(c)
		}
		return nil
	})
}
