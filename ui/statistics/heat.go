package statistics

import (
	"image/color"
	"math"

	"preventa/ui/kit"
)

// mostShade is how much of its colour the cell that counts most has: what is written in it
// stays easy to read.
const mostShade = 0.42

// shade is the colour behind a cell by how much it counts. What is compared is green where it
// is better and red where it is worse.
func shade(heat float64, compared bool) color.Color {
	name := kit.ColorOpenDot
	switch {
	case compared && heat < 0:
		name = kit.ColorLostDot
	case compared:
		name = kit.ColorWonDot
	}
	return blend(kit.Paint(kit.ColorSurface), kit.Paint(name), mostShade*min(1, math.Abs(heat)))
}

// blend is a colour with a part of another.
func blend(from, to color.Color, part float64) color.Color {
	a, b := color.NRGBAModel.Convert(from).(color.NRGBA), color.NRGBAModel.Convert(to).(color.NRGBA)
	mix := func(x, y uint8) uint8 { return uint8(math.Round(float64(x) + part*(float64(y)-float64(x)))) }
	return color.NRGBA{R: mix(a.R, b.R), G: mix(a.G, b.G), B: mix(a.B, b.B), A: 0xFF}
}
