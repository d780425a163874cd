package export

import (
	"math"
	"strconv"
	"time"

	"preventa/domain"
	"preventa/domain/report"
)

// shown is how people read a value of a sheet, in the manner of its region; "" for nothing.
func shown(s *report.Sheet, value any, t report.Type) string {
	switch v := value.(type) {
	case string:
		return v
	case int64:
		return shownWhole(s, v, t)
	case float64:
		if t == report.Rate {
			return s.Region.Rate(v, 0)
		}
		return s.Region.Number(int64(math.Round(v*10)), 1)
	case domain.Money:
		if v.Currency == s.Currency {
			return s.Region.Amount(v)
		}
		return s.Region.Money(v)
	case domain.Date:
		return s.Region.Date(v)
	case domain.Month:
		return v.String()
	case domain.Rate:
		return s.Region.RateValue(v.Value)
	case report.Moment:
		if v.Minute == 0 {
			return s.Region.Date(v.Day)
		}
		return s.Region.Date(v.Day) + " " + s.Region.Clock(v.Day.Time().Add(time.Duration(v.Minute-1)*time.Minute))
	}
	return ""
}

func shownWhole(s *report.Sheet, v int64, t report.Type) string {
	switch t {
	case report.Number:
		return strconv.FormatInt(v, 10)
	case report.Percent:
		return s.Region.Percent(int(v))
	case report.Share:
		return s.Region.Share(int(v))
	case report.Minutes:
		return report.MinutesText(v)
	}
	return s.Region.Number(v, 0)
}

// currencyOf is the currency of an amount, as a cell.
func currencyOf(value any) any {
	if amount, is := value.(domain.Money); is {
		return string(amount.Currency)
	}
	return nil
}
