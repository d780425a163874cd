package rowindex

import (
	"bytes"
	"sort"
	"strconv"
	"strings"
)

// texts holds what rows are searched by: one after the other in one piece, so that a word
// is looked for in all of them in one go. Rows that changed since the piece was made have
// their text beside it.
type texts struct {
	all   []byte
	start []uint32 // of each row in all, and the end of the last
	own   map[int32][]byte
}

// rowText are the parts of a row's text, folds and the number.
type rowText struct {
	name, customer, contact, reference string
	number                             int64
}

// The marks between the parts of a text, and behind it. Words hold neither.
const (
	partEnd = '\n'
	textEnd = 0
)

// mostOwn is how many texts are kept beside the piece before it is made anew, and one more
// for so many rows in it.
const (
	mostOwn    = 2000
	ownPerRows = 50
)

func (r rowText) append(b []byte) []byte {
	for _, part := range []string{r.name, r.customer, r.contact, r.reference} {
		b = append(b, part...)
		b = append(b, partEnd)
	}
	return append(strconv.AppendInt(b, r.number, 10), textEnd)
}

// put sets the text of a row, which is known or the next.
func (t *texts) put(row int32, text rowText) {
	if t.own == nil {
		t.own = map[int32][]byte{}
		t.start = []uint32{0}
	}
	if len(t.own) == 0 && int(row) == len(t.start)-1 {
		t.all = text.append(t.all)
		t.start = append(t.start, uint32(len(t.all)))
		return
	}
	t.own[row] = text.append(nil)
	if len(t.own) > mostOwn+len(t.start)/ownPerRows {
		t.gather()
	}
}

// gather makes the piece anew.
func (t *texts) gather() {
	rows := len(t.start) - 1
	for row := range t.own {
		rows = max(rows, int(row)+1)
	}
	all := make([]byte, 0, len(t.all)+64*len(t.own))
	start := make([]uint32, 1, rows+1)
	for row := range rows {
		all = append(all, t.of(int32(row))...)
		start = append(start, uint32(len(all)))
	}
	t.all, t.start, t.own = all, start, map[int32][]byte{}
}

// of is the text of a row.
func (t *texts) of(row int32) []byte {
	if len(t.own) > 0 {
		if own, changed := t.own[row]; changed {
			return own
		}
	}
	return t.all[t.start[row]:t.start[row+1]]
}

// part gives the name (0), the customer (1), the contact (2) or the reference (3) of a row.
func (t *texts) part(row int32, which int) []byte {
	text := t.of(row)
	for ; which > 0; which-- {
		text = text[bytes.IndexByte(text, partEnd)+1:]
	}
	return text[:bytes.IndexByte(text, partEnd)]
}

// search finds the rows from one to another whose text holds every word, in their order.
func (t *texts) search(words [][]byte, from, to int32) []int32 {
	var found []int32
	last := min(to, int32(len(t.start)-1))
	for row := from; row < last; {
		at := bytes.Index(t.all[t.start[row]:t.start[last]], words[0])
		if at < 0 {
			break
		}
		row = t.rowAt(row, t.start[row]+uint32(at))
		if _, changed := t.own[row]; !changed && holdsAll(t.all[t.start[row]:t.start[row+1]], words[1:]) {
			found = append(found, row)
		}
		row++
	}
	return t.withOwn(found, words, from, to)
}

// rowAt is the row, at or behind row, whose text holds a place.
func (t *texts) rowAt(row int32, place uint32) int32 {
	step := int32(1)
	low := row
	for int(row+step) < len(t.start) && t.start[row+step] <= place {
		low = row + step
		step *= 2
	}
	high := min(row+step, int32(len(t.start)-1))
	return low + int32(sort.Search(int(high-low), func(i int) bool { return t.start[low+int32(i)+1] > place }))
}

// withOwn adds the changed rows.
func (t *texts) withOwn(found []int32, words [][]byte, from, to int32) []int32 {
	added := false
	for row, text := range t.own {
		if row >= from && row < to && holdsAll(text, words) {
			found, added = append(found, row), true
		}
	}
	if added {
		sortRows(found)
	}
	return found
}

func holdsAll(text []byte, words [][]byte) bool {
	for _, word := range words {
		if !bytes.Contains(text, word) {
			return false
		}
	}
	return true
}

// wordsOf splits a fold into words, the longest first: it is likely the rarest.
func wordsOf(fold string) [][]byte {
	var words [][]byte
	for _, word := range strings.Fields(fold) {
		words = append(words, []byte(word))
	}
	sort.SliceStable(words, func(i, j int) bool { return len(words[i]) > len(words[j]) })
	return words
}
