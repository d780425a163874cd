package charts

import (
	"image"
	"math"
)

const (
	legendSquare = 9  // side of a colour's square
	legendIndent = 14 // from the square's left to its text
	legendLine   = 20 // the same for a line's sample
	legendDash   = 14 // width of a line's sample
	legendGap    = 20 // between entries
	legendAbove  = 8  // between the plot's labels and the first line
)

// entry is one colour and its name.
type entry struct {
	name   string
	fill   Color
	line   bool // a line's sample instead of a square
	dashed bool
}

// legend is the names of the colours, laid out in lines.
type legend struct {
	lines [][]entry
	unit  string
}

// newLegend lays out the names of the colours in at most three lines of the canvas's width, fewer on a low one, in the order of the
// series. What does not fit ends in an ellipsis. A single series without target or reference needs no legend: the caller's title names it.
func newLegend(c Chart, cv *canvas) legend {
	l := legend{unit: c.Unit}
	limit := min(3, max(1, cv.height/(4*cv.px(lineSize))))
	room := float64(cv.width) - cv.unitWidth(c.Unit)
	used := math.Inf(1)
	for _, e := range entries(c, cv.Theme) {
		width := cv.entryWidth(e)
		if used+width > room {
			if len(l.lines) == limit {
				l.cut(cv, room)
				break
			}
			l.lines = append(l.lines, nil)
			used = 0
			e.name = shorten(e.name, room-float64(cv.indent(e)), cv.measure)
		}
		last := len(l.lines) - 1
		l.lines[last] = append(l.lines[last], e)
		used += width + float64(cv.px(legendGap))
	}
	return l
}

// entries names every colour of the chart.
func entries(c Chart, t Theme) []entry {
	var all []entry
	if len(c.Series) > 1 || c.Target != nil {
		for i, s := range c.Series {
			all = append(all, entry{name: s.Name, fill: c.seriesFill(t, i), line: c.Kind == Lines, dashed: c.Kind == Lines && s.Dashed})
		}
	}
	if c.Target != nil {
		all = append(all, entry{name: c.Target.Name, fill: t.Target, line: true})
	}
	if c.Reference != nil && c.Reference.Label != "" {
		all = append(all, entry{name: c.Reference.Label, fill: t.Reference, line: true, dashed: true})
	}
	return all
}

func (cv *canvas) entryWidth(e entry) float64 {
	return float64(cv.indent(e)) + cv.measure(e.name)
}

// indent is the room an entry's sample takes.
func (cv *canvas) indent(e entry) int {
	switch {
	case e.line:
		return cv.px(legendLine)
	case e.fill == (Color{}):
		return 0
	}
	return cv.px(legendIndent)
}

// cut makes room for an ellipsis at the end of the last line.
func (l *legend) cut(cv *canvas, room float64) {
	last := len(l.lines) - 1
	mark := cv.measure(ellipsis) + float64(cv.px(legendGap))
	line := l.lines[last]
	for len(line) > 1 && cv.lineWidth(line)+mark > room {
		line = line[:len(line)-1]
	}
	if len(line) == 1 {
		line[0].name = shorten(line[0].name, room-mark-float64(cv.indent(line[0])), cv.measure)
	}
	l.lines[last] = append(line, entry{name: ellipsis})
}

func (cv *canvas) lineWidth(line []entry) float64 {
	width := float64((len(line) - 1) * cv.px(legendGap))
	for _, e := range line {
		width += cv.entryWidth(e)
	}
	return width
}

// height is what the legend takes at the bottom of the picture.
func (l legend) height(cv *canvas) int {
	n := len(l.lines)
	if n == 0 && l.unit != "" {
		n = 1
	}
	if n == 0 {
		return 0
	}
	return cv.px(legendAbove) + n*cv.px(lineSize)
}

// draw writes the legend at the bottom of the picture, from x on if every line fits from there, else from the edge.
func (l legend) draw(cv *canvas, x int) {
	for _, line := range l.lines {
		if float64(x)+cv.lineWidth(line) > float64(cv.width)-cv.unitWidth(l.unit) {
			x = 0
		}
	}
	for i, line := range l.lines {
		baseline := cv.height - (len(l.lines)-1-i)*cv.px(lineSize) - cv.px(4)
		at := float64(x)
		for _, e := range line {
			cv.entry(e, int(math.Round(at)), baseline)
			at += cv.entryWidth(e) + float64(cv.px(legendGap))
		}
	}
	cv.text(l.unit, cv.width, cv.height-cv.px(4), right, cv.Theme.Text3)
}

// unitWidth is the room the unit takes at the right of the legend.
func (cv *canvas) unitWidth(unit string) float64 {
	if unit == "" {
		return 0
	}
	return cv.measure(unit) + float64(cv.px(legendGap))
}

func (cv *canvas) entry(e entry, x, baseline int) {
	side := cv.px(legendSquare)
	middle := baseline - cv.px(capHeight)/2
	switch {
	case e.fill == (Color{}):
	case e.dashed:
		cv.dashes(image.Rect(x, middle, x+cv.px(legendDash), middle+cv.px(1.25)), e.fill)
	case e.line:
		cv.rect(image.Rect(x, middle-cv.px(1), x+cv.px(legendDash), middle+cv.px(1.5)), 0, e.fill)
	default:
		cv.rect(image.Rect(x, middle-side/2, x+side, middle-side/2+side), cv.px(2), e.fill)
	}
	cv.text(e.name, x+cv.indent(e), baseline, left, cv.Theme.Text2)
}
