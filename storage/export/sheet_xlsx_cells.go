package export

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"preventa/domain"
	"preventa/domain/region"
	"preventa/domain/report"
)

// xlsxPart is what a cell is part of.
type xlsxPart int

const (
	asRow xlsxPart = iota
	asHeader
	asGroup
	asTotals
)

// xlsxStyle is how a cell looks.
type xlsxStyle struct {
	as     xlsxPart
	format string // of numbers; "": general
	right  bool
}

// style is the number by which a workbook knows a look.
func (b *workbook) style(look xlsxStyle) (int, error) {
	if id, known := b.styles[look]; known {
		return id, nil
	}
	style := &excelize.Style{}
	if look.format != "" {
		style.CustomNumFmt = &look.format
	}
	if look.as != asRow {
		style.Font = &excelize.Font{Bold: true}
	}
	surface := excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"F9FAFB"}}
	switch look.as {
	case asHeader:
		style.Fill, style.Border = surface, []excelize.Border{{Type: "bottom", Color: "C6CBD4", Style: 1}}
	case asGroup:
		style.Fill = surface
	case asTotals:
		style.Border = []excelize.Border{{Type: "top", Color: "C6CBD4", Style: 1}}
	}
	if look.right {
		style.Alignment = &excelize.Alignment{Horizontal: "right"}
	}
	id, err := b.file.NewStyle(style)
	b.styles[look] = id
	return id, err
}

// value is a cell as Excel holds it, with the format it is shown in: days since 1900,
// fractions for percentages, texts that no program runs.
func (b *workbook) value(value any, t report.Type) (any, string) {
	switch v := value.(type) {
	case string:
		if v == "" {
			return nil, ""
		}
		return report.Harmless(v), ""
	case int64:
		return wholeNumber(v, t, b.Region)
	case float64:
		if t == report.Rate {
			return v, percentFormat(b.Region, "0")
		}
		return v, "0.0"
	case domain.Money:
		return float64(v.Minor) / float64(v.Currency.Scale()), moneyFormat(v.Currency, b.Currency, b.Region)
	case domain.Date:
		return serial(v, 0), dateFormat(b.Region)
	case domain.Month:
		if v == 0 {
			return nil, ""
		}
		return serial(v.First(), 0), `yyyy\-mm`
	case domain.Rate:
		return float64(v.Value) / domain.RateScale, "0.00######"
	case report.Moment:
		if v.Minute == 0 {
			return serial(v.Day, 0), dateFormat(b.Region)
		}
		return serial(v.Day, v.Minute-1), dateFormat(b.Region) + " " + clockFormat(b.Region)
	}
	return nil, ""
}

func wholeNumber(v int64, t report.Type, r region.Region) (any, string) {
	const minutesOfDay = 24 * 60
	switch t {
	case report.Number:
		return v, "0"
	case report.Percent:
		return float64(v) / 100, percentFormat(r, "0")
	case report.Share:
		return float64(v) / 10_000, percentFormat(r, shareFormat(v))
	case report.Minutes:
		return float64(v) / minutesOfDay, "[h]:mm"
	}
	return v, "#,##0"
}

// shareFormat has the decimals that hundredths of a percent need.
func shareFormat(hundredths int64) string {
	switch {
	case hundredths%100 == 0:
		return "0"
	case hundredths%10 == 0:
		return "0.0"
	}
	return "0.00"
}

func percentFormat(r region.Region, digits string) string {
	if r.PercentSpace {
		return digits + `\ %`
	}
	return digits + "%"
}

// moneyFormat writes an amount with its currency's decimals, and with its symbol where it
// is not the office's, which heads the column.
func moneyFormat(c, home domain.Currency, r region.Region) string {
	format := "#,##0"
	if digits := c.Digits(); digits > 0 {
		format += "." + strings.Repeat("0", digits)
	}
	if c == home {
		return format
	}
	return `"` + strings.ReplaceAll(r.Symbol(c), `"`, "") + ` "` + format
}

func dateFormat(r region.Region) string {
	parts := []string{"dd", "mm", "yyyy"}
	switch r.DateOrder {
	case region.MDY:
		parts = []string{"mm", "dd", "yyyy"}
	case region.YMD:
		parts = []string{"yyyy", "mm", "dd"}
	}
	return strings.Join(parts, fmt.Sprintf(`\%c`, r.DateSeparator))
}

func clockFormat(r region.Region) string {
	if r.TwelveHour {
		return "h:mm AM/PM"
	}
	return "hh:mm"
}

// serial is a day and minute as Excel counts them, or a text for a day before it counts
// rightly: it takes 1900 for a leap year.
func serial(d domain.Date, minute int) any {
	epoch, trusted := domain.NewDate(1899, 12, 30), domain.NewDate(1900, 3, 1)
	switch {
	case d == 0:
		return nil
	case d < trusted:
		return d.String()
	case minute == 0:
		return int64(d - epoch)
	}
	return float64(d-epoch) + float64(minute)/(24*60)
}
