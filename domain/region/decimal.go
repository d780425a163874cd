package region

import (
	"math"
	"strconv"
	"strings"
)

// decimal is a number as its digits: sign, whole part and fraction, all ASCII.
type decimal struct {
	negative        bool
	whole, fraction string
}

// scaled is the number × 10^digits, rounded half away from zero. It reports false
// beyond 64 bits.
func (d decimal) scaled(digits int) (int64, bool) {
	kept, up := d.fraction, int64(0)
	if len(kept) > digits {
		if kept[digits] >= '5' {
			up = 1
		}
		kept = kept[:digits]
	}
	text := d.whole + kept + strings.Repeat("0", digits-len(kept))
	if d.negative {
		text, up = "-"+text, -up
	}
	value, err := strconv.ParseInt(text, 10, 64)
	if err != nil || value == math.MaxInt64 && up > 0 || value == math.MinInt64 && up < 0 {
		return 0, false
	}
	return value + up, true
}

// exact reports that no digit but zeros lies beyond the given decimals.
func (d decimal) exact(digits int) bool {
	return len(d.fraction) <= digits || strings.Trim(d.fraction[digits:], "0") == ""
}

// readDecimal reads unsigned digits in one style: thousands in groups of three parted
// by one and the same of the group signs, or not parted; then, if the decimal sign is
// there, at least one decimal. The whole part may be left out before decimals.
func readDecimal(body string, decimalSign rune, groupSigns string) (decimal, bool) {
	whole, fraction, hasDecimals := strings.Cut(body, string(decimalSign))
	if hasDecimals && (fraction == "" || !onlyDigits(fraction)) {
		return decimal{}, false
	}
	if whole == "" && hasDecimals {
		return decimal{whole: "0", fraction: fraction}, true
	}
	whole, ok := ungroup(whole, groupSigns)
	return decimal{whole: whole, fraction: fraction}, ok
}

// ungroup joins well-formed thousands: one sign throughout, three digits after each,
// one to three before the first, which do not start with a zero.
func ungroup(whole, groupSigns string) (string, bool) {
	at := strings.IndexAny(whole, groupSigns)
	if at < 0 {
		return whole, whole != "" && onlyDigits(whole)
	}
	groups := strings.Split(whole, whole[at:at+1])
	for i, group := range groups {
		if !onlyDigits(group) || len(group) > 3 || i > 0 && len(group) < 3 {
			return "", false
		}
	}
	joined := strings.Join(groups, "")
	return joined, groups[0] != "" && joined[0] != '0'
}

func onlyDigits(text string) bool { return strings.Trim(text, "0123456789") == "" }
