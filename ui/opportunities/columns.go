package opportunities

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/domain/region"
	"preventa/ui/kit"
)

// dash stands for "does not apply", never for zero.
const dash = "—"

// columnMaker makes the columns of the list as the office writes.
type columnMaker struct {
	region   region.Region
	currency domain.Currency // of the office
	today    domain.Date     // the day the next activities are seen from
}

// listColumns declares the columns of the list, in the order of office.Columns.
func listColumns(r region.Region, currency domain.Currency, today domain.Date) []kit.Column[office.Row] {
	m := columnMaker{r, currency, today}
	return slices.Concat(m.who(), m.what(), m.when(), m.rarer())
}

func (m columnMaker) text(id office.Column, title string, width float32, value func(office.Row) string) kit.Column[office.Row] {
	return kit.Column[office.Row]{ID: string(id), Title: title, Width: width, Sortable: true,
		Cell: func(row office.Row) kit.Cell { return kit.Cell{Text: value(row)} }}
}

func (m columnMaker) quiet(id office.Column, title string, width float32, value func(office.Row) string) kit.Column[office.Row] {
	c := m.text(id, title, width, value)
	c.Cell = func(row office.Row) kit.Cell { return kit.Cell{Text: orDash(value(row)), Colour: kit.ColorText2} }
	return c
}

func (m columnMaker) figure(id office.Column, title string, width float32, value func(office.Row) string) kit.Column[office.Row] {
	c := m.text(id, title, width, value)
	c.Align = fyne.TextAlignTrailing
	return c
}

func (m columnMaker) date(id office.Column, title string, value func(office.Row) domain.Date) kit.Column[office.Row] {
	c := m.quiet(id, title, 96, func(row office.Row) string { return m.region.Date(value(row)) })
	c.Whole = true
	return c
}

// who is the opportunity and the people about it.
func (m columnMaker) who() []kit.Column[office.Row] {
	number := m.figure(office.ColumnNumber, lang.X("opportunity.number_short", "№"), 50, nil)
	number.Fixed = true
	number.Tooltip = lang.X("opportunity.number", "Number")
	number.Cell = func(row office.Row) kit.Cell {
		return kit.Cell{Text: strconv.FormatInt(row.Number, 10), Colour: kit.ColorText2}
	}
	name := m.text(office.ColumnName, lang.X("opportunity.name", "Name"), 144, func(row office.Row) string { return row.Name })
	name.Fixed = true
	customer := m.text(office.ColumnCustomer, lang.X("opportunity.customer", "Customer / prospect"), 144, nil)
	customer.Cell = customerCell
	state := m.text(office.ColumnState, lang.X("opportunity.state", "State"), 150, nil)
	state.Cell = stateCell
	return []kit.Column[office.Row]{
		number, name, customer,
		m.quiet(office.ColumnContact, lang.X("opportunity.contact", "Contact"), 96, func(row office.Row) string { return row.Contact }),
		state,
		m.quiet(office.ColumnOrigin, lang.X("opportunity.origin", "Origin"), 88, func(row office.Row) string { return row.Origin }),
		m.quiet(office.ColumnSalesperson, lang.X("opportunity.salesperson", "Salesperson"), 100, func(row office.Row) string { return row.Salesperson }),
	}
}

// what is what it is worth; the currency heads the columns of amounts, such as "$".
func (m columnMaker) what() []kit.Column[office.Row] {
	symbol := map[string]any{"Symbol": m.region.Symbol(m.currency)}
	probability := m.figure(office.ColumnProbability, lang.X("opportunity.probability_short", "Prob."), 56,
		func(row office.Row) string { return m.region.Percent(row.Probability) })
	probability.Tooltip = lang.X("opportunity.probability", "Probability")
	weighted := m.figure(office.ColumnWeighted, lang.X("opportunity.weighted_in", "Weighted {{.Symbol}}", symbol), 92, nil)
	weighted.Tooltip = weightedFormula()
	weighted.Cell = m.weightedCell
	return []kit.Column[office.Row]{
		m.figure(office.ColumnAmount, lang.X("opportunity.amount_in", "Amount {{.Symbol}}", symbol), 92,
			func(row office.Row) string { return amountText(m.region, m.currency, row) }),
		probability, weighted,
	}
}

// when is what is expected next, and how it has gone so far.
func (m columnMaker) when() []kit.Column[office.Row] {
	expected := m.date(office.ColumnExpected, lang.X("opportunity.expected_short", "Exp. close"), func(row office.Row) domain.Date { return row.Expected })
	expected.Tooltip = lang.X("opportunity.expected", "Expected close")
	next := m.text(office.ColumnNext, lang.X("opportunity.next_activity", "Next activity"), 116, nil)
	next.Whole = true
	next.Cell = func(row office.Row) kit.Cell { return nextCell(m.region, m.today, row) }
	days := m.figure(office.ColumnDays, lang.X("opportunity.days_in_state", "Days in state"), 56, nil)
	days.Short = lang.X("opportunity.days_column", "Days")
	days.Tooltip = lang.X("formula.days_in_state", "Days in the state it is in, every stay in it added up")
	days.Cell = m.daysCell
	complete := m.figure(office.ColumnComplete, lang.X("opportunity.complete_short", "Compl."), 60, nil)
	complete.Cell = func(row office.Row) kit.Cell {
		return kit.Cell{Text: m.region.Percent(row.Completeness), Colour: kit.ColorText2}
	}
	complete.Tooltip = lang.X("formula.complete", "Completeness: what is filled in of what matters, by the weight the office gives each field")
	complete.Hidden = true
	return []kit.Column[office.Row]{expected, next, days, complete}
}

// rarer are the columns that show once they are chosen.
func (m columnMaker) rarer() []kit.Column[office.Row] {
	rarer := []kit.Column[office.Row]{
		m.date(office.ColumnOpened, lang.X("opportunity.opened_on", "Opened on"), func(row office.Row) domain.Date { return row.Opened }),
		m.date(office.ColumnClosed, lang.X("opportunity.closed_on", "Closed on"), func(row office.Row) domain.Date { return row.Closed }),
		m.quiet(office.ColumnLossReason, lang.X("opportunity.loss_reason", "Loss reason"), 120, func(row office.Row) string { return row.LossReason }),
		m.quiet(office.ColumnClass, fieldTitle(office.ColumnClass), 90, func(row office.Row) string { return wordName(office.ColumnClass, string(row.Class)) }),
		m.quiet(office.ColumnReference, lang.X("opportunity.reference", "Reference"), 110, func(row office.Row) string { return row.Reference }),
		m.quiet(office.ColumnCurrency, lang.X("opportunity.currency", "Currency"), 70, func(row office.Row) string { return string(row.Amount.Currency) }),
		m.quiet(office.ColumnCompetitor, lang.X("opportunity.competitor", "Competitor"), 110, func(row office.Row) string { return row.Competitor }),
		m.quiet(office.ColumnCredited, lang.X("opportunity.credited_to", "Salesperson at closing"), 110, func(row office.Row) string { return row.Credited }),
		m.quiet(office.ColumnTags, lang.X("opportunity.tags", "Tags"), 130, func(row office.Row) string { return strings.Join(row.Tags, ", ") }),
		m.date(office.ColumnHoldUntil, lang.X("opportunity.hold_until", "Hold until"), func(row office.Row) domain.Date { return row.HoldUntil }),
	}
	for i := range rarer {
		rarer[i].Hidden = true
	}
	return rarer
}

// weightedCell says in its tooltip how the figure came about.
func (m columnMaker) weightedCell(row office.Row) kit.Cell {
	cell := kit.Cell{Text: weightedText(m.region, m.currency, row)}
	if cell.Text != dash {
		amount := m.region.Money(domain.Money{Minor: row.OfficeAmount, Currency: m.currency})
		cell.Tooltip = amount + " × " + m.region.Percent(row.Probability) + " = " + m.region.Money(domain.Money{Minor: row.Weighted, Currency: m.currency})
	}
	return cell
}

// daysCell is red once the opportunity is too long in its state.
func (m columnMaker) daysCell(row office.Row) kit.Cell {
	cell := kit.Cell{Text: m.region.Number(int64(row.Days), 0), Colour: kit.ColorText2}
	if row.Rots() {
		cell.Colour = kit.ColorOverdue
		cell.Tooltip = lang.X("opportunity.rots", "Longer in “{{.State}}” than {{.Limit}} days, its limit", map[string]any{"State": row.State, "Limit": row.RotLimit})
	}
	return cell
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
