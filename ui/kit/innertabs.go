package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// InnerTab is one page within a card.
type InnerTab struct {
	Title   string
	Count   string            // after the title; may be ""
	Content fyne.CanvasObject // nil where the screen shows the page itself
}

const innerTabsHeight float32 = 36

// InnerTabs are the pages within a card, with the one on show underlined.
type InnerTabs struct {
	widget.BaseWidget
	OnSelect func(index int)
	tabs     []InnerTab
	selected int
	heads    []*innerTab
}

// NewInnerTabs makes the tabs, the first one on show.
func NewInnerTabs(tabs ...InnerTab) *InnerTabs {
	t := &InnerTabs{tabs: tabs}
	for i := range tabs {
		t.heads = append(t.heads, newInnerTab(t, i))
	}
	t.ExtendBaseWidget(t)
	return t
}

// Selected is the index of the page on show.
func (t *InnerTabs) Selected() int { return t.selected }

// Select shows another page and tells OnSelect.
func (t *InnerTabs) Select(index int) {
	if index < 0 || index >= len(t.tabs) || index == t.selected {
		return
	}
	t.selected = index
	t.Refresh()
	if t.OnSelect != nil {
		t.OnSelect(index)
	}
}

// SetCount changes the count after a title.
func (t *InnerTabs) SetCount(index int, count string) {
	t.tabs[index].Count = count
	t.Refresh()
}

// CreateRenderer is for Fyne.
func (t *InnerTabs) CreateRenderer() fyne.WidgetRenderer {
	line, pages := newBox(0), container.NewStack()
	heads := container.New(Columns(Space5))
	for i, head := range t.heads {
		heads.Add(head)
		if page := t.tabs[i].Content; page != nil {
			pages.Add(page)
		}
	}
	paint := func() {
		paintBox(line, ColorBorder, "")
		for i, head := range t.heads {
			head.Refresh()
			if page := t.tabs[i].Content; page != nil {
				hidePage(page, i != t.selected)
			}
		}
	}
	minSize := func() fyne.Size {
		least := pages.MinSize()
		return fyne.NewSize(max(least.Width, heads.MinSize().Width+2*Space4), innerTabsHeight+least.Height)
	}
	layout := func(size fyne.Size) {
		place(line, 0, innerTabsHeight-1, size.Width, 1)
		place(heads, Space4, 0, heads.MinSize().Width, innerTabsHeight)
		place(pages, 0, innerTabsHeight, size.Width, size.Height-innerTabsHeight)
	}
	return newDrawing(t, minSize, layout, paint, line, heads, pages)
}

func hidePage(page fyne.CanvasObject, hidden bool) {
	if hidden {
		page.Hide()
	} else {
		page.Show()
	}
}

type innerTab struct {
	focusable
	tabs  *InnerTabs
	index int
}

func newInnerTab(t *InnerTabs, index int) *innerTab {
	h := &innerTab{tabs: t, index: index}
	h.onTapped = func() { t.Select(index) }
	h.extend(h)
	return h
}

// TypedKey moves between the tabs with the arrows.
func (h *innerTab) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyLeft:
		h.move(-1)
	case fyne.KeyRight:
		h.move(+1)
	default:
		h.focusable.TypedKey(e)
	}
}

func (h *innerTab) move(by int) {
	to := h.index + by
	if to < 0 || to >= len(h.tabs.heads) {
		return
	}
	h.tabs.Select(to)
	if c := fyne.CurrentApp().Driver().CanvasForObject(h); c != nil {
		c.Focus(h.tabs.heads[to])
	}
}

func (h *innerTab) parts() []part {
	tab, on := h.tabs.tabs[h.index], h.index == h.tabs.selected
	title := part{text: tab.Title, colour: ColorText2, bold: on}
	if on || h.hovered {
		title.colour = ColorText
	}
	if tab.Count == "" {
		return []part{title}
	}
	return []part{title, {text: tab.Count, size: TextCaption, colour: ColorText3}}
}

// CreateRenderer is for Fyne.
func (h *innerTab) CreateRenderer() fyne.WidgetRenderer {
	bar, ring, inside := newBox(0), newBox(RadiusControl), newStrip(6)
	paint := func() {
		paintBox(bar, ColorAccent, "")
		bar.Hidden = h.index != h.tabs.selected
		paintRing(ring, h.focused)
		inside.set(h.parts()...)
	}
	minSize := func() fyne.Size { return fyne.NewSize(inside.width(), innerTabsHeight) }
	layout := func(size fyne.Size) {
		place(bar, 0, size.Height-2, size.Width, 2)
		place(ring, -6, 5, size.Width+12, size.Height-10)
		inside.place(0, 0, size.Width, size.Height)
	}
	return newDrawing(h, minSize, layout, paint, bar, ring, inside.box)
}
