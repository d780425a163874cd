package domain

import "math/big"

// Line is one line of a quotation.
type Line struct {
	ID          ID
	Version     int64
	Quotation   ID     `field:"quotation" ref:"quotation"`
	Place       int    `field:"place"` // order in the quotation, from 1
	Product     ID     `field:"product" ref:"product"`
	Code        string `field:"code"`
	Description string `field:"description"`
	Quantity    int64  `field:"quantity"` // thousandths; a negative one is a credit
	Unit        string `field:"unit"`
	Price       int64  `field:"price"`    // of one unit, minor units of the quotation's currency
	Discount    int    `field:"discount"` // hundredths of a percent
	Tax         int    `field:"tax"`      // hundredths of a percent
}

// Units of what a line holds.
const (
	QuantityScale = 1000   // of one unit
	WholePercent  = 10_000 // hundredths of a percent in 100 %
)

// MaxQuantity is the greatest quantity of a line, in thousandths.
const MaxQuantity int64 = 1_000_000_000 * QuantityScale

// MaxLines is how many lines a quotation can have.
const MaxLines = 10_000

// Kind is KindLine.
func (Line) Kind() Kind { return KindLine }

// Key is the id and the version read.
func (l Line) Key() (ID, int64) { return l.ID, l.Version }

// IsBlank reports that nothing was entered.
func (l Line) IsBlank() bool {
	return l.Code == "" && l.Description == "" && l.Price == 0 && l.Product == "" && (l.Quantity == 0 || l.Quantity == QuantityScale)
}

// Net is quantity × price less the discount, in minor units of the quotation's currency,
// rounded half up, which for a credit means half away from zero: it takes back exactly
// what the same line without the sign asks. False when it does not fit in 64 bits.
func (l Line) Net() (int64, bool) {
	exact := new(big.Int).Mul(big.NewInt(l.Quantity), big.NewInt(l.Price))
	exact.Mul(exact, big.NewInt(int64(WholePercent-l.Discount)))
	rounded := roundedQuotient(exact, big.NewInt(QuantityScale*WholePercent))
	return rounded.Int64(), rounded.IsInt64()
}

// TaxAmount is the tax on Net, rounded the same way.
func (l Line) TaxAmount() (int64, bool) {
	net, ok := l.Net()
	exact := new(big.Int).Mul(big.NewInt(net), big.NewInt(int64(l.Tax)))
	rounded := roundedQuotient(exact, big.NewInt(WholePercent))
	return rounded.Int64(), ok && rounded.IsInt64()
}

// Check validates the line.
func (l *Line) Check() error {
	var p Problems
	CheckLine(&p, "code", &l.Code)
	CheckNotes(&p, "description", &l.Description)
	CheckLine(&p, "unit", &l.Unit)
	if l.Description == "" && l.Code == "" {
		p.Add("description", "error.required", nil)
	}
	if l.Quantity > MaxQuantity || l.Quantity < -MaxQuantity {
		p.Add("quantity", "error.line.quantity", nil)
	}
	if l.Price > MaxAmount || l.Price < -MaxAmount {
		p.Add("price", "error.amount.too_big", nil)
	}
	if l.Discount < 0 || l.Discount > WholePercent {
		p.Add("discount", "error.line.discount", nil)
	}
	if l.Tax < 0 || l.Tax > WholePercent {
		p.Add("tax", "error.percent.range", nil)
	}
	return p.Err()
}
