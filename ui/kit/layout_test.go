package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

func block(width, height float32) *canvas.Rectangle {
	r := canvas.NewRectangle(nil)
	r.SetMinSize(fyne.NewSize(width, height))
	return r
}

func TestColumnsShareWhatTheFixedOnesLeave(t *testing.T) {
	fixed, one, two := block(40, 10), block(10, 10), block(10, 10)
	c := container.New(Columns(8, 0, 1, 2), fixed, one, two)
	c.Resize(fyne.NewSize(40+8+100+8+200, 30))

	if fixed.Size().Width != 40 || one.Size().Width != 100 || two.Size().Width != 200 {
		t.Errorf("widths %v %v %v, want 40 100 200", fixed.Size().Width, one.Size().Width, two.Size().Width)
	}
	if two.Position().X != 156 || two.Size().Height != 30 {
		t.Errorf("the last is at %v, %v high; want 156, 30", two.Position().X, two.Size().Height)
	}
}

func TestColumnsLeastWidthKeepsTheProportion(t *testing.T) {
	c := container.New(Columns(10, 1, 3), block(50, 10), block(60, 20))
	if got, want := c.MinSize(), fyne.NewSize(50*4+10, 20); got != want {
		t.Errorf("least size %v, want %v", got, want)
	}
}

func TestColumnsLeaveNoGapForWhatIsHidden(t *testing.T) {
	hidden, last := block(40, 10), block(20, 10)
	hidden.Hide()
	c := container.New(Columns(8), block(30, 10), hidden, last)
	c.Resize(c.MinSize())
	if c.MinSize().Width != 58 || last.Position().X != 38 {
		t.Errorf("width %v, last at %v; want 58 and 38", c.MinSize().Width, last.Position().X)
	}
}

func TestRowsGiveTheGrowingOneTheRest(t *testing.T) {
	head, body, foot := block(10, 20), block(10, 10), block(10, 15)
	c := container.New(RowsGrowing(5, 1), head, body, foot)
	c.Resize(fyne.NewSize(100, 200))
	if body.Position().Y != 25 || body.Size().Height != 200-20-15-10 || foot.Position().Y != 185 {
		t.Errorf("body at %v, %v high, foot at %v", body.Position().Y, body.Size().Height, foot.Position().Y)
	}
}

func TestInsetLeavesRoomOnEachSide(t *testing.T) {
	inner := block(10, 10)
	c := container.New(Inset(1, 2, 3, 4), inner)
	if got, want := c.MinSize(), fyne.NewSize(16, 14); got != want {
		t.Errorf("least size %v, want %v", got, want)
	}
	c.Resize(fyne.NewSize(106, 54))
	if inner.Position() != fyne.NewPos(4, 1) || inner.Size() != fyne.NewSize(100, 50) {
		t.Errorf("inner at %v of %v", inner.Position(), inner.Size())
	}
}

func TestFixedHeightCentresInAHigherPlace(t *testing.T) {
	inner := block(10, 10)
	c := FixedHeight(30, inner)
	c.Resize(fyne.NewSize(80, 50))
	if inner.Position().Y != 10 || inner.Size() != fyne.NewSize(80, 30) {
		t.Errorf("inner at %v of %v", inner.Position(), inner.Size())
	}
}
