package kit

import (
	"fyne.io/fyne/v2"

	"preventa/domain/change"
)

// ID tells the list from the other screens.
func (l *Listing[R]) ID() string { return l.options.ID }

// Title names the tab.
func (l *Listing[R]) Title() string { return l.options.Words().Title }

// Content is the grid below its filters.
func (l *Listing[R]) Content() fyne.CanvasObject { return l.body }

// Status says how many rows there are, or what the totals say instead.
func (l *Listing[R]) Status() string {
	if l.totals.Status != nil {
		return l.totals.Status()
	}
	return l.options.Counted(l.totals.Count)
}

// Tools are the commands of the list and its search box.
func (l *Listing[R]) Tools(c *Commands) Tools {
	tools := Tools{Right: []fyne.CanvasObject{l.search}}
	if l.options.Tools != nil {
		tools.Items = l.options.Tools(c)
	}
	return tools
}

// Do gives what a command does on the list.
func (l *Listing[R]) Do(command string) func() {
	switch command {
	case "record.open":
		if row, ok := l.One(); ok && l.options.Open != nil {
			return func() { l.open(row) }
		}
	case "record.delete":
		if l.Chosen() > 0 && l.mayDelete() {
			return l.deleteSelected
		}
	case "search":
		return l.focusSearch
	case "refresh":
		return l.Refresh
	case "columns":
		if l.instead == nil {
			return l.chooseColumns
		}
	case "expand.all":
		if l.isGrouped() && l.instead == nil {
			return l.grid.ExpandAll
		}
	case "collapse.all":
		if l.isGrouped() && l.instead == nil {
			return l.grid.CollapseAll
		}
	}
	return nil
}

// Follow shows what was committed, keeping scroll and selection.
func (l *Listing[R]) Follow(set change.Set) {
	if set.Touches(l.options.Kinds...) {
		l.Refresh()
	}
}

// Shown gives the keyboard to the rows.
func (l *Listing[R]) Shown() { l.focusRows() }

// Closed drops answers still under way.
func (l *Listing[R]) Closed() {
	l.asking.cancel()
	l.counted.Forget()
	l.grouped.Forget()
	l.chipped.Forget()
}
