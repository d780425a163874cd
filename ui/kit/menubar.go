package kit

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Menu is one menu of the bar. Items is asked each time it opens, so that what is
// disabled is up to date.
type Menu struct {
	Title string
	Items func() []MenuItem
}

const menuBarHeight float32 = 28

// MenuBar is the menu bar of the window where the system has none of its own. It
// replaces Fyne's, whose shortcuts and active items are too faint to read.
type MenuBar struct {
	widget.BaseWidget
	titles []*menuTitle
	menu   *ContextMenu
	index  int  // of the open menu
	hover  bool // the pointer opened the menu by passing over its title
}

// NewMenuBar makes the bar.
func NewMenuBar(menus ...Menu) *MenuBar {
	b := &MenuBar{}
	for i, menu := range menus {
		b.titles = append(b.titles, newMenuTitle(b, i, menu))
	}
	b.ExtendBaseWidget(b)
	return b
}

// Open drops a menu down with its first item active, as F10 and Alt+letter do.
func (b *MenuBar) Open(index int) {
	b.drop(index)
	if b.menu != nil {
		b.menu.panels[0].step(+1)
	}
}

// IsOpen reports whether a menu is down.
func (b *MenuBar) IsOpen() bool { return b.menu != nil }

func (b *MenuBar) drop(index int) {
	if b.menu != nil {
		b.menu.Close()
	}
	title := b.titles[index]
	driver := fyne.CurrentApp().Driver()
	c := driver.CanvasForObject(title)
	if c == nil {
		return
	}
	below := driver.AbsolutePositionForObject(title).AddXY(0, title.Size().Height)
	b.menu, b.index, b.hover = ShowContextMenu(c, below, title.menu.Items()...), index, false
	b.menu.bar = b
	b.Refresh()
}

func (b *MenuBar) move(by int) { b.Open((b.index + by + len(b.titles)) % len(b.titles)) }

func (b *MenuBar) closed(m *ContextMenu) {
	if b.menu == m {
		b.menu = nil
		b.Refresh()
	}
}

// hoverOpen drops the menu whose title the pointer reached while another was down.
func (b *MenuBar) hoverOpen(at fyne.Position) {
	if i := b.titleAt(at); i >= 0 && i != b.index {
		b.drop(i)
		b.hover = true
	}
}

// clickOpen deals with a click while a menu is down and reports whether one stays: a
// click means the menu the pointer just opened, not its end.
func (b *MenuBar) clickOpen(at fyne.Position) bool {
	b.hoverOpen(at)
	stays := b.hover && b.titleAt(at) == b.index
	b.hover = false
	return stays
}

// titleAt is the index of the title at a position of the canvas, -1 for none.
func (b *MenuBar) titleAt(at fyne.Position) int {
	driver := fyne.CurrentApp().Driver()
	return slices.IndexFunc(b.titles, func(t *menuTitle) bool {
		in := at.Subtract(driver.AbsolutePositionForObject(t))
		return in.X >= 0 && in.Y >= 0 && in.X < t.Size().Width && in.Y < t.Size().Height
	})
}

// CreateRenderer is for Fyne.
func (b *MenuBar) CreateRenderer() fyne.WidgetRenderer {
	back := newBox(0)
	row := container.New(Columns(0))
	for _, title := range b.titles {
		row.Add(title)
	}
	paint := func() {
		paintBox(back, ColorSurface, "")
		for _, title := range b.titles {
			title.Refresh()
		}
	}
	minSize := func() fyne.Size { return fyne.NewSize(row.MinSize().Width+2*Space2, menuBarHeight) }
	layout := func(size fyne.Size) {
		place(back, 0, 0, size.Width, size.Height)
		place(row, Space2, 1, row.MinSize().Width, size.Height-2)
	}
	return newDrawing(b, minSize, layout, paint, back, row)
}

// menuTitle is the title of one menu.
type menuTitle struct {
	pressable
	bar  *MenuBar
	menu Menu
}

func newMenuTitle(b *MenuBar, index int, menu Menu) *menuTitle {
	t := &menuTitle{bar: b, menu: menu}
	t.onTapped = func() { b.drop(index) }
	t.extend(t)
	return t
}

func (t *menuTitle) open() bool { return t.bar.menu != nil && t.bar.titles[t.bar.index] == t }

// CreateRenderer is for Fyne.
func (t *menuTitle) CreateRenderer() fyne.WidgetRenderer {
	back, title := newBox(4), newStrip(0)
	paint := func() {
		fill := fyne.ThemeColorName("")
		if t.hovered || t.open() {
			fill = ColorHover
		}
		paintBox(back, fill, "")
		title.set(part{text: t.menu.Title})
	}
	minSize := func() fyne.Size { return fyne.NewSize(title.width()+2*Space2, menuBarHeight-2) }
	layout := func(size fyne.Size) {
		place(back, 0, 0, size.Width, size.Height)
		title.place(Space2, 0, title.width(), size.Height)
	}
	return newDrawing(t, minSize, layout, paint, back, title.box)
}
