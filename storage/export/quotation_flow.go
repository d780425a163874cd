package export

// piece is something of a page that is never split.
type piece struct {
	height float64
	draw   func(y float64)
}

// block is what stays together on a page; one that is taller than a page is split
// between its pieces.
type block struct {
	pieces []piece
	isRow  bool // of the table, whose header stands above it on every page
}

func (b block) height() float64 {
	height := 0.0
	for _, p := range b.pieces {
		height += p.height
	}
	return height
}

// joined puts two blocks together.
func joined(a, b block) block {
	return block{pieces: append(append([]piece(nil), a.pieces...), b.pieces...), isRow: a.isRow}
}

// item is a piece with its place.
type item struct {
	y    float64
	draw func(y float64)
}

// flow puts blocks on pages, one below the other.
type flow struct {
	top, bottom float64
	header      block // of the table
	pages       [][]item
	y           float64
	isFresh     bool // nothing but the header stands on the page
}

// body is the height of a page that a block can use.
func (f *flow) body(isRow bool) float64 {
	if isRow {
		return f.bottom - f.top - f.header.height()
	}
	return f.bottom - f.top
}

// add puts a block where the last one ended, or on the next page.
func (f *flow) add(b block) {
	if height := b.height(); height <= f.body(b.isRow) {
		f.need(height, b.isRow)
	}
	for _, p := range b.pieces {
		f.need(p.height, b.isRow)
		f.put(p)
	}
}

// table puts rows below a header that is repeated on each of their pages, and an end
// that does not part from the last row.
func (f *flow) table(header block, rows []block, end block) {
	if len(rows) == 0 {
		f.add(end)
		return
	}
	f.header = header
	last := len(rows) - 1
	if together := joined(rows[last], end); together.height() <= f.body(true) {
		rows, end = append(rows[:last:last], together), block{}
	}
	f.need(header.height()+min(rows[0].height(), f.body(true)), false)
	f.add(block{pieces: header.pieces})
	for _, row := range rows {
		f.add(row)
	}
	f.add(end)
}

// gap leaves room before what comes next, except where a page begins.
func (f *flow) gap(height float64) {
	if !f.isFresh {
		f.y += height
	}
}

// need starts a page when what is left of this one is too little.
func (f *flow) need(height float64, isRow bool) {
	const rounding = 1e-6
	if len(f.pages) > 0 && (f.isFresh || f.y+height <= f.bottom+rounding) {
		return
	}
	f.pages = append(f.pages, nil)
	f.y = f.top
	if isRow {
		for _, p := range f.header.pieces {
			f.put(p)
		}
	}
	f.isFresh = true
}

func (f *flow) put(p piece) {
	if p.draw != nil {
		page := len(f.pages) - 1
		f.pages[page] = append(f.pages[page], item{f.y, p.draw})
	}
	f.y += p.height
	f.isFresh = false
}
