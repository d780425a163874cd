package kit

import (
	"fmt"
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"preventa/domain"
)

const (
	swatchSize    float32 = 20
	swatchCell    float32 = 26
	swatchColumns         = 6
)

// ParseColour reads "#RRGGBB", with or without the number sign.
func ParseColour(hex string) (color.NRGBA, bool) {
	digits := strings.TrimPrefix(strings.TrimSpace(hex), "#")
	c := color.NRGBA{A: 0xFF}
	if len(digits) != 6 || strings.Trim(digits, "0123456789abcdefABCDEF") != "" {
		return c, false
	}
	_, err := fmt.Sscanf(digits, "%02x%02x%02x", &c.R, &c.G, &c.B)
	return c, err == nil
}

// Swatch shows a colour and lets a person choose another one, from a palette or by its
// hexadecimal code. A colour is as Colour takes it: one of the look by name, or "#RRGGBB".
type Swatch struct {
	focusable
	// OnChanged hears the colour chosen.
	OnChanged func(hex string)

	palette []string
	hex     string
	popover *popover
}

// NewSwatch makes a swatch of a colour with a palette.
func NewSwatch(hex string, palette []string) *Swatch {
	s := &Swatch{hex: hex, palette: palette}
	s.onTapped = s.open
	s.extend(s)
	return s
}

// Value is the colour chosen.
func (s *Swatch) Value() string { return s.hex }

// SetValue shows a colour without calling OnChanged.
func (s *Swatch) SetValue(hex string) {
	s.hex = hex
	s.Refresh()
}

// FocusTarget is the swatch.
func (s *Swatch) FocusTarget() fyne.Focusable { return s }

// Cursor is a hand.
func (s *Swatch) Cursor() desktop.Cursor { return desktop.PointerCursor }

func (s *Swatch) open() {
	focus(s)
	grid := newPaletteGrid(s.palette, s.hex, s.choose)
	code := s.newCodeEntry()
	s.popover = openPopover(s, container.New(Rows(Space1), grid, code), false, func() {})
	if s.popover != nil {
		grid.onClosed = s.popover.close
		s.popover.focus(grid)
	}
}

func (s *Swatch) newCodeEntry() *checkedEntry {
	code := &checkedEntry{}
	code.extendChecked(code, normaliseColour)
	code.setCommitted(colourCode(s.hex))
	code.OnSubmitted = func(text string) {
		if code, err := normaliseColour(text); err == nil {
			s.choose(code)
		}
	}
	code.OnKey = func(key *fyne.KeyEvent) bool {
		if key.Name == fyne.KeyEscape {
			s.popover.close()
		}
		return key.Name == fyne.KeyEscape
	}
	return code
}

// colourCode is the hexadecimal code of a colour as records keep it, for the theme in force.
func colourCode(kept string) string {
	c := color.NRGBAModel.Convert(Paint(Colour(kept))).(color.NRGBA)
	return fmt.Sprintf("#%02X%02X%02X", c.R, c.G, c.B)
}

func normaliseColour(text string) (string, error) {
	c, ok := ParseColour(text)
	if !ok {
		return "", domain.Fail(domain.Invalid, "error.colour.code", domain.Args{"Text": text})
	}
	return fmt.Sprintf("#%02X%02X%02X", c.R, c.G, c.B), nil
}

func (s *Swatch) choose(hex string) {
	s.popover.close()
	if hex == s.hex {
		return
	}
	s.SetValue(hex)
	if s.OnChanged != nil {
		s.OnChanged(hex)
	}
}

// CreateRenderer draws the square.
func (s *Swatch) CreateRenderer() fyne.WidgetRenderer {
	square, ring := newBox(radiusTag), newBox(radiusTag+FocusRing+1)
	paint := func() {
		square.FillColor = Paint(Colour(s.hex))
		square.Refresh()
		paintRing(ring, s.focused)
	}
	minSize := func() fyne.Size { return fyne.NewSquareSize(swatchSize) }
	layout := func(size fyne.Size) {
		y, outset := (size.Height-swatchSize)/2, FocusRing+1
		place(square, 0, y, swatchSize, swatchSize)
		place(ring, -outset, y-outset, swatchSize+2*outset, swatchSize+2*outset)
	}
	return newDrawing(s, minSize, layout, paint, square, ring)
}

// paletteGrid shows the colours of a palette; arrows move, Enter and Space choose.
type paletteGrid struct {
	widget.BaseWidget
	colours  []string
	active   int
	choose   func(hex string)
	onClosed func()
}

var (
	_ fyne.Focusable = (*paletteGrid)(nil)
	_ fyne.Tappable  = (*paletteGrid)(nil)
)

func newPaletteGrid(colours []string, current string, choose func(string)) *paletteGrid {
	g := &paletteGrid{colours: colours, choose: choose}
	for i, c := range colours {
		if strings.EqualFold(c, current) {
			g.active = i
		}
	}
	g.ExtendBaseWidget(g)
	return g
}

func (g *paletteGrid) moveTo(index int) {
	if index >= 0 && index < len(g.colours) {
		g.active = index
		g.Refresh()
	}
}

// Tapped chooses the colour under the pointer.
func (g *paletteGrid) Tapped(at *fyne.PointEvent) {
	column, row := int(at.Position.X/swatchCell), int(at.Position.Y/swatchCell)
	index := row*swatchColumns + column
	if column < swatchColumns && index < len(g.colours) {
		g.choose(g.colours[index])
	}
}

// FocusGained means nothing to the grid: its active colour is always ringed.
func (g *paletteGrid) FocusGained() {}

// FocusLost means nothing to the grid.
func (g *paletteGrid) FocusLost() {}

// TypedRune means nothing to the grid.
func (g *paletteGrid) TypedRune(rune) {}

// TypedKey moves by keyboard.
func (g *paletteGrid) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyLeft:
		g.moveTo(g.active - 1)
	case fyne.KeyRight:
		g.moveTo(g.active + 1)
	case fyne.KeyUp:
		g.moveTo(g.active - swatchColumns)
	case fyne.KeyDown:
		g.moveTo(g.active + swatchColumns)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		if g.active < len(g.colours) {
			g.choose(g.colours[g.active])
		}
	case fyne.KeyEscape:
		notify(g.onClosed)
	}
}

// CreateRenderer draws the squares and the ring around the active one.
func (g *paletteGrid) CreateRenderer() fyne.WidgetRenderer {
	ring := newBox(radiusTag + FocusRing)
	objects := []fyne.CanvasObject{ring}
	for _, hex := range g.colours {
		square := newBox(radiusTag)
		square.FillColor = Paint(Colour(hex))
		objects = append(objects, square)
	}
	minSize := func() fyne.Size {
		rows := (len(g.colours) + swatchColumns - 1) / swatchColumns
		return fyne.NewSize(swatchColumns*swatchCell, float32(rows)*swatchCell)
	}
	layout := func(fyne.Size) {
		for i, o := range objects[1:] {
			x, y := g.cellAt(i)
			place(o, x+3, y+3, swatchSize, swatchSize)
		}
		x, y := g.cellAt(g.active)
		place(ring, x, y, swatchCell, swatchCell)
	}
	return newDrawing(g, minSize, layout, func() { paintRing(ring, true) }, objects...)
}

func (g *paletteGrid) cellAt(index int) (x, y float32) {
	return float32(index%swatchColumns) * swatchCell, float32(index/swatchColumns) * swatchCell
}
