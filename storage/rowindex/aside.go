package rowindex

import "sync"

// aside lets the making of orders step aside for those who ask: both want all processors,
// and only the second have somebody waiting.
type aside struct {
	asked sync.RWMutex
}

// asking is told while all rows, or many, are looked at for an answer.
func (a *aside) asking(answer func()) {
	a.asked.RLock()
	defer a.asked.RUnlock()
	answer()
}

// pieces does so many pieces of work, several workers at a time, and begins none while
// somebody asks, and no more once gone says that the work is in vain. A piece is what may take
// a few milliseconds. What asks must not wait for who does pieces.
func (a *aside) pieces(n, workers int, gone func() bool, do func(i int)) {
	next := 0
	take := func() int {
		a.asked.Lock() // which waits for who asks
		defer a.asked.Unlock()
		if gone() {
			return n
		}
		next++
		return next - 1
	}
	var done sync.WaitGroup
	for range min(workers, n) {
		done.Go(func() {
			for i := take(); i < n; i = take() {
				do(i)
			}
		})
	}
	done.Wait()
}
