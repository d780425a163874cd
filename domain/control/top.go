package control

import "preventa/domain"

// How much a chart has room for; the rest of it is put together as the others.
const (
	MostBars   = 12  // rows of a chart of bars
	MostSeries = 12  // parts of a stack, each with a colour of its own
	MostMonths = 120 // columns
)

// OthersKey names the others among the keys of a chart. No id is like it.
const OthersKey = "others"

// Top splits what is ranked into the first, for which a chart has room, and the rest.
func Top[T any](ranked []T, most int) (shown, rest []T) {
	if len(ranked) <= most {
		return ranked, nil
	}
	return ranked[:most:most], ranked[most:]
}

// meant marks the names a key of a chart stands for: the one it is the id of, or, of the
// others, those that are ranked after the ones shown.
func (l *Look) meant(key string, most int, ranked func() []Name) []bool {
	marked := make([]bool, len(l.names))
	if key != OthersKey {
		if at, known := l.index[domain.ID(key)]; known || key == "" {
			marked[at] = true
		}
		return marked
	}
	_, rest := Top(ranked(), most)
	for _, name := range rest {
		marked[l.index[name.ID]] = true
	}
	return marked
}
