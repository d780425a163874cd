package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

const (
	gridArrow         float32 = 14 // the arrow of the sorted column
	gridSeparatorTop  float32 = 9
	gridSeparatorLong float32 = 10
	gridInsertion     float32 = 2 // the mark of where a dragged column will stand
)

// gridHeaderEvents are what a header tells its grid.
type gridHeaderEvents struct {
	sort    func(columnID string)
	resized func()                // while an edge is dragged
	changed func()                // the layout is another
	fit     func(columnID string) // double click on an edge
	menu    func(columnID string, at fyne.Position)
	hover   func(e *desktop.MouseEvent, columnID string)
	scroll  func(*fyne.ScrollEvent)
	pressed func() // by either button
}

// gridHeader shows the titles: click to sort, drag an edge to resize, drag a title
// to move its column.
type gridHeader struct {
	widget.BaseWidget
	columns *gridColumns
	sort    Sort
	events  gridHeaderEvents
	now     func() time.Time
	fit     *textFitter

	x       float32 // how far it is scrolled
	atEdge  bool    // the pointer is
	drag    gridHeaderDrag
	clicked gridEdgeClick

	back, above, below, mark *canvas.Rectangle
	titles                   []*gridTitle
	strip                    *fyne.Container
	clip                     *container.Clip
}

// gridHeaderDrag is what the pointer took of the header.
type gridHeaderDrag struct {
	column  *gridColumn
	edge    bool
	started bool
	from    float32 // where the pointer was
	width   float32 // of the column then
	slot    int     // where the column would go
}

// gridEdgeClick is the last click on an edge.
type gridEdgeClick struct {
	column *gridColumn
	at     time.Time
}

// gridTitle draws one column's title.
type gridTitle struct {
	text      *canvas.Text
	arrow     *canvas.Image
	separator *canvas.Rectangle
}

func newGridHeader(columns *gridColumns, sort Sort, now func() time.Time, fit *textFitter) *gridHeader {
	h := &gridHeader{
		columns: columns, sort: sort, now: now, fit: fit,
		back: newBox(0), above: newBox(0), below: newBox(0), mark: newBox(0),
		strip: container.New(unmeasured{}),
	}
	h.mark.Hide()
	h.clip = container.NewClip(h.strip)
	h.ExtendBaseWidget(h)
	return h
}

func (h *gridHeader) listen(events gridHeaderEvents) { h.events = events }

func (h *gridHeader) setSort(s Sort) {
	h.sort = s
	h.Refresh()
}

func (h *gridHeader) scroll(x float32) {
	h.x = x
	h.strip.Move(fyne.NewPos(-x, 0))
}

// CreateRenderer is for Fyne.
func (h *gridHeader) CreateRenderer() fyne.WidgetRenderer {
	return newDrawing(h, func() fyne.Size { return fyne.Size{Height: HeaderHeight} },
		h.layout, h.paint, h.back, h.above, h.clip, h.below)
}

func (h *gridHeader) paint() {
	paintBox(h.back, ColorSurface2, "")
	paintBox(h.above, ColorBorder, "")
	paintBox(h.below, ColorBorder, "")
	h.mark.FillColor = Paint(ColorAccent)
	h.mark.Refresh()
}

func (h *gridHeader) layout(size fyne.Size) {
	place(h.back, 0, 0, size.Width, size.Height)
	place(h.above, 0, 0, size.Width, gridHairline)
	place(h.below, 0, size.Height-gridHairline, size.Width, gridHairline)
	place(h.clip, 0, 0, size.Width, size.Height)
	h.makeTitles()
	for i, c := range h.columns.shown {
		h.showTitle(h.titles[i], c)
	}
	place(h.mark, h.columns.slotEdge(h.drag.slot)-gridInsertion/2, 0, gridInsertion, size.Height)
}

// makeTitles has as many titles as shown columns.
func (h *gridHeader) makeTitles() {
	shown := len(h.columns.shown)
	for len(h.titles) < shown {
		h.titles = append(h.titles, &gridTitle{
			text: NewText("", TextCaption, ColorText2, true), separator: newBox(0),
		})
	}
	h.titles = h.titles[:shown]
	objects := make([]fyne.CanvasObject, 0, 2*shown+2)
	for _, t := range h.titles {
		objects = append(objects, t.text, t.separator)
		if t.arrow != nil {
			objects = append(objects, t.arrow)
		}
	}
	h.strip.Objects = append(objects, h.mark)
}

func (h *gridHeader) showTitle(t *gridTitle, c *gridColumn) {
	sorted := c.ID == h.sort.Column
	colour, room := ColorText2, c.Width-2*Space2
	if sorted {
		colour, room = ColorAccentText, room-gridArrow-Space1
	}
	text := c.title
	if c.short != "" && wholeWidth(text, TextCaption, true) > room {
		text = c.short
	}
	text = h.fit.fit(text, TextCaption, true, max(0, room))
	used := wholeWidth(text, TextCaption, true)
	x := c.left + Space2
	switch c.align {
	case fyne.TextAlignTrailing:
		x += room - used
	case fyne.TextAlignCenter:
		x += (room - used) / 2
	}
	setText(t.text, text, colour, true)
	place(t.text, x, gridHairline, used, HeaderHeight-2*gridHairline)
	h.showArrow(t, sorted, x+used+Space1)
	separator := ColorBorder
	if c == h.columns.shown[0] {
		separator = ""
	}
	fillBox(t.separator, separator)
	place(t.separator, c.left, gridSeparatorTop, gridHairline, gridSeparatorLong)
}

func (h *gridHeader) showArrow(t *gridTitle, sorted bool, x float32) {
	if !sorted {
		hideIf(t.arrow != nil, t.arrow)
		return
	}
	if t.arrow == nil {
		t.arrow = canvas.NewImageFromResource(nil)
		t.arrow.FillMode = canvas.ImageFillContain
		h.strip.Objects = append(h.strip.Objects, t.arrow)
	}
	name := "arrow-up"
	if h.sort.Descending {
		name = "arrow-down"
	}
	t.arrow.Show()
	showIcon(t.arrow, IconIn(name, ColorAccentText))
	place(t.arrow, x, (HeaderHeight-gridArrow)/2, gridArrow, gridArrow)
}

// titleCut reports whether a column's title does not fit.
func (h *gridHeader) titleCut(c *gridColumn) bool { return h.titleWidth(c) > c.Width }

// titleWidth is the width a column needs for its title.
func (h *gridHeader) titleWidth(c *gridColumn) float32 { return h.widthOf(c, c.title) }

// leastTitleWidth is the width a column needs for the shortest form of its title.
func (h *gridHeader) leastTitleWidth(c *gridColumn) float32 {
	if c.short != "" {
		return h.widthOf(c, c.short)
	}
	return h.titleWidth(c)
}

func (h *gridHeader) widthOf(c *gridColumn, title string) float32 {
	width := 2*Space2 + wholeWidth(title, TextCaption, true)
	if c.ID == h.sort.Column {
		width += gridArrow + Space1
	}
	return width
}
