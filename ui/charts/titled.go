package charts

import (
	"image"
	"image/draw"
)

const (
	titleSize    = 15
	titleMargin  = 16 // around everything
	titleHeight  = 20 // from the margin to below the title
	titleBelow   = 10 // between the titles and the chart
	titleAscends = 13 // from the margin to the title's baseline

	subtitleLines = 3 // that a long subtitle may take
)

// DrawTitled draws a chart as a picture of its own: within a margin, under its title and subtitle, either of which may be
// empty. Hits and slots are those of the whole picture. It fails as Draw does; a picture too small for margins has none.
func DrawTitled(c Chart, title, subtitle string, width, height int, s Style) (Picture, error) {
	if err := c.validate(); err != nil {
		return Picture{}, err
	}
	cv, err := newCanvas(width, height, s)
	if err != nil {
		return Picture{}, err
	}
	inside := cv.drawTitles(title, subtitle)
	p, err := Draw(c, inside.Dx(), inside.Dy(), s)
	if err != nil {
		return Picture{}, err
	}
	draw.Draw(cv.pixels, inside, p.Image, p.Image.Bounds().Min, draw.Src)
	return p.within(cv.pixels, inside.Min), nil
}

// drawTitles writes title and subtitle and returns what is left below them.
func (cv *canvas) drawTitles(title, subtitle string) image.Rectangle {
	all := image.Rect(0, 0, cv.width, cv.height)
	margin := cv.px(titleMargin)
	y := margin
	inside := all.Inset(margin)
	if title != "" {
		measure := func(s string) float64 { return textWidth(cv.Fonts.semiBold, titleSize*cv.Scale, s) }
		text := shorten(title, float64(inside.Dx()), measure)
		cv.write(cv.Fonts.semiBold, titleSize, text, margin, y+cv.px(titleAscends), left, cv.Theme.Text)
		y += cv.px(titleHeight)
	}
	for _, line := range wrap(subtitle, subtitleLines, float64(inside.Dx()), cv.measure) {
		cv.text(line, margin, y+cv.px(titleAscends), left, cv.Theme.Text3)
		y += cv.px(lineSize)
	}
	if y > margin {
		inside.Min.Y = y + cv.px(titleBelow)
	}
	if inside.Empty() {
		return all
	}
	return inside
}

// within is the picture as part of a larger one.
func (p Picture) within(whole image.Image, at image.Point) Picture {
	p.Image = whole
	for i := range p.Hits {
		p.Hits[i].Rect = p.Hits[i].Rect.Add(at)
	}
	for i := range p.Slots {
		p.Slots[i] = p.Slots[i].Add(at)
	}
	for i, s := range p.slices {
		p.slices[i].rect, p.slices[i].of.Rect = s.rect.Add(at), s.of.Rect.Add(at)
	}
	return p
}
