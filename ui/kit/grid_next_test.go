package kit

import (
	"errors"
	"testing"

	"fyne.io/fyne/v2"
)

// newAwaitingBench is a grid whose rows wait for their groups while *grouped is set. Ten
// rows in one group are on show when it returns.
func newAwaitingBench(t *testing.T, grouped *bool) *gridBench {
	t.Helper()
	b := newGridBenchOf(t, 10, dealColumns(), func(o *GridOptions[deal]) { o.Grouped = func() bool { return *grouped } })
	b.source.held = true
	b.SetCount(10)
	b.SetGroups(oneGroup("Old", 10))
	b.source.answer()
	b.wantLines(t, "Old 10", "0", "1", "2", "3", "4", "5", "6", "7", "8")
	return b
}

func oneGroup(label string, count int) []GridGroup {
	return []GridGroup{{ID: label, Label: label, Count: count}}
}

func TestGridShowsRowsWithTheirGroupsOnly(t *testing.T) {
	grouped := true
	old := []string{"Old 10", "0", "1", "2", "3", "4", "5", "6", "7", "8"}
	now := []string{"Now 3", "0", "1", "2"}
	for _, test := range []struct {
		name  string
		steps func(b *gridBench, wantOld func())
	}{
		{"the groups first", func(b *gridBench, wantOld func()) {
			b.Reload()
			wantOld()
			b.SetCount(3)
			wantOld()
			b.SetGroups(oneGroup("Now", 3))
			wantOld()
			b.source.answer()
		}},
		{"the count last", func(b *gridBench, wantOld func()) {
			b.Reset()
			b.SetGroups(oneGroup("Now", 3))
			wantOld()
			b.source.answer()
			b.SetCount(3)
		}},
		{"asked twice", func(b *gridBench, wantOld func()) {
			b.Reload()
			b.SetGroups(oneGroup("Never", 7))
			b.Reload() // the answers to the first come too late
			b.source.answer()
			wantOld()
			b.SetGroups(oneGroup("Now", 3))
			wantOld()
			b.source.answer()
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			b := newAwaitingBench(t, &grouped)
			b.source.total = 3
			test.steps(b, func() {
				t.Helper()
				b.wantLines(t, old...)
			})
			b.wantLines(t, now...)
		})
	}
}

func TestGridGroupsGoWithTheRowsOfAnUngroupedQuestion(t *testing.T) {
	grouped := true
	b := newAwaitingBench(t, &grouped)
	grouped = false
	b.Reset()
	b.wantLines(t, "Old 10", "0", "1", "2", "3", "4", "5", "6", "7", "8")
	b.source.answer()
	b.wantLines(t, "0", "1", "2", "3", "4", "5", "6", "7", "8", "9")
	grouped = true
	b.Reset()
	b.source.answer()
	b.wantLines(t, "0", "1", "2", "3", "4", "5", "6", "7", "8", "9")
	b.SetGroups(oneGroup("Again", 10))
	b.wantLines(t, "0", "1", "2", "3", "4", "5", "6", "7", "8", "9")
	b.source.answer()
	b.wantLines(t, "Again 10", "0", "1", "2", "3", "4", "5", "6", "7", "8")
}

func TestGridRowsUnderWayComeInTheGroupsSaidMeanwhile(t *testing.T) {
	b := newGridBench(t, 10) // nobody announced groups
	b.source.held, b.source.total = true, 3
	b.Reload()
	b.SetGroups(oneGroup("Now", 3))
	b.wantLines(t, "0", "1", "2", "3", "4", "5", "6", "7", "8", "9")
	b.source.answer()
	b.wantLines(t, "Now 3", "0", "1", "2")
	b.Reload() // the groups stay until others are said
	b.source.answer()
	b.wantLines(t, "Now 3", "0", "1", "2")
}

func TestGridShowsTheNewPictureOnlyWhenAllOfItInViewIsThere(t *testing.T) {
	grouped := true
	b := newAwaitingBench(t, &grouped)
	b.source.total = 300
	b.SetCollapsed([]string{"B"})
	b.Reset()
	// In view are three rows of the first page and those from 203 on of the third.
	b.SetGroups([]GridGroup{{ID: "A", Label: "A", Count: 3}, {ID: "B", Label: "B", Count: 200}, {ID: "C", Label: "C", Count: 97}})
	waiting := b.source.waiting
	b.source.waiting = nil
	if len(waiting) != 2 {
		t.Fatalf("%d pages asked for, want the two in view", len(waiting))
	}
	waiting[1]()
	b.wantLines(t, "Old 10", "0", "1", "2", "3", "4", "5", "6", "7", "8")
	waiting[0]()
	b.wantLines(t, "A 3", "0", "1", "2", "B 200", "C 97", "203", "204", "205", "206")
}

func TestGridKeepsTheOldPictureWhenTheNewOneIsRefused(t *testing.T) {
	grouped := true
	b := newAwaitingBench(t, &grouped)
	told := 0
	b.OnError = func(error) { told++ }
	b.source.fail = errors.New("disk")
	b.Reload()
	b.SetGroups(oneGroup("Now", 10))
	b.source.answer()
	b.clock.Advance(gridPatience)
	b.wantLines(t, "Old 10", "0", "1", "2", "3", "4", "5", "6", "7", "8")
	if told != 1 || b.loading.Visible() {
		t.Errorf("told %d times, loading %v; want once and no bar", told, b.loading.Visible())
	}
}

func TestGridFadesTheOldPictureAfterAWhile(t *testing.T) {
	grouped := true
	b := newAwaitingBench(t, &grouped)
	b.Reload()
	b.clock.Advance(gridPatience)
	if !b.loading.Visible() || b.live[1].cells[1].text.Color != Paint(ColorText3) {
		t.Error("the bar does not show, or the old rows do not fade")
	}
	b.SetGroups(oneGroup("Now", 10))
	b.source.answer()
	if b.loading.Visible() || b.live[1].cells[1].text.Color != Paint(ColorText) {
		t.Error("the new rows look old")
	}
}

func TestGridTheCursorFollowsItsRecordIntoOtherGroups(t *testing.T) {
	grouped := true
	b := newAwaitingBench(t, &grouped)
	b.press(3, 0) // record 2
	b.SetSort(Sort{Column: "number", Descending: true})
	b.SetGroups([]GridGroup{{ID: "a", Count: 5}, {ID: "b", Count: 5}})
	b.source.answer()
	b.wantSelected(t, "2")
	b.keys(fyne.KeyDown) // the order is turned round
	b.wantSelected(t, "1")
}

func TestGridEmptyResultInGroups(t *testing.T) {
	grouped := true
	b := newAwaitingBench(t, &grouped)
	b.SetEmpty("No opportunities match.", "", nil)
	b.source.total = 0
	b.Reset()
	b.SetCount(0)
	b.SetGroups(nil)
	b.wantLines(t)
	if !b.empty.Visible() {
		t.Error("nothing says that nothing matches")
	}
}
