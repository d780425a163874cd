package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Cursor is for Fyne: two arrows over an edge.
func (h *gridHeader) Cursor() desktop.Cursor {
	if h.atEdge || h.drag.edge {
		return desktop.HResizeCursor
	}
	return desktop.DefaultCursor
}

// MouseIn is for Fyne.
func (h *gridHeader) MouseIn(e *desktop.MouseEvent) { h.MouseMoved(e) }

// MouseMoved notes whether the pointer is over an edge.
func (h *gridHeader) MouseMoved(e *desktop.MouseEvent) {
	x := e.Position.X + h.x
	h.atEdge = h.columns.edgeAt(x) != nil
	id := ""
	if c := h.columns.at(x); c != nil {
		id = c.ID
	}
	h.events.hover(e, id)
}

// MouseOut is for Fyne.
func (h *gridHeader) MouseOut() {
	h.atEdge = false
	h.events.hover(nil, "")
}

// MouseDown takes an edge or a title.
func (h *gridHeader) MouseDown(e *desktop.MouseEvent) {
	h.events.pressed()
	if e.Button != desktop.MouseButtonPrimary {
		return
	}
	x := e.Position.X + h.x
	h.drag = gridHeaderDrag{from: x}
	if c := h.columns.edgeAt(x); c != nil {
		h.drag.column, h.drag.edge, h.drag.width = c, true, c.Width
		h.clickEdge(c)
	} else {
		h.drag.column = h.columns.at(x)
	}
}

// clickEdge fits a column to its content at the second click in a row.
func (h *gridHeader) clickEdge(c *gridColumn) {
	now := h.now()
	if h.clicked.column == c && now.Sub(h.clicked.at) <= doubleClickTime() {
		h.drag = gridHeaderDrag{}
		h.clicked = gridEdgeClick{}
		h.events.fit(c.ID)
		return
	}
	h.clicked = gridEdgeClick{column: c, at: now}
}

// MouseUp sorts, if the title was not dragged.
func (h *gridHeader) MouseUp(e *desktop.MouseEvent) {
	taken := h.drag
	if taken.started || e.Button != desktop.MouseButtonPrimary {
		return
	}
	h.drag = gridHeaderDrag{}
	c := taken.column
	if c != nil && !taken.edge && c.sortable && c == h.columns.at(e.Position.X+h.x) {
		h.events.sort(c.ID)
	}
}

// Dragged resizes or moves the column taken.
func (h *gridHeader) Dragged(e *fyne.DragEvent) {
	if h.drag.column == nil {
		return
	}
	h.drag.started = true
	h.clicked = gridEdgeClick{} // a drag is not the first of two clicks
	x := e.Position.X + h.x
	if h.drag.edge {
		h.columns.resize(h.drag.column, h.drag.width+x-h.drag.from)
		h.events.resized()
		return
	}
	h.drag.slot = h.columns.slotAt(x)
	h.mark.Show()
	h.Refresh()
}

// DragEnd drops the column taken.
func (h *gridHeader) DragEnd() {
	taken := h.drag
	h.drag = gridHeaderDrag{}
	h.mark.Hide()
	if taken.column == nil || !taken.started {
		return
	}
	if taken.edge || h.columns.move(taken.column, taken.slot) {
		h.events.changed()
	}
	h.Refresh()
}

// TappedSecondary opens the menu of a column.
func (h *gridHeader) TappedSecondary(e *fyne.PointEvent) {
	id := ""
	if c := h.columns.at(e.Position.X + h.x); c != nil {
		id = c.ID
	}
	h.events.menu(id, e.AbsolutePosition)
}

// Scrolled scrolls the grid from its header too.
func (h *gridHeader) Scrolled(e *fyne.ScrollEvent) { h.events.scroll(e) }
