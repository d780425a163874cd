package statistics

import (
	"context"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/change"
	"preventa/domain/office"
	"preventa/ui/kit"
)

// spec is what is saved under a name: the relative period stays relative.
func (s *Screen) spec() office.StatisticsSpec {
	pivot := s.asking.pivot()
	return office.StatisticsSpec{Pivot: pivot, Filter: s.row.Filter(), Period: s.row.Filters.Span(), Show: s.asking.Show}
}

// save asks under what name to save the statistics as they are asked for.
func (s *Screen) save() {
	r := domain.SavedReport{Owner: s.host.Session().Me().ID, Form: domain.SavedAsStatistics, Definition: s.spec().Encode()}
	kit.SaveReport(s.host, r, func(saved domain.SavedReport) { s.saved = saved })
}

// saveChanges gives the saved report what is asked for now.
func (s *Screen) saveChanges() {
	r := s.saved
	r.Definition = s.spec().Encode()
	type changed struct {
		report domain.SavedReport
		set    change.Set
	}
	kit.Background(s.host.Runner(), func() (c changed, err error) {
		c.report, c.set, err = s.host.Session().SaveReport(context.Background(), r)
		return c, err
	}, func(c changed, err error) {
		if err != nil {
			s.host.Failed(err)
			return
		}
		s.saved = c.report
		if len(c.set.Changes) > 0 {
			s.host.Notify(kit.Undoable(s.host, lang.X("saved_report.saved", "Report “{{.Name}}” saved", map[string]any{"Name": r.Name}), c.set))
		}
	})
}

// Open shows what a saved report asks for. Its customer is named as it is called today.
func (s *Screen) Open(r domain.SavedReport) {
	session := s.host.Session()
	type opened struct {
		spec     office.StatisticsSpec
		customer string
	}
	kit.Background(s.host.Runner(), func() (o opened, err error) {
		if o.spec, err = office.SavedStatistics(r); err != nil {
			return o, err
		}
		if of := o.spec.Filter.Customers; len(of) > 0 && of[0] != "" {
			c, err := session.Customer(context.Background(), of[0])
			if err != nil {
				return o, err
			}
			o.customer = c.Name
		}
		return o, nil
	}, func(o opened, err error) {
		if err != nil {
			s.host.Failed(err)
			return
		}
		s.saved = r
		a := &s.asking
		a.Rows, a.Columns, a.Measure, a.Show = o.spec.Pivot.Rows, o.spec.Pivot.Columns, o.spec.Pivot.Measure, o.spec.Show
		s.row.Filters = kit.FigureFiltersOf(o.spec.Filter, o.spec.Period, o.customer)
		s.grid.row, s.grid.column, s.grid.x, s.grid.y = 0, 0, 0, 0
		s.row.Show()
		s.row.Offer()
		s.chosen()
	})
}

// offerSaved offers the statistics that are saved under a name, and to save these.
func (s *Screen) offerSaved() {
	kit.Background(s.host.Runner(), func() ([]domain.SavedReport, error) {
		return s.host.Session().SavedReports(context.Background())
	}, func(list []domain.SavedReport, err error) {
		if err != nil {
			s.host.Failed(err)
			return
		}
		kit.ShowContextMenu(s.host.Window().Canvas(), kit.Below(s.keeping), s.savedItems(list)...)
	})
}

func (s *Screen) savedItems(list []domain.SavedReport) []kit.MenuItem {
	var items []kit.MenuItem
	current := false
	for _, r := range list {
		if r.Form != domain.SavedAsStatistics {
			continue
		}
		item := kit.MenuItem{Label: r.Name, Run: func() { s.Open(r) }}
		if r.Owner == "" {
			item.Icon = "users"
		}
		if r.ID == s.saved.ID {
			current, s.saved.Name, s.saved.Version = true, r.Name, r.Version
			item.Icon = "check"
		}
		items = append(items, item)
	}
	if len(items) == 0 {
		items = []kit.MenuItem{{Label: lang.X("statistics.none_saved", "No statistics are saved yet"), Disabled: true}}
	}
	items = append(items, kit.MenuSeparator())
	may := s.host.Session().MayKeepReport
	if current {
		items = append(items, kit.MenuItem{Icon: "save", Label: lang.X("statistics.save_changes", "Save changes to “{{.Name}}”", map[string]any{"Name": s.saved.Name}),
			Disabled: !may(s.saved.Owner), Run: s.saveChanges})
	}
	return append(items, kit.MenuItem{Icon: "bookmark", Label: lang.X("statistics.save_as", "Save as…"), Disabled: !may(s.host.Session().Me().ID), Run: s.save})
}
