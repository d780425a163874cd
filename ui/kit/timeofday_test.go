package kit

import (
	"errors"
	"testing"

	"preventa/domain"
)

func TestParseMinute(t *testing.T) {
	for text, want := range map[string]string{
		"9:15": "09:15", "09:15": "09:15", "9.15": "09:15", "0915": "09:15", "915": "09:15",
		"9h15": "09:15", "9H15": "09:15", "9 h 15": "09:15", "9:15 h": "09:15", "9:15 hrs": "09:15", "9h": "09:00", "16 hs": "16:00",
		"9:15 pm": "21:15", "9:15PM": "21:15", "9:15 p. m.": "21:15", "9:15 a.m.": "09:15", "9 pm": "21:00", "9pm": "21:00", "0915 pm": "21:15",
		"12 am": "00:00", "12:30 am": "00:30", "12 pm": "12:00", "12:30pm": "12:30",
		"21:15": "21:15", " 21:15 ": "21:15", "0:00": "00:00", "0000": "00:00", "23:59": "23:59",
		"": "", "  ": "",
	} {
		minute, err := ParseMinute(text)
		if got := FormatMinute(minute); err != nil || got != want {
			t.Errorf("%q is %q, %v; want %q", text, got, err, want)
		}
	}
}

func TestParseMinuteCountsFromMidnight(t *testing.T) {
	for text, want := range map[string]int{"": 0, "0:00": 1, "0:01": 2, "10:40": 10*60 + 40 + 1, "23:59": 24 * 60} {
		if got, err := ParseMinute(text); got != want || err != nil {
			t.Errorf("%q is %d, %v; want %d", text, got, err, want)
		}
	}
}

func TestParseMinuteRefuses(t *testing.T) {
	for _, text := range []string{
		"25:00", "24:00", "9:60", "9:5", "9", "99", "2460", "13 pm", "0 am", "9:15 xm", "9:15:20", "-9:15", "noon", "9:15 pm pm", "12345", "9h1", "٩:١٥",
	} {
		minute, err := ParseMinute(text)
		var failed *domain.Error
		if minute != 0 || !errors.As(err, &failed) || failed.Code != domain.Invalid || failed.Args["Text"] != text {
			t.Errorf("%q is %d, %v; want it refused", text, minute, err)
		}
	}
}

func TestFormatMinuteOfNoTime(t *testing.T) {
	for _, minute := range []int{-1, 0, 24*60 + 1} {
		if got := FormatMinute(minute); got != "" {
			t.Errorf("%d is %q", minute, got)
		}
	}
}
