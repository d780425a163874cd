package export

import (
	"slices"
	"strings"

	"preventa/domain"
)

// Faces of the paper.
var (
	officeFace  = face{true, 15}
	titleFace   = face{true, 18}
	strongFace  = face{true, 10}
	textFace    = face{false, 9}
	labelFace   = face{true, 9}
	captionFace = face{false, 8}
	subjectFace = face{true, 11}
)

// written is a line of text with how it is written.
type written struct {
	face face
	ink  ink
	text string
	gap  float64 // above it
}

// column is lines of text one below the other.
type column []written

func (c column) height() float64 {
	height := 0.0
	for _, line := range c {
		height += line.gap + line.face.pitch()
	}
	return height
}

// say adds a text to a column, broken into lines; an empty text adds nothing.
func (p *pen) say(c *column, f face, i ink, text string, room float64) {
	if strings.TrimSpace(text) == "" {
		return
	}
	for _, line := range p.wrap(f, text, room, 0) {
		*c = append(*c, written{face: f, ink: i, text: line})
	}
}

func (p *pen) draw(c column, x, y float64) {
	for _, line := range c {
		y += line.gap
		p.text(x, y, line.face, line.ink, line.text)
		y += line.face.pitch()
	}
}

func (p *pen) drawRight(c column, x, y float64) {
	for _, line := range c {
		y += line.gap
		p.textRight(x, y, line.face, line.ink, line.text)
		y += line.face.pitch()
	}
}

// present joins the texts that are not empty.
func present(between string, texts ...string) string {
	texts = slices.DeleteFunc(texts, func(text string) bool { return text == "" })
	return strings.Join(texts, between)
}

// differs gives a text unless it says what another one does already.
func differs(text, from string) string {
	if text == from {
		return ""
	}
	return text
}

// several writes the values of a field that holds several.
func several(field string) string { return present(" · ", domain.Several(field)...) }

func (q *quotationPaper) taxID(id string) string {
	if id == "" {
		return ""
	}
	if name := q.Region.TaxIDName(); name != "" {
		return name + ": " + id
	}
	return q.words("paper.tax_id", domain.Args{"TaxID": id})
}

// head is what stands above the lines: the letterhead, the title, whom the quotation is
// for and what it is about.
func (q *quotationPaper) head(f *flow) {
	f.add(block{pieces: []piece{q.letterhead()}})
	f.gap(8)
	f.add(block{pieces: []piece{q.heading()}})
	f.gap(6)
	f.add(block{pieces: []piece{q.parties()}})
	f.gap(6)
	if q.Quotation.Subject != "" {
		f.add(block{pieces: []piece{q.subject()}})
		f.gap(6)
	}
}

// letterhead is the office's logo or, without one, its name, with its data beside it and
// the one coloured line of the paper below.
func (q *quotationPaper) letterhead() piece {
	p := q.pen
	logo, hasLogo := fitLogo(q.Logo, logoWidth, logoHeight)
	var name, data column
	if hasLogo {
		p.say(&data, strongFace, black, q.Office.Name, p.room()*0.52)
	} else {
		p.say(&name, officeFace, black, q.Office.Name, p.room()*0.46)
	}
	for _, text := range q.officeData() {
		p.say(&data, captionFace, grey, text, p.room()*0.5)
	}
	height := max(logo.Height, name.height(), data.height())
	return piece{height + 5, func(y float64) {
		if hasLogo {
			logo.X, logo.Y = p.left(), y
			p.on.picture(logo)
		}
		p.draw(name, p.left(), y)
		p.drawRight(data, p.right(), y)
		p.line(p.left(), p.right(), y+height+4, 0.7, accent)
	}}
}

func (q *quotationPaper) officeData() []string {
	o := q.Office
	return []string{
		present(" · ", differs(o.LegalName, o.Name), q.taxID(o.TaxID)),
		present(", ", o.Address, o.City, o.Country),
		present(" · ", several(o.Phone), several(o.Email)),
		o.Website,
	}
}

// heading is the title with the revision and, where it must be said, the status.
func (q *quotationPaper) heading() piece {
	p := q.pen
	var title column
	p.say(&title, titleFace, black, q.title(), p.room())
	revision, status := q.revision(), q.status()
	const below, padding = 0.5, 2.0
	return piece{title.height() + below + textFace.pitch(), func(y float64) {
		p.draw(title, p.left(), y)
		y += title.height() + below
		p.text(p.left(), y, textFace, grey, revision)
		if status == "" {
			return
		}
		x := p.left() + p.measure(textFace, revision) + 4
		q.pdf.frame(x, y-0.4, p.measure(labelFace, status)+2*padding, labelFace.pitch()+0.8, grey)
		p.text(x+padding, y, labelFace, black, status)
	}}
}

// parties says whom the quotation is for, who there is asked, and from when to when it
// stands.
func (q *quotationPaper) parties() piece {
	p := q.pen
	const between = 6.0
	columns := []struct {
		share float64
		lines func(room float64) column
	}{{0.44, q.customer}, {0.32, q.contact}, {0.24, q.days}}
	height := 0.0
	drawn := make([]column, len(columns))
	for i, c := range columns {
		drawn[i] = c.lines(p.room()*c.share - between)
		height = max(height, drawn[i].height())
	}
	return piece{height, func(y float64) {
		x := p.left()
		for i, c := range columns {
			p.draw(drawn[i], x, y)
			x += p.room() * c.share
		}
	}}
}

func (q *quotationPaper) customer(room float64) column {
	c := q.Customer
	return q.party(room, "paper.customer", c.Name,
		differs(c.LegalName, c.Name),
		q.taxID(c.TaxID),
		c.Address,
		present(", ", c.City, c.District, c.Country),
		several(c.Phones),
		several(c.Emails),
	)
}

func (q *quotationPaper) contact(room float64) column {
	c := q.Contact
	label := c.Label()
	return q.party(room, "paper.contact", label,
		differs(c.Position, label),
		differs(several(c.Phone), label),
		differs(several(c.Mobile), label),
		differs(several(c.Email), label),
	)
}

// party is a name under what it is, with what is known of it; nothing without a name.
func (q *quotationPaper) party(room float64, key, name string, known ...string) column {
	var c column
	if name == "" {
		return c
	}
	q.pen.say(&c, captionFace, grey, q.text(key), room)
	q.pen.say(&c, strongFace, black, name, room)
	for _, text := range known {
		q.pen.say(&c, textFace, black, text, room)
	}
	return c
}

func (q *quotationPaper) days(room float64) column {
	var c column
	for _, day := range []struct {
		key string
		on  domain.Date
	}{{"paper.date", q.Quotation.Day}, {"paper.valid_until", q.Quotation.ValidUntil}} {
		if !day.on.IsZero() {
			below := len(c)
			q.pen.say(&c, captionFace, grey, q.text(day.key), room)
			q.pen.say(&c, strongFace, black, q.Region.Date(day.on), room)
			if below > 0 {
				c[below].gap = 1.5
			}
		}
	}
	return c
}

func (q *quotationPaper) subject() piece {
	p := q.pen
	var c column
	p.say(&c, captionFace, grey, q.text("paper.subject"), p.room())
	p.say(&c, subjectFace, black, q.Quotation.Subject, p.room())
	return piece{c.height(), func(y float64) { p.draw(c, p.left(), y) }}
}
