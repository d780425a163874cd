package export

import (
	"maps"
	"slices"

	"preventa/domain"
)

// body is the lines with what they add up to, which the last line does not part from.
func (q *quotationPaper) body(f *flow) {
	t := q.measured(q.Lines)
	rows := make([]block, len(q.Lines))
	for i, l := range q.Lines {
		rows[i] = t.row(i, l)
	}
	f.table(t.header(), rows, q.totals())
	f.gap(7)
}

var totalFace = face{true, 12}

// totals says what the lines add up to: before tax, the tax of each rate, and all of it.
func (q *quotationPaper) totals() block {
	rows := [][2]string{{q.text("paper.subtotal"), q.amount(q.Quotation.Subtotal)}}
	rows = append(rows, q.taxes()...)
	total := [2]string{q.words("paper.total", domain.Args{"Currency": q.Quotation.Currency}), q.amount(q.Quotation.Total)}

	p := q.pen
	labels, amounts := p.measure(totalFace, total[0]), p.measure(totalFace, total[1])
	for _, row := range rows {
		labels, amounts = max(labels, p.measure(textFace, row[0])), max(amounts, p.measure(textFace, row[1]))
	}
	from := p.right() - max(labels+10+amounts, p.room()*0.4)
	b := block{pieces: []piece{{height: 3}}}
	for _, row := range rows {
		b.pieces = append(b.pieces, piece{textFace.pitch() + 0.8, func(y float64) {
			p.text(from, y, textFace, grey, row[0])
			p.textRight(p.right(), y, textFace, black, row[1])
		}})
	}
	return joined(b, block{pieces: []piece{{totalFace.pitch() + 3.5, func(y float64) {
		p.line(from, p.right(), y+1, 0.3, rule)
		p.text(from, y+2.5, totalFace, black, total[0])
		p.textRight(p.right(), y+2.5, totalFace, black, total[1])
	}}}})
}

// rateSum is what the lines of one tax rate add up to.
type rateSum struct {
	rate int // hundredths of a percent
	domain.Quotation
}

// sumsByRate adds the lines up rate by rate, in order. It reports false for sums beyond
// 64 bits, which those of two rates can be although both together are not.
func sumsByRate(lines []domain.Line) ([]rateSum, bool) {
	byRate := map[int][]domain.Line{}
	for _, l := range lines {
		byRate[l.Tax] = append(byRate[l.Tax], l)
	}
	var sums []rateSum
	for _, rate := range slices.Sorted(maps.Keys(byRate)) {
		s := rateSum{rate: rate}
		if !s.Sum(byRate[rate]) {
			return nil, false
		}
		sums = append(sums, s)
	}
	return sums, true
}

// taxes are the rates with what each adds; with several, what each is taken on too.
func (q *quotationPaper) taxes() [][2]string {
	var rows [][2]string
	for _, s := range q.sums {
		args := domain.Args{"Rate": q.Region.Share(s.rate), "Base": q.amount(s.Subtotal)}
		switch {
		case len(q.sums) > 1:
			rows = append(rows, [2]string{q.words("paper.tax_rate_on", args), q.amount(s.Tax)})
		case s.rate != 0:
			rows = append(rows, [2]string{q.words("paper.tax_rate", args), q.amount(s.Tax)})
		}
	}
	return rows
}

// end is what follows the totals: the terms, the notes and whom to ask.
func (q *quotationPaper) end(f *flow) {
	q.section(f, "paper.delivery_terms", q.Quotation.Delivery)
	q.section(f, "paper.payment_terms", q.Quotation.Payment)
	q.section(f, "paper.notes", q.Quotation.Notes)
	if name := q.Salesperson.Name; name != "" {
		q.section(f, "paper.salesperson", present("\n", name, present(" · ", several(q.Office.Phone), several(q.Office.Email))))
	}
}

// longSection is how many lines of a text stay together; a longer one is split, though
// never between its first or last three.
const longSection = 12

// section is a text with its label to the left; nothing without a text.
func (q *quotationPaper) section(f *flow, key, text string) {
	if text == "" {
		return
	}
	p := q.pen
	const indent = 42.0
	lines := p.wrap(textFace, text, p.room()-indent, 0)
	pieces := make([]piece, len(lines))
	for i, line := range lines {
		pieces[i] = piece{textFace.pitch(), func(y float64) {
			if i == 0 {
				p.text(p.left(), y, labelFace, grey, q.text(key))
			}
			p.text(p.left()+indent, y, textFace, black, line)
		}}
	}
	for _, together := range apart(pieces) {
		f.add(block{pieces: together})
	}
	f.gap(3)
}

// apart says which lines of a section stay together.
func apart(lines []piece) [][]piece {
	if len(lines) <= longSection {
		return [][]piece{lines}
	}
	parts := [][]piece{lines[:3]}
	for i := 3; i < len(lines)-3; i++ {
		parts = append(parts, lines[i:i+1])
	}
	return append(parts, lines[len(lines)-3:])
}

// foot says on every page what it belongs to, and which page it is.
func (q *quotationPaper) foot(page, pages int) {
	p := q.pen
	y := p.height - marginBottom + 6
	number := q.words("paper.page", domain.Args{"Page": page, "Pages": pages})
	what := present(" · ", q.title(), q.revision(), q.status(), q.Office.Name)
	p.line(p.left(), p.right(), y, 0.15, rule)
	p.text(p.left(), y+1.5, captionFace, grey, p.shorten(captionFace, what, p.room()-p.measure(captionFace, number)-8))
	p.textRight(p.right(), y+1.5, captionFace, grey, number)
}
