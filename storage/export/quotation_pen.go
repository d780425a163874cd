package export

import (
	"strings"
	"unicode"

	"codeberg.org/go-pdf/fpdf"
	"golang.org/x/text/unicode/norm"

	"preventa/assets"
)

// Margins of a page, in millimetres as every length here.
const (
	marginTop    = 15.0
	marginSide   = 18.0
	marginBottom = 21.0 // the foot stands in it
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

// ink is a colour, red, green and blue.
type ink [3]int

// The inks of the paper: those of the light theme.
var (
	black    = ink{0x1B, 0x1F, 0x27}
	grey     = ink{0x4F, 0x57, 0x65}
	hairline = ink{0xE3, 0xE6, 0xEB}
	rule     = ink{0xA9, 0xAF, 0xBA}
	accent   = ink{0x3F, 0x5B, 0xD6}
)

// pen writes text and lines on the pages of a PDF.
type pen struct {
	pdf           *fpdf.Fpdf
	width, height float64
	face          face
	advances      map[glyph]int
}

type glyph struct {
	bold bool
	r    rune
}

const family = "inter"

func newPen(paper string) *pen {
	pdf := fpdf.New("P", "mm", paper, "")
	pdf.SetCatalogSort(true)
	pdf.SetAutoPageBreak(false, 0)
	pdf.AddUTF8FontFromBytes(family, "", assets.FontRegular())
	pdf.AddUTF8FontFromBytes(family, "B", assets.FontSemiBold())
	p := &pen{pdf: pdf, advances: map[glyph]int{}}
	p.width, p.height = pdf.GetPageSize()
	return p
}

// letterRegions print on US Letter, all others on A4.
// Source: CLDR, supplemental/measurementData, paperSize.
const letterRegions = "BZ CA CL CO CR GT MX NI PA PH PR SV US VE"

func paperSize(region string) string {
	if region != "" && strings.Contains(letterRegions, region) {
		return "Letter"
	}
	return "A4"
}

// left and right are the edges of what is written; room is what lies between.
func (p *pen) left() float64  { return marginSide }
func (p *pen) right() float64 { return p.width - marginSide }
func (p *pen) room() float64  { return p.right() - p.left() }

func (p *pen) newPage() {
	p.pdf.AddPage()
	p.face = face{} // a page starts without a font
}

// text writes a line whose top left corner is x, y.
func (p *pen) text(x, y float64, f face, i ink, text string) {
	text = printable(text)
	if text == "" {
		return
	}
	if f != p.face {
		p.choose(f)
	}
	p.pdf.SetTextColor(i[0], i[1], i[2])
	const halfCapitals = 0.364 // of the size: what capitals rise above the middle of a line
	p.pdf.Text(x, y+f.pitch()/2+f.millimetres()*halfCapitals, text)
}

// textRight writes a line that ends at x.
func (p *pen) textRight(x, y float64, f face, i ink, text string) {
	p.text(x-p.measure(f, text), y, f, i, text)
}

func (p *pen) choose(f face) {
	style := ""
	if f.bold {
		style = "B"
	}
	p.pdf.SetFont(family, style, f.size)
	p.face = f
}

// line draws a horizontal line.
func (p *pen) line(from, to, y, thickness float64, i ink) {
	p.pdf.SetDrawColor(i[0], i[1], i[2])
	p.pdf.SetLineWidth(thickness)
	p.pdf.Line(from, y, to, y)
}

// frame draws the outline of a tag.
func (p *pen) frame(x, y, width, height float64, i ink) {
	p.pdf.SetDrawColor(i[0], i[1], i[2])
	p.pdf.SetLineWidth(0.25)
	p.pdf.RoundedRect(x, y, width, height, 0.9, "1234", "D")
}

// advance is how far a character moves the pen, in thousandths of the size.
func (p *pen) advance(bold bool, r rune) int {
	g := glyph{bold, r}
	wide, known := p.advances[g]
	if !known {
		p.choose(face{bold, 10})
		wide = p.pdf.GetStringSymbolWidth(string(r))
		p.advances[g] = wide
	}
	return wide
}

// measure is how wide a line of text is.
func (p *pen) measure(f face, text string) float64 {
	wide := 0
	for _, r := range printable(text) {
		wide += p.advance(f.bold, r)
	}
	return float64(wide) * f.millimetres() / 1000
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
	units := 1000 / f.millimetres()
	start, space, used, most := 0, -1, 0, int((room-indent)*units)
	for i := 0; i < len(text); i++ {
		used += p.advance(f.bold, text[i])
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

func isPlain(text string) bool {
	for i := range len(text) {
		if (text[i] < ' ' && text[i] != '\n') || text[i] > '~' {
			return false
		}
	}
	return true
}
