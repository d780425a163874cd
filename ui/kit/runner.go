package kit

import (
	"time"

	"fyne.io/fyne/v2"
)

// Runner does work off the UI goroutine and brings results back to it. Screens
// are given one, so that a test can run everything at once and in order.
type Runner interface {
	// Go starts work that must not touch a widget.
	Go(work func())
	// Do runs on the UI goroutine.
	Do(apply func())
}

// AsyncRunner is the Runner of the program: one goroutine per piece of work.
type AsyncRunner struct{}

// Go starts work in a goroutine of its own.
func (AsyncRunner) Go(work func()) { go work() }

// Do queues apply for the UI goroutine and does not wait.
func (AsyncRunner) Do(apply func()) { fyne.Do(apply) }

// SyncRunner is the Runner of tests: everything runs at once, in the caller.
type SyncRunner struct{}

// Go runs work and returns when it is done.
func (SyncRunner) Go(work func()) { work() }

// Do runs apply.
func (SyncRunner) Do(apply func()) { apply() }

// Background does work off the UI goroutine and hands its answer to done on it.
func Background[T any](r Runner, work func() (T, error), done func(T, error)) {
	r.Go(func() {
		answer, err := work()
		r.Do(func() { done(answer, err) })
	})
}

// Latest tells the newest question from older ones, whose late answers must not
// overwrite the newer answer. Its zero value is ready. Use it on the UI goroutine only.
type Latest struct{ question uint64 }

// Forget drops the answers still under way, as a screen does when it closes.
func (l *Latest) Forget() { l.question++ }

// BackgroundLatest is Background, except that done is not called when a newer
// question was asked through the same Latest, or it was told to forget, meanwhile.
func BackgroundLatest[T any](l *Latest, r Runner, work func() (T, error), done func(T, error)) {
	l.question++
	question := l.question
	Background(r, work, func(answer T, err error) {
		if question == l.question {
			done(answer, err)
		}
	})
}

// Delay runs work on the UI goroutine after a while, unless cancelled first.
// Call it and cancel on the UI goroutine.
type Delay func(after time.Duration, work func()) (cancel func())

// SystemDelay is the Delay of the program.
func SystemDelay(after time.Duration, work func()) (cancel func()) {
	cancelled := false
	timer := time.AfterFunc(after, func() {
		fyne.Do(func() {
			if !cancelled {
				work()
			}
		})
	})
	return func() {
		cancelled = true
		timer.Stop()
	}
}

// ManualClock is the Delay of tests: time passes when told to.
type ManualClock struct {
	now     time.Duration
	waiting []*alarm
}

type alarm struct {
	at   time.Duration
	work func()
}

// Delay notes work for later.
func (m *ManualClock) Delay(after time.Duration, work func()) (cancel func()) {
	a := &alarm{at: m.now + after, work: work}
	m.waiting = append(m.waiting, a)
	return func() { m.remove(a) }
}

// Advance lets time pass and runs what falls due, earliest first.
func (m *ManualClock) Advance(by time.Duration) {
	until := m.now + by
	for a := m.next(until); a != nil; a = m.next(until) {
		m.now = a.at
		m.remove(a)
		a.work()
	}
	m.now = until
}

func (m *ManualClock) next(until time.Duration) *alarm {
	var first *alarm
	for _, a := range m.waiting {
		if a.at <= until && (first == nil || a.at < first.at) {
			first = a
		}
	}
	return first
}

func (m *ManualClock) remove(gone *alarm) {
	for i, a := range m.waiting {
		if a == gone {
			m.waiting = append(m.waiting[:i:i], m.waiting[i+1:]...)
			return
		}
	}
}
