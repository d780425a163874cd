package main

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/office"
)

// editRule is what --set, --add-tag or --remove-tag makes of an opportunity.
type editRule = func(*office.Draft)

// settable reads the value of a field as --set writes it, "" to take it away.
var settable = map[string]func(e *environment, s *office.Session, text string) (editRule, error){
	"state":       setState,
	"salesperson": setSalesperson,
	"origin": func(e *environment, s *office.Session, text string) (editRule, error) {
		id, err := itemNamed(e, s, domain.Origins, lang.X("cli.word.origin", "origin"), text)
		return func(d *office.Draft) { d.Origin = id }, err
	},
	"competitor": func(_ *environment, _ *office.Session, text string) (editRule, error) {
		return func(d *office.Draft) { d.Competitor, d.NewCompetitor = "", text }, nil
	},
	"expected": func(_ *environment, _ *office.Session, text string) (editRule, error) {
		date, err := dayOr("--set expected", text, 0)
		return func(d *office.Draft) { d.ExpectedClose = date }, err
	},
	"hold_until": func(_ *environment, _ *office.Session, text string) (editRule, error) {
		date, err := dayOr("--set hold_until", text, 0)
		return func(d *office.Draft) { d.HoldUntil = date }, err
	},
	"probability": setProbability,
	"amount":      setAmount,
}

func settableFields() []string { return slices.Sorted(maps.Keys(settable)) }

// rule is all that is asked for.
func (c *editOpportunitiesCommand) rule(e *environment, s *office.Session) (editRule, error) {
	var rules []editRule
	for _, text := range c.Set {
		field, value, written := strings.Cut(text, "=")
		field, value = strings.TrimSpace(field), strings.TrimSpace(value)
		read, known := settable[field]
		switch {
		case !written:
			return nil, refusal(lang.X("cli.no_pair", "{{.Option}} “{{.Text}}” is not written as two parts with = between them.",
				domain.Args{"Option": "--set", "Text": text}))
		case !known:
			return nil, unknown(lang.X("cli.word.field", "field"), field, settableFields())
		}
		rule, err := read(e, s, value)
		if err != nil {
			return nil, err
		}
		rules = append(rules, rule)
	}
	for _, name := range c.RemoveTag {
		id, err := itemNamed(e, s, domain.Tags, lang.X("cli.word.tag", "tag"), strings.TrimSpace(name))
		if err != nil {
			return nil, err
		}
		rules = append(rules, func(d *office.Draft) {
			d.Tags = slices.DeleteFunc(slices.Clone(d.Tags), func(tag domain.ID) bool { return tag == id })
		})
	}
	if len(c.AddTag) > 0 {
		rules = append(rules, func(d *office.Draft) { d.NewTags = c.AddTag })
	}
	if len(rules) == 0 {
		return nil, refusal(lang.X("cli.edit.what", "Say what to change with --set, --add-tag or --remove-tag."))
	}
	return func(d *office.Draft) {
		for _, rule := range rules {
			rule(d)
		}
	}, nil
}

// setState enters a state of any class. One that is closed is not reopened by it.
func setState(e *environment, s *office.Session, text string) (editRule, error) {
	states, err := s.States(e.ctx)
	var ids []domain.ID
	var names []string
	for _, state := range states {
		ids, names = append(ids, state.ID), append(names, state.Name)
	}
	id, err := idNamed(lang.X("cli.word.state", "state"), text, ids, names, err)
	return func(d *office.Draft) { d.State = id }, err
}

func setSalesperson(e *environment, s *office.Session, text string) (editRule, error) {
	if text == "" {
		return func(d *office.Draft) { d.Salesperson = "" }, nil
	}
	id, err := salesperson(e, s, text)
	return func(d *office.Draft) { d.Salesperson = id }, err
}

// setProbability states one's own; none is that of the state.
func setProbability(e *environment, s *office.Session, text string) (editRule, error) {
	if text == "" {
		states, err := s.States(e.ctx)
		return func(d *office.Draft) {
			if at := slices.IndexFunc(states, func(state domain.State) bool { return state.ID == d.State }); at >= 0 {
				d.Opportunity = d.AcceptProbability(states[at])
			}
		}, err
	}
	percent, err := strconv.Atoi(strings.TrimSpace(strings.TrimSuffix(text, "%")))
	if err != nil {
		return nil, refusal(lang.X("cli.bad_set", "--set {{.Field}}: “{{.Text}}” is no value of it: numbers are written 1234.50.",
			domain.Args{"Field": "probability", "Text": text}))
	}
	return func(d *office.Draft) { d.StateOpenProbability(percent) }, nil
}

// setAmount is in the office's currency.
func setAmount(_ *environment, s *office.Session, text string) (editRule, error) {
	home := s.Office().Data().Currency
	money := domain.Money{Currency: home}
	if text != "" {
		var plain bool
		if money, plain = domain.ParsePlain(text, home); !plain {
			return nil, refusal(lang.X("cli.bad_set", "--set {{.Field}}: “{{.Text}}” is no value of it: numbers are written 1234.50.",
				domain.Args{"Field": "amount", "Text": text}))
		}
	}
	return func(d *office.Draft) { d.Amount, d.Currency = money.Minor, money.Currency }, nil
}
