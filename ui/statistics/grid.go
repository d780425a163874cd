package statistics

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"preventa/domain/office"
	"preventa/ui/kit"
)

const (
	leastName   float32 = 120 // width of the names of the rows
	mostName    float32 = 260
	nameShare   float32 = 0.4 // of the grid that they may take
	leastColumn float32 = 72
	mostTitle   float32 = 150 // of a column that its title may ask for
	loadingBar  float32 = 2
)

// grid shows a pivot. The titles, the names of the rows and the totals stay where they are while
// the cells scroll; only what is in view is drawn.
type grid struct {
	widget.BaseWidget
	host kit.Host

	// OnOpen hears that the opportunities of a cell are asked for.
	OnOpen func(row, column int)
	// OnMenu opens the menu of the current cell.
	OnMenu func(at fyne.Position)
	// OnMoved hears that another cell is the current one, or that it is scrolled.
	OnMoved func()

	shown   *table
	heat    bool
	waiting bool // for an answer that takes its time

	names  float32   // width of the names
	left   []float32 // where each column starts, and the last one ends
	totals float32   // width of the column of the totals

	x, y        float32
	row, column int // the current cell by its positions
	focused     bool
	shift       bool
	click       click
	tip         tip

	pen     *pen
	clip    *container.Clip
	surface *canvas.Rectangle
	loading *canvas.Rectangle
	ring    *canvas.Rectangle
	upright kit.ScrollBar
	across  kit.ScrollBar
}

func newGrid(host kit.Host) *grid {
	g := &grid{host: host, heat: true, pen: newPen(), left: []float32{0}, surface: kit.NewBox(0), loading: kit.NewBox(0), ring: kit.NewBox(0)}
	g.clip = container.NewClip(g.pen.box)
	g.upright = kit.NewScrollBar(true, func(y float64) { g.scrollTo(g.x, float32(y)) })
	g.across = kit.NewScrollBar(false, func(x float64) { g.scrollTo(float32(x), g.y) })
	g.loading.Hide()
	g.ring.Hide()
	g.ExtendBaseWidget(g)
	return g
}

// show shows a table. The current cell and the scroll stay where they are, as far as there is
// something.
func (g *grid) show(t *table, heat bool) {
	g.hideTip()
	g.shown, g.heat, g.waiting = t, heat, false
	g.measure()
	g.row, g.column = min(g.row, len(t.Rows)), min(g.column, t.columns())
	g.Refresh()
}

// setWaiting shows that an answer takes its time; what is there stays, in grey.
func (g *grid) setWaiting(waiting bool) {
	g.waiting = waiting
	g.Refresh()
}

// measure gives each column the width of its longest figure, and as far as there is room for it
// of its title.
func (g *grid) measure() {
	t := g.shown
	width := func(title, figure string) float32 {
		asked := min(mostTitle, kit.TextWidth(title, kit.TextCaption, true))
		return max(leastColumn, asked+2*kit.Space2, kit.TextWidth(figure, kit.TextBase, true)+2*kit.Space2)
	}
	g.left = make([]float32, t.columns()+1)
	for i := range t.columns() {
		g.left[i+1] = g.left[i] + width(t.words.Column(i), t.longest[i])
	}
	g.totals = width(g.totalTitle(), t.longest[t.columns()])
	g.names = kit.TextWidth(g.fieldTitle(), kit.TextCaption, true)
	for i := range t.Rows {
		if i == mostRows {
			break // dates and the like, all of them short
		}
		g.names = max(g.names, kit.TextWidth(t.words.Row(i), kit.TextBase, false))
	}
	g.names = min(mostName, max(leastName, g.names+2*kit.Space2))
}

// fieldTitle is what the rows are.
func (g *grid) fieldTitle() string { return kit.KeyText(office.FieldKey(g.shown.Spec.Rows)) }

// totalTitle is the title of the totals: without columns what is told of the rows.
func (g *grid) totalTitle() string {
	if g.shown.columns() == 0 {
		return kit.KeyText(office.MeasureKey(g.shown.Spec.Measure))
	}
	return g.shown.words.Column(office.TotalPlace)
}

// view is where the cells show: behind the names and above the totals.
func (g *grid) view() area {
	size := g.Size()
	a := area{x: min(g.names, nameShare*size.Width), y: kit.HeaderHeight}
	a.width = min(g.left[len(g.left)-1], max(0, size.Width-a.x-g.totals))
	a.height = min(g.height(), max(0, size.Height-2*kit.HeaderHeight))
	return a
}

// height is that of all the rows, and of what the scroll bar covers below them.
func (g *grid) height() float32 {
	rows := 0
	if g.shown != nil {
		rows = len(g.shown.Rows)
	}
	height := float32(rows) * kit.RowHeight
	if wide := g.left[len(g.left)-1]; wide > max(0, g.Size().Width-min(g.names, nameShare*g.Size().Width)-g.totals) {
		height += kit.ScrollBarReach
	}
	return height
}

// whole is the height at which every row shows.
func (g *grid) whole() float32 { return g.height() + 2*kit.HeaderHeight }

// scrollTo shows the cells from another place on.
func (g *grid) scrollTo(x, y float32) {
	before := fyne.NewPos(g.x, g.y)
	g.x, g.y = x, y
	g.clamp()
	if g.x == before.X && g.y == before.Y {
		return
	}
	g.hideTip()
	g.draw()
	if g.OnMoved != nil {
		g.OnMoved()
	}
}

// clamp keeps the scroll within the cells and on whole units, where text is sharp.
func (g *grid) clamp() {
	v := g.view()
	round := func(f float32) float32 { return float32(math.Round(float64(f))) }
	g.x = round(max(0, min(g.x, g.left[len(g.left)-1]-v.width)))
	g.y = round(max(0, min(g.y, g.height()-v.height)))
}

// goTo makes a cell the current one, and scrolls as little as it takes to show it.
func (g *grid) goTo(row, column int) {
	if g.shown == nil {
		return
	}
	g.row, g.column = min(max(row, 0), len(g.shown.Rows)), min(max(column, 0), g.shown.columns())
	v := g.view()
	if g.row < len(g.shown.Rows) {
		top := float32(g.row) * kit.RowHeight
		covered := g.height() - float32(len(g.shown.Rows))*kit.RowHeight
		g.y = max(min(g.y, top), top+kit.RowHeight+covered-v.height)
	}
	if g.column < g.shown.columns() {
		g.x = max(min(g.x, g.left[g.column]), g.left[g.column+1]-v.width)
	}
	g.draw()
	if g.OnMoved != nil {
		g.OnMoved()
	}
}

// places are those of the current cell.
func (g *grid) places() (row, column int) {
	return placeOf(g.row, len(g.shown.Rows)), placeOf(g.column, g.shown.columns())
}

// open asks for the opportunities of the current cell.
func (g *grid) open() {
	if g.shown != nil && !g.shown.isEmpty() && g.OnOpen != nil {
		g.OnOpen(g.places())
	}
}

// CreateRenderer is for Fyne.
func (g *grid) CreateRenderer() fyne.WidgetRenderer {
	least := func() fyne.Size { return fyne.NewSize(leastName+2*leastColumn, 2*kit.HeaderHeight+3*kit.RowHeight) }
	paint := func() {
		kit.PaintBox(g.surface, kit.ColorSurface, "")
		kit.PaintBox(g.loading, kit.ColorAccent, "")
		g.loading.Hidden = !g.waiting
		g.paintRing()
		g.draw()
	}
	return kit.NewDrawn(g, least, g.arrange, paint, g.surface, g.clip, g.across, g.upright, g.loading, g.ring)
}

// Resize is for Fyne: it draws what is in view now.
func (g *grid) Resize(size fyne.Size) {
	if size != g.Size() {
		g.BaseWidget.Resize(size)
		g.draw()
	}
}

func (g *grid) paintRing() {
	kit.PaintBox(g.ring, "", kit.ColorAccent)
	g.ring.StrokeWidth = kit.FocusRing
	g.ring.Hidden = !g.focused
	g.ring.Refresh()
}

// arrange places what does not scroll.
func (g *grid) arrange(size fyne.Size) {
	g.surface.Resize(size)
	g.clip.Resize(size)
	v := g.view()
	kit.PlaceAt(g.loading, 0, 0, size.Width, loadingBar)
	kit.PlaceAt(g.ring, kit.FocusRing/2, kit.FocusRing/2, size.Width-kit.FocusRing, size.Height-kit.FocusRing)
	kit.PlaceAt(g.upright, v.x+v.width+g.totals-kit.ScrollBarReach, v.y, kit.ScrollBarReach, v.height)
	kit.PlaceAt(g.across, v.x, v.y+v.height-kit.ScrollBarReach, v.width, kit.ScrollBarReach)
}
