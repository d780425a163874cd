package kit

import "fyne.io/fyne/v2"

// flow lays objects side by side over as many lines as they need; the last one takes what
// is left of its line, and a line of its own where that is less than least.
type flow struct {
	gap, least float32
	width      float32 // in the last layout
}

// Layout places the objects.
func (f *flow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	f.width = size.Width
	f.lay(objects, size.Width, place)
}

// MinSize is the height that the objects need at the width there was last.
func (f *flow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(f.least, f.lay(objects, max(f.width, f.least), func(fyne.CanvasObject, float32, float32, float32, float32) {}))
}

func (f *flow) lay(objects []fyne.CanvasObject, width float32, put func(o fyne.CanvasObject, x, y, width, height float32)) float32 {
	var x, y float32
	for i, o := range objects {
		last := i == len(objects)-1
		needs := min(o.MinSize().Width, width)
		if last {
			needs = f.least
		}
		if x > 0 && x+needs > width {
			x, y = 0, y+ControlHeight+f.gap/2
		}
		if last {
			needs = width - x
		}
		height := min(o.MinSize().Height, ControlHeight)
		put(o, x, y+(ControlHeight-height)/2, needs, height)
		x += needs + f.gap
	}
	return y + ControlHeight
}
