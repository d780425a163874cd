package domain

import (
	"slices"
	"sort"
	"strconv"
)

// LineDifference is a line of one revision beside the line of another that it became.
type LineDifference struct {
	Before, After *Line    // nil Before: the line was added; nil After: it was removed
	Changed       []string // names of the fields that differ, where it is in both
}

// CompareLines puts the lines of two revisions side by side, in the order of both. Lines
// that say the same are aligned by their longest common subsequence; between those, the
// ones of the same code, then of the same product, then of the same description. What is
// left was removed or added; a line that moved was both. Where lines repeat so often that
// the longest alignment would take long, a shorter one will do.
func CompareLines(before, after []Line) []LineDifference {
	c := lineComparison{before: before, after: after, partner: make([]int, len(before))}
	for i := range c.partner {
		c.partner[i] = none
	}
	for _, sign := range []func(Line) string{wholeSign, codeSign, productSign, descriptionSign} {
		c.alignBy(sign)
	}
	return c.differences()
}

const none = -1

// mostMatches bounds the pairs of equal lines that an alignment looks at.
const mostMatches = 1_000_000

// lineComparison knows for each line before which one after it is aligned with. Partners
// rise with the lines.
type lineComparison struct {
	before, after []Line
	partner       []int
}

// The signs by which lines are known again; "" is none.

func wholeSign(l Line) string {
	sign := l.Code + "\x00" + l.Description + "\x00" + l.Unit
	for _, value := range []int64{l.Quantity, l.Price, int64(l.Discount), int64(l.Tax)} {
		sign += "\x00" + strconv.FormatInt(value, 36)
	}
	return sign
}

func codeSign(l Line) string        { return Fold(l.Code) }
func productSign(l Line) string     { return string(l.Product) }
func descriptionSign(l Line) string { return Fold(l.Description) }

// alignBy aligns, between the lines aligned already, those of the same sign.
func (c *lineComparison) alignBy(sign func(Line) string) {
	i, j := 0, 0
	for k := 0; k <= len(c.before); k++ {
		end := len(c.after)
		if k < len(c.before) {
			if c.partner[k] == none {
				continue
			}
			end = c.partner[k]
		}
		c.alignGap(sign, i, k, j, end)
		i, j = k+1, end+1
	}
}

// alignGap aligns the lines before[i:iEnd] with after[j:jEnd].
func (c *lineComparison) alignGap(sign func(Line) string, i, iEnd, j, jEnd int) {
	for i < iEnd && j < jEnd && c.same(sign, i, j) {
		c.partner[i] = j
		i, j = i+1, j+1
	}
	for i < iEnd && j < jEnd && c.same(sign, iEnd-1, jEnd-1) {
		iEnd, jEnd = iEnd-1, jEnd-1
		c.partner[iEnd] = jEnd
	}
	if i == iEnd || j == jEnd {
		return
	}
	for _, pair := range longestRise(matches(sign, c.before[i:iEnd], c.after[j:jEnd])) {
		c.partner[i+pair.before] = j + pair.after
	}
}

func (c *lineComparison) same(sign func(Line) string, i, j int) bool {
	known := sign(c.before[i])
	return known != "" && known == sign(c.after[j])
}

// match is a pair of lines of the same sign.
type match struct{ before, after int }

// matches lists the pairs of the same sign by rising line before and falling line after,
// so that a rise takes one of each line at most. Of too many, each line has but the pair
// of its own turn among those of its sign.
func matches(sign func(Line) string, before, after []Line) []match {
	places := map[string][]int{}
	for j, l := range after {
		places[sign(l)] = append(places[sign(l)], j)
	}
	delete(places, "")
	count := 0
	for _, l := range before {
		count += len(places[sign(l)])
	}
	var list []match
	turn := map[string]int{}
	for i, l := range before {
		known := sign(l)
		of := places[known]
		if count > mostMatches {
			at := turn[known]
			turn[known]++
			of = of[min(at, len(of)):min(at+1, len(of))]
		}
		for _, j := range slices.Backward(of) {
			list = append(list, match{i, j})
		}
	}
	return list
}

// longestRise is a longest part of the list, in its order, in which the lines after rise
// (Hunt and Szymanski 1977: time grows with the pairs, not with the square of the lines).
func longestRise(list []match) []match {
	previous := make([]int, len(list)) // the pair that comes before in the best rise that ends here
	var ends []int                     // by length less one, the pair that ends a rise of it lowest
	for k, m := range list {
		length := sort.Search(len(ends), func(n int) bool { return list[ends[n]].after >= m.after })
		previous[k] = none
		if length > 0 {
			previous[k] = ends[length-1]
		}
		if length == len(ends) {
			ends = append(ends, k)
		} else {
			ends[length] = k
		}
	}
	if len(ends) == 0 {
		return nil
	}
	rise := make([]match, len(ends))
	for n, k := len(ends)-1, ends[len(ends)-1]; n >= 0; n, k = n-1, previous[k] {
		rise[n] = list[k]
	}
	return rise
}

// differences lists both sides: what was removed stands before what was added in its place.
func (c *lineComparison) differences() []LineDifference {
	list := make([]LineDifference, 0, max(len(c.before), len(c.after)))
	j := 0
	add := func(end int) {
		for ; j < end; j++ {
			list = append(list, LineDifference{After: &c.after[j]})
		}
	}
	var removed []LineDifference
	for i := range c.before {
		if c.partner[i] == none {
			removed = append(removed, LineDifference{Before: &c.before[i]})
			continue
		}
		list = append(list, removed...)
		removed = nil
		add(c.partner[i])
		b, a := &c.before[i], &c.after[j]
		list = append(list, LineDifference{Before: b, After: a, Changed: changedFields(*b, *a)})
		j++
	}
	list = append(list, removed...)
	add(len(c.after))
	return list
}

// changedFields names the fields in which two lines say something else; which product a
// line was taken from, and where it stands, is not said.
func changedFields(before, after Line) []string {
	var names []string
	for _, f := range []struct {
		name    string
		differs bool
	}{
		{"code", before.Code != after.Code},
		{"description", before.Description != after.Description},
		{"quantity", before.Quantity != after.Quantity},
		{"unit", before.Unit != after.Unit},
		{"price", before.Price != after.Price},
		{"discount", before.Discount != after.Discount},
		{"tax", before.Tax != after.Tax},
	} {
		if f.differs {
			names = append(names, f.name)
		}
	}
	return names
}
