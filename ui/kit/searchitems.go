package kit

import (
	"context"

	"preventa/domain"
)

// SearchItems searches the words of a catalogue that are still offered, for a lookup. They
// are read each time, so that a word just customized is there.
func SearchItems(h Host, c domain.Catalogue) func(text string, deliver func([]Option)) {
	return func(text string, deliver func([]Option)) {
		Background(h.Runner(), func() ([]domain.Item, error) {
			return h.Session().Items(context.Background(), c)
		}, func(items []domain.Item, err error) {
			if err != nil {
				h.Failed(err)
				return
			}
			var options []Option
			for _, item := range items {
				if !item.Retired {
					options = append(options, Option{ID: string(item.ID), Text: item.Name})
				}
			}
			SearchIn(options)(text, deliver)
		})
	}
}
