// Package demo makes a believable office: three years of opportunities of eight
// salespeople, with their activities and quotations, and the history that led to where
// they stand. An office to measure on can be larger: up to millions of records.
package demo

import (
	"cmp"
	"context"
	"math/rand/v2"
	"time"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/storage/officefile"
)

// years is how far back the office goes, unless it is a large one.
const years = 3

// Options say what office to make. Zero values take the defaults.
type Options struct {
	Opportunities int             // 300
	Activities    int             // of a large office, which it makes it; 0: as many as come about
	Seed          uint64          // equal seeds and options make equal offices, but for the ids
	Language      domain.Language // English
	Region        string          // Chile
	Now           time.Time       // the end of those years: the present moment

	// Progress is told now and then how much of a large office is written.
	Progress func(done, total int)
}

func (o Options) withDefaults() Options {
	o.Opportunities = cmp.Or(o.Opportunities, 300)
	o.Language = cmp.Or(o.Language, domain.English)
	o.Region = cmp.Or(o.Region, "CL")
	if o.Now.IsZero() {
		o.Now = time.Now()
	}
	return o
}

// Make makes an office file that must not exist yet. Everything in it was written by
// the use cases its people will go on working with, at the times it says. A failure
// leaves nothing behind.
// Conflict if the file exists; Invalid for options that make no sense; ReadOnly, Full.
func Make(ctx context.Context, path string, o Options) error {
	o = o.withDefaults()
	if o.Opportunities < 0 {
		return domain.Fail(domain.Invalid, "error.demo.opportunities", domain.Args{"Count": o.Opportunities})
	}
	if o.Activities < 0 {
		return domain.Fail(domain.Invalid, "error.demo.activities", domain.Args{"Count": o.Activities})
	}
	start := o.Now.AddDate(-o.years(), 0, 0)
	clock := &clock{start}
	f, err := officefile.Create(ctx, path, office.Founding{
		Name: officeName, Language: o.Language, Region: o.Region, Person: firstPerson}, clock.Now)
	if err != nil {
		return err
	}
	p := &player{file: f, clock: clock, language: o.Language, random: newRandom(o.Seed), sellers: o.sellers()}
	err = p.furnish(ctx)
	switch {
	case err != nil:
	case o.isLarge():
		err = newWriter(p, o, newCalendar(start, o.Now)).write(ctx)
	default:
		history := imagine(o, newCalendar(start, o.Now))
		if err = p.aimAtFirst(ctx, history, o.Now); err == nil {
			err = p.play(ctx, history, o.Now)
		}
	}
	if err != nil {
		f.Discard()
		return err
	}
	return f.Close()
}

// imagine draws the deals of an office and all that happened to them.
func imagine(o Options, c *calendar) []event {
	random := rand.New(rand.NewPCG(o.Seed, 0))
	p := &planner{random, c, o.Language, newCustomers(random, customerCount(o.Opportunities), o.Language)}
	h := &historian{random, c, o.Language}
	return h.history(p.deals(o.Opportunities))
}
