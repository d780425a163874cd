package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

const (
	progressWidth  float32 = 96
	progressHeight float32 = 6
)

// Progress is a thin bar filled as far as something is complete.
type Progress struct {
	widget.BaseWidget
	part float64
}

// NewProgress makes an empty bar.
func NewProgress() *Progress {
	p := &Progress{}
	p.ExtendBaseWidget(p)
	return p
}

// Value is how much of the bar is filled, from 0 to 1.
func (p *Progress) Value() float64 { return p.part }

// SetValue fills a part of the bar; what is below 0 or above 1 counts as that.
func (p *Progress) SetValue(part float64) {
	p.part = min(max(part, 0), 1)
	p.Refresh()
}

// CreateRenderer is for Fyne.
func (p *Progress) CreateRenderer() fyne.WidgetRenderer {
	track, filled := newBox(progressHeight/2), newBox(progressHeight/2)
	paint := func() {
		paintBox(track, ColorBorder, "")
		paintBox(filled, ColorAccent, "")
		show(filled, p.part > 0)
	}
	minSize := func() fyne.Size { return fyne.NewSize(progressWidth, progressHeight) }
	layout := func(size fyne.Size) {
		y := middle(size.Height, progressHeight)
		place(track, 0, y, size.Width, progressHeight)
		// a part too small for two round ends is a dot, which still says "begun"
		place(filled, 0, y, max(progressHeight, size.Width*float32(p.part)), progressHeight)
	}
	return newDrawing(p, minSize, layout, paint, track, filled)
}
