package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// MenuItem is a line of a context menu.
type MenuItem struct {
	Icon      string              // Lucide name, or ""
	Dot       fyne.ThemeColorName // before the label, where there is no icon; "" is none
	Label     string
	Shortcut  string // as ShortcutText writes it, or ""
	Disabled  bool
	Separator bool // a line instead of an item
	Children  []MenuItem
	Run       func()

	command *Command // what MenuCommand made the item of
}

// MenuSeparator is a line between groups of items.
func MenuSeparator() MenuItem { return MenuItem{Separator: true} }

// MenuCommand is the item of a context menu for a command.
func MenuCommand(c *Command) MenuItem {
	item := MenuItem{Icon: c.Icon, Label: c.Title, Disabled: !c.IsEnabled(), Run: c.Trigger, command: c}
	if c.Shortcut != nil {
		item.Shortcut = ShortcutText(c.Shortcut)
	}
	return item
}

// CommandID is the id of the command the item was made of, "" for none.
func (i MenuItem) CommandID() string {
	if i.command == nil {
		return ""
	}
	return i.command.ID
}

// selectable reports whether the keyboard stops on the item.
func (i MenuItem) selectable() bool { return !i.Separator && !i.Disabled }

const (
	menuPadding    float32 = 5 // around the items, with the outline
	menuInset      float32 = 8 // inside an item
	menuLeastWidth float32 = 160
	menuSeparator  float32 = 2*Space1 + 1
)

// ContextMenu is a menu that pops up where the person clicked. Arrows, Enter and
// Escape work it; a click outside closes it.
type ContextMenu struct {
	widget.BaseWidget
	canvas   fyne.Canvas
	previous fyne.Focusable
	panels   []*menuPanel // the menu and its open submenus, outermost first
	bar      *MenuBar     // where the menu hangs from; nil for one that popped up
}

// ShowContextMenu pops a menu up at a position of the canvas, kept inside it.
func ShowContextMenu(c fyne.Canvas, pos fyne.Position, items ...MenuItem) *ContextMenu {
	HideTooltip(c)
	m := &ContextMenu{canvas: c, previous: c.Focused()}
	m.ExtendBaseWidget(m)
	m.panels = []*menuPanel{newMenuPanel(m, items)}
	c.Overlays().Add(m)
	m.panels[0].place(pos, c.Size())
	c.Focus(m)
	return m
}

// Close takes the menu away and gives the keyboard back.
func (m *ContextMenu) Close() {
	m.canvas.Overlays().Remove(m)
	if m.previous != nil {
		m.canvas.Focus(m.previous)
	}
	if m.bar != nil {
		m.bar.closed(m)
	}
}

// Tapped is for Fyne: a click outside the panels, which may be on the menu bar.
func (m *ContextMenu) Tapped(e *fyne.PointEvent) {
	if m.bar == nil || !m.bar.clickOpen(e.AbsolutePosition) {
		m.Close()
	}
}

// TappedSecondary is for Fyne: a right click outside, which the widget there gets next.
func (m *ContextMenu) TappedSecondary(*fyne.PointEvent) { m.Close() }

// MouseIn is as MouseMoved.
func (m *ContextMenu) MouseIn(e *desktop.MouseEvent) { m.MouseMoved(e) }

// MouseMoved keeps the pointer from what lies behind, save the menu bar it hangs from.
func (m *ContextMenu) MouseMoved(e *desktop.MouseEvent) {
	if m.bar != nil {
		m.bar.hoverOpen(e.AbsolutePosition)
	}
}

// MouseOut keeps the pointer from what lies behind.
func (m *ContextMenu) MouseOut() {}

// FocusGained is for Fyne; the active item shows where the keyboard is.
func (m *ContextMenu) FocusGained() {}

// FocusLost is for Fyne.
func (m *ContextMenu) FocusLost() {}

// TypedRune is for Fyne; letters mean nothing here.
func (m *ContextMenu) TypedRune(rune) {}

// TypedKey works the innermost panel.
func (m *ContextMenu) TypedKey(e *fyne.KeyEvent) {
	front := m.panels[len(m.panels)-1]
	switch e.Name {
	case fyne.KeyDown:
		front.step(+1)
	case fyne.KeyUp:
		front.step(-1)
	case fyne.KeyHome:
		front.activate(-1)
		front.step(+1)
	case fyne.KeyEnd:
		front.activate(-1)
		front.step(-1)
	case fyne.KeyRight:
		m.enter(front, false)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		m.enter(front, true)
	case fyne.KeyLeft:
		m.back(false)
	case fyne.KeyEscape:
		m.back(true)
	}
}

// enter opens the submenu of the active item, or runs the item if run is true;
// else it goes to the next menu of the bar.
func (m *ContextMenu) enter(p *menuPanel, run bool) {
	switch {
	case p.active >= 0 && len(p.items[p.active].Children) > 0:
		m.open(p, p.active)
		m.panels[len(m.panels)-1].step(+1)
	case p.active >= 0 && run:
		m.run(p.items[p.active])
	case !run && m.bar != nil:
		m.bar.move(+1)
	}
}

// back closes the innermost submenu; where there is none it closes the menu if
// closeLast is true, else it goes to the previous menu of the bar.
func (m *ContextMenu) back(closeLast bool) {
	switch {
	case len(m.panels) > 1:
		m.closeAfter(m.panels[len(m.panels)-2])
	case closeLast:
		m.Close()
	case m.bar != nil:
		m.bar.move(-1)
	}
}

func (m *ContextMenu) run(item MenuItem) {
	if !item.selectable() {
		return
	}
	m.Close()
	if item.Run != nil {
		item.Run()
	}
}

// open shows the submenu of an item beside it.
func (m *ContextMenu) open(p *menuPanel, index int) {
	m.closeAfter(p)
	child := newMenuPanel(m, p.items[index].Children)
	m.panels = append(m.panels, child)
	m.Refresh()
	child.placeBeside(p, index, m.canvas.Size())
}

func (m *ContextMenu) closeAfter(p *menuPanel) {
	for i, panel := range m.panels {
		if panel == p {
			m.panels = m.panels[:i+1]
		}
	}
	m.Refresh()
}

// CreateRenderer is for Fyne.
func (m *ContextMenu) CreateRenderer() fyne.WidgetRenderer {
	all := container.NewWithoutLayout()
	paint := func() {
		all.Objects = all.Objects[:0]
		for _, p := range m.panels {
			all.Objects = append(all.Objects, p)
		}
		all.Refresh()
	}
	layout := func(size fyne.Size) { all.Resize(size) }
	return newDrawing(m, func() fyne.Size { return fyne.Size{} }, layout, paint, all)
}

// menuPanel is one box of items.
type menuPanel struct {
	widget.BaseWidget
	menu   *ContextMenu
	items  []MenuItem
	rows   []*menuRow
	active int // index of the item under the pointer or the keyboard, -1 for none
	icons  bool
}

func newMenuPanel(m *ContextMenu, items []MenuItem) *menuPanel {
	p := &menuPanel{menu: m, items: items, active: -1}
	for _, item := range items {
		p.icons = p.icons || item.Icon != ""
	}
	for i := range items {
		p.rows = append(p.rows, newMenuRow(p, i))
	}
	p.ExtendBaseWidget(p)
	return p
}

// Tapped keeps a click beside the items from closing the menu.
func (p *menuPanel) Tapped(*fyne.PointEvent) {}

func (p *menuPanel) place(pos fyne.Position, window fyne.Size) {
	size := p.MinSize()
	p.Resize(size)
	p.Move(fyne.NewPos(
		max(0, min(pos.X, window.Width-size.Width)),
		max(0, min(pos.Y, window.Height-size.Height))))
}

// placeBeside puts a submenu to the right of its item, or to the left where there is no room.
func (p *menuPanel) placeBeside(parent *menuPanel, index int, window fyne.Size) {
	row := parent.rows[index]
	x := parent.Position().X + parent.Size().Width - menuPadding
	if x+p.MinSize().Width > window.Width {
		x = parent.Position().X - p.MinSize().Width + menuPadding
	}
	p.place(fyne.NewPos(x, parent.Position().Y+row.Position().Y-menuPadding), window)
}

func (p *menuPanel) activate(index int) {
	p.active = index
	for _, row := range p.rows {
		row.Refresh()
	}
}

// step moves to the next item the keyboard can stop on, around the ends.
func (p *menuPanel) step(by int) {
	count := len(p.items)
	at := p.active
	if at < 0 && by < 0 {
		at = count
	}
	for range p.items {
		at = (at + by + count) % count
		if p.items[at].selectable() {
			p.activate(at)
			return
		}
	}
}

// CreateRenderer is for Fyne.
func (p *menuPanel) CreateRenderer() fyne.WidgetRenderer {
	back := newBox(RadiusPopup)
	stack := container.New(Rows(0))
	for _, row := range p.rows {
		stack.Add(row)
	}
	paint := func() {
		paintBox(back, ColorSurface, ColorBorderStrong)
		stack.Refresh()
	}
	minSize := func() fyne.Size {
		least := stack.MinSize()
		return fyne.NewSize(max(least.Width, menuLeastWidth), least.Height).AddWidthHeight(2*menuPadding, 2*menuPadding)
	}
	layout := func(size fyne.Size) {
		place(back, 0, 0, size.Width, size.Height)
		place(stack, menuPadding, menuPadding, size.Width-2*menuPadding, size.Height-2*menuPadding)
	}
	return newDrawing(p, minSize, layout, paint, back, stack)
}

// menuRow is one item.
type menuRow struct {
	widget.BaseWidget
	panel *menuPanel
	index int
	item  MenuItem
}

func newMenuRow(p *menuPanel, index int) *menuRow {
	r := &menuRow{panel: p, index: index, item: p.items[index]}
	r.ExtendBaseWidget(r)
	return r
}

// Tapped is for Fyne: runs the item or opens its submenu.
func (r *menuRow) Tapped(*fyne.PointEvent) {
	if len(r.item.Children) == 0 {
		r.panel.menu.run(r.item)
	}
}

// MouseIn is for Fyne: makes the item the active one and opens its submenu.
func (r *menuRow) MouseIn(*desktop.MouseEvent) {
	r.panel.menu.closeAfter(r.panel)
	if !r.item.selectable() {
		r.panel.activate(-1)
		return
	}
	r.panel.activate(r.index)
	if len(r.item.Children) > 0 {
		r.panel.menu.open(r.panel, r.index)
	}
}

// MouseMoved is for Fyne.
func (r *menuRow) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is for Fyne; the item stays active for the keyboard.
func (r *menuRow) MouseOut() {}

// CreateRenderer is for Fyne.
func (r *menuRow) CreateRenderer() fyne.WidgetRenderer {
	if r.item.Separator {
		return r.separatorRenderer()
	}
	back, label, tail := newBox(4), newStrip(Space2), newStrip(0)
	paint := func() {
		fill := fyne.ThemeColorName("")
		if r.panel.active == r.index {
			fill = ColorAccentSoft
		}
		paintBox(back, fill, "")
		label.set(r.parts()...)
		tail.set(r.tail()...)
	}
	minSize := func() fyne.Size {
		width := r.indent() + label.width() + 2*menuInset
		if tail.width() > 0 {
			width += Space6 + tail.width()
		}
		return fyne.NewSize(width, RowHeight)
	}
	layout := func(size fyne.Size) {
		place(back, 0, 0, size.Width, size.Height)
		label.place(menuInset+r.indent(), 0, label.width(), size.Height)
		tail.place(size.Width-menuInset-tail.width(), 0, tail.width(), size.Height)
	}
	return newDrawing(r, minSize, layout, paint, back, label.box, tail.box)
}

func (r *menuRow) separatorRenderer() fyne.WidgetRenderer {
	line := canvas.NewRectangle(Paint(ColorBorder))
	paint := func() { paintBox(line, ColorBorder, "") }
	minSize := func() fyne.Size { return fyne.NewSize(0, menuSeparator) }
	layout := func(size fyne.Size) { place(line, 1-menuPadding, Space1, size.Width+2*menuPadding-2, 1) }
	return newDrawing(r, minSize, layout, paint, line)
}

// indent leaves the column of icons free for an item that has none.
func (r *menuRow) indent() float32 {
	if r.panel.icons && r.item.Icon == "" {
		return IconSize + Space2
	}
	return 0
}

func (r *menuRow) inks() (text, icon, tail fyne.ThemeColorName) {
	switch {
	case r.item.Disabled:
		return ColorDisabled, ColorDisabled, ColorDisabled
	case r.panel.active == r.index:
		return ColorAccentText, ColorAccentText, ColorAccentText
	}
	return ColorText, ColorText2, ColorText3
}

func (r *menuRow) parts() []part {
	text, icon, _ := r.inks()
	var parts []part
	if r.item.Icon != "" {
		parts = append(parts, part{icon: r.item.Icon, colour: icon})
	}
	if r.item.Dot != "" {
		parts = append(parts, part{dot: r.item.Dot})
	}
	return append(parts, part{text: r.item.Label, colour: text})
}

func (r *menuRow) tail() []part {
	_, _, colour := r.inks()
	switch {
	case len(r.item.Children) > 0:
		return []part{{icon: "chevron-right", size: IconSmall, colour: colour}}
	case r.item.Shortcut != "":
		return []part{{text: r.item.Shortcut, size: TextCaption, colour: colour}}
	}
	return nil
}
