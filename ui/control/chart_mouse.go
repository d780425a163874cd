package control

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"

	"preventa/ui/charts"
	"preventa/ui/kit"
)

// nothing is a colour that is not seen.
var nothing = color.NRGBA{}

// veil darkens, or in a dark look lightens, what the pointer is on.
func veil() color.Color {
	c := color.NRGBAModel.Convert(kit.Paint(kit.ColorText)).(color.NRGBA)
	c.A = 0x12
	return c
}

func clickText() string { return lang.X("chart.click", "click to see") }

// MouseIn is for Fyne.
func (v *chartView) MouseIn(e *desktop.MouseEvent) { v.MouseMoved(e) }

// MouseMoved marks the figure under the pointer and says what it is.
func (v *chartView) MouseMoved(e *desktop.MouseEvent) {
	hit := v.hitAt(e.Position)
	if hit != nil && v.at != nil && !v.byKeys && hit.Category == v.at.Category && hit.Series == v.at.Series {
		return
	}
	if hit == nil && v.byKeys {
		return
	}
	v.byKeys = false
	v.mark(hit, e.AbsolutePosition)
}

// MouseOut takes the mark away, unless the keyboard put it there.
func (v *chartView) MouseOut() {
	if !v.byKeys {
		v.unmark()
	}
}

// Cursor is a hand over what can be clicked.
func (v *chartView) Cursor() desktop.Cursor {
	if v.leads(v.at) && !v.byKeys {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// MouseDown notes which keys are held.
func (v *chartView) MouseDown(e *desktop.MouseEvent) { v.modifier = e.Modifier }

// MouseUp is for Fyne.
func (v *chartView) MouseUp(*desktop.MouseEvent) {}

// Tapped lists the opportunities of the figure under the pointer; with Ctrl it narrows all
// charts to what the figure stands for.
func (v *chartView) Tapped(e *fyne.PointEvent) {
	hit := v.hitAt(e.Position)
	v.canvas().Focus(v)
	if hit == nil {
		return
	}
	v.at = hit
	if v.modifier&(fyne.KeyModifierControl|fyne.KeyModifierShortcutDefault) != 0 {
		v.narrow()
		return
	}
	v.open()
}

// TappedSecondary opens the menu of the figure under the pointer.
func (v *chartView) TappedSecondary(e *fyne.PointEvent) {
	hit := v.hitAt(e.Position)
	v.canvas().Focus(v)
	if hit != nil {
		v.at = hit
		v.place()
	}
	v.openMenu(e.AbsolutePosition)
}

func (v *chartView) openMenu(at fyne.Position) {
	kit.HideTooltip(v.canvas())
	if v.OnMenu != nil {
		v.OnMenu(v.at, at)
	}
}

// open lists the opportunities of the marked figure.
func (v *chartView) open() {
	if v.leads(v.at) {
		hit := v.at
		kit.HideTooltip(v.canvas())
		v.OnOpen(hit.Category, hit.Series)
	}
}

// narrow narrows all charts to what the marked figure stands for.
func (v *chartView) narrow() {
	if n, ok := v.narrowing(v.at); ok && v.OnNarrow != nil {
		v.OnNarrow(n)
	}
}

// narrowing is what all charts can be narrowed to by a figure.
func (v *chartView) narrowing(hit *charts.Hit) (Narrowing, bool) {
	if hit == nil || v.shown.Narrow == nil || v.drawn.version != v.version {
		return Narrowing{}, false
	}
	return v.shown.Narrow(hit.Category, hit.Series)
}
