package kit

import "sort"

// gridLine is what a line of the grid shows: a row of the source, or the header of a group.
type gridLine struct {
	group int // -1 where rows are not grouped
	row   int // -1 for the header
}

func (l gridLine) isHeader() bool { return l.row < 0 }

// gridLines says what stands in every line. It holds two figures a group and none a row,
// so that a million rows cost no more than a few.
type gridLines struct {
	rows   int // of the source
	groups []GridGroup
	firsts []int // the first row of each group, then the number of rows
	tops   []int // the line of each group's header, then the number of lines
}

// newGridLines lays groups out; without any, each of the rows is a line.
func newGridLines(groups []GridGroup, rows int, collapsed map[string]bool) gridLines {
	l := gridLines{rows: rows, groups: groups}
	if len(groups) > 0 {
		l.sum()
		l.fold(collapsed)
	}
	return l
}

func (l *gridLines) grouped() bool { return len(l.groups) > 0 }

func (l *gridLines) sum() {
	l.firsts = make([]int, len(l.groups)+1)
	for i, g := range l.groups {
		l.firsts[i+1] = l.firsts[i] + max(0, g.Count)
	}
	l.rows = l.firsts[len(l.groups)]
}

// fold places the headers anew for other collapsed groups.
func (l *gridLines) fold(collapsed map[string]bool) {
	l.tops = make([]int, len(l.groups)+1)
	for i, g := range l.groups {
		l.tops[i+1] = l.tops[i] + 1
		if !collapsed[g.ID] {
			l.tops[i+1] += l.firsts[i+1] - l.firsts[i]
		}
	}
}

// count is how many lines there are.
func (l *gridLines) count() int {
	if !l.grouped() {
		return l.rows
	}
	return l.tops[len(l.groups)]
}

// at is what a line shows.
func (l *gridLines) at(line int) gridLine {
	if !l.grouped() {
		return gridLine{group: -1, row: line}
	}
	group := sort.Search(len(l.groups), func(i int) bool { return l.tops[i+1] > line })
	if line == l.tops[group] {
		return gridLine{group: group, row: -1}
	}
	return gridLine{group: group, row: l.firsts[group] + line - l.tops[group] - 1}
}

// groupOf is the group of a row.
func (l *gridLines) groupOf(row int) int {
	return sort.Search(len(l.groups), func(i int) bool { return l.firsts[i+1] > row })
}

// ofRow is the line of a row; that of its group's header, and false, while it is collapsed.
func (l *gridLines) ofRow(row int) (line int, shown bool) {
	if !l.grouped() {
		return row, true
	}
	group := l.groupOf(row)
	line = l.tops[group] + 1 + row - l.firsts[group]
	if line >= l.tops[group+1] {
		return l.tops[group], false
	}
	return line, true
}

// find is the group with an id, -1 for none.
func (l *gridLines) find(id string) int {
	for i := range l.groups {
		if l.groups[i].ID == id {
			return i
		}
	}
	return -1
}

// gridSpan is a run of rows of the source.
type gridSpan struct{ first, last int }

// spans are the rows on show from one line to another, in as few runs as they make.
func (l *gridLines) spans(from, to int) []gridSpan {
	switch {
	case to < from:
		return nil
	case !l.grouped():
		return []gridSpan{{from, to}}
	}
	var spans []gridSpan
	for line := from; line <= to; {
		at := l.at(line)
		if at.isHeader() {
			line++
			continue
		}
		end := min(to, l.tops[at.group+1]-1)
		spans = appendSpan(spans, gridSpan{at.row, at.row + end - line})
		line = end + 1
	}
	return spans
}

func appendSpan(spans []gridSpan, s gridSpan) []gridSpan {
	if n := len(spans); n > 0 && spans[n-1].last+1 == s.first {
		spans[n-1].last = s.last
		return spans
	}
	return append(spans, s)
}

// pages are the pages of the rows in the lines from first to last, in their order.
func (l *gridLines) pages(first, last int) []int {
	var pages []int
	for _, s := range l.spans(first, last) {
		for n := s.first / gridPageSize; n <= s.last/gridPageSize; n++ {
			if k := len(pages); k == 0 || pages[k-1] != n {
				pages = append(pages, n)
			}
		}
	}
	return pages
}
