package domain

import (
	"cmp"
	"math/big"
	"slices"
)

// TargetCopy says how the targets of a year are made from those of another.
type TargetCopy struct {
	From, Into int  // years
	Percent    int  // more than before, in hundredths of a percent; less when negative
	Overwrite  bool // also the targets that the year has already
}

// Bounds of the percentage of a copy, in hundredths of a percent.
const (
	LeastTargetPercent = -9_900
	MostTargetPercent  = 100_000
)

// Check validates the copy.
func (c TargetCopy) Check() error {
	var p Problems
	if c.From == c.Into || c.From < 1 || c.Into < 1 || c.From > 9999 || c.Into > 9999 {
		p.Add("year", "error.target.years", nil)
	}
	if c.Percent < LeastTargetPercent || c.Percent > MostTargetPercent {
		p.Add("percent", "error.target.percent", nil)
	}
	return p.Err()
}

// TargetSum is targets added up.
type TargetSum struct{ Amount, Count int64 }

// Add takes a target in.
func (s *TargetSum) Add(t Target) {
	s.Amount += t.Amount
	s.Count += t.Count
}

// TargetPlan is what a copy comes to.
type TargetPlan struct {
	Targets []Target // to be set: without id and version, by month and salesperson
	Same    int      // of the year as they would become anyway
	Kept    int      // of the year that stay, because they were not to be replaced
	Gone    int      // of the other year, of people who are inactive: those are left out

	// The sums of the two years, the second as it would be.
	OfficeBefore, OfficeAfter TargetSum // the whole office's own
	PeopleBefore, PeopleAfter TargetSum
}

// Plan tells what the copy makes of all targets there are. Targets of people who are not
// active any more are left out. Each is a percentage more than the one of the same month of
// the other year; amounts are rounded to four digits, and to whole units of the currency,
// counts to whole ones, at least one where there was one. Without a percentage they are the same.
func (c TargetCopy) Plan(all []Target, active func(ID) bool, currency Currency) TargetPlan {
	var plan TargetPlan
	after := map[TargetKey]Target{}
	for _, t := range all {
		switch year, _ := t.Month.Split(); year {
		case c.Into:
			after[t.KeyedBy()] = t
		case c.From:
			plan.sum(t.Salesperson, &plan.OfficeBefore, &plan.PeopleBefore).Add(t)
		}
	}
	for _, t := range all {
		if year, _ := t.Month.Split(); year == c.From {
			plan.take(c, t, after, active, currency)
		}
	}
	for _, t := range after {
		plan.sum(t.Salesperson, &plan.OfficeAfter, &plan.PeopleAfter).Add(t)
	}
	slices.SortFunc(plan.Targets, func(a, b Target) int {
		return cmp.Or(cmp.Compare(a.Month, b.Month), cmp.Compare(a.Salesperson, b.Salesperson))
	})
	return plan
}

// sum is where the targets of a salesperson, or of the office, are added up.
func (p *TargetPlan) sum(salesperson ID, office, people *TargetSum) *TargetSum {
	if salesperson == "" {
		return office
	}
	return people
}

// take plans what becomes of one target of the other year.
func (p *TargetPlan) take(c TargetCopy, t Target, after map[TargetKey]Target, active func(ID) bool, currency Currency) {
	if t.Salesperson != "" && !active(t.Salesperson) {
		p.Gone++
		return
	}
	made := Target{Salesperson: t.Salesperson, Month: t.Month + Month(12*(c.Into-c.From)),
		Amount: raisedAmount(t.Amount, c.Percent, currency), Count: raisedCount(t.Count, c.Percent)}
	there, known := after[made.KeyedBy()]
	switch {
	case known && there.Amount == made.Amount && there.Count == made.Count:
		p.Same++
	case known && !c.Overwrite:
		p.Kept++
	default:
		p.Targets = append(p.Targets, made)
		after[made.KeyedBy()] = made
	}
}

// targetDigits is how many digits of an amount that was made from another count.
const targetDigits = 4

// raisedAmount is an amount with a percentage put on it, MaxAmount at most.
func raisedAmount(amount int64, percent int, currency Currency) int64 {
	if percent == 0 {
		return amount
	}
	step, digits := currency.Scale(), int64(1)
	for range targetDigits {
		digits *= 10
	}
	exact := raised(amount, percent, 1)
	if exact < step {
		return exact
	}
	for exact/step >= digits {
		step *= 10
	}
	return min(raised(amount, percent, step), MaxAmount)
}

func raisedCount(count int64, percent int) int64 {
	if count == 0 {
		return 0
	}
	return min(max(1, raised(count, percent, 1)), MaxTargetCount)
}

// raised is value × (1 + percent), rounded half away from zero to a multiple of a step.
func raised(value int64, percent int, step int64) int64 {
	product := new(big.Int).Mul(big.NewInt(value), big.NewInt(int64(WholePercent+percent)))
	steps := divideRounded(product, new(big.Int).Mul(big.NewInt(WholePercent), big.NewInt(step)))
	return steps * step
}
