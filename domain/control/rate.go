package control

import "math"

// Rate is a share with what it was computed from. Of 0 cases it means nothing.
type Rate struct{ Part, Whole int64 }

// Valid reports that the rate means something.
func (r Rate) Valid() bool { return r.Whole != 0 }

// Value is part ÷ whole, 0 where it means nothing.
func (r Rate) Value() float64 {
	if r.Whole == 0 {
		return 0
	}
	return float64(r.Part) / float64(r.Whole)
}

// z95 is the quantile of the standard normal distribution that leaves 2.5 % above it.
const z95 = 1.959963984540054

// Wilson is the 95 % interval of a rate of cases: what the true rate may well be, seen so
// many of so many. Of 0 cases it is everything, from 0 to 1.
// Source: E. B. Wilson, "Probable Inference, the Law of Succession, and Statistical
// Inference", Journal of the American Statistical Association 22 (1927), 209–212.
func (r Rate) Wilson() (low, high float64) {
	if r.Whole <= 0 {
		return 0, 1
	}
	n, p := float64(r.Whole), r.Value()
	middle := p + z95*z95/(2*n)
	reach := z95 * math.Sqrt(p*(1-p)/n+z95*z95/(4*n*n))
	scale := 1 + z95*z95/n
	return min(p, max(0, (middle-reach)/scale)), max(p, min(1, (middle+reach)/scale)) // whatever the rounding
}
