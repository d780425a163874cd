package quotations

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/office"
	"preventa/domain/region"
	"preventa/ui/kit"
)

// ProductsID is the id of the list of products among the screens.
const ProductsID = "products"

// Products is the screen of what quotations offer.
type Products struct {
	kit.Listing[domain.Product]
	host kit.Host
}

var _ kit.Screen = (*Products)(nil)

// NewProducts makes the screen and starts to read.
func NewProducts(host kit.Host) kit.Screen {
	p := &Products{host: host}
	region := func() region.Region { return host.Session().Office().Region() }
	p.Start(host, kit.ListingOptions[domain.Product]{
		ID:    ProductsID,
		Words: productWords,
		Counted: func(n int) string {
			return lang.XN("products.count", "{{.Count}} products", n, map[string]any{"Count": region().Number(int64(n), 0)})
		},
		Columns:     func() []kit.Column[domain.Product] { return productColumns(region()) },
		Sort:        kit.Sort{Column: string(office.ColumnCode)},
		RowID:       func(product domain.Product) domain.ID { return product.ID },
		Fetch:       host.Session().Products,
		Count:       p.count,
		Quick:       offerFilters,
		QuickCounts: p.quickCounts,
		Open:        func(product domain.Product, _ kit.Place) { editProduct(host, product) },
		Begin:       func() { editProduct(host, newProduct(host)) },
		Delete:      host.Session().DeleteProducts,
		Deleted: func(n int) string {
			return lang.XN("products.deleted", "{{.Count}} products moved to the recycle bin", n, map[string]any{"Count": n})
		},
		MayDelete: func() bool { return host.Session().May(access.Products, access.Delete) },
		Tools:     p.tools,
		CellMenu:  p.cellMenu,
		Kinds:     []domain.Kind{domain.KindProduct},
	})
	return p
}

func productWords() kit.ListingWords {
	return kit.ListingWords{
		Title:     lang.X("products.title", "Products"),
		Search:    lang.X("products.search", "Search products"),
		None:      lang.X("products.none", "There are no products yet. Lines of quotations pick from them."),
		Begin:     lang.X("command.new_product", "New product"),
		NoneMatch: lang.X("products.none_match", "No products match."),
	}
}

func (p *Products) tools(c *kit.Commands) []kit.ToolItem {
	begin := &kit.Command{ID: "product.new", Title: lang.X("command.new_product", "New product"), Icon: "plus",
		Enabled: func() bool { return p.host.Session().May(access.Products, access.Add) },
		Run:     func() { editProduct(p.host, newProduct(p.host)) }}
	return []kit.ToolItem{
		kit.PrimaryTool(begin), kit.Tool(c.Get("record.open")), kit.Tool(c.Get("record.delete")), kit.Tool(c.Get("undo")),
		kit.ToolSeparator(), kit.Tool(c.Get("export")), kit.Tool(c.Get("import")), kit.ToolSeparator(), kit.Tool(c.Get("quotations")),
	}
}

func productColumns(r region.Region) []kit.Column[domain.Product] {
	column := func(id office.Column, title string, width float32, cell func(domain.Product) kit.Cell) kit.Column[domain.Product] {
		return kit.Column[domain.Product]{ID: string(id), Title: title, Width: width, Sortable: true, Cell: func(p domain.Product) kit.Cell {
			c := cell(p)
			if p.Retired {
				c.Colour = kit.ColorText3
			}
			return c
		}}
	}
	figure := func(c kit.Column[domain.Product]) kit.Column[domain.Product] {
		c.Align = fyne.TextAlignTrailing
		return c
	}
	description := column(office.ColumnDescription, lang.X("product.description", "Description"), 460, func(p domain.Product) kit.Cell { return kit.Cell{Text: p.Description} })
	description.Fixed = true
	return []kit.Column[domain.Product]{
		column(office.ColumnCode, lang.X("product.code", "Code"), 140, func(p domain.Product) kit.Cell { return kit.Cell{Text: orDash(p.Code)} }),
		description,
		column(office.ColumnUnit, lang.X("product.unit", "Unit"), 100, func(p domain.Product) kit.Cell { return kit.Cell{Text: orDash(p.Unit)} }),
		figure(column(office.ColumnPrice, lang.X("product.price", "Price"), 150, func(p domain.Product) kit.Cell {
			return kit.Cell{Text: r.Money(domain.Money{Minor: p.Price, Currency: p.Currency})}
		})),
		figure(column(office.ColumnTax, lang.X("product.tax", "Tax"), 90, func(p domain.Product) kit.Cell { return kit.Cell{Text: r.Share(p.Tax)} })),
		column(office.ColumnRetired, lang.X("product.offered", "Offered"), 120, offeredCell),
	}
}

// offeredCell says whether quotations are offered the product.
func offeredCell(p domain.Product) kit.Cell {
	if p.Retired {
		return kit.Cell{Text: lang.X("product.retired", "Retired")}
	}
	return kit.Cell{Text: lang.X("product.offered", "Offered"), Dot: kit.Paint(kit.ColorWonDot)}
}

func (p *Products) count(ctx context.Context, q office.Query) (kit.ListingTotals, error) {
	n, err := p.host.Session().Count(ctx, domain.KindProduct, q)
	return kit.ListingTotals{Count: n}, err
}

func retired(value string) office.Condition {
	return office.Condition{Column: office.ColumnRetired, Values: []string{value}}
}

func offerFilters() []kit.QuickFilter {
	return []kit.QuickFilter{
		{Label: lang.X("products.all", "All")},
		{Label: lang.X("products.offered", "Offered"), Dot: kit.ColorWonDot, Condition: retired("false")},
		{Label: lang.X("products.retired", "Retired"), Condition: retired("true")},
	}
}

func (p *Products) quickCounts(ctx context.Context, q office.Query) ([]string, error) {
	var counts []string
	for _, conditions := range [][]office.Condition{nil, {retired("false")}, {retired("true")}} {
		narrowed := q
		narrowed.Conditions = append(conditions, q.Conditions...)
		n, err := p.host.Session().Count(ctx, domain.KindProduct, narrowed)
		if err != nil {
			return nil, err
		}
		counts = append(counts, p.host.Session().Office().Region().Number(int64(n), 0))
	}
	return counts, nil
}

// cellMenu retires a product, or offers it again.
func (p *Products) cellMenu(product domain.Product, _ string) []kit.MenuItem {
	item := kit.MenuItem{Icon: "pause", Label: lang.X("command.retire", "Retire")}
	if product.Retired {
		item.Icon, item.Label = "rotate-ccw", lang.X("command.offer_again", "Offer again")
	}
	item.Disabled = !p.host.Session().May(access.Products, access.Modify)
	item.Run = func() {
		product.Retired = !product.Retired
		saveProduct(p.host, product, func(err error) {
			if err != nil {
				p.host.Failed(err)
			}
		})
	}
	return []kit.MenuItem{item, kit.MenuSeparator()}
}
