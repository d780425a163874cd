package demo

import (
	"context"

	"preventa/domain/office"
)

// mostQuoted is how many quotations a large office has at most: each takes several saves.
const mostQuoted = 300

// quoteSome sends quotations for the newest opportunities that stand at a proposal or
// further.
func (w *writer) quoteSome(ctx context.Context) error {
	var quoted []*deal
	for i := len(w.open) - 1; i >= 0 && len(quoted) < mostQuoted; i-- {
		if d := w.open[i].deal; d.reached == stageProposal || d.reached == stageNegotiation {
			quoted = append(quoted, d)
		}
	}
	return w.file.Store.Atomically(ctx, func(store office.Store) error {
		if err := w.signIn(ctx, store); err != nil {
			return err
		}
		for _, d := range quoted {
			if err := w.quote(ctx, w.sessions[d.seller], event{at: w.clock.now, deal: d}); err != nil {
				return err
			}
		}
		return nil
	})
}
