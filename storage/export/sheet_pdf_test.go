package export_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"preventa/domain/region"
	"preventa/domain/report"
	"preventa/storage/export"
)

func TestSheetOnPaper(t *testing.T) {
	s := grouped(t)
	paper := pages(t, wrote(t, export.PDF, s))
	wantSame(t, "pages", []string{strings.Join([]string{
		"Opportunities Riegos del Maipo", "Filter: Open · State: New", "Ana Rojas · 15-10-2026 09:00",
		"№ Name State Amount $ Prob. Exp. close Day and time Duration Tax Open",
		"=New ones 2 48.590.000",
		"1 Bottling line New 48.600.000 25 % 01-12-2026 15-10-2026 16:30 1:30 19 % 1.200",
		`2 Ñandú, "one" Won -US$ 10,50 100 % 09-01-2026 0:05 10,5 % 0`,
		"Nobody's 1 7",
		"Σ 48.590.007",
		"Preventa · Riegos del Maipo 15-10-2026 09:00 1/1", // the space is narrow
	}, "\n")}, paper)
}

func TestEveryRowIsOnPaperAndEveryPageSaysWhich(t *testing.T) {
	const count = 2500 // of three readings
	s := deals(t, manyRows(count)...)
	s.Totals = make(report.SheetRow, len(s.Columns))
	s.Totals[1].Value = "2.500 in all"
	paper := pages(t, wrote(t, export.PDF, s))
	next := 1
	for i, page := range paper {
		holds(t, page, "№ Name State", fmt.Sprintf("%d / %d", i+1, len(paper)), "Riegos del Maipo")
		for line := range strings.SplitSeq(page, "\n") {
			if strings.HasPrefix(line, fmt.Sprintf("%d Deal %d ", next, next)) {
				next++
			}
		}
	}
	wantSame(t, "rows", count, next-1)
	holds(t, paper[0], "Filter: Open")
	holdsNot(t, paper[1], "Filter: Open")
	holds(t, paper[len(paper)-1], "2.500 in all")
}

func TestWideSheetsLieAcrossOnThePaperOfTheRegion(t *testing.T) {
	for code, want := range map[string][2]string{
		"CL": {"792 x 612 pts (letter)", "612 x 792 pts (letter)"}, "ES": {"841.89 x 595.28 pts (A4)", "595.28 x 841.89 pts (A4)"},
	} {
		s := deals(t, threeDeals()...)
		rows, _ := s.Read(t.Context(), 0, 1)
		rows[0][1].Value = "Bottling line of the new cellar in Colchagua"
		s.Region, _ = region.Find(code)
		holds(t, run(t, wrote(t, export.PDF, s), "pdfinfo", "FILE"), "Page size: "+"      "+want[0])
		s.Columns = s.Columns[:3]
		holds(t, run(t, wrote(t, export.PDF, s), "pdfinfo", "FILE"), "Page size: "+"      "+want[1])
	}
}

func TestLongTextsAreCutAndFiguresAreNot(t *testing.T) {
	s := deals(t, threeDeals()...)
	rows, _ := s.Read(t.Context(), 0, 1)
	rows[0][1].Value, rows[0][1].Note = strings.Repeat("Bottling ", 40)+"END", "P"
	s.Columns[3].Width, s.Columns[5].Width = 14, 20
	paper := pages(t, wrote(t, export.PDF, s))[0]
	holds(t, paper, "…", "48.600.000", "01-12-2026")
	holdsNot(t, paper, "END", "……", "… …", "P New")
}

func TestCellsOnPaperAreAsShown(t *testing.T) {
	s := deals(t, threeDeals()...)
	rows, _ := s.Read(t.Context(), 0, 3)
	rows[0][1].Note, rows[2][3].Text, rows[2][5].Text = "P", "—", "tomorrow"
	holds(t, pages(t, wrote(t, export.PDF, s))[0], "Bottling line P New", "3 — tomorrow")
}

func TestTheSamePaperTwiceIsTheSame(t *testing.T) {
	if !bytes.Equal(wrote(t, export.PDF, grouped(t)), wrote(t, export.PDF, grouped(t))) {
		t.Error("the bytes differ")
	}
}

func TestAnEmptySheetIsAPageOfTitles(t *testing.T) {
	paper := pages(t, wrote(t, export.PDF, deals(t)))
	if len(paper) != 1 {
		t.Fatalf("pages: %q", paper)
	}
	holds(t, paper[0], "Exp. close", "1/1")
}

func TestTheTotalsAreNeverAloneOnAPage(t *testing.T) {
	for count := 20; count < 70; count++ { // of which one fills the first page to its last line
		s := deals(t, manyRows(count)...)
		s.Totals = make(report.SheetRow, len(s.Columns))
		s.Totals[1].Value = "in all"
		paper := pages(t, wrote(t, export.PDF, s))
		holds(t, paper[len(paper)-1], "in all", fmt.Sprintf("Deal %d ", count))
	}
}

// edges are where the words of a PDF begin and end, in points, by what they say.
func edges(t *testing.T, pdf []byte) map[string][2]float64 {
	t.Helper()
	places := map[string][2]float64{}
	for line := range strings.Lines(run(t, pdf, "pdftotext", "-bbox", "FILE", "-")) {
		var left, top, right, bottom float64
		var word string
		if n, _ := fmt.Sscanf(strings.ReplaceAll(strings.TrimSpace(line), ">", "> "), `<word xMin="%g" yMin="%g" xMax="%g" yMax="%g"> %s`, &left, &top, &right, &bottom, &word); n == 5 {
			places[strings.TrimSuffix(strings.TrimSuffix(word, ">"), "</word")] = [2]float64{left, right}
		}
	}
	return places
}

func TestTextsOfTheTotalsStandWhereTheirColumnsDo(t *testing.T) {
	s := deals(t, threeDeals()...)
	s.Totals = make(report.SheetRow, len(s.Columns))
	s.Totals[0].Value, s.Totals[9].Value = "Σ", "avg.56"
	s.Totals[1].Value, s.Totals[1].Note = "3 opportunities", "of which 1 is won and none was lost up to now"
	at := edges(t, wrote(t, export.PDF, s))
	for word, title := range map[string]string{"Σ": "№", "avg.56": "Open"} {
		if off := at[word][1] - at[title][1]; at[word] == [2]float64{} || off > 0.5 || off < -0.5 {
			t.Errorf("%s ends %.1f points behind %s: %v", word, off, title, at)
		}
	}
	holds(t, pages(t, wrote(t, export.PDF, s))[0], "none was lost up to now") // the next column has nothing
	s.Totals[2].Value = "State"
	holdsNot(t, pages(t, wrote(t, export.PDF, s))[0], "none was lost up to now")
}
