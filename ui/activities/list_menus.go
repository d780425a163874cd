package activities

import (
	"context"
	"strings"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/ui/kit"
)

// cellMenu is what the column of a cell offers, and what one does with an activity
// besides opening and deleting it.
func (l *List) cellMenu(row office.ActivityRow, column string) []kit.MenuItem {
	items := l.columnItems(row, office.Column(column))
	if len(items) > 0 {
		items = append(items, kit.MenuSeparator())
	}
	return append(append(items, deedItems(l.host, row)...), kit.MenuSeparator())
}

func (l *List) columnItems(row office.ActivityRow, column office.Column) []kit.MenuItem {
	switch column {
	case office.ColumnType:
		return []kit.MenuItem{kit.CustomizeItem(l.host, domain.ActivityTypes),
			l.FilterBy(lang.X("activities.filter_type", "Filter by this type"), column, row.Type)}
	case office.ColumnOpportunity:
		return l.filterBy(lang.X("activities.filter_opportunity", "Filter by this opportunity"), column, row.OpportunityID, numbered(row.Number, row.Opportunity))
	case office.ColumnCustomer:
		return l.filterBy(lang.X("command.filter_customer", "Filter by this customer"), column, row.CustomerID, row.Customer)
	case office.ColumnContact:
		return l.filterBy(lang.X("activities.filter_contact", "Filter by this contact"), column, row.ContactID, row.Contact)
	case office.ColumnPeople:
		return l.peopleItems(row)
	}
	return nil
}

// filterBy narrows the list to a record, which the chip calls by its name.
func (l *List) filterBy(label string, column office.Column, id domain.ID, name string) []kit.MenuItem {
	if id == "" {
		return nil
	}
	l.names[string(id)] = name
	return []kit.MenuItem{l.FilterBy(label, column, string(id))}
}

// peopleItems narrow the list to one of the people of an activity.
func (l *List) peopleItems(row office.ActivityRow) []kit.MenuItem {
	people, err := l.host.Session().People(context.Background())
	if err != nil {
		l.host.Failed(err)
		return nil
	}
	var items []kit.MenuItem
	for name := range strings.SplitSeq(row.People, ", ") {
		for _, p := range people {
			if p.Name == name {
				label := lang.X("activities.filter_person", "Filter by {{.Name}}", map[string]any{"Name": name})
				items = append(items, l.filterBy(label, office.ColumnPeople, p.ID, name)...)
			}
		}
	}
	return items
}

// conditionText names what the list is filtered by.
func (l *List) conditionText(c office.Condition) string {
	titles := map[office.Column]string{
		office.ColumnType: lang.X("activity.type", "Type"), office.ColumnOpportunity: lang.X("activity.opportunity", "Opportunity"),
		office.ColumnCustomer: lang.X("activity.customer", "Customer"), office.ColumnPeople: lang.X("activity.people", "People"),
		office.ColumnContact: lang.X("activity.contact", "Contact"),
	}
	values := make([]string, len(c.Values))
	for i, value := range c.Values {
		values[i] = value
		if name, known := l.names[value]; known {
			values[i] = name
		}
	}
	return titles[c.Column] + ": " + strings.Join(values, ", ")
}

// headerMenu is what a title offers besides the columns.
func (l *List) headerMenu(column string) []kit.MenuItem {
	if office.Column(column) == office.ColumnType {
		return []kit.MenuItem{kit.CustomizeItem(l.host, domain.ActivityTypes)}
	}
	return nil
}
