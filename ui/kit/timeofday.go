package kit

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"preventa/domain"
)

const minutesADay = 24 * 60

// Times of day as people type them; the groups are hour, minute and half of the day.
var timeForms = []*regexp.Regexp{
	regexp.MustCompile(`^(\d{1,2})\s*[:.h]\s*(\d{2})\s*(?:h|hrs?|hs)?\s*([ap])?$`), // 9:15, 9.15, 9h15, 9:15 pm
	regexp.MustCompile(`^(\d{1,2})(\d{2})\s*(?:h|hrs?|hs)?\s*([ap])?$`),            // 0915, 915
	regexp.MustCompile(`^(\d{1,2})()\s*(?:h|hrs?|hs)$`),                            // 9h, 9 hrs
	regexp.MustCompile(`^(\d{1,2})()\s*([ap])$`),                                   // 9 pm
}

var halfOfDay = regexp.MustCompile(`([ap])\.?\s*m\.?$`)

// ParseMinute reads a time of day as minutes after midnight plus 1, so that 0 is no
// time, which is what an empty text gives. It knows 9:15, 9.15, 0915, 9h15, 9h, 21:15,
// 9:15 pm and 9 p. m.; the error is Invalid, "error.time.not_a_time", with the Text.
func ParseMinute(text string) (int, error) {
	typed := strings.Join(strings.Fields(text), " ")
	if typed == "" {
		return 0, nil
	}
	plain := halfOfDay.ReplaceAllString(strings.ToLower(typed), "$1")
	for _, form := range timeForms {
		if found := form.FindStringSubmatch(plain); found != nil {
			if minute, ok := minuteOf(append(found, "")); ok {
				return minute + 1, nil
			}
		}
	}
	return 0, domain.Fail(domain.Invalid, "error.time.not_a_time", domain.Args{"Text": typed})
}

// minuteOf is the minute after midnight that hour, minute and half of the day say.
func minuteOf(found []string) (int, bool) {
	hour, _ := strconv.Atoi(found[1])
	minute, _ := strconv.Atoi(found[2])
	if half := found[3]; half != "" {
		if hour < 1 || hour > 12 {
			return 0, false
		}
		hour %= 12
		if half == "p" {
			hour += 12
		}
	}
	at := hour*60 + minute
	return at, minute < 60 && at < minutesADay
}

// FormatMinute writes a time of day that ParseMinute gave, as 09:15; "" for none.
func FormatMinute(minute int) string {
	if minute <= 0 || minute > minutesADay {
		return ""
	}
	return fmt.Sprintf("%02d:%02d", (minute-1)/60, (minute-1)%60)
}
