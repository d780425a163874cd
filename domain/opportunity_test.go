package domain

import (
	"errors"
	"math/big"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

var (
	negotiation = State{ID: "negotiation", Name: "Negotiation", Class: Open, Probability: 75}
	waiting     = State{ID: "waiting", Name: "On hold", Class: OnHold, Probability: 20}
	won         = State{ID: "won", Name: "Won", Class: Won, Probability: 100}
	lost        = State{ID: "lost", Name: "Lost", Class: Lost}
	today       = NewDate(2026, time.October, 15)
)

func TestEnteringAState(t *testing.T) {
	yesterday := today - 1
	for name, c := range map[string]struct {
		before Opportunity
		into   State
		want   Opportunity
	}{
		"takes its probability": {
			Opportunity{State: "new", Probability: 10}, negotiation,
			Opportunity{State: "negotiation", Probability: 75}},
		"leaves a person's own probability": {
			Opportunity{State: "new", Probability: 60, ProbabilityOwn: true}, negotiation,
			Opportunity{State: "negotiation", Probability: 60, ProbabilityOwn: true}},
		"even the own one of 0": {
			Opportunity{ProbabilityOwn: true}, negotiation,
			Opportunity{State: "negotiation", ProbabilityOwn: true}},
		"on hold closes nothing": {
			Opportunity{State: "new", Salesperson: "ana"}, waiting,
			Opportunity{State: "waiting", Salesperson: "ana", Probability: 20}},
		"won closes today and credits the salesperson": {
			Opportunity{State: "new", Salesperson: "ana"}, won,
			Opportunity{State: "won", Salesperson: "ana", CreditedTo: "ana", ClosedOn: today, Probability: 100}},
		"lost does too": {
			Opportunity{State: "new", Salesperson: "ana", Probability: 10}, lost,
			Opportunity{State: "lost", Salesperson: "ana", CreditedTo: "ana", ClosedOn: today}},
		"a closing day that is given stays": {
			Opportunity{State: "new", ClosedOn: yesterday}, won,
			Opportunity{State: "won", ClosedOn: yesterday, Probability: 100}},
		"from won to lost keeps the day and the credit": {
			Opportunity{State: "won", Salesperson: "marta", CreditedTo: "ana", ClosedOn: yesterday, Probability: 100}, lost,
			Opportunity{State: "lost", Salesperson: "marta", CreditedTo: "ana", ClosedOn: yesterday}},
		"leaving a closed one takes both back": {
			Opportunity{State: "won", Salesperson: "ana", CreditedTo: "ana", ClosedOn: yesterday, Probability: 100}, negotiation,
			Opportunity{State: "negotiation", Salesperson: "ana", Probability: 75}},
	} {
		if diff := cmp.Diff(c.want, c.before.Enter(c.into, today)); diff != "" {
			t.Errorf("%s:\n%s", name, diff)
		}
	}
}

func TestProposals(t *testing.T) {
	for _, c := range []struct {
		o   Opportunity
		ask bool
	}{
		{Opportunity{Probability: 10}, false},
		{Opportunity{Probability: 75, ProbabilityOwn: true}, false},
		{Opportunity{Probability: 60, ProbabilityOwn: true}, true},
		{Opportunity{ProbabilityOwn: true}, true},
	} {
		if percent, ask := c.o.Proposes(negotiation); percent != 75 || ask != c.ask {
			t.Errorf("%+v is proposed %d, asked %v", c.o, percent, ask)
		}
	}
	own := Opportunity{Probability: 10}.StateProbability(60)
	if own.Probability != 60 || !own.ProbabilityOwn {
		t.Errorf("stated: %+v", own)
	}
	if accepted := own.AcceptProbability(negotiation); accepted.Probability != 75 || accepted.ProbabilityOwn {
		t.Errorf("accepted: %+v", accepted)
	}
}

func TestConvert(t *testing.T) {
	for name, c := range map[string]struct{ before, want Opportunity }{
		"the office's own": {
			Opportunity{Amount: 1000, Currency: "CLP"},
			Opportunity{Amount: 1000, Currency: "CLP", OfficeAmount: 1000}},
		"none named is the office's": {
			Opportunity{Amount: -5},
			Opportunity{Amount: -5, Currency: "CLP", OfficeAmount: -5}},
		"another stays out of the sums": {
			Opportunity{Amount: 1000, Currency: "EUR", OfficeAmount: 7},
			Opportunity{Amount: 1000, Currency: "EUR", Unconverted: true}},
		"another of nothing is nothing": {
			Opportunity{Currency: "EUR"},
			Opportunity{Currency: "EUR"}},
		"and back again": {
			Opportunity{Amount: 1000, Currency: "CLP", Unconverted: true},
			Opportunity{Amount: 1000, Currency: "CLP", OfficeAmount: 1000}},
	} {
		if diff := cmp.Diff(c.want, c.before.Convert("CLP", nil, today)); diff != "" {
			t.Errorf("%s:\n%s", name, diff)
		}
	}
}

func TestCheckingAnOpportunity(t *testing.T) {
	sound := Opportunity{Name: "Bottling line", Currency: "CLP", OpenedOn: today}
	closed := sound
	closed.ClosedOn = today
	edit := func(o Opportunity, fn func(*Opportunity)) Opportunity { fn(&o); return o }
	for name, c := range map[string]struct {
		o     Opportunity
		state State
		want  []string // "field key"
	}{
		"sound":                  {sound, negotiation, nil},
		"sound and won":          {closed, won, nil},
		"closed as it opened":    {edit(closed, func(o *Opportunity) { o.OpenedOn = o.ClosedOn }), lost, nil},
		"no name":                {edit(sound, func(o *Opportunity) { o.Name = " \u00a0" }), negotiation, []string{"name error.required"}},
		"a long name":            {edit(sound, func(o *Opportunity) { o.Name = strings.Repeat("x", 201) }), negotiation, []string{"name error.text.too_long"}},
		"the longest name":       {edit(sound, func(o *Opportunity) { o.Name = strings.Repeat("ñ", 200) }), negotiation, nil},
		"two lines of name":      {edit(sound, func(o *Opportunity) { o.Name = "a\nb" }), negotiation, []string{"name error.text.control"}},
		"notes of two lines":     {edit(sound, func(o *Opportunity) { o.Notes = "a\n\tb" }), negotiation, nil},
		"notes with NUL":         {edit(sound, func(o *Opportunity) { o.Notes = "a\x00" }), negotiation, []string{"notes error.text.control"}},
		"a name not UTF-8":       {edit(sound, func(o *Opportunity) { o.Name = "a\xff" }), negotiation, []string{"name error.text.not_utf8"}},
		"the most":               {edit(sound, func(o *Opportunity) { o.Amount = MaxAmount }), negotiation, nil},
		"more than the most":     {edit(sound, func(o *Opportunity) { o.Amount = MaxAmount + 1 }), negotiation, []string{"amount error.amount.too_big"}},
		"less than the least":    {edit(sound, func(o *Opportunity) { o.Amount = -MaxAmount - 1 }), negotiation, []string{"amount error.amount.too_big"}},
		"no currency":            {edit(sound, func(o *Opportunity) { o.Currency = "" }), negotiation, []string{"currency error.currency"}},
		"-1 %":                   {edit(sound, func(o *Opportunity) { o.Probability = -1 }), negotiation, []string{"probability error.percent.range"}},
		"100 %":                  {edit(sound, func(o *Opportunity) { o.Probability = 100 }), negotiation, nil},
		"101 %":                  {edit(sound, func(o *Opportunity) { o.Probability = 101 }), negotiation, []string{"probability error.percent.range"}},
		"never opened":           {edit(sound, func(o *Opportunity) { o.OpenedOn = 0 }), negotiation, []string{"opened_on error.required"}},
		"won, but when":          {sound, won, []string{"closed_on error.closed_on.required"}},
		"lost before it began":   {edit(closed, func(o *Opportunity) { o.OpenedOn++ }), lost, []string{"closed_on error.closed_on.before_opened"}},
		"open dates do not mind": {edit(closed, func(o *Opportunity) { o.OpenedOn++ }), negotiation, nil},
		"everything":             {Opportunity{Probability: 200, Amount: MaxAmount * 2}, won, []string{"name error.required", "amount error.amount.too_big", "currency error.currency", "probability error.percent.range", "opened_on error.required", "closed_on error.closed_on.required"}},
	} {
		var got []string
		if err := c.o.Check(c.state); err != nil {
			failed := (*Error)(nil)
			if !errors.As(err, &failed) || failed.Code != Invalid {
				t.Errorf("%s: %v", name, err)
				continue
			}
			for _, f := range failed.Fields {
				got = append(got, f.Field+" "+f.Key)
			}
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s:\n%s", name, diff)
		}
	}
}

func TestWeighted(t *testing.T) {
	for _, c := range []struct {
		amount  int64
		percent int
		want    int64
	}{
		{1000, 25, 250}, {1, 50, 1}, {1, 49, 0}, {-1, 50, -1}, {3, 50, 2}, {-3, 50, -2}, {10, 0, 0}, {7, 100, 7},
		{MaxAmount, 99, 990_000_000_000_000}, {9_223_372_036_854_775_807, 100, 9_223_372_036_854_775_807},
	} {
		if got := (Opportunity{OfficeAmount: c.amount, Probability: c.percent}).Weighted(); got != c.want {
			t.Errorf("%d × %d %% = %d, want %d", c.amount, c.percent, got, c.want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		amount, percent := rapid.Int64().Draw(t, "amount"), rapid.IntRange(0, 100).Draw(t, "percent")
		got := Percent(amount, percent)
		// |100·got − amount·percent| ≤ 50
		off := new(big.Int).Sub(new(big.Int).Mul(big.NewInt(got), big.NewInt(100)), new(big.Int).Mul(big.NewInt(amount), big.NewInt(int64(percent))))
		if off.CmpAbs(big.NewInt(50)) > 0 {
			t.Fatalf("%d is off by %s hundredths", got, off)
		}
	})
}
