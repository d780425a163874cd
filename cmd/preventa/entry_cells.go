package main

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"preventa/domain"
	"preventa/domain/office"
)

// entryCells writes changes as files do: amounts with a decimal point in the currency
// they had at the time, references by name, dates as YYYY-MM-DD.
type entryCells struct {
	home       domain.Currency
	currencies map[domain.ID]domain.Currency // as of the entry at hand; entries come newest first
}

func newEntryCells(home domain.Currency) *entryCells {
	return &entryCells{home: home, currencies: map[domain.ID]domain.Currency{}}
}

// rows are the cells of changeColumns.
func (w *entryCells) rows(entries []office.Entry, names map[domain.ID]string, currencies map[domain.ID]domain.Currency) [][]any {
	var rows [][]any
	for len(entries) > 0 {
		end := slices.IndexFunc(entries, func(e office.Entry) bool { return e.Seq != entries[0].Seq })
		if end < 0 {
			end = len(entries)
		}
		set := entries[:end]
		earlier := map[domain.ID]domain.Currency{}
		for _, e := range set {
			if _, followed := w.currencies[e.Record]; !followed {
				w.currencies[e.Record] = currencies[e.Record]
			}
			if e.Field == "currency" {
				old, _ := e.Old.(string)
				earlier[e.Record] = domain.Currency(old)
			}
		}
		for _, e := range set {
			now := w.currencies[e.Record]
			then := now
			if old, changed := earlier[e.Record]; changed {
				then = old
			}
			rows = append(rows, []any{
				e.Seq, instant(e.At), e.Person, e.Action, string(e.Kind), cmp.Or(names[e.Record], string(e.Record)), e.Op, orNil(e.Field),
				w.value(e, e.Old, names, then), w.value(e, e.New, names, now), string(e.Record),
			})
		}
		for id, currency := range earlier {
			w.currencies[id] = currency
		}
		entries = entries[end:]
	}
	return rows
}

func orNil(text string) any {
	if text == "" {
		return nil
	}
	return text
}

// value is what a field held; nil for nothing.
func (w *entryCells) value(e office.Entry, value any, names map[domain.ID]string, currency domain.Currency) any {
	referred := domain.RefKind(e.Kind, e.Field) != ""
	name := func(id string) string {
		if referred {
			return cmp.Or(names[domain.ID(id)], id)
		}
		return id
	}
	switch v := value.(type) {
	case string:
		return name(v)
	case []string:
		texts := make([]string, len(v))
		for i, id := range v {
			texts[i] = name(id)
		}
		return strings.Join(texts, "; ")
	case bool:
		return strconv.FormatBool(v)
	case int64:
		return w.number(e, v, currency)
	}
	return nil
}

// decimalFields are the fields that hold a number times ten to the power of so many
// digits.
var decimalFields = map[domain.Kind]map[string]int{
	domain.KindProduct: {"tax": 2}, domain.KindLine: {"quantity": 3, "discount": 2, "tax": 2}, domain.KindRate: {"value": 8}, domain.KindOffice: {"tax_rate": 2},
}

// amountFields are those in minor units of the record's currency, or of the office's.
var amountFields = map[domain.Kind][]string{
	domain.KindOpportunity: {"amount", "office_amount"}, domain.KindQuotation: {"subtotal", "tax", "total"},
	domain.KindProduct: {"price"}, domain.KindLine: {"price"}, domain.KindItem: {"cost"}, domain.KindTarget: {"amount"},
}

func (w *entryCells) number(e office.Entry, v int64, currency domain.Currency) string {
	switch digits, decimal := decimalFields[e.Kind][e.Field]; {
	case decimal:
		return office.PlainDecimal(v, digits)
	case e.Field == "removed_at":
		return instant(time.UnixMilli(v))
	case e.Kind == domain.KindActivity && e.Field == "minute":
		return domain.ClockText(int(v))
	case slices.Contains(amountFields[e.Kind], e.Field):
		if e.Field == "office_amount" || e.Field == "cost" || currency == "" {
			currency = w.home
		}
		return domain.Money{Minor: v, Currency: currency}.Plain()
	}
	return strconv.FormatInt(v, 10)
}
