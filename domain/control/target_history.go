package control

import (
	"maps"

	"preventa/domain"
	"preventa/domain/change"
)

// targetChange is what happened to a target on a day.
type targetChange struct {
	day domain.Date
	change.Change
}

// RecallTarget tells what the journal holds of a target as of a day, oldest first.
func (f *Facts) RecallTarget(c change.Change, day domain.Date) {
	if n := len(f.targetChanges); n > 0 {
		day = max(day, f.targetChanges[n-1].day) // as for opportunities
	}
	f.targetChanges = append(f.targetChanges, targetChange{day, c})
}

// targetsStoodOn reports that the targets have not changed since the evening of a day.
func (f *Facts) targetsStoodOn(day domain.Date) bool {
	n := len(f.targetChanges)
	return n == 0 || f.targetChanges[n-1].day <= day
}

// rewindTargets takes back what happened to the targets after the evening of a day.
func (p *Facts) rewindTargets(day domain.Date) {
	if p.targetsStoodOn(day) {
		return
	}
	p.goals, p.targets = maps.Clone(p.goals), map[TargetKey]Target{}
	at := len(p.targetChanges)
	for at > 0 && p.targetChanges[at-1].day > day {
		at--
		c := p.targetChanges[at].Change
		if c.Op == change.Add {
			delete(p.goals, c.Record)
			continue
		}
		was := domain.Target{ID: c.Record}
		domain.SetFields(&was, c.Rewind(domain.FieldsOf(p.goals[c.Record])))
		p.goals[c.Record] = was
	}
	p.targetChanges = p.targetChanges[:at:at]
	for _, t := range p.goals {
		p.SetTarget(t.KeyedBy(), Target{t.Amount, t.Count})
	}
}
