// Package access says what a group of people may see and do.
package access

// Element is a screen, or a thing done from screens, that a group is granted.
type Element string

// The elements there are.
const (
	Opportunities Element = "opportunities"
	Customers     Element = "customers"
	Activities    Element = "activities"
	Quotations    Element = "quotations"
	Products      Element = "products"
	Currencies    Element = "currencies"
	RecycleBin    Element = "recycle_bin"
	Control       Element = "control"
	Reports       Element = "reports"
	DailyMovement Element = "daily_movement"
	Statistics    Element = "statistics"
	Catalogues    Element = "catalogues"
	Import        Element = "import"
	Export        Element = "export"
	Preferences   Element = "preferences"
	OfficeData    Element = "office"
)

// Elements lists them all.
var Elements = []Element{Opportunities, Customers, Activities, Quotations, Products, Currencies, RecycleBin, Control, Reports, DailyMovement, Statistics, Catalogues, Import, Export, Preferences, OfficeData}

// Right is what may be done with an element. "Others'" follows the salesperson responsible.
type Right uint8

// The rights, as bits of one value.
const (
	Read Right = 1 << iota
	ReadOthers
	Modify
	ModifyOthers
	Add
	Delete
)

// Grants are the rights a person has, by element.
type Grants map[Element]Right

// Everything grants all rights on every element: what administrators have.
func Everything() Grants {
	grants := Grants{}
	for _, e := range Elements {
		grants[e] = Read | ReadOthers | Modify | ModifyOthers | Add | Delete
	}
	return grants
}

// Has reports whether all the rights are granted on the element.
func (g Grants) Has(e Element, rights Right) bool { return g[e]&rights == rights }
