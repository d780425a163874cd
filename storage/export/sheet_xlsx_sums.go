package export

import (
	"context"
	"fmt"
	"math"
	"strings"

	"preventa/domain"
	"preventa/domain/report"
)

// mostRanges is how many ranges a formula adds up; Excel knows 254.
const mostRanges = 250

// subtotal is the formula that adds up the rows of a column.
func subtotal(at int, ranges [][2]int) string {
	var b strings.Builder
	b.WriteString("SUBTOTAL(9")
	letters := columnLetters(at)
	for _, r := range ranges {
		fmt.Fprintf(&b, ",%s%d:%s%d", letters, r[0], letters, r[1])
	}
	return b.String() + ")"
}

// formulas are those of a line of subtotals or totals: sums as sum tells, and rates computed
// anew from the sums beside them.
func (s *xlsxSheet) formulas(cells report.SheetRow, sum func(at int) string) []string {
	formulas := make([]string, len(s.Columns))
	for i, c := range s.Columns {
		switch {
		case c.Share != nil:
			formulas[i] = s.shareFormula(cells, i)
		case adds(c.Type) && isFigure(cells[i].Value):
			formulas[i] = sum(i)
		}
	}
	return formulas
}

// shareFormula is a rate as parts of its own row, "" where not all of them are on the sheet or
// they give another rate.
func (s *xlsxSheet) shareFormula(cells report.SheetRow, at int) string {
	part, partSum, some := s.sumInRow(cells, s.Columns[at].Share.Part)
	whole, wholeSum, all := s.sumInRow(cells, s.Columns[at].Share.Whole)
	if !some || !all || wholeSum == 0 {
		return ""
	}
	rate, digits := partSum/wholeSum, 0
	value, is := figure(cells[at].Value), isFigure(cells[at].Value)
	switch s.Columns[at].Type {
	case report.Percent:
		digits, value = 2, value/100
	case report.Share:
		digits, value = 4, value/10_000
	}
	quotient := part + "/" + whole
	if digits > 0 {
		scale := math.Pow10(digits)
		quotient, rate = fmt.Sprintf("ROUND(%s,%d)", quotient, digits), math.Round(rate*scale)/scale
	}
	if !is || math.Abs(rate-value) > 1e-9 {
		return ""
	}
	return fmt.Sprintf(`IF(%s=0,"",%s)`, whole, quotient)
}

// sumInRow is the sum of columns in the row that is written next, as a formula and as a figure.
func (s *xlsxSheet) sumInRow(cells report.SheetRow, ids []string) (formula string, sum float64, all bool) {
	var refs []string
	for _, id := range ids {
		found := false
		for i, c := range s.Columns {
			if c.ID == id && i > 0 && isFigure(cells[i].Value) { // the first holds the name of a group
				refs, sum, found = append(refs, fmt.Sprintf("%s%d", columnLetters(i), s.row+1)), sum+figure(cells[i].Value), true
			}
		}
		if !found {
			return "", 0, false
		}
	}
	formula = strings.Join(refs, "+")
	if len(refs) > 1 {
		formula = "(" + formula + ")"
	}
	return formula, sum, len(refs) > 0
}

// adds reports that values of a type add up as cells do.
func adds(t report.Type) bool {
	switch t {
	case report.Count, report.Money, report.Days, report.Minutes:
		return true
	}
	return false
}

func isFigure(value any) bool {
	switch value.(type) {
	case int64, float64, domain.Money:
		return true
	}
	return false
}

func figure(value any) float64 {
	switch v := value.(type) {
	case int64:
		return float64(v)
	case float64:
		return v
	case domain.Money:
		return float64(v.Minor) / float64(v.Currency.Scale())
	}
	return 0
}

// xlsxSums add up the columns whose values add up.
type xlsxSums []xlsxSum

// xlsxSum is the sum of a column, of which a formula gives the same where it is of one kind.
type xlsxSum struct {
	adds     bool
	whole    int64
	fraction float64
	currency domain.Currency
	mixed    bool // of several currencies
}

func newXLSXSums(columns []report.SheetColumn) xlsxSums {
	sums := make(xlsxSums, len(columns))
	for i, c := range columns {
		sums[i].adds = adds(c.Type)
	}
	return sums
}

func (s xlsxSums) add(row report.SheetRow) {
	for i := range s {
		if s[i].adds {
			s[i].add(row[i].Value)
		}
	}
}

func (s *xlsxSum) add(value any) {
	switch v := value.(type) {
	case int64:
		s.whole += v
	case float64:
		s.fraction += v
	case domain.Money:
		s.mixed = s.mixed || s.currency != "" && s.currency != v.Currency
		s.currency, s.whole = v.Currency, s.whole+v.Minor
	}
}

// is reports that a total is this sum.
func (s *xlsxSum) is(total any) bool {
	if !s.adds || s.mixed {
		return false
	}
	switch v := total.(type) {
	case int64:
		return s.currency == "" && s.fraction == 0 && s.whole == v
	case float64:
		sum := s.fraction + float64(s.whole)
		return s.currency == "" && math.Abs(sum-v) <= 1e-9*max(1, math.Abs(v))
	case domain.Money:
		return (s.currency == v.Currency || s.currency == "") && s.whole == v.Minor
	}
	return false
}

// xlsxPage is how many rows are read at a time.
const xlsxPage = 1000

// xlsxPages reads the rows of groups by their place, a page at a time, so that many small
// groups share one reading, and their sums another.
type xlsxPages struct {
	sheet report.Sheet
	page  []report.SheetRow
	first int // place of the page
}

// rows gives count rows from first on, fewer where the list has become shorter.
func (p *xlsxPages) rows(ctx context.Context, first, count int, use func(report.SheetRow) error) error {
	for at := first; at < first+count; at++ {
		if at < p.first || at >= p.first+len(p.page) {
			page, err := p.sheet.Read(ctx, at, xlsxPage)
			if err != nil {
				return err
			}
			if p.page, p.first = page, at; len(page) == 0 {
				return nil
			}
		}
		if err := use(p.page[at-p.first]); err != nil {
			return err
		}
	}
	return nil
}
