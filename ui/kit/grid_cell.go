package kit

import (
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

const (
	gridGap       float32 = 6 // between the dot, the icon, the text, the tag and the note
	gridTagRadius float32 = 4
)

// gridCell draws one cell. Its objects beyond the text are made when first needed.
type gridCell struct {
	box     *fyne.Container
	text    *canvas.Text
	dot     *canvas.Circle
	icon    *canvas.Image
	tagBack *canvas.Rectangle
	tag     *canvas.Text
	note    *canvas.Text
}

// cellLook is how a cell's place wants it drawn.
type cellLook struct {
	align  fyne.TextAlign
	whole  bool                // never shortened
	bold   bool                // besides the cell's own
	colour fyne.ThemeColorName // instead of the cell's own
}

func newGridCell() *gridCell {
	c := &gridCell{text: NewText("", TextBase, ColorText, false)}
	c.box = container.New(unmeasured{}, c.text)
	return c
}

// unmeasured leaves its objects where they are put, and spares Fyne measuring them
// at every frame.
type unmeasured struct{}

// Layout does nothing: the objects are placed by their owner.
func (unmeasured) Layout([]fyne.CanvasObject, fyne.Size) {}

// MinSize is nothing: the owner sees to the room.
func (unmeasured) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

// besides is the width of what stands beside the text.
func (c Cell) besides() float32 {
	var width float32
	if c.Dot != nil {
		width += DotSize + gridGap
	}
	if c.Icon != "" {
		width += IconSmall + gridGap
	}
	if c.Tag != "" {
		width += c.tagWidth() + gridGap
	}
	if c.Note != "" {
		width += wholeWidth(c.Note, TextCaption, false)
		if c.Text != "" {
			width += Space2
		}
	}
	return width
}

func (c Cell) tagWidth() float32 { return wholeWidth(c.Tag, TextCaption, false) + 2*gridGap }

// width is the width the whole cell needs, with its padding.
func (c Cell) width() float32 {
	return 2*Space2 + c.besides() + wholeWidth(c.Text, TextBase, c.Bold)
}

// show draws a cell from x on in the room given.
func (v *gridCell) show(c Cell, x, width, height float32, look cellLook, fit *textFitter) {
	bold := c.Bold || look.bold
	room := width - 2*Space2 - c.besides()
	text := c.Text
	if !look.whole {
		text = fit.fit(text, TextBase, bold, max(0, room))
	}
	used := wholeWidth(text, TextBase, bold)
	at := x + Space2
	switch look.align {
	case fyne.TextAlignTrailing:
		at += room - used
	case fyne.TextAlignCenter:
		at += (room - used) / 2
	}
	at = v.showDot(c.Dot, at, height)
	colour := orColour(look.colour, orColour(c.Colour, ColorText))
	at = v.showIcon(c.Icon, colour, at, height)
	setText(v.text, text, colour, bold)
	place(v.text, at, 0, used, height)
	at = v.showTag(c, at+used+gridGap, height)
	v.showNote(c, at-gridGap, height)
}

func (v *gridCell) showDot(dot color.Color, x, height float32) float32 {
	if dot == nil {
		hideIf(v.dot != nil, v.dot)
		return x
	}
	if v.dot == nil {
		v.dot = canvas.NewCircle(dot)
		v.box.Objects = append(v.box.Objects, v.dot)
	}
	if v.dot.FillColor != dot || v.dot.Hidden {
		v.dot.FillColor, v.dot.Hidden = dot, false
		v.dot.Refresh()
	}
	place(v.dot, x, middle(height, DotSize), DotSize, DotSize)
	return x + DotSize + gridGap
}

func (v *gridCell) showIcon(name string, colour fyne.ThemeColorName, x, height float32) float32 {
	if name == "" {
		hideIf(v.icon != nil, v.icon)
		return x
	}
	if v.icon == nil {
		v.icon = canvas.NewImageFromResource(nil)
		v.icon.FillMode = canvas.ImageFillContain
		v.box.Objects = append(v.box.Objects, v.icon)
	}
	place(v.icon, x, middle(height, IconSmall), IconSmall, IconSmall)
	v.icon.Show()
	showIcon(v.icon, IconIn(name, colour))
	return x + IconSmall + gridGap
}

func (v *gridCell) showTag(c Cell, x, height float32) float32 {
	if c.Tag == "" {
		hideIf(v.tag != nil, v.tag, v.tagBack)
		return x
	}
	if v.tag == nil {
		v.tagBack = newBox(gridTagRadius)
		v.tag = NewText("", TextCaption, ColorHold, false)
		v.tag.Alignment = fyne.TextAlignCenter
		v.box.Objects = append(v.box.Objects, v.tagBack, v.tag)
	}
	if fill := Paint(ColorHoldSoft); v.tagBack.FillColor != fill || v.tagBack.Hidden {
		v.tagBack.FillColor, v.tagBack.Hidden = fill, false
		v.tagBack.Refresh()
	}
	setText(v.tag, c.Tag, ColorHold, false)
	width := c.tagWidth()
	place(v.tagBack, x, middle(height, TagHeight), width, TagHeight)
	place(v.tag, x, 0, width, height)
	return x + width + gridGap
}

func (v *gridCell) showNote(c Cell, x, height float32) {
	if c.Note == "" {
		hideIf(v.note != nil, v.note)
		return
	}
	if v.note == nil {
		v.note = NewText("", TextCaption, ColorText3, false)
		v.box.Objects = append(v.box.Objects, v.note)
	}
	if c.Text != "" {
		x += Space2
	}
	setText(v.note, c.Note, ColorText3, false)
	place(v.note, x, 0, wholeWidth(c.Note, TextCaption, false), height)
}

// middle is where something of a size stands in the middle of a height, on a whole unit.
func middle(height, size float32) float32 { return float32(math.Round(float64(height-size) / 2)) }

// setText changes a text object where it differs.
func setText(t *canvas.Text, text string, name fyne.ThemeColorName, bold bool) {
	colour := Paint(name)
	if t.Text == text && t.Color == colour && t.TextStyle.Bold == bold && !t.Hidden {
		return
	}
	t.Text, t.Color, t.TextStyle.Bold, t.Hidden = text, colour, bold, false
	t.Refresh()
}

// hideIf hides objects where they exist.
func hideIf(exist bool, objects ...fyne.CanvasObject) {
	if !exist {
		return
	}
	for _, o := range objects {
		o.Hide()
	}
}
