package kit

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"

	"preventa/domain/office"
)

func TestTheNextQuestionGivesTheLastOneUp(t *testing.T) {
	var asked []context.Context
	l := newFirmList(t, func(l *firmList) {
		count := l.options.Count
		l.options.Count = func(ctx context.Context, q office.Query) (ListingTotals, error) {
			asked = append(asked, ctx)
			return count(ctx, q)
		}
	}, ofFour()...)
	l.Find("o")
	l.Find("od")
	last := len(asked) - 1
	for i, ctx := range asked {
		l.want(fmt.Sprint("question ", i, " given up"), ctx.Err() != nil, i < last)
	}
	l.Closed()
	l.want("closed", asked[last].Err() != nil, true)
	l.want("nobody is told", len(l.host.failures), 0)
}

func TestAnAnswerThatComesAfterTheNextQuestionIsDropped(t *testing.T) {
	q := &queueRunner{}
	l := newFirmList(t, func(l *firmList) { l.host.runner = q }, ofFour()...)
	run := func() {
		for len(q.work) > 0 {
			work := q.work[len(q.work)-1] // the last asked is answered first
			q.work = q.work[:len(q.work)-1]
			work()
		}
	}
	run()
	l.searched("od")
	l.searched("oro")
	l.searched("una")
	run()
	l.want("rows", l.names(), []string{"Dunas"})
	l.want("count", l.Grid().Count(), 1)
}

func TestNoMoreThanTwoQuestionsRunAtATime(t *testing.T) {
	a := newAsking()
	var lock sync.Mutex
	running, most := 0, 0
	started, release := make(chan struct{}, 10), make(chan struct{})
	work := func() (int, error) {
		lock.Lock()
		running++
		most = max(most, running)
		lock.Unlock()
		started <- struct{}{}
		<-release
		lock.Lock()
		running--
		lock.Unlock()
		return 1, nil
	}
	var all sync.WaitGroup
	errs := make(chan error, 10)
	ctx := a.ctx
	for range 5 {
		all.Go(func() {
			_, err := inTurn(a.turns, ctx, work)
			errs <- err
		})
	}
	<-started
	<-started
	a.anew(Sort{}) // those that wait are not wanted any more
	for range 3 {
		if err := <-errs; !errors.Is(err, context.Canceled) {
			t.Errorf("a question that waits ends with %v", err)
		}
	}
	close(release)
	all.Wait()
	if most != 2 {
		t.Errorf("%d questions ran at a time, want 2", most)
	}
}
