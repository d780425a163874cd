package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"
)

const (
	dialogHeader float32 = 54
	dialogFooter float32 = 54
	dialogWidth  float32 = 460 // unless told otherwise
	dialogShare  float32 = 0.9 // of the window, at most
	ringRoom     float32 = 4   // above the body, whose scroller would cut a focus ring
)

// DialogOptions say what a dialog holds.
type DialogOptions struct {
	Title  string
	Body   fyne.CanvasObject // scrolls when it is higher than the window allows
	Width  float32           // 0 is a dialog of a question
	Height float32           // 0 is what the body needs

	Left    fyne.CanvasObject // at the left of the footer: a ghost button; may be nil
	Note    string            // before the buttons
	Buttons []*Button         // from left to right; they do not close the dialog by themselves
	Default *Button           // pressed by Enter; nil is the primary one
	Cancel  func()            // Escape and ×; nil closes
	First   fyne.Focusable    // has the keyboard at first; nil is the first field, else the safe button
	Flush   bool              // the body reaches the edges of the card

	// Beneath puts the card under an object of the window, which is not dimmed then, and a
	// click beside the card closes it; nil: in the middle.
	Beneath fyne.CanvasObject
}

// Dialog is a card over the dimmed window that takes the mouse and the keyboard
// until it is closed. Dialogs may stand on each other.
type Dialog struct {
	widget.BaseWidget
	options  DialogOptions
	canvas   fyne.Canvas
	previous fyne.Focusable
	keys     func(*fyne.KeyEvent)
	open     bool
	onClosed func()

	room  *fyne.Container // holds the card
	card  *dialogCard
	layer *TooltipLayer
}

// NewDialog makes a dialog for a window; Show shows it.
func NewDialog(w fyne.Window, o DialogOptions) *Dialog {
	d := &Dialog{options: o, canvas: w.Canvas()}
	d.card = newDialogCard(d)
	d.room = container.New(&dialogLayout{d}, d.card)
	d.layer = NewTooltipLayer(d.room, delayOf(w.Canvas()))
	d.ExtendBaseWidget(d)
	return d
}

// delayOf is the clock the window's own tooltips run by.
func delayOf(c fyne.Canvas) Delay {
	if host, ok := c.Content().(tooltipHost); ok {
		return host.tooltipLayer().delay
	}
	return SystemDelay
}

// SetOnClosed sets what happens after the dialog has gone, however it went.
func (d *Dialog) SetOnClosed(onClosed func()) { d.onClosed = onClosed }

// SetNote changes the note before the buttons.
func (d *Dialog) SetNote(note string) {
	d.options.Note = note
	d.card.Refresh()
}

// SetTitle changes the title.
func (d *Dialog) SetTitle(title string) {
	d.options.Title = title
	d.card.Refresh()
}

// Fit gives the dialog the height that its body needs now.
func (d *Dialog) Fit() { d.room.Refresh() }

// Show puts the dialog in front and gives it the keyboard.
func (d *Dialog) Show() {
	if d.open {
		return
	}
	HideTooltip(d.canvas)
	d.open = true
	d.previous, d.keys = d.canvas.Focused(), d.canvas.OnTypedKey()
	if d.previous != nil {
		d.canvas.Unfocus()
	}
	d.canvas.Overlays().Add(d)
	d.canvas.SetOnTypedKey(d.typedKey)
	d.focusFirst()
}

// Close takes the dialog away and gives the keyboard back to where it was.
func (d *Dialog) Close() {
	if !d.open {
		return
	}
	d.closeInFront()
	d.open = false
	d.canvas.Overlays().Remove(d)
	d.canvas.SetOnTypedKey(d.keys)
	if d.previous != nil {
		d.canvas.Focus(d.previous)
	}
	if d.onClosed != nil {
		d.onClosed()
	}
}

// closeInFront closes the dialogs and menus that stand on this one, so that each
// gives back what it took.
func (d *Dialog) closeInFront() {
	for front := d.canvas.Overlays().Top(); front != fyne.CanvasObject(d); front = d.canvas.Overlays().Top() {
		closer, ok := front.(interface{ Close() })
		if !ok {
			return
		}
		closer.Close()
	}
}

// focusFirst gives the keyboard to the field named, else to the first field of
// the body, else to the safe button.
func (d *Dialog) focusFirst() {
	if d.options.First != nil {
		d.canvas.Focus(d.options.First)
		return
	}
	d.canvas.FocusNext()
	if _, isButton := d.canvas.Focused().(*Button); isButton || d.canvas.Focused() == nil {
		if safe := d.safeButton(); safe != nil {
			d.canvas.Focus(safe)
		}
	}
}

// safeButton is the default button, or the last one that destroys nothing.
func (d *Dialog) safeButton() *Button {
	if b := d.defaultButton(); b != nil {
		return b
	}
	for i := len(d.options.Buttons) - 1; i >= 0; i-- {
		if b := d.options.Buttons[i]; b.kind != ButtonLost {
			return b
		}
	}
	return nil
}

func (d *Dialog) defaultButton() *Button {
	if d.options.Default != nil {
		return d.options.Default
	}
	for _, b := range d.options.Buttons {
		if b.kind == ButtonPrimary {
			return b
		}
	}
	return nil
}

func (d *Dialog) cancel() {
	if d.options.Cancel != nil {
		d.options.Cancel()
		return
	}
	d.Close()
}

// DialogKey lets the dialog in front have a key that the focused widget has no use
// for: Escape cancels, Enter presses the default button. It reports whether there
// is a dialog; then the key must go no further, whatever the dialog made of it.
func DialogKey(o fyne.CanvasObject, e *fyne.KeyEvent) bool {
	c := fyne.CurrentApp().Driver().CanvasForObject(o)
	if c == nil {
		return false
	}
	d, ok := c.Overlays().Top().(*Dialog)
	if ok {
		d.typedKey(e)
	}
	return ok
}

func (d *Dialog) typedKey(e *fyne.KeyEvent) {
	if d.canvas.Overlays().Top() != fyne.CanvasObject(d) {
		return
	}
	switch e.Name {
	case fyne.KeyEscape:
		d.cancel()
	case fyne.KeyReturn, fyne.KeyEnter:
		if b := d.defaultButton(); b != nil {
			b.press()
		}
	}
}

func (d *Dialog) tooltipLayer() *TooltipLayer { return d.layer }

// Tapped keeps clicks from what lies behind; beside a card under an object one closes it.
func (d *Dialog) Tapped(*fyne.PointEvent) {
	if d.options.Beneath != nil {
		d.cancel()
	}
}

// TappedSecondary is a right click, as Tapped.
func (d *Dialog) TappedSecondary(e *fyne.PointEvent) { d.Tapped(e) }

// MouseIn keeps the pointer from what lies behind.
func (d *Dialog) MouseIn(*desktop.MouseEvent) {}

// MouseMoved keeps the pointer from what lies behind.
func (d *Dialog) MouseMoved(*desktop.MouseEvent) {}

// MouseOut keeps the pointer from what lies behind.
func (d *Dialog) MouseOut() {}

// CreateRenderer is for Fyne.
func (d *Dialog) CreateRenderer() fyne.WidgetRenderer {
	dim := newBox(0)
	dim.Hidden = d.options.Beneath != nil
	paint := func() { paintBox(dim, ColorOverlay, "") }
	layout := func(size fyne.Size) {
		place(dim, 0, 0, size.Width, size.Height)
		place(d.layer, 0, 0, size.Width, size.Height)
	}
	return newDrawing(d, func() fyne.Size { return fyne.Size{} }, layout, paint, dim, d.layer)
}

// dialogLayout centres the card and keeps it within its share of the window.
type dialogLayout struct{ dialog *Dialog }

// Layout places the card.
func (l *dialogLayout) Layout(objects []fyne.CanvasObject, window fyne.Size) {
	card := l.dialog.card.preferred()
	width := min(card.Width, window.Width*dialogShare)
	height := min(card.Height, window.Height*dialogShare)
	at := fyne.NewPos(float32(int((window.Width-width)/2)), float32(int((window.Height-height)/2)))
	if beneath := l.dialog.options.Beneath; beneath != nil {
		at = Below(beneath)
		at.X = min(at.X, window.Width-width-Space3)
		height = min(height, window.Height-at.Y-Space3)
	}
	for _, o := range objects {
		place(o, at.X, at.Y, width, height)
	}
}

// MinSize lets the window be as small as it likes.
func (l *dialogLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

type dialogCard struct {
	widget.BaseWidget
	dialog  *Dialog
	body    *container.Scroll
	buttons *fyne.Container
	close   *Button
}

func newDialogCard(d *Dialog) *dialogCard {
	c := &dialogCard{dialog: d, buttons: container.New(Columns(Space2))}
	body := d.options.Body
	if body == nil {
		body = container.NewWithoutLayout()
	}
	if !d.options.Flush {
		body = container.New(Inset(ringRoom, Space4, Space4, Space4), body)
	}
	c.body = container.NewVScroll(body)
	for _, b := range d.options.Buttons {
		c.buttons.Add(b)
	}
	c.close = NewIconButton("x", lang.X("dialog.close", "Close"), d.cancel)
	c.ExtendBaseWidget(c)
	return c
}

// Tapped keeps a click on the card from going further.
func (c *dialogCard) Tapped(*fyne.PointEvent) {}

// TappedSecondary keeps a right click on the card from going further.
func (c *dialogCard) TappedSecondary(*fyne.PointEvent) {}

func (c *dialogCard) footer() float32 {
	if len(c.dialog.options.Buttons) == 0 && c.dialog.options.Left == nil {
		return 0
	}
	return dialogFooter
}

// preferred is the size the options ask for, before the limits of the window.
func (c *dialogCard) preferred() fyne.Size {
	o := c.dialog.options
	size := fyne.NewSize(o.Width, o.Height)
	if size.Width == 0 {
		size.Width = max(dialogWidth, c.body.Content.MinSize().Width)
	}
	if size.Height == 0 {
		c.body.Content.Resize(fyne.NewSize(size.Width, c.body.Content.Size().Height))
		size.Height = c.body.Content.MinSize().Height + dialogHeader - ringRoom + c.footer()
	}
	return size
}

// CreateRenderer is for Fyne.
func (c *dialogCard) CreateRenderer() fyne.WidgetRenderer {
	back, foot, line := newBox(RadiusCard), newBox(0), newBox(0)
	foot.BottomLeftCornerRadius, foot.BottomRightCornerRadius = RadiusCard-1, RadiusCard-1
	title, note := newStrip(0), newStrip(0)
	o := &c.dialog.options
	objects := []fyne.CanvasObject{back, foot, line, title.box, c.body, note.box}
	if o.Left != nil {
		objects = append(objects, o.Left)
	}
	objects = append(objects, c.buttons, c.close)
	paint := func() {
		paintBox(back, ColorSurface, ColorBorderStrong)
		paintBox(foot, ColorSurface2, "")
		paintBox(line, ColorBorder, "")
		title.set(part{text: o.Title, size: TextTitle, bold: true})
		note.set(part{text: o.Note, size: TextCaption, colour: ColorText3})
	}
	layout := func(size fyne.Size) {
		place(back, 0, 0, size.Width, size.Height)
		title.place(Space4, 0, size.Width-2*Space4-ControlHeight, dialogHeader)
		place(c.close, size.Width-Space4-ControlHeight+7, (dialogHeader-ControlHeight)/2, ControlHeight, ControlHeight)
		bottom := size.Height - c.footer()
		place(c.body, 1, dialogHeader-ringRoom, size.Width-2, bottom-dialogHeader+ringRoom)
		foot.Hidden, line.Hidden = c.footer() == 0, c.footer() == 0
		place(foot, 1, bottom, size.Width-2, c.footer()-1)
		place(line, 1, bottom, size.Width-2, 1)
		c.layoutFooter(size, bottom, note)
	}
	return newDrawing(c, func() fyne.Size { return fyne.Size{} }, layout, paint, objects...)
}

func (c *dialogCard) layoutFooter(size fyne.Size, top float32, note *strip) {
	y := top + (dialogFooter-ControlHeight)/2
	buttons := c.buttons.MinSize().Width
	x := size.Width - Space4 - buttons
	place(c.buttons, x, y, buttons, ControlHeight)
	left := Space4
	if l := c.dialog.options.Left; l != nil {
		place(l, Space4-Space2, y, l.MinSize().Width, ControlHeight)
		left += l.MinSize().Width
	}
	width := min(note.width(), x-Space3-left)
	note.place(x-Space3-width, y, width, ControlHeight)
}

// Choice is one answer to a question.
type Choice struct {
	Label  string
	Kind   ButtonKind
	Run    func() // after the dialog has gone; may be nil
	Cancel bool   // also the answer of Escape and ×
}

// AskOptions say what to ask.
type AskOptions struct {
	Title, Message string
	Choices        []Choice // from left to right
}

// Ask puts a question to the person. The primary choice has the keyboard; where
// none is primary, as when something would be destroyed, the safe one has it.
func Ask(w fyne.Window, o AskOptions) *Dialog {
	var d *Dialog
	var cancel func()
	buttons := make([]*Button, 0, len(o.Choices))
	for _, choice := range o.Choices {
		answer := func() {
			d.Close()
			if choice.Run != nil {
				choice.Run()
			}
		}
		if choice.Cancel {
			cancel = answer
		}
		buttons = append(buttons, NewButton(choice.Label, "", choice.Kind, answer))
	}
	d = NewDialog(w, DialogOptions{
		Title: o.Title, Body: newParagraph(o.Message, dialogWidth-2*Space4), Buttons: buttons, Cancel: cancel,
	})
	d.Show()
	return d
}

// ShowMessage tells the person something that has to be read.
func ShowMessage(w fyne.Window, title, message string) *Dialog {
	ok := Choice{Label: lang.X("dialog.ok", "OK"), Kind: ButtonPrimary, Cancel: true}
	return Ask(w, AskOptions{Title: title, Message: message, Choices: []Choice{ok}})
}
