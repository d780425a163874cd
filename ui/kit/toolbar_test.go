package kit

import (
	"reflect"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
)

func tools(ran *string, titles ...string) []ToolItem {
	var items []ToolItem
	for _, title := range titles {
		items = append(items, Tool(&Command{ID: title, Title: title, Icon: "plus", Run: func() { *ran = title }}))
	}
	return items
}

func showToolbar(t *testing.T, width float32, items ...ToolItem) (fyne.Window, *Toolbar) {
	t.Helper()
	bar := NewToolbar(items...)
	w, _ := showInWindow(t, width, 300, container.New(Rows(0), bar))
	return w, bar
}

func TestWideToolbarShowsEveryLabel(t *testing.T) {
	ran := ""
	_, bar := showToolbar(t, 800, tools(&ran, "New", "Open", "Delete")...)
	if got, want := textsIn(bar), []string{"New", "Open", "Delete"}; !reflect.DeepEqual(without(got, ""), want) {
		t.Errorf("labels %q, want %q", got, want)
	}
}

func without(texts []string, unwanted string) []string {
	var kept []string
	for _, text := range texts {
		if text != unwanted {
			kept = append(kept, text)
		}
	}
	return kept
}

func TestNarrowToolbarDropsTheLastLabelsFirst(t *testing.T) {
	ran := ""
	items := tools(&ran, "New", "Open", "Delete", "Export")
	_, bar := showToolbar(t, 290, items...)
	texts := without(textsIn(bar), "")
	if len(texts) == 0 || len(texts) == 4 || texts[0] != "New" {
		t.Errorf("labels %q, want the first ones only", texts)
	}
	if len(bar.hidden) != 0 {
		t.Errorf("%d commands are hidden although icons fit", len(bar.hidden))
	}
}

func TestVeryNarrowToolbarMovesCommandsIntoTheMenu(t *testing.T) {
	ran := ""
	w, bar := showToolbar(t, 170, tools(&ran, "New", "Open", "Delete", "Undo", "Export", "Import")...)
	if len(bar.hidden) == 0 || bar.hidden[len(bar.hidden)-1].Title != "Import" {
		t.Fatalf("hidden %v, want the last commands", bar.hidden)
	}
	for _, o := range append(bar.objects, bar.overflow) {
		if o.Visible() && o.Position().X+o.Size().Width > 170 {
			t.Errorf("an item ends at %v, outside the window", o.Position().X+o.Size().Width)
		}
	}

	test.Tap(bar.overflow)
	typeKey(w, fyne.KeyUp)
	typeKey(w, fyne.KeyReturn)
	if ran != "Import" {
		t.Errorf("the menu ran %q, want Import", ran)
	}
}

func TestToolbarFitsTheOfficeScreenInBothLanguages(t *testing.T) {
	for _, titles := range [][]string{
		{"New", "Open", "Delete", "Undo", "Print", "Export", "Import"},
		{"Nueva", "Abrir", "Borrar", "Deshacer", "Imprimir", "Exportar", "Importar"},
	} {
		ran := ""
		_, bar := showToolbar(t, 1366, tools(&ran, titles...)...)
		bar.SetRight(NewSearchBox("Buscar oportunidades", "Ctrl+F", nil, nil))
		if got := without(textsIn(container.NewWithoutLayout(bar.objects...)), ""); !reflect.DeepEqual(got, titles) {
			t.Errorf("labels %q, want %q", got, titles)
		}
	}
}

func TestDisabledToolDoesNotRun(t *testing.T) {
	ran, enabled := "", false
	items := tools(&ran, "Undo")
	items[0].command.Enabled = func() bool { return enabled }
	_, bar := showToolbar(t, 400, items...)

	test.Tap(bar.objects[0].(*toolButton))
	if ran != "" {
		t.Error("a disabled command ran")
	}
	enabled = true
	test.Tap(bar.objects[0].(*toolButton))
	if ran != "Undo" {
		t.Error("the command did not run once enabled")
	}
}

func TestRecordPositionGoesToTheNeighbours(t *testing.T) {
	went := ""
	p := NewRecordPosition(
		&Command{Title: "Previous", Run: func() { went += "<" }},
		&Command{Title: "Next", Run: func() { went += ">" }})
	showInWindow(t, 300, 100, p)
	p.SetText("21 of 312")

	test.Tap(p.next)
	test.Tap(p.previous)

	if went != "><" || !reflect.DeepEqual(without(textsIn(p), ""), []string{"21 of 312"}) {
		t.Errorf("went %q, shows %q", went, textsIn(p))
	}
}
