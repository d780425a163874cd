package kit

import (
	"maps"
	"slices"
)

const (
	gridPageSize  = 64 // rows asked for at once
	gridPagesKept = 30 // pages held; the least recently seen go first
	gridInFlight  = 3  // questions open at once, so that a fast scroll does not flood the source

	noGeneration = -1
)

// gridPage is one answer. It is stale once a newer question was asked.
type gridPage[T any] struct {
	rows       []T
	generation int
}

// gridPages holds the rows a grid has seen lately.
type gridPages[T any] struct {
	pages      map[int]*gridPage[T]
	seen       []int // page numbers, the most recently seen last
	generation int
	asked      map[int]bool // pages asked for and not answered, of this generation
	failed     map[int]bool // not asked for again in this generation
}

func newGridPages[T any](generation int) *gridPages[T] {
	return &gridPages[T]{
		generation: generation,
		pages:      map[int]*gridPage[T]{}, asked: map[int]bool{}, failed: map[int]bool{},
	}
}

// restart makes every page stale and answers under way too late.
func (p *gridPages[T]) restart(generation int) {
	p.generation = generation
	clear(p.asked)
	clear(p.failed)
}

// unanswered reports that the current question was asked and nothing came yet.
func (p *gridPages[T]) unanswered() bool {
	for number := range p.pages {
		if p.current(number) {
			return false
		}
	}
	return len(p.asked) > 0
}

// handOver leaves the answers under way to others; the pages held are old ones then.
func (p *gridPages[T]) handOver() *gridPages[T] {
	next := newGridPages[T](p.generation)
	next.asked, p.asked = p.asked, map[int]bool{}
	p.generation = noGeneration
	return next
}

func (p *gridPages[T]) row(index int) (row T, ok bool) {
	if index < 0 {
		return row, false
	}
	page := p.pages[index/gridPageSize]
	if page == nil || index%gridPageSize >= len(page.rows) {
		return row, false
	}
	return page.rows[index%gridPageSize], true
}

// first are the rows of the first page held.
func (p *gridPages[T]) first() []T {
	if len(p.pages) == 0 {
		return nil
	}
	return p.pages[slices.Min(slices.Collect(maps.Keys(p.pages)))].rows
}

// fresh reports whether the page of a row belongs to the current question.
func (p *gridPages[T]) fresh(index int) bool { return p.current(index / gridPageSize) }

func (p *gridPages[T]) current(number int) bool {
	page := p.pages[number]
	return page != nil && page.generation == p.generation
}

// missing are those of some pages that are still to be asked for.
func (p *gridPages[T]) missing(pages []int) []int {
	return slices.DeleteFunc(slices.Clone(pages), func(n int) bool { return p.current(n) || p.asked[n] || p.failed[n] })
}

// withNeighbours adds the pages below and above the visible ones.
func withNeighbours(visible []int, rows int) []int {
	if len(visible) == 0 {
		return nil
	}
	end := (rows - 1) / gridPageSize
	pages := append(slices.Clone(visible), visible[len(visible)-1]+1, visible[0]-1)
	return slices.DeleteFunc(pages, func(n int) bool { return n < 0 || n > end })
}

// waiting reports whether one of the pages is still to come.
func (p *gridPages[T]) waiting(pages []int) bool {
	return slices.ContainsFunc(pages, func(n int) bool { return !p.current(n) && !p.failed[n] })
}

// complete reports whether all of the pages are there.
func (p *gridPages[T]) complete(pages []int) bool {
	return !slices.ContainsFunc(pages, func(n int) bool { return !p.current(n) })
}

// put keeps an answer, unless it came too late.
func (p *gridPages[T]) put(number, generation int, rows []T) bool {
	if generation != p.generation {
		return false
	}
	delete(p.asked, number)
	p.pages[number] = &gridPage[T]{rows: rows, generation: generation}
	p.touch(number)
	for len(p.seen) > gridPagesKept {
		delete(p.pages, p.seen[0])
		p.seen = p.seen[1:]
	}
	return true
}

// fail notes that a page was refused.
func (p *gridPages[T]) fail(number, generation int) bool {
	if generation != p.generation {
		return false
	}
	delete(p.asked, number)
	p.failed[number] = true
	return true
}

// touch notes that a page is visible.
func (p *gridPages[T]) touch(number int) {
	if n := len(p.seen); n > 0 && p.seen[n-1] == number {
		return
	}
	p.seen = append(slices.DeleteFunc(p.seen, func(n int) bool { return n == number }), number)
}
