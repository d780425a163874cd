package export

import (
	"image/color"
	"math"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"preventa/domain/report"
)

// face is a weight of the font in a size, in points.
type face struct {
	bold bool
	size float64
}

// millimetres is the size of the face.
func (f face) millimetres() float64 { return f.size * 25.4 / 72 }

// pitch is the height of a line of text.
func (f face) pitch() float64 { return f.millimetres() * 1.38 }

// halfCapitals is what capitals rise above the middle of a line, of the size.
const halfCapitals = 0.364

// ink is a colour.
type ink = color.Color

// The inks of the paper: those of the light theme.
var (
	black    = inkOf(0x1B1F27)
	grey     = inkOf(0x4F5765)
	hairline = inkOf(0xE3E6EB)
	rule     = inkOf(0xA9AFBA)
	accent   = inkOf(0x3F5BD6)
)

func inkOf(hex uint32) ink {
	return color.NRGBA{R: uint8(hex >> 16), G: uint8(hex >> 8), B: uint8(hex), A: 0xFF}
}

// medium takes what a pen puts on pages: a PDF, or pages for a screen.
type medium interface {
	newPage()
	turnTo(page int) // back to one of the pages, of which 1 is the first
	box(report.PageBox)
	picture(report.PagePicture)
	rule(report.PageRule)
	dot(report.PageDot)
	text(report.PageText)
	row(report.PageRow)
}

// pen writes text and lines on pages of a size, in millimetres as every length here.
type pen struct {
	on            medium
	width, height float64
	fine          float64 // how fine pictures are drawn, in pixels a millimetre
}

// letterRegions print on US Letter, all others on A4.
// Source: CLDR, supplemental/measurementData, paperSize.
const letterRegions = "BZ CA CL CO CR GT MX NI PA PH PR SV US VE"

func paperSize(region string) string {
	if region != "" && strings.Contains(letterRegions, region) {
		return string(report.Letter)
	}
	return string(report.A4)
}

// pageSize is how large paper is, in millimetres.
func pageSize(p report.Paper, across bool) (width, height float64) {
	const point = 25.4 / 72
	width, height = 595.28*point, 841.89*point
	if p == report.Letter {
		width, height = 612*point, 792*point
	}
	if across {
		width, height = height, width
	}
	return width, height
}

// text writes a line whose top left corner is x, y.
func (p *pen) text(x, y float64, f face, i ink, text string) {
	p.write(x, y, false, f, i, text)
}

// textRight writes a line that ends at x.
func (p *pen) textRight(x, y float64, f face, i ink, text string) {
	p.write(x, y, true, f, i, text)
}

func (p *pen) write(x, y float64, right bool, f face, i ink, text string) {
	if text = printable(text); text == "" {
		return
	}
	p.on.text(report.PageText{X: x, Y: y + f.pitch()/2 + f.millimetres()*halfCapitals, Right: right, Size: f.size, Bold: f.bold,
		Colour: i, Text: text, Width: f.wide(widthsOf(f.bold).of(text))})
}

// line draws a horizontal line.
func (p *pen) line(from, to, y, thickness float64, i ink) {
	p.on.rule(report.PageRule{X1: from, Y1: y, X2: to, Y2: y, Thick: thickness, Colour: i})
}

// fill paints a ground.
func (p *pen) fill(x, y, width, height float64, i ink) {
	p.on.box(report.PageBox{X: x, Y: y, Width: width, Height: height, Colour: i})
}

// widths are how far each character moves the pen, in thousandths of the size.
type widths [1 << 16]uint16

// allWidths are the widths of the regular weight and of the bold one.
var allWidths = sync.OnceValue(func() *[2]widths {
	var all [2]widths
	pdf := newPDF(report.A4, false).pdf
	for weight, style := range []string{"", "B"} {
		pdf.SetFont(family, style, 10)
		for r := range all[weight] {
			all[weight][r] = uint16(pdf.GetStringSymbolWidth(string(rune(r))))
		}
	}
	return &all
})

func widthsOf(bold bool) *widths {
	if bold {
		return &allWidths()[1]
	}
	return &allWidths()[0]
}

// of is how far a printable text moves the pen.
func (w *widths) of(text string) int {
	wide := 0
	for _, r := range text {
		wide += int(w[uint16(r)])
	}
	return wide
}

// wide is a width in thousandths of the size, in millimetres.
func (f face) wide(thousandths int) float64 { return float64(thousandths) * f.millimetres() / 1000 }

// measure is how wide a line of text is.
func (p *pen) measure(f face, text string) float64 {
	return f.wide(widthsOf(f.bold).of(printable(text)))
}

// wrap breaks a text into lines no wider than room, the first one shorter by an indent:
// at its own line breaks, between words, and within a word that is longer than a line.
func (p *pen) wrap(f face, text string, room, indent float64) []string {
	var lines []string
	for paragraph := range strings.SplitSeq(printable(text), "\n") {
		lines = p.wrapParagraph(lines, f, []rune(paragraph), room, indent)
		indent = 0
	}
	return lines
}

func (p *pen) wrapParagraph(lines []string, f face, text []rune, room, indent float64) []string {
	units, wide := 1000/f.millimetres(), widthsOf(f.bold)
	start, space, used, most := 0, -1, 0, int((room-indent)*units)
	for i := 0; i < len(text); i++ {
		used += int(wide[uint16(text[i])])
		if text[i] == ' ' {
			space = i
			continue // a space may hang over the edge
		}
		if used <= most {
			continue
		}
		end, next := max(i, start+1), max(i, start+1)
		if space >= start {
			end, next = space, space+1
		}
		lines = append(lines, strings.TrimRight(string(text[start:end]), " "))
		start, space, used, most = next, -1, 0, int(room*units)
		i = next - 1
	}
	return append(lines, strings.TrimRight(string(text[start:]), " "))
}

// shorten cuts a line that is wider than room, with an ellipsis.
func (p *pen) shorten(f face, text string, room float64) string {
	if p.measure(f, text) <= room {
		return text
	}
	runes := []rune(printable(text))
	for len(runes) > 0 && p.measure(f, string(runes)+"…") > room {
		runes = runes[:len(runes)-1]
	}
	return strings.TrimRight(string(runes), " ") + "…"
}

// cut is a text as one line, ended by an ellipsis where it is wider than room.
func (p *pen) cut(f face, text string, room float64) string {
	text = printedLine(text)
	most := int(math.Round(room * 1000 / f.millimetres()))
	wide := widthsOf(f.bold)
	ellipsis := int(wide['…'])
	used, end := 0, 0 // end of what stays before an ellipsis
	for i, r := range text {
		used += int(wide[uint16(r)])
		if used > most {
			return strings.TrimRight(text[:end], " ") + "…"
		}
		if used+ellipsis <= most {
			end = i + len(string(r))
		}
	}
	return text
}

// printedLine is a printable text without its line breaks.
func printedLine(text string) string { return strings.ReplaceAll(printable(text), "\n", " ") }

// printable is a text as the font can show it: accents joined to their letters, no
// invisible signs, a replacement sign for what lies beyond the 65,536 characters a font
// of a PDF is asked for by code.
func printable(text string) string {
	if isPlain(text) {
		return text
	}
	var b strings.Builder
	for _, r := range norm.NFC.String(text) {
		switch {
		case r == '\n':
			b.WriteRune(r)
		case r == '\t':
			b.WriteString("    ")
		case unicode.IsControl(r) || unicode.Is(unicode.Cf, r):
		case r > 0xFFFF:
			b.WriteRune(unicode.ReplacementChar)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// isPlain reports a text that is printable as it stands: of the characters that most texts
// are of alone.
func isPlain(text string) bool {
	for i := range len(text) {
		if c := text[i]; (c < ' ' && c != '\n') || c > '~' {
			return isPlainLatin(text[i:])
		}
	}
	return true
}

// isPlainLatin is isPlain beyond ASCII: accented letters as one character each, and the
// signs of print.
func isPlainLatin(text string) bool {
	const softHyphen, lastLetter = 0xAD, 0x24F
	for _, r := range text {
		switch {
		case r >= ' ' && r <= '~', r == '\n':
		case r >= 0xA0 && r <= lastLetter && r != softHyphen:
		case r >= '‐' && r <= '‧', r == '€', r == '№', r == '−':
		default:
			return false
		}
	}
	return true
}
