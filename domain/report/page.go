package report

import (
	"image"
	"image/color"
)

// PageSetup is how a sheet is laid out on paper. Its zero value prints a list as it shows:
// on the paper of the region, across where the columns need it.
type PageSetup struct {
	Paper       Paper
	Orientation Orientation
	// SubtotalsBelow puts the subtotals of a group under its rows instead of on its line.
	SubtotalsBelow bool
	// GroupOnPage begins each group on a new page.
	GroupOnPage bool
	// SheetPerGroup gives each group a sheet of its own in a workbook, after one of their totals.
	SheetPerGroup bool
	// Counted says how many rows a group has, behind its name; nil: the number alone.
	Counted func(n int) string
	// Subtotal is what the line of a group's subtotals is called; nil: its name.
	Subtotal func(label string) string
	// PageOf is what the foot says of a page, and Continued what the foot of a page says is
	// still to come; nil: "1 / 2", and nothing.
	PageOf    func(page, pages int) string
	Continued func(groups []string) string
	// Issued says under whose sheet it is when it was made, and who made it; nil: the notes say so.
	Issued func(at, by string) string
	// Again stands behind the name of a group that goes on on another page; "": it is not named
	// there. Empty stands where there are no rows.
	Again, Empty string
}

// Paper is a size of paper; "" is that of the region.
type Paper string

// The papers there are.
const (
	A4     Paper = "A4"
	Letter Paper = "Letter"
)

// Papers lists them.
var Papers = []Paper{A4, Letter}

// Orientation is how paper lies; "" is as the columns need it.
type Orientation string

// The orientations.
const (
	Upright Orientation = "portrait"
	Across  Orientation = "landscape"
)

// Orientations lists them.
var Orientations = []Orientation{Upright, Across}

// Page is a page of paper as it is printed, for a screen to show. Places and sizes are in
// millimetres from its upper left corner. What stands in it is painted in this order.
type Page struct {
	Width, Height float64
	Boxes         []PageBox
	Pictures      []PagePicture
	Rules         []PageRule
	Dots          []PageDot
	Texts         []PageText
	Rows          []PageRow // where rows stand that open a record
}

// PageBox is a painted ground.
type PageBox struct {
	X, Y, Width, Height float64
	Colour              color.Color
}

// PagePicture is a picture.
type PagePicture struct {
	X, Y, Width, Height float64
	Image               image.Image
}

// PageRule is a line.
type PageRule struct {
	X1, Y1, X2, Y2, Thick float64
	Colour                color.Color
}

// PageDot is a filled circle around a middle.
type PageDot struct {
	X, Y, Radius float64
	Colour       color.Color
}

// PageText is a text. Y is its baseline; X its left end, or its right one where Right says so.
type PageText struct {
	X, Y   float64
	Right  bool
	Size   float64 // points
	Bold   bool
	Colour color.Color
	Text   string
	Width  float64 // what it takes
}

// PageRow is where a row stands.
type PageRow struct {
	Y, Height float64
	Record    Record
}
