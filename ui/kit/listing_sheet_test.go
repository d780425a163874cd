package kit

import (
	"strings"
	"testing"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/domain/report"
)

// sheetLines are the titles and texts of a list's sheet.
func (l *firmList) sheetLines() (report.Sheet, []string) {
	l.t.Helper()
	sheet, err := l.Sheet()(l.t.Context())
	if err != nil {
		l.t.Fatal(err)
	}
	var titles []string
	for _, c := range sheet.Columns {
		titles = append(titles, c.Title)
	}
	lines := []string{strings.Join(titles, "|")}
	for line, err := range sheet.Lines(l.t.Context()) {
		if err != nil {
			l.t.Fatal(err)
		}
		if line.Group != nil {
			lines = append(lines, line.Group.Label)
			continue
		}
		var texts []string
		for _, cell := range line.Row {
			texts = append(texts, cell.Text)
		}
		lines = append(lines, strings.Join(texts, "|"))
	}
	return sheet, lines
}

func TestTheSheetOfAListIsWhatItShows(t *testing.T) {
	l := newFirmList(t, quick, ofFour()...)
	l.clickChip("Open")
	l.AddCondition(office.Condition{Column: "city", Values: []string{"Arica", "Talca"}})
	l.Find("o")
	l.Grid().SetLayout([]ColumnState{{ID: "city", Width: 77}, {ID: "name", Width: 123}})
	l.Grid().SetSort(Sort{Column: "name", Descending: true})
	sheet, lines := l.sheetLines()
	l.want("lines", lines, []string{"City|Name", "Arica|Cordillera", "Talca|Aromos"})
	l.want("title", sheet.Title, "Firms")
	l.want("widths", []float32{sheet.Columns[0].Width, sheet.Columns[1].Width}, []float32{77, 123})
	l.want("notes", sheet.Notes, []string{"Filter: Open · City: Arica, Talca", "Search: o", "2 firms", "Ana Rojas · 15-10-2026 09:00"})
	l.Grid().ShowColumn("city", false)
	_, lines = l.sheetLines()
	l.want("without the city", lines, []string{"Name", "Cordillera", "Aromos"})
	l.clickChip("All")
	sheet, _ = l.sheetLines()
	l.want("notes without a view", sheet.Notes[0], "Filter: City: Arica, Talca")
}

// What is asked for while a file is being written does not change what was on show.
func TestTheSheetStaysWhatItWas(t *testing.T) {
	l := newFirmList(t, nil, ofFour()...)
	read := l.Sheet()
	l.Find("Aromos")
	l.Grid().ShowColumn("city", false)
	sheet, err := read(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	rows, err := sheet.Read(t.Context(), 0, 10)
	l.want("error", err, error(nil))
	l.want("rows", len(rows), 4)
	l.want("columns", len(sheet.Columns), 2)
}

func TestCellsOfASheet(t *testing.T) {
	money := domain.Money{Minor: 5, Currency: "CLP"}
	for _, c := range []struct {
		cell  Cell
		value any
		t     report.Type
		want  report.SheetCell
	}{
		{Cell{Text: "Aromos", Tag: "P"}, nil, report.Text, report.SheetCell{Value: "Aromos", Text: "Aromos", Note: "P"}},
		{Cell{Text: "—"}, nil, report.Text, report.SheetCell{Text: "—"}},
		{Cell{Text: "Q-1", Note: "A"}, "Q-1 A", report.Text, report.SheetCell{Value: "Q-1 A", Text: "Q-1", Note: "A"}},
		{Cell{Text: "$ 5"}, money, report.Money, report.SheetCell{Value: money, Text: "$ 5"}},
		{Cell{Text: "—"}, nil, report.Money, report.SheetCell{Text: "—"}},
	} {
		if got := sheetCell(c.cell, c.value, c.t); got != c.want {
			t.Errorf("%+v became %+v", c.cell, got)
		}
	}
}
