package export

import (
	"bytes"
	"image"
	_ "image/jpeg" // a logo is one of the two
	"image/png"

	"codeberg.org/go-pdf/fpdf"
	"golang.org/x/image/draw"
)

// The room of a logo on paper, in millimetres, and how fine it is printed there.
const (
	logoWidth  = 62.0
	logoHeight = 18.0
	logoFine   = 400 / 25.4 // pixels a millimetre
)

// maxLogoPixels keeps a small file that unfolds into a huge picture out of the memory.
const maxLogoPixels = 64 << 20

// logo readies a picture for the paper and says how large it stands there, in
// proportion. It reports false for one that cannot be read.
func (p *pen) logo(data []byte) (width, height float64, ok bool) {
	picture, ok := readLogo(data)
	if !ok {
		return 0, 0, false
	}
	size := picture.Bounds().Size()
	scale := min(logoWidth/float64(size.X), logoHeight/float64(size.Y))
	width, height = float64(size.X)*scale, float64(size.Y)*scale
	// Drawn anew, every kind of PNG and JPEG becomes the one kind the PDF takes.
	finest := image.Pt(max(1, int(width*logoFine)), max(1, int(height*logoFine)))
	if size.X < finest.X {
		finest = size
	}
	fine := image.NewNRGBA(image.Rectangle{Max: finest})
	draw.CatmullRom.Scale(fine, fine.Bounds(), picture, picture.Bounds(), draw.Src, nil)
	var encoded bytes.Buffer
	if err := png.Encode(&encoded, fine); err != nil {
		return 0, 0, false
	}
	p.pdf.RegisterImageOptionsReader("logo", fpdf.ImageOptions{ImageType: "PNG"}, &encoded)
	return width, height, p.pdf.Ok()
}

func readLogo(data []byte) (image.Image, bool) {
	config, _, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil || config.Width < 1 || config.Height < 1 || config.Width > maxLogoPixels/config.Height {
		return nil, false
	}
	picture, _, err := image.Decode(bytes.NewReader(data))
	return picture, err == nil
}

func (p *pen) placeLogo(x, y, width, height float64) {
	p.pdf.ImageOptions("logo", x, y, width, height, false, fpdf.ImageOptions{ImageType: "PNG"}, 0, "")
}
