package quotations

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/ui/kit"
)

// fill shows the lines that are wanted.
func (c *comparison) fill() {
	c.rows = nil
	for i, line := range c.lines {
		if c.everything || line.Before == nil || line.After == nil || len(line.Changed) > 0 {
			c.rows = append(c.rows, comparedRow{strconv.Itoa(i), line, [2]domain.Currency{c.before.Currency, c.after.Currency}})
		}
	}
	c.grid.Reset()
	c.grid.SetCount(len(c.rows))
}

// columns are those of the old revision and, right of them, those of the new one.
func (c *comparison) columns() []kit.Column[comparedRow] {
	columns := []kit.Column[comparedRow]{{ID: "mark", Width: 30, Fixed: true, Cell: markCell}}
	gap := kit.Column[comparedRow]{ID: "gap", Width: 12, Fixed: true, Cell: func(comparedRow) kit.Cell { return kit.Cell{} }}
	return slices.Concat(columns, c.side(0), []kit.Column[comparedRow]{gap}, c.side(1))
}

// markCell says in a sign what became of a line.
func markCell(row comparedRow) kit.Cell {
	switch {
	case row.Before == nil:
		return kit.Cell{Text: "+", Colour: kit.ColorWon, Bold: true, Tooltip: lang.X("quotation.line_added", "Added")}
	case row.After == nil:
		return kit.Cell{Text: "−", Colour: kit.ColorLost, Bold: true, Tooltip: lang.X("quotation.line_removed", "Removed")}
	case len(row.Changed) > 0:
		return kit.Cell{Text: "≠", Colour: kit.ColorToday, Bold: true, Tooltip: lang.X("quotation.line_changed", "Changed")}
	}
	return kit.Cell{}
}

// side are the columns of one revision: 0 is the old one, 1 the new one.
func (c *comparison) side(at int) []kit.Column[comparedRow] {
	r := c.region
	column := func(id, title string, width float32, align fyne.TextAlign, text func(domain.Line, domain.Currency) string, fields ...string) kit.Column[comparedRow] {
		return kit.Column[comparedRow]{ID: id + strconv.Itoa(at), Title: title, Width: width, Align: align, Cell: func(row comparedRow) kit.Cell {
			line := []*domain.Line{row.Before, row.After}[at]
			if line == nil {
				return kit.Cell{}
			}
			return row.cell(text(*line, row.currencies[at]), fields)
		}}
	}
	left, right := fyne.TextAlignLeading, fyne.TextAlignTrailing
	quantity := func(l domain.Line, _ domain.Currency) string {
		if l.Unit == "" {
			return r.Quantity(l.Quantity)
		}
		return r.Quantity(l.Quantity) + " " + l.Unit
	}
	discount := func(l domain.Line, _ domain.Currency) string {
		if l.Discount == 0 {
			return ""
		}
		return r.Share(l.Discount)
	}
	return []kit.Column[comparedRow]{
		column("code", lang.X("line.code", "Code"), 84, left, func(l domain.Line, _ domain.Currency) string { return l.Code }, "code"),
		column("description", lang.X("line.description", "Description"), 136, left, func(l domain.Line, _ domain.Currency) string { return l.Description }, "description"),
		column("quantity", lang.X("line.quantity", "Quantity"), 72, right, quantity, "quantity", "unit"),
		column("price", lang.X("line.price", "Unit price"), 88, right, func(l domain.Line, currency domain.Currency) string {
			return r.Amount(domain.Money{Minor: l.Price, Currency: currency})
		}, "price"),
		column("discount", lang.X("line.discount_short", "Disc. %"), 64, right, discount, "discount"),
		column("tax", lang.X("line.tax_short", "Tax %"), 54, right, func(l domain.Line, _ domain.Currency) string { return r.Share(l.Tax) }, "tax"),
		column("net", lang.X("line.net", "Net"), 92, right, func(l domain.Line, currency domain.Currency) string {
			net, fits := l.Net()
			if !fits {
				return dash
			}
			return r.Amount(domain.Money{Minor: net, Currency: currency})
		}, "quantity", "price", "discount"),
	}
}

// cell shows a text of a line: what was added green, what was removed red, what changed
// in bold.
func (row comparedRow) cell(text string, fields []string) kit.Cell {
	switch {
	case row.Before == nil:
		return kit.Cell{Text: text, Colour: kit.ColorWon}
	case row.After == nil:
		return kit.Cell{Text: text, Colour: kit.ColorLost}
	case slices.ContainsFunc(fields, func(name string) bool { return slices.Contains(row.Changed, name) }):
		return kit.Cell{Text: text, Colour: kit.ColorToday, Bold: true}
	}
	return kit.Cell{Text: text, Colour: kit.ColorText2}
}
