package export

import (
	"bytes"
	"image"
	_ "image/jpeg" // a logo is one of the two
	_ "image/png"

	"golang.org/x/image/draw"

	"preventa/domain/report"
)

// logoFine is how fine a logo is printed, in pixels a millimetre.
const logoFine = 400 / 25.4

// maxLogoPixels keeps a small file that unfolds into a huge picture out of the memory.
const maxLogoPixels = 64 << 20

// fitLogo readies a picture for the paper, as large as it has room in proportion. It reports
// false for one that cannot be read.
func fitLogo(data []byte, widest, highest float64) (report.PagePicture, bool) {
	picture, ok := readLogo(data)
	if !ok {
		return report.PagePicture{}, false
	}
	size := picture.Bounds().Size()
	scale := min(widest/float64(size.X), highest/float64(size.Y))
	p := report.PagePicture{Width: float64(size.X) * scale, Height: float64(size.Y) * scale}
	// Drawn anew, every kind of PNG and JPEG becomes the one kind a PDF takes.
	finest := image.Pt(max(1, int(p.Width*logoFine)), max(1, int(p.Height*logoFine)))
	if size.X < finest.X {
		finest = size
	}
	fine := image.NewNRGBA(image.Rectangle{Max: finest})
	draw.CatmullRom.Scale(fine, fine.Bounds(), picture, picture.Bounds(), draw.Src, nil)
	p.Image = fine
	return p, true
}

func readLogo(data []byte) (image.Image, bool) {
	config, _, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil || config.Width < 1 || config.Height < 1 || config.Width > maxLogoPixels/config.Height {
		return nil, false
	}
	picture, _, err := image.Decode(bytes.NewReader(data))
	return picture, err == nil
}
