package export

import (
	"context"
	"slices"

	"preventa/domain/report"
)

// lines writes the groups, the rows and the totals. A group's name never stands apart from its
// first row, and neither its subtotals nor the totals from the last one.
func (p *paperSheet) lines(ctx context.Context) error {
	p.start()
	var last heldLine // which waits for what follows it
	wrote := false
	for {
		line, more, err := p.source.line(p.table)
		if err != nil {
			return err
		}
		if last.Row != nil {
			if !more || line.Group != nil {
				p.row(last, p.closing(!more))
			} else {
				p.row(last, 0)
			}
			if p.pages%pagesAtOnce == 0 && ctx.Err() != nil {
				return ctx.Err()
			}
		}
		if !more || line.Group != nil {
			p.endGroup()
		}
		if !more {
			break
		}
		if last = line; line.Group != nil {
			p.startGroup(line.Group, wrote)
		}
		wrote = true
	}
	p.group = len(p.Groups)
	p.end(wrote)
	return nil
}

// pagesAtOnce is after how many pages it is looked whether they are still wanted.
const pagesAtOnce = 16

// start writes the titles of the columns, where rows have room below them.
func (p *paperSheet) start() {
	if height := p.table.titlesHeight() + p.headHeight() + 2*p.table.rowHeight() + p.table.sumHeight(); !p.fits(height) {
		p.newPage()
	}
	p.titles()
}

func (p *paperSheet) titles() {
	p.table.titles(p.y, true)
	p.y += p.table.titlesHeight()
	p.above = nil
}

// room makes sure that so much can be written below.
func (p *paperSheet) room(height float64) {
	if p.fits(height) {
		return
	}
	p.newPage()
	p.titles()
	if p.writing >= 0 && p.group == p.writing && p.Page.Again != "" {
		p.name(&p.Groups[p.writing], p.Page.Again)
	}
}

// row writes a row, and before it on the same page as what must not part from it.
func (p *paperSheet) row(line heldLine, with float64) {
	height := p.table.rowHeight()
	p.room(height + with)
	if p.above != nil {
		p.pen.line(p.left(), p.right(), p.y, 0.15, p.above)
	}
	p.table.row(p.y, line.Row, line.texts, cellInk{p.table.face, black})
	if len(line.Row) > 0 && line.Row[0].Record != nil {
		p.pen.on.row(report.PageRow{Y: p.y, Height: height, Record: *line.Row[0].Record})
	}
	p.y += height
	p.above = rowLine
}

// closing is how high what follows the last row of a group is, or the last of all.
func (p *paperSheet) closing(all bool) float64 {
	height := 0.0
	if p.hasSubtotal() {
		height += p.table.sumHeight()
	}
	if all && p.Totals != nil {
		height += p.totalsGap() + p.table.sumHeight()
	}
	if explained := explainHeight(p.explained); all && explained < (p.bottom()-sheetMargin)/3 { // they are not to be a page alone
		height += explained
	}
	return height
}

// totalsGap keeps the totals apart from subtotals.
func (p *paperSheet) totalsGap() float64 {
	if p.Groups != nil && p.Page.SubtotalsBelow {
		return p.table.rowHeight() * 0.4
	}
	return 0
}

// hasSubtotal reports that a line of subtotals follows the rows of the group being written.
func (p *paperSheet) hasSubtotal() bool {
	return p.writing >= 0 && p.Page.SubtotalsBelow && hasSums(p.Groups[p.writing])
}

func hasSums(g report.SheetGroup) bool {
	return !g.Collapsed && slices.ContainsFunc(g.Cells, func(c report.SheetCell) bool { return c != report.SheetCell{} })
}

// startGroup writes the name of a group.
func (p *paperSheet) startGroup(g *report.SheetGroup, follows bool) {
	p.group = p.writing + 1
	if p.Page.GroupOnPage && (follows || p.Summary != nil || p.Chart != nil) {
		p.newPage()
		p.titles()
	}
	p.writing = -1 // a page that begins now does not go on with the last one
	height := p.headHeight()
	at, last := p.group, p.group == len(p.Groups)-1
	if !g.Collapsed {
		height += p.table.rowHeight()
	}
	if g.Collapsed || g.Count <= 1 {
		p.writing = at
		height += p.closing(last)
		p.writing = -1
	}
	p.room(height)
	p.writing = at
	if p.isPlain(g) {
		p.name(g, p.counted(g))
	} else {
		p.summedName(g)
	}
}

// isPlain reports a group whose line has its name alone, without subtotals.
func (p *paperSheet) isPlain(g *report.SheetGroup) bool {
	return p.Page.SubtotalsBelow && !g.Collapsed || !slices.ContainsFunc(g.Cells, func(c report.SheetCell) bool { return c != report.SheetCell{} })
}

func (p *paperSheet) counted(g *report.SheetGroup) string {
	if p.Page.Counted == nil {
		return p.Region.Number(int64(g.Count), 0)
	}
	return p.Page.Counted(g.Count)
}

// headHeight is that of the name of a group.
func (p *paperSheet) headHeight() float64 { return p.table.face.millimetres() * 2.1 }

// name writes the name of a group with a note behind it.
func (p *paperSheet) name(g *report.SheetGroup, note string) {
	t := p.table
	middle := p.y + p.headHeight() - t.face.millimetres()*0.83
	whole := paperColumn{SheetColumn: report.SheetColumn{Type: report.Text}, x: p.left(), width: p.right() - p.left()}
	text := printedLine(g.Label)
	t.cell(&whole, whole.width, middle, &report.SheetCell{Value: g.Label, Dot: g.Dot, Note: note}, cellText{text, widthsOf(true).of(text)},
		cellInk{face{true, t.face.size}, black})
	p.y += p.headHeight()
	p.above = borderStrong
}

// summedName writes the name of a group with its subtotals: the name as far as none stands in
// its way.
func (p *paperSheet) summedName(g *report.SheetGroup) {
	t := p.table
	height := t.sumHeight()
	p.pen.fill(p.left(), p.y, p.right()-p.left(), height, surface)
	if p.above != nil {
		p.pen.line(p.left(), p.right(), p.y, 0.15, p.above)
	}
	look, middle := cellInk{face{true, t.face.size}, black}, p.y+height/2
	free := p.right()
	for i := 1; i < min(len(g.Cells), len(t.columns)); i++ {
		if c := &t.columns[i]; g.Cells[i] != (report.SheetCell{}) {
			text := printedLine(t.text(&g.Cells[i], c.Type))
			t.cell(c, c.width, middle, &g.Cells[i], cellText{text, widthsOf(true).of(text)}, look)
			free = min(free, c.x)
		}
	}
	label := paperColumn{SheetColumn: report.SheetColumn{Type: report.Text}, x: p.left(), width: free - p.left()}
	text := printedLine(g.Label)
	t.cell(&label, label.width, middle, &report.SheetCell{Value: g.Label, Dot: g.Dot, Note: p.counted(g)}, cellText{text, widthsOf(true).of(text)}, look)
	p.y += height
	p.above = rowLine
}

// endGroup writes the subtotals of a group under its rows.
func (p *paperSheet) endGroup() {
	if !p.hasSubtotal() {
		return
	}
	g := p.Groups[p.writing]
	label := g.Label
	if p.Page.Subtotal != nil {
		label = p.Page.Subtotal(g.Label)
	}
	p.table.sums(p.y, g.Cells, borderStrong)
	p.table.label(p.y, g.Cells, label)
	p.y += p.table.sumHeight()
	p.above = nil
}

// label writes what a line of sums is called: from the first column of texts on, or from the
// left where there is not enough room; nothing where a sum stands there.
func (t *paperTable) label(y float64, cells report.SheetRow, label string) {
	look := cellInk{face{true, t.face.size}, black}
	text := printedLine(label)
	wide := widthsOf(true).of(text)
	at := max(0, slices.IndexFunc(t.columns, func(c paperColumn) bool { return c.Type == report.Text }))
	room := t.emptyFrom(cells, at)
	if needed := look.face.wide(wide) + 2*t.padding(); at > 0 && needed > room {
		if whole := t.emptyFrom(cells, 0); whole > room {
			at, room = 0, whole
		}
	}
	if room == 0 {
		return
	}
	c := paperColumn{SheetColumn: report.SheetColumn{Type: report.Text}, x: t.columns[at].x}
	t.cell(&c, room, y+t.sumHeight()/2, &report.SheetCell{Value: label}, cellText{text, wide}, look)
}

// emptyFrom is the room from a column on to the next one in which something stands.
func (t *paperTable) emptyFrom(row report.SheetRow, at int) float64 {
	room := 0.0
	for i := at; i < len(t.columns) && (i >= len(row) || row[i] == (report.SheetCell{})); i++ {
		room += t.columns[i].width
	}
	return room
}

// end writes the totals, or that there are no rows.
func (p *paperSheet) end(wrote bool) {
	if !wrote && p.Page.Empty != "" {
		p.y += p.table.rowHeight() / 2
		p.pen.text(p.left()+p.table.padding(), p.y, p.table.face, quiet, p.Page.Empty)
		p.y += p.table.rowHeight()
	}
	if p.Totals == nil {
		return
	}
	p.room(p.totalsGap() + p.table.sumHeight()) // only where there was no row to keep them
	p.y += p.totalsGap()
	p.table.sums(p.y, p.Totals, black)
	p.y += p.table.sumHeight()
}
