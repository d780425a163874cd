package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"
)

// KeyHelp says what keys do in a part of the window. The keys of commands are not among
// them: the table of the commands says those.
type KeyHelp struct {
	Keys  []fyne.KeyboardShortcut // any of them
	Title string                  // what they do, in the language in force
}

// Text writes the keys as people do.
func (k KeyHelp) Text() string {
	texts := make([]string, len(k.Keys))
	for i, key := range k.Keys {
		texts[i] = ShortcutText(key)
	}
	return strings.Join(texts, " · ")
}

// KeyGroup is the keys of one part of the window.
type KeyGroup struct {
	Title string
	Keys  []KeyHelp
}

// KeyGroups lists the keys that the parts of the window have of their own.
func KeyGroups() []KeyGroup {
	return []KeyGroup{
		{lang.X("keys.lists", "In lists"), listKeys()},
		{lang.X("keys.board", "On the board"), boardKeys()},
		{lang.X("keys.calendar", "In the calendar"), calendarKeys()},
		{lang.X("keys.lines", "In the lines of a quotation"), lineKeys()},
		{lang.X("keys.forms", "In forms"), formKeys()},
		{lang.X("keys.window", "In the whole window"), windowKeys()},
	}
}

func listKeys() []KeyHelp {
	return []KeyHelp{
		{plainKeys(fyne.KeyUp, fyne.KeyDown), lang.X("key.rows", "Row up, row down")},
		{plainKeys(fyne.KeyPageUp, fyne.KeyPageDown), lang.X("key.pages", "Page up, page down")},
		{plainKeys(fyne.KeyHome, fyne.KeyEnd), lang.X("key.ends", "First row, last row")},
		{plainKeys(fyne.KeyLeft, fyne.KeyRight), lang.X("key.cells", "Cell to the left, to the right; group closed, open")},
		{[]fyne.KeyboardShortcut{Ctrl(fyne.KeyLeft), Ctrl(fyne.KeyRight)}, lang.X("key.end_cells", "First cell, last cell")},
		{[]fyne.KeyboardShortcut{Shift(fyne.KeyUp), Shift(fyne.KeyDown)}, lang.X("key.extend", "Extend the selection")},
		{[]fyne.KeyboardShortcut{Ctrl(fyne.KeyUp), Ctrl(fyne.KeyDown)}, lang.X("key.move_alone", "Move and leave the selection")},
		{plainKeys(fyne.KeySpace), lang.X("key.toggle", "Select the row, or no longer")},
		{[]fyne.KeyboardShortcut{&fyne.ShortcutSelectAll{}}, lang.X("key.all", "Select all rows")},
		{plainKeys(fyne.KeyReturn), lang.X("key.of_row", "Open the record of a row")},
		{plainKeys(fyne.KeyDelete), lang.X("key.of_delete", "Delete the selected rows")},
		{plainKeys(fyne.KeyEscape), lang.X("key.unselect", "Select nothing")},
		{[]fyne.KeyboardShortcut{Shift(fyne.KeyF10), Plain(desktop.KeyMenu)}, lang.X("key.of_cell", "Menu of the row")},
		{[]fyne.KeyboardShortcut{Alt(fyne.KeyDown)}, lang.X("key.of_column", "Menu of the column")},
	}
}

func boardKeys() []KeyHelp {
	return []KeyHelp{
		{plainKeys(fyne.KeyUp, fyne.KeyDown), lang.X("key.cards", "Card up, card down")},
		{plainKeys(fyne.KeyLeft, fyne.KeyRight), lang.X("key.board_columns", "Column to the left, to the right")},
		{[]fyne.KeyboardShortcut{Ctrl(fyne.KeyLeft), Ctrl(fyne.KeyRight)}, lang.X("key.move_card", "Move the cards to the column beside")},
		{plainKeys(fyne.KeySpace), lang.X("key.toggle_card", "Select the card, or no longer")},
		{[]fyne.KeyboardShortcut{&fyne.ShortcutSelectAll{}}, lang.X("key.all_cards", "Select the whole column")},
		{plainKeys(fyne.KeyReturn, fyne.KeyF2), lang.X("key.of_card", "Open the record of the card")},
		{[]fyne.KeyboardShortcut{Shift(fyne.KeyF10), Plain(desktop.KeyMenu)}, lang.X("key.card_menu", "Menu of the card or the column")},
	}
}

func calendarKeys() []KeyHelp {
	return []KeyHelp{
		{plainKeys(fyne.KeyLeft, fyne.KeyRight), lang.X("key.days", "Day before, day after")},
		{plainKeys(fyne.KeyUp, fyne.KeyDown), lang.X("key.weeks", "Week before, week after; entry before, after")},
		{plainKeys(fyne.KeyTab), lang.X("key.entries", "Next entry of the day")},
		{plainKeys(fyne.KeyPageUp, fyne.KeyPageDown), lang.X("key.turn", "Earlier, later")},
		{plainKeys(fyne.KeyHome, fyne.KeyT), lang.X("key.today", "Today")},
		{plainKeys(fyne.KeyM, fyne.KeyW, fyne.KeyD), lang.X("key.spans", "Month, week, day")},
		{[]fyne.KeyboardShortcut{Ctrl(fyne.KeyLeft), Ctrl(fyne.KeyRight)}, lang.X("key.move_entry", "Move the entry to the day before, after")},
		{plainKeys(fyne.KeyInsert, fyne.KeyN), lang.X("key.plan", "Plan an activity on the day")},
		{plainKeys(fyne.KeyReturn), lang.X("key.of_entry", "Open the entry")},
		{plainKeys(fyne.KeySpace), lang.X("key.complete", "Complete the activity")},
		{plainKeys(fyne.KeyDelete), lang.X("key.delete_activity", "Delete the activity")},
	}
}

func lineKeys() []KeyHelp {
	return []KeyHelp{
		{plainKeys(fyne.KeyF2, fyne.KeyReturn), lang.X("key.edit_cell", "Edit the cell")},
		{[]fyne.KeyboardShortcut{Ctrl(fyne.KeyD)}, lang.X("key.duplicate", "Duplicate the line")},
		{[]fyne.KeyboardShortcut{Ctrl(fyne.KeyDelete)}, lang.X("key.delete_line", "Delete the line")},
		{[]fyne.KeyboardShortcut{Alt(fyne.KeyUp), Alt(fyne.KeyDown)}, lang.X("key.move_line", "Move the line")},
		{[]fyne.KeyboardShortcut{Plain(fyne.KeyF6), Shift(fyne.KeyF6)}, lang.X("key.leave_lines", "Leave the lines")},
	}
}

func formKeys() []KeyHelp {
	return []KeyHelp{
		{[]fyne.KeyboardShortcut{Plain(fyne.KeyTab), Shift(fyne.KeyTab)}, lang.X("key.fields", "Next field, previous field")},
		{[]fyne.KeyboardShortcut{Alt(fyne.KeyDown)}, lang.X("key.of_list", "Show a list or a calendar")},
		{[]fyne.KeyboardShortcut{Shift(fyne.KeyF10), Plain(desktop.KeyMenu)}, lang.X("key.of_context", "Menu of a field or row")},
		{plainKeys(fyne.KeySpace), lang.X("key.tick", "Tick, or press a button")},
		{[]fyne.KeyboardShortcut{Alt(fyne.KeyUp), Alt(fyne.KeyDown)}, lang.X("key.of_order", "Move a row while customizing")},
	}
}

func windowKeys() []KeyHelp {
	return []KeyHelp{
		{plainKeys(fyne.KeyF10), lang.X("key.of_menus", "Menus")},
		{plainKeys(fyne.KeyEscape), lang.X("key.of_escape", "Close a popup, clear the search, back to the rows")},
	}
}

func plainKeys(names ...fyne.KeyName) []fyne.KeyboardShortcut {
	keys := make([]fyne.KeyboardShortcut, len(names))
	for i, name := range names {
		keys[i] = Plain(name)
	}
	return keys
}
