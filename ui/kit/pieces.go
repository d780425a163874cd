package kit

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"preventa/domain/change"
)

// Ctrl is a shortcut with the Ctrl key (⌘ on macOS).
func Ctrl(key fyne.KeyName) fyne.KeyboardShortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault}
}

// CtrlShift is a shortcut with Ctrl and Shift.
func CtrlShift(key fyne.KeyName) fyne.KeyboardShortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift}
}

// Bar is a strip of surface across the window with a line beneath, such as the row of
// filters; what it holds is inset by the window's margin.
func Bar(height float32, content fyne.CanvasObject) fyne.CanvasObject {
	back := NewFill(ColorSurface)
	inside := container.New(Inset(0, Space3, 0, Space3), content)
	return FixedHeight(height, container.NewStack(back, inside))
}

// Fill is a rectangle in a colour of the look that follows the theme.
type Fill struct {
	widget.BaseWidget
	name fyne.ThemeColorName
}

// NewFill makes one.
func NewFill(name fyne.ThemeColorName) *Fill {
	f := &Fill{name: name}
	f.ExtendBaseWidget(f)
	return f
}

// CreateRenderer is for Fyne.
func (f *Fill) CreateRenderer() fyne.WidgetRenderer {
	box := newBox(0)
	paint := func() { paintBox(box, f.name, "") }
	layout := func(size fyne.Size) { place(box, 0, 0, size.Width, size.Height) }
	return newDrawing(f, func() fyne.Size { return fyne.Size{} }, layout, paint, box)
}

// Annotated is a control with a remark at its end, such as what follows from its value.
// To a Field it is the control.
type Annotated struct {
	widget.BaseWidget
	control, remark fyne.CanvasObject
}

// NewAnnotated puts a remark beside a control.
func NewAnnotated(control, remark fyne.CanvasObject) *Annotated {
	a := &Annotated{control: control, remark: remark}
	a.ExtendBaseWidget(a)
	return a
}

// FocusTarget is that of the control.
func (a *Annotated) FocusTarget() fyne.Focusable { return a.control.(focusTarget).FocusTarget() }

// SetInvalid outlines the control.
func (a *Annotated) SetInvalid(invalid bool) { a.control.(invalidable).SetInvalid(invalid) }

// CreateRenderer is for Fyne.
func (a *Annotated) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewBorder(nil, nil, nil, Centred(a.remark), a.control))
}

// Centred keeps an object's least size in the middle of the height it is given.
func Centred(o fyne.CanvasObject) fyne.CanvasObject { return container.New(centred{}, o) }

type centred struct{}

// Layout is for Fyne.
func (centred) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		height := min(o.MinSize().Height, size.Height)
		place(o, 0, (size.Height-height)/2, size.Width, height)
	}
}

// MinSize is for Fyne.
func (centred) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least := fyne.Size{}
	for _, o := range objects {
		least = least.Max(o.MinSize())
	}
	return least
}

// Below is the point under an object's left edge, where its menu opens.
func Below(o fyne.CanvasObject) fyne.Position {
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(o).AddXY(0, o.Size().Height+2)
}

// Undoable is a toast that offers to take a set back.
func Undoable(h Host, text string, set change.Set) Toast {
	return Toast{Icon: "check", Text: text, About: string(set.ID), Action: lang.X("command.undo", "Undo"), Run: func() { Undo(h, set) }}
}

// Undo takes a set back and tells the person when it cannot.
func Undo(h Host, set change.Set) {
	Background(h.Runner(), func() (change.Set, error) {
		return h.Session().Undo(context.Background(), set.ID)
	}, func(_ change.Set, err error) {
		if err != nil {
			h.Failed(err)
		}
	})
}
