package sqlstore

import (
	"context"

	"preventa/domain"
	"preventa/domain/office"
)

var productList = &listing{
	table: "product d", id: "d.id", base: "d.removed_at = 0", search: []string{"d.search"}, sort: office.ColumnCode, tie: "d.code_folded, d.folded, d.id",
	columns: map[office.Column]listColumn{
		office.ColumnCode:        {sort: "d.code_folded", empty: "d.code = ''", equal: "d.code_folded", fold: true},
		office.ColumnDescription: {sort: "d.folded", equal: "d.folded", fold: true},
		office.ColumnUnit:        {sort: "d.unit", empty: "d.unit = ''", equal: "d.unit"},
		office.ColumnPrice:       {sort: "d.price", equal: "d.price"},
		office.ColumnTax:         {sort: "d.tax", equal: "d.tax"},
		office.ColumnRetired: {sort: "d.retired", meets: func(_ *listQuery, value string) (string, error) {
			if value == "true" {
				return "d.retired", nil
			}
			return "NOT d.retired", nil
		}},
	},
}

// ProductRows gives the page of a query that starts at row first.
func (s *Store) ProductRows(ctx context.Context, q office.Query, first, count int) ([]domain.Product, error) {
	ids, err := s.page(ctx, productList, q, first, count)
	if err != nil || len(ids) == 0 {
		return nil, err
	}
	args, place := make([]any, len(ids)), make(map[domain.ID]int, len(ids))
	for i, id := range ids {
		args[i], place[domain.ID(id)] = id, i
	}
	found, err := loadAll[domain.Product](ctx, s.reader(), domain.KindProduct, "WHERE id IN ("+placeholders(1, len(ids))+")", args...)
	if err != nil {
		return nil, err
	}
	list := make([]domain.Product, len(ids))
	for _, p := range found {
		list[place[p.ID]] = p
	}
	return list, nil
}

// ProductCoded finds the product of a code, by its fold.
func (s *Store) ProductCoded(ctx context.Context, code string) (domain.Product, bool, error) {
	found, err := loadAll[domain.Product](ctx, s.reader(), domain.KindProduct, "WHERE code_folded = $1 AND removed_at = 0 ORDER BY id LIMIT 1", domain.Fold(code))
	if err != nil || len(found) == 0 {
		return domain.Product{}, false, err
	}
	return found[0], true, nil
}
