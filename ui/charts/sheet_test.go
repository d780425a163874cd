package charts_test

import (
	"image"
	"image/color"
	"image/png"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"preventa/domain/report"
	"preventa/ui/charts"
)

// The inks of the small chart, by what they are on: the series' blue, and three quarters of the way from it to white.
var (
	sheetDark = color.RGBA{0x1F, 0x6F, 0xB8, 0xFF}
	sheetPale = color.RGBA{0xC7, 0xDB, 0xED, 0xFF}
)

func sheetBars(values ...[]float64) report.SheetChart {
	c := report.SheetChart{Title: "Monto y ponderado", Legend: []string{"Monto", "Ponderado"}}
	for i, v := range values {
		c.Bars = append(c.Bars, report.SheetBar{Label: []string{"Ana Rojas", "Camila Soto", "Diego Fuentes"}[i%3], Values: v, Text: "$ 187,3 M"})
		c.Legend = c.Legend[:min(len(c.Legend), len(v))]
	}
	return c
}

// drawSheet draws a chart and keeps it where PREVENTA_PICTURES says, to be looked at.
func drawSheet(t *testing.T, c report.SheetChart, width, height int, scale float64) image.Image {
	t.Helper()
	picture, err := charts.SheetDrawing(c)(width, height, scale)
	if err != nil {
		t.Fatal(err)
	}
	if size := picture.Bounds().Size(); size != image.Pt(width, height) {
		t.Fatalf("%v", size)
	}
	if folder := os.Getenv("PREVENTA_PICTURES"); folder != "" {
		file, err := os.Create(filepath.Join(folder, strings.ReplaceAll(t.Name(), "/", "-")+".png"))
		if err != nil {
			t.Fatal(err)
		}
		if err := png.Encode(file, picture); err != nil {
			t.Fatal(err)
		}
		_ = file.Close()
	}
	return picture
}

// runOf is where a colour begins and how long it goes on in a row of pixels, right of the legend's squares.
func runOf(picture image.Image, y int, c color.RGBA) (from, length int) {
	from = -1
	for x := range picture.Bounds().Dx() {
		if picture.At(x, y) == color.Color(c) {
			if from < 0 {
				from = x
			}
			length = x - from + 1
		}
	}
	return from, length
}

// Of 100 with 60 weighted and of 50 with 10: one bar is twice the other, the parts are 60 % and 20 % of theirs.
func TestSheetChartDrawsWhatIsWeightedAsAPartOfTheAmount(t *testing.T) {
	picture := drawSheet(t, sheetBars([]float64{100, 60}, []float64{50, 10}), 400, 24+2*24, 1)
	bar := func(y int) (start, part, whole int) {
		start, part = runOf(picture, y, sheetDark)
		rest, pale := runOf(picture, y, sheetPale)
		if rest != start+part {
			t.Errorf("row %d: the part ends at %d, the rest begins at %d", y, start+part, rest)
		}
		return start, part, part + pale
	}
	x1, part1, whole1 := bar(24 + 12)
	x2, part2, whole2 := bar(24 + 36)
	if x1 != x2 || math.Abs(float64(whole1)/2-float64(whole2)) > 1 || whole1 < 150 {
		t.Errorf("bars from %d and %d, %d and %d long", x1, x2, whole1, whole2)
	}
	if math.Abs(float64(part1)-0.6*float64(whole1)) > 1 || math.Abs(float64(part2)-0.2*float64(whole2)) > 1 {
		t.Errorf("parts %d of %d, %d of %d", part1, whole1, part2, whole2)
	}
}

func TestSheetChartOfOneValueIsDark(t *testing.T) {
	picture := drawSheet(t, sheetBars([]float64{3}, []float64{6}), 400, 24+2*24, 1)
	_, first := runOf(picture, 36, sheetDark)
	_, second := runOf(picture, 60, sheetDark)
	if math.Abs(float64(second)/2-float64(first)) > 1 || first < 60 {
		t.Errorf("bars %d and %d long", first, second)
	}
}

func TestSheetChartBelowZeroGoesToTheLeft(t *testing.T) {
	picture := drawSheet(t, sheetBars([]float64{50}, []float64{-50}, []float64{0}), 400, 24+3*24, 1)
	up, longUp := runOf(picture, 36, sheetDark)
	down, longDown := runOf(picture, 60, sheetDark)
	if longUp < 50 || math.Abs(float64(longUp-longDown)) > 2 || math.Abs(float64(down+longDown-up)) > 2 {
		t.Errorf("from %d %d long, from %d %d long", up, longUp, down, longDown)
	}
	if _, none := runOf(picture, 84, sheetDark); none != 0 {
		t.Errorf("nothing is %d long", none)
	}
}

func TestSheetChartTakesWhateverThereIs(t *testing.T) {
	many := sheetBars(make([][]float64, 12)...)
	for i := range many.Bars {
		many.Bars[i].Values = []float64{float64(i * 1_000_000), float64(i * 300_000)}
		many.Bars[i].Label = strings.Repeat("Sociedad Agrícola ", i) + "S.A."
	}
	many.Legend = []string{"Monto", "Ponderado"}
	long := sheetBars([]float64{1, 1})
	long.Title, long.Legend = strings.Repeat("Amount and weighted amount ", 9), []string{strings.Repeat("Amount ", 9), "Weighted"}
	for name, c := range map[string]report.SheetChart{
		"twelve": many, "one": sheetBars([]float64{7, 2}), "zeros": sheetBars([]float64{0, 0}, []float64{0, 0}), "nothing": {}, "no values": sheetBars(nil, nil),
		"all below": sheetBars([]float64{-1}, []float64{-9}), "long": long,
	} {
		t.Run(name, func(t *testing.T) {
			drawSheet(t, c, 7, 5, 1)
			drawSheet(t, c, 744, 48+2*max(1, len(c.Bars))*23, 2)
		})
	}
	for _, v := range []float64{math.NaN(), math.Inf(1), 1e300} {
		if _, err := charts.SheetDrawing(sheetBars([]float64{v}))(100, 100, 1); err == nil {
			t.Errorf("%g is drawn", v)
		}
	}
}
