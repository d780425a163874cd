package sqlstore

import (
	"testing"
	"time"
)

// While the index is read, which takes a while in a large office, the first rows are shown
// without it.
func TestAnIndexBeingReadIsNotWaitedFor(t *testing.T) {
	i := &opportunityIndex{}
	i.mu.Lock()
	defer i.mu.Unlock()
	told := make(chan bool, 1)
	go func() { told <- i.isRead() }()
	select {
	case is := <-told:
		if is {
			t.Error("there is none yet")
		}
	case <-time.After(5 * time.Second):
		t.Error("it was waited for")
	}
}
