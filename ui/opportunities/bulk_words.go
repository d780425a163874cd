package opportunities

import (
	"context"
	"slices"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/ui/kit"
)

// bulkWords is what the editors of fields choose from.
type bulkWords struct {
	states      []domain.State
	salespeople []domain.Person
	origins     []domain.Item
	competitors []domain.Item
	tags        []domain.Item
	currencies  []domain.Currency // the office's first, then those with rates
}

func readBulkWords(ctx context.Context, s *office.Session) (w bulkWords, err error) {
	if w.states, err = s.States(ctx); err != nil {
		return w, err
	}
	if w.salespeople, err = s.Salespeople(ctx); err != nil {
		return w, err
	}
	for catalogue, items := range map[domain.Catalogue]*[]domain.Item{
		domain.Origins: &w.origins, domain.Competitors: &w.competitors, domain.Tags: &w.tags,
	} {
		if *items, err = s.Items(ctx, catalogue); err != nil {
			return w, err
		}
	}
	home := s.Office().Data().Currency
	rates, err := s.RatesOfExchange(ctx)
	for currency := range rates {
		if currency != home {
			w.currencies = append(w.currencies, currency)
		}
	}
	slices.Sort(w.currencies)
	w.currencies = append([]domain.Currency{home}, w.currencies...)
	return w, err
}

func (w bulkWords) state(id domain.ID) domain.State {
	for _, s := range w.states {
		if s.ID == id {
			return s
		}
	}
	return domain.State{}
}

// stateOptions are the states that are still offered.
func (w bulkWords) stateOptions() []kit.Option {
	var options []kit.Option
	for _, s := range w.states {
		if !s.Retired {
			options = append(options, kit.Option{ID: string(s.ID), Text: s.Name, Dot: kit.Paint(kit.Colour(s.Colour))})
		}
	}
	return options
}

func (w bulkWords) salespersonOptions() []kit.Option {
	var options []kit.Option
	for _, p := range w.salespeople {
		if !p.Inactive {
			options = append(options, kit.Option{ID: string(p.ID), Text: p.Name})
		}
	}
	return options
}

// itemOptions are the words of a catalogue that are still offered.
func itemOptions(items []domain.Item) []kit.Option {
	var options []kit.Option
	for _, i := range items {
		if !i.Retired {
			options = append(options, kit.Option{ID: string(i.ID), Text: i.Name})
		}
	}
	return options
}

func optionNames(options []kit.Option) []string {
	names := make([]string, len(options))
	for i, o := range options {
		names[i] = o.Text
	}
	return names
}

// tagIDs are the tags of some names. What is no tag, nothing has.
func (w bulkWords) tagIDs(names []string) []domain.ID {
	var ids []domain.ID
	for _, name := range names {
		for _, tag := range w.tags {
			if domain.Fold(tag.Name) == domain.Fold(name) {
				ids = append(ids, tag.ID)
			}
		}
	}
	return ids
}
