package assets_test

import (
	"bytes"
	"encoding/xml"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"preventa/assets"
)

// svg is as much of an icon as the theme relies on to recolour it.
type svg struct {
	ViewBox string `xml:"viewBox,attr"`
	Shapes  []struct {
		XMLName xml.Name
		Fill    string `xml:"fill,attr"`
		Stroke  string `xml:"stroke,attr"`
	} `xml:",any"`
}

func TestEveryIconIsOneRecolourableShape(t *testing.T) {
	files, err := filepath.Glob("icons/*.svg")
	if err != nil || len(files) == 0 {
		t.Fatalf("icons on disk: %v, %v", files, err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".svg")
		text, ok := assets.Icon(name)
		if !ok {
			t.Errorf("%s is not embedded", name)
			continue
		}
		var icon svg
		if err := xml.Unmarshal(text, &icon); err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if icon.ViewBox != "0 0 24 24" || len(icon.Shapes) != 1 {
			t.Errorf("%s: view box %q, %d shapes; want the 24 grid and one shape", name, icon.ViewBox, len(icon.Shapes))
			continue
		}
		if shape := icon.Shapes[0]; shape.XMLName.Local != "path" || shape.Fill != "currentColor" || shape.Stroke != "" {
			t.Errorf("%s: %s filled %q, stroked %q; want a path in currentColor without stroke", name, shape.XMLName.Local, shape.Fill, shape.Stroke)
		}
	}
}

func TestUnknownIcon(t *testing.T) {
	for _, name := range []string{"", "no-such-icon", "LICENSE", "../icon"} {
		if text, ok := assets.Icon(name); ok || text != nil {
			t.Errorf("Icon(%q) = %d bytes, %v; want none", name, len(text), ok)
		}
	}
}

func TestAppIconIs512PixelsWithTransparentCorners(t *testing.T) {
	img, err := png.Decode(bytes.NewReader(assets.AppIcon()))
	if err != nil {
		t.Fatal(err)
	}
	size := img.Bounds().Size()
	if size.X != 512 || size.Y != 512 {
		t.Fatalf("size %v, want 512 × 512", size)
	}
	for _, x := range []int{0, 511} {
		for _, y := range []int{0, 511} {
			if _, _, _, alpha := img.At(x, y).RGBA(); alpha != 0 {
				t.Errorf("corner %d,%d is not transparent", x, y)
			}
		}
	}
}

func TestLicencesAreWhole(t *testing.T) {
	shown := assets.Licences()
	for _, file := range []string{"fonts/LICENSE", "icons/LICENSE"} {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(shown, strings.TrimSpace(string(text))) {
			t.Errorf("%s is not shown in full", file)
		}
	}
}
