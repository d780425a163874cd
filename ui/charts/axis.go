package charts

import "math"

// steps are the round distances between ticks, in each power of ten: those of Talbot, Lin and Hanrahan, "An Extension of
// Wilkinson's Algorithm for Positioning Tick Labels on Axes" (IEEE TVCG 16(6), 2010), without 3.
var steps = []float64{1, 2, 2.5, 4, 5, 10}

// axis maps values to pixels along one direction: lo lies at from, hi at to (to < from when values grow upwards).
type axis struct {
	lo, hi, step float64
	from, to     int
}

// newAxis covers lo..hi with at most about intervals round steps, as the loose labelling of Heckbert, "Nice Numbers for
// Graph Labels" (Graphics Gems, 1990): both ends are ticks. whole allows whole steps only.
func newAxis(lo, hi float64, intervals int, whole bool) axis {
	if hi-lo < 1/largest {
		hi = lo + 1
	}
	step := roundStep((hi-lo)/float64(max(1, intervals)), whole)
	return axis{lo: math.Floor(lo/step) * step, hi: math.Ceil(hi/step) * step, step: step}
}

// newAxisEnding is newAxis with hi, a value that is round in itself such as 100 %, for its end: the smallest round step that
// divides hi, so that hi is the last tick. Where none does, the axis is that of newAxis.
func newAxisEnding(lo, hi float64, intervals int, whole bool) axis {
	if hi-lo < 1/largest {
		return newAxis(lo, hi, intervals, whole)
	}
	for step := roundStep((hi-lo)/float64(max(1, intervals)), whole); step <= hi; step = roundStep(step*1.1, whole) {
		if parts := hi / step; math.Abs(parts-math.Round(parts)) < 1e-9 {
			return axis{lo: math.Floor(lo/step) * step, hi: hi, step: step}
		}
	}
	return newAxis(lo, hi, intervals, whole)
}

// tightAxis covers lo..hi exactly, without ticks.
func tightAxis(lo, hi float64) axis {
	if hi-lo < 1/largest {
		hi = lo + 1
	}
	return axis{lo: lo, hi: hi}
}

// roundStep is the smallest round step that is at least raw.
func roundStep(raw float64, whole bool) float64 {
	if whole {
		raw = max(raw, 1)
	}
	power := math.Pow(10, math.Floor(math.Log10(raw)))
	for _, s := range steps {
		step := s * power
		// The tolerance keeps 0.1 × 3 from being taken for more than 0.3.
		if step >= raw*(1-1e-9) && (!whole || step == math.Trunc(step)) {
			return step
		}
	}
	return 10 * power
}

// along returns the axis laid from one pixel to another.
func (a axis) along(from, to int) axis {
	a.from, a.to = from, to
	return a
}

// at is the pixel of a value.
func (a axis) at(v float64) int {
	return a.from + int(math.Round((v-a.lo)/(a.hi-a.lo)*float64(a.to-a.from)))
}

// ticks are the values to label, from lo to hi.
func (a axis) ticks() []float64 {
	if a.step == 0 {
		return nil
	}
	n := int(math.Round((a.hi - a.lo) / a.step))
	ticks := make([]float64, 0, n+1)
	for i := range n + 1 {
		ticks = append(ticks, (math.Round(a.lo/a.step)+float64(i))*a.step)
	}
	return ticks
}

// tickLabels writes the ticks. One that reads like the tick before it is left blank: the format has no more decimals.
func (a axis) tickLabels(format func(float64) string) []string {
	var labels []string
	previous := ""
	for _, v := range a.ticks() {
		label := format(v)
		if label == previous {
			label = ""
		} else {
			previous = label
		}
		labels = append(labels, label)
	}
	return labels
}

// span is the stretch of pixels one figure covers along the value axis, from the side of 0 to the far side; its ends are
// in the axis's direction, so from may be greater than to.
type span struct{ from, to int }

// ordered returns the span's ends in ascending order.
func (s span) ordered() (int, int) { return min(s.from, s.to), max(s.from, s.to) }

// single is the span of one figure standing on a base; a figure other than 0 covers a pixel at least, to be seen and clicked.
func (a axis) single(base, v float64) span {
	s := span{a.at(base), a.at(base + v)}
	if s.from == s.to && v != 0 {
		s.to += a.towards(v)
	}
	return s
}

// stack lays figures end to end, the negative ones on the other side of 0, each leaving a gap to the one before it.
func (a axis) stack(values []float64, gap int) []span {
	spans := make([]span, len(values))
	up, down := 0.0, 0.0
	for i, v := range values {
		base := &up
		if v < 0 {
			base = &down
		}
		s := span{a.at(*base), a.at(*base + v)}
		if low, high := s.ordered(); *base != 0 && high-low > 2*gap {
			s.from += gap * a.towards(v)
		}
		spans[i] = s
		*base += v
	}
	return spans
}

// towards is the direction in pixels, 1 or -1, in which values of v's sign grow.
func (a axis) towards(v float64) int {
	if (a.to > a.from) == (v > 0) {
		return 1
	}
	return -1
}
