package opportunities

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"preventa/domain"
	"preventa/domain/office"
)

func TestOnlyWhatIsTickedChanges(t *testing.T) {
	before := office.Draft{Opportunity: domain.Opportunity{
		State: "new", Probability: 10, Amount: 5, Currency: "USD", ExpectedClose: 100, Salesperson: "ana", Origin: "web",
		Competitor: "rival", Tags: []domain.ID{"a", "b"},
	}}
	all := bulkChange{
		state: domain.State{ID: "won", Class: domain.Won}, closing: func(d *office.Draft) { d.State, d.ClosedOn = "won", 7 },
		probability: 40, amount: domain.Money{Minor: 9, Currency: "CLP"}, expected: 200, salesperson: "bruno",
		newCompetitor: "Another", addTags: []string{"c"}, removeTags: []domain.ID{"b"},
	}
	for _, c := range []struct {
		name   string
		edit   func(c *bulkChange)
		ticked []string
		want   func(d *office.Draft)
	}{
		{"nothing", nil, nil, func(*office.Draft) {}},
		{"state", nil, []string{bulkState}, func(d *office.Draft) { d.State, d.ClosedOn = "won", 7 }},
		{"an open state", func(c *bulkChange) { c.state, c.closing = domain.State{ID: "sent", Class: domain.Open}, nil }, []string{bulkState},
			func(d *office.Draft) { d.State = "sent" }},
		{"the state it is in", func(c *bulkChange) { c.state.ID = "new" }, []string{bulkState}, func(*office.Draft) {}},
		{"probability", nil, []string{bulkProbability}, func(d *office.Draft) { d.Probability, d.ProbabilityOwn = 40, true }},
		{"amount", nil, []string{bulkAmount}, func(d *office.Draft) { d.Amount, d.Currency = 9, "CLP" }},
		{"a day", nil, []string{bulkExpected}, func(d *office.Draft) { d.ExpectedClose = 200 }},
		{"no day", func(c *bulkChange) { c.expected = 0 }, []string{bulkExpected}, func(d *office.Draft) { d.ExpectedClose = 0 }},
		{"days earlier", func(c *bulkChange) { c.moved, c.days = true, -3 }, []string{bulkExpected}, func(d *office.Draft) { d.ExpectedClose = 97 }},
		{"salesperson", nil, []string{bulkSalesperson}, func(d *office.Draft) { d.Salesperson = "bruno" }},
		{"nobody", func(c *bulkChange) { c.salesperson = "" }, []string{bulkSalesperson}, func(d *office.Draft) { d.Salesperson = "" }},
		{"origin", nil, []string{bulkOrigin}, func(d *office.Draft) { d.Origin = "" }},
		{"competitor", nil, []string{bulkCompetitor}, func(d *office.Draft) { d.Competitor, d.NewCompetitor = "", "Another" }},
		{"tags", nil, []string{bulkAddTags, bulkRemoveTags}, func(d *office.Draft) { d.Tags, d.NewTags = []domain.ID{"a"}, []string{"c"} }},
		{"closed with a probability", nil, []string{bulkProbability, bulkState}, func(d *office.Draft) {
			d.State, d.ClosedOn, d.Unfit = "won", 7, domain.Problems{{Field: "probability", Key: "error.probability.closed"}}
		}},
		{"state and probability", func(c *bulkChange) { c.state, c.closing = domain.State{ID: "sent", Class: domain.Open}, nil }, []string{bulkProbability, bulkState},
			func(d *office.Draft) { d.State, d.Probability, d.ProbabilityOwn = "sent", 40, true }},
	} {
		asked, got, want := all, before, before
		asked.ticked = map[string]bool{}
		for _, field := range c.ticked {
			asked.ticked[field] = true
		}
		if c.edit != nil {
			c.edit(&asked)
		}
		asked.rule()(&got)
		c.want(&want)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s:\n%s", c.name, diff)
		}
	}
	if len(before.Tags) != 2 || before.Tags[1] != "b" {
		t.Error("the tags of the record itself were changed")
	}
	never := office.Draft{}
	moved := bulkChange{ticked: map[string]bool{bulkExpected: true}, moved: true, days: 5}
	if moved.rule()(&never); never.ExpectedClose != 0 {
		t.Error("what nobody expects was moved")
	}
}

func TestRefusalsAreGroupedByTheirReason(t *testing.T) {
	reopen := func(number int64, state string) office.Refusal {
		return office.Refusal{Number: number, Name: "n", Err: domain.Fail(domain.Conflict, "error.reopen", domain.Args{"Number": number, "State": state})}
	}
	invalid := office.Refusal{Number: 5, Err: &domain.Error{Code: domain.Invalid, Fields: []domain.FieldError{{Field: "name", Key: "error.required"}}}}
	groups := groupedByReason([]office.Refusal{reopen(1, "Won"), invalid, reopen(2, "Lost"), reopen(3, "Won")})
	var got [][]int64
	for _, g := range groups {
		var numbers []int64
		for _, r := range g.refused {
			numbers = append(numbers, r.Number)
		}
		got = append(got, numbers)
	}
	if diff := cmp.Diff([][]int64{{1, 3}, {5}, {2}}, got); diff != "" {
		t.Error(diff)
	}
}
