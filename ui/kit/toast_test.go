package kit

import (
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
)

func showToasts(t *testing.T) (*Toasts, *ManualClock) {
	t.Helper()
	clock := &ManualClock{}
	toasts := NewToasts(clock.Delay)
	showInWindow(t, 600, 400, container.NewStack(container.NewWithoutLayout(), toasts))
	return toasts, clock
}

func TestToastLeavesAfterItsTime(t *testing.T) {
	toasts, clock := showToasts(t)
	toasts.Add(Toast{Text: "Saved"})
	clock.Advance(ToastFor - time.Millisecond)
	if got := toasts.Texts(); !slices.Equal(got, []string{"Saved"}) {
		t.Errorf("on show %q, want Saved", got)
	}
	clock.Advance(time.Millisecond)
	if got := toasts.Texts(); len(got) != 0 {
		t.Errorf("on show %q, want none", got)
	}
}

func TestToastActionRunsOnceAndDismisses(t *testing.T) {
	toasts, clock := showToasts(t)
	undone := 0
	toasts.Add(Toast{Text: "Deleted 1042", Action: "Undo", Run: func() { undone++ }})

	test.Tap(toasts.shown[0].action)
	clock.Advance(2 * ToastFor)

	if undone != 1 || len(toasts.Texts()) != 0 {
		t.Errorf("undone %d times, on show %q", undone, toasts.Texts())
	}
}

func TestToastIsDismissedWithoutItsAction(t *testing.T) {
	toasts, _ := showToasts(t)
	toasts.Add(Toast{Text: "Deleted 1042", Action: "Undo", Run: func() { t.Error("undone") }})
	test.Tap(toasts.shown[0].close)
	if len(toasts.Texts()) != 0 {
		t.Errorf("on show %q", toasts.Texts())
	}
}

func TestOldestToastGivesWay(t *testing.T) {
	toasts, _ := showToasts(t)
	for _, text := range []string{"one", "two", "three", "four"} {
		toasts.Add(Toast{Text: text})
	}
	if got, want := toasts.Texts(), []string{"two", "three", "four"}; !slices.Equal(got, want) {
		t.Errorf("on show %q, want %q", got, want)
	}
	newest, above := toasts.shown[2], toasts.shown[1]
	if newest.Position().Y <= above.Position().Y {
		t.Error("the newest is not the lowest")
	}
}

func TestToastsLeaveTheTotalsAndTheStatusBarInView(t *testing.T) {
	toasts, _ := showToasts(t)
	toasts.Add(Toast{Text: "Saved"})
	lowest := toasts.shown[0]
	if end, totals := lowest.Position().Y+lowest.Size().Height, 400-StatusHeight-HeaderHeight; end > totals {
		t.Errorf("a toast ends at %v, the totals begin at %v", end, totals)
	}
}

func TestMousePassesBesideAToast(t *testing.T) {
	clicked := false
	clock := &ManualClock{}
	toasts := NewToasts(clock.Delay)
	b := NewButton("Behind", "", ButtonNormal, func() { clicked = true })
	w, _ := showInWindow(t, 600, 400, container.NewStack(b, toasts))
	toasts.Add(Toast{Text: "Saved"})

	test.TapCanvas(w.Canvas(), toasts.shown[0].Position().AddXY(10, 10))
	if clicked {
		t.Error("a click on the toast reached what lies behind")
	}
	test.TapCanvas(w.Canvas(), fyne.NewPos(10, 10))
	if !clicked {
		t.Error("a click beside the toast did not reach what lies behind")
	}
}
