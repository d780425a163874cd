package export_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"image/color"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"preventa/domain"
	"preventa/domain/region"
	"preventa/domain/report"
	"preventa/storage/export"
)

// deals is a sheet of an office in Chile with a column of every type that lists show.
func deals(t testing.TB, rows ...report.SheetRow) report.Sheet {
	t.Helper()
	chile, ok := region.Find("CL")
	if !ok {
		t.Fatal("no region CL")
	}
	return report.Sheet{
		Title: "Opportunities", Notes: []string{"Filter: Open · State: New", "Ana Rojas · 15-10-2026 09:00"}, Office: "Riegos del Maipo",
		Region: chile, Currency: "CLP", Language: domain.English, At: time.Date(2026, 10, 15, 9, 0, 0, 0, time.UTC),
		Columns: []report.SheetColumn{
			{ID: "number", Title: "№", Type: report.Number, Width: 52},
			{ID: "name", Title: "Name", Type: report.Text, Width: 168},
			{ID: "state", Title: "State", Type: report.Text, Width: 122},
			{ID: "amount", Title: "Amount $", Type: report.Money, Width: 100, CurrencyID: "currency"},
			{ID: "probability", Title: "Prob.", Type: report.Percent, Width: 58},
			{ID: "expected", Title: "Exp. close", Type: report.Date, Width: 90},
			{ID: "day", Title: "Day and time", Type: report.When, Width: 138},
			{ID: "minutes", Title: "Duration", Type: report.Minutes, Width: 92},
			{ID: "tax", Title: "Tax", Type: report.Share, Width: 90},
			{ID: "open", Title: "Open", Type: report.Count, Width: 72},
		},
		Read: report.Held(rows),
	}
}

var blue = color.NRGBA{R: 0x6B, G: 0xA3, B: 0xEA, A: 0xFF}

// threeDeals are an ordinary row, one of an amount abroad below zero, and one of nothing.
func threeDeals() []report.SheetRow {
	first := report.RowOf([]any{int64(1), "Bottling line", "New", domain.Money{Minor: 48_600_000, Currency: "CLP"}, int64(25), domain.NewDate(2026, 12, 1),
		report.Moment{Day: domain.NewDate(2026, 10, 15), Minute: 16*60 + 31}, int64(90), int64(1900), int64(1200)})
	first[2].Dot = blue
	second := report.RowOf([]any{int64(2), "Ñandú, \"one\"", "Won", domain.Money{Minor: -1050, Currency: "USD"}, int64(100), nil,
		report.Moment{Day: domain.NewDate(2026, 1, 9)}, int64(5), int64(1050), int64(0)})
	third := make(report.SheetRow, 10)
	third[0].Value = int64(3)
	return []report.SheetRow{first, second, third}
}

// grouped is two groups of which the second is collapsed, with totals.
func grouped(t testing.TB) report.Sheet {
	s := deals(t, threeDeals()...)
	subtotal := func(minor int64) report.SheetRow {
		row := make(report.SheetRow, len(s.Columns))
		row[3].Value = domain.Money{Minor: minor, Currency: "CLP"}
		return row
	}
	s.Groups = []report.SheetGroup{
		{Label: "=New ones", Dot: blue, Count: 2, Cells: subtotal(48_590_000)},
		{Label: "Nobody's", Count: 1, Cells: subtotal(7), Collapsed: true},
	}
	s.Totals = subtotal(48_590_007)
	s.Totals[0].Value = "Σ"
	return s
}

// wrote is what is written of a sheet.
func wrote(t testing.TB, f export.Format, s report.Sheet) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := export.WriteSheet(t.Context(), &out, f, s); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func wantSame(t testing.TB, what string, want, got any) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

func TestSheetAsCSV(t *testing.T) {
	lines, err := csv.NewReader(bytes.NewReader(wrote(t, export.CSV, deals(t, threeDeals()...)))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	wantSame(t, "lines", [][]string{
		{"number", "name", "state", "amount", "currency", "probability", "expected", "day", "minutes", "tax", "open"},
		{"1", "Bottling line", "New", "48600000", "CLP", "25", "2026-12-01", "2026-10-15 16:30", "90", "19", "1200"},
		{"2", "Ñandú, \"one\"", "Won", "-10.50", "USD", "100", "", "2026-01-09", "5", "10.5", "0"},
		{"3", "", "", "", "", "", "", "", "", "", ""},
	}, lines)
}

func TestSheetAsDataHasTheRowsAlone(t *testing.T) {
	plain, folded := deals(t, threeDeals()...), grouped(t)
	wantSame(t, "CSV", string(wrote(t, export.CSV, plain)), string(wrote(t, export.CSV, folded)))
	wantSame(t, "JSON", string(wrote(t, export.JSON, plain)), string(wrote(t, export.JSON, folded)))
	if got := string(wrote(t, export.JSON, plain)); !strings.Contains(got, `"amount": -10.50, "currency": "USD", "probability": 100, "expected": null`) {
		t.Errorf("JSON is\n%s", got)
	}
}

// dangerous are texts that a spreadsheet would run, and how files have them.
var dangerous = map[string]string{
	"=1+1": "'=1+1", "+56 9 1234": "'+56 9 1234", "-1": "'-1", "@SUM(A1)": "'@SUM(A1)", "\t=1": "'\t=1", "\r=1": "'\r=1", "\n=1": "'\n=1",
	"＝1": "'＝1", "＋1": "'＋1", "－1": "'－1", "＠A": "'＠A", "'=1": "''=1", "''@": "'''@",
	"'tis": "'tis", "a=1": "a=1", "2-1": "2-1", "ñ": "ñ", "'": "'", " =1": " =1",
}

func TestTextsOfSheetsCannotRunAndNumbersStay(t *testing.T) {
	for text, want := range dangerous {
		s := deals(t, threeDeals()[1])
		row, _ := s.Read(t.Context(), 0, 1)
		row[0][1].Value = text
		lines, err := csv.NewReader(bytes.NewReader(wrote(t, export.CSV, s))).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		if want = strings.ReplaceAll(want, "\r\n", "\n"); lines[1][1] != want || lines[1][3] != "-10.50" {
			t.Errorf("%q was written as %q, with the amount %q", text, lines[1][1], lines[1][3])
		}
		if back := report.Original(want); back != text {
			t.Errorf("%q comes back as %q", text, back)
		}
	}
}

func TestAFailureWhileReadingEndsTheSheet(t *testing.T) {
	broken := errors.New("broken")
	for _, f := range []export.Format{export.CSV, export.JSON, export.XLSX, export.PDF} {
		s := deals(t)
		s.Read = func(_ context.Context, first, count int) ([]report.SheetRow, error) {
			if first > 0 {
				return nil, broken
			}
			return manyRows(count), nil
		}
		if err := export.WriteSheet(t.Context(), &bytes.Buffer{}, f, s); !errors.Is(err, broken) {
			t.Errorf("%s: %v", f, err)
		}
		s.Read = report.Held(threeDeals())
		full := fullDisk{errors.New("no room")}
		if err := export.WriteSheet(t.Context(), full, f, s); !errors.Is(err, full.err) {
			t.Errorf("%s on a full disk: %v", f, err)
		}
	}
}

func manyRows(n int) []report.SheetRow {
	rows := make([]report.SheetRow, n)
	for i := range rows {
		rows[i] = threeDeals()[0]
		rows[i][0].Value = int64(i + 1)
		rows[i][1].Value = fmt.Sprintf("Deal %d of the valley of Colchagua", i+1)
	}
	return rows
}

func TestTheNameOfAFileTellsItsFormat(t *testing.T) {
	for path, want := range map[string]export.Format{"a.csv": export.CSV, "/b/C.XLSX": export.XLSX, "x.pdf": export.PDF, "x.json": export.JSON, "plain": "", "a.doc": ""} {
		if got, told := export.FormatOf(path); told != (want != "") || told && got != want {
			t.Errorf("%s is %s, %t", path, got, told)
		}
	}
}
