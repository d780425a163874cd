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
)

// Toast is a short message that asks nothing, with one thing to do about it, such
// as to undo.
type Toast struct {
	Icon   string // Lucide name, or ""
	Text   string
	Action string // label of the link; "" is none
	Run    func()
	About  string // what it is about, for Dismiss
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
	if len(t.shown) == toastsAtOnce {
		t.dismiss(t.shown[0])
	}
	t.shown = append(t.shown, card)
	card.cancel = t.delay(ToastFor, func() { t.dismiss(card) })
	t.Refresh()
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
		if toast.Run != nil {
			toast.Run()
		}
	})
	c.action.Hidden = toast.Action == ""
	c.ExtendBaseWidget(c)
	return c
}

// Tapped keeps a click on the toast from what lies behind.
func (c *toastCard) Tapped(*fyne.PointEvent) {}

// CreateRenderer is for Fyne.
func (c *toastCard) CreateRenderer() fyne.WidgetRenderer {
	back, inside := newBox(RadiusPopup), newStrip(Space2)
	paint := func() {
		paintBox(back, ColorSurface, ColorBorderStrong)
		var parts []part
		if c.toast.Icon != "" {
			parts = append(parts, part{icon: c.toast.Icon})
		}
		inside.set(append(parts, part{text: c.toast.Text})...)
	}
	minSize := func() fyne.Size {
		width := Space3 + inside.width() + c.actionWidth() + Space2 + ControlHeight + Space1
		return fyne.NewSize(min(width, toastMaxWidth), toastHeight)
	}
	layout := func(size fyne.Size) {
		place(back, 0, 0, size.Width, size.Height)
		x := size.Width - Space1 - ControlHeight
		place(c.close, x, (size.Height-ControlHeight)/2, ControlHeight, ControlHeight)
		x -= Space2 + c.actionWidth()
		place(c.action, x+Space4, 0, c.action.MinSize().Width, size.Height)
		inside.place(Space3, 0, x-Space3, size.Height)
	}
	return newDrawing(c, minSize, layout, paint, back, inside.box, c.action, c.close)
}

func (c *toastCard) actionWidth() float32 {
	if c.toast.Action == "" {
		return 0
	}
	return Space4 + c.action.MinSize().Width
}
