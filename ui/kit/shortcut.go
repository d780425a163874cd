package kit

import (
	"runtime"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"
)

// Command is something a person can do. Menus, the toolbar, the keyboard and the
// command palette all show the same commands.
type Command struct {
	ID       string                // dotted, such as "opportunity.new"
	Title    string                // in the person's language
	Icon     string                // Lucide name, or ""
	Shortcut fyne.KeyboardShortcut // or nil; &fyne.ShortcutUndo{} and its like for the edit keys
	Enabled  func() bool           // nil is always
	Run      func()
}

// IsEnabled reports whether the command can be run now.
func (c *Command) IsEnabled() bool { return c.Enabled == nil || c.Enabled() }

// Trigger runs the command if it is enabled. A Fyne main menu triggers the
// shortcuts of disabled items as well, so everything goes through here.
func (c *Command) Trigger() {
	if c.Run != nil && c.IsEnabled() {
		c.Run()
	}
}

// Hint is the title with the shortcut, for a tooltip.
func (c *Command) Hint() string {
	if c.Shortcut == nil {
		return c.Title
	}
	return c.Title + " (" + ShortcutText(c.Shortcut) + ")"
}

// Commands is the table of the commands of a window, in the order they were added.
type Commands struct {
	canvas fyne.Canvas
	list   []*Command
	byID   map[string]*Command
	plain  map[fyne.KeyName]*Command // of the keys without a modifier
}

// NewCommands makes an empty table for the window of a canvas.
func NewCommands(canvas fyne.Canvas) *Commands {
	return &Commands{canvas: canvas, byID: map[string]*Command{}, plain: map[fyne.KeyName]*Command{}}
}

// Add puts commands in the table and binds their shortcuts to the canvas, where
// they are heard when no text field uses them. One with an ID already there replaces it.
func (c *Commands) Add(commands ...*Command) {
	for _, command := range commands {
		c.put(command)
		switch {
		case command.Shortcut == nil:
		case command.Shortcut.Mod() == 0:
			c.plain[command.Shortcut.Key()] = command
		default:
			c.canvas.AddShortcut(command.Shortcut, func(fyne.Shortcut) { c.trigger(command) })
		}
	}
}

// OfKey finds the command of a key without a modifier, which Fyne makes no shortcut of;
// nil if there is none.
func (c *Commands) OfKey(key fyne.KeyName) *Command { return c.plain[key] }

func (c *Commands) put(command *Command) {
	old, known := c.byID[command.ID]
	c.byID[command.ID] = command
	if !known {
		c.list = append(c.list, command)
		return
	}
	for i := range c.list {
		if c.list[i] == old {
			c.list[i] = command
		}
	}
}

// Get finds a command; nil if there is none.
func (c *Commands) Get(id string) *Command { return c.byID[id] }

// All lists the commands in the order they were added.
func (c *Commands) All() []*Command { return append([]*Command(nil), c.list...) }

// MenuItem makes the item of the window's main menu for a command. An edit key
// such as Ctrl+Z belongs to the text field that has the keyboard, if any.
func (c *Commands) MenuItem(command *Command) *fyne.MenuItem {
	item := fyne.NewMenuItem(command.Title, func() {
		if !c.passToField(command.Shortcut) {
			c.trigger(command)
		}
	})
	if command.Icon != "" {
		item.Icon = Icon(command.Icon)
	}
	if command.Shortcut != nil && command.Shortcut.Mod() != 0 { // a menu would take a plain key from what has the keyboard
		item.Shortcut = command.Shortcut
	}
	item.Disabled = !command.IsEnabled()
	return item
}

// MainMenu makes a main menu of the system, for macOS, of what elsewhere is a MenuBar.
func (c *Commands) MainMenu(menus ...Menu) *fyne.MainMenu {
	var native []*fyne.Menu
	for _, menu := range menus {
		native = append(native, fyne.NewMenu(menu.Title, c.nativeItems(menu.Items())...))
	}
	return fyne.NewMainMenu(native...)
}

func (c *Commands) nativeItems(items []MenuItem) []*fyne.MenuItem {
	var native []*fyne.MenuItem
	for _, item := range items {
		switch {
		case item.Separator:
			native = append(native, fyne.NewMenuItemSeparator())
		case item.command != nil:
			native = append(native, c.MenuItem(item.command))
		default:
			other := fyne.NewMenuItem(item.Label, item.Run)
			other.Disabled = item.Disabled
			if len(item.Children) > 0 {
				other.ChildMenu = fyne.NewMenu("", c.nativeItems(item.Children)...)
			}
			native = append(native, other)
		}
	}
	return native
}

// trigger runs a command unless a dialog or a menu is in front: the keys of the
// window must not act behind it.
func (c *Commands) trigger(command *Command) {
	if c.canvas.Overlays().Top() == nil {
		command.Trigger()
	}
}

// passToField hands an edit key to the text field that has the keyboard. The
// main menu hears every key first and would otherwise take it from the field.
func (c *Commands) passToField(key fyne.Shortcut) bool {
	switch key.(type) {
	case *fyne.ShortcutUndo, *fyne.ShortcutRedo, *fyne.ShortcutCut, *fyne.ShortcutCopy, *fyne.ShortcutPaste, *fyne.ShortcutSelectAll:
	default:
		return false
	}
	field, ok := c.canvas.Focused().(fyne.Shortcutable)
	if ok {
		field.TypedShortcut(key)
	}
	return ok
}

// ShortcutText writes a shortcut as people do: "Ctrl+Shift+N", and "⇧⌘N" on macOS.
func ShortcutText(s fyne.KeyboardShortcut) string { return shortcutText(s, runtime.GOOS) }

func shortcutText(s fyne.KeyboardShortcut, system string) string {
	if system == "darwin" {
		return modifiers(s.Mod(), []string{"⌃", "⌥", "⇧", "⌘"}, "") + keyText(s.Key())
	}
	names := []string{"Ctrl", "Alt", lang.X("key.shift", "Shift"), "Super"}
	return modifiers(s.Mod(), names, "+") + keyText(s.Key())
}

func modifiers(held fyne.KeyModifier, names []string, after string) string {
	order := []fyne.KeyModifier{fyne.KeyModifierControl, fyne.KeyModifierAlt, fyne.KeyModifierShift, fyne.KeyModifierSuper}
	var text strings.Builder
	for i, modifier := range order {
		if held&modifier != 0 {
			text.WriteString(names[i] + after)
		}
	}
	return text.String()
}

// keyText is what is printed on a key.
func keyText(key fyne.KeyName) string {
	switch key {
	case fyne.KeyReturn:
		return lang.X("key.enter", "Enter")
	case fyne.KeyEscape:
		return "Esc"
	case fyne.KeyDelete:
		return lang.X("key.delete", "Del")
	case fyne.KeyInsert:
		return "Ins"
	case fyne.KeyPageUp:
		return lang.X("key.page_up", "PgUp")
	case fyne.KeyPageDown:
		return lang.X("key.page_down", "PgDn")
	case fyne.KeyHome:
		return lang.X("key.home", "Home")
	case fyne.KeyEnd:
		return lang.X("key.end", "End")
	case fyne.KeySpace:
		return lang.X("key.space", "Space")
	case fyne.KeyLeft:
		return "←"
	case fyne.KeyRight:
		return "→"
	case fyne.KeyUp:
		return "↑"
	case fyne.KeyDown:
		return "↓"
	case desktop.KeyMenu:
		return lang.X("key.menu", "Menu")
	}
	return string(key)
}

// Ctrl is a shortcut with the Ctrl key (⌘ on macOS).
func Ctrl(key fyne.KeyName) fyne.KeyboardShortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault}
}

// CtrlShift is Ctrl (Command on macOS) and Shift with a key.
func CtrlShift(key fyne.KeyName) fyne.KeyboardShortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift}
}

// Shift is a shortcut of Shift with a key.
func Shift(key fyne.KeyName) fyne.KeyboardShortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShift}
}

// Alt is a shortcut of Alt with a key.
func Alt(key fyne.KeyName) fyne.KeyboardShortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierAlt}
}

// Plain is a key without a modifier as a shortcut.
func Plain(key fyne.KeyName) fyne.KeyboardShortcut { return &desktop.CustomShortcut{KeyName: key} }
