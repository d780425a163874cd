package office

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/change"
	"preventa/domain/office"
	"preventa/domain/region"
	"preventa/ui/kit"
)

// CurrenciesID is the id of the rates of exchange among the screens.
const CurrenciesID = "currencies"

// The columns of the list of rates.
const (
	rateCurrency office.Column = "currency"
	rateDay      office.Column = "day"
	rateValue    office.Column = "value"
)

// ratedDay is a rate with the time it is valid for.
type ratedDay struct {
	domain.Rate
	until domain.Date // the day before the next rate of the currency; zero: there is none
	valid bool        // it is the one amounts are converted at today
}

// Currencies is the screen of the rates of exchange.
type Currencies struct {
	kit.Listing[ratedDay]
	host kit.Host
	band *currenciesBand
}

var _ kit.Screen = (*Currencies)(nil)

// NewCurrencies makes the screen and starts to read.
func NewCurrencies(host kit.Host) *Currencies {
	c := &Currencies{host: host}
	c.Start(host, kit.ListingOptions[ratedDay]{
		ID: CurrenciesID, Words: currenciesWords, Counted: countRates, Columns: c.columns,
		Sort:  kit.Sort{Column: string(rateDay), Descending: true},
		RowID: func(r ratedDay) domain.ID { return r.ID },
		Fetch: c.fetch,
		Count: c.count,
		Quick: c.filters,
		Band:  c.makeBand,
		Open:  func(r ratedDay, _ kit.Place) { c.edit(r.Rate) },
		Begin: c.add,
		Delete: func(ctx context.Context, ids []domain.ID) (change.Set, error) {
			return host.Session().SaveRates(ctx, nil, ids)
		},
		Deleted: func(n int) string {
			return lang.XN("currencies.deleted", "{{.Count}} rates deleted", n, map[string]any{"Count": n})
		},
		MayDelete: c.mayModify,
		Tools:     c.tools,
		CellMenu:  c.cellMenu,
		Kinds:     []domain.Kind{domain.KindRate},
	})
	return c
}

func currenciesWords() kit.ListingWords {
	return kit.ListingWords{
		Title:     lang.X("currencies.title", "Currencies"),
		Search:    lang.X("currencies.search", "Search currencies"),
		None:      lang.X("currencies.none", "There are no rates of exchange yet."),
		Begin:     lang.X("currencies.new", "New rate…"),
		NoneMatch: lang.X("currencies.none_match", "No rates match."),
	}
}

func countRates(n int) string {
	return lang.XN("currencies.count", "{{.Count}} rates", n, map[string]any{"Count": n})
}

func (c *Currencies) region() region.Region { return c.host.Session().Office().Region() }

func (c *Currencies) home() domain.Currency { return c.host.Session().Office().Data().Currency }

func (c *Currencies) mayModify() bool {
	return c.host.Session().May(access.Currencies, access.Modify)
}

func (c *Currencies) columns() []kit.Column[ratedDay] {
	r := c.region()
	return []kit.Column[ratedDay]{
		{ID: string(rateCurrency), Title: lang.X("currencies.currency", "Currency"), Width: 320, Sortable: true, Fixed: true, Cell: func(d ratedDay) kit.Cell {
			return kit.Cell{Text: string(d.Currency), Note: kit.CurrencyText(d.Currency)}
		}},
		{ID: string(rateDay), Title: lang.X("currencies.day", "Since"), Width: 120, Sortable: true, Whole: true, Fixed: true, Cell: func(d ratedDay) kit.Cell {
			return kit.Cell{Text: r.Date(d.Day)}
		}},
		{ID: string(rateValue), Title: lang.X("currencies.rate_in", "Rate in {{.Symbol}}", map[string]any{"Symbol": r.Symbol(c.home())}), Width: 190,
			Align: fyne.TextAlignTrailing, Sortable: true, Fixed: true, Cell: func(d ratedDay) kit.Cell { return kit.Cell{Text: r.RateValue(d.Value)} }},
		{ID: "standing", Title: lang.X("currencies.standing", "Validity"), Width: 240, Cell: c.standing},
	}
}

// standing says when a rate is valid.
func (c *Currencies) standing(d ratedDay) kit.Cell {
	switch {
	case d.valid:
		return kit.Cell{Icon: "check", Text: lang.X("currencies.valid", "Valid today"), Colour: kit.ColorWon}
	case d.Day > c.host.Session().Office().Today():
		return kit.Cell{Icon: "clock", Text: lang.X("currencies.from", "From {{.Day}} on", map[string]any{"Day": c.region().Date(d.Day)}), Colour: kit.ColorText2}
	}
	return kit.Cell{Text: lang.X("currencies.until", "Until {{.Day}}", map[string]any{"Day": c.region().Date(d.until)}), Colour: kit.ColorText3}
}

// filters offers a chip for each currency there is a rate of.
func (c *Currencies) filters() []kit.QuickFilter {
	filters := []kit.QuickFilter{{Label: lang.X("currencies.all", "All")}}
	rates, err := c.host.Session().RatesOfExchange(context.Background())
	if err != nil { // the list tells of the same failure
		return filters
	}
	for _, currency := range slices.Sorted(maps.Keys(rates)) {
		filters = append(filters, kit.QuickFilter{Label: string(currency), Condition: ofCurrency(currency)})
	}
	return filters
}

func ofCurrency(c domain.Currency) office.Condition {
	return office.Condition{Column: rateCurrency, Values: []string{string(c)}}
}

// read gives the rates of a query in its order.
func (c *Currencies) read(ctx context.Context, q office.Query) ([]ratedDay, error) {
	all, err := c.host.Session().Rates(ctx)
	if err != nil {
		return nil, err
	}
	list := slices.DeleteFunc(ratedDays(all, c.host.Session().Office().Today()), func(d ratedDay) bool { return !rateMatches(d, q) })
	slices.SortStableFunc(list, func(a, b ratedDay) int {
		order := compareRates(a, b, q.Sort)
		if !q.Ascending {
			order = -order
		}
		return cmp.Or(order, strings.Compare(string(a.Currency), string(b.Currency)), int(b.Day-a.Day))
	})
	return list, nil
}

// ratedDays tells of rates how long each is valid.
func ratedDays(all []domain.Rate, today domain.Date) []ratedDay {
	rates := domain.NewRates(all)
	var list []ratedDay
	for currency, days := range rates {
		current, known := rates.At(currency, today)
		for i, rate := range days {
			d := ratedDay{Rate: rate, valid: known && rate.ID == current.ID}
			if i+1 < len(days) {
				d.until = days[i+1].Day - 1
			}
			list = append(list, d)
		}
	}
	return list
}

func rateMatches(d ratedDay, q office.Query) bool {
	for _, condition := range q.Conditions {
		if condition.Column == rateCurrency && !slices.Contains(condition.Values, string(d.Currency)) {
			return false
		}
	}
	return domain.ContainsWords(string(d.Currency)+" "+kit.CurrencyText(d.Currency), q.Text)
}

func compareRates(a, b ratedDay, by office.Column) int {
	switch by {
	case rateCurrency:
		return strings.Compare(string(a.Currency), string(b.Currency))
	case rateValue:
		return cmp.Compare(a.Value, b.Value)
	}
	return int(a.Day - b.Day)
}

func (c *Currencies) fetch(ctx context.Context, q office.Query, first, count int) ([]ratedDay, error) {
	list, err := c.read(ctx, q)
	return kit.PageOf(list, first, count), err
}

func (c *Currencies) count(ctx context.Context, q office.Query) (kit.ListingTotals, error) {
	list, err := c.read(ctx, q)
	return kit.ListingTotals{Count: len(list)}, err
}

// Follow shows what was committed: rates in the list, opportunities in the remark above.
func (c *Currencies) Follow(set change.Set) {
	c.Listing.Follow(set)
	if set.Touches(domain.KindRate, domain.KindOpportunity) {
		c.band.read()
	}
}

func (c *Currencies) tools(commands *kit.Commands) []kit.ToolItem {
	add := &kit.Command{ID: "rate.new", Icon: "plus", Title: lang.X("currencies.new", "New rate…"), Run: c.add, Enabled: c.mayModify}
	return []kit.ToolItem{
		kit.PrimaryTool(add), kit.Tool(commands.Get("record.open")), kit.Tool(commands.Get("record.delete")), kit.Tool(commands.Get("undo")),
		kit.ToolSeparator(), kit.Tool(commands.Get("export")), kit.Tool(commands.Get("import")),
	}
}

func (c *Currencies) cellMenu(d ratedDay, _ string) []kit.MenuItem {
	return []kit.MenuItem{c.FilterBy(lang.X("currencies.filter", "Filter by this currency"), rateCurrency, string(d.Currency)), kit.MenuSeparator()}
}
