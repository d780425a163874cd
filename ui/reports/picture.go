package reports

import (
	"image"
	"image/color"
	"image/draw"
	"math"
	"sync"

	"github.com/golang/freetype/truetype"
	"golang.org/x/image/font"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"

	xdraw "golang.org/x/image/draw"

	"preventa/assets"
	"preventa/domain/report"
)

const (
	millimetresPerInch = 25.4
	pointsPerInch      = 72
	// legible is the least height of a text, in pixels, that is drawn as letters; what is
	// smaller is a bar.
	legible = 4.5
	// barInk is how much of its ink such a bar has.
	barInk = 0.42
	// subpixels are the places in a pixel that a letter is drawn at.
	subpixels = 4
	// glyphsKept is how many drawn letters of a size are kept.
	glyphsKept = 1024
	// facesKept is how many sizes of letters are kept: zooming goes through many.
	facesKept = 32
)

// artist draws printed pages as pictures, one at a time, off the UI goroutine.
type artist struct {
	mutex         sync.Mutex
	regular, bold *truetype.Font
	faces         map[typeface]font.Face
}

// typeface is a weight at a size, in quarters of a pixel.
type typeface struct {
	bold     bool
	quarters int
}

// newArtist makes one who writes in the fonts of the program.
func newArtist() (*artist, error) {
	regular, err := truetype.Parse(assets.FontRegular())
	if err != nil {
		return nil, err
	}
	bold, err := truetype.Parse(assets.FontSemiBold())
	return &artist{regular: regular, bold: bold, faces: map[typeface]font.Face{}}, err
}

// ownArtist is the one all previews share, with the letters it has drawn already.
var ownArtist = sync.OnceValues(newArtist)

// draw draws a page at so many pixels a millimetre.
func (a *artist) draw(p report.Page, scale float64) *image.RGBA {
	a.mutex.Lock()
	defer a.mutex.Unlock()
	paper := image.NewRGBA(image.Rect(0, 0, pixels(p.Width*scale), pixels(p.Height*scale)))
	draw.Draw(paper, paper.Bounds(), image.White, image.Point{}, draw.Src)
	d := drawing{artist: a, paper: paper, scale: scale}
	for _, box := range p.Boxes {
		d.fill(d.area(box.X, box.Y, box.Width, box.Height), box.Colour)
	}
	for _, picture := range p.Pictures {
		area := d.area(picture.X, picture.Y, picture.Width, picture.Height)
		xdraw.ApproxBiLinear.Scale(paper, area, picture.Image, picture.Image.Bounds(), draw.Over, nil)
	}
	for _, rule := range p.Rules {
		d.rule(rule)
	}
	for _, dot := range p.Dots {
		d.dot(dot)
	}
	for _, text := range p.Texts {
		d.text(text)
	}
	return paper
}

func pixels(length float64) int { return max(1, int(math.Round(length))) }

// drawing is a page being drawn.
type drawing struct {
	artist *artist
	paper  *image.RGBA
	scale  float64 // pixels a millimetre
}

// area is a rectangle in whole pixels; what is there has one at least.
func (d drawing) area(x, y, width, height float64) image.Rectangle {
	left, top := int(math.Round(x*d.scale)), int(math.Round(y*d.scale))
	return image.Rect(left, top, max(left+1, int(math.Round((x+width)*d.scale))), max(top+1, int(math.Round((y+height)*d.scale))))
}

func (d drawing) fill(area image.Rectangle, c color.Color) {
	if c != nil {
		draw.Draw(d.paper, area, image.NewUniform(c), image.Point{}, draw.Over)
	}
}

// rule draws a line. Upright and lying ones keep to whole pixels, so that they are sharp.
func (d drawing) rule(r report.PageRule) {
	thick := max(1, int(math.Round(r.Thick*d.scale)))
	at := func(middle float64) int { return int(math.Round(middle*d.scale - float64(thick)/2)) }
	switch {
	case r.Y1 == r.Y2:
		left, right := min(r.X1, r.X2), max(r.X1, r.X2)
		d.fill(image.Rect(int(math.Round(left*d.scale)), at(r.Y1), int(math.Round(right*d.scale)), at(r.Y1)+thick), r.Colour)
	case r.X1 == r.X2:
		top, end := min(r.Y1, r.Y2), max(r.Y1, r.Y2)
		d.fill(image.Rect(at(r.X1), int(math.Round(top*d.scale)), at(r.X1)+thick, int(math.Round(end*d.scale))), r.Colour)
	default:
		d.slanted(r)
	}
}

// slanted draws a line of any direction as a thin box around it.
func (d drawing) slanted(r report.PageRule) {
	dx, dy := r.X2-r.X1, r.Y2-r.Y1
	half := max(r.Thick, 1/d.scale) / 2 / math.Hypot(dx, dy)
	sx, sy := -dy*half, dx*half
	d.outline(r.Colour, [][2]float64{{r.X1 + sx, r.Y1 + sy}, {r.X2 + sx, r.Y2 + sy}, {r.X2 - sx, r.Y2 - sy}, {r.X1 - sx, r.Y1 - sy}})
}

// corners is how many corners a dot is drawn with.
const corners = 24

func (d drawing) dot(dot report.PageDot) {
	around := make([][2]float64, corners)
	for i := range around {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / corners)
		around[i] = [2]float64{dot.X + dot.Radius*cos, dot.Y + dot.Radius*sin}
	}
	d.outline(dot.Colour, around)
}

// outline fills what lies within some points of the paper.
func (d drawing) outline(c color.Color, points [][2]float64) {
	if c == nil {
		return
	}
	left, top, right, end := points[0][0], points[0][1], points[0][0], points[0][1]
	for _, p := range points {
		left, top, right, end = min(left, p[0]), min(top, p[1]), max(right, p[0]), max(end, p[1])
	}
	area := d.area(left, top, right-left, end-top).Inset(-1)
	r := vector.NewRasterizer(area.Dx(), area.Dy())
	for i, p := range points {
		x, y := float32(p[0]*d.scale)-float32(area.Min.X), float32(p[1]*d.scale)-float32(area.Min.Y)
		if i == 0 {
			r.MoveTo(x, y)
		} else {
			r.LineTo(x, y)
		}
	}
	r.ClosePath()
	r.Draw(d.paper, area, image.NewUniform(c), image.Point{})
}

// text writes a text on its baseline; one too small to be read is a bar.
func (d drawing) text(t report.PageText) {
	size := t.Size / pointsPerInch * millimetresPerInch * d.scale
	ink := t.Colour
	if ink == nil {
		ink = color.Black
	}
	x := t.X * d.scale
	if size < legible {
		if t.Right {
			x -= t.Width * d.scale
		}
		thin := size * 0.4
		d.fill(d.area(x/d.scale, t.Y-1.4*thin/d.scale, t.Width, thin/d.scale), faded(ink))
		return
	}
	face := d.artist.face(t.Bold, size)
	if t.Right {
		x -= float64(font.MeasureString(face, t.Text)) / 64
	}
	pen := font.Drawer{Dst: d.paper, Src: image.NewUniform(ink), Face: face,
		Dot: fixed.Point26_6{X: fixed.Int26_6(math.Round(x * 64)), Y: fixed.I(int(math.Round(t.Y * d.scale)))}}
	pen.DrawString(t.Text)
}

// faded is an ink through which the paper shows.
func faded(c color.Color) color.Color {
	n := color.NRGBAModel.Convert(c).(color.NRGBA)
	n.A = uint8(float64(n.A) * barInk)
	return n
}

// face gives the letters of a weight and a size.
func (a *artist) face(bold bool, size float64) font.Face {
	key := typeface{bold, int(math.Round(size * subpixels))}
	if face, is := a.faces[key]; is {
		return face
	}
	if len(a.faces) >= facesKept {
		clear(a.faces)
	}
	weight := a.regular
	if bold {
		weight = a.bold
	}
	face := truetype.NewFace(weight, &truetype.Options{Size: float64(key.quarters) / subpixels, DPI: pointsPerInch,
		Hinting: font.HintingNone, GlyphCacheEntries: glyphsKept, SubPixelsX: subpixels})
	a.faces[key] = face
	return face
}

// measured is the size that texts are measured in, in pixels.
const measured = 64

// part is how far into a text some of its first letters reach, of its whole width.
func (a *artist) part(t report.PageText, first string) float64 {
	a.mutex.Lock()
	defer a.mutex.Unlock()
	face := a.face(t.Bold, measured)
	whole := font.MeasureString(face, t.Text)
	if whole == 0 {
		return 0
	}
	return float64(font.MeasureString(face, first)) / float64(whole)
}
