package kit

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// TooltipAfter is how long the pointer rests on something before its tooltip shows.
const TooltipAfter = 500 * time.Millisecond

const (
	tooltipWidth  float32 = 360 // of the text; longer texts wrap
	tooltipLine   float32 = 16
	tooltipBelow  float32 = 20 // clears the pointer
	tooltipMargin float32 = 4  // to the edge of the window
)

// TooltipLayer draws tooltips over a content. Fyne's overlays take the mouse and
// the keyboard, so a tooltip has to be a part of the content: the shell wraps the
// window's content in one layer, and every Dialog has its own.
type TooltipLayer struct {
	widget.BaseWidget
	content fyne.CanvasObject
	delay   Delay
	cancel  func()

	text string
	at   fyne.Position // in the canvas
	tip  *fyne.Container
	back *canvas.Rectangle
}

// NewTooltipLayer wraps a content; the result must be the content of the window
// itself. A nil delay is SystemDelay.
func NewTooltipLayer(content fyne.CanvasObject, delay Delay) *TooltipLayer {
	if delay == nil {
		delay = SystemDelay
	}
	l := &TooltipLayer{content: content, delay: delay, back: newBox(RadiusControl)}
	l.tip = container.NewWithoutLayout(l.back)
	l.tip.Hide()
	l.ExtendBaseWidget(l)
	return l
}

// ShowTooltip shows a tooltip at once near a position of the canvas, inside the window.
func ShowTooltip(c fyne.Canvas, text string, pos fyne.Position) {
	if l := tooltipLayerOf(c); l != nil {
		l.show(text, pos)
	}
}

// HideTooltip takes away the tooltip shown or about to be shown.
func HideTooltip(c fyne.Canvas) {
	if l := tooltipLayerOf(c); l != nil {
		l.hide()
	}
}

// TooltipText is the text of the tooltip on show, or "".
func (l *TooltipLayer) TooltipText() string {
	if l.tip.Visible() {
		return l.text
	}
	return ""
}

type tooltipHost interface{ tooltipLayer() *TooltipLayer }

func (l *TooltipLayer) tooltipLayer() *TooltipLayer { return l }

// tooltipLayerOf is the layer in front, or nil where a menu is open.
func tooltipLayerOf(c fyne.Canvas) *TooltipLayer {
	if c == nil {
		return nil
	}
	front := c.Overlays().Top()
	if front == nil {
		front = c.Content()
	}
	if host, ok := front.(tooltipHost); ok {
		return host.tooltipLayer()
	}
	return nil
}

func (l *TooltipLayer) schedule(text string, pos fyne.Position) {
	l.hide()
	l.at = pos
	l.cancel = l.delay(TooltipAfter, func() { l.show(text, l.at) })
}

func (l *TooltipLayer) show(text string, pos fyne.Position) {
	l.hide()
	if text == "" {
		return
	}
	l.text, l.at = text, pos
	l.tip.Objects = []fyne.CanvasObject{l.back}
	for _, line := range wrap(text, TextCaption, tooltipWidth) {
		l.tip.Objects = append(l.tip.Objects, NewText(line, TextCaption, ColorTipText, false))
	}
	l.tip.Show()
	l.Refresh()
}

func (l *TooltipLayer) hide() {
	if l.cancel != nil {
		l.cancel()
		l.cancel = nil
	}
	if l.tip.Visible() {
		l.tip.Hide()
		l.Refresh()
	}
}

// CreateRenderer is for Fyne.
func (l *TooltipLayer) CreateRenderer() fyne.WidgetRenderer {
	return newDrawing(l, l.content.MinSize, l.layout, l.paint, l.content, l.tip)
}

func (l *TooltipLayer) layout(size fyne.Size) {
	place(l.content, 0, 0, size.Width, size.Height)
	if !l.tip.Visible() {
		return
	}
	width := float32(0)
	for i, line := range l.tip.Objects[1:] {
		least := line.MinSize()
		width = max(width, least.Width)
		place(line, 8, 5+float32(i)*tooltipLine+(tooltipLine-least.Height)/2, least.Width, least.Height)
	}
	tip := fyne.NewSize(width+16, tooltipLine*float32(len(l.tip.Objects)-1)+10)
	l.back.Resize(tip)
	l.tip.Resize(tip)
	origin := fyne.CurrentApp().Driver().AbsolutePositionForObject(l)
	l.tip.Move(tooltipPosition(l.at.Subtract(origin), tip, size))
}

// tooltipPosition is below the pointer, or above where there is no room, and
// always inside the window.
func tooltipPosition(at fyne.Position, tip, window fyne.Size) fyne.Position {
	y := at.Y + tooltipBelow
	if y+tip.Height > window.Height-tooltipMargin {
		y = at.Y - tip.Height - tooltipMargin
	}
	x := min(at.X, window.Width-tip.Width-tooltipMargin)
	return fyne.NewPos(max(x, tooltipMargin), max(y, tooltipMargin))
}

func (l *TooltipLayer) paint() {
	paintBox(l.back, ColorTipBg, "")
	for _, o := range l.tip.Objects[1:] {
		o.(*canvas.Text).Color = Paint(ColorTipText)
	}
	l.tip.Refresh()
}

// wrap breaks a text into lines no wider than width, at spaces.
func wrap(text string, size, width float32) []string {
	var lines []string
	for paragraph := range strings.SplitSeq(text, "\n") {
		line := ""
		for word := range strings.FieldsFuncSeq(paragraph, breaksLine) {
			longer := strings.TrimSpace(line + " " + word)
			if line != "" && textWidth(longer, size, false) > width {
				lines = append(lines, line)
				longer = word
			}
			for textWidth(longer, size, false) > width { // a word such as a path, wider than the line
				head := fitting(longer, size, width)
				lines = append(lines, head)
				longer = longer[len(head):]
			}
			line = longer
		}
		lines = append(lines, line)
	}
	return lines
}

// breaksLine reports that a line may end at a character: the spaces that keep figures
// together are none.
func breaksLine(r rune) bool { return unicode.IsSpace(r) && r != '\u00a0' && r != '\u202f' }

// fitting is the longest beginning of a text that fits a width, of one character at least.
func fitting(text string, size, width float32) string {
	end := 0
	for end < len(text) {
		_, length := utf8.DecodeRuneInString(text[end:])
		if end > 0 && textWidth(text[:end+length], size, false) > width {
			break
		}
		end += length
	}
	return text[:end]
}

// Hover gives a widget a tooltip. The widget keeps one, sets Text, and calls
// Enter, Move and Leave from its MouseIn, MouseMoved and MouseOut, and Leave when clicked.
type Hover struct {
	Text  string
	layer *TooltipLayer
}

// Enter starts the wait for the tooltip of o.
func (h *Hover) Enter(o fyne.CanvasObject, e *desktop.MouseEvent) {
	if h.Text == "" {
		return
	}
	h.layer = tooltipLayerOf(fyne.CurrentApp().Driver().CanvasForObject(o))
	if h.layer != nil {
		h.layer.schedule(h.Text, e.AbsolutePosition)
	}
}

// Move notes where the pointer rests, which is where the tooltip will show.
func (h *Hover) Move(e *desktop.MouseEvent) {
	if h.layer != nil && !h.layer.tip.Visible() {
		h.layer.at = e.AbsolutePosition
	}
}

// Leave takes the tooltip away.
func (h *Hover) Leave() {
	if h.layer != nil {
		h.layer.hide()
		h.layer = nil
	}
}
