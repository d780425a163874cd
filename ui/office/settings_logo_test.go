package office

import (
	"bytes"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"testing"

	"preventa/domain"
)

func TestOnlyWholePicturesAreLogos(t *testing.T) {
	picture := image.NewRGBA(image.Rect(0, 0, 300, 100))
	for x := range 300 {
		for y := range 100 {
			picture.Set(x, y, color.RGBA{uint8(x * y), uint8(x ^ y), uint8(y), 255})
		}
	}
	var asPNG, asJPEG, asGIF bytes.Buffer
	for _, err := range []error{png.Encode(&asPNG, picture), jpeg.Encode(&asJPEG, picture, nil), gif.Encode(&asGIF, picture, nil)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		name    string
		content []byte
		taken   bool
	}{
		{"png", asPNG.Bytes(), true},
		{"jpeg", asJPEG.Bytes(), true},
		{"cut off", asPNG.Bytes()[:asPNG.Len()/2], false},
		{"a head alone", asPNG.Bytes()[:40], false},
		{"text", []byte("<svg/>"), false},
		{"nothing", nil, false},
	} {
		err := checkLogo(c.content)
		if c.taken != (err == nil) || err != nil && !domain.Is(err, domain.Invalid) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}
