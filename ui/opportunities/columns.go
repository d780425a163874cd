package opportunities

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/domain/region"
	"preventa/ui/kit"
)

// dash stands for "does not apply", never for zero.
const dash = "—"

// listColumns declares the columns of the list. money heads the columns of amounts in
// office currency, such as "$"; today is the day the next activities are seen from.
func listColumns(r region.Region, currency domain.Currency, today domain.Date) []kit.Column[office.Row] {
	money := r.Symbol(currency)
	text := func(id office.Column, title string, width float32, value func(office.Row) string) kit.Column[office.Row] {
		return kit.Column[office.Row]{ID: string(id), Title: title, Width: width, Sortable: true,
			Cell: func(row office.Row) kit.Cell { return kit.Cell{Text: value(row)} }}
	}
	quiet := func(id office.Column, title string, width float32, value func(office.Row) string) kit.Column[office.Row] {
		c := text(id, title, width, value)
		c.Cell = func(row office.Row) kit.Cell { return kit.Cell{Text: orDash(value(row)), Colour: kit.ColorText2} }
		return c
	}
	figure := func(id office.Column, title string, width float32, value func(office.Row) string) kit.Column[office.Row] {
		c := text(id, title, width, value)
		c.Align = fyne.TextAlignTrailing
		return c
	}
	date := func(id office.Column, title string, value func(office.Row) domain.Date) kit.Column[office.Row] {
		c := quiet(id, title, 90, func(row office.Row) string { return r.Date(value(row)) })
		c.Whole = true
		return c
	}
	number := figure(office.ColumnNumber, lang.X("opportunity.number_short", "№"), 52, func(row office.Row) string { return strconv.FormatInt(row.Number, 10) })
	number.Fixed = true
	number.Cell = func(row office.Row) kit.Cell {
		return kit.Cell{Text: strconv.FormatInt(row.Number, 10), Colour: kit.ColorText2}
	}
	name := text(office.ColumnName, lang.X("opportunity.name", "Name"), 168, func(row office.Row) string { return row.Name })
	name.Fixed = true
	customer := text(office.ColumnCustomer, lang.X("opportunity.customer", "Customer / prospect"), 152, func(row office.Row) string { return row.Customer })
	customer.Cell = customerCell
	state := text(office.ColumnState, lang.X("opportunity.state", "State"), 122, func(row office.Row) string { return row.State })
	state.Cell = stateCell
	weighted := figure(office.ColumnWeighted, lang.X("opportunity.weighted_in", "Weighted {{.Symbol}}", map[string]any{"Symbol": money}), 94,
		func(row office.Row) string { return weightedText(r, currency, row) })
	opened := date(office.ColumnOpened, lang.X("opportunity.opened_on", "Opened on"), func(row office.Row) domain.Date { return row.Opened })
	closed := date(office.ColumnClosed, lang.X("opportunity.closed_on", "Closed on"), func(row office.Row) domain.Date { return row.Closed })
	reason := quiet(office.ColumnLossReason, lang.X("opportunity.loss_reason", "Loss reason"), 120, func(row office.Row) string { return row.LossReason })
	opened.Hidden, closed.Hidden, reason.Hidden = true, true, true
	next := text(office.ColumnNext, lang.X("opportunity.next_activity", "Next activity"), 124, nil)
	next.Whole = true
	next.Cell = func(row office.Row) kit.Cell { return nextCell(r, today, row) }
	complete := figure(office.ColumnComplete, lang.X("opportunity.complete_short", "Compl."), 60, nil)
	complete.Cell = func(row office.Row) kit.Cell {
		return kit.Cell{Text: r.Percent(row.Completeness), Colour: kit.ColorText2}
	}
	complete.Tooltip, complete.Sortable = lang.X("opportunity.completeness", "Completeness"), false
	return []kit.Column[office.Row]{
		number, name, customer,
		quiet(office.ColumnContact, lang.X("opportunity.contact", "Contact"), 104, func(row office.Row) string { return row.Contact }),
		state,
		quiet(office.ColumnOrigin, lang.X("opportunity.origin", "Origin"), 84, func(row office.Row) string { return row.Origin }),
		quiet(office.ColumnSalesperson, lang.X("opportunity.salesperson", "Salesperson"), 106, func(row office.Row) string { return row.Salesperson }),
		figure(office.ColumnAmount, lang.X("opportunity.amount_in", "Amount {{.Symbol}}", map[string]any{"Symbol": money}), 100,
			func(row office.Row) string { return amountText(r, currency, row) }),
		figure(office.ColumnProbability, lang.X("opportunity.probability_short", "Prob."), 58,
			func(row office.Row) string { return r.Percent(row.Probability) }),
		weighted,
		date(office.ColumnExpected, lang.X("opportunity.expected_short", "Exp. close"), func(row office.Row) domain.Date { return row.Expected }),
		next, complete, opened, closed, reason,
	}
}

func orDash(text string) string {
	if text == "" {
		return dash
	}
	return text
}

func customerCell(row office.Row) kit.Cell {
	if row.Customer == "" {
		return kit.Cell{Text: dash, Colour: kit.ColorText2}
	}
	cell := kit.Cell{Text: row.Customer}
	if !row.Registered {
		cell.Tag = lang.X("customer.prospect_tag", "P")
		cell.Tooltip = lang.X("customer.prospect_tip", "{{.Name}}: a prospect, not registered as a customer yet", map[string]any{"Name": row.Customer})
	}
	return cell
}

func stateCell(row office.Row) kit.Cell {
	return kit.Cell{Text: row.State, Dot: kit.Paint(kit.Colour(row.StateColour))}
}

// amountText leaves the symbol out, for it heads the column; an amount in another
// currency carries its own.
func amountText(r region.Region, home domain.Currency, row office.Row) string {
	if row.Amount.Minor == 0 {
		return dash // nobody has said yet what it is worth
	}
	if row.Amount.Currency != home {
		return r.Money(row.Amount)
	}
	return r.Amount(row.Amount)
}

func weightedText(r region.Region, currency domain.Currency, row office.Row) string {
	if row.Class.IsClosed() || row.Unconverted || row.OfficeAmount == 0 {
		return dash
	}
	return r.Amount(domain.Money{Minor: row.Weighted, Currency: currency})
}
