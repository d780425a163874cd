package domain

// Product is something quotations offer.
type Product struct {
	ID          ID
	Version     int64
	Code        string   `field:"code"` // unique by its fold, where there is one
	Description string   `field:"description"`
	Unit        string   `field:"unit"`
	Price       int64    `field:"price"` // of one unit, minor units of Currency
	Currency    Currency `field:"currency"`
	Tax         int      `field:"tax"` // hundredths of a percent
	Retired     bool     `field:"retired"`
	RemovedAt   int64    `field:"removed_at"` // UTC milliseconds it went to the recycle bin, 0: it did not
}

// Kind is KindProduct.
func (Product) Kind() Kind { return KindProduct }

// Key is the id and the version read.
func (p Product) Key() (ID, int64) { return p.ID, p.Version }

// Check validates the product.
func (p *Product) Check() error {
	var problems Problems
	CheckLine(&problems, "code", &p.Code)
	CheckLine(&problems, "description", &p.Description)
	CheckLine(&problems, "unit", &p.Unit)
	if p.Description == "" {
		problems.Add("description", "error.required", nil)
	}
	if !p.Currency.Valid() {
		problems.Add("currency", "error.currency", Args{"Value": p.Currency})
	}
	if p.Price < 0 || p.Price > MaxAmount {
		problems.Add("price", "error.product.price", nil)
	}
	if p.Tax < 0 || p.Tax > WholePercent {
		problems.Add("tax", "error.percent.range", nil)
	}
	return problems.Err()
}
