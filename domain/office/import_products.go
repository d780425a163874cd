package office

import (
	"context"

	"preventa/domain"
	"preventa/domain/access"
)

// ImportProducts brings rows of a file in, in one set that Undo takes back as one. Good
// rows go in, bad ones are reported.
//
// A product is found by the fold of its code (without one, by that of its description
// among those without one) and updated. Of two rows that are one product the second is
// bad. An empty cell says nothing; a new product is priced in the office's currency.
//
// Forbidden, ReadOnly; Conflict when somebody changed the same records meanwhile.
func (s *Session) ImportProducts(ctx context.Context, rows []ImportRow, options ImportOptions) (ImportResult, error) {
	return s.Import(ctx, domain.KindProduct, rows, options)
}

var productRegisters = []registerReader{knowProducts}

func knowProducts(ctx context.Context, store Store, r *importRegisters) error {
	products, err := every[domain.Product](ctx, store)
	for _, p := range products {
		if p.RemovedAt == 0 {
			r.products.know(p, productKey(p.Code, p.Description))
		}
	}
	return err
}

// productKey is what a product is found by.
func productKey(code, description string) recordKey {
	if key := keyOf("code", "", domain.Fold(code)); key != (recordKey{}) {
		return key
	}
	return keyOf("description", "", domain.Fold(description))
}

func (r *importedRow) readProduct() domain.ID {
	key := productKey(r.value("code"), r.value("description"))
	before, known := r.products.named(key)
	after := before
	if !known {
		r.isNew = true
		after.ID, after.Currency = domain.NewID(), r.currency
	} else {
		r.takenBefore(key.by, before.ID)
		r.mayModify(key.by, access.Modify)
	}
	r.fillKey(&after.Code, "code", named)
	r.fillKey(&after.Description, "description", named)
	r.fill(&after.Unit, "unit")
	r.money(&after.Price, &after.Currency, "price")
	r.percentage(&after.Tax, "tax")
	r.yes(&after.Retired, "retired")
	r.check("description", after.Check())
	r.products.stageChanged(before, after, key)
	return after.ID
}

// percentage reads a percentage to two decimals, in hundredths of a percent.
func (r *importedRow) percentage(into *int, field string) {
	text := r.value(field)
	if text == "" {
		return
	}
	hundredths, err := importedHundredths(text, r.region)
	if err != nil {
		r.refuse(field, err)
		return
	}
	*into = hundredths
}
