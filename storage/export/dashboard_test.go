package export_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/color"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"preventa/domain"
	"preventa/domain/region"
	"preventa/domain/report"
	"preventa/storage/export"
)

// eightCharts are a dashboard of eight charts, the third of which is wide.
func eightCharts(t *testing.T) (report.Dashboard, *[]image.Point) {
	t.Helper()
	chile, _ := region.Find("CL")
	var sizes []image.Point
	d := report.Dashboard{Title: "Opportunity Control", Notes: []string{"Filter: Period: Last 12 months", "Ana Rojas"}, Office: "Aconcagua & Cía.",
		Region: chile, Language: domain.English, At: time.Date(2026, 10, 15, 9, 12, 0, 0, time.UTC),
		Figures: []report.DashboardFigure{{Title: "Win rate", Value: "50 %", Basis: "3 of 6 closed"}, {Title: "Won", Value: "$ 6,0 M", Basis: "3 won"}}}
	for i := range 8 {
		d.Charts = append(d.Charts, report.DashboardChart{Title: fmt.Sprintf("Chart %d", i+1), Formula: fmt.Sprintf("Formula %d", i+1), Wide: i == 2,
			Draw: func(width, height int, _ float64) (image.Image, error) {
				sizes = append(sizes, image.Pt(width, height))
				picture := image.NewRGBA(image.Rect(0, 0, width, height))
				picture.Set(width/2, height/2, color.Black)
				return picture, nil
			}})
	}
	return d, &sizes
}

// Two charts stand side by side but the wide one, two rows on a page: 1 2 / 3, 4 5 / 6 7, 8.
func TestADashboardIsWrittenOnNumberedPages(t *testing.T) {
	d, sizes := eightCharts(t)
	var b bytes.Buffer
	if err := export.WriteDashboard(&b, d); err != nil {
		t.Fatal(err)
	}
	written := pages(t, b.Bytes())
	if len(written) != 3 {
		t.Fatalf("%d pages", len(written))
	}
	for page, titles := range [][]string{{"1", "2", "3"}, {"4", "5", "6", "7"}, {"8"}} {
		for n := 1; n <= 8; n++ {
			on := strings.Contains(written[page], fmt.Sprintf("Chart %d", n)) && strings.Contains(written[page], fmt.Sprintf("Formula %d", n))
			if on != strings.Contains(strings.Join(titles, " "), fmt.Sprint(n)) {
				t.Errorf("chart %d on page %d: %v", n, page+1, on)
			}
		}
		if number := fmt.Sprintf("%d/3", page+1); !strings.Contains(strings.ReplaceAll(written[page], " ", ""), number) {
			t.Errorf("page %d does not say %s", page+1, number)
		}
	}
	for _, text := range []string{"Aconcagua & Cía.", "Opportunity Control", "15-10-2026", "Filter: Period: Last 12 months", "Win rate", "50 %", "3 of 6 closed"} {
		if !strings.Contains(strings.ReplaceAll(written[0], "\u00a0", " "), text) {
			t.Errorf("the first page does not say %q", text)
		}
	}
	if n := strings.Count(written[0], "15-10-2026"); n != 1 {
		t.Errorf("the first page says %d times when it was made", n)
	}
	if wide, narrow := (*sizes)[2].X, (*sizes)[0].X; wide < 2*narrow {
		t.Errorf("the wide chart is %d wide, another one %d", wide, narrow)
	}
	if (*sizes)[0].X < 1400 { // 133 mm at 300 dots an inch
		t.Errorf("a chart is drawn %d pixels wide", (*sizes)[0].X)
	}
}

func TestTheSameDashboardGivesTheSameBytes(t *testing.T) {
	d, _ := eightCharts(t)
	var one, two bytes.Buffer
	if err := errors.Join(export.WriteDashboard(&one, d), export.WriteDashboard(&two, d)); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(one.Bytes(), two.Bytes()) {
		t.Error("they differ")
	}
}

func TestADashboardOfNothingIsAPage(t *testing.T) {
	chile, _ := region.Find("CL")
	var b bytes.Buffer
	if err := export.WriteDashboard(&b, report.Dashboard{Title: strings.Repeat("Control ", 60), Region: chile}); err != nil {
		t.Fatal(err)
	}
	if written := pages(t, b.Bytes()); len(written) != 1 || !strings.Contains(strings.ReplaceAll(written[0], " ", ""), "1/1") {
		t.Errorf("pages %q", written)
	}
}

// What cannot be drawn fails the whole, so that no chart is missing unseen.
func TestAChartThatCannotBeDrawnIsAFailure(t *testing.T) {
	d, _ := eightCharts(t)
	broken := errors.New("broken")
	d.Charts[4].Draw = func(int, int, float64) (image.Image, error) { return nil, broken }
	if err := export.WriteDashboard(&bytes.Buffer{}, d); !errors.Is(err, broken) {
		t.Errorf("error %v", err)
	}
}

// Sheets of one title have names of their own, however Excel compares them.
func TestAWorkbookHasASheetForEachTable(t *testing.T) {
	chile, _ := region.Find("CL")
	var sheets []report.Sheet
	for i, title := range []string{"Origins", "origins", "Loss reasons / all", strings.Repeat("Very long ", 9), strings.Repeat("Very long ", 9)} {
		s := report.Sheet{Title: title, Region: chile, Columns: []report.SheetColumn{{ID: "n", Title: "N", Type: report.Count, Width: 80}}}
		s.Read = report.Held([]report.SheetRow{report.RowOf([]any{int64(i)})})
		sheets = append(sheets, s)
	}
	var b bytes.Buffer
	if err := export.WriteWorkbook(context.Background(), &b, sheets); err != nil {
		t.Fatal(err)
	}
	book, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	names := book.GetSheetList()
	if len(names) != len(sheets) {
		t.Fatalf("sheets %q", names)
	}
	for i, name := range names {
		if value, err := book.GetCellValue(name, "A2"); err != nil || value != fmt.Sprint(i) {
			t.Errorf("sheet %q holds %q, %v", name, value, err)
		}
	}
}
