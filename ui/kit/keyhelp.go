package kit

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"
)

// KeyHelp says what keys do in a part of the window. The keys of commands are not among
// them: the table of the commands says those.
type KeyHelp struct {
	Keys    []fyne.KeyboardShortcut // any of them
	Letters bool                    // whatever is typed
	Title   string                  // what they do, in the language in force
}

// Text writes the keys as people do.
func (k KeyHelp) Text() string {
	texts := make([]string, len(k.Keys))
	for i, key := range k.Keys {
		texts[i] = ShortcutText(key)
	}
	if k.Letters {
		texts = append(texts, lang.X("key.letters", "Letters"))
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
		{lang.X("keys.cell", "While a cell is edited"), cellHelp()},
		{lang.X("keys.board", "On the board"), boardKeys()},
		{lang.X("keys.calendar", "In the calendar"), calendarKeys()},
		{lang.X("keys.dashboard", "In Opportunity Control"), dashboardKeys()},
		{lang.X("keys.lines", "In the lines of a quotation"), lineKeys()},
		{lang.X("keys.forms", "In forms"), formKeys()},
		{lang.X("keys.window", "In the whole window"), windowKeys()},
	}
}

func listKeys() []KeyHelp {
	return []KeyHelp{
		plainHelp(lang.X("key.rows", "Row up, row down"), fyne.KeyUp, fyne.KeyDown),
		plainHelp(lang.X("key.pages", "Page up, page down"), fyne.KeyPageUp, fyne.KeyPageDown),
		plainHelp(lang.X("key.ends", "First row, last row"), fyne.KeyHome, fyne.KeyEnd),
		plainHelp(lang.X("key.cells", "Cell to the left, to the right; group closed, open"), fyne.KeyLeft, fyne.KeyRight),
		help(lang.X("key.end_cells", "First cell, last cell"), Ctrl(fyne.KeyLeft), Ctrl(fyne.KeyRight)),
		extendHelp(),
		aloneHelp(),
		plainHelp(lang.X("key.toggle", "Select the row, or no longer"), fyne.KeySpace),
		help(lang.X("key.all", "Select all rows"), &fyne.ShortcutSelectAll{}),
		plainHelp(lang.X("key.of_row", "Open the record of a row"), fyne.KeyReturn),
		{Letters: true, Title: lang.X("key.type", "Edit the cell, or search")},
		plainHelp(lang.X("key.of_delete", "Delete the selected rows"), fyne.KeyDelete),
		unselectHelp(),
		menuHelp(lang.X("key.of_cell", "Menu of the row")),
		help(lang.X("key.of_column", "Menu of the column"), Alt(fyne.KeyDown)),
	}
}

func cellHelp() []KeyHelp {
	return []KeyHelp{
		plainHelp(lang.X("key.keep_cell", "Keep what was typed"), fyne.KeyReturn),
		help(lang.X("key.next_cell", "On to the next cell, the one before"), Plain(fyne.KeyTab), Shift(fyne.KeyTab)),
		plainHelp(lang.X("key.leave_cell", "Leave the cell as it was"), fyne.KeyEscape),
	}
}

func boardKeys() []KeyHelp {
	return []KeyHelp{
		plainHelp(lang.X("key.cards", "Card up, card down"), fyne.KeyUp, fyne.KeyDown),
		plainHelp(lang.X("key.board_columns", "Column to the left, to the right"), fyne.KeyLeft, fyne.KeyRight),
		plainHelp(lang.X("key.pages", "Page up, page down"), fyne.KeyPageUp, fyne.KeyPageDown),
		plainHelp(lang.X("key.end_cards", "First card, last card"), fyne.KeyHome, fyne.KeyEnd),
		help(lang.X("key.end_columns", "First column, last column"), Ctrl(fyne.KeyHome), Ctrl(fyne.KeyEnd)),
		{Letters: true, Title: lang.X("key.type_card", "Card whose name begins so")},
		help(lang.X("key.move_card", "Move the cards to the column beside"), Ctrl(fyne.KeyLeft), Ctrl(fyne.KeyRight)),
		extendHelp(),
		aloneHelp(),
		plainHelp(lang.X("key.toggle_card", "Select the card, or no longer"), fyne.KeySpace),
		help(lang.X("key.all_cards", "Select the whole column"), &fyne.ShortcutSelectAll{}),
		plainHelp(lang.X("key.of_card", "Open the record of the card"), fyne.KeyReturn, fyne.KeyF2),
		unselectHelp(),
		menuHelp(lang.X("key.card_menu", "Menu of the card or the column")),
	}
}

func calendarKeys() []KeyHelp {
	month, week, day := letter(lang.X("calendar.month", "Month")), letter(lang.X("calendar.week", "Week")), letter(lang.X("calendar.day", "Day"))
	return []KeyHelp{
		plainHelp(lang.X("key.days", "Day before, day after"), fyne.KeyLeft, fyne.KeyRight),
		plainHelp(lang.X("key.weeks", "Week, or entry of the day, before, after"), fyne.KeyUp, fyne.KeyDown),
		help(lang.X("key.entries", "Next entry, previous entry of the day"), Plain(fyne.KeyTab), Shift(fyne.KeyTab)),
		plainHelp(lang.X("key.turn", "Turn to the days before, to those after"), fyne.KeyPageUp, fyne.KeyPageDown),
		plainHelp(lang.X("key.today", "To today"), fyne.KeyHome, letter(lang.X("calendar.today", "Today"))),
		plainHelp(lang.X("key.spans", "Month, week, day"), month, week, day),
		help(lang.X("key.move_entry", "Move the entry to the day before, after"), Ctrl(fyne.KeyLeft), Ctrl(fyne.KeyRight)),
		help(lang.X("key.push", "Move it by a quarter of an hour; in a month, by a week"), Ctrl(fyne.KeyUp), Ctrl(fyne.KeyDown)),
		plainHelp(lang.X("key.plan", "New activity on the day"), fyne.KeyInsert, letter(lang.X("my_day.new_activity", "New activity"))),
		plainHelp(lang.X("key.of_entry", "Open the entry"), fyne.KeyReturn, fyne.KeyF2),
		plainHelp(lang.X("key.complete", "Complete the activity"), fyne.KeySpace),
		plainHelp(lang.X("key.delete_activity", "Delete the activity"), fyne.KeyDelete),
		plainHelp(lang.X("key.leave_entry", "From the entry back to its day"), fyne.KeyEscape),
		menuHelp(lang.X("key.entry_menu", "Menu of the entry or the day")),
	}
}

func dashboardKeys() []KeyHelp {
	return []KeyHelp{
		help(lang.X("key.charts", "Next chart, previous chart"), Plain(fyne.KeyTab), Shift(fyne.KeyTab)),
		plainHelp(lang.X("key.figures", "Figure beside, above, below; beyond the last one, the next chart"), fyne.KeyLeft, fyne.KeyRight, fyne.KeyUp, fyne.KeyDown),
		plainHelp(lang.X("key.end_figures", "First figure, last figure"), fyne.KeyHome, fyne.KeyEnd),
		plainHelp(lang.X("key.of_figure", "List the opportunities of the figure"), fyne.KeyReturn),
		menuHelp(lang.X("key.chart_menu", "Menu of the figure and its chart")),
	}
}

// letter is the key that what a text says is typed with: its first letter.
func letter(text string) fyne.KeyName {
	first, _ := utf8.DecodeRuneInString(text)
	return fyne.KeyName(unicode.ToUpper(first))
}

func lineKeys() []KeyHelp {
	return []KeyHelp{
		plainHelp(lang.X("key.edit_cell", "Edit the cell"), fyne.KeyF2, fyne.KeyReturn),
		help(lang.X("key.duplicate", "Duplicate the line"), Ctrl(fyne.KeyD)),
		help(lang.X("key.delete_line", "Delete the line"), Ctrl(fyne.KeyDelete)),
		help(lang.X("key.move_line", "Move the line"), Alt(fyne.KeyUp), Alt(fyne.KeyDown)),
		help(lang.X("key.leave_lines", "Leave the lines"), Plain(fyne.KeyF6), Shift(fyne.KeyF6)),
	}
}

func formKeys() []KeyHelp {
	return []KeyHelp{
		help(lang.X("key.fields", "Next field, previous field"), Plain(fyne.KeyTab), Shift(fyne.KeyTab)),
		help(lang.X("key.of_list", "Show a list or a calendar"), Alt(fyne.KeyDown)),
		menuHelp(lang.X("key.of_context", "Menu of a field or row")),
		plainHelp(lang.X("key.tick", "Tick, or press a button"), fyne.KeySpace),
		help(lang.X("key.of_order", "Move a row while customizing"), Alt(fyne.KeyUp), Alt(fyne.KeyDown)),
	}
}

func windowKeys() []KeyHelp {
	return []KeyHelp{
		plainHelp(lang.X("key.of_menus", "Menus"), fyne.KeyF10),
		plainHelp(lang.X("key.of_escape", "Close a popup, clear the search, back to the rows"), fyne.KeyEscape),
	}
}

// The keys that lists and the board share.
func extendHelp() KeyHelp {
	return help(lang.X("key.extend", "Extend the selection"), Shift(fyne.KeyUp), Shift(fyne.KeyDown))
}

func aloneHelp() KeyHelp {
	return help(lang.X("key.move_alone", "Move and leave the selection"), Ctrl(fyne.KeyUp), Ctrl(fyne.KeyDown))
}

func unselectHelp() KeyHelp {
	return plainHelp(lang.X("key.unselect", "Select nothing"), fyne.KeyEscape)
}

// menuHelp is the keys that open a menu where the keyboard is.
func menuHelp(title string) KeyHelp {
	return help(title, Shift(fyne.KeyF10), Plain(desktop.KeyMenu))
}

func help(title string, keys ...fyne.KeyboardShortcut) KeyHelp {
	return KeyHelp{Keys: keys, Title: title}
}

func plainHelp(title string, names ...fyne.KeyName) KeyHelp {
	keys := make([]fyne.KeyboardShortcut, len(names))
	for i, name := range names {
		keys[i] = Plain(name)
	}
	return help(title, keys...)
}
