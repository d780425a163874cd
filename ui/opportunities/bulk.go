package opportunities

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/office"
	"preventa/ui/kit"
)

// bulkItems are what a menu does to the selected opportunities, of which row was clicked.
func (l *List) bulkItems(row office.Row) []kit.MenuItem {
	session := l.host.Session()
	mayNot := !l.mayModify()
	items := []kit.MenuItem{
		{Icon: "user-round", Label: lang.X("command.assign", "Assign to"), Children: l.assignItems(row), Disabled: mayNot},
		{Icon: "tag", Label: lang.X("command.tag", "Tag…"), Disabled: mayNot, Run: l.tagSelected},
		{Icon: "calendar-days", Label: lang.X("command.plan_activity", "Plan an activity…"),
			Disabled: !session.May(access.Activities, access.Add), Run: func() { l.planFor(row) }},
	}
	if l.Chosen() <= 1 {
		return items
	}
	edit := kit.MenuItem{Icon: "square-check", Label: lang.X("command.bulk_edit", "Edit the selected…"),
		Shortcut: kit.ShortcutText(kit.Ctrl(fyne.KeyE)), Disabled: mayNot, Run: l.bulkEdit}
	export := kit.MenuItem{Icon: "upload", Label: lang.X("command.export_selected", "Export the selected…"),
		Disabled: !session.May(access.Export, access.Read), Run: l.exportSelected}
	return append(items, edit, export)
}

// assignItems are those an opportunity can be given to, and nobody.
func (l *List) assignItems(row office.Row) []kit.MenuItem {
	people, err := l.host.Session().Salespeople(context.Background())
	if err != nil {
		l.host.Failed(err)
		return nil
	}
	one := l.Chosen() <= 1
	item := func(id domain.ID, name string) kit.MenuItem {
		item := kit.MenuItem{Label: name, Run: func() { l.assign(id, name) }}
		if one && id == row.SalespersonID {
			item.Icon = "check"
		}
		return item
	}
	var items []kit.MenuItem
	for _, p := range people {
		if !p.Inactive {
			items = append(items, item(p.ID, p.Name))
		}
	}
	return append(items, kit.MenuSeparator(), item("", lang.X("bulk.nobody", "Nobody")))
}

func (l *List) assign(to domain.ID, name string) {
	change := bulkChange{ticked: map[string]bool{bulkSalesperson: true}, salesperson: to}
	l.editSelected(change.rule(), func(done int) string {
		args := map[string]any{"Count": l.region().Number(int64(done), 0), "Name": name}
		if to == "" {
			return lang.XN("bulk.unassigned", "{{.Count}} assigned to nobody", done, args)
		}
		return lang.XN("bulk.assigned", "{{.Count}} assigned to {{.Name}}", done, args)
	})
}

// editSelected changes the selected opportunities by a rule, each as if it were the only one.
func (l *List) editSelected(rule func(*office.Draft), told func(done int) string) {
	l.withChosen(func(ids []domain.ID) { l.edit(ids, rule, told) })
}

func (l *List) edit(ids []domain.ID, rule func(*office.Draft), told func(done int) string) {
	changeAll(l.host, ids, func(ctx context.Context, s *office.Session, ids []domain.ID) (office.Outcome, error) {
		return s.EditOpportunities(ctx, ids, rule)
	}, told, nil)
}

// remove puts opportunities into the recycle bin, each as if it were the only one.
func (l *List) remove(ids []domain.ID, gone func()) {
	changeAll(l.host, ids, func(ctx context.Context, s *office.Session, ids []domain.ID) (office.Outcome, error) {
		return s.RemoveOpportunities(ctx, ids)
	}, l.removedText, gone)
}

func (l *List) removedText(done int) string {
	return lang.XN("opportunities.deleted", "{{.Count}} moved to the recycle bin", done, map[string]any{"Count": l.region().Number(int64(done), 0)})
}

func (l *List) changedText(done int) string {
	return lang.XN("bulk.changed", "{{.Count}} changed", done, map[string]any{"Count": l.region().Number(int64(done), 0)})
}

// bulkEdit asks what to change at the selected opportunities, and does so.
func (l *List) bulkEdit() { l.askBulk(bulkFields) }

// tagSelected asks which tags the selected opportunities get, and which they lose.
func (l *List) tagSelected() { l.askBulk([]string{bulkAddTags, bulkRemoveTags}) }

func (l *List) askBulk(fields []string) {
	if l.Chosen() == 0 || !l.mayModify() {
		return
	}
	l.withChosen(func(ids []domain.ID) {
		kit.Background(l.host.Runner(), func() (bulkWords, error) {
			return readBulkWords(context.Background(), l.host.Session())
		}, func(words bulkWords, err error) {
			if err != nil {
				l.host.Failed(err)
				return
			}
			if !l.host.InFront(l) {
				return // reading many takes a while, in which one may have gone elsewhere
			}
			showBulkDialog(l.host, l.countText(int64(len(ids))), words, fields, func(rule func(*office.Draft)) {
				l.edit(ids, rule, l.changedText)
			})
		})
	})
}
