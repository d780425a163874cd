package customers

import (
	"context"
	"slices"
	"strings"
	"sync"

	"preventa/domain"
	"preventa/domain/office"
)

// pairs are the possible duplicates, looked for once until something changes. They are
// asked for off the UI goroutine, by several questions at once.
type pairs struct {
	session *office.Session
	mu      sync.Mutex
	known   []office.TwinPair
	fresh   bool
}

func (p *pairs) all(ctx context.Context) ([]office.TwinPair, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.fresh {
		return p.known, nil
	}
	found, err := p.session.PossibleDuplicates(ctx)
	p.known, p.fresh = found, err == nil
	return found, err
}

func (p *pairs) forget() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.fresh = false
}

// of are the pairs of a query, in its order.
func (p *pairs) of(ctx context.Context, q office.Query) ([]office.TwinPair, error) {
	found, err := p.all(ctx)
	list := slices.DeleteFunc(slices.Clone(found), func(t office.TwinPair) bool { return !matches(t, q) })
	slices.SortStableFunc(list, func(a, b office.TwinPair) int {
		order := comparePairs(a, b, q.Sort)
		if !q.Ascending {
			order = -order
		}
		return order
	})
	return list, err
}

func matches(t office.TwinPair, q office.Query) bool {
	for _, c := range q.Conditions {
		if c.Column == columnKind && !slices.Contains(c.Values, string(t.Kind)) {
			return false
		}
	}
	return domain.ContainsWords(t.A.Name+"\n"+t.B.Name+"\n"+t.AboutA+"\n"+t.AboutB, q.Text)
}

func comparePairs(a, b office.TwinPair, column office.Column) int {
	switch column {
	case columnKind:
		return strings.Compare(string(b.Kind), string(a.Kind)) // customers before contacts
	case columnFirst:
		return strings.Compare(domain.Fold(a.A.Name), domain.Fold(b.A.Name))
	case columnOther:
		return strings.Compare(domain.Fold(a.B.Name), domain.Fold(b.B.Name))
	}
	switch {
	case a.A.Score < b.A.Score:
		return -1
	case a.A.Score > b.A.Score:
		return 1
	}
	return 0
}
