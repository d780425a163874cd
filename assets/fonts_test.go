package assets_test

import (
	"testing"

	"github.com/golang/freetype/truetype"
	"golang.org/x/image/math/fixed"

	"preventa/assets"
)

// written is what the screens, the reports and the regions' money need beyond ASCII.
const written = "áéíóúüñçÁÉÍÓÚÜÑÇàèòâêôãõäößŁłčž¿¡ªº«»“”‘’…–—·•№€£¥₡₱₲Σ▲▼→←↑↓÷×−±≥≤≠°½%‰" + "\u00a0\u2009\u202f"

func TestFonts(t *testing.T) {
	fonts := map[string][]byte{"regular": assets.FontRegular(), "semi-bold": assets.FontSemiBold()}
	for weight, data := range fonts {
		t.Run(weight, func(t *testing.T) {
			font, err := truetype.Parse(data)
			if err != nil {
				t.Fatal(err)
			}
			digitsAreTabular(t, font)
			for _, r := range written {
				if font.Index(r) == 0 {
					t.Errorf("no glyph for %q (%U)", r, r)
				}
			}
		})
	}
}

func digitsAreTabular(t *testing.T, font *truetype.Font) {
	t.Helper()
	em := fixed.Int26_6(font.FUnitsPerEm())
	want := font.HMetric(em, font.Index('0')).AdvanceWidth
	for digit := '0'; digit <= '9'; digit++ {
		if got := font.HMetric(em, font.Index(digit)).AdvanceWidth; got != want {
			t.Errorf("%c is %v wide, 0 is %v", digit, got, want)
		}
	}
}
