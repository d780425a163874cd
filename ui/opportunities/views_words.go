package opportunities

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"preventa/domain/office"
	"preventa/ui/kit"
)

// viewName names a view: one that every office has in the language in force.
func viewName(v view) string {
	switch v.key {
	case office.ViewMyOpen:
		return lang.X("view.my_open", "My open")
	case office.ViewOverdue:
		return lang.X("view.overdue", "Overdue")
	case office.ViewClosingMonth:
		return lang.X("view.closing_this_month", "Closing this month")
	case office.ViewNoNextActivity:
		return lang.X("view.no_next", "No next activity")
	case office.ViewRotting:
		return lang.X("view.rotting", "Rotting")
	case office.ViewWonQuarter:
		return lang.X("view.won_this_quarter", "Won this quarter")
	case office.ViewIncomplete:
		return lang.X("view.incomplete", "Incomplete")
	case office.ViewAll:
		return lang.X("view.all", "All")
	}
	return v.saved.Name
}

// viewTip says what the view of a chip holds, where its name does not.
func viewTip(v view) string {
	switch v.key {
	case office.ViewOverdue:
		return lang.X("view.overdue_tip", "Not closed, and the expected close or the next activity is past")
	case office.ViewRotting:
		return lang.X("view.rotting_tip", "Longer in its state than the limit: its own, or what 80 % of the won ones needed")
	case office.ViewIncomplete:
		return lang.X("view.incomplete_tip", "Not closed, and less than 80 % complete")
	case office.ViewWonQuarter:
		return lang.X("view.won_this_quarter_tip", "Won, and closed in this quarter")
	}
	return ""
}

// viewDots mark the views that ask for attention.
var viewDots = map[string]fyne.ThemeColorName{office.ViewOverdue: kit.ColorOverdueDot}

// viewEmpty says why a view every office has shows nothing.
func viewEmpty(key string) string {
	switch key {
	case office.ViewMyOpen:
		return lang.X("view.my_open_empty", "You have no open opportunities.")
	case office.ViewOverdue:
		return lang.X("view.overdue_empty", "Nothing is overdue.")
	case office.ViewClosingMonth:
		return lang.X("view.closing_this_month_empty", "Nothing is expected to close this month.")
	case office.ViewNoNextActivity:
		return lang.X("view.no_next_empty", "Every open opportunity has a next activity.")
	case office.ViewRotting:
		return lang.X("view.rotting_empty", "No opportunity has been in its state for too long.")
	case office.ViewWonQuarter:
		return lang.X("view.won_this_quarter_empty", "Nothing has been won this quarter yet.")
	case office.ViewIncomplete:
		return lang.X("view.incomplete_empty", "No open opportunity lacks much.")
	}
	return ""
}
