package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Columns lays objects side by side, full height, with a gap between them. Each
// has a weight: 0 keeps its least width, the others share what is left in that
// proportion. An object without a weight has weight 0.
func Columns(gap float32, weights ...float32) fyne.Layout {
	return &columns{gap: gap, weights: weights}
}

type columns struct {
	gap     float32
	weights []float32
}

func (c *columns) weight(i int) float32 {
	if i < len(c.weights) {
		return c.weights[i]
	}
	return 0
}

// Layout shares the width.
func (c *columns) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	shown := visible(objects)
	free, total := size.Width-c.gap*float32(max(len(shown)-1, 0)), float32(0)
	for _, i := range shown {
		total += c.weight(i)
		if c.weight(i) == 0 {
			free -= objects[i].MinSize().Width
		}
	}
	x := float32(0)
	for _, i := range shown {
		width := objects[i].MinSize().Width
		if c.weight(i) > 0 {
			width = max(free, 0) * c.weight(i) / total
		}
		place(objects[i], x, 0, width, size.Height)
		x += width + c.gap
	}
}

// MinSize gives every weighted object at least its own least width.
func (c *columns) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var fixed, perWeight, total, height float32
	shown := visible(objects)
	for _, i := range shown {
		least := objects[i].MinSize()
		height = max(height, least.Height)
		if w := c.weight(i); w > 0 {
			total += w
			perWeight = max(perWeight, least.Width/w)
		} else {
			fixed += least.Width
		}
	}
	gaps := c.gap * float32(max(len(shown)-1, 0))
	return fyne.NewSize(fixed+perWeight*total+gaps, height)
}

// Rows stacks objects from the top, full width, each at its least height, with
// a gap between them.
func Rows(gap float32) fyne.Layout { return &rows{gap: gap, grow: -1} }

// RowsGrowing is Rows where the object of that index takes the height left over.
func RowsGrowing(gap float32, index int) fyne.Layout { return &rows{gap: gap, grow: index} }

type rows struct {
	gap  float32
	grow int
	size fyne.Size // in the last layout
}

// Layout stacks the visible objects.
func (r *rows) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	r.size = size
	least, _ := r.least(objects)
	spare := size.Height - least.Height
	y := float32(0)
	for _, i := range visible(objects) {
		height := objects[i].MinSize().Height
		if i == r.grow {
			height += max(spare, 0)
		}
		place(objects[i], 0, y, size.Width, height)
		y += height + r.gap
	}
}

// MinSize is the widest object and the sum of the heights. It stacks the objects anew
// when one of them needs another height than it has: Fyne asks for the least sizes
// before each frame, but forgets to lay out the container of one that changed when
// another changed further on, such as the text of a control below the message of a field.
func (r *rows) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least, outgrown := r.least(objects)
	if outgrown && !r.size.IsZero() {
		r.Layout(objects, r.size)
		least, _ = r.least(objects)
	}
	return least
}

func (r *rows) least(objects []fyne.CanvasObject) (size fyne.Size, outgrown bool) {
	shown := visible(objects)
	size = fyne.NewSize(0, r.gap*float32(max(len(shown)-1, 0)))
	for _, i := range shown {
		least, has := objects[i].MinSize(), objects[i].Size().Height
		size = fyne.NewSize(max(size.Width, least.Width), size.Height+least.Height)
		outgrown = outgrown || has < least.Height || (has > least.Height && i != r.grow)
	}
	return size, outgrown
}

// Inset leaves room around what it holds.
func Inset(top, right, bottom, left float32) fyne.Layout {
	return &inset{top: top, right: right, bottom: bottom, left: left}
}

type inset struct{ top, right, bottom, left float32 }

// Layout gives every object the inner area.
func (n *inset) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		place(o, n.left, n.top, size.Width-n.left-n.right, size.Height-n.top-n.bottom)
	}
}

// MinSize is the largest object and the room around it.
func (n *inset) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return largest(objects).AddWidthHeight(n.left+n.right, n.top+n.bottom)
}

// Fixed holds an object at a width and a height; 0 leaves that side to the object.
func Fixed(width, height float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(&fixed{width: width, height: height}, o)
}

// FixedWidth holds an object at a width.
func FixedWidth(width float32, o fyne.CanvasObject) *fyne.Container { return Fixed(width, 0, o) }

// FixedHeight holds an object at a height.
func FixedHeight(height float32, o fyne.CanvasObject) *fyne.Container { return Fixed(0, height, o) }

type fixed struct{ width, height float32 }

// Layout gives the object the room there is, at most the fixed sides, centred vertically.
func (f *fixed) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	width, height := size.Width, size.Height
	if f.width > 0 {
		width = min(width, f.width)
	}
	if f.height > 0 {
		height = min(height, f.height)
	}
	for _, o := range objects {
		place(o, 0, (size.Height-height)/2, width, height)
	}
}

// MinSize is the fixed sides, and the object's own where a side is free.
func (f *fixed) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := largest(objects)
	if f.width > 0 {
		size.Width = f.width
	}
	if f.height > 0 {
		size.Height = f.height
	}
	return size
}

func visible(objects []fyne.CanvasObject) []int {
	shown := make([]int, 0, len(objects))
	for i, o := range objects {
		if o.Visible() {
			shown = append(shown, i)
		}
	}
	return shown
}

func largest(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, i := range visible(objects) {
		size = size.Max(objects[i].MinSize())
	}
	return size
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
