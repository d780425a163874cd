package kit

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"

	"preventa/domain"
	"preventa/domain/office"
)

func TestAListIsTakenUpWhereItWasLeft(t *testing.T) {
	l := newFirmList(t, quick, ofFour()...)
	l.clickChip("Open")
	l.Grid().SetSort(Sort{Column: "city", Descending: true})
	l.Grid().Select("1")
	kept := l.Keep()

	again := newFirmList(t, quick, ofFour()...)
	again.Resume(kept)
	again.present()
	again.want("rows", again.names(), []string{"Aromos", "Cordillera"})
	again.want("chips", again.chipTexts(), []string{"All 4", "*Open 2", "In Talca 2"})
	again.want("selected", again.Chosen(), 1)
	again.want("query", again.Query(), office.Query{Classes: []domain.Class{domain.Open}, Sort: "city"})
	again.Resume("no such state")
	again.want("rows", again.names(), []string{"Aromos", "Cordillera"})
}

func TestAListTellsThatItIsToBeKept(t *testing.T) {
	l := newFirmList(t, quick, ofFour()...)
	for what, do := range map[string]func(){
		"filter": func() { l.clickChip("Open") }, "sort": func() { l.Grid().SetSort(Sort{Column: "city"}) },
		"selection": func() { l.Grid().Select("1") }, "columns": func() { l.Grid().ShowColumn("city", false) },
	} {
		before := l.host.kept
		do()
		l.want(what, l.host.kept > before, true)
	}
}

func TestAScrolledListIsToBeKept(t *testing.T) {
	l := newFirmList(t, quick, ofFour()...)
	l.present()
	l.window.Resize(fyne.NewSize(600, 140))
	before := l.host.kept
	l.Grid().Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -28)})
	l.want("kept", l.host.kept > before, true)
}

func TestAListShowsItsGroups(t *testing.T) {
	l := newFirmList(t, func(l *firmList) {
		l.options.Groups = func(_ context.Context, q office.Query) (func() []GridGroup, error) {
			return func() []GridGroup {
				return []GridGroup{{ID: "A", Label: "Arica", Count: 2}, {ID: "T", Label: "Talca", Count: 2}}
			}, nil
		}
	}, ofFour()...)
	l.want("groups", l.Grid().Grouped(), false)
	l.GroupBy("city")
	l.want("groups", l.Grid().Grouped(), true)
	l.want("query", l.Query().Group, office.Column("city"))
	l.Do("collapse.all")()
	l.want("collapsed", l.Grid().Collapsed(), []string{"A", "T"})
	l.GroupBy("")
	l.want("groups", l.Grid().Grouped(), false)
	l.want("expands", l.Do("expand.all") == nil, true)
}
