package kit

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"preventa/domain"
	"preventa/domain/change"
	"preventa/domain/office"
)

// firm is a record of the tests.
type firm struct {
	id         domain.ID
	name, city string
	class      domain.Class
}

// firmList is a room with a list, in a window, and the records it shows.
type firmList struct {
	*formBench
	Listing[firm]
	host    *deskHost
	firms   []firm
	options ListingOptions[firm]
	opened  []string
	broken  error
}

func newFirmList(t *testing.T, adjust func(*firmList), firms ...firm) *firmList {
	t.Helper()
	useLook(t)
	l := &firmList{host: newDeskHost(t), firms: firms}
	l.options = ListingOptions[firm]{
		ID: "firms",
		Words: func() ListingWords {
			return ListingWords{"Firms", "Search firms", "No firms yet.", "New firm", "No firms match."}
		},
		Counted: func(n int) string { return fmt.Sprint(n, " firms") },
		Columns: firmColumns, Sort: Sort{Column: "name"},
		RowID: func(f firm) domain.ID { return f.id },
		Fetch: func(_ context.Context, q office.Query, first, count int) ([]firm, error) {
			return PageOf(l.matching(q), first, count), l.broken
		},
		Count: func(_ context.Context, q office.Query) (ListingTotals, error) {
			return ListingTotals{Count: len(l.matching(q))}, l.broken
		},
		Open: func(f firm, p Place) {
			l.opened = append(l.opened, fmt.Sprint(f.name, " ", p.Index+1, " of ", p.Count))
		},
	}
	if adjust != nil {
		adjust(l)
	}
	l.host.window = test.NewTempWindow(t, NewCaption(""))
	l.host.window.SetPadded(false)
	l.formBench = &formBench{t, l.host.window, l.host.window.Canvas()}
	l.Start(l.host, l.options)
	l.present()
	return l
}

func (l *firmList) present() {
	l.host.window.SetContent(container.NewBorder(container.NewHBox(l.Tools(nil).Right...), nil, nil, nil, l.Content()))
	l.host.window.Resize(fyne.NewSize(600, 420))
	l.Shown()
}

func firmColumns() []Column[firm] {
	return []Column[firm]{
		{ID: "name", Title: "Name", Width: 200, Sortable: true, Cell: func(f firm) Cell { return Cell{Text: f.name} }},
		{ID: "city", Title: "City", Width: 100, Sortable: true, Cell: func(f firm) Cell { return Cell{Text: f.city} }},
	}
}

// matching is what a store would answer.
func (l *firmList) matching(q office.Query) []firm {
	var found []firm
	for _, f := range l.firms {
		fits := strings.Contains(f.name, q.Text) && (len(q.Classes) == 0 || slices.Contains(q.Classes, f.class))
		for _, c := range q.Conditions {
			fits = fits && c.Column == "city" && slices.Contains(c.Values, f.city)
		}
		if fits {
			found = append(found, f)
		}
	}
	slices.SortFunc(found, func(a, b firm) int {
		if q.Sort == "city" {
			a.name, b.name = a.city, b.city
		}
		if q.Ascending {
			return strings.Compare(a.name, b.name)
		}
		return strings.Compare(b.name, a.name)
	})
	return found
}

// names are those of the rows the grid has.
func (l *firmList) names() []string {
	names := []string{}
	for i := range l.Grid().Count() {
		if row, ok := l.Grid().Row(i); ok {
			names = append(names, row.name)
		}
	}
	return names
}

// chipTexts are the chips above the grid; those in force have a star.
func (l *firmList) chipTexts() []string {
	var texts []string
	for _, c := range l.chipObjects() {
		text := strings.TrimSpace(c.Text() + " " + c.Count())
		if c.On() {
			text = "*" + text
		}
		texts = append(texts, text)
	}
	return texts
}

func (l *firmList) chipObjects() []*Chip { return l.chips.chips }

func (l *firmList) clickChip(text string) {
	l.t.Helper()
	for _, c := range l.chipObjects() {
		if c.Text() == text {
			l.click(c, c.Size().Width/2, c.Size().Height/2)
			return
		}
	}
	l.t.Fatalf("no chip %q among %q", text, l.chipTexts())
}

func ofFour() []firm {
	return []firm{
		{"1", "Aromos", "Talca", domain.Open}, {"2", "Bodega", "Talca", domain.Won},
		{"3", "Cordillera", "Arica", domain.Open}, {"4", "Dunas", "Arica", domain.Lost},
	}
}

// quick lets a list be narrowed to a class or to a city.
func quick(l *firmList) {
	filters := []QuickFilter{
		{Label: "All"}, {Label: "Open", Classes: []domain.Class{domain.Open}},
		{Label: "In Talca", Condition: office.Condition{Column: "city", Values: []string{"Talca"}}},
	}
	l.options.Quick = func() []QuickFilter { return filters }
	l.options.QuickCounts = func(_ context.Context, q office.Query) ([]string, error) {
		if len(q.Classes) > 0 {
			l.t.Errorf("counted for a query narrowed to %v", q.Classes)
		}
		var counts []string
		for _, f := range filters {
			narrowed := q
			narrowed.Classes = f.Classes
			if f.Condition.Column != "" {
				narrowed.Conditions = append(slices.Clone(q.Conditions), f.Condition)
			}
			counts = append(counts, fmt.Sprint(len(l.matching(narrowed))))
		}
		return counts, nil
	}
}

func TestListingShowsRowsInItsOrder(t *testing.T) {
	l := newFirmList(t, nil, ofFour()...)
	l.want("rows", l.names(), []string{"Aromos", "Bodega", "Cordillera", "Dunas"})
	l.want("status", l.Status(), "4 firms")
	l.want("title", l.Title(), "Firms")
	l.Grid().SetSort(Sort{Column: "name", Descending: true})
	l.want("rows", l.names(), []string{"Dunas", "Cordillera", "Bodega", "Aromos"})
	l.want("query of the export", l.Query(), office.Query{Sort: "name"})
}

func TestListingTotalsAndStatusOfTheRoom(t *testing.T) {
	l := newFirmList(t, func(l *firmList) {
		l.options.Count = func(context.Context, office.Query) (ListingTotals, error) {
			return ListingTotals{Count: 4, Status: func() string { return "four in all" },
				Cells: func() map[string]Cell { return map[string]Cell{"city": {Text: "2 cities"}} }}, nil
		}
	}, ofFour()...)
	l.want("status", l.Status(), "four in all")
	l.want("total", l.Grid().totals.cells[1].text.Text, "2 cities")
}

func TestListingTypingOnTheRowsSearchesThem(t *testing.T) {
	l := newFirmList(t, nil, ofFour()...)
	l.types("od")
	l.want("rows before the typing rests", len(l.names()), 4)
	l.host.clock.Advance(SearchAfter)
	l.want("found", l.names(), []string{"Bodega"})
	l.want("status", l.Status(), "1 firms")
	l.keys(fyne.KeyDown, fyne.KeyReturn)
	l.want("opened", l.opened, []string{"Bodega 1 of 1"})
	l.Do("search")()
	l.keys(fyne.KeyEscape)
	l.want("rows after Escape", len(l.names()), 4)
}

func TestListingWithoutSearchLooksForOpportunities(t *testing.T) {
	l := newFirmList(t, func(l *firmList) {
		l.options.Words = func() ListingWords { return ListingWords{Title: "Firms"} }
	}, ofFour()...)
	l.types("od")
	l.host.clock.Advance(SearchAfter)
	l.want("rows", len(l.names()), 4)
	l.wantFocused(l.Grid())
	l.Do("search")()
	l.types("pumps")
	l.keys(fyne.KeyReturn)
	l.want("looked for", l.host.found, []string{"pumps"})
}

func TestListingQuickFiltersExcludeOneAnother(t *testing.T) {
	l := newFirmList(t, quick, ofFour()...)
	l.want("chips", l.chipTexts(), []string{"*All 4", "Open 2", "In Talca 2"})
	l.clickChip("In Talca")
	l.want("rows", l.names(), []string{"Aromos", "Bodega"})
	l.want("chips", l.chipTexts(), []string{"All 4", "Open 2", "*In Talca 2"})
	l.clickChip("Open")
	l.want("rows", l.names(), []string{"Aromos", "Cordillera"})
	l.want("chips", l.chipTexts(), []string{"All 4", "*Open 2", "In Talca 2"})
	l.clickChip("All")
	l.want("rows", len(l.names()), 4)
}

func TestListingConditionsAreChipsThatGoWithAClick(t *testing.T) {
	l := newFirmList(t, quick, ofFour()...)
	l.clickChip("Open")
	l.FilterBy("Filter by this city", "city", "Arica").Run()
	l.want("rows", l.names(), []string{"Cordillera"})
	l.want("chips", l.chipTexts(), []string{"All 2", "*Open 1", "In Talca 0", "*City: Arica ×"})
	l.AddCondition(office.Condition{Column: "city", Values: []string{"Arica", "Talca"}})
	l.want("chips", l.chipTexts(), []string{"All 4", "*Open 2", "In Talca 2", "*City: Arica, Talca ×"})
	l.clickChip("City: Arica, Talca")
	l.want("rows", l.names(), []string{"Aromos", "Cordillera"})
	l.want("an empty cell offers no filter", l.FilterBy("Filter by this city", "city", "").Disabled, true)
}

func TestListingChipsKeepTheKeyboard(t *testing.T) {
	l := newFirmList(t, quick, ofFour()...)
	l.AddCondition(office.Condition{Column: "city", Values: []string{"Arica"}})
	l.canvas.Focus(l.chipObjects()[1])
	l.keys(fyne.KeySpace)
	l.want("chips", l.chipTexts(), []string{"All 2", "*Open 1", "In Talca 0", "*City: Arica ×"})
	l.wantFocused(l.chipObjects()[1])
	l.canvas.Focus(l.chipObjects()[3])
	l.keys(fyne.KeySpace)
	l.want("chips", l.chipTexts(), []string{"All 4", "*Open 2", "In Talca 2"})
	l.wantFocused(l.chipObjects()[2])
}

func TestListingShowsAQueryFromElsewhere(t *testing.T) {
	l := newFirmList(t, quick, ofFour()...)
	l.SetQuery(office.Query{Text: "o", Conditions: []office.Condition{{Column: "city", Values: []string{"Talca"}}}})
	l.want("rows", l.names(), []string{"Aromos", "Bodega"})
	l.want("chips", l.chipTexts(), []string{"All 3", "Open 2", "*In Talca 2"})
	l.want("search box", l.search.Text, "o")
	l.Find("B")
	l.want("rows", l.names(), []string{"Bodega"})
}

func TestListingSaysWhyThereAreNoRows(t *testing.T) {
	begun := false
	l := newFirmList(t, func(l *firmList) { l.options.Begin = func() { begun = true } })
	l.want("message", l.Grid().message.Text, "No firms yet.")
	l.press("New firm")
	l.want("begun", begun, true)

	l = newFirmList(t, quick, ofFour()...)
	l.clickChip("Open")
	l.Find("Dunas")
	l.want("message", l.Grid().message.Text, "No firms match.")
	l.press("Clear filters")
	l.want("rows", len(l.names()), 4)
	l.want("search box", l.search.Text, "")
	l.want("chips", l.chipTexts()[0], "*All 4")
}

// press presses the button of the empty state.
func (l *firmList) press(label string) {
	l.t.Helper()
	row := l.Grid().empty.Objects[0].(*fyne.Container)
	button := row.Objects[1].(*fyne.Container).Objects[0].(*Button)
	l.want("button", button.label, label)
	l.click(button, 5, 5)
}

func TestListingDropsTheTotalsOfAnOldQuestion(t *testing.T) {
	runner := &queueRunner{}
	l := newFirmList(t, func(l *firmList) { l.host.runner = runner }, ofFour()...)
	l.Find("Aromos")
	l.Find("o")
	for _, work := range slices.Backward(slices.Clone(runner.work)) {
		work()
	}
	l.want("status", l.Status(), "3 firms")
}

func TestListingTellsOfAFailure(t *testing.T) {
	l := newFirmList(t, func(l *firmList) { l.broken = errors.New("broken") }, ofFour()...)
	l.want("failures", len(l.host.failures) > 0, true)
	l.want("rows", l.names(), []string{})
}

func TestListingFollowsChangesOfItsKindsAlone(t *testing.T) {
	l := newFirmList(t, func(l *firmList) { l.options.Kinds = []domain.Kind{domain.KindCustomer} }, ofFour()...)
	l.Grid().Select("3")
	l.firms = append(l.firms, firm{"5", "Azul", "Arica", domain.Open})
	l.Follow(change.Set{Changes: []change.Change{{Kind: domain.KindState}}})
	l.want("rows", len(l.names()), 4)
	l.Follow(change.Set{Changes: []change.Change{{Kind: domain.KindState}, {Kind: domain.KindCustomer}}})
	l.want("rows", l.names(), []string{"Aromos", "Azul", "Bodega", "Cordillera", "Dunas"})
	one, ok := l.One()
	l.want("selected", ok, true)
	l.want("selected", one.name, "Cordillera")
}

func TestListingMadeAnewAsksTheSame(t *testing.T) {
	l := newFirmList(t, quick, ofFour()...)
	l.clickChip("Open")
	l.Find("o")
	l.Grid().SetSort(Sort{Column: "city"})
	l.Rebuild()
	l.present()
	l.want("rows", l.names(), []string{"Cordillera", "Aromos"})
	l.want("chips", l.chipTexts(), []string{"All 3", "*Open 2", "In Talca 2"})
	l.want("search box", l.search.Text, "o")
}

func TestListingRemembersTheColumns(t *testing.T) {
	l := newFirmList(t, nil, ofFour()...)
	l.Grid().ShowColumn("city", false)
	kept := l.host.remembered
	l.want("keys", len(kept["firms.columns"]) > 0, true)
	other := newFirmList(t, func(l *firmList) { l.host.remembered = kept }, ofFour()...)
	l.want("layout", other.Grid().Layout(), l.Grid().Layout())
	shared := newFirmList(t, func(l *firmList) { l.options.Layout = "all.firms" }, ofFour()...)
	shared.Grid().ShowColumn("city", false)
	l.want("own key", len(shared.host.remembered["all.firms"]) > 0, true)
}

func TestListingHoldsTheBandOfTheRoom(t *testing.T) {
	band := NewCaption("Two of these may be one")
	l := newFirmList(t, func(l *firmList) { l.options.Band = func() fyne.CanvasObject { return band } }, ofFour()...)
	y := func(o fyne.CanvasObject) float32 { return l.at(o, 0, 0).Y }
	if !(y(l.chips.Bar()) < y(band) && y(band) < y(l.Grid())) {
		t.Errorf("chips at %v, band at %v, grid at %v", y(l.chips.Bar()), y(band), y(l.Grid()))
	}
	l.want("height", band.Size().Height, band.MinSize().Height)
}
