package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
)

func ctrl(key fyne.KeyName) *desktop.CustomShortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierControl}
}

func TestShortcutTextOfEachSystem(t *testing.T) {
	super := fyne.KeyModifierSuper | fyne.KeyModifierShift
	for _, c := range []struct {
		shortcut fyne.KeyboardShortcut
		system   string
		want     string
	}{
		{ctrl(fyne.KeyN), "linux", "Ctrl+N"},
		{&desktop.CustomShortcut{KeyName: fyne.KeyDelete, Modifier: fyne.KeyModifierControl | fyne.KeyModifierShift}, "windows", "Ctrl+Shift+Del"},
		{&desktop.CustomShortcut{KeyName: fyne.KeyN, Modifier: super}, "darwin", "⇧⌘N"},
		{&desktop.CustomShortcut{KeyName: fyne.KeyF10}, "linux", "F10"},
	} {
		if got := shortcutText(c.shortcut, c.system); got != c.want {
			t.Errorf("on %s %q, want %q", c.system, got, c.want)
		}
	}
}

// keyedCanvas hears shortcuts, as the canvas of a window on a screen does.
type keyedCanvas struct {
	fyne.Canvas
	fyne.ShortcutHandler
}

// AddShortcut registers a shortcut.
func (k *keyedCanvas) AddShortcut(s fyne.Shortcut, handler func(fyne.Shortcut)) {
	k.ShortcutHandler.AddShortcut(s, handler)
}

// RemoveShortcut forgets a shortcut.
func (k *keyedCanvas) RemoveShortcut(s fyne.Shortcut) { k.ShortcutHandler.RemoveShortcut(s) }

func TestCommandRunsByItsShortcutUnlessDisabled(t *testing.T) {
	w, _ := showInWindow(t, 300, 200, container.NewWithoutLayout())
	ran, enabled := 0, true
	keyed := &keyedCanvas{Canvas: w.Canvas()}
	commands := NewCommands(keyed)
	commands.Add(&Command{ID: "opportunity.new", Shortcut: ctrl(fyne.KeyN), Run: func() { ran++ }, Enabled: func() bool { return enabled }})

	keyed.TypedShortcut(ctrl(fyne.KeyN))
	enabled = false
	keyed.TypedShortcut(ctrl(fyne.KeyN))

	if ran != 1 {
		t.Errorf("ran %d times, want 1", ran)
	}
}

func TestShortcutsRestBehindADialog(t *testing.T) {
	w, _ := showInWindow(t, 600, 400, container.NewWithoutLayout())
	keyed := &keyedCanvas{Canvas: w.Canvas()}
	commands := NewCommands(keyed)
	save := &Command{ID: "save", Title: "Save", Shortcut: ctrl(fyne.KeyS), Run: func() { t.Error("saved behind the dialog") }}
	commands.Add(save)
	ShowMessage(w, "Wait", "Something")

	keyed.TypedShortcut(ctrl(fyne.KeyS))
	commands.MenuItem(save).Action()
}

func TestUndoKeyBelongsToTheFieldBeingEdited(t *testing.T) {
	field := NewTextEntry()
	w, _ := showInWindow(t, 300, 200, container.New(Rows(0), field))
	undone := 0
	commands := NewCommands(w.Canvas())
	undo := &Command{ID: "undo", Title: "Undo", Shortcut: &fyne.ShortcutUndo{}, Run: func() { undone++ }}
	commands.Add(undo)
	item := commands.MenuItem(undo)

	w.Canvas().Focus(field)
	field.TypedRune('a')
	item.Action()
	if field.Text != "" || undone != 0 {
		t.Errorf("field %q, undone %d; want the typing undone alone", field.Text, undone)
	}
	w.Canvas().Unfocus()
	item.Action()
	if undone != 1 {
		t.Errorf("undone %d, want 1", undone)
	}
}

func TestLaterCommandReplacesOneOfItsID(t *testing.T) {
	w, _ := showInWindow(t, 300, 200, container.NewWithoutLayout())
	commands := NewCommands(w.Canvas())
	commands.Add(&Command{ID: "a", Title: "old"}, &Command{ID: "b"}, &Command{ID: "a", Title: "new"})
	all := commands.All()
	if len(all) != 2 || all[0].Title != "new" || commands.Get("a") != all[0] || commands.Get("c") != nil {
		t.Errorf("commands %+v", all)
	}
}

func TestNativeMainMenuMirrorsTheMenus(t *testing.T) {
	w, _ := showInWindow(t, 300, 200, container.NewWithoutLayout())
	commands := NewCommands(w.Canvas())
	open := &Command{ID: "open", Title: "Open", Shortcut: ctrl(fyne.KeyO), Enabled: func() bool { return false }}
	menu := commands.MainMenu(Menu{Title: "File", Items: func() []MenuItem {
		return []MenuItem{MenuCommand(open), MenuSeparator(), {Label: "Recent", Children: []MenuItem{{Label: "office.preventa"}}}}
	}})

	items := menu.Items[0].Items
	if len(items) != 3 || !items[1].IsSeparator || items[2].ChildMenu.Items[0].Label != "office.preventa" {
		t.Fatalf("items %+v", items)
	}
	if items[0].Label != "Open" || !items[0].Disabled || items[0].Shortcut.ShortcutName() != open.Shortcut.ShortcutName() {
		t.Errorf("the command became %+v", items[0])
	}
}
