package ui_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"preventa/cmd/preventa/uitest"
	"preventa/domain"
	"preventa/domain/office"
	"preventa/ui"
	"preventa/ui/kit"
)

func TestEveryCommandIsInAMenuAndItsKeyInTheList(t *testing.T) {
	for _, language := range []string{"English", "Español"} {
		d := uitest.New(t, uitest.Chile)
		if language == "Español" {
			setPreference(d, "preferences.language", "Español")
		}
		listed := map[string]bool{}
		for _, line := range d.Window.KeyLines() {
			listed[line[1]] = true
			if line[0] == "" || line[1] == "" || strings.Contains(line[0], ".") {
				t.Errorf("a line says %q", line)
			}
		}
		paths, holders := d.Window.MenuPaths(), map[string]string{}
		for id := range paths {
			if id != "" && id != "recent" && id != "-" && d.Window.Commands().Get(id) == nil {
				t.Errorf("the menus name a command %q that there is not", id)
			}
		}
		for _, c := range d.Window.Commands().All() {
			if paths[c.ID] == "" {
				t.Errorf("%s is in no menu", c.ID)
			}
			if c.Shortcut == nil {
				continue
			}
			if !listed[kit.ShortcutText(c.Shortcut)] && !ui.TabRange(c.ID) {
				t.Errorf("%s of %s is not listed", kit.ShortcutText(c.Shortcut), c.ID)
			}
			key := fmt.Sprint(c.Shortcut.Mod(), c.Shortcut.Key())
			if holders[key] != "" {
				t.Errorf("%s and %s share %s", holders[key], c.ID, kit.ShortcutText(c.Shortcut))
			}
			holders[key] = c.ID
			if c.Shortcut.Mod() == fyne.KeyModifierControl|fyne.KeyModifierAlt {
				t.Errorf("%s is on keys that write on a Spanish keyboard", c.ID)
			}
		}
	}
}

// heard counts what the commands would do, and lets them do nothing.
func heard(d *uitest.Desk) map[string]int {
	counts := map[string]int{}
	for _, c := range d.Window.Commands().All() {
		c.Enabled, c.Run = nil, func() { counts[c.ID]++ }
	}
	return counts
}

// ofItsOwn reports that what has the keyboard has a use of its own for a key.
func ofItsOwn(focused fyne.Focusable, s fyne.KeyboardShortcut) bool {
	_, isEntry := focused.(interface{ SelectedText() string })
	_, isGrid := focused.(interface{ ClearSelection() })
	isGrid = isGrid || strings.HasPrefix(fmt.Sprintf("%T", focused), "*kit.LineGrid")
	_, isEdit := s.(*desktop.CustomShortcut)
	switch {
	case !isEdit: // undo and its like
		return isEntry || isGrid
	case s.Key() == fyne.KeyPageUp, s.Key() == fyne.KeyPageDown, s.Key() == fyne.KeyF2:
		return isGrid
	case s.Key() == fyne.KeyDelete:
		return true
	}
	return false
}

func TestEveryKeyWorksWhereverTheKeyboardIs(t *testing.T) {
	fill := uitest.Deals(t, uitest.Deal{Name: "Bottling line", Customer: "Viña Los Aromos"})
	for name, open := range map[string]func(d *uitest.Desk){
		"list":        func(*uitest.Desk) {},
		"my day":      func(d *uitest.Desk) { d.Menu("Sales", "My day") },
		"opportunity": func(d *uitest.Desk) { d.DoubleClick(d.Cell("Bottling line", "Name")) },
		"customer":    func(d *uitest.Desk) { d.Menu("Sales", "New customer") },
		"quotation":   func(d *uitest.Desk) { d.Menu("Sales", "New quotation") },
		"control":     func(d *uitest.Desk) { d.Menu("Tools", "Opportunity Control") },
	} {
		d := uitest.New(t, uitest.Chile, fill)
		open(d)
		counts, places := heard(d), []fyne.Focusable{nil}
		for _, o := range uitest.Every[fyne.CanvasObject](d) {
			if f, ok := o.(fyne.Focusable); ok {
				places = append(places, f)
			}
		}
		tried := 0
		for _, place := range places {
			for _, c := range d.Window.Commands().All() {
				if c.Shortcut == nil || place != nil && ofItsOwn(place, c.Shortcut) || place == nil && c.ID == "record.delete" {
					continue
				}
				d.Canvas.Unfocus()
				if place != nil {
					d.Canvas.Focus(place)
				}
				before := counts[c.ID]
				d.Keys(c.Shortcut)
				if counts[c.ID] != before+1 {
					t.Errorf("%s: %s is not heard in %T", name, kit.ShortcutText(c.Shortcut), place)
				}
				tried++
			}
		}
		if tried < 20 {
			t.Errorf("%s: only %d were tried", name, tried)
		}
	}
}

func TestKeysRestBehindADialogAndAMenu(t *testing.T) {
	d := uitest.New(t, uitest.Chile)
	d.Press(fyne.KeyF1)
	d.Ctrl(fyne.KeyN)
	d.Ctrl(fyne.KeyK)
	d.WantSeen("Keyboard shortcuts")
	d.Press(fyne.KeyEscape)
	d.ClickText("Sales")
	d.Ctrl(fyne.KeyN)
	d.Press(fyne.KeyEscape)
	d.Want("tabs", d.Tabs(), []string{"Opportunities"})
}

func TestTheListOfKeysIsSearched(t *testing.T) {
	d := uitest.New(t, uitest.Chile)
	d.Press(fyne.KeyF1)
	d.Type("tab")
	d.Press(fyne.KeyReturn)
	d.WantSeen("Next tab", "Ctrl+Tab", "Tab 1 to 9", "Ctrl+1 … 9", "Reopen closed tab", "Ctrl+Shift+T")
	d.WantUnseen("Ctrl+N", "F5")
	d.Press(fyne.KeyEscape)
	d.WantSeen("Ctrl+N")
	d.Press(fyne.KeyEscape)
	d.Want("dialog", d.HasDialog(), false)
}

func TestTabsAreReachedByTheirNumber(t *testing.T) {
	d := uitest.New(t, uitest.Chile, uitest.Deals(t, uitest.Deal{Name: "Bottling line", Customer: "Viña Los Aromos"}))
	d.DoubleClick(d.Cell("Bottling line", "Name"))
	d.Menu("Sales", "Customers")
	d.Ctrl(fyne.Key2)
	d.Want("name", d.Shows("Name"), "Bottling line")
	d.Focus("Name")
	d.Ctrl(fyne.Key3)
	d.WantSeen("1 customer")
	d.Ctrl(fyne.Key1)
	d.Want("rows", d.Names(), []string{"Bottling line"})
	d.Ctrl(fyne.Key9)
	d.Want("rows", d.Names(), []string{"Bottling line"})
	d.Menu("Window", "Customers")
	d.WantSeen("1 customer")
}

func TestEscapeClearsTheSearchAndLeadsBackToTheRows(t *testing.T) {
	d := threeDeals(t)
	d.Ctrl(fyne.KeyF)
	d.Type("cork")
	d.Press(fyne.KeyReturn)
	d.Want("found", d.Names(), []string{"Corks"})
	d.Press(fyne.KeyEscape)
	d.Want("all", len(d.Names()), 3)
	d.Want("the box still has the keyboard", d.Canvas.Focused() == fyne.Focusable(d.Grid()), false)
	d.Press(fyne.KeyEscape)
	d.Want("the rows have the keyboard", d.Canvas.Focused() == fyne.Focusable(d.Grid()), true)
}

func TestEscapeInAFormLeavesTheBoxOfTheToolbarOnly(t *testing.T) {
	d := threeDeals(t)
	d.DoubleClick(d.Cell("Corks", "Name"))
	d.Ctrl(fyne.KeyF)
	d.Press(fyne.KeyEscape)
	d.Want("the box has the keyboard no more", d.Canvas.Focused() == nil, true)
	d.Focus("Amount")
	amount := d.Canvas.Focused()
	d.Press(fyne.KeyEscape)
	d.Want("the field keeps it", d.Canvas.Focused() == amount, true)
}

func TestDeleteInAFormIsNotAboutTheRecord(t *testing.T) {
	d := threeDeals(t)
	d.DoubleClick(d.Cell("Corks", "Name"))
	d.Canvas.Unfocus()
	d.Press(fyne.KeyDelete)
	d.Want("toasts", len(d.Toasts()), 0)
	d.Ctrl(fyne.Key1)
	d.Click(d.Cell("Corks", "Name"))
	d.Canvas.Unfocus()
	d.Press(fyne.KeyDelete)
	d.Want("rows", d.Names(), []string{"Press", "Bottling line"})
}

// partsWithKeys are parts of the window that have keys of their own, by the title of these:
// each comes with the keyboard where the keys mean something.
var partsWithKeys = map[string]func(t *testing.T) *uitest.Desk{
	"keys.lists": func(t *testing.T) *uitest.Desk {
		d := threeDeals(t)
		d.Click(d.Cell("Corks", "Name"))
		return d
	},
	"keys.board": func(t *testing.T) *uitest.Desk {
		d := threeDeals(t)
		d.ClickText(uitest.Say("view.board"))
		d.Press(fyne.KeyDown)
		return d
	},
	"keys.calendar": func(t *testing.T) *uitest.Desk {
		d := uitest.New(t, uitest.Chile, uitest.Deals(t, uitest.Deal{Name: "Corks", Customer: "Aromos"}), func(s *office.Session) {
			types, err := s.Items(t.Context(), domain.ActivityTypes)
			customers, err2 := s.Customers(t.Context(), office.Query{}, 0, 1)
			if err = errors.Join(err, err2); err == nil {
				_, _, err = s.SaveActivity(t.Context(), office.ActivityDraft{Activity: domain.Activity{Subject: "Visit", Day: uitest.Today, Minute: 631, Type: types[0].ID, Customer: customers[0].ID}})
			}
			if err != nil {
				t.Fatal(err)
			}
		})
		d.ClickText(uitest.Say("opportunities.title")) // what waits today came to the front
		d.ClickText(uitest.Say("view.calendar"))
		d.Press(fyne.KeyTab)
		return d
	},
}

// TestPartsKnowTheKeysThatAreListed presses every key said of a part in it: none may come
// out of it, to the window.
func TestPartsKnowTheKeysThatAreListed(t *testing.T) {
	uitest.New(t, uitest.Chile) // which speaks English
	tried := 0
	for _, group := range kit.KeyGroups() {
		for title, make := range partsWithKeys {
			if group.Title != uitest.Say(title) {
				continue
			}
			tried++
			for _, help := range group.Keys {
				for _, key := range help.Keys {
					if comesOut(make(t), key) {
						t.Errorf("%s: %s (%s) means nothing", group.Title, kit.ShortcutText(key), help.Title)
					}
				}
			}
		}
	}
	if tried != len(partsWithKeys) {
		t.Errorf("the keys of %d parts were tried, not of %d", tried, len(partsWithKeys))
	}
}

// comesOut presses a key where the keyboard is and reports that the window heard it.
func comesOut(d *uitest.Desk, key fyne.KeyboardShortcut) (out bool) {
	part := d.Canvas.Focused().(desktop.Keyable)
	d.Canvas.SetOnTypedKey(func(*fyne.KeyEvent) { out = true })
	d.Canvas.AddShortcut(key, func(fyne.Shortcut) { out = true })
	switch name := string(key.Key()); {
	case key.Mod() == fyne.KeyModifierShift:
		part.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
		d.Press(key.Key())
	case key.Mod() == 0 && len(name) == 1:
		d.Type(strings.ToLower(name))
	default:
		d.Keys(key)
	}
	return out
}
