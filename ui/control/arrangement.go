package control

import (
	"encoding/json"
	"slices"
)

// mostWide is how many columns wide a card can be, and how many there are where there is
// room for them.
const mostWide = 3

// placed is how a person has a card.
type placed struct {
	ID     string `json:"id"`             // of its chart
	Wide   int    `json:"wide,omitempty"` // columns; 0 is one
	Tall   bool   `json:"tall,omitempty"` // twice as high
	Hidden bool   `json:"hidden,omitempty"`
}

// arrangement is the cards in their order, the hidden ones too.
type arrangement []placed

// freshCards are the charts that a dashboard shows before a person arranges it, in their
// order; the others wait to be chosen.
var freshCards = []string{"who-closes-best", "closed-by-month", "origins", "open-by-state", "forecast", "loss-reasons",
	"pipeline-over-time", "bridge", "stage-conversion", "time-in-state", "cycle-length", "activity", "calibration", "amount-bands", "who-closes-most"}

// readArrangement reads how a person has the cards. Charts that are no more are left out,
// and new ones come last.
func readArrangement(text string, charts []Chart) arrangement {
	var kept arrangement
	if text != "" && json.Unmarshal([]byte(text), &kept) != nil {
		kept = nil
	}
	known := knownIn(charts)
	var a arrangement
	for _, p := range kept {
		if slices.Contains(known, p.ID) && a.find(p.ID) < 0 {
			p.Wide = max(1, min(p.Wide, mostWide))
			a = append(a, p)
		}
	}
	for _, id := range known {
		if a.find(id) < 0 {
			a = append(a, placed{ID: id, Wide: 1})
		}
	}
	return a
}

// knownIn are the ids of charts in the order of a fresh dashboard.
func knownIn(charts []Chart) []string {
	var ids []string
	for _, id := range freshCards {
		if slices.ContainsFunc(charts, func(c Chart) bool { return c.ID == id }) {
			ids = append(ids, id)
		}
	}
	for _, c := range charts {
		if !slices.Contains(ids, c.ID) {
			ids = append(ids, c.ID)
		}
	}
	return ids
}

// encode is the text that readArrangement reads; "" for one as it comes.
func (a arrangement) encode(charts []Chart) string {
	if slices.Equal(a, readArrangement("", charts)) {
		return ""
	}
	text, err := json.Marshal(a)
	if err != nil {
		panic("control: an arrangement that is no JSON: " + err.Error()) // plain values only
	}
	return string(text)
}

func (a arrangement) find(id string) int {
	return slices.IndexFunc(a, func(p placed) bool { return p.ID == id })
}

// shown are the ids of the cards on show.
func (a arrangement) shown() []string {
	var ids []string
	for _, p := range a {
		if !p.Hidden {
			ids = append(ids, p.ID)
		}
	}
	return ids
}

// with is the arrangement with one card otherwise.
func (a arrangement) with(id string, change func(*placed)) arrangement {
	b := slices.Clone(a)
	if at := b.find(id); at >= 0 {
		change(&b[at])
	}
	return b
}

// moved is the arrangement with a card before another, or behind it.
func (a arrangement) moved(id, beside string, behind bool) arrangement {
	at := a.find(id)
	if at < 0 || id == beside || a.find(beside) < 0 {
		return a
	}
	one := a[at]
	b := slices.Delete(slices.Clone(a), at, at+1)
	to := b.find(beside)
	if behind {
		to++
	}
	return slices.Insert(b, to, one)
}

// stepped is the arrangement with a card one place of those on show further on (+1) or back
// (-1).
func (a arrangement) stepped(id string, by int) arrangement {
	shown := a.shown()
	to := slices.Index(shown, id) + by
	if to < 0 || to >= len(shown) {
		return a
	}
	return a.moved(id, shown[to], by > 0)
}

// cell is where a card stands in the grid, in columns and rows.
type cell struct{ column, row, wide, high int }

// cells places the cards on show in so many columns: from left to right and from top to
// bottom, each where there is room behind the one before it.
func (a arrangement) cells(columns int) (cells []cell, rows int) {
	var taken [][]bool
	isFree := func(c cell) bool {
		for row := c.row; row < c.row+c.high; row++ {
			for len(taken) <= row {
				taken = append(taken, make([]bool, columns))
			}
			if slices.Contains(taken[row][c.column:c.column+c.wide], true) {
				return false
			}
		}
		return true
	}
	from := 0
	for _, p := range a {
		if p.Hidden {
			continue
		}
		c := cell{wide: max(1, min(p.Wide, columns)), high: 1}
		if p.Tall {
			c.high = 2
		}
		for place := from; ; place++ {
			c.column, c.row = place%columns, place/columns
			if c.column+c.wide <= columns && isFree(c) {
				from = place + c.wide
				break
			}
		}
		for row := c.row; row < c.row+c.high; row++ {
			for column := c.column; column < c.column+c.wide; column++ {
				taken[row][column] = true
			}
		}
		cells, rows = append(cells, c), max(rows, c.row+c.high)
	}
	return cells, rows
}
