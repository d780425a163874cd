package charts

import (
	"image/color"
	"math"
	"strconv"
	"strings"
)

// Color is an opaque or premultiplied colour.
type Color = color.RGBA

// Role says what a colour stands for; the theme says which colour that is.
type Role int

// The roles. Auto is the colour of the series' position: the twelve of the palette, then the same ones paler.
const (
	Auto Role = iota
	Series1
	Series2
	Series3
	Series4
	Series5
	Series6
	Muted // "Others"
	Won
	Lost
	Open
	Hold
	State1 // the open states, darker = further along
	State2
	State3
	State4
	Today // amber
)

// Theme holds the colours of a chart.
type Theme struct {
	Surface   Color // behind the chart and between the segments of a stack
	Text      Color // figures and names
	Text2     Color // legend
	Text3     Color // axis labels and captions
	Grid      Color
	Link      Color // between the steps of a funnel
	Reference Color // dashed line
	Target    Color // target marks
	Ink       Color // dark text on a light fill; on a dark fill text is white

	Series [12]Color // any two of which can be told apart, by people who see fewer colours too
	Muted  Color
	Won    Color
	Lost   Color
	Open   Color
	Hold   Color
	Today  Color
	States [4]Color
}

// Light is the theme for a light window, and for paper.
func Light() Theme {
	return Theme{
		Surface: rgb(0xFFFFFF), Text: rgb(0x1B1F27), Text2: rgb(0x4F5765), Text3: rgb(0x626A78),
		Grid: rgb(0xE9ECF0), Link: rgb(0xEFF1F4), Reference: rgb(0x1B1F27), Target: rgb(0xE39A0B), Ink: rgb(0x1B1F27),
		Series: [12]Color{rgb(0x1F6FB8), rgb(0xE39A0B), rgb(0x0F9D76), rgb(0xC774A6), rgb(0x5DB2E2), rgb(0xCF5A12),
			rgb(0x49105C), rgb(0xA8CE6F), rgb(0x952336), rgb(0x366F6F), rgb(0xA88249), rgb(0x103610)},
		Muted: rgb(0xC6CBD4), Won: rgb(0x2E9E67), Lost: rgb(0xD5484E), Open: rgb(0x3B7DDD), Hold: rgb(0x8A93A1), Today: rgb(0xE0A020),
		States: [4]Color{rgb(0xA9CBF5), rgb(0x6BA3EA), rgb(0x2F6FD0), rgb(0x1E4B94)},
	}
}

// Dark is the theme for a dark window.
func Dark() Theme {
	return Theme{
		Surface: rgb(0x1D2026), Text: rgb(0xE7E9EE), Text2: rgb(0xAEB5C1), Text3: rgb(0x959EAD),
		Grid: rgb(0x2A2F38), Link: rgb(0x2A2F38), Reference: rgb(0xE7E9EE), Target: rgb(0xEBB03E), Ink: rgb(0x12151A),
		Series: [12]Color{rgb(0x4B96DC), rgb(0xEBB03E), rgb(0x2FB58C), rgb(0xD88FBB), rgb(0x96CFF2), rgb(0xE8793C),
			rgb(0xBBF4BB), rgb(0x5C5C10), rgb(0x6F4995), rgb(0xA86F5C), rgb(0xCEBB82), rgb(0x238282)},
		Muted: rgb(0x474E5A), Won: rgb(0x35B37A), Lost: rgb(0xE5595F), Open: rgb(0x4F8FEA), Hold: rgb(0x7C8593), Today: rgb(0xE0A83A),
		States: [4]Color{rgb(0xB9D4F8), rgb(0x7FB0F0), rgb(0x4F8FEA), rgb(0x3567B5)},
	}
}

// lookRoles are the roles of the colours of the look that records are kept with.
var lookRoles = map[string]Role{
	"st1": State1, "st2": State2, "st3": State3, "st4": State4,
	"won-dot": Won, "lost-dot": Lost, "open-dot": Open, "hold-dot": Hold, "today-dot": Today,
}

// Paint gives a colour as records keep it, so that every theme shows its own: a role for the name of a colour of the look,
// such as "st1", or the colour of "#RRGGBB". Muted is what nothing is known of.
func Paint(kept string) (Role, Color) {
	if role, known := lookRoles[kept]; known {
		return role, Color{}
	}
	digits, own := strings.CutPrefix(kept, "#")
	if hex, err := strconv.ParseUint(digits, 16, 24); own && len(digits) == 6 && err == nil {
		return Auto, rgb(uint32(hex))
	}
	return Muted, Color{}
}

// color is the colour of a role; position is that of the series, for Auto.
func (t Theme) color(r Role, position int) Color {
	switch {
	case r >= Series1 && r <= Series6:
		return t.Series[r-Series1]
	case r >= State1 && r <= State4:
		return t.States[r-State1]
	}
	switch r {
	case Muted:
		return t.Muted
	case Won:
		return t.Won
	case Lost:
		return t.Lost
	case Open:
		return t.Open
	case Hold:
		return t.Hold
	case Today:
		return t.Today
	}
	return t.seriesColor(position)
}

func (t Theme) seriesColor(position int) Color {
	c := t.Series[position%len(t.Series)]
	if position/len(t.Series)%2 == 1 {
		return midway(c, t.Surface)
	}
	return c
}

// on is the more legible text colour on a fill: ink or white.
func (t Theme) on(fill Color) Color {
	white := rgb(0xFFFFFF)
	if contrast(white, fill) >= contrast(t.Ink, fill) {
		return white
	}
	return t.Ink
}

// contrast is the contrast ratio of two colours, from 1 to 21 (WCAG 2.2, "contrast ratio").
func contrast(a, b Color) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

// luminance is the relative luminance of an opaque sRGB colour, from 0 to 1 (WCAG 2.2, "relative luminance").
func luminance(c Color) float64 {
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}

func linear(channel uint8) float64 {
	v := float64(channel) / 255
	if v <= 0.04045 {
		return v / 12.92
	}
	return math.Pow((v+0.055)/1.055, 2.4)
}

func midway(a, b Color) Color {
	return Color{R: mean(a.R, b.R), G: mean(a.G, b.G), B: mean(a.B, b.B), A: mean(a.A, b.A)}
}

func mean(a, b uint8) uint8 { return uint8((int(a) + int(b)) / 2) }

func rgb(hex uint32) Color {
	return Color{R: uint8(hex >> 16), G: uint8(hex >> 8), B: uint8(hex), A: 0xFF}
}
