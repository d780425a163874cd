package region

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"preventa/domain"
)

// The years dates are accepted in.
const (
	firstYear = 1900
	lastYear  = 2200
)

// ParseDate reads a day as people of the region type it, seen from today:
//
//   - day, month and year in the region's order, parted by one of - / . or a space,
//     or written together with two digits of day and month;
//   - year, month and day in that order, when the year comes first with four digits;
//   - a year of two digits is the one within 79 years before today's year and 20 after;
//   - without a year it is the day nearest to today, the later of two as near;
//   - today, tomorrow, yesterday, hoy, mañana, ayer; +7 or -3, in days from today.
//
// The empty text is no date. What only makes sense in another region's order is asked
// about. The errors are Invalid, with these keys and arguments, of which Text is always
// what was typed:
//
//	error.date.did_you_mean  Suggestion: the one day it can be
//	error.date.ambiguous     First, Second: the two days it can be
//	error.date.not_a_day     Last: the last day that month has
//	error.date.year_range    First, Last: the years accepted
//	error.date.not_a_date    Example: today, as it is written
func (r Region) ParseDate(text string, today domain.Date) (domain.Date, error) {
	typed := typedDate{region: r, text: shown(text), today: today}
	text = strings.ToLower(plainSeparators(strings.TrimSpace(text)))
	if text == "" {
		return 0, nil
	}
	if days, ok := daysFromToday(text); ok {
		return typed.inRange(today.Add(days))
	}
	parts := dateParts(text, r.DateOrder)
	if parts == nil {
		return 0, typed.notADate()
	}
	day, err := typed.in(r.orderOf(parts), parts)
	if err == nil {
		return day, nil
	}
	return 0, typed.question(parts, err)
}

var dayWords = map[string]int{
	"today": 0, "tomorrow": 1, "yesterday": -1,
	"hoy": 0, "mañana": 1, "manana": 1, "ayer": -1,
}

// daysFromToday reads a word or a signed number of up to five digits.
func daysFromToday(text string) (int, bool) {
	if days, ok := dayWords[text]; ok {
		return days, true
	}
	text = strings.Replace(text, "−", "-", 1)
	number := strings.TrimLeft(text, "+-")
	if len(text)-len(number) != 1 || number == "" || len(number) > 5 || !onlyDigits(number) {
		return 0, false
	}
	days, err := strconv.Atoi(text)
	return days, err == nil
}

var spacedSeparator = regexp.MustCompile(` *([-/.]) *`)

// dateParts splits a text into two or three numbers, or gives nil.
func dateParts(text string, order DateOrder) []string {
	if onlyDigits(text) {
		return partsTogether(text, order)
	}
	text = spacedSeparator.ReplaceAllString(text, "$1")
	at := strings.IndexAny(text, "-/. ")
	if at < 0 {
		return nil
	}
	parts := strings.Split(text, text[at:at+1])
	if len(parts) < 2 || len(parts) > 3 {
		return nil
	}
	for _, part := range parts {
		if part == "" || len(part) > 4 || !onlyDigits(part) {
			return nil
		}
	}
	return parts
}

// partsTogether splits six or eight digits. Eight have the year at the end where four
// digits can be one; no eight digits are a day with the year at either end.
func partsTogether(text string, order DateOrder) []string {
	yearFirst := order == YMD
	switch len(text) {
	case 6:
		return []string{text[:2], text[2:4], text[4:]}
	case 8:
		if front := plausibleYear(text[:4]); front != plausibleYear(text[4:]) {
			yearFirst = front
		}
	default:
		return nil
	}
	if yearFirst {
		return []string{text[:4], text[4:6], text[6:]}
	}
	return []string{text[:2], text[2:4], text[4:]}
}

func plausibleYear(text string) bool {
	year, err := strconv.Atoi(text)
	return err == nil && year >= firstYear && year <= lastYear
}

// orderOf is the region's order, but the international one for a year in front.
func (r Region) orderOf(parts []string) DateOrder {
	if len(parts) == 3 && len(parts[0]) == 4 {
		return YMD
	}
	return r.DateOrder
}

// otherOrders are the orders somebody may have meant who did not use the region's.
func (r Region) otherOrders() []DateOrder {
	switch r.DateOrder {
	case DMY:
		return []DateOrder{MDY}
	case MDY:
		return []DateOrder{DMY}
	}
	return []DateOrder{DMY, MDY}
}

// typedDate is a date being read, with what is needed to ask back about it.
type typedDate struct {
	region Region
	text   string // what was typed, fit to be shown
	today  domain.Date
}

// question replaces the refusal of the region's order by a question, if the parts are
// a day in another order.
func (t typedDate) question(parts []string, refusal error) error {
	var days []string
	for _, order := range t.region.otherOrders() {
		if day, err := t.in(order, parts); err == nil && !slices.Contains(days, t.region.Date(day)) {
			days = append(days, t.region.Date(day))
		}
	}
	switch len(days) {
	case 0:
		return refusal
	case 1:
		return t.fail("date.did_you_mean", domain.Args{"Suggestion": days[0]})
	}
	return t.fail("date.ambiguous", domain.Args{"First": days[0], "Second": days[1]})
}

// in reads two or three parts in one order.
func (t typedDate) in(order DateOrder, parts []string) (domain.Date, error) {
	dayText, monthText, yearText := pick(order, parts)
	if len(dayText) > 2 || len(monthText) > 2 || len(yearText)%2 != 0 {
		return 0, t.notADate()
	}
	day, month := intOf(dayText), time.Month(intOf(monthText))
	if month < time.January || month > time.December {
		return 0, t.notADate()
	}
	if yearText == "" {
		return t.nearest(month, day)
	}
	return t.day(t.fullYear(yearText), month, day)
}

// pick names the parts; the year is empty if there are but two.
func pick(order DateOrder, parts []string) (day, month, year string) {
	if len(parts) == 2 && order == DMY {
		return parts[0], parts[1], ""
	}
	if len(parts) == 2 {
		return parts[1], parts[0], ""
	}
	switch order {
	case MDY:
		return parts[1], parts[0], parts[2]
	case YMD:
		return parts[2], parts[1], parts[0]
	}
	return parts[0], parts[1], parts[2]
}

// intOf is the value of a few digits.
func intOf(digits string) int {
	value := 0
	for _, digit := range digits {
		value = value*10 + int(digit-'0')
	}
	return value
}

// fullYear completes a year of two digits.
func (t typedDate) fullYear(text string) int {
	year := intOf(text)
	if len(text) == 4 {
		return year
	}
	latest, _, _ := t.today.Civil()
	latest += 20
	return latest - (latest-year)%100
}

// nearest is the day of a month that is closest to today.
func (t typedDate) nearest(month time.Month, day int) (domain.Date, error) {
	thisYear, _, _ := t.today.Civil()
	best, refusal := t.day(thisYear, month, day)
	for _, year := range []int{thisYear - 1, thisYear + 1} {
		other, err := t.day(year, month, day)
		if err == nil && (best == 0 || distance(other, t.today) < distance(best, t.today) ||
			distance(other, t.today) == distance(best, t.today) && other > best) {
			best = other
		}
	}
	if best == 0 {
		return 0, refusal
	}
	return best, nil
}

func distance(a, b domain.Date) domain.Date { return max(a-b, b-a) }

// day is a day of the calendar within the accepted years.
func (t typedDate) day(year int, month time.Month, day int) (domain.Date, error) {
	if _, err := t.inRange(domain.NewDate(year, month, 1)); err != nil {
		return 0, err
	}
	last := domain.NewMonth(year, month).Last()
	if _, _, days := last.Civil(); day < 1 || day > days {
		return 0, t.fail("date.not_a_day", domain.Args{"Last": t.region.Date(last)})
	}
	return domain.NewDate(year, month, day), nil
}

func (t typedDate) inRange(day domain.Date) (domain.Date, error) {
	if year, _, _ := day.Civil(); year < firstYear || year > lastYear {
		return 0, t.fail("date.year_range", domain.Args{"First": firstYear, "Last": lastYear})
	}
	return day, nil
}

func (t typedDate) notADate() error {
	return t.fail("date.not_a_date", domain.Args{"Example": t.region.Date(t.today)})
}

func (t typedDate) fail(key string, args domain.Args) error {
	args["Text"] = t.text
	return domain.Fail(domain.Invalid, "error."+key, args)
}
