package demo

import (
	"math"
	"math/rand/v2"
	"slices"

	"preventa/domain"
)

func oneOf[T any](random *rand.Rand, list []T) T { return list[random.IntN(len(list))] }

func happens(random *rand.Rand, probability float64) bool { return random.Float64() < probability }

// between draws a whole number, both ends included.
func between(random *rand.Rand, low, high int) int { return low + random.IntN(high-low+1) }

// logNormal draws around a median; spread is the standard deviation of the logarithm.
func logNormal(random *rand.Rand, median, spread float64) float64 {
	return median * math.Exp(spread*random.NormFloat64())
}

// weighted draws an index in proportion to its weight.
func weighted(random *rand.Rand, weights []int) int {
	total := 0
	for _, w := range weights {
		total += w
	}
	drawn := random.IntN(total)
	for i, w := range weights {
		if drawn -= w; drawn < 0 {
			return i
		}
	}
	return len(weights) - 1
}

// dealt gives out n indexes in proportion to the weights, as exactly as whole numbers
// allow (largest remainders), in a random order. Unlike n draws it leaves nobody out.
func dealt(random *rand.Rand, n int, weights []int) []int {
	total := 0
	for _, w := range weights {
		total += w
	}
	given := make([]int, 0, n)
	order := make([]int, len(weights))
	for i, w := range weights {
		order[i] = i
		for range n * w / total {
			given = append(given, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return n*weights[b]%total - n*weights[a]%total })
	for i := 0; len(given) < n; i++ {
		given = append(given, order[i])
	}
	random.Shuffle(len(given), func(i, j int) { given[i], given[j] = given[j], given[i] })
	return given
}

// pesos is roughly how many Chilean pesos one unit of a currency is worth, to give
// offices elsewhere amounts of a usual size. It converts nothing.
var pesos = map[domain.Currency]float64{
	"CLP": 1, "USD": 950, "EUR": 1050, "GBP": 1200, "CHF": 1100, "CAD": 690, "BRL": 170, "MXN": 50, "PEN": 255, "COP": 0.23,
	"ARS": 0.9, "UYU": 23, "PYG": 0.13, "BOB": 137, "CRC": 1.85, "DOP": 16, "GTQ": 123,
}

// believable is an amount of pesos in a currency's minor units, with few digits that
// are not zero, as people quote.
func believable(amount float64, c domain.Currency) int64 {
	if rate := pesos[c]; rate != 0 {
		amount /= rate
	}
	step := math.Pow(10, math.Floor(math.Log10(max(amount, 1)))-2) * 5
	return int64(max(1, math.Round(amount/step)*step)) * c.Scale()
}
