package main

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/domain/report"
)

// heldQuery filters and sorts rows that are held whole, as a list's query does.
type heldQuery struct {
	where      map[int][]string // folds, by the place of the column
	search     string
	sort       int // the place of the column, -1 for the order there is
	descending bool
}

func idsOf(columns []report.Column) []office.Column {
	ids := make([]office.Column, len(columns))
	for i, c := range columns {
		ids[i] = office.Column(c.ID)
	}
	return ids
}

// newHeldQuery reads the options of a list over rows of columns.
func newHeldQuery(where []string, search, sort string, columns []report.Column) (heldQuery, error) {
	ids := idsOf(columns)
	name, descending := strings.CutPrefix(sort, "-")
	q := heldQuery{where: map[int][]string{}, search: search, sort: slices.Index(ids, office.Column(name)), descending: descending}
	if name != "" && q.sort < 0 {
		return q, unknownColumn(name, ids)
	}
	for _, text := range where {
		p, err := split("--where", text, strings.Index)
		if err != nil {
			return q, err
		}
		at := slices.Index(ids, office.Column(p.left))
		if at < 0 {
			return q, unknownColumn(p.left, ids)
		}
		q.where[at] = append(q.where[at], domain.Fold(p.right))
	}
	return q, nil
}

// of are the rows that the query asks for, in its order.
func (q heldQuery) of(rows [][]any) [][]any {
	kept := slices.DeleteFunc(rows, func(row []any) bool { return !q.meets(row) })
	if q.sort >= 0 {
		slices.SortStableFunc(kept, func(a, b []any) int {
			if q.descending {
				a, b = b, a
			}
			return compareCells(a[q.sort], b[q.sort])
		})
	}
	return kept
}

func (q heldQuery) meets(row []any) bool {
	var all []string
	for _, cell := range row {
		all = append(all, cellText(cell))
	}
	for at, values := range q.where {
		if !slices.Contains(values, domain.Fold(all[at])) {
			return false
		}
	}
	return domain.ContainsWords(strings.Join(all, " "), q.search)
}

// cellText is a cell as it is filtered by.
func cellText(cell any) string {
	switch v := cell.(type) {
	case string:
		return v
	case domain.Date:
		return v.String()
	case int64:
		return strconv.FormatInt(v, 10)
	}
	return ""
}

// compareCells orders numbers by what they are worth, and other cells by their texts.
func compareCells(a, b any) int {
	textA, textB := cellText(a), cellText(b)
	if order := cmp.Compare(numberOf(textA), numberOf(textB)); order != 0 {
		return order
	}
	return domain.CompareFolds(textA, textB)
}

// numberOf is what a plain number is worth; other texts are worth nothing.
func numberOf(text string) float64 {
	value, known := domain.ParseRate(text)
	if !known {
		return 0
	}
	return float64(value)
}
