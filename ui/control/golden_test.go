package control

import (
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"preventa/domain"
	"preventa/domain/control"
	"preventa/ui/charts"
)

// A sheet shows every chart of a sample beside the others.
const (
	tileWidth, tileHeight = 408, 188
	tilesAcross           = 4
	tileGap               = 8
)

// Every chart of every sample, in both themes, looks as it did when somebody last looked at it.
// With PREVENTA_GOLDEN=write the pictures are drawn anew: look at them before they are kept.
func TestChartsLookAsTheyDid(t *testing.T) {
	filter := control.Filter{Period: domain.Period{From: domain.NewDate(2026, 1, 1), To: domain.NewDate(2026, 12, 31)}}
	for name, s := range samples() {
		v := viewOf(withActivities(s.facts(), s), filter)
		for look, theme := range map[string]charts.Theme{"light": charts.Light(), "dark": charts.Dark()} {
			path := filepath.Join("testdata", "charts", strings.ReplaceAll(name, " ", "-")+"-"+look+".png")
			sheet := sheetOf(t, v, theme)
			if os.Getenv("PREVENTA_GOLDEN") == "write" {
				savePicture(t, path, sheet)
				continue
			}
			compareSheets(t, path, sheet)
		}
	}
}

// sheetOf draws every chart of a view on one picture.
func sheetOf(t *testing.T, v View, theme charts.Theme) *image.Paletted {
	t.Helper()
	rows := (len(Charts) + tilesAcross - 1) / tilesAcross
	sheet := image.NewRGBA(image.Rect(0, 0, tilesAcross*(tileWidth+tileGap), rows*(tileHeight+tileGap)))
	for i, c := range Charts {
		p, err := charts.Draw(c.Draw(v).Chart, tileWidth, tileHeight, charts.Style{Theme: theme})
		if err != nil {
			t.Fatalf("%s: %v", c.ID, err)
		}
		draw.Draw(sheet, tile(i), p.Image, image.Point{}, draw.Src)
	}
	return paletted(sheet)
}

// tile is where the chart of a number stands on a sheet.
func tile(i int) image.Rectangle {
	at := image.Pt(i%tilesAcross*(tileWidth+tileGap), i/tilesAcross*(tileHeight+tileGap))
	return image.Rectangle{Min: at, Max: at.Add(image.Pt(tileWidth, tileHeight))}
}

// paletted is a picture in its 256 most frequent colours, so that the file is small.
func paletted(from *image.RGBA) *image.Paletted {
	counts := map[color.RGBA]int{}
	bounds := from.Bounds()
	for y := range bounds.Dy() {
		for x := range bounds.Dx() {
			counts[from.RGBAAt(x, y)]++
		}
	}
	colours := slices.SortedFunc(maps.Keys(counts), func(a, b color.RGBA) int {
		if counts[a] != counts[b] {
			return counts[b] - counts[a]
		}
		return strings.Compare(fmt.Sprint(a), fmt.Sprint(b))
	})
	var palette color.Palette
	for _, c := range colours[:min(256, len(colours))] {
		palette = append(palette, c)
	}
	to := image.NewPaletted(bounds, palette)
	index := map[color.RGBA]uint8{}
	for y := range bounds.Dy() {
		for x := range bounds.Dx() {
			c := from.RGBAAt(x, y)
			at, known := index[c]
			if !known {
				at = uint8(palette.Index(c))
				index[c] = at
			}
			to.SetColorIndex(x, y, at)
		}
	}
	return to
}

// compareSheets fails where a chart differs by more than what another processor rounds.
func compareSheets(t *testing.T, path string, got image.Image) {
	t.Helper()
	in, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	kept, err := png.Decode(in)
	if err != nil {
		t.Fatal(err)
	}
	if kept.Bounds() != got.Bounds() {
		t.Fatalf("%s: %v, was %v", path, got.Bounds(), kept.Bounds())
	}
	for i, c := range Charts {
		if n := differing(kept, got, tile(i)); n > mostDiffering {
			seen := filepath.Join(os.TempDir(), "differs-"+filepath.Base(path))
			savePicture(t, seen, got)
			t.Errorf("%s: %s does not look as it did (%d pixels): see %s", path, c.ID, n, seen)
		}
	}
}

// mostDiffering is fewer than the pixels of a short word.
const mostDiffering = 30

// differing counts the pixels of two pictures that are clearly not alike.
func differing(a, b image.Image, within image.Rectangle) (n int) {
	const clearly = 40 << 8
	far := func(x, y uint32) bool { return max(x, y)-min(x, y) > clearly }
	for y := within.Min.Y; y < within.Max.Y; y++ {
		for x := within.Min.X; x < within.Max.X; x++ {
			r1, g1, b1, _ := a.At(x, y).RGBA()
			r2, g2, b2, _ := b.At(x, y).RGBA()
			if far(r1, r2) || far(g1, g2) || far(b1, b2) {
				n++
			}
		}
	}
	return n
}

func savePicture(t *testing.T, path string, picture image.Image) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	out, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(out, picture); err != nil {
		t.Fatal(err)
	}
}
