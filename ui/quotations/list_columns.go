package quotations

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/domain/region"
	"preventa/ui/kit"
)

// listColumns declares the columns of the list of quotations.
func listColumns(r region.Region) []kit.Column[office.QuotationRow] {
	column := func(id office.Column, title string, width float32, cell func(office.QuotationRow) kit.Cell) kit.Column[office.QuotationRow] {
		return kit.Column[office.QuotationRow]{ID: string(id), Title: title, Width: width, Sortable: true, Cell: cell}
	}
	quiet := func(id office.Column, title string, width float32, value func(office.QuotationRow) string) kit.Column[office.QuotationRow] {
		return column(id, title, width, func(row office.QuotationRow) kit.Cell {
			return kit.Cell{Text: orDash(value(row)), Colour: kit.ColorText2}
		})
	}
	date := func(id office.Column, title string, value func(office.QuotationRow) domain.Date) kit.Column[office.QuotationRow] {
		c := quiet(id, title, 90, func(row office.QuotationRow) string { return r.Date(value(row)) })
		c.Whole = true
		return c
	}
	number := column(office.ColumnNumber, lang.X("quotation.number", "Number"), 126, func(row office.QuotationRow) kit.Cell {
		return kit.Cell{Text: row.Number, Note: domain.RevisionLetter(row.Revision)}
	})
	number.Fixed = true
	total := column(office.ColumnTotal, lang.X("quotation.total", "Total"), 118, func(row office.QuotationRow) kit.Cell {
		return kit.Cell{Text: r.Money(row.Total), Colour: signColour(row.Total.Minor)}
	})
	total.Align = fyne.TextAlignTrailing
	return []kit.Column[office.QuotationRow]{
		number,
		date(office.ColumnDate, lang.X("quotation.day", "Date"), func(row office.QuotationRow) domain.Date { return row.Day }),
		column(office.ColumnSubject, lang.X("quotation.subject", "Subject"), 216, func(row office.QuotationRow) kit.Cell { return kit.Cell{Text: row.Subject} }),
		column(office.ColumnCustomer, lang.X("quotation.customer", "Customer"), 172, func(row office.QuotationRow) kit.Cell { return kit.Cell{Text: orDash(row.Customer)} }),
		column(office.ColumnOpportunity, lang.X("quotation.opportunity", "Opportunity"), 216, opportunityCell),
		quiet(office.ColumnSalesperson, lang.X("quotation.salesperson", "Salesperson"), 124, func(row office.QuotationRow) string { return row.Salesperson }),
		column(office.ColumnStatus, lang.X("quotation.status", "Status"), 104, func(row office.QuotationRow) kit.Cell { return statusCell(row.Status) }),
		total,
		date(office.ColumnValidUntil, lang.X("quotation.valid_until", "Valid until"), func(row office.QuotationRow) domain.Date { return row.ValidUntil }),
		hidden(quiet(office.ColumnContact, lang.X("quotation.contact", "Contact"), 112, func(row office.QuotationRow) string { return row.Contact })),
	}
}

func hidden(c kit.Column[office.QuotationRow]) kit.Column[office.QuotationRow] {
	c.Hidden = true
	return c
}

func opportunityCell(row office.QuotationRow) kit.Cell {
	if row.OpportunityID == "" {
		return kit.Cell{Text: dash, Colour: kit.ColorText2}
	}
	return kit.Cell{Text: numbered(row.OpportunityNo, row.Opportunity)}
}

// numbered is what an opportunity is called where others are meant as well.
func numbered(number int64, name string) string {
	return lang.X("opportunity.number_short", "№") + " " + strconv.FormatInt(number, 10) + " " + name
}

// signColour shows a credit as such.
func signColour(minor int64) fyne.ThemeColorName {
	if minor < 0 {
		return kit.ColorLost
	}
	return kit.ColorText
}
