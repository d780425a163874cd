package activities

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/change"
	"preventa/domain/office"
	"preventa/ui/kit"
)

func (m *MyDay) listen() {
	open := func(id string) { m.open(m.items[id]) }
	menu := func(id string, at fyne.Position) {
		kit.ShowContextMenu(m.host.Window().Canvas(), at, m.menu(m.items[id])...)
	}
	m.deeds.OnOpen, m.deals.OnOpen = open, open
	m.deeds.OnMenu, m.deals.OnMenu = menu, menu
	m.deeds.OnDone = func(id string) { m.host.CompleteActivity(m.items[id].activity.ID) }
	m.deeds.OnLink = func(id string) { m.host.OpenOpportunity(m.items[id].activity.OpportunityID, kit.Place{}) }
	m.deeds.OnDelete = func(id string) {
		if may(m.host, access.Delete) {
			m.delete(m.items[id])
		}
	}
}

func (m *MyDay) open(item dayItem) {
	if item.activity != nil {
		m.host.EditActivity(draftOf(item.activity.ID), nil)
		return
	}
	m.host.OpenOpportunity(item.row.ID, kit.Place{})
}

func draftOf(id domain.ID) office.ActivityDraft {
	return office.ActivityDraft{Activity: domain.Activity{ID: id}}
}

func (m *MyDay) delete(item dayItem) {
	kit.Background(m.host.Runner(), func() (change.Set, error) {
		return m.host.Session().DeleteActivities(context.Background(), []domain.ID{item.activity.ID})
	}, func(set change.Set, err error) {
		if err != nil {
			m.host.Failed(err)
			return
		}
		m.host.Notify(kit.Undoable(m.host, deletedText(1), set))
	})
}

// menu is what a right click on an entry offers.
func (m *MyDay) menu(item dayItem) []kit.MenuItem {
	if item.activity == nil {
		return m.dealMenu(*item.row)
	}
	items := deedItems(m.host, *item.activity)
	return append(items, kit.MenuSeparator(),
		kit.MenuItem{Icon: "pencil", Label: lang.X("command.open", "Open"), Shortcut: "Enter", Run: func() { m.open(item) }},
		kit.MenuItem{Icon: "trash-2", Label: lang.X("command.delete", "Delete"), Shortcut: lang.X("key.delete", "Del"),
			Disabled: !may(m.host, access.Delete), Run: func() { m.delete(item) }})
}

func (m *MyDay) dealMenu(row office.Row) []kit.MenuItem {
	return []kit.MenuItem{
		{Icon: "folder-open", Label: lang.X("activity.open_opportunity", "Open opportunity"), Shortcut: "Enter",
			Run: func() { m.host.OpenOpportunity(row.ID, kit.Place{}) }},
		{Icon: "plus", Label: lang.X("my_day.new_activity", "New activity"), Disabled: !may(m.host, access.Add),
			Run: func() { m.host.EditActivity(office.ActivityDraft{Activity: domain.Activity{Opportunity: row.ID}}, nil) }},
	}
}

// deedItems are what one does with an activity: complete it, put it off, go to what it
// is about.
func deedItems(host kit.Host, a office.ActivityRow) []kit.MenuItem {
	items := []kit.MenuItem{
		{Icon: "check", Label: lang.X("activity.complete", "Mark as done"), Disabled: a.Done || !may(host, access.Modify),
			Run: func() { host.CompleteActivity(a.ID) }},
		postponeItem(host, a),
	}
	if a.OpportunityID != "" {
		items = append(items, kit.MenuItem{Icon: "target", Label: lang.X("activity.open_opportunity", "Open opportunity"),
			Run: func() { host.OpenOpportunity(a.OpportunityID, kit.Place{}) }})
	}
	if a.CustomerID != "" {
		items = append(items, kit.MenuItem{Icon: "building-2", Label: lang.X("activity.open_customer", "Open customer"),
			Run: func() { host.OpenCustomer(a.CustomerID) }})
	}
	return items
}
