package control

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"preventa/domain"
	"preventa/domain/control"
)

// A change is the difference of the two figures as they are written, and nothing but that of
// two that are written alike.
func TestAChangeIsTheDifferenceOfWhatIsWritten(t *testing.T) {
	w := viewOf(samples()["60 people"].facts(), control.Filter{}).words()
	for _, test := range []struct {
		unit          control.FigureUnit
		now, previous float64
		want          string
	}{
		{control.FigureDays, 41.6, 41.4, "▲ 1 day"},
		{control.FigureDays, 42.4, 41.6, "="},
		{control.FigureDays, 38.4, 43.4, "▼ 5 days"},
		{control.FigureShare, 0.506, 0.504, "▲ 1 pt"},
		{control.FigureShare, 0.504, 0.496, "="},
		{control.FigureShare, 0.46, 0.5, "▼ 4 pts"},
		{control.FigureTimes, 3.14, 3.06, "="},
		{control.FigureTimes, 3.16, 3.14, "▲ 0,1"},
	} {
		got, _ := w.change(control.Figure{Unit: test.unit, Value: test.now, Previous: test.previous, HasPrevious: true, Known: true})
		want(t, w.inUnit(test.unit, test.now)+" from "+w.inUnit(test.unit, test.previous), got, test.want)
	}
}

// A figure is written whole before there is a line of how it went beside it.
func TestALineLeavesTheFigureItsRoom(t *testing.T) {
	box := func(width, height float32) *canvas.Rectangle {
		r := canvas.NewRectangle(nothing)
		r.SetMinSize(fyne.NewSize(width, height))
		return r
	}
	title, value, trend := box(90, 18), box(224, 29), box(62, 24)
	for width, line := range map[float32]float32{320: 62, 290: 62, 289: 0, 228: 0} {
		figureHead{}.Layout([]fyne.CanvasObject{title, value, trend}, fyne.NewSize(width, 47))
		want(t, "the line", trend.Size().Width, line)
		want(t, "the figure", value.Size().Width, width)
	}
}

// Where much closed but nothing was stated before, the chart does not say that nothing closed.
func TestNothingStatedIsNotNothingClosed(t *testing.T) {
	s := samples()["60 people"]
	v := viewOf(s.facts(), control.Filter{})
	want(t, "closed", control.ClosingOf(v.Look).Closed() > 0, true)
	want(t, "without a word stated", noneStated(v), "What closed in this period was not known 30 days before")
	v = viewOf(s.facts(), control.Filter{Period: domain.Period{From: lookedOn + 300, To: lookedOn + 400}})
	want(t, "nothing closed", noneStated(v), noneClosed(v))
}
