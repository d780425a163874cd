package kit

import (
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

// part is one element of a strip: an icon, a dot or a text, whichever is set.
type part struct {
	icon   string
	dot    fyne.ThemeColorName
	text   string
	size   float32 // of the text or the icon; 0 is TextBase or IconSize
	bold   bool
	colour fyne.ThemeColorName // of the text or the icon; "" is ColorText or ColorText2
}

// strip lays icons, dots and texts in a row, centred vertically. It is what
// buttons, chips, tabs, steps and cells of the status bar have inside.
type strip struct {
	gap   float32
	parts []part
	box   *fyne.Container
}

func newStrip(gap float32, parts ...part) *strip {
	s := &strip{gap: gap, box: container.NewWithoutLayout()}
	s.set(parts...)
	return s
}

// set shows other parts, reusing the objects when only their content differs.
func (s *strip) set(parts ...part) {
	if !s.sameKinds(parts) {
		s.box.Objects = make([]fyne.CanvasObject, len(parts))
		for i, p := range parts {
			s.box.Objects[i] = p.object()
		}
	}
	s.parts = parts
	s.paint()
}

func (s *strip) sameKinds(parts []part) bool {
	if len(parts) != len(s.parts) {
		return false
	}
	for i, p := range parts {
		if p.kind() != s.parts[i].kind() {
			return false
		}
	}
	return true
}

// paint resolves colours and contents for the theme in force.
func (s *strip) paint() {
	for i, p := range s.parts {
		p.paint(s.box.Objects[i])
	}
}

// width is the room all parts need.
func (s *strip) width() float32 {
	var total float32
	for i, p := range s.parts {
		if i > 0 {
			total += s.gap
		}
		total += p.width()
	}
	return total
}

// place lays the parts from x in the room given; when it is too narrow the
// first text is shortened with an ellipsis.
func (s *strip) place(x, y, width, height float32) {
	lacking := s.width() - width
	shortened := false
	for i, p := range s.parts {
		o, w := s.box.Objects[i], p.width()
		if text, ok := o.(*canvas.Text); ok {
			text.Text = p.text
			if lacking > 0.5 && !shortened {
				shortened = true
				text.Text = shorten(p.text, p.textSize(), p.bold, w-lacking)
				w = textWidth(text.Text, p.textSize(), p.bold)
			}
			text.Refresh()
		}
		h := p.height(o)
		place(o, x, y+float32(math.Floor(float64(height-h)/2)), w, h)
		x += w + s.gap
	}
}

type partKind int

const (
	textPart partKind = iota
	iconPart
	dotPart
)

func (p part) kind() partKind {
	switch {
	case p.icon != "":
		return iconPart
	case p.dot != "":
		return dotPart
	}
	return textPart
}

func (p part) object() fyne.CanvasObject {
	switch p.kind() {
	case iconPart:
		image := canvas.NewImageFromResource(nil)
		image.FillMode = canvas.ImageFillContain
		return image
	case dotPart:
		return canvas.NewCircle(color.Transparent)
	}
	return canvas.NewText("", color.Transparent)
}

func (p part) paint(o fyne.CanvasObject) {
	switch o := o.(type) {
	case *canvas.Image:
		showIcon(o, IconIn(p.icon, orColour(p.colour, ColorText2)))
	case *canvas.Circle:
		o.FillColor = Paint(p.dot)
		o.Refresh()
	case *canvas.Text:
		o.Text, o.TextSize, o.TextStyle.Bold = p.text, p.textSize(), p.bold
		o.Color = Paint(orColour(p.colour, ColorText))
		o.Refresh()
	}
}

func (p part) width() float32 {
	switch p.kind() {
	case iconPart:
		return p.iconSize()
	case dotPart:
		return DotSize
	}
	return textWidth(p.text, p.textSize(), p.bold)
}

func (p part) height(o fyne.CanvasObject) float32 {
	switch p.kind() {
	case iconPart:
		return p.iconSize()
	case dotPart:
		return DotSize
	}
	return o.MinSize().Height
}

func (p part) iconSize() float32 {
	if p.size == 0 {
		return IconSize
	}
	return p.size
}

func (p part) textSize() float32 {
	if p.size == 0 {
		return TextBase
	}
	return p.size
}

func orColour(name, otherwise fyne.ThemeColorName) fyne.ThemeColorName {
	if name == "" {
		return otherwise
	}
	return name
}

// textWidth measures one line in the font of the theme.
func textWidth(text string, size float32, bold bool) float32 {
	return fyne.MeasureText(text, size, fyne.TextStyle{Bold: bold}).Width
}

// shorten cuts a text so that it fits the width with an ellipsis at its end.
func shorten(text string, size float32, bold bool, width float32) string {
	if textWidth(text, size, bold) <= width {
		return text
	}
	letters := []rune(text)
	fits, tooLong := 0, len(letters)
	for fits+1 < tooLong {
		middle := (fits + tooLong) / 2
		if textWidth(string(letters[:middle])+"…", size, bold) <= width {
			fits = middle
		} else {
			tooLong = middle
		}
	}
	return string(letters[:fits]) + "…"
}
