package kit

import (
	"errors"
	"reflect"
	"testing"
	"time"
)

// queueRunner keeps work until told, so that a test decides which answer comes first.
type queueRunner struct{ work []func() }

func (q *queueRunner) Go(work func())  { q.work = append(q.work, work) }
func (q *queueRunner) Do(apply func()) { apply() }

func answer(text string) func() (string, error) {
	return func() (string, error) { return text, nil }
}

func TestBackgroundHandsOverAnswerAndError(t *testing.T) {
	broken := errors.New("broken")
	var gotText string
	var gotErr error
	Background(SyncRunner{}, func() (string, error) { return "half", broken }, func(text string, err error) {
		gotText, gotErr = text, err
	})
	if gotText != "half" || gotErr != broken {
		t.Errorf("got %q, %v", gotText, gotErr)
	}
}

func TestLateAnswerToAnOldQuestionIsDropped(t *testing.T) {
	var latest Latest
	var got []string
	q := &queueRunner{}
	note := func(text string, _ error) { got = append(got, text) }
	BackgroundLatest(&latest, q, answer("old"), note)
	BackgroundLatest(&latest, q, answer("new"), note)

	q.work[1]()
	q.work[0]()

	if want := []string{"new"}; !reflect.DeepEqual(got, want) {
		t.Errorf("answers %v, want %v", got, want)
	}
}

func TestForgetDropsWhatIsUnderWay(t *testing.T) {
	var latest Latest
	q := &queueRunner{}
	BackgroundLatest(&latest, q, answer("late"), func(string, error) { t.Error("an answer came after Forget") })

	latest.Forget()
	q.work[0]()
}

func TestManualClockRunsInOrderAndHonoursCancel(t *testing.T) {
	var clock ManualClock
	var ran []string
	note := func(name string) func() { return func() { ran = append(ran, name) } }
	clock.Delay(3*time.Second, note("third"))
	clock.Delay(1*time.Second, note("first"))
	clock.Delay(2*time.Second, note("cancelled"))()

	clock.Advance(2 * time.Second)
	if want := []string{"first"}; !reflect.DeepEqual(ran, want) {
		t.Errorf("after 2 s %v, want %v", ran, want)
	}
	clock.Advance(1 * time.Second)
	if want := []string{"first", "third"}; !reflect.DeepEqual(ran, want) {
		t.Errorf("after 3 s %v, want %v", ran, want)
	}
}
