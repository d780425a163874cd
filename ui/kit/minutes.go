package kit

import (
	"strconv"
	"strings"
)

// MinutesText writes how long something takes, such as "1 h 30 min"; "" for 0.
func MinutesText(minutes int) string {
	hours, rest := minutes/60, minutes%60
	var parts []string
	if hours > 0 {
		parts = append(parts, strconv.Itoa(hours)+" h")
	}
	if rest > 0 {
		parts = append(parts, strconv.Itoa(rest)+" min")
	}
	return strings.Join(parts, " ")
}
