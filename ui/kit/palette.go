package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// PaletteItem is one thing a palette finds.
type PaletteItem struct {
	ID       string // tells it from all others
	Icon     string // Lucide name, or ""
	Text     string
	Detail   string // grey, after the text
	Key      string // at the end, as ShortcutText writes it, or ""
	Disabled bool   // shown, but not to be chosen
	Run      func()
}

// PaletteGroup is what was found of one kind.
type PaletteGroup struct {
	Title string
	Items []PaletteItem
}

// PaletteOptions say what a palette finds.
type PaletteOptions struct {
	Placeholder string
	None        string // shown when nothing is found
	// Find looks for a text and delivers what it found on the UI goroutine, at once or later,
	// and in several deliveries if it likes: each holds those before it and goes on behind
	// them; the last is done. An answer to an older question is dropped.
	Find func(text string, deliver func(groups []PaletteGroup, done bool))
	// Key is the shortcut the palette opens with, which closes it as well.
	Key fyne.KeyboardShortcut
	// Closed hears that the palette has gone, before what was chosen runs; may be nil.
	Closed func()
}

const (
	paletteWidth float32 = 620
	paletteTop   float32 = 64
)

// Palette is a box at the top of the window that finds anything by name. It has the
// keyboard until something is chosen, Escape is typed, or a click falls beside it. What was
// found stays on show until what is found next is there, and a key stroke waits for nothing.
type Palette struct {
	widget.BaseWidget
	options  PaletteOptions
	canvas   fyne.Canvas
	previous fyne.Focusable
	entry    *TextEntry
	list     *paletteList
	panel    *canvas.Rectangle
	question int
	found    bool // the rows on show answer the text in the box
	entered  bool // Enter was typed before there was an answer
}

var (
	_ fyne.Tappable     = (*Palette)(nil)
	_ desktop.Hoverable = (*Palette)(nil)
)

// ShowPalette opens a palette and gives it the keyboard.
func ShowPalette(c fyne.Canvas, o PaletteOptions) *Palette {
	HideTooltip(c)
	p := &Palette{options: o, canvas: c, previous: c.Focused(), panel: newBox(RadiusCard)}
	p.entry = NewTextEntry()
	p.entry.SetLeadingIcon("search")
	p.entry.PlaceHolder = o.Placeholder
	p.entry.OnChanged = p.ask
	p.entry.OnKey = p.key
	p.entry.OnShortcut = p.shortcut
	p.list = newPaletteList(p.choose, func() { c.Focus(p.entry) })
	p.ExtendBaseWidget(p)
	c.Overlays().Add(p)
	c.Focus(p.entry)
	p.ask("")
	return p
}

// Close takes the palette away and gives the keyboard back.
func (p *Palette) Close() {
	p.question++
	if p.canvas.Overlays().Top() == fyne.CanvasObject(p) {
		p.canvas.Unfocus() // or the caret would blink on unseen
	}
	p.canvas.Overlays().Remove(p)
	if p.previous != nil {
		p.canvas.Focus(p.previous)
	}
	notify(p.options.Closed)
}

// Text is what is looked for.
func (p *Palette) Text() string { return p.entry.Text }

func (p *Palette) ask(text string) {
	p.question++
	question := p.question
	p.found, p.entered = false, false
	p.options.Find(text, func(groups []PaletteGroup, done bool) {
		if question == p.question {
			p.show(groups, done)
		}
	})
}

// show takes an answer. One without anything in it, to be followed by others, changes
// nothing yet: what is on show is better than an empty list.
func (p *Palette) show(groups []PaletteGroup, done bool) {
	lines := paletteLines(groups)
	if len(lines) == 0 && !done {
		return
	}
	if len(lines) == 0 {
		lines = []paletteLine{{PaletteItem{Text: p.options.None}, true}}
	}
	if p.found {
		p.list.extend(lines)
	} else {
		p.list.set(lines)
	}
	p.found = true
	p.Refresh()
	if item, any := p.list.chosen(); p.entered && (any || done) {
		p.entered = false
		if any {
			p.choose(item)
		}
	}
}

func (p *Palette) choose(item PaletteItem) {
	p.Close()
	notify(item.Run)
}

// enter chooses the active item, once there is an answer to what was typed.
func (p *Palette) enter() {
	if !p.found {
		p.entered = true
		return
	}
	if item, ok := p.list.chosen(); ok {
		p.choose(item)
	}
}

func (p *Palette) key(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyDown:
		p.list.move(+1)
	case fyne.KeyUp:
		p.list.move(-1)
	case fyne.KeyPageDown:
		p.list.move(+paletteRows)
	case fyne.KeyPageUp:
		p.list.move(-paletteRows)
	case fyne.KeyReturn, fyne.KeyEnter:
		p.enter()
	case fyne.KeyEscape:
		p.Close()
	case fyne.KeyTab:
	default:
		return isForTheShell(e.Name)
	}
	return true
}

// shortcut closes the palette with the shortcut that opened it.
func (p *Palette) shortcut(s fyne.Shortcut) bool {
	same := p.options.Key != nil && s.ShortcutName() == p.options.Key.ShortcutName()
	if same {
		p.Close()
	}
	return same
}

func (p *Palette) holds(at fyne.Position) bool {
	from, size := p.panel.Position(), p.panel.Size()
	return at.X >= from.X && at.Y >= from.Y && at.X < from.X+size.Width && at.Y < from.Y+size.Height
}

// Tapped closes the palette when the click is beside it.
func (p *Palette) Tapped(at *fyne.PointEvent) {
	if !p.holds(at.Position) {
		p.Close()
		return
	}
	p.canvas.Focus(p.entry)
}

// TappedSecondary closes the palette when the click is beside it.
func (p *Palette) TappedSecondary(at *fyne.PointEvent) { p.Tapped(at) }

// MouseIn keeps what lies beneath from hovering.
func (p *Palette) MouseIn(*desktop.MouseEvent) {}

// MouseMoved keeps what lies beneath from hovering.
func (p *Palette) MouseMoved(*desktop.MouseEvent) {}

// MouseOut keeps what lies beneath from hovering.
func (p *Palette) MouseOut() {}

// CreateRenderer is for Fyne.
func (p *Palette) CreateRenderer() fyne.WidgetRenderer {
	line := newBox(0)
	paint := func() {
		paintBox(p.panel, ColorSurface, ColorBorderStrong)
		paintBox(line, ColorBorder, "")
		p.list.Refresh()
	}
	layout := func(size fyne.Size) {
		width := min(paletteWidth, size.Width-2*Space4)
		x, rows := float32(int((size.Width-width)/2)), p.list.MinSize().Height
		top := ControlHeight + 2*Space2
		place(p.panel, x, paletteTop, width, top+1+rows+2*Space1)
		place(p.entry, x+Space2, paletteTop+Space2, width-2*Space2, ControlHeight)
		place(line, x+1, paletteTop+top, width-2, 1)
		place(p.list, x+Space1, paletteTop+top+1+Space1, width-2*Space1, rows)
	}
	return newDrawing(p, func() fyne.Size { return fyne.Size{} }, layout, paint, p.panel, p.entry, line, p.list)
}
