package activities

import (
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/domain/region"
	"preventa/ui/kit"
)

// listColumns declares the columns of the list, as seen on a day.
func listColumns(r region.Region, today domain.Date) []kit.Column[office.ActivityRow] {
	column := func(id office.Column, title string, width float32, cell func(office.ActivityRow) kit.Cell) kit.Column[office.ActivityRow] {
		return kit.Column[office.ActivityRow]{ID: string(id), Title: title, Width: width, Sortable: true, Cell: cell}
	}
	quiet := func(id office.Column, title string, width float32, value func(office.ActivityRow) string) kit.Column[office.ActivityRow] {
		return column(id, title, width, func(row office.ActivityRow) kit.Cell { return quietCell(value(row)) })
	}
	day := column(office.ColumnDay, lang.X("activity.when", "Day and time"), 138, func(row office.ActivityRow) kit.Cell { return dayCell(r, row, today) })
	day.Fixed, day.Whole = true, true
	subject := column(office.ColumnSubject, lang.X("activity.subject", "Subject"), 260, func(row office.ActivityRow) kit.Cell {
		return kit.Cell{Text: row.Subject, Tooltip: row.Notes}
	})
	subject.Fixed = true
	people := quiet(office.ColumnPeople, lang.X("activity.people", "People"), 130, func(row office.ActivityRow) string { return row.People })
	people.Sortable = false
	return []kit.Column[office.ActivityRow]{
		day,
		column(office.ColumnType, lang.X("activity.type", "Type"), 110, func(row office.ActivityRow) kit.Cell {
			return kit.Cell{Text: row.Type, Icon: iconOf(row), Colour: kit.ColorText2}
		}),
		subject,
		quiet(office.ColumnOpportunity, lang.X("activity.opportunity", "Opportunity"), 200, func(row office.ActivityRow) string { return numbered(row.Number, row.Opportunity) }),
		quiet(office.ColumnCustomer, lang.X("activity.customer", "Customer"), 160, func(row office.ActivityRow) string { return row.Customer }),
		quiet(office.ColumnContact, lang.X("activity.contact", "Contact"), 130, func(row office.ActivityRow) string { return row.Contact }),
		people,
		quiet(office.ColumnMinutes, lang.X("activity.minutes", "Duration"), 92, func(row office.ActivityRow) string { return kit.MinutesText(row.Minutes) }),
		column(office.ColumnDone, lang.X("activity.status", "Status"), 112, func(row office.ActivityRow) kit.Cell { return statusCell(row, today) }),
	}
}

func quietCell(text string) kit.Cell {
	if text == "" {
		text = dash
	}
	return kit.Cell{Text: text, Colour: kit.ColorText2}
}

// dayCell shows when an activity is, in the colour of its urgency.
func dayCell(r region.Region, row office.ActivityRow, today domain.Date) kit.Cell {
	cell := kit.Cell{Text: r.Date(row.Day), Colour: urgencyColour(row.Urgency(today))}
	if row.Minute != 0 {
		cell.Text += " " + clockText(r, row.Minute)
	}
	return cell
}

// statusCell says in a word how an activity stands.
func statusCell(row office.ActivityRow, today domain.Date) kit.Cell {
	switch row.Urgency(today) {
	case domain.Overdue:
		return kit.Cell{Text: lang.X("activity.status_overdue", "Overdue"), Dot: kit.Paint(kit.ColorOverdueDot)}
	case domain.Today:
		return kit.Cell{Text: lang.X("activity.status_today", "Today"), Dot: kit.Paint(kit.ColorTodayDot)}
	case domain.Planned:
		return kit.Cell{Text: lang.X("activity.status_planned", "Planned"), Dot: kit.Paint(kit.ColorPlannedDot)}
	}
	return kit.Cell{Text: lang.X("activity.already_done", "Done"), Icon: "check", Colour: kit.ColorText2}
}
