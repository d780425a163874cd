package control

import (
	"slices"

	"preventa/domain"
)

// Currencies are those that opportunities are in, by their code.
func (f *Facts) Currencies() []domain.Currency {
	return slices.Sorted(slices.Values(f.currencies[1:])) // the first is none
}
