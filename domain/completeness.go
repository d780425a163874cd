package domain

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// CompletenessFields are the fields of an opportunity, and of its contact, that can
// count for its completeness, in the order of the form.
var CompletenessFields = []string{
	"customer", "contact", "position", "phone", "email", "origin", "salesperson", "expected_close", "amount", "competitor", "tags", "notes",
}

// Weights say how much each field counts; a field that is not there counts nothing.
type Weights map[string]int

// MaxWeight is the most a field can count.
const MaxWeight = 100

// DefaultWeights are those of a new office: the statistics live from origin and amount.
func DefaultWeights() Weights {
	return Weights{"customer": 3, "contact": 2, "phone": 2, "email": 2, "origin": 3, "salesperson": 2, "expected_close": 3, "amount": 3}
}

// ParseWeights reads what String wrote; "" is the default. Invalid for an unknown field
// or a weight that is no number from 0 to MaxWeight.
func ParseWeights(text string) (Weights, error) {
	if strings.TrimSpace(text) == "" {
		return DefaultWeights(), nil
	}
	weights := Weights{}
	for _, part := range strings.Split(text, ";") {
		field, value, _ := strings.Cut(strings.TrimSpace(part), "=")
		weight, err := strconv.Atoi(value)
		if err != nil || weight < 0 || weight > MaxWeight || !slices.Contains(CompletenessFields, field) {
			return nil, Fail(Invalid, "error.completeness", nil)
		}
		weights[field] = weight
	}
	return weights, nil
}

// String writes the weights that count, in the order of the form.
func (w Weights) String() string {
	var parts []string
	for _, field := range CompletenessFields {
		if w[field] > 0 {
			parts = append(parts, fmt.Sprintf("%s=%d", field, w[field]))
		}
	}
	if len(parts) == 0 {
		return CompletenessFields[0] + "=0"
	}
	return strings.Join(parts, ";")
}

// Completeness is how complete an opportunity is with its contact's card: the weights of
// the fields that are filled in ÷ those of all, in whole percent rounded down, so that
// 100 means nothing is missing. It names the missing fields, those that count most first.
// Where nothing counts everything is complete.
func (w Weights) Completeness(o Opportunity, card Contact) (percent int, missing []string) {
	filled, all := 0, 0
	for _, field := range CompletenessFields {
		all += w[field]
		if isFilled(field, o, card) {
			filled += w[field]
		} else if w[field] > 0 {
			missing = append(missing, field)
		}
	}
	slices.SortStableFunc(missing, func(a, b string) int { return w[b] - w[a] })
	if all == 0 {
		return 100, nil
	}
	return filled * 100 / all, missing
}

func isFilled(field string, o Opportunity, card Contact) bool {
	switch field {
	case "customer":
		return o.Customer != ""
	case "contact":
		return card.Name != ""
	case "position":
		return card.Position != ""
	case "phone":
		return card.Phone != "" || card.Mobile != ""
	case "email":
		return card.Email != ""
	case "origin":
		return o.Origin != ""
	case "salesperson":
		return o.Salesperson != ""
	case "expected_close":
		return !o.ExpectedClose.IsZero()
	case "amount":
		return o.Amount != 0
	case "competitor":
		return o.Competitor != ""
	case "tags":
		return len(o.Tags) > 0
	}
	return o.Notes != ""
}
