package customers

import (
	"context"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/change"
	"preventa/domain/office"
	"preventa/ui/kit"
)

// cellMenu is what the column of a cell offers, and what any row does besides opening and
// deleting it.
func (l *List) cellMenu(row office.CustomerRow, column string) []kit.MenuItem {
	items := l.columnItems(row, office.Column(column))
	if len(items) > 0 {
		items = append(items, kit.MenuSeparator())
	}
	items = append(items, newOpportunityItem(l.host, row.ID, row.Blocked))
	if one, alone := l.One(); alone && !one.Registered {
		items = append(items, kit.MenuItem{Icon: "handshake", Label: lang.X("customer.register", "Register as customer"),
			Disabled: !may(l.host, access.Modify), Run: func() { l.register(one) }})
	}
	return append(items, l.mergeItem(row), l.blockItem(row), kit.MenuSeparator())
}

func (l *List) columnItems(row office.CustomerRow, column office.Column) []kit.MenuItem {
	switch column {
	case office.ColumnSector:
		return []kit.MenuItem{kit.CustomizeItem(l.host, domain.Sectors),
			l.FilterBy(lang.X("customers.filter_sector", "Filter by this sector"), column, row.Sector)}
	case office.ColumnCity:
		return []kit.MenuItem{l.FilterBy(lang.X("customers.filter_city", "Filter by this city"), column, row.City)}
	case office.ColumnCountry:
		return []kit.MenuItem{l.FilterBy(lang.X("customers.filter_country", "Filter by this country"), column, row.Country)}
	case office.ColumnSalesperson:
		return []kit.MenuItem{l.FilterBy(lang.X("command.filter_salesperson", "Filter by this salesperson"), column, row.Salesperson)}
	}
	return nil
}

// headerMenu is what a title offers besides the columns.
func (l *List) headerMenu(column string) []kit.MenuItem {
	if office.Column(column) == office.ColumnSector {
		return []kit.MenuItem{kit.CustomizeItem(l.host, domain.Sectors)}
	}
	return nil
}

// newOpportunityItem begins an opportunity with a customer that is not blocked.
func newOpportunityItem(host kit.Host, customer domain.ID, blocked bool) kit.MenuItem {
	return kit.MenuItem{Icon: "plus", Label: lang.X("command.new_opportunity", "New opportunity"),
		Disabled: blocked || !host.Session().May(access.Opportunities, access.Add), Run: func() { host.NewOpportunity(customer) }}
}

// register makes a prospect a customer.
func (l *List) register(row office.CustomerRow) {
	kit.Background(l.host.Runner(), func() (change.Set, error) {
		return l.host.Session().Register(context.Background(), row.ID)
	}, func(set change.Set, err error) {
		if err != nil {
			l.host.Failed(err)
			return
		}
		l.host.Notify(kit.Undoable(l.host, registeredText(row.Name), set))
	})
}

func registeredText(name string) string {
	return lang.X("customer.registered_toast", "{{.Name}} is a customer now", map[string]any{"Name": name})
}

// mergeItem merges the two that are selected, or one with another to be chosen.
func (l *List) mergeItem(row office.CustomerRow) kit.MenuItem {
	item := kit.MenuItem{Icon: "merge", Label: lang.X("merge.with_another", "Merge with another…"),
		Disabled: !mayMerge(l.host) || l.Chosen() != 1, Run: func() { mergeCustomerWithAnother(l.host, row.ID, row.Name) }}
	if l.Chosen() == 2 {
		item.Label, item.Disabled = lang.X("merge.selected", "Merge the two selected…"), !mayMerge(l.host)
		item.Run = func() {
			l.WithSelected(func(ids []domain.ID) { mergeCustomers(l.host, ids[0], ids[1]) })
		}
	}
	return item
}

// blockItem blocks the selected customers, or lets them be sold to again.
func (l *List) blockItem(row office.CustomerRow) kit.MenuItem {
	block := !row.Blocked
	item := kit.MenuItem{Icon: "lock", Label: lang.X("customer.block", "Block"), Disabled: !may(l.host, access.Modify)}
	if !block {
		item.Label = lang.X("customer.unblock", "Unblock")
	}
	item.Run = func() {
		l.ChangeSelected(func(ctx context.Context, ids []domain.ID) (change.Set, error) {
			return l.host.Session().BlockCustomers(ctx, ids, block)
		}, func(set change.Set) string { return blockedText(len(set.Changes), block) })
	}
	return item
}

func blockedText(n int, block bool) string {
	args := map[string]any{"Count": n}
	if block {
		return lang.XN("customers.blocked_toast", "{{.Count}} customers blocked", n, args)
	}
	return lang.XN("customers.unblocked_toast", "{{.Count}} customers no longer blocked", n, args)
}
