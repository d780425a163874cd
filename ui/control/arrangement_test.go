package control

import (
	"testing"

	"pgregory.net/rapid"
)

// fiveCharts stand for those of a dashboard.
var fiveCharts = []Chart{{ID: "a"}, {ID: "b"}, {ID: "c"}, {ID: "d"}, {ID: "e"}}

func TestAnArrangementIsKept(t *testing.T) {
	a := readArrangement("", fiveCharts)
	want(t, "as it comes", a.encode(fiveCharts), "")
	a = a.with("b", func(p *placed) { p.Hidden = true }).with("c", func(p *placed) { p.Wide, p.Tall = 2, true }).moved("e", "a", false)
	want(t, "shown", a.shown(), []string{"e", "a", "c", "d"})
	want(t, "kept", readArrangement(a.encode(fiveCharts), fiveCharts), a)
}

// An arrangement of another version of the program may lack charts, or know others.
func TestAnArrangementOfAnotherVersion(t *testing.T) {
	got := readArrangement(`[{"id":"gone"},{"id":"c","wide":9},{"id":"c"},{"id":"a","wide":-1,"hidden":true}]`, fiveCharts)
	want(t, "arrangement", got, arrangement{{ID: "c", Wide: 3}, {ID: "a", Wide: 1, Hidden: true}, {ID: "b", Wide: 1}, {ID: "d", Wide: 1}, {ID: "e", Wide: 1}})
	want(t, "none", readArrangement("[", fiveCharts), readArrangement("", fiveCharts))
}

func TestCardsMoveAmongThoseOnShow(t *testing.T) {
	a := readArrangement("", fiveCharts).with("b", func(p *placed) { p.Hidden = true })
	want(t, "right", a.stepped("a", 1).shown(), []string{"c", "a", "d", "e"})
	want(t, "left", a.stepped("c", -1).shown(), []string{"c", "a", "d", "e"})
	want(t, "first", a.stepped("a", -1), a)
	want(t, "last", a.stepped("e", 1), a)
	want(t, "behind", a.moved("a", "d", true).shown(), []string{"c", "d", "a", "e"})
}

func TestCardsStandInColumns(t *testing.T) {
	a := arrangement{{ID: "a", Wide: 1, Tall: true}, {ID: "b", Wide: 2}, {ID: "c", Wide: 1}, {ID: "d", Wide: 3}, {ID: "e", Wide: 1}}
	cells, rows := a.cells(3)
	want(t, "cells", cells2(cells), [][4]int{{0, 0, 1, 2}, {1, 0, 2, 1}, {1, 1, 1, 1}, {0, 2, 3, 1}, {0, 3, 1, 1}})
	want(t, "rows", rows, 4)
	cells, rows = a.cells(1)
	want(t, "cells of one column", cells2(cells), [][4]int{{0, 0, 1, 2}, {0, 2, 1, 1}, {0, 3, 1, 1}, {0, 4, 1, 1}, {0, 5, 1, 1}})
	want(t, "rows of one column", rows, 6)
}

func cells2(cells []cell) [][4]int {
	var list [][4]int
	for _, c := range cells {
		list = append(list, [4]int{c.column, c.row, c.wide, c.high})
	}
	return list
}

// However cards are sized, no two stand on each other, none beyond the columns, and they are
// read in their order.
func TestNoTwoCardsStandOnEachOther(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		columns := rapid.IntRange(1, mostWide).Draw(t, "columns")
		var a arrangement
		for range rapid.IntRange(0, 20).Draw(t, "cards") {
			a = append(a, placed{Wide: rapid.IntRange(1, mostWide).Draw(t, "wide"), Tall: rapid.Bool().Draw(t, "tall"), Hidden: rapid.Bool().Draw(t, "hidden")})
		}
		cells, rows := a.cells(columns)
		if len(cells) != len(a.shown()) {
			t.Fatalf("%d cells of %d cards", len(cells), len(a.shown()))
		}
		taken := map[[2]int]bool{}
		before := -1
		for _, c := range cells {
			if at := c.row*columns + c.column; at <= before {
				t.Fatalf("%+v stands before the card before it", c)
			} else {
				before = at
			}
			for row := c.row; row < c.row+c.high; row++ {
				for column := c.column; column < c.column+c.wide; column++ {
					if taken[[2]int{row, column}] || column >= columns || row >= rows {
						t.Fatalf("%+v of %d columns and %d rows", c, columns, rows)
					}
					taken[[2]int{row, column}] = true
				}
			}
		}
	})
}
