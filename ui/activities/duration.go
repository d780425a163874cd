package activities

import (
	"regexp"
	"strconv"
	"strings"

	"preventa/domain"
)

// The ways in which people write how long something takes.
var (
	durationOfClock = regexp.MustCompile(`^(\d{1,3})[:.](\d{2})$`)
	durationOfHours = regexp.MustCompile(`^(\d{1,3})(?:[.,](\d{1,2}))? ?h(?:oras?|ours?|rs?)?\.?(?: ?(\d{1,2}) ?(?:m(?:in(?:utos|utes|s)?)?\.?)?)?$`)
	durationOfCount = regexp.MustCompile(`^(\d{1,5}) ?(?:m(?:in(?:utos|utes|s)?)?\.?)?$`)
)

// parseMinutes reads how long something takes: 90, 90 min, 1:30, 1 h 30, 1h, 1.5 h. It is
// 0 for an empty text. Errors are Invalid.
func parseMinutes(text string) (int, error) {
	plain := strings.ToLower(strings.Join(strings.Fields(text), " "))
	number := func(text string) int { n, _ := strconv.Atoi(text); return n } // digits only, or none
	minutes, rest := 0, 0
	switch {
	case plain == "":
		return 0, nil
	case durationOfCount.MatchString(plain):
		minutes = number(durationOfCount.FindStringSubmatch(plain)[1])
	case durationOfClock.MatchString(plain):
		m := durationOfClock.FindStringSubmatch(plain)
		rest = number(m[2])
		minutes = number(m[1])*60 + rest
	case durationOfHours.MatchString(plain):
		m := durationOfHours.FindStringSubmatch(plain)
		if m[2] != "" && m[3] != "" {
			return 0, domain.Fail(domain.Invalid, "error.activity.not_a_duration", domain.Args{"Text": text})
		}
		rest = number(m[3])
		minutes = number(m[1])*60 + rest + number((m[2] + "00")[:2])*60/100
	default:
		return 0, domain.Fail(domain.Invalid, "error.activity.not_a_duration", domain.Args{"Text": text})
	}
	if rest >= 60 {
		return 0, domain.Fail(domain.Invalid, "error.activity.not_a_duration", domain.Args{"Text": text})
	}
	if minutes > domain.MaxMinutes {
		return 0, domain.Fail(domain.Invalid, "error.activity.minutes", nil)
	}
	return minutes, nil
}
