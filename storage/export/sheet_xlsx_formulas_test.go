package export_test

import (
	"bytes"
	"fmt"
	"math"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"preventa/domain"
	"preventa/domain/report"
	"preventa/storage/export"
)

// opened is what another program makes of a sheet as a workbook.
func opened(t testing.TB, s report.Sheet) *excelize.File {
	t.Helper()
	book, err := excelize.OpenReader(bytes.NewReader(wrote(t, export.XLSX, s)))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = book.Close() })
	return book
}

// formulasOf are the formulas of a workbook by the places of their cells; each gives, when
// another program computes it, the figure beside it.
func formulasOf(t testing.TB, book *excelize.File) map[string]string {
	t.Helper()
	all := map[string]string{}
	for _, sheet := range book.GetSheetList() {
		rows, err := book.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for r, row := range rows {
			for c := range row {
				place, _ := excelize.CoordinatesToCellName(c+1, r+1)
				formula, err := book.GetCellFormula(sheet, place)
				if err != nil || formula == "" {
					continue
				}
				all[sheet+"!"+place] = formula
				written, _ := book.GetCellValue(sheet, place, excelize.Options{RawCellValue: true})
				computed, err := book.CalcCellValue(sheet, place, excelize.Options{RawCellValue: true})
				if err != nil {
					t.Errorf("%s!%s =%s: %v", sheet, place, formula, err)
					continue
				}
				want, wrong := strconv.ParseFloat(written, 64)
				got, bad := strconv.ParseFloat(computed, 64)
				if wrong != nil || bad != nil || math.Abs(want-got) > 1e-6*max(1, math.Abs(want)) {
					t.Errorf("%s!%s =%s is computed as %s, and written as %s", sheet, place, formula, computed, written)
				}
			}
		}
	}
	return all
}

// closings is a sheet by salesperson of what was won of how many, with rates of these.
func closings(t testing.TB) report.Sheet {
	s := deals(t)
	s.Title, s.Formulas = "Won", []string{"=Win rate: won ÷ closed."}
	s.Columns = []report.SheetColumn{
		{ID: "month", Title: "Month", Type: report.Month, Width: 70},
		{ID: "won", Title: "Won", Type: report.Count, Width: 70},
		{ID: "lost", Title: "Lost", Type: report.Count, Width: 70},
		{ID: "rate", Title: "Win rate", Type: report.Rate, Width: 70, Share: &report.ShareOf{Part: []string{"won"}, Whole: []string{"won", "lost"}}},
		{ID: "amount", Title: "Amount", Type: report.Money, Width: 70},
		{ID: "sure", Title: "Sure", Type: report.Percent, Width: 70, Share: &report.ShareOf{Part: []string{"won"}, Whole: []string{"won", "lost"}}},
		{ID: "hidden", Title: "Hidden", Type: report.Rate, Width: 70, Share: &report.ShareOf{Part: []string{"not_here"}, Whole: []string{"won"}}},
		{ID: "minutes", Title: "Minutes", Type: report.Minutes, Width: 70},
		{ID: "days", Title: "Days", Type: report.Days, Width: 70},
	}
	peso := func(minor int64) domain.Money { return domain.Money{Minor: minor, Currency: "CLP"} }
	line := func(month time.Month, won, lost int64, amount int64) report.SheetRow {
		return report.RowOf([]any{domain.NewMonth(2026, month), won, lost, float64(won) / float64(won+lost), peso(amount), int64(50), 0.5, int64(90), 1.5})
	}
	sum := func(won, lost, amount int64, percent int64, minutes int64, days float64) report.SheetRow {
		return report.RowOf([]any{nil, won, lost, float64(won) / float64(won+lost), peso(amount), percent, 0.25, minutes, days})
	}
	s.Read = report.Held([]report.SheetRow{line(1, 1, 2, 100), line(2, 3, 1, 50), line(1, 2, 0, 7)})
	s.Groups = []report.SheetGroup{{Label: "Ana", Count: 2, Cells: sum(4, 3, 150, 57, 180, 3)}, {Label: "Luis", Count: 1, Cells: sum(2, 0, 7, 100, 90, 1.5)}}
	s.Totals = sum(6, 3, 157, 67, 270, 4.5)
	s.Totals[0].Value = "Total"
	return s
}

func TestSubtotalsAndTotalsAreFormulas(t *testing.T) {
	got := formulasOf(t, opened(t, closings(t)))
	want := map[string]string{}
	for row, cells := range map[int]string{2: "%[1]s3:%[1]s4", 5: "%[1]s6:%[1]s6", 7: "%[1]s3:%[1]s4,%[1]s6:%[1]s6"} {
		for _, column := range []string{"B", "C", "E", "H", "I"} {
			want[fmt.Sprintf("Won!%s%d", column, row)] = fmt.Sprintf("SUBTOTAL(9,"+cells+")", column)
		}
		want[fmt.Sprintf("Won!D%d", row)] = fmt.Sprintf(`IF((B%[1]d+C%[1]d)=0,"",B%[1]d/(B%[1]d+C%[1]d))`, row)
		want[fmt.Sprintf("Won!F%d", row)] = fmt.Sprintf(`IF((B%[1]d+C%[1]d)=0,"",ROUND(B%[1]d/(B%[1]d+C%[1]d),2))`, row)
	}
	wantSame(t, "formulas", want, got)
}

func TestAFigureThatItsRowsDoNotGiveIsNoFormula(t *testing.T) {
	s := closings(t)
	rows, _ := s.Read(t.Context(), 0, 3)
	rows[0][4].Value = domain.Money{Minor: 1_000, Currency: "USD"} // which is 100 pesos
	s.Groups[1].Cells[1].Value = int64(3)                          // not what its row says
	s.Groups[0].Cells[3].Value = 0.9                               // nor what its parts give
	got := formulasOf(t, opened(t, s))
	for _, place := range []string{"E2", "E7", "B5", "B7", "D2"} {
		if formula := got["Won!"+place]; formula != "" {
			t.Errorf("%s is =%s", place, formula)
		}
	}
	for _, place := range []string{"E5", "B2", "C7"} {
		if got["Won!"+place] == "" {
			t.Errorf("%s is no formula", place)
		}
	}
}

func TestTheFootOfAReportIsText(t *testing.T) {
	book := opened(t, closings(t))
	rows, err := book.GetRows("Won")
	if err != nil {
		t.Fatal(err)
	}
	wantSame(t, "foot", [][]string{nil, {"Filter: Open · State: New"}, {"Ana Rojas · 15-10-2026 09:00"}, {"'=Win rate: won ÷ closed."}}, rows[7:])
}

func TestTotalsOfWhatFiltersAreFormulas(t *testing.T) {
	s := deals(t, threeDeals()[0], threeDeals()[0])
	s.Totals = make(report.SheetRow, 10)
	s.Totals[0].Value, s.Totals[1].Value = "Σ", "2 opportunities"
	s.Totals[3].Value, s.Totals[9].Value = domain.Money{Minor: 97_200_000, Currency: "CLP"}, int64(2400)
	book := opened(t, s)
	wantSame(t, "formulas", map[string]string{"Opportunities!D4": "SUBTOTAL(9,D2:D3)", "Opportunities!J4": "SUBTOTAL(9,J2:J3)"}, formulasOf(t, book))
	shown, err := book.GetCellValue("Opportunities", "D4")
	if err != nil || shown != "97,200,000" {
		t.Errorf("who does not compute sees %q, %v", shown, err)
	}
}

func TestEachGroupHasASheetOfItsOwn(t *testing.T) {
	s := closings(t)
	s.Page.SheetPerGroup = true
	s.Groups[1].Label, s.Groups[0].Collapsed = "ANA", true // the same name to Excel
	book := opened(t, s)
	wantSame(t, "sheets", []string{"Won", "Ana", "2 ANA"}, book.GetSheetList())
	formulas := formulasOf(t, book)
	wantSame(t, "overview", []string{"'Ana'!B4", "'2 ANA'!B3", "SUBTOTAL(9,B2:B3)", `IF((B4+C4)=0,"",B4/(B4+C4))`},
		[]string{formulas["Won!B2"], formulas["Won!B3"], formulas["Won!B4"], formulas["Won!D4"]})
	wantSame(t, "a group", []string{"SUBTOTAL(9,B2:B3)", `IF((B4+C4)=0,"",B4/(B4+C4))`}, []string{formulas["Ana!B4"], formulas["Ana!D4"]})
	for sheet, want := range map[string][]string{"Won": {"Month", "Ana (2)", "ANA (1)", "Total"}, "Ana": {"Month", "2026-01", "2026-02", ""}, "2 ANA": {"Month", "2026-01", ""}} {
		rows, err := book.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		var first []string
		for _, row := range rows[:len(want)] {
			first = append(first, row[0])
		}
		wantSame(t, sheet, want, first)
		if hidden, err := book.GetRowVisible(sheet, 2); err != nil || !hidden {
			t.Errorf("%s: row 2 shows: %t, %v", sheet, hidden, err)
		}
	}
}

func TestMoreGroupsThanSheetsAreRefused(t *testing.T) {
	s := deals(t, manyRows(251)...)
	s.Page.SheetPerGroup = true
	for i := range 251 {
		s.Groups = append(s.Groups, report.SheetGroup{Label: fmt.Sprint(i), Count: 1})
	}
	err := export.WriteSheet(t.Context(), &bytes.Buffer{}, export.XLSX, s)
	if !domain.Is(err, domain.Invalid) || !strings.Contains(err.Error(), "error.export.sheets") {
		t.Errorf("it came out as %v", err)
	}
}

func TestTotalsOfManyGroupsLeaveTheirLinesToExcel(t *testing.T) {
	s := deals(t, manyRows(300)...)
	s.Totals = make(report.SheetRow, 10)
	s.Totals[9].Value = int64(300 * 1200)
	for i := range 300 {
		cells := make(report.SheetRow, 10)
		cells[9].Value = int64(1200)
		s.Groups = append(s.Groups, report.SheetGroup{Label: fmt.Sprint(i), Count: 1, Cells: cells})
	}
	book := opened(t, s)
	formula, err := book.GetCellFormula("Opportunities", "J602")
	if err != nil || formula != "SUBTOTAL(9,J2:J601)" {
		t.Errorf("the total is =%s, %v", formula, err)
	}
}

// Random lists in random groups: whatever is written as a formula gives the figure beside it.
func TestEveryFormulaGivesItsFigure(t *testing.T) {
	random := rand.New(rand.NewPCG(6, 5))
	for range 15 {
		s := closings(t)
		s.Groups, s.Formulas = nil, nil
		var rows []report.SheetRow
		total := make([]int64, 3)
		for g := range random.IntN(4) {
			group, sums := report.SheetGroup{Label: fmt.Sprint(g), Count: random.IntN(5), Collapsed: random.IntN(2) == 0}, make([]int64, 3)
			for range group.Count {
				values := []int64{random.Int64N(5), random.Int64N(5), random.Int64N(1e12) - 5e11}
				for i := range values {
					sums[i], total[i] = sums[i]+values[i], total[i]+values[i]
				}
				rows = append(rows, closingRow(values))
			}
			group.Cells = closingRow(sums)
			s.Groups = append(s.Groups, group)
		}
		s.Read, s.Totals = report.Held(rows), closingRow(total)
		s.Page.SheetPerGroup = random.IntN(3) == 0
		if formulas := formulasOf(t, opened(t, s)); len(rows) > 0 && len(formulas) < 3 {
			t.Errorf("only %v of %d rows", formulas, len(rows))
		}
	}
}

func closingRow(values []int64) report.SheetRow {
	var rate, percent any
	if closed := values[0] + values[1]; closed > 0 {
		rate, percent = float64(values[0])/float64(closed), int64(math.Round(100*float64(values[0])/float64(closed)))
	}
	return report.RowOf([]any{nil, values[0], values[1], rate, domain.Money{Minor: values[2], Currency: "USD"}, percent, nil, values[0] * 7, float64(values[1]) / 4})
}

func TestTextsThatLookEscapedStayTexts(t *testing.T) {
	for _, text := range []string{"_x000D_", "a\x01b", "two\nlines", "tab\tend ", "<&>\"'", "_x_", strings.Repeat("ñ", 40_000), "_x005F_x000D_"} {
		s := deals(t, threeDeals()[0])
		row, _ := s.Read(t.Context(), 0, 1)
		row[0][1].Value = text
		got, err := opened(t, s).GetCellValue("Opportunities", "B2")
		want := text
		if len(want) > 40_000 {
			want = strings.Repeat("ñ", excelize.TotalCellChars) // what a cell holds
		}
		if err != nil || got != want {
			t.Errorf("%.20q is read back as %.20q, %v", text, got, err)
		}
	}
}
