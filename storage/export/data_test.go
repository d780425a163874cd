package export_test

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"

	"preventa/domain"
	"preventa/domain/report"
	"preventa/storage/export"
)

func TestCSVAsSpreadsheetsOfARegionReadIt(t *testing.T) {
	s := deals(t, threeDeals()...)
	s.File = report.SetupFor(s.Region.Decimal)
	got := string(wrote(t, export.CSV, s))
	rest, marked := strings.CutPrefix(got, "\uFEFF")
	lines := strings.Split(rest, "\n")
	wantSame(t, "lines", []any{true, "number;name;state;amount;currency;probability;expected;day;minutes;tax;open",
		`2;"Ñandú, ""one""";Won;-10,50;USD;100;;2026-01-09;5;10,5;0`}, []any{marked, lines[0], lines[2]})
	s.File = report.SetupFor('.')
	if got := string(wrote(t, export.CSV, s)); !strings.HasPrefix(got, "\uFEFFnumber,name") || !strings.Contains(got, ",-10.50,") {
		t.Errorf("it is %q", got)
	}
	s.File = report.FileSetup{Separator: '\t'}
	if got := string(wrote(t, export.CSV, s)); !strings.HasPrefix(got, "number\tname") || !strings.Contains(got, "\t-10.50\t") {
		t.Errorf("it is %q", got)
	}
}

// pasted is what a spreadsheet reads of the clipboard.
func pasted(t *testing.T, s report.Sheet) [][]string {
	t.Helper()
	var out bytes.Buffer
	if err := export.WriteClipboard(t.Context(), &out, s); err != nil {
		t.Fatal(err)
	}
	read := csv.NewReader(&out)
	read.Comma = '\t'
	lines, err := read.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return lines
}

func TestTheClipboardHasATableAsPeopleReadIt(t *testing.T) {
	rows := threeDeals()
	rows[0][1].Value = "two\nlines\tand \"more\""
	wantSame(t, "lines", [][]string{
		{"№", "Name", "State", "Amount $", "Prob.", "Exp. close", "Day and time", "Duration", "Tax", "Open"},
		{"1", "two\nlines\tand \"more\"", "New", "48600000", "25 %", "01-12-2026", "15-10-2026 16:30", "1:30", "19 %", "1200"},
		{"2", "Ñandú, \"one\"", "Won", "USD -10,50", "100 %", "", "09-01-2026", "0:05", "10,5 %", "0"},
		{"3", "", "", "", "", "", "", "", "", ""},
	}, nbspAsSpace(pasted(t, deals(t, rows...))))
}

// nbspAsSpace makes spaces that keep a line together ordinary ones.
func nbspAsSpace(lines [][]string) [][]string {
	for _, line := range lines {
		for i := range line {
			line[i] = strings.ReplaceAll(strings.ReplaceAll(line[i], "\u00a0", " "), "\u202f", " ")
		}
	}
	return lines
}

func TestTextsOfTheClipboardCannotRun(t *testing.T) {
	for text, want := range dangerous {
		s := deals(t, threeDeals()[1])
		row, _ := s.Read(t.Context(), 0, 1)
		row[0][1].Value, s.Columns[1].Title, row[0][2].Text, row[0][2].Value = text, text, text, "a word"
		lines := pasted(t, s)
		want = strings.ReplaceAll(want, "\r\n", "\n")
		if lines[0][1] != want || lines[1][1] != want || lines[1][2] != want && text != "" {
			t.Errorf("%q was written as %q and %q", text, lines[0][1], lines[1])
		}
	}
}

// What groups are told apart by is a column of data where no other shows it.
func TestGroupsOfAReportAreAColumnOfItsData(t *testing.T) {
	s := grouped(t)
	s.Columns, s.Totals = s.Columns[:1], nil
	s.GroupedBy = &report.SheetColumn{ID: "month", Title: "Month", Type: report.Month}
	s.Groups[0].Value, s.Groups[0].Label, s.Groups[1].Label = domain.NewMonth(2026, 11), "November 2026", "None"
	if got := string(wrote(t, export.CSV, s)); got != "month,number\n2026-11,1\n2026-11,2\n,3\n" {
		t.Errorf("CSV is %q", got)
	}
	wantSame(t, "clipboard", [][]string{{"Month", "№"}, {"November 2026", "1"}, {"November 2026", "2"}, {"", "3"}}, pasted(t, s))
}

func TestGroupsOfManyPagesAreAColumn(t *testing.T) {
	s := deals(t, manyRows(2500)...)
	s.Columns = s.Columns[:1]
	s.GroupedBy = &report.SheetColumn{ID: "who", Title: "Who"}
	for _, g := range []struct {
		who   string
		count int
	}{{"Ana", 999}, {"Bea", 0}, {"Luis", 1002}, {"Zoe", 499}} {
		s.Groups = append(s.Groups, report.SheetGroup{Label: g.who, Value: g.who, Count: g.count})
	}
	counts := map[string]int{}
	for line := range strings.Lines(string(wrote(t, export.CSV, s))) {
		who, _, _ := strings.Cut(line, ",")
		counts[who]++
	}
	wantSame(t, "rows", map[string]int{"who": 1, "Ana": 999, "Luis": 1002, "Zoe": 499}, counts)
}
