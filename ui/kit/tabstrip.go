package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"
)

// Tab is an open document.
type Tab struct {
	ID    string
	Title string
	Dirty bool // has unsaved changes
}

const (
	tabGap      float32 = 2
	tabMaxWidth float32 = 260
	tabClose    float32 = 22 // side of the area that closes
	tabStart    float32 = 13 // before the title
	tabEnd      float32 = 31 // the area that closes and the room around it
)

// TabStrip is the row of open documents. It closes nothing by itself: OnClose
// asks, and SetTabs shows what is left.
type TabStrip struct {
	widget.BaseWidget
	OnSelect func(id string)
	OnClose  func(id string)

	tabs   []Tab
	active string
	views  []*tabView
	first  int // leftmost tab on show, when not all fit
	more   *Button
}

// NewTabStrip makes an empty strip.
func NewTabStrip(onSelect, onClose func(id string)) *TabStrip {
	s := &TabStrip{OnSelect: onSelect, OnClose: onClose}
	s.more = NewIconButton("chevron-down", lang.X("tabs.all", "All tabs"), s.showAll)
	s.ExtendBaseWidget(s)
	return s
}

// SetTabs shows the documents, one of them active.
func (s *TabStrip) SetTabs(active string, tabs ...Tab) {
	s.active, s.tabs = active, tabs
	s.views = make([]*tabView, len(tabs))
	for i, tab := range tabs {
		s.views[i] = newTabView(s, tab)
	}
	s.first = min(s.first, max(len(tabs)-1, 0))
	s.Refresh()
	s.revealActive()
}

// Active is the document in front.
func (s *TabStrip) Active() string { return s.active }

// Tabs are the open documents from left to right.
func (s *TabStrip) Tabs() []Tab { return append([]Tab(nil), s.tabs...) }

// Next selects the document to the right, from the last one the first.
func (s *TabStrip) Next() { s.move(+1) }

// Previous selects the document to the left, from the first one the last.
func (s *TabStrip) Previous() { s.move(-1) }

func (s *TabStrip) move(by int) {
	if at := s.index(); at >= 0 {
		s.pick(s.tabs[(at+by+len(s.tabs))%len(s.tabs)].ID)
	}
}

func (s *TabStrip) index() int {
	for i, tab := range s.tabs {
		if tab.ID == s.active {
			return i
		}
	}
	return -1
}

// pick selects a tab. The one in front is selected anew: a click took the keyboard from it.
func (s *TabStrip) pick(id string) {
	s.active = id
	s.Refresh()
	s.revealActive()
	if s.OnSelect != nil {
		s.OnSelect(id)
	}
}

func (s *TabStrip) askClose(id string) {
	if s.OnClose != nil {
		s.OnClose(id)
	}
}

// Scrolled shows other tabs when not all fit.
func (s *TabStrip) Scrolled(e *fyne.ScrollEvent) {
	switch {
	case e.Scrolled.DY < 0 || e.Scrolled.DX < 0:
		s.first = min(s.first+1, max(len(s.tabs)-1, 0))
	case e.Scrolled.DY > 0 || e.Scrolled.DX > 0:
		s.first = max(s.first-1, 0)
	}
	s.Refresh()
}

func (s *TabStrip) showAll() {
	items := make([]MenuItem, len(s.tabs))
	for i, tab := range s.tabs {
		items[i] = MenuItem{Label: tab.label(), Run: func() { s.pick(tab.ID) }}
		if tab.ID == s.active {
			items[i].Icon = "check"
		}
	}
	driver := fyne.CurrentApp().Driver()
	below := driver.AbsolutePositionForObject(s.more).AddXY(0, ControlHeight)
	ShowContextMenu(driver.CanvasForObject(s.more), below, items...)
}

// revealActive moves the row so that the active tab is on show.
func (s *TabStrip) revealActive() {
	at := s.index()
	if at < 0 || s.Size().Width == 0 {
		return
	}
	s.first = min(s.first, at)
	for s.first < at && s.span(s.first, at) > s.room() {
		s.first++
	}
	s.Refresh()
}

// span is the width of the tabs from one to another, both included.
func (s *TabStrip) span(from, to int) float32 {
	var total float32
	for _, view := range s.views[from : to+1] {
		total += view.MinSize().Width + tabGap
	}
	return total - tabGap
}

func (s *TabStrip) crowded() bool {
	return len(s.views) > 0 && s.span(0, len(s.views)-1) > s.Size().Width-2*Space3
}

func (s *TabStrip) room() float32 {
	if s.crowded() {
		return s.Size().Width - 2*Space3 - ControlHeight
	}
	return s.Size().Width - 2*Space3
}

// CreateRenderer is for Fyne.
func (s *TabStrip) CreateRenderer() fyne.WidgetRenderer {
	back, line := newBox(0), newBox(0)
	row := container.NewWithoutLayout()
	paint := func() {
		paintBox(back, ColorBg, "")
		paintBox(line, ColorBorder, "")
		row.Objects = row.Objects[:0]
		for _, view := range s.views {
			row.Objects = append(row.Objects, view)
			view.Refresh()
		}
		row.Refresh()
	}
	layout := func(size fyne.Size) {
		place(back, 0, 0, size.Width, size.Height)
		place(line, 0, size.Height-1, size.Width, 1)
		place(row, 0, 0, size.Width, size.Height)
		s.layoutTabs(size)
	}
	minSize := func() fyne.Size { return fyne.NewSize(2*Space3+tabMaxWidth, TabsHeight) }
	return newDrawing(s, minSize, layout, paint, back, line, row, s.more)
}

func (s *TabStrip) layoutTabs(size fyne.Size) {
	if !s.crowded() {
		s.first = 0
	}
	s.more.Hidden = !s.crowded()
	place(s.more, size.Width-Space3-ControlHeight+7, 2, ControlHeight, ControlHeight)
	x, end := Space3, Space3+s.room()
	for i, view := range s.views {
		width := view.MinSize().Width
		view.Hidden = i < s.first || x+width > end+0.5
		if view.Hidden {
			continue
		}
		place(view, x, 4, width, TabsHeight-4)
		x += width + tabGap
	}
}

// tabMark stands after the title of a document with unsaved changes.
const tabMark = "•"

func (t Tab) label() string {
	if t.Dirty {
		return t.Title + " " + tabMark
	}
	return t.Title
}

// tabView is one document in the strip.
type tabView struct {
	pressable
	strip *TabStrip
	tab   Tab
	close *tabCloser
}

func newTabView(s *TabStrip, tab Tab) *tabView {
	v := &tabView{strip: s, tab: tab}
	v.close = newTabCloser(func() { s.askClose(tab.ID) })
	if v.active() { // whom the key closes
		v.close.SetTooltip(lang.X("tabs.close", "Close") + " (" + ShortcutText(Ctrl(fyne.KeyW)) + ")")
	}
	v.onTapped = func() { s.pick(tab.ID) }
	v.extend(v)
	return v
}

// MouseDown is for Fyne: the middle button closes.
func (v *tabView) MouseDown(e *desktop.MouseEvent) {
	if e.Button == desktop.MouseButtonTertiary {
		v.strip.askClose(v.tab.ID)
	}
}

// MouseUp is for Fyne.
func (v *tabView) MouseUp(*desktop.MouseEvent) {}

func (v *tabView) active() bool { return v.tab.ID == v.strip.active }

// parts are the title and the mark of unsaved changes, which a strip keeps whole where
// it shortens the title.
func (v *tabView) parts() []part {
	title := part{text: v.tab.Title, colour: ColorText2}
	if v.active() {
		title = part{text: v.tab.Title, bold: true}
	}
	if !v.tab.Dirty {
		return []part{title}
	}
	mark := title
	mark.text = tabMark
	return []part{title, mark}
}

// CreateRenderer is for Fyne.
func (v *tabView) CreateRenderer() fyne.WidgetRenderer {
	edge, back, bar, title := newBox(0), newBox(0), newBox(0), newStrip(Space1)
	roundTop(edge, RadiusControl)
	roundTop(back, RadiusControl-1)
	roundTop(bar, 2)
	paint := func() {
		paintBox(edge, v.ifActive(ColorBorder), "")
		paintBox(back, v.fill(), "")
		paintBox(bar, v.ifActive(ColorAccent), "")
		title.set(v.parts()...)
	}
	minSize := func() fyne.Size {
		wanted := title.width() + tabStart + tabEnd
		v.SetTooltip("")
		if wanted > tabMaxWidth {
			v.SetTooltip(v.tab.Title)
		}
		return fyne.NewSize(min(wanted, tabMaxWidth), TabsHeight-4)
	}
	layout := func(size fyne.Size) {
		place(edge, 0, 0, size.Width, size.Height)
		place(back, 1, 1, size.Width-2, size.Height-1)
		place(bar, 0, 0, size.Width, 2)
		title.place(tabStart, 1, size.Width-tabStart-tabEnd, size.Height-1)
		place(v.close, size.Width-tabClose-Space1-1, (size.Height-tabClose)/2, tabClose, tabClose)
	}
	return newDrawing(v, minSize, layout, paint, edge, back, bar, title.box, v.close)
}

func (v *tabView) ifActive(name fyne.ThemeColorName) fyne.ThemeColorName {
	if v.active() {
		return name
	}
	return ""
}

func (v *tabView) fill() fyne.ThemeColorName {
	switch {
	case v.active():
		return ColorSurface
	case v.hovered:
		return ColorHover
	}
	return ""
}

// tabCloser is the × of a tab.
type tabCloser struct{ pressable }

func newTabCloser(onTapped func()) *tabCloser {
	c := &tabCloser{}
	c.onTapped = onTapped
	c.SetTooltip(lang.X("tabs.close", "Close"))
	c.extend(c)
	return c
}

// CreateRenderer is for Fyne.
func (c *tabCloser) CreateRenderer() fyne.WidgetRenderer {
	back, cross := newBox(4), newStrip(0)
	paint := func() {
		fill, ink := fyne.ThemeColorName(""), ColorText3
		if c.hovered {
			fill, ink = ColorBorder, ColorText
		}
		paintBox(back, fill, "")
		cross.set(part{icon: "x", size: IconSmall, colour: ink})
	}
	layout := func(size fyne.Size) {
		place(back, 2, 2, size.Width-4, size.Height-4)
		cross.place((size.Width-IconSmall)/2, 0, IconSmall, size.Height)
	}
	return newDrawing(c, func() fyne.Size { return fyne.NewSize(tabClose, tabClose) }, layout, paint, back, cross.box)
}
