package domain

import "strings"

// Target is what is to be won in a month: by a salesperson, or by the whole office.
// There is one at most of each salesperson and month; one of nothing is none.
type Target struct {
	ID          ID
	Version     int64
	Salesperson ID    `field:"salesperson" ref:"person"` // "" is the whole office
	Month       Month `field:"month"`
	Amount      int64 `field:"amount"` // minor units of the office's currency
	Count       int64 `field:"count"`  // of opportunities
}

// MaxTargetCount is the greatest number of opportunities of a target.
const MaxTargetCount = 1_000_000

// Kind is KindTarget.
func (Target) Kind() Kind { return KindTarget }

// Key is the id and the version read.
func (t Target) Key() (ID, int64) { return t.ID, t.Version }

// IsNothing reports that nothing is to be won, which is no target.
func (t Target) IsNothing() bool { return t.Amount == 0 && t.Count == 0 }

// Check validates the target.
func (t *Target) Check() error {
	var p Problems
	if year, _ := t.Month.Split(); t.Month == 0 {
		p.Add("month", "error.required", nil)
	} else if year < 1 || year > 9999 {
		p.Add("month", "error.month.not_a_month", Args{"Text": t.Month.String()})
	}
	if t.Amount < 0 {
		p.Add("amount", "error.target.negative", nil)
	} else if t.Amount > MaxAmount {
		p.Add("amount", "error.amount.too_big", nil)
	}
	if t.Count < 0 {
		p.Add("count", "error.target.negative", nil)
	} else if t.Count > MaxTargetCount {
		p.Add("count", "error.target.count", nil)
	}
	return p.Err()
}

// TargetKey is what there is one target of at most.
type TargetKey struct {
	Salesperson ID // "" is the whole office
	Month       Month
}

// KeyedBy is whose target of which month it is.
func (t Target) KeyedBy() TargetKey { return TargetKey{t.Salesperson, t.Month} }

// ParseMonth reads "YYYY-MM". The empty text is the zero Month; false for any other text.
func ParseMonth(text string) (Month, bool) {
	text = strings.TrimSpace(text)
	if text == "" {
		return 0, true
	}
	if len(text) != len("YYYY-MM") {
		return 0, false
	}
	day, err := ParseDate(text + "-01")
	return day.Month(), err == nil
}
