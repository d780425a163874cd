package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"
)

// ToastFor is how long a toast stays.
const ToastFor = 8 * time.Second

const (
	toastsAtOnce          = 3
	toastHeight   float32 = 40
	toastMaxWidth float32 = 560
	toastBar      float32 = 3 // how far something under way has come
)

// Toast is a short message that asks nothing, with one thing to do about it, such
// as to undo.
type Toast struct {
	Icon   string // Lucide name, or ""
	Text   string
	Action string // label of the link; "" is none
	Run    func()
	About  string // what it is about, for Put and Dismiss

	// Stays keeps the toast until Dismiss: it tells of something under way, of which Part is
	// done, from 0 to 1.
	Stays bool
	Part  float64
}

// Toasts shows toasts above the status bar and the totals of what it is stacked on, the
// newest lowest. The shell stacks it on the window's content; the mouse passes beside it.
type Toasts struct {
	widget.BaseWidget
	delay Delay
	shown []*toastCard
	stack *fyne.Container
}

// NewToasts makes the layer; a nil delay is SystemDelay.
func NewToasts(delay Delay) *Toasts {
	if delay == nil {
		delay = SystemDelay
	}
	t := &Toasts{delay: delay, stack: container.NewWithoutLayout()}
	t.ExtendBaseWidget(t)
	return t
}

// Add shows a toast; the oldest gives way when there are too many.
func (t *Toasts) Add(toast Toast) {
	card := newToastCard(t, toast)
	if len(t.shown) >= toastsAtOnce {
		t.dismissOldest()
	}
	t.shown = append(t.shown, card)
	card.cancel = func() {}
	if !toast.Stays {
		card.cancel = t.delay(ToastFor, func() { t.dismiss(card) })
	}
	t.Refresh()
}

// dismissOldest takes away the oldest toast that need not stay.
func (t *Toasts) dismissOldest() {
	for _, card := range t.shown {
		if !card.toast.Stays {
			t.dismiss(card)
			return
		}
	}
}

// Put shows a toast in the place of the one about the same, if there is one.
func (t *Toasts) Put(toast Toast) {
	for _, card := range t.shown {
		if card.toast.About == toast.About {
			card.toast = toast
			t.Refresh()
			return
		}
	}
	t.Add(toast)
}

// Dismiss takes away the toasts about something that is no longer so.
func (t *Toasts) Dismiss(about string) {
	for _, card := range append([]*toastCard(nil), t.shown...) {
		if card.toast.About == about {
			t.dismiss(card)
		}
	}
}

// Texts are the messages on show, oldest first.
func (t *Toasts) Texts() []string {
	texts := make([]string, len(t.shown))
	for i, card := range t.shown {
		texts[i] = card.toast.Text
	}
	return texts
}

func (t *Toasts) dismiss(gone *toastCard) {
	for i, card := range t.shown {
		if card == gone {
			card.cancel()
			t.shown = append(t.shown[:i:i], t.shown[i+1:]...)
			t.Refresh()
			return
		}
	}
}

// CreateRenderer is for Fyne.
func (t *Toasts) CreateRenderer() fyne.WidgetRenderer {
	paint := func() {
		t.stack.Objects = t.stack.Objects[:0]
		for _, card := range t.shown {
			t.stack.Objects = append(t.stack.Objects, card)
			card.Refresh()
		}
		t.stack.Refresh()
	}
	layout := func(size fyne.Size) {
		t.stack.Resize(size)
		y := size.Height - StatusHeight - HeaderHeight - Space3 // clear of the totals
		for i := len(t.shown) - 1; i >= 0; i-- {
			width := min(t.shown[i].MinSize().Width, size.Width-2*Space3)
			y -= toastHeight
			place(t.shown[i], float32(int((size.Width-width)/2)), y, width, toastHeight)
			y -= Space2
		}
	}
	return newDrawing(t, func() fyne.Size { return fyne.Size{} }, layout, paint, t.stack)
}

type toastCard struct {
	widget.BaseWidget
	toast  Toast
	action *Link
	close  *Button
	cancel func()
}

func newToastCard(all *Toasts, toast Toast) *toastCard {
	c := &toastCard{toast: toast}
	c.close = NewIconButton("x", lang.X("toast.dismiss", "Dismiss"), func() { all.dismiss(c) })
	c.action = NewLink(toast.Action, func() {
		all.dismiss(c)
		if c.toast.Run != nil {
			c.toast.Run()
		}
	})
	c.close.Hidden = toast.Stays
	c.action.Hidden = toast.Action == ""
	c.ExtendBaseWidget(c)
	return c
}

// Tapped keeps a click on the toast from what lies behind.
func (c *toastCard) Tapped(*fyne.PointEvent) {}

// CreateRenderer is for Fyne.
func (c *toastCard) CreateRenderer() fyne.WidgetRenderer {
	back, inside, done := newBox(RadiusPopup), newStrip(Space2), newBox(toastBar/2)
	paint := func() {
		paintBox(back, ColorSurface, ColorBorderStrong)
		paintBox(done, ColorAccent, "")
		show(done, c.toast.Stays && c.toast.Part > 0)
		var parts []part
		if c.toast.Icon != "" {
			parts = append(parts, part{icon: c.toast.Icon})
		}
		inside.set(append(parts, part{text: c.toast.Text})...)
	}
	minSize := func() fyne.Size {
		width := Space3 + inside.width() + c.actionWidth() + Space2 + c.closeWidth() + Space1
		return fyne.NewSize(min(width, toastMaxWidth), toastHeight)
	}
	layout := func(size fyne.Size) {
		place(back, 0, 0, size.Width, size.Height)
		x := size.Width - Space1 - c.closeWidth()
		place(c.close, x, (size.Height-ControlHeight)/2, ControlHeight, ControlHeight)
		x -= Space2 + c.actionWidth()
		place(c.action, x+Space4, 0, c.action.MinSize().Width, size.Height)
		inside.place(Space3, 0, x-Space3, size.Height)
		place(done, RadiusPopup, size.Height-toastBar-1, (size.Width-2*RadiusPopup)*float32(min(c.toast.Part, 1)), toastBar)
	}
	return newDrawing(c, minSize, layout, paint, back, inside.box, done, c.action, c.close)
}

// closeWidth is what × takes, which what stays has not.
func (c *toastCard) closeWidth() float32 {
	if c.toast.Stays {
		return Space2
	}
	return ControlHeight
}

func (c *toastCard) actionWidth() float32 {
	if c.toast.Action == "" {
		return 0
	}
	return Space4 + c.action.MinSize().Width
}
