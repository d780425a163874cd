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
	asNote
)

// xlsxFormat tells the format of a number: that of a type, with what varies within it.
type xlsxFormat struct {
	numbered bool
	of       report.Type
	currency domain.Currency
	decimals int // of a share
	timed    bool
	fraction bool // a number with a decimal
}

// xlsxLook is how a cell looks.
type xlsxLook struct {
	as     xlsxPart
	format xlsxFormat
	right  bool
}

// xlsxStyle is a look of a workbook, in whose regions it may differ.
type xlsxStyle struct {
	as     xlsxPart
	format string // of numbers; "": general
	right  bool
}

// styleOf is the number by which the workbook knows the look of a cell in a column. The cells
// of a column mostly look alike.
func (s *xlsxSheet) styleOf(at int, look xlsxLook) (int, error) {
	if known, is := s.looks[at][look]; is {
		return known, nil
	}
	id, err := s.book.style(xlsxStyle{as: look.as, format: s.formatText(look.format), right: look.right})
	if s.looks[at] == nil {
		s.looks[at] = map[xlsxLook]int{}
	}
	s.looks[at][look] = id
	return id, err
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
	surface := excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"F9FAFB"}}
	switch look.as {
	case asHeader:
		style.Fill, style.Border = surface, []excelize.Border{{Type: "bottom", Color: "C6CBD4", Style: 1}}
	case asGroup:
		style.Fill = surface
	case asTotals:
		style.Border = []excelize.Border{{Type: "top", Color: "C6CBD4", Style: 1}}
	case asNote:
		style.Font = &excelize.Font{Color: "6B7280"}
	}
	if look.as == asHeader || look.as == asGroup || look.as == asTotals {
		style.Font = &excelize.Font{Bold: true}
	}
	if look.right {
		style.Alignment = &excelize.Alignment{Horizontal: "right"}
	}
	id, err := b.file.NewStyle(style)
	b.styles[look] = id
	return id, err
}

// xlsxValue is a cell as Excel holds it, with the format it is shown in.
type xlsxValue struct {
	isText, isNumber bool
	text             string
	number           float64
	format           xlsxFormat
}

func (v xlsxValue) empty() bool { return !v.isText && !v.isNumber }

func xlsxNumber(number float64, format xlsxFormat) xlsxValue {
	format.numbered = true
	return xlsxValue{isNumber: true, number: number, format: format}
}

func xlsxText(text string) xlsxValue {
	return xlsxValue{isText: text != "", text: report.Harmless(text)}
}

// xlsxValueOf is a cell as Excel holds it: days since 1900, fractions for percentages, texts
// that no program runs, in the words people see.
func xlsxValueOf(cell report.SheetCell, t report.Type) xlsxValue {
	switch v := cell.Value.(type) {
	case string:
		if t == report.Text && cell.Text != "" {
			return xlsxText(cell.Text)
		}
		return xlsxText(v)
	case int64:
		return wholeNumber(v, t)
	case float64:
		return xlsxNumber(v, xlsxFormat{of: t, fraction: t != report.Rate})
	case domain.Money:
		return xlsxNumber(float64(v.Minor)/float64(v.Currency.Scale()), xlsxFormat{of: report.Money, currency: v.Currency})
	case domain.Date:
		return serial(v, 0)
	case domain.Month:
		if v == 0 {
			return xlsxValue{}
		}
		first := serial(v.First(), 0)
		first.format.of = report.Month
		return first
	case domain.Rate:
		return xlsxNumber(float64(v.Value)/domain.RateScale, xlsxFormat{of: report.Exchange})
	case report.Moment:
		return serial(v.Day, v.Minute)
	}
	return xlsxValue{}
}

func wholeNumber(v int64, t report.Type) xlsxValue {
	const minutesOfDay = 24 * 60
	switch t {
	case report.Percent:
		return xlsxNumber(float64(v)/100, xlsxFormat{of: t})
	case report.Share:
		return xlsxNumber(float64(v)/10_000, xlsxFormat{of: t, decimals: shareDecimals(v)})
	case report.Minutes:
		return xlsxNumber(float64(v)/minutesOfDay, xlsxFormat{of: t})
	case report.Number:
		return xlsxNumber(float64(v), xlsxFormat{of: t})
	}
	return xlsxNumber(float64(v), xlsxFormat{of: report.Count})
}

// shareDecimals are the decimals that hundredths of a percent need.
func shareDecimals(hundredths int64) int {
	switch {
	case hundredths%100 == 0:
		return 0
	case hundredths%10 == 0:
		return 1
	}
	return 2
}

// formatText is a format as Excel writes it, in the manner of the office's region.
func (s *xlsxSheet) formatText(f xlsxFormat) string {
	switch {
	case !f.numbered:
		return ""
	case f.fraction:
		return "0.0"
	}
	switch f.of {
	case report.Number:
		return "0"
	case report.Money:
		return moneyFormat(f.currency, s.Currency, s.Region)
	case report.Rate, report.Percent:
		return percentFormat(s.Region, "0")
	case report.Share:
		return percentFormat(s.Region, strings.TrimSuffix("0."+strings.Repeat("0", f.decimals), "."))
	case report.Minutes:
		return "[h]:mm"
	case report.Month:
		return `yyyy\-mm`
	case report.Exchange:
		return "0.00######"
	case report.Date, report.When:
		if f.timed {
			return dateFormat(s.Region) + " " + clockFormat(s.Region)
		}
		return dateFormat(s.Region)
	}
	return "#,##0"
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

// serial is a day, and a minute of it where one is known, as Excel counts them, or a text for
// a day before it counts rightly: it takes 1900 for a leap year.
func serial(d domain.Date, minute int) xlsxValue {
	epoch, trusted := domain.NewDate(1899, 12, 30), domain.NewDate(1900, 3, 1)
	switch {
	case d == 0:
		return xlsxValue{}
	case d < trusted:
		return xlsxValue{isText: true, text: d.String()}
	case minute == 0:
		return xlsxNumber(float64(d-epoch), xlsxFormat{of: report.Date})
	}
	return xlsxNumber(float64(d-epoch)+float64(minute-1)/(24*60), xlsxFormat{of: report.Date, timed: true})
}
