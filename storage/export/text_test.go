package export_test

import (
	"strings"
	"testing"

	"preventa/domain/report"
	"preventa/storage/export"
)

func TestSheetAsTextStandsInColumns(t *testing.T) {
	s := grouped(t)
	s.Columns, s.Formulas = s.Columns[:4], []string{"Amount: as it was written."}
	for i := range s.Groups {
		s.Groups[i].Cells = s.Groups[i].Cells[:4]
	}
	s.Totals = s.Totals[:4]
	want := `Opportunities
Filter: Open · State: New
Ana Rojas · 15-10-2026 09:00

№  Name           State    Amount $
-  -------------  -----  ----------
=New ones (2)
                         48.590.000
1  Bottling line  New    48.600.000
2  Ñandú, "one"   Won    -US$ 10,50
Nobody's (1)
                                  7
-  -------------  -----  ----------
Σ                        48.590.007

Amount: as it was written.
`
	wantSame(t, "text", want, string(wrote(t, export.Text, s)))
}

func TestTextIsNoLongerThanATerminalAndCommandsItNothing(t *testing.T) {
	s := deals(t, make(report.SheetRow, 10))
	row, _ := s.Read(t.Context(), 0, 1)
	row[0][1].Value = "\x1b[2J\x07red\u202Eevil\nline\ttwo\x9b31m " + strings.Repeat("long ", 100)
	row[0][2].Value = "日本"
	s.Title = "Title\x1b]0;owned\x07"
	got := string(wrote(t, export.Text, s))
	for _, bad := range "\x1b\x07\u202e\u009b\t\r" {
		if strings.ContainsRune(got, bad) {
			t.Errorf("%q is in the text", bad)
		}
	}
	lines := strings.Split(strings.TrimSpace(got), "\n")
	last := lines[len(lines)-1]
	if !strings.Contains(last, "[2Jredevil line two31m long") || !strings.Contains(last, "…") || !strings.HasSuffix(last, "日本") {
		t.Errorf("the row is %q", last)
	}
	if rule := lines[len(lines)-2]; !strings.Contains(rule, " "+strings.Repeat("-", 60)+" ") && !strings.Contains(rule, " "+strings.Repeat("-", 59)+" ") {
		t.Errorf("the rule is %q", rule)
	}
}
