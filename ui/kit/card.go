package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"
)

// Card is a panel with an outline, and optionally a title, a subtitle and a menu.
type Card struct {
	widget.BaseWidget
	title, subtitle string
	body            fyne.CanvasObject
	menu            *Button
	flush           bool
}

// NewCard makes a card; title and subtitle may be "".
func NewCard(title, subtitle string, body fyne.CanvasObject) *Card {
	c := &Card{title: title, subtitle: subtitle, body: body}
	c.ExtendBaseWidget(c)
	return c
}

// NewFlushCard makes a card whose body reaches its outline, for a grid or inner tabs.
func NewFlushCard(body fyne.CanvasObject) *Card {
	c := NewCard("", "", body)
	c.flush = true
	return c
}

// SetMenu gives the card a ⋯ button with a menu, built when it is opened.
func (c *Card) SetMenu(items func() []MenuItem) {
	c.menu = NewIconButton("ellipsis", lang.X("card.menu", "More options"), func() {
		driver := fyne.CurrentApp().Driver()
		below := driver.AbsolutePositionForObject(c.menu).AddXY(0, ControlHeight)
		ShowContextMenu(driver.CanvasForObject(c.menu), below, items()...)
	})
	c.Refresh()
}

// SetTitle changes the title and the subtitle.
func (c *Card) SetTitle(title, subtitle string) {
	c.title, c.subtitle = title, subtitle
	c.Refresh()
}

// header is the height of title and subtitle, with the gap to the body.
func (c *Card) header() float32 {
	switch {
	case c.title == "":
		return 0
	case c.subtitle == "":
		return lineHeight + Space2
	}
	return lineHeight + 16 + Space3
}

func (c *Card) padding() float32 {
	if c.flush {
		return 1
	}
	return Space4
}

// CreateRenderer is for Fyne.
func (c *Card) CreateRenderer() fyne.WidgetRenderer {
	back, title, subtitle := newBox(RadiusCard), newStrip(0), newStrip(0)
	d := &drawing{owner: c}
	d.paint = func() {
		paintBox(back, ColorSurface, ColorBorder)
		title.set(part{text: c.title, bold: true})
		subtitle.set(part{text: c.subtitle, size: TextCaption, colour: ColorText2})
		d.objects = []fyne.CanvasObject{back, title.box, subtitle.box, c.body}
		if c.menu != nil {
			d.objects = append(d.objects, c.menu)
		}
	}
	d.minSize = func() fyne.Size {
		return c.body.MinSize().AddWidthHeight(2*c.padding(), 2*c.padding()+c.header())
	}
	d.layout = func(size fyne.Size) {
		p := c.padding()
		place(back, 0, 0, size.Width, size.Height)
		width := size.Width - 2*p
		if c.menu != nil {
			place(c.menu, size.Width-p-ControlHeight+7, p-6, ControlHeight, ControlHeight)
		}
		title.place(p, p-2, width-c.menuWidth(), lineHeight)
		subtitle.place(p, p+lineHeight-1, width, 16)
		place(c.body, p, p+c.header(), width, size.Height-2*p-c.header())
	}
	d.paint()
	return d
}

func (c *Card) menuWidth() float32 {
	if c.menu == nil {
		return 0
	}
	return ControlHeight
}
