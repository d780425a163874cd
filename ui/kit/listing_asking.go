package kit

import "context"

// listingTurns is how many questions of a list run at a time: a search under way is given
// up for the next, but what answers may need a while to notice.
const listingTurns = 2

// asking is what a list wants to know at the moment. The next question cancels it.
type asking struct {
	turns  chan struct{} // taken by what runs
	ctx    context.Context
	cancel context.CancelFunc
	sort   Sort
}

func newAsking() asking {
	a := asking{turns: make(chan struct{}, listingTurns)}
	a.ctx, a.cancel = context.WithCancel(context.Background())
	return a
}

// anew begins another question.
func (a *asking) anew(s Sort) {
	a.cancel()
	a.ctx, a.cancel = context.WithCancel(context.Background())
	a.sort = s
}

// about is the context of the question, which another order makes another one.
func (a *asking) about(s Sort) context.Context {
	if s != a.sort {
		a.anew(s)
	}
	return a.ctx
}

// inTurn does work off the UI goroutine when it is its turn, unless nobody wants to know
// any more.
func inTurn[T any](turns chan struct{}, ctx context.Context, work func() (T, error)) (none T, err error) {
	select {
	case turns <- struct{}{}:
		defer func() { <-turns }()
	case <-ctx.Done():
	}
	if ctx.Err() != nil {
		return none, ctx.Err()
	}
	return work()
}
