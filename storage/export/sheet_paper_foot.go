package export

import (
	"fmt"
	"unicode"
	"unicode/utf8"
)

var formulaFace = face{false, 7}

// explanation is how the figures are computed, in lines.
func (p *paperSheet) explanation() []string {
	var lines []string
	for _, formula := range p.Formulas {
		lines = append(lines, p.pen.wrap(formulaFace, formula, p.right()-p.left(), 0)...)
	}
	return lines
}

// explainHeight is how high lines of explanation are, with what keeps them apart.
func explainHeight(lines []string) float64 {
	if len(lines) == 0 {
		return 0
	}
	const gap = 3.0
	return gap + float64(len(lines))*formulaFace.pitch()
}

// explain says at the foot of the last page how the figures are computed.
func (p *paperSheet) explain() {
	if len(p.explained) == 0 {
		return
	}
	p.group = len(p.Groups) + 1 // no more comes
	height := explainHeight(p.explained)
	if !p.fits(height) {
		p.newPage()
	}
	p.y = max(p.y, p.bottom()-float64(len(p.explained))*formulaFace.pitch())
	for _, line := range p.explained {
		if !p.fits(formulaFace.pitch()) {
			p.newPage()
		}
		p.pen.text(p.left(), p.y, formulaFace, quiet, line)
		p.y += formulaFace.pitch()
	}
}

// feet writes under every page whose list it is, what is still to come or else when it was
// made, and which page it is of how many.
func (p *paperSheet) feet() {
	const below = 4.0
	rule := p.bottom() + below
	y := rule + 1.6
	left, middle, right := p.left(), (p.left()+p.right())/2, p.right()
	office := program
	if p.Office != "" {
		office += " · " + p.Office
	}
	for page := 1; page <= p.pages; page++ {
		p.pen.on.turnTo(page)
		p.pen.line(left, right, rule, 0.2, hairline)
		number := p.pageOf(page)
		p.pen.textRight(right, y, sheetNoteFace, grey, number)
		const gap = 4.0
		half := (right - left) / 4
		told := p.told(page, 2*half)
		wide := p.pen.measure(sheetNoteFace, told) / 2
		p.pen.text(middle-wide, y, sheetNoteFace, grey, told)
		p.pen.text(left, y, sheetNoteFace, grey, p.pen.cut(sheetNoteFace, office, middle-max(wide, half/2)-left-gap))
	}
}

func (p *paperSheet) pageOf(page int) string {
	if p.Page.PageOf == nil {
		return fmt.Sprintf("%d / %d", page, p.pages)
	}
	return p.Page.PageOf(page, p.pages)
}

// told is what stands in the middle of the foot of a page: what comes after it, of as many
// groups as there is room for.
func (p *paperSheet) told(page int, room float64) string {
	if p.Page.Continued == nil {
		if p.Page.Issued != nil { // the heading says when
			return ""
		}
		return p.Region.DateTime(p.At)
	}
	names := p.toCome(page)
	if len(names) == 0 {
		return ""
	}
	wide := p.pen.measure(sheetNoteFace, "…")
	for n, name := range names {
		if wide += p.pen.measure(sheetNoteFace, name+", "); n > 0 && wide > room*namesShare {
			names = append(names[:n:n], "…")
			break
		}
	}
	return p.pen.cut(sheetNoteFace, p.Page.Continued(names), room)
}

// namesShare is how much of the room at the foot of a page names take; the words around them
// take the rest.
const namesShare = 0.85

// toCome are the groups after a page, and the totals.
func (p *paperSheet) toCome(page int) []string {
	if page > len(p.comes) || p.comes[page-1] > len(p.Groups) || len(p.Groups) == 0 {
		return nil
	}
	const most = 24 // there is room for fewer
	var names []string
	for i := p.comes[page-1]; i < len(p.Groups); i++ {
		if len(names) == most {
			return names
		}
		names = append(names, p.Groups[i].Label)
	}
	for _, cell := range p.Totals {
		if word, is := cell.Value.(string); is && word != "" {
			return append(names, lowerFirst(word))
		}
	}
	return names
}

// lowerFirst writes a word as it stands within a sentence.
func lowerFirst(word string) string {
	first, size := utf8.DecodeRuneInString(word)
	return string(unicode.ToLower(first)) + word[size:]
}
