package export

import (
	"slices"
	"strings"

	"preventa/domain/report"
)

// How large the text of a sheet is, in points: as large as its columns allow. Texts are cut
// rather than all written smaller than what is comfortable, and all is written smaller rather
// than that texts lose more than they can.
const (
	largestSheetText  = 9.5
	comfortableText   = 8.0
	smallestSheetText = 4.5
)

// Widths of texts, in thousandths of the size, which is an em.
const (
	em          = 1000
	cellPadding = em / 2  // at either side
	leastWords  = 9 * em  // that a column of texts keeps, if it has so much
	mostWords   = 44 * em // that one asks for
	barestWords = 3 * em
)

// need is how wide a column wants to be, in thousandths of the size, without its padding.
type need struct {
	isText   bool
	whole    int // its title on one line
	broken   int // its title on two
	most     int // the widest that stands in it
	longer   [mostWords/em + 1]int32
	measured int32
}

// title takes the title of the column in.
func (n *need) title(title string) {
	bold := widthsOf(true)
	n.whole = bold.of(printable(title))
	n.broken = n.whole
	for first, second := range halves(title) {
		n.broken = min(n.broken, max(bold.of(first), bold.of(second)))
	}
}

// halves are the ways to break a title in two.
func halves(title string) func(yield func(first, second string) bool) {
	return func(yield func(first, second string) bool) {
		title = printable(title)
		for i := range len(title) {
			if title[i] == ' ' && !yield(title[:i], title[i+1:]) {
				return
			}
		}
	}
}

// add takes in what stands in a row.
func (n *need) add(wide int) {
	n.most = max(n.most, wide)
	if n.isText {
		n.longer[min(wide/em, len(n.longer)-1)]++
		n.measured++
	}
}

// best is how wide the column is where there is room: as wide as its figures, or as all but
// one in twenty of its texts.
func (n *need) best() int {
	content := n.most
	if n.isText {
		rest := n.measured / 20
		at := len(n.longer) - 1
		for ; at > 0 && n.longer[at] <= rest; at-- {
			rest -= n.longer[at]
		}
		content = min(n.most, (at+1)*em)
	}
	return max(content, n.whole) + 2*cellPadding
}

// least is how wide it must be.
func (n *need) least() int {
	content := n.most
	if n.isText {
		content = min(n.most, leastWords)
	}
	return max(content, n.broken) + 2*cellPadding
}

// titled is how wide it must be with its title on one line.
func (n *need) titled() int { return max(n.least(), n.whole+2*cellPadding) }

// barest is how narrow it becomes when nothing else helps.
func (n *need) barest() int {
	if n.isText {
		return min(n.least(), barestWords+2*cellPadding)
	}
	return n.most + 2*cellPadding
}

// total adds up what columns need.
func total(needs []need, of func(*need) int) int {
	sum := 0
	for i := range needs {
		sum += of(&needs[i])
	}
	return sum
}

// sizeFor is the size, in points, in which so many thousandths have room.
func sizeFor(thousandths int, room float64) float64 {
	return room / (face{size: 1}.millimetres() * float64(max(thousandths, 1)) / em)
}

// share finds the size of the text in a room, in millimetres, and how wide each column is.
func share(needs []need, room, largest float64) (size float64, wide []float64) {
	size = largest
	if best := sizeFor(total(needs, (*need).best), room); best < size {
		size = max(best, min(largest, comfortableText, sizeFor(total(needs, (*need).least), room)), smallestSheetText)
	}
	unit := face{size: size}.millimetres() / em
	wide = shareOut(needs, room/unit)
	for i := range wide {
		wide[i] *= unit
	}
	return size, wide
}

// shareOut shares a room among columns, in thousandths.
func shareOut(needs []need, room float64) []float64 {
	best, titled, least := each(needs, (*need).best), each(needs, (*need).titled), each(needs, (*need).least)
	switch {
	case sum(best) <= room:
		return spread(needs, best, room-sum(best))
	case sum(titled) <= room:
		return mixed(titled, best, room)
	case sum(least) <= room:
		return mixed(least, titled, room)
	}
	barest := each(needs, (*need).barest)
	if sum(barest) < room {
		return mixed(barest, least, room)
	}
	for i := range barest {
		barest[i] *= room / max(sum(each(needs, (*need).barest)), 1)
	}
	return barest
}

// mixed are widths between narrow and wide ones, that fill a room.
func mixed(narrow, wide []float64, room float64) []float64 {
	part := (room - sum(narrow)) / max(sum(wide)-sum(narrow), 1)
	widths := make([]float64, len(narrow))
	for i := range widths {
		widths[i] = narrow[i] + (wide[i]-narrow[i])*part
	}
	return widths
}

// spread gives away what is left of a room: first to texts that are longer than most, then to
// all texts, up to so much more, then to all columns.
func spread(needs []need, widths []float64, left float64) []float64 {
	const more = 0.6
	give := func(wanted func(i int) float64) {
		want := 0.0
		for i := range widths {
			want += wanted(i)
		}
		if want <= 0 {
			return
		}
		part := min(1, left/want)
		for i := range widths {
			widths[i] += wanted(i) * part
		}
		left -= want * part
	}
	full, grown := make([]float64, len(widths)), make([]float64, len(widths))
	for i := range widths {
		if needs[i].isText {
			full[i] = max(0, float64(needs[i].most+2*cellPadding)-widths[i])
			grown[i] = widths[i] * more
		}
	}
	give(func(i int) float64 { return full[i] })
	give(func(i int) float64 { return grown[i] })
	for i := range widths {
		widths[i] += left / float64(len(widths))
	}
	return widths
}

func each(needs []need, of func(*need) int) []float64 {
	list := make([]float64, len(needs))
	for i := range needs {
		list[i] = float64(of(&needs[i]))
	}
	return list
}

func sum(list []float64) float64 {
	whole := 0.0
	for _, v := range list {
		whole += v
	}
	return whole
}

// isComfortable reports that the columns have room enough as they are.
func (t *paperTable) isComfortable(room float64) bool {
	return sizeFor(total(t.needs, (*need).best), room) >= comfortableText
}

// lay places the columns between two edges.
func (t *paperTable) lay(left, right, largest float64) {
	size, wide := share(t.needs, right-left, largest)
	t.face, t.left, t.right = face{size: size}, left, right
	x := left
	for i := range t.columns {
		t.columns[i].x, t.columns[i].width = x, wide[i]
		x += wide[i]
	}
	t.lines = 1
	for i := range t.columns {
		c := &t.columns[i]
		c.titles = t.broken(c.Title, c.width-2*t.padding())
		t.lines = max(t.lines, len(c.titles))
	}
}

// broken is a title on as many lines as it needs, two at most.
func (t *paperTable) broken(title string, room float64) []string {
	bold := face{true, t.face.size}
	fits := func(text string) bool { return bold.wide(widthsOf(true).of(text)) <= room+rounding }
	title = strings.ReplaceAll(printable(title), "\n", " ")
	if fits(title) {
		return []string{title}
	}
	best, narrow := []string{title}, widthsOf(true).of(title)
	for first, second := range halves(title) {
		if wide := max(widthsOf(true).of(first), widthsOf(true).of(second)); wide < narrow {
			best, narrow = []string{first, second}, wide
		}
	}
	for i := range best {
		best[i] = t.pen.cut(bold, best[i], room)
	}
	return slices.DeleteFunc(best, func(line string) bool { return line == "" })
}

// paperColumn is a column on paper.
type paperColumn struct {
	report.SheetColumn
	x, width float64
	titles   []string
}
