package customers

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/domain/region"
	"preventa/ui/kit"
)

// listColumns declares the columns of the list. Amounts are in office currency.
func listColumns(r region.Region, currency domain.Currency) []kit.Column[office.CustomerRow] {
	quiet := func(id office.Column, title string, width float32, value func(office.CustomerRow) string) kit.Column[office.CustomerRow] {
		return kit.Column[office.CustomerRow]{ID: string(id), Title: title, Width: width, Sortable: true,
			Cell: func(row office.CustomerRow) kit.Cell {
				return kit.Cell{Text: orDash(value(row)), Colour: kit.ColorText2}
			}}
	}
	field := func(name string) string { return kit.FieldTitle(domain.KindCustomer, name) }
	name := quiet(office.ColumnName, field("name"), 190, nil)
	name.Fixed, name.Cell = true, customerCell
	standing := quiet(office.ColumnStanding, lang.X("customer.standing", "Standing"), 98, nil)
	standing.Cell = standingCell
	open := quiet(office.ColumnOpenCount, lang.X("customers.open", "Open"), 72, nil)
	open.Align, open.Tooltip = fyne.TextAlignTrailing, lang.X("customers.open_tip", "Opportunities that are open or on hold")
	open.Cell = func(row office.CustomerRow) kit.Cell { return openCell(r, currency, row) }
	won := quiet(office.ColumnWonAmount, lang.X("customers.won_in", "Won {{.Symbol}}", map[string]any{"Symbol": r.Symbol(currency)}), 100, nil)
	won.Align, won.Tooltip = fyne.TextAlignTrailing, lang.X("customers.won_tip", "Sum of the opportunities won, in the office's currency")
	won.Cell = func(row office.CustomerRow) kit.Cell { return wonCell(r, currency, row) }
	legal := quiet(office.ColumnLegalName, field("legal_name"), 136, func(row office.CustomerRow) string { return row.LegalName })
	country := quiet(office.ColumnCountry, field("country"), 74, func(row office.CustomerRow) string { return row.Country })
	return []kit.Column[office.CustomerRow]{
		name, legal,
		quiet(office.ColumnTaxID, lang.X("customers.tax_id_short", "Tax id"), 106, func(row office.CustomerRow) string { return row.TaxID }),
		standing,
		quiet(office.ColumnSector, field("sector"), 96, func(row office.CustomerRow) string { return row.Sector }),
		quiet(office.ColumnCity, field("city"), 98, func(row office.CustomerRow) string { return row.City }),
		country,
		quiet(office.ColumnPhones, field("phones"), 130, func(row office.CustomerRow) string { return row.Phones }),
		quiet(office.ColumnEmails, field("emails"), 140, func(row office.CustomerRow) string { return row.Emails }),
		quiet(office.ColumnSalesperson, field("salesperson"), 108, func(row office.CustomerRow) string { return row.Salesperson }),
		open, won,
	}
}

func customerCell(row office.CustomerRow) kit.Cell { return nameCell(row.Name, row.Registered) }

func standingCell(row office.CustomerRow) kit.Cell {
	if row.Blocked {
		return kit.Cell{Text: lang.X("customer.blocked_word", "Blocked"), Colour: kit.ColorLost, Dot: kit.Paint(kit.ColorLostDot),
			Tooltip: lang.X("customer.blocked_tip", "Blocked: nothing new is begun with it")}
	}
	dot := kit.ColorOpenDot
	if row.Registered {
		dot = kit.ColorWonDot
	}
	return kit.Cell{Text: standingText(row.Registered), Dot: kit.Paint(dot)}
}

func openCell(r region.Region, currency domain.Currency, row office.CustomerRow) kit.Cell {
	if row.Open == 0 {
		return kit.Cell{Text: dash, Colour: kit.ColorText2}
	}
	return kit.Cell{Text: r.Number(row.Open, 0), Tooltip: r.Money(domain.Money{Minor: row.OpenAmount, Currency: currency})}
}

func wonCell(r region.Region, currency domain.Currency, row office.CustomerRow) kit.Cell {
	if row.Won == 0 {
		return kit.Cell{Text: dash, Colour: kit.ColorText2}
	}
	return kit.Cell{Text: r.Amount(domain.Money{Minor: row.WonAmount, Currency: currency}),
		Tooltip: lang.XN("customers.won_count", "{{.Count}} opportunities won", int(row.Won), map[string]any{"Count": r.Number(row.Won, 0)})}
}
