package office

import (
	"context"

	"preventa/domain"
	"preventa/domain/access"
)

// ReadLines makes lines of a quotation in a currency of rows of a file. A line whose code
// is that of a product takes from it what the row does not say; its price only in the
// product's own currency. Without a quantity it is one. Tax is the office's where nothing
// says another. Bad rows are reported, with the field.
// Forbidden.
func (s *Session) ReadLines(ctx context.Context, rows []ImportRow, currency domain.Currency) (lines []domain.Line, bad []BadRow, err error) {
	if err := s.require(access.Quotations, access.Add); err != nil {
		return nil, nil, err
	}
	i := &importing{
		plan:    importPlan{element: access.Quotations},
		session: s, region: s.office.Region(), currency: currency, today: s.office.Today(),
	}
	if err := i.readAll(ctx, s.store, productRegisters); err != nil {
		return nil, nil, err
	}
	for _, row := range rows {
		r := importedRow{importing: i, row: row}
		line := r.readLine()
		if len(r.problems) > 0 {
			bad = append(bad, badRow(row.Line, r.problems[0]))
			continue
		}
		lines = append(lines, line)
	}
	return lines, bad, nil
}

func (r *importedRow) readLine() domain.Line {
	if r.row.Problem != nil {
		r.problems = domain.Problems{*r.row.Problem}
		return domain.Line{}
	}
	line := r.lineOfProduct()
	r.fill(&line.Code, "code")
	r.fillNotes(&line.Description, "description")
	r.fill(&line.Unit, "unit")
	if text := r.value("price"); text != "" {
		price, err := importedAmount(text, r.currency, r.region)
		if err != nil {
			r.refuse("price", err)
		}
		line.Price = price.Minor
	}
	if text := r.value("quantity"); text != "" {
		quantity, err := importedNumber(text, quantityDigits, r.region)
		if err != nil {
			r.refuse("quantity", err)
		}
		line.Quantity = quantity
	}
	r.percentage(&line.Discount, "discount")
	r.percentage(&line.Tax, "tax")
	r.check("description", line.Check())
	return line
}

// lineOfProduct is what the product of the row's code says of a line.
func (r *importedRow) lineOfProduct() domain.Line {
	line := domain.Line{Quantity: domain.QuantityScale, Tax: r.session.office.Data().TaxRate}
	code := r.value("code")
	if code == "" {
		return line
	}
	product, known := r.products.named(productKey(code, ""))
	if !known {
		return line
	}
	line.Product, line.Description, line.Unit, line.Tax = product.ID, product.Description, product.Unit, product.Tax
	if product.Currency == r.currency {
		line.Price = product.Price
	}
	return line
}
