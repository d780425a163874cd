package opportunities

import (
	"slices"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/ui/kit"
)

// The fields that are changed at several opportunities at once, in the order of the dialog.
// Tags come and go apart.
const (
	bulkState       = "state"
	bulkProbability = "probability"
	bulkAmount      = "amount"
	bulkExpected    = "expected_close"
	bulkSalesperson = "salesperson"
	bulkOrigin      = "origin"
	bulkCompetitor  = "competitor"
	bulkAddTags     = "tags"
	bulkRemoveTags  = "remove_tags"
)

var bulkFields = []string{bulkState, bulkProbability, bulkSalesperson, bulkExpected, bulkOrigin, bulkAmount, bulkCompetitor, bulkAddTags, bulkRemoveTags}

// bulkChange is what is asked for, of which only the fields that are ticked count.
type bulkChange struct {
	ticked map[string]bool

	state         domain.State
	closing       kit.ClosingAnswer // how it is entered, where that was asked
	probability   int
	amount        domain.Money
	expected      domain.Date
	moved         bool // the expected close goes on by days, rather than to a day
	days          int
	salesperson   domain.ID
	origin        domain.ID
	competitor    domain.ID
	newCompetitor string
	addTags       []string
	removeTags    []domain.ID
}

// asks reports that entering the state is asked about: when, why, until when.
func (c *bulkChange) asks() bool { return c.ticked[bulkState] && c.state.Class != domain.Open }

// rule makes of each opportunity what is asked for.
func (c *bulkChange) rule() func(*office.Draft) {
	asked := *c
	return func(d *office.Draft) {
		for _, field := range bulkFields { // the state first, which others stand on
			if asked.ticked[field] {
				asked.set(field, d)
			}
		}
	}
}

func (c *bulkChange) set(field string, d *office.Draft) {
	switch field {
	case bulkState:
		c.enter(d)
	case bulkProbability:
		d.StateOpenProbability(c.probability)
	case bulkAmount:
		d.Amount, d.Currency = c.amount.Minor, c.amount.Currency
	case bulkExpected:
		c.expect(d)
	case bulkSalesperson:
		d.Salesperson = c.salesperson
	case bulkOrigin:
		d.Origin = c.origin
	case bulkCompetitor:
		d.Competitor, d.NewCompetitor = c.competitor, c.newCompetitor
	case bulkAddTags:
		d.NewTags = c.addTags
	case bulkRemoveTags:
		d.Tags = slices.DeleteFunc(slices.Clone(d.Tags), func(tag domain.ID) bool { return slices.Contains(c.removeTags, tag) })
	}
}

// enter goes to the state; those that are there already stay as they are.
func (c *bulkChange) enter(d *office.Draft) {
	switch {
	case d.State == c.state.ID:
	case c.closing != nil:
		c.closing(d)
	default:
		d.State = c.state.ID
	}
}

// expect says when a decision is expected. What nobody expects yet is not moved.
func (c *bulkChange) expect(d *office.Draft) {
	switch {
	case !c.moved:
		d.ExpectedClose = c.expected
	case !d.ExpectedClose.IsZero():
		d.ExpectedClose = d.ExpectedClose.Add(c.days)
	}
}
