package export_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"preventa/domain"
	"preventa/domain/region"
	"preventa/domain/report"
	"preventa/storage/export"
)

// part is a file of a workbook, as it lies in the archive.
func part(t *testing.T, book []byte, name string) []byte {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(book), int64(len(book)))
	if err != nil {
		t.Fatal(err)
	}
	file, err := archive.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	content, err := io.ReadAll(file)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

// sheetXML is what the tests look for in the XML of a sheet.
type sheetXML struct {
	Pane struct {
		YSplit float64 `xml:"ySplit,attr"`
		State  string  `xml:"state,attr"`
		Top    string  `xml:"topLeftCell,attr"`
	} `xml:"sheetViews>sheetView>pane"`
	Outline struct {
		Below string `xml:"summaryBelow,attr"`
	} `xml:"sheetPr>outlinePr"`
	Columns []struct {
		Min   int     `xml:"min,attr"`
		Max   int     `xml:"max,attr"`
		Width float64 `xml:"width,attr"`
	} `xml:"cols>col"`
	Filter struct {
		Range string `xml:"ref,attr"`
	} `xml:"autoFilter"`
	Rows []struct {
		Level     int    `xml:"outlineLevel,attr"`
		Hidden    string `xml:"hidden,attr"`
		Collapsed string `xml:"collapsed,attr"`
		Cells     []struct {
			Place   string  `xml:"r,attr"`
			Type    string  `xml:"t,attr"`
			Value   string  `xml:"v"`
			Text    string  `xml:"is>t"`
			Formula *string `xml:"f"`
		} `xml:"c"`
	} `xml:"sheetData>row"`
}

func sheetOf(t *testing.T, book []byte) sheetXML {
	t.Helper()
	var s sheetXML
	if err := xml.Unmarshal(part(t, book, "xl/worksheets/sheet1.xml"), &s); err != nil {
		t.Fatal(err)
	}
	return s
}

// cells are the cells of a row, numbers as they are and texts in quotation marks.
func (s sheetXML) cells(row int) []string {
	var all []string
	for _, c := range s.Rows[row].Cells {
		switch {
		case c.Formula != nil:
			all = append(all, "formula")
		case c.Type == "inlineStr":
			all = append(all, c.Place+` "`+c.Text+`"`)
		case c.Value != "":
			all = append(all, c.Place+" "+c.Type+c.Value)
		}
	}
	return all
}

// Days since 30 December 1899, by hand: 2026-01-01 is 46023, so 2026-12-01 is 46023 + 334
// = 46357, 2026-10-15 is 46023 + 287 = 46310 and 2026-01-09 is 46031; half past four in
// the afternoon is 990 of 1440 minutes, 0.6875, and 90 minutes are 0.0625.
func TestSheetAsWorkbookHasTypedCells(t *testing.T) {
	sheet := sheetOf(t, wrote(t, export.XLSX, deals(t, threeDeals()...)))
	wantSame(t, "titles", []string{`A1 "№"`, `B1 "Name"`, `C1 "State"`, `D1 "Amount $"`, `E1 "Prob."`, `F1 "Exp. close"`, `G1 "Day and time"`, `H1 "Duration"`, `I1 "Tax"`, `J1 "Open"`}, sheet.cells(0))
	wantSame(t, "first", []string{"A2 1", `B2 "Bottling line"`, `C2 "New"`, "D2 48600000", "E2 0.25", "F2 46357", "G2 46310.6875", "H2 0.0625", "I2 0.19", "J2 1200"}, sheet.cells(1))
	wantSame(t, "second", []string{"A3 2", `B3 "Ñandú, "one""`, `C3 "Won"`, "D3 -10.5", "E3 1", "G3 46031", "H3 0.003472222222222222", "I3 0.105", "J3 0"}, sheet.cells(2))
	wantSame(t, "third", []string{"A4 3"}, sheet.cells(3))
	wantSame(t, "pane", []any{1.0, "frozen", "A2"}, []any{sheet.Pane.YSplit, sheet.Pane.State, sheet.Pane.Top})
	wantSame(t, "filter", "A1:J4", strings.ReplaceAll(sheet.Filter.Range, "$", ""))
	for i, column := range sheet.Columns { // a reader wants them in order
		if column.Min != i+1 || column.Max != i+1 {
			t.Errorf("column %d is %+v", i+1, column)
		}
	}
	if len(sheet.Columns) != 10 || sheet.Columns[1].Width < sheet.Columns[0].Width*2 {
		t.Errorf("columns are %v", sheet.Columns)
	}
}

// What another reader shows of the same cells, in the formats they carry.
func TestSheetAsWorkbookShowsValuesInTheOfficesManner(t *testing.T) {
	book, err := excelize.OpenReader(bytes.NewReader(wrote(t, export.XLSX, deals(t, threeDeals()...))))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	wantSame(t, "sheets", []string{"Opportunities"}, book.GetSheetList())
	rows, err := book.GetRows("Opportunities")
	if err != nil {
		t.Fatal(err)
	}
	wantSame(t, "rows", [][]string{
		{"№", "Name", "State", "Amount $", "Prob.", "Exp. close", "Day and time", "Duration", "Tax", "Open"},
		{"1", "Bottling line", "New", "48,600,000", "25%", "01-12-2026", "15-10-2026 16:30", "1:30", "19%", "1,200"},
		{"2", `Ñandú, "one"`, "Won", "-US$ 10.50", "100%", "", "09-01-2026", "0:05", "10.5%", "0"},
		{"3"},
	}, trimmed(rows))
	properties, err := book.GetDocProps()
	if err != nil {
		t.Fatal(err)
	}
	wantSame(t, "title", "Opportunities", properties.Title)
	wantSame(t, "notes", "Filter: Open · State: New\nAna Rojas · 15-10-2026 09:00", properties.Description)
	wantLook(t, book, "A1", func(s *excelize.Style) bool { return s.Font != nil && s.Font.Bold && s.Fill.Color[0] == "F9FAFB" })
	wantLook(t, book, "E2", func(s *excelize.Style) bool { return *s.CustomNumFmt == `0\ %` })
	wantLook(t, book, "I3", func(s *excelize.Style) bool { return *s.CustomNumFmt == `0.0\ %` })
	wantLook(t, book, "B2", func(s *excelize.Style) bool { return s.Font == nil || !s.Font.Bold })
}

// trimmed takes spaces off the ends of cells, where this reader puts the one that stands
// before a percent sign.
func trimmed(rows [][]string) [][]string {
	for _, row := range rows {
		for i := range row {
			row[i] = strings.TrimSpace(row[i])
		}
	}
	return rows
}

func wantLook(t *testing.T, book *excelize.File, cell string, is func(*excelize.Style) bool) {
	t.Helper()
	id, err := book.GetCellStyle(book.GetSheetName(0), cell)
	if err != nil {
		t.Fatal(err)
	}
	style, err := book.GetStyle(id)
	if err != nil {
		t.Fatal(err)
	}
	if !is(style) {
		t.Errorf("%s looks %+v", cell, style)
	}
}

func TestGroupsFoldInAWorkbook(t *testing.T) {
	content := wrote(t, export.XLSX, grouped(t))
	sheet := sheetOf(t, content)
	var lines [][]string
	var levels []int
	for i, row := range sheet.Rows {
		lines, levels = append(lines, sheet.cells(i)), append(levels, row.Level)
	}
	wantSame(t, "group", []string{`A2 "'=New ones (2)"`, "D2 48590000"}, lines[1])
	wantSame(t, "collapsed", []string{`A5 "Nobody's (1)"`, "D5 7"}, lines[4])
	wantSame(t, "row of what is collapsed", []any{"A6 3", "1", "1"}, []any{lines[5][0], sheet.Rows[5].Hidden, sheet.Rows[4].Collapsed})
	wantSame(t, "totals", []string{`A7 "Σ"`, "D7 48590007"}, lines[6])
	wantSame(t, "levels", []int{0, 0, 1, 1, 0, 1, 0}, levels)
	wantSame(t, "line of a group above", "false", sheet.Outline.Below)
	wantSame(t, "filter", "", sheet.Filter.Range)
	book, err := excelize.OpenReader(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	wantLook(t, book, "D2", func(s *excelize.Style) bool { return s.Font.Bold && *s.CustomNumFmt == "#,##0" })
	wantLook(t, book, "D7", func(s *excelize.Style) bool { return s.Font.Bold && s.Border[0].Type == "top" })
}

func TestNoTextOfAWorkbookIsAFormula(t *testing.T) {
	for text, want := range dangerous {
		s := deals(t, threeDeals()[1])
		row, _ := s.Read(t.Context(), 0, 1)
		row[0][1].Value, s.Columns[1].Title, s.Title = text, text, text
		book := wrote(t, export.XLSX, s)
		sheet := sheetOf(t, book)
		if strings.Contains(string(part(t, book, "xl/worksheets/sheet1.xml")), "<f>") {
			t.Errorf("%q became a formula", text)
		}
		for line := range 2 {
			if got := sheet.Rows[line].Cells[1]; strings.ReplaceAll(got.Text, "_x000D_", "\r") != want || got.Type != "inlineStr" {
				t.Errorf("%q was written as %q of type %s", text, got.Text, got.Type)
			}
		}
		wantSame(t, "amount", "D2 -10.5", sheet.cells(1)[3])
	}
}

func TestTitlesBecomeNamesOfSheets(t *testing.T) {
	for title, want := range map[string]string{
		"Won/lost: [2026]?": "Won lost 2026", "": "1", "history": "history 1", "'quoted'": "quoted",
		"Oportunidades de negocio en curso y en espera": "Oportunidades de negocio en cur",
		"🍇🍇🍇🍇🍇🍇🍇🍇🍇🍇🍇🍇🍇🍇🍇🍇":                              "🍇🍇🍇🍇🍇🍇🍇🍇🍇🍇🍇🍇🍇🍇🍇",
	} {
		s := deals(t)
		s.Title = title
		book, err := excelize.OpenReader(bytes.NewReader(wrote(t, export.XLSX, s)))
		if err != nil {
			t.Fatalf("%q: %v", title, err)
		}
		wantSame(t, title, []string{want}, book.GetSheetList())
		_ = book.Close()
	}
}

func TestDatesAreWrittenInTheOrderOfTheRegion(t *testing.T) {
	for code, want := range map[string]string{"US": "12/01/2026", "ES": "01/12/2026", "CL": "01-12-2026"} {
		s := deals(t, threeDeals()[0])
		s.Region, _ = region.Find(code)
		book, err := excelize.OpenReader(bytes.NewReader(wrote(t, export.XLSX, s)))
		if err != nil {
			t.Fatal(err)
		}
		got, err := book.GetCellValue("Opportunities", "F2")
		if err != nil || got != want {
			t.Errorf("%s: %s, %v", code, got, err)
		}
		_ = book.Close()
	}
}

func TestADayBeforeExcelCountsRightlyIsAText(t *testing.T) {
	s := deals(t, make(report.SheetRow, 10))
	row, _ := s.Read(t.Context(), 0, 1)
	row[0][5].Value = domain.NewDate(1899, 12, 31)
	wantSame(t, "cells", []string{`F2 "1899-12-31"`}, sheetOf(t, wrote(t, export.XLSX, s)).cells(1))
}
