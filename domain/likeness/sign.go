package likeness

import (
	"strings"
	"unicode"

	"github.com/nyaruka/phonenumbers"

	"preventa/domain"
)

// sign is a thing that only one firm or person should have. Two are the same when
// their keys are; a sign without a key says nothing.
type sign struct{ key, shown string }

// readTaxID keeps letters and digits, in upper case and without leading zeros. What has
// no digit, such as "pending", is no tax id.
func readTaxID(text string) sign {
	key := strings.TrimLeft(strings.ToUpper(keep(domain.Fold(text), isAlphanumeric)), "0")
	if !strings.ContainsFunc(key, unicode.IsDigit) {
		return sign{}
	}
	return sign{key, text}
}

// readEmail takes an address in lower case. What has no @ is none.
func readEmail(text string) sign {
	key := strings.ToLower(strings.TrimSpace(text))
	if !strings.Contains(key, "@") {
		return sign{}
	}
	return sign{key, text}
}

// fewestDigits is how many digits a telephone must have to say anything.
const fewestDigits = 7

// readPhone takes a number as it is dialled from abroad (E.164); one that cannot be
// read that way, by its digits.
func readPhone(text, region string) sign {
	digits := keep(text, unicode.IsDigit)
	if len(digits) < fewestDigits { // most numbers cost some µs to parse; an empty field need not
		return sign{}
	}
	number, err := phonenumbers.Parse(text, region)
	if err != nil {
		return sign{digits, text}
	}
	return sign{phonenumbers.Format(number, phonenumbers.E164), text}
}

// readSigns reads several texts of one kind, each key once.
func readSigns(texts []string, read func(string) sign) []sign {
	var signs []sign
	for _, text := range texts {
		if s := read(text); s.key != "" && !hasSign(signs, s.key) {
			signs = append(signs, s)
		}
	}
	return signs
}

// sharedSigns are the signs of b that a has as well.
func sharedSigns(a, b []sign, kind Kind) []Reason {
	var shared []Reason
	for _, s := range b {
		if hasSign(a, s.key) {
			shared = append(shared, Reason{kind, s.shown})
		}
	}
	return shared
}

func hasSign(signs []sign, key string) bool {
	for _, s := range signs {
		if s.key == key {
			return true
		}
	}
	return false
}

func isAlphanumeric(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// keep is a text without the characters that are not wanted.
func keep(text string, wanted func(rune) bool) string {
	return strings.Map(func(r rune) rune {
		if wanted(r) {
			return r
		}
		return -1
	}, text)
}
