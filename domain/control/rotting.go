package control

import "slices"

// How the days after which an opportunity rots in a state are learnt from the won ones.
const (
	rotNeeds      = 20 // won ones
	rotPercentile = 80
)

// RotLimit is the days after which opportunities rot in a state that sets no limit of its
// own: the 80th percentile (nearest rank) of the days that the won ones were in it. It
// reports false with fewer than 20 of them, for then nothing can be said.
func RotLimit(won []int) (days int, known bool) {
	if len(won) < rotNeeds {
		return 0, false
	}
	sorted := slices.Clone(won)
	slices.Sort(sorted)
	return sorted[(len(sorted)*rotPercentile+99)/100-1], true
}
