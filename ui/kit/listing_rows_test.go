package kit

import (
	"context"
	"fmt"
	"testing"

	"fyne.io/fyne/v2"

	"preventa/domain"
	"preventa/domain/change"
)

// deleting lets a list delete, and notes what.
func deleting(l *firmList) {
	l.options.Delete = func(_ context.Context, ids []domain.ID) (change.Set, error) {
		var kept []firm
		for _, f := range l.firms {
			if !contains(ids, f.id) {
				kept = append(kept, f)
			}
		}
		l.firms = kept
		return change.Set{ID: "deletion", Changes: make([]change.Change, len(ids))}, l.broken
	}
	l.options.Deleted = func(n int) string { return fmt.Sprint(n, " deleted") }
}

func contains(ids []domain.ID, id domain.ID) bool {
	for _, known := range ids {
		if known == id {
			return true
		}
	}
	return false
}

func (l *firmList) toastTexts() []string {
	texts := []string{}
	for _, t := range l.host.toasts {
		texts = append(texts, t.Text)
	}
	return texts
}

func TestListingCommandsFollowTheSelection(t *testing.T) {
	l := newFirmList(t, deleting, ofFour()...)
	offered := func() []bool { return []bool{l.Do("record.open") != nil, l.Do("record.delete") != nil} }
	l.want("of none", offered(), []bool{false, false})
	l.Grid().Select("2")
	l.want("of one", offered(), []bool{true, true})
	l.Do("record.open")()
	l.want("opened", l.opened, []string{"Bodega 2 of 4"})
	l.Grid().Select("2", "3")
	l.want("of two", offered(), []bool{false, true})
	l.Grid().SelectAll()
	l.want("of all", offered(), []bool{false, true})
	l.options.Delete = nil
	l.Listing.options = l.options
	l.want("without deleting", offered(), []bool{false, false})
}

func TestListingDeletesTheSelectedRows(t *testing.T) {
	l := newFirmList(t, deleting, ofFour()...)
	l.Grid().Select("2", "4")
	l.keys(fyne.KeyDelete)
	l.Refresh()
	l.want("rows", l.names(), []string{"Aromos", "Cordillera"})
	l.want("toasts", l.toastTexts(), []string{"2 deleted"})
	l.want("about", l.host.toasts[0].About, "deletion")
	l.want("selected", l.Chosen(), 0)
	l.keys(fyne.KeyDelete)
	l.want("toasts of nothing", len(l.host.toasts), 1)
}

func TestListingDeletesNothingWithoutTheRight(t *testing.T) {
	l := newFirmList(t, func(l *firmList) {
		deleting(l)
		l.options.MayDelete = func() bool { return false }
	}, ofFour()...)
	l.Grid().Select("2")
	l.keys(fyne.KeyDelete)
	l.want("firms", len(l.firms), 4)
	l.want("refused", domain.Is(l.host.failures[0], domain.Forbidden), true)
	l.want("command", l.Do("record.delete") == nil, true)
}

func TestListingKeepsTheSelectionWhenDeletingFails(t *testing.T) {
	l := newFirmList(t, deleting, ofFour()...)
	l.Grid().Select("2")
	l.broken = domain.Fail(domain.Full, "", nil)
	l.keys(fyne.KeyDelete)
	l.want("failures", len(l.host.failures), 1)
	l.want("selected", l.Chosen(), 1)
	l.want("toasts", l.toastTexts(), []string{})
}

func TestListingAllSelectedIsReadToTheEnd(t *testing.T) {
	firms := make([]firm, 2*selectedPage+1)
	for i := range firms {
		firms[i] = firm{id: domain.ID(fmt.Sprint(i)), name: fmt.Sprintf("Firm %05d", i)}
	}
	l := newFirmList(t, nil, firms...)
	l.Grid().SelectAll()
	l.Grid().toggle(3)
	var got []domain.ID
	l.WithSelected(func(ids []domain.ID) { got = ids })
	l.want("ids", len(got), 2*selectedPage)
	l.want("the exception is among them", contains(got, "3"), false)
	l.want("the last is among them", contains(got, "2000"), true)
}

func TestListingOneRowStaysKnownFarAway(t *testing.T) {
	firms := make([]firm, 20_000)
	for i := range firms {
		firms[i] = firm{id: domain.ID(fmt.Sprint(i)), name: fmt.Sprintf("Firm %05d", i)}
	}
	l := newFirmList(t, nil, firms...)
	l.Grid().MoveTo(3)
	for y := float64(0); l.Grid().IndexOf("3") >= 0 && y < 20_000*float64(RowHeight); y += 5_000 {
		l.Grid().scrollTo(0, y)
	}
	l.want("loaded", l.Grid().IndexOf("3"), -1)
	l.Do("record.open")()
	l.want("opened", l.opened, []string{"Firm 00003 0 of 20000"})
}

func TestListingTellsOfChangesAlone(t *testing.T) {
	l := newFirmList(t, nil, ofFour()...)
	l.Grid().Select("1", "2")
	told := func(set change.Set) string { return fmt.Sprint(len(set.Changes), " moved") }
	changed := 0
	move := func(_ context.Context, ids []domain.ID) (change.Set, error) {
		l.want("ids", ids, []domain.ID{"1", "2"})
		return change.Set{Changes: make([]change.Change, changed)}, nil
	}
	l.ChangeSelected(move, told)
	l.want("toasts", l.toastTexts(), []string{})
	changed = 1
	l.ChangeSelected(move, told)
	l.want("toasts", l.toastTexts(), []string{"1 moved"})
	l.want("selected", l.Chosen(), 2)
}

func TestListingMenusPutTheRoomFirst(t *testing.T) {
	l := newFirmList(t, func(l *firmList) {
		deleting(l)
		l.options.CellMenu = func(f firm, column string) []MenuItem { return []MenuItem{{Label: f.name + " " + column}} }
		l.options.HeaderMenu = func(column string) []MenuItem { return []MenuItem{{Label: "Customize " + column}} }
	}, ofFour()...)
	at := fyne.NewPos(20, 20)
	l.Grid().OnCellMenu(l.firms[1], "city", at)
	l.wantMenu("Bodega city", "Open", "Delete")
	l.menu()[1].Run()
	l.want("opened", l.opened, []string{"Bodega 2 of 4"})
	l.Grid().OnHeaderMenu("city", at)
	l.want("first of the header", l.menu()[0].Label, "Customize city")
	l.want("then a line", l.menu()[1].Separator, true)
}

func TestListingWithoutDeedsHasNoMenuForItsCells(t *testing.T) {
	l := newFirmList(t, func(l *firmList) { l.options.Open = nil }, ofFour()...)
	l.Grid().OnCellMenu(l.firms[1], "city", fyne.NewPos(20, 20))
	l.want("menu", l.canvas.Overlays().Top() == nil, true)
	l.keys(fyne.KeyReturn, fyne.KeyF2, fyne.KeyDelete)
	l.want("opened", len(l.opened), 0)
}

func TestPageOfEndsWithTheRows(t *testing.T) {
	rows := []int{1, 2, 3}
	b := &formBench{t: t}
	b.want("first", PageOf(rows, 0, 2), []int{1, 2})
	b.want("last", PageOf(rows, 2, 2), []int{3})
	b.want("beyond", len(PageOf(rows, 5, 2)), 0)
}
