package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

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
